"""Keys in DER that no library makes, but somebody may."""

from __future__ import annotations

import pytest
from jwt_decoder.keys.forms import der
from jwt_decoder.keys.forms.certificate import read_certificate
from jwt_decoder.keys.forms.structures import read_structure
from jwt_decoder.output.wording import render

RSA_OID = bytes.fromhex("06092a864886f70d010101")
EC_OID = bytes.fromhex("06072a8648ce3d0201")
P256_OID = bytes.fromhex("06082a8648ce3d030107")
BRAINPOOL_OID = bytes.fromhex("06092b2403030208010107")
OTHER_OID = bytes.fromhex("06032a0304")
DSA_OID = bytes.fromhex("06072a8648ce380401")
ED25519_OID = bytes.fromhex("06032b6570")
ML_DSA_44_OID = bytes.fromhex("060960864801650304" + "0311")
ZERO = der.write_number(0)
ONE = der.write_number(1)


def seq(*parts: bytes) -> bytes:
    return der.write(der.SEQUENCE, *parts)


def bit(octets: bytes) -> bytes:
    return der.write(der.BIT_STRING, b"\0", octets)


def octet(octets: bytes) -> bytes:
    return der.write(der.OCTET_STRING, octets)


NAME = seq()
VALIDITY = seq(der.write(0x17, b"260101000000Z"), der.write(0x18, b"20560101000000Z"))
SPKI = seq(seq(ED25519_OID), bit(bytes(32)))


def body(*, name: bytes = NAME, validity: bytes = VALIDITY) -> bytes:
    return seq(ONE, seq(ED25519_OID), name, validity, NAME, SPKI)


def certificate(inner: bytes) -> bytes:
    return seq(inner, seq(ED25519_OID), bit(b""))


@pytest.mark.each
@pytest.mark.parametrize(
    "octets",
    [
        b"",
        ZERO,
        ZERO + ZERO,
        seq(),
        seq(ZERO),
        seq(octet(b""), octet(b"")),
        seq(*[ZERO] * 300),
        b"\x30\x05",
        b"\x1f" + b"\xff" * 50,
        b"\x30" + b"\x84\xff\xff\xff\xff",
        seq(seq(), bit(b"")),
        seq(seq(ZERO), bit(b"")),
        seq(seq(b"\x06\x00"), bit(b"")),
        seq(seq(b"\x06\x01\x80"), bit(b"")),
        seq(seq(der.write(6, b"\x01" * 65)), bit(b"")),
        seq(seq(RSA_OID), der.write(der.BIT_STRING, b"\1a")),
        seq(seq(RSA_OID), der.write(der.BIT_STRING)),
        seq(seq(RSA_OID), bit(seq(ZERO))),
        seq(seq(RSA_OID), bit(seq(der.write(2, b"\xff"), ZERO))),
        seq(seq(RSA_OID), bit(b"")),
        seq(ZERO, seq(RSA_OID), octet(seq(ZERO))),
        seq(ZERO, seq(OTHER_OID), octet(seq(ZERO, ZERO, ZERO))),
        seq(ZERO, seq(ED25519_OID), octet(ZERO)),
        seq(seq(ED25519_OID), bit(b""), bit(b"")),
        certificate(seq()),
        certificate(body(validity=seq())),
        certificate(body(validity=seq(der.write(0x17, b"never"), ZERO))),
        certificate(body(name=seq(der.write(der.SET, seq(ZERO))))),
        certificate(body(name=seq(ZERO))),
        seq(*[octet(b"x" * 50_000)] * 3),
    ],
)
def test_what_is_no_key_is_refused(octets: bytes) -> None:
    with pytest.raises(der.DerError):
        read_structure(octets)


