"""Edits that one click makes: times, identifiers, what the key says, and what contradicts another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Final

from jwt_decoder.json.parse import plain
from jwt_decoder.make.key_management import ADDED
from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, KEY_MANAGEMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.draft.edits import Edit, Object, PartName
    from jwt_decoder.draft.key_advice import KeyAdvice
    from jwt_decoder.model.part import Node

_QUARTER: Final = 900
_HOUR: Final = 3600
_TYPE: Final = '"JWT"'
# What most libraries take where nothing else was agreed.
_ENC: Final = '"A256GCM"'
_B64: Final = "b64"


@dataclass(frozen=True, slots=True)
class Quick:
    """An edit of a part, by an id; ``label`` says on a button what it does."""

    id: str
    part: PartName
    label: Sentence
    edit: Edit


def of_layout(payload: Object) -> Iterator[Quick]:
    """Return the edit that gives each member a line of its own, of a text that has them all on one."""
    if b"\n" not in payload.octets and len(payload.tree["members"]) > 1:
        yield Quick("lines", "payload", Sentence("one line each"), payload.laid_out())


def of_payload(payload: Object, now: int, fresh: str) -> Iterator[Quick]:
    """Return the edits of a Claims Set; ``fresh`` is an identifier that nobody used before."""
    times = (
        ("exp-quarter", "exp", now + _QUARTER, Sentence("exp +15 min")),
        ("exp-hour", "exp", now + _HOUR, Sentence("exp +1 h")),
        ("iat-now", "iat", now, Sentence("iat now")),
    )
    for ident, name, at, label in times:
        yield Quick(ident, "payload", label, payload.set(name, str(at)))
    if fresh:
        yield Quick("jti-new", "payload", Sentence("new jti"), payload.set("jti", json.dumps(fresh)))


def of_header(header: Object, advice: KeyAdvice) -> Iterator[Quick]:
    """Return the edits of a JOSE Header, as far as the key asks for them."""
    members = {one["name"]: one["node"] for one in header.tree["members"]}
    named = members["alg"].get("value", "") if "alg" in members else ""
    yield from _alone(header)
    yield from _made_anew(header, members, named)
    best = next(iter(advice.algorithms), "")
    if best and named not in advice.algorithms and "enc" not in members:
        label = Sentence("Use {alg} to match the key", alg=best)
        yield Quick("alg-from-key", "header", label, header.set("alg", json.dumps(best)))
    if "typ" not in members:
        yield Quick("typ", "header", Sentence("add typ"), header.insert("typ", _TYPE))
    if advice.kid and ("kid" not in members or members["kid"].get("value") != advice.kid):
        yield Quick("kid-from-key", "header", Sentence("kid from the key"), header.set("kid", json.dumps(advice.kid)))


def _alone(header: Object) -> Iterator[Quick]:
    """Return what takes a second alg out: verifiers do not agree on which one counts."""
    places = [index for index, one in enumerate(header.tree["members"]) if one["name"] == "alg"]
    if len(places) > 1:
        yield Quick("alg-once", "header", Sentence("remove the first alg"), header.remove(places[0]))


def _made_anew(header: Object, members: Mapping[str, Node], alg: str) -> Iterator[Quick]:
    """Return what takes out the parameters that encrypting adds, so that they can't be typed."""
    row = KEY_MANAGEMENT.get(alg)
    names = tuple(name for name in (ADDED.get(row.family, ()) if row else ()) if name in members)
    if names:
        cleared = reduce(lambda whole, name: whole.without(name), names, header)
        yield Quick("made-anew", "header", Sentence("remove {names}", names=Listing(names)), header.until(cleared))


@dataclass(frozen=True, slots=True)
class AlgorithmEdit:
    """An algorithm by its name, whether it encrypts, and the edit of the header that asks for it."""

    name: str
    encrypts: bool
    edit: Edit


def of_algorithms(header: Object) -> Iterator[AlgorithmEdit]:
    """Return each algorithm: one that signs leaves no enc, one that encrypts needs it."""
    signed = header.without("enc")
    for name in ALGORITHMS:
        asked = signed.after(signed.set("alg", json.dumps(name)))
        yield AlgorithmEdit(name, encrypts=False, edit=header.until(asked))
    for name in KEY_MANAGEMENT:
        asked = header.after(header.set("alg", json.dumps(name)))
        has_enc = any(one["name"] == "enc" for one in asked.tree["members"])
        asked = asked if has_enc else asked.after(asked.insert("enc", _ENC))
        yield AlgorithmEdit(name, encrypts=True, edit=header.until(asked))


@dataclass(frozen=True, slots=True)
class ContentEdit:
    """An algorithm that encrypts the content, by its name, and the edit of the header that asks for it."""

    name: str
    edit: Edit


def of_content_encryptions(header: Object) -> Iterator[ContentEdit]:
    """Return each algorithm that a header may name as enc."""
    for name in CONTENT_ENCRYPTION:
        yield ContentEdit(name, header.set("enc", json.dumps(name)))


@dataclass(frozen=True, slots=True)
class PayloadEncoding:
    """Whether the payload stands in the token as it is, by ``b64`` (RFC 7797), and the edit that makes it otherwise."""

    unencoded: bool
    edit: Edit


def of_payload_encoding(header: Object) -> PayloadEncoding:
    """Return how the payload is encoded; ``crit`` names b64 as long as the header has it (RFC 7797 §6)."""
    members = {one["name"]: one["node"] for one in header.tree["members"]}
    unencoded = _B64 in members and plain(members[_B64]) is False
    crit = plain(members["crit"]) if "crit" in members else []
    others = [one for one in crit if one != _B64] if isinstance(crit, list) else []
    asked = header.without(_B64) if unencoded else header.after(header.set(_B64, "false"))
    named = others if unencoded else [*others, _B64]
    asked = asked.after(asked.set("crit", json.dumps(named))) if named else asked.without("crit")
    return PayloadEncoding(unencoded, header.until(asked))
