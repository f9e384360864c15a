"""What is required of credentials, and of what says that one still holds."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists import rows
from jwt_decoder.checklists.kinds import (
    AUDIENCE,
    HTTPS,
    JWK,
    KEYS,
    OBJECT,
    SECONDS,
    SHA_256,
    STRING,
    STRINGS,
    URI,
    items_of,
    one_of,
    text_of,
)
from jwt_decoder.checklists.requirement import MET, Answer, Checklist, Requirement
from jwt_decoder.json import bounded
from jwt_decoder.keys.header_keys import header_keys
from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.text import base64url, inflate

if TYPE_CHECKING:
    from jwt_decoder.checklists.subject import Subject

_VC: Final = "draft-ietf-oauth-sd-jwt-vc, JWT Claims Set"
_VC_REGISTERED: Final = "draft-ietf-oauth-sd-jwt-vc, Registered JWT Claims"
_VC_HEADER: Final = "draft-ietf-oauth-sd-jwt-vc, JOSE Header"
_VC_CHECKS: Final = "draft-ietf-oauth-sd-jwt-vc, Verification and Processing"
_BINDING: Final = "RFC 9901 §7.3"
_HAIP: Final = "OpenID4VC High Assurance Interoperability Profile 1.0 §6.1"
_HAIP_KEYS: Final = "OpenID4VC High Assurance Interoperability Profile 1.0 §6.1.1"
_ATTESTED: Final = "OpenID for Verifiable Credential Issuance 1.0, Appendix D.1"
_STATUS: Final = "draft-ietf-oauth-status-list §5.1"
_STATUS_LIST: Final = "draft-ietf-oauth-status-list §4.2"
_STATUS_CHECKS: Final = "draft-ietf-oauth-status-list §8.3"
_HEALTH: Final = "SMART Health Cards Framework, Health Cards are encoded as Compact Serialization JSON Web Signatures"
_HEALTH_MODEL: Final = "SMART Health Cards Framework, Modeling Verifiable Credentials in FHIR"
_HEALTH_TYPE: Final = "https://smarthealth.cards#health-card"
_OPEN: Final = ("iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status")
_KEYS_OF_ATTESTATION: Final = ("x5c", "kid", "trust_chain")


def _ends_in_tilde(subject: Subject) -> Answer | None:
    is_bare = subject.decoded.layout.kind == "jws-compact"
    return rows.missed(Sentence("No “~” follows the JWT.")) if is_bare else MET


def _is_compact(subject: Subject) -> Answer | None:
    is_compact = not subject.decoded.layout.kind.endswith("json")
    return MET if is_compact else rows.missed(Sentence("It is in the JSON Serialization."))


def _not_disclosed(subject: Subject) -> Answer | None:
    """Find claims that only a Disclosure gives, and that must stand in the issuer's payload."""
    hidden = [name for name in _OPEN if name in subject.claims and name not in subject.decoded.claims]
    if not hidden:
        return MET
    return rows.missed(Sentence("From a Disclosure: {names}.", names=Listing(tuple(hidden))))


def _held(subject: Subject) -> Answer | None:
    line = subject.binding
    if line is None:
        return None
    if line.state == "valid":
        return MET
    return rows.missed(line.how) if line.state == "invalid" else rows.unknown(line.message)


def _if_bound(subject: Subject, row: Requirement) -> Answer | None:
    return row.check(subject) if subject.binding else None


def _bound(row: Requirement) -> Requirement:
    """Return a requirement that a presentation with a Key Binding JWT has."""
    return Requirement(row.id, row.words, row.section, partial(_if_bound, row=row))


def _not_self_signed(subject: Subject) -> Answer | None:
    x5c = subject.header.get("x5c")
    texts = [text_of(item) for item in items_of(x5c)] if x5c else []
    keys = [key.material.certificate for text in texts for key in header_keys({"x5c": [text]})]
    if not keys:
        return None
    roots = [one for one in keys if one and one.subject == one.issuer]
    return rows.missed(Sentence("A certificate in x5c is self-signed.")) if roots else MET


def _any_key(subject: Subject) -> Answer | None:
    if not subject.header.keys().isdisjoint(_KEYS_OF_ATTESTATION):
        return MET
    return subject.unseen_header or rows.missed(Sentence("None of them is present."))


