"""What is required of tokens for push messages and telephone calls."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists import rows
from jwt_decoder.checklists.kinds import CONTACT, HTTPS, OBJECT, ORIGIN, SECONDS, STRINGS, TELEPHONE, items_of, shown
from jwt_decoder.checklists.requirement import MET, Answer, Checklist, Requirement
from jwt_decoder.json import bounded
from jwt_decoder.json.parse import members_of
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.checklists.subject import Subject
    from jwt_decoder.model.part import Node, Part

_VAPID: Final = "RFC 8292 §2"
_PASSPORT: Final = "RFC 8225 §4"
_CLAIMS: Final = "RFC 8225 §5.2.1"
_FORM: Final = "RFC 8225 §9"
_DAY: Final = 86_400


def _one_origin(subject: Subject) -> Answer | None:
    orig = members_of(subject.claims.get("orig"))
    if "orig" not in subject.claims:
        return None
    count = sum(name in orig for name in ("tn", "uri"))
    if count == 1:
        return MET
    return rows.missed(Sentence("It has both.") if count else Sentence("It has neither."))


def _any_destination(subject: Subject) -> Answer | None:
    dest = members_of(subject.claims.get("dest"))
    if "dest" not in subject.claims:
        return None
    lists = [dest[name] for name in ("tn", "uri") if name in dest]
    if lists and all(STRINGS.holds(one) for one in lists):
        return MET
    return rows.missed(Sentence("tn or uri isn't an array of strings.") if lists else Sentence("It has neither."))


def _numbers(subject: Subject) -> Iterator[Node]:
    orig, dest = (members_of(subject.claims.get(name)).get("tn") for name in ("orig", "dest"))
    if orig is not None:
        yield orig
    if dest is not None:
        yield from items_of(dest)


def _are_digits(subject: Subject) -> Answer | None:
    numbers = list(_numbers(subject))
    wrong = next((node for node in numbers if not TELEPHONE.holds(node)), None)
    if wrong is None:
        return MET if numbers else None
    return rows.missed(Sentence("One is {found}.", found=shown(wrong)))


def _is_canonical(subject: Subject) -> Answer | None:
    """Hold header and payload to the deterministic form: names in order, no white space."""
    parts = (subject.decoded.signatures[0].header, subject.decoded.payload)
    wrong = [part for part in parts if part and _least(part) not in {None, part.text}]
    if any(part is None or _least(part) is None for part in parts):
        return None
    return rows.missed(Sentence("The names are in another order, or there is white space.")) if wrong else MET


def _least(part: Part) -> str | None:
    try:
        value = bounded.loads(part.text or "")
    except ValueError:
        return None
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


_PUSH: Final = (
    rows.signed_with(_VAPID, "ES256"),
    rows.has("aud", ORIGIN, _VAPID),
    rows.has("exp", SECONDS, _VAPID),
    rows.may_have("sub", CONTACT, "RFC 8292 §2.1"),
    rows.ends_within(_DAY, _VAPID, Sentence("exp must be at most 24 hours from now.")),
    rows.expected("aud", _VAPID, words=Sentence("aud must be the origin of the push service.")),
    rows.verified("RFC 8292 §3.2", lacking=Sentence("Add the public key, which is k of the Authorization header.")),
    rows.unexpired(_VAPID),
)
_CALL: Final = (
    rows.typed("passport", _PASSPORT),
    rows.signed_with(_PASSPORT, "ES256"),
    rows.headed("x5u", HTTPS, _PASSPORT),
    rows.has("iat", SECONDS, "RFC 8225 §5.1.1"),
    rows.has("orig", OBJECT, _CLAIMS),
    rows.has("dest", OBJECT, _CLAIMS),
    Requirement("one-origin", Sentence("orig must have either tn or uri."), _CLAIMS, _one_origin),
    Requirement("destination", Sentence("dest must have tn or uri, as arrays of strings."), _CLAIMS, _any_destination),
    Requirement("digits", Sentence("Telephone numbers must be digits, * and # only."), _CLAIMS, _are_digits),
    Requirement("canonical", Sentence("JSON names must be sorted, without white space."), _FORM, _is_canonical),
    rows.verified("RFC 8225 §6", lacking=Sentence("Add the certificate at x5u to check it.")),
    rows.fresh("RFC 8224 §4.4"),
)

VAPID: Final = Checklist("vapid", "VAPID token for web push", _VAPID, _PUSH)
PASSPORT: Final = Checklist("passport", "PASSporT", "RFC 8225", _CALL)
