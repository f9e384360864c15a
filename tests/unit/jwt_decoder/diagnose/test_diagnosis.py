"""Each hypothesis explains a token that only it explains, and is silent on one next door."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import string
import time
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt_decoder.diagnose.diagnose import diagnose
from jwt_decoder.diagnose.hypotheses import HYPOTHESES
from jwt_decoder.keys.published_secrets import SAMPLES, SECRET_ROWS, SECRETS, Sample
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.output.wording import render
from jwt_decoder.verify.verify import verify
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.differential.key_pairs import jwk as key_pair
from tests.unit.jwt_decoder.differential.key_pairs import sign
from tests.unit.jwt_decoder.verify.jose_tokens import b64, private_key, public_pem, split

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.diagnose.diagnosis import Diagnosis

PAYLOAD = b'{"sub":"alice","note":"a/b \xc3\xa9"}'
SECRET = "correct horse battery staple, long enough"
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
HASHES: dict[str, Any] = {"256": hashes.SHA256(), "384": hashes.SHA384(), "512": hashes.SHA512()}


@dataclass
class Forged:
    """A token under construction: each part may be made otherwise than the standard says."""

    alg: str = "HS256"
    secret: bytes = SECRET.encode()
    header: dict[str, object] = field(default_factory=dict)
    payload: bytes = PAYLOAD
    over: Callable[[str, str], bytes] | None = None
    shape: Callable[[bytes], bytes] = bytes
    mac: str = "sha256"
    signer: Callable[[bytes], bytes] | None = None

    def token(self) -> str:
        """Give the token in compact serialization."""
        header = b64(json.dumps({"alg": self.alg} | self.header, separators=(",", ":")).encode())
        payload = b64(self.payload)
        message = self.over(header, payload) if self.over else f"{header}.{payload}".encode()
        signature = self.signer(message) if self.signer else hmac.digest(self.secret, message, self.mac)
        return f"{header}.{payload}.{b64(self.shape(signature))}"


def ids(token: str, key: str, encoding: str = "text") -> list[str]:
    return [diagnosis.id for diagnosis in ask(token, key, encoding)]


def ask(token: str, key: str, encoding: str = "text", *, wanted: bool = True) -> tuple[Diagnosis, ...]:
    async def run() -> tuple[Diagnosis, ...]:
        jws, parsed, backend = split(token), read_key(key, encoding), Cryptography()
        return await diagnose(jws, parsed, await verify(jws, parsed, backend), backend, lambda: wanted)

    return asyncio.run(run())


FULL_DER: Final = 70  # octets, of R and S of P-256


def rsa_signer(name: str, sha: str = "256", salt: int | None = None) -> Callable[[bytes], bytes]:
    key: Any = private_key("RSA")
    if name == "pkcs1":
        return lambda message: bytes(key.sign(message, padding.PKCS1v15(), HASHES[sha]))
    length = HASHES[sha].digest_size if salt is None else salt
    pss = padding.PSS(padding.MGF1(HASHES[sha]), length)
    return lambda message: bytes(key.sign(message, pss, HASHES[sha]))


def ec_numbers(message: bytes, kind: str = "P-256", sha: str = "256") -> tuple[int, int]:
    key: Any = private_key(kind)
    return decode_dss_signature(key.sign(message, ECDSA(HASHES[sha])))


def ec_der(message: bytes) -> bytes:
    """Sign until neither R nor S lacks an octet: cut, a shorter one may be as long as R and S are."""
    key: Any = private_key("P-256")
    signature = b""
    while len(signature) < FULL_DER:
        signature = key.sign(message, ECDSA(HASHES["256"]))
    return signature


def ec_raw(first: int, second: int, half: int = 32) -> bytes:
    return first.to_bytes(half, "big") + second.to_bytes(half, "big")


def ec_stripped(message: bytes) -> bytes:
    """Sign until R has a leading zero octet, and drop it, as a big integer without padding does."""
    while True:
        first, second = ec_numbers(message)
        if first >> 248 == 0 and second >> 248:
            return first.to_bytes(31, "big") + second.to_bytes(32, "big")


def swapped(message: bytes) -> bytes:
    first, second = ec_numbers(message)
    return ec_raw(second, first)


def little_endian(message: bytes) -> bytes:
    first, second = ec_numbers(message)
    return first.to_bytes(32, "little") + second.to_bytes(32, "little")


def padded(text: str) -> str:
    return text + "=" * (-len(text) % 4)


def standard(text: str) -> str:
    return text.replace("-", "+").replace("_", "/")


def padded_standard(header: str, payload: str) -> bytes:
    return f"{padded(standard(header))}.{padded(standard(payload))}".encode()


def hashed_nonce(header: str, payload: str) -> bytes:
    members = json.loads(base64.urlsafe_b64decode(padded(header)))
    members["nonce"] = b64(hashlib.sha256(members["nonce"].encode()).digest())
    return f"{b64(json.dumps(members, separators=(',', ':')).encode())}.{payload}".encode()


@cache
def jwk(kind: str, which: int = 0, **more: str) -> dict[str, str]:
    key: Any = private_key(kind, which).public_key()
    if kind == "RSA":
        numbers = key.public_numbers()
        n = numbers.n.to_bytes(256, "big")
        return {"kty": "RSA", "n": b64(n), "e": "AQAB", **more}
    if kind.startswith("P-"):
        point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        half = len(point) // 2
        return {"kty": "EC", "crv": kind, "x": b64(point[1 : half + 1]), "y": b64(point[half + 1 :]), **more}
    return {"kty": "OKP", "crv": kind, "x": b64(key.public_bytes_raw()), **more}


RSA_PEM = public_pem(private_key("RSA"))
GUID = "00112233-4455-7766-8899-aabbccddeeff"
EC_PEM = public_pem(private_key("P-256"))
B64_SECRET = base64.b64encode(b"\xfb\xff secret bytes that are no text \x00").decode()
B64URL_SECRET = base64.urlsafe_b64encode(b"\x01\x02 secret bytes that are no text \x00").decode().rstrip("=")


def hs(secret: bytes, **more: Any) -> str:  # noqa: ANN401 - passed on to Forged
    return Forged(secret=secret, **more).token()


def rs(signer: Callable[[bytes], bytes], alg: str = "RS256", **more: Any) -> str:  # noqa: ANN401 - passed on to Forged
    return Forged(alg=alg, signer=signer, **more).token()


def over(make: Callable[[str, str], str]) -> str:
    return Forged(over=lambda header, payload: make(header, payload).encode()).token()


def rewritten(payload: bytes, signed: bytes) -> str:
    return Forged(payload=payload, over=lambda header, _: f"{header}.{b64(signed)}".encode()).token()


def in_hex(token: str, change: Callable[[str], str] = str) -> str:
    """Write the signature of a token in hexadecimal digits."""
    signed, _, signature = token.rpartition(".")
    return f"{signed}.{change(base64.urlsafe_b64decode(padded(signature)).hex())}"


def in_base32(token: str, change: Callable[[str], str] = str) -> str:
    """Write the signature of a token in base32, without padding."""
    signed, _, signature = token.rpartition(".")
    return f"{signed}.{change(base64.b32encode(base64.urlsafe_b64decode(padded(signature))).decode().rstrip('='))}"


def respelt(token: str, alphabet: str) -> str:
    """Write the signature of a token as one number in an alphabet."""
    signed, _, signature = token.rpartition(".")
    number, digits = int.from_bytes(base64.urlsafe_b64decode(padded(signature)), "big"), ""
    while number:
        number, digit = divmod(number, len(alphabet))
        digits = alphabet[digit] + digits
    return f"{signed}.{digits}"


def in_base32hex(token: str, change: Callable[[str], str] = str) -> str:
    """Write the signature of a token in base32hex, without padding."""
    signed, _, signature = token.rpartition(".")
    return f"{signed}.{change(base64.b32hexencode(base64.urlsafe_b64decode(padded(signature))).decode().rstrip('='))}"


def padded_between(token: str) -> str:
    """Put a character that base64url has not into the payload."""
    header, payload, signature = token.split(".")
    return f"{header}.{payload[:4]}*{payload[4:]}.{signature}"


def token_of(alg: str) -> str:
    """Sign with the first key of an algorithm."""
    return rs(lambda message: sign(alg, message), alg=alg)


def seed_of(alg: str) -> bytes:
    """Give the private octets of the first key of an algorithm."""
    return base64.urlsafe_b64decode(padded(key_pair(alg, private=True)["d"]))


def put_together(alg: str) -> dict[str, str]:
    """Put the private members of the first key of an algorithm to the public ones of the second."""
    return key_pair(alg, private=True) | key_pair(alg, 1)


# id, token, key, encoding: only this hypothesis explains the token, so the list of answers is this id alone.
EXPLAINED: list[tuple[str, str, str, str]] = [
    ("secret-base64", hs(base64.b64decode(B64_SECRET)), B64_SECRET, "text"),
    ("secret-base64", hs(base64.urlsafe_b64decode(padded(B64URL_SECRET))), B64URL_SECRET, "text"),
    ("secret-base64", hs(base64.urlsafe_b64decode(padded(B64URL_SECRET))), B64URL_SECRET + "\n", "base64url"),
    ("secret-hex", hs(bytes.fromhex("fe" * 20)), "fe" * 20, "text"),
    ("secret-hex", hs(bytes.fromhex("fe" * 20)), "0x" + "fe:" * 20, "hex"),
    ("secret-text", hs(SECRET.encode()), SECRET, "base64"),
    ("secret-text", hs(b"c2VjcmV0"), "c2VjcmV0", "base64url"),
    ("secret-line-end", hs(b"abcdef!\n"), "abcdef!", "text"),
    ("secret-line-end", hs(b"abcdef!\r\n"), "abcdef!", "text"),
    ("secret-line-end", hs(b"ab\r\ncd"), "ab\ncd", "text"),
    ("secret-line-end", hs(b"ab\r\ncd\r\n"), "ab\ncd", "text"),
    ("secret-line-end", hs(b"ab\ncd"), "ab\r\ncd\r\n", "text"),
    ("secret-line-end", hs(b"ab\rcd"), "ab\ncd", "text"),
    ("secret-trimmed", hs(b"abcdef!"), "abcdef!\n", "text"),
    ("secret-trimmed", hs(b"abcdef!"), "\ufeff abcdef!\u200b", "text"),
    ("secret-escaped", hs(b"ab\ncd!"), "ab\\ncd!", "text"),
    ("secret-escaped", hs("abécd!".encode()), "ab\\u00e9cd!", "text"),
    ("secret-escaped", hs(b"ab$cd!\x7f"), "ab\\$cd!\x7f", "text"),
    ("secret-escaped", hs(b"ab\tc\\$d!"), "ab\\tc\\$d!", "text"),
    ("secret-escaped", hs(b"ab$cd!"), "ab$$cd!", "text"),
    ("secret-escaped", hs(b"ab$cd!"), "ab%24cd!", "text"),
    ("secret-escaped", hs(b"ab<cd!"), "ab&lt;cd!", "text"),
    ("secret-charset", hs("äbcdef".encode("utf-16-le")), "äbcdef", "text"),
    ("secret-charset", hs("äbcdef".encode("utf-16-be")), "äbcdef", "text"),
    ("secret-charset", hs("äbcdef".encode("latin-1")), "äbcdef", "text"),
    ("secret-charset", hs("äb€def".encode("cp1252")), "äb€def", "text"),
    ("secret-encoded", hs(b"YWJjZGVmIQ=="), "abcdef!", "text"),
    ("secret-encoded", hs(b"YWJjZGVmIQ"), "abcdef!", "text"),
    ("secret-encoded", hs(b"YX5-Pz8"), "a~~??", "text"),
    ("secret-encoded", hs(b"61626364656621"), "abcdef!", "text"),
    ("secret-encoded", hs(b"7E7E7A7A7A"), "~~zzz", "text"),
    ("secret-spaced", hs(b"abcdef! "), "abcdef!", "text"),
    ("secret-spaced", hs(b" abcdef!"), "abcdef!", "text"),
    ("secret-quotes", hs(b"abcdef!"), '"abcdef!"', "text"),
    ("secret-quotes", hs(b"'abcdef!'"), "abcdef!", "text"),
    ("secret-assignment", hs(b"abcdef!"), "export JWT_SECRET=abcdef!", "text"),
    ("secret-assignment", hs(b"abcdef!"), 'jwt.secret: "abcdef!"', "text"),
    ("secret-prefix", hs(bytes(range(32))), f"APP_KEY=base64:{base64.b64encode(bytes(range(32))).decode()}", "text"),
    ("secret-prefix", hs(bytes.fromhex("fe" * 20)), "hex:" + "fe" * 20, "text"),
    ("secret-comment", hs(b"abcdef!"), "abcdef! # for tests", "text"),
    ("secret-comment", hs(b"abc"), "abc#def#!", "text"),
    ("secret-expanded", hs(b"ab(d)9"), "ab$c(d)9", "text"),
    ("secret-expanded", hs(b"abx9"), "ab${NAME:-x}9", "text"),
    ("secret-form", hs(b"abc def!"), "abc+def!", "text"),
    ("secret-form", hs(b"abc d%f!"), "abc+d%25f!", "text"),
    ("secret-lines", hs(b"one two\nthree"), "one two three", "text"),
    ("secret-lines", hs(b"one\ntwo\nthree\n"), "one two three", "text"),
    ("secret-member", hs(b"abcdef!"), '{"a":[1,{"b":"abcdef!"}]}', "text"),
    ("secret-member", hs(b"\xfe\xfd\xfc\xfb\xfa"), '{"secret":"/v38+/o="}', "text"),
    (
        "secret-jwk",
        hs(b"plain-secret-of-my-service-2026"),
        '{"kty":"oct","k":"plain-secret-of-my-service-2026"}',
        "text",
    ),
    ("secret-jwk", hs(bytes.fromhex("fe" * 20)), json.dumps({"kty": "oct", "k": "fe" * 20}), "text"),
    ("secret-jwk", hs(b"\xfe\xfd\xfc\xfb\xfa"), json.dumps({"kty": "oct", "k": b64(b"_v38-_o")}), "text"),
    ("secret-lenient", hs(base64.b64decode("abcdefghijkl")), "abc-def.ghi_jkl", "text"),
    ("secret-lenient", hs(base64.b64decode("abcdefghijkl")), "abcdefghijklm", "text"),
    ("secret-prefix", hs(b"\xfe\xfd\xfc\xfb\xfa"), "base64url:_v38-_o", "text"),
    ("secret-assignment", hs(b"abcdef!"), '"Jwt:Key": "abcdef!",', "text"),
    ("secret-assignment", hs(b"abcdef!"), '$env:JWT_SECRET = "abcdef!"', "text"),
    ("secret-hashed", hs(hashlib.sha256(b"abcdef!").digest()), "abcdef!", "text"),
    ("secret-hashed", hs(hashlib.sha512(b"abcdef!").hexdigest().encode()), " abcdef!\n", "text"),
    (
        "secret-hashed",
        hs(base64.b64encode(hashlib.sha1(b"abcdef!", usedforsecurity=False).digest())),
        "abcdef!",
        "text",
    ),
    ("secret-respelt", hs(b"\xfe\xfd\xfc" * 4), b64(b"fefdfc" * 4), "text"),
    ("secret-respelt", hs(b"\xfe\xfd\xfc" * 4), base64.b64encode(b"\xfe\xfd\xfc" * 4).hex(), "hex"),
    ("secret-respelt", hs(b"\xfe\xfd\xfc" * 4), base64.b64encode(b"/v38" * 4).decode(), "text"),
    ("secret-respelt", hs(b"ABCDEF!"), "abcdef!", "text"),
    ("secret-respelt", hs(b"abcdef!"), "Abcdef!", "text"),
    ("secret-respelt", hs("Äbcdef!".encode()), "A\u0308bcdef!", "text"),
    ("secret-respelt", hs(b"b'abcdef!'"), "abcdef!", "text"),
    ("secret-respelt", hs(b"abcdef!"), "b'abcdef!'", "text"),
    ("secret-respelt", hs(bytes(range(20))), base64.b32encode(bytes(range(20))).decode(), "text"),
    ("secret-respelt", hs(bytes(range(32))), base64.b32encode(bytes(range(32))).decode(), "text"),
    ("secret-respelt", hs(b"0011" * 8), "00110011-0011-0011-0011-001100110011", "text"),
    ("secret-respelt", hs(bytes.fromhex("0011" * 8)), "00110011-0011-0011-0011-001100110011", "text"),
    ("secret-respelt", hs(bytes(range(20))), json.dumps({"type": "Buffer", "data": list(range(20))}), "text"),
    ("secret-respelt", hs(bytes(range(20))), "[]byte{" + ", ".join(map(hex, range(20))) + "}", "text"),
    ("secret-respelt", hs(b"aBcDeF!"), "AbCdEf!", "text"),
    ("secret-respelt", hs(b'my "secret"-of-mine'), "my \u201csecret\u201d\u2013of\u2013mine", "text"),
    ("secret-respelt", hs(b"abc def gh"), "abc  def\tgh", "text"),
    ("secret-respelt", hs(b"abcdefgh"), "abc de fgh", "text"),
    ("secret-respelt", hs(b"pa$$word"), "pa$word", "text"),
    ("secret-respelt", hs(bytes(range(20))), base64.b32encode(bytes(range(20))).decode().lower(), "text"),
    ("secret-respelt", hs(bytes.fromhex("33221100554466778899aabbccddeeff")), GUID, "text"),
    ("secret-respelt", hs(base64.b64encode(b"\xfe\xfd\xfc" * 4)), "fefdfc" * 4, "text"),
    ("secret-respelt", hs(b"fefdfc" * 4), base64.b64encode(b"\xfe\xfd\xfc" * 4).decode(), "text"),
    ("secret-respelt", hs(b"_v38_v38_v0"), "/v38/v38/v0=", "text"),
    ("secret-respelt", hs(b"/v38/v38/v0="), "_v38_v38_v0", "text"),
    ("secret-respelt", hs(b"0123456789abcdef"), "0123456789abcdef-and-more", "text"),
    ("secret-respelt", hs(b"abc"), "abc\0def", "text"),
    ("secret-respelt", hs(b"the-secret"), "an-id:the-secret", "text"),
    ("secret-respelt", hs(b"the-new-one"), "the-old-one, the-new-one", "text"),
    ("secret-respelt", hs(b"the-old-one"), "the-new-one\nthe-old-one", "text"),
    ("secret-assignment", hs(b"abcdef!"), "jwt:\n  issuer: a\n  secret: abcdef!\n", "text"),
    ("secret-expanded", hs(b"abcdef!"), "${app.jwt.secret:abcdef!}", "text"),
    ("secret-jwk", hs(b'{"kty":"oct","k":"AAAA"}'), '{"kty":"oct","k":"AAAA"}\n', "text"),
    ("secret-unset", hs(b"undefined"), "abcdef!", "text"),
    ("secret-unset", hs(b"${JWT_SECRET}"), "abcdef!", "text"),
    ("secret-empty", hs(b""), "abcdef!", "text"),
    ("secret-published", hs(b"your-256-bit-secret"), "abcdef!", "text"),
    ("secret-published", hs(b"your-256-bit-secret"), EC_PEM, "text"),
    ("hmac-with-public-key", hs(RSA_PEM.encode()), RSA_PEM, "text"),
    ("hmac-with-public-key", hs(RSA_PEM.strip().encode()), RSA_PEM, "text"),
    ("hmac-with-public-key", hs(RSA_PEM.encode()), RSA_PEM.strip(), "text"),
    ("hmac-with-public-key", hs(RSA_PEM.encode()), json.dumps(jwk("RSA")), "text"),
    ("hmac-with-public-key", hs(EC_PEM.replace("\n", "\r\n").encode()), EC_PEM, "text"),
    ("key-seed", token_of("EdDSA"), seed_of("EdDSA").hex(), "text"),
    ("alg-other", Forged(alg="RS256").token(), SECRET, "text"),
    ("key-forbids", rs(rsa_signer("pkcs1")), json.dumps(jwk("RSA", use="enc")), "text"),
    ("key-pair", token_of("RS256"), json.dumps(put_together("RS256")), "text"),
    ("key-pair", token_of("ES384"), json.dumps(put_together("ES384")), "text"),
    ("key-pair", token_of("EdDSA"), json.dumps(put_together("EdDSA")), "text"),
    ("key-pair", token_of("ML-DSA-44"), json.dumps(put_together("ML-DSA-44")), "text"),
    (
        "key-other-of-set",
        rs(rsa_signer("pkcs1"), header={"kid": "a"}),
        json.dumps({"keys": [jwk("RSA", 1, kid="a"), jwk("P-256"), jwk("RSA", kid="b"), jwk("RSA", 2)]}),
        "text",
    ),
    (
        "key-other-of-set",
        rs(rsa_signer("pkcs1"), header={"kid": "a"}),
        json.dumps({"keys": [jwk("RSA", 1, kid="a"), jwk("RSA", 2), jwk("RSA")]}),
        "text",
    ),
    ("alg-other", rs(rsa_signer("pkcs1"), alg="ES256"), RSA_PEM, "text"),
    ("alg-other", rs(lambda message: ec_raw(*ec_numbers(message)), alg="RS256"), EC_PEM, "text"),
    ("alg-other-hash", Forged(mac="sha512").token(), SECRET, "text"),
    ("alg-other-hash", Forged(mac="sha1").token(), SECRET, "text"),
    ("alg-other-hash", rs(rsa_signer("pkcs1", "512")), RSA_PEM, "text"),
    ("alg-other-hash", rs(rsa_signer("pss", "384"), alg="PS256"), RSA_PEM, "text"),
    ("alg-other-hash", rs(lambda message: ec_raw(*ec_numbers(message, sha="512")), alg="ES256"), EC_PEM, "text"),
    ("rsa-other-padding", rs(rsa_signer("pss")), RSA_PEM, "text"),
    ("rsa-other-padding", rs(rsa_signer("pkcs1", "384"), alg="PS256"), RSA_PEM, "text"),
    ("pss-salt", rs(rsa_signer("pss", salt=222), alg="PS256"), RSA_PEM, "text"),
    ("pss-salt", rs(rsa_signer("pss", salt=0), alg="PS256"), RSA_PEM, "text"),
    ("pss-salt", rs(rsa_signer("pss", salt=20), alg="PS256"), RSA_PEM, "text"),
    ("signature-der", rs(ec_der, alg="ES256"), EC_PEM, "text"),
    ("signature-halves", rs(swapped, alg="ES256"), EC_PEM, "text"),
    ("signature-halves", rs(little_endian, alg="ES256"), EC_PEM, "text"),
    ("signature-reversed", rs(lambda m: rsa_signer("pkcs1")(m)[::-1]), RSA_PEM, "text"),
    ("signature-reversed", rs(lambda m: ec_raw(*ec_numbers(m))[::-1], alg="ES256"), EC_PEM, "text"),
    (
        "signature-recovery-byte",
        rs(lambda m: b"\x1b" + ec_raw(*ec_numbers(m)), alg="ES256"),
        EC_PEM,
        "text",
    ),
    ("signature-zeros-stripped", rs(ec_stripped, alg="ES256"), EC_PEM, "text"),
    ("signature-zeros-stripped", rs(lambda m: ec_raw(*ec_numbers(m), 40), alg="ES256"), EC_PEM, "text"),
    ("signature-zeros-stripped", rs(lambda m: b"\0" + rsa_signer("pkcs1")(m)), RSA_PEM, "text"),
    ("signature-encoded-twice", Forged(shape=lambda mac: mac.hex().encode()).token(), SECRET, "text"),
    ("signature-encoded-twice", Forged(shape=base64.b64encode).token(), SECRET, "text"),
    ("signature-encoded-twice", Forged(shape=lambda mac: b64(mac).encode()).token(), SECRET, "text"),
    ("signature-encoded-twice", rs(lambda m: ec_der(m).hex().encode(), alg="ES256"), EC_PEM, "text"),
    ("signature-hex", in_hex(Forged().token()), SECRET, "text"),
    ("signature-hex", in_hex(Forged().token(), str.upper), SECRET, "text"),
    ("signature-hex", in_hex(Forged().token(), lambda digits: f"0x{digits}"), SECRET, "text"),
    ("signature-cut", in_hex(Forged().token(), lambda digits: digits[:32]), SECRET, "text"),
    ("signature-hex", in_hex(rs(rsa_signer("pkcs1"))), RSA_PEM, "text"),
    ("signature-hex", in_hex(rs(lambda m: ec_raw(*ec_numbers(m)), alg="ES256")), EC_PEM, "text"),
    ("signature-hex", in_hex(rs(ec_der, alg="ES256")), EC_PEM, "text"),
    ("signature-respelt", in_base32(Forged().token()), SECRET, "text"),
    ("signature-respelt", in_base32(Forged().token(), str.lower), SECRET, "text"),
    ("signature-respelt", in_base32(rs(rsa_signer("pkcs1"))), RSA_PEM, "text"),
    ("signature-respelt", in_base32(rs(lambda m: ec_raw(*ec_numbers(m)), alg="ES256")), EC_PEM, "text"),
    ("signature-respelt", in_base32hex(Forged().token()), SECRET, "text"),
    ("signature-respelt", in_base32hex(rs(rsa_signer("pkcs1")), str.lower), RSA_PEM, "text"),
    *(
        ("signature-respelt", respelt(token, alphabet), key, "text")
        for alphabet in ("01", string.digits, BASE58)
        for token, key in ((Forged().token(), SECRET), (rs(rsa_signer("pkcs1")), RSA_PEM))
    ),
    ("signature-cut", Forged(shape=lambda mac: mac[:28]).token(), SECRET, "text"),
    ("signature-lengthened", Forged(shape=lambda mac: mac + b"!").token(), SECRET, "text"),
    ("signature-as-text", Forged(shape=lambda mac: mac.decode("latin-1").encode()).token(), SECRET, "text"),
    ("signature-as-text", rs(rsa_signer("pkcs1"), shape=lambda s: s.decode("latin-1").encode()), RSA_PEM, "text"),
    ("signature-last-character", Forged(shape=lambda mac: mac[:-1] + bytes([mac[-1] ^ 1])).token(), SECRET, "text"),
    ("input-padded", over(lambda header, payload: f"{padded(header)}.{padded(payload)}"), SECRET, "text"),
    ("input-payload", Forged(over=lambda header, _: header.encode() + b"." + PAYLOAD).token(), SECRET, "text"),
    ("input-payload", Forged(over=lambda _, __: PAYLOAD).token(), SECRET, "text"),
    ("input-payload", over(lambda _, payload: payload), SECRET, "text"),
    ("input-payload", over(lambda header, payload: header + payload), SECRET, "text"),
    ("input-hashed", Forged(over=lambda h, p: hashlib.sha256(f"{h}.{p}".encode()).digest()).token(), SECRET, "text"),
    ("input-hashed", over(lambda h, p: hashlib.sha256(f"{h}.{p}".encode()).hexdigest()), SECRET, "text"),
    ("input-hashed", rs(lambda m: ec_raw(*ec_numbers(hashlib.sha256(m).digest())), alg="ES256"), EC_PEM, "text"),
    ("input-encoded-anew", padded_between(Forged().token()), SECRET, "text"),
    ("input-reserialized", rewritten(b'{ "a" : [1.0, "x y"] }', b'{"a":[1.0,"x y"]}'), SECRET, "text"),
    ("input-reserialized", rewritten(b'{"a":"\xc3\xa9"}', b'{"a":"\\u00e9"}'), SECRET, "text"),
    ("input-reserialized", rewritten(b'{"a":[1,":,"]}', b'{"a": [1, ":,"]}'), SECRET, "text"),
    ("input-reserialized", rewritten(b'{"a":"b\\/c"}', b'{"a":"b/c"}'), SECRET, "text"),
    ("input-reserialized", rewritten(b'{"b":"c/d","a":1}', b'{"b":"c\\/d","a":1}'), SECRET, "text"),
    ("input-reserialized", rewritten(b'{"b":"\xc3\xa9/","a":1}', b'{"b":"\\u00e9\\/","a":1}'), SECRET, "text"),
    ("input-reserialized", rewritten(b'{"b":"\\u00e9","a":1}', b'{"b":"\xc3\xa9","a":1}'), SECRET, "text"),
    ("input-reserialized", rewritten(b'{"b":"<&>","a":1}', b'{"b":"\\u003c\\u0026\\u003e","a":1}'), SECRET, "text"),
    ("input-reserialized", rewritten(b'{"b":1.50,"a":"2"}', b'{"a":"2","b":1.50}'), SECRET, "text"),
    ("input-reserialized", rewritten(b'{"b":1.0,"a":"2"}', b'{"b":1,"a":"2"}'), SECRET, "text"),
    ("input-reserialized", rewritten(b'{"b":1,"a":"2"}', b'{\n  "b": 1,\n  "a": "2"\n}'), SECRET, "text"),
    ("input-reserialized", rewritten(b'{"b":1,"a":"2"}', b'{\n\t"b": 1,\n\t"a": "2"\n}'), SECRET, "text"),
    ("input-reserialized", rewritten(b'{"b":1}', b'{"b":1}\n'), SECRET, "text"),
    ("input-reserialized", rewritten(b'\xef\xbb\xbf{"b":1}\n', b'{"b":1}'), SECRET, "text"),
    ("input-reserialized", rewritten('{"b":"e\u0301"}'.encode(), '{"b":"\u00e9"}'.encode()), SECRET, "text"),
    ("input-reserialized", rewritten('{"b":"\ufffc"}\n'.encode(), '{"b":"\ufffc"}'.encode()), SECRET, "text"),
    ("input-surroundings", over(lambda header, payload: f"{header}.{payload}\n"), SECRET, "text"),
    ("input-surroundings", over(lambda header, payload: f"Bearer {header}.{payload}"), SECRET, "text"),
    (
        "input-alphabet",
        Forged(payload=b'{"a":"???>>>~~~"}', over=lambda h, p: f"{standard(h)}.{standard(p)}".encode()).token(),
        SECRET,
        "text",
    ),
    (
        "input-alphabet",
        Forged(payload=b'{"a":"???>>>~~~?"}', over=padded_standard).token(),
        SECRET,
        "text",
    ),
    ("input-hashed-nonce", Forged(header={"nonce": "abc"}, over=hashed_nonce).token(), SECRET, "text"),
]


def names(cases: list[tuple[str, str, str, str]]) -> list[str]:
    """Return what each worker calls these cases alike, whatever keys it made."""
    return [f"{ident} {number}" for number, (ident, *_) in enumerate(cases)]


NAMES: Final = names(EXPLAINED)


@pytest.mark.each
@pytest.mark.parametrize(("ident", "token", "key", "encoding"), EXPLAINED, ids=NAMES)
def test_a_hypothesis_explains_what_only_it_explains(ident: str, token: str, key: str, encoding: str) -> None:
    found = ask(token, key, encoding)
    assert [ident] == [diagnosis.id for diagnosis in found]
    assert all(render(one.message).endswith(".") and render(one.fix).endswith(".") for one in found)


@pytest.mark.untraced
@pytest.mark.product(50)
@pytest.mark.parametrize(("ident", "token", "key", "encoding"), EXPLAINED, ids=NAMES)
def test_every_hypothesis_is_silent_when_the_payload_was_changed(
    ident: str, token: str, key: str, encoding: str
) -> None:
    header, _, signature = token.split(".")
    changed = f"{header}.{b64(b'{}')}.{signature}"
    assert not set(ids(changed, key, encoding)) - {"ruled-out", "signature-length"}, ident


def test_a_signature_in_hex_that_is_der_but_does_not_hold_is_not_called_encoded_twice() -> None:
    header, _, signature = rs(lambda message: ec_der(message).hex().encode(), alg="ES256").split(".")

    assert "signature-encoded-twice" not in ids(f"{header}.{b64(b'{}')}.{signature}", EC_PEM, "text")


@pytest.mark.untraced
@pytest.mark.product(50)
@pytest.mark.parametrize(("ident", "token", "key", "encoding"), EXPLAINED, ids=NAMES)
def test_a_signature_that_holds_needs_no_hypothesis(ident: str, token: str, key: str, encoding: str) -> None:
    del ident, token, encoding
    good = Forged(secret=key.encode()).token()
    assert ids(good, key) == [] or key.lstrip().startswith(("-----", "{"))


@pytest.mark.parametrize(
    ("key", "encoding"),
    [
        ("c2VjcmV0LXNlY3JldA", "base64url"),
        ("c2VjcmV0LXNlY3JldA==", "base64"),
        ("c2Vj+mV0/XNlY3Jl", "base64"),
        ("c2Vj-mV0_XNlY3Jl", "base64url"),
        ("c2Vj-mV0_XNlY3JldA==", "base64url"),
    ],
)
def test_a_secret_is_called_by_the_alphabet_that_it_shows(key: str, encoding: str) -> None:
    (found,) = ask(hs(base64.urlsafe_b64decode(padded(key.replace("+", "-").replace("/", "_")))), key)
    assert found.change is not None
    assert encoding == found.change.encoding == found.message.data["encoding"]


@pytest.mark.parametrize("key", [f"[{'999, ' * 9}1]", "ABCDEFGH" * 3 + "ABC", "[1, 2, 3]"])
def test_what_is_no_list_of_bytes_and_no_base32_explains_nothing(key: str) -> None:
    assert ["ruled-out"] == [one.id for one in ask(hs(b"another"), key, "text")]


def test_every_hypothesis_is_shown_by_a_token_here() -> None:
    further = {"signature-of-sample", "signature-length", "payload-line-ends", "payload-encoded", "text-repaired"}
    shown = {ident for ident, *_ in EXPLAINED} | further
    assert shown == {ident for hypothesis in HYPOTHESES for ident in hypothesis.ids}


def test_each_hypothesis_says_what_it_does_and_its_source() -> None:
    for hypothesis in HYPOTHESES:
        assert "Source: " in (hypothesis.test.__doc__ or ""), hypothesis.ids


def test_the_article_s_sample_has_the_signature_of_another_sample() -> None:
    token = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
    assert ["signature-of-sample"] == ids(token, "your-256-bit-secret")


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_published_sample_verifies_with_its_secret_and_is_said_to_be_public(sample: Sample) -> None:
    token = f"{b64(sample.header.encode())}.{b64(sample.payload.encode())}.{sample.signature}"
    result = asyncio.run(verify(split(token), read_key(sample.secret, "text"), Cryptography()))
    assert ("valid", "public") == (result.state, result.trust.state)
    assert "key-published" in [finding.id for finding in result.findings]


def test_the_table_of_published_secrets_has_a_source_for_each_and_no_row_twice() -> None:
    assert len(SECRET_ROWS) == len({text for text, _, _ in SECRET_ROWS}) == 100
    assert all(where for where in SECRETS.values())


@pytest.mark.parametrize(
    "payload", [b"hello world\n", '{"a":"\ufffc","b":1}'.encode(), b"[1 ," + b" " * 50_000 + b"2]"]
)
def test_what_is_no_json_and_what_is_long_is_not_written_anew_in_every_way(payload: bytes) -> None:
    other = payload.replace(b"1 ,", b"1\n,").strip().replace(b'{"a"', b'{\n"a"')

    assert ["ruled-out"] == ids(rewritten(payload, other), SECRET)


def test_nothing_is_tried_without_a_key() -> None:
    assert ids(hs(b"x"), "") == []


@pytest.mark.parametrize("alg", ["none", "None", "XS256"])
def test_nothing_explains_a_token_without_an_algorithm_but_another_one(alg: str) -> None:
    assert ids(Forged(alg=alg).token(), f"{SECRET}!") == []
    assert ids(Forged(alg=alg).token(), SECRET) == ([] if alg == "none" else ["alg-other"])


def test_the_rest_is_left_out_when_nobody_waits_any_more() -> None:
    assert ask(hs(b""), SECRET, wanted=False) == ()


@pytest.mark.untraced
def test_a_token_of_many_megabytes_is_not_tried_to_the_end() -> None:
    token = hs(b"somebody else's", payload=b"x" * 9_000_000)
    assert "too large" in render(ask(token, SECRET)[-1].message)


def test_a_verifier_that_lacks_the_algorithm_ends_no_diagnosis() -> None:
    assert "ruled-out" in ids(rs(lambda _: bytes(64), alg="EdDSA"), json.dumps(jwk("Ed25519")))


def test_a_key_that_the_library_refuses_ends_no_diagnosis() -> None:
    assert [] == ids(rs(lambda _: bytes(64), alg="ES256"), json.dumps(jwk("P-256") | {"y": "AAAA"}))


def test_a_set_with_keys_that_cannot_be_read_ends_no_diagnosis() -> None:
    keys = {"keys": [{"kty": "RSA"}, {"kty": "oct", "k": "AAAA"}, jwk("RSA")]}
    assert ["hmac-with-public-key"] == ids(hs(RSA_PEM.encode()), json.dumps(keys))


def test_a_payload_with_characters_of_base64url_alone_is_tried_in_both_alphabets() -> None:
    assert ["ruled-out"] == ids(hs(b"somebody else's", payload=b'{"a":"???>>>~~~?"}'), SECRET)


@pytest.mark.parametrize("shape", [b"A" * 33, b"A" * 37])
def test_a_signature_of_text_that_is_no_base64_is_no_other_spelling(shape: bytes) -> None:
    assert ["signature-length"] == ids(Forged(shape=lambda _: shape).token(), SECRET)


def test_all_hypotheses_of_an_hmac_token_are_quick() -> None:
    token = hs(b"somebody else's")
    started = time.process_time()
    assert ids(token, SECRET) == ["ruled-out"]
    assert time.process_time() - started < 0.3


@pytest.mark.parametrize("key", ["{abc", json.dumps([*range(99), SECRET])])
def test_what_is_no_json_and_what_is_far_behind_in_it_is_no_secret(key: str) -> None:
    assert "secret-member" not in ids(hs(SECRET.encode()), key)


@pytest.mark.parametrize(
    ("end", "message", "fix"),
    [
        (b"!", "Not standard: the signature matches without its last byte.", "Copy the token again"),
        (b"!!", "Not standard: the signature matches without its last 2 bytes.", "Copy the token again"),
        (b"\n", "Not standard: the signature matches without the line feed that", "Have the signer encode"),
        (b"\r\n", "Not standard: the signature matches without the line feed that", "Have the signer encode"),
    ],
)
def test_what_was_encoded_with_a_signature_is_told_from_what_was_copied(end: bytes, message: str, fix: str) -> None:
    found = ask(rs(lambda text: rsa_signer("pkcs1")(text) + end), RSA_PEM)[0]

    assert "signature-lengthened" == found.id
    assert render(found.message).startswith(message)
    assert render(found.fix).startswith(fix)


@pytest.mark.parametrize(
    "shape", [lambda mac: mac.decode("latin-1").encode(), lambda mac: mac.decode(errors="replace").encode()]
)
def test_of_a_signature_that_became_text_no_characters_are_said_to_be_too_many(shape: Callable[[bytes], bytes]) -> None:
    found = ask(Forged(shape=shape).token(), "another secret of no use")[0]

    assert "signature-length" == found.id
    assert "too many" not in render(found.message)
    assert "not a string made from them" in render(found.fix)
