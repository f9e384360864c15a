"""Which key is chosen, what a key may not be used for, and what is wrong with a key."""

from __future__ import annotations

import asyncio
import hashlib
import json
from typing import TYPE_CHECKING, Any

import jwt as pyjwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from jwt_decoder.bridge.platform import HmacOnly
from jwt_decoder.diagnose.diagnose import diagnose
from jwt_decoder.keys.header_keys import header_keys
from jwt_decoder.keys.key_findings import weak
from jwt_decoder.keys.key_material import rsa_key, secret_key, thumbprint
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.keys.roca import has_roca_fingerprint
from jwt_decoder.output.wording import render
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.verify.verify import verify

from tests.unit.jwt_decoder.diagnose.test_diagnosis import jwk
from tests.unit.jwt_decoder.keys.test_key_forms import certificate, certificate_pem, x5c
from tests.unit.jwt_decoder.verify.jose_tokens import b64, outcome, private_key, split, state

if TYPE_CHECKING:
    from jwt_decoder.verify.outcome import SignatureOutcome

    from tests.unit.jwt_decoder.conftest import Verifier


def token(kind: str = "P-256", **header: Any) -> str:  # noqa: ANN401 - JSON values
    alg = {"P-256": "ES256", "RSA": "RS256", "Ed25519": "EdDSA"}[kind]
    key: Any = private_key(kind)
    return pyjwt.encode({"sub": "a"}, key, algorithm=alg, headers=header)


def with_key(signed: str, key: object) -> SignatureOutcome:
    return outcome(signed, json.dumps(key))


def finding_ids(result: SignatureOutcome) -> list[str]:
    return [finding.id for finding in result.findings]


SET = {"keys": [jwk("RSA", kid="r"), jwk("P-256", 1, kid="other"), "not a key", jwk("P-256", kid="mine")]}


@pytest.mark.parametrize(
    ("kid", "said"),
    [
        ({"kid": "mine"}, "Tried key 3 of 3, chosen by its kid."),
        ({"kid": "gone"}, "No key in the set has the token's kid: tried key 3 of 3 instead."),
        ({}, "Tried key 3 of 3: the token has no kid."),
    ],
)
def test_a_key_of_a_set_is_chosen_by_kid_then_by_kind(kid: dict[str, str], said: str) -> None:
    result = with_key(token(**kid), SET)
    assert "valid" == result.state
    assert said in render(result.message)


def test_a_set_says_how_many_keys_were_tried_in_vain() -> None:
    result = with_key(token(), {"keys": [jwk("P-256", 1), jwk("P-256", 2)]})
    assert "invalid" == result.state
    assert "Tried 2 of 2 keys: the token has no kid." in render(result.message)


def test_a_set_without_a_fitting_key_is_unusable() -> None:
    result = with_key(token(), {"keys": [jwk("RSA"), jwk("Ed25519")]})
    assert "key-unusable" == result.state
    assert "ES256 needs an EC public key, but this is an RSA public key, 2048 bits." in render(result.message)


def test_an_empty_set_is_unusable() -> None:
    assert "This JWK Set has no keys." == render(with_key(token(), {"keys": []}).message)


def test_an_array_of_keys_is_a_set_that_is_said_not_to_be_one() -> None:
    key = read_key(json.dumps([jwk("P-256")]), "text")
    assert "jwk-set" == key.kind
    assert "a JWK Set is an object" in render(key.message)


@pytest.mark.untraced
def test_a_set_of_a_hundred_thousand_keys_is_chosen_from_by_kid() -> None:
    members = [{"kty": "EC", "kid": str(at)} for at in range(100_000)] + [jwk("P-256", kid="mine")]
    assert "valid" == with_key(token(kid="mine"), {"keys": members}).state


