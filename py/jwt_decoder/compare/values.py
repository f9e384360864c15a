"""Members of two objects, one by one: scopes and arrays as sets, times by what is between them, all else as text."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jwt_decoder.compare.difference import NOT_SHOWN, Difference, Item, Shown
from jwt_decoder.compare.plain import Members, Number, identity, type_of, written
from jwt_decoder.explain.values.scopes import words
from jwt_decoder.model.sentence import Duration, Sentence
from jwt_decoder.registry import jwk_members
from jwt_decoder.text import json_types
from jwt_decoder.text.quote import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jwt_decoder.compare.difference import Area, Change
    from jwt_decoder.model.sentence import Value

MOST: Final = 2000
_MOST_ITEMS: Final = 200
_LONGEST: Final = 1000
# Where so little of two texts is alike, marking the rest of them helps nobody.
_LEAST_ALIKE: Final = 3
_FIRST, _LAST = -62_135_596_800, 253_402_300_799  # what a calendar has
_SCOPES: Final = frozenset({"scope", "scp"})
_PLACED: Final = Sentence("{name} ({where})")
_MEMBER: Final = Sentence("{outer}.{name}")
_TYPES: Final = Sentence("A has {a}, B has {b}.")
_SPELLED: Final = Sentence("The same number, written differently.")
_ORDER: Final = Sentence("The same members, in another order.")
_FORM: Final = Sentence("The same members, but A has {a} and B has {b}.")
_OFTEN: Final = Sentence("The same members, but not as often.")
_LACKS: Final = Sentence("B lacks {lacking} of {all}.")
_ADDS: Final = Sentence("B has {added} more.")
_BOTH: Final = Sentence("B lacks {lacking} of {all} and has {added} new.")
_EARLIER: Final = Sentence("B is {span} earlier.")
_LATER: Final = Sentence("B is {span} later.")
_SMALL: Final = Sentence("B is less than a second off.")
_NOT_READ: Final = Sentence("The other one can't be read whole, so it may be there, too.")
_WHITE_SPACE: Final = Sentence("Only leading or trailing white space differs.")
_CASE: Final = Sentence("Only upper and lower case differ.")
_SLASH_LESS: Final = Sentence("B has no “/” at the end.")
_SLASH_MORE: Final = Sentence("B has a “/” at the end.")
_FURTHER_ON: Final = Sentence("They differ after what is shown here.")


class _Pair(NamedTuple):
    """Two values of one name, what a registry calls their kind, and where they stand."""

    area: Area
    told: Value
    name: str
    kind: str
    a: Any
    b: Any

    def difference(self, message: Sentence | None, items: tuple[Item, ...] = ()) -> Difference:
        return Difference(self.area, self.told, "changed", *self.shown(), message, items)

    def same(self, items: tuple[Item, ...] = ()) -> Difference:
        return Difference(self.area, self.told, "same", *self.shown(), None, items)

    def shown(self) -> tuple[Shown, Shown]:
        return _shown(self.a, self.kind), _shown(self.b, self.kind)


def placed(name: Value, where: Sentence | None) -> Value:
    """Return the name of a member, with where it is if that is not the outermost place."""
    return _PLACED.about(name=name, where=where) if where else name


def compare(
    area: Area, a: Members, b: Members, kinds: Mapping[str, str], where: Sentence | None = None
) -> Iterator[Difference]:
    """Compare the members of two objects in the order of the first; ``kinds`` are what a registry calls their kinds."""
    for name in [*a.values, *(name for name in b.values if name not in a.values)][:MOST]:
        told, kind = placed(visible(name), where), kinds.get(name, "")
        if name in a.values and name in b.values:
            yield from _both(_Pair(area, told, name, kind, a.values[name], b.values[name]))
        elif name in a.values:
            yield _one(area, told, "removed", _shown(a.values[name], kind), b)
        else:
            yield _one(area, told, "added", _shown(b.values[name], kind), a)


def _one(area: Area, told: Value, change: Change, shown: Shown, other: Members) -> Difference:
    """Return the difference of a member that one of the two has, and the ``other`` has not, as far as it is read."""
    a, b = (shown, None) if change == "removed" else (None, shown)
    if not other.is_whole:
        return Difference(area, told, "unknown", a, b, _NOT_READ)
    return Difference(area, told, change, a, b)


def _both(pair: _Pair) -> Iterator[Difference]:
    """Compare two values, of objects member by member."""
    a, b = pair.a, pair.b
    if isinstance(a, dict) and isinstance(b, dict) and a and b:
        yield from _objects(pair)
    elif identity(a) == identity(b):
        yield pair.difference(_SPELLED) if isinstance(a, Number) and a != b else pair.same()
    elif _are_sets(pair):
        yield _sets(pair)
    elif _is_time(a, pair.kind) and _is_time(b, pair.kind):
        yield _times(pair)
    else:
        yield _texts(pair)


def _objects(pair: _Pair) -> Iterator[Difference]:
    """Compare the members of two objects within a token; of a key, nothing private is shown."""
    a, b = pair.a, pair.b
    is_key = "kty" in a or "kty" in b
    for name in [*a, *(one for one in b if one not in a)]:
        told = _MEMBER.about(outer=pair.told, name=visible(name))
        if is_key and name in jwk_members.SECRET:
            yield _private(pair.area, told, a.get(name), b.get(name))
        elif name in a and name in b:
            yield from _both(_Pair(pair.area, told, name, "", a[name], b[name]))
        elif name in a:
            yield _one(pair.area, told, "removed", _shown(a[name]), Members(b, is_whole=True))
        else:
            yield _one(pair.area, told, "added", _shown(b[name]), Members(a, is_whole=True))


def _private(area: Area, told: Value, a: object, b: object) -> Difference:
    shown = Shown(NOT_SHOWN)
    if a is None:
        return Difference(area, told, "added", None, shown)
    if b is None:
        return Difference(area, told, "removed", shown, None)
    return Difference(area, told, "same" if a == b else "changed", shown, shown)


def _are_sets(pair: _Pair) -> bool:
    """Return whether both are sets: arrays, scopes, or audiences of which at least one is an array."""
    if _of_words(pair):
        return all(isinstance(one, list) or type_of(one) == "string" for one in (pair.a, pair.b))
    lists = [isinstance(one, list) for one in (pair.a, pair.b)]
    others = [one for one in (pair.a, pair.b) if not isinstance(one, list)]
    return any(lists) and all(pair.name == "aud" and type_of(one) == "string" for one in others)


def _of_words(pair: _Pair) -> bool:
    return pair.kind == "scopes" or pair.name in _SCOPES


def _sets(pair: _Pair) -> Difference:
    a, b = _members(pair, pair.a), _members(pair, pair.b)
    known = [*map(identity, a)], [*map(identity, b)]
    left, right = Counter(known[0]), Counter(known[1])
    members = zip((*known[0], *known[1]), (*a, *b), strict=True)
    items = tuple(islice(_items(members, left, right), _MOST_ITEMS))
    lacking, added = len(left.keys() - right.keys()), len(right.keys() - left.keys())
    if lacking or added:
        return pair.difference(_counted(lacking, added, len(left)), items)
    if left != right:
        return pair.difference(_OFTEN, items)
    types = type_of(pair.a), type_of(pair.b)
    if types[0] != types[1]:
        return pair.difference(_FORM.about(a=json_types.NAMES[types[0]], b=json_types.NAMES[types[1]]), items)
    # RFC 6749 §3.3: the order of scopes says nothing.
    return pair.same(items) if _of_words(pair) else pair.difference(_ORDER)


def _members(pair: _Pair, value: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    """Return the members of a set: scopes by their spaces."""
    if isinstance(value, list):
        return value
    return [*words(value)] if _of_words(pair) else [value]


def _items(members: Iterable[tuple[object, Any]], left: Counter[object], right: Counter[object]) -> Iterator[Item]:
    """Yield each member once, by its identity."""
    seen = set()
    for key, value in members:
        if key not in seen:
            seen.add(key)
            yield Item(shown_text(value), "both" if key in left and key in right else "a" if key in left else "b")


def _counted(lacking: int, added: int, total: int) -> Sentence:
    if not added:
        return _LACKS.about(lacking=lacking, all=total)
    return _BOTH.about(lacking=lacking, all=total, added=added) if lacking else _ADDS.about(added=added)


def _is_time(value: object, kind: str) -> bool:
    return kind == "NumericDate" and isinstance(value, Number) and _FIRST <= float(value) <= _LAST


def _times(pair: _Pair) -> Difference:
    span = float(pair.b) - float(pair.a)
    if abs(span) < 1:
        return pair.difference(_SMALL)
    return pair.difference((_LATER if span > 0 else _EARLIER).about(span=Duration(abs(span))))


def _texts(pair: _Pair) -> Difference:
    types = type_of(pair.a), type_of(pair.b)
    if types[0] != types[1]:
        # Only with its quotes is a string not taken for a number.
        quoted = Shown(_cut(_written(pair.a))), Shown(_cut(_written(pair.b)))
        other = _TYPES.about(a=json_types.NAMES[types[0]], b=json_types.NAMES[types[1]])
        return Difference(pair.area, pair.told, "changed", *quoted, other)
    left, right = shown_text(pair.a), shown_text(pair.b)
    message = _FURTHER_ON if left == right else _small(str(pair.a), str(pair.b))
    return Difference(pair.area, pair.told, "changed", *marked(left, right), message)


def marked(a: str, b: str) -> tuple[Shown, Shown]:
    """Return two texts with what differs between a beginning and an end that both have."""
    shorter = min(len(a), len(b))
    start = next((place for place in range(shorter) if a[place] != b[place]), shorter)
    rest = shorter - start
    end = next((place for place in range(rest) if a[-1 - place] != b[-1 - place]), rest)
    if start + end < _LEAST_ALIKE:
        return Shown(a), Shown(b)
    return Shown(a, start, len(a) - end), Shown(b, start, len(b) - end)


def _small(a: str, b: str) -> Sentence | None:
    """Return what the one small thing is that differs, where it is one."""
    if a.strip() == b.strip():
        return _WHITE_SPACE
    if a.removesuffix("/") == b.removesuffix("/"):
        return _SLASH_LESS if a.endswith("/") else _SLASH_MORE
    return _CASE if a.casefold() == b.casefold() else None


def _shown(value: Any, kind: str = "") -> Shown:  # noqa: ANN401 - any JSON
    return Shown(shown_text(value), at=str(value) if _is_time(value, kind) else "")


def shown_text(value: Any) -> str:  # noqa: ANN401 - any JSON
    """Return a value as it is shown: a string without its quotes, unless it is empty; of a key, nothing private."""
    return _cut(str(value) if type_of(value) == "string" and value else _written(value))


def _written(value: Any) -> str:  # noqa: ANN401 - any JSON
    return written(value, _LONGEST)


def _cut(text: str) -> str:
    seen = visible(text[: _LONGEST + 1])
    return seen if len(text) <= _LONGEST else f"{visible(text[:_LONGEST])}…"
