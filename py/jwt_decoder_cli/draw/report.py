"""The whole report of a text: the truth in a sentence, then why, then what there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.model.sentence import Digits, Listing, Sentence, plural, term
from jwt_decoder.registry.formats import FORMATS

from jwt_decoder_cli.draw.checklist import draw_checklist
from jwt_decoder_cli.draw.faults import draw_faults
from jwt_decoder_cli.draw.findings import draw_diagnosis, draw_findings
from jwt_decoder_cli.draw.paste import Paste
from jwt_decoder_cli.draw.token import draw_token
from jwt_decoder_cli.draw.verdict import INNER, draw_binding, draw_decryption, draw_signatures, draw_verdict
from jwt_decoder_cli.draw.words import characters, told
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jwt_decoder_cli.draw.token import Telling
    from jwt_decoder_cli.sheet import Sheet, Words

    Json = Mapping[str, Any]

MOST_LISTED: Final = 20
_MOST_LINES: Final = 40  # of what can be read in a credential that is no token
_NOTHING: Final = Sentence("There is no token in this text.")
_KEY: Final = Sentence("Key")
_INNER_KEY: Final = Sentence("Key for the token inside")
_NOTE: Final = Sentence("note:")


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a text, and of its token at ``place``; ``name`` is what the text is called where faults stand.

    ``verification`` is what came of a key, None where none was given; ``checklist`` what the specification of its kind
    requires of it, None where nobody asked.
    """

    text: str
    name: str
    report: Json
    place: int
    verification: Json | None = None
    checklist: Json | None = None

    @property
    def token(self) -> Json | None:
        """The token asked for, None where there is none at all."""
        tokens = self.report["tokens"]
        return tokens[self.place] if tokens else None

    @property
    def read(self) -> Json | None:
        """The same with its payload decrypted, where a key did that."""
        decryption = self.verification["decryption"] if self.verification else None
        token = decryption["token"] if decryption and decryption["token"] else self.token
        for one in self.verification["claimed"] if self.verification else ():
            token = token and _with_signature(token, one["at"], one["line"])
        inner = self.verification["inner"] if self.verification else None
        return _with_inner(token, inner) if token and inner else token


def _with_signature(token: Json, at: Sequence[int], line: Json) -> Json:
    """Return a token with what a key did to the one in a claim, which is at these indices of those within.

    Whose key that is stands above, where the token itself is judged.
    """
    if not at:
        others = {name: one for name, one in token["verdict"].items() if name != "trust"}
        return {**token, "summary": [{"text": line["message"]}], "verdict": {**others, "signature": line}}
    first, *rest = at
    inner = _with_signature(token["nested"][first], rest, line)
    return {**token, "nested": [*token["nested"][:first], inner, *token["nested"][first + 1 :]]}


def _with_inner(token: Json, found: Json) -> Json:
    """Return a token with what a key did to the one that is its payload, and to what is in that."""
    place = sum("path" not in one for one in token["nested"]) - 1
    opened = found["decryption"]["token"] if found["decryption"] else None
    inner = opened or {**token["nested"][place], "summary": found["summary"], "verdict": found["verdict"]}
    if found["inner"]:
        inner = _with_inner(inner, found["inner"])
    return {**token, "nested": [*token["nested"][:place], inner, *token["nested"][place + 1 :]]}


def draw_report(sheet: Sheet, found: Found, telling: Telling) -> None:
    """Draw what was found."""
    paste = Paste(found.text)
    if len(found.report["tokens"]) > 1:
        _list(sheet, found.report, found.place, paste)
    _notes(sheet, found.report)
    token = found.read
    if token is None:
        if not found.report["notes"]:
            sheet.write((_NOTHING, "bold"))
        return
    _judged(sheet, token, found.verification, telling)
    draw_faults(sheet, token, paste, found.name)
    sheet.blank()
    draw_token(sheet, token, telling)
    draw_findings(sheet, [*token["findings"], *_of_keys(found.verification)])
    if found.checklist:
        draw_checklist(sheet, found.checklist)


def _of_keys(verification: Json | None) -> list[Json]:
    """Return what is found of the keys, that of the token within too."""
    return [*verification["findings"], *_of_keys(verification["inner"])] if verification else []


