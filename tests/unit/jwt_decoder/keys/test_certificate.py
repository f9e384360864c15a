"""Distinguished names of certificates: what stands in a value reads as nothing else (RFC 4514 §2.4)."""

from __future__ import annotations

import base64

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.keys.forms import der
from jwt_decoder.keys.forms.certificate import read_certificate
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.output.wording import facts, render
from jwt_decoder.text.quote import visible

from tests.unit.jwt_decoder.keys.test_der import body, certificate, seq

COMMON_NAME = b"\x55\x04\x03"
ORGANIZATION = b"\x55\x04\x0a"
UTF_8 = 0x0C


def name(*attributes: tuple[bytes, str]) -> bytes:
    """Return a distinguished name in DER, each attribute in a set of its own."""
    return seq(
        *(
            der.write(der.SET, seq(der.write(der.OBJECT_IDENTIFIER, kind), der.write(UTF_8, value.encode())))
            for kind, value in attributes
        )
    )


def issuer(*attributes: tuple[bytes, str]) -> str:
    return read_certificate(certificate(body(name=name(*attributes))))[0].issuer


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("evil, O=Google Trust", "CN=evil\\, O=Google Trust"),
        ("a+O=b", "CN=a\\+O=b"),
        ('"a"', 'CN=\\"a\\"'),
        ("a\\", "CN=a\\\\"),
        ("a;b<c>d", "CN=a\\;b\\<c\\>d"),
        ("#a#", "CN=\\#a#"),
        ("  a  ", "CN=\\  a \\ "),
        (" ", "CN=\\ "),
        ("a\0b", "CN=a\\00b"),
        ("a=b", "CN=a=b"),
        ("a\u202eb", "CN=a[U+202E]b"),
        ("a \n", "CN=a [U+000A]"),
        ("", "CN="),
    ],
)
def test_what_stands_in_a_value_reads_as_no_other_attribute(value: str, written: str) -> None:
    assert written == issuer((COMMON_NAME, value))


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=16))
def test_a_value_is_written_as_another_library_writes_it(value: str) -> None:
    written = x509.NameAttribute(NameOID.COMMON_NAME, value).rfc4514_string()

    assert visible(written) == issuer((COMMON_NAME, value))


def test_attributes_stand_beside_each_other_in_the_order_of_the_certificate() -> None:
    assert "CN=a\\, b, O=c" == issuer((COMMON_NAME, "a, b"), (ORGANIZATION, "c"))


def test_a_key_text_names_its_issuer_so_that_no_value_reads_as_another() -> None:
    octets = certificate(body(name=name((COMMON_NAME, "evil, O=Google Trust"))))
    key = read_key(f"-----BEGIN CERTIFICATE-----\n{base64.b64encode(octets).decode()}", "text")

    assert ", issued by “CN=evil\\, O=Google Trust”, from " in render(key.message)
    assert "CN=evil\\, O=Google Trust" == facts(key.message, key.data)["issuer"]
