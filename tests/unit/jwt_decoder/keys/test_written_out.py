"""EC keys whose curve is written out as parameters, as OpenSSL and old hardware write them."""

from __future__ import annotations

from typing import Final

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt_decoder.keys.forms import der
from jwt_decoder.keys.forms.pem import write_pem
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.output.wording import render
from jwt_decoder_cli.cryptography_backend import CURVES

EC_OID: Final = bytes.fromhex("06072a8648ce3d0201")
PRIME_FIELD: Final = bytes.fromhex("06072a8648ce3d0101")
# SEC 2 §2: the prime and the constants, by the name of a JWK.
NUMBERS: Final = {
    "P-256": (2**256 - 2**224 + 2**192 + 2**96 - 1, "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"),
    "P-384": (
        2**384 - 2**128 - 2**96 + 2**32 - 1,
        "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
    ),
    "P-521": (
        2**521 - 1,
        (
            "0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef1"
            "09e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00"
        ),
    ),
    "secp256k1": (2**256 - 2**32 - 977, f"{7:064x}"),
}
UNKNOWN: Final = "This key spells out its curve as parameters, and no algorithm known here uses that curve."


def seq(*parts: bytes) -> bytes:
    """Write a SEQUENCE."""
    return der.write(der.SEQUENCE, *parts)


def octets(content: bytes) -> bytes:
    """Write an OCTET STRING."""
    return der.write(der.OCTET_STRING, content)


def base(curve: str, *, compressed: bool = False, number: int = 1) -> bytes:
    """Return the base point of a curve, or a multiple of it."""
    form = PublicFormat.CompressedPoint if compressed else PublicFormat.UncompressedPoint
    return ec.derive_private_key(number, CURVES[curve]).public_key().public_bytes(Encoding.X962, form)


def parameters(curve: str, point: bytes, *, prime: int = 0, seed: bool = False) -> bytes:
    """Write ECParameters (RFC 3279 §2.3.5)."""
    p, b = NUMBERS[curve]
    constants = [octets((0 if curve == "secp256k1" else p - 3).to_bytes(len(b) // 2, "big")), octets(bytes.fromhex(b))]
    constants += [der.write(der.BIT_STRING, b"\0", b"seed")] if seed else []
    field = seq(PRIME_FIELD, der.write_number(prime or p))
    return seq(der.write_number(1), field, seq(*constants), octets(point), der.write_number(5), der.write_number(1))


def said(parameters: bytes, *, private: bool = False) -> str:
    """Return what is said of a key with these parameters."""
    if private:
        text = write_pem("EC PRIVATE KEY", seq(der.write_number(1), octets(b"\1" * 32), der.write(0xA0, parameters)))
    else:
        point = der.write(der.BIT_STRING, b"\0", b"\4" + bytes(64))
        text = write_pem("PUBLIC KEY", seq(seq(EC_OID, parameters), point))
    key = read_key(text, "text")
    return render(key.problem) if key.problem else ""


@pytest.mark.parametrize("seed", [True, False])
@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize("curve", NUMBERS)
def test_a_known_curve_is_named_and_how_to_write_it_by_its_name(curve: str, *, compressed: bool, seed: bool) -> None:
    written = parameters(curve, base(curve, compressed=compressed), seed=seed)

    assert said(written) == (
        f"This key spells out the parameters of {curve}, which most libraries reject: “openssl ec -pubin -param_enc "
        "named_curve” rewrites it with the curve's name."
    )
    assert said(written, private=True) == (
        f"This private key spells out the parameters of {curve}, which most libraries reject: “openssl ec -pubout "
        "-param_enc named_curve” makes a public key with the curve's name."
    )


@pytest.mark.parametrize(
    "written",
    [
        parameters("P-256", base("P-256", number=2)),
        parameters("P-256", base("P-256")[:64] + bytes([base("P-256")[64] ^ 1])),
        parameters("P-256", b"\4" + base("P-256")[1:33] + bytes(32)),
        parameters("P-256", base("P-384")),
        parameters("P-256", b""),
        parameters("P-256", base("P-256"), prime=NUMBERS["P-256"][0] + 2),
        seq(),
        seq(der.write_number(1)),
        seq(*[der.write_number(1)] * 6),
        seq(der.write_number(1), seq(PRIME_FIELD), seq(), octets(b"\4")),
        seq(der.write_number(1), seq(PRIME_FIELD, der.write_number(7)), seq(octets(b"\1")), octets(b"\4")),
    ],
)
def test_another_curve_or_another_base_point_is_no_known_curve(written: bytes) -> None:
    assert UNKNOWN == said(written)
    assert UNKNOWN == said(written, private=True)
