"""What is found of an encrypted token beside the one example of each rule."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from joserfc.jwk import RSAKey
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.decrypt.sealed import compact, jwk, key_for, opened, sealed

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

POINT = base64url.encode(bytes(range(32)))
OKP = {"kty": "OKP", "crv": "X25519", "x": POINT}


def found(report: Reporter, **header: object) -> dict[str, Any]:
    """Return the findings of a JWE with such a header by their ids."""
    jose = {"alg": "RSA-OAEP", "enc": "A256GCM", **header}
    text = base64url.encode(json.dumps(jose).encode()) + ".AAAA" * 4
    return {one["id"]: one for one in report(text)["tokens"][0]["findings"]}


@pytest.mark.parametrize(
    ("header", "ident", "message", "advice"),
    [
        ({"alg": "rsa-oaep"}, "alg-misspelt", "“rsa-oaep” isn't RSA-OAEP: names are case-", "for the content key"),
        ({"alg": "RSA"}, "alg-unknown", "“RSA” isn't a JWE algorithm known here.", "for the content key"),
        ({"alg": "RS256"}, "alg-unknown", "“RS256” doesn't encrypt: it is for signed tokens", "for the content key"),
        ({"alg": "none"}, "alg-unknown", "“none” doesn't encrypt: it is for signed tokens", "for the content key"),
        ({"enc": ""}, "enc-unknown", "enc is empty, so it doesn't name an algorithm.", "spelled exactly"),
        ({"enc": "RSA-OAEP"}, "enc-unknown", "“RSA-OAEP” isn't a JWE content encryption algorithm", "spelled exactly"),
        ({"alg": "ECDH-ES"}, "parameter-missing", "ECDH-ES needs epk, which isn't in the header.", "whole header"),
        ({"epk": {"kty": "EC"}}, "epk-invalid", "epk can't be read as a public key: ", "Reject"),
        (
            {"epk": {"kty": "OKP", "crv": "Ed25519", "x": POINT}},
            "epk-invalid",
            "epk is on a curve that isn't",
            "Reject",
        ),
        (
            {"epk": {"kty": "EC", "crv": "P-256", "x": POINT, "y": POINT}},
            "epk-invalid",
            "epk isn't a point on P-256.",
            "Reject",
        ),
        (
            {"epk": {"kty": "OKP", "crv": "X25519", "x": base64url.encode(bytes(32))}},
            "epk-invalid",
            "epk is a point of small order",
            "Reject",
        ),
    ],
)
def test_what_is_wrong_is_found_and_what_to_do(
    report: Reporter, header: dict[str, object], ident: str, message: str, advice: str
) -> None:
    one = found(report, **header)[ident]

    assert one["message"].startswith(message)
    assert advice in one["advice"]


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "HPKE-0", "enc": "int"},
        {"alg": "ECDH-ES", "epk": OKP},
        {"alg": "PBES2-HS256+A128KW", "p2s": "AAAAAAAAAAA", "p2c": 1000},
        {"jwk": OKP},
        {"jwk": OKP, "x5c": ["AA"]},
        {"epk": 1, "enc": 1},
    ],
)
def test_what_is_right_is_not_found(report: Reporter, header: dict[str, object]) -> None:
    ids = {
        "alg-unknown",
        "alg-misspelt",
        "parameter-missing",
        "epk-invalid",
        "jwk-present",
        "x5c-present",
        "enc-unknown",
    }

    assert set() == ids & found(report, **header).keys()


def test_hpke_that_encrypts_the_content_itself_needs_no_enc(report: Reporter) -> None:
    texts = [f"{base64url.encode(json.dumps({'alg': alg}).encode())}.AAAA.AAAA.AAAA.AAAA" for alg in ("HPKE-0", "dir")]
    ids = [{one["id"] for one in report(text)["tokens"][0]["findings"]} for text in texts]

    assert [False, True] == ["enc-missing" in found for found in ids]


def test_another_enc_is_told_with_its_recipient(report: Reporter) -> None:
    each = [{"header": {"alg": "A128KW", "enc": enc}} for enc in ("A128GCM", "A128GCM", "A\u202e256GCM")]
    text = json.dumps({"recipients": each, "iv": "AAAA", "ciphertext": "AAAA", "tag": "AAAA"})
    (one,) = (one for one in report(text)["tokens"][0]["findings"] if one["id"] == "enc-differs")

    assert one["message"].startswith("Recipient 3 has enc “A")
    assert "\u202e" not in one["message"]


def test_the_key_that_a_sealed_token_names_is_offered_for_no_signature(report: Reporter) -> None:
    header = {"alg": "RSA-OAEP", "enc": "A256GCM", "jwk": OKP, "jku": "https://a.example"}
    token = report(base64url.encode(json.dumps(header).encode()) + ".AAAA" * 4)["tokens"][0]

    assert ([], []) == (token["header_keys"], token["pointers"])


def key_findings(alg: str, enc: str, octets: bytes, *, wraps: bool = False) -> dict[str, str]:
    """Return what is found of a shared key that doesn't decrypt."""
    token = compact({"alg": alg, "enc": enc}, bytes(16 if enc == "A128GCM" else 32), bytes(24) if wraps else b"")
    key = json.dumps({"kty": "oct", "k": base64url.encode(octets)})
    return {one["id"]: one["message"] for one in opened(token, key)["findings"]}


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("octets", "bits"),
    [
        (b"0f3a9c7be2d85146", 64),
        (b"xK7pQ2vR9mT4wY6z", 96),
        (b"xK7#pQ2!vR9@mT4$", 105),
        (bytes(range(7, 23)), None),
        (b"\xff" + b"xK7pQ2vR9mT4wY6", None),
    ],
)
@pytest.mark.parametrize(("alg", "wraps"), [("dir", False), ("A128KW", True)])
def test_a_key_of_text_has_few_bits(octets: bytes, bits: int | None, alg: str, wraps: bool) -> None:  # noqa: FBT001 - of a case
    message = key_findings(alg, "A128GCM", octets, wraps=wraps).get("key-guessable", "")

    assert (f"16 characters of text, so it has at most {bits} bits" in message) == (bits is not None)
    assert bool(message) == (bits is not None)


@pytest.mark.untraced
def test_a_long_key_of_text_and_a_password_of_any_length_are_no_matter() -> None:
    assert {} == key_findings("dir", "A256GCM", b"0f3a9c7be2d851460f3a9c7be2d85146"[::-1])
    key = key_for("PBES2-HS256+A128KW", "A128GCM")

    assert [] == opened(sealed("PBES2-HS256+A128KW", "A128GCM", key), jwk(key))["findings"]


@pytest.mark.untraced
@pytest.mark.filterwarnings("ignore:Key size")
def test_a_short_rsa_key_is_found_whether_or_not_it_decrypts() -> None:
    short = RSAKey.generate_key(1024, private=True)
    token = sealed("RSA-OAEP", "A128GCM", key_for("RSA-OAEP", "A128GCM"))

    assert ["key-short"] == [one["id"] for one in opened(token, jwk(short))["findings"]]
