"""What the rules about alg and about numbers say, and where, in whole and in broken tokens."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

SIGNATURE = "Ab_c" * 10 + "AbA"


def paste(header: bytes, payload: bytes = b"{}", signature: str = SIGNATURE) -> str:
    """Return a token of these octets."""
    return f"{base64url.encode(header)}.{base64url.encode(payload)}.{signature}"


def findings(report: Reporter, text: str) -> list[dict[str, Any]]:
    """Return the findings of the only token of a paste."""
    (token,) = report(text)["tokens"]
    found: list[dict[str, Any]] = token["findings"]
    return found


FIRING = {
    "alg-missing": (paste(b'{"typ":"JWT"}'), paste(b'{"typ":"JWT","alg":"HS256"}'), b'{"typ":"JWT"}'),
    "alg-not-a-string": (paste(b'{"alg":["HS256"]}'), paste(b'{"alg":"HS256"}'), b'"alg":["HS256"]'),
    "alg-none": (paste(b'{"alg":"none"}', signature=""), paste(b'{"alg":"HS256"}'), b'"alg":"none"'),
    "alg-none-signature": (paste(b'{"alg":"none"}'), paste(b'{"alg":"none"}', signature=""), b'"alg":"none"'),
    "alg-misspelt": (paste(b'{"alg":"hs256"}'), paste(b'{"alg":"HS256"}'), b'"alg":"hs256"'),
    "alg-unknown": (paste(b'{"alg":"XS256"}'), paste(b'{"alg":"hs256"}'), b'"alg":"XS256"'),
}


@pytest.mark.parametrize("name", FIRING)
def test_a_rule_about_alg_fires_at_its_place_and_next_door_is_silent(report: Reporter, name: str) -> None:
    firing, silent, octets = FIRING[name]
    (finding,) = (found for found in findings(report, firing) if found["id"] == name)
    header = base64url.decode(firing.split(".", maxsplit=1)[0])
    start = header.octets.index(octets)

    assert base64url.span(header, start, start + len(octets)) == (finding["start"], finding["end"])
    assert name not in [found["id"] for found in findings(report, silent)]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", "HS256"),
        ("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "RS384"),
        ("HmacSHA512", "HS512"),
        ("SHA256withRSA", "RS256"),
        ("RSA-SHA512", "RS512"),
        ("sha256WithRSAEncryption", "RS256"),
        ("ecdsa-with-SHA384", "ES384"),
        ("SHA256withECDSA", "ES256"),
    ],
)
def test_a_name_of_other_standards_is_told_with_what_it_is_here(report: Reporter, name: str, meant: str) -> None:
    found = {one["id"]: one["message"] for one in findings(report, paste(json.dumps({"alg": name}).encode()))}

    assert "alg-unknown" not in found
    assert found["alg-misspelt"].endswith(f"isn't {meant}: names are case-sensitive and exact.")


@pytest.mark.parametrize("name", ["SHA256", "SHA256withDSA", "http://www.w3.org/2000/09/xmldsig#hmac-sha1", "RSA"])
def test_a_name_that_leaves_it_open_is_not_known(report: Reporter, name: str) -> None:
    found = [one["id"] for one in findings(report, paste(json.dumps({"alg": name}).encode()))]

    assert ("alg-unknown" in found, "alg-misspelt" in found) == (True, False)


def test_a_spelling_of_none_is_told_as_an_attack(report: Reporter) -> None:
    (finding,) = findings(report, paste(b'{"alg":"nOnE"}', signature=""))

    assert "attacks" in finding["message"]


@pytest.mark.parametrize(
    ("payload", "says"),
    [
        (b'{"n":9007199254740991}', None),
        (b'{"n":9007199254740992}', "9007199254740992 is beyond"),
        (b'{"n":-9007199254740991}', None),
        (b'{"n":[1,{"m":-9007199254740992}],"k":12345678901234567890}', "-9007199254740992 is beyond"),
        (b'{"n":1234567890.1234567890123456}', None),
        (b'{"n":"9007199254740992"}', None),
        (b'{"exp":9007199254740993}', None),
        (b'{"exp":9007199254740993,"n":9007199254740993}', "9007199254740993 is beyond"),
        (b"[" + b"9" * 30 + b"]", f"{'9' * 24}… (30 digits) is beyond"),
    ],
)
def test_a_number_that_binary64_changes_is_said(report: Reporter, payload: bytes, says: str | None) -> None:
    said = [found["message"] for found in findings(report, paste(b'{"alg":"HS256"}', payload))]

    assert (says is not None) == bool(said)
    assert not says or said[0].startswith(says)


def test_several_such_numbers_are_one_finding(report: Reporter) -> None:
    text = paste(b'{"alg":"HS256"}', json.dumps({"a": 2**60, "b": [2**61, 2**62]}).encode())
    (finding,) = findings(report, text)

    assert 3 == finding["data"]["count"]
    assert "Same in 2 more places." in finding["message"]


def test_rules_about_jws_algorithms_are_silent_on_a_jwe(report: Reporter) -> None:
    assert [] == findings(report, "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..MTIz.Y2lwaGVy.MTIz")


def test_a_header_that_cannot_be_read_lacks_nothing(report: Reporter) -> None:
    assert [] == findings(report, paste(b'{"typ":'))


def test_a_signature_without_a_protected_header_has_its_finding_at_the_beginning(report: Reporter) -> None:
    (finding,) = findings(report, '{"payload": "e30", "signature": "", "header": {"alg": "none"}}')

    assert ("alg-none", 0, 0) == (finding["id"], finding["start"], finding["end"])


def test_a_large_header_has_its_finding_on_all_of_it(report: Reporter) -> None:
    text = paste(b'{"alg":"none","x":"' + b"x" * 300_000 + b'"}', signature="")
    (finding,) = (found for found in findings(report, text) if found["id"] == "alg-none")

    assert text.split(".", maxsplit=1)[0] == text[finding["start"] : finding["end"]]


@pytest.mark.parametrize(
    ("header", "payload", "numbers"),
    [
        (b"{}", b'{"n":1e308,"m":1.5e+10,"k":-1e-999,"t":"1e999"}', 0),
        (b"{}", b'{"n":1e309}', 1),
        (b"{}", b'{"a":[{"n":-1E+400}],"exp":1e999}', 2),
        (b"{}", b'{"n":' + b"9" * 310 + b"}", 1),
        (b'{"x":1e999}', b"{}", 1),
        (b'{"x":[1e999]}', b'{"n":1e999}', 2),
        (b'{"x":1e99', b"octets", 0),
    ],
)
def test_a_number_beyond_binary64_is_told_in_header_and_payload(
    report: Reporter, header: bytes, payload: bytes, numbers: int
) -> None:
    found = [one for one in findings(report, paste(header, payload)) if one["id"] == "number-infinite"]

    assert bool(numbers) == bool(found)
    assert not numbers or numbers == found[0].get("data", {}).get("count", 1)


def test_a_number_beyond_binary64_is_told_in_headers_that_are_not_protected(report: Reporter) -> None:
    protected, payload, signature = paste(b'{"alg":"HS256"}', b"{}").split(".")
    signed = {"payload": payload, "protected": protected, "signature": signature}
    encrypted = {"protected": protected, "iv": "AAAA", "ciphertext": "AAAA", "tag": "AAAA"}
    texts = [
        json.dumps(signed | {"header": {"kid": "1"}}),
        json.dumps(signed).replace("{", '{"header":{"x":[1e999]},'),
        json.dumps(encrypted).replace("{", '{"unprotected":{"x":-1e999},"header":{"y":1e999},'),
    ]
    found = [[one for one in findings(report, text) if one["id"] == "number-infinite"] for text in texts]

    assert [[], [1], [2]] == [[one.get("data", {}).get("count", 1) for one in each] for each in found]


def test_what_parsers_do_with_such_a_number_is_said(report: Reporter) -> None:
    found = {one["id"]: one["message"] for one in findings(report, paste(b'{"alg":"HS256"}', b'{"n":1e999}'))}
    said = "1e999 is beyond what binary64 holds: JavaScript, Python and others read infinity, Go refuses it."

    assert said == found["number-infinite"]
