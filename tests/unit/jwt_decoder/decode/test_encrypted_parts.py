"""What no key decrypts is told before there is one: parts that are missing, empty, or of another length."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.output.wording import render
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Mapping


def octets(count: int) -> str:
    """Return so many octets, encoded."""
    return base64url.encode(bytes(count))


def header(alg: str, enc: str = "A128GCM") -> str:
    """Return a protected header."""
    return base64url.encode(json.dumps({"alg": alg, "enc": enc}).encode())


def told(text: str) -> list[tuple[str, str, str]]:
    """Return the ids of the faults of a token, what each says, and the text that each is in."""
    layout = lay_out(text)
    return [(one.id, render(one.message), text[one.start : one.end]) for one in decode(layout).faults]


def parts(enc: str = "A128GCM", *, vector: int = 12, ciphertext: int = 5, tag: int = 16) -> Mapping[str, str]:
    """Return the members of a JWE whose parts have so many octets."""
    lengths = {"encrypted_key": 24, "iv": vector, "ciphertext": ciphertext, "tag": tag}
    return {"protected": header("A128KW", enc), **{name: octets(count) for name, count in lengths.items()}}


CBC = "A128CBC-HS256"
OTHERS = [
    (parts(vector=16), "iv", "The initialization vector is 16 bytes; A128GCM needs 12."),
    (parts(vector=1), "iv", "The initialization vector is 1 byte; A128GCM needs 12."),
    (parts(tag=15), "tag", "The authentication tag is 15 bytes; A128GCM needs 16."),
    (parts(CBC, vector=12, ciphertext=16), "iv", "The initialization vector is 12 bytes; A128CBC-HS256 needs 16."),
    (
        parts("A256CBC-HS512", vector=16, ciphertext=16),
        "tag",
        "The authentication tag is 16 bytes; A256CBC-HS512 needs 32.",
    ),
    (
        parts(CBC, vector=16, ciphertext=17),
        "ciphertext",
        "The ciphertext is 17 bytes, but A128CBC-HS256 encrypts in blocks of 16.",
    ),
]


@pytest.mark.parametrize(("members", "name", "said"), OTHERS)
def test_a_part_of_another_length_is_told_in_both_serializations(
    members: Mapping[str, str], name: str, said: str
) -> None:
    assert [("part-length", said, members[name])] == told(".".join(members.values()))
    assert [("part-length", said, members[name])] == told(json.dumps(members))


@pytest.mark.parametrize(
    "members",
    [
        parts(),
        parts(ciphertext=0),
        parts(CBC, vector=16, ciphertext=16),
        parts("A256CBC-HS512", vector=16, ciphertext=32, tag=32),
        parts("XC20P", vector=24, tag=3),
    ],
)
def test_parts_of_the_right_length_and_of_unknown_algorithms_are_not_told(members: Mapping[str, str]) -> None:
    assert [] == told(".".join(members.values()))
    assert [] == told(json.dumps(members))


MISSING = {
    "iv": "“iv” is missing: A128GCM needs an initialization vector of 12 bytes.",
    "tag": "“tag” is missing: A128GCM needs an authentication tag of 16 bytes.",
    "ciphertext": "“ciphertext” is missing: there is nothing to decrypt (RFC 7516 §7.2.1).",
    "protected": "There is no header: “protected”, “unprotected” and “header” are all missing (RFC 7516 §7.2.1).",
}


@pytest.mark.parametrize("name", MISSING)
def test_a_member_that_must_be_there_is_missed(name: str) -> None:
    left = {other: text for other, text in parts().items() if other != name}
    general = {"recipients": [{"encrypted_key": left.pop("encrypted_key")}], **left}

    assert [("member-missing", MISSING[name])] == [fault[:2] for fault in told(json.dumps(left))]
    assert [("member-missing", MISSING[name])] == [fault[:2] for fault in told(json.dumps(general))]


@pytest.mark.parametrize("name", ["iv", "tag"])
def test_what_is_missed_has_all_that_is_there_as_its_place(name: str) -> None:
    left = {other: text for other, text in parts().items() if other != name}
    ((_, __, place),) = told(json.dumps(left))

    assert place.startswith(left["protected"])
    assert place.endswith(list(left.values())[-1])


@pytest.mark.parametrize("enc", [{}, None, 5, ["A128GCM"]])
def test_of_an_enc_that_is_no_string_nothing_is_expected(enc: object) -> None:
    protected = base64url.encode(json.dumps({"alg": "dir", "enc": enc}).encode())

    assert [] == told(f"{protected}..AAAA.AAAA.AAAA")


@pytest.mark.parametrize(("name", "called"), [("iv", "initialization vector"), ("tag", "authentication tag")])
def test_an_empty_member_is_told(name: str, called: str) -> None:
    said = f"The {called} is empty. The copy is probably incomplete."

    assert [("segment-empty", said, "")] == told(json.dumps({**parts(), name: ""}))


def test_what_the_text_breaks_off_in_is_not_counted() -> None:
    members = parts()
    whole, text = ".".join(members.values()), json.dumps(members)
    at_key, at_vector = whole.index("."), whole.index(members["iv"])

    assert ["segments-count"] == [name for name, *_ in told(whole[: at_key + 9])]
    assert ["segments-count"] == [name for name, *_ in told(whole[: at_vector + 8])]
    assert ["json-syntax"] == [name for name, *_ in told(text[:-9])]
    assert ["json-syntax"] == [name for name, *_ in told(text[: text.index(', "tag"')])]


def test_of_a_part_that_is_cut_its_length_is_said_and_not_its_last_bits() -> None:
    members = parts()
    cut = ".".join(members.values())[:-4] + "H"

    assert ["part-length"] == [name for name, *_ in told(cut)]


def test_of_a_damaged_part_the_damage_is_said_and_not_its_length() -> None:
    members = {**parts(), "tag": octets(15) + "!!"}

    assert ["base64url-foreign"] == [name for name, *_ in told(".".join(members.values()))]


@pytest.mark.parametrize("name", ["encrypted_key", "iv", "tag", "recipients", "unprotected", "aad"])
def test_without_its_ciphertext_it_is_a_jwe_still(name: str) -> None:
    value: object = {"recipients": [{}], "unprotected": {}}.get(name, "AAAA")
    layout = lay_out(json.dumps({"protected": header("dir"), name: value}))

    assert "jwe-json" == layout.kind
    assert "member-missing" in {fault.id for fault in layout.faults}


@pytest.mark.parametrize(
    ("protected", "kind"), [(header("dir"), "jwe-json"), (base64url.encode(b'{"alg":"HS256"}'), "jws-json")]
)
def test_a_text_that_breaks_off_behind_its_header_is_what_that_names(protected: str, kind: str) -> None:
    layout = lay_out(f'{{"protected":"{protected}","hea')

    assert (kind, ["header"]) == (layout.kind, [one.role for one in layout.segments])
