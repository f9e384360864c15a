"""What a reader says of a token, and what the engine says of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest import mock

from jwt_decoder.engine import reading
from jwt_decoder.engine.engine import report as read
from jwt_decoder.engine.engine import verify
from jwt_decoder.engine.result import Options
from jwt_decoder.output.report import report, verification
from jwt_decoder_cli.cryptography_backend import Cryptography

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.output.report import shape

    from tests.unit.jwt_decoder.differential.cases import Case


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader says. ``accepts`` is that it takes the JWS for sound, and its signature holds.

    ``claims`` is that the payload is a Claims Set; ``time`` and ``audience`` are holds or refused, None where nothing
    was asked. ``why`` is for the person who reads a disagreement; of the engine it is the ids of what it found.
    """

    accepts: bool
    header: object = None
    payload: bytes | None = None
    claims: bool | None = None
    time: str | None = None
    audience: str | None = None
    why: tuple[str, ...] = ()


def _unmended(_text: str, decoded: Decoded) -> Decoded:
    return decoded


# No other reader mends a token, and looking for what would takes longer than reading it.
@mock.patch.object(reading, "with_repairs", _unmended)
def engine(case: Case) -> Answer:
    """Ask the engine, through the JSON that its callers see."""
    encoding = case.form if case.form in {"hex", "base64", "base64url"} else "text"
    options = Options(case.now, skew=case.skew, expect={"aud": case.aud}, secret_encoding=encoding)
    reported = report(read(case.token, options))
    if not reported["tokens"]:
        return Answer(accepts=False, why=("no-token",))
    token = reported["tokens"][0]
    found = asyncio.run(verify(case.token, case.key, options, Cryptography(), lambda: False))
    verdict = verification(found)["verdict"]
    outside, inside = _faults(token)
    errors = [one["id"] for one in token["findings"] if one["id"].startswith(("crit-", "b64-"))]
    odd = [one["id"] for one in token["findings"] if one["id"].endswith(("-not-a-string", "parameter-type"))]
    around = ["part-of-paste"] if token["text"] != case.token or len(reported["tokens"]) > 1 else []
    state: str = verdict["signature"]["state"]
    payload = token["payload"]
    time, audience = verdict["time"]["state"], verdict["audience"]["state"]
    return Answer(
        accepts=state == "valid" and not outside and not errors,
        header=_parsed(token["header"]),
        payload=_octets(payload) if payload else None,
        claims=payload is not None and payload["kind"] == "claims-set" and not inside,
        time="holds" if time in {"current", "not-stated"} else "refused",
        audience="holds" if audience == "match" else "refused",
        why=(state, *outside, *inside, *errors, *odd, *around),
    )


@mock.patch.object(reading, "with_repairs", _unmended)
def structure(case: Case) -> Answer:
    """Ask the engine whether a JWE is sound, which is all that it says of one."""
    tokens = report(read(case.token, Options(case.now)))["tokens"]
    whole = len(tokens) == 1 and tokens[0]["text"] == case.token
    why = tuple(fault["id"] for token in tokens for fault in token["faults"])
    return Answer(accepts=whole and not why, why=why)


def _faults(token: shape.Token) -> tuple[list[str], list[str]]:
    """Give the ids of the faults of a JWS, and of those in what its payload says, which is none of its business."""
    outside: list[str] = []
    inside: list[str] = []
    for fault in token["faults"]:
        role = "" if fault["segment"] is None else token["segments"][fault["segment"]]["role"]
        is_inside = role == "payload" and not fault["id"].startswith("base64url-")
        (inside if is_inside else outside).append(fault["id"])
    return outside, inside


def value_of(node: shape.Node) -> object:
    """Give a node of the report as Python's json module would have read it."""
    kind = node["type"]
    if kind == "object":
        return {member["name"]: value_of(member["node"]) for member in node["members"]}
    if kind == "array":
        return [value_of(item) for item in node["items"]]
    if kind == "number":
        text = node["text"]
        return float(text) if any(mark in text for mark in ".eE") else int(text)
    return node["value"] if kind == "string" else {"true": True, "false": False, "null": None}[node["text"]]


def _parsed(part: shape.Part | None) -> object:
    return value_of(part["tree"]) if part and part["tree"] else None


def _octets(part: shape.Part) -> bytes:
    text: str | None = part["text"]
    return bytes.fromhex(part["hex"] or "") if text is None else text.encode("utf-8", "surrogatepass")
