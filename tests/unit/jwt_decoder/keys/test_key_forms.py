"""Every form of key that a person may have, made by cryptography, openssl and ssh-keygen."""

from __future__ import annotations

import base64
import datetime as dt
import json
import shutil
import subprocess
import time
from functools import cache
from typing import TYPE_CHECKING, Any

import jwt as pyjwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_ssh_private_key,
)
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.keys.read_key import ENCODINGS, read_key
from jwt_decoder.output.wording import facts, render

from tests.unit.jwt_decoder.verify.jose_tokens import b64, outcome, private_key, public_pem, state

if TYPE_CHECKING:
    from pathlib import Path

ALGS = {"RSA": "RS256", "P-256": "ES256", "P-384": "ES384", "P-521": "ES512", "Ed25519": "EdDSA", "secp256k1": "ES256K"}
SSH_KINDS = ("RSA", "P-256", "P-384", "P-521", "Ed25519")
SUBJECT = x509.Name(
    [x509.NameAttribute(NameOID.COMMON_NAME, "Ünit test"), x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example")]
)


def token(kind: str, **header: object) -> str:
    key: Any = private_key(kind)
    return pyjwt.encode({"sub": "a"}, key, algorithm=ALGS[kind], headers=header)


@cache
def certificate(kind: str) -> x509.Certificate:
    key: Any = private_key(kind)
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    builder = x509.CertificateBuilder().subject_name(SUBJECT).issuer_name(SUBJECT).public_key(key.public_key())
    builder = builder.serial_number(7).not_valid_before(start).not_valid_after(start.replace(year=2056))
    return builder.sign(key, None if kind.startswith("Ed") else hashes.SHA256())


def certificate_pem(kind: str) -> str:
    return certificate(kind).public_bytes(Encoding.PEM).decode()


def x5c(kind: str) -> str:
    return base64.b64encode(certificate(kind).public_bytes(Encoding.DER)).decode()


def private(kind: str, form: PrivateFormat, *, password: bytes = b"") -> str:
    key: Any = private_key(kind)
    encryption = BestAvailableEncryption(password) if password else NoEncryption()
    return str(key.private_bytes(Encoding.PEM, form, encryption).decode())


def pkcs1(kind: str) -> str:
    key: Any = private_key(kind)
    return str(key.public_key().public_bytes(Encoding.PEM, PublicFormat.PKCS1).decode())


def ssh_line(kind: str) -> str:
    key: Any = private_key(kind)
    return str(key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()) + " me@example"


def oddly_broken(pem: str) -> str:
    first, *body, last = pem.strip().splitlines()
    packed = "".join(body)
    return "\n".join([first, *(packed[at : at + 7] for at in range(0, len(packed), 7)), last])


def key_forms(kind: str) -> dict[str, tuple[str, str]]:
    """Give the texts of one key, each with the kind that they must be recognised as."""
    pem = public_pem(private_key(kind))
    forms = {
        "SPKI": (pem, "pem"),
        "literal line feeds": (pem.replace("\n", "\\n"), "pem"),
        "literal CRLF": (pem.replace("\n", "\\r\\n"), "pem"),
        "JSON string": (json.dumps(pem), "pem"),
        "CRLF": (pem.replace("\n", "\r\n"), "pem"),
        "one line": (pem.replace("\n", " "), "pem"),
        "no line breaks": (pem.replace("\n", ""), "pem"),
        "odd line breaks": (oddly_broken(pem), "pem"),
        "quoted": (f"'{pem}'", "pem"),
        "text around": (f"Here is my key:\n\n{pem}\nThanks!", "pem"),
        "no end": (pem.split("-----END", maxsplit=1)[0], "pem"),
        "wrong label": (pem.replace("PUBLIC KEY", "CERTIFICATE"), "pem"),
        "bare base64": ("".join(pem.splitlines()[1:-1]), "der"),
        "bare base64 in lines": ("\n".join(pem.splitlines()[1:-1]), "der"),
        "PKCS#8": (private(kind, PrivateFormat.PKCS8), "pem"),
        "certificate": (certificate_pem(kind), "certificate"),
        "chain": (certificate_pem(kind) + certificate_pem("P-256"), "certificate"),
        "bare certificate": (x5c(kind), "certificate"),
        "x5c array": (json.dumps([x5c(kind)]), "certificate"),
        "map of PEM": (json.dumps({"a": pem}), "key-map"),
        "map of certificates": (json.dumps({"a": certificate_pem(kind)}), "key-map"),
        "two keys": (public_pem(private_key("RSA", 1)) + pem, "pem"),
    }
    if kind == "RSA":
        forms["PKCS#1 public"] = (pkcs1(kind), "pem")
    if kind != "Ed25519":
        forms["PKCS#1 or SEC1 private"] = (private(kind, PrivateFormat.TraditionalOpenSSL), "pem")
    if kind in SSH_KINDS:
        forms["SSH line"] = (ssh_line(kind), "ssh")
        forms["OpenSSH private"] = (private(kind, PrivateFormat.OpenSSH), "pem")
    return forms


CASES = [
    pytest.param(kind, text, expected, id=f"{kind}-{name}")
    for kind in ALGS
    for name, (text, expected) in key_forms(kind).items()
]


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_a_key_in_any_form_verifies_and_is_said_for_what_it_is(kind: str, text: str, expected: str) -> None:
    result = outcome(token(kind), text)
    assert ("valid", expected) == (result.state, read_key(text, "text").kind), render(result.message)
    assert read_key(text, "hex").kind == expected


@pytest.mark.parametrize("kind", ALGS)
def test_a_private_key_is_told_and_only_its_public_part_used(kind: str) -> None:
    text = private(kind, PrivateFormat.PKCS8)
    assert "You pasted a private key" in render(read_key(text, "text").message)
    assert "key-private" in [finding.id for finding in outcome(token(kind), text).findings]


@pytest.mark.parametrize("kind", ["RSA", "P-256"])
def test_an_encrypted_private_key_is_unusable_with_a_way_out(kind: str) -> None:
    for form in (PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL):
        result = outcome(token(kind), private(kind, form, password=b"x"))
        assert "key-unusable" == result.state
        assert "is encrypted" in render(result.message)


@pytest.mark.parametrize("name", ["ML-DSA-44", "ML-DSA-65", "ML-DSA-87", "Ed448"])
def test_keys_that_are_strings_of_octets_verify_as_public_and_as_private_key(name: str) -> None:
    key: Any = private_key(name)
    head = f"{b64(json.dumps({'alg': name}).encode())}.{b64(b'{}')}"
    signed = f"{head}.{b64(key.sign(head.encode()))}"
    assert "valid" == state(signed, public_pem(key))
    assert "valid" == state(signed, private(name, PrivateFormat.PKCS8))


def test_a_certificate_shows_subject_issuer_validity_and_key() -> None:
    key = read_key(certificate_pem("P-256"), "text")
    data = facts(key.message, key.data)
    assert "CN=Ünit test, O=Example" == data["subject"] == data["issuer"]
    assert ("2026-01-01T00:00:00Z", "2056-01-01T00:00:00Z") == (data["not_before"], data["not_after"])
    assert "EC public key, P-256" == data["words"]


def test_the_key_of_a_certificate_request_is_read() -> None:
    key: Any = private_key("P-256")
    request = x509.CertificateSigningRequestBuilder().subject_name(SUBJECT).sign(key, hashes.SHA256())
    found = read_key(request.public_bytes(Encoding.PEM).decode(), "text")

    assert "EC public key, P-256, PEM (certificate request)." == render(found.message)
    assert found.members[0].read().octets == read_key(public_pem(private_key("P-256")), "text").members[0].read().octets


OPENSSL = [
    ("RS256", "RSA", ["genrsa", "-traditional", "2048"]),
    ("RS256", "RSA", ["genpkey", "-algorithm", "RSA"]),
    ("PS256", "RSA", ["genpkey", "-algorithm", "RSA-PSS"]),
    ("ES256", "EC", ["ecparam", "-name", "prime256v1", "-genkey"]),
    ("ES384", "EC", ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"]),
    ("ES256K", "EC", ["ecparam", "-name", "secp256k1", "-genkey"]),
    ("EdDSA", "OKP", ["genpkey", "-algorithm", "ED25519"]),
    ("EdDSA", "OKP", ["genpkey", "-algorithm", "ED448"]),
]


def run(*command: str, text: str = "") -> str:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)  # noqa: S603 - fixed commands
    return done.stdout


@pytest.mark.untraced
@pytest.mark.skipif(shutil.which("openssl") is None, reason="NOT CHECKED: openssl is not here")
@pytest.mark.parametrize(("alg", "key_type", "command"), OPENSSL)
def test_keys_of_openssl_verify_as_private_and_public_key(alg: str, key_type: str, command: list[str]) -> None:
    secret = run("openssl", *command)
    body = secret if "EC PARAMETERS" not in secret else secret[secret.index("-----BEGIN EC PRIVATE") :]
    plain = run("openssl", "rsa", text=body) if "RSA-PSS" in command else body
    signed = pyjwt.encode({}, plain, algorithm=alg)
    public = run("openssl", "pkey", "-pubout", text=body)
    for text in (secret, public):
        key = read_key(text, "text")
        assert key_type == key.members[0].read().key_type
        assert "valid" == state(signed, text)


@pytest.mark.untraced
@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="NOT CHECKED: ssh-keygen is not here")
@pytest.mark.parametrize(("kind", "alg"), [("rsa", "RS256"), ("ecdsa", "ES256"), ("ed25519", "EdDSA")])
def test_keys_of_ssh_keygen_verify_as_private_and_public_key(kind: str, alg: str, tmp_path: Path) -> None:
    file = tmp_path / "key"
    bits = ["-b", "2048"] if kind == "rsa" else []  # such a key is made soonest
    run("ssh-keygen", "-q", "-t", kind, *bits, "-N", "", "-f", str(file))
    key: Any = load_ssh_private_key(file.read_bytes(), None)
    signed = pyjwt.encode({}, key, algorithm=alg)
    assert "valid" == state(signed, file.read_text())
    assert "valid" == state(signed, file.with_suffix(".pub").read_text())
    locked = tmp_path / "locked"
    run("ssh-keygen", "-q", "-t", kind, *bits, "-N", "passphrase", "-f", str(locked))
    public = read_key(locked.with_suffix(".pub").read_text(), "text")
    assert public.members[0].read().octets == read_key(locked.read_text(), "text").members[0].read().octets
    told = "“ssh-keygen -e -m PKCS8 -f key” writes the public key" in render(
        read_key(locked.read_text(), "text").message
    )
    assert (kind != "ed25519") == told
    if kind != "ed25519":  # ssh-keygen cannot write that as PKCS8
        assert "valid" == state(signed, run("ssh-keygen", "-e", "-m", "PKCS8", "-f", str(file)))


