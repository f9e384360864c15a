"""RSASSA-PSS-params as RFC 4055 §3.1 defines them: each member, and the default of each that is left out."""

from __future__ import annotations

from typing import Final

import pytest
from jwt_decoder.keys.forms import der
from jwt_decoder.keys.forms.pss import read_pss
from jwt_decoder.keys.forms.unreadable import UnreadableError
from jwt_decoder.keys.key_material import Pss

from tests.unit.jwt_decoder.keys.test_restricted_keys import MGF1, OID, SHA_256, SHA_384, UNKNOWN, parameters, seq

SHA_1: Final = bytes.fromhex("06052b0e03021a")
SHA_512: Final = bytes.fromhex("0609608648016503040203")
NULL: Final = der.write(der.NULL)
TRAILER: Final = der.write(0xA3, der.write_number(1))
NAMED: Final = {SHA_1: "SHA-1", SHA_256: "SHA-256", SHA_384: "SHA-384", SHA_512: "SHA-512", UNKNOWN: "1.2.3.4"}
READ: Final[dict[str, tuple[bytes, Pss]]] = {
    "nothing given": (parameters(), Pss("SHA-1", "SHA-1", 20)),
    "all given": (parameters(SHA_256, SHA_384, 48), Pss("SHA-256", "SHA-384", 48)),
    "a hash alone": (parameters(SHA_256), Pss("SHA-256", "SHA-1", 20)),
    "a mask alone": (parameters(mask=SHA_256), Pss("SHA-1", "SHA-256", 20)),
    "a salt alone": (parameters(salt=32), Pss("SHA-1", "SHA-1", 32)),
    "no salt": (parameters(SHA_256, SHA_256, 0), Pss("SHA-256", "SHA-256", 0)),
    "a mask of no hash": (seq(der.write(0xA1, seq(MGF1))), Pss("SHA-1", "SHA-1", 20)),
    "more behind the mask": (seq(der.write(0xA1, seq(MGF1, seq(SHA_384), NULL))), Pss("SHA-1", "SHA-384", 20)),
    "hashes with parameters of their own": (
        seq(der.write(0xA0, seq(SHA_256, NULL)), der.write(0xA1, seq(MGF1, seq(SHA_512, NULL)))),
        Pss("SHA-256", "SHA-512", 20),
    ),
    "a trailer": (seq(der.write(0xA0, seq(SHA_256)), TRAILER), Pss("SHA-256", "SHA-1", 20)),
    "NULL in place of them": (NULL, Pss()),
    "octets in place of them": (der.write(der.OCTET_STRING, parameters(SHA_256)), Pss()),
}


@pytest.mark.parametrize(("written", "expected"), READ.values(), ids=READ)
def test_each_member_is_read_and_each_that_is_left_out_has_its_default(written: bytes, expected: Pss) -> None:
    assert expected == read_pss(OID, der.read_one(written))


@pytest.mark.parametrize(("identifier", "name"), NAMED.items(), ids=NAMED.values())
def test_every_hash_has_its_name(identifier: bytes, name: str) -> None:
    assert Pss(name, "SHA-1", 20) == read_pss(OID, der.read_one(parameters(identifier)))
    assert Pss("SHA-1", name, 20) == read_pss(OID, der.read_one(parameters(mask=identifier)))


@pytest.mark.parametrize("algorithm", ["1.2.840.113549.1.1.1", "1.2.840.113549.1.1.7", ""])
@pytest.mark.parametrize("written", [NULL, parameters(SHA_256, SHA_256, 32)])
def test_a_key_of_another_algorithm_restricts_nothing_whatever_its_parameters_are(
    algorithm: str, written: bytes
) -> None:
    assert None is read_pss(algorithm, der.read_one(written))
    assert None is read_pss(algorithm, None)


BROKEN: Final = {
    "two hashes in one member": seq(der.write(0xA0, seq(SHA_256), seq(SHA_384))),
    "a hash that is no sequence": seq(der.write(0xA0, SHA_256)),
    "a mask that is no sequence": seq(der.write(0xA1, MGF1)),
    "a hash of the mask that is no sequence": seq(der.write(0xA1, seq(MGF1, SHA_256))),
    "a salt that is no number": seq(der.write(0xA2, NULL)),
    "a salt below zero": seq(der.write(0xA2, der.write(der.INTEGER, b"\xff"))),
    "a member with nothing in it": seq(der.write(0xA0)),
}


@pytest.mark.parametrize("written", BROKEN.values(), ids=BROKEN)
def test_broken_parameters_are_no_parameters(written: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_pss(OID, der.read_one(written))
