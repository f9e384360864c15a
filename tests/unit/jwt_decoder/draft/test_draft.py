"""What is said of a token while it is written: hints, repairs, edits, names and changes, all with their places."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from jwt_decoder.bridge import bridge

NOW: Final = 1_795_820_967
HEADER: Final = '{"alg":"HS256","typ":"JWT"}'
KEYS: Final = {
    "ed25519": '{"kty":"OKP","crv":"Ed25519","x":"F011AaOoYAnyhgjT2KsAR0fcixg7PpRfJGLu13OfwlM"}',
    "named": '{"kty":"OKP","crv":"Ed25519","x":"F011AaOoYAnyhgjT2KsAR0fcixg7PpRfJGLu13OfwlM",'
    '"kid":"k1","alg":"Ed25519"}',
    "set": '{"keys":[]}',
    "mixed": '{"keys":[{"kty":"EC","crv":"P-256"},{"kty":"oct","k":"YQ"}]}',
    "broken": '{"kty":"EC","crv":"P-256"}',
}


def drafted(header: str, payload: str, **options: object) -> dict[str, Any]:
    """Return what the engine says of two texts."""
    request = {"action": "draft", "header": header, "payload": payload, "options": {"now": NOW, **options}}
    answer: dict[str, Any] = json.loads(bridge.handle(json.dumps(request)))
    return answer


def edited(text: str, edit: dict[str, Any]) -> str:
    """Return a text with an edit made in it, whose places are UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")
    start, end = (2 * edit[name] for name in ("start", "end"))
    text_of_edit: str = edit["text"]
    return (units[:start] + text_of_edit.encode("utf-16-le") + units[end:]).decode("utf-16-le", "surrogatepass")


def made_by(ident: str, header: str, payload: str = "{}", **options: object) -> str:
    """Return the text that a quick edit makes."""
    quick = next(one for one in drafted(header, payload, fresh="id-1", **options)["quick"] if one["id"] == ident)
    return edited(header if quick["part"] == "header" else payload, quick["edit"])


def offered(header: str, payload: str = "{}", **options: object) -> list[str]:
    """Return the ids of the quick edits."""
    return [one["id"] for one in drafted(header, payload, **options)["quick"]]


REPAIRS: Final = [
    ('{"a": 1 "b": 2}', '{"a": 1, "b": 2}', "Missing comma"),
    ('{\n  "ä😀": 1\n  "b": 2\n}', '{\n  "ä😀": 1,\n  "b": 2\n}', "Missing comma"),
    ('{"a" 1}', '{"a": 1}', "Missing colon"),
    ('{"a": 1,}', '{"a": 1}', "Extra comma"),
    ("{\"a\": 'b'}", '{"a": "b"}', "JSON needs double quotes"),
    ('{"a": “b”}', '{"a": "b"}', "JSON needs double quotes"),
    ('{"a": "b\n}', '{"a": "b"\n}', "Missing closing quote"),
    ('{"a": "b,\n"c": 1}', '{"a": "b",\n"c": 1}', "Missing closing quote"),
    ('{"a": True}', '{"a": true}', "JSON writes this in lowercase"),
    ('{"a": None}', '{"a": null}', "JSON writes this in lowercase"),
    ("{a: 1}", '{"a": 1}', "Missing double quotes"),
    ('{"a": [1, {"b": 2', '{"a": [1, {"b": 2}]}', "The text ends too early"),
    ('{"a": []', '{"a": []}', "The text ends too early"),
    ("{", "{}", "The text ends too early"),
    ('{"a": 1}}', '{"a": 1}', "Extra character"),
    ('{"exp": 01767225600}', '{"exp": 1767225600}', "JSON writes this number differently"),
    ('{"a": -007.5e1}', '{"a": -7.5e1}', "JSON writes this number differently"),
    ('{"a": 00}', '{"a": 0}', "JSON writes this number differently"),
    ('{"a": .5}', '{"a": 0.5}', "JSON writes this number differently"),
    ('{"a": 5.}', '{"a": 5}', "JSON writes this number differently"),
    ('{"ä😀": +5}', '{"ä😀": 5}', "JSON writes this number differently"),
    ('{"a": "b\n\tä", "c": 1}', '{"a": "b\\n\\tä", "c": 1}', "Control character in a string"),
    ('{"a": "b\x00\\"c"}', '{"a": "b\\u0000\\"c"}', "Control character in a string"),
]


