"""Credentials that are no JWT are told as what they are, and nothing that only looks like one is."""

from __future__ import annotations

import base64
import json
import random
import re
import string
import time
from pathlib import Path
from re import _constants as opcode  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.extract.credentials import credentials_in
from jwt_decoder.output.wording import render
from jwt_decoder.registry.credential_formats import FORMATS_OF_CREDENTIALS
from jwt_decoder.registry.service_secrets import SERVICE_SECRETS, ServiceSecret

_FOUND: Final[dict[str, dict[str, list[str]]]] = json.loads(
    (Path(__file__).parents[3] / "vectors" / "credentials.json").read_text()
)
_SAMPLES: Final = [(name, text) for name, row in _FOUND.items() for text in row["samples"]]
_NEAR_MISSES: Final = [(name, text) for name, row in _FOUND.items() for text in row["near_misses"]]
_FEWEST: Final = 3
_TOKEN: Final = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"


def names_in(text: str) -> list[str]:
    """Return what the credentials in a text are told as."""
    return [one.row.prefix if isinstance(one.row, ServiceSecret) else one.row.id for one in credentials_in(text)]


def test_each_row_has_samples_and_a_near_miss() -> None:
    assert FORMATS_OF_CREDENTIALS.keys() == _FOUND.keys()
    assert all(len(row["samples"]) >= _FEWEST and row["near_misses"] for row in _FOUND.values())


@pytest.mark.each
@pytest.mark.parametrize(("name", "text"), _SAMPLES)
def test_a_credential_is_told_as_what_it_is_and_never_as_a_broken_token(name: str, text: str) -> None:
    found = extract(text)
    headline = render(FORMATS_OF_CREDENTIALS[name].headline)

    assert names_in(text) == [name]
    assert found.tokens == ()
    assert headline in [render(note.data["summary"]) for note in found.notes if "format" in note.data]  # type: ignore[arg-type] # a sentence
    assert not {"no-token", "secret-alone"} & {note.id for note in found.notes}


@pytest.mark.each
@pytest.mark.parametrize(("name", "text"), _NEAR_MISSES)
def test_a_near_miss_stays_silent(name: str, text: str) -> None:
    assert name not in names_in(text)


@pytest.mark.parametrize(
    ("name", "place", "said"),
    [
        ("flask", 0, '{"user_id":7}'),
        ("flask", 1, '{"_fresh":true,"_flashes":[["m","Hello"]]}'),
        ("django", 0, '{"_auth_user_id":"1"}'),
        ("django", 2, "ann@example.com"),
        ("rails-signed", 0, '{"session_id":"2f1c"}'),
        ("rails-signed", 1, '"ann"'),
        ("paseto-public", 0, '{"sub":"ann","exp":"2027-01-01T00:00:00Z"}'),
        ("macaroon", 0, "location: https://api.example\nidentifier: user 42\ncid: time < 2027-01-01T00:00"),
        ("macaroon", 1, "location: https://api.example\nidentifier: user 42"),
        ("biscuit", 0, "user_id\nalice"),
        ("mapbox", 0, '{"u": "example", "a": "cjabc"}'),
        ("grafana-legacy", 0, '{"n": "ci", "id": 1}'),
        ("tornado", 0, "ann"),
        ("phoenix", 3, "plain text"),
        ("laravel", 0, ""),
        ("signed-cookie", 0, '{"userId": "1"}'),
        ("shlink", 0, '{"url": "https://shl.example/m/1", "flag": "LP"}'),
        ("base64-json", 2, '{"id": 42, "dir": "next"}'),
    ],
)
def test_what_is_plain_in_it_is_read(name: str, place: int, said: str) -> None:
    [found] = credentials_in(_FOUND[name]["samples"][place])

    assert found.plain.text == said


def test_an_mdoc_says_its_elements() -> None:
    [found] = credentials_in(_FOUND["mdoc"]["samples"][0])
    [document] = json.loads(found.plain.text)

    assert document["docType"] == "org.iso.18013.5.1.mDL"
    assert document["nameSpaces"] == {"org.iso.18013.5.1": {"family_name": "Doe"}}
    assert document["validityInfo"]["validUntil"] == "2027-01-01T00:00:00Z"


def test_a_uuid_of_version_7_and_a_ulid_tell_their_time() -> None:
    for text in ("0192f0c1-2345-7abc-8def-0123456789ab", "01ARZ3NDEKTSV4RRFFQ69G5FAV"):
        [note] = extract(text).notes
        assert "It was made on 20" in render(note.message)


def test_base64_in_which_a_token_stands_is_not_only_json() -> None:
    packed = base64.b64encode(json.dumps({"session": _TOKEN}).encode()).decode()

    assert [token.text for token in extract(packed).tokens] == [_TOKEN]


