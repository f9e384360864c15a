"""The Key Binding JWT: what binds a presentation to the holder's key, and to these very Disclosures (RFC 9901 §4.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.fault_collector import Gathered
from jwt_decoder.decode.fault_places import with_faults
from jwt_decoder.decode.sd_jwt.hashes import HASHES
from jwt_decoder.model.sentence import Listing, Sentence, plural
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Container

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decode.sd_jwt.hashes import Hash
    from jwt_decoder.model.part import Node
    from jwt_decoder.model.sentence import Facts

TYPE: Final = "kb+jwt"
HASH: Final = "sd_hash"
# Members of the first unprotected header of one in JSON (RFC 9901 §8.1).
DISCLOSURES: Final = "disclosures"
KEY_BINDING: Final = "kb_jwt"
IN_HEADER: Final = (DISCLOSURES, KEY_BINDING)
_REQUIRED: Final = ("iat", "aud", "nonce")
_LONGEST_HASH: Final = 128
_NO_TYPE: Final = Sentence("The typ of a Key Binding JWT must be {expected}, but it is missing.", expected=TYPE)
_NO_HASH: Final = Sentence("sd_hash is missing, so nothing binds this Key Binding JWT to the Disclosures before it.")
_NOT_COMPARED: Final = Sentence("sd_hash was not compared: the hash algorithm is unknown.")
_MATCH: Final = Sentence("sd_hash matches everything before this JWT.")
_MISMATCH: Final = Sentence(
    "sd_hash doesn't match what comes before this JWT: it was made for other Disclosures or another token."
)
_NO_TILDE: Final = Sentence(
    "sd_hash doesn't match: it was made without the last “~” before this JWT, which is part of what is hashed"
    " (RFC 9901 §4.3.1)."
)

_JWT_ALONE: Final = Sentence(
    "sd_hash doesn't match: it was made over the issuer-signed JWT alone, without the Disclosures (RFC 9901 §4.3.1)."
)
_OTHER_HASH: Final = Sentence(
    "sd_hash doesn't match: it is the {found} digest, but the hash algorithm of this SD-JWT is {expected}."
)


@dataclass(frozen=True, slots=True)
class Binding:
    """How sd_hash compares: ``state`` is match, mismatch, missing or not-compared.

    ``expected`` is what it must be, empty where that cannot be calculated; ``found`` what it is.
    """

    state: str
    message: Sentence
    expected: str
    found: str


def bind(before: str, algorithm: Hash | None, bound: Decoded) -> tuple[Decoded, Binding]:
    """Compare a Key Binding JWT with what stands ``before`` it; its faults are added to it."""
    gathered = Gathered(bound)
    _judge_type(bound, gathered)
    expected = algorithm.digest(before) if algorithm else ""
    binding = _compare(bound.claims.get(HASH), expected)
    if algorithm and binding.state == "mismatch":
        binding = replace(binding, message=_explained(binding.found, before, algorithm) or binding.message)
    payload = bound.layout.payload
    if payload is not None and bound.payload is not None and bound.payload.kind == "claims-set":
        missing = [name for name in _REQUIRED if name not in bound.claims]
        if missing:
            message = plural(
                "A Key Binding JWT must have iat, aud, nonce and sd_hash; {missing} is missing.",
                "A Key Binding JWT must have iat, aud, nonce and sd_hash; {missing} are missing.",
                len(missing),
                missing=Listing(tuple(missing), "and"),
            )
            gathered.missing(payload, "kb-claim-missing", message, {"names": " ".join(missing)})
        if binding.state in {"mismatch", "missing"}:
            node = bound.claims.get(HASH)
            data: Facts = {"expected": expected, "found": binding.found}
            if node is None:
                gathered.missing(payload, "kb-sd-hash", binding.message, data)
            else:
                gathered.node(payload, node, "kb-sd-hash", binding.message, data)
    return with_faults(bound, gathered.faults, gathered.beyond), binding


def _explained(found: str, before: str, algorithm: Hash) -> Sentence | None:
    """Return what sd_hash was made over or with, where that is one step of making it wrong; None where it is not."""
    issued = before.partition("~")[0]
    if found == algorithm.digest(before.removesuffix("~")):
        return _NO_TILDE
    if found in {algorithm.digest(issued), algorithm.digest(f"{issued}~")}:
        return _JWT_ALONE
    other = next((one for one in HASHES.values() if found == one.digest(before)), None)
    return _OTHER_HASH.about(found=other.name, expected=algorithm.name) if other else None


def presented(issued: Decoded, chosen: Container[int] | None = None) -> str:
    """Return what sd_hash is calculated over, whatever the serialization: the compact form, without a Key Binding JWT.

    That is the issuer-signed JWT, of several the first, and those of the Disclosures whose indices were ``chosen``, or
    all, in their order, with a tilde after each (§4.3.1, §8).
    """
    place, segments = issued.signatures[0].place, issued.layout.segments
    indices = (place.header, issued.layout.payload, place.signature)
    jws = ".".join("" if index is None else segments[index].text for index in indices)
    disclosures = (segment.text for segment in segments if segment.role == "disclosure")
    kept = (text for index, text in enumerate(disclosures) if chosen is None or index in chosen)
    return "".join(f"{part}~" for part in (jws, *kept))


def _judge_type(bound: Decoded, gathered: Gathered) -> None:
    first = bound.signatures[0]
    header = first.place.header
    if header is None or not first.is_readable:
        return
    node = first.jose.get("typ")
    if node is None:
        gathered.missing(header, "kb-typ", _NO_TYPE)
    elif node.get("value") != TYPE:
        typ = quote(node.get("value", node["text"] or node["type"]))
        message = Sentence("The typ of a Key Binding JWT must be {expected}, not “{found}”.", expected=TYPE, found=typ)
        gathered.node(header, node, "kb-typ", message)


def _compare(node: Node | None, expected: str) -> Binding:
    if node is None:
        return Binding("missing", _NO_HASH, expected, "")
    found = node.get("value", node["text"])[:_LONGEST_HASH]
    if not expected:
        return Binding("not-compared", _NOT_COMPARED, expected, found)
    if node.get("value") == expected:
        return Binding("match", _MATCH, expected, found)
    return Binding("mismatch", _MISMATCH, expected, found)