@pytest.mark.each
@pytest.mark.parametrize(("text", "mended", "message"), REPAIRS)
def test_one_edit_mends_what_breaks_a_text(text: str, mended: str, message: str) -> None:
    repair = drafted(HEADER, text)["payload"]["repair"]

    assert (mended, message) == (edited(text, repair), repair["message"])


def test_what_no_small_edit_mends_has_a_fault_alone() -> None:
    part = drafted(HEADER, '{"a": 1 2 3 4}')["payload"]

    assert part["repair"] is None
    assert ["json-syntax"] == [one["id"] for one in part["faults"]]


@pytest.mark.parametrize("text", ['{"a": 1 2}', '{"a": 1e5.5}', '{"a": 1.2.3}', '{"a": -}', '{"a": .}'])
def test_no_edit_is_offered_that_makes_another_number(text: str) -> None:
    assert drafted(HEADER, text)["payload"]["repair"] is None


@pytest.mark.parametrize(
    ("text", "others"),
    [('{"a": "\ud800"}', []), ("{'\udfff': 1}", ["json-syntax"]), ("{'a': “\ud83d”}", ["json-syntax"]), ("\ud800", [])],
)
def test_a_lone_surrogate_is_told_as_such_at_its_place(text: str, others: list[str]) -> None:
    part = drafted(HEADER, text)["payload"]
    place = next(at for at, one in enumerate(text) if 0xD800 <= ord(one) <= 0xDFFF)
    first, *rest = part["faults"]

    assert ("text-surrogate", place, place + 1) == (first["id"], first["start"], first["end"])
    assert f"lone surrogate here (U+{ord(text[place]):04X})" in first["message"]
    assert (others, None) == ([one["id"] for one in rest], part["repair"])


def test_a_text_that_is_no_json_is_a_fault_and_no_error() -> None:
    assert ["payload-not-json"] == [one["id"] for one in drafted(HEADER, "hello")["payload"]["faults"]]
    assert [] != drafted("", "")["header"]["faults"]
    assert [] == drafted("[1]", "[]")["quick"] == drafted("[1]", "[]")["algorithms"]


def test_each_member_is_told_in_a_few_words() -> None:
    payload = f'{{"exp":{NOW + 900},"nbf":{NOW},"iat":"1","auth_time":1e30,"updated_at":1,"mine":{NOW},"aud":7}}'
    hints = {one["name"]: one for one in drafted(HEADER, payload)["payload"]["hints"]}

    assert ["Expires ", str(NOW + 900)] == [one.get("text") or one["at"] for one in hints["exp"]["words"]]
    assert "Valid since " == hints["nbf"]["words"][0]["text"]
    assert "iat must be a number" in hints["iat"]["wrong"]
    assert "after the year 9999" in hints["auth_time"]["wrong"]
    assert ([], "") == (hints["mine"]["words"], hints["mine"]["wrong"])
    assert ([], "") == (hints["updated_at"]["words"], hints["updated_at"]["wrong"])
    assert "aud must be" in hints["aud"]["wrong"]
    assert payload.index(str(NOW + 900)) == hints["exp"]["start"]


def test_places_are_units_of_the_text_as_a_page_counts_them() -> None:
    payload = '{"ä😀": "€", "exp": 1}'
    exp = drafted(HEADER, payload)["payload"]["hints"][-1]

    assert len('{"ä😀": "€", "exp": '.encode("utf-16-le")) // 2 == exp["start"]


