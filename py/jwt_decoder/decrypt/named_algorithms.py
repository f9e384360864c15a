"""Which algorithms a header names (RFC 7516 §4.1.1, §4.1.2), and what is said where it names none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from jwt_decoder.decrypt.outcome import Asked, DecryptionOutcome
from jwt_decoder.json import parse
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, HPKE, KEY_MANAGEMENT, alike
from jwt_decoder.text.base64url import decode
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decrypt.outcome import EncryptedInput
    from jwt_decoder.registry.encryption import ContentEncryption, KeyManagement

Row = TypeVar("Row")
_MISSING: Final = Sentence("The header has no {name}, so nothing says how to decrypt it.")
_UNREADABLE: Final = Sentence("The header can't be read, so nothing says how to decrypt the token.")
_NO_STRING: Final = Sentence("{name} in the header isn't a string, so it names no algorithm.")
_UNKNOWN: Final = Sentence("{name} “{value}” isn't a JWE algorithm known here.")
_CASE: Final = Sentence("{name} “{value}” isn't {meant}: names are case-sensitive and exact.")
_HPKE: Final = Sentence("“{value}” is HPKE, which isn't final for JWE yet, so it can't be decrypted here.")


def named(header: Mapping[str, object], jwe: EncryptedInput) -> Asked | DecryptionOutcome:
    """Return what is asked for, or the outcome where the header doesn't name algorithms."""
    rows = rows_of(header)
    if not isinstance(rows, DecryptionOutcome):
        return Asked(jwe, *rows)
    is_cut = rows.data["why"] == "missing" and jwe.protected and not parse.parse(decode(jwe.protected).octets).valid
    return replace(rows, message=_UNREADABLE) if is_cut else rows


def rows_of(header: Mapping[str, object]) -> tuple[KeyManagement, ContentEncryption] | DecryptionOutcome:
    """Return the rows that the header names, or the outcome where it names none."""
    alg = _row(header, "alg", KEY_MANAGEMENT)
    if isinstance(alg, DecryptionOutcome):
        return alg
    enc = _row(header, "enc", CONTENT_ENCRYPTION)
    return enc if isinstance(enc, DecryptionOutcome) else (alg, enc)


def _row(header: Mapping[str, object], name: str, rows: Mapping[str, Row]) -> Row | DecryptionOutcome:
    if name not in header:
        return DecryptionOutcome("unsupported", _MISSING.about(name=name), {"why": "missing"})
    value = header[name]
    if not isinstance(value, str):
        return DecryptionOutcome("unsupported", _NO_STRING.about(name=name), {"why": "not-a-string"})
    return rows.get(value) or DecryptionOutcome("unsupported", _stranger(name, value, rows), {"why": "unknown"})


def _stranger(name: str, value: str, rows: Mapping[str, object]) -> Sentence:
    if value.startswith(HPKE):
        return _HPKE.about(value=quote(value))
    meant = alike(value, rows)
    if meant:
        return _CASE.about(name=name, value=quote(value), meant=meant)
    return _UNKNOWN.about(name=name, value=quote(value))
