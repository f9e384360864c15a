"""JSON, read strictly, with places in octets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.json import large, parse
from jwt_decoder.json.depth import DEEPEST
from jwt_decoder.output.wording import render

if TYPE_CHECKING:
    from jwt_decoder.model.fault import Fault
    from jwt_decoder.model.part import Node

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def tree(octets: bytes) -> Node:
    """Return the tree of a text."""
    found = parse.parse(octets).tree
    assert found
    return found


def only_fault(octets: bytes) -> Fault:
    """Return the single fault of a text."""
    (fault,) = parse.parse(octets).faults
    return fault


@given(JSON, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_a_json_text_gives_its_value(value: Any, indent: int | str | None, ascii_only: bool) -> None:  # noqa: ANN401, FBT001 - JSON, drawn
    octets = json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode(errors="replace")
    parsed = parse.parse(octets)

    assert parsed.valid
    assert () == parsed.faults
    assert parsed.tree
    assert json.loads(octets) == parse.plain(parsed.tree)


@given(JSON)
def test_every_node_stands_where_it_says(value: Any) -> None:  # noqa: ANN401 - JSON
    octets = json.dumps(value, ensure_ascii=False).encode(errors="replace")
    waiting = [tree(octets)]
    while waiting:
        node = waiting.pop()
        lexeme = octets[node["start"] : node["end"]]
        assert json.loads(lexeme) == parse.plain(node)
        assert node["text"] in {lexeme.decode(), ""}
        for member in node.get("members", []):
            assert member["text"] == octets[member["start"] : member["end"]].decode()
            waiting.append(member["node"])
        waiting += node.get("items", [])


@given(st.binary(max_size=60) | st.text(alphabet='{}[]",:\\u0019.eE-+ntf \n', max_size=60).map(str.encode))
def test_any_octets_give_an_answer_that_python_s_parser_agrees_with(octets: bytes) -> None:
    parsed = parse.parse(octets)
    for fault in parsed.faults:
        assert 0 <= fault.start <= fault.end <= len(octets)
    assert parsed.valid or parsed.faults

    assert is_json(octets) == parsed.valid


def is_json(octets: bytes) -> bool:
    """Say whether Python's own parser takes octets for JSON, NaN and its kin apart."""
    try:
        json.loads(octets.decode(), parse_constant=lambda name: json.loads(f"{name}!"))
    except ValueError:
        return False
    return True


BROKEN = [
    (b'{"a":1,}', 6, 7, "There is an extra comma before “}”."),
    (b"[1,]", 2, 3, "There is an extra comma before “]”."),
    (b'{"a":1', 6, 6, "The JSON text ends where “,” or “}” is expected"),
    (b'{"a":"b', 7, 7, "ends inside a string"),
    (b'{"a":"b\\', 8, 8, "ends inside a string"),
    (b'{"a":"b\\u00', 11, 11, "ends inside a string"),
    (b'{"a', 3, 3, "ends inside a string"),
    (b'{"a" 1}', 5, 6, "JSON expects “:” after the name here, not “1”"),
    (b"{a:1}", 1, 2, "names must be in double quotes"),
    (b"{'a':1}", 1, 2, "strings must be in double quotes"),
    (b'{"a":"\\x"}', 6, 8, "“\\x” isn't a JSON escape"),
    (b'{"a":"\n"}', 6, 7, "A control character (U+000A) inside a string must be escaped"),
    (b"[NaN]", 1, 4, "JSON has no NaN or Infinity"),
    (b"[-Infinity]", 1, 10, "JSON has no NaN or Infinity"),
    (b"[None]", 1, 5, "that's how Python writes it"),
    (b"[object Object]", 1, 7, "JavaScript writes that for an object that was not serialized"),
    (b'{"a":[object Array]}', 6, 12, "JavaScript writes that for an object that was not serialized"),
    (b"[undefined]", 1, 10, "JSON has no undefined"),
    (b"[TRUE]", 1, 5, "are lowercase"),
    (b"[01]", 2, 3, "that isn't how JSON writes numbers"),
    (b"[+1]", 1, 3, "that isn't how JSON writes numbers"),
    (b"[1,2] x", 6, 7, "JSON expects the end of the text here, not “x”"),
    (b"[1 // one\n]", 3, 4, "JSON has no comments"),
    (b"", 0, 0, "The JSON text ends where a value is expected"),
    (b"[1}", 2, 3, "JSON expects “,” or “]” here, not “}”"),
    ("[“a”]".encode(), 1, 4, "typographic quotes"),
    ("[\u00a01]".encode(), 1, 3, "isn't JSON white space"),
    (b'{\x00"\x00', 1, 2, "UTF-16"),
    (b'\x00{\x00"', 0, 1, "UTF-16"),
    (b"{}\x00\x00", 2, 3, "NUL ends strings in C, but isn't part of JSON"),
]


@pytest.mark.parametrize(("octets", "start", "end", "says"), BROKEN)
def test_a_syntax_error_has_its_place_and_says_what_was_expected(
    octets: bytes, start: int, end: int, says: str
) -> None:
    fault = only_fault(octets)

    assert ("json-syntax", start, end) == (fault.id, fault.start, fault.end)
    assert says in render(fault.message)


@pytest.mark.each
@pytest.mark.parametrize(("octets", "start", "end", "says"), BROKEN)
def test_a_large_text_is_judged_alike(
    octets: bytes, start: int, end: int, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse, "LARGEST_TREE", -1)
    fault = only_fault(octets)

    assert ("json-syntax", start, end) == (fault.id, fault.start, fault.end)
    assert says.split("“,” or", maxsplit=1)[0] in render(fault.message)


