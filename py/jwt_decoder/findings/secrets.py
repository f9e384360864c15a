"""The shapes of secrets and of personal data in strings; each text is looked at once, and only so far."""

from __future__ import annotations

from typing import Final

from jwt_decoder.findings.suspicious_values import CARD
from jwt_decoder.model.sentence import Sentence

_LONGEST: Final = 4096
_LONGEST_NAME: Final = 100
_LONGEST_EMAIL: Final = 254  # RFC 5321 §4.5.3.1.3
_PASSWORDS: Final = ("password", "passwd", "passphrase", "pwd")
_SECRETS: Final = ("secret", "secretkey", "apikey", "privatekey", "accesskey", "credentials", "encryptionkey")
_MASKS: Final = frozenset("*xX•.#-")
_MASKED: Final = frozenset({"redacted", "hidden", "masked"})
_BIRTH_DATES: Final = frozenset({"birthdate", "dateofbirth", "dob", "birthday"})
_ALPHANUMERIC: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_WORD: Final = _ALPHANUMERIC | {"-", "_"}
_UPPER: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_HEX: Final = frozenset("0123456789abcdefABCDEF")
_ACCESS_KEY_ID: Final = 20
_SHORTEST_KEY: Final = 12
# How a key begins, the characters and the least number of them that follow, and what it is.
SHAPES: Final = (
    ("AKIA", _UPPER, 16, Sentence("an AWS access key")),
    ("ASIA", _UPPER, 16, Sentence("a temporary AWS access key")),
    ("ghp_", _ALPHANUMERIC, 36, Sentence("a GitHub personal access token")),
    ("gho_", _ALPHANUMERIC, 36, Sentence("a GitHub OAuth token")),
    ("ghu_", _ALPHANUMERIC, 36, Sentence("a GitHub user token")),
    ("ghs_", _ALPHANUMERIC, 36, Sentence("a GitHub installation token")),
    ("ghr_", _ALPHANUMERIC, 36, Sentence("a GitHub refresh token")),
    ("github_pat_", _WORD, 60, Sentence("a GitHub personal access token")),
    ("xoxb-", _WORD, 20, Sentence("a Slack bot token")),
    ("xoxp-", _WORD, 20, Sentence("a Slack user token")),
    ("xoxa-", _WORD, 20, Sentence("a Slack app token")),
    ("xoxr-", _WORD, 20, Sentence("a Slack refresh token")),
    ("xoxs-", _WORD, 20, Sentence("a Slack session token")),
    ("xapp-", _WORD, 20, Sentence("a Slack app token")),
    ("sk_live_", _ALPHANUMERIC, 20, Sentence("a Stripe secret key")),
    ("rk_live_", _ALPHANUMERIC, 20, Sentence("a Stripe restricted key")),
    ("AIza", _WORD, 35, Sentence("a Google API key")),
    ("npm_", _ALPHANUMERIC, 36, Sentence("an npm access token")),
    ("glpat-", _WORD, 20, Sentence("a GitLab personal access token")),
    ("sk-proj-", _WORD, 40, Sentence("an OpenAI API key")),
    ("sk-ant-", _WORD, 40, Sentence("an Anthropic API key")),
    ("hf_", _ALPHANUMERIC, 34, Sentence("a Hugging Face access token")),
    ("SG.", _WORD, 20, Sentence("a SendGrid API key")),
    ("shpat_", _ALPHANUMERIC, 32, Sentence("a Shopify access token")),
    ("dop_v1_", _ALPHANUMERIC, 64, Sentence("a DigitalOcean access token")),
    ("pypi-AgEI", _WORD, 50, Sentence("a PyPI API token")),
    ("hvs.", _WORD, 24, Sentence("a Vault token")),
)
# The first digits of card numbers, from and to, with the lengths that they have.
CARDS: Final = (
    ("4", "4", (13, 16, 19), "Visa"),
    ("51", "55", (16,), "Mastercard"),
    ("2221", "2720", (16,), "Mastercard"),
    ("34", "34", (15,), "American Express"),
    ("37", "37", (15,), "American Express"),
    ("6011", "6011", (16,), "Discover"),
    ("644", "649", (16,), "Discover"),
    ("65", "65", (16,), "Discover"),
    ("3528", "3589", (16,), "JCB"),
    ("300", "305", (14,), "Diners Club"),
    ("36", "36", (14,), "Diners Club"),
)
_EVEN: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def secret_name(name: str) -> str:
    """Return whether a name is one of a password or of another secret; what follows it is what it is about."""
    if len(name) > _LONGEST_NAME:
        return ""
    plain = _plain(name).rstrip("0123456789")
    if plain.endswith(_PASSWORDS):
        return "password"
    return "secret" if plain.endswith(_SECRETS) else ""


