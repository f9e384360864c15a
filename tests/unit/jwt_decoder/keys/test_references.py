"""What is pasted in place of a key is named, with the command that prints the key where there is one."""

from __future__ import annotations

import base64
import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from jwt_decoder.keys.forms.no_key import why_no_key

from tests.unit.jwt_decoder.diagnose.verified import ES, verified
from tests.unit.jwt_decoder.keys.test_key_forms import certificate
from tests.unit.jwt_decoder.keys.test_unframed_keys import HS
from tests.unit.jwt_decoder.verify.jose_tokens import private_key, private_pem

if TYPE_CHECKING:
    from pathlib import Path

_DIGEST = "ab:" * 31 + "ab"
# A text, the beginning of what is said, and the command.
NAMED = {
    "key of AWS KMS": (
        "arn:aws:kms:us-east-1:123456789012:key/1234-abcd",
        "This is the name of a key in AWS KMS, not the key: “aws kms",
        (
            "aws kms get-public-key --key-id arn:aws:kms:us-east-1:123456789012:key/1234-abcd --region us-east-1"
            " --query PublicKey --output text"
        ),
    ),
    "secret of AWS": (
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:jwt",
        "This is the name of a key in AWS Secrets Manager",
        (
            "aws secretsmanager get-secret-value --secret-id arn:aws:secretsmanager:eu-west-1:123456789012:secret:jwt"
            " --region eu-west-1 --query SecretString --output text"
        ),
    ),
    "parameter of AWS": (
        "arn:aws:ssm:eu-west-1:123456789012:parameter/jwt/key",
        "This is the name of a key in AWS Systems Manager",
        (
            "aws ssm get-parameter --with-decryption --name arn:aws:ssm:eu-west-1:123456789012:parameter/jwt/key"
            " --region eu-west-1 --query Parameter.Value --output text"
        ),
    ),
    "key of Google": (
        "projects/p/locations/global/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1",
        "This is the name of a key in Google Cloud KMS",
        "gcloud kms keys versions get-public-key 1 --key k --keyring r --location global --project p --output-file=-",
    ),
    "key of Azure": (
        "https://v.vault.azure.net/keys/k/0123456789abcdef",
        "This is the name of a key in Azure Key Vault",
        "az keyvault key show --id https://v.vault.azure.net/keys/k/0123456789abcdef",
    ),
    "secret of Azure": (
        "https://v.vault.azure.net/secrets/s",
        "This is the name of a key in Azure Key Vault",
        "az keyvault secret show --id https://v.vault.azure.net/secrets/s --query value --output tsv",
    ),
    "certificate of Azure": (
        "https://v.vault.azure.net/certificates/c",
        "This is the name of a key in Azure Key Vault",
        (
            "az keyvault certificate download --id https://v.vault.azure.net/certificates/c --encoding PEM"
            " --file /dev/stdout"
        ),
    ),
    "1Password": (
        "op://vault/my item/key",
        "This is the name of a key in 1Password",
        "op read 'op://vault/my item/key'",
    ),
    "did:web": (
        "did:web:issuer.example",
        "This is a DID, not a key: “curl",
        "curl --globoff --proto '=https' https://issuer.example/.well-known/did.json",
    ),
    "did:web with a path": (
        "did:web:issuer.example%3A8443:user:alice#k",
        "This is a DID, not a key: “curl",
        "curl --globoff --proto '=https' https://issuer.example:8443/user/alice/did.json",
    ),
    "DID of another method": ("did:ion:abc", "This is a DID, not a key. Its keys are in its DID document, which", ""),
    "setting": (
        "spring:\n  jwk-set-uri: https://issuer.example/keys\n",
        "This names the URL of the keys, not a key: “curl",
        "curl --globoff --proto '=https' https://issuer.example/keys",
    ),
    "environment": (
        "JWKS_URL='https://issuer.example/keys'",
        "This names the URL of the keys",
        "curl --globoff --proto '=https' https://issuer.example/keys",
    ),
    "discovery document of Python": (
        "{'issuer': 'https://a', 'jwks_uri': 'https://issuer.example/keys'}",
        "This names the URL of the keys",
        "curl --globoff --proto '=https' https://issuer.example/keys",
    ),
    "variable": ("${JWT_PUBLIC_KEY}", "“${JWT_PUBLIC_KEY}” stands for a key that wasn't filled in", ""),
    "template": ("{{ .Values.publicKey }}", "“{{ .Values.publicKey }}” stands for a key that wasn't filled in", ""),
    "object of JavaScript": ("[object Object]", "A program printed this of a key object", ""),
    "object of Python": (
        "<cryptography.RSAPublicKey object at 0x7f00aa>",
        "A program printed this of a key object",
        "",
    ),
    "object of Java": ("sun.security.rsa.RSAPublicKeyImpl@ffe1234", "A program printed this of a key object", ""),
    "fingerprint of SSH": ("256 SHA256:" + "a" * 43 + " me (ED25519)", "This is the fingerprint of a key", ""),
    "fingerprint of a certificate": (f"SHA256 Fingerprint={_DIGEST}", "This is the fingerprint of a key", ""),
    "digest in DNS": (f"_443._tcp.a. IN TLSA 3 1 1 {'ab' * 32}", "This is the fingerprint of a key", ""),
    "modulus": ("Modulus=" + "AB" * 128, "This is the modulus of an RSA key without its exponent.", ""),
    "token": ("eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.AAAA", "This is a token, not a key.", ""),
    "token behind its scheme": ("Bearer eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.AAAA\n", "This is a token, not a key.", ""),
    "encrypted token": ("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AA.AA.AA", "This is a token, not a key.", ""),
    "SD-JWT": ("eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.AAAA~WyJz~", "This is a token, not a key.", ""),
    "asn1parse": ("    0:d=0  hl=4 l= 290 cons: SEQUENCE", "This is what “openssl asn1parse” shows", ""),
    "age": ("age1" + "q" * 58, "This is a key of age, which encrypts files", ""),
    "WireGuard": ("[Peer]\nPublicKey = abc\n", "This is a configuration of WireGuard", ""),
    "SOPS": (
        "ENC[AES256_GCM,data:abc=,iv:abc=,tag:abc=,type:str]",
        "This value was encrypted by SOPS: “sops",
        "sops --decrypt secrets.yaml",
    ),
    "Ansible": (
        "$ANSIBLE_VAULT;1.1;AES256\n6162",
        "This was encrypted by Ansible Vault",
        "ansible-vault view secrets.yaml",
    ),
    "gzip": ("H4sIAAAAAAAAA" + "q" * 40, "This is base64 of gzip data: decompress it", "base64 --decode | gunzip"),
    "hash of a password": ("$2b$12$" + "a" * 53, "This is the hash of a password, not a key.", ""),
    "folded object": ("{keys: Array(1)}", "A console printed this of an object", ""),
    "keystore of Bouncy Castle": (
        "0000000200000014" + "ab" * 60,
        "This is a keystore of Bouncy Castle (BKS)",
        (
            "keytool -exportcert -rfc -keystore store.bks -alias mykey -storetype BKS -providerpath bcprov.jar"
            " -providerclass org.bouncycastle.jce.provider.BouncyCastleProvider"
        ),
    ),
    "PGP in JSON": (
        json.dumps({"key": "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBGVpAAEIAKqqqqqqqqqqqqqqqqqqqqqq\n"}),
        "This is a PGP key",
        "gpg --export-ssh-key KEYID",
    ),
}


