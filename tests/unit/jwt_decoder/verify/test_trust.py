"""Where in a token the key stands that verified it, however it is written there."""

from __future__ import annotations

import asyncio
import base64
import hmac
import json
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from jwt_decoder.engine.engine import verify
from jwt_decoder.engine.result import Options
from jwt_decoder.keys.decentralized import read_did
from jwt_decoder.output.wording import render
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.rsa_keys import rsa_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.jwt_decoder.verify.jose_tokens import Private

_DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
_OTHER = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(32))
_P256 = ec.derive_private_key(2026, ec.SECP256R1())


def b64(octets: bytes) -> str:
    """Write octets as base64url."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def packed(value: object) -> str:
    """Write JSON as base64url."""
    return b64(json.dumps(value).encode())


def raw(key: ed25519.Ed25519PrivateKey) -> bytes:
    """Return the public octets."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def okp(key: ed25519.Ed25519PrivateKey = _ED) -> dict[str, str]:
    """Return the public JWK."""
    return {"kty": "OKP", "crv": "Ed25519", "x": b64(raw(key))}


def spki(key: Private) -> bytes:
    """Return the public key in DER."""
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def base58(octets: bytes) -> str:
    """Write octets as base58btc."""
    number, text = int.from_bytes(octets, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = _DIGITS[digit] + text
    zeros = len(octets) - len(octets.lstrip(b"\0"))
    return _DIGITS[0] * zeros + text


def signed(header: dict[str, Any], payload: object, key: ed25519.Ed25519PrivateKey = _ED) -> tuple[str, str, str]:
    """Return the three segments of a token."""
    first, second = packed({"alg": "EdDSA"} | header), packed(payload)
    return first, second, b64(key.sign(f"{first}.{second}".encode()))


def trust(text: str, key: str) -> tuple[str, str]:
    """Return the state and the sentence of the trust in a key under which the signature holds."""
    best = asyncio.run(verify(text, key, Options(now=0), Cryptography())).verdict
    assert "valid" == best.signature.state
    return best.trust.state, render(best.trust.message)


def of(place: str) -> tuple[str, str]:
    """Return what is said of a key that stands there."""
    return "from-token", f"The key is in {place}: whoever made the token chose it."


def did_jwk() -> str:
    """Return a did:jwk with the key ID that its document gives it."""
    return f"did:jwk:{packed(okp())}#0"


def did_key() -> str:
    """Return a did:key."""
    return f"did:key:z{base58(bytes([0xED, 1]) + raw(_ED))}"


PEM = _ED.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
BARE = base64.b64encode(spki(_ED)).decode()


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("header", "payload", "expected"),
    [
        ({"jwk": okp()}, {}, "jwk of the token's own header"),
        ({"jwk": okp(_OTHER), "epk": okp()}, {}, "epk of the token's own header"),
        ({"x5c": [BARE]}, {}, "x5c of the token's own header"),
        ({"x5c": ["MIIB", BARE]}, {}, "x5c[1] of the token's own header"),
        ({"kid": did_jwk()}, {}, "kid of the token's own header"),
        ({"kid": did_key()}, {}, "kid of the token's own header"),
        ({"kid": f"{did_key()}#{did_key()[8:]}"}, {}, "kid of the token's own header"),
        ({"key": PEM}, {}, "key of the token's own header"),
        ({"pad": "a" * 300_000, "jwk": okp()}, {}, "jwk of the token's own header"),
        ({}, {"sub_jwk": okp()}, "sub_jwk of the token's own payload"),
        ({"jwk": json.dumps(okp())}, {}, "jwk of the token's own header"),
        ({}, {"keys": f' {{"a":[{json.dumps(okp())}]}}'}, "keys.a[0] of the token's own payload"),
        ({}, {"proof": f"DPoP {packed({'jwk': okp()})}.e30.AAAA"}, "proof.jwk of the token's own payload"),
        ({}, {"jwks": {"keys": [okp(_OTHER), okp()]}}, "jwks.keys[1] of the token's own payload"),
        ({}, {"cnf": {"jwk": okp()}}, "cnf.jwk of the token's own payload"),
        ({}, {"iss": did_key()}, "iss of the token's own payload"),
        ({}, okp(), "the whole of the token's own payload"),
        ({"key": b64(raw(_ED))}, {}, "key of the token's own header"),
        ({"jwk": okp() | {"crv": "X25519"}}, {}, "jwk.x of the token's own header"),
        ({}, {"a": [{"key": raw(_ED).hex().upper()}]}, "a[0].key of the token's own payload"),
        ({}, {"key": base64.b64encode(raw(_ED)).decode()}, "key of the token's own payload"),
        ({}, {"vm": {"publicKeyMultibase": did_key()[8:]}}, "vm.publicKeyMultibase of the token's own payload"),
        ({}, {"vc": ["e", f"{packed({'jwk': okp()})}.{packed({})}.AAAA"]}, "vc[1].jwk of the token's own payload"),
        ({}, {"vc": f"{packed({'a': 11111})}.{packed({'k': [okp()]})}.AAAA"}, "vc.k[0] of the token's own payload"),
        ({}, {"pad": "a" * 300_000, "cnf": {"jwk": okp()}}, "cnf.jwk of the token's own payload"),
    ],
)
def test_a_key_anywhere_in_the_token_is_found(header: dict[str, Any], payload: object, expected: str) -> None:
    assert of(expected) == trust(".".join(signed(header, payload)), json.dumps(okp()))