def _bits(subject: Subject) -> Answer | None:
    node = subject.at(("status_list", "bits"))
    if node is None:
        return rows.missing("status_list.bits") if _has_list(subject) else None
    return MET if node["text"] in {"1", "2", "4", "8"} else rows.wrong("status_list.bits", node)


def _list(subject: Subject) -> Answer | None:
    node = subject.at(("status_list", "lst"))
    if node is None:
        return rows.missing("status_list.lst") if _has_list(subject) else None
    encoded = base64url.decode(node.get("value", ""))
    if node["type"] != "string" or encoded.faults:
        return rows.missed(Sentence("status_list.lst isn't base64url."))
    try:
        inflate.inflate(encoded.octets, inflate.FRAMED)
    except inflate.InflateError as error:
        if error.is_too_large:
            return rows.unknown(Sentence("It is more than a megabyte, and wasn't unpacked."))
        return rows.missed(Sentence("status_list.lst can't be unpacked."))
    return MET


def _has_list(subject: Subject) -> bool:
    node = subject.claims.get("status_list")
    return node is not None and node["type"] == "object"


def _positive(subject: Subject) -> Answer | None:
    node = subject.claims.get("ttl")
    if node is None:
        return None
    is_positive = node["type"] == "number" and float(node["text"]) > 0
    return MET if is_positive else rows.wrong("ttl", node)


def _card_issuer(subject: Subject) -> Answer | None:
    node = subject.claims.get("iss")
    if node is None:
        return subject.unseen or rows.missing("iss")
    is_issuer = HTTPS.holds(node) and not text_of(node).endswith("/")
    return MET if is_issuer else rows.wrong("iss", node)


def _card_type(subject: Subject) -> Answer | None:
    node = subject.at(("vc", "type"))
    if node is None:
        return rows.missing("vc.type") if subject.at(("vc",)) else None
    words = [text_of(item) for item in items_of(node)]
    return MET if _HEALTH_TYPE in words else rows.missed(Sentence("It isn't among them."))


def _is_minified(subject: Subject) -> Answer | None:
    part = subject.decoded.payload
    if part is None or part.text is None or part.tree is None:
        return None
    try:
        value = bounded.loads(part.text)
    except ValueError:
        return None
    least = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return MET if len(part.text) <= len(least) else rows.missed(Sentence("There is white space between its parts."))