def _judged(sheet: Sheet, token: Json, verification: Json | None, telling: Telling) -> None:
    """Draw the truth in a sentence, and what it is made of."""
    known = verification or token
    sheet.write((told(known["headline"], telling.now), "bold"))
    if known["line"]:
        sheet.write(told(known["line"], telling.now))
    sheet.write((_origin(token), "dim"))
    sheet.blank()
    draw_verdict(sheet, known["verdict"], telling.now, explain=telling.explain)
    verdicts = verification["signatures"] if verification else [one["verdict"] for one in token["signatures"]]
    is_signed = any(one["segment"] is not None for one in token["signatures"])  # the recipients of a JWE sign nothing
    if is_signed and len(verdicts) > 1:
        draw_signatures(sheet, verdicts)
    if verification:
        _key(sheet, verification)
    sheet.blank()


def _key(sheet: Sheet, verification: Json) -> None:
    """Draw what key it is, and what would make the signature hold."""
    if verification["binding"]:
        draw_binding(sheet, verification["binding"])
    if verification["decryption"]:
        draw_decryption(sheet, verification["decryption"])
    sheet.blank()
    if verification["key"]:
        _key_itself(sheet, _KEY, verification)
    if verification["inner"]:
        _inner_key(sheet, verification["inner"])


def _inner_key(sheet: Sheet, inner: Json) -> None:
    """Draw what a key did to the token within."""
    if inner["decryption"]:
        draw_decryption(sheet, inner["decryption"], INNER)
    else:
        draw_signatures(sheet, inner["signatures"], INNER)
    sheet.blank()
    _key_itself(sheet, _INNER_KEY, inner)
    if inner["inner"]:
        _inner_key(sheet, inner["inner"])


def _key_itself(sheet: Sheet, title: Sentence, verification: Json) -> None:
    sheet.write(verification["key"]["message"], first=((title, "bold"),), hang=sheet.columns(title) + 2)
    sheet.blank()
    draw_diagnosis(sheet, verification["diagnosis"], verification["tried"])


def _list(sheet: Sheet, report: Json, place: int, paste: Paste) -> None:
    tokens = report["tokens"]
    title = plural("{count} token in this text", "{count} tokens in this text", len(tokens))
    which = Sentence("showing {number}; --token N shows another", number=Digits(place + 1))
    sheet.write((title, "bold"), (f"  {say(which)}", "dim"))
    start = min(max(0, place - MOST_LISTED // 2), max(0, len(tokens) - MOST_LISTED))
    listed = tokens[start : start + MOST_LISTED]
    names = [f"{number:>3}  {say(_line(paste, token))}" for number, token in enumerate(listed, start + 1)]
    for number, (token, name) in enumerate(zip(listed, names, strict=True), start):
        mark = "> " if number == place else "  "
        label = (f"{token['label']}: " if token["label"] else "", "bold")
        hang = len(mark) + max(map(len, names)) + 2
        sheet.write(label, told(token["headline"], report["now"]), first=(mark, (name, "dim")), hang=hang)
    if len(tokens) > MOST_LISTED:
        sheet.write((Sentence("… {count} of them listed; --json has them all.", count=MOST_LISTED), "dim"))
    sheet.blank()


def _line(paste: Paste, token: Json) -> Sentence:
    return Sentence("line {line}", line=paste.line(token["start"]))


def _notes(sheet: Sheet, report: Json) -> None:
    for note in report["notes"]:
        _note(sheet, note["message"])
        with sheet.within():
            for line in note["data"].get("content", "").splitlines()[:_MOST_LINES]:
                sheet.write(line)
    # That of a link is used where no other one is given.
    keys = [key for key in report["keys"] if not key["in_link"]]
    for key in keys:
        _note(sheet, _pasted_key(key["label"]))
    if report["notes"] or keys:
        sheet.blank()


def _pasted_key(label: str) -> Sentence:
    if label:
        return Sentence("This text contains a key (“{label}”); put it in a file for --key.", label=label)
    return Sentence("This text contains a key; put it in a file for --key.")


def _note(sheet: Sheet, message: Words) -> None:
    sheet.write(message, first=((_NOTE, "bold cyan"),), hang=sheet.columns(_NOTE) + 1)


def _origin(token: Json) -> Listing:
    label = [token["label"]] if token["label"] else []
    return Listing((term(FORMATS[token["kind"]].title), *label, characters(len(token["text"]))))
