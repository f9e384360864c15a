"""The registry of JSON Web Signature and Encryption Header Parameters (RFC 7515 §9.1): one row says what one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS: Final = (
    Row(
        "alg",
        "Algorithm",
        "How the token is signed, or how its content key is encrypted; never let it decide on its own how you verify.",
        "string",
        "RFC 7515 §4.1.1; RFC 7516 §4.1.1",
    ),
    Row(
        "jku",
        "JWK Set URL",
        "A URL where the signer says its keys are; only fetch it if you already trust it.",
        "uri",
        "RFC 7515 §4.1.2; RFC 7516 §4.1.4",
    ),
    Row(
        "jwk",
        "JSON Web Key",
        "The public key itself; whoever made the token chose it, so it proves nothing on its own.",
        "jwk",
        "RFC 7515 §4.1.3; RFC 7516 §4.1.5",
    ),
    Row(
        "kid",
        "Key ID",
        "Which of the issuer's keys was used; a hint, in any form.",
        "string",
        "RFC 7515 §4.1.4; RFC 7516 §4.1.6",
    ),
    Row(
        "x5u",
        "X.509 URL",
        "A URL where the signer says the key's certificate is; only fetch it if you already trust it.",
        "uri",
        "RFC 7515 §4.1.5; RFC 7516 §4.1.7",
    ),
    Row(
        "x5c",
        "X.509 certificate chain",
        "The key's certificate and the ones that certify it, in standard base64.",
        "strings",
        "RFC 7515 §4.1.6; RFC 7516 §4.1.8",
    ),
    Row(
        "x5t",
        "X.509 thumbprint, SHA-1",
        "SHA-1 hash of the key's certificate, used to find it.",
        "hash",
        "RFC 7515 §4.1.7; RFC 7516 §4.1.9",
    ),
    Row(
        "x5t#S256",
        "X.509 thumbprint, SHA-256",
        "SHA-256 hash of the key's certificate, used to find it.",
        "hash",
        "RFC 7515 §4.1.8; RFC 7516 §4.1.10",
    ),
    Row(
        "typ",
        "Type",
        "What kind of token this is, so that one kind isn't mistaken for another.",
        "string",
        "RFC 7515 §4.1.9; RFC 7516 §4.1.11",
    ),
    Row(
        "cty",
        "Content type",
        "What the payload is; JWT means there is another token inside.",
        "string",
        "RFC 7515 §4.1.10; RFC 7516 §4.1.12",
    ),
    Row(
        "crit",
        "Critical",
        "Header parameters that a verifier must understand, or reject the token.",
        "strings",
        "RFC 7515 §4.1.11; RFC 7516 §4.1.13",
    ),
    Row(
        "enc",
        "Encryption algorithm",
        "How the content is encrypted, once the content key is known.",
        "string",
        "RFC 7516 §4.1.2",
    ),
    Row(
        "zip",
        "Compression",
        "How the content was compressed before it was encrypted; DEF is the only method.",
        "string",
        "RFC 7516 §4.1.3",
    ),
    Row(
        "epk",
        "Ephemeral public key",
        "A key made for this one token, from which both sides work out the shared secret.",
        "jwk",
        "RFC 7518 §4.6.1.1",
    ),
    Row(
        "apu",
        "Producer of the key agreement",
        "Who encrypted the token; it goes into the shared secret.",
        "base64url",
        "RFC 7518 §4.6.1.2",
    ),
    Row(
        "apv",
        "Recipient of the key agreement",
        "Who the token was encrypted for; it goes into the shared secret.",
        "base64url",
        "RFC 7518 §4.6.1.3",
    ),
    Row(
        "iv",
        "Initialization vector of the key",
        "The random value with which the content key was wrapped by AES-GCM.",
        "base64url",
        "RFC 7518 §4.7.1.1",
    ),
    Row(
        "tag",
        "Authentication tag of the key",
        "Shows that the content key, wrapped by AES-GCM, was not changed.",
        "base64url",
        "RFC 7518 §4.7.1.2",
    ),
    Row(
        "p2s",
        "PBES2 salt",
        "Random bytes mixed with the password to derive the key.",
        "base64url",
        "RFC 7518 §4.8.1.1",
    ),
    Row(
        "p2c",
        "PBES2 count",
        "How many rounds it takes to derive the key from the password.",
        "number",
        "RFC 7518 §4.8.1.2",
    ),
    Row(
        "iss",
        "Issuer",
        "The issuer, repeated outside the encryption so that it can be read.",
        "StringOrURI",
        "RFC 7519 §5.3",
    ),
    Row(
        "sub",
        "Subject",
        "The subject, repeated outside the encryption so that it can be read.",
        "StringOrURI",
        "RFC 7519 §5.3",
    ),
    Row(
        "aud",
        "Audience",
        "The audience, repeated outside the encryption so that it can be read.",
        "StringOrURIs",
        "RFC 7519 §5.3",
    ),
    Row(
        "b64",
        "Payload is base64url",
        "False means that the payload is signed as it is, unencoded.",
        "boolean",
        "RFC 7797 §3",
    ),
    Row(
        "url",
        "Address of the request",
        "The address to which an ACME client sends this request; the server compares.",
        "uri",
        "RFC 8555 §6.4, §6.5",
    ),
    Row(
        "nonce",
        "Nonce",
        "A value that an ACME server gave out to be used once, against replays.",
        "string",
        "RFC 8555 §6.4, §6.5",
    ),
    Row(
        "ppt",
        "PASSporT type",
        "Which extension of signed telephone calls is used, such as shaken.",
        "string",
        "RFC 8225 §4",
    ),
    Row(
        "svt",
        "Signature validation tokens",
        "Tokens in which a service says that it found this signature valid.",
        "strings",
        "RFC 9321",
    ),
    Row(
        "trust_chain",
        "Chain of trust",
        "Statements of a federation from the signer up to a trust anchor, each a token.",
        "strings",
        "OpenID Federation 1.0 §4.3",
    ),
    Row(
        "peer_trust_chain",
        "Other party's chain of trust",
        "Statements of a federation from the recipient up to the trust anchor that both should use.",
        "strings",
        "OpenID Federation 1.0 §4.4",
    ),
)

HEADERS: Final[Mapping[str, Row]] = by_name(ROWS)