@pytest.mark.each
@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"use": "enc"}, "The key's use is “enc”, so it isn't for signatures (RFC 7517 §4.2)."),
        ({"use": 1}, "The key's use isn't a string, so"),
        ({"key_ops": ["sign"]}, "don't include “verify”"),
        ({"key_ops": "verify"}, "key_ops isn't an array"),
        ({"alg": "ES384"}, "The key's alg is “ES384”, so it isn't for ES256 (RFC 7517 §4.4)."),
        ({"kty": "XX"}, "The kty of this JWK is “XX”"),
        ({"kty": 1}, "This JWK's kty isn't a string."),
        ({"kty": "ec"}, "The kty of this JWK is “ec”; it must be written “EC”."),
        ({"kty": "ECDSA"}, "The kty of this JWK is “ECDSA”; it must be written “EC”."),
        ({"crv": "P256"}, "The crv of this JWK is “P256”; it must be written “P-256”."),
        ({"crv": "prime256v1"}, "The crv of this JWK is “prime256v1”; it must be written “P-256”."),
        ({"crv": "Ed25519"}, "The crv of this JWK is Ed25519, which belongs to the kty “OKP”, but its kty is “EC”."),
        ({"kty": "OKP"}, "The crv of this JWK is P-256, which belongs to the kty “EC”, but its kty is “OKP”."),
        ({"x": "0a" * 32}, "This JWK's x is written in hex; it must be base64url (RFC 7518 §6)."),
        ({"x": "0A" * 32}, "This JWK's x is written in hex; it must be base64url (RFC 7518 §6)."),
        ({"y": "12" * 38}, "This JWK's y is a decimal number; it must be base64url (RFC 7518 §6)."),
        ({"x": 5}, "This JWK's x isn't a string; it must be base64url text (RFC 7518 §6)."),
        ({"crv": "P-384"}, "ES256 needs a key for P-256, but this one is for P-384."),
        ({"crv": "P-000"}, "The curve “P-000” isn't used by any algorithm"),
        ({"crv": 5}, "This JWK's crv isn't a string."),
        ({"x": "AA" * 40}, "A coordinate on P-256 has 32 bytes, but this key has one of 60."),
        ({"x": "A"}, "This JWK's x isn't base64url."),
        ({"x": "ä"}, "This JWK's x isn't base64url."),
        ({"x": None}, "This JWK's x isn't a string;"),
        ({"x": "A" * 20_001}, "is longer than in any real key"),
        ({"y": "AAAA"}, "This key's point isn't on P-256: it was never a valid public key, or it was changed."),
    ],
)
def test_what_forbids_the_use_of_a_key_makes_it_unusable_with_a_sentence(more: dict[str, object], said: str) -> None:
    result = with_key(token(), jwk("P-256") | more)
    assert "key-unusable" == result.state
    assert said in render(result.message)


@pytest.mark.parametrize(
    "more", [{"use": "sig"}, {"key_ops": ["verify"]}, {"alg": "ES256"}, {"d": "AA", "key_ops": ["sign"]}, {"kid": "x"}]
)
def test_what_allows_the_use_of_a_key_is_no_obstacle(more: dict[str, object]) -> None:
    assert "valid" == with_key(token(), jwk("P-256") | more).state


@pytest.mark.parametrize("alg", ["EdDSA", "Ed25519"])
def test_eddsa_and_its_curve_mean_each_other(alg: str) -> None:
    assert "valid" == with_key(token("Ed25519"), jwk("Ed25519") | {"alg": alg}).state


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (
            {"kty": "OKP", "crv": "X25519", "x": b64(bytes(32))},
            "it is for key agreement (ECDH-ES) and can't sign",
        ),
        ({"kty": "OKP", "crv": "Ed25519", "x": b64(bytes(31))}, "has 32 bytes, but this one has 31"),
        ({"kty": "OKP", "crv": "Ed99", "x": b64(bytes(31))}, "The curve “Ed99” isn't used by any algorithm"),
        ({"kty": "RSA", "n": "", "e": "AQAB"}, "no modulus or no exponent"),
        ({"kty": "RSA", "n": b64(b"\xc3" * 256)}, "This JWK has no e."),
        ({"kty": "RSA", "n": b64(b"\xc3" * 256), "e": 65537}, "This JWK's e isn't a string;"),
        ({"kty": "RSA", "n": b64(b"\1" * 2049), "e": "AQAB"}, "keys over 16384 bits aren't supported here"),
        (
            {"kty": "RSA", "n": b64(b"\xc3" * 256), "e": b64(b"\x81" * 256)},
            "This RSA key's exponent has 2048 bits",
        ),
    ],
)
def test_a_key_that_can_verify_nothing_says_so(key: dict[str, object], said: str) -> None:
    assert said in render(with_key(token("Ed25519"), key).message)


