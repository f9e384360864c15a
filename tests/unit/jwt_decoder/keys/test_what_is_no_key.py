"""Texts beside keys are called what they are: addresses, and JSON objects about something else with a key in them."""

from __future__ import annotations

import hmac
import json
from typing import Any

import jwt as pyjwt
import pytest
from cryptography.hazmat.primitives.serialization import PrivateFormat
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.output.wording import render

from tests.unit.jwt_decoder.keys.test_key_forms import certificate_pem, private
from tests.unit.jwt_decoder.verify.jose_tokens import b64, outcome, private_key, public_pem

ADDRESSES = (
    "https://issuer.example/jwks",
    "http://localhost:8080/realms/demo/protocol/openid-connect/certs",
    " HTTPS://issuer.example/.well-known/openid-configuration\n",
    "issuer.example/.well-known/jwks.json",
    "localhost:3000/auth/.well-known/jwks.json",
)
SECRETS = ("https:", "https:// a", "a/b", "see https://issuer.example/jwks", "well-known/secret")
PRIVATE = private("RSA", PrivateFormat.PKCS8)
PUBLIC = public_pem(private_key("RSA"))
ACCOUNT = {
    "type": "service_account",
    "project_id": "p",
    "private_key_id": "k1",
    "private_key": PRIVATE,
    "client_email": "a@p.iam.gserviceaccount.com",
}


def token(**header: str) -> str:
    key: Any = private_key("RSA")
    return pyjwt.encode({"sub": "a"}, key, algorithm="RS256", headers=header)


def hmac_token(secret: str) -> str:
    head = ".".join(map(b64, (b'{"alg":"HS256"}', b"{}")))
    return f"{head}.{b64(hmac.digest(secret.encode(), head.encode(), 'sha256'))}"


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_called_one_and_not_a_secret(text: str) -> None:
    key, found = read_key(text, "text"), outcome(token(), text)

    assert render(key.message).startswith("URL (not fetched): paste the keys it serves.")
    assert "key-unusable" == found.state
    assert render(found.message).endswith("this is a URL (not fetched): paste the keys it serves.")


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_that_is_the_secret_all_the_same_verifies(text: str) -> None:
    assert "valid" == outcome(hmac_token(text), text).state


@pytest.mark.parametrize("text", ADDRESSES)
def test_nothing_is_said_of_the_length_of_an_address_that_is_not_the_secret(text: str) -> None:
    found = outcome(hmac_token("something else that is long enough"), text)

    assert ("invalid", ()) == (found.state, found.findings)
    assert "The signature doesn't match this URL used as a secret (HS256)." == render(found.message)


@pytest.mark.parametrize("text", SECRETS)
def test_a_text_that_is_no_address_is_a_secret(text: str) -> None:
    assert render(read_key(text, "text").message).startswith("Secret, ")


@pytest.mark.parametrize("kid", ["k1", "another", None])
def test_the_file_of_a_service_account_is_named_and_its_private_key_found(kid: str | None) -> None:
    text = json.dumps(ACCOUNT)
    found = outcome(token(**({"kid": kid} if kid else {})), text)
    said = render(read_key(text, "text").message)

    assert said.startswith("RSA private key, 2048 bits, Google service account file. You pasted a private key.")
    assert ("valid", ["key-private"]) == (found.state, [finding.id for finding in found.findings])


@pytest.mark.parametrize(
    "name", ["key", "private_key", "privateKey", "PRIVATE-KEY", "public_key", "publicKey", "cert", "pem"]
)
def test_a_name_that_says_what_it_holds_is_no_kid(name: str) -> None:
    key = read_key(json.dumps({name: PUBLIC}), "text")

    assert f"RSA public key, 2048 bits, PEM in a JSON object. It was found in “{name}” of the JSON." == render(
        key.message
    )
    assert "valid" == outcome(token(kid="k1"), key.text).state


def test_an_object_with_more_than_keys_in_it_is_no_map() -> None:
    key = read_key(json.dumps({"realm": "demo", "ours": PUBLIC}), "text")

    said = "RSA public key, 2048 bits, PEM in a JSON object. It was found in “ours” of the JSON."
    assert ("pem", said) == (key.kind, render(key.message))


def test_several_keys_of_an_object_are_all_tried() -> None:
    other = certificate_pem("P-256")
    text = json.dumps({"cert": other, "private_key": PRIVATE, "public_key": PUBLIC})
    found = outcome(token(), text)

    assert render(read_key(text, "text").message).startswith("JSON object with 3 keys in PEM. You pasted a private key")
    assert ("valid", ["key-private"]) == (found.state, [finding.id for finding in found.findings])


def test_nothing_is_used_of_a_private_key_that_cannot_be_read() -> None:
    key = read_key(json.dumps({**ACCOUNT, "private_key": PRIVATE[:100]}), "text")

    assert "Google service account file. You pasted a private key, which doesn't belong" in render(key.message)
    assert ["A private key was pasted."] == [render(finding.message) for finding in key.findings]


def test_a_map_of_key_ids_is_still_one() -> None:
    key = read_key(json.dumps({"2026-01": PUBLIC, "2026-02": certificate_pem("RSA")}), "text")

    assert ("key-map", "Map of kid to PEM, 2 keys.") == (key.kind, render(key.message))
