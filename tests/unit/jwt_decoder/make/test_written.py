"""Every form of a key is read by openssl, ssh-keygen and cryptography, and by this engine itself."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, Final

import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
    load_pem_private_key,
    load_pem_public_key,
    load_ssh_public_key,
)
from jwcrypto.jwk import JWK

from tests.unit.jwt_decoder.decrypt.sealed import opened
from tests.unit.jwt_decoder.make.made_keys import PAIRS, entry, pair
from tests.unit.jwt_decoder.make.made_tokens import asked

if TYPE_CHECKING:
    from pathlib import Path

KINDS: Final = ["RSA", *PAIRS]
# What openssl 3.0, that of Debian 12, does not know.
NEWER: Final = {"ML-DSA-44", "ML-DSA-65", "ML-DSA-87"}
SSH: Final = {"RSA", "P-256", "P-384", "P-521", "Ed25519"}
# Of these OpenSSH has no keys, but a name.
NAMED: Final = SSH | {"Ed448"}
JWCRYPTO: Final = [kind for kind in KINDS if kind not in NEWER]


def ran(*words: str, given: bytes = b"") -> bytes:
    """Return what a program says. It must be there: in Debian, the packages openssl and openssh-client have them."""
    program = shutil.which(words[0])
    assert program, f"{words[0]} is not installed: apt-get install openssl openssh-client"
    return subprocess.run([program, *words[1:]], check=True, capture_output=True, input=given, timeout=60).stdout  # noqa: S603 - our own words


def spki(key: Any) -> bytes:  # noqa: ANN401 - one of many classes
    """Return the public key in one form, so that two can be compared."""
    octets: bytes = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return octets


@pytest.mark.parametrize("kind", KINDS)
def test_cryptography_reads_every_form(kind: str) -> None:
    made = pair(kind)
    public = load_pem_public_key(made["public"]["pem"].encode())
    forms = {
        "der": load_der_private_key(octets_of(made["forms"]["der"]), None),
        **{
            name: load_pem_private_key(made["forms"][name].encode(), None)
            for name in ("pem", "pkcs1", "sec1")
            if name in made["forms"]
        },
    }
    others = {
        "der": load_der_public_key(octets_of(made["public"]["der"])),
        **{name: load_pem_public_key(made["public"][name].encode()) for name in ("pkcs1",) if name in made["public"]},
        **{name: load_ssh_public_key(made["public"][name].encode()) for name in ("ssh",) if kind in SSH},
    }

    assert {spki(public)} == {spki(one.public_key()) for one in forms.values()} | {spki(one) for one in others.values()}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in NEWER])
def test_openssl_reads_every_form(kind: str) -> None:
    made = pair(kind)
    public = octets_of(made["public"]["der"])
    for name in {"pem", "pkcs1", "sec1"} & made["forms"].keys():
        assert public == ran("openssl", "pkey", "-pubout", "-outform", "DER", given=made["forms"][name].encode())
    assert public == ran(
        "openssl", "pkey", "-inform", "DER", "-pubout", "-outform", "DER", given=octets_of(made["forms"]["der"])
    )
    for name in {"pem", "pkcs1"} & made["public"].keys():
        words = ("rsa", "-RSAPublicKey_in") if name == "pkcs1" else ("pkey", "-pubin")
        assert public == ran("openssl", *words, "-pubout", "-outform", "DER", given=made["public"][name].encode())


@pytest.mark.parametrize("kind", sorted(SSH))
def test_ssh_keygen_reads_the_line_and_makes_the_same_pem(kind: str, tmp_path: Path) -> None:
    made = pair(kind)
    line = tmp_path / "key.pub"
    line.write_text(made["public"]["ssh"])
    exported = ran("ssh-keygen", "-l", "-f", str(line)).decode()

    assert kind in {"RSA", "Ed25519"} or "ECDSA" in exported
    if kind != "Ed25519":
        pem = ran("ssh-keygen", "-e", "-m", "PKCS8", "-f", str(line)).decode()
        assert made["public"]["pem"] == pem


@pytest.mark.parametrize("kind", [kind for kind in ("RSA", "P-256", "P-384", "P-521") if kind in SSH])
def test_ssh_keygen_makes_the_line_of_a_private_form(kind: str, tmp_path: Path) -> None:
    made = pair(kind)
    for name in {"pem", "pkcs1", "sec1"} & made["forms"].keys():
        file = tmp_path / name
        file.write_text(made["forms"][name])
        file.chmod(0o600)

        assert made["public"]["ssh"] == " ".join(ran("ssh-keygen", "-y", "-f", str(file)).decode().split()[:2])


def test_only_what_has_a_name_in_openssh_has_a_line() -> None:
    assert NAMED == {kind for kind in KINDS if "ssh" in pair(kind)["public"]}


@pytest.mark.parametrize("kind", ["RSA", "P-256", "P-521", "Ed25519"])
def test_a_private_file_of_openssh_is_read_with_its_private_part(kind: str) -> None:
    made = pair(kind)
    key: Any = load_pem_private_key(made["forms"]["pem"].encode(), None)
    text = key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()).decode()

    assert made["forms"]["pem"] == entry(text)["forms"]["pem"]


@pytest.mark.parametrize("kind", JWCRYPTO)
def test_jwcrypto_reads_the_jwk_and_finds_the_same_thumbprint(kind: str) -> None:
    made = pair(kind)
    whole, public = (JWK.from_json(forms["jwk"]) for forms in (made["forms"], made["public"]))

    assert (True, False) == (whole.has_private, public.has_private)
    assert made["thumbprint"] == whole.thumbprint() == public.thumbprint()


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_is_read_back_as_the_same_key(kind: str) -> None:
    made = pair(kind)
    names = made["forms"].keys() - {"raw"}
    private = {name: entry(made["forms"][name])["forms"]["pem"] for name in names}
    public = {name: entry(made["public"][name])["public"]["pem"] for name in made["public"].keys() - {"raw"}}

    assert dict.fromkeys(private, made["forms"]["pem"]) == private
    assert dict.fromkeys(public, made["public"]["pem"]) == public


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_private_is_in_the_public_forms(kind: str) -> None:
    made = pair(kind)
    members = json.loads(made["forms"]["jwk"])
    secret = {name: members.pop(name) for name in ("d", "p", "q", "dp", "dq", "qi", "priv") if name in members}

    assert secret
    assert members == json.loads(made["public"]["jwk"])
    assert {"keys": [members]} == json.loads(made["public"]["jwks"])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "RSA"])
def test_raw_is_what_a_jwk_has(kind: str) -> None:
    made = pair(kind)
    if made["kty"] == "EC":
        assert made["public"]["raw"].startswith("04")
    members = json.loads(made["forms"]["jwk"])
    private = members.get("d") or members["priv"]

    assert octets_of(private) == bytes.fromhex(made["forms"]["raw"])


@pytest.mark.parametrize(
    ("restriction", "alg"),
    [
        ((), None),
        (("md:sha256", "mgf1_md:sha256", "saltlen:32"), "PS256"),
        (("md:sha1",), None),
        (("md:sha512", "mgf1_md:sha1", "saltlen:0"), "PS512"),
    ],
)
def test_a_key_for_pss_alone_stays_one_as_openssl_wrote_it(restriction: tuple[str, ...], alg: str | None) -> None:
    options = [word for one in restriction for word in ("-pkeyopt", f"rsa_pss_keygen_{one}")]
    private = ran("openssl", "genpkey", "-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:1024", *options)
    public = ran("openssl", "pkey", "-pubout", given=private)
    found = entry(private.decode())
    jwk = json.loads(found["public"]["jwk"])

    assert (private.decode(), public.decode()) == (found["forms"]["pem"], found["public"]["pem"])
    assert {"jwk", "jwks", "pem", "der"} == found["forms"].keys() == found["public"].keys()
    assert alg == jwk.get("alg")
    assert "It is only for RSA-PSS" in found["message"]
    if alg == "PS256":
        made = asked("sign", '{"alg":"PS256"}', "{}", private.decode())["token"]
        assert "valid" == opened(made, public.decode())["verdict"]["signature"]["state"]


def octets_of(text: str) -> bytes:
    """Return the octets of base64 or base64url."""
    return base64.b64decode(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4))
