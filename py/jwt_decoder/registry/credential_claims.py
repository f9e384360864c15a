"""The claims of credentials, whoever issues them: W3C Verifiable Credentials, SD-JWT VC, SMART Health Cards, SPIFFE."""

from __future__ import annotations

from typing import Final

from jwt_decoder.registry.row import Row, by_name

_MODEL: Final = "W3C Verifiable Credentials Data Model v2.0"
_OLD: Final = "W3C Verifiable Credentials Data Model v1.1"
_JOSE: Final = "W3C Securing Verifiable Credentials using JOSE and COSE"
_SD: Final = "SD-JWT VC (draft-ietf-oauth-sd-jwt-vc)"
_HEALTH: Final = "SMART Health Cards Framework"
_STATUS: Final = "Token Status List (draft-ietf-oauth-status-list)"
_SVID: Final = "SPIFFE, JWT-SVID"

CREDENTIAL: Final = by_name(
    (
        Row(
            "@context",
            "Context",
            "The vocabularies that give the names in this credential their meaning.",
            "array",
            f"{_MODEL} §4.3",
        ),
        Row("id", "Identifier", "Identifies the credential or presentation.", "uri", f"{_MODEL} §4.4"),
        Row(
            "type",
            "Type",
            "What it is: VerifiableCredential or VerifiablePresentation, and what kind of one.",
            "string or strings",
            f"{_MODEL} §4.5",
        ),
        Row("name", "Name", "What the credential is called.", "any", f"{_MODEL} §4.6"),
        Row("description", "Description", "Details about the credential for people.", "any", f"{_MODEL} §4.6"),
        Row(
            "issuer",
            "Issuer",
            "Who issued the credential: an address, or an object with an id.",
            "any",
            f"{_MODEL} §4.7",
        ),
        Row("credentialSubject", "Subject", "What is claimed, and about who or what.", "any", f"{_MODEL} §4.8"),
        Row(
            "validFrom",
            "Valid from",
            "When the credential becomes valid, as a date and time.",
            "string",
            f"{_MODEL} §4.9",
        ),
        Row(
            "validUntil",
            "Valid until",
            "When the credential stops being valid, as a date and time.",
            "string",
            f"{_MODEL} §4.9",
        ),
        Row(
            "issuanceDate",
            "Valid from",
            "When the credential becomes valid (older name).",
            "string",
            f"{_OLD} §4.6",
        ),
        Row(
            "expirationDate",
            "Valid until",
            "When the credential stops being valid (older name).",
            "string",
            f"{_OLD} §4.8",
        ),
        Row(
            "credentialStatus",
            "Status",
            "Where to check whether the credential was suspended or revoked.",
            "any",
            f"{_MODEL} §4.10",
        ),
        Row("credentialSchema", "Schema", "The schemas that the credential follows.", "any", f"{_MODEL} §4.11"),
        Row("verifiableCredential", "Credentials", "The credentials that are presented.", "any", f"{_MODEL} §4.13"),
        Row("holder", "Holder", "Who presents the credentials.", "any", f"{_MODEL} §4.13"),
        Row("termsOfUse", "Terms of use", "The terms under which the credential may be used.", "any", f"{_MODEL} §5.5"),
        Row("evidence", "Evidence", "What the issuer relied on.", "any", f"{_MODEL} §5.6"),
        Row("refreshService", "Refresh", "Where to get a newer credential.", "any", f"{_MODEL} §5.4"),
        Row("iss", "Issuer", "Who issued this, which must agree with issuer or holder.", "string", _JOSE),
    )
)

OLD_CREDENTIAL: Final = by_name(
    (
        Row(
            "vc",
            "Credential",
            "The credential as in the data model, minus what other claims already say.",
            "object",
            f"{_OLD} §6.3.1",
        ),
        Row(
            "vp",
            "Presentation",
            "The presentation as in the data model, minus what other claims already say.",
            "object",
            f"{_OLD} §6.3.1",
        ),
        Row(
            "iss",
            "Issuer",
            "The credential's issuer, or the presentation's holder.",
            "string",
            f"{_OLD} §6.3.1",
        ),
        Row("sub", "Subject", "The ID of the credential's subject.", "string", f"{_OLD} §6.3.1"),
        Row("nbf", "Valid from", "The credential's issuanceDate.", "NumericDate", f"{_OLD} §6.3.1"),
        Row("exp", "Valid until", "The credential's expirationDate.", "NumericDate", f"{_OLD} §6.3.1"),
        Row("jti", "Identifier", "The ID of the credential or presentation.", "string", f"{_OLD} §6.3.1"),
    )
)

SD_JWT_VC: Final = by_name(
    (
        Row(
            "vct",
            "Type of credential",
            "Says what kind of credential this is, and so what its claims mean.",
            "string",
            _SD,
        ),
        Row("vct#integrity", "Integrity of the type", "A hash of the document that describes the type.", "string", _SD),
        Row(
            "cnf",
            "Holder's key",
            "The key with which the holder can show that the credential is theirs.",
            "object",
            _SD,
        ),
        Row(
            "status",
            "Status",
            "Where to check whether the credential was suspended or revoked: status_list has the list's uri"
            " and the index (idx) in it.",
            "object",
            _STATUS,
        ),
        Row("iss", "Issuer", "Who issued the credential.", "StringOrURI", _SD),
        Row("sub", "Subject", "Who the credential is about.", "StringOrURI", _SD),
    )
)

HEALTH_CARD: Final = by_name(
    (
        Row("iss", "Issuer", "The address under which the issuer publishes its keys.", "uri", _HEALTH),
        Row("nbf", "Issued at", "When the card was issued.", "NumericDate", _HEALTH),
        Row(
            "vc",
            "Health card",
            "The credential: type says what kind of card it is, credentialSubject has fhirVersion and fhirBundle "
            "with the medical record, rid identifies it for revocation.",
            "object",
            _HEALTH,
        ),
    )
)

SVID: Final = by_name(
    (
        Row("sub", "SPIFFE ID", "The workload, as spiffe://, its trust domain and its path.", "uri", f"{_SVID} §3.1"),
        Row(
            "aud",
            "Audience",
            "Who the workload wants to talk to; anyone else must reject the token.",
            "StringOrURIs",
            f"{_SVID} §3.2",
        ),
        Row(
            "exp",
            "Expiration Time",
            "When it expires, which should be soon, since it can be replayed.",
            "NumericDate",
            f"{_SVID} §3.3",
        ),
    )
)
