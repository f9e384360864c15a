"""A header that lost more of its beginning than all headers have in common: what is said, offered and proven."""

from __future__ import annotations

import asyncio
import base64
import hmac
import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from joserfc.jwk import ECKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry, serialize_compact
from jwt_decoder.decode.repairs.headers import header_repair, restored_headers
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.extract.header_end import end_of
from jwt_decoder.output.report import verification
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.verify.jose_tokens import KIND_OF, private_key, private_pem, public_pem

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

SECRET: Final = "a-long-secret-of-my-service-2026-xyz"
PAYLOAD: Final = '{"sub":"alice","exp":4102444800}'
HASHES: Final = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}
USUAL: Final = '{"alg":"HS256","typ":"JWT"}'


def encoded(octets: bytes) -> str:
    """Return octets in base64url."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def signed(header: str, payload: str = PAYLOAD) -> str:
    """Return a token with a header as it is written."""
    text = f"{encoded(header.encode())}.{encoded(payload.encode())}"
    return f"{text}.{encoded(hmac.digest(SECRET.encode(), text.encode(), HASHES[json.loads(header)['alg']]))}"


TOKEN: Final = signed(USUAL)


def faults(report: Reporter, text: str) -> list[dict[str, Any]]:
    """Return the faults of the only token."""
    (token,) = report(text)["tokens"]
    return list(token["faults"])


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("lost", "count", "rest"),
    [
        (4, 4, 'lg":"HS256","typ":"JWT"}'),
        (5, 5, 'g":"HS256","typ":"JWT"}'),
        (7, 7, ':"HS256","typ":"JWT"}'),
        (8, 4, ':"HS256","typ":"JWT"}'),
        (10, 6, 'HS256","typ":"JWT"}'),
        (12, 4, 'S256","typ":"JWT"}'),
        (16, 4, '6","typ":"JWT"}'),
        (20, 4, '"typ":"JWT"}'),
        (30, 6, 'WT"}'),
    ],
)
def test_what_is_left_of_a_header_is_said(report: Reporter, lost: int, count: int, rest: str) -> None:
    (fault,) = faults(report, TOKEN[lost:])
    said = f"The beginning of the header is missing, {count} characters or more. What is left of it is “{rest}”."

    assert ("header-beginning", said, 0, 1) == (fault["id"], fault["message"], fault["start"], fault["end"])


def test_what_is_left_may_have_lost_a_single_character(report: Reporter) -> None:
    """A header without alg, of which only the brace is gone."""
    lost = encoded(b'{"typ":"JWT"}')[1:]
    (fault,) = faults(report, f"{lost}.{encoded(PAYLOAD.encode())}.{'A' * 43}")

    assert fault["message"].startswith("The beginning of the header is missing, 1 character or more.")


@pytest.mark.parametrize("header", ['{"alg":"HS256","jwk":{"kty":"oct","k":"AA"}}', '{"alg":"HS256","crit":["a","b"]}'])
def test_what_is_left_may_begin_in_an_object_or_array_within(report: Reporter, header: str) -> None:
    whole = signed(header)
    cut = whole.index(".") - 12

    assert ["header-beginning"] == [fault["id"] for fault in faults(report, whole[cut:])]


@pytest.mark.parametrize(
    "text",
    [
        encoded(USUAL.encode()),
        encoded(b'{"alg":"HS256","typ":"JWT"'),
        encoded(b'lg":"HS256","typ":"JWT"'),
        encoded(b'"}'),
        encoded(b'lg":"\xff","typ":"JWT"}'),
        encoded(b"a plain text that has no quotes}"),
        encoded(b'["alg","HS256"]'),
        encoded(b'a"} {"b":"c"}'),
        "bGciOi!JIUzI1NiIsInR5cCI6IkpXVCJ9",
        "A" * 70_000,
        "",
    ],
)
def test_what_may_be_something_else_is_no_end_of_a_header(text: str) -> None:
    assert end_of(text) is None


def test_the_end_of_a_payload_is_not_called_that_of_a_header(report: Reporter) -> None:
    found = report(f"{encoded(PAYLOAD.encode())[8:]}.{'A' * 43}")

    assert [] == [fault for token in found["tokens"] for fault in token["faults"] if fault["id"] == "header-beginning"]


@pytest.mark.parametrize("lost", [4, 7, 8, 12, 20])
@pytest.mark.parametrize("around", ["{}", "Authorization: Bearer {}", "token={}&a=b", "\n{}\n", '{{"jwt":"{}"}}'])
def test_the_only_usual_header_that_ends_so_is_offered(report: Reporter, lost: int, around: str) -> None:
    text = around.format(TOKEN[lost:])
    (fault,) = faults(report, text)
    start, end, more = (fault["repair"][name] for name in ("start", "end", "text"))

    assert f"Try “{USUAL}”" == fault["repair"]["label"]
    assert around.format(TOKEN) == text[:start] + more + text[end:]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("header", "place"),
    [
        ('{"alg":"HS512"}', 14),
        ('{"typ":"JWT","alg":"HS384"}', 17),
        ('{"alg": "HS256", "typ": "JWT"}', 14),
        (USUAL, 14),
        (USUAL, 17),
        (USUAL, 33),
    ],
)
def test_what_is_lost_within_a_usual_header_is_offered(report: Reporter, header: str, place: int) -> None:
    whole = signed(header)
    repairs = [fault["repair"] for fault in faults(report, whole[:place] + whole[place + 3 :]) if fault["repair"]]
    (repair,) = repairs

    assert whole == whole[: repair["start"]] + repair["text"] + whole[repair["end"] + 3 :]


def test_what_is_in_front_of_a_payload_and_no_end_of_a_header_is_left_out(report: Reporter) -> None:
    payload = TOKEN[TOKEN.index(".") + 1 :]
    (token,) = report(f"see abcd.{payload} here")["tokens"]

    assert payload == token["text"]


def test_where_two_usual_headers_end_so_none_is_offered(report: Reporter) -> None:
    """What is lost may have been alg alone, or typ, too."""
    (fault,) = faults(report, signed('{"typ":"JWT","alg":"HS256"}')[28:])

    assert ("header-beginning", None) == (fault["id"], fault["repair"])


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("header", "losses"),
    [
        (USUAL, (4, 8, 20, 30, 33)),
        ('{"typ":"JWT","alg":"HS384"}', (4, 18, 28)),
        ('{"alg":"HS512"}', (4, 11)),
        ('{"kid":"2026-11","alg":"HS256"}', (4, 8)),
        ('{"alg":"HS256","typ":"JWT","kid":"2026-11"}', (4, 20, 40)),
        ('{"alg":"HS256","typ":"secevent+jwt","b64":true}', (4, 15)),
    ],
)
def test_with_the_key_the_lost_beginning_is_proven(
    report: Reporter, verify: Verifier, header: str, losses: tuple[int, ...]
) -> None:
    for lost in losses:
        text = signed(header)[lost:]
        (diagnosis,) = verify(text, SECRET)["diagnosis"]
        edit = diagnosis["apply"]["edit"]

        assert report(text)["tokens"]
        assert ("text-repaired", signed(header)[:lost]) == (diagnosis["id"], edit["text"])
        assert edit["text"][:40] in diagnosis["message"]


@pytest.mark.parametrize("text", [TOKEN[TOKEN.index(".") + 1 :], TOKEN[TOKEN.index(".") :]])
def test_with_the_key_a_lost_header_is_proven(verify: Verifier, text: str) -> None:
    (diagnosis,) = verify(text, SECRET)["diagnosis"]

    assert f"The signature matches once “{TOKEN[: TOKEN.index('.') + 1]}” is inserted before" in diagnosis["message"]
    assert "Restore the header" == diagnosis["apply"]["label"]


def test_the_kid_of_the_key_is_tried_in_a_lost_header(verify: Verifier) -> None:
    header = '{"typ":"JWT","kid":"key of 2026","alg":"HS256"}'
    key = {"kty": "oct", "kid": "key of 2026", "k": encoded(SECRET.encode())}
    text = signed(header).partition(".")[2]

    assert ["text-repaired"] == [
        one["id"] for one in verify(text, json.dumps({"keys": [key, key | {"kid": 5}]}))["diagnosis"]
    ]
    assert "text-repaired" not in [one["id"] for one in verify(text, SECRET)["diagnosis"]]


def test_a_wrong_key_proves_nothing(verify: Verifier) -> None:
    assert "text-repaired" not in [one["id"] for one in verify(TOKEN[8:], SECRET[:-1])["diagnosis"]]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("alg", "kind"), [("RS256", RSAKey), ("PS512", RSAKey), ("ES256", ECKey), ("ES512", ECKey), ("EdDSA", OKPKey)]
)
@pytest.mark.filterwarnings("ignore:EdDSA is deprecated")
def test_the_signature_tells_which_algorithms_may_be_meant(alg: str, kind: type[Any]) -> None:
    key = private_key(KIND_OF.get(alg, "Ed25519"))
    registry = JWSRegistry(algorithms=[alg])
    whole = serialize_compact({"alg": alg, "typ": "JWT"}, PAYLOAD, kind.import_key(private_pem(key)), registry=registry)
    found = asyncio.run(engine.verify(whole[12:], public_pem(key), Options(now=0), Cryptography()))
    (diagnosis,) = verification(found)["diagnosis"]

    assert ("text-repaired", whole[:12]) == (diagnosis["id"], diagnosis["apply"] and diagnosis["apply"]["edit"]["text"])


def test_very_long_headers_are_not_completed() -> None:
    long = signed(json.dumps({"alg": "HS256", "kid": "x" * 1000}))[8:]
    (token,) = engine.report(long, Options(now=0)).tokens

    assert header_repair(token.decoded, 0) is None
    assert [] == list(restored_headers(token.decoded, ()))
