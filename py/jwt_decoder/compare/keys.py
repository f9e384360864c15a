"""Two sets of keys: which were added, removed, changed or renamed; of private keys and secrets, nothing is shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.compare.conclusion import Conclusion, Tone
from jwt_decoder.compare.difference import Difference, Reason, Shown
from jwt_decoder.compare.plain import identity
from jwt_decoder.compare.values import shown_text
from jwt_decoder.model.sentence import Listing, Sentence, plural
from jwt_decoder.registry import jwk_members
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jwt_decoder.compare.difference import Change
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.sentence import Value

    Pair = tuple["KeySide | None", "KeySide | None"]

_LONGEST: Final = 80
_SHORT: Final = 12
_MOST: Final = 8
_NAMELESS: Final = Sentence("without kid, {thumbprint}…")
_NAMELESS_SECRET: Final = Sentence("a secret without kid")
_UNREAD: Final = Sentence("an unreadable key")
_TOLD: Final = Sentence("{key}, thumbprint {thumbprint}")
_RENAMED: Final = Sentence("The same key under another name: it was “{a}”.")
_NAMED: Final = Sentence("The same key, but now with a kid.")
_UNNAMED: Final = Sentence("The same key, but its kid “{a}” is gone.")
_REPLACED: Final = Sentence("The same kid, but another key.")
_WAS: Final = Sentence("{name}: {a} → {b}")
_GAINED: Final = Sentence("{name} added: {b}")
_LOST: Final = Sentence("{name} removed: {a}")
_MEMBERS: Final = Sentence("The same key; {members}.")
_PRIVATE: Final = Sentence("B has its private part, too.")
_PUBLIC: Final = Sentence("A has its private part, B doesn't.")
_SAME: Final = Sentence("The same keys")
_SAME_LINE: Final = Sentence("No key was added, removed or changed.")
_KEPT: Final = plural("{count} key is in both.", "{count} keys are in both.", 0)
_NONE_KEPT: Final = Sentence("No key is in both: everything signed with A's keys fails with B's.")
_DIFFER: Final = plural("{count} key differs", "{count} keys differ", 0)
_LOSES: Final = plural("B lacks {count} key of A", "B lacks {count} keys of A", 0)
_ROTATED: Final = plural("B has {count} more key", "B has {count} more keys", 0)
_ADDED: Final = Sentence("Added: {names}.")
_REMOVED: Final = Sentence("Removed: {names}.")
_CHANGED: Final = Sentence("Changed: {names}.")
_NOTHING: Final = Sentence("No difference.")
_GONE: Final = Sentence("Tokens signed with {names} can't be verified with B.")
_GONE_LINE: Final = Sentence("Remove a key only when its last token has expired.")
_REUSED: Final = Sentence("Another key has the kid of an old one: {names}.")
_REUSED_LINE: Final = Sentence("A verifier that has cached A rejects new tokens; give a new key a new kid.")
_MOVED: Final = Sentence("The kid of a key changed: {names}.")
_MOVED_LINE: Final = Sentence("Tokens that name the old kid find no key.")
_RESTRICTED: Final = Sentence("What a key is for changed: {names}.")
_RESTRICTED_LINE: Final = Sentence("A verifier that checks use, key_ops and alg may reject what it accepted before.")
_EXPOSED: Final = Sentence("B has a private key or secret that A doesn't have: {names}.")
_EXPOSED_LINE: Final = Sentence("If B is published, replace that key.")
_OF_USE: Final = frozenset({"use", "key_ops", "alg"})


@dataclass(frozen=True, slots=True)
class KeySide:
    """One key of a set: ``members`` is what its JWK says; ``thumbprint`` is empty of what can't be read."""

    kid: str | None
    material: Material
    members: Mapping[str, Any]
    thumbprint: str = field(repr=False)

    @property
    def is_secret(self) -> bool:
        """Whether its thumbprint would help to guess it."""
        return self.material.key_type == "oct" and self.material.problem is None

    @property
    def is_private(self) -> bool:
        """Whether it must not be published."""
        return self.is_secret or self.material.private

    @property
    def called(self) -> Value:
        """Its name among others."""
        if self.kid is not None:
            return quote(self.kid, _LONGEST)
        if self.is_secret:
            return _NAMELESS_SECRET
        return _NAMELESS.about(thumbprint=self.thumbprint[:_SHORT]) if self.thumbprint else _UNREAD

    @property
    def shown(self) -> Shown:
        """What it is."""
        name = self.material.name.first
        if self.is_secret or not self.thumbprint:
            return Shown(name)
        return Shown(_TOLD.about(key=name, thumbprint=self.thumbprint))


