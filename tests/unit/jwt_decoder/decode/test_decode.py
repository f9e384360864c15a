"""Segments decoded, and their faults in place."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.decode import content
from jwt_decoder.decode.decode import Decoded, decode
from jwt_decoder.decode.fault_places import encoded_at
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.output.wording import render
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from jwt_decoder.model.fault import Fault

HEADER = base64url.encode(b'{"alg":"HS256"}')
SIGNATURE = "A" * 43


def token(payload: bytes, header: bytes = b'{"alg":"HS256"}', signature: str = SIGNATURE) -> Decoded:
    """Return a decoded token of these octets."""
    return decode(lay_out(f"{base64url.encode(header)}.{base64url.encode(payload)}.{signature}"))


def ids(decoded: Decoded) -> list[str]:
    """Return the ids of the faults in their order."""
    return [fault.id for fault in decoded.faults]


def only_fault(decoded: Decoded) -> Fault:
    """Return the single fault of a token."""
    (fault,) = decoded.faults
    return fault


def deflated(octets: bytes) -> bytes:
    """Return octets compressed without any wrapper."""
    return zlib.compress(octets)[2:-4]


RANDOM = bytes(range(128, 256)) * 2
JWT: Final = b'{"alg":"HS256","typ":"JWT"}'
JWS: Final = b'{"alg":"HS256"}'
KINDS = [
    (b'{"sub":"a"}', JWS, "claims-set", []),
    (b"[1]", JWT, "json", ["payload-not-object"]),
    (b"[1]", JWS, "json", []),
    (b"1", JWT, "json", ["payload-not-object"]),
    (b"1", JWS, "json", []),
    (b"null", JWT, "json", ["payload-not-object"]),
    (b"null", b'{"alg":"HS256","typ":"at+jwt"}', "json", ["payload-not-object"]),
    (b"hello", JWT, "text", ["payload-not-json"]),
    (b"hello", JWS, "text", []),
    (b'sub":"a"}', JWS, "text", ["payload-not-json"]),
    (b"{hello", JWS, "text", ["json-syntax"]),
    (b'{"a":"\xff"}', JWS, "octets", ["utf8-invalid"]),
    ("grüße, world".encode("latin-1"), JWT, "octets", ["payload-not-json", "utf8-invalid"]),
    ("grüße, world".encode("latin-1"), JWS, "octets", []),
    (RANDOM, JWT, "octets", ["payload-not-text"]),
    (RANDOM, JWS, "octets", []),
    (gzip.compress(b'{"sub":"a"}', mtime=0), b'{"alg":"HS256"}', "octets", ["payload-compressed"]),
    (zlib.compress(b'{"sub":"a"}'), b'{"alg":"HS256"}', "octets", ["payload-compressed"]),
    (deflated(b'{"sub":"a"}'), b'{"alg":"HS256","zip":"DEF"}', "claims-set", []),
    (deflated(b'{"sub":}'), b'{"alg":"HS256","zip":"DEF"}', "text", ["json-syntax"]),
    (deflated(b'{"sub":"a"}')[:-2], b'{"alg":"HS256","zip":"DEF"}', "octets", ["payload-compressed"]),
    (deflated(bytes(2_000_000)), b'{"alg":"HS256","zip":"DEF"}', "octets", ["payload-compressed"]),
    (b"aa.bb.cc", b'{"alg":"HS256","cty":"jwt"}', "text", []),
    (b"eyJhbGciOiJub25lIn0.e30.", b'{"alg":"HS256","cty":1}', "text", ["payload-not-json"]),
    (b"e30.e30.AA", JWS, "text", ["payload-not-json"]),
    *(
        (text, JWS, "text", [])
        for text in (b"www.example.com", b"v1.2.3", b"10.0.0.1", b"a..b", b"archive.tar.gz", b"a.b.c.d.e")
    ),
    (b"www.example.com", JWT, "text", ["payload-not-json"]),
]


@pytest.mark.each
@pytest.mark.parametrize(("payload", "header", "kind", "faults"), KINDS)
def test_a_payload_is_shown_for_what_it_is(payload: bytes, header: bytes, kind: str, faults: list[str]) -> None:
    decoded = token(payload, header)

    assert decoded.payload
    assert kind == decoded.payload.kind
    assert faults == sorted(ids(decoded))


def test_an_empty_payload_is_detached_where_a_signature_says_so() -> None:
    with_signature, without = token(b""), token(b"", signature="")

    assert with_signature.payload
    assert without.payload
    assert ("detached", []) == (with_signature.payload.kind, ids(with_signature))
    assert ("empty", ["payload-empty", "signature-length"]) == (without.payload.kind, ids(without))


@pytest.mark.parametrize(
    ("header", "kind", "faults"),
    [
        (b"", "empty", ["header-empty"]),
        (b"[]", "json", ["header-not-object"]),
        (b"{", "text", ["json-syntax"]),
        (b"\xff", "octets", ["json-syntax", "utf8-invalid"]),
        (b"{}", "json", []),
    ],
)
def test_a_header_must_be_an_object(header: bytes, kind: str, faults: list[str]) -> None:
    decoded = token(b"{}", header)

    assert decoded.signatures[0].header
    assert kind == decoded.signatures[0].header.kind
    assert faults == sorted(ids(decoded))


def test_a_payload_that_is_not_encoded_is_taken_as_it_is() -> None:
    """RFC 7797: with b64 false the payload stands in the token itself."""
    header = base64url.encode(b'{"alg":"HS256","b64":false,"crit":["b64"]}')
    decoded = decode(lay_out(f'{header}.{{"é":1,}}.{SIGNATURE}'))
    fault = only_fault(decoded)

    assert decoded.payload
    assert '{"é":1,}'.encode() == decoded.payload.octets
    assert "," == f'{header}.{{"é":1,}}'[fault.start : fault.end]


def test_only_false_itself_says_that_a_payload_is_not_encoded() -> None:
    decoded = token(b"{}", b'{"alg":"HS256","b64":"false"}')

    assert decoded.payload
    assert b"{}" == decoded.payload.octets


def test_the_segments_of_a_jwe_are_looked_at_and_not_read() -> None:
    header = base64url.encode(b'{"alg":"dir","enc":"A128GCM"}')
    decoded = decode(lay_out(f"{header}.!.{'A' * 16}.Yg.{'A' * 22}=="))

    assert decoded.payload
    assert ("encrypted", b"b") == (decoded.payload.kind, decoded.payload.octets)
    assert ["base64url-foreign", "base64url-padded"] == ids(decoded)


def test_disclosures_are_looked_at_and_key_bindings_left_alone() -> None:
    decoded = decode(lay_out(f"{HEADER}.e30.{SIGNATURE}~YQ=~a.!.c"))

    assert [("base64url-padded", 3)] == [(fault.id, fault.segment) for fault in decoded.faults]


LENGTHS = [
    ("HS256", "A" * 43, None),
    ("HS256", "A" * 38, "28 bytes; HS256 needs 32. 5 characters seem to be missing"),
    ("HS256", "A" * 42, "31 bytes; HS256 needs 32. 1 character seems to be missing"),
    ("HS256", "A" * 44, "33 bytes; HS256 needs 32."),
    ("HS256", "", "The signature is empty; HS256 needs 32 bytes"),
    ("ES256K", "A" * 43, "32 bytes; ES256K needs 64"),
    ("RS256", "AAAA", None),
    ("EdDSA", "AAAA", None),
    ("none", "AAAA", None),
    ("HS255", "AAAA", None),
]


@pytest.mark.parametrize(("name", "signature", "says"), LENGTHS)
def test_a_signature_has_the_length_that_its_algorithm_asks(name: str, signature: str, says: str | None) -> None:
    header = json.dumps({"alg": name}).encode()
    said = [render(fault.message) for fault in token(b"{}", header, signature).faults if fault.id == "signature-length"]

    assert (says is not None) == bool(said)
    assert not says or says in said[0]


def test_a_fault_of_the_content_says_that_it_may_follow_from_the_encoding() -> None:
    decoded = decode(lay_out(f"{HEADER}.eyJh!Ijp9.{SIGNATURE}"))

    assert ["base64url-foreign", "json-syntax"] == ids(decoded)
    assert render(decoded.faults[1].message).endswith("The encoding problem may have caused this.")


def test_faults_beyond_the_hundredth_are_counted() -> None:
    decoded = decode(lay_out(f"{HEADER}.e30.{SIGNATURE}" + "~!" * 200 + "~"))

    assert 101 == len(decoded.faults)
    assert "100 more problems aren't listed." == render(decoded.faults[-1].message)


def test_the_members_of_an_unprotected_header_count_where_the_protected_has_none() -> None:
    decoded = decode(
        lay_out(
            '{"payload": "e30", "protected": "eyJhbGciOiJIUzI1NiJ9", "signature": "YQ",'
            ' "header": {"alg": "HS512", "kid": "1"}}'
        )
    )

    assert {"alg": "HS256", "kid": "1"} == {name: node["value"] for name, node in decoded.signatures[0].jose.items()}


def test_a_fault_in_a_segment_that_escapes_spell_is_placed_on_all_of_it() -> None:
    text = r'{"payload": "e\u00330=", "signature": "", "header": {"alg": "none"}}'
    fault = only_fault(decode(lay_out(text)))

    assert r"e\u00330=" == text[fault.start : fault.end]
    assert fault.repair is None


def test_the_place_of_octets_of_a_payload_that_is_not_encoded_is_its_own() -> None:
    header = base64url.encode(b'{"alg":"HS256","b64":false,"crit":["b64"]}')
    decoded = decode(lay_out(f'{header}.{{"name":"value"}}.{SIGNATURE}'))

    assert (8, 15) == base64url.span(encoded_at(decoded, 1), 8, 15)


def test_the_place_of_octets_is_that_of_their_characters() -> None:
    assert (0, 2) == base64url.span(encoded_at(token(b'{"a":1}'), 1), 0, 1)


@given(st.text(alphabet='.~{}"eyJhbGciOiJIUzI1NiJ9=+/! é😀\ud800', max_size=120))
def test_any_text_decodes_with_every_fault_inside_of_it(text: str) -> None:
    for fault in decode(lay_out(text)).faults:
        assert 0 <= fault.start <= fault.end <= len(text)
        if fault.repair:
            assert 0 <= fault.repair.start <= fault.repair.end <= len(text)


def test_octets_are_readable_where_most_of_them_are_text() -> None:
    assert "caf\ufffd" == content.readable(b"caf\xe9")
    assert content.readable(RANDOM) is None