@pytest.mark.parametrize("name", ["cwt", "hc1", "nzcp"])
def test_the_claims_of_cbor_have_the_names_of_a_jwt(name: str) -> None:
    [found] = credentials_in(_FOUND[name]["samples"][0])

    assert {"iss", "exp"} <= json.loads(found.plain.text).keys()


@pytest.mark.parametrize("text", _FOUND["saml"]["samples"])
def test_the_xml_of_a_saml_message_is_read(text: str) -> None:
    [found] = credentials_in(text)

    assert "urn:oasis:names:tc:SAML:2.0" in found.plain.text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("flask", "It was made on 2026-11-27 17:20:00 UTC."),
        ("fernet", "It was made on 2026-11-27 17:20:00 UTC."),
        ("branca", "It was made on 2026-11-27 17:20:00 UTC."),
        ("tornado", "It was made on 2026-11-27 17:20:00 UTC."),
        ("basic", "The user name is “ann”; the password isn't shown."),
        ("discord", "Its user ID is 1234567890123456789."),
        ("ntlm", "This is message 1 of the three"),
        ("request-signature", "The scheme AWS4-HMAC-SHA256 signs"),
        ("other-scheme", "The scheme SSWS carries"),
        ("session-id", "PHPSESSID is a random ID."),
        ("wordpress", "It's for “ann”, and expires on 2026-11-30 00:53:20 UTC."),
        ("remember-me", "It's for “ann”, and expires on 2026-11-30 00:53:20 UTC."),
        ("uuid", "It's of version 4."),
        ("paserk", "this one is of the type local."),
        ("thumbprint", "by its hash, here sha-256."),
        ("telegram", "The ID of the bot is 123456789."),
        ("shc-part", "This is code 1 of the 2 into which"),
        ("paseto-public", 'Its footer, which isn\'t encrypted, says “{"kid":"k1"}”.'),
    ],
)
def test_its_note_says_it(name: str, said: str) -> None:
    [note] = [one for one in extract(_FOUND[name]["samples"][0]).notes if "format" in one.data]

    assert said in render(note.message)


def test_no_note_shows_what_is_secret_in_a_credential() -> None:
    for name, secret in (("basic", "hunter2"), ("k8s-aws", "X-Amz-Signature=…")):
        [note] = [one for one in extract(_FOUND[name]["samples"][0]).notes if "format" in one.data]
        assert (secret in f"{note.data}{render(note.message)}") == (name == "k8s-aws")


def drawn(pattern: str, generator: random.Random, *, most: bool = False) -> str:
    """Return a text that a pattern without look-around matches, one of the shortest or a little longer."""
    return "".join(_drawn(parser.parse(pattern), generator, extra=4 if most else 0))


def _drawn(tree: Any, generator: random.Random, extra: int) -> list[str]:  # noqa: ANN401 - what the parser returns
    text = []
    for name, value in tree:
        if name is opcode.LITERAL:
            text.append(chr(value))
        elif name is opcode.IN:
            choices = [one for one in string.printable if re.match(_class_of(value), one)]
            text.append(generator.choice(choices))
        elif name is opcode.ANY:
            text.append("a")
        elif name in {opcode.MAX_REPEAT, opcode.MIN_REPEAT, opcode.POSSESSIVE_REPEAT}:
            least, most, rest = value
            for _ in range(min(most, least + extra)):
                text += _drawn(rest, generator, extra)
        elif name is opcode.SUBPATTERN:
            text += _drawn(value[-1], generator, extra)
        elif name is opcode.BRANCH:
            text += _drawn(generator.choice(value[1]), generator, extra)
    return text


def _class_of(value: Any) -> str:  # noqa: ANN401 - what the parser returns
    parts = []
    for name, one in value:
        if name is opcode.LITERAL:
            parts.append(re.escape(chr(one)))
        elif name is opcode.RANGE:
            parts.append(f"{re.escape(chr(one[0]))}-{re.escape(chr(one[1]))}")
        else:
            parts.append("a-zA-Z0-9_")
    return f"[{''.join(parts)}]"


@pytest.mark.untraced
@pytest.mark.parametrize("row", SERVICE_SECRETS, ids=lambda row: row.prefix)
def test_a_secret_of_a_service_is_told_by_its_prefix(row: ServiceSecret) -> None:
    generator = random.Random(row.prefix)  # noqa: S311 - samples
    for frame in ("{}", "API_TOKEN={}", '"token": "{}",', "https://x.example/?key={}"):
        text = frame.format(row.prefix + drawn(row.rest, generator, most=frame != "{}"))
        assert names_in(text) == [row.prefix]
        [note] = [one for one in extract(text).notes if "format" in one.data]
        assert "revoke it at" in render(note.message)


@pytest.mark.untraced
@pytest.mark.parametrize("row", SERVICE_SECRETS, ids=lambda row: row.prefix)
def test_what_only_begins_like_a_secret_stays_silent(row: ServiceSecret) -> None:
    whole = row.prefix + drawn(row.rest, random.Random(row.prefix))  # noqa: S311 - samples

    assert names_in(whole[: len(row.prefix) + 8]) == []
    assert names_in(f"x{whole}") == []