def test_what_stands_before_an_error_is_kept() -> None:
    parsed = parse.parse(b'{"a":1,"b":[true,"c\\n')

    assert not parsed.valid
    assert {"a": 1, "b": [True, "c\n"]} == parse.plain(tree(b'{"a":1,"b":[true,"c\\n'))
    assert parsed.tree
    assert parsed.tree.get("cut")
    assert parsed.root["b"]["items"][1].get("cut")


def test_a_string_alone_that_breaks_is_kept() -> None:
    assert "ab" == tree(b'"ab')["value"]


def test_numbers_are_kept_as_written() -> None:
    texts = ["1.0", "1e2", "-0", "12345678901234567890", "1E400", "9" * 10_000]

    assert texts == [node["text"] for node in tree(f"[{','.join(texts)}]".encode())["items"]]


def test_a_repeated_name_is_a_fault_and_both_are_kept() -> None:
    parsed = parse.parse(b'{"a":1,"\\u0061":2}')

    assert parsed.valid
    assert [("json-duplicate-name", 7, 15)] == [(fault.id, fault.start, fault.end) for fault in parsed.faults]
    assert ["1", "2"] == [member["node"]["text"] for member in tree(b'{"a":1,"\\u0061":2}')["members"]]
    assert "2" == parsed.root["a"]["text"]


def test_a_name_may_stand_in_several_objects() -> None:
    assert () == parse.parse(b'{"a":{"a":[{"a":1},{"a":2}]}}').faults


def test_many_repeated_names_are_counted() -> None:
    faults = parse.parse(b"{" + b",".join([b'"a":1'] * 100) + b"}").faults

    assert 9 == len(faults)
    assert "91 more names are repeated." == render(faults[-1].message)


def test_lone_surrogates_survive() -> None:
    assert "\ud800" == tree(b'"\\ud800"')["value"]


def test_a_byte_order_mark_is_said_and_read_over() -> None:
    parsed = parse.parse(b'\xef\xbb\xbf{"a":1}')

    assert ["json-bom"] == [fault.id for fault in parsed.faults]
    assert 3 == tree(b'\xef\xbb\xbf{"a":1}')["start"]
    assert parsed.valid


def test_octets_that_are_no_utf_8_are_said_and_the_rest_is_read() -> None:
    parsed = parse.parse(b'{"n":"\xff\xfe","m":1}')

    assert [("utf8-invalid", 6, 7)] == [(fault.id, fault.start, fault.end) for fault in parsed.faults]
    assert not parsed.valid
    assert parsed.text is None
    assert {"n": "\ufffd\ufffd", "m": 1} == parse.plain(tree(b'{"n":"\xff\xfe","m":1}'))


@pytest.mark.untraced
@pytest.mark.parametrize("largest", [parse.LARGEST_TREE, -1], ids=["as a tree", "as a large text"])
@pytest.mark.parametrize("depth", [DEEPEST, DEEPEST + 1, 3_000, 300_000])
def test_nesting_is_read_to_a_limit_and_said_beyond_it(
    depth: int, largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse, "LARGEST_TREE", largest)
    closed, open_ended = parse.parse(b"[" * depth + b"]" * depth), parse.parse(b'{"a":' * depth)

    assert (depth <= DEEPEST) == closed.valid
    if depth > DEEPEST:
        assert [("json-depth", DEEPEST)] == [(fault.id, fault.start) for fault in closed.faults]
        assert [("json-depth", 5 * DEEPEST)] == [(fault.id, fault.start) for fault in open_ended.faults]


def test_brackets_inside_strings_nest_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "LARGEST_TREE", -1)

    assert parse.parse(b'["' + b'[\\"' * 1_000 + b'"]').valid


def test_a_large_text_gives_the_members_of_its_object_without_places() -> None:
    filler = b'"' + b"x" * parse.LARGEST_TREE + b'"'
    octets = (
        b'{"exp":1e3,"s":"\xc3\xa9\\ud800","t":true,"n":null,"l":["a",1],"o":{"x":1},"x":' + filler + b',"exp":2.50}'
    )
    parsed = parse.parse(octets)

    assert parsed.valid
    assert parsed.tree is None
    assert "object" == parsed.type
    assert "2.50" == parsed.root["exp"]["text"]
    assert ["string", "boolean", "null", "array", "object"] == [parsed.root[name]["type"] for name in "stnlo"]
    assert "é\ufffd\ufffd\ufffd" == parsed.root["s"]["value"]
    assert "true" == parsed.root["t"]["text"]
    assert ["json-duplicate-name"] == [fault.id for fault in parsed.faults]


def test_a_large_text_that_is_no_object_has_no_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "LARGEST_TREE", -1)
    parsed = parse.parse(b"[1,2]")

    assert ("array", {}) == (parsed.type, parsed.root)


def test_repeated_names_of_a_large_text_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "LARGEST_TREE", -1)
    faults = parse.parse(b'[{"a":1,"a":2},{"b":1,"b":2,"b":3}]').faults

    assert ["“a”", "2 more names are repeated."] == [render(faults[0].message)[9:12], render(faults[1].message)]


def test_nan_inside_a_string_is_not_the_nan_that_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "LARGEST_TREE", -1)

    assert 7 == only_fault(b'["NaN",NaN]').start


def test_a_plain_value_of_an_object_takes_the_last_of_a_name() -> None:
    assert {"a": [1.5, -2, None, False]} == parse.plain(tree(b'{"a":0,"a":[1.5,-2,null,false]}'))


def test_a_large_text_that_is_nested_too_deep_is_broken_and_said_to_be() -> None:
    found = large.read(b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), 0)

    assert (True, 1) == (found.broken, len(found.faults))
