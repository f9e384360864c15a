"""What an SD-JWT discloses: its Disclosures, each with what became of it, and the payload that they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.fault_collector import Gathered
from jwt_decoder.decode.fault_places import with_faults
from jwt_decoder.decode.sd_jwt.digests import ALGORITHM, DIGESTS
from jwt_decoder.decode.sd_jwt.disclosure import read
from jwt_decoder.decode.sd_jwt.hashes import DEFAULT, HASHES
from jwt_decoder.decode.sd_jwt.other_digests import explained
from jwt_decoder.decode.sd_jwt.rebuild import Fate, Rebuilding
from jwt_decoder.json import parse
from jwt_decoder.model.part import Part
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decode.sd_jwt.disclosure import Disclosure
    from jwt_decoder.decode.sd_jwt.hashes import Hash
    from jwt_decoder.decode.sd_jwt.rebuild import Mark

# Of so many Disclosures it is asked whether a digest is that of another text of theirs.
_MOST_EXPLAINED: Final = 20
_NO_DIGEST: Final = Sentence("Its digest can't be looked up: the hash algorithm is unknown.")
_NO_PAYLOAD: Final = Sentence("Its digest can't be looked up: the payload can't be read.")
_UNREFERENCED: Final = Sentence("No digest matches this Disclosure, so nothing vouches for it.")
_UNUSABLE: Final = Sentence("This Disclosure can't be used.")
_EMPTY: Final = Sentence("This Disclosure is empty.")
_CUT: Final = Sentence(
    "The payload has digests of Disclosures, but no “~” follows, and an SD-JWT ends with one. It may be cut short."
)
_ALGORITHM_NO_STRING: Final = Sentence(
    "_sd_alg must be a string that names a hash algorithm, so no digest can be calculated."
)


@dataclass(frozen=True, slots=True)
class Processed:
    """The Processed SD-JWT Payload; ``marks`` name its values that were disclosed, by their octet.

    ``undisclosed`` counts the digests without a Disclosure: claims that were not disclosed, or decoys.
    """

    part: Part
    marks: tuple[Mark, ...]
    undisclosed: int


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What an SD-JWT discloses; a fate for each Disclosure.

    ``algorithm`` is None where it is not known, ``processed`` where there is no payload that can be processed.
    """

    algorithm: Hash | None
    disclosures: tuple[Disclosure, ...]
    fates: tuple[Fate, ...]
    processed: Processed | None


def is_sd_jwt(decoded: Decoded) -> bool:
    """Check whether a token is an SD-JWT: by its form, or as JSON by its Disclosures or digests (RFC 9901 §8)."""
    layout = decoded.layout
    if layout.kind == "sd-jwt" or any(segment.role == "disclosure" for segment in layout.segments):
        return True
    return layout.kind == "jws-json" and not {DIGESTS, ALGORITHM}.isdisjoint(decoded.claims)


def disclose(decoded: Decoded) -> tuple[Decoded, Disclosed | None]:
    """Process the Disclosures of an SD-JWT, and add what is wrong with them to its faults; any other token has none."""
    if not is_sd_jwt(decoded):
        return _unended(decoded), None
    gathered = Gathered(decoded)
    algorithm = _algorithm(decoded, gathered)
    segments = decoded.layout.segments
    disclosures = tuple(
        read(index, segment.text, algorithm) for index, segment in enumerate(segments) if segment.role == "disclosure"
    )
    fates = _first_fates(disclosures, gathered)
    processed = _processed(decoded, disclosures, fates, gathered)
    lacking = _NO_DIGEST if algorithm is None else _NO_PAYLOAD if processed is None else None
    holding = "\n".join(one.text or "" for one in (decoded.payload, *(one.json for one in disclosures)) if one)
    asked = 0
    for index, one in enumerate(disclosures):
        if index in fates:
            continue
        if lacking or algorithm is None:
            fates[index] = Fate("unmatched", lacking or _NO_DIGEST)
            continue
        message = (asked < _MOST_EXPLAINED and explained(one, algorithm, holding)) or _UNREFERENCED
        asked += 1
        fates[index] = Fate("unreferenced", message)
        gathered.whole(one.segment, "disclosure-unreferenced", message)
    found = Disclosed(algorithm, disclosures, tuple(fates[index] for index in range(len(disclosures))), processed)
    return with_faults(decoded, gathered.faults, gathered.beyond), found


def _unended(decoded: Decoded) -> Decoded:
    """Add to a compact JWS that has the digests of an SD-JWT the fault that it has lost its end (RFC 9901 §4)."""
    digests = decoded.claims.get(DIGESTS)
    is_meant = digests is not None and digests["type"] == "array" and len(digests["items"]) > 0
    if decoded.layout.kind != "jws-compact" or decoded.layout.payload is None or not is_meant:
        return decoded
    gathered = Gathered(decoded)
    gathered.missing(len(decoded.layout.segments) - 1, "sd-jwt-end", _CUT)
    return with_faults(decoded, gathered.faults, 0)


def _algorithm(decoded: Decoded, gathered: Gathered) -> Hash | None:
    """Return the row that _sd_alg names, sha-256 where there is none (RFC 9901 §4.1.1)."""
    node, payload = decoded.claims.get(ALGORITHM), decoded.layout.payload
    if node is None or payload is None:
        return DEFAULT
    if node["type"] != "string":
        gathered.node(payload, node, "sd-alg-not-string", _ALGORITHM_NO_STRING)
        return None
    name = node["value"]
    row = HASHES.get(name)
    if row is None:
        message = Sentence(
            "“{found}” isn't a hash algorithm known here, so no digest can be calculated.", found=quote(name)
        )
        meant = HASHES.get(name.lower())
        if meant:
            message = message.then(Sentence("Names are case-sensitive: {meant} is a known one.", meant=meant.name))
        gathered.node(payload, node, "sd-alg-unknown", message)
    return row


def _first_fates(disclosures: tuple[Disclosure, ...], gathered: Gathered) -> dict[int, Fate]:
    """Return the fates that are known before any digest is looked for: malformed, or there already."""
    fates: dict[int, Fate] = {}
    seen: dict[str, int] = {}
    for index, one in enumerate(disclosures):
        for fault in one.faults:
            gathered.octets(one.segment, fault)
        known = seen.setdefault(one.encoded_text, index)
        if known != index:
            message = Sentence("This is a repeat of Disclosure {number}.", number=Digits(known + 1))
            fates[index] = Fate("duplicate", message)
            gathered.whole(one.segment, "disclosure-duplicate", message)
        elif one.value is None:
            first = one.faults[0].message if one.faults else _EMPTY
            fates[index] = Fate("malformed", _UNUSABLE.then(first))
    return fates


def _processed(
    decoded: Decoded, disclosures: tuple[Disclosure, ...], fates: dict[int, Fate], gathered: Gathered
) -> Processed | None:
    payload, index = decoded.payload, decoded.layout.payload
    if payload is None or index is None or payload.kind != "claims-set" or payload.tree is None:
        return None
    rebuilding = Rebuilding(index, disclosures, fates, gathered)
    octets = rebuilding.rebuild(payload.tree)
    found = parse.parse(octets)
    part = Part("claims-set", octets, found.text, found.tree, found.root)
    return Processed(part, tuple(rebuilding.marks), rebuilding.undisclosed)
