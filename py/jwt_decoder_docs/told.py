"""What a token holds, told as text: for what is printed, for readers without a browser, for builders without HTML."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.bridge import bridge
from jwt_decoder.text import numeric_date, quote

from jwt_decoder_docs import json_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Json = dict[str, Any]

NOTHING: Final = "There is no token in this text."
_MOST_TOKENS: Final = 20
_STATES: Final = {
    "not-attempted": "not verified",
    "not-yet": "not valid yet",
    "not-stated": "no limit stated",
    "key-unusable": "not verified",
    "unsupported": "not verified",
}
_PARTS: Final = {
    "encrypted": "Encrypted: it cannot be read without the key.",
    "detached": "It is not in the token.",
    "empty": "Empty.",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing under its title: ``code`` to be set as it is, in ``language`` (json or none), or sentences."""

    title: str
    code: str = ""
    language: str = "none"
    sentences: tuple[str, ...] = ()


def told(text: str, now: str | None = None, key: str | None = None) -> list[Told]:
    """Return what is in a text, token by token.

    ``now`` is in seconds since 1970; without it nothing is said of whether a token is valid, so that what is printed
    is the same whenever that is done. ``key`` is tried on what Python verifies by itself, the algorithms of HMAC.
    """
    instant = 0.0 if now is None else float(now)
    tokens = _report(text, instant)["tokens"][:_MOST_TOKENS]
    found: list[Told] = []
    for index, token in enumerate(tokens):
        name = f"Token {index + 1}: " if len(tokens) > 1 else ""
        verdict = token["verdict"] if key is None else _verdict(token, text, key, instant, index)
        found += [*_parts(token, name), _said(token, verdict, name, None if now is None else instant)]
    return found or [Told("", sentences=(NOTHING,))]


def _report(text: str, now: float) -> Json:
    request = {"action": "report", "text": text, "options": {"now": now}}
    answer: Json = json.loads(bridge.handle(json.dumps(request)))
    return answer


def _verdict(token: Json, text: str, key: str, now: float, index: int) -> Json:
    """Give the verdict with a key; where Python cannot try that by itself, the one before any key."""
    request = {"action": "verify", "text": text, "key": key, "options": {"now": now, "token": index}}
    verdict: Json = json.loads(asyncio.run(_awaited(json.dumps(request))))["verdict"]
    return token["verdict"] if verdict["signature"]["state"] == "unsupported" else verdict


async def _awaited(request: str) -> str:
    return await bridge.handle_async(request)


def _parts(token: Json, name: str) -> Iterator[Told]:
    """Give each header, then the payload, then what the Disclosures make of it."""
    headers = [one["header"] for one in token["signatures"]]
    for place, header in enumerate(headers):
        if header is not None:
            yield _part(f"{name}Header{f' of signature {place + 1}' if len(headers) > 1 else ''}", header)
    if token["payload"] is not None:
        yield _part(f"{name}Payload", token["payload"])
    if token["processed"] is not None:
        yield _part(f"{name}Payload with what is disclosed", token["processed"])


def _part(title: str, part: Json) -> Told:
    if part["kind"] in _PARTS:
        return Told(title, sentences=(_PARTS[part["kind"]],))
    laid_out = json_lines.laid_out(part)
    if laid_out is not None:
        return Told(title, laid_out, "json")
    text = part["text"] if part["text"] is not None else part["readable"]
    return Told(title, json_lines.seen(text) if text is not None else json_lines.broken(part["hex"]))


def _said(token: Json, verdict: Json, name: str, now: float | None) -> Told:
    """Give what can be said of it: never more than the engine says, and of its validity only where ``now`` is set."""
    sentences = [_line("Structure", verdict["structure"]), _line("Signature", verdict["signature"])]
    sentences += [f"{one['name']}: {one['at']}, {one['utc']}." for one in (token["times"] or {"points": []})["points"]]
    if now is not None:
        sentences.append(_line(f"At {numeric_date.utc(now)}", verdict["time"], "how"))
    sentences += [fault["message"] for fault in token["faults"]]
    return Told(f"{name}What can be said", sentences=tuple(quote.visible(sentence) for sentence in sentences))


def _line(title: str, line: Mapping[str, Any], member: str = "message") -> str:
    """Give a line of the verdict; what is told of time by its distance from now is told by ``how`` without it."""
    reason = line[member]
    return f"{title}: {_STATES.get(line['state'], line['state'])}. {reason}{'' if reason.endswith('.') else '.'}"