def test_a_key_that_is_only_a_seed_is_the_same_key() -> None:
    seed = _ED.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()

    assert of("jwk of the token's own header") == trust(".".join(signed({"jwk": okp()}, {})), seed)


@pytest.mark.each
@pytest.mark.parametrize(
    "header",
    [
        {"jwk": okp(_OTHER)},
        {"jwk": okp(_OTHER) | {"crv": "X25519"}},
        {"jwk": 5},
        {"jwk": '{"kty":"OKP"'},
        {"jwk": "{no JSON}"},
        {"kid": "did:key:z0"},
        {"kid": "did:key:z6Mk"},
        {"kid": "did:web:example.com"},
        {"kid": "did:jwk:bm8"},
        {"kid": "did:jwk:WzFd"},
        {"kid": f"did:key:z{base58(bytes([0x85, 0x24, 1]))}"},
        {"key": b64(raw(_OTHER)), "vc": f"eyJhbGciOiJub25lIn.{packed(okp(_OTHER))}.", "m": did_key()[8:-1]},
        {"x5c": ["MIIB"], "key": "-----BEGIN PUBLIC KEY-----\n!"},
        {"pad": "a" * 300_000, "jwk": okp(_OTHER)},
    ],
)
def test_a_key_that_stands_nowhere_in_the_token_was_supplied(header: dict[str, Any]) -> None:
    assert "supplied" == trust(".".join(signed(header, [1])), json.dumps(okp()))[0]


@pytest.mark.parametrize("where", ["protected", "header"])
def test_a_key_in_the_header_of_another_signature_is_found(where: str) -> None:
    first, payload, signature = signed({}, {"a": 1})
    second, _, other = signed({"jwk": okp()} if where == "protected" else {}, {"a": 1}, _OTHER)
    entry: dict[str, Any] = {"protected": second, "signature": other}
    if where == "header":
        entry["header"] = {"jwk": okp()}
    token = {"payload": payload, "signatures": [{"protected": first, "signature": signature}, entry]}

    assert of("jwk of the header of signature 2") == trust(json.dumps(token), json.dumps(okp()))


def test_a_key_in_the_unprotected_header_of_its_own_signature_is_found() -> None:
    first, payload, signature = signed({}, {"a": 1})
    token = {"payload": payload, "protected": first, "signature": signature, "header": {"jwks": {"keys": [okp()]}}}

    assert of("jwks.keys[0] of the token's own header") == trust(json.dumps(token), json.dumps(okp()))


@pytest.mark.parametrize("value", [okp(), "a"])
def test_a_key_in_a_disclosure_is_found(value: object) -> None:
    text = f"{'.'.join(signed({}, {}))}~{packed(['c2FsdA', 'sub_jwk', value])}~{b64(b'no JSON')}~"
    said = ("from-token", "The key is in a Disclosure of this token: whoever made the token chose it.")

    assert (value == okp()) == (said == trust(text, json.dumps(okp())))


def test_very_many_values_are_looked_at_only_so_far() -> None:
    token = ".".join(signed({}, {"many": [0] * 60_000, "jwk": okp()}))

    assert "supplied" == trust(token, json.dumps(okp()))[0]


def _point(compressed: bool) -> bytes:  # noqa: FBT001 - the one thing it is about
    form = PublicFormat.CompressedPoint if compressed else PublicFormat.UncompressedPoint
    return _P256.public_key().public_bytes(Encoding.X962, form)


