"""Rules about the status of a token by a Token Status List in the same paste (draft-ietf-oauth-status-list)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.json import parse
from jwt_decoder.model.rule import PAYLOAD, Example
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.text import base64url, inflate, numeric_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.findings.paste_context import PasteContext, PastedToken
    from jwt_decoder.model.sentence import Value

_SECTION: Final = "draft-ietf-oauth-status-list §8.3"
_SCOPE: Final = Sentence("A token and the status list that it names in one paste.")
_URI: Final = "https://issuer.example/statuses/1"
# Sixteen statuses of two bits: 1, 2, 0, 3 and more.
_LIST: Final = (
    '{"alg":"ES256","typ":"statuslist+jwt"}',
    f'{{"sub":"{_URI}","iat":1767225540,"exp":1767226200,"status_list":{{"bits":2,"lst":"eNo76fITAAPfAgc"}}}}',
)
_BITS: Final = (1, 2, 4, 8)
_MOST_STATUSES: Final = 1 << 53
_IS_VALID: Final = Sentence("The status list in this paste says at index {index}: valid, as of {at}.")
_IS_INVALID: Final = Sentence(
    "The status list in this paste says at index {index}: invalid, that is revoked, as of {at}."
)
_IS_SUSPENDED: Final = Sentence("The status list in this paste says at index {index}: suspended, as of {at}.")
_SOME_TIME: Final = Sentence("a time that it doesn't say")
_FRESH: Final = Sentence("Check the list's own signature and expiry, and fetch it again: a status can change.")
_REFUSE: Final = Sentence("Don't accept the token, unless a newer list says otherwise.")


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a list says of a token: ``status`` at ``index``, None with a ``problem``; ``at`` is when it was issued."""

    index: int
    status: int | None
    at: Value
    problem: Sentence | None = None


def _example(index: int) -> Example:
    status = f'"status":{{"status_list":{{"idx":{index},"uri":"{_URI}"}}}}'
    return Example(f"{PAYLOAD[:-1]},{status}}}", beside=_LIST)


@rule(
    "status-valid",
    "info",
    _SECTION,
    name=Sentence("Valid by its status list"),
    scope=_SCOPE,
    why=Sentence("The issuer publishes the status of its tokens in a list. This one hadn't been revoked then."),
    example=_example(2),
    remedy=_FRESH,
)
def status_valid(context: PasteContext) -> Iterable[Hit]:
    """Find that a list says VALID, 0x00 (draft-ietf-oauth-status-list §7.1)."""
    return _hits(context, 0, _IS_VALID)


@rule(
    "status-invalid",
    "error",
    _SECTION,
    name=Sentence("Revoked by its status list"),
    scope=_SCOPE,
    why=Sentence("The issuer has revoked the token: whatever else it says, it no longer counts."),
    example=_example(0),
    remedy=_REFUSE,
)
def status_invalid(context: PasteContext) -> Iterable[Hit]:
    """Find that a list says INVALID, 0x01 (draft-ietf-oauth-status-list §7.1)."""
    return _hits(context, 1, _IS_INVALID)


@rule(
    "status-suspended",
    "warning",
    _SECTION,
    name=Sentence("Suspended by its status list"),
    scope=_SCOPE,
    why=Sentence("The issuer has suspended the token: it doesn't count for now, but may again."),
    example=_example(1),
    remedy=_REFUSE,
)
def status_suspended(context: PasteContext) -> Iterable[Hit]:
    """Find that a list says SUSPENDED, 0x02 (draft-ietf-oauth-status-list §7.1)."""
    return _hits(context, 2, _IS_SUSPENDED)


@rule(
    "status-of-application",
    "info",
    "draft-ietf-oauth-status-list §7.1",
    name=Sentence("A status of its own"),
    scope=_SCOPE,
    why=Sentence("Only 0 to 2 mean the same everywhere: valid, invalid, suspended. Others are the issuer's own."),
    example=_example(3),
    remedy=Sentence("Ask the issuer what this status means; until then, don't take the token for valid."),
)
def status_of_application(context: PasteContext) -> Iterable[Hit]:
    """Find a status that the specification leaves to applications (draft-ietf-oauth-status-list §7.1)."""
    looked = _looked(context)
    if looked and looked.status is not None and looked.status not in {0, 1, 2}:
        message = Sentence(
            "The status list in this paste says at index {index}: {status}, as of {at}.",
            index=Digits(looked.index),
            status=Digits(looked.status),
            at=looked.at,
        )
        yield Hit(context.place("status"), message)


