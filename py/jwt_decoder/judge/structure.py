"""The first line of a verdict: whether a token keeps to its format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.content import names_token
from jwt_decoder.model.sentence import Sentence, plural, term
from jwt_decoder.model.verdict import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.model.fault import Fault

# What a segment is called in the middle of a line, by its role.
SEGMENTS: Final = {
    "header": Sentence("header"),
    "payload": Sentence("payload"),
    "signature": Sentence("signature"),
    "encrypted-key": Sentence("encrypted key"),
    "initialization-vector": Sentence("initialization vector"),
    "ciphertext": Sentence("ciphertext"),
    "authentication-tag": Sentence("authentication tag"),
    "disclosure": Sentence("Disclosure"),
    "key-binding": Sentence("Key Binding JWT"),
    "extra": Sentence("segments after the third"),
}
_AFTER_FIFTH: Final = Sentence("segments after the fifth")
_NO_JWT: Final = Sentence("A JWS but not a JWT: its payload isn't claims")
_OTHER_CONTENT: Final = frozenset({"json", "text", "octets"})
_FORMAT: Final = Sentence("{title} ({section})")
_NO_HEADER: Final = Sentence("The header can't be read")
_HEADLESS: Final = Sentence("The header is missing")
_NOTHING_TELLS: Final = Sentence(
    "Read as {format}: {segments}; without its header, nothing says what the rest is (RFC 7515 §4)."
)
_NOTHING_SAYS: Final = Sentence(
    "Read as {format}: {segments}; its header isn't a JSON object, so nothing says what the rest is (RFC 7515 §4)."
)
# What was looked at, by the kind of the payload, "" for one that is no Claims Set.
_ENCODED: Final = {
    "claims-set": Sentence(
        "Read as {format}: {segments}; canonical base64url; header and payload are JSON objects without repeated names."
    ),
    "encrypted": Sentence(
        "Read as {format}: {segments}; canonical base64url; the header is a JSON object without repeated"
        " names; the encrypted part was not decrypted."
    ),
    "detached": Sentence(
        "Read as {format}: {segments}; canonical base64url; the header is a JSON object without repeated"
        " names; the payload isn't in the token."
    ),
    "": Sentence(
        "Read as {format}: {segments}; canonical base64url; the header is a JSON object without repeated"
        " names; the payload doesn't have to be one."
    ),
}
_UNENCODED: Final = {
    "claims-set": Sentence(
        "Read as {format}: {segments}; canonical base64url except for the payload (RFC 7797); header and"
        " payload are JSON objects without repeated names."
    ),
    "encrypted": Sentence(
        "Read as {format}: {segments}; canonical base64url except for the payload (RFC 7797); the header is"
        " a JSON object without repeated names; the encrypted part was not decrypted."
    ),
    "detached": Sentence(
        "Read as {format}: {segments}; canonical base64url except for the payload (RFC 7797); the header is"
        " a JSON object without repeated names; the payload isn't in the token."
    ),
    "": Sentence(
        "Read as {format}: {segments}; canonical base64url except for the payload (RFC 7797); the header is"
        " a JSON object without repeated names; the payload doesn't have to be one."
    ),
}
_IN_SHAPE: Final = plural("{faults} problem", "{faults} problems, the first in its structure", 1)
_IN_SEGMENT: Final = plural("{faults} problem in the {role}", "{faults} problems, the first in the {role}", 1)
_SHAPE_BROKEN: Final = plural(
    "Read as {format}: {segments}; it breaks {faults} rule: {first}.",
    "Read as {format}: {segments}; it breaks {faults} rules, the first being {first}.",
    1,
)
_SEGMENT_BROKEN: Final = plural(
    "Read as {format}: {segments}; it breaks {faults} rule: {first} in the {role}.",
    "Read as {format}: {segments}; it breaks {faults} rules, the first being {first} in the {role}.",
    1,
)


def structure(decoded: Decoded) -> Line:
    """Judge whether the token keeps to the format: sound, faulty, or without a header that can be read."""
    faults = decoded.faults
    first = decoded.signatures[0]
    is_told = decoded.lacks_signatures or not first.place.is_whole or decoded.layout.is_disordered
    is_told = is_told or (decoded.breaks_off and first.header is None)
    if not first.is_readable and not is_told:
        message, how = (_NO_HEADER, _NOTHING_SAYS) if first.header else (_HEADLESS, _NOTHING_TELLS)
        return Line("unreadable", message, {"faults": len(faults)}, _read_as(decoded, how))
    if faults:
        return _faulty(decoded, faults)
    return Line("sound", _NO_JWT if is_no_jwt(decoded) else decoded.layout.title, {}, _sound(decoded))


def is_no_jwt(decoded: Decoded) -> bool:
    """Check whether a token is a JWS whose payload is something else than claims: that of a JWT is an object."""
    payload = decoded.payload
    if payload is None or payload.kind not in _OTHER_CONTENT or decoded.format.is_encrypted:
        return False
    return not names_token(decoded.signatures[0].jose)


def _faulty(decoded: Decoded, faults: Sequence[Fault]) -> Line:
    first, count = faults[0], len(faults)
    if first.segment is None:
        message, how = _IN_SHAPE, _SHAPE_BROKEN
    else:
        role = _role(decoded, first.segment)
        message, how = _IN_SEGMENT.about(role=role), _SEGMENT_BROKEN.about(role=role)
    broken = _read_as(decoded, how.about(count=count, faults=count, first=first.id))
    return Line("faulty", message.about(count=count, faults=count), {"first": first.id}, broken)


def _role(decoded: Decoded, index: int) -> Sentence:
    role = decoded.layout.segments[index].role
    return _AFTER_FIFTH if role == "extra" and decoded.format.is_encrypted else SEGMENTS[role]


def _sound(decoded: Decoded) -> Sentence:
    payload = decoded.payload
    jose = decoded.signatures[0].jose
    is_unencoded = "b64" in jose and jose["b64"]["text"] == "false"
    sentences = _UNENCODED if is_unencoded else _ENCODED
    return _read_as(decoded, sentences.get(payload.kind if payload else "", sentences[""]))


def _read_as(decoded: Decoded, sentence: Sentence) -> Sentence:
    count = len(decoded.layout.segments)
    segments = plural("{count} segment", "{count} segments", count)
    row = decoded.format
    return sentence.about(format=_FORMAT.about(title=term(row.title), section=row.section), segments=segments)
