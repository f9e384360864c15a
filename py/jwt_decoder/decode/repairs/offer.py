"""The repairs of a damaged token: which of its faults has one, and that none of them makes the faults more."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.decode import HEADER_BEGINNING, decode
from jwt_decoder.decode.inner_tokens import unfold
from jwt_decoder.decode.repairs.candidates import MOST_SOUND
from jwt_decoder.decode.repairs.headers import header_repair
from jwt_decoder.decode.repairs.mend import LARGEST, is_lost, mend
from jwt_decoder.decode.repairs.octets import octet_edit
from jwt_decoder.decode.repairs.proven import digest_edit
from jwt_decoder.decode.repairs.separators import separator_edits
from jwt_decoder.decode.repairs.spelling import spell
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.json.messages import EXTRA_COMMA
from jwt_decoder.model.fault import Repair
from jwt_decoder.model.paste import Piece, TokenText
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decode.repairs.candidates import Edit
    from jwt_decoder.decode.repairs.mend import Mended
    from jwt_decoder.model.fault import Fault
    from jwt_decoder.model.layout import Segment

_OF_JSON: Final = frozenset({"header", "payload", "disclosure"})
_OF_OCTETS: Final = frozenset({"signature"})
_DAMAGE: Final = frozenset(
    {
        "base64url-foreign",
        "base64url-length",
        "base64url-standard-alphabet",
        "base64url-trailing-bits",
        "base64url-whitespace",
        "json-syntax",
        "payload-not-json",
        "payload-not-text",
        "utf8-invalid",
    }
)
_MOST_TRIED: Final = 4
_MOST_EDITS: Final = 1500
_MOST_OCTETS: Final = 2_000_000
_MOST_SEARCHED: Final = 600
_TOO_LONG: Final = Sentence("This part is over {most} kB, too large to look for a fix.", most=LARGEST // 1024)
_REMOVE_IT: Final = Sentence("Remove it")
_REMOVE_THEM: Final = Sentence("Remove them")


def with_repairs(text: str, decoded: Decoded) -> Decoded:
    """Return a token with the repairs of its faults: each makes them fewer, and none is there where none does."""
    if not decoded.faults:
        return decoded
    offers = _Offers(text, decoded)
    separated = offers.of_separators()
    if separated:
        first, *others = (replace(fault, repair=None) for fault in decoded.faults)
        return replace(decoded, faults=(replace(first, repair=separated), *others))
    repairs = {index: offers.of_segment(index) for index in {fault.segment for fault in decoded.faults}}
    faults = tuple(offers.offered(fault, repairs[fault.segment]) for fault in decoded.faults)
    return replace(decoded, faults=faults)


def edits_of(text: str, decoded: Decoded, index: int) -> tuple[Edit, ...]:
    """Return the edits that make JSON of a segment, the likeliest first; none of a segment that is not damaged."""
    offers = _Offers(text, decoded)
    segment = decoded.layout.segments[index]
    return offers.mended(index, segment, _MOST_EDITS).edits if offers.is_damaged_json(index, segment) else ()


@dataclass(slots=True)
class _Found:
    """What was found for one segment: a repair at the fault nearest to it, and which faults lose their own one.

    ``unsought`` is the fault at which it is said that the segment is too long to look for any.
    """

    repair: Repair | None = None
    nearest: Fault | None = None
    losing: tuple[Fault, ...] = ()
    unsought: Fault | None = None


@dataclass(slots=True)
class _Offers:
    """Tries repairs on a token; ``left`` is how many characters may still be decoded.

    ``searched`` is how many characters the Disclosures have of which every edit was tried.
    """

    text: str
    decoded: Decoded
    left: int = _MOST_OCTETS
    searched: int = 0
    known: dict[tuple[int, int, str], bool] = field(default_factory=dict)

    def of_separators(self) -> Repair | None:
        """Look for a dot or a tilde that is one too many."""
        if all(fault.id != "segments-count" for fault in self.decoded.faults):
            return None
        edits = zip(range(_MOST_TRIED), separator_edits(self.text, self.decoded), strict=False)
        return next((one for _, edit in edits if self.helps(one := repair_of(edit, 0))), None)

    def of_segment(self, index: int | None) -> _Found:
        """Look for the repair of a segment as a whole."""
        if index is None:
            return _Found()
        segment = self.decoded.layout.segments[index]
        faults = self._faults(index)
        if segment.role == "disclosure" and segment.literal and (found := self._of_digest(segment, faults)):
            return found
        if self.is_damaged_json(index, segment):
            return self._of_header(index, segment, self._of_json(index, segment))
        if segment.literal and any(fault.id == HEADER_BEGINNING and fault.repair is None for fault in faults):
            return self._of_header(index, segment, _Found())
        if segment.literal and segment.role in _OF_OCTETS:
            return self._of_octets(segment, faults)
        return _Found(losing=tuple(_foreign(faults))) if is_lost(segment.text) else _Found()

    def is_damaged_json(self, index: int, segment: Segment) -> bool:
        """Return whether a segment should hold JSON, encoded and not compressed, and does not."""
        if not segment.literal or segment.role not in _OF_JSON or index in self.decoded.verbatim:
            return False
        payload = self.decoded.payload
        if segment.role == "payload" and payload and payload.format:
            return False
        return not _DAMAGE.isdisjoint(fault.id for fault in self._faults(index))

    def mended(self, index: int, segment: Segment, most: int = MOST_SOUND) -> Mended:
        """Look for edits of a segment."""
        return mend(segment.text, self._sample(index), most)

    def _faults(self, index: int) -> list[Fault]:
        return [fault for fault in self.decoded.faults if fault.segment == index]

    def _of_json(self, index: int, segment: Segment) -> _Found:
        faults = self._faults(index)
        if all(fault.message.template == EXTRA_COMMA.template for fault in faults):
            return _Found()  # who wrote the JSON left it there; nothing was damaged on the way
        mended = self.mended(index, segment)
        if mended.is_sound:
            return _Found()
        losing = tuple(_losing(mended, segment, faults))
        repairs = (repair_of(edit, segment.start) for edit in mended.edits[:_MOST_TRIED])
        repair = next((one for one in repairs if self.helps(one)), None)
        if repair:
            return _Found(repair, _nearest(repair, faults), losing)
        return _Found(losing=losing, unsought=faults[0] if len(segment.text) > LARGEST else None)

    def _of_header(self, index: int, segment: Segment, found: _Found) -> _Found:
        """Look for what a header lost, where it was one of the usual ones, and nothing else makes one of it."""
        if segment.role != "header" or (found.repair and self._names_algorithm(found.repair)):
            return found
        faults = self._faults(index)
        repair = header_repair(self.decoded, index)
        if repair is None or not self.helps(repair):
            return found
        return _Found(repair, _nearest(repair, faults), found.losing)

    def _names_algorithm(self, repair: Repair) -> bool:
        """Return whether the header names an algorithm once it is repaired."""
        return any(one.algorithm for one in decode(lay_out(repaired(self.text, repair))).signatures)

    def _of_digest(self, segment: Segment, faults: list[Fault]) -> _Found | None:
        """Look for the one edit of a Disclosure that its digest proves, as long as not too much was tried."""
        self.searched += len(segment.text)
        edit = digest_edit(segment, self.decoded) if self.searched <= _MOST_SEARCHED else None
        repair = repair_of(edit, segment.start) if edit else None
        if repair is None or not self.helps(repair):
            return None
        nearest = _nearest(repair, faults)
        return _Found(repair, nearest, tuple(fault for fault in faults if fault is not nearest))

    def _of_octets(self, segment: Segment, faults: list[Fault]) -> _Found:
        foreign = tuple(_foreign(faults))
        if not foreign or not spell(segment.text).unknown:
            return _Found()
        row = next((one.algorithm for one in self.decoded.signatures if one.algorithm), None)
        edit = octet_edit(segment.text, row.signature_octets if row else None)
        repair = repair_of(edit, segment.start) if edit else None
        # Which bits are the last ones is not known where a character is not.
        trailing = tuple(fault for fault in faults if fault.id == "base64url-trailing-bits")
        return _Found(repair, foreign[0], (*foreign, *trailing))

    def _sample(self, index: int) -> str:
        """Return what the other parts of the token say."""
        parts = {one.place.header: one.header for one in self.decoded.signatures}
        parts[self.decoded.layout.payload] = self.decoded.payload
        return "".join(part.text or "" for at, part in parts.items() if part and at != index)

    def offered(self, fault: Fault, found: _Found) -> Fault:
        """Return a fault with the repair that is offered for it."""
        repair = None if fault in found.losing else fault.repair
        if found.repair and fault is found.nearest:
            repair = found.repair
        if repair and not self.helps(repair):
            repair = None
        if fault is found.unsought:
            return replace(fault, message=fault.message.then(_TOO_LONG), repair=repair)
        return fault if repair == fault.repair else replace(fault, repair=repair)

    def helps(self, repair: Repair) -> bool:
        """Return whether the token has fewer faults with a repair; not once too much was tried."""
        edit = (repair.start, repair.end, repair.text)
        if edit not in self.known:
            self.left -= len(self.text)
            self.known[edit] = self.left > 0 and _weight(repaired(self.text, repair)) < self._before
        return self.known[edit]

    @property
    def _before(self) -> int:
        return weight(self.decoded)


def _foreign(faults: Iterable[Fault]) -> Iterable[Fault]:
    return (fault for fault in faults if fault.id == "base64url-foreign")


def _losing(mended: Mended, segment: Segment, faults: Iterable[Fault]) -> Iterable[Fault]:
    """Return the faults whose own repair changes a character that is not known, or follows from other damage."""
    for fault in faults:
        own = fault.repair
        places = range(own.start - segment.start, own.end - segment.start) if own else ()
        if fault.id == "base64url-trailing-bits" or not mended.unknown.isdisjoint(places):
            yield fault


def _nearest(repair: Repair, faults: Iterable[Fault]) -> Fault:
    return min(faults, key=lambda fault: max(fault.start - repair.end, repair.start - fault.end, 0))


def repair_of(edit: Edit, at: int) -> Repair:
    """Return an edit of a segment that begins ``at`` as a repair of the token."""
    return Repair(at + edit.start, at + edit.end, edit.text, _label(edit))


def _label(edit: Edit) -> Sentence:
    start, end, text = edit
    if not text:
        return _REMOVE_IT if end - start == 1 else _REMOVE_THEM
    if start == end:
        return Sentence("Insert “{text}”", text=text)
    return Sentence("Replace with “{text}”", text=text)


def repaired(text: str, repair: Repair) -> str:
    """Return the text of a token with a repair made in it."""
    return text[: repair.start] + repair.text + text[repair.end :]


def weight(decoded: Decoded) -> int:
    """Return how many faults a token has, with those that are not listed."""
    return sum(_count(fault) for fault in decoded.faults)


def _count(fault: Fault) -> int:
    count = fault.message.data.get("count") if fault.id == "faults-more" else 1
    return count if isinstance(count, int) else 1


def _weight(text: str) -> int:
    return weight(_read(TokenText("", 0, len(text), text, (Piece(0, len(text), 0),)), decode(lay_out(text))).decoded)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A token of which nothing but the faults is wanted."""

    decoded: Decoded


def _read(source: TokenText, decoded: Decoded, depth: int = 0) -> _Counted:
    return _Counted(unfold(source, decoded, lambda inner, found: _read(inner, found, depth + 1), depth).decoded)