@rule(
    "status-unreadable",
    "error",
    _SECTION,
    name=Sentence("No status in its list"),
    scope=_SCOPE,
    why=Sentence("A token whose status can't be found in its list must not be accepted."),
    example=_example(16),
    remedy=Sentence("Fetch the list again, and check that the token names the right one."),
)
def status_unreadable(context: PasteContext) -> Iterable[Hit]:
    """Find a list that has no status for the token (draft-ietf-oauth-status-list §8.3)."""
    looked = _looked(context)
    if looked and looked.problem:
        is_unknown = looked.problem is _TOO_LARGE
        yield Hit(context.place("status"), looked.problem, severity="info" if is_unknown else None)


def _hits(context: PasteContext, status: int, message: Sentence) -> Iterable[Hit]:
    looked = _looked(context)
    if looked and looked.status == status:
        yield Hit(context.place("status"), message.about(index=Digits(looked.index), at=looked.at))


def _looked(context: PasteContext) -> _Looked | None:
    """Look the token up in the newest list that it names; None where it names none, or that isn't in the paste."""
    index, address = _reference(context.token)
    lists = [one for one in context.others if address and string_of(one.claims.get("sub")) == address]
    found = [(_issued(one), held) for one in lists if (held := _held(one, "status_list")) is not None]
    if index is None or not found:
        return None
    (_, at), held = max(found, key=lambda one: one[0][0])
    answer = _status(held, index)
    return _Looked(index, answer, at) if isinstance(answer, int) else _Looked(index, None, at, answer)


def _reference(token: PastedToken) -> tuple[int | None, str]:
    """Return index and address of the list that a token names (draft-ietf-oauth-status-list §6.2)."""
    status = _held(token, "status") or {}
    named = status.get("status_list")
    index, address = (named.get("idx"), named.get("uri")) if isinstance(named, dict) else (None, "")
    is_index = isinstance(index, int) and not isinstance(index, bool) and 0 <= index < _MOST_STATUSES
    return index if is_index else None, address if isinstance(address, str) else ""


def _held(token: PastedToken, name: str) -> Mapping[str, object] | None:
    node = token.claims.get(name)
    value = parse.plain(node) if node else None
    return value if isinstance(value, dict) else None


def _issued(token: PastedToken) -> tuple[float, Value]:
    """Return when a list was issued, in seconds and in words."""
    node = token.claims.get("iat")
    instant = numeric_date.read("iat", node) if node else None
    if instant is None or instant.seconds is None:
        return 0.0, _SOME_TIME
    return instant.seconds, numeric_date.clock(instant)


_TOO_LARGE: Final = Sentence("The status list in this paste is over 1 MB unpacked, so it wasn't unpacked.")
_NO_BITS: Final = Sentence("bits of the status list in this paste must be 1, 2, 4 or 8, so no status can be read.")
_BROKEN: Final = Sentence("lst of the status list in this paste can't be unpacked, so no status can be read.")
_BEYOND: Final = Sentence(
    "The status list in this paste has {count} statuses, so there is none at index {index}.", count=0, index=0
)


def _status(held: Mapping[str, object], index: int) -> int | Sentence:
    """Return the status at an index (draft-ietf-oauth-status-list §4.1), or why there is none."""
    bits, packed = held.get("bits"), held.get("lst")
    if bits not in _BITS or isinstance(bits, bool) or not isinstance(bits, int):
        return _NO_BITS
    encoded = base64url.decode(packed) if isinstance(packed, str) else None
    if encoded is None or encoded.faults:
        return _BROKEN
    try:
        octets = inflate.inflate(encoded.octets, inflate.FRAMED)
    except inflate.InflateError as error:
        return _TOO_LARGE if error.is_too_large else _BROKEN
    count = 8 * len(octets) // bits
    if index >= count:
        return _BEYOND.about(count=Digits(count), index=Digits(index))
    octet, place = divmod(index * bits, 8)
    return octets[octet] >> place & ((1 << bits) - 1)
