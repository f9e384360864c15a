"""Certificates and their thumbprints in headers and JWKs, in every way in which they are written."""

from __future__ import annotations

import base64
import datetime as dt
import json
from functools import cache
from typing import Any, Final

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from jwt_decoder.keys.header_keys import header_keys

from tests.unit.jwt_decoder.diagnose.test_diagnosis import ec_numbers, ec_raw, jwk
from tests.unit.jwt_decoder.diagnose.verified import verified
from tests.unit.jwt_decoder.verify.jose_tokens import b64, private_key

_HASHES: Final = {"x5t": hashes.SHA1(), "x5t#S256": hashes.SHA256()}  # noqa: S303 - RFC 7515 §4.1.7


@cache
def certificate(name: str, which: int = 0) -> x509.Certificate:
    """Return a certificate, of the key that signs unless another is named; its length grows with the name."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    key: Any = private_key("P-256", which)
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(dt.datetime(2026, 1, 1))  # noqa: DTZ001 - UTC by definition
    return made.not_valid_after(dt.datetime(2036, 1, 1)).sign(key, hashes.SHA256())  # noqa: DTZ001


def der(name: str) -> bytes:
    return certificate(name).public_bytes(Encoding.DER)


def signed(header: dict[str, object]) -> str:
    text = f"{b64(json.dumps({'alg': 'ES256', **header}).encode())}.e30"
    return f"{text}.{b64(ec_raw(*ec_numbers(text.encode())))}"


def findings(found: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 - JSON
    return [(one["id"], one["severity"], one["message"]) for one in found["findings"]]


def written(way: str, octets: bytes) -> str:
    ways = {
        "hex": octets.hex(),
        "HEX": octets.hex().upper(),
        "colons": octets.hex(":").upper(),
        "encoded hex": b64(octets.hex().encode()),
        "encoded HEX": b64(octets.hex().upper().encode()),
        "base64": base64.b64encode(octets).decode(),
    }
    return ways[way]


@pytest.mark.untraced
@pytest.mark.parametrize("name", ["x5t", "x5t#S256"])
@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("hex", "{} is the certificate's thumbprint in hex, but it must be in base64url."),
        ("HEX", "{} is the certificate's thumbprint in hex, but it must be in base64url."),
        ("colons", "{} is the certificate's thumbprint in hex, but it must be in base64url."),
        (
            "encoded hex",
            "{} is the certificate's thumbprint encoded twice, the first time as hex: only its bytes must be encoded.",
        ),
        (
            "encoded HEX",
            "{} is the certificate's thumbprint encoded twice, the first time as hex: only its bytes must be encoded.",
        ),
    ],
)
def test_a_thumbprint_in_another_spelling_is_not_that_of_another_certificate(name: str, way: str, said: str) -> None:
    value = written(way, certificate("a").fingerprint(_HASHES[name]))
    pem = certificate("a").public_bytes(Encoding.PEM).decode()
    in_header = findings(verified(signed({name: value}), pem))
    in_key = findings(
        verified(signed({}), json.dumps({**jwk("P-256"), "x5c": [base64.b64encode(der("a")).decode()], name: value}))
    )

    assert [("x5t-mismatch", "warning", said.format(name))] == in_header
    assert [("key-malformed", "warning", said.format(name))] == in_key


@pytest.mark.parametrize("name", ["x5t", "x5t#S256"])
def test_a_thumbprint_in_base64_is_told_to_be_in_another_alphabet(name: str) -> None:
    letter = next(
        one
        for one in "abcdefghijklmnopqrstuvwxyz"
        if {"+", "/"} & set(base64.b64encode(certificate(one).fingerprint(_HASHES[name])).decode())
    )
    value = written("base64", certificate(letter).fingerprint(_HASHES[name]))
    pem = certificate(letter).public_bytes(Encoding.PEM).decode()

    assert [
        ("x5t-mismatch", "warning", f"{name} is the certificate's thumbprint in base64, but it must be in base64url.")
    ] == findings(verified(signed({name: value}), pem))


@pytest.mark.parametrize(
    ("name", "other", "said"),
    [("x5t", "x5t#S256", ("SHA-256", "SHA-1")), ("x5t#S256", "x5t", ("SHA-1", "SHA-256"))],
)
def test_the_thumbprint_of_the_other_hash_is_told(name: str, other: str, said: tuple[str, str]) -> None:
    value = b64(certificate("a").fingerprint(_HASHES[other]))
    message = f"{name} is the certificate's {said[0]} thumbprint, but it must be the {said[1]} one."

    assert [("x5t-mismatch", "warning", message)] == findings(
        verified(signed({name: value}), certificate("a").public_bytes(Encoding.PEM).decode())
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (b64(bytes(20)), "The header's x5t belongs to a different certificate than the one used."),
        (b64(bytes(19)), "The header's x5t isn't a thumbprint: it has 19 bytes, not 20."),
        (b64(bytes(32)), "The header's x5t isn't a thumbprint: it has 32 bytes, not 20."),
        ("AA", "The header's x5t isn't a thumbprint: it has 1 byte, not 20."),
        ("a" * 300, "The header's x5t isn't a thumbprint: it has 225 bytes, not 20."),
        (5, "The header's x5t isn't a string, so it isn't a thumbprint."),
        (["a"], "The header's x5t isn't a string, so it isn't a thumbprint."),
    ],
)
def test_any_other_value_is_no_thumbprint_of_it(value: object, said: str) -> None:
    pem = certificate("a").public_bytes(Encoding.PEM).decode()

    assert [("x5t-mismatch", "error", said)] == findings(verified(signed({"x5t": value}), pem))


def test_a_certificate_of_the_header_that_is_of_another_key_is_not_the_one_used() -> None:
    other = certificate("a", 1)
    octets, digest = other.public_bytes(Encoding.DER), other.fingerprint(_HASHES["x5t"])
    text = signed({"x5c": [base64.b64encode(octets).decode()], "x5t": b64(digest)})

    assert [] == findings(verified(text, json.dumps(jwk("P-256"))))


def test_a_certificate_of_the_header_that_is_of_the_key_is_the_one_used() -> None:
    text = signed({"x5c": [base64.b64encode(der("a")).decode()], "x5t": b64(bytes(20))})

    assert ["x5t-mismatch"] == [rule for rule, *_ in findings(verified(text, json.dumps(jwk("P-256"))))]


@pytest.mark.untraced
@pytest.mark.parametrize("name", ["a", "bb", "ccc", "dddd"])
@pytest.mark.parametrize("way", ["{}", " {}", "{}="])
@pytest.mark.parametrize("is_url", [False, True])
def test_a_certificate_in_a_header_is_read_in_either_alphabet(name: str, way: str, *, is_url: bool) -> None:
    """RFC 7515 §4.1.6 wants base64; whichever it is, what is offered as a key verifies the token."""
    text = b64(der(name)) if is_url else base64.b64encode(der(name)).decode().rstrip("=")
    header: dict[str, object] = {"x5c": [way.format(text)]}
    (key,) = header_keys(header)

    assert "valid" == verified(signed(header), key.text)["verdict"]["signature"]["state"]
    assert certificate(name) == x509.load_pem_x509_certificate(key.text.encode())


@pytest.mark.parametrize("x5c", ["AAAA", ["AAAA"], [5], {"a": 1}, [""], [[]]])
def test_an_x5c_of_a_key_that_cannot_be_read_is_said(x5c: object) -> None:
    found = verified(signed({}), json.dumps({**jwk("P-256"), "x5c": x5c}))

    assert "valid" == found["verdict"]["signature"]["state"]
    assert [
        (
            "key-malformed",
            "warning",
            "This JWK's x5c can't be read: it must be an array of certificates, each DER in base64 (RFC 7517 §4.7).",
        )
    ] == findings(found)


@pytest.mark.parametrize("x5c", [[], None, ""])
def test_an_x5c_with_nothing_in_it_is_no_more_than_that(x5c: object) -> None:
    assert [] == findings(verified(signed({}), json.dumps({**jwk("P-256"), "x5c": x5c})))
