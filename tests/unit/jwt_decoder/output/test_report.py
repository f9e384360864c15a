"""Any text has a report, in the shape of the schema, with every place in the paste."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jwt_decoder.bridge import bridge
from jwt_decoder.bridge.protocol import schema
from jwt_decoder.engine.reading import read_token
from jwt_decoder.engine.result import Options
from jwt_decoder.json.depth import DEEPEST
from jwt_decoder.model.paste import Piece, TokenText
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.model.fault import Fault

    from tests.unit.jwt_decoder.conftest import Reporter

pytestmark = pytest.mark.untraced

HEADER = base64url.encode(b'{"alg":"HS256","typ":"JWT"}')
SIGNATURE = "A" * 43

SCHEMA = schema()
CHARACTERS = st.characters(codec=None)
CLAIMS = st.dictionaries(
    st.sampled_from(["iss", "sub", "aud", "exp", "nbf", "iat", "jti", "x", "é😀"]),
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()),
)
TOKENS = st.builds(
    lambda claims, tail: (
        f"{HEADER}.{base64url.encode(json.dumps(claims, ensure_ascii=False).encode(errors='replace'))}{tail}"
    ),
    CLAIMS,
    st.sampled_from([f".{SIGNATURE}", f".{SIGNATURE}.A", "", ".", f".{SIGNATURE}~W10~", "..A.A"]),
)
SURROUNDINGS = [
    "{}",
    "Bearer {}",
    '{{"id_token": "{}"}}',
    "curl -H 'Authorization: Bearer {}'",
    "😀 {}\r\n{}",
    "?token={}&x=1",
]


@st.composite
def pastes(draw: st.DrawFn) -> str:
    """Draw a token with something odd put into it, in some surroundings."""
    token = draw(TOKENS)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(token)))
        odd = draw(st.sampled_from(["=", "+", "/", "!", "\n", " ", "%2E", ".", "~", "é", "😀", "\ud800", "\\", '"']))
        token = token[:place] + odd + token[place + draw(st.integers(0, 1)) :]
    return draw(st.sampled_from(SURROUNDINGS)).replace("{}", token)


def spans(value: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401 - JSON
    """Give every start and end outside of decoded parts, which count octets."""
    if isinstance(value, list):
        for item in value:
            yield from spans(item)
    elif isinstance(value, dict):
        if "start" in value and "at" not in value:
            yield value["start"], value["end"]
        for name, item in value.items():
            if name not in {"header", "payload", "unprotected"}:
                yield from spans(item)


@pytest.mark.untraced
def test_the_schema_is_one_and_describes_each_member() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for name, record in SCHEMA["$defs"].items():
        assert set(record.get("required", [])) <= set(record.get("properties", {})), name


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(alphabet=CHARACTERS) | pastes())
def test_any_text_has_a_report_with_every_place_in_it(report: Reporter, text: str) -> None:
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    for start, end in spans(report(text)):
        assert 0 <= start <= end <= units


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(text=pastes())
def test_the_segments_stand_where_they_say_and_the_pieces_tile_the_token(report: Reporter, text: str) -> None:
    units = text.encode("utf-16-le", "surrogatepass")
    for token in report(text)["tokens"]:
        assert token["pieces"][0]["at"] == token["start"]
        assert token["pieces"][-1]["end"] == len(token["text"].encode("utf-16-le", "surrogatepass")) // 2
        for segment in token["segments"]:
            run = units[2 * segment["start"] : 2 * segment["end"]].decode("utf-16-le", "surrogatepass")
            assert segment["text"] == run or len(token["pieces"]) > 1 or token["kind"].endswith("json")


def bare(text: str) -> TokenText:
    """Return a text as a token that is all of the paste."""
    return TokenText("", 0, len(text), text, (Piece(0, len(text), 0),) if text else ())


def weight(faults: tuple[Fault, ...]) -> int:
    """Return how many faults there are, with those that are only counted."""
    return sum(int(str(one.message.data["count"])) if one.id == "faults-more" else 1 for one in faults)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Draw a token with characters put into its segments."""
    segments = draw(TOKENS).split(".")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(segments) - 1))
        place = draw(st.integers(0, len(segments[at])))
        odd = draw(st.sampled_from(["=", "==", "+", "/", "!", "\n", " ", "é", "😀", "A"]))
        segments[at] = segments[at][:place] + odd + segments[at][place:]
    return ".".join(segments)


@given(damaged())
def test_a_repair_of_the_paste_makes_the_faults_fewer(text: str) -> None:
    faults = read_token(bare(text), Options(now=0)).decoded.faults
    for fault in faults:
        if fault.repair:
            mended = text[: fault.repair.start] + fault.repair.text + text[fault.repair.end :]
            assert weight(faults) > weight(read_token(bare(mended), Options(now=0)).decoded.faults)


