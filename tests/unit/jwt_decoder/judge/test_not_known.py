"""What a token does not say is not said for it: whether it ends, whether it is a JWT, and whether a clock is wrong."""

from __future__ import annotations

import gzip
import hmac
import json
import zlib
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output.wording import render
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from jwt_decoder.engine.result import Token

    from tests.unit.jwt_decoder.conftest import Verifier

NOW: Final = 1_795_800_000
SIGNATURE: Final = base64url.encode(bytes(range(64)))
DIGEST: Final = "x" * 43


def token(payload: object, **header: object) -> str:
    """Return a token that nobody signed in earnest; a payload of octets is taken as it is."""
    octets = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return f"{base64url.encode(json.dumps({'alg': 'ES256', **header}).encode())}.{base64url.encode(octets)}.{SIGNATURE}"


def read(text: str, now: float = NOW) -> Token:
    (found,) = engine.report(text, Options(now=now)).tokens
    return found


def time_of(found: Token) -> tuple[str, str]:
    line = found.verdicts[0].time
    return line.state, render(line.message)


def ids(found: Token) -> set[str]:
    return {finding.id for finding in found.findings}


HIDDEN: Final = {
    "an undisclosed digest": token({"iss": "a", "_sd": [DIGEST]}, typ="example+sd-jwt") + "~",
    "an unknown hash": token({"iss": "a", "_sd": [DIGEST], "_sd_alg": "md9"}, typ="example+sd-jwt") + "~",
    "digests that are none": token({"iss": "a", "_sd": DIGEST}, typ="example+sd-jwt") + "~",
    "digests that no tilde follows": token({"iss": "a", "_sd": [DIGEST]}, typ="example+sd-jwt"),
    "a payload too large to put them in": token({"iss": "a", "pad": "x" * 300_000}) + "~WyJhIiwiZXhwIiwxXQ~",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_whether_it_ends_is_not_known_while_claims_are_hidden(name: str) -> None:
    found = read(HIDDEN[name])

    assert ("not-stated", "Unknown: some claims are hidden") == time_of(found)
    said = render(found.summary.whole)
    assert "never expires" not in said
    is_sound = found.verdicts[0].structure.state == "sound"
    assert is_sound == ("Whether it expires is unknown: not all of its claims can be read." in said)
    assert "exp-missing" not in ids(found)


@pytest.mark.parametrize("payload", [b"{a:1}", b'{"a":1,}', '{"a":"\xe9"}'.encode("latin-1")])
def test_that_a_time_is_in_a_payload_that_cannot_be_read_is_not_said(payload: bytes, verify: Verifier) -> None:
    secret = "a secret that is long enough for it"
    signed = f"eyJhbGciOiJIUzI1NiJ9.{base64url.encode(payload)}"
    text = f"{signed}.{base64url.encode(hmac.digest(secret.encode(), signed.encode(), 'sha256'))}"
    said = "".join(part["text"] for part in verify(text, secret)["summary"])

    assert said.endswith("Whether it expires is unknown: not all of its claims can be read.")


def test_all_claims_disclosed_are_all_there_are() -> None:
    found = read(token({"iss": "a", "sub": "b"}) + "~")

    assert ("not-stated", "No exp: never expires") == time_of(found)
    assert "exp-missing" in ids(found)


ENDLESS: Final = {
    "a DPoP proof": token({"jti": "1", "htm": "GET", "htu": "https://a/", "iat": NOW}, typ="dpop+jwt", jwk={}),
    "an event": token({"iss": "a", "jti": "1", "iat": NOW, "events": {"urn:x": {}}}, typ="secevent+jwt"),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_kind_without_exp_is_not_said_to_last_for_ever(name: str) -> None:
    found = read(ENDLESS[name])

    assert ("not-stated", "No exp: this kind of token doesn't need one") == time_of(found)
    assert "never expires" not in render(found.summary.whole)
    assert "exp-missing" not in ids(found)


@pytest.mark.parametrize(("exp", "line"), [(NOW - 1, "expired"), (NOW, "expired"), (NOW + 1, "current")])
def test_exp_in_the_header_counts_where_the_issuer_has_it_there(exp: int, line: str) -> None:
    """A load balancer of AWS does."""
    found = read(token({"sub": "a", "iss": "b"}, exp=exp, signer="arn:aws:elasticloadbalancing:eu:1:x"))

    assert line == time_of(found)[0]
    assert ("exp-past" in ids(found)) == (line == "expired")
    assert "exp-missing" not in ids(found)


@pytest.mark.parametrize("exp", [NOW - 1, NOW + 1])
def test_exp_in_the_header_of_any_other_token_decides_nothing(exp: int) -> None:
    """RFC 7519 §5.3 repeats claims in the header of a JWE alone."""
    found = read(token({"sub": "a", "iss": "b"}, exp=exp))

    assert "not-stated" == time_of(found)[0]
    assert "exp-in-header" in ids(found)
    assert "exp-past" not in ids(found)


@pytest.mark.parametrize(("exp", "line"), [(NOW - 1, "expired"), (NOW, "expired"), (NOW + 1, "current")])
def test_a_nested_token_has_the_time_of_the_one_within(exp: int, line: str) -> None:
    found = read(token(token({"iss": "a", "exp": exp, "aud": "b"}).encode(), cty="JWT"))

    assert line == time_of(found)[0]
    assert ("expired" if line == "expired" else "Expires") in render(found.summary.whole)
    assert NOW + 1 == found.next or line == "expired"


NO_JWT: Final = {
    "text": b"Payload",
    "octets": b"\xff\x00\x01",
    "an array": b"[1]",
    "a number": b"1",
    "a string": b'"a"',
}


@pytest.mark.parametrize("name", NO_JWT)
def test_a_jws_need_not_be_a_jwt(name: str) -> None:
    """RFC 7515 appendix A.4: the payload of a JWS is any octets."""
    found = read(token(NO_JWT[name]))
    line = found.verdicts[0].structure

    assert ("sound", "A JWS but not a JWT: its payload isn't claims") == (line.state, render(line.message))
    assert "This is a JWS, but not a JWT." in render(found.summary.whole)
    assert () == found.decoded.faults


@pytest.mark.parametrize("name", NO_JWT)
@pytest.mark.parametrize("typ", ["JWT", "jwt", "at+jwt"])
def test_what_says_that_it_is_a_jwt_must_be_one(name: str, typ: str) -> None:
    found = read(token(NO_JWT[name], typ=typ))

    assert "faulty" == found.verdicts[0].structure.state


def test_claims_with_a_damaged_beginning_are_no_other_content() -> None:
    found = read(token(b'x"sub":"a","exp":1}'))

    assert "faulty" == found.verdicts[0].structure.state


@pytest.mark.parametrize(("after", "said"), [(0.25, False), (0.999, False), (1, True), (2, True)])
def test_less_than_a_second_between_exp_and_iat_is_rounding(after: float, said: bool) -> None:  # noqa: FBT001
    found = read(token({"iss": "a", "exp": NOW + 9, "iat": NOW + 9 + after}), now=NOW + 20)

    assert said == ("exp-before-iat" in ids(found))


@pytest.mark.parametrize(("ahead", "said"), [(0.25, False), (0.999, False), (1, True)])
def test_less_than_a_second_ahead_is_not_the_future(ahead: float, said: bool) -> None:  # noqa: FBT001
    found = read(token({"iss": "a", "exp": NOW + 9, "iat": NOW + ahead}))
    messages = [render(finding.message) for finding in found.findings if finding.id == "iat-future"]

    assert said == bool(messages)
    assert not any("clock" in message for message in messages)


@pytest.mark.parametrize("name", ["iat", "nbf"])
def test_no_line_says_that_there_is_no_end_while_claims_are_hidden(name: str) -> None:
    found = read(token({"iss": "a", name: NOW - 5, "_sd": [DIGEST]}, typ="example+sd-jwt") + "~")

    assert found.times
    said = [render(found.times.sentence), render(found.verdicts[0].time.how)]
    assert not any("never expires" in one or "nothing ends it" in one for one in said)


def test_a_time_line_says_that_there_is_no_end_where_all_claims_are_known() -> None:
    found = read(token({"iss": "a", "nbf": NOW - 5}))

    assert found.times
    assert "never expires" in render(found.times.sentence)


@pytest.mark.parametrize("claims", [{"iat": NOW}, {"iat": NOW, "nbf": NOW}])
def test_times_alone_are_not_said_to_last_for_ever(claims: dict[str, int]) -> None:
    found = read(token(claims))

    assert "No exp" == render(found.verdicts[0].time.message)
    assert "never expires" not in render(found.summary.whole)


@pytest.mark.untraced
@pytest.mark.parametrize("header", ["", "bm90IGpzb24.", "eyJhbGciOi."])
@pytest.mark.parametrize("signature", ["", ".c2ln"])
def test_nothing_without_a_header_is_said_to_last_for_ever(header: str, signature: str) -> None:
    payload = token({"iss": "a", "sub": "1", "iat": NOW}).split(".")[1]
    found = read(f"{header}{payload}{signature}")

    assert found.times
    assert "No exp" == render(found.verdicts[0].time.message)
    assert not any(
        "never expires" in text or "never expires" in text
        for text in map(render, (found.summary.whole, found.times.sentence))
    )
    assert "exp-missing" not in [finding.id for finding in found.findings]


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"a": 1},
        {"timestampMs": 1, "nonce": "n"},
        {"iat": NOW, "jti": "1", "email": "jo@mail.example", "name": "Jo"},
        {"iat": NOW, "request_body_sha256": "00"},
        {"iss": "netlify", "sha256": "00"},
    ],
)
def test_claims_that_tell_no_kind_are_not_said_to_last_for_ever(claims: dict[str, object]) -> None:
    found = read(token(claims))

    assert ("not-stated", "No exp") == time_of(found)
    assert "never expires" not in render(found.summary.whole)
    assert "exp-missing" not in ids(found)


