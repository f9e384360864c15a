"""A cause is named where it was tried and held, or where nothing else can be true; what was not tried is not said."""

from __future__ import annotations

import json
import re
import string
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from jwt_decoder.diagnose.hypotheses import case
from jwt_decoder.engine.engine import report
from jwt_decoder.engine.result import Options
from jwt_decoder.output.report.report import report as report_of
from jwt_decoder.verify.verify import holds

from tests.unit.jwt_decoder.diagnose.test_diagnosis import (
    BASE58,
    EC_PEM,
    EXPLAINED,
    RSA_PEM,
    SECRET,
    Forged,
    ask,
    ec_der,
    ec_numbers,
    ec_raw,
    in_base32,
    in_base32hex,
    in_hex,
    jwk,
    names,
    respelt,
    rs,
    rsa_signer,
)
from tests.unit.jwt_decoder.diagnose.test_repaired import edited
from tests.unit.jwt_decoder.diagnose.verified import (
    CERTAINTY,
    ES,
    ES_IN_DER,
    HS_IN_HEX,
    HS_SECRET,
    RS_1024,
    SPKI,
    causes,
    said,
    verified,
)
from tests.unit.jwt_decoder.rsa_keys import rsa_key
from tests.unit.jwt_decoder.verify.jose_tokens import KIND_OF, b64, private_key, public_pem

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def rsa_token(bits: int) -> str:
    sign = lambda message: rsa_key(bits).sign(message, padding.PKCS1v15(), hashes.SHA256())  # noqa: E731 - of one test
    return rs(sign)


SIZES = [(1024, 2048), (2048, 1024), (2048, 3072), (3072, 2048), (2048, 4096), (4096, 2048), (4096, 3072)]