@pytest.mark.parametrize("compressed", [True, False])
def test_a_compressed_point_is_the_same_key(*, compressed: bool) -> None:
    kid = f"did:key:z{base58(bytes([0x80, 0x24]) + _point(compressed))}"
    first, second = packed({"alg": "ES256", "kid": kid}), packed({})
    r, s = utils.decode_dss_signature(_P256.sign(f"{first}.{second}".encode(), ec.ECDSA(SHA256())))
    token = f"{first}.{second}.{b64(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"

    said = trust(token, base64.b64encode(spki(_P256)).decode())

    assert of("kid of the token's own header") == said


def _did(code: bytes, octets: bytes) -> str:
    return f"did:key:z{base58(code + octets)}"


_RSA = rsa_key()
_ED448 = ed448.Ed448PrivateKey.from_private_bytes(bytes(57))


@pytest.mark.parametrize(
    ("did", "expected"),
    [
        (_did(b"\x83\x24", _ED448.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)), ("OKP", "Ed448", 57)),
        (_did(b"\x85\x24", _RSA.public_key().public_bytes(Encoding.DER, PublicFormat.PKCS1)), ("RSA", "", 294)),
    ],
)
def test_other_kinds_of_did_key_are_read(did: str, expected: tuple[str, str, int]) -> None:
    found = read_did(did)

    assert found is not None
    assert expected == (found.key_type, found.curve, len(found.octets))


def test_a_published_secret_is_public() -> None:
    first, second = packed({"alg": "HS256"}), packed({})
    mac = hmac.digest(b"your-256-bit-secret", f"{first}.{second}".encode(), "sha256")

    assert "public" == trust(f"{first}.{second}.{b64(mac)}", "your-256-bit-secret")[0]


def test_the_secret_in_the_header_itself_was_chosen_by_whoever_made_the_token() -> None:
    secret = b"a secret that is long enough to be one"
    first, second = packed({"alg": "HS256", "jwk": {"kty": "oct", "k": b64(secret)}}), packed({})
    mac = hmac.digest(secret, f"{first}.{second}".encode(), "sha256")

    assert of("jwk of the token's own header") == trust(f"{first}.{second}.{b64(mac)}", secret.decode())


@pytest.mark.parametrize("write", [bytes.decode, b64, bytes.hex, lambda octets: base64.b64encode(octets).decode()])
def test_a_secret_that_stands_in_the_token_is_found(write: Callable[[bytes], str]) -> None:
    secret = b"another secret, long enough"
    first, second = packed({"alg": "HS256"}), packed({"settings": {"secret": write(secret)}})
    mac = hmac.digest(secret, f"{first}.{second}".encode(), "sha256")

    assert of("settings.secret of the token's own payload") == trust(f"{first}.{second}.{b64(mac)}", secret.decode())


@pytest.mark.parametrize(("secret", "state"), [("your-256-bit-secret", "public"), ("the same word", "supplied")])
def test_a_published_secret_stays_public_and_a_short_one_may_be_a_word(secret: str, state: str) -> None:
    first, second = packed({"alg": "HS256"}), packed({"a": secret})
    mac = hmac.digest(secret.encode(), f"{first}.{second}".encode(), "sha256")

    assert state == trust(f"{first}.{second}.{b64(mac)}", secret)[0]


@pytest.mark.parametrize("compressed", [True, False])
def test_a_point_by_itself_is_the_key(*, compressed: bool) -> None:
    first, second = packed({"alg": "ES256"}), packed({"pub": b64(_point(compressed))})
    r, s = utils.decode_dss_signature(_P256.sign(f"{first}.{second}".encode(), ec.ECDSA(SHA256())))
    token = f"{first}.{second}.{b64(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"

    assert of("pub of the token's own payload") == trust(token, base64.b64encode(spki(_P256)).decode())


def test_a_key_in_an_unprotected_header_alone_is_found() -> None:
    payload = packed({"a": 1})
    header = {"alg": "EdDSA", "jwk": okp()}
    token = {"payload": payload, "header": header, "signature": b64(_ED.sign(f".{payload}".encode()))}

    assert of("jwk of the token's own header") == trust(json.dumps(token), json.dumps(okp()))


def test_a_token_without_its_payload_is_looked_through_as_well() -> None:
    first, _, _ = signed({"jwk": okp()}, {})
    bare, _, _ = signed({}, {})
    options = Options(now=0, payload="apart")
    for header, expected in ((first, "from-token"), (bare, "supplied")):
        token = {"protected": header, "signature": b64(_ED.sign(f"{header}.{b64(b'apart')}".encode()))}
        found = asyncio.run(verify(json.dumps(token), json.dumps(okp()), options, Cryptography()))

        assert expected == found.verdict.trust.state