def is_key_id(name: str, value: str) -> bool:
    """Return whether what is called a key only names one: as AWS and MinIO write such names, or a few hex digits."""
    plain = _plain(name[:_LONGEST_NAME]).rstrip("0123456789")
    if not plain.endswith(("apikey", "accesskey")) or "secret" in plain:
        return False
    is_of_store = plain.endswith("accesskey") and len(value) == _ACCESS_KEY_ID and _UPPER.issuperset(value)
    return is_of_store or (len(value) < _SHORTEST_KEY and _HEX.issuperset(value))


def is_masked(value: str) -> bool:
    """Return whether a value was made unreadable, as “***” is."""
    return _MASKS.issuperset(value[:_LONGEST]) or value[:_LONGEST_NAME].strip("[]<>()").lower() in _MASKED


def api_key(value: str) -> Sentence | None:
    """Return what key of a well-known shape stands in a text, None where none does."""
    text = value[:_LONGEST]
    for begins, alphabet, least, whose in SHAPES:
        at = text.find(begins)
        if at < 0 or (at and text[at - 1] in _ALPHANUMERIC):
            continue
        body = text[at + len(begins) : at + len(begins) + least]
        if len(body) == least and alphabet.issuperset(body):
            return whose
    return None


def is_card_number(text: str) -> bool:
    """Return whether a text holds the number of a payment card, and no longer one; it may have spaces and hyphens."""
    text = text[:_LONGEST]
    for found in CARD.finditer(text):
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        is_whole = not (before.isalnum() or after.isalnum() or before in {".", "_"} or after in {".", "_"})
        number = found[0].replace(" ", "").replace("-", "")
        if (is_whole or len(text) == len(found[0])) and _is_of_a_brand(number) and _fits(number):
            return True
    return False


def is_email(value: str) -> bool:
    """Return whether a text is an e-mail address, as far as its shape tells."""
    local, at, domain = value[: _LONGEST_EMAIL + 1].partition("@")
    is_short = bool(at) and len(value) <= _LONGEST_EMAIL and "@" not in domain
    return is_short and bool(local) and not set(value) & set(" /:,;<>") and "." in domain[1:-1]


def is_birth_date(name: str, value: str) -> bool:
    """Return whether a member is a date of birth: its name says so, and there is a digit in it."""
    is_named = len(name) <= _LONGEST_NAME and _plain(name) in _BIRTH_DATES
    return is_named and any(one.isdigit() for one in value[:_LONGEST_NAME])


def _plain(name: str) -> str:
    return "".join(one for one in name.lower() if one.isalnum())


def _is_of_a_brand(number: str) -> bool:
    return any(
        first <= number[: len(first)] <= last and len(number) in lengths for first, last, lengths, _brand in CARDS
    )


def _fits(number: str) -> bool:
    """Check the last digit by the formula of Luhn (ISO/IEC 7812-1, annex B); one digit alone is no number."""
    digits = [int(one) for one in reversed(number)]
    total = sum(digits[::2]) + sum(_EVEN[digit] for digit in digits[1::2])
    return total % 10 == 0 and len(set(digits)) > 1
