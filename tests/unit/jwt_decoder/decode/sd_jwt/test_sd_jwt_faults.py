"""What breaks a rule of RFC 9901 is a fault, at the characters that break it."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.jwt_decoder.decode.sd_jwt.sd_jwts import SECRET, digest, disclosure, encoded, jws, sd_jwt

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

NAME = disclosure("s1", "given_name", "John")


def said(token: dict[str, Any]) -> list[tuple[str, str]]:
    return [(fault["id"], fault["message"]) for fault in token["faults"]]


def at(text: str, token: dict[str, Any], fault: int = 0) -> str:
    """Return the characters of the paste at which a fault stands."""
    found = token["faults"][fault]
    return text[found["start"] : found["end"]]


@pytest.mark.each
@pytest.mark.parametrize(
    ("content", "fault", "message", "octets"),
    [
        (b'{"a":1}', "disclosure-not-array", "A Disclosure is a JSON array of salt, name and value", b'{"a":1}'),
        (b'"abcdef"', "disclosure-not-array", "This isn't one", b'"abcdef"'),
        (b'["s"]', "disclosure-elements", "this one has 1.", b'["s"]'),
        (b'["s","n",1,2]', "disclosure-elements", "this one has 4.", b'["s","n",1,2]'),
        (b'[123456,"n",1]', "disclosure-salt", "The salt must be a string, not a number.", b"123456"),
        (b'["s",[],1]', "disclosure-name", "The name of a claim must be a string, not an array.", b"[]"),
        (b'["s",null,1]', "disclosure-name", "must be a string, not null.", b"null"),
        (b'["s","_sd",[]]', "disclosure-name-reserved", "must not be named “_sd”", b'"_sd"'),
        (b'["s","...","x"]', "disclosure-name-reserved", "must not be named “...”", b'"..."'),
        (b'["s","_sd_alg","x"]', "disclosure-name-reserved", "must not be named “_sd_alg”", b'"_sd_alg"'),
        (b'["s","n",tru]', "json-syntax", "JSON expects a value here, not “tru”", b"tru"),
        (b'["s","n",' + b"[" * 200 + b"]" * 200 + b"]", "json-depth", "Nested more than 128", None),
        (b'["s","\xff",1]', "utf8-invalid", "Byte 6 (FF) isn't UTF-8", b"\xff"),
        (b'["s","n","' + b"a" * 300_000 + b'"]', "disclosure-large", "larger than 256 kB", None),
    ],
)
def test_a_malformed_disclosure_is_a_fault_in_its_place(
    report: Reporter, content: bytes, fault: str, message: str, octets: bytes | None
) -> None:
    text = encoded(content)
    paste = sd_jwt({"_sd": [digest(text)], "sub": "1"}, text)
    (token,) = report(paste)["tokens"]
    (found,) = token["faults"]

    assert fault == found["id"]
    assert message in found["message"]
    assert 3 == found["segment"]
    assert ["malformed"] == [one["status"] for one in token["disclosures"]]
    assert '{"sub": "1"}' == token["processed"]["text"]
    if octets is not None:
        start = content.index(octets)
        first, last = start * 4 // 3, -(-(start + len(octets)) * 4 // 3)
        assert text[first:last] == at(paste, token)


def test_a_disclosure_that_is_not_base64url_is_a_fault_at_the_character(report: Reporter) -> None:
    broken = f"{NAME[:8]}!{NAME[8:]}"
    paste = sd_jwt({"_sd": [digest(broken)]}, broken)
    (token,) = report(paste)["tokens"]

    assert ["base64url-foreign"] == [fault["id"] for fault in token["faults"]]
    assert "!" == at(paste, token)
    assert "given_name" == token["disclosures"][0]["name"]


def test_a_name_may_be_repeated_within_a_value(report: Reporter) -> None:
    text = encoded(b'["s","n",{"a":1,"a":2}]')
    (token,) = report(sd_jwt({"_sd": [digest(text)]}, text))["tokens"]

    assert ["json-duplicate-name"] == [fault["id"] for fault in token["faults"]]
    assert '{"n": {"a": 2}}' == token["processed"]["text"]


def test_an_empty_disclosure_is_malformed(report: Reporter) -> None:
    (token,) = report(sd_jwt({"sub": "1"}, ""))["tokens"]

    assert ["malformed"] == [one["status"] for one in token["disclosures"]]
    assert "This Disclosure is empty" in token["disclosures"][0]["message"]
    assert ["disclosure-empty"] == [fault["id"] for fault in token["faults"]]


def test_a_name_that_exists_already_is_a_fault(report: Reporter) -> None:
    other = disclosure("s2", "given_name", "Jane")
    paste = sd_jwt({"given_name": "Ann", "a": {"_sd": [digest(other)]}, "_sd": [digest(NAME)]}, NAME, other)
    (token,) = report(paste)["tokens"]

    assert [
        ("disclosure-name-taken", "The place where this Disclosure goes already has a claim “given_name”.")
    ] == said(token)
    assert NAME == at(paste, token)
    assert ["name-taken", "disclosed"] == [one["status"] for one in token["disclosures"]]
    assert '{"given_name": "Ann", "a": {"given_name": "Jane"}}' == token["processed"]["text"]


def test_of_two_disclosures_of_one_name_the_second_is_a_fault(report: Reporter) -> None:
    other = disclosure("s2", "given_name", "Jane")
    (token,) = report(sd_jwt({"_sd": [digest(NAME), digest(other)]}, NAME, other))["tokens"]

    assert ["disclosed", "name-taken"] == [one["status"] for one in token["disclosures"]]


def test_a_digest_that_stands_twice_is_a_fault_at_the_second(report: Reporter) -> None:
    payload = {"a": {"_sd": [digest(NAME)]}, "b": {"_sd": [digest(NAME)]}}
    paste = sd_jwt(payload, NAME)
    (token,) = report(paste)["tokens"]
    (found,) = token["faults"]

    message = "This digest, in _sd of “b”, is already used elsewhere; each may be used only once."
    assert [("sd-digest-repeated", message)] == said(token)
    assert 1 == found["segment"]
    assert paste.rindex(at(paste, token)) == found["start"]
    assert '{"a": {"given_name": "John"}, "b": {}}' == token["processed"]["text"]


@pytest.mark.untraced
def test_a_repeated_digest_within_a_disclosure_is_a_fault_there(report: Reporter) -> None:
    holder = disclosure("s2", "h", {"_sd": [digest(NAME)]})
    (token,) = report(sd_jwt({"_sd": [digest(NAME), digest(holder)]}, NAME, holder))["tokens"]

    assert [4] == [fault["segment"] for fault in token["faults"]]


def test_a_disclosure_without_a_digest_is_a_fault(report: Reporter) -> None:
    paste = sd_jwt({"sub": "1"}, NAME)
    (token,) = report(paste)["tokens"]

    message = "No digest matches this Disclosure, so nothing vouches for it."
    assert [("disclosure-unreferenced", message)] == said(token)
    assert NAME == at(paste, token)
    assert ("unreferenced", message) == tuple(token["disclosures"][0][name] for name in ("status", "message"))
    assert "1 problem in the Disclosure" == token["verdict"]["structure"]["message"]


def test_a_disclosure_that_is_repeated_is_a_fault(report: Reporter) -> None:
    (token,) = report(sd_jwt({"_sd": [digest(NAME)]}, NAME, NAME))["tokens"]

    message = "This is a repeat of Disclosure 1."
    assert [("disclosure-duplicate", message)] == said(token)
    assert ["disclosed", "duplicate"] == [one["status"] for one in token["disclosures"]]


@pytest.mark.parametrize(
    ("payload", "one", "message"),
    [
        ("_sd", disclosure("s", "x"), "is in _sd, so it must have three elements"),
        ("...", disclosure("s", "n", "x"), "is in an array, so it must have two elements"),
    ],
)
def test_a_disclosure_of_the_wrong_kind_for_its_place_is_a_fault(
    report: Reporter, payload: str, one: str, message: str
) -> None:
    claims = {"_sd": [digest(one)]} if payload == "_sd" else {"a": [{"...": digest(one)}]}
    (token,) = report(sd_jwt(claims, one))["tokens"]

    assert ["disclosure-misplaced"] == [fault["id"] for fault in token["faults"]]
    assert message in token["faults"][0]["message"]


def test_what_a_disclosure_that_is_left_out_refers_to_is_not_unreferenced(report: Reporter) -> None:
    element = disclosure("s3", 1)
    inner = disclosure("s2", "list", [{"...": digest(element)}])
    outer = disclosure("s1", "sub", {"_sd": [digest(inner), digest(element)]})
    (token,) = report(sd_jwt({"sub": "1", "_sd": [digest(outer)]}, outer, inner, element))["tokens"]

    assert ["name-taken", "withheld", "withheld"] == [one["status"] for one in token["disclosures"]]
    assert "Its digest is in Disclosure 1, which isn't part of the payload." == token["disclosures"][1]["message"]


@pytest.mark.parametrize("digests", ["text", 1, {}, [1], ["x", None]])
def test_digests_that_are_no_array_of_strings_are_a_fault(report: Reporter, digests: object) -> None:
    (token,) = report(sd_jwt({"_sd": digests, "sub": "1"}))["tokens"]

    assert [("sd-not-strings", "_sd must be an array of strings, each a digest.")] == said(token)
    assert '{"sub": "1"}' == token["processed"]["text"]


@pytest.mark.parametrize(
    "claims",
    [{"a": [{"...": "x", "b": 1}]}, {"a": [{"...": 1}]}, {"...": "x"}, {"a": {"...": "x"}}],
)
def test_an_ellipsis_anywhere_else_is_a_fault_and_stays(report: Reporter, claims: dict[str, Any]) -> None:
    (token,) = report(sd_jwt(claims))["tokens"]

    assert ["sd-element-shape"] == [fault["id"] for fault in token["faults"]]
    assert '"..."' in token["processed"]["text"]


def test_an_algorithm_within_the_payload_is_a_fault(report: Reporter) -> None:
    (token,) = report(sd_jwt({"a": {"_sd_alg": "sha-256"}}))["tokens"]

    assert [("sd-alg-place", "_sd_alg only has meaning at the top level of the payload, not here.")] == said(token)


@pytest.mark.parametrize(
    ("algorithm", "fault", "message"),
    [
        (256, "sd-alg-not-string", "_sd_alg must be a string that names a hash algorithm"),
        ("md5", "sd-alg-unknown", "“md5” isn't a hash algorithm known here"),
        ("SHA-256", "sd-alg-unknown", "Names are case-sensitive: sha-256 is a known one."),
        ("__class__", "sd-alg-unknown", "“__class__” isn't"),
        ("x" * 99, "sd-alg-unknown", f"“{'x' * 40}…” isn't"),
    ],
)
def test_an_algorithm_that_is_not_known_is_said_and_not_guessed(
    report: Reporter, algorithm: object, fault: str, message: str
) -> None:
    (token,) = report(sd_jwt({"_sd": [digest(NAME)], "_sd_alg": algorithm}, NAME))["tokens"]

    assert [fault] == [one["id"] for one in token["faults"]]
    assert message in token["faults"][0]["message"]
    assert ("unmatched", None) == tuple(token["disclosures"][0][name] for name in ("status", "digest"))
    assert token["digest_algorithm"] is None


def test_disclosures_of_a_payload_that_cannot_be_read_are_shown_all_the_same(report: Reporter) -> None:
    (token,) = report(sd_jwt(b'["no", "claims"]', NAME))["tokens"]

    assert token["processed"] is None
    assert "unmatched" == token["disclosures"][0]["status"]
    assert "the payload can't be read" in token["disclosures"][0]["message"]
    assert "given_name" == token["disclosures"][0]["name"]
    assert ["payload-not-object"] == [fault["id"] for fault in token["faults"]]


def test_a_missing_tilde_at_the_end_is_a_fault_with_a_repair(report: Reporter) -> None:
    paste = sd_jwt({"_sd": [digest(NAME)]}, NAME).rstrip("~")
    (token,) = report(paste)["tokens"]
    (found,) = token["faults"]

    assert "sd-jwt-end" == found["id"]
    assert {"start": len(paste), "end": len(paste), "text": "~", "label": "Add “~”"} == found["repair"]
    assert ["disclosed"] == [one["status"] for one in token["disclosures"]]


def test_digests_without_any_tilde_are_a_fault(report: Reporter) -> None:
    paste = jws({"_sd": [digest(NAME)]})
    (token,) = report(paste)["tokens"]

    assert ["sd-jwt-end"] == [fault["id"] for fault in token["faults"]]
    assert len(paste) == token["faults"][0]["start"]
    assert "jws-compact" == token["kind"]


def test_a_disclosure_is_placed_in_a_paste_that_spells_it_otherwise(report: Reporter) -> None:
    """The paste breaks the line, and has a picture before the token: places are UTF-16 units of it."""
    one = encoded(b'["s","_sd",1]')
    paste = f"\U0001f511 {sd_jwt({'_sd': [digest(one)]}, one)}"
    (token,) = report(paste)["tokens"]
    (found,) = token["faults"]

    assert len("\U0001f511 ") + 1 + paste[2:].index(one) + 6 == found["start"]


def test_the_signature_is_that_of_the_issuer_signed_jwt_alone(verify: Verifier) -> None:
    paste = sd_jwt({"_sd": [digest(NAME)]}, NAME)

    assert "valid" == verify(paste, SECRET)["verdict"]["signature"]["state"]
    assert "valid" == verify(f"{paste}{disclosure('s', 'more')}~", SECRET)["verdict"]["signature"]["state"]


def test_digests_that_are_repeated_more_than_a_hundred_times_are_counted(report: Reporter) -> None:
    (token,) = report(sd_jwt({"_sd": ["digest"] * 202}))["tokens"]

    assert 101 == len(token["faults"])
    assert "101 more problems aren't listed." == token["faults"][-1]["message"]


COMPACT = encoded(b'["s1","given_name","J\xc3\xb6rg"]')
SPACED = encoded(b'["s1", "given_name", "J\xc3\xb6rg"]')
ESCAPED = encoded(b'["s1", "given_name", "J\\u00f6rg"]')
OF_JSON = "matches the decoded JSON of this Disclosure"


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("hashed", "sent", "says"),
    [
        ('["s1","given_name","Jörg"]', COMPACT, OF_JSON),
        ('["s1", "given_name", "Jörg"]', COMPACT, OF_JSON),
        (COMPACT, SPACED, "if its JSON is written without spaces"),
        (SPACED, COMPACT, "if its JSON is written with a space after each comma and colon"),
        (ESCAPED, COMPACT, "if its JSON is written with a space after each comma and colon"),
        ("other", COMPACT, "No digest matches this Disclosure, so nothing vouches for it."),
    ],
)
def test_a_digest_of_another_text_of_a_disclosure_is_told(report: Reporter, hashed: str, sent: str, says: str) -> None:
    (token,) = report(sd_jwt({"_sd": [digest(hashed)], "sub": "1"}, sent))["tokens"]
    (fault,) = token["faults"]

    assert "disclosure-unreferenced" == fault["id"]
    assert says in fault["message"]
    assert ["unreferenced"] == [one["status"] for one in token["disclosures"]]
    assert '{"sub": "1"}' == token["processed"]["text"]


@pytest.mark.parametrize("sent", [f"{SPACED}=", f"{COMPACT[:9]}*{COMPACT[9:]}", f"{COMPACT[:9]}\u200b{COMPACT[9:]}"])
def test_a_digest_of_what_was_damaged_later_is_told_as_that(report: Reporter, sent: str) -> None:
    """And not as that of a text that somebody encoded again."""
    whole = SPACED if SPACED in sent else COMPACT
    (token,) = report(sd_jwt({"_sd": [digest(whole)], "sub": "1"}, sent))["tokens"]
    said = {fault["id"]: fault["message"] for fault in token["faults"]}["disclosure-unreferenced"]

    assert "A digest matches this Disclosure once its base64url is repaired" in said


def octets_of(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


WRONG_SPELLING = "is written in {}; it must be base64url without padding"


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("payload", "says"),
    [
        ({"_sd": [octets_of(COMPACT).hex()]}, WRONG_SPELLING.format("hex")),
        ({"_sd": [octets_of(COMPACT).hex().upper()]}, WRONG_SPELLING.format("hex")),
        ({"_sd": [base64.b64encode(octets_of(COMPACT)).decode()]}, WRONG_SPELLING.format("base64")),
        ({"_sd": [base64.urlsafe_b64encode(octets_of(COMPACT)).decode()]}, WRONG_SPELLING.format("base64")),
        (
            {"_sd": [encoded(hashlib.sha512(COMPACT.encode()).digest())]},
            "A sha-512 digest matches this Disclosure, but sha-256 counts here: set _sd_alg to sha-512",
        ),
        (
            {"_sd_alg": "sha-512", "_sd": [digest(COMPACT)]},
            "A sha-256 digest matches this Disclosure, but sha-512 counts here: set _sd_alg to sha-256",
        ),
        ({"_sd": digest(COMPACT)}, "Its digest is there, but not in an array “_sd”"),
        ({"digests": [digest(COMPACT)]}, "Its digest is there, but not in an array “_sd”"),
        ({"_sd": [digest(COMPACT)[:-1]]}, "No digest matches this Disclosure, so nothing vouches for it."),
    ],
)
def test_a_digest_that_is_written_or_placed_wrongly_is_told(
    report: Reporter, payload: dict[str, object], says: str
) -> None:
    (token,) = report(sd_jwt({"sub": "1", **payload}, COMPACT))["tokens"]
    (said,) = [one["message"] for one in token["faults"] if one["id"] == "disclosure-unreferenced"]

    assert says in said
    assert "encoded again" not in said


def test_a_digest_of_another_text_within_a_disclosure_is_told(report: Reporter) -> None:
    around = disclosure("s2", "address", {"_sd": [digest(SPACED)]})
    (token,) = report(sd_jwt({"_sd": [digest(around)]}, around, COMPACT))["tokens"]

    assert "with a space after each comma" in token["faults"][0]["message"]


@pytest.mark.parametrize("sent", [encoded(b'["s1","n","\\ud800"]'), encoded(b'["s1","n","' + b"a" * 70_000 + b'"]')])
def test_what_can_hardly_be_written_again_has_no_digest_here(report: Reporter, sent: str) -> None:
    (token,) = report(sd_jwt({"_sd": [digest("other")]}, sent))["tokens"]

    assert "disclosure-unreferenced" in {fault["id"] for fault in token["faults"]}


@pytest.mark.untraced
def test_of_the_first_twenty_it_is_asked(report: Reporter) -> None:
    sent = [encoded(f'["s{at}","n{at}",1]'.encode()) for at in range(21)]
    written = [digest(f'["s{at}","n{at}",1]') for at in range(21)]
    (token,) = report(sd_jwt({"_sd": written}, *sent))["tokens"]

    assert [True] * 20 + [False] == [OF_JSON in one["message"] for one in token["disclosures"]]


@pytest.mark.parametrize("tildes", ["~", "~~~"])
@pytest.mark.parametrize("disclosures", ["", "WyJzIiwibiIsInYiXQ~"])
def test_a_tilde_behind_a_key_binding_jwt_is_one_fault_that_one_edit_mends(
    report: Reporter, tildes: str, disclosures: str
) -> None:
    claims = encoded(b'{"iss":"i"}')
    header = encoded(b'{"alg":"ES256","typ":"dc+sd-jwt"}')
    signature = encoded(bytes(range(64)))
    issued = f"{header}.{claims}.{signature}~{disclosures}"
    of_kb = encoded(b'{"alg":"ES256","typ":"kb+jwt"}')
    bound = f"{issued}{of_kb}.{claims}.{signature}"
    (right,) = report(bound)["tokens"]
    (wrong,) = report(bound + tildes)["tokens"]

    found, *others = wrong["faults"]
    assert "“~” follows the Key Binding JWT: with one, an SD-JWT ends there." == found["message"]
    edit = found["repair"]
    assert bound == (bound + tildes)[: edit["start"]] + edit["text"] + (bound + tildes)[edit["end"] :]
    assert [fault["message"] for fault in right["faults"]] == [fault["message"] for fault in others]
    assert [one["role"] for one in right["segments"]] == [one["role"] for one in wrong["segments"]]
