"""Keys without a frame of PEM or JSON: octets, what tools print, and what is named with a command."""

from __future__ import annotations

import base64
import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.keys.read_key import as_private, read_key
from jwt_decoder.output.wording import render
from jwt_decoder.registry.curves import CURVES

from tests.unit.jwt_decoder.diagnose.verified import ES, HS_SECRET, RS_1024, SPKI, verified
from tests.unit.jwt_decoder.keys.test_key_forms import certificate_pem

if TYPE_CHECKING:
    from pathlib import Path

HS = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
POINT = base64.b64decode(SPKI)[-65:]
N = "szQXGJ8Q1F7R2+j3DPIMvlMgyzHYBZZ3MxGZQFwqJyH18z1GDyNjxSfMkE99Y7H/mPq8tYr06aNolDs8qYv8Nqdc51zCNy9g7oNgKKjF6rsTIu6Gx"
BLOB = b"\0\0\0\x13ecdsa-sha2-nistp256\0\0\0\x08nistp256\0\0\0\x41" + POINT
SSH = base64.b64encode(BLOB).decode()
X, Y = (base64.urlsafe_b64encode(part).decode().rstrip("=") for part in (POINT[1:33], POINT[33:]))
PUTTY = (
    f"PuTTY-User-Key-File-2: ecdsa-sha2-nistp256\r\nEncryption: none\r\nComment: a\r\nPublic-Lines: 2\r\n{SSH[:64]}\r\n"
    f"{SSH[64:]}\r\nPrivate-Lines: 1\r\nAAAA\r\n"
)
SSH2 = f'---- BEGIN SSH2 PUBLIC KEY ----\nComment: "256-bit"\n{SSH}\n---- END SSH2 PUBLIC KEY ----\n'
READ = {
    "point in hex": (POINT.hex(), "raw point in hex"),
    "point with colons": (POINT.hex(":"), "raw point in hex"),
    "point in base64url": (base64.urlsafe_b64encode(POINT).decode().rstrip("="), "raw point in base64url"),
    "coordinates": (base64.b64encode(POINT[1:]).decode(), "raw point in base64"),
    "DER in hex": (base64.b64decode(SPKI).hex(), "DER in hex (SPKI)"),
    "blob of SSH": (SSH, "OpenSSH, without its kind"),
    "SSH2": (SSH2, "SSH2 public key file"),
    "PuTTY": (PUTTY, "PuTTY key file"),
    "x5c alone": (
        json.dumps(
            {"kty": "EC", "x5c": [base64.b64encode(b"no certificate").decode()], "crv": "P-256", "x": X, "y": Y}
        ),
        "JWK",
    ),
    "sign octet": (
        json.dumps({"kty": "EC", "crv": "P-256", "x": base64.urlsafe_b64encode(b"\0" + POINT[1:33]).decode(), "y": Y}),
        "JWK",
    ),
    "no public part": (
        json.dumps({"kty": "EC", "crv": "P-256", "d": "87Jqn81neiu_7PNXA-IxZfiawJZeazxgrjzdH5lyTkQ"}),
        "EC private key",
    ),
}
RSA_N = int.from_bytes(base64.b64decode(N.ljust(-(-len(N) // 4) * 4, "A"))[:64] * 2, "big") | 1 << 1023
NUMBERS = {
    "decimal": f"n = {RSA_N}\ne = 65537\n",
    "hexadecimal": f"Modulus: {RSA_N:X}\nExponent: 10001",
    "with a prefix": f"n: 0x{RSA_N:x}, e: 0x10001",
    "JSON": json.dumps({"n": RSA_N, "e": 65537}),
}
NAMED = {
    "PKCS#12": (
        "MIINIgIBAzCCDNgGCSqGSIb3DQEHAaCCDMkEggzFMIIMwTCCBvcGCSqGSIb3DQEHBqCCBugwggbkAgEAMIIG3QYJ",
        "openssl pkcs12",
    ),
    "PKCS#12 in a frame": ("-----BEGIN PKCS12-----\nMIIN\n-----END PKCS12-----", "openssl pkcs12"),
    "JKS": ("/u3+7QAAAAIAAAABAAAAAQAEdGVzdAAAAY", "keytool -exportcert"),
    "PKCS#7": ("MIIDPwYJKoZIhvcNAQcCoIIDMDCCAywCAQExADALBgkqhkiG9w0BBwGg", "openssl pkcs7 -inform DER -print_certs"),
    "PGP": ("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQEN\n=ABCD\n-----END PGP PUBLIC KEY BLOCK-----", "gpg"),
    "PGP private": ("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nmQEN\n=ABCD\n", "gpg"),
    "address": ("https://issuer.example/keys", "curl"),
    "configuration": ('{"type":"RS256","jwk_url":"https://issuer.example/keys"}', "curl"),
}


@pytest.mark.parametrize("form", READ)
def test_a_key_without_a_frame_is_read(form: str) -> None:
    text, told = READ[form]
    found = verified(ES, text)

    assert "valid" == found["verdict"]["signature"]["state"]
    assert told in found["key"]["message"]


@pytest.mark.parametrize("form", NAMED)
def test_what_is_not_read_is_named_with_a_command(form: str) -> None:
    text, command = NAMED[form]
    found = verified(ES, text)

    assert "key-unusable" == found["verdict"]["signature"]["state"]
    assert found["key"]["command"].startswith(command)
    assert "secret" not in found["key"]["message"].lower()


@pytest.mark.parametrize(
    "text",
    [
        POINT[:64].hex(),
        "30" * 40,
        base64.b64encode(BLOB[:30]).decode(),
        SSH2.replace(SSH, "AAAA"),
        SSH2.replace(SSH, "AAAAA"),
        "0" * 50_000,
        " " * 100_001 + "abc",
        "<RSAKeyValue><Modulus>A</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>",
        "Public-Key: (256 bit)\npub:\n    04:70\n",
        "Modulus=ABC",
    ],
)
def test_what_only_looks_like_a_key_is_none(text: str) -> None:
    found = verified(ES, text)

    assert "key-unusable" == found["verdict"]["signature"]["state"]
    assert "isn't a key in any form known here" in found["verdict"]["signature"]["message"]


@pytest.mark.parametrize(("octets", "kind"), [(b"\2" + POINT[1:33], "raw"), (b"\xff" * 57, "unrecognised")])
def test_octets_that_may_be_a_secret_are_a_key_only_where_one_is_needed(octets: bytes, kind: str) -> None:
    assert kind == verified(ES, octets.hex())["key"]["kind"]
    assert "secret" == verified(HS, octets.hex())["key"]["kind"]


def test_a_raw_key_of_ed25519_verifies() -> None:
    key = "d1059b81e341ef56e8cd1015223dbf4d186b0200407eaa3d98293db9bc43a42c"
    token = "eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ." + "A" * 86

    assert "Ed25519 public key, raw bytes in hex." == verified(token, key)["key"]["message"]


def test_xml_of_dotnet_is_read_with_its_private_part() -> None:
    public = "<RSAKeyValue><Modulus>szQX</Modulus><Exponent>AQAB</Exponent>{}</RSAKeyValue>"

    assert "RSA public key, 24 bits, XML of .NET." == verified(RS_1024, public.format(""))["key"]["message"]
    assert "key-private" in [one["id"] for one in verified(RS_1024, public.format("<D>AQAB</D>"))["findings"]]


@pytest.mark.parametrize("form", NUMBERS)
def test_the_numbers_of_rsa_are_read_by_their_names(form: str) -> None:
    (member,) = read_key(NUMBERS[form], "text").members
    material = member.read()

    assert (RSA_N, 65537) == (material.modulus, material.exponent)
    assert "RSA public key, 1024 bits, modulus and exponent by their names." == render(
        read_key(NUMBERS[form], "text").message
    )


@pytest.mark.parametrize(
    ("n", "told"),
    [(str(RSA_N), "is a decimal number"), (f"{RSA_N:x}", "is hexadecimal"), (hex(RSA_N), "is hexadecimal")],
)
def test_a_modulus_that_is_no_base64url_is_said(n: str, told: str) -> None:
    jwk = {"kty": "RSA", "e": "AQAB", "n": n}

    assert told in verified(RS_1024, json.dumps(jwk))["verdict"]["signature"]["message"]


@pytest.mark.parametrize(
    "jwk", [{"crv": "P-256", "x": X, "y": Y}, {"kty": "EC-HSM", "crv": "P-256", "x": X, "y": Y, "key_ops": ["verify"]}]
)
def test_a_jwk_whose_kty_is_missing_or_of_a_module_is_read_and_told(jwk: dict[str, object]) -> None:
    found = verified(ES, json.dumps(jwk))

    assert "valid" == found["verdict"]["signature"]["state"]
    assert ["key-malformed"] == [one["id"] for one in found["findings"]]


@pytest.mark.parametrize(
    ("jwk", "told"),
    [
        ({"n": N[:112], "e": "AQAB"}, "RSA public key, 672 bits, JWK."),
        ({"crv": "Ed25519", "x": X}, "Ed25519 public key, JWK."),
        ({"Modulus": N[:112], "Exponent": "AQAB", "D": None}, "RSA public key, 672 bits, JWK."),
    ],
)
def test_a_key_is_told_by_its_members(jwk: dict[str, object], told: str) -> None:
    assert told == verified(RS_1024, json.dumps(jwk))["key"]["message"]


@pytest.mark.parametrize("kind", ["ED25519", "X25519", "ED448", "EC -pkeyopt ec_paramgen_curve:P-384"])
@pytest.mark.parametrize("part", ["-text_pub", "-text"])
def test_the_text_of_openssl_is_read_with_its_private_part(kind: str, part: str, tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", *kind.split(), "-out", str(file)], check=True)  # noqa: S603, S607 - a fixed command
    shown = ["openssl", "pkey", "-in", str(file), "-noout", part]
    text = subprocess.run(shown, check=True, capture_output=True, text=True).stdout  # noqa: S603 - a fixed command
    (member,) = read_key(text, "text").members
    (other,) = read_key(file.read_text(), "text").members

    assert (member.read().curve, part == "-text") == (other.read().curve, bool(member.read().seed))
    assert not member.read().seed or member.read().seed == other.read().seed


def test_the_private_numbers_of_rsa_are_read_where_openssl_prints_all_of_them(tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    made = ["openssl", "genrsa", "-out", str(file), "1024"]
    subprocess.run(made, check=True, capture_output=True)  # noqa: S603 - a fixed command
    shown = ["openssl", "rsa", "-in", str(file), "-noout", "-text"]
    text = subprocess.run(shown, check=True, capture_output=True, text=True).stdout  # noqa: S603 - a fixed command
    whole, cut, read = (
        read_key(one, "text").members[0].read() for one in (text, text.partition("prime2")[0], file.read_text())
    )

    assert whole.numbers == read.numbers
    assert (True, None) == (cut.private, cut.numbers)


@pytest.mark.parametrize(
    ("octets", "curve", "kind"),
    [
        (bytes(range(32)), "P-256", "raw"),
        (bytes(range(32)), "X25519", "raw"),
        (bytes(range(56)), "X448", "raw"),
        (bytes(range(33)), "X25519", "secret"),
        (bytes(range(64)), "Ed25519", "secret"),
        (
            bytes(32) + bytes.fromhex("d1059b81e341ef56e8cd1015223dbf4d186b0200407eaa3d98293db9bc43a42c"),
            "Ed25519",
            "raw",
        ),
    ],
)
def test_octets_are_a_private_key_where_one_of_their_length_is_needed(octets: bytes, curve: str, kind: str) -> None:
    for text in (octets.hex(), base64.b64encode(octets).decode()):
        found = as_private(read_key(text, "text"), (CURVES["ML-DSA-44"], CURVES[curve]))

        assert (kind, kind == "raw") == (found.kind, found.members[0].read().private)


def test_what_is_a_key_already_stays_it() -> None:
    key = read_key(SPKI, "text")

    assert key is as_private(key, (CURVES["P-256"],))


def test_a_private_key_of_openssh_without_its_frame_is_read_and_flagged(tmp_path: Path) -> None:
    file = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(file)], check=True)  # noqa: S603, S607 - a fixed command
    found = verified(ES, "".join(file.read_text().splitlines()[1:-1]))

    assert found["key"]["message"].startswith("Ed25519 private key, OpenSSH, without its frame.")
    assert "key-private" in [one["id"] for one in found["findings"]]


@pytest.mark.untraced
@pytest.mark.parametrize("kind", [("RSA", "rsa_keygen_bits:1024"), ("EC", "ec_paramgen_curve:P-256")])
def test_the_text_of_openssl_is_read(kind: tuple[str, str], tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    made = ["openssl", "genpkey", "-algorithm", kind[0], "-pkeyopt", kind[1], "-out", str(file)]
    subprocess.run(made, check=True, capture_output=True)  # noqa: S603 - a fixed command
    shown = ["openssl", "pkey", "-in", str(file), "-noout", "-text_pub"]
    text = subprocess.run(shown, check=True, capture_output=True, text=True).stdout  # noqa: S603 - a fixed command

    assert verified(ES, text)["key"]["message"].endswith("text of OpenSSL.")


def test_a_jwk_with_a_certificate_alone_has_its_key() -> None:
    packed = "".join(certificate_pem("P-256").splitlines()[1:-1])
    found = verified(ES, json.dumps({"x5c": [packed]}))

    assert "EC public key, P-256, JWK." == found["key"]["message"]
    assert "invalid" == found["verdict"]["signature"]["state"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (b"Error-IstiodFailedToFetchJwksUri", "holds text, not a modulus"),
        (b"-----BEGIN PUBLIC KEY-----\n", "holds the text of a PEM"),
        (base64.b64decode(SPKI), "holds a whole key in DER (SPKI)"),
    ],
)
def test_what_stands_in_n_and_is_no_modulus_is_said(value: bytes, told: str) -> None:
    jwk = {"kty": "RSA", "e": "AQAB", "n": base64.urlsafe_b64encode(value).decode().rstrip("=")}

    assert told in verified(RS_1024, json.dumps(jwk))["verdict"]["signature"]["message"]


def test_a_prime_alone_is_a_private_key() -> None:
    jwk = {"kty": "RSA", "e": "AQAB", "n": N, "p": "AQAB"}

    assert "key-private" in [one["id"] for one in verified(RS_1024, json.dumps({"keys": [jwk]}))["findings"]]


def test_a_key_of_okp_without_its_public_part_is_read() -> None:
    jwk = {"kty": "OKP", "crv": "Ed25519", "d": X}
    token = "eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ." + "A" * 86

    assert "invalid" == verified(token, json.dumps(jwk))["verdict"]["signature"]["state"]


@pytest.mark.parametrize(
    "key",
    [
        {"type": "HS256", "key": HS_SECRET},
        {"algorithm": "HS256", "key": "an id", "secret": HS_SECRET},
        {"client_secret": HS_SECRET},
    ],
)
def test_a_secret_in_json_is_used(key: dict[str, str]) -> None:
    found = verified(HS, json.dumps(key))

    assert "valid" == found["verdict"]["signature"]["state"]
    assert found["key"]["message"].startswith("Secret, 31 bytes, from “")


@pytest.mark.untraced
@pytest.mark.parametrize("key", [{"type": "RS256", "secret": "a"}, {"key": "a"}, {"secret": 1}])
def test_json_without_a_secret_is_a_text(key: dict[str, object]) -> None:
    assert "secret" == verified(HS, json.dumps(key))["key"]["kind"]


def test_the_name_of_a_file_is_told_from_a_key() -> None:
    for text in ("public.pem", "spring:\n  public-key-location: classpath:public.pem\n", "KEY='./my.jwks'"):
        assert "is the name of a file" in verified(ES, text)["verdict"]["signature"]["message"]


@pytest.mark.untraced
@pytest.mark.parametrize("path", ["C:\\keys\\jwt.pem", "d:/keys/jwt.pem", "/etc/keys/jwt.pub", "./jwt.key"])
def test_the_name_of_a_file_is_quoted_whole(path: str) -> None:
    for text in (path, f'"{path}"', f"public-key = {path}"):
        assert verified(ES, text)["verdict"]["signature"]["message"].startswith(f"“{path}” is the name of a file")


_PAGE_SAID = "This is an HTML page, not a key"
_COMMAND_SAID = "This is a command, not a key"
_ANSWER_SAID = "This is JSON, but there is no key in it."


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!DOCTYPE html><html><title>404</title></html>", _PAGE_SAID),
        ("\n<html lang=en>", _PAGE_SAID),
        ("$ openssl pkey -in key.pem -pubout", _COMMAND_SAID),
        ("curl https://a.example/keys", _COMMAND_SAID),
        ('{"error":"not_found"}', _ANSWER_SAID),
        ('{"keys":{}}', _ANSWER_SAID),
        ('{"error":', "ES256 needs an EC public key, but this text isn't a key"),
        ("openssl", "ES256 needs an EC public key, but this text isn't a key"),
        ("<htmlish>", "ES256 needs an EC public key, but this text isn't a key"),
    ],
)
def test_what_came_in_place_of_a_key_is_called_by_its_name(text: str, said: str) -> None:
    assert verified(ES, text)["verdict"]["signature"]["message"].startswith(said)
    assert "secret" == verified(HS, text)["key"]["kind"]


def test_an_encrypted_key_in_json_is_named_with_the_command_that_decrypts_it() -> None:
    pem = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n"
    legacy = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMAA=\n-----END RSA PRIVATE KEY-----\n"
    found = verified(ES, json.dumps({"id": 1, "key": legacy}))

    assert found["key"]["command"].startswith("openssl pkey")
    assert ["key-private"] == [one["id"] for one in found["findings"]]
    assert "" == (verified(ES, json.dumps({"key": pem, "pem": SPKI}))["key"]["command"] or "")