EDITS: Final = [
    ("exp-quarter", '{"exp": 1, "a": 2}', f'{{"exp": {NOW + 900}, "a": 2}}'),
    ("exp-hour", '{ "a" : 2 }', f'{{ "a" : 2, "exp" : {NOW + 3600} }}'),
    ("iat-now", "{}", f'{{"iat": {NOW}}}'),
    ("iat-now", '{"a":1.50,"b":"\\u0041"}', f'{{"a":1.50,"b":"\\u0041","iat":{NOW}}}'),
    ("iat-now", '{\n\t"a": 1,\n\t"b": [1, 2]\n}', f'{{\n\t"a": 1,\n\t"b": [1, 2],\n\t"iat": {NOW}\n}}'),
    (
        "lines",
        '{"a":1.50,"b":{"c":["\\u0041",2],"d":[{"e":true},[]],"f":{}}}',
        (
            '{\n  "a": 1.50,\n  "b": {\n    "c": ["\\u0041", 2],\n    "d": [\n      {\n        "e": true\n      },\n'
            '      []\n    ],\n    "f": {}\n  }\n}'
        ),
    ),
    ("jti-new", '{"jti": "a", "jti": "b"}', '{"jti": "a", "jti": "id-1"}'),
]


@pytest.mark.parametrize(("ident", "before", "after"), EDITS)
def test_a_quick_edit_changes_one_member_and_nothing_else(ident: str, before: str, after: str) -> None:
    assert after == made_by(ident, HEADER, before)


def test_no_identifier_is_offered_without_a_fresh_one() -> None:
    assert "jti-new" not in offered(HEADER)


def test_a_header_takes_from_the_key_what_fits_it() -> None:
    header = '{"alg":"RS256"}'

    assert '{"alg":"EdDSA"}' == made_by("alg-from-key", header, key=KEYS["ed25519"])
    assert '{"alg":"Ed25519"}' == made_by("alg-from-key", header, key=KEYS["named"])
    assert '{"alg":"RS256","kid":"k1"}' == made_by("kid-from-key", header, key=KEYS["named"])
    assert '"kid":"44jtotr9' in made_by("kid-from-key", header, key=KEYS["ed25519"])
    assert '{"alg":"RS256","typ":"JWT"}' == made_by("typ", header)
    assert ["typ"] == [one for one in offered(header, key=KEYS["set"]) if one in {"typ", "alg-from-key"}]


def test_what_a_header_has_already_is_not_offered() -> None:
    header = '{"alg":"Ed25519","kid":"k1","typ":"x"}'

    assert {"exp-quarter", "exp-hour", "iat-now"} == set(offered(header, key=KEYS["named"]))
    assert "alg-from-key" not in offered('{"alg":"dir","enc":"A256GCM"}', key=KEYS["named"])
    assert "alg-from-key" not in offered("{}", key=KEYS["broken"])
    assert "alg-from-key" in offered("{}", key="secret")
    assert ["HS256", "HS384", "HS512"] == drafted("{}", "{}", key=KEYS["mixed"])["fitting"]
    assert [] == drafted("{}", "{}", key=KEYS["ed25519"])["private"]


def test_where_a_key_is_private_is_told_whether_it_can_be_used_or_not() -> None:
    for kind in ("OKP", "XYZ"):
        key = f'{{"kty":"{kind}","😀":1,"crv":"Ed25519","d":"abc"}}'
        start = len(key.partition('abc"')[0].encode("utf-16-le")) // 2

        assert [{"start": start, "end": start + 3}] == drafted("{}", "{}", key=key)["private"]


@pytest.mark.parametrize(
    ("length", "best"), [(1, "HS256"), (32, "HS256"), (48, "HS384"), (64, "HS512"), (200, "HS512")]
)
def test_a_secret_fits_the_strongest_algorithm_for_which_it_is_long_enough(length: int, best: str) -> None:
    fitting = drafted("{}", "{}", key="s" * length)["fitting"]

    assert [best, ["HS256", "HS384", "HS512"]] == [fitting[0], sorted(fitting)]


def test_an_alg_that_stands_twice_is_taken_out_once() -> None:
    assert '{"alg":"none"}' == made_by("alg-once", '{"alg":"HS256","alg":"none"}')
    assert '{"typ":"JWT","alg":"none"}' == made_by("alg-once", '{"typ":"JWT","alg":"HS256","alg":"none"}')
    assert "alg-once" not in offered(HEADER)


def test_what_encrypting_makes_anew_is_taken_out_at_once() -> None:
    header = '{"p2s":"YQ","alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":1000}'

    assert '{"alg":"PBES2-HS256+A128KW","enc":"A128GCM"}' == made_by("made-anew", header)
    assert "made-anew" not in offered('{"alg":"dir","enc":"A128GCM","epk":{}}')
    assert "made-anew" not in offered('{"alg":"ES256","epk":{}}')