@pytest.mark.parametrize(
    ("change", "ident"),
    [
        (lambda key: key | {"x": key["x"] + "="}, "key-malformed"),
        (lambda key: key | {"x": " " + key["x"]}, "key-malformed"),
        (lambda key: key | {"kid": 7}, "key-malformed"),
    ],
)
def test_a_key_that_is_spelt_oddly_works_and_has_a_finding(change: Any, ident: str) -> None:  # noqa: ANN401 - a lambda
    result = with_key(token(), change(jwk("P-256")))
    assert ("valid", [ident]) == (result.state, finding_ids(result))


def test_a_coordinate_without_its_leading_zeros_is_filled_up() -> None:
    short = read_key('{"kty":"EC","crv":"P-256","x":"AQ","y":"Ag"}', "text").members[0].read()
    assert b"\4" + (1).to_bytes(32, "big") + (2).to_bytes(32, "big") == short.octets
    assert short.oddity is not None
    assert "under the 32 bytes" in render(short.oddity)


def test_a_modulus_with_a_leading_zero_is_odd() -> None:
    key = read_key(json.dumps({"kty": "RSA", "n": b64(b"\0" + b"\xff" * 256), "e": "AQAB"}), "text")
    oddity = key.members[0].read().oddity
    assert oddity is not None
    assert "zero byte" in render(oddity)


def test_members_that_stand_twice_duplicate_kids_mixed_and_private_keys_are_findings() -> None:
    double = read_key('{"kty":"oct","k":"AAAA","k":"BBBB"}', "text")
    assert ["key-member-duplicate"] == [finding.id for finding in double.findings]
    assert b"\4\x10\x41" == double.members[0].read().octets
    keys = [{"kty": "oct", "k": "AA", "kid": "a"}, jwk("P-256", kid="a") | {"d": "AA"}]
    several = read_key(json.dumps({"keys": keys}), "text")
    assert ["key-kid-duplicate", "key-set-mixed", "key-private"] == [finding.id for finding in several.findings]
    twice = read_key(json.dumps({"keys": [jwk("P-256") | {"d": "AA"}] * 2}), "text")
    assert "2 private keys were pasted." in render(twice.findings[0].message)


def test_weak_rsa_keys_are_findings_of_severity_error() -> None:
    row = ALGORITHMS["RS256"]

    def said(modulus: int, exponent: int) -> list[str]:
        found = weak(rsa_key(modulus, exponent), row)
        assert all(finding.severity == "error" for finding in found)
        return [finding.id for finding in found]

    assert [] == said(2**2047 + 1, 65537)
    assert ["key-short"] == said(2**2046 + 1, 65537)
    assert ["key-exponent"] == said(2**2047 + 1, 1)
    assert ["key-exponent"] == said(2**2047 + 1, 65538)
    assert [] == said(2**2047 + 1, 3)


def test_the_roca_fingerprint_is_that_of_powers_of_65537() -> None:
    assert has_roca_fingerprint(65537**64)
    assert not has_roca_fingerprint(2 * 65537**64)


def test_json_that_is_no_key_is_a_secret() -> None:
    for text in ("{}", "[]", "[1]", '["a"]', '"a"', '{"a":1}', "{broken", '{"a":"b"}', "[[" * 40):
        assert ("secret", text.encode()) == (read_key(text, "text").kind, read_key(text, "text").secret)


def test_a_broken_jwk_says_where_it_breaks() -> None:
    key = read_key('{"kty":"oct","k":"AA",}', "text")
    assert ("jwk", 22) == (key.kind, key.data["at"])
    assert key.problem is not None
    assert "(character 23)" in render(key.problem)


