"""What counts as a secret or as personal data in a payload, and what only resembles one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.registry import jwk_members

from tests.unit.jwt_decoder.findings.made import encoded, found, having, token
from tests.unit.jwt_decoder.findings.pastes import JWK

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

_A36: Final = "a1B2" * 9
KEYS: Final = (
    "AKIA" + "A1" * 8,
    f"ghp_{_A36}",
    f"github_pat_{'a1B2' * 15}",
    "xoxb-" + "1234567890-abcdefghi",
    "sk_" + "live_" + "a1B2" * 5,
    "AIza" + "a1B2-" * 7,
    f"npm_{_A36}",
    "glpat-" + "a1B2" * 5,
    "sk-proj-" + "a1B2" * 10,
    "sk-ant-" + "a1B2" * 10,
    "hf_" + "a1B2" * 8 + "a1",
    "SG." + "a1B2" * 5,
    "shpat_" + "a1b2" * 8,
    "dop_v1_" + "a1b2" * 16,
    "pypi-AgEI" + "a1B2" * 12 + "a1",
    "hvs." + "a1B2" * 6,
)
CARDS: Final = (
    "4111111111111111",
    "5555 5555 5555 4444",
    "3782-822463-10005",
    "6011111111111117",
    "2223003122003222",
    "6441111111111117",
)
NO_CARDS: Final = (
    "1234567812345670",
    "0000000000000000",
    "4111111111111112",
    "a4111111111111111",
    "4.4111111111111111",
)
ADDRESSES: Final = ("a@b.example", "a.b+c@d.e.example")
NO_ADDRESSES: Final = (
    "@b.example",
    "a@b",
    "https://a@b.example/",
    "a@b@c.example",
    "a b@c.example",
    f"{'a' * 300}@b.example",
)


@pytest.mark.untraced
@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_known_by_its_shape_wherever_it_stands(report: Reporter, key: str) -> None:
    assert "content-api-key" in found(report, having(a=key))
    assert "content-api-key" in found(report, having(a={"b": [1, f"key={key}"]}))
    assert "content-api-key" not in found(report, having(a=key[:-1]))
    assert "content-api-key" not in found(report, having(a=f"a{key}"))


@pytest.mark.untraced
@pytest.mark.parametrize("number", CARDS)
def test_a_card_number_is_known_as_text_and_as_a_number(report: Reporter, number: str) -> None:
    assert "content-card-number" in found(report, having(a=f"card {number}."[:-1]))
    assert ("content-card-number" in found(report, token(f'{{"a":{number}}}'.encode()))) == number.isdecimal()


@pytest.mark.parametrize("number", NO_CARDS)
def test_not_every_long_number_is_one_of_a_card(report: Reporter, number: str) -> None:
    assert "content-card-number" not in found(report, having(a=number))


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_an_info_once(report: Reporter, address: str) -> None:
    finding = found(report, having(a=address, b=address))["content-email"]

    assert ("info", 2) == (finding["severity"], finding["data"]["count"])


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_not_every_at_sign_makes_an_address(report: Reporter, text: str) -> None:
    assert "content-email" not in found(report, having(a=text))


@pytest.mark.parametrize("name", ["password", "user_password", "dbPasswd", "PWD", "passphrase2"])
def test_a_name_of_a_password_is_known(report: Reporter, name: str) -> None:
    assert "content-password" in found(report, having(a={name: "hunter2"}))


@pytest.mark.parametrize(
    "name", ["client_secret", "apiKey", "API-Key", "private_key", "aws_secret_access_key", "credentials"]
)
def test_a_name_that_says_secret_is_known(report: Reporter, name: str) -> None:
    assert "content-secret" in found(report, having(a={name: "s3cr3t"}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("accessKey", "F7AKMGH46WD4NAYA9UV4X"),
        ("accessKey", "f7akmgh46wd4naya9uv4"),
        ("secretAccessKey", "F7AKMGH46WD4NAYA9UV4"),
        ("apiKey", "F7AKMGH46WD4NAYA9UV4"),
        ("api_key", "a1b2c3d4a1b2c3d4"),
        ("client_secret", "a1b2c3d4"),
    ],
)
def test_what_may_be_a_key_is_said_to_be_a_secret(report: Reporter, name: str, value: str) -> None:
    assert "content-secret" in found(report, having(a={name: value}))


@pytest.mark.parametrize(
    ("name", "value"),
    [("accessKey", "F7AKMGH46WD4NAYA9UV4"), ("api_key", "a1b2c3d4"), ("api_key2", "A1B2C3"), ("accessKey", "a1b2")],
)
def test_what_only_names_a_key_is_no_secret(report: Reporter, name: str, value: str) -> None:
    assert "content-secret" not in found(report, having(a={name: value}))


@pytest.mark.parametrize(
    "claims",
    [
        {"password_changed_at": "2020"},
        {"password": ""},
        {"password": "********"},
        {"password": "[REDACTED]"},
        {"password": 1},
        {"x" * 100 + "password": "a"},
        {"public_key": "a"},
    ],
)
def test_a_name_that_goes_on_or_a_value_that_is_masked_is_none(report: Reporter, claims: dict[str, object]) -> None:
    assert not {"content-password", "content-secret"} & found(report, having(**claims)).keys()


@pytest.mark.untraced
def test_a_private_key_is_known_in_each_form(report: Reporter) -> None:
    begin, end = "-----BEGIN RSA PRIVATE KEY-----", "-----END RSA PRIVATE KEY-----"

    assert "content-private-key" in found(report, having(a=f"{begin}\nMII\n{end}"))
    for name in jwk_members.SECRET:
        assert "content-private-key" in found(report, having(jwks={"keys": [{**JWK, name: "a"}]}))
    assert "content-private-key" in found(report, having(a={"kty": "oct", "k": "a"}))
    assert "content-private-key" not in found(report, having(a="-----BEGIN PUBLIC KEY-----\nMII"))
    assert "content-private-key" not in found(report, having(cnf={"jwk": JWK}))


def test_what_is_spelt_by_escapes_is_read_too(report: Reporter) -> None:
    assert "content-email" in found(report, token(rb'{"a":"a\u0040b.example"}'))
    assert "content-password" in found(report, token(rb'{"\u0070assword":"a"}'))


def test_a_payload_too_long_for_a_tree_is_read_in_its_outermost_members(report: Reporter) -> None:
    text = having(padding="a" * 300_000, password="hunter2", mail="a@b.example")  # noqa: S106 - the one that is found
    names = found(report, text)

    assert {"content-password", "content-email"} <= names.keys()
    assert text.split(".")[1] == text[names["content-email"]["start"] : names["content-email"]["end"]]


def test_what_is_deeper_than_32_levels_is_not_read(report: Reporter) -> None:
    def deep(levels: int) -> str:
        return token(b'{"a":' + b"[" * levels + b'"a@b.example"' + b"]" * levels + b"}")

    assert "content-email" in found(report, deep(30))
    assert "content-email" not in found(report, deep(31))


def test_numbers_of_an_array_are_no_card_number_together(report: Reporter) -> None:
    assert "content-card-number" not in found(report, token(b"[4111,1111,1111,1111]"))


def test_what_an_sd_jwt_discloses_is_read_as_well(report: Reporter) -> None:
    disclosure = encoded(b'["salt","mail","a@b.example"]')
    digest = encoded(hashlib.sha256(disclosure.encode()).digest())
    text = f"{having(_sd=[digest])}~{disclosure}~"
    finding = found(report, text)["content-email"]
    payload = text.split(".")[1]

    assert payload == text[finding["start"] : finding["end"]]