@dataclass(frozen=True, slots=True)
class _Row:
    """A pair with its difference; ``use`` says that what the key is for changed, ``stays`` that A's key is in B."""

    a: KeySide | None
    b: KeySide | None
    difference: Difference
    use: bool = False
    stays: bool = False


def compare_keys(
    a: Sequence[KeySide], b: Sequence[KeySide]
) -> tuple[tuple[Difference, ...], tuple[Reason, ...], Conclusion]:
    """Compare two sets: keys of one kid and thumbprint first, then those of one kid, then those of one thumbprint."""
    there = {_identity(one) for one in b}
    rows = [replace(_row(*pair), stays=pair[0] is not None and _identity(pair[0]) in there) for pair in _pairs(a, b)]
    found = tuple(one.difference for one in rows)
    why = tuple(_reasons(rows))
    return found, why, _conclusion(rows, why)


def _pairs(a: Sequence[KeySide], b: Sequence[KeySide]) -> Iterator[Pair]:
    left, right, partner = [*a], [*b], {}
    for key in (_both, _by_kid, _by_thumbprint):
        waiting: dict[object, list[KeySide]] = {}
        for one in right:
            if (name := key(one)) is not None:
                waiting.setdefault(name, []).append(one)
        for one in left:
            if waiting.get(key(one)):
                partner[id(one)] = waiting[key(one)].pop(0)
        taken = {id(one) for one in partner.values()}
        left = [one for one in left if id(one) not in partner]
        right = [one for one in right if id(one) not in taken]
    yield from ((one, partner.get(id(one))) for one in a)
    yield from ((None, one) for one in right)


def _both(key: KeySide) -> object:
    return (key.kid, _identity(key))


def _by_kid(key: KeySide) -> object:
    return key.kid


def _by_thumbprint(key: KeySide) -> object:
    return _identity(key)


def _identity(key: KeySide) -> object:
    """Return what two spellings of one key have in common; of one that can't be read, all that it says."""
    return key.thumbprint or identity(dict(key.members))


def _row(a: KeySide | None, b: KeySide | None) -> _Row:
    if a is None or b is None:
        one = a or b
        assert one is not None  # noqa: S101 - of a pair at least one is there
        change: Change = "removed" if a else "added"
        return _Row(a, b, Difference("key", one.called, change, a.shown if a else None, b.shown if b else None))
    if _identity(a) != _identity(b):
        return _Row(a, b, Difference("key", b.called, "changed", a.shown, b.shown, _REPLACED))
    names = [*_changed_members(a, b)]
    message = _what_changed(a, b, names)
    change = "changed" if message else "same"
    return _Row(a, b, Difference("key", b.called, change, a.shown, b.shown, message), use=not _OF_USE.isdisjoint(names))


def _what_changed(a: KeySide, b: KeySide, names: Sequence[str]) -> Sentence | None:
    """Return how the same key differs in the two sets."""
    told = [*_renamed(a, b)]
    if names:
        told.append(_MEMBERS.about(members=Listing(tuple(_member(name, a, b) for name in names), "semicolon")))
    if a.material.private != b.material.private:
        told.append(_PRIVATE if b.material.private else _PUBLIC)
    return told[0].then(*told[1:]) if told else None


def _renamed(a: KeySide, b: KeySide) -> Iterator[Sentence]:
    if a.kid == b.kid:
        return
    if a.kid is None:
        yield _NAMED
    else:
        yield (_RENAMED if b.kid is not None else _UNNAMED).about(a=quote(a.kid, _LONGEST))


