"""The lines of the verdict that need no key."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

EXP = 1_700_000_000


def paste(claims: object, header: object = None) -> str:
    """Return a token with these claims."""
    parts = (header or {"alg": "HS256"}, claims)
    return ".".join([*(base64url.encode(json.dumps(part).encode()) for part in parts), "A" * 43])


def only(report: dict[str, Any]) -> dict[str, Any]:
    """Return the only token of a report."""
    (token,) = report["tokens"]
    found: dict[str, Any] = token
    return found


TIMES = [
    # claims, now, skew, state, message, the next instant at which that changes
    ({"exp": EXP}, EXP - 1, 0, "current", "For another 1 s", EXP),
    ({"exp": EXP}, EXP, 0, "expired", "Just now", None),
    ({"exp": EXP}, EXP + 1, 0, "expired", "1 s ago", None),
    ({"exp": EXP}, EXP - 1, 60, "current", "For another 1 s", EXP),
    ({"exp": EXP}, EXP, 60, "current", "Within the tolerance", EXP + 60),
    ({"exp": EXP}, EXP + 59, 60, "current", "Within the tolerance", EXP + 60),
    ({"exp": EXP}, EXP + 60, 60, "expired", "1 min ago", None),
    ({"nbf": EXP}, EXP - 1, 0, "not-yet", "In 1 s", EXP),
    ({"nbf": EXP}, EXP, 0, "current", "No exp: never expires", None),
    ({"nbf": EXP}, EXP + 1, 0, "current", "No exp: never expires", None),
    ({"nbf": EXP}, EXP - 61, 60, "not-yet", "In 1 min", EXP - 60),
    ({"nbf": EXP}, EXP - 60, 60, "current", "Within the tolerance", EXP),
    ({"nbf": EXP}, EXP - 1, 60, "current", "Within the tolerance", EXP),
    ({"nbf": EXP}, EXP, 60, "current", "No exp: never expires", None),
    ({"nbf": EXP, "exp": EXP + 100}, EXP - 1, 60, "current", "Within the tolerance", EXP),
    ({"nbf": EXP, "exp": EXP + 100}, EXP, 60, "current", "For another 1 min", EXP + 100),
    ({"exp": EXP}, EXP + 0.25, 0.5, "current", "Within the tolerance", EXP + 0.5),
    ({"exp": EXP}, EXP + 0.5, 0.5, "expired", "Just now", None),
    ({"nbf": EXP + 0.5}, EXP, 0.25, "not-yet", "In less than a second", EXP + 0.25),
    ({"nbf": EXP + 0.5}, EXP + 0.25, 0.25, "current", "Within the tolerance", EXP + 0.5),
    ({"nbf": EXP, "exp": EXP + 100}, EXP - 1, 0, "not-yet", "In 1 s", EXP),
    ({"nbf": EXP, "exp": EXP + 100}, EXP, 0, "current", "For another 1 min", EXP + 100),
    ({"nbf": EXP + 100, "exp": EXP}, EXP - 1, 0, "not-yet", "Never: exp isn't after nbf", EXP),
    ({"nbf": EXP + 100, "exp": EXP}, EXP, 0, "expired", "Just now", None),
    ({"exp": EXP, "iat": EXP - 900}, EXP + 240, 0, "expired", "4 min ago, lifetime 15 min", None),
    ({"exp": EXP, "nbf": EXP - 900}, EXP + 240, 0, "expired", "4 min ago, lifetime 15 min", None),
    ({"exp": EXP, "iat": EXP - 900}, EXP + 0.5, 0, "expired", "Just now", None),
    ({"exp": EXP, "iat": EXP - 900}, EXP + 1, 0, "expired", "1 s ago, lifetime 15 min", None),
    ({"exp": EXP, "iat": EXP + 900}, EXP + 240, 0, "expired", "4 min ago", None),
    ({"exp": EXP, "nbf": 0}, EXP + 240, 0, "expired", "4 min ago", None),
    ({"exp": EXP, "iat": 0, "nbf": EXP - 900}, EXP + 240, 0, "expired", "4 min ago, lifetime 15 min", None),
    ({"exp": 0}, -1, 0, "current", "For another 1 s", 0),
    ({"exp": 0}, 0, 0, "expired", "Just now", None),
    ({"exp": EXP + 0.5}, EXP, 0, "current", "For less than a second", EXP + 0.5),
    ({"exp": "x", "nbf": EXP}, EXP - 1, 0, "not-yet", "In 1 s", EXP),
    ({"exp": EXP, "nbf": "x"}, EXP, 0, "expired", "Just now", None),
    ({"exp": EXP, "nbf": "x"}, EXP - 1, 0, "unreadable", "nbf must be a number of seconds, but is a string", EXP),
    ({"exp": EXP, "iat": "x"}, EXP - 1, 0, "current", "For another 1 s", EXP),
    ({"iat": "x"}, EXP, 0, "unreadable", "iat must be a number of seconds, but is a string", None),
    ({"iat": EXP}, EXP, 0, "not-stated", "No exp", None),
    ({"iat": EXP, "sub": "1"}, EXP, 0, "not-stated", "No exp: never expires", None),
    ({}, EXP, 0, "not-stated", "No exp", None),
    ([], EXP, 0, "not-stated", "There are no claims", None),
]


@pytest.mark.parametrize(("claims", "now", "skew", "state", "message", "upcoming"), TIMES)
def test_the_time_is_judged_at_its_very_second(  # noqa: PLR0913, PLR0917 - a row of the table
    report: Reporter, claims: object, now: int, skew: int, state: str, message: str, upcoming: float | None
) -> None:
    token = only(report(paste(claims), now=now, skew=skew))
    line = token["verdict"]["time"]

    assert (state, message, upcoming) == (line["state"], line["message"], token["next"])


@pytest.mark.untraced
@pytest.mark.parametrize(("claims", "now", "skew", "state", "message", "upcoming"), TIMES)
def test_the_time_changes_at_the_next_instant_and_not_before(  # noqa: PLR0913, PLR0917 - a row of the table
    report: Reporter, claims: object, now: int, skew: int, state: str, message: str, upcoming: float | None
) -> None:
    del message
    if upcoming is None:
        later = only(report(paste(claims), now=now + 1e6, skew=skew))["verdict"]["time"]
        assert state == later["state"]
        return
    now_said, before, then = (
        only(report(paste(claims), now=at, skew=skew))["verdict"]["time"]
        for at in (now, max(now, upcoming - 0.125), upcoming)
    )

    assert (state, now_said.get("words")) == (before["state"], before.get("words"))
    assert (then["state"], then.get("words")) != (before["state"], before.get("words"))


EXACT = [
    # exp or nbf as written, now, skew, whether it is past
    ("1700000000.00000000000000000000001", EXP, 0, False),
    ("1699999999.99999999999999999999999", EXP, 0, True),
    ("1700000000.0000000", EXP, 0, True),
    ("17e8", EXP, 0, True),
    ("1.7000000000000000000001E+9", EXP, 0, False),
    ("1700000000.1", EXP + 0.1, 0, True),
    ("1700000000.1", EXP + 60.1, 60, True),
    ("1700000000.10000001", EXP + 60.1, 60, False),
    ("0.1", 0.3, 0.2, True),
    ("0.3", 0.1, 0, False),
    ("1e-400", 0, 0, False),
    ("-1e-400", 0, 0, True),
    ("0e999999999999", 0, 0, True),
    ("1" + "0" * 4 + ".5e-" + "0" * 5000 + "4", 1, 0, False),
]


@pytest.mark.parametrize(("written", "now", "skew", "is_past"), EXACT)
def test_a_boundary_is_judged_exactly_as_it_is_written(
    report: Reporter, written: str, now: float, skew: float, *, is_past: bool
) -> None:
    payload = base64url.encode(f'{{"exp":{written}}}'.encode())
    token = only(report(f"eyJhbGciOiJIUzI1NiJ9.{payload}.{'A' * 43}", now=now, skew=skew))

    assert ("expired" if is_past else "current") == token["verdict"]["time"]["state"]
    assert (token["next"] is None) == is_past


@given(st.integers(-(10**12), 10**12), st.integers(-20, 20), st.integers(0, 3))
def test_the_next_instant_is_never_before_the_change(report: Reporter, mantissa: int, tail: int, zeros: int) -> None:
    written = f"{mantissa % 2_000_000_000}.{'0' * zeros}{abs(mantissa * 7919 + tail)}"
    payload = base64url.encode(f'{{"exp":{written}}}'.encode())
    text = f"eyJhbGciOiJIUzI1NiJ9.{payload}.{'A' * 43}"

    upcoming = only(report(text, now=-1))["next"]

    assert "expired" == only(report(text, now=upcoming))["verdict"]["time"]["state"]


@pytest.mark.parametrize("skew", [1e300, sys.float_info.max, 10**300])
def test_a_skew_beyond_all_bounds_is_taken_as_it_is(report: Reporter, skew: float) -> None:
    token = only(report(paste({"exp": EXP}), now=EXP, skew=skew))

    assert ("current", "Within the tolerance") == tuple(token["verdict"]["time"][name] for name in ("state", "message"))
    assert float(skew) == token["next"]


def test_the_last_of_a_repeated_claim_counts(report: Reporter) -> None:
    payload = base64url.encode(f'{{"exp":{EXP},"exp":{EXP + 10}}}'.encode())

    token = only(report(f"eyJhbGciOiJIUzI1NiJ9.{payload}.{'A' * 43}", now=EXP))

    assert "current" == token["verdict"]["time"]["state"]
    assert {"exp": str(EXP + 10), "at": str(EXP + 10), "left": 10} == token["verdict"]["time"]["data"]
    assert [token["payload"]["tree"]["members"][1]["node"]["start"]] == [claim["node"] for claim in token["claims"]]


def test_a_claims_set_that_breaks_has_no_time_that_can_be_trusted(report: Reporter) -> None:
    payload = base64url.encode(b'{"exp":1,"a":')

    token = only(report(f"eyJhbGciOiJIUzI1NiJ9.{payload}.{'A' * 43}"))

    assert "unreadable" == token["verdict"]["time"]["state"]


SLASH = "Only a trailing slash differs."
CLAIMS = {"iss": "https://a", "aud": ["x", "y"], "sub": 1, "scope": "read write", "scp": ["admin"], "nonce": "n"}
EXPECTATIONS = [
    ({}, "not-checked", "For “x, y”, from “https://a”: enter the values you expect"),
    ({"iss": ""}, "not-checked", "For “x, y”, from “https://a”: enter the values you expect"),
    ({"iss": "https://a"}, "match", "iss as expected"),
    ({"iss": "https://b"}, "mismatch", "iss is “https://a”"),
    ({"iss": "https://A"}, "mismatch", "iss is “https://a”: only upper and lower case differ"),
    ({"iss": "https://a/"}, "mismatch", "iss is “https://a”: only a trailing slash differs"),
    ({"iss": "HTTPS://a/"}, "mismatch", "iss is “https://a”: only upper and lower case and a trailing slash differ"),
    ({"iss": " https://a"}, "mismatch", "iss is “https://a”: only leading or trailing white space differs"),
    ({"iss": "a"}, "mismatch", "iss is “https://a”: only “https://” at the start differs"),
    ({"iss": "a/"}, "mismatch", "iss is “https://a”: only “https://” at the start and a trailing slash differ"),
    ({"iss": "https://a", "aud": "y", "nonce": "n"}, "match", "iss, aud, nonce as expected"),
    ({"aud": "z"}, "mismatch", "aud is “x, y”"),
    ({"aud": "X"}, "mismatch", "aud is “x, y”: only upper and lower case differ"),
    ({"aud": "x,y"}, "match", "aud as expected"),
    ({"aud": '["z", "x"]'}, "match", "aud as expected"),
    ({"aud": "'z'\n'x'"}, "match", "aud as expected"),
    ({"aud": "z,w"}, "mismatch", "aud is “x, y”"),
    ({"aud": "z y"}, "match", "aud as expected"),
    ({"nonce": "m n"}, "mismatch", "nonce is “n”"),
    ({"sub": "1"}, "mismatch", "sub is “1”: it is a number, not a string"),
    ({"azp": "c"}, "mismatch", "azp is missing"),
    ({"azp": "c", "iss": "b"}, "mismatch", "iss is “https://a”, and 1 more"),
    ({"scope": "write"}, "match", "scope as expected"),
    ({"scope": "admin  read"}, "match", "scope as expected"),
    ({"scope": "writ read"}, "mismatch", "scope is “read write, admin”: “writ” is missing"),
    ({"scope": "- read\n- admin"}, "match", "scope as expected"),
    ({"scope": "read%20write"}, "match", "scope as expected"),
    ({"scope": "read+write"}, "mismatch", "scope is “read write, admin”: “read+write” is missing"),
    ({"iss": "'https://a'"}, "match", "iss as expected"),
    ({"iss": "“https://a”"}, "match", "iss as expected"),
    ({"iss": '["https://b", "https://a"]'}, "match", "iss as expected"),
    ({"iss": '["https://b", 1]'}, "mismatch", "iss is “https://a”"),
    ({"iss": "[https://a"}, "mismatch", "iss is “https://a”"),
    ({"iss": "https://b, https://a"}, "mismatch", "iss is “https://a”"),
    ({"iss": "https://\u0430"}, "mismatch", "iss is “https://a”: they look alike, but some characters differ"),
    ({"nonce": "n\u200b"}, "mismatch", "nonce is “n”: they look alike, but some characters differ"),
    ({"nonce": "\uff4e"}, "mismatch", "nonce is “n”: they look alike, but some characters differ"),
]


@pytest.mark.untraced
@pytest.mark.parametrize(("expect", "state", "message"), EXPECTATIONS)
def test_the_claims_are_compared_with_what_is_expected(
    report: Reporter, expect: dict[str, str], state: str, message: str
) -> None:
    line = only(report(paste(CLAIMS), expect=expect))["verdict"]["audience"]

    assert (state, message) == (line["state"], line["message"])


@pytest.mark.parametrize(
    ("aud", "message"),
    [
        ("b", "aud is “b”"),
        ("b" * 50, f"aud is “{'b' * 40}…”"),
        ("b\u202ec\n", "aud is “b[U+202E]c[U+000A]”"),
        ({}, "aud is “an object”: it is an object, not a string"),
        ([], "aud is an array without strings"),
        ([5], "aud is an array without strings"),
        (["a "], "aud is “a ”: only leading or trailing white space differs"),
    ],
)
def test_a_claim_that_is_not_as_expected_is_shown_in_short(report: Reporter, aud: object, message: str) -> None:
    assert message == only(report(paste({"aud": aud}), expect={"aud": "a"}))["verdict"]["audience"]["message"]


def test_each_expectation_is_held_against_what_was_found(report: Reporter) -> None:
    expect = {"aud": "x", "iss": "https://a/", "azp": "c" * 300}
    line = only(report(paste(CLAIMS), expect=expect))["verdict"]["audience"]

    assert [
        {"name": "iss", "expected": "https://a/", "found": "https://a", "state": "mismatch", "hint": SLASH},
        {"name": "aud", "expected": "x", "found": "x, y", "state": "match", "hint": ""},
        {"name": "azp", "expected": f"{'c' * 200}…", "found": "", "state": "missing", "hint": ""},
    ] == line["checks"]
    assert (
        "iss, aud, azp compared with the expected values, character by character (RFC 7519 §7.3); aud must"
        " include one of the expected values (RFC 7519 §4.1.3); iss: expected “https://a/”, found"
        f" “https://a”: only a trailing slash differs; azp: expected “{'c' * 200}…”, but it is missing."
    ) == line["how"]


DIFFERENCES = [
    # what is expected, the message after the value, what it lacks or how it differs
    ({"iss": "b"}, "iss is “https://a”", ""),
    ({"iss": " https://a"}, "iss is “https://a”", "Only leading or trailing white space differs."),
    ({"iss": "https://a/"}, "iss is “https://a”", "Only a trailing slash differs."),
    ({"iss": "https://A"}, "iss is “https://a”", "Only upper and lower case differ."),
    ({"iss": "HTTPS://a/"}, "iss is “https://a”", "Only upper and lower case and a trailing slash differ."),
    ({"iss": "a"}, "iss is “https://a”", "Only “https://” at the start differs."),
    ({"iss": "https://\u0430"}, "iss is “https://a”", "They look alike, but some characters differ."),
    ({"sub": "1"}, "sub is “1”", "It is a number, not a string."),
    ({"scope": "writ read"}, "scope is “read write, admin”", "“writ” is missing."),
]


def between(hint: str) -> str:
    """Return what a hint says as a part of another sentence has it."""
    return hint[:1].lower() + hint[1:-1]


@pytest.mark.untraced
@pytest.mark.parametrize(("expect", "message", "hint"), DIFFERENCES)
def test_a_difference_is_a_hint_a_short_message_and_a_part_of_the_long_one(
    report: Reporter, expect: dict[str, str], message: str, hint: str
) -> None:
    line = only(report(paste(CLAIMS), expect=expect))["verdict"]["audience"]
    ((name, expected),) = expect.items()
    _, found = message.split(" is ")

    assert hint == line["checks"][0]["hint"]
    assert f"{message}{hint and f': {between(hint)}'}" == line["message"]
    assert line["how"].endswith(f"; {name}: expected “{expected}”, found {found}{hint and f': {between(hint)}'}.")


# The scopes come last, so nothing comes after them.
@pytest.mark.untraced
@pytest.mark.parametrize(("expect", "message", "hint"), [row for row in DIFFERENCES if "scope" not in row[0]])
def test_a_difference_is_told_with_how_many_more_there_are(
    report: Reporter, expect: dict[str, str], message: str, hint: str
) -> None:
    line = only(report(paste(CLAIMS), expect=expect | {"azp": "c", "scope": "x"}))["verdict"]["audience"]

    assert f"{message}{hint and f': {between(hint)}'}, and 2 more" == line["message"]
    assert 3 == line["data"]["wrong"]


@pytest.mark.parametrize(
    ("scope", "expected", "message"),
    [
        ("https://x/a,b openid", "https://x/a,b", "scope as expected"),
        ("https://x/a,b openid", "https://x/a,b openid", "scope as expected"),
        (["read all"], '["read all"]', "scope as expected"),
        (5, "5", "scope is “5”: it is a number, not a string"),
        ({}, "a", "scope is “an object”: it is an object, not a string"),
        ("", "a", "scope is “”: “a” is missing"),
        ([5], "a", "scope is “an array”: “a” is missing"),
    ],
)
def test_a_scope_may_have_what_parts_others_and_must_be_text(
    report: Reporter, scope: object, expected: str, message: str
) -> None:
    line = only(report(paste({"scope": scope}), expect={"scope": expected}))["verdict"]["audience"]

    assert message == line["message"]


def test_what_is_missing_is_told_with_how_many_more(report: Reporter) -> None:
    line = only(report(paste({"scope": "a"}), expect={"azp": "c", "scope": "b"}))["verdict"]["audience"]

    assert "azp is missing, and 1 more" == line["message"]
    assert {"name": "azp", "expected": "c", "found": "", "wrong": 2} == {
        name: line["data"][name] for name in ("name", "expected", "found", "wrong")
    }


def test_what_a_token_says_of_itself_is_told_where_nothing_is_expected(report: Reporter) -> None:
    tokens = [only(report(paste(claims))) for claims in ({}, {"iss": "a"}, {"aud": 1}, {"aud": "b" * 25})]
    said = [token["verdict"]["audience"]["message"] for token in tokens]

    assert [
        "Enter the issuer and audience you expect",
        "From “a”: enter the values you expect",
        "Enter the issuer and audience you expect",
        f"For “{'b' * 24}…”: enter the values you expect",
    ] == said


def test_an_audience_of_one_string_may_match(report: Reporter) -> None:
    assert "match" == only(report(paste({"aud": "a"}), expect={"aud": "a"}))["verdict"]["audience"]["state"]


def test_an_issuer_in_an_array_is_no_match(report: Reporter) -> None:
    assert "mismatch" == only(report(paste({"iss": ["a"]}), expect={"iss": "a"}))["verdict"]["audience"]["state"]


def test_an_encrypted_payload_is_not_checked(report: Reporter) -> None:
    token = only(report("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..MTIz.Y2lwaGVy.MTIz", expect={"iss": "a"}))

    assert "not-checked" == token["verdict"]["audience"]["state"]
    assert ["not-stated", "The claims are encrypted"] == [
        token["verdict"]["time"][name] for name in ("state", "message")
    ]
    assert "not-attempted" == token["verdict"]["signature"]["state"]


JWE = f"eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..{'A' * 16}.Y2lwaGVy.{'A' * 22}"
STRUCTURES = [
    ("eyJhbGciOiJIUzI1NiJ9.e30." + "A" * 43, "sound", "3 segments, RFC 7515"),
    ("eyJhbGciOiJIUzI1NiJ9.e30=." + "A" * 43, "faulty", "1 problem in the payload"),
    ("eyJhbGciOiJIUzI1NiJ9.e30", "faulty", "1 problem"),
    ("eyJhbGciOiJIUzI1NiJ9.e30=." + "A" * 42, "faulty", "2 problems, the first in the payload"),
    ("eyJhbGciOiJIUzI1NiJ9.e30=", "faulty", "2 problems, the first in its structure"),
    ("eyJhbGciOiJIUzI1NiJ9.e30." + "A" * 43 + ".AA", "faulty", "1 problem in the segments after the third"),
    (f"{JWE}.AA", "faulty", "1 problem in the segments after the fifth"),
    (f"{JWE}=", "faulty", "1 problem in the authentication tag"),
    ("eyJhbGciOiJIUzI1.e30." + "A" * 43, "unreadable", "The header can't be read"),
]


@pytest.mark.untraced
@pytest.mark.parametrize(("text", "state", "message"), STRUCTURES)
def test_the_structure_is_told_in_short(report: Reporter, text: str, state: str, message: str) -> None:
    line = only(report(text))["verdict"]["structure"]

    assert (state, message) == (line["state"], line["message"])


def test_a_header_that_cannot_be_read_names_no_algorithm(report: Reporter) -> None:
    line = only(report(STRUCTURES[-1][0]))["verdict"]["signature"]

    assert ("unsupported", "The header can't be read") == (line["state"], line["message"])


@pytest.mark.parametrize(
    ("claims", "readings"),
    [
        ({"iss": 1}, ["iss must be a string"]),
        ({"jti": None}, ["jti must be a string"]),
        ({"aud": ["a"]}, [""]),
        ({"aud": ["a", 1]}, ["aud must be a string or an array of strings"]),
        ({"aud": {}}, ["aud must be a string or an array of strings"]),
        ({"iat": 0, "private": 1}, ["1970-01-01 00:00:00 UTC", ""]),
    ],
)
def test_a_registered_claim_is_named_and_read(report: Reporter, claims: object, readings: list[str]) -> None:
    assert readings == [claim["reading"] for claim in only(report(paste(claims)))["claims"]]
