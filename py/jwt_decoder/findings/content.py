"""Rules about what stands in the payload: a signed token is not encrypted, so everybody who sees it reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.example import with_claim
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.scopes import WHOLE_PAYLOAD
from jwt_decoder.findings.secrets import (
    api_key,
    is_birth_date,
    is_card_number,
    is_email,
    is_key_id,
    is_masked,
    secret_name,
)
from jwt_decoder.json.parse import members_of
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry import jwk_members
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.context import Context
    from jwt_decoder.findings.suspicious_values import Word
    from jwt_decoder.model.finding import Spot

_SECTION: Final = "RFC 7519 §12"
_READ: Final = Sentence(
    "A signed token is encoded, not encrypted: proxies, logs, browsers and users can read its payload."
)
_TAKE_OUT: Final = Sentence(
    "Remove it and replace it: a signed token isn't encrypted, so anyone who saw the token has it."
)
_PASSWORD: Final = Sentence("The name “{name}” suggests a password, and anyone can read its value.")
_SECRET: Final = Sentence("The name “{name}” suggests a secret, and anyone can read its value.")
_PERSONAL: Final = Sentence("Leave it out if the API doesn't need it, or encrypt the token.")


@rule(
    "content-private-key",
    "warning",
    _SECTION,
    name=Sentence("Private key in the payload"),
    scope=WHOLE_PAYLOAD,
    why=_READ,
    example=with_claim('"key":"-----BEGIN PRIVATE KEY-----\\nMC4CAQAw\\n-----END PRIVATE KEY-----"'),
    remedy=_TAKE_OUT,
)
def content_private_key(token: Context) -> Iterable[Hit]:
    """Find private keys, as PEM and as JWK with a private part or of a shared secret (RFC 7517 §9.2)."""
    for word in token.words:
        value = word.node.get("value", "")
        begins = value.find("-----BEGIN ")
        is_pem = begins >= 0 and value.find("PRIVATE KEY-----", begins) >= 0
        if is_pem or _is_private_jwk(word):
            yield _hit(token, word, Sentence("The payload contains a private key that anyone can read."))


@rule(
    "content-api-key",
    "warning",
    _SECTION,
    name=Sentence("API key in the payload"),
    scope=WHOLE_PAYLOAD,
    why=_READ,
    example=with_claim('"aws":"AKIAIOSFODNN7EXAMPLE"'),
    remedy=_TAKE_OUT,
)
def content_api_key(token: Context) -> Iterable[Hit]:
    """Find API keys by their well-known shapes (RFC 7519 §12)."""
    for word in token.words:
        key = api_key(word.node.get("value", ""))
        if key:
            message = Sentence("The payload contains what looks like {key}, which anyone can read.", key=key)
            yield _hit(token, word, message)


@rule(
    "content-password",
    "warning",
    _SECTION,
    name=Sentence("Password in the payload"),
    scope=WHOLE_PAYLOAD,
    why=_READ,
    example=with_claim('"password":"hunter2"'),
    remedy=_TAKE_OUT,
)
def content_password(token: Context) -> Iterable[Hit]:
    """Find members that are named as a password, with a text (RFC 7519 §12)."""
    return _named(token, "password", _PASSWORD)


@rule(
    "content-secret",
    "warning",
    _SECTION,
    name=Sentence("Secret in the payload"),
    scope=WHOLE_PAYLOAD,
    why=_READ,
    example=with_claim('"client_secret":"s3cr3t"'),
    remedy=_TAKE_OUT,
)
def content_secret(token: Context) -> Iterable[Hit]:
    """Find members whose name says that they are secret, with a text (RFC 7519 §12)."""
    return _named(token, "secret", _SECRET)


@rule(
    "content-card-number",
    "warning",
    "PCI DSS v4.0, requirement 3",
    name=Sentence("Card number in the payload"),
    scope=WHOLE_PAYLOAD,
    why=_READ,
    example=with_claim('"card":"4111 1111 1111 1111"'),
    remedy=_TAKE_OUT,
)
def content_card_number(token: Context) -> Iterable[Hit]:
    """Find numbers of payment cards: a known prefix, its length, and a check digit that fits (ISO/IEC 7812-1)."""
    for word in token.words:
        node = word.node
        if is_card_number(node.get("value", node["text"])):
            yield _hit(token, word, Sentence("The payload contains what looks like a payment card number."))


@rule(
    "content-email",
    "info",
    "RFC 7519 §12",
    name=Sentence("Email address in the payload"),
    scope=WHOLE_PAYLOAD,
    why=_READ,
    example=with_claim('"email":"a@mail.example"'),
    remedy=_PERSONAL,
)
def content_email(token: Context) -> Iterable[Hit]:
    """Find e-mail addresses, which are personal data (RFC 7519 §12)."""
    for word in token.words:
        if is_email(word.node.get("value", "")):
            yield _hit(token, word, Sentence("The payload contains an email address that anyone can read."))


@rule(
    "content-birth-date",
    "info",
    "RFC 7519 §12",
    name=Sentence("Birth date in the payload"),
    scope=WHOLE_PAYLOAD,
    why=_READ,
    example=with_claim('"birthdate":"1990-01-01"'),
    remedy=_PERSONAL,
)
def content_birth_date(token: Context) -> Iterable[Hit]:
    """Find dates of birth, which are personal data (RFC 7519 §12)."""
    for word in token.words:
        if is_birth_date(word.name, word.node.get("value", "")):
            yield _hit(token, word, Sentence("The payload contains a date of birth that anyone can read."))


def _named(token: Context, kind: str, message: Sentence) -> Iterable[Hit]:
    """Find texts whose names are of this kind of secret, but none that was made unreadable."""
    for word in token.words:
        value = word.node.get("value", "")
        if value and not is_masked(value) and secret_name(word.name) == kind and not is_key_id(word.name, value):
            yield Hit(_spot(token, word), message.about(name=quote(word.name)))


def _is_private_jwk(word: Word) -> bool:
    members = members_of(word.holder) if word.name == "kty" else {}
    return not jwk_members.SECRET.isdisjoint(members)


def _hit(token: Context, word: Word, message: Sentence) -> Hit:
    return Hit(_spot(token, word), message, {"name": quote(word.name)})


def _spot(token: Context, word: Word) -> Spot:
    return token.in_payload(word.start, word.node["end"])
