"""Segments of every serialization, however broken."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.json import parse
from jwt_decoder.output.wording import render
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from jwt_decoder.model.layout import Layout

JWE_ROLES = ["header", "encrypted-key", "initialization-vector", "ciphertext", "authentication-tag"]


def roles(layout: Layout) -> list[str]:
    """Return the roles of the segments in their order."""
    return [segment.role for segment in layout.segments]


def faults(layout: Layout) -> list[str]:
    """Return the ids of the faults."""
    return [fault.id for fault in layout.faults]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("a", "jws-compact", ["header"]),
        ("a.b", "jws-compact", ["header", "payload"]),
        ("a.b.c", "jws-compact", ["header", "payload", "signature"]),
        ("a.b.c.d", "jws-compact", ["header", "payload", "signature", "extra"]),
        ("a.b.c.d.e", "jwe-compact", JWE_ROLES),
        ("a.b.c.d.e.f", "jws-compact", ["header", "payload", "signature", "extra"]),
        ("a.b.c~", "sd-jwt", ["header", "payload", "signature"]),
        ("a.b.c~d~", "sd-jwt", ["header", "payload", "signature", "disclosure"]),
        ("a.b.c~d~e.f.g", "sd-jwt", ["header", "payload", "signature", "disclosure", "key-binding"]),
        ("a.b.c~d~e", "sd-jwt", ["header", "payload", "signature", "disclosure", "disclosure"]),
    ],
)
def test_a_compact_token_is_shown_for_what_it_is(text: str, kind: str, expected: list[str]) -> None:
    layout = lay_out(text)

    assert kind == layout.kind
    assert expected == roles(layout)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", ["segments-count"]),
        ("a.b", ["segments-count"]),
        ("a.b.c", []),
        ("a.b.c.d", ["segments-count"]),
        ("a.b.c.d.e", []),
        ("a.b.c.d.e.f", ["segments-count"]),
        ("a.b.c~", []),
        ("a.b.c~d", ["sd-jwt-end"]),
        ("a.b.c~d~e.f.g", []),
    ],
)
def test_a_count_that_is_none_is_a_fault(text: str, expected: list[str]) -> None:
    assert expected == faults(lay_out(text))


def test_thousands_of_tildes_are_cut_short() -> None:
    layout = lay_out("a.b.c" + "~d" * 5_000)

    assert 3 + 1_000 + 1 == len(layout.segments)
    assert "extra" == roles(layout)[-1]


@given(st.text(max_size=80) | st.text(alphabet='{}"~.:,eyJpayloadsignature', max_size=80))
def test_any_text_has_segments_that_stand_where_they_say(text: str) -> None:
    layout = lay_out(text)

    assert layout.signatures
    for segment in layout.segments:
        assert 0 <= segment.start <= segment.end <= len(text)
        if segment.literal:
            assert segment.text == text[segment.start : segment.end]


FLATTENED = '{"protected": "aGVhZA", "payload": "cGF5", "signature": "c2ln", "header": {"kid": "1"}}'


def test_a_flattened_jws_has_its_segments_in_the_order_of_the_text() -> None:
    layout = lay_out(FLATTENED)

    assert "jws-json" == layout.kind
    assert "JWS JSON, flattened, RFC 7515" == render(layout.title)
    assert ["header", "payload", "signature"] == roles(layout)
    assert 1 == layout.payload
    (place,) = layout.signatures
    assert (0, 2) == (place.header, place.signature)
    assert place.unprotected
    assert {"kid": "1"} == parse.plain(place.unprotected)


def test_a_general_jws_has_a_place_for_each_signature() -> None:
    entries = [{"protected": "YQ", "signature": "Yg"}, {"signature": "Yw"}, "none", {"protected": 1, "signature": "ZA"}]
    layout = lay_out(json.dumps({"signatures": entries, "payload": "cGF5"}))

    assert [(0, 1), (None, 2), (None, None), (None, 3)] == [
        (place.header, place.signature) for place in layout.signatures
    ]
    assert 4 == layout.payload


@pytest.mark.parametrize("signatures", [[], 1, "x"])
def test_a_general_jws_without_signatures_has_one_place_with_none(signatures: object) -> None:
    layout = lay_out(json.dumps({"payload": "cGF5", "signatures": signatures}))

    assert [(None, None)] == [(place.header, place.signature) for place in layout.signatures]


def test_a_jws_in_json_may_be_detached() -> None:
    layout = lay_out('{"protected": "YQ", "signature": "Yg"}')

    assert ("jws-json", None) == (layout.kind, layout.payload)


@pytest.mark.parametrize(("member", "form"), [("tag", "flattened"), ("recipients", "general")])
def test_a_jwe_in_json_is_named_and_its_header_found(member: str, form: str) -> None:
    layout = lay_out(f'{{"protected": "YQ", "ciphertext": "Yg", "{member}": "Yw"}}')

    assert ("jwe-json", f"JWE JSON, {form}, RFC 7516") == (layout.kind, render(layout.title))
    assert 0 == layout.signatures[0].header
    assert "ciphertext" == layout.segments[layout.payload or 0].role


@pytest.mark.parametrize("text", ['{"a": 1}', '{"signature": "YQ"}', "{", '["payload"]'])
def test_other_json_is_no_serialization(text: str) -> None:
    assert "jws-compact" == lay_out(text).kind


def test_a_name_in_both_headers_of_a_signature_is_a_fault() -> None:
    """RFC 7515 §7.2.1: the names in the two locations must be disjoint."""
    entry = {"protected": "eyJraWQiOiJhIiwiYWxnIjoiSFMyNTYifQ", "signature": "c2ln"}
    entries = [entry | {"header": {"x": 1, "alg": "HS256"}}, entry | {"header": {"x": 1}}, entry | {"header": {}}]
    text = json.dumps({"payload": "cGF5", "signatures": [*entries, {"header": {"alg": "HS256"}, "signature": "c2ln"}]})

    (fault,) = lay_out(text).faults

    assert ("header-repeated", '"alg": "HS256"') == (fault.id, text[fault.start : fault.end])
    assert "“alg” is also in the protected header, but a name may be in only one of them." == render(fault.message)


def test_places_in_json_count_code_points() -> None:
    text = '{"x": "é😀\ud800", "payload": "cGF5", "signature": "c2ln"}'

    assert ["cGF5", "c2ln"] == [text[segment.start : segment.end] for segment in lay_out(text).segments]


def test_a_segment_that_escapes_spell_is_not_literal() -> None:
    (segment, _) = lay_out(r'{"payload": "cG\u0046y", "signature": ""}').segments

    assert ("cGFy", False) == (segment.text, segment.literal)


def test_a_fault_of_the_json_is_one_of_the_token() -> None:
    layout = lay_out('{"payload": "cGF5", "payload": "YQ", "signature": "c2ln')

    assert ["json-duplicate-name", "json-syntax"] == faults(layout)
    assert ["YQ", "c2ln"] == [segment.text for segment in layout.segments]


_NO_STRINGS = ({"alg": "none"}, 5, None, True, ["a"])
_JWS = {"payload": "cGF5", "protected": "e30", "header": {}, "signature": "c2ln"}
_ENTRY = {"protected": "e30", "header": {}, "signature": "c2ln"}
_JWE = {"protected": "e30", "unprotected": {}, "iv": "YQ", "aad": "YQ", "ciphertext": "YQ", "tag": "YQ"}
_RECIPIENT = {"header": {}, "encrypted_key": "YQ"}


LONG = "A" * parse.LARGEST_TREE
_GENERAL = {"payload": LONG, "signatures": [{"protected": "e30", "header": {"kid": "1"}, "signature": "c2ln"}]}


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ({"payload": LONG, "signature": "c2ln", "protected": "YQ"}, ["payload", "signature", "header"]),
        (_GENERAL, ["payload", "header", "signature"]),
        ({"ciphertext": LONG, "recipients": [_RECIPIENT]}, ["ciphertext", "encrypted-key"]),
    ],
)
def test_a_large_token_in_json_is_read_as_a_small_one(token: dict[str, object], expected: list[str]) -> None:
    layout = lay_out(json.dumps(token))

    assert (expected, []) == (roles(layout), faults(layout))
    assert all(segment.literal for segment in layout.segments)


def test_a_large_token_in_json_that_is_broken_is_read_up_to_there() -> None:
    layout = lay_out(json.dumps(_GENERAL)[:-20])

    assert (["payload", "header"], ["json-syntax"]) == (roles(layout), faults(layout))
    assert layout.signatures[0].unprotected is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"payload": "YQ", "protected": "e30",, "signature": "c2ln"}', "jws-json"),
        ('{"payload": "YQ", x "signatures": [{"protected": "e30", "signature": "c2ln"}]}', "jws-json"),
        ('{"protected": "e30", "iv" "YQ", "ciphertext": "YQ", "tag": "YQ"}', "jwe-json"),
        ('{"x": , "signature": "c2ln"}', "jws-compact"),
    ],
)
def test_what_breaks_off_before_the_member_that_tells_is_told_by_it(text: str, kind: str) -> None:
    layout = lay_out(text)

    assert kind == layout.kind
    assert ("json-syntax" in faults(layout)) == (kind != "jws-compact")


_NO_RECIPIENTS = (
    "“recipients” is an empty array: it must have an object for each recipient, even if that object is empty"
    " (RFC 7516 §7.2.1)."
)


@pytest.mark.parametrize(
    ("token", "said"),
    [
        (
            {"payload": "cGF5", "signatures": []},
            "“signatures” is an empty array: there is no signature in this token (RFC 7515 §7.2.1).",
        ),
        (
            {"ciphertext": "YQ", "recipients": []},
            _NO_RECIPIENTS,
        ),
    ],
)
def test_a_list_of_nobody_is_a_fault(token: dict[str, object], said: str) -> None:
    text = json.dumps(token)
    (fault,) = lay_out(text).faults

    assert ("member-empty", "[]", said) == (fault.id, text[fault.start : fault.end], render(fault.message))


@pytest.mark.parametrize("member", [[{}], [_ENTRY], 5, "a", {}])
def test_what_is_no_empty_list_is_no_list_of_nobody(member: object) -> None:
    assert "member-empty" not in faults(lay_out(json.dumps({"payload": "cGF5", "signatures": member})))


def test_of_a_list_that_breaks_off_nothing_is_said_but_that() -> None:
    assert ["json-syntax"] == faults(lay_out('{"payload": "cGF5", "signatures": ['))
    assert ["json-syntax"] == faults(lay_out('{"payload": "cGF5", "signatures": [{"protected": "e30"'))


@pytest.mark.parametrize("count", [100, 101])
def test_beyond_a_hundred_signatures_and_recipients_it_is_said_how_many_were_read(count: int) -> None:
    signed = lay_out(json.dumps({"payload": "cGF5", "signatures": [_ENTRY] * count}))
    encrypted = lay_out(json.dumps({"ciphertext": "YQ", "recipients": [_RECIPIENT] * count}))

    assert (100, 100) == (len(signed.signatures), len(encrypted.signatures))
    assert [
        "JWS JSON, general, RFC 7515" + ": the first 100 of 101 signatures were read" * (count > 100),
        "JWE JSON, general, RFC 7516" + ": the first 100 of 101 recipients were read" * (count > 100),
    ] == [render(signed.title), render(encrypted.title)]


@pytest.mark.parametrize(
    "token",
    [
        _JWS,
        {"payload": "cGF5", "signatures": [_ENTRY, _ENTRY]},
        _JWE | _RECIPIENT,
        _JWE | {"recipients": [_RECIPIENT, {}]},
    ],
)
def test_members_of_their_own_types_are_no_fault(token: object) -> None:
    assert [] == faults(lay_out(json.dumps(token)))


@pytest.mark.parametrize("value", _NO_STRINGS)
@pytest.mark.parametrize(
    ("token", "name"),
    [
        *((_JWS, name) for name in ("payload", "protected", "signature")),
        *((_JWE, name) for name in ("protected", "iv", "aad", "ciphertext", "tag")),
        (_JWE, "encrypted_key"),
    ],
)
def test_a_member_that_must_be_a_string_and_is_none_is_a_fault(
    token: dict[str, object], name: str, value: object
) -> None:
    text = json.dumps(token | {name: value})
    layout = lay_out(text)

    assert ["member-type"] == faults(layout)
    assert json.dumps(value) == text[layout.faults[0].start : layout.faults[0].end]
    assert render(layout.faults[0].message).startswith(f"“{name}” must be a string, but is ")


@pytest.mark.parametrize("value", ["e30", ["a"], 5, None, True])
@pytest.mark.parametrize(("token", "name"), [(_JWS, "header"), (_JWE, "unprotected"), (_JWE, "header")])
def test_a_header_that_is_no_object_is_a_fault(token: dict[str, object], name: str, value: object) -> None:
    assert ["member-type"] == faults(lay_out(json.dumps(token | {name: value})))


@pytest.mark.parametrize(
    "value", [{"a": 1}, "a", 5, None, True, ["a"], [[]], [None], [{"header": "a", "signature": "YQ"}]]
)
@pytest.mark.parametrize(("token", "name"), [({"payload": "cGF5"}, "signatures"), (_JWE, "recipients")])
def test_a_list_that_is_no_array_of_objects_is_a_fault(token: dict[str, object], name: str, value: object) -> None:
    assert ["member-type"] == faults(lay_out(json.dumps(token | {name: value})))


@pytest.mark.parametrize(
    ("token", "name"),
    [
        *(({"payload": "cGF5", "signatures": [_ENTRY]}, name) for name in _ENTRY),
        *((_JWE | {"recipients": [_RECIPIENT]}, name) for name in _RECIPIENT),
    ],
)
def test_a_member_of_the_flattened_form_in_the_general_one_is_a_fault(token: dict[str, object], name: str) -> None:
    value = {} if name == "header" else "YQ"

    assert ["member-misplaced"] == faults(lay_out(json.dumps(token | {name: value})))


@pytest.mark.parametrize(
    ("aad", "said"),
    [
        ("YWFk", []),
        ("a", ["“aad” must be base64url text, but isn't (RFC 7516 §7.2.1)."]),
        ("YW Fk", ["“aad” must be base64url text, but isn't (RFC 7516 §7.2.1)."]),
        ("", ["“aad” is empty, but must be left out if there is no additional data (RFC 7516 §7.2.1)."]),
        (5, []),
    ],
)
def test_additional_data_is_base64url_and_not_empty(aad: object, said: list[str]) -> None:
    text = json.dumps(_JWE | {"recipients": [_RECIPIENT], "aad": aad})
    told = [fault for fault in lay_out(text).faults if fault.id == "aad"]

    assert said == [render(one.message) for one in told]
    assert [json.dumps(aad)] * len(said) == [text[one.start : one.end] for one in told]


@pytest.mark.parametrize(
    ("member", "expected"),
    [({}, True), *(({"protected": value}, False) for value in _NO_STRINGS), ({"header": "a"}, False)],
)
def test_a_signature_whose_header_has_another_type_is_not_whole(member: dict[str, object], *, expected: bool) -> None:
    (flattened,) = lay_out(json.dumps(_JWS | member)).signatures
    (general,) = lay_out(json.dumps({"payload": "cGF5", "signatures": [_ENTRY | member]})).signatures

    assert (expected, expected) == (flattened.is_whole, general.is_whole)


_BLOCK = base64url.encode(bytes(16))
_PROTECTED = {"protected": "eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0", "iv": _BLOCK, "ciphertext": _BLOCK, "tag": _BLOCK}
_SHARED = {"unprotected": {"jku": "https://server.example.com/keys.jwks"}}
_FIRST = {"header": {"alg": "RSA1_5", "kid": "2011-04-29"}, "encrypted_key": "YQ"}
_SECOND = {"header": {"alg": "A128KW", "kid": "7"}, "encrypted_key": "Yg"}


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        (
            _PROTECTED | _SHARED | {"recipients": [_FIRST, _SECOND]},
            [["jku", "alg", "kid", "enc"], ["jku", "alg", "kid", "enc"]],
        ),
        (_PROTECTED | _SHARED | _SECOND, [["jku", "alg", "kid", "enc"]]),
        (_PROTECTED | _SECOND, [["alg", "kid", "enc"]]),
        (_PROTECTED | _SHARED, [["jku", "enc"]]),
        (_PROTECTED | _SHARED | {"recipients": [{}]}, [["jku", "enc"]]),
        ({"ciphertext": "YQ"} | _SECOND, [["alg", "kid"]]),
    ],
)
def test_the_header_of_each_recipient_of_a_jwe_has_what_all_its_headers_say(
    token: dict[str, object], expected: list[list[str]]
) -> None:
    decoded = decode(lay_out(json.dumps(token)))

    assert expected == [list(signature.jose) for signature in decoded.signatures]
    assert () == decoded.faults


def test_a_jwe_without_recipients_has_the_header_that_they_would_share() -> None:
    assert [["enc"]] == [
        list(one.jose) for one in decode(lay_out(json.dumps(_PROTECTED | {"recipients": []}))).signatures
    ]


def test_each_recipient_of_a_jwe_has_its_own_algorithm_and_its_encrypted_key_is_shown() -> None:
    decoded = decode(lay_out(json.dumps(_PROTECTED | {"recipients": [_FIRST, _SECOND]})))

    assert ["RSA1_5", "A128KW"] == [one.jose["alg"].get("value") for one in decoded.signatures]
    assert ["YQ", "Yg"] == [one.text for one in decoded.layout.segments if one.role == "encrypted-key"]


def test_what_is_broken_in_a_header_that_recipients_share_is_said_once() -> None:
    token = _PROTECTED | {"protected": "eyJlbmMiOn0", "recipients": [_FIRST, _SECOND]}

    assert ["json-syntax"] == [fault.id for fault in decode(lay_out(json.dumps(token))).faults]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"unprotected": {"enc": "A128GCM"}}, '"enc": "A128GCM"'),
        ({"header": {"alg": "dir", "enc": "A128GCM"}}, '"enc": "A128GCM"'),
        ({"unprotected": {"alg": "A128KW"}, "header": {"alg": "dir"}}, '"alg": "dir"'),
        ({"unprotected": {"alg": "A128KW"}, "recipients": [{"header": {"alg": "dir"}}, {}]}, '"alg": "dir"'),
        ({"recipients": [{}, {"header": {"enc": "A128GCM"}}]}, '"enc": "A128GCM"'),
    ],
)
def test_a_name_in_two_headers_of_a_recipient_is_a_fault(more: dict[str, object], expected: str) -> None:
    """RFC 7516 §7.2.1: the names in the three locations must be disjoint."""
    text = json.dumps(_PROTECTED | more)

    (fault,) = lay_out(text).faults

    assert ("header-repeated", expected) == (fault.id, text[fault.start : fault.end])


def test_one_name_in_the_headers_of_two_recipients_is_no_fault() -> None:
    assert [] == faults(lay_out(json.dumps(_PROTECTED | {"recipients": [_FIRST, _SECOND, _FIRST]})))


def test_an_item_of_a_general_jws_without_a_signature_is_a_fault() -> None:
    text = json.dumps({"payload": "cGF5", "signatures": [_ENTRY, {"protected": "e30"}]})

    (fault,) = lay_out(text).faults

    assert ("member-missing", '{"protected": "e30"}') == (fault.id, text[fault.start : fault.end])


_PARTS: Final = ("eyJhbGciOiJIUzI1NiJ9", "eyJhIjoxfQ", "j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM")
_AFTER_HEADER: Final = "The dot between header and payload is missing."
_AFTER_PAYLOAD: Final = "The dot between payload and signature is missing."
_NO_SIGNATURE: Final = "2 of 3 segments: the signature is missing. The copy is probably incomplete."


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("{0}{1}.{2}", [_AFTER_HEADER]),
        ("{0}.{1}{2}", [_AFTER_PAYLOAD]),
        ("{0}{1}{2}", [_AFTER_HEADER, _AFTER_PAYLOAD]),
        ("{0}{1}", [_AFTER_HEADER, _NO_SIGNATURE]),
        ("{0}.{1}", [_NO_SIGNATURE]),
        ("{0}{2}.{1}", [_NO_SIGNATURE]),
        ("{0}.{2}{1}", [_NO_SIGNATURE]),
    ],
)
def test_where_a_dot_was_lost_its_place_is_told(form: str, said: list[str]) -> None:
    layout = lay_out(form.format(*_PARTS))

    assert said == [render(fault.message) for fault in layout.faults]
    if _NO_SIGNATURE not in said:
        assert list(_PARTS) == [segment.text for segment in layout.segments]


@pytest.mark.parametrize("alg", ["RS256", "ES512", "?", 5])
def test_a_lost_dot_is_found_by_the_length_of_the_signature(alg: object) -> None:
    header = base64url.encode(json.dumps({"alg": alg}).encode())
    lengths = {"RS256": 256, "ES512": 132}
    layout = lay_out(f"{header}.{_PARTS[1]}{base64url.encode(bytes(lengths.get(str(alg), 99)))}")

    assert (_AFTER_PAYLOAD if str(alg) in lengths else _NO_SIGNATURE) == render(layout.faults[0].message)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("{0}.{1}", [_AFTER_PAYLOAD]),
        ("{0}{1}", [_AFTER_HEADER, _AFTER_PAYLOAD]),
        ("{0}{1}.", [_AFTER_HEADER]),
    ],
)
def test_the_dot_at_the_end_of_an_unsecured_jws_is_lost_like_any_other(form: str, said: list[str]) -> None:
    """Its signature is empty (RFC 7515 §A.5)."""
    header = base64url.encode(b'{"alg":"none"}')
    layout = lay_out(form.format(header, _PARTS[1]))

    assert said == [render(fault.message) for fault in layout.faults]
    assert [header, _PARTS[1], ""] == [segment.text for segment in layout.segments]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (5, "Each item of “signatures” must be an object, but one is a number."),
        ({"protected": "e30"}, "Each item of “signatures” must have “signature”, but one doesn't."),
        ({"signature": "c2ln"}, "There is no header: “protected” and “header” are both missing (RFC 7515 §7.2.1)."),
    ],
)
def test_what_an_item_lacks_is_said(item: object, said: str) -> None:
    text = json.dumps({"payload": "cGF5", "signatures": [item, _ENTRY]})
    (fault,) = lay_out(text).faults

    assert (said, json.dumps(item)) == (render(fault.message), text[fault.start : fault.end])
