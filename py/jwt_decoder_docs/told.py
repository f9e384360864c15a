"""What a token holds, told as text: for what is printed, for readers without a browser, for builders without HTML."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.bridge import platform
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.output.report import report, verification
from jwt_decoder.output.wording import ENGLISH, render
from jwt_decoder.text import numeric_date, quote

from jwt_decoder_docs import json_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue

NOTHING: Final = Sentence("There is no token in this text.")
_MOST_TOKENS: Final = 20
_STATES: Final[Mapping[str, Sentence]] = {
    "sound": Sentence("well-formed"),
    "faulty": Sentence("malformed"),
    "unreadable": Sentence("unreadable"),
    "valid": Sentence("valid"),
    "invalid": Sentence("invalid"),
    "not-attempted": Sentence("not verified"),
    "key-unusable": Sentence("not verified"),
    "unsupported": Sentence("not verified"),
    "current": Sentence("current"),
    "expired": Sentence("expired"),
    "not-yet": Sentence("not valid yet"),
    "not-stated": Sentence("no exp"),
}
_PARTS: Final[Mapping[str, Sentence]] = {
    "encrypted": Sentence("Encrypted: it can't be read without the key."),
    "detached": Sentence("It isn't in the token."),
    "empty": Sentence("Empty."),
}
_HEADER: Final = Sentence("Header")
_PAYLOAD: Final = Sentence("Payload")
_PROCESSED: Final = Sentence("Payload with disclosures applied")
_KNOWN: Final = Sentence("Verdict")
_STRUCTURE: Final = Sentence("Structure")
_SIGNATURE: Final = Sentence("Signature")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing under its title: ``code`` to be set as it is, in ``language`` (json or none), or sentences."""

    title: str
    code: str = ""
    language: str = "none"
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Telling:
    """How it is told: in which language, as what token of the text if there are several, and at which instant."""

    catalogue: Catalogue
    number: int | None
    now: float | None

    def say(self, sentence: Sentence) -> str:
        """Return a sentence in the language."""
        return render(sentence, self.catalogue)

    def title(self, title: Sentence) -> str:
        """Return a title, which says of what token it is where there are several."""
        if self.number is None:
            return self.say(title)
        return self.say(Sentence("Token {number}: {title}", number=Digits(self.number), title=title))


def told(text: str, now: str | None = None, key: str | None = None, catalogue: Catalogue = ENGLISH) -> list[Told]:
    """Return what is in a text, token by token.

    ``now`` is in seconds since 1970; without it nothing is said of whether a token is valid, so that what is printed
    is the same whenever that is done. ``key`` is tried on what Python verifies by itself, the algorithms of HMAC.
    """
    instant = 0.0 if now is None else float(now)
    tokens = report(engine.report(text, Options(now=instant)), catalogue)["tokens"][:_MOST_TOKENS]
    found: list[Told] = []
    for index, token in enumerate(tokens):
        telling = _Telling(catalogue, index + 1 if len(tokens) > 1 else None, None if now is None else instant)
        options = Options(now=instant, token=index)
        verdict = token["verdict"] if key is None else _verdict(token, text, key, options, catalogue)
        found += [*_parts(token, telling), _said(token, verdict, telling)]
    return found or [Told("", sentences=(render(NOTHING, catalogue),))]


def _verdict(token: shape.Token, text: str, key: str, options: Options, catalogue: Catalogue) -> shape.Verdict:
    """Return the verdict with a key; where Python cannot try that by itself, the one before any key."""
    tried = asyncio.run(engine.verify(text, key, options, platform.backend()))
    verdict = verification(tried, catalogue)["verdict"]
    return token["verdict"] if verdict["signature"]["state"] == "unsupported" else verdict


def _parts(token: shape.Token, telling: _Telling) -> Iterator[Told]:
    """Return each header, then the payload, then what the Disclosures make of it."""
    headers = [one["header"] for one in token["signatures"]]
    for number, header in enumerate(headers, 1):
        if header is not None:
            title = Sentence("Header of signature {number}", number=Digits(number)) if len(headers) > 1 else _HEADER
            yield _part(title, header, telling)
    if token["payload"] is not None:
        yield _part(_PAYLOAD, token["payload"], telling)
    if token["processed"] is not None:
        yield _part(_PROCESSED, token["processed"], telling)


def _part(name: Sentence, part: shape.Part, telling: _Telling) -> Told:
    title = telling.title(name)
    if part["kind"] in _PARTS:
        return Told(title, sentences=(telling.say(_PARTS[part["kind"]]),))
    laid_out = json_lines.laid_out(part)
    if laid_out is not None:
        return Told(title, laid_out, "json")
    text = part["text"] if part["text"] is not None else part["readable"]
    return Told(title, json_lines.broken(part["hex"] or "") if text is None else json_lines.seen(text))


def _said(token: shape.Token, verdict: shape.Verdict, telling: _Telling) -> Told:
    """Return what can be said of it: never more than the engine says; of its validity only where ``now`` is known."""
    structure, signature, time = verdict["structure"], verdict["signature"], verdict["time"]
    sentences = [
        _line(_STRUCTURE, structure["state"], structure["message"], telling),
        _line(_SIGNATURE, signature["state"], signature["message"], telling),
    ]
    if token["times"]:
        sentences += [f"{one['name']}: {one['at']}, {one['utc']}." for one in token["times"]["points"]]
    if telling.now is not None:
        title = Sentence("At {instant}", instant=numeric_date.utc(telling.now))
        # What is told of time by its distance from now is told by ``how`` without it.
        sentences.append(_line(title, time["state"], time["how"], telling))
    sentences += [fault["message"] for fault in token["faults"]]
    return Told(telling.title(_KNOWN), sentences=tuple(map(quote.visible, sentences)))


def _line(title: Sentence, state: str, reason: str, telling: _Telling) -> str:
    """Return a line of the verdict."""
    return f"{telling.say(title)}: {telling.say(_STATES[state])}. {reason}{'' if reason.endswith('.') else '.'}"
