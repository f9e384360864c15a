"""Two tokens side by side: the verdict, what they are, header, claims, signature and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.compare.difference import Difference, Shown
from jwt_decoder.compare.plain import Members
from jwt_decoder.compare.side import Section
from jwt_decoder.compare.values import compare, marked, placed, shown_text
from jwt_decoder.findings import ENTRIES
from jwt_decoder.judge.worst import FAILS
from jwt_decoder.model.sentence import Duration, Sentence, alone, plural, size, term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jwt_decoder.compare.difference import Area
    from jwt_decoder.compare.side import Side
    from jwt_decoder.model.part import Part
    from jwt_decoder.model.sentence import Value

LINES: Final = (
    ("structure", Sentence("Structure")),
    ("signature", Sentence("Signature")),
    ("time", Sentence("Time")),
    ("audience", Sentence("Issuer and audience")),
    ("trust", Sentence("Key trust")),
)
# What their messages tell more of is told with the claims.
_ALIKE: Final = frozenset({"current", "expired", "not-yet", "not-stated", "not-checked", "match"})
_FORM: Final = Sentence("Serialization")
_KIND: Final = Sentence("Kind of token")
_ISSUER: Final = Sentence("Issuer")
_LIFETIME: Final = Sentence("Lifetime")
_HIDDEN: Final = Sentence("Claims not disclosed")
_SIGNATURE: Final = Sentence("signature")
_CONTENT: Final = Sentence("content")
_SPELLING: Final = Sentence("JSON text")
_SPELLED: Final = Sentence("The same members, but white space, order or escapes differ.")
_AGAIN: Final = Sentence("Header and payload are the same: it was signed again, or with another key.")
_COPIED: Final = Sentence("The same signature under different content: at least one was changed after signing.")
_SEALED: Final = Sentence("Encrypted, so the claims weren't compared. Add the key that decrypts both.")
_SEALED_ONE: Final = Sentence("One of them is encrypted, so the claims weren't compared.")
_UNREAD: Final = Sentence("One of them can't be read, so the claims weren't compared.")
_UNREAD_HEADER: Final = Sentence("One of them can't be read, so the header wasn't compared.")
_PARTLY: Final = Sentence("One of them can't be read whole: only what can be read was compared.")
_EMPTY: Final = Members({}, is_whole=True)


def differences(a: Side, b: Side) -> Iterator[Difference]:
    """Return every line of the comparison, those that are the same as well."""
    yield from _verdict(a, b)
    yield from _kind(a, b)
    for left, right in _paired(a.headers, b.headers):
        yield from _section("header", left, right)
    for left, right in _paired(a.claims, b.claims):
        yield from _section("claims", left, right)
    yield from _signature(a, b)
    yield from _findings(a, b)


def _verdict(a: Side, b: Side) -> Iterator[Difference]:
    for name, title in LINES:
        left, right = getattr(a.verdict, name), getattr(b.verdict, name)
        shown = [Shown(one.words or one.message, state=one.state) for one in (left, right)]
        is_same = left.state == right.state and (left.state in _ALIKE or left.message == right.message)
        yield Difference("verdict", title, "same" if is_same else "changed", shown[0], shown[1])


def _kind(a: Side, b: Side) -> Iterator[Difference]:
    yield from _named(_FORM, term(a.format.title), term(b.format.title))
    yield from _named(_KIND, _type(a), _type(b))
    yield from _named(_ISSUER, _issuer(a), _issuer(b))
    yield from _named(_LIFETIME, _lifetime(a), _lifetime(b))
    yield from _named(_HIDDEN, _count(a), _count(b))


def _type(side: Side) -> Sentence | None:
    known = side.profile.type
    return term(known.type.label) if known else None


def _issuer(side: Side) -> Sentence | None:
    known = side.profile.issuer
    return term(known.issuer.label) if known else None


def _count(side: Side) -> Sentence | None:
    return plural("{count} claim", "{count} claims", side.undisclosed) if side.undisclosed else None


def _lifetime(side: Side) -> Sentence | None:
    """Return how long a token is valid, from iat or else nbf on."""
    begin = side.span and (side.span.known("iat") or side.span.known("nbf"))
    end = side.span and side.span.known("exp")
    if not begin or not end or end.known < begin.known:
        return None
    return alone(Duration(end.known - begin.known))


def _named(name: Value, a: Sentence | None, b: Sentence | None) -> Iterator[Difference]:
    """Compare two names of something, None where there is none."""
    left, right = Shown(a) if a else None, Shown(b) if b else None
    if left and right:
        yield Difference("kind", name, "same" if a == b else "changed", left, right)
    elif left or right:
        yield Difference("kind", name, "removed" if left else "added", left, right)


def _paired(a: Sequence[Section], b: Sequence[Section]) -> Iterator[tuple[Section, Section]]:
    """Pair what is in the same place; where one has nothing there, with an empty one."""
    left, right = {one.where: one for one in a}, {one.where: one for one in b}
    for where in [*left, *(one for one in right if one not in left)]:
        empty = Section(where, None, _EMPTY, {})
        yield left.get(where, empty), right.get(where, empty)


def _section(area: Area, a: Section, b: Section) -> Iterator[Difference]:
    """Compare two headers, or the claims of two tokens."""
    if _is_closed(a) or _is_closed(b):
        yield from _closed(area, a, b)
        return
    found = [*compare(area, a.members, b.members, {**b.kinds, **a.kinds}, a.where)]
    yield from found
    is_whole = a.members.is_whole and b.members.is_whole
    if not is_whole and a.part != b.part:
        yield _incomplete(area, a, b)
    elif is_whole and _differ_as_text(a, b) and all(one.change == "same" for one in found):
        shown = [Shown(size(len(_octets(one.part)))) for one in (a, b)]
        yield Difference(area, placed(_SPELLING, a.where), "changed", shown[0], shown[1], _SPELLED)


def _is_closed(section: Section) -> bool:
    """Return whether nothing of an object is there to be compared."""
    return not section.members.is_whole and not section.members.values


def _closed(area: Area, a: Section, b: Section) -> Iterator[Difference]:
    """Compare what is no object in at least one of them: as it is, or not at all."""
    told = placed(_CONTENT, a.where)
    parts = [one.part for one in (a, b)]
    if _octets(parts[0]) == _octets(parts[1]):
        if _octets(parts[0]):
            yield Difference(area, told, "same", _of_part(a), _of_part(b))
        return
    sealed = [part is not None and part.kind == "encrypted" for part in parts]
    if any(sealed):
        message = _SEALED if all(sealed) else _SEALED_ONE
        yield Difference(area, told, "unknown", _of_part(a), _of_part(b), message)
    elif _is_closed(a) and _is_closed(b):
        yield _as_text(area, told, a, b)
    else:
        yield _incomplete(area, a, b)


def _as_text(area: Area, told: Value, a: Section, b: Section) -> Difference:
    texts = [one.part.text if one.part else None for one in (a, b)]
    if texts[0] is None or texts[1] is None:
        return Difference(area, told, "changed", _of_part(a), _of_part(b))
    return Difference(area, told, "changed", *marked(shown_text(texts[0]), shown_text(texts[1])))


def _incomplete(area: Area, a: Section, b: Section) -> Difference:
    message = (_UNREAD_HEADER if area == "header" else _UNREAD) if _is_closed(a) or _is_closed(b) else _PARTLY
    return Difference(area, placed(_CONTENT, a.where), "unknown", _of_part(a), _of_part(b), message)


def _of_part(section: Section) -> Shown | None:
    return Shown(size(len(section.part.octets))) if section.part else None


def _octets(part: Part | None) -> bytes:
    return part.octets if part else b""


def _differ_as_text(a: Section, b: Section) -> bool:
    return a.is_spelled and b.is_spelled and _octets(a.part) != _octets(b.part)


def _signature(a: Side, b: Side) -> Iterator[Difference]:
    """Say where the signatures tell more than the content does: it follows from that otherwise."""
    if not any(a.signatures) or not any(b.signatures):
        return
    shown = [Shown(size(sum(map(len, one.signatures)))) for one in (a, b)]
    if a.content == b.content and a.signatures != b.signatures:
        yield Difference("key", _SIGNATURE, "changed", shown[0], shown[1], _AGAIN)
    elif is_copied(a, b):
        yield Difference("key", _SIGNATURE, "same", shown[0], shown[1], _COPIED)


def is_copied(a: Side, b: Side) -> bool:
    """Return whether both have the same signature under different content."""
    return any(a.signatures) and a.signatures == b.signatures and a.content != b.content


def _findings(a: Side, b: Side) -> Iterator[Difference]:
    left, right = ({one.id: one for one in side.findings} for side in (a, b))
    for name in [*left, *(one for one in right if one not in left)]:
        shown = [Shown(one[name].message, state=one[name].severity) if name in one else None for one in (left, right)]
        title = ENTRIES[name].name
        if shown[0] and shown[1]:
            is_same = left[name].message == right[name].message
            yield Difference("findings", title, "same" if is_same else "changed", shown[0], shown[1])
        else:
            yield Difference("findings", title, "removed" if shown[0] else "added", shown[0], shown[1])


def failing(side: Side) -> list[str]:
    """Return the lines of the verdict on which a verifier stops."""
    return [name for name, _ in LINES if (name, getattr(side.verdict, name).state) in FAILS]