REPAIRABLE = {
    "percent-encoded": (f"?t={HEADER}%2Ee30%3D%2E{SIGNATURE}", f"?t={HEADER}%2Ee30%2E{SIGNATURE}"),
    "wrapped": (f"{HEADER}.e3\r\n!0.{SIGNATURE}", f"{HEADER}.e3\r\n0.{SIGNATURE}"),
    "after an emoji": (f"😀 {HEADER}.e3!0.{SIGNATURE}", f"😀 {HEADER}.e30.{SIGNATURE}"),
    "inside JSON": (f'{{"t":"{HEADER}.e30=.{SIGNATURE}"}}', f'{{"t":"{HEADER}.e30.{SIGNATURE}"}}'),
}


@pytest.mark.parametrize("name", REPAIRABLE)
def test_a_repair_edits_the_paste_as_it_stands(report: Reporter, name: str) -> None:
    text, mended = REPAIRABLE[name]
    (fault,) = (fault for fault in report(text)["tokens"][0]["faults"] if fault["repair"])
    units = text.encode("utf-16-le")
    repair = fault["repair"]
    edited = units[: 2 * repair["start"]] + repair["text"].encode("utf-16-le") + units[2 * repair["end"] :]

    assert mended == edited.decode("utf-16-le")
    assert [] == report(mended)["tokens"][0]["faults"]


HARD = {
    "3,000 nested arrays": b'{"a":' + b"[" * 3_000 + b"]" * 3_000 + b"}",
    "300,000 nested arrays": b'{"a":' + b"[" * 300_000 + b"]" * 300_000 + b"}",
    "300,000 arrays that never end": b"[" * 300_000,
    "an integer of 10,000 digits": b'{"exp":' + b"9" * 10_000 + b"}",
    "100,000 member names": b"{" + b",".join(b'"n%d":1' % index for index in range(100_000)) + b"}",
    "20,000 member names": b"{" + b",".join(b'"n%d":1' % index for index in range(20_000)) + b"}",
    "2 MB of bytes": bytes(range(256)) * 8_000,
}


@pytest.mark.product(5)
@pytest.mark.untraced
@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("place", ["header", "payload"])
def test_hard_json_has_a_report(name: str, place: str) -> None:
    encoded = base64url.encode(HARD[name])
    text = f"{encoded}.e30.{SIGNATURE}" if place == "header" else f"{HEADER}.{encoded}.{SIGNATURE}"
    answer = json.loads(bridge.handle(json.dumps({"action": "report", "text": text, "options": {"now": 0}})))

    assert "jws-compact" == read_token(bare(text), Options(now=0)).decoded.layout.kind
    assert len(answer["tokens"]) <= 1


@pytest.mark.product(2)
@pytest.mark.untraced
@pytest.mark.parametrize("garbage", ["!", "!a", "+ =/", ".", "=", "\\u0041", "é😀", "[}"])
def test_megabytes_of_garbage_have_few_faults(garbage: str) -> None:
    token = read_token(bare(f"{HEADER}.{garbage * 300_000}.{SIGNATURE}"), Options(now=0))

    assert len(token.decoded.faults) < 40


def test_the_deepest_tree_that_is_read_crosses_to_the_page(report: Reporter) -> None:
    payload = b"[" * DEEPEST + b"]" * DEEPEST
    (token,) = report(f"{HEADER}.{base64url.encode(payload)}.{SIGNATURE}")["tokens"]

    depth, node = 0, token["payload"]["tree"]
    while node:
        depth, node = depth + 1, next(iter(node["items"]), None)
    assert DEEPEST == depth


def test_octets_that_are_no_text_cross_as_hexadecimal_and_as_far_as_they_can_be_read(report: Reporter) -> None:
    encoded = base64url.encode(b'{"n":"\xff"}')
    text = f"{HEADER}.{encoded}.{SIGNATURE}"
    (token,) = report(text)["tokens"]
    payload = token["payload"]

    assert (None, '{"n":"\ufffd"}', "7b226e223a22ff227d") == (payload["text"], payload["readable"], payload["hex"])


def test_a_signature_crosses_in_hexadecimal_with_its_length(report: Reporter) -> None:
    (signature,) = report(f"{HEADER}.e30.AAEC")["tokens"][0]["signatures"]

    assert ("000102", 3, 32) == (signature["hex"], signature["octets"], signature["needed"])
    assert "3 bytes; HS256 requires 32" == signature["message"]


@pytest.mark.parametrize(("header", "message"), [(b'{"alg":"RS256"}', "1 byte"), (b'{"alg":"?"}', "1 byte")])
def test_a_length_that_nothing_asks_for_is_told_alone(report: Reporter, header: bytes, message: str) -> None:
    text = f"{base64url.encode(header)}.e30.AA"

    assert message == report(text)["tokens"][0]["signatures"][0]["message"]


