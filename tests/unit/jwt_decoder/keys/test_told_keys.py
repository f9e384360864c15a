"""Keys in texts that say themselves what they are: identifiers, records of DNS, numbers by their names, COSE_Keys."""

from __future__ import annotations

import base64
import binascii
import json
from functools import cache
from typing import Any, Final, NamedTuple

import jwt as pyjwt
import pytest
from cryptography.hazmat.primitives.asymmetric import dsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from jwt_decoder.keys.decentralized import method_key, read_identifier
from jwt_decoder.keys.forms.cose_key import read_cose_key
from jwt_decoder.keys.forms.dns_records import read_record
from jwt_decoder.keys.read_key import ENCODINGS, read_key
from jwt_decoder.keys.weierstrass import uncompressed

from tests.unit.jwt_decoder.diagnose.verified import ES, verified
from tests.unit.jwt_decoder.keys.test_unframed_keys import HS
from tests.unit.jwt_decoder.verify.jose_tokens import KIND_OF, private_key
from tests.unit.jwt_decoder.verify.test_trust import base58


@cache
def token(alg: str) -> str:
    key: Any = private_key(KIND_OF[alg])
    return pyjwt.encode({"a": 1}, key, algorithm=alg)


def point(kind: str, form: PublicFormat = PublicFormat.UncompressedPoint) -> bytes:
    return private_key(kind).public_key().public_bytes(Encoding.X962, form)


