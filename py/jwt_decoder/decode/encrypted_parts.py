"""The parts of a JWE whose length ``enc`` fixes: of another length, no key decrypts it (RFC 7518 §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.fault import Fault
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, HPKE
from jwt_decoder.registry.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from jwt_decoder.model.layout import Layout
    from jwt_decoder.model.part import Node
    from jwt_decoder.registry.encryption import ContentEncryption

_BLOCK: Final = 16
_SEGMENTS: Final = len(FORMATS["jwe-compact"].roles)
_VECTOR: Final = "initialization-vector"
_TAG: Final = "authentication-tag"
# What may be said of the text of a part whose octets can be counted all the same.
_COUNTABLE: Final = frozenset(
    {"base64url-length", "base64url-padded", "base64url-standard-alphabet", "base64url-trailing-bits"}
)
_EMPTY: Final = {
    _VECTOR: Sentence("The initialization vector is empty. The copy is probably incomplete."),
    _TAG: Sentence("The authentication tag is empty. The copy is probably incomplete."),
}
_MISSING: Final = {
    _VECTOR: Sentence("“iv” is missing: {enc} needs an initialization vector of {needed} bytes."),
    _TAG: Sentence("“tag” is missing: {enc} needs an authentication tag of {needed} bytes."),
}
_LENGTHS: Final = {
    _VECTOR: plural(
        "The initialization vector is {count} byte; {enc} needs {needed}.",
        "The initialization vector is {count} bytes; {enc} needs {needed}.",
        count=0,
    ),
    _TAG: plural(
        "The authentication tag is {count} byte; {enc} needs {needed}.",
        "The authentication tag is {count} bytes; {enc} needs {needed}.",
        count=0,
    ),
}
_BLOCKS: Final = plural(
    "The ciphertext is {count} byte, but {enc} encrypts in blocks of 16.",
    "The ciphertext is {count} bytes, but {enc} encrypts in blocks of 16.",
    count=0,
)


def wrong_part(enc: ContentEncryption, role: str, octets: int) -> Sentence | None:
    """Return that a part has not the length that ``enc`` asks for; None where it has, or where it may have any."""
    needed = _needed(enc).get(role, octets)
    if octets != needed:
        return _LENGTHS[role].about(count=octets, enc=enc.name, needed=needed)
    if role == "ciphertext" and enc.family == "cbc-hmac" and (octets % _BLOCK or not octets):
        return _BLOCKS.about(count=octets, enc=enc.name)
    return None


def names_hpke(header: Mapping[str, Node]) -> bool:
    """Check whether alg is one of HPKE, which names no enc where it encrypts the content itself."""
    return value_of(header, "alg").startswith(HPKE)


def part_faults(layout: Layout, header: Mapping[str, Node], told: Sequence[Fault]) -> Iterable[Fault]:
    """Find parts of a JWE that are missing, empty, or not as long as ``enc`` asks for.

    ``header`` is the JOSE Header of one recipient. ``told`` are the faults that are known: a part that is damaged, or
    cut with the text, is not counted.
    """
    if names_hpke(header):
        return
    enc = CONTENT_ENCRYPTION.get(value_of(header, "enc"))
    unclear = {one.segment for one in told if one.id not in _COUNTABLE}
    if layout.kind != "jwe-json" and len(layout.segments) < _SEGMENTS:
        unclear.update(range(len(layout.segments)))  # nothing says for sure which of them these are
    elif None in unclear and layout.kind == "jwe-json":
        unclear.add(len(layout.segments) - 1)
    for index, segment in enumerate(layout.segments):
        if segment.role in _EMPTY and not segment.text:
            yield Fault("segment-empty", segment.start, segment.end, _EMPTY[segment.role], segment=index)
        elif enc and index not in unclear:
            message = wrong_part(enc, segment.role, octets_in(segment.text))
            if message:
                yield Fault("part-length", segment.start, segment.end, message, segment=index)
    if enc:
        yield from _missing(layout, enc, unclear)


def _missing(layout: Layout, enc: ContentEncryption, unclear: Collection[int | None]) -> Iterable[Fault]:
    """Find that a JSON Serialization that can be read to its end has no vector or no tag."""
    if layout.kind != "jwe-json" or None in unclear:
        return
    roles = {segment.role for segment in layout.segments}
    for role, needed in _needed(enc).items():
        if role not in roles:
            message = _MISSING[role].about(enc=enc.name, needed=needed)
            yield Fault("member-missing", layout.segments[0].start, layout.segments[-1].end, message)


def _needed(enc: ContentEncryption) -> Mapping[str, int]:
    return {_VECTOR: enc.iv_octets, _TAG: enc.tag_octets}


def octets_in(text: str) -> int:
    """Return how many octets a text in base64url has, whatever its last bits are."""
    return len(text.rstrip("=")) * 3 // 4


def value_of(header: Mapping[str, Node], name: str) -> str:
    """Return the string that a Header Parameter is, "" where there is none."""
    return str(header[name].get("value", "")) if name in header else ""
