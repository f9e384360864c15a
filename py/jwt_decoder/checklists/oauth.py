"""What OAuth requires of access tokens, of client assertions and of what is exchanged between authorization servers."""

from __future__ import annotations

import binascii
import hashlib
import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists import rows
from jwt_decoder.checklists.kinds import AUDIENCE, JWK, OBJECT, SCOPES, SECONDS, SHA_256, STRING, STRINGS, text_of
from jwt_decoder.checklists.requirement import MET, Answer, Checklist, Requirement
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from jwt_decoder.checklists.subject import Subject

_TOKEN: Final = "RFC 9068 §2.2"  # noqa: S105 - a section
_TOKEN_CHECKS: Final = "RFC 9068 §4"  # noqa: S105 - a section
_SIGN_IN: Final = "RFC 9068 §2.2.1"
_BOUND: Final = "RFC 8705 §3.1"
_ASSERTION: Final = "RFC 7523 §3"
_CORE: Final = "OpenID Connect Core §9"
_FAPI_AUD: Final = "FAPI 2.0 Security Profile §5.3.2.1"
_FAPI_ALG: Final = "FAPI 2.0 Security Profile §5.4.1"
_JAG: Final = "draft-ietf-oauth-identity-assertion-authz-grant §3.1"
_JAG_CHECKS: Final = "draft-ietf-oauth-identity-assertion-authz-grant §4.4.1"
_TXN: Final = "draft-ietf-oauth-transaction-tokens §6.2"
_TXN_HEADER: Final = "draft-ietf-oauth-transaction-tokens §6.1"
_TXN_CHECKS: Final = "draft-ietf-oauth-transaction-tokens §8.2"
_THUMBPRINT: Final = "x5t#S256"
_CERTIFICATE: Final = re.compile(r"-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]{1,20000})-----END CERTIFICATE-----")
_LONGEST: Final = 80


def _same_client(subject: Subject) -> Answer | None:
    iss, sub = (subject.claims.get(name) for name in ("iss", "sub"))
    if iss is None or sub is None:
        return None
    if text_of(iss) == text_of(sub):
        return MET
    names = {name: quote(text_of(node), _LONGEST) for name, node in (("iss", iss), ("sub", sub))}
    return rows.missed(Sentence("iss is “{iss}”, and sub “{sub}”.", **names))


def _client_of_form(subject: Subject) -> Answer | None:
    sub, clients = subject.claims.get("sub"), subject.paste.clients
    if sub is None or not clients:
        return None
    if text_of(sub) in clients:
        return MET
    return rows.missed(Sentence("client_id is “{client}”.", client=quote(clients[0], _LONGEST)))


def _one_audience(subject: Subject) -> Answer | None:
    aud = subject.claims.get("aud")
    if aud is None:
        return None
    return MET if aud["type"] == "string" else rows.wrong("aud", aud)


def _of_certificate(subject: Subject) -> Answer | None:
    node = subject.at(("cnf", _THUMBPRINT))
    if node is None:
        return None
    found = [_thumbprint(one) for one in _CERTIFICATE.findall(subject.text)]
    if not found:
        return rows.unknown(Sentence("Paste the client's certificate with it, as PEM."))
    return MET if text_of(node) in found else rows.missed(Sentence("It is the hash of another certificate."))


def _thumbprint(text: str) -> str:
    try:
        octets = binascii.a2b_base64("".join(text.split()))
    except ValueError:
        return ""
    return base64url.encode(hashlib.sha256(octets).digest())


def _hash_of_certificate(subject: Subject) -> Answer | None:
    node = subject.at(("cnf", _THUMBPRINT))
    if node is None:
        cnf = subject.claims.get("cnf")
        is_there = cnf is not None and cnf["type"] == "object"
        return rows.missing(f"cnf.{_THUMBPRINT}") if is_there else None
    return MET if SHA_256.holds(node) else rows.wrong(f"cnf.{_THUMBPRINT}", node)


