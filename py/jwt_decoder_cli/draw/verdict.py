"""The five lines of a verdict. A mark and a word say each state, so that no colour is needed to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.model.sentence import Digits, Sentence

from jwt_decoder_cli.draw.words import KEY_BINDING, told
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder_cli.sheet import Sheet

    Json = Mapping[str, Any]
    Mark = tuple[str, str]

PASS: Final = ("✓", "bold green")
FAIL: Final = ("✕", "bold red")
CAUTION: Final = ("!", "bold yellow")
UNCHECKED: Final = ("–", "dim")

_LINES: Final = (
    ("structure", Sentence("Structure")),
    ("signature", Sentence("Signature")),
    ("time", Sentence("Time")),
    ("audience", Sentence("Issuer, audience")),
    ("trust", Sentence("Key trust")),
)
_LOOKS: Final[Mapping[tuple[str, str], tuple[Mark, Sentence]]] = {
    ("structure", "sound"): (PASS, Sentence("Well-formed")),
    ("structure", "faulty"): (FAIL, Sentence("Malformed")),
    ("structure", "unreadable"): (FAIL, Sentence("Unreadable")),
    ("signature", "valid"): (PASS, Sentence("Valid")),
    ("signature", "invalid"): (FAIL, Sentence("Invalid")),
    ("signature", "unsupported"): (CAUTION, Sentence("Not supported")),
    ("signature", "key-unusable"): (CAUTION, Sentence("Key unusable")),
    ("signature", "not-attempted"): (UNCHECKED, Sentence("Not verified")),
    ("signature", "unsecured"): (FAIL, Sentence("None")),
    ("decryption", "decrypted"): (UNCHECKED, Sentence("Decrypted")),
    ("decryption", "failed"): (FAIL, Sentence("Failed")),
    ("decryption", "key-unusable"): (CAUTION, Sentence("Key unusable")),
    ("decryption", "unsupported"): (CAUTION, Sentence("Not supported")),
    ("decryption", "not-attempted"): (UNCHECKED, Sentence("Not decrypted")),
    ("time", "current"): (PASS, Sentence("Current")),
    ("time", "expired"): (FAIL, Sentence("Expired")),
    ("time", "not-yet"): (FAIL, Sentence("Not yet valid")),
    ("time", "unreadable"): (CAUTION, Sentence("Unreadable")),
    ("time", "not-stated"): (UNCHECKED, Sentence("Not stated")),
    ("audience", "match"): (PASS, Sentence("As expected")),
    ("audience", "mismatch"): (FAIL, Sentence("Not expected")),
    ("audience", "not-checked"): (UNCHECKED, Sentence("Not checked")),
    ("trust", "supplied"): (UNCHECKED, Sentence("Your key")),
    ("trust", "fetched"): (UNCHECKED, Sentence("Fetched")),
    ("trust", "from-token"): (CAUTION, Sentence("From token")),
    ("trust", "from-link"): (CAUTION, Sentence("From link")),
    ("trust", "public"): (CAUTION, Sentence("Published key")),
    ("trust", "not-known"): (UNCHECKED, Sentence("Not known")),
}
_SIGNATURE: Final = Sentence("Signature")
INNER: Final = Sentence("Inside")
_DECRYPTION: Final = Sentence("Decryption")
_MET: Final = Sentence("{name} is “{expected}”")
_OTHER: Final = Sentence("{name} is “{found}”, expected “{expected}”")
_MISSING: Final = Sentence("{name} is missing, expected “{expected}”")
_NAME, _STATE = 18, 15
_REASON: Final = 2 + _NAME + _STATE
_MOST_SIGNATURES: Final = 20


def look_of(line: str, state: str, why: object = None) -> tuple[Mark, Sentence]:
    """Return the mark and the words of a state; why it is one may have its own."""
    return _LOOKS[line, state if state == "invalid" or (line, why) not in _LOOKS else str(why)]


def draw_verdict(sheet: Sheet, verdict: Json, now: float, *, explain: bool) -> None:
    """Draw the lines that there are of the five; ``explain`` says of each how it was reached."""
    for name, title in _LINES:
        if name not in verdict:
            continue
        line = verdict[name]
        reason = told(line["words"], now) if "words" in line else line["message"]
        mark, words = look_of(name, line["state"], line["data"].get("why"))
        _row(sheet, mark, title, words, reason)
        checks = line.get("checks", ())
        for check in checks if len(checks) > 1 else ():
            _check(sheet, check)
        if explain:
            sheet.write((line["how"], "dim"), hang=_REASON)


def draw_signatures(sheet: Sheet, verdicts: list[Json], only: Sentence = _SIGNATURE) -> None:
    """Draw what is known of each signature; ``only`` is the name of it where there is one."""
    for number, verdict in enumerate(verdicts[:_MOST_SIGNATURES], 1):
        line, trust = verdict["signature"], verdict["trust"]
        mark, words = look_of("signature", line["state"])
        reason = trust["message"] if line["state"] == "valid" else line["message"]
        several = Sentence("Signature {number}", number=Digits(number))
        _row(sheet, mark, several if len(verdicts) > 1 else only, words, reason)


def draw_decryption(sheet: Sheet, decryption: Json, only: Sentence = _DECRYPTION) -> None:
    """Draw what a key did to a JWE, for each of its recipients; a decryption proves nothing, so no mark passes.

    ``only`` is its name where there is one recipient.
    """
    recipients = decryption["recipients"]
    for number, one in enumerate(recipients[:_MOST_SIGNATURES], 1):
        several = Sentence("Recipient {number}", number=Digits(number))
        mark, words = look_of("decryption", one["state"])
        _row(sheet, mark, several if len(recipients) > 1 else only, words, one["message"])


def draw_binding(sheet: Sheet, line: Json) -> None:
    """Draw what is known of the signature of a Key Binding JWT."""
    mark, words = look_of("signature", line["state"])
    _row(sheet, mark, KEY_BINDING, words, line["message"])


def _row(sheet: Sheet, mark: Mark, title: Sentence, words: Sentence, reason: str) -> None:
    first = (mark, " ", (f"{say(title):<{_NAME}}", "bold"), (f"{say(words):<{_STATE - 2}}", mark[1]))
    sheet.write(reason, hang=_REASON, first=first)


def _check(sheet: Sheet, check: Json) -> None:
    """Draw a claim beside what is expected of it."""
    if check["state"] == "match":
        sheet.write(PASS, f" {say(_MET.about(**_values(check)))}", hang=_REASON)
        return
    hint = f" ({check['hint']})" if check["hint"] else ""
    sentence = _OTHER if check["state"] == "mismatch" else _MISSING
    sheet.write(FAIL, f" {say(sentence.about(**_values(check)))}{hint}", hang=_REASON)


def _values(check: Json) -> dict[str, str]:
    return {name: check[name] for name in ("name", "expected", "found")}