def test_every_algorithm_is_one_edit_away() -> None:
    draft = drafted('{ "typ":"JWT", "alg" : "HS256" }', "{}")
    rows = {one["name"]: one["edit"] for one in draft["algorithms"]}

    assert "HS256" == draft["algorithm"]
    assert '{ "typ":"JWT", "alg" : "ES256" }' == edited('{ "typ":"JWT", "alg" : "HS256" }', rows["ES256"])
    assert "" == drafted('{"alg":7}', "{}")["algorithm"] == drafted("{}", "{}")["algorithm"]
    assert [True, "A256GCM"] == [drafted('{"enc":"A256GCM"}', "{}")[name] for name in ("encrypted", "enc")]
    assert [True, ""] == [drafted('{"enc":7}', "{}")[name] for name in ("encrypted", "enc")]


HEADERS: Final = [
    ("{}", "HS256", '{"alg": "HS256"}'),
    ("{}", "dir", '{"alg": "dir", "enc": "A256GCM"}'),
    ('{"alg":"HS256"}', "dir", '{"alg":"dir","enc":"A256GCM"}'),
    ('{"alg":"HS256","typ":"JWT"}', "dir", '{"alg":"dir","typ":"JWT","enc":"A256GCM"}'),
    ('{"typ":"JWT","alg":"HS256"}', "dir", '{"typ":"JWT","alg":"dir","enc":"A256GCM"}'),
    ('{"typ":"JWT"}', "dir", '{"typ":"JWT","alg":"dir","enc":"A256GCM"}'),
    ('{"alg":"dir","enc":"A128GCM"}', "A256KW", '{"alg":"A256KW","enc":"A128GCM"}'),
    ('{"alg":"dir","enc":"A128GCM"}', "ES256", '{"alg":"ES256"}'),
    ('{"enc":"A128GCM","alg":"dir"}', "ES256", '{"alg":"ES256"}'),
    ('{"enc":"A128GCM"}', "ES256", '{"alg": "ES256"}'),
]


@pytest.mark.parametrize(("before", "name", "after"), HEADERS)
def test_an_algorithm_is_asked_for_with_what_belongs_to_it(before: str, name: str, after: str) -> None:
    rows = {one["name"]: one for one in drafted(before, "{}")["algorithms"]}

    assert after == edited(before, rows[name]["edit"])
    assert (name in {"dir", "A256KW"}) == rows[name]["encrypts"]


def test_each_encryption_of_the_content_is_one_edit_away() -> None:
    rows = {one["name"]: one["edit"] for one in drafted('{"alg":"dir", "enc" : "A128GCM"}', "{}")["contents"]}

    assert '{"alg":"dir", "enc" : "A256CBC-HS512"}' == edited('{"alg":"dir", "enc" : "A128GCM"}', rows["A256CBC-HS512"])
    assert [] == drafted("[1]", "{}")["contents"]


ENCODINGS: Final = [
    ('{"alg":"HS256"}', False, '{"alg":"HS256","b64":false,"crit":["b64"]}'),
    ('{ "alg": "HS256" }', False, '{ "alg": "HS256", "b64": false, "crit": ["b64"] }'),
    ('{"alg":"HS256","crit":["exp"]}', False, '{"alg":"HS256","crit":["exp", "b64"],"b64":false}'),
    ('{"alg":"HS256","crit":7}', False, '{"alg":"HS256","crit":["b64"],"b64":false}'),
    ('{"b64":true,"alg":"HS256"}', False, '{"b64":false,"alg":"HS256","crit":["b64"]}'),
    ('{"alg":"HS256","b64":false,"crit":["b64"]}', True, '{"alg":"HS256"}'),
    ('{"b64":false,"crit":["b64","exp"],"alg":"HS256"}', True, '{"crit":["exp"],"alg":"HS256"}'),
    ('{"b64":false}', True, "{}"),
]


@pytest.mark.parametrize(("before", "is_unencoded", "after"), ENCODINGS)
def test_the_encoding_of_the_payload_is_changed_with_its_crit(before: str, after: str, *, is_unencoded: bool) -> None:
    encoding = drafted(before, "{}")["encoding"]

    assert (is_unencoded, after) == (encoding["unencoded"], edited(before, encoding["edit"]))


