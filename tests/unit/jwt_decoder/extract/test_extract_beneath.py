"""Tokens and keys that stand beneath another spelling: JSON objects escaped, keys in base64, keys without a frame."""

from __future__ import annotations

import base64
import json
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt_decoder.extract import escaped_json, extract
from jwt_decoder.keys.read_key import read_key

from tests.unit.jwt_decoder.extract.test_extract import FLATTENED, HEADER, PAYLOAD, SIGNATURE, TOKEN, spelled, wrapped

if TYPE_CHECKING:
    from jwt_decoder.extract.json_objects import JsonObject

    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

EC_KEY: Final = ec.derive_private_key(7, ec.SECP256R1()).public_key()
ED_KEY: Final = ed25519.Ed25519PrivateKey.from_private_bytes(b"7" * 32).public_key()
DER: Final = base64.b64encode(EC_KEY.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()
PEM: Final = EC_KEY.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
SSH: Final = ED_KEY.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
JWK: Final = json.dumps({"kty": "oct", "kid": "a", "k": "c2VjcmV0"})
JWKS: Final = json.dumps({"keys": [{"kty": "oct", "k": "c2VjcmV0"}]})


def quoted(text: str, times: int = 1) -> str:
    return text if times == 0 else quoted(json.dumps({"body": text}), times - 1)


OBJECTS: Final = {
    "in a JSON string": quoted(FLATTENED),
    "in a JSON string in a JSON string": quoted(FLATTENED, 2),
    "four deep": quoted(FLATTENED, 4),
    "in a line of a log": f'2026-11-23 INFO msg="{quoted(FLATTENED, 2)[10:-2]}" status=200',
    "in a string that is cut": quoted(FLATTENED)[9:-1],
    "with line breaks in it": quoted(json.dumps(json.loads(FLATTENED), indent=2)),
    "in a parameter": f"https://a.example/?jws={quote(FLATTENED)}&x=1",
    "in a parameter with plus signs": f"jws={quote(FLATTENED, safe=' ').replace(' ', '+')}&x=1",
    "in markup": f"<pre>{escape(FLATTENED)}</pre>",
}


@pytest.mark.untraced
@pytest.mark.parametrize("paste", OBJECTS.values(), ids=OBJECTS)
def test_a_jws_that_is_an_escaped_object_is_one_token(report: Reporter, paste: str) -> None:
    """The object is read as it was before it was escaped, and a note says so."""
    (found,) = extract(paste).tokens
    token = report(paste)["tokens"][0]

    assert json.loads(FLATTENED) == json.loads(found.text)
    assert found.text.replace(" ", "+") == spelled(found, paste).replace(" ", "+")
    assert ("jws-json", "sound") == (token["kind"], token["verdict"]["structure"]["state"])
    assert "json-unescaped" in {note["id"] for note in report(paste)["notes"]}


def test_a_character_of_an_escaped_object_is_pointed_at_in_its_place(report: Reporter) -> None:
    paste = quoted(FLATTENED.replace(PAYLOAD, f"{PAYLOAD[:8]}!{PAYLOAD[8:]}"))
    (fault,) = report(paste)["tokens"][0]["faults"]

    assert "!" == paste[fault["start"] : fault["end"]]


def test_an_escaped_object_beneath_the_deepest_level_is_left_alone() -> None:
    assert "jws-json" not in {token.label for token in extract(quoted(FLATTENED, 6)).tokens}
    assert () == extract(quoted(JWK, 6)).keys


@pytest.mark.parametrize(
    ("paste", "kind", "label", "text"),
    [
        (quoted(JWK), "jwk", "a", JWK),
        (quoted(JWK, 3), "jwk", "a", JWK),
        (quoted(JWKS), "jwk-set", "", JWKS),
        (f"<pre>{escape(JWK)}</pre>", "jwk", "a", JWK),
        (f"<pre>{JWK.replace(chr(34), '&#34;')}</pre>", "jwk", "a", JWK),
        (f"jwk={quote(JWK)}&a=b", "jwk", "a", JWK),
        (f"  tls.crt: {base64.b64encode(PEM.encode()).decode()}\n", "pem", "tls.crt", PEM.strip()),
        (f'{{"public_key": "{DER}"}}', "der", "public_key", None),
        (f"key:\n{wrapped(DER, 64)}\n", "der", "key", DER.rstrip("=")),
        (f"{SSH} joe@host\n", "ssh", "", None),
        (f"key: {SSH}", "ssh", "key", None),
    ],
)
def test_a_key_is_offered_as_it_was_before(
    paste: str, kind: str, label: str, text: str | None, report: Reporter
) -> None:
    """What is offered for the key field is that key, be it escaped, wrapped, in base64, or without a frame."""
    (key,) = report(paste)["keys"]
    offered = key.get("text", paste[key["start"] : key["end"]])

    assert (kind, label) == (key["kind"], key["label"])
    assert text is None or text == offered
    assert read_key(offered, "text").members
    assert read_key(offered, "text").kind in {kind, "der", "pem"}


@pytest.mark.parametrize(
    "paste",
    [
        f"x{DER}",  # glued to a word
        DER[:40],
        "MII" + "A" * 60,  # no DER
        "an ADMIN from MIIT",
        "ssh-rsa AAAA",
        "ssh-rsa AAAAB3NzaC1yc2E",
        "MII" + "A" * 60 + "\n" + "MII" * 40,
    ],
)
def test_takes_no_other_base64_for_a_key(paste: str) -> None:
    assert () == extract(paste).keys


def test_no_more_than_twenty_texts_are_tried_as_keys() -> None:
    broken = "MII" + "A" * 60
    assert 20 == len(extract("\n\n".join([DER] * 25)).keys)
    assert 0 == len(extract("\n\n".join([broken] * 20 + [DER])).keys)


def test_a_key_that_stands_in_another_is_not_offered_twice() -> None:
    """Keys within a JWK, a PEM block or a token are no keys of their own."""
    paste = f'{{"kty": "EC", "x5c": ["{DER}"]}}\n{PEM}\n{TOKEN}'
    assert ["jwk", "pem"] == [key.kind for key in extract(paste).keys]


@pytest.mark.untraced
def test_a_token_in_base64_is_shown_in_its_place(report: Reporter, verify: Verifier) -> None:
    """Each part of the token has its place in the base64, no repair is offered there, and the signature is verified."""
    paste = "Authorization: Basic " + base64.b64encode(f"u:{HEADER}.{PAYLOAD}=.{SIGNATURE}".encode()).decode()
    token = report(paste)["tokens"][0]
    header, payload, signature = token["segments"]
    (fault,) = token["faults"]

    assert [0, len(HEADER) + 1, len(HEADER) + len(PAYLOAD) + 3] == [one["clean"] for one in token["segments"]]
    assert token["start"] == header["start"] <= header["end"] - 1 <= payload["start"]
    assert payload["end"] - 1 <= signature["start"] < signature["end"] == token["end"] <= len(paste)
    assert ("base64url-padded", None) == (fault["id"], fault["repair"])
    assert payload["start"] < fault["start"] < fault["end"] <= signature["start"] + 2
    assert "invalid" == verify(paste, "a secret")["verdict"]["signature"]["state"]


def test_no_more_of_what_is_escaped_in_several_ways_is_read_than_eight_times_the_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = '%25252522signature&amp;amp;amp;amp;quot;signature\\\\\\"signature'
    backslashes = "\\" * 15
    text = f'{{{backslashes}"{{&amp;amp;amp;amp;amp;quot;%252525257B%22{"x" * 10_000}{names}'
    read: list[int] = []

    def objects_in(one: str) -> list[JsonObject]:
        read.append(len(one))
        return []

    monkeypatch.setattr(escaped_json, "objects_in", objects_in)

    assert () == escaped_json.quoted_objects(text).tokens
    assert 5 < len(read)
    assert sum(read) <= 8 * len(text)