@pytest.mark.parametrize("name", ["expires_in", "expiresAt", "valid_until", "validTo", "nextUpdate"])
def test_an_end_by_another_name_is_one_that_readers_do_not_see(name: str) -> None:
    found = read(token({"iss": "a", "sub": "1", name: 3600}))
    (finding,) = (finding for finding in found.findings if finding.id == "exp-missing")

    assert ("not-stated", "No exp") == time_of(found)
    assert "never expires" not in render(found.summary.whole)
    assert "No exp, and verifiers look at no other claim: to them, the token never expires." == render(finding.message)


def test_a_kind_that_must_have_exp_is_not_said_to_need_none() -> None:
    claims = {
        "iss": "https://sso.example.com/realms/main",
        "sub": "1",
        "aud": "app",
        "iat": NOW,
        "typ": "ID",
        "azp": "app",
    }
    found = read(token({**claims, "resource_access": {}}, typ="JWT"))

    assert ("not-stated", "No exp: never expires") == time_of(found)
    assert "claim-missing" in ids(found)


def test_a_token_in_json_without_a_payload_may_have_claims_elsewhere() -> None:
    header = base64url.encode(b'{"alg":"HS256"}')
    token = engine.report(json.dumps({"protected": header, "signature": "A" * 43}), Options(now=0)).tokens[0]

    assert "The payload is detached" == render(token.verdicts[0].time.message)


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (zlib.compress(b'{"sub":"alice"}'), True),
        (gzip.compress(b'{"sub":"alice"}', mtime=0), True),
        (b"\x78\x9cno zlib at all", False),
        (b"\x1f\x8bno gzip at all", False),
    ],
)
def test_what_only_begins_like_a_compressed_payload_is_not_said_to_be_one(octets: bytes, said: bool) -> None:  # noqa: FBT001
    faults = [fault.id for fault in read(token(octets)).decoded.faults]

    assert said == ("payload-compressed" in faults)