_SD_JWT_VC: Final = (
    Requirement(
        "sd-jwt", Sentence("It must be an SD-JWT, with “~” at the end of its parts."), _VC_CHECKS, _ends_in_tilde
    ),
    rows.typed("dc+sd-jwt", _VC_HEADER),
    rows.protects("RFC 9901 §7.1"),
    rows.has("vct", STRING, _VC),
    rows.may_have("vct#integrity", STRING, _VC_REGISTERED),
    rows.may_have("iss", URI, _VC_REGISTERED),
    rows.may_have("nbf", SECONDS, _VC_REGISTERED),
    rows.may_have("exp", SECONDS, _VC_REGISTERED),
    rows.may_have("iat", SECONDS, _VC_REGISTERED),
    rows.may_have("cnf", OBJECT, _VC_REGISTERED),
    rows.may_have("status", OBJECT, _VC_REGISTERED),
    Requirement(
        "not-disclosed",
        Sentence("{names} must not come from Disclosures.", names=Listing(_OPEN, "and")),
        _VC_REGISTERED,
        _not_disclosed,
    ),
    rows.expected("iss", _VC_CHECKS),
    rows.verified(_VC_CHECKS),
    rows.unexpired("RFC 7519 §4.1.4"),
    rows.begun("RFC 7519 §4.1.5"),
    Requirement("holder", Sentence("The Key Binding JWT must be signed with the key in cnf."), _BINDING, _held),
    _bound(rows.expected("aud", _BINDING, words=Sentence("aud of the Key Binding JWT must be yours."), always=True)),
    _bound(
        rows.expected(
            "nonce", _BINDING, words=Sentence("nonce of the Key Binding JWT must be the one you sent."), always=True
        )
    ),
)
_HAIP_CREDENTIAL: Final = (
    *_SD_JWT_VC,
    Requirement("compact", Sentence("It must be in the compact serialization."), _HAIP, _is_compact),
    rows.headed("x5c", STRINGS, _HAIP_KEYS),
    Requirement("x5c-chain", Sentence("No certificate in x5c may be self-signed."), _HAIP_KEYS, _not_self_signed),
    rows.has("cnf.jwk", JWK, _HAIP),
    rows.has("status.status_list", OBJECT, _HAIP),
)
_KEY_ATTESTATION: Final = (
    rows.typed("key-attestation+jwt", _ATTESTED),
    rows.signs(_ATTESTED),
    Requirement("any-key", Sentence("The header must have x5c, kid or trust_chain."), _ATTESTED, _any_key),
    rows.has("iat", SECONDS, _ATTESTED),
    rows.has("attested_keys", KEYS, _ATTESTED),
    rows.may_have("exp", SECONDS, _ATTESTED),
    rows.may_have("key_storage", STRINGS, _ATTESTED),
    rows.may_have("user_authentication", STRINGS, _ATTESTED),
    rows.may_have("certification", AUDIENCE, _ATTESTED),
    rows.may_have("status", OBJECT, _ATTESTED),
    rows.expected("nonce", _ATTESTED, words=Sentence("nonce must be the one the issuer gave."), always=True),
    rows.verified(_ATTESTED),
    rows.issued(_ATTESTED),
    rows.unexpired("RFC 7519 §4.1.4"),
)
_STATUS_TOKEN: Final = (
    rows.typed("statuslist+jwt", _STATUS),
    rows.protects(_STATUS),
    rows.has("sub", URI, _STATUS),
    rows.has("iat", SECONDS, _STATUS),
    rows.may_have("exp", SECONDS, _STATUS),
    Requirement("ttl", Sentence("ttl, if present, must be a positive number."), _STATUS, _positive),
    rows.has("status_list", OBJECT, _STATUS),
    Requirement("bits", Sentence("status_list.bits must be 1, 2, 4 or 8."), _STATUS_LIST, _bits),
    Requirement("lst", Sentence("status_list.lst must be a compressed list in base64url."), _STATUS_LIST, _list),
    rows.may_have("status_list.aggregation_uri", URI, _STATUS_LIST),
    rows.expected("sub", _STATUS_CHECKS, words=Sentence("sub must be the uri of the credential's status.")),
    rows.verified(_STATUS_CHECKS),
    rows.unexpired(_STATUS_CHECKS),
)
_HEALTH_CARD: Final = (
    rows.signed_with(_HEALTH, "ES256"),
    rows.headed("zip", one_of("DEF"), _HEALTH),
    rows.headed("kid", SHA_256, _HEALTH),
    Requirement("minified", Sentence("The payload must have no white space between its parts."), _HEALTH, _is_minified),
    Requirement("iss", Sentence("iss must be an https URL without a trailing slash."), _HEALTH_MODEL, _card_issuer),
    rows.has("nbf", SECONDS, _HEALTH_MODEL),
    rows.has("vc", OBJECT, _HEALTH_MODEL),
    Requirement("type", Sentence("vc.type must include {type}.", type=_HEALTH_TYPE), _HEALTH_MODEL, _card_type),
    rows.has("vc.credentialSubject", OBJECT, _HEALTH_MODEL),
    rows.has("vc.credentialSubject.fhirVersion", STRING, _HEALTH_MODEL),
    rows.has("vc.credentialSubject.fhirBundle", OBJECT, _HEALTH_MODEL),
    rows.expected("iss", _HEALTH),
    rows.verified(_HEALTH),
    rows.begun(_HEALTH_MODEL),
    rows.unexpired(_HEALTH_MODEL),
)

SD_JWT_VC: Final = Checklist("sd-jwt-vc", "SD-JWT VC", "draft-ietf-oauth-sd-jwt-vc", _SD_JWT_VC)
HAIP_CREDENTIAL: Final = Checklist(
    "haip-credential", "SD-JWT VC (HAIP)", "OpenID4VC High Assurance Interoperability Profile 1.0", _HAIP_CREDENTIAL
)
KEY_ATTESTATION: Final = Checklist("key-attestation", "Key attestation", _ATTESTED, _KEY_ATTESTATION)
STATUS_LIST: Final = Checklist("status-list", "Status List Token", _STATUS, _STATUS_TOKEN)
HEALTH_CARD: Final = Checklist("smart-health-card", "SMART Health Card", "SMART Health Cards Framework", _HEALTH_CARD)