@pytest.mark.each
@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (seq(seq(DSA_OID), bit(b"")), "No JWS algorithm uses DSA keys."),
        (seq(seq(OTHER_OID), bit(b"")), "No JWS algorithm uses 1.2.3.4 keys."),
        (seq(ZERO, seq(DSA_OID), octet(ZERO)), "No JWS algorithm uses DSA keys."),
        (seq(*[ZERO] * 6), "No JWS algorithm uses DSA keys."),
        (seq(seq(EC_OID, BRAINPOOL_OID), bit(b"\4")), "The curve “brainpoolP256r1” isn't used by any algorithm"),
        (seq(seq(EC_OID, seq(ONE)), bit(b"\4")), "This key spells out its curve as parameters, and no algorithm"),
        (seq(seq(EC_OID), bit(b"\4")), "This key doesn't say which curve it is on."),
        (seq(seq(EC_OID, ZERO), bit(b"\4")), "This key doesn't say which curve it is on."),
        (seq(seq(EC_OID, P256_OID), bit(b"\2" + bytes(31) + b"\1")), "isn't on P-256: no point"),
        (seq(seq(EC_OID, P256_OID), bit(b"\4" + bytes(32))), "has 65 bytes, but this key's has 33"),
        (seq(ONE, octet(b""), der.write(der.CONTEXT_0, P256_OID)), "has 65 bytes, but this key's has 0"),
        (seq(ONE, octet(bytes(32)), der.write(0xA2, ZERO)), "This key doesn't say which curve it is on."),
        (seq(ZERO, seq(ML_DSA_44_OID), octet(octet(b"expanded"))), "doesn't include its public key or its seed"),
        (seq(ZERO, seq(ML_DSA_44_OID), octet(der.write(0x80, b"short"))), "doesn't include its public key"),
        (seq(ZERO, seq(ML_DSA_44_OID), octet(seq(ZERO))), "doesn't include its public key"),
    ],
)
def test_a_key_that_no_jws_can_use_is_told_for_what_it_is(octets: bytes, said: str) -> None:
    problem = read_structure(octets)[1].problem
    assert problem is not None
    assert said in render(problem)


def test_a_private_key_may_carry_its_seed_beside_the_expanded_key_and_its_public_key() -> None:
    both = seq(ZERO, seq(ML_DSA_44_OID), octet(seq(octet(bytes(32)), octet(b"expanded"))))
    assert bytes(32) == read_structure(both)[1].seed
    with_public = seq(ONE, seq(ED25519_OID), octet(octet(bytes(32))), der.write(0x81, b"\0", b"p" * 32))
    assert b"p" * 32 == read_structure(with_public)[1].octets


def test_a_certificate_says_names_of_any_kind_and_times_of_both_centuries() -> None:
    def relative(kind: bytes, tag: int, value: bytes) -> bytes:
        return der.write(der.SET, seq(der.write(6, kind), der.write(tag, value)))

    name = seq(relative(b"\x55\x04\x03", 0x1E, "Ünit".encode("utf-16-be")), relative(b"\x55\x04\x63", 12, b"\xff"))
    validity = seq(der.write(0x17, b"500101000000Z"), der.write(0x17, b"491231235959Z"))
    said, key = read_certificate(certificate(body(name=name, validity=validity)))
    assert "CN=Ünit, 2.5.4.99=\ufffd" == said.issuer
    assert ("1950-01-01T00:00:00Z", "2049-12-31T23:59:59Z") == (said.not_before, said.not_after)
    assert SPKI == key
    long = seq(relative(b"\x55\x04\x03", 12, b"x" * 500))
    assert 201 == len(read_certificate(certificate(body(name=long)))[0].issuer)


def test_object_identifiers_of_the_third_arc_are_read() -> None:
    assert "2.999" == der.object_identifier(der.read_one(bytes.fromhex("06028837")))
    assert "1.39.5" == der.object_identifier(der.read_one(bytes.fromhex("06024f05")))


def test_an_indefinite_length_is_read_with_its_end() -> None:
    item = der.read_one(b"\x30\x80" + ZERO + b"\0\0")
    assert ZERO == item.content