@pytest.mark.each
@pytest.mark.parametrize("kind", NAMED)
def test_what_is_no_key_is_named_with_the_command_that_prints_one(kind: str) -> None:
    text, said, command = NAMED[kind]
    found = verified(ES, text)

    assert "key-unusable" == found["verdict"]["signature"]["state"]
    assert found["verdict"]["signature"]["message"].startswith(said)
    assert command == (found["key"]["command"] or "")


@pytest.mark.untraced
@pytest.mark.parametrize(
    "text",
    [
        "AGE-SECRET-KEY-1" + "Q" * 58,
        "[Interface]\nPrivateKey = abc\n[Peer]\nPublicKey = abc\n",
        "untrusted comment: minisign encrypted secret key\nRWRTY0Iy\n",
    ],
)
def test_a_private_key_that_no_jws_uses_is_flagged(text: str) -> None:
    for token in (ES, HS):
        assert ["key-private"] == [one["id"] for one in verified(token, text)["findings"] if one["id"] != "key-short"]


def test_an_issuer_leads_to_its_discovery_document() -> None:
    found = why_no_key("issuer-uri: https://issuer.example/realms/a")

    assert found is not None
    assert found.command.startswith(
        "curl --globoff --proto '=https' https://issuer.example/realms/a/.well-known/openid-configuration | "
    )


@pytest.mark.untraced
@pytest.mark.parametrize("form", [Encoding.PEM, Encoding.DER])
def test_the_command_for_a_bundle_of_certificates_prints_a_key_that_is_read(form: Encoding, tmp_path: Path) -> None:
    made = pkcs7.serialize_certificates([certificate("P-256")], form)
    text = made.decode() if form == Encoding.PEM else base64.b64encode(made).decode()
    (tmp_path / "bundle.p7b").write_bytes(made)
    command = verified(ES, text)["key"]["command"]
    shown = subprocess.run(command.split(), cwd=tmp_path, check=True, capture_output=True, text=True).stdout  # noqa: S603 - a fixed command

    assert "invalid" == verified(ES, shown)["verdict"]["signature"]["state"]


@pytest.mark.untraced
def test_a_private_key_that_was_cut_is_flagged() -> None:
    pem = private_pem(private_key("P-256"))[:120]
    for text in (pem, base64.b64encode(pem.encode()).decode(), json.dumps({"key": pem})):
        for token in (ES, HS):
            found = verified(token, text)

            assert ["key-private"] == [one["id"] for one in found["findings"]]
        assert "The PEM block “PRIVATE KEY” can't be read" in verified(ES, text)["verdict"]["signature"]["message"]
