"""Rules about what stands in the payload: a signed token is not encrypted, so everybody who sees it reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.secrets import is_api_key, is_birth_date, is_card_number, is_email, is_masked, secret_name
from jwt_decoder.json.parse import members_of
from jwt_decoder.text.quote import cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.context import Context
    from jwt_decoder.findings.suspicious_values import Word

_SECTION: Final = "RFC 7519 §12"
_TAKE_OUT: Final = "Take it out and replace it: a signed token is not encrypted, and whoever saw it has it."
_PERSONAL: Final = "Leave it out where the reader does not need it, or encrypt the token."
_PRIVATE: Final = frozenset({"d", "p", "q", "priv"})


@rule("content-password", "warning", _SECTION, _TAKE_OUT)
def content_password(token: Context) -> Iterable[Hit]:
    """Find members that are named as a password, with a text (RFC 7519 §12)."""
    return _named(token, "password")


@rule("content-secret", "warning", _SECTION, _TAKE_OUT)
def content_secret(token: Context) -> Iterable[Hit]:
    """Find members whose name says that they are secret, with a text (RFC 7519 §12)."""
    return _named(token, "secret")


@rule("content-private-key", "warning", _SECTION, _TAKE_OUT)
def content_private_key(token: Context) -> Iterable[Hit]:
    """Find private keys, as PEM and as JWK with a private part or of a shared secret (RFC 7517 §9.2)."""
    for word in token.words:
        value = word.node.get("value", "")
        begins = value.find("-----BEGIN ")
        is_pem = begins >= 0 and value.find("PRIVATE KEY-----", begins) >= 0
        if is_pem or _is_private_jwk(word):
            yield _hit(token, word, "A private key stands in the payload, for everybody to read.")


@rule("content-api-key", "warning", _SECTION, _TAKE_OUT)
def content_api_key(token: Context) -> Iterable[Hit]:
    """Find API keys by their well-known shapes (RFC 7519 §12)."""
    for word in token.words:
        whose = is_api_key(word.node.get("value", ""))
        if whose:
            yield _hit(token, word, f"What looks like {whose} stands in the payload, for everybody to read.")


@rule("content-card-number", "warning", "PCI DSS v4.0, requirement 3", _TAKE_OUT)
def content_card_number(token: Context) -> Iterable[Hit]:
    """Find numbers of payment cards: a known prefix, its length, and a check digit that fits (ISO/IEC 7812-1)."""
    for word in token.words:
        node = word.node
        if is_card_number(node.get("value", node["text"])):
            yield _hit(token, word, "What looks like the number of a payment card stands in the payload.")


@rule("content-email", "info", "RFC 7519 §12", _PERSONAL)
def content_email(token: Context) -> Iterable[Hit]:
    """Find e-mail addresses, which are personal data (RFC 7519 §12)."""
    for word in token.words:
        if is_email(word.node.get("value", "")):
            yield _hit(token, word, "An e-mail address stands in the payload, for everybody to read.")


@rule("content-birth-date", "info", "RFC 7519 §12", _PERSONAL)
def content_birth_date(token: Context) -> Iterable[Hit]:
    """Find dates of birth, which are personal data (RFC 7519 §12)."""
    for word in token.words:
        if is_birth_date(word.name, word.node.get("value", "")):
            yield _hit(token, word, "A date of birth stands in the payload, for everybody to read.")


def _named(token: Context, kind: str) -> Iterable[Hit]:
    for word in token.words:
        value = word.node.get("value", "")
        if value and not is_masked(value) and secret_name(word.name) == kind:
            message = f"The name “{cut(word.name)}” says {kind}, and everybody can read what stands there."
            yield Hit(token.in_payload(word.start, word.node["end"]), message, {"name": word.name[:40]})


def _is_private_jwk(word: Word) -> bool:
    members = members_of(word.holder) if word.name == "kty" else {}
    return "k" in members or bool(_PRIVATE & members.keys())


def _hit(token: Context, word: Word, message: str) -> Hit:
    return Hit(token.in_payload(word.start, word.node["end"]), message, {"name": word.name[:40]})
