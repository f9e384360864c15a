"""A signature that another key of the same text made is said to be that of the other."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.x509.oid import NameOID

from tests.unit.jwt_decoder.diagnose.test_diagnosis import jwk, rs
from tests.unit.jwt_decoder.diagnose.verified import causes, said, verified
from tests.unit.jwt_decoder.rsa_keys import rsa_key
from tests.unit.jwt_decoder.verify.jose_tokens import private_key, public_pem


def certificate(key: Any, name: str) -> str:  # noqa: ANN401 - a private key of any kind
    """Return a certificate that the key signed for itself."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    begin, end = dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.datetime(2040, 1, 1, tzinfo=dt.UTC)
    made = builder.serial_number(1).not_valid_before(begin).not_valid_after(end).sign(key, hashes.SHA256())
    return made.public_bytes(serialization.Encoding.PEM).decode()


def signed(key: Any) -> str:  # noqa: ANN401 - an RSA key
    return rs(lambda message: key.sign(message, padding.PKCS1v15(), hashes.SHA256()))


@pytest.mark.parametrize("first", ["RSA", "P-256"])
def test_the_key_of_a_later_certificate_is_tried_and_named(first: str) -> None:
    signer, other = rsa_key(2048), rsa_key(3072) if first == "RSA" else private_key(first)
    text = certificate(other, "first") + certificate(other, "second") + certificate(signer, "third")
    found = verified(signed(signer), text)

    assert "valid" != found["verdict"]["signature"]["state"]
    assert ["key-other-of-set"] == causes(found)
    assert "The signature matches the key of certificate 3; the first certificate was taken for the signer's." in said(
        found
    )


def test_certificates_behind_the_signer_s_own_are_not_needed() -> None:
    found = verified(signed(rsa_key(2048)), certificate(rsa_key(2048), "first") + certificate(rsa_key(3072), "second"))

    assert "valid" == found["verdict"]["signature"]["state"]


def test_of_certificates_that_do_not_fit_none_is_named() -> None:
    found = verified(signed(rsa_key(2048)), certificate(rsa_key(3072), "a") + certificate(rsa_key(4096), "b"))

    assert "key-other-of-set" not in causes(found)


def test_where_the_key_verifies_under_another_alg_the_summary_says_that() -> None:
    key: Any = private_key("Ed25519")
    found = verified(rs(key.sign, alg="ES256"), public_pem(key))
    said_in_short = found["summary"][0]["text"]

    assert "key-unusable" == found["verdict"]["signature"]["state"]
    assert "This key can't verify this token. Not standard: the signature matches as Ed25519" in said_in_short
    assert "needs an EC public key" not in said_in_short


@pytest.mark.parametrize("digits", ["65537", "0x10001", "10001", "010001"])
def test_an_exponent_in_digits_is_told(digits: str) -> None:
    found = verified(signed(rsa_key(2048)), json.dumps(jwk("RSA") | {"e": digits}))

    assert "key-unusable" == found["verdict"]["signature"]["state"]
    assert f"This JWK's e is “{digits}”; in base64url, as it must be, 65537 is “AQAB” (RFC 7518 §6.3.1.2)." in said(
        found
    )


def test_an_exponent_in_base64url_is_none_in_digits() -> None:
    found = verified(signed(rsa_key(2048)), json.dumps(jwk("RSA") | {"e": "1000"}))

    assert "in base64url, as it must be" not in said(found)