def test_a_header_that_is_no_object_has_no_encoding_to_change() -> None:
    assert drafted("[1]", "{}")["encoding"] is None


def test_names_that_could_be_added_are_listed_with_their_edits() -> None:
    names = drafted(HEADER, '{"nonce": 1}', part="payload", query="")["names"]
    first = names[0]

    assert 40 == len(names)
    assert ["nbf", "Not Before"] == [first["name"], first["label"]]
    assert f'{{"nonce": 1, "nbf": {NOW}}}' == edited('{"nonce": 1}', first["edit"])
    assert "nonce" not in [one["name"] for one in names]
    assert [] == drafted(HEADER, "{}")["names"] == drafted(HEADER, "{", part="payload", query="")["names"]


def test_a_name_of_ones_own_can_be_added_and_the_caret_goes_into_its_value() -> None:
    (own,) = drafted(HEADER, "{}", part="payload", query="ä😀x")["names"]
    text = own["edit"]["text"]

    assert '"ä😀x": ""' == text
    assert len('"ä😀x": "'.encode("utf-16-le")) // 2 == own["caret"]
    assert ["kid"] == [one["name"] for one in drafted(HEADER, "{}", part="header", query="kid")["names"]][:1]
    assert "x" not in [one["name"] for one in drafted(HEADER, '{"x":1}', part="payload", query="x")["names"]]


def test_what_differs_from_the_token_it_came_from_is_told() -> None:
    origin = {
        "header": HEADER,
        "payload": json.dumps(
            {"exp": NOW, "iat": NOW, "nbf": "x", "scope": "a b", "aud": ["x"], "o": {"a": [1]}, "sub": "s", "p": "1 2"}
        ),
    }
    payload = json.dumps(
        {"exp": NOW + 60, "iat": NOW - 7200, "nbf": 1, "scope": "a c", "aud": ["x", "y"], "o": {"a": [2]}, "n": 1}
    )
    changes = drafted('{"alg":"HS256","typ":"JWT"}', payload, origin=origin)["changes"]

    assert {
        "exp": "1 min later",
        "iat": "2 h earlier",
        "nbf": "changed",
        "scope": "+ c, − b",  # noqa: RUF001 - a minus sign
        "aud": "+ y",
        "o": "changed",
        "n": "added",
        "sub": "removed",
        "p": "removed",
    } == {one["name"]: one["message"] for one in changes}
    assert {"payload"} == {one["part"] for one in changes}
    assert {
        "exp": ("23:09:27 UTC", "23:10:27 UTC"),
        "iat": ("23:09:27 UTC", "21:09:27 UTC"),
        "nbf": ('"x"', "1"),
    } == {one["name"]: (one["before"], one["after"]) for one in changes if one["name"] in {"exp", "iat", "nbf"}}
    (later,) = drafted(HEADER, f'{{"exp":{NOW + 86400}}}', origin={"header": HEADER, "payload": f'{{"exp":{NOW}}}'})[
        "changes"
    ]
    assert ("2026-11-27 23:09:27 UTC", "2026-11-28 23:09:27 UTC") == (later["before"], later["after"])
    assert ['{"a":[1]}', '{"a":[2]}'] == [
        next(one[at] for one in changes if one["name"] == "o") for at in ("before", "after")
    ]


def test_white_space_and_order_are_no_difference_and_a_broken_text_has_none() -> None:
    origin = {"header": HEADER, "payload": '{"scope":"a b","x":[1,2]}'}

    assert [] == drafted(HEADER, '{ "x": [ 1, 2 ], "scope": "a b" }', origin=origin)["changes"]
    assert ["changed"] == [
        one["message"] for one in drafted(HEADER, '{"x":[1,2],"scope":"b a"}', origin=origin)["changes"]
    ]
    assert [] == drafted(HEADER, "{", origin=origin)["changes"]


def test_whatever_the_texts_are_there_is_an_answer() -> None:
    for text in ("", "\ud800", '"' * 100, "[" * 5000, '{"a":' * 300, "{}" * 50, "\x00", '{"exp":1e999}'):
        assert isinstance(drafted(text, text, key=text, origin={"header": text, "payload": text}), dict)