def _changed_members(a: KeySide, b: KeySide) -> Iterator[str]:
    """Yield the names of the members beside the key that differ."""
    for name in [*a.members, *(one for one in b.members if one not in a.members)]:
        if name in jwk_members.OF_THE_KEY or name in jwk_members.PRIVATE_WITHIN or name == "kid":
            continue
        if name not in a.members or name not in b.members or identity(a.members[name]) != identity(b.members[name]):
            yield name


def _member(name: str, a: KeySide, b: KeySide) -> Sentence:
    told = {"name": quote(name, _LONGEST)}
    if name not in a.members:
        return _GAINED.about(**told, b=_value(b.members[name]))
    if name not in b.members:
        return _LOST.about(**told, a=_value(a.members[name]))
    return _WAS.about(**told, a=_value(a.members[name]), b=_value(b.members[name]))


def _value(value: Any) -> str:  # noqa: ANN401 - any JSON
    return quote(shown_text(value), _LONGEST)


def _reasons(rows: Sequence[_Row]) -> Iterator[Reason]:
    """Return what follows for those who verify with the second set."""
    looks: tuple[tuple[str, Callable[[_Row], bool], bool, Sentence, Sentence], ...] = (
        ("key-removed", _is_removed, True, _GONE, _GONE_LINE),
        ("kid-reused", _is_replaced, True, _REUSED, _REUSED_LINE),
        ("kid-changed", _is_moved, False, _MOVED, _MOVED_LINE),
        ("key-use", lambda row: row.use, False, _RESTRICTED, _RESTRICTED_LINE),
        ("key-exposed", _is_exposed, False, _EXPOSED, _EXPOSED_LINE),
    )
    for ident, applies, is_certain, message, line in looks:
        names = [row.difference.name for row in rows if applies(row)]
        if names:
            yield Reason(ident, message.about(names=_listed(names)), line, is_certain)


def _is_removed(row: _Row) -> bool:
    return row.b is None and not row.stays


def _is_replaced(row: _Row) -> bool:
    return row.a is not None and row.b is not None and _identity(row.a) != _identity(row.b)


def _is_moved(row: _Row) -> bool:
    """Return whether a key that had a name has it no more."""
    if row.a is None or row.a.kid is None or not row.stays:
        return False
    return row.b is None or row.a.kid != row.b.kid


def _is_exposed(row: _Row) -> bool:
    if row.b is None or not row.b.is_private:
        return False
    return row.a is None or not row.a.is_private or _is_replaced(row)


def _listed(names: Sequence[Value]) -> Listing:
    if len(names) <= _MOST:
        return Listing(tuple(names), "and")
    return Listing((*names[:_MOST], plural("{count} more", "{count} more", len(names) - _MOST)), "and")


def _conclusion(rows: Sequence[_Row], why: Sequence[Reason]) -> Conclusion:
    named = {
        change: [row.difference.name for row in rows if row.difference.change == change]
        for change in ("added", "removed", "changed", "same")
    }
    if not named["added"] and not named["removed"] and not named["changed"]:
        return Conclusion("same", _SAME, _SAME_LINE, _NOTHING)
    kept = sum(row.stays for row in rows)
    line = _KEPT.about(count=kept) if kept else _NONE_KEPT
    told = [
        sentence.about(names=_listed(named[change]))
        for change, sentence in (("added", _ADDED), ("removed", _REMOVED), ("changed", _CHANGED))
        if named[change]
    ]
    tone: Tone = "fails" if any(one.is_certain for one in why) else "caution" if why else "differs"
    return Conclusion(tone, _headline(named), line, told[0].then(*told[1:]))


def _headline(named: Mapping[str, Sequence[Value]]) -> Sentence:
    if named["removed"]:
        return _LOSES.about(count=len(named["removed"]))
    if named["changed"]:
        return _DIFFER.about(count=len(named["changed"]))
    return _ROTATED.about(count=len(named["added"]))
