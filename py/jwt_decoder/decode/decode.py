"""From segments to octets and what they hold, every fault put in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode import content
from jwt_decoder.decode.fault_places import fault_at, in_order, is_verbatim, moved
from jwt_decoder.decode.text_ends import with_ends
from jwt_decoder.extract.header_end import end_of
from jwt_decoder.extract.token_shape import is_compact_token
from jwt_decoder.json import parse
from jwt_decoder.model.fault import Fault, Repair
from jwt_decoder.model.part import Part
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.registry import algorithms
from jwt_decoder.registry.formats import FORMATS
from jwt_decoder.text import base64url
from jwt_decoder.text.placeholder import is_placeholder, printed
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.model.layout import Layout, Segment, SignaturePlace
    from jwt_decoder.model.part import Node
    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.registry.formats import Format

_READ: Final = frozenset({"header", "payload", "signature"})
_LEFT_ALONE: Final = frozenset({"extra", "key-binding"})
_FOLLOWS: Final = Sentence("The encoding problem may have caused this.")
_REPLACED: Final = {
    "payload": Sentence("“{text}” isn't a payload: the real one was replaced before this was copied."),
    "signature": Sentence("“{text}” isn't a signature: the real one was replaced before this was copied."),
}
_BARE_TOKEN: Final = Sentence("The payload is a token that isn't base64url-encoded: a segment can't have dots.")
_NO_PAYLOAD: Final = Sentence(
    "The payload is empty, or detached (RFC 7515, Appendix F): a JWT has a JSON object there."
)
_ENCODE: Final = Sentence("Encode it")
_NO_MEMBER: Final = Sentence("“protected” is empty: where there is no protected header, this member must be left out.")
_SEGMENT_REPLACED: Final = Sentence("“{text}” isn't a segment: the real one was replaced before this was copied.")
# By what a program printed there.
_PRINTED: Final = {
    "nothing": Sentence("“{text}” isn't a segment: the variable was empty when the token was put together."),
    "object": Sentence(
        "“{text}” isn't a segment: a program printed an object there, instead of its bytes encoded as base64url."
    ),
    "template": Sentence("“{text}” isn't a segment: the placeholder wasn't replaced when the token was put together."),
}
HEADER_BEGINNING: Final = "header-beginning"
_FIRST_LOST: Final = Sentence("The first character of the header is missing: add “{characters}” at the start.")
_SOME_LOST: Final = plural(
    "The beginning of the header is missing, {count} character or more. With “{characters}” at the start, the rest is a"
    " header again.",
    "The beginning of the header is missing, {count} characters or more. With “{characters}” at the start, the rest is"
    " a header again.",
    count=0,
)
_NO_BEGINNING: Final = plural(
    "The beginning of the header is missing, {count} character or more. What is left of it is “{rest}”.",
    "The beginning of the header is missing, {count} characters or more. What is left of it is “{rest}”.",
    count=0,
)
_LEAST_SEGMENTS: Final = 3
_BREAKING: Final = frozenset({"json-syntax", "json-depth"})
_LOST_LAST: Final = frozenset({"base64url-length"})
_GARBLING: Final = frozenset({"base64url-foreign"}) | _LOST_LAST


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: its place, its protected header, its octets, and its JOSE Header, whose members both give."""

    place: SignaturePlace
    header: Part | None
    octets: bytes
    jose: dict[str, Node]

    @property
    def algorithm(self) -> Algorithm | None:
        """The row of the algorithm that the header names; None for every other value."""
        alg = self.jose.get("alg")
        return algorithms.find(alg.get("value")) if alg else None

    @property
    def is_readable(self) -> bool:
        """Whether there is a JOSE Header: the protected one is whole, or there is an unprotected one alone."""
        if not self.place.is_whole:
            return False
        return self.place.unprotected is not None if self.header is None else self.header.kind == "json"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A token taken apart; there is at least one signature, of a JWE one without octets that has the header.

    ``counted`` are the indices of segments whose foreign characters were read as lost ones (see base64url),
    ``verbatim`` those whose text is not encoded (RFC 7797 §3). ``is_inflated`` says that the payload of a JWS was
    compressed, as ``zip`` says.
    """

    layout: Layout
    payload: Part | None
    signatures: tuple[Signature, ...]
    faults: tuple[Fault, ...]
    counted: frozenset[int]
    verbatim: frozenset[int]
    is_inflated: bool = False

    @property
    def format(self) -> Format:
        """The serialization that the token is in."""
        return FORMATS[self.layout.kind]

    @property
    def is_opened(self) -> bool:
        """Whether its payload was decrypted or decompressed, so that no character stands for an octet of it."""
        if self.is_inflated:
            return True
        return self.format.is_encrypted and self.payload is not None and self.payload.kind != "encrypted"

    @property
    def breaks_off(self) -> bool:
        """Whether it is in a JSON Serialization that cannot be read to its end."""
        return any(fault.id in _BREAKING for fault in self.layout.faults)

    def is_damaged(self, index: int | None) -> bool:
        """Whether there is a segment that should hold an object and cannot be read to its end."""
        found = (fault.id for fault in self.faults if fault.segment == index)
        return index is not None and not _BREAKING.isdisjoint(found)

    @property
    def lacks_signatures(self) -> bool:
        """Whether it is a JWS in the JSON Serialization in which neither a signature nor a header of one stands."""
        place = self.layout.signatures[0]
        return self.layout.kind == "jws-json" and (place.header, place.signature, place.unprotected) == (None,) * 3

    @property
    def claims(self) -> Mapping[str, Node]:
        """The members of the payload that could be read, the last one of each name."""
        return self.payload.root if self.payload else {}


def decode(layout: Layout) -> Decoded:
    """Decode all segments, strictly and then leniently; nothing raises."""
    work = _Work(layout)
    signatures = tuple(work.signature(place) for place in layout.signatures)
    payload = work.payload(signatures[0].jose)
    work.others()
    # What is wrong with a segment that was read as another one is no fault of the token's.
    others = [] if layout.is_disordered else with_ends(work.faults, signatures, layout)
    faults = in_order(layout.faults, others)
    return Decoded(
        layout, payload, signatures, faults, frozenset(work.counted), frozenset(work.verbatim), work.is_inflated
    )


class _Work:
    """Decodes the segments of one layout and gathers the faults."""

    __slots__ = ("counted", "faults", "headers", "is_inflated", "layout", "verbatim")

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.faults: list[Fault] = []
        self.counted: set[int] = set()
        self.verbatim: set[int] = set()
        self.headers: dict[int, Part] = {}
        self.is_inflated = False

    def signature(self, place: SignaturePlace) -> Signature:
        """Decode a signature and its header."""
        header = None
        jose: dict[str, Node] = {}
        if place.header is not None:
            header = self._header(place.header)
            jose = header.root
        if place.unprotected:
            jose = _unprotected(place.unprotected) | jose
        octets = b"" if place.signature is None else self._encoded(place.signature).octets
        return Signature(place, header, octets, jose)

    def _header(self, index: int) -> Part:
        """Decode a protected header, once though several recipients share it."""
        if index not in self.headers:
            encoded = self._encoded(index)
            header, faults = content.header(encoded.octets)
            if header.kind == "empty" and self.layout.kind.endswith("-json"):
                faults = tuple(replace(fault, message=_NO_MEMBER) for fault in faults)
            self._within(index, encoded, faults)
            if header.kind not in {"json", "empty"}:
                self._beginning(index)
            self.headers[index] = header
        return self.headers[index]

    def _beginning(self, index: int) -> None:
        """Say what a header lacks at its beginning, in place of all that follows from it."""
        segment = self.layout.segments[index]
        fault = _beginning(segment.text, len(self.layout.segments))
        if fault:
            self.faults = [one for one in self.faults if one.segment != index]
            self.faults.append(moved(fault, index, segment))

    def payload(self, jose: Mapping[str, Node]) -> Part | None:
        """Decode the payload as the header says it is; of a JWE the ciphertext."""
        index = self.layout.payload
        if index is None:
            return None
        segment = self.layout.segments[index]
        if segment.role == "ciphertext":
            return Part("encrypted", self._encoded(index).octets, None, None, {})
        if not segment.text and any(self._text(place.signature) for place in self.layout.signatures):
            return Part("detached", b"", "", None, {})
        # In JSON, what isn't to be encoded may have dots (RFC 7797 §5.2).
        is_right_so = is_verbatim(jose) and self.layout.kind == "jws-json"
        is_bare = not is_right_so and is_compact_token(segment.text)
        if is_bare:
            repair = Repair(0, len(segment.text), base64url.encode(segment.text.encode()), _ENCODE)
            fault = Fault("payload-not-encoded", 0, len(segment.text), _BARE_TOKEN, repair=repair)
            self.faults.append(moved(fault, index, segment))
        if is_bare or is_verbatim(jose):
            encoded = base64url.verbatim(segment.text)
            self.verbatim.add(index)
        else:
            encoded = self._encoded(index)
        inflated = content.inflated(encoded.octets, jose)
        if inflated is not None:
            return self._inflated(index, inflated, jose)
        part, faults = content.payload(encoded.octets, jose)
        if not segment.text:
            faults = tuple(replace(fault, message=_NO_PAYLOAD) for fault in faults)
        self._within(index, encoded, () if is_placeholder(segment.text) and not is_verbatim(jose) else faults)
        return part

    def _inflated(self, index: int, octets: bytes, jose: Mapping[str, Node]) -> Part:
        """Read a payload that was compressed; its faults have all of the segment as their place."""
        self.is_inflated = True
        part, faults = content.payload(octets, {name: node for name, node in jose.items() if name != "zip"})
        segment = self.layout.segments[index]
        start, end = segment.start, segment.end
        self.faults += [replace(fault, segment=index, start=start, end=end, data={}, repair=None) for fault in faults]
        return replace(part, format=content.DEFLATED)

    def others(self) -> None:
        """Look at the segments that are only shown."""
        for index, segment in enumerate(self.layout.segments):
            if segment.role not in _READ and segment.role not in _LEFT_ALONE and index != self.layout.payload:
                self._encoded(index)

    def _text(self, index: int | None) -> str:
        return "" if index is None else self.layout.segments[index].text

    def _encoded(self, index: int) -> base64url.Decoded:
        segment = self.layout.segments[index]
        if index and is_placeholder(segment.text):
            self.faults.append(_placeholder(index, segment))
            return base64url.decode("")
        encoded = base64url.decode(segment.text)
        self.faults += [fault_at(fault, index, segment) for fault in encoded.faults]
        if encoded.counted:
            self.counted.add(index)
        return encoded

    def _within(self, index: int, encoded: base64url.Decoded, faults: Iterable[Fault]) -> None:
        """Put the faults of octets where their characters are."""
        segment = self.layout.segments[index]
        garbling = {fault.id for fault in encoded.faults} & _GARBLING
        for fault in faults:
            # A character that is missing at the end of a text that breaks off there has garbled nothing.
            garbled = garbling and (garbling != _LOST_LAST or fault.start < len(encoded.octets))
            start, end = base64url.span(encoded, fault.start, fault.end)
            message = fault.message.then(_FOLLOWS) if garbled else fault.message
            self.faults.append(fault_at(replace(fault, start=start, end=end, message=message), index, segment))


def _unprotected(node: Node) -> dict[str, Node]:
    """Return the parameters of an unprotected header; b64 must be protected, so that it counts for nothing here.

    RFC 7797 §3 has it.
    """
    return {name: one for name, one in content.whole(parse.members_of(node)).items() if name != "b64"}


def lost_beginning(text: str) -> str:
    """Return the first characters of a header, up to three, that its text lacks; "" where that is not what is wrong."""
    for lost in ("e", "ey", "eyJ"):
        found, faults = content.header(base64url.decode(lost + text).octets)
        if found.kind == "json" and not faults and "alg" in found.root:
            return lost
    return ""


def _beginning(text: str, segments: int) -> Fault | None:
    """Return what is said of a header whose beginning is missing; None where that is not what is wrong."""
    lost = lost_beginning(text)
    if lost:
        # Only with one character is it known what is between the members: a whole one may be lost with two or three.
        message = _FIRST_LOST if len(lost) == 1 else _SOME_LOST.about(count=len(lost))
        message = message.about(characters=lost)
        repair = Repair(0, 0, lost, Sentence("Add “{characters}” at the start", characters=lost))
        return Fault(HEADER_BEGINNING, 0, 1, message, {"character": 1}, repair=repair)
    # The end of a payload is an end of an object, too.
    end = end_of(text) if segments >= _LEAST_SEGMENTS else None
    if end is None:
        return None
    message = _NO_BEGINNING.about(count=end.lost, rest=quote(end.rest))
    return Fault(HEADER_BEGINNING, 0, 1, message, {"character": 1})


def _placeholder(index: int, segment: Segment) -> Fault:
    message = _PRINTED.get(printed(segment.text)) or _REPLACED.get(segment.role, _SEGMENT_REPLACED)
    message = message.about(text=quote(segment.text))
    return Fault("segment-placeholder", segment.start, segment.end, message, segment=index)