@given(st.text() | st.binary().map(lambda octets: base64.b64encode(octets).decode()), st.sampled_from(ENCODINGS))
def test_any_text_gives_a_key(text: str, encoding: str) -> None:
    for shape in ("{}", "-----BEGIN PUBLIC KEY-----\n{}", "ssh-rsa {}", '{{"kty":"RSA","n":"{}"}}', "M{}"):
        key = read_key(shape.replace("{}", text), encoding)
        assert render(key.message).endswith(".") or key.kind == "secret"
        assert all(render(member.read().name.within) for member in key.members)


@given(st.data())
def test_a_key_with_any_octet_changed_gives_a_key(data: st.DataObject) -> None:
    der = bytearray(base64.b64decode(data.draw(st.sampled_from([x5c("P-256"), x5c("Ed25519")]))))
    for _ in range(data.draw(st.integers(1, 4))):
        der[data.draw(st.integers(0, len(der) - 1))] = data.draw(st.integers(0, 255))
    text = base64.b64encode(der[: data.draw(st.integers(1, len(der)))]).decode()
    assert read_key(f"-----BEGIN CERTIFICATE-----\n{text}", "text").kind in {"pem", "certificate"}
    assert read_key(text, "text").kind in {"secret", "certificate", "der"}


GARBAGE = {
    "text": "x",
    "brackets": "[",
    "braces": '{"a":',
    "quotes": '"',
    "backslashes": "\\n",
    "lines": "\n",
    "base64": "MIIB",
    "dashes": "-----BEGIN PUBLIC KEY-----",
    "nul": "\0",
    "spaces": " ",
    "equals": "=",
    "high tags": "//8=",
}


@pytest.mark.product(4)
@pytest.mark.untraced
@pytest.mark.parametrize("name", GARBAGE)
@pytest.mark.parametrize(
    "start", ["", "{", "[", "-----BEGIN CERTIFICATE-----\n", "ssh-rsa ", "MIIB", '{"kty":"RSA","n":"']
)
def test_five_megabytes_of_garbage_are_quick(name: str, start: str) -> None:
    text = start + GARBAGE[name] * (5_000_000 // len(GARBAGE[name]))
    started = time.process_time()
    read_key(text, "text")
    assert time.process_time() - started < 2
