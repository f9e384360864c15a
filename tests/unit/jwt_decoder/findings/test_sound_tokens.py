"""Sound tokens of issuers and specifications get no error and no warning: tests/vectors/sound.json.

A row has the source whose rules the token keeps to. A string such as "now+600" is a time, in seconds from now. Where
a warning is right all the same, "warns" has its id and why.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.unit.jwt_decoder.findings.made import LENGTHS, NOW, OCTETS, found, token

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

ROWS: Final[list[dict[str, Any]]] = json.loads((Path(__file__).parents[3] / "vectors" / "sound.json").read_text())
_LENGTHS: Final = {**LENGTHS, "RS512": 256, "ES512": 132}
_TIME: Final = re.compile(r"now(?:([+-])(\d+(?:\.\d+)?))?")


def dated(value: object) -> object:
    """Return a value with its times from now."""
    if isinstance(value, dict):
        return {name: dated(member) for name, member in value.items()}
    if isinstance(value, list):
        return [dated(item) for item in value]
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value
    after = float(match[2] or 0) * (-1 if match[1] == "-" else 1)
    return NOW + (int(after) if after.is_integer() else after)


def made(row: dict[str, Any]) -> str:
    """Return the token of a row, with a signature as long as its algorithm has it."""
    header = dated(row["header"])
    length = _LENGTHS.get(row["header"]["alg"], 64)
    return token(dated(row["claims"]), header, OCTETS[:length]) + str(row.get("tail", ""))


@pytest.mark.each
@pytest.mark.untraced
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_sound_token_is_said_to_be_sound_and_gets_no_error_and_no_warning(
    report: Reporter, row: dict[str, Any]
) -> None:
    (one,) = report(made(row), now=NOW)["tokens"]
    severities = {finding["id"]: finding["severity"] for finding in one["findings"]}
    worse = {name: severity for name, severity in severities.items() if severity != "info"}

    assert "sound" == one["verdict"]["structure"]["state"]
    assert dict.fromkeys(row.get("warns", ()), "warning") == worse, row["source"]


@pytest.mark.each
@pytest.mark.parametrize(
    "claims", [{"iat": NOW}, {"iat": NOW, "nbf": NOW}, {"iat": NOW, "clv": "a"}, {"iat": NOW, "clv": "a", "id": "b"}]
)
def test_times_alone_are_for_nobody_and_need_no_end(report: Reporter, claims: dict[str, Any]) -> None:
    assert "exp-missing" not in found(report, token(claims), now=NOW)


@pytest.mark.each
@pytest.mark.parametrize("more", [{"sub": "1"}, {"user_id": 1}, {"jti": "1"}, {"id": 1}, {"clv": "a", "sub": "1"}])
def test_a_token_for_somebody_without_an_end_is_found(report: Reporter, more: dict[str, Any]) -> None:
    assert "warning" == found(report, token({"iat": NOW, **more}), now=NOW)["exp-missing"]["severity"]


@pytest.mark.each
@pytest.mark.parametrize("name", ["jku", "x5u"])
def test_an_address_of_keys_is_found_where_the_kind_has_none(report: Reporter, name: str) -> None:
    header = {"alg": "RS256", name: "https://keys.example/1"}
    claims = {"iss": "https://a.example", "sub": "1", "exp": NOW + 60}

    assert "warning" == found(report, token(claims, header), now=NOW)[f"{name}-present"]["severity"]


KINDS: Final = {
    "passport": ({"iat": NOW, "orig": {"tn": "1"}, "dest": {"tn": ["2"]}}, {"typ": "passport"}),
    "ga4gh-visa": ({"iss": "https://b.example", "sub": "1", "exp": NOW + 60, "ga4gh_visa_v1": {}}, {}),
    "authority-token": ({"exp": NOW + 60, "jti": "1", "atc": {"tktype": "TNAuthList"}}, {}),
    "azure-attestation": (
        {"iss": "https://a.attest.azure.net", "exp": NOW + 60, "x-ms-attestation-type": "sgx"},
        {},
    ),
}


# Where the specification of a kind has the address.
DOCUMENTED: Final = {("passport", "x5u"), ("authority-token", "x5u"), ("ga4gh-visa", "jku")}


@pytest.mark.each
@pytest.mark.parametrize("name", ["jku", "x5u"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_silences_an_address_that_its_documentation_does_not_name(
    report: Reporter, kind: str, name: str
) -> None:
    """Whoever makes a token can make it look like a kind, so that even where it belongs it is said."""
    claims, header = KINDS[kind]
    text = token(claims, {"alg": "ES256", name: "https://keys.example/certs", **header})
    severity = "info" if (kind, name) in DOCUMENTED else "warning"

    assert severity == found(report, text, now=NOW)[f"{name}-present"]["severity"]


PROVIDER: Final = "https://a.weu.attest.azure.net"
ADDRESSES: Final = {
    f"{PROVIDER}/certs": True,
    f"{PROVIDER}/other": False,
    f"{PROVIDER}:8443/certs": False,
    f"{PROVIDER}.evil.example/certs": False,
    "https://evil.example/a.attest.azure.net/certs": False,
    "https://b.weu.attest.azure.net/certs": False,
    "https://a@b.weu.attest.azure.net/certs": False,
    "http://a.weu.attest.azure.net/certs": False,
}


@pytest.mark.each
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_keys_of_an_attestation_are_with_the_provider_that_iss_names(report: Reporter, address: str) -> None:
    claims = {"iss": PROVIDER, "exp": NOW + 60, "x-ms-attestation-type": "sgx"}
    text = token(claims, {"alg": "RS256", "jku": address})

    assert ADDRESSES[address] == ("jku-present" not in found(report, text, now=NOW))


def test_an_address_that_is_no_string_is_at_no_documented_place(report: Reporter) -> None:
    text = token({"iss": PROVIDER, "exp": NOW + 60, "x-ms-attestation-type": "sgx"}, {"alg": "RS256", "jku": 1})

    assert "jku-present" in found(report, text, now=NOW)


@pytest.mark.each
@pytest.mark.parametrize("txn", [8675309, "8675309"])
def test_the_transaction_of_an_event_may_be_a_number(report: Reporter, txn: object) -> None:
    """OpenID CAEP, which prints it so, where RFC 8417 §2.2 has a string."""
    claims = {"iss": "https://a.example", "jti": "1", "iat": NOW, "txn": txn, "events": {"urn:x:e": {}}}

    assert {} == found(report, token(claims, {"alg": "ES256", "typ": "secevent+jwt"}), now=NOW)


def test_the_certificate_of_a_passport_is_to_be_trusted_by_its_chain(report: Reporter) -> None:
    """RFC 8225 §5.2.1: its authority is its chain up to a trust anchor, so that its address cannot be known before."""
    claims = {"iat": NOW, "orig": {"tn": "1"}, "dest": {"tn": ["2"]}}
    header = {"alg": "ES256", "typ": "passport"}
    advice = {
        name: found(report, token(claims, {**header, name: address}), now=NOW)[f"{name}-present"]["advice"]
        for name, address in (("x5u", "https://keys.example/1"), ("jku", "https://keys.example/1"))
    }
    bare = found(report, token(claims, {**header, "x5u": "1.cer"}), now=NOW)["x5u-present"]["advice"]

    bare_severity = found(report, token(claims, {**header, "x5u": "1.cer"}), now=NOW)["x5u-present"]["severity"]

    assert "warning" == bare_severity
    assert "trust anchor" in advice["x5u"]
    assert [bare, bare] == [advice["jku"], bare]


def test_a_passport_for_nobody_lacks_what_it_must_have(report: Reporter) -> None:
    text = token({"iat": NOW, "orig": {"tn": "1"}}, {"alg": "ES256", "typ": "passport"})

    assert "error" == found(report, text, now=NOW)["claim-missing"]["severity"]


@pytest.mark.each
@pytest.mark.parametrize("name", ["jku", "x5u"])
@pytest.mark.parametrize("value", ["ims_na1-key-at-1.cer", "../../dev/null", "keys/1"])
def test_a_name_where_an_address_must_be_is_called_one(report: Reporter, name: str, value: str) -> None:
    claims = {"iss": "https://a.example", "sub": "1", "exp": NOW + 60}
    findings = found(report, token(claims, {"alg": "RS256", name: value}), now=NOW)

    assert findings[f"{name}-present"]["message"].startswith(f"{name} must be a URL, but isn't one")
    assert f"{name}-insecure" not in findings


@pytest.mark.each
@pytest.mark.parametrize("value", ["http://a.example/k", "file:///etc/keys", "data:,x", "ftp://a.example"])
def test_an_address_without_tls_is_an_error(report: Reporter, value: str) -> None:
    claims = {"iss": "https://a.example", "sub": "1", "exp": NOW + 60}

    assert "error" == found(report, token(claims, {"alg": "RS256", "x5u": value}), now=NOW)["x5u-insecure"]["severity"]
