"""Values in words: each sort of value on one that fits, and on one next door that does not."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.explain.explain import explain, parameters
from jwt_decoder.explain.values.reading import MOST_DETAILS
from jwt_decoder.explain.values.table import BY_KIND, OF_CLAIMS, OF_PARAMETERS, read
from jwt_decoder.explain.values.types import TYPES
from jwt_decoder.json import parse
from jwt_decoder.output.wording import render, render_value
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.headers import HEADERS
from jwt_decoder.registry.row import KINDS, Row
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from jwt_decoder.explain.values import Reading
    from jwt_decoder.model.part import Node
    from jwt_decoder.registry.row import Kind

JWK = {
    "kty": "EC",
    "crv": "P-256",
    "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
}
# RFC 7638 §3.1.
RSA = {
    "kty": "RSA",
    "n": (
        ""
        ""
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknj"
        ""
        ""
        "hMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQ"
        ""
        ""
        "vRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzK"
        "nqDKgw"
    ),
    "e": "AQAB",
}
CERTIFICATE = (
    "MIIBEDCBt6ADAgECAgEBMAoGCCqGSM49BAMCMBIxEDAOBgNVBAMMB2V4YW1wbGUwHhcNMjYwMTAxMDAwMDAwWhcNMzUxMjMwMDAwMDAwWjASMRAw"
    "DgYDVQQDDAdleGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEDCo87uF8rBFFoeQCfaZDibsoLBYAeqmcrvZO7VH2jxrVuObJHOb02hfw"
    "E2qb99iYnwNuijR2PBkFDRh07zJ1ZDAKBggqhkjOPQQDAgNIADBFAiBKHYAvOewBFLFTIQrSe96ApLryX6lelYrlqm8nalNbZgIhAORewHx07DoB"
    "ME+1Vy8VqQP9XnQQdEeNx8vvuZ8dcVmT"
)


def node_of(value: object) -> Node:
    """Return a value as the node of its JSON text."""
    tree = parse.parse(json.dumps(value).encode()).tree
    assert tree
    return tree


class Told(NamedTuple):
    """A reading as a person reads it."""

    text: str
    details: tuple[tuple[str, str], ...]


def told(reading: Reading) -> Told:
    """Return the texts of a reading."""
    text = render(reading.text) if reading.text else ""
    return Told(text, tuple((render_value(label), render_value(value)) for label, value in reading.details))


def of_kind(kind: Kind, value: object) -> Told:
    """Return the reading of a value of some kind."""
    return told(read(Row("it", "It", "It is it.", kind, "here"), node_of(value), {}))


def of_claim(name: str, value: object) -> Told:
    """Return the reading of a registered claim."""
    (explained,) = explain({name: node_of(value)})
    assert "registered" == explained.registry
    return told(explained.reading)


def of_parameter(name: str, value: object) -> Told:
    """Return the reading of a registered Header Parameter."""
    (explained,) = parameters({name: node_of(value)})
    assert "registered" == explained.registry
    return told(explained.reading)


def digest(octets: int) -> str:
    """Return so many octets as base64url."""
    return base64url.encode(bytes(octets))


def test_each_kind_has_a_type_and_a_reading() -> None:
    assert set(KINDS) == set(TYPES) == set(BY_KIND)


def test_readings_by_name_are_those_of_registered_names() -> None:
    assert set() == set(OF_CLAIMS) - set(CLAIMS)
    assert set() == set(OF_PARAMETERS) - set(HEADERS)


KIND_READINGS: list[tuple[Kind, object, str]] = [
    ("StringOrURI", "alice", ""),
    ("StringOrURI", "https://a.example", ""),
    ("StringOrURI", "12:34", "a string with a colon must be a URI (RFC 7519 §2)"),
    ("StringOrURI", 1, "it must be a string"),
    ("StringOrURIs", ["a", "b"], "2 values"),
    ("StringOrURIs", ["a"], ""),
    ("StringOrURIs", "1:2", "a string with a colon must be a URI (RFC 7519 §2)"),
    ("StringOrURIs", ["a", None], "it must be a string or an array of strings"),
    ("NumericDate", 1516239022, "2018-01-18 01:30:22 UTC"),
    ("NumericDate", True, "it must be a number of seconds, but is a boolean"),
    ("moment", 1516239022, "2018-01-18 01:30:22 UTC"),
    ("moment", "2018-01-18T02:30:22.000+01:00", "2018-01-18 01:30:22 UTC"),
    ("moment", "1516239022", "not a date and time (ISO 8601)"),
    ("moment", True, "it must be a number or a string"),
    ("milliseconds", 1516239022500, "2018-01-18 01:30:22.5 UTC"),
    ("milliseconds", "1516239022000", "2018-01-18 01:30:22 UTC"),
    ("milliseconds", "soon", "not a number of milliseconds"),
    ("milliseconds", True, "it must be a number or a string"),
    ("string", "", ""),
    ("string", '{"a":1}', "looks like JSON in a string"),
    ("string", "[", ""),
    ("string", "https://a.example", "URL (not fetched)"),
    ("string", "http://a.example", "unencrypted URL (not fetched)"),
    ("string", ["a"], "it must be a string"),
    ("strings", ["a", "b", "c"], "3 values"),
    ("strings", "a", "it must be an array of strings"),
    ("string or strings", "a", ""),
    ("string or strings", [], "0 values"),
    ("boolean", True, ""),
    ("boolean", "true", "it must be a boolean, but is the string “true”"),
    ("boolean", "x" * 50, f"it must be a boolean, but is the string “{'x' * 40}…”"),
    ("boolean", 1, "it must be a boolean"),
    ("flag", "true", ""),
    ("flag", 1, ""),
    ("flag", [], "it must be a boolean, or a word or number that stands for one"),
    ("number", 1, ""),
    ("number", "1", "it must be a number"),
    ("number or string", "1", ""),
    ("object", {"a": 1}, "1 member"),
    ("object", [], "it must be an object"),
    ("objects", [{}, {}], "2 items"),
    ("objects", [1], "it must be an array of objects"),
    ("array", [1, "a"], "2 items"),
    ("any", None, ""),
    ("any", True, ""),
    ("any", 5, ""),
    ("any", "a", ""),
    ("any", {"a": 1, "b": 2}, "2 members"),
    ("any", [1], "1 item"),
    ("json", '{"a": 1}', "JSON in a string: an object with 1 member"),
    ("json", "[]", "JSON in a string: an array"),
    ("json", "1", "JSON in a string: a number"),
    ("json", "{", "not JSON"),
    ("json", " " * 20_000, "20,000 characters, too long to read here"),
    ("scopes", "a", "1 scope"),
    ("scopes", ["a", "b"], "2 scopes"),
    ("scopes", 1, "it must be a string or an array of strings"),
    ("uri", "https://a.example/b", "URL (not fetched)"),
    ("uri", "http://a.example", "unencrypted URL (not fetched)"),
    ("uri", "ftp://a.example", "URL (not fetched)"),
    ("uri", "urn:a:b", "a name, not a URL"),
    ("uri", "javascript:alert(1)", "code, not a URL: never open it"),
    ("uri", "data:,a", "a data: URL, which contains the content itself"),
    ("uri", "a.example", "not a URL with a scheme, such as https://example.com"),
    ("uri", "https://" + "a" * 20_000, "not a URL with a scheme, such as https://example.com"),
    ("uris", "https://a.example", "URL (not fetched)"),
    ("uris", ["https://a.example", "b"], "2 values"),
    ("uuid", "5f0c6f1a-7a50-4bd2-a7b0-7b9b8b7f9f11", "UUID version 4, random"),
    ("uuid", "5f0c6f1a", "not a UUID"),
    ("language", "en-US", "English, US"),
    ("language", "zh-Hans-CN", "Chinese, Hans, CN"),
    ("language", "tlh", "tlh"),
    ("language", "pt_br", "Portuguese, BR; RFC 5646 uses a hyphen, not an underscore"),
    ("language", "de-DE-1996", "German, DE"),
    ("language", "!", "not a language tag, such as en-US (RFC 5646)"),
    ("zone", "Europe/Paris", ""),
    ("zone", "America/Argentina/Buenos_Aires", ""),
    ("zone", "CEST", "not a name from the time zone database, such as Europe/Paris"),
    ("date", "1990-02-28", ""),
    ("date", "1990-02", ""),
    ("date", "1990", "only the year is given"),
    ("date", "0000-02-29", "the year is left out"),
    ("date", "1990-02-30", "not a calendar day"),
    ("date", "1990-13-01", "not a calendar day"),
    ("date", "1990-00-01", "not a calendar day"),
    ("date", "28.02.1990", "not a date in the form YYYY-MM-DD"),
    ("email", "a@b.example", ""),
    ("email", "a", "not an email address"),
    ("phone", "+1 (425) 555-1212", ""),
    ("phone", "5551212", "+ and country code are missing (E.164)"),
    ("phone", "none", "not a phone number"),
    ("ip", "192.0.2.1", "IPv4, for documentation"),
    ("ip", "10.1.2.3", "IPv4, private network"),
    ("ip", "172.31.0.1", "IPv4, private network"),
    ("ip", "172.32.0.1", "IPv4"),
    ("ip", "256.1.1.1", "not an IP address"),
    ("ip", "2001:db8::1", "IPv6, for documentation"),
    ("ip", "::1", "IPv6, the machine itself (loopback)"),
    ("ip", "fe80::1%eth0", "IPv6, link-local"),
    ("ip", "127.0.0.1", "IPv4, the machine itself (loopback)"),
    ("ip", "0.0.0.1", "IPv4, unspecified address"),
    ("ip", "169.254.1.1", "IPv4, link-local"),
    ("ip", "8.8.8.8", "IPv4"),
    ("ip", "2a00:1450::1", "IPv6"),
    ("ip", "fd00::1", "IPv6, private network"),
    ("ip", "::ffff:10.0.0.1", "IPv6 for the IPv4 address 10.0.0.1"),
    ("ip", ":::::", "not an IP address"),
    ("ip", "1::2::3", "not an IP address"),
    ("ip", "01.02.03.04", "not an IP address"),
    ("ip", "1.2.3", "not an IP address"),
    ("ip", "2" * 200, "not an IP address"),
    ("ip", "here", "not an IP address"),
    ("base64url", "AAAA", "3 bytes"),
    ("base64url", "AA==", "not base64url"),
    ("base64url", "AAAAA", "not base64url"),
    ("hash", digest(32), "SHA-256, 32 bytes"),
    ("hash", digest(33), "33 bytes, which isn't a hash known here"),
    ("hash", "ab" * 32, "looks like hex, but must be base64url"),
    ("hash", "!", "not base64url"),
    ("jwk", JWK, "EC public key, P-256"),
    ("jwk", "x", "it must be an object"),
    ("jwk", {}, ""),
    ("jwt", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA", "another token"),
    ("jwt", "a", "not a token"),
]


@pytest.mark.each
@pytest.mark.parametrize(("kind", "value", "words"), KIND_READINGS)
def test_a_value_is_read_by_its_kind(kind: Kind, value: object, words: str) -> None:
    assert words == of_kind(kind, value).text


def test_every_kind_is_tried() -> None:
    assert set(KINDS) == {kind for kind, _, _ in KIND_READINGS}


UUIDS = {
    # RFC 9562, appendix A and B.
    "C232AB00-9414-11EC-B3C8-9F6BDECED846": "UUID version 1, dated 2022-02-22 19:22:22 UTC",
    "1EC9414C-232A-6B00-B3C8-9F6BDECED846": "UUID version 6, dated 2022-02-22 19:22:22 UTC",
    "017F22E2-79B0-7CC3-98C4-DC0C0C07398F": "UUID version 7, dated 2022-02-22 19:22:22 UTC",
    "919108F7-52D1-4320-9BAC-F847DB4148A8": "UUID version 4, random",
    "5df41881-3aed-3515-88a7-2f4a814cf09e": "UUID version 3, from a name, with MD5",
    "2ed6657d-e927-568b-95e1-2665a8aea6a2": "UUID version 5, from a name, with SHA-1",
    "2489E9AD-2EE2-8E00-8EC9-32D5F69181C0": "UUID version 8, custom format",
    "00000000-0000-0000-0000-000000000000": "the nil UUID: all zeros",
    "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF": "the max UUID: all ones",
    "919108F7-52D1-4320-1BAC-F847DB4148A8": "UUID of unknown version",
    "919108F7-52D1-F320-9BAC-F847DB4148A8": "UUID of unknown version",
    "FFFFFFFF-FFFF-7CC3-98C4-DC0C0C07398F": "UUID version 7, from time, sortable",
    "919108F7-52D1-4320-9BAC+F847DB4148A8": "",
}


@pytest.mark.each
@pytest.mark.parametrize("text", UUIDS)
def test_a_string_with_the_shape_of_a_uuid_is_read_as_one(text: str) -> None:
    assert UUIDS[text] == of_claim("jti", text).text


@pytest.mark.parametrize("text", ["eyJhbGciOiJIUzI1NiJ9.e30.AAAA", "eyJ not a token"])
def test_a_token_in_a_string_is_told(text: str) -> None:
    assert text.endswith("AAAA") == ("token" in of_claim("sub", text).text)


def test_the_first_members_of_json_in_a_string_are_given_as_they_are_written() -> None:
    details = of_kind("json", '{"type": "email-disabled", "n": [1, 2], "😀": 1e5}').details

    assert (("type", "email-disabled"), ("n", "[1, 2]"), ("😀", "1e5")) == details


def test_scopes_are_split_and_the_known_ones_explained() -> None:
    details = of_claim("scope", "openid  read:it https://graph.example/.default").details

    assert ["openid", "read:it", "https://graph.example/.default"] == [label for label, _ in details]
    assert [True, False, True] == [text != "" for _, text in details]


def test_authentication_methods_are_named_each() -> None:
    reading = of_claim("amr", ["pwd", "otp", "own"])

    assert "password, one-time password, own" == reading.text
    assert ("own", "not a registered method (RFC 8176)") == reading.details[-1]


def test_no_authentication_method_says_nothing() -> None:
    assert Told("", ()) == of_claim("amr", [])


def test_many_authentication_methods_are_counted() -> None:
    assert of_claim("amr", ["pwd"] * 60).text.endswith("password and 52 more")


@pytest.mark.parametrize(("value", "words"), [("phr", "phishing-resistant"), ("urn:x", ""), ("0", "below level 1")])
def test_known_context_classes_are_named(value: str, words: str) -> None:
    assert of_claim("acr", value).text.startswith(words)


def test_a_vector_of_trust_is_taken_apart() -> None:
    assert (
        ("P1", "how the identity was proofed"),
        ("Cc", "which credential was used"),
        ("X", "the issuer's own aspect"),
    ) == of_claim("vot", "P1.Cc.X").details
    assert () == of_claim("vot", "P1." * 20_000).details


@pytest.mark.parametrize(
    ("octets", "words"),
    [(16, "the left half of SHA-256, 16 bytes"), (5, "5 bytes, which isn't half of a hash known here")],
)
def test_half_hashes_are_known_by_their_length(octets: int, words: str) -> None:
    assert words == of_claim("at_hash", digest(octets)).text
    assert "not base64url" == of_claim("c_hash", "!").text


def test_a_jwk_has_its_thumbprint() -> None:
    # RFC 7638 §3.1 gives this one.
    assert (
        ("Key", "RSA public key, 2048 bits"),
        ("Thumbprint (RFC 7638)", "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"),
        ("Key ID", "2011-04-29"),
    ) == of_claim("sub_jwk", RSA | {"kid": "2011-04-29"}).details


def test_a_key_that_no_token_may_carry_is_told() -> None:
    private = of_claim("sub_jwk", JWK | {"d": "AAAA"}).details
    secret = of_claim("sub_jwk", {"kty": "oct", "k": digest(32)}).details

    assert "Private" in dict(private)
    assert "Secret" in dict(secret)
    assert "Thumbprint (RFC 7638)" not in dict(secret)


@pytest.mark.parametrize(
    ("jwk", "words"),
    [
        ({"kty": "EC"}, "This JWK has no crv."),
        ({"kty": "RSA", "n": "A" * 30_000}, "larger than any key"),
    ],
)
def test_a_key_that_cannot_be_read_says_why(jwk: dict[str, Any], words: str) -> None:
    assert ("Key", words) in of_claim("sub_jwk", jwk).details


def test_a_confirmation_says_to_what_the_token_is_bound() -> None:
    reading = of_claim(
        "cnf",
        {
            "jwk": JWK,
            "jkt": digest(32),
            "x5t#S256": digest(31),
            "kid": "k",
            "jwe": "e",
            "jku": "https://a.example",
            "other": 1,
        },
    )

    assert reading.text.startswith("bound to a key in this claim and to a key the client proves with DPoP")
    assert {
        "Key": "EC public key, P-256",
        "Thumbprint (RFC 7638)": "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U",
        "jkt": "SHA-256 thumbprint of the client's DPoP key",
        "x5t#S256": "31 bytes, which isn't a hash known here",
        "kid": "k",
        "jku": "https://a.example",
    } == dict(reading.details)


def test_a_short_coordinate_has_another_thumbprint() -> None:
    y = "u0yFo9jqKe-q-iRAaRLdhNWxTcMr9lbvbGvVil2UP5I"
    whole = {"kty": "EC", "crv": "P-256", "x": "AFVDiUrz0A7X10Cr29dclrBod7eH219w7qeLkKjXwAo", "y": y}
    short = {**whole, "x": "VUOJSvPQDtfXQKvb11yWsGh3t4fbX3Dup4uQqNfACg"}
    told, written = (dict(of_claim("cnf", {"jwk": jwk}).details) for jwk in (whole, short))

    assert told["Thumbprint (RFC 7638)"] == written["Thumbprint (RFC 7638)"]
    assert "Thumbprint as written" not in told
    text = f'{{"crv":"P-256","kty":"EC","x":"{short["x"]}","y":"{y}"}}'
    own = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
    assert written["Thumbprint as written"].startswith(f"{own}: a coordinate isn't written as RFC 7518")


BOUND = {
    "jwk": "a key in this claim",
    "jkt": "a key the client proves with DPoP",
    "x5t#S256": "a certificate the client presents in TLS",
    "kid": "a key both sides know by its Key ID",
    "jwe": "an encrypted shared secret in this claim",
    "jku": "a key at URL (not fetched)",
}


@pytest.mark.parametrize("count", range(1, len(BOUND) + 1))
def test_a_confirmation_says_each_thing_that_the_token_is_bound_to(count: int) -> None:
    names = list(BOUND)[:count]

    told = of_claim("cnf", dict.fromkeys(names, "AAAA")).text

    assert f"bound to {' and to '.join(BOUND[name] for name in names)}" == told


def test_a_confirmation_of_nothing_known_says_nothing() -> None:
    assert "" == of_claim("cnf", {"jkt": 1}).details[0][0].replace("jkt", "")
    assert ("", ()) == (of_claim("cnf", {}).text, of_claim("cnf", {}).details)
    assert (("x5t#S256", "not a thumbprint"),) == of_claim("cnf", {"x5t#S256": "!"}).details


def test_actors_are_written_out_the_earliest_last() -> None:
    # RFC 8693 §4.1, figure 6.
    reading = of_claim("act", {"sub": "https://service16.example.com", "act": {"sub": "https://service77.example.com"}})

    assert "“https://service16.example.com”, before that “https://service77.example.com”" == reading.text
    assert (
        ("Acting now", "sub “https://service16.example.com”"),
        ("Earlier, 1", "sub “https://service77.example.com”"),
    ) == reading.details


@pytest.mark.parametrize(
    ("names", "told"), [("a", "“a”"), ("ab", "“a”, before that “b”"), ("abc", "“a”, before that “b”, before that “c”")]
)
def test_a_few_actors_are_named_each(names: str, told: str) -> None:
    chain: dict[str, Any] = {}
    for name in reversed(names):
        chain = {"sub": name} | ({"act": chain} if chain else {})

    assert told == of_claim("act", chain).text


def test_a_deep_chain_of_actors_is_counted() -> None:
    chain: dict[str, Any] = {"iss": "first"}
    for _ in range(100):
        chain = {"act": chain}
    reading = of_claim("act", chain)

    assert reading.text.endswith(", and 98 earlier")
    assert ("…", "51 more not listed") == reading.details[-1]


def test_who_may_act_is_named() -> None:
    assert "“admin” may act for the subject" == of_claim("may_act", {"sub": "admin"}).text
    assert "someone unnamed may act for the subject" == of_claim("may_act", {}).text


def test_an_address_is_read_by_its_parts() -> None:
    reading = of_claim("address", {"formatted": "1 A St\nB", "locality": "B", "country": "DE", "x": 1, "region": 1})

    assert "B, DE" == reading.text
    assert (("Whole", "1 A St, B"), ("City", "B"), ("Country", "DE")) == reading.details


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"format": "iss_sub", "iss": "https://a.example", "sub": "1"}, "https://a.example, 1"),
        ({"format": "aliases", "identifiers": []}, "multiple identifiers"),
        ({"format": "email"}, "email is missing, but format email requires it"),
        ({"format": "own"}, "unknown format"),
        ({}, "format is missing (RFC 9493 §3)"),
    ],
)
def test_a_subject_identifier_is_read_by_its_format(value: dict[str, Any], words: str) -> None:
    assert words == of_claim("sub_id", value).text


def test_security_events_are_named() -> None:
    logout = "http://schemas.openid.net/event/backchannel-logout"

    assert "log the user out (Back-Channel Logout)" == of_claim("events", {logout: {}}).text
    assert "1 event" == of_claim("events", {"urn:x": {}}).text
    reading = of_claim("events", {logout: {}, "urn:x": {}})
    assert ("2 events", ("urn:x", "unknown event")) == (reading.text, reading.details[1])


def test_credentials_and_presentations_are_named_by_their_types() -> None:
    credential = of_claim("vc", {"type": ["VerifiableCredential", "Degree"], "credentialSubject": {"id": "did:a:b"}})
    presentation = of_claim("vp", {"type": "VerifiablePresentation", "verifiableCredential": ["a", "b"]})

    assert "VerifiableCredential, Degree" == credential.text
    assert ("Subject", "did:a:b") == credential.details[-1]
    assert ("Credentials", "2 credentials") == presentation.details[-1]
    assert "" == of_claim("vc", {}).text


def test_authorizations_are_listed_with_what_they_allow() -> None:
    reading = of_claim("authorization_details", [{"type": "pay", "actions": ["read", "write"], "locations": "x"}, {}])

    assert "2 authorizations" == reading.text
    assert (("pay", "actions: read write; locations: x"), ("no type", "")) == reading.details


def test_telephone_numbers_are_given() -> None:
    assert (("tn", "12155551212"), ("uri", "sip:a@b")) == of_claim(
        "dest", {"tn": ["12155551212"], "uri": ["sip:a@b"], "x": "y"}
    ).details
    assert "12155551212" == of_claim("orig", {"tn": "12155551212"}).text
    assert "" == of_claim("orig", {}).text


def test_key_sets_are_listed() -> None:
    assert "1 key" == of_claim("jwks", {"keys": [JWK]}).text
    assert "" == of_claim("jwks", {}).text
    assert ("Key 1", "EC public key, P-256 · oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U") == of_claim(
        "keys", [JWK]
    ).details[0]


PARAMETERS = [
    ("alg", "HS256", "HMAC with SHA-256: one shared secret"),
    ("alg", "ES512", "ECDSA on P-521 with SHA-512: a public key verifies"),
    ("alg", "RSA-OAEP", "the content key is encrypted with RSA-OAEP and SHA-1"),
    ("alg", "constructor", ""),
    ("alg", 1, "alg must be a string"),
    ("enc", "A256GCM", "AES-256-GCM"),
    ("enc", "x", "unknown content encryption"),
    ("zip", "DEF", "DEFLATE (RFC 1951)"),
    ("zip", "GZIP", "unknown compression"),
    ("typ", "application/at+JWT", "an OAuth access token (RFC 9068)"),
    ("typ", "own", ""),
    ("cty", "JWT", "another token is inside (RFC 7519 §5.2)"),
    ("cty", "dc+sd-jwt", "an SD-JWT VC, a digital credential"),
    ("crit", ["b64", "own"], "2 parameters"),
    ("crit", [], "must not be empty"),
    ("b64", False, "the payload is signed unencoded"),
    ("b64", True, "same as without this parameter"),
    ("kid", digest(32), "looks like a SHA-256 thumbprint (RFC 7638)"),
    ("kid", "1", ""),
    ("kid", "919108F7-52D1-4320-9BAC-F847DB4148A8", "UUID version 4, random"),
    ("x5t", digest(20), "SHA-1, 20 bytes"),
    ("x5t", digest(32), "SHA-256, 32 bytes; it must be 20 bytes"),
    ("x5t", "!", "not base64url"),
    ("x5t", "ab" * 32, "looks like hex, but must be base64url; it must be 20 bytes"),
    ("x5t#S256", digest(33), "33 bytes, which isn't a hash known here; it must be 32 bytes"),
    ("x5t#S256", digest(32), "SHA-256, 32 bytes"),
    ("apu", "QWxpY2U", "“Alice”"),
    ("apv", "AAAA", "3 bytes"),
    ("apv", "!", "not base64url"),
    ("p2c", 600000, "600,000 rounds"),
    ("p2c", 1, "1 round, fewer than the 1,000 that RFC 7518 recommends"),
    ("p2c", 1.5, "not a number of rounds"),
    ("ppt", "shaken", "who vouches for the caller, and how far (RFC 8588)"),
    ("ppt", "own", ""),
    ("epk", JWK, "EC public key, P-256"),
]


@pytest.mark.each
@pytest.mark.parametrize(("name", "value", "words"), PARAMETERS)
def test_a_parameter_is_read(name: str, value: object, words: str) -> None:
    assert words == of_parameter(name, value).text


def test_the_algorithm_says_what_its_row_holds() -> None:
    assert (
        ("Source", "RFC 7518 §3.2"),
        ("Signature", "32 bytes"),
        ("Key", "at least 256 bits"),
    ) == of_parameter("alg", "HS256").details
    assert (("Source", "RFC 8037 §3.1"),) == of_parameter("alg", "EdDSA").details


def test_critical_names_are_named() -> None:
    assert (("b64", "Payload is base64url"), ("own", "unknown parameter")) == of_parameter(
        "crit", ["b64", "own"]
    ).details


def test_the_first_certificates_of_a_chain_are_read() -> None:
    reading = of_parameter("x5c", [CERTIFICATE, "MIIB", "A" * 30_000, *["x"] * 4])

    assert "7 certificates" == reading.text
    assert ("Certificate 1", "“CN=example”, from 2026-01-01 to 2035-12-30") == reading.details[0]
    assert [("Certificate 2", "can't be read"), ("Certificate 3", "can't be read")] == list(reading.details[1:3])
    assert ("…", "2 more not read") == reading.details[-1]
    assert ("…", "1 more not read") == of_parameter("x5c", ["x"] * 6).details[-1]
    assert 1 == len(of_parameter("x5c", [CERTIFICATE]).details)


@pytest.mark.untraced
def test_thousands_of_strings_that_look_like_json_are_not_read() -> None:
    text = "[" + "1," * 900 + "1]"
    root = {f"n{index}": node_of(text) for index in range(2_000)}
    begun = time.process_time()

    assert {"looks like JSON in a string"} == {told(one.reading).text for one in explain(root)}
    assert 1 > time.process_time() - begun


HOSTILE: dict[str, object] = {
    "scope": "a " * 500_000,
    "amr": ["x"] * 100_000,
    "events": {f"urn:{index}": {} for index in range(5_000)},
    "authorization_details": [{"type": "x" * 1_000, "actions": ["y" * 100] * 100}] * 1_000,
    "keys": [RSA] * 1_000,
    "cnf": {"jwk": {"kty": "RSA", "n": "A" * 200_000, "e": "AQAB"}},
    "vc": {"type": ["x" * 1_000] * 10_000},
    "orig": {"tn": ["1" * 1_000] * 10_000},
    "sub_id": {"format": "opaque", "id": "x" * 1_000_000},
    "address": {"formatted": "x\n" * 500_000},
    "picture": "https://" + "a@" * 500_000,
    "locale": "a-" * 500_000,
    "email": "a" * 500_000,
    "phone_number": "+1 " * 300_000,
    "zoneinfo": "A/" * 500_000,
    "vot": "P1." * 300_000,
    "jti": "{" * 1_000_000,
    "ueid": "A" * 1_000_000,
    "at_hash": "ab" * 500_000,
}


@pytest.mark.untraced
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_values_are_read_in_bounded_time_and_size(name: str) -> None:
    node = node_of(HOSTILE[name]) if len(json.dumps(HOSTILE[name])) <= parse.LARGEST_TREE else None
    if node is None:
        root = parse.parse(json.dumps({name: HOSTILE[name]}).encode()).root
        node = root[name]
    begun = time.process_time()
    (explained,) = explain({name: node})

    assert 1 > time.process_time() - begun
    text, details = told(explained.reading)
    assert MOST_DETAILS + 1 >= len(details)
    assert 1_000 > len(text)
    assert all(2_500 > len(label) + len(text) for label, text in details)


TEXT = st.text(st.characters(codec=None))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)
KNOWN = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(("sub", "act", "jwk", "kty", "x", "keys", "type", "format", "jkt", "tn", "id"), JSON),
)


@given(name=st.sampled_from(sorted({*CLAIMS, *HEADERS})), value=JSON | KNOWN | st.lists(KNOWN, max_size=3))
def test_any_value_of_any_name_has_a_reading(name: str, value: object) -> None:
    members = {name: node_of(value)}

    assert [name] == [one.row.name for one in explain(members)]
    assert [name] == [one.row.name for one in parameters(members)]


def test_who_stands_before_the_host_of_an_address_is_not_the_host() -> None:
    reading = of_claim("picture", "https://good.example@evil.example/a.png")

    assert {
        "Scheme": "https",
        "User": "“good.example”: what comes before @ isn't the host",
        "Host": "evil.example",
    } == dict(reading.details)


@given(kind=st.sampled_from(KINDS), value=JSON | KNOWN | st.lists(KNOWN, max_size=3))
def test_any_value_of_any_kind_has_a_reading(kind: Kind, value: object) -> None:
    reading = of_kind(kind, value)

    assert all(isinstance(text, str) for detail in reading.details for text in detail)