def test_the_example_of_a_documentation_stays_silent() -> None:
    assert names_in("aws_access_key_id = AKIAIOSFODNN7EXAMPLE") == []


def test_a_token_is_no_credential_of_another_kind() -> None:
    assert names_in(f"Authorization: Bearer {_TOKEN}") == []
    assert names_in(f"session={_TOKEN}; a=b") == []


def test_a_credential_beside_a_token_is_told_too() -> None:
    found = extract(f"{_FOUND['flask']['samples'][0]}\nAuthorization: Bearer {_TOKEN}")

    assert [token.text for token in found.tokens] == [_TOKEN]
    assert [note.data["format"] for note in found.notes if "format" in note.data] == ["flask"]


def test_a_token_in_what_may_hold_one_is_found() -> None:
    packed = base64.b64encode(f"user:{_TOKEN}".encode()).decode()
    found = extract(f"Authorization: Basic {packed}")

    assert [token.text for token in found.tokens] == [_TOKEN]
    assert [note.data["format"] for note in found.notes if "format" in note.data] == ["basic"]


@pytest.mark.parametrize(
    "text",
    [
        f"/v1/{_FOUND['mapbox']['samples'][0]}",  # a place within base64
        f"x{_FOUND['tornado']['samples'][0]}",
        f"x{_FOUND['request-signature']['samples'][0]}",
        f"eyJ1c2VyX2lkIjo.{_FOUND['flask']['samples'][0].split('.', 1)[1]}",  # JSON that breaks off
        f"CfDJ8{'z' * 80}",
        f"laravel_session=eyJpdiI6{'A' * 40}",
    ],
)
def test_what_cannot_be_read_is_told_as_nothing(text: str) -> None:
    assert names_in(text) == []


def test_a_macaroon_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    packed = base64.urlsafe_b64encode(b"0017location a.example\nzzzzbroken off here and on").decode().rstrip("=")
    [found] = credentials_in(packed)

    assert found.plain.text == "location: a.example"


def test_a_field_whose_length_never_ends_is_none() -> None:
    endless = base64.urlsafe_b64encode(b"\x12\xff\xff\xff\xff" + bytes(100)).decode().rstrip("=")
    cut = base64.urlsafe_b64encode(b"\x12\x02\x0a\x7f" + bytes(100)).decode().rstrip("=")

    assert names_in(endless) == names_in(cut) == []


@pytest.mark.parametrize("name", ["flask", "mapbox", "paseto-public", "rails-signed", "tornado"])
def test_one_behind_a_long_log_is_told(name: str) -> None:
    log = "2026-11-23T10:00:00Z INFO GET /v1/network key=value 10.0.0.1\n" * 3000

    assert names_in(f"{log}{_FOUND[name]['samples'][0]}\n{log}") == [name]


def test_one_behind_many_places_that_are_something_else_is_told() -> None:
    places = "a.bcdef.ghijklmnopqrstuvwxyzabcdefg " * 500 + "Basic information, " * 500

    assert names_in(f"{places}{_FOUND['flask']['samples'][0]}") == ["flask"]


@pytest.mark.product(5)
@pytest.mark.untraced
@pytest.mark.parametrize(
    "unit",
    [
        "HC1:0123456789",
        f"PHNhbW{'A' * 58}\n",
        ".abcdef.abcdefghijklmnopqrstuvwxyza",
        f"--{'a' * 20}--",
        ":1abcde:abcdefghijklmnopqrstuvwxyza",
        f'"MDAw{"A" * 30}',
        "/CfDJ8",
        "Authorization: OAuth ",
        "2|1:0|10:",
        " SAMLRequest=",
        '<saml:Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion">',
        "&X-Amz-Algorithm=AWS4",
        "__VIEWSTATE",
        f"=eyJ{'A' * 50}.{'A' * 42}",
        '"proofValue": "',
        "Authorization: Token ",
    ],
)
def test_it_takes_time_in_proportion_to_the_text(unit: str) -> None:
    """Four times the text takes nowhere near sixteen times the time; what takes none to speak of is right at once."""

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        credentials_in(text)
        return time.process_time() - start

    def is_in_proportion() -> bool:
        longer = seconds(400_000)
        return longer <= 0.05 or longer <= 12 * seconds(100_000)

    assert any(is_in_proportion() for _ in range(4))


def test_only_the_first_twenty_are_told() -> None:
    assert len(credentials_in(" ".join(_FOUND["mapbox"]["samples"][0] for _ in range(30)))) == 20


def test_a_compressed_payload_that_is_a_bomb_is_not_read() -> None:
    bomb = "eNrtwTEBAAAAwqD1T20ND6AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

    assert names_in(f"session=.{bomb}.awoSGg.ZR5O5UnZdVsVxzrFt57nR6CKvZA") == []