def test_a_jwk_nested_without_end_is_refused_before_it_is_parsed() -> None:
    problem = read_key('{"kty":' + "[" * 100_000, "text").problem
    assert problem is not None
    assert "nested deeper" in render(problem)


def test_an_openid_discovery_document_is_told_from_a_key() -> None:
    document = {"issuer": "https://a.example", "jwks_uri": "https://a.example/jwks"}
    result = with_key(token(), document)
    assert "key-unusable" == result.state
    assert "Its keys are at “https://a.example/jwks”" in render(result.message)


def test_a_jwk_says_its_kid_and_another_one_than_the_token_s_is_a_finding() -> None:
    key = jwk("P-256", kid="k-1")
    assert "Its kid is “k-1”." in render(read_key(json.dumps(key), "text").message)
    assert ["kid-mismatch"] == finding_ids(with_key(token(kid="k-2"), key))


def test_a_kid_that_is_a_thumbprint_is_checked() -> None:
    own = b64(thumbprint(read_key(json.dumps(jwk("P-256")), "text").members[0].read()))
    urn = "urn:ietf:params:oauth:jwk-thumbprint:sha-256:"
    other = b64(bytes(32))
    said = {
        kid: [(finding.id, finding.severity) for finding in with_key(token(kid=kid), jwk("P-256")).findings]
        for kid in (own, urn + own, other, urn + other, "plain")
    }
    assert said == {
        own: [("kid-thumbprint-match", "info")],
        urn + own: [("kid-thumbprint-match", "info")],
        other: [("kid-thumbprint-mismatch", "info")],
        urn + other: [("kid-thumbprint-mismatch", "error")],
        "plain": [],
    }


def test_thumbprints_are_those_of_the_specifications() -> None:
    # RFC 8037 appendix A.3; the oct one by RFC 7638 §3.2.
    okp = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    material = read_key(json.dumps(okp), "text").members[0].read()
    assert "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k" == b64(thumbprint(material))
    assert hashlib.sha256(b'{"k":"YQ","kty":"oct"}').digest() == thumbprint(secret_key(b"a"))


def test_certificate_thumbprints_of_the_header_are_checked() -> None:
    der = certificate("P-256").public_bytes(Encoding.DER)
    right = {"x5t": b64(hashlib.sha1(der).digest()), "x5t#S256": b64(hashlib.sha256(der).digest())}  # noqa: S324 - RFC 7515 §4.1.7
    wrong = {"x5t": "AAAA", "x5t#S256": 5}
    cases: list[tuple[dict[str, Any], str]] = [(right, "x5t-match"), (wrong, "x5t-mismatch")]
    for header, said in cases:
        assert [said] * 2 == finding_ids(outcome(token(**header), certificate_pem("P-256")))
    assert ["x5t-match"] == finding_ids(with_key(token(x5t=right["x5t"], x5c=[x5c("P-256")]), jwk("P-256")))


@pytest.mark.parametrize("header", [{"jwk": jwk("P-256")}, {"x5c": [x5c("P-256")]}])
def test_a_key_of_the_header_itself_can_be_used_and_is_trusted_by_nobody(header: dict[str, Any]) -> None:
    (found,) = header_keys(header)
    result = outcome(token(**header), found.text)
    assert ("valid", "from-token") == (result.state, result.trust.state)
    assert "whoever made the token chose it" in render(result.trust.message)


@pytest.mark.parametrize("header", [{"jwk": 5}, {"x5c": 5}, {"x5c": []}, {"x5c": [5]}, {"x5c": ["AAAA"]}, {}])
def test_a_header_without_a_usable_key_has_none(header: dict[str, object]) -> None:
    assert () == header_keys(header)


def test_a_supplied_key_beside_one_in_the_header_is_supplied() -> None:
    assert "supplied" == with_key(token(jwk=jwk("P-256", 1)), jwk("P-256")).trust.state


