"""Private keys without a frame are left out of a token, and so is what an ``x5c`` has beside certificates."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from jwt_decoder.output.redaction import redact

from tests.unit.jwt_decoder.certificates.chains import Maker
from tests.unit.jwt_decoder.output.test_redaction import (
    HEADER,
    IN_JSON,
    PAYLOAD,
    base64_of,
    decoded_text,
    encoded,
    leaks,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_FORMATS: Final = serialization.PrivateFormat
_PAIR: Final = ec.generate_private_key(ec.SECP256R1())
_EDWARDS: Final = ed25519.Ed25519PrivateKey.generate()


def der(form: serialization.PrivateFormat, *, password: bytes = b"") -> bytes:
    """Return the private key as DER."""
    sealed = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    return _PAIR.private_bytes(serialization.Encoding.DER, form, sealed)


def standard(octets: bytes) -> str:
    """Return base64."""
    return base64.b64encode(octets).decode()


_PKCS8: Final = der(_FORMATS.PKCS8)
_ED: Final = _EDWARDS.private_bytes(serialization.Encoding.DER, _FORMATS.PKCS8, serialization.NoEncryption())
PRIVATE: Final = {
    "PKCS#8": standard(_PKCS8),
    "PKCS#8 of Ed25519": standard(_ED),
    "SEC 1": standard(der(_FORMATS.TraditionalOpenSSL)),
    "encrypted": standard(der(_FORMATS.PKCS8, password=b"password")),
    "base64url": base64.urlsafe_b64encode(_PKCS8).decode().rstrip("="),
    "over lines": base64.encodebytes(_PKCS8).decode(),
    "hexadecimal digits": _PKCS8.hex(),
    "in base64 of base64": standard(standard(_PKCS8).encode()),
}


@pytest.mark.parametrize("text", PRIVATE.values(), ids=PRIVATE)
def test_a_private_key_without_a_frame_is_left_out(text: str) -> None:
    left = redact(f"{HEADER}.{encoded({'a': [{'b': text}], 'c': 'stays'})}.")

    assert {"a": [{"b": ""}], "c": "stays"} == json.loads(decoded_text(left.text.split(".")[1]))
    assert frozenset({"private-key"}) == left.removed


def test_a_private_key_in_words_is_left_out_and_the_words_stay() -> None:
    left = redact(f"{HEADER}.{encoded({'a': f'use {standard(_PKCS8)} here'})}.")

    assert {"a": "use  here"} == json.loads(decoded_text(left.text.split(".")[1]))


_OWN_PEM: Final = _PAIR.private_bytes(serialization.Encoding.PEM, _FORMATS.PKCS8, serialization.NoEncryption()).decode()
_D: Final = _PAIR.private_numbers().private_value.to_bytes(32, "big")
_POINT: Final = {name: encoded(_PAIR.public_key().public_bytes(
    serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)[at : at + 32])
    for name, at in (("x", 1), ("y", 33))}  # fmt: skip
_JWK: Final = {"kty": "EC", "crv": "P-256", **_POINT, "d": encoded(_D)}
SPELLED: Final[dict[str, object]] = {
    "four dashes": _OWN_PEM.replace("-----", "----"),
    "dashes that a program joined": _OWN_PEM.replace("--", "\u2013"),
    "small letters": _OWN_PEM.replace("PRIVATE KEY", "private key").replace("BEGIN", "begin").replace("END", "end"),
    "without its first line": _OWN_PEM.partition("\n")[2],
    "percent-encoded": quote(_OWN_PEM),
    "DER with colons": _PKCS8.hex(":"),
    "a body of OpenSSH": "".join(_EDWARDS.private_bytes(
        serialization.Encoding.PEM, _FORMATS.OpenSSH, serialization.NoEncryption()).decode().splitlines()[1:-1]),
    "of Python": str(_JWK),
    "of JavaScript": ",".join(f"{name}:'{value}'" for name, value in _JWK.items()).join("{}"),
    "of YAML": "\n".join(f"{name}: {value}" for name, value in _JWK.items()),
    "a secret of Python": str({"kty": "oct", "k": encoded(_D)}),
    "with typographic quotes": json.dumps(_JWK).replace('"', "\u201d"),
    "as web-push prints it": f"Public Key:\n{'B' * 87}\n\nPrivate Key:\n{encoded(_D)}\n",
    "lines": _OWN_PEM.splitlines(),
    "numbers": list(_OWN_PEM.encode()),
    "numbers below zero": [one - 256 if one > 127 else one for one in _OWN_PEM.encode()],
    "numbers in a Buffer": {"type": "Buffer", "data": list(_OWN_PEM.encode())},
    "numbers in a text": json.dumps(list(_OWN_PEM.encode())),
    "under its name": {"publicKey": "B" * 87, "privateKey": encoded(_D)},
    "under another name": {"vapid_private_key": encoded(_D)},
    "with names of .NET": {"Modulus": "AA", "Exponent": "AQAB", "D": encoded(_D)},
    "with a capital D": {"kty": "EC", "D": encoded(_D)},
}  # fmt: skip


@pytest.mark.parametrize("form", SPELLED.values(), ids=SPELLED)
def test_a_private_key_is_left_out_in_each_form_in_which_it_is_read(form: object) -> None:
    left = redact(f"{HEADER}.{encoded({'a': form, 'b': 'stays'})}.")
    claims = json.loads(decoded_text(left.text.split(".")[1]))

    assert ("stays", frozenset({"private-key"})) == (claims["b"], left.removed)
    assert [] == [secret for secret in (encoded(_D), _D.hex(), _D.hex(":")) if secret in left.text + str(claims)]
    assert not leaks(left.text, encoded(_D)[:40])
    assert str(form)[-40:-8] not in str(claims)


@pytest.mark.parametrize(
    "form", [list(range(100)), [1.5] * 40, [1000] * 40, list(b"the roles of a person"), {"privateKey": "see the vault"}]
)
def test_numbers_and_names_that_are_no_key_stay(form: object) -> None:
    text = f"{HEADER}.{encoded({'a': form})}."

    assert (text, frozenset()) == (redact(text).text, redact(text).removed)


@pytest.mark.parametrize("spell", [standard, bytes.hex, lambda octets: octets.hex().upper(), encoded])
def test_a_signature_is_left_out_wherever_its_octets_are_written(spell: Callable[[bytes], str]) -> None:
    octets = bytes(range(200, 232))
    left = redact(f"{HEADER}.{encoded({'a': f'it was {spell(octets)}'})}.{encoded(octets)}")

    assert {"a": "it was "} == {
        name: value.rstrip("=") for name, value in json.loads(decoded_text(left.text.split(".")[1])).items()
    }
    assert frozenset({"signature", "inner"}) == left.removed


def test_a_signature_that_has_no_octets_is_left_out() -> None:
    assert f"{HEADER}.{PAYLOAD}." == redact(f"{HEADER}.{PAYLOAD}.{'!' * 30}").text


@pytest.mark.parametrize("digits", ["30" + "0" * 62, "30" + "0" * 63, "3082" + "ab" * 40])
def test_digits_that_are_no_key_stay(digits: str) -> None:
    text = f"{HEADER}.{encoded({'a': digits})}."

    assert (text, frozenset()) == (redact(text).text, redact(text).removed)


def test_a_public_key_stays() -> None:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    public = _PAIR.public_key().public_bytes(serialization.Encoding.DER, form)
    text = f"{HEADER}.{encoded({'a': standard(public), 'b': public.hex()})}."

    assert (text, frozenset()) == (redact(text).text, redact(text).removed)


_CERTIFICATE: Final = standard(Maker("signer").made().public_bytes(serialization.Encoding.DER))
_PEM: Final = Maker("signer").made().public_bytes(serialization.Encoding.PEM).decode()
# By chance its base64 has what tokens begin with.
_LIKE_A_TOKEN: Final = (
    "MIIBDzCBtaADAgECAgEHMAoGCCqGSM49BAMCMBExDzANBgNVBAMMBnNpZ25lcjAeFw0yNTAxMDEwMDAwMDBaFw0yNzAxMDEwMDAw"
    "MDBaMBExDzANBgNVBAMMBnNpZ25lcjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIvirG3ajcTMT8VFU+MNAPyNGb3kHGnhkz3k"
    "F6+28vCB6P61On8tfVOB7tgLJY0YiEvsLnAnyrjjqZz/Ge50IY8wCgYIKoZIzj0EAwIDSQAwRgIhAJoUBRR5LVNrtLsliixoOsB7"
    "JkVue0pxIKDOAWZ9RUb0AiEA3WD51cJ+wEzA4vTiI5I9N2+ewckJ0clLAasgwXklqDI="
)
CERTIFICATES: Final = {
    "like a token": [_LIKE_A_TOKEN],
    "a chain": [_CERTIFICATE, _CERTIFICATE],
    "base64url": [_CERTIFICATE.translate({43: "-", 47: "_", 61: ""})],
    "PEM": [_PEM],
    "no array": _CERTIFICATE,
}


def test_a_certificate_that_carries_a_token_is_left_out() -> None:
    token = f"{HEADER}.{PAYLOAD}.{'A' * 43}"
    carrier = standard(Maker(token[:60]).made().public_bytes(serialization.Encoding.DER))
    left = redact(f"{encoded({'alg': 'none', 'x5c': [carrier]})}.{PAYLOAD}.")

    assert {"alg": "none", "x5c": [""]} == json.loads(decoded_text(left.text.split(".")[0]))


@pytest.mark.parametrize("chain", CERTIFICATES.values(), ids=CERTIFICATES)
def test_certificates_stay_in_x5c(chain: object) -> None:
    texts = [
        f"{encoded({'alg': 'none', 'x5c': chain})}.{PAYLOAD}.",
        f"{HEADER}.{encoded({'cnf': {'jwk': {'kty': 'EC', 'x5c': chain}}})}.",
        json.dumps({**IN_JSON, "signature": "", "header": {"x5c": chain}}, separators=(",", ":")),
    ]

    assert texts == [redact(text).text for text in texts]
    assert {frozenset()} == {redact(text).removed for text in texts}


NO_CERTIFICATES: Final = {
    "an address": "alice@example.com",
    "a sentence": "the password of the week is a secret",
    "a certificate in words": f"alice@example.com {_CERTIFICATE}",
    "a certificate that is cut": _CERTIFICATE[:-8],
    "PEM with words before it": f"alice@example.com {_PEM}",
    "a private key": standard(_PKCS8),
    "base64 of words": base64_of("the password of the week is a secret"),
    "a number": 1234567,
    "an object": {"alice@example.com": 1},
}


@pytest.mark.parametrize("entry", NO_CERTIFICATES.values(), ids=NO_CERTIFICATES)
@pytest.mark.parametrize(
    "chain", [lambda one: [one], lambda one: [_CERTIFICATE, one], lambda one: one, lambda one: [[one]]]
)
def test_what_is_no_certificate_is_left_out_of_x5c(entry: object, chain: Callable[[object], object]) -> None:
    header, payload = {"alg": "none", "x5c": chain(entry)}, {"cnf": {"jwk": {"kty": "EC", "x5c": chain(entry)}}}
    left = redact(f"{encoded(header)}.{encoded(payload)}.")
    parts = [json.loads(decoded_text(part)) for part in left.text.split(".")[:2]]

    assert [{**header, "x5c": chain("")}, {"cnf": {"jwk": {"kty": "EC", "x5c": chain("")}}}] == parts
    assert frozenset({"unreadable"}) == left.removed


def test_what_is_no_certificate_is_left_out_of_an_unprotected_header() -> None:
    left = redact(json.dumps({**IN_JSON, "signature": "", "header": {"x5c": ["alice@example.com"], "kid": "1"}}))

    assert {"x5c": [""], "kid": "1"} == json.loads(left.text)["header"]
    assert frozenset({"unreadable"}) == left.removed


def test_an_empty_entry_of_x5c_is_not_told_as_left_out() -> None:
    text = f"{encoded({'alg': 'none', 'x5c': ['']})}.{PAYLOAD}."

    assert (text, frozenset()) == (redact(text).text, redact(text).removed)