_REUSE: Final = rows.unknowable(
    "jti-unused",
    Sentence("jti must not have been used before."),
    Sentence("Only the server knows which it has seen."),
    _CORE,
)
_AT_JWT: Final = (
    rows.typed("at+jwt", "RFC 9068 §2.1"),
    rows.protects("RFC 9068 §2.1"),
    rows.has("iss", STRING, _TOKEN),
    rows.has("exp", SECONDS, _TOKEN),
    rows.has("aud", AUDIENCE, _TOKEN),
    rows.has("sub", STRING, _TOKEN),
    rows.has("client_id", STRING, _TOKEN),
    rows.has("iat", SECONDS, _TOKEN),
    rows.has("jti", STRING, _TOKEN),
    rows.may_have("auth_time", SECONDS, _SIGN_IN),
    rows.may_have("acr", STRING, _SIGN_IN),
    rows.may_have("amr", STRINGS, _SIGN_IN),
    rows.may_have("scope", SCOPES, "RFC 9068 §2.2.3"),
    rows.expected("iss", _TOKEN_CHECKS),
    rows.expected("aud", _TOKEN_CHECKS, words=Sentence("aud must include your resource.")),
    rows.verified(_TOKEN_CHECKS),
    rows.unexpired(_TOKEN_CHECKS),
)
_BOUND_TOKEN: Final = (
    rows.has("cnf", OBJECT, _BOUND),
    Requirement(
        _THUMBPRINT,
        Sentence("cnf.x5t#S256 must be a SHA-256 hash in base64url, without padding."),
        _BOUND,
        _hash_of_certificate,
    ),
    Requirement(
        "certificate",
        Sentence("cnf.x5t#S256 must be the hash of the client's certificate."),
        "RFC 8705 §3",
        _of_certificate,
    ),
    rows.unknowable(
        "mutual-tls",
        Sentence("The request must come over a connection with that certificate."),
        Sentence("Only the server sees the connection."),
        "RFC 8705 §3",
    ),
    rows.verified("RFC 8705 §3"),
    rows.unexpired("RFC 7519 §4.1.4"),
)
_CLIENT_ASSERTION: Final = (
    rows.has("iss", STRING, _ASSERTION),
    rows.has("sub", STRING, _ASSERTION),
    rows.has("aud", AUDIENCE, _ASSERTION),
    rows.has("exp", SECONDS, _ASSERTION),
    rows.may_have("iat", SECONDS, _ASSERTION),
    rows.may_have("nbf", SECONDS, _ASSERTION),
    rows.has("jti", STRING, _CORE),
    Requirement("iss-is-sub", Sentence("iss and sub must both be the client ID."), _CORE, _same_client),
    Requirement("client-id", Sentence("sub must be the client_id of the request."), "RFC 7521 §4.2", _client_of_form),
    rows.protects(_ASSERTION),
    rows.expected("sub", _ASSERTION, words=Sentence("sub must be the client you expect.")),
    rows.expected("aud", _ASSERTION, words=Sentence("aud must include your authorization server.")),
    rows.verified(_ASSERTION),
    rows.unexpired(_ASSERTION),
    rows.begun(_ASSERTION),
    _REUSE,
)
_FAPI_ASSERTION: Final = (
    *(row for row in _CLIENT_ASSERTION if row.id != "alg"),
    rows.signed_with(_FAPI_ALG, "PS256", "ES256", "EdDSA", "Ed25519"),
    Requirement("aud-string", Sentence("aud must be one string, not an array."), _FAPI_AUD, _one_audience),
    rows.unknowable(
        "aud-issuer",
        Sentence("aud must be the issuer identifier of the authorization server, not one of its endpoints."),
        Sentence("The server's metadata says what its issuer identifier is."),
        _FAPI_AUD,
    ),
)
_IDENTITY_GRANT: Final = (
    rows.typed("oauth-id-jag+jwt", _JAG),
    rows.has("jti", STRING, _JAG),
    rows.has("iss", STRING, _JAG),
    rows.has("sub", STRING, _JAG),
    rows.has("aud", AUDIENCE, _JAG),
    rows.has("client_id", STRING, _JAG),
    rows.has("exp", SECONDS, _JAG),
    rows.has("iat", SECONDS, _JAG),
    rows.may_have("scope", SCOPES, _JAG),
    rows.may_have("auth_time", SECONDS, _JAG),
    rows.may_have("amr", STRINGS, _JAG),
    rows.protects("RFC 7523 §3"),
    rows.expected("iss", "RFC 7523 §3"),
    rows.expected("aud", _JAG_CHECKS, words=Sentence("aud must include your authorization server.")),
    rows.unknowable(
        "client",
        Sentence("client_id must be the client that authenticated in the request."),
        Sentence("Only the server knows who authenticated."),
        _JAG_CHECKS,
    ),
    rows.verified("RFC 7523 §3"),
    rows.unexpired("RFC 7523 §3"),
)
_TRANSACTION: Final = (
    rows.typed("txntoken+jwt", _TXN_HEADER),
    rows.protects("RFC 8725 §3.2"),
    rows.has("iat", SECONDS, _TXN),
    rows.has("aud", AUDIENCE, _TXN),
    rows.has("exp", SECONDS, _TXN),
    rows.has("txn", STRING, _TXN),
    rows.has("sub", STRING, _TXN),
    rows.has("scope", SCOPES, _TXN),
    rows.may_have("req_wl", STRING, _TXN),
    rows.may_have("tctx", OBJECT, _TXN),
    rows.may_have("rctx", OBJECT, _TXN),
    rows.expected("aud", _TXN_CHECKS, words=Sentence("aud must be your trust domain.")),
    rows.verified(_TXN_CHECKS),
    rows.unexpired(_TXN_CHECKS),
)
_ATTESTED: Final = "draft-ietf-oauth-attestation-based-client-auth §5.1"
_ATTESTATION: Final = (
    rows.typed("oauth-client-attestation+jwt", _ATTESTED),
    rows.signs(_ATTESTED),
    rows.has("sub", STRING, _ATTESTED),
    rows.has("exp", SECONDS, _ATTESTED),
    rows.has("cnf", OBJECT, _ATTESTED),
    rows.has("cnf.jwk", JWK, _ATTESTED),
    rows.may_have("iat", SECONDS, _ATTESTED),
    rows.may_have("nbf", SECONDS, _ATTESTED),
    rows.expected("sub", _ATTESTED, words=Sentence("sub must be the client you expect.")),
    rows.verified(_ATTESTED),
    rows.unexpired(_ATTESTED),
    rows.begun(_ATTESTED),
)

AT_JWT: Final = Checklist("at-jwt", "Access token (RFC 9068)", "RFC 9068", _AT_JWT)
BOUND_TOKEN: Final = Checklist("certificate-bound", "Certificate-bound token (RFC 8705)", "RFC 8705 §3", _BOUND_TOKEN)
CLIENT_ASSERTION: Final = Checklist("client-assertion", "Client assertion", "RFC 7523 §3", _CLIENT_ASSERTION)
FAPI_ASSERTION: Final = Checklist(
    "fapi-client-assertion", "Client assertion (FAPI 2.0)", "FAPI 2.0 Security Profile", _FAPI_ASSERTION
)
ID_JAG: Final = Checklist("id-jag", "Identity Assertion JWT Authorization Grant", _JAG, _IDENTITY_GRANT)
TRANSACTION_TOKEN: Final = Checklist(
    "transaction-token", "Transaction Token", "draft-ietf-oauth-transaction-tokens", _TRANSACTION
)
CLIENT_ATTESTATION: Final = Checklist("client-attestation", "Client Attestation", _ATTESTED, _ATTESTATION)
