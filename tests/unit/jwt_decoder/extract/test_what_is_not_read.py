"""What the README says isn't read: no token comes of it, and what stands beside it in that list is read."""

from __future__ import annotations

import base64
import binascii
import bz2
import lzma
import zlib
from typing import TYPE_CHECKING, Final

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from jwt_decoder.engine.engine import report
from jwt_decoder.engine.result import Options
from jwt_decoder.extract.key_reader import read_key
from jwt_decoder.output.wording import render

if TYPE_CHECKING:
    from collections.abc import Callable

TOKEN: Final = (
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSIsImV4cCI6MTc2NzI3MjQwMH0.rcIF15kIbA0_jGr8BOJ0Nj5x0E4ftYUUXXORNI0b1g4"
)


ENCRYPTED: Final = (
    Ed25519PrivateKey.from_private_bytes(bytes(32))
    .private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"test"))
    .decode()
)
DIGITS: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def in_base58(octets: bytes) -> bytes:
    number, written = int.from_bytes(octets), ""
    while number:
        number, digit = divmod(number, 58)
        written = DIGITS[digit] + written
    return written.encode()


def b64(octets: bytes) -> bytes:
    return base64.b64encode(octets)


def uuencoded(octets: bytes) -> bytes:
    lines = b"".join(binascii.b2a_uu(octets[at : at + 45]) for at in range(0, len(octets), 45))
    return b"begin 644 token\n" + lines + b"`\nend\n"


def in_digits(octets: bytes) -> bytes:
    return " ".join(f"{octet:o}" for octet in octets).encode()


NOT_READ: Final = [
    lambda octets: b64(bz2.compress(octets)),
    lambda octets: b64(lzma.compress(octets)),
    base64.b32encode,
    base64.b85encode,
    uuencoded,
    in_base58,
    in_digits,
    lambda octets: b64(b64(b64(octets))),
    bytes.upper,
    bytes.lower,
]
READ: Final = [
    b64,
    lambda octets: b64(b64(octets)),
    lambda octets: b64(zlib.compress(octets)),
    lambda octets: base64.a85encode(octets, adobe=True),
    binascii.hexlify,
]


def found(wrap: Callable[[bytes], bytes]) -> list[str]:
    return [one.source.text for one in report(wrap(TOKEN.encode()).decode(), Options(now=0)).tokens]


@pytest.mark.parametrize("wrap", NOT_READ)
def test_what_is_not_read_gives_no_token(wrap: Callable[[bytes], bytes]) -> None:
    assert TOKEN not in found(wrap)


@pytest.mark.parametrize("wrap", READ)
def test_what_is_next_to_it_is_read(wrap: Callable[[bytes], bytes]) -> None:
    assert [TOKEN] == found(wrap)


@pytest.mark.parametrize(
    "text",
    [
        base64.b64encode(bytes.fromhex("feedfeed00000002") + bytes(60)).decode(),
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF\n-----END PGP PUBLIC KEY BLOCK-----",
        "-----BEGIN PKCS7-----\nMIIB\n-----END PKCS7-----",
        ENCRYPTED,
    ],
)
def test_a_key_that_is_not_read_is_named_and_comes_with_a_command(text: str) -> None:
    key = read_key(text, "text")

    assert key.problem is not None
    assert key.command != "" or " with “" in key.problem.template


@pytest.mark.parametrize(("changed", "case"), [(TOKEN.upper(), "upper"), (TOKEN.lower(), "lower")])
def test_a_token_in_another_case_is_told_as_one(changed: str, case: str) -> None:
    (note,) = report(changed, Options(now=0)).extraction.notes

    assert f"changed to {case} case" in render(note.message)
