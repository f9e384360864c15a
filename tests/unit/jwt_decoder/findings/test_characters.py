"""Characters that nobody sees, and Key IDs that are more than names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.findings.made import CLAIMS, found, headed, token

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter


def raw(claims: dict[str, object]) -> str:
    """Return a token whose claims are written without escapes."""
    return token(json.dumps(CLAIMS | claims, ensure_ascii=False).encode())


@pytest.mark.parametrize("character", ["\u200b", "\u2060", "\ufeff", "\u3164", "\x7f"])
def test_an_invisible_character_is_found_in_names_and_values_with_its_place(report: Reporter, character: str) -> None:
    text = raw({"é": "à", f"ro{character}le": "a", "b": f"{character}admin"})
    finding = found(report, text)["text-invisible"]
    payload = base64url.decode(text.split(".")[1])
    octet = payload.octets.index(b'"ro')
    start = base64url.span(payload, octet, octet + 1)[0] + text.index(".") + 1

    assert (start, 2) == (finding["start"], finding["data"]["count"])
    assert f"U+{ord(character):04X}" == finding["data"]["character"]


@pytest.mark.parametrize("text", ["עברית\u200f", "\u0645\u06cc\u200c\u062e", "👩\u200d👩\u200d👧", "naïve", "日本"])
def test_text_of_any_script_is_not(report: Reporter, text: str) -> None:
    assert not {"text-invisible", "text-bidi"} & found(report, raw({"a": text, "c": [text]})).keys()


def test_a_value_without_a_name_is_told_without_one(report: Reporter) -> None:
    finding = found(report, token('["a\u200bb"]'.encode()))["text-invisible"]

    assert "The value contains an invisible character, U+200B." == finding["message"]


def test_an_item_of_an_array_is_not_found_by_the_name_around_it(report: Reporter) -> None:
    assert 1 == found(report, raw({"a\u202e": ["b", "c"]}))["text-bidi"].get("data", {}).get("count", 1)


@pytest.mark.parametrize(
    ("kid", "looks"),
    [
        ("../../dev/null", "a path"),
        ("/etc/passwd", "a path"),
        ("C:\\..\\key", "a path"),
        ("file:///key", "a path"),
        ("x' UNION SELECT 'a", "SQL"),
        ("x/*", "SQL"),
        ("1 OR 1=1", "SQL"),
        ("..%2F..%2fdev", "a path"),
        ("%2E%2e/key", "a path"),
        ("*)(uid=*", "an LDAP filter"),
        ("a && id", "a shell command"),
        ("a|ls", "a shell command"),
        ("a; rm -rf /", "a shell command"),
        ("a;/bin/id", "a shell command"),
        ("a\nid", "a shell command"),
        ("a; drop table keys", "SQL"),
        ("`id`", "a shell command"),
        ("$(id)", "a shell command"),
        ("{{7*7}}", "a template"),
        ("${7*7}", "a template"),
        ("<%= 7 %>", "a template"),
    ],
)
def test_a_key_id_that_is_more_than_a_name_is_told(report: Reporter, kid: str, looks: str) -> None:
    assert looks == found(report, headed(kid=kid))["kid-hostile"]["data"]["looks"]


@pytest.mark.parametrize(
    "kid",
    [
        "2026-01",
        "a/b+c==",
        "a--b",
        "key 1 or key 2",
        "a(1)&b*",
        "tenant|key-1",
        "prod;2026-01",
        "kid;v=1",
        "auth0|5f7c8e",
        "a|id-1",
        "key\n1",
        "it's; ok",
        "did:example:1;service=agent",
        "https://issuer.example/keys/1",
        "did:example:123#key-1",
        "urn:ietf:params:oauth:jwk-thumbprint:sha-256:NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
        "arn:aws:kms:eu-west-1:1:key/1",
        "",
    ],
)
def test_a_key_id_of_any_usual_form_is_not(report: Reporter, kid: str) -> None:
    assert "kid-hostile" not in found(report, headed(kid=kid))


@pytest.mark.parametrize(
    "name", ["EXP", "Iss", "\u0435\u0445\u0440", "\uff45\uff58\uff50", "s\u200bub", "Scope", "exp ", "\tNBF"]
)
def test_a_name_that_looks_like_a_registered_one_is_told(report: Reporter, name: str) -> None:
    assert "claim-lookalike" in found(report, raw({name: "a"}))


@pytest.mark.parametrize("name", ["expires", "issuer", "clientId", "x" * 65, "\u0436"])
def test_another_name_is_not(report: Reporter, name: str) -> None:
    assert "claim-lookalike" not in found(report, raw({name: "a"}))


def test_of_names_in_other_scripts_the_first_two_hundred_are_compared(report: Reporter) -> None:
    others: dict[str, object] = {f"\u0436{index}": "a" for index in range(199)}

    assert "claim-lookalike" in found(report, raw({**others, "\u0435\u0445\u0440": "a"}))
    assert "claim-lookalike" not in found(report, raw({**others, "\u0436": "a", "\u0435\u0445\u0440": "a"}))


HALVES = {
    "a value": (b'{"a":"b\\ud800"}', "The value of “a” contains half of a character, U+D800."),
    "a name": (b'{"a\\uDC00":1}', "The name “a[U+DC00]” contains half of a character, U+DC00."),
    "a value without a name": (b'["\\uDFFF"]', "The value contains half of a character, U+DFFF."),
    "the halves the wrong way round": (
        b'{"a":"\\ude00\\ud83d"}',
        "The value of “a” contains half of a character, U+DE00.",
    ),
}


@pytest.mark.parametrize(("payload", "message"), HALVES.values(), ids=HALVES)
def test_half_of_a_character_is_told(report: Reporter, payload: bytes, message: str) -> None:
    assert message == found(report, token(payload))["text-surrogate"]["message"]


@pytest.mark.parametrize("payload", [b'{"a":"\\ud83d\\ude00"}', b'{"a":"\\\\ud800"}', b'{"a":"ud800"}'])
def test_a_whole_character_and_a_backslash_are_no_half(report: Reporter, payload: bytes) -> None:
    assert "text-surrogate" not in found(report, token(payload, json.loads('{"alg":"HS256","kid":"\\ud83d\\ude00"}')))


@pytest.mark.parametrize("value", ["\ud800", ["a", "\ud800"], {"x": [{"y": "\ud800"}]}, {"x": {"\ud800": 1}}])
def test_half_of_a_character_is_told_in_a_header_as_deep_as_it_stands(report: Reporter, value: object) -> None:
    finding = found(report, headed(kid=value))["text-surrogate"]

    assert "The value of “kid” contains half of a character, U+D800." == finding["message"]


def test_half_of_a_character_in_the_name_of_a_parameter_is_told(report: Reporter) -> None:
    assert "text-surrogate" in found(report, headed(**{"x\ud800": 1}))