def spki(kind: str) -> bytes:
    return private_key(kind).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def b64(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


def b64u(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")


_RSA: Any = private_key("RSA").public_key()
N: Final[int] = _RSA.public_numbers().n
N_OCTETS: Final = N.to_bytes(256, "big")
_ED: Any = private_key("Ed25519")
ED: Final[bytes] = _ED.public_key().public_bytes_raw()
SEED: Final[bytes] = _ED.private_bytes_raw()
EC: Final = point("P-256")
X, Y = (int.from_bytes(part, "big") for part in (EC[1:33], EC[33:]))
X_384, Y_384 = (int.from_bytes(part, "big") for part in (point("P-384")[1:49], point("P-384")[49:]))
_P_256: Any = private_key("P-256")
D_OCTETS: Final[bytes] = _P_256.private_numbers().private_value.to_bytes(32, "big")
COMPRESSED: Final = point("P-256", PublicFormat.CompressedPoint)
K1: Final = point("secp256k1", PublicFormat.CompressedPoint)
SPKI: Final = b64(spki("RSA"))


def nkey(head: bytes, octets: bytes) -> str:
    text = head + octets
    return base64.b32encode(text + binascii.crc_hqx(text, 0).to_bytes(2, "little")).decode().rstrip("=")


NKEY: Final = nkey(b"\0", ED)


def cose(*members: str) -> bytes:
    return bytes.fromhex(f"a{len(members):x}" + "".join(members))


def method(kind: str, **member: object) -> str:
    return json.dumps({"verificationMethod": [{"id": "did:web:a#k", "type": kind, **member}]})


COSE_EC: Final = cose("0102", "2001", f"215820{EC[1:33].hex()}", f"225820{EC[33:].hex()}")
SEED_OF_USER: Final = nkey(bytes([18 << 3 | 5, 0]), SEED)


CODE: Final = b"\xed\x01"
MULTI: Final = base58(CODE + ED)
MULTI_EC: Final = base58(b"\x80\x24" + COMPRESSED)
MINISIGN: Final = b64(b"Ed" + bytes(8) + ED)
DNS_RSA, DNS_LONG = b"\3\1\0\1" + N_OCTETS, b"\0\0\3\1\0\1" + N_OCTETS
JWK_RSA: Final = {"kty": "RSA", "n": b64u(N_OCTETS), "e": "AQAB"}
JWK_ED: Final = {"kty": "OKP", "crv": "Ed25519", "x": b64u(ED)}


class Case(NamedTuple):
    """The algorithm of a token, the text of its key, and the words that tell of it."""

    alg: str
    text: str
    said: str


CASES: Final = {
    "compressed point": Case("ES256", COMPRESSED.hex(), "P-256, raw point in hex"),
    "compressed point of another curve": Case("ES256K", K1.hex(), "secp256k1, raw point in hex"),
    "point of another curve": Case("ES256K", point("secp256k1").hex(), "secp256k1, raw point"),
    "bytea of PostgreSQL": Case("ES256", f"\\x{EC.hex()}", "raw point in hex"),
    "did:key": Case("EdDSA", f"did:key:z{MULTI}", "did:key."),
    "did:key of EC": Case("ES256", f"did:key:z{MULTI_EC}#a", "did:key."),
    "did:jwk": Case("EdDSA", f"did:jwk:{b64u(json.dumps(JWK_ED).encode())}", "jwk"),
    "Multikey": Case("EdDSA", f"z{MULTI}", "Multikey."),
    "Multikey in base64url": Case("EdDSA", f"u{b64u(CODE + ED)}", "Multikey."),
    "Multikey in hex": Case("EdDSA", f"f{(CODE + ED).hex()}", "Multikey."),
    "DID document": Case("EdDSA", method("Multikey", publicKeyMultibase=f"z{MULTI}"), "DID document, 1 key."),
    "older DID document": Case("EdDSA", method("Ed25519VerificationKey2018", publicKeyBase58=base58(ED)), "1 key."),
    "hex in a DID document": Case(
        "ES256K", method("EcdsaSecp256k1VerificationKey2019", publicKeyHex=K1.hex()), "1 key."
    ),
    "answer of a resolver": Case(
        "EdDSA",
        json.dumps({"didDocument": json.loads(method("", publicKeyJwk=JWK_ED))}),
        "DID document, 1 key.",
    ),
    "nkey": Case("EdDSA", nkey(b"\0", ED), "NATS nkey."),
    "nkey seed": Case("EdDSA", SEED_OF_USER, "private key, NATS nkey seed."),
    "credentials of NATS": Case(
        "EdDSA",
        f"-----BEGIN USER NKEY SEED-----\n{SEED_OF_USER}\n------END USER NKEY SEED------\n",
        "NATS nkey seed. You pasted a private key.",
    ),
    "minisign": Case("EdDSA", MINISIGN, "minisign"),
    "signify": Case("EdDSA", f"untrusted comment: my public key\n{MINISIGN}\n", "signify"),
    "seed and public key": Case("EdDSA", b64(SEED + ED), "Ed25519 private key, seed and public key in base64."),
    "array of a wallet": Case("EdDSA", json.dumps(list(SEED + ED)), "private key, seed and public key in base64url."),
    "DNSKEY": Case(
        "ES256", f"a. 3600 IN DNSKEY 257 3 13 ( {b64(EC[1:])[:44]}\n {b64(EC[1:])[44:]} ) ; KSK", "DNSKEY record"
    ),
    "DNSKEY of Ed25519": Case("EdDSA", f"a. IN DNSKEY 257 3 15 {b64(ED)}", "DNSKEY record"),
    "DNSKEY of RSA": Case("RS256", f"a. IN DNSKEY 256 3 8 {b64(DNS_RSA)}", "DNSKEY record"),
    "DNSKEY of RSA with a long length": Case("RS256", f"a. IN DNSKEY 256 3 8 {b64(DNS_LONG)}", "DNSKEY"),
    "TLSA": Case("RS256", f"_443._tcp.a. IN TLSA 3 1 0 {spki('RSA').hex()}", "TLSA record"),
    "DKIM": Case("RS256", f'a IN TXT ( "v=DKIM1; k=rsa; p={SPKI[:200]}"\n "{SPKI[200:]}" )', "DKIM record"),
    "DKIM of Ed25519": Case("EdDSA", f"v=DKIM1; k=ed25519; p={b64(ED)}", "DKIM record"),
    "COSE_Key": Case("ES256", COSE_EC.hex(), "COSE_Key in hex"),
    "COSE_Key with alg and a compressed point": Case(
        "ES256",
        b64u(cose("0102", "0326", "2001", f"215820{EC[1:33].hex()}", "22f5" if EC[-1] & 1 else "22f4")),
        "COSE_Key in base64url",
    ),
    "COSE_Key with key operations": Case(
        "ES256",
        cose("0102", "0326", "048102", "2001", f"215820{EC[1:33].hex()}", f"225820{EC[33:].hex()}").hex(),
        "COSE_Key",
    ),
    "COSE_Key of Ed25519": Case("EdDSA", cose("0101", "0327", "2006", f"215820{ED.hex()}").hex(), "COSE_Key"),
    "COSE_Key of RSA": Case(
        "RS256", cose("0103", "03390100", f"20590100{N_OCTETS.hex()}", "2143010001").hex(), "COSE_Key"
    ),
    "coordinates in hex": Case("ES256", f"x: {X:064x}\ny: {Y:064x}", "coordinates by their names"),
    "coordinates in decimal": Case("ES256", f"EccKey(curve='P-256', point_x={X}, point_y={Y})", "coordinates by"),
    "coordinates in base64url": Case("ES256", f'x = "{b64u(EC[1:33])}"\ny = "{b64u(EC[33:])}"', "coordinates by"),
    "coordinates in Java": Case(
        "ES256", f"Sun EC public key, 256 bits\n  public x coord: {X}\n  public y coord: {Y}", "coordinates"
    ),
    "coordinates of a longer curve": Case("ES384", f"x: {X_384:096x}\ny: {Y_384:096x}", "EC public key, P-384"),
    "XML of EC": Case("ES256", f"<ECKeyValue><PublicKey>{b64(EC)}</PublicKey></ECKeyValue>", "raw point in base64"),
    "n and e in base64url": Case("RS256", f"n: {b64u(N_OCTETS)}\ne: AQAB", "modulus and exponent by their names"),
    "rsa of Python": Case("RS256", f"PublicKey({N}, 65537)", "modulus and exponent by their names"),
    "list of numbers": Case("RS256", json.dumps(list(spki("RSA"))), "It was a list of bytes"),
    "numbers of Java": Case("RS256", str([one - 256 if one > 127 else one for one in spki("RSA")]), "list of bytes"),
    "numbers of Go": Case("EdDSA", f"[{' '.join(map(str, ED))}]", "It was a list of bytes"),
    "hexadecimal numbers": Case("RS256", ", ".join(f"0x{one:02x}" for one in spki("RSA")), "list of bytes"),
    "Buffer": Case("RS256", f"<Buffer {spki('RSA').hex(' ')}>", "list of bytes"),
    "Buffer in JSON": Case("RS256", json.dumps({"type": "Buffer", "data": list(SPKI.encode())}), "list of bytes"),
    "string of Python": Case("RS256", repr({"KeyId": "a", "PublicKey": spki("RSA")}), "list of bytes"),
    "escapes": Case("RS256", "".join(f"\\x{one:02x}" for one in spki("RSA")), "list of bytes"),
    "name before raw octets": Case("EdDSA", f"ED25519_PUBLIC_KEY={b64(ED)}", "It was found in “ED25519_PUBLIC_KEY”."),
    "name in JSON before raw octets": Case(
        "EdDSA", json.dumps({"keys": {"1": {"public_key": b64(ED)}}}), "“public_key”"
    ),
    "name before a seed": Case("EdDSA", f"SIGNING_SEED={SEED.hex()}", "You pasted a private key."),
    "pair as web-push prints it": Case(
        "ES256", f"\n====\n\nPublic Key:\n{b64u(EC)}\n\nPrivate Key:\n{b64u(D_OCTETS)}\n\n====\n", "“Private Key”"
    ),
    "PEM in JSON in JSON": Case(
        "RS256",
        json.dumps(
            {"SecretString": json.dumps({"key": f"-----BEGIN PUBLIC KEY-----\n{SPKI}\n-----END PUBLIC KEY-----"})}
        ),
        "RSA public key, 2048 bits, PEM (SPKI)",
    ),
    "name before a compressed point": Case("ES256", f"verify_key: {b64(COMPRESSED)}", "P-256, raw point in base64"),
    "lines of authorized keys": Case(
        "ES256",
        "\n".join(
            private_key(kind).public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode() + " me"
            for kind in ("Ed25519", "P-256")
        ),
        "2 blocks.",
    ),
    "a line of OpenSSH that was broken": Case(
        "ES256",
        "\n".join(
            part
            for text in [
                private_key("P-256").public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
            ]
            for part in (text[:80], text[80:])
        ),
        "OpenSSH.",
    ),
    "names of .NET in a JWK": Case(
        "RS256",
        json.dumps({"kty": "RSA", "modulus": b64u(N_OCTETS), "exponent": "AQAB"}),
        "RSA public key, 2048 bits, JWK.",
    ),
    "query": Case("RS256", f"kty=RSA&n={b64u(N_OCTETS)}&e=AQAB", "RSA public key, 2048 bits"),
    "XML of a JWK": Case("RS256", f"<kty>RSA</kty><n>{b64u(N_OCTETS)}</n><e>AQAB</e>", "RSA public key"),
    "cells of HTML": Case(
        "RS256",
        f"<tr><td>kty</td><td>RSA</td></tr><tr><td>n</td><td>{b64u(N_OCTETS)}</td></tr><tr><td>e</td><td>AQAB</td></tr>",
        "RSA public key",
    ),
    "table of Markdown": Case("RS256", f"| kty | RSA |\n| n | {b64u(N_OCTETS)} |\n| e | AQAB |", "RSA public key"),
    "list of PowerShell": Case(
        "RS256", f"kty : RSA\nn   : {b64u(N_OCTETS)[:90]}\n      {b64u(N_OCTETS)[90:]}\ne   : AQAB\n", "RSA public key"
    ),
    "JWK without braces": Case("RS256", json.dumps(JWK_RSA)[1:-1], "RSA public key, 2048 bits"),
    "commas too many": Case("RS256", json.dumps({"keys": [JWK_RSA]})[:-2] + ",],}", "JWK Set, 1 key."),
    "chunks": Case(
        "RS256",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        f'57\r\n{{"keys":[{{"kty":"RSA","n":"{b64u(N_OCTETS)[:60]}\r\n129\r\n{b64u(N_OCTETS)[60:]}","e":"AQAB"}}]}}\r\n0\r\n',
        "The sizes between the chunks",
    ),
    "rows of a table": Case(
        "RS256",
        "| key |\n|---|\n| -----BEGIN PUBLIC KEY----- |\n"
        + "".join(f"| {SPKI[at : at + 64]} |\n" for at in range(0, len(SPKI), 64))
        + "| -----END PUBLIC KEY----- |\n",
        "What stands around each line",
    ),
    "rows of psql": Case(
        "RS256",
        " -----BEGIN PUBLIC KEY-----      +\n"
        + "".join(f" {SPKI[at : at + 64]} +\n" for at in range(0, len(SPKI), 64))
        + " -----END PUBLIC KEY-----",
        "What stands around each line",
    ),
}


@pytest.mark.each
@pytest.mark.parametrize("form", CASES)
def test_a_key_in_this_form_verifies_its_token(form: str) -> None:
    case = CASES[form]
    found = verified(token(case.alg), case.text)

    assert "valid" == found["verdict"]["signature"]["state"]
    assert case.said in found["key"]["message"]


@pytest.mark.parametrize(
    "form",
    ["nkey seed", "credentials of NATS", "name before a seed", "seed and public key", "pair as web-push prints it"],
)
def test_a_private_key_in_this_form_is_flagged(form: str) -> None:
    assert ["key-private"] == [one["id"] for one in verified(token(CASES[form].alg), CASES[form].text)["findings"]]


def test_a_seed_and_another_public_key_are_told_apart_where_such_a_key_is_needed() -> None:
    two_pairs = b64(ED + ED)

    assert ["key-private", "key-pair"] == [one["id"] for one in verified(token("EdDSA"), two_pairs)["findings"]]
    assert "unrecognised" == verified(token("RS256"), two_pairs)["key"]["kind"]
    assert "secret" == verified(HS, two_pairs)["key"]["kind"]


# What only looks like one of these.
NONE: Final = {
    "a checksum that is another": f"{NKEY[:-1]}{'B' if NKEY.endswith('A') else 'A'}",
    "a seed with another checksum": f"{SEED_OF_USER[:-9]}AAAAAA{SEED_OF_USER[-3:]}",
    "a record with an algorithm that is none": f"a. IN DNSKEY 257 3 99 {b64(ED)}",
    "a record that is cut": "a. IN DNSKEY 257 3 8 " + "A" * 41,
    "a record of a digest": "v=DKIM1; k=rsa; p=",
    "a record whose key is none": f"v=DKIM1; k=rsa; p={b64(bytes(40))}",
    "a record whose key is too short": f"v=DKIM1; k=ed25519; p={b64(bytes(31))}",
    "a certificate that is none": f"a IN TLSA 3 1 0 {bytes(60).hex()}",
    "a Multikey of no length": f"z{base58(CODE + ED[1:])}",
    "a Multikey that is no hex": "f" + "xy" * 34,
    "coordinates of no point": f"x: {X:064x}\ny: {X:064x}",
    "numbers that are no octets": json.dumps([300] * 40),
    "numbers among words": f"the numbers are {', '.join('1' for _ in range(40))} {'and nothing else ' * 6}",
    "a string of Python that is short": "b'\\x00\\x01'",
}


@pytest.mark.each
@pytest.mark.parametrize("way", NONE)
def test_what_only_looks_like_such_a_form_is_no_key(way: str) -> None:
    found = verified(token("EdDSA"), NONE[way])

    assert "key-unusable" == found["verdict"]["signature"]["state"]
    assert "unrecognised" == found["key"]["kind"]
    assert "secret" == verified(HS, NONE[way])["key"]["kind"]


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"\xa1\x01",
        b"\xa1\x01\x04",
        b"\xa1\x01\x02\x00",
        b"\xbf\x01\x02",
        b"\xb8\x20" + bytes(64),
        b"\x01\x02",
        b"\xa1\x01\x80",
        b"\xa1\x01\xf5",
        b"\xa1\x01\x1f",
    ],
)
def test_octets_that_are_no_cose_key_are_none(octets: bytes) -> None:
    assert read_cose_key(octets) is None


