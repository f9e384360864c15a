"""What would make the second token fail where the first passes, in the order in which a verifier usually stops."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from jwt_decoder.compare.difference import Reason
from jwt_decoder.compare.plain import type_of
from jwt_decoder.compare.tokens import is_copied
from jwt_decoder.explain.values.scopes import words
from jwt_decoder.model.sentence import Listing, Sentence, plural, term
from jwt_decoder.text import numeric_date
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.compare.side import Side
    from jwt_decoder.model.verdict import Check

_MOST: Final = 5
_LONGEST: Final = 80
_PASSING: Final = frozenset({"current", "not-stated"})
_MALFORMED: Final = Sentence("B is malformed.")
_UNSIGNED: Final = Sentence("B isn't signed: its alg is none.")
_UNSIGNED_LINE: Final = Sentence("Verifiers must reject it (RFC 8725 §3.2).")
_SEALED: Final = Sentence("B is encrypted, A isn't.")
_SEALED_LINE: Final = Sentence("The API needs a key to decrypt it.")
_UNSEALED: Final = Sentence("A is encrypted, B isn't.")
_UNSEALED_LINE: Final = Sentence("An API that expects encrypted tokens rejects it.")
_ALG: Final = Sentence("B's {name} is “{b}”, A's is “{a}”.")
_ALG_LINE: Final = Sentence("A verifier that accepts only “{a}” rejects it (RFC 8725 §3.1).")
_CRIT: Final = Sentence("B requires {names} to be understood (crit).")
_CRIT_LINE: Final = Sentence("A verifier that doesn't know it must reject B (RFC 7515 §4.1.11).")
_TYP: Final = Sentence("B's typ is “{b}”, A's is “{a}”.")
_TYP_GONE: Final = Sentence("B has no typ, A's is “{a}”.")
_TYP_NEW: Final = Sentence("B's typ is “{b}”, A has none.")
_TYP_LINE: Final = Sentence("A verifier that checks typ rejects it (RFC 8725 §3.11).")
_INVALID: Final = Sentence("B's signature doesn't match this key, A's does.")
_NOT_VERIFIED: Final = Sentence("B can't be verified with this key, A can.")
_SEALED_KEY: Final = Sentence("B doesn't decrypt with this key, A does.")
_KID: Final = Sentence("B names the key “{b}”, A the key “{a}”.")
_KID_GONE: Final = Sentence("B names no key (kid), A names “{a}”.")
_KID_NEW: Final = Sentence("B names the key “{b}”, A names none.")
_KID_LINE: Final = Sentence("The verifier must know that key: it may be new, rotated out, or another issuer's.")
_COPIED: Final = Sentence("B has A's signature under different content.")
_COPIED_LINE: Final = Sentence("One signature matches only one of them: the other was changed after signing.")
_EXPIRED: Final = Sentence("B expired {ago}.")
_EXPIRED_LINE: Final = Sentence("Get a new one.")
_EARLY: Final = Sentence("B is valid {ago}.")
_EARLY_LINE: Final = Sentence("Its nbf is in the future; check the clocks if it was just issued.")
_TIMELESS: Final = Sentence("B's times can't be read.")
_NO_EXP: Final = Sentence("B has no exp, A has.")
_NO_EXP_LINE: Final = Sentence("A verifier that requires exp rejects it.")
_WRONG: Final = Sentence("B's {name} is “{found}”, expected “{expected}”.")
_WRONG_SCOPE: Final = Sentence("B's scope lacks what is expected: “{expected}”.")
_LACKING: Final = Sentence("B has no {name}, expected “{expected}”.")
_OTHER: Final = Sentence("B's {name} is “{b}”, A's is “{a}”.")
_OTHER_GONE: Final = Sentence("B has no {name}, A's is “{a}”.")
_LINES: Final = {
    "iss": Sentence("A verifier that trusts A's issuer compares it exactly (RFC 7519 §4.1.1)."),
    "azp": Sentence("A verifier that knows A's client may reject another one."),
    "client_id": Sentence("A verifier that knows A's client may reject another one."),
}
_AUD: Final = Sentence("B's aud lacks {names}.")
_MISSING: Final = Sentence("B has no {names}, which its kind requires, and A has.")
_MISSING_LINE: Final = Sentence("A verifier that keeps to the specification rejects it.")
_KIND: Final = Sentence("B looks like another kind of token: {b}, A: {a}.")
_KIND_LINE: Final = Sentence("What expects one kind should reject another (RFC 8725 §3.12).")
_BOUND: Final = Sentence("B is bound to a key (cnf), A isn't.")
_BOUND_LINE: Final = Sentence("It is only accepted with a proof of that key, such as DPoP or mutual TLS.")


def reasons(a: Side, b: Side) -> tuple[Reason, ...]:
    """Return why the second may fail where the first passes, first what is certain."""
    looks = (_structure, _algorithm, _extensions, _type, _signature, _time, _checks, _parties, _rights, _kind)
    found = chain.from_iterable(look(a, b) for look in looks)
    return tuple(sorted(found, key=lambda one: not one.is_certain))


def _sure(ident: str, message: Sentence, line: Sentence | None) -> Reason:
    return Reason(ident, message, line, is_certain=True)


def _may(ident: str, message: Sentence, line: Sentence | None) -> Reason:
    return Reason(ident, message, line)


def _structure(a: Side, b: Side) -> Iterator[Reason]:
    if a.verdict.structure.state == "sound" and b.verdict.structure.state != "sound":
        yield _sure("malformed", _MALFORMED, b.problem)


def _algorithm(a: Side, b: Side) -> Iterator[Reason]:
    if a.format.is_encrypted != b.format.is_encrypted:
        sealed = b.format.is_encrypted
        message = (_SEALED, _SEALED_LINE) if sealed else (_UNSEALED, _UNSEALED_LINE)
        yield _may("encrypted", *message)
        return
    for name in ("alg", "enc"):
        left, right = a.parameter(name), b.parameter(name)
        if left == right or left is None or right is None:
            continue
        if right == "none":
            yield _sure("unsigned", _UNSIGNED, _UNSIGNED_LINE)
        else:
            told = {"a": quote(left), "b": quote(right)}
            yield _may("algorithm", _ALG.about(name=name, **told), _ALG_LINE.about(a=told["a"]))


def _extensions(a: Side, b: Side) -> Iterator[Reason]:
    known, needed = (_strings(one.headers[0].members.values.get("crit")) for one in (a, b))
    more = [name for name in needed if name not in known]
    if more:
        yield _may("critical", _CRIT.about(names=_quoted(more)), _CRIT_LINE)


def _type(a: Side, b: Side) -> Iterator[Reason]:
    left, right = a.parameter("typ"), b.parameter("typ")
    if a.format.is_encrypted == b.format.is_encrypted and _media_type(left) != _media_type(right):
        yield _may("typ", _of_two(left, right, _TYP, _TYP_GONE, _TYP_NEW), _TYP_LINE)


def _media_type(typ: str | None) -> str | None:
    """Return a typ without what makes no difference (RFC 7515 §4.1.9)."""
    return None if typ is None else typ.lower().removeprefix("application/")


def _of_two(a: str | None, b: str | None, both: Sentence, gone: Sentence, new: Sentence) -> Sentence:
    """Return the sentence for two texts, of which one may be missing."""
    if b is None:
        return gone.about(a=quote(a or ""))
    return new.about(b=quote(b)) if a is None else both.about(a=quote(a), b=quote(b))


def _signature(a: Side, b: Side) -> Iterator[Reason]:
    if is_copied(a, b):
        yield _may("copied", _COPIED, _COPIED_LINE)
    left, right = a.verdict.signature, b.verdict.signature
    if left.state == "valid" and right.state != "valid":
        message = _INVALID if right.state == "invalid" else _NOT_VERIFIED
        yield _sure("signature", message, right.message)
    elif a.is_opened and b.is_sealed:
        yield _sure("signature", _SEALED_KEY, right.message)
    elif left.state != "valid" and a.parameter("kid") != b.parameter("kid"):
        yield _may("kid", _of_two(a.parameter("kid"), b.parameter("kid"), _KID, _KID_GONE, _KID_NEW), _KID_LINE)


def _time(a: Side, b: Side) -> Iterator[Reason]:
    if a.verdict.time.state not in _PASSING:
        return
    end, begin = (b.span.known(name) if b.span else None for name in ("exp", "nbf"))
    state = b.verdict.time.state
    if state == "expired" and end:
        yield _sure("expired", _EXPIRED.about(ago=numeric_date.relative(end)), _EXPIRED_LINE)
    elif state == "not-yet" and begin:
        yield _sure("not-yet", _EARLY.about(ago=numeric_date.relative(begin)), _EARLY_LINE)
    elif state == "unreadable" and b.is_whole:
        yield _sure("times", _TIMELESS, b.verdict.time.message)
    elif _has(a, "exp") and b.is_whole and not _has(b, "exp"):
        yield _may("no-exp", _NO_EXP, _NO_EXP_LINE)


def _has(side: Side, name: str) -> bool:
    return name in side.claims[0].members.values


def _checks(a: Side, b: Side) -> Iterator[Reason]:
    """Return the claims that are as expected in the first, and not in the second."""
    right = {one.name: one for one in b.verdict.audience.checks}
    for one in a.verdict.audience.checks:
        if one.state == "match" and right[one.name].state != "match":
            other = right[one.name]
            yield _sure(f"expected-{one.name}", _unexpected(other), other.hint)


def _unexpected(check: Check) -> Sentence:
    expected = quote(check.expected, _LONGEST)
    if check.state == "missing":
        return _LACKING.about(name=check.name, expected=expected)
    if check.name == "scope":
        return _WRONG_SCOPE.about(expected=expected)
    return _WRONG.about(name=check.name, expected=expected, found=check.found)


def _parties(a: Side, b: Side) -> Iterator[Reason]:
    """Return what a verifier that is set up for the first would not expect of the second."""
    if not b.is_whole:
        return
    expected = {one.name for one in a.verdict.audience.checks}
    for name, line in _LINES.items():
        left, right = a.claim(name), b.claim(name)
        if left is not None and left != right and name not in expected:
            yield _may(name, _other(name, left, right), line)
    lacking = _lacking(a, b, "aud")
    if lacking and "aud" not in expected:
        line = plural(
            "The service with that name must reject B (RFC 7519 §4.1.3).",
            "The services with those names must reject B (RFC 7519 §4.1.3).",
            len(lacking),
        )
        yield _may("aud", _AUD.about(names=_quoted(lacking)), line)


def _other(name: str, a: str, b: str | None) -> Sentence:
    if b is None:
        return _OTHER_GONE.about(name=name, a=quote(a, _LONGEST))
    return _OTHER.about(name=name, a=quote(a, _LONGEST), b=quote(b, _LONGEST))


def _lacking(a: Side, b: Side, name: str) -> list[str]:
    """Return the members of a set that the second lacks."""
    left, right = (_strings(one.claims[0].members.values.get(name)) for one in (a, b))
    if name != "aud":
        left, right = ([word for one in side for word in words(one)] for side in (left, right))
    return [one for one in left if one not in right]


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(one) for one in values if type_of(one) == "string"]


def _quoted(names: list[str]) -> Listing:
    shown = tuple(Sentence("“{value}”", value=quote(name, _LONGEST)) for name in names[:_MOST])
    return Listing(shown, "and") if len(names) <= _MOST else Listing((*shown, "…"))


def _rights(a: Side, b: Side) -> Iterator[Reason]:
    if not b.is_whole:
        return
    expected = {one.name for one in a.verdict.audience.checks}
    lacking = [*_lacking(a, b, "scope"), *_lacking(a, b, "scp")]
    if lacking and "scope" not in expected:
        count, names = len(lacking), _quoted(lacking)
        message = plural("B lacks the scope {names}.", "B lacks the scopes {names}.", count, names=names)
        line = plural("An API that needs it answers 403.", "An API that needs one of them answers 403.", count)
        yield _may("scope", message, line)
    if _has(b, "cnf") and not _has(a, "cnf"):
        yield _may("bound", _BOUND, _BOUND_LINE)


def _kind(a: Side, b: Side) -> Iterator[Reason]:
    left, right = a.profile.type, b.profile.type
    if left and right and left.type.id != right.type.id:
        told = {"a": term(left.type.label), "b": term(right.type.label)}
        yield _may("kind", _KIND.about(**told), _KIND_LINE)
    elif left and right and b.is_whole:
        more = [one for one in right.missing if one not in left.missing]
        if more:
            names = Listing(tuple(Listing(one.names, "or") for one in more), "and")
            yield _may("missing", _MISSING.about(names=names), _MISSING_LINE)
