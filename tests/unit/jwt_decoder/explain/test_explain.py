"""Every member of a Claims Set and of a header is explained, by the registry that fits."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.explain.explain import MOST_EXPLAINED, explain, parameters
from jwt_decoder.json import parse
from jwt_decoder.output.wording import render
from jwt_decoder.registry import customary
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.headers import HEADERS
from jwt_decoder.registry.row import KINDS, Row
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from jwt_decoder.explain.explain import Explained
    from jwt_decoder.model.part import Node

    from tests.unit.jwt_decoder.conftest import Reporter


def told(explained: Explained) -> str:
    """Return what is said of a value."""
    return render(explained.reading.text) if explained.reading.text else ""


def members(value: object) -> dict[str, Node]:
    """Return the members of an object."""
    return parse.parse(json.dumps(value).encode()).root


def paste(claims: str, header: str = '{"alg":"HS256"}') -> str:
    """Return a token of these texts."""
    return f"{base64url.encode(header.encode())}.{base64url.encode(claims.encode())}.{'A' * 43}"


def only(report: Reporter, text: str) -> dict[str, Any]:
    """Return the only token of a paste."""
    (token,) = report(text)["tokens"]
    found: dict[str, Any] = token
    return found


def test_every_member_is_explained_in_the_order_of_the_payload(report: Reporter) -> None:
    token = only(report, paste('{"z":1,"sub":"a","":2,"exp":3}'))

    assert ["z", "sub", "", "exp"] == [claim["name"] for claim in token["claims"]]
    assert ["private", "registered", "private", "registered"] == [claim["registry"] for claim in token["claims"]]


def test_of_a_repeated_name_the_last_one_counts(report: Reporter) -> None:
    (claim,) = only(report, paste('{"a":1,"a":"b"}'))["claims"]

    assert (11, "string") == (claim["node"], claim["kind"])


@pytest.mark.untraced
def test_at_most_two_thousand_are_explained(report: Reporter) -> None:
    token = only(report, paste(json.dumps({f"n{index}": index for index in range(MOST_EXPLAINED + 1)})))

    assert MOST_EXPLAINED == len(token["claims"])


@pytest.mark.parametrize(
    ("value", "kind"),
    [("a", "string"), (1, "number"), (True, "boolean"), ({}, "object"), ([], "array"), (None, "any")],
)
def test_a_private_claim_is_of_the_kind_that_it_has(value: object, kind: str) -> None:
    (claim,) = explain(members({"own": value}))

    assert (kind, "Private claim", "RFC 7519 §4.3") == (claim.row.kind, claim.row.label, claim.row.source)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("https://example.com/roles", "RFC 7519 §4.2"),
        ("urn:example:roles", "RFC 7519 §4.2"),
        ("kubernetes.io", "RFC 7519 §4.2"),
        ("kubernetes.io/serviceaccount/namespace", "RFC 7519 §4.2"),
        ("1.2.840.113549", "RFC 7519 §4.2"),
        ("5f0c6f1a-7a50-4bd2-a7b0-7b9b8b7f9f11", "RFC 7519 §4.2"),
        ("cognito:groups", "RFC 7519 §4.3"),
        ("roles2", "RFC 7519 §4.3"),
        ("Sub", "RFC 7519 §4.3"),
        ("https://" + "a" * 2_000, "RFC 7519 §4.3"),
        ("__class__", "RFC 7519 §4.3"),
    ],
)
def test_names_that_nobody_else_uses_are_told_from_private_ones(name: str, source: str) -> None:
    (claim,) = explain(members({name: 1}))
    (parameter,) = parameters(members({name: 1}))

    assert ("private", source) == (claim.registry, claim.row.source)
    assert ("private", source.replace("7519", "7515")) == (parameter.registry, parameter.row.source)
    assert claim.row.text != parameter.row.text


def test_the_issuers_row_comes_before_the_registered_one() -> None:
    row = Row("roles", "App roles", "What the administrator assigned.", "strings", "the issuer")
    claims = list(explain(members({"roles": ["a", "b"], "sub": "c"}), {"roles": row}))

    assert [("issuer", "App roles"), ("registered", "Subject")] == [(one.registry, one.row.label) for one in claims]
    assert "2 values" == told(claims[0])


def test_a_row_of_another_kind_is_not_read_as_the_registered_claim() -> None:
    row = Row("events", "Events", "What happened, as JSON text.", "json", "the issuer")
    (claim,) = explain(members({"events": '{"type":"x"}'}), {"events": row})

    assert "JSON in a string: an object with 1 member" == told(claim)


def test_the_issuers_row_serves_for_a_parameter_too() -> None:
    row = Row("signer", "Signer", "The load balancer that signed.", "string", "the issuer")
    (parameter,) = parameters(members({"signer": "arn"}), {"signer": row})

    assert ("issuer", "Signer") == (parameter.registry, parameter.row.label)


def test_what_the_type_of_the_token_asks_for_is_required() -> None:
    claims = explain(members({"sub": "a", "own": 1, "aud": "b"}), required={"sub", "own"})

    assert [True, True, False] == [one.required for one in claims]


def test_a_parameter_is_not_explained_as_a_claim(report: Reporter) -> None:
    token = only(report, paste('{"alg":"x","kid":"y"}', '{"alg":"HS256","exp":1}'))

    assert ["private", "private"] == [claim["registry"] for claim in token["claims"]]
    assert [("alg", "registered", True), ("exp", "private", False)] == [
        (one["name"], one["registry"], one["required"]) for one in token["parameters"]
    ]


def test_a_number_that_javascript_changes_says_what_it_makes_of_it(report: Reporter) -> None:
    token = only(
        report,
        paste(
            '{"a":12345678901234567890,"b":9007199254740992,"c":-9007199254740993,"d":123456789012345678901234,'
            '"e":[1,{"f":9007199254740993}],"g":' + "9" * 400 + ',"h":-' + "9" * 400 + ',"i":"9007199254740993"}'
        ),
    )
    told = {claim["name"]: claim["precision"] for claim in token["claims"]}

    assert {
        "a": "JavaScript reads 12345678901234567000 here; as a string it would stay intact.",
        "b": None,
        "c": "JavaScript reads -9007199254740992 here; as a string it would stay intact.",
        "d": "JavaScript reads 1.2345678901234569e+23 here; as a string it would stay intact.",
        "e": None,
        "g": "JavaScript reads Infinity here; as a string it would stay intact.",
        "h": "JavaScript reads -Infinity here; as a string it would stay intact.",
        "i": None,
    } == told
    text = token["payload"]["text"]
    assert ["12345678901234567890", "-9007199254740993", "123456789012345678901234", "9007199254740993"] == [
        text[start:].split(",")[0].strip("]}") for start in token["payload"]["imprecise"][:4]
    ]
    assert [] == token["header"]["imprecise"]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("created_at", 1516239022, "2018-01-18 01:30:22 UTC, if it is a NumericDate"),
        ("lastLoginTime", 1516239022, "2018-01-18 01:30:22 UTC, if it is a NumericDate"),
        ("timestampMs", 1516239022500, "2018-01-18 01:30:22.5 UTC, if it is in milliseconds"),
        ("signedDate", 1516239022000, "2018-01-18 01:30:22 UTC, if it is in milliseconds"),
        ("exp2", 1516239022, ""),
        ("format", 1516239022, ""),
        ("orderId", 1516239022, ""),
        ("created_at", 15, ""),
        ("a" * 2_000 + "_at", 1516239022, ""),
    ],
)
def test_a_private_number_is_an_instant_where_its_name_says_so(name: str, value: int, words: str) -> None:
    (claim,) = explain(members({name: value}))

    assert words == told(claim)


def test_the_members_of_a_text_too_large_for_a_tree_are_explained(report: Reporter) -> None:
    claims = only(report, paste(json.dumps({"exp": 1, "o": {"a": 1}, "l": [1], "s": "x" * parse.LARGEST_TREE})))[
        "claims"
    ]

    assert ["1970-01-01 00:00:01 UTC", "", "", ""] == [claim["reading"] for claim in claims]


@pytest.mark.untraced
def test_a_broken_payload_is_explained_up_to_where_it_breaks(report: Reporter) -> None:
    token = only(report, paste('{"sub":"a","roles":["b","c'))

    assert ["Subject", "Roles"] == [claim["label"] for claim in token["claims"]]


def test_a_parameter_says_whether_it_is_protected(report: Reporter) -> None:
    protected = base64url.encode(b'{"alg":"HS256"}')
    text = json.dumps({"payload": "e30", "protected": protected, "header": {"kid": "a"}, "signature": "A" * 43})
    token = only(report, text)

    assert {"alg": True, "kid": False} == {one["name"]: one["protected"] for one in token["parameters"]}
    text = json.dumps({"payload": "e30", "header": {"alg": "HS256"}, "signature": "A" * 43})
    assert [False] == [one["protected"] for one in only(report, text)["parameters"]]


def test_names_that_many_tokens_carry_are_told_by_custom_and_stay_private() -> None:
    scp, role, user = explain(members({"scp": "a b", "role": "admin", "user": {"id": 1}}))

    assert ("private", "scopes", "2 scopes") == (scp.registry, scp.row.kind, told(scp))
    assert ("private", "string", "object") == (role.registry, role.row.kind, user.row.kind)
    assert "By convention" in role.row.text


def test_customary_names_are_in_no_registry_and_each_has_its_sentence() -> None:
    for rows, registered in ((customary.CLAIM_ROWS, CLAIMS), (customary.PARAMETER_ROWS, HEADERS)):
        assert set() == {row.name for row in rows} & set(registered)
        assert len(rows) == len({row.name for row in rows}) == len({row.text for row in rows})
        assert all(row.text.endswith(".") and row.kind in KINDS and row.source for row in rows)


def test_parameters_that_a_specification_names_are_explained_without_being_registered() -> None:
    signed, issued = parameters(members({"kb_jwt": "eyJ.a.b", "http://openbanking.org.uk/iat": 1516239022}))

    assert ("private", "RFC 9901 §8.1") == (signed.registry, signed.row.source)
    assert "2018-01-18 01:30:22 UTC" == told(issued)


def test_claims_that_were_disclosed_are_explained_in_the_processed_payload(report: Reporter) -> None:
    disclosure = base64url.encode(b'["salt","given_name","Ada"]')
    digest = base64url.encode(hashlib.sha256(disclosure.encode()).digest())
    token = only(report, f"{paste(json.dumps({'_sd': [digest], 'sub': 'a'}))}~{disclosure}~")

    assert ["_sd", "sub"] == [claim["name"] for claim in token["claims"]]
    assert {"sub": "Subject", "given_name": "Given names"} == {
        claim["name"]: claim["label"] for claim in token["processed"]["claims"]
    }
    nodes = {member["node"]["start"] for member in token["processed"]["tree"]["members"]}
    assert nodes == {claim["node"] for claim in token["processed"]["claims"]}
