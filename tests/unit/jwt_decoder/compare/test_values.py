"""Members of two tokens: scopes and arrays as sets, times by what is between them, all else as text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.compare.plain import Number, identity

from tests.unit.jwt_decoder.compare.compared import compared, of_claims, row, rows, signed

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["iss", "sub", "aud", "jti", "scope", "exp", "roles", "a.b", "", "\u202e", "ümlaut", "__proto__"]
)
CLAIMS = st.dictionaries(NAMES | st.text(max_size=8), JSON, max_size=6)


@given(CLAIMS, CLAIMS, st.data())
def test_exactly_the_differences_put_in_are_named(
    claims: dict[str, Any], others: dict[str, Any], data: st.DataObject
) -> None:
    """Some claims are taken away, some added, some changed into a value of another type; the rest stays."""
    names = [*claims]
    removed = data.draw(st.sets(st.sampled_from(names))) if names else set()
    kept = [name for name in names if name not in removed]
    changed = data.draw(st.sets(st.sampled_from(kept))) if kept else set()
    added = others.keys() - claims.keys()
    second = {name: claims[name] for name in kept} | {name: others[name] for name in added}
    for name in changed:
        second[name] = 7 if isinstance(claims[name], str) else "another value"

    answer = of_claims(claims, second)

    found = [(one["area"], one["change"]) for one in answer["rows"] if one["area"] in {"header", "claims"}]
    assert len(changed) == found.count(("claims", "changed"))
    assert len(removed) == found.count(("claims", "removed"))
    assert len(added) == found.count(("claims", "added"))
    assert 0 == found.count(("claims", "unknown"))
    assert {("header", "same")} == {one for one in found if one[0] == "header"}


@given(CLAIMS)
def test_a_token_does_not_differ_from_itself(claims: dict[str, Any]) -> None:
    answer = of_claims(claims, claims)

    assert ({}, "same", []) == (
        rows(answer, "verdict", "kind", "header", "claims", "key", "findings"),
        answer["tone"],
        answer["reasons"],
    )


@given(JSON)
def test_a_value_is_identical_to_itself_written_another_way(value: object) -> None:
    def number(lexeme: str) -> Number:
        return Number(lexeme)

    def read(text: str) -> object:
        return json.loads(text, parse_int=number, parse_float=number)

    assert identity(read(json.dumps(value))) == identity(read(json.dumps(value, sort_keys=True, indent=1)))


@pytest.mark.parametrize(
    ("a", "b", "is_same"),
    [
        ("1", "1.0", True),
        ("1", "10e-1", True),
        ("0", "-0.0", True),
        ("100", "1E+2", True),
        ("1", "-1", False),
        ("1", "10", False),
        ("0.1", "0.10000000000000001", False),
        ("9007199254740992", "9007199254740993", False),
        ("1e9999999999999999999999", "1e9999999999999999999998", False),
        ("1e9999999999999999999999", "1e9999999999999999999999", True),
    ],
)
def test_numbers_are_compared_exactly(a: str, b: str, is_same: bool) -> None:  # noqa: FBT001 - a column of the table
    answer = compared(signed(f'{{"n":{a}}}'), signed(f'{{"n":{b}}}'))

    message = row(answer, "n")["message"]
    assert ("" if a == b or not is_same else "The same number, written differently.") == message
    assert (a == b) == (row(answer, "n")["change"] == "same")


@pytest.mark.parametrize(
    ("a", "b", "change", "message", "items"),
    [
        ("a b c", "c b a", "same", "", "a b c"),
        ("a b c", "a c", "changed", "B lacks 1 of 3.", "a -b c"),
        ("a", "a b c", "changed", "B has 2 more.", "a +b +c"),
        ("a b", "b c", "changed", "B lacks 1 of 2 and has 1 new.", "-a b +c"),
        ("a a b", "a b", "changed", "The same members, but not as often.", "a b"),
        ("a b", ["b", "a"], "changed", "The same members, but A has a string and B has an array.", "a b"),
        (["a", "b"], ["b", "a"], "same", "", "a b"),
        ("a", 1, "changed", "A has a string, B has a number.", ""),
    ],
)
def test_scopes_are_sets(a: object, b: object, change: str, message: str, items: str) -> None:
    found = row(of_claims({"scope": a}, {"scope": b}), "scope")

    signs = {"a": "-", "b": "+", "both": ""}
    said = " ".join(signs[one["where"]] + one["text"] for one in found["items"])
    assert (change, message, items) == (found["change"], found["message"], said)


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        ("x", "y", ""),
        (["x", "y"], ["y", "x"], "The same members, in another order."),
        ("x", ["x"], "The same members, but A has a string and B has an array."),
        (["x", "y"], "x", "B lacks 1 of 2."),
        (["x"], 5, "A has an array, B has a number."),
    ],
)
def test_an_audience_is_a_string_or_a_set(a: object, b: object, message: str) -> None:
    found = row(of_claims({"aud": a}, {"aud": b}), "aud")

    assert ("changed", message) == (found["change"], found["message"])


def test_an_array_of_objects_is_compared_by_its_members() -> None:
    first, second = {"id": 1, "r": ["x"]}, {"r": ["x"], "id": 1.0}

    found = row(of_claims({"list": [first, 1, None]}, {"list": [second, True, None]}), "list")

    assert "B lacks 1 of 3 and has 1 new." == found["message"]
    assert [("both", '{"id":1,"r":["x"]}'), ("a", "1"), ("both", "null"), ("b", "true")] == [
        (one["where"], one["text"]) for one in found["items"]
    ]


def test_objects_are_compared_member_by_member() -> None:
    first = {"n": {"a": {"x": 1, "y": 2}, "b": 1, "gone": {}}}
    second = {"n": {"a": {"x": 1, "y": 3}, "b": {}, "new": []}}

    answer = of_claims(first, second)

    assert {"n.a.y": "changed", "n.b": "changed", "n.gone": "removed", "n.new": "added"} == rows(answer)
    assert "A has a number, B has an object." == row(answer, "n.b")["message"]


@pytest.mark.parametrize(
    ("by", "message"),
    [
        (3780, "B is 1 h 3 min later."),
        (-60, "B is 1 min earlier."),
        (0.5, "B is less than a second off."),
        (10**13, "B is 1 h later."),
    ],
)
def test_times_are_told_by_what_is_between_them(by: float, message: str) -> None:
    found = row(of_claims({"exp": 1_767_225_600}, {"exp": 1_767_225_600 + by}), "exp")

    assert ("" if by == 10**13 else message) == found["message"]
    assert ("1767225600", "2026-01-01 00:00:00 UTC") == (found["a"]["at"], found["a"]["utc"]) or by == 10**13


@pytest.mark.parametrize(
    ("a", "b", "marked", "message"),
    [
        ("https://a.example/", "https://a.example", ("/", ""), "B has no “/” at the end."),
        ("https://a.example", "https://a.example/", ("", "/"), "B has a “/” at the end."),
        ("https://a.example", " https://a.example", ("", "[U+00A0]"), "Only leading or trailing white space differs."),
        ("Alice", "alice", ("A", "a"), "Only upper and lower case differ."),
        ("key-1-old", "key-22-old", ("1", "22"), ""),
        ("😀😀😀a", "😀😀😀b", ("a", "b"), ""),
        ("one", "two", ("", ""), ""),
        ("", "two", ("", ""), ""),
    ],
)
def test_what_differs_in_a_text_is_marked(a: str, b: str, marked: tuple[str, str], message: str) -> None:
    b = b.replace(" ", "\xa0")
    found = row(of_claims({"sub": a}, {"sub": b}), "sub")

    def cut(value: dict[str, Any]) -> str:
        units: bytes = value["text"].encode("utf-16-le")
        return units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le")

    assert (*marked, message) == (cut(found["a"]), cut(found["b"]), found["message"])
    assert ('""' if a == "" else a) == found["a"]["text"]


def test_a_long_text_that_differs_at_its_end_says_so() -> None:
    found = row(of_claims({"sub": "x" * 5000 + "a"}, {"sub": "x" * 5000 + "b"}), "sub")

    assert ("changed", "They differ after what is shown here.") == (found["change"], found["message"])
    assert 1001 == len(found["a"]["text"])


def test_a_very_long_payload_is_compared_to_its_end() -> None:
    """Its nodes are not whole, so that they would all be the same."""
    list_ = [{"id": number} for number in range(30_000)]
    answer = of_claims({"list": list_, "n": 1}, {"list": [*list_[:-1], {"id": "x"}], "n": 1})

    assert {"list": "changed"} == rows(answer)
    assert "B lacks 1 of 30,000 and has 1 new." == row(answer, "list")["message"]
    assert 200 == len(row(answer, "list")["items"])


@pytest.mark.untraced
def test_a_very_long_payload_that_is_no_object_is_compared_as_text() -> None:
    answer = compared(signed(json.dumps(["x"] * 70_000)), signed(json.dumps(["y"] * 70_000)))

    assert {"content": "changed"} == rows(answer)


def test_the_private_parts_of_keys_are_not_shown() -> None:
    key = {"kty": "OKP", "crv": "Ed25519", "x": "abc", "d": "private-1"}
    claims = {"cnf": {"jwk": key}, "keys": [key], "other": {"kty": "oct", "k": "private-1"}}
    others = {
        "cnf": {"jwk": {**key, "d": "private-2"}},
        "keys": [{**key, "d": "private-2"}],
        "other": {"kty": "oct"},
        "new": {"jwk": {"kty": "oct", "k": "private-3"}},
    }

    answer = of_claims(claims, others)

    assert "private-" not in json.dumps(answer)
    expected = {"cnf.jwk.d": "changed", "keys": "changed", "other.k": "removed", "new": "added"}
    assert expected == rows(answer)
    assert {"other.k": "added"} == rows(of_claims({"other": {"kty": "oct"}}, {"other": {"kty": "oct", "k": "x"}}))
    assert {} == rows(of_claims(claims, claims))


def test_what_nobody_sees_is_shown_by_its_code_point() -> None:
    answer = of_claims({"a\u202e": "x\u202ey"}, {"a\u202e": "x\u202ez"})

    assert "x[U+202E]y" == row(answer, "a[U+202E]")["a"]["text"]