def test_keys_in_a_paste_cross_with_their_places(report: Reporter) -> None:
    text = '😀 {"kty":"oct","k":"AAAA"}'
    (key,) = report(text)["keys"]

    assert ("jwk", 3, len(text) + 1) == (key["kind"], key["start"], key["end"])


def test_notes_cross_with_their_places(report: Reporter) -> None:
    (note,) = report("😀 no token")["notes"]

    assert "no-token" == note["id"]
    assert note["end"] <= len("😀 no token") + 1


def test_a_segment_says_that_its_foreign_characters_were_read_as_lost_ones(report: Reporter) -> None:
    payload = base64url.encode(b'{"sub":"1234567890"}')
    token = report(f"{HEADER}.{payload[:10]}!{payload[11:]}.{SIGNATURE}")["tokens"][0]

    assert [False, True, False] == [segment["counted"] for segment in token["segments"]]


def test_a_payload_that_is_not_encoded_says_so(report: Reporter) -> None:
    header = base64url.encode(b'{"alg":"HS256","b64":false,"crit":["b64"]}')
    text = json.dumps({"protected": header, "payload": '{"sub":1}', "signature": SIGNATURE})
    (token,) = report(text)["tokens"]

    assert {"header": True, "payload": False, "signature": True} == {
        segment["role"]: segment.get("encoded", True) for segment in token["segments"]
    }


def test_a_segment_that_escapes_spell_says_so(report: Reporter) -> None:
    text = json.dumps({"payload": "e30", "protected": "HEADER", "signature": SIGNATURE})
    (token,) = report(text.replace("HEADER", "\\u0065" + HEADER[1:]))["tokens"]

    assert {"header": False, "payload": True, "signature": True} == {
        segment["role"]: segment.get("literal", True) for segment in token["segments"]
    }


def test_the_parameters_of_each_signature_are_explained(report: Reporter) -> None:
    """Those of the first are the token's; the others stand with their signature, protected or not."""
    entry = {"protected": base64url.encode(b'{"alg":"ES256","kid":"k-1"}'), "signature": "AAAA"}
    other = {"protected": base64url.encode(b'{"alg":"EdDSA"}'), "header": {"kid": "k-2"}, "signature": "AAAA"}
    text = json.dumps({"payload": base64url.encode(b"{}"), "signatures": [entry, other] + [entry] * 30})
    (token,) = report(text)["tokens"]
    told = [[(one["name"], one["protected"]) for one in each["parameters"]] for each in token["signatures"]]

    assert ["alg", "kid"] == [one["name"] for one in token["parameters"]]
    assert [[], [("kid", False), ("alg", True)], [("alg", True), ("kid", True)]] == told[:3]
    assert "Key ID" == token["signatures"][1]["parameters"][0]["label"]
    assert [True] * 20 + [False] * 12 == [place < 1 or each != [] for place, each in enumerate(told)]


def test_a_jwe_with_its_algorithm_in_a_header_of_its_recipient_has_an_algorithm(report: Reporter) -> None:
    """RFC 7516, appendix A.4 and A.5, have it there; what recipients share is found once."""
    recipient = {"header": {"alg": "A128KW", "kid": "7"}, "encrypted_key": "YQ"}
    shared = {"protected": "eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0", "unprotected": {"jku": "https://keys.example"}}
    token = {**shared, "iv": "YQ", "ciphertext": "YQ", "tag": "YQ"}
    for text in (json.dumps(token | {"recipients": [recipient, recipient]}), json.dumps(token | recipient)):
        (found,) = report(text)["tokens"]
        messages = {finding["id"]: finding["message"] for finding in found["findings"]}

        assert "alg-missing" not in messages
        assert messages["jku-present"].endswith("chose that URL.")
        assert ["jku", "alg", "kid"] == [one["name"] for one in found["signatures"][0]["unprotected"]["members"]]
        assert [0] == [segment["signature"] for segment in found["segments"] if "signature" in segment]


@pytest.mark.parametrize(("aad", "text"), [(b"in the open", "in the open"), (b"\xff", None), (None, "none")])
def test_what_a_tag_covers_beside_its_header_is_in_the_report(
    report: Reporter, aad: bytes | None, text: str | None
) -> None:
    header = base64url.encode(b'{"alg":"dir","enc":"A128GCM"}')
    jwe = {"protected": header, "iv": "AAECAwQFBgcICQoL", "ciphertext": "AAAA", "tag": "A" * 22}
    covered = {} if aad is None else {"aad": base64url.encode(aad)}
    (token,) = report(json.dumps(jwe | covered))["tokens"]
    assert text == token.get("aad", {"text": "none"})["text"]
