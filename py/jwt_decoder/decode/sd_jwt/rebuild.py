"""The Processed SD-JWT Payload (RFC 9901 §7.1): digests replaced by what their Disclosures hold.

One pass over the payload, in its order, that writes the processed JSON text as it goes. What is still to be written
waits in a list, so that depth costs no stack. A digest counts where it is met first, so that each Disclosure is put in
once, whatever refers to whatever.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.decode.sd_jwt.digests import ALGORITHM, DIGESTS, ELEMENT, digests_below, element_digest
from jwt_decoder.decode.sd_jwt.paths import LONGEST_PATH, joined, step_of
from jwt_decoder.json.depth import DEEPEST, too_deep
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.text import utf8
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jwt_decoder.decode.fault_collector import Gathered
    from jwt_decoder.decode.sd_jwt.disclosure import Disclosure
    from jwt_decoder.model.part import Member, Node

PAYLOAD: Final = -1
_SHOWN_OF_DIGEST: Final = 64
# Where a digest stands that has no path.
_IN_PAYLOAD: Final = Sentence("_sd of the payload")
_PAYLOAD_ARRAY: Final = Sentence("the array that is the payload")
_ALGORITHM_PLACE: Final = Sentence("_sd_alg only has meaning at the top level of the payload, not here.")
_ELEMENT_SHAPE: Final = Sentence(
    "“...” holds the digest of an array element: it must be a string and the object's only member."
)
_NOT_STRINGS: Final = Sentence("_sd must be an array of strings, each a digest.")
_TOO_DEEP: Final = Sentence("It would be nested more than {limit} levels deep, so it was not applied.", limit=DEEPEST)
_OF_MEMBER: Final = Sentence("Its digest is in _sd, so it must have three elements: salt, name and value.")
_OF_ELEMENT: Final = Sentence("Its digest is in an array, so it must have two elements: salt and value.")


@dataclass(slots=True)
class Fate:
    """What became of a Disclosure: ``path`` where it sits, ``holder`` the Disclosure that has its digest, if one."""

    status: str
    message: Sentence
    path: str | None = None
    holder: int | None = None


class Mark(NamedTuple):
    """The octet of the processed text at which a disclosed value begins, and the Disclosure that it came from."""

    start: int
    disclosure: int


class _Value(NamedTuple):
    """A value that is still to be written; ``source`` is the Disclosure that it stands in, or the payload."""

    node: Node
    source: int
    depth: int
    path: str
    mark: int | None = None


class _Entry(NamedTuple):
    """A value with the lexeme of its name, empty for an element."""

    lexeme: str
    value: _Value


class Rebuilding:
    """Writes one processed payload; afterwards ``marks``, ``fates`` and ``undisclosed`` say what came of it.

    ``undisclosed`` counts digests without a Disclosure: of claims not disclosed, or decoys (RFC 9901 §4.2.5).
    """

    __slots__ = (
        *("_at", "_found", "_gathered", "_known", "_payload", "_read", "_seen", "_waiting", "_withheld", "_written"),
        *("fates", "marks", "undisclosed"),
    )

    def __init__(self, payload: int, read: Sequence[Disclosure], fates: dict[int, Fate], gathered: Gathered) -> None:
        """Prepare; ``payload`` is its segment. A Disclosure that has a fate already is not put in."""
        self._payload = payload
        self._read = read
        self._gathered = gathered
        self._known = {one.digest: at for at, one in reversed(list(enumerate(read))) if one.digest}
        self._found: set[int] = set()
        self._seen: set[str] = set()
        self._waiting: list[bytes | _Value] = []
        self._withheld: list[int] = []
        self._written: list[bytes] = []
        self._at = 0
        self.fates = fates
        self.marks: list[Mark] = []
        self.undisclosed = 0

    def rebuild(self, tree: Node) -> bytes:
        """Return the processed text of a payload."""
        self._waiting.append(_Value(tree, PAYLOAD, 1, ""))
        while self._waiting:
            next_one = self._waiting.pop()
            if isinstance(next_one, bytes):
                self._write(next_one)
            else:
                self._value(next_one)
        while self._withheld:
            self._withhold(self._withheld.pop())
        return b"".join(self._written)

    def is_found(self, index: int) -> bool:
        """Check whether the digest of a Disclosure was met anywhere."""
        return index in self._found

    def _write(self, octets: bytes) -> None:
        self._written.append(octets)
        self._at += len(octets)

    def _value(self, value: _Value) -> None:
        if value.mark is not None:
            self.marks.append(Mark(self._at, value.mark))
        kind = value.node["type"]
        if kind == "object":
            self._open("{", list(self._members(value)), "}")
        elif kind == "array":
            self._open("[", list(self._items(value)), "]")
        else:
            self._write(utf8.encode(value.node["text"]))

    def _open(self, opening: str, entries: list[_Entry], closing: str) -> None:
        self._waiting.append(closing.encode())
        for number, (lexeme, value) in reversed(list(enumerate(entries))):
            self._waiting.append(value)
            before = opening if number == 0 else ", "
            self._waiting.append(utf8.encode(f"{before}{lexeme}: " if lexeme else before))
        if not entries:
            self._waiting.append(opening.encode())

    def _members(self, value: _Value) -> Iterable[_Entry]:
        """Return the members that an object is left with, and those that its digests disclose (§7.1, 3.c.ii)."""
        members = {member["name"]: member for member in value.node["members"]}
        is_payload = value.source == PAYLOAD and value.depth == 1
        for name, member in members.items():
            if self._is_kept(name, member, value.source, is_payload=is_payload):
                yield _Entry(member["text"], self._below(value, member["node"], step_of(name)))
        if DIGESTS in members:
            yield from self._disclosed(value, members[DIGESTS]["node"], set(members) - {DIGESTS})

    def _is_kept(self, name: str, member: Member, source: int, *, is_payload: bool) -> bool:
        if name == ALGORITHM and not is_payload:
            self._fault(source, member["node"], "sd-alg-place", _ALGORITHM_PLACE)
        elif name == ELEMENT:
            self._fault(source, member["node"], "sd-element-shape", _ELEMENT_SHAPE)
        return name != DIGESTS and not (name == ALGORITHM and is_payload)

    def _disclosed(self, value: _Value, digests: Node, names: set[str]) -> Iterable[_Entry]:
        """Return the members that the digests of an object disclose; ``names`` are those that it has."""
        items = digests["items"] if digests["type"] == "array" else []
        strings = [item for item in items if item["type"] == "string"]
        if digests["type"] != "array" or len(strings) < len(items):
            self._fault(value.source, digests, "sd-not-strings", _NOT_STRINGS)
        where = Sentence("_sd of “{path}”", path=_quoted(value.path)) if value.path else _IN_PAYLOAD
        for item in strings:
            index = self._match(item, value, where)
            if index is None or self._is_refused(index, value, is_member=True):
                continue
            name = self._read[index].name or ""
            if name in names:
                message = Sentence(
                    "The place where this Disclosure goes already has a claim “{name}”.", name=quote(name)
                )
                self._refuse(index, "name-taken", message)
                continue
            names.add(name)
            yield self._entry(index, value, step_of(name), where)

    def _items(self, value: _Value) -> Iterable[_Entry]:
        """Return the elements that an array is left with, and those that its digests disclose (§7.1, 3.c.iii and d)."""
        where = Sentence("the array “{path}”", path=_quoted(value.path)) if value.path else _PAYLOAD_ARRAY
        count = 0
        for item in value.node["items"]:
            digest = element_digest(item)
            if digest is None:
                yield _Entry("", self._below(value, item, f"[{count}]"))
                count += 1
                continue
            index = self._match(digest, value, where)
            if index is not None and not self._is_refused(index, value, is_member=False):
                yield self._entry(index, value, f"[{count}]", where)
                count += 1

    def _below(self, value: _Value, node: Node, step: str) -> _Value:
        path = joined(value.path, step) if node["type"] in {"object", "array"} else ""
        return _Value(node, value.source, value.depth + 1, path)

    def _entry(self, index: int, value: _Value, step: str, where: Sentence) -> _Entry:
        """Put a Disclosure in: its value is written, and searched, where it belongs."""
        one = self._read[index]
        path = joined(value.path, step)
        self.fates[index] = _disclosed(value.source, path, where)
        node = one.value or one.items[-1]
        lexeme = "" if one.name is None else one.name_lexeme
        return _Entry(lexeme, _Value(node, index, value.depth + 1, path, index))

    def _match(self, node: Node, value: _Value, where: Sentence) -> int | None:
        """Return the Disclosure of a digest; a digest that was met before is a fault, and gives none."""
        digest = node["value"]
        if digest in self._seen:
            message = Sentence(
                "This digest, in {place}, is already used elsewhere; each may be used only once.", place=where
            )
            self._fault(value.source, node, "sd-digest-repeated", message, digest[:_SHOWN_OF_DIGEST])
            return None
        self._seen.add(digest)
        index = self._known.get(digest)
        if index is None:
            self.undisclosed += 1
        else:
            self._found.add(index)
        return index

    def _is_refused(self, index: int, value: _Value, *, is_member: bool) -> bool:
        """Check whether a Disclosure cannot be put in where its digest is."""
        one = self._read[index]
        if index in self.fates:
            self._withheld.append(index)
            return True
        if is_member is (one.name is None):
            self._refuse(index, "misplaced", _OF_MEMBER if is_member else _OF_ELEMENT)
            return True
        if too_deep(one.encoded.octets, DEEPEST - value.depth + 1) is not None:
            self._refuse(index, "deep", _TOO_DEEP)
            return True
        return False

    def _refuse(self, index: int, status: str, message: Sentence) -> None:
        self.fates[index] = Fate(status, message)
        self._gathered.whole(self._read[index].segment, f"disclosure-{status}", message)
        self._withheld.append(index)

    def _withhold(self, holder: int) -> None:
        """Look for digests in a Disclosure that was not put in: what they disclose is referenced, yet not put in."""
        digests = (one for value in self._read[holder].items[-1:] for one in digests_below(value))
        for digest in digests:
            index = self._known.get(digest["value"])
            if index is not None and not self.is_found(index):
                self._found.add(index)
                message = Sentence(
                    "Its digest is in Disclosure {number}, which isn't part of the payload.",
                    number=Digits(holder + 1),
                )
                self.fates.setdefault(index, Fate("withheld", message, None, holder))
                self._withheld.append(index)

    def _fault(self, source: int, node: Node, fault: str, message: Sentence, digest: str = "") -> None:
        segment = self._payload if source == PAYLOAD else self._read[source].segment
        self._gathered.node(segment, node, fault, message, {"digest": digest} if digest else None)


def _disclosed(source: int, path: str, where: Sentence) -> Fate:
    """Return the fate of a Disclosure that was put in, whose digest was met in ``source``."""
    if source == PAYLOAD:
        return Fate("disclosed", Sentence("Disclosed: its digest is in {place}.", place=where), path)
    message = Sentence(
        "Disclosed: its digest is in Disclosure {number}, which is disclosed too.", number=Digits(source + 1)
    )
    return Fate("nested", message, path, source)


def _quoted(path: str) -> str:
    return quote(path, LONGEST_PATH)