_TWICE: Final = (
    (base64url.encode(b'{"sub":"alice"}').encode(), "The payload was encoded twice: decoded once more, it is a JSON"),
    (b'"{\\"sub\\":\\"alice\\"}"', "The payload was serialized twice: it is a JSON string with the JSON object in it."),
)
_ONCE: Final = (b"hello", b"aGVsbG8", b'"hello"', b'"[1]"', b"[1]", base64url.encode(b"[1]").encode())


@pytest.mark.parametrize(("octets", "said"), _TWICE)
def test_claims_that_were_written_twice_are_told_from_other_content(octets: bytes, said: str) -> None:
    assert said in render(read(token(octets)).summary.whole)
    assert render(read(token(octets, typ="JWT")).decoded.faults[0].message).startswith(said)


@pytest.mark.parametrize("octets", _ONCE)
def test_other_content_is_not_said_to_be_written_twice(octets: bytes) -> None:
    assert "twice" not in render(read(token(octets)).summary.whole)
    assert "twice" not in render(read(token(octets, typ="JWT")).decoded.faults[0].message)


OFFLINE: Final = {"iss": "https://k.example/realms/a", "typ": "Offline", "iat": NOW - 9, "azp": "c", "sub": "1"}
NO_END: Final = "exp is 0: doesn't expire"


@pytest.mark.parametrize(
    ("claims", "line"),
    [
        ({"exp": 0}, ("not-stated", NO_END)),
        ({"exp": 0.0}, ("not-stated", NO_END)),
        ({"exp": 0, "nbf": 0}, ("current", NO_END)),
        ({"exp": 1}, ("expired", "56 years ago")),
        ({"exp": NOW + 60}, ("current", "For another 1 min")),
        ({"exp": 0, "typ": "Refresh"}, ("expired", "56 years ago")),
        ({"exp": 0, "typ": "Bearer"}, ("expired", "56 years ago")),
        ({"exp": 0, "iss": "https://other.example"}, ("expired", "56 years ago")),
    ],
)
def test_exp_0_never_ends_an_offline_token_of_keycloak(claims: dict[str, object], line: tuple[str, str]) -> None:
    found = read(token(OFFLINE | claims))

    assert line == time_of(found)
    assert ("expired" == line[0]) == ("exp-past" in ids(found))
    assert ("expired" == line[0]) == ("exp-before-iat" in ids(found))
    assert ("expired" == line[0]) == ("expired" in render(found.summary.whole))


def test_of_an_offline_token_that_never_ends_it_is_said_why() -> None:
    line = read(token(OFFLINE | {"exp": 0})).verdicts[0].time

    assert line.how
    assert "exp is 0: its issuer writes that on tokens that last until they are revoked." == render(line.how)