def test_a_cose_key_of_an_unknown_curve_says_so() -> None:
    for members in (["0102", "2009", "2140"], ["0102", "2140"]):
        found = read_cose_key(cose(*members))
        assert found is not None
        assert found.problem is not None


def test_a_did_that_is_long_or_among_words_is_none() -> None:
    assert read_identifier(f"see did:key:z{MULTI}") is None
    assert read_identifier("z" + "1" * 9000) is None
    assert method_key({"publicKeyMultibase": "?", "type": 1}) is None
    assert read_record("no record") is None
    assert read_record(f"v=DKIM1; k=rsa; p={SPKI}{' ' * 20_001}") is None


def test_a_point_that_no_curve_has_stays_compressed() -> None:
    assert b"" == uncompressed("P-256", b"\2" + b"\xff" * 32)
    assert b"" == uncompressed("P-256", b"\5" + COMPRESSED[1:])


def test_a_private_key_of_dsa_is_flagged_and_named() -> None:
    key = dsa.generate_private_key(1024)  # noqa: S505 - no token is signed with it
    for form in (PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL):
        found = verified(ES, key.private_bytes(Encoding.PEM, form, NoEncryption()).decode())

        assert ["key-private"] == [one["id"] for one in found["findings"]]
        assert "No JWS algorithm uses DSA keys." == found["verdict"]["signature"]["message"]


def test_a_private_exponent_among_numbers_is_flagged() -> None:
    text = f"RsaKey(n={N}, e=65537, d={N})"

    assert ["key-private"] == [one["id"] for one in verified(token("RS256"), text)["findings"]]
    assert read_key(f"PrivateKey({N}, 65537, {N}, 3, 5)", "text").findings


@pytest.mark.untraced
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", ["words that are no key", "op://vault/item/key", "\ud800"])
def test_however_a_secret_is_to_be_read_no_key_of_a_pair_is_called_one(text: str, encoding: str) -> None:
    found = verified(ES, text, secret_encoding=encoding)

    assert "key-unusable" == found["verdict"]["signature"]["state"]
    assert "secret" not in json.dumps([found["key"]["message"], found["verdict"]["signature"]["message"]]).lower()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_however_a_secret_is_to_be_read_a_raw_key_is_read(encoding: str) -> None:
    assert "valid" == verified(token("EdDSA"), ED.hex(), secret_encoding=encoding)["verdict"]["signature"]["state"]
    found = verified(token("EdDSA"), f"PUBLIC_KEY={b64(ED)}", secret_encoding=encoding)
    assert "valid" == found["verdict"]["signature"]["state"]