@pytest.mark.untraced
@pytest.mark.parametrize(("bits", "own"), SIZES)
@pytest.mark.parametrize("in_set", [False, True])
def test_an_rsa_signature_of_another_length_was_probably_made_with_a_key_of_another_size(
    bits: int,
    own: int,
    in_set: bool,  # noqa: FBT001 - a parameter of a test
) -> None:
    key = public_pem(rsa_key(own))
    numbers = rsa_key(own).public_key().public_numbers()
    member = {"kty": "RSA", "n": b64(numbers.n.to_bytes(own // 8, "big")), "e": "AQAB"}
    found = verified(rsa_token(bits), json.dumps({"keys": [member]}) if in_set else key)

    assert "invalid" == found["verdict"]["signature"]["state"]
    assert f"it was probably made with a {bits}-bit RSA key, and this one has {own} bits" in said(found)
    assert not CERTAINTY.search(said(found))
    assert ["signature-length"] == causes(found)


def test_a_short_rsa_key_signed_and_a_longer_one_was_given() -> None:
    found = verified(RS_1024, RSA_PEM)

    assert "it was probably made with a 1024-bit RSA key, and this one has 2048 bits" in said(found)
    assert not CERTAINTY.search(said(found))


def test_of_a_set_of_several_sizes_the_one_that_could_have_signed_counts() -> None:
    members = [
        jwk("RSA", 1),
        {"kty": "RSA", "n": b64(rsa_key(4096).public_key().public_numbers().n.to_bytes(512)), "e": "AQAB"},
    ]
    found = verified(rsa_token(4096), json.dumps({"keys": [jwk("RSA"), *members]}))
    assert "valid" == found["verdict"]["signature"]["state"]

    found = verified(rs(rsa_signer("pkcs1")), json.dumps({"keys": [members[1], jwk("RSA", 1)]}))
    assert "The signature doesn't match this key (RS256)." in said(found)

    found = verified(rsa_token(3072), json.dumps({"keys": members}))
    assert "The signature is 384 bytes, and none of the keys tried makes one of that length." in said(found)


@pytest.mark.untraced
@pytest.mark.parametrize(("characters", "missing"), [(300, 42), (341, 1), (340, 2)])
def test_a_cut_rsa_signature_is_said_to_seem_cut(characters: int, missing: int) -> None:
    header, payload, signature = rs(rsa_signer("pkcs1")).split(".")
    text = said(verified(f"{header}.{payload}.{signature[:characters]}", RSA_PEM))
    assert re.search(rf"\b{missing} characters? seems? to be missing", text), text


@pytest.mark.untraced
def test_a_cut_that_has_a_usual_length_by_chance_is_known_by_its_last_character() -> None:
    header, payload, signature = rsa_token(4096).split(".")
    cut = signature[:341] + "x"
    text = said(verified(f"{header}.{payload}.{cut}", public_pem(rsa_key(4096))))
    assert "2048-bit" not in text
    assert "seem to be missing" in text


@pytest.mark.parametrize(("signed", "given"), [("Ed25519", "Ed448"), ("Ed448", "Ed25519")])
def test_an_edwards_signature_of_another_length_was_probably_made_with_a_key_of_the_other_curve(
    signed: str, given: str
) -> None:
    key: Any = private_key(signed)
    found = verified(rs(key.sign, alg="EdDSA"), json.dumps(jwk(given)))

    assert f"it was probably made with an {signed} key, and this key is on {given}" in said(found)
    assert not CERTAINTY.search(said(found))


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("alg", "octets", "likely"),
    [
        ("HS256", 48, "HS384"),
        ("HS384", 32, "HS256"),
        ("ES256", 96, "ES384"),
        ("ES384", 64, "HS512, ES256, ES256K or Ed25519"),
        ("ES512", 64, "HS512, ES256, ES256K or Ed25519"),
        ("RS256", 32, "HS256"),
        ("RS256", 64, "HS512, ES256, ES256K or Ed25519"),
        ("ML-DSA-44", 3309, "ML-DSA-65"),
    ],
)
def test_a_signature_as_long_as_that_of_another_algorithm_is_compared_with_it(
    alg: str, octets: int, likely: str
) -> None:
    key = SECRET if alg.startswith("HS") else public_pem(private_key(KIND_OF[alg]))
    found = verified(
        Forged(alg=alg, signer=lambda _: b"\xfe\x01" * (octets // 2) + b"\x07" * (octets % 2)).token(), key
    )

    assert f"The signature is {octets} bytes, as {likely} signatures are;" in said(found)
    assert not CERTAINTY.search(said(found))


@pytest.mark.parametrize("shape", [str.lower, str.upper, "sha256={}".format, "HMAC-SHA256={}".format])
def test_a_signature_in_hexadecimal_digits_holds_when_read_so(shape: Callable[[str], str]) -> None:
    signed, _, signature = HS_IN_HEX.rpartition(".")
    found = verified(f"{signed}.{shape(signature)}", HS_SECRET)

    assert ["signature-hex"] == causes(found)
    assert "written in hex" in found["diagnosed"]
    assert not CERTAINTY.search(said(found))


@pytest.mark.parametrize(
    ("alg", "signer"),
    [(alg, rsa_signer("pss" if alg[0] == "P" else "pkcs1", alg[2:])) for alg in ("RS256", "RS512", "PS256", "PS384")]
    + [("EdDSA", lambda message: private_key("Ed25519").sign(message))],  # type: ignore[call-arg]
)
def test_a_signature_of_any_algorithm_in_hexadecimal_digits_holds_when_read_so(
    alg: str, signer: Callable[[bytes], bytes]
) -> None:
    key = public_pem(private_key(KIND_OF[alg]))
    assert ["signature-hex"] == causes(verified(in_hex(rs(signer, alg=alg)), key))


@pytest.mark.untraced
@pytest.mark.parametrize("alg", ["RS512", "PS256", "EdDSA"])
def test_a_signature_in_base32_is_called_that_with_any_key(alg: str) -> None:
    kind = KIND_OF[alg]
    sign: Any = private_key("Ed25519")
    signers = {"R": rsa_signer("pkcs1", "512"), "P": rsa_signer("pss", "256"), "E": sign.sign}
    token = in_base32(rs(signers[alg[0]], alg=alg))

    assert ["signature-respelt"] == causes(verified(token, public_pem(private_key(kind))))
    found = verified(token, public_pem(private_key(kind, 1)))
    assert "written in base32" in said(found)
    assert "Read that way, it doesn't match this key." in said(found)
    assert "Then check the key, and whether the token was changed after signing." in said(found)
    assert not CERTAINTY.search(said(found))


@pytest.mark.parametrize(
    ("alg", "octets", "padding"),
    [("HS256", 32, ""), ("HS256", 32, "===="), ("ES384", 96, "======"), ("HS384", 48, "==="), ("ES512", 132, "====")],
)
def test_nothing_else_is_said_of_a_signature_in_base32(alg: str, octets: int, padding: str) -> None:
    token = in_base32(Forged(alg=alg, signer=lambda _: bytes(range(9, 9 + octets))).token()) + padding
    faults = [one["message"] for one in faults_of(token) if one["id"] != "base64url-padded"]

    assert ["The signature is written in base32, but a JWS writes it in base64url."] == faults


@pytest.mark.parametrize(
    ("shape", "said_before", "encoding"),
    [
        (lambda token: respelt(token, "01"), "is written in binary", "binary"),
        (lambda token: respelt(token, string.digits), "is written in decimal", "decimal"),
        (in_base32hex, "is written in base32hex", "base32hex"),
        (lambda token: in_base32hex(token, str.lower), "is written in base32hex", "base32hex"),
        (lambda token: respelt(token, BASE58), "seems to be written in base58", "base58"),
    ],
)
@pytest.mark.parametrize("token", [Forged(signer=lambda _: bytes(range(200, 232))).token(), ES])
def test_a_signature_in_another_alphabet_is_told_without_and_with_a_key_that_does_not_hold(
    token: str, shape: Callable[[str], str], said_before: str, encoding: str
) -> None:
    respelled = shape(token)
    key = public_pem(private_key("P-256", 1)) if token == ES else SECRET
    found = verified(respelled, key)

    told = f"The signature {said_before}, but a JWS writes it in base64url."
    assert [told] == [one["message"] for one in faults_of(respelled)]
    assert ["signature-length"] == causes(found)
    assert f"{told} Read that way, it doesn't match this key." in said(found)
    assert f"as base64url, not as {encoding}." in said(found)
    assert not CERTAINTY.search(said(found))


@pytest.mark.parametrize(
    "signature", ["1" * 44, "z" * 44, "0" * 257, "A" * 52, "A" * 44, "K1" * 21, "7" * 50, "7" * 53, "9" * 78]
)
def test_what_has_other_octets_than_are_needed_is_in_no_other_alphabet(signature: str) -> None:
    told = [one["message"] for one in faults_of(f"{Forged().token().rpartition('.')[0]}.{signature}")]

    assert [] == [one for one in told if "written in" in one]


def faults_of(token: str) -> list[Any]:
    return list(report_of(report(token, Options(now=0)))["tokens"][0]["faults"])


@pytest.mark.untraced
@pytest.mark.product(8)
@pytest.mark.parametrize("added", ["A", "AB", "AAAA", "-" * 9, "end-of-token"])
@pytest.mark.parametrize("alg", ["HS256", "ES256", "RS256"])
def test_one_click_takes_away_what_was_added_to_a_signature(alg: str, added: str) -> None:
    token, key = {
        "HS256": (Forged().token(), SECRET),
        "ES256": (ES, SPKI),
        "RS256": (rs(rsa_signer("pkcs1")), public_pem(private_key("RSA"))),
    }[alg]
    found = verified(token + added, key)

    assert token == edited(token + added, found["diagnosis"][0]["apply"])


def test_what_is_spelled_by_escapes_has_no_edit_for_what_was_added_to_it() -> None:
    header, payload, signature = ES.split(".")
    spelled = f"\\u{ord(signature[0]):04x}{signature[1:]}AAAA"
    members = f'"payload":"{payload}","protected":"{header}","signature":"{spelled}"'
    found = verified(f"{{{members}}}", SPKI)["diagnosis"][0]

    assert ("signature-lengthened", None) == (found["id"], found["apply"])


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("token", "key"),
    [
        (HS_IN_HEX, "another secret"),
        (in_hex(rs(rsa_signer("pkcs1"))), public_pem(private_key("RSA", 1))),
        (in_hex(rs(lambda message: ec_raw(*ec_numbers(message)), alg="ES256")), public_pem(private_key("P-256", 1))),
    ],
)
def test_of_hexadecimal_digits_that_do_not_hold_just_that_is_said(token: str, key: str) -> None:
    found = verified(token, key)
    assert "written in hex" in said(found)
    assert "Read that way, it doesn't match this key." in said(found)
    assert not CERTAINTY.search(said(found))


def test_hexadecimal_digits_are_found_before_any_key() -> None:
    found = report_of(report(HS_IN_HEX, Options(now=1795800000)))["tokens"][0]
    ids = {one["id"] for one in found["findings"]}
    assert {"signature-hex"} == ids & {"signature-hex", "signature-length", "signature-rsa-short"}
    assert ["The signature is written in hex, but a JWS writes it in base64url."] == [
        fault["message"] for fault in found["faults"]
    ]


def test_the_length_of_hexadecimal_digits_says_nothing_of_an_rsa_key() -> None:
    first = report_of(report(in_hex(RS_1024), Options(now=1795800000)))["tokens"][0]
    assert ["signature-hex"] == [one["id"] for one in first["findings"] if one["id"].startswith("signature-")]


@pytest.mark.untraced
@pytest.mark.parametrize(("token", "key"), [(ES_IN_DER, SPKI), (rs(ec_der, alg="ES256"), EC_PEM)])
def test_der_that_holds_is_all_that_is_said(token: str, key: str) -> None:
    found = verified(token, key)
    assert ["signature-der"] == causes(found)
    assert "DER" in found["verdict"]["signature"]["message"]
    assert not CERTAINTY.search(said(found))

    first = report_of(report(token, Options(now=1795800000)))["tokens"][0]
    assert ["signature-der"] == [one["id"] for one in first["findings"] if one["id"].startswith("signature-")]
    assert all("DER" in fault["message"] for fault in first["faults"])


def test_der_that_does_not_hold_is_said_too() -> None:
    found = verified(rs(ec_der, alg="ES256"), public_pem(private_key("P-256", 1)))
    assert "written in DER" in said(found)
    assert "Read that way, it doesn't match this key." in said(found)
    assert not CERTAINTY.search(said(found))


@pytest.mark.untraced
@pytest.mark.parametrize("alg", [*KIND_OF, "HS256", "HS384", "HS512"])
def test_nothing_is_certain_of_a_token_and_another_key_of_its_kind(alg: str) -> None:
    octets = {"HS256": 32, "HS384": 48, "HS512": 64}.get(alg)
    if octets:
        token, key = Forged(alg=alg, signer=lambda _: bytes(range(octets))).token(), SECRET
    else:
        token, key = rs(signer_of(alg), alg=alg), public_pem(private_key(KIND_OF[alg], 1))
    found = verified(token, key)

    assert "invalid" == found["verdict"]["signature"]["state"]
    assert ["ruled-out"] == causes(found)
    assert not CERTAINTY.search(said(found))
    assert "too large" not in said(found)
    assert "keys in the set" not in said(found)


def signer_of(alg: str) -> Callable[[bytes], bytes]:
    key: Any = private_key(KIND_OF[alg])
    if KIND_OF[alg] == "RSA":
        return rsa_signer("pss" if alg[0] == "P" else "pkcs1", alg[2:])
    if alg.startswith("ES"):
        sha = alg[2:5]
        half = {"P-256": 32, "secp256k1": 32, "P-384": 48, "P-521": 66}[KIND_OF[alg]]
        return lambda message: ec_raw(*ec_numbers(message, KIND_OF[alg], sha), half)
    return lambda message: bytes(key.sign(message))


# What these compare is no whole signature: they compute the HMAC themselves.
_IN_PART = {"signature-cut", "signature-last-character", "text-repaired"}
_WHOLE = [row for row in EXPLAINED if row[0] not in _IN_PART]


@pytest.mark.untraced
@pytest.mark.parametrize(("ident", "token", "key", "encoding"), _WHOLE, ids=names(_WHOLE))
def test_a_cause_is_named_only_after_the_mathematics_held(
    monkeypatch: pytest.MonkeyPatch, ident: str, token: str, key: str, encoding: str
) -> None:
    answers: list[bool] = []
    real = holds

    async def watched(*args: Any) -> bool:  # noqa: ANN401 - handed on
        answers.append(await real(*args))
        return answers[-1]

    monkeypatch.setattr(case, "holds", watched)
    assert [ident] == [one.id for one in ask(token, key, encoding)]
    assert [True] == [answer for answer in answers if answer]
    assert answers[-1]


@pytest.mark.untraced
@pytest.mark.product(50)
@pytest.mark.parametrize(("ident", "token", "key", "encoding"), _WHOLE, ids=names(_WHOLE))
def test_no_cause_is_named_where_the_mathematics_never_hold(
    monkeypatch: pytest.MonkeyPatch, ident: str, token: str, key: str, encoding: str
) -> None:
    async def never(*_: object) -> bool:
        return False

    monkeypatch.setattr(case, "holds", never)
    assert not {one.id for one in ask(token, key, encoding)} - {"ruled-out", "signature-length"}, ident


def test_a_signature_in_hex_that_is_cut_is_told_as_both() -> None:
    header_and_payload, _, digits = HS_IN_HEX.rpartition(".")
    found = verified(f"{header_and_payload}.{digits[:32]}", HS_SECRET)
    other = verified(f"{header_and_payload}.{digits[:30]}00", HS_SECRET)

    assert (
        "Not standard: the signature is written in hex and has only 16 of its 32 bytes; those match."
        == found["diagnosis"][0]["message"]
    )
    assert ["signature-length"] == causes(other)