def test_a_map_of_pem_texts_is_chosen_from_by_kid() -> None:
    keys = {"a": certificate_pem("RSA"), "b": certificate_pem("P-256"), "c": 5, "d": "no PEM"}
    assert "Tried key 2 of 2, chosen by its kid." in render(with_key(token(kid="b"), keys).message)
    hollow = {"a": "-----BEGIN EC PARAMETERS-----\nAA==\n-----END EC PARAMETERS-----"}
    assert "The PEM is empty" in render(with_key(token(kid="a"), hollow).message)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("-----BEGIN EC PARAMETERS-----\nAA==\n-----END EC PARAMETERS-----", "only parameters"),
        ("-----BEGIN PUBLIC KEY-----\nA***\n-----END PUBLIC KEY-----", "U+002A isn't a base64 character"),
        ("-----BEGIN PUBLIC KEY-----\nA\n-----END PUBLIC KEY-----", "cut short or broken"),
        ("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", "cut short or not DER"),
        ("-----BEGIN PUBLIC KEY-----\n" + "A" * 300_000, "longer than any real key"),
        ("ssh-rsa AAAA", "cut short"),
        ("ssh-rsa ****", "base64 is broken"),
        ("ssh-rsa " + "A" * 100_001, "it isn't an SSH public key"),
        ("sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t", "“sk-ssh-ed25519@openssh.com”"),
    ],
)
def test_a_broken_key_is_unusable_with_a_sentence(text: str, said: str) -> None:
    key = read_key(text, "text")
    assert key.kind in {"pem", "ssh"}
    assert key.problem is not None
    assert said in render(key.problem)


def test_a_refused_key_of_a_set_does_not_hide_one_that_fits() -> None:
    result = with_key(token(), {"keys": [jwk("P-256") | {"y": "AAAA"}, jwk("P-256", 1)]})
    assert "invalid" == result.state


def test_an_algorithm_that_the_platform_lacks_is_unsupported_and_no_reading_helps() -> None:
    jws, key = split(token()), read_key(json.dumps(jwk("P-256")), "text")
    result = asyncio.run(verify(jws, key, HmacOnly()))
    assert "unsupported" == result.state
    assert render(result.message).startswith("ES256 needs the browser")
    assert () == asyncio.run(diagnose(jws, key, result, HmacOnly()))


def test_a_finding_can_be_a_member_of_a_set() -> None:
    result = with_key(token(kid="k-2"), jwk("P-256", kid="k-1"))
    assert 1 == len({*result.findings, *result.findings})


def test_state_is_what_outcome_says() -> None:
    assert "valid" == state(token(), json.dumps(jwk("P-256")))


def test_an_array_whose_first_text_is_a_key_and_no_certificate_is_no_chain() -> None:
    spki = (
        ""
        ""
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEcLEgbAHk2UakdZAdH8TSRDl3AwBkrk7Ol3eqmKDPfX5t7sLQEO4ScVwlZv7FUSADV+jwmwl0fZ8TYGym"
        "0xFq/A=="
    )

    assert "secret" == read_key(json.dumps([spki]), "text").kind


def test_a_large_even_exponent_is_told_without_its_digits(verify: Verifier) -> None:
    jwk = {"kty": "RSA", "n": "AQAB" * 86, "e": "AQAAAAAAAAAAAAAA"}
    findings = verify("eyJhbGciOiJSUzI1NiJ9.e30.AAAA", json.dumps(jwk))["findings"]

    assert "The RSA exponent is even, so this isn't an RSA key." in {one["message"] for one in findings}


@pytest.mark.parametrize(
    ("exponent", "said"),
    [
        ("AQ", "The RSA exponent is 1, so anyone can forge its signatures."),
        ("Ag", "The RSA exponent is 2, an even number, so this isn't an RSA key."),
        ("BA", "The RSA exponent is 4, an even number, so this isn't an RSA key."),
    ],
)
def test_of_exponents_only_one_lets_anyone_forge(verify: Verifier, exponent: str, said: str) -> None:
    jwk = {"kty": "RSA", "n": "AQAB" * 86, "e": exponent}
    findings = verify("eyJhbGciOiJSUzI1NiJ9.e30.AAAA", json.dumps(jwk))["findings"]

    assert said in {one["message"] for one in findings}
