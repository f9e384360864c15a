"""The truth in a headline and a line, and what to do next."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.decrypt.sealed import opened
from tests.unit.jwt_decoder.engine.test_engine import HEADER, SECRET, mac, signed
from tests.unit.jwt_decoder.engine.test_torture import CASES
from tests.unit.jwt_decoder.judge.test_verdict import EXP, JWE, only, paste
from tests.unit.jwt_decoder.judge.test_verdict_how import encoded, told

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

LONGEST = 42
SIGNATURE = "A" * 43
NEVER = "No exp: the token never expires."
OPEN = "Not verified yet."
QUOTED = "nbf must be a number of seconds, but is a string; without the quotes, 1767225600 is 2026-01-01 00:00:00 UTC."
SECRET_NEEDED = "HS256 needs the shared secret."


def claims(members: object) -> str:
    """Return claims as a segment."""
    return base64url.encode(json.dumps(members).encode())


REPORTS: list[tuple[str, dict[str, Any], str, str]] = [
    (paste({"exp": EXP}), {"now": EXP}, f"This token expired <relative {EXP}>.", f"{OPEN} {SECRET_NEEDED}"),
    (paste({"exp": EXP}), {"now": EXP - 1}, f"{OPEN} Expires <relative {EXP}>.", SECRET_NEEDED),
    (
        paste({"exp": EXP}),
        {"now": EXP, "skew": 1},
        OPEN,
        f"{SECRET_NEEDED} It expired <relative {EXP}>, still within the tolerance of 1 s.",
    ),
    (paste({"nbf": EXP}), {"now": EXP - 1}, f"This token becomes valid <relative {EXP}>.", f"{OPEN} {SECRET_NEEDED}"),
    (paste({"nbf": EXP}), {"now": EXP}, OPEN, f"{SECRET_NEEDED} {NEVER}"),
    (
        paste({"exp": "x"}),
        {},
        "exp isn't a number.",
        f"exp must be a number of seconds, but is a string. {OPEN}",
    ),
    (
        paste({"nbf": "1767225600"}),
        {},
        "nbf isn't a number.",
        f"{QUOTED} {OPEN}",
    ),
    (
        paste({"exp": 253402300800}),
        {},
        "exp is too far away to be a date.",
        f"exp is after the year 9999: 253402300800 seconds. {OPEN}",
    ),
    (
        paste({"exp": 1767225600000}),
        {},
        "exp isn't a time in seconds since 1970.",
        "exp looks like milliseconds: 2026-01-01 as milliseconds, year 57971 as seconds. " + OPEN,
    ),
    (
        paste([]),
        {},
        "This is a JWS, but not a JWT.",
        f"The payload isn't a JSON object, so there are no claims. {OPEN}",
    ),
    (
        paste({"aud": "a"}),
        {"expect": {"aud": "b"}},
        "Different audience than you expect.",
        f"{OPEN} {SECRET_NEEDED}",
    ),
    (paste({"aud": "a"}), {"expect": {"aud": "a"}}, OPEN, f"{SECRET_NEEDED} {NEVER}"),
    (paste({"iss": "a"}), {"expect": {"iss": "b"}}, "Different issuer than you expect.", f"{OPEN} {SECRET_NEEDED}"),
    (paste({}), {"expect": {"azp": "b"}}, "The azp you expect is missing.", f"{OPEN} {SECRET_NEEDED}"),
    (
        paste({}),
        {"expect": {"azp": "b", "iss": "b"}},
        "Several claims aren't what you expect.",
        f"{OPEN} {SECRET_NEEDED}",
    ),
    (JWE, {}, "Encrypted: unreadable without the key.", "dir needs the shared key."),
    (
        paste({}, {"alg": "none"})[:-43],
        {},
        "Nobody signed this token.",
        "alg is none: anyone could have made it. APIs must reject it.",
    ),
    (f"{HEADER}..{SIGNATURE}", {}, OPEN, SECRET_NEEDED),
    (paste({}, {"alg": "?"}), {}, "This algorithm can't be checked here.", "“?” isn't a JWS algorithm known here."),
    (
        paste({}, {"typ": "JWT"}),
        {},
        "The header names no algorithm.",
        "The header has no alg, so no algorithm is named.",
    ),
    (
        f"{HEADER[:-4]}.e30.{SIGNATURE}",
        {},
        "This token is malformed.",
        "The JSON text ends inside a string: it is probably cut short. The header can't be read.",
    ),
    (
        f"{HEADER}.{claims({'exp': EXP, 'aud': 'a'})}=.{SIGNATURE}",
        {"now": EXP, "expect": {"aud": "b"}},
        "This token is malformed.",
        "Padding (“=”) at the end, which base64url in a token doesn't have. Some servers add it.",
    ),
]


@pytest.mark.untraced
@pytest.mark.parametrize(("text", "options", "headline", "line"), REPORTS)
def test_a_token_is_told_in_a_headline_and_a_line(
    report: Reporter, text: str, options: dict[str, Any], headline: str, line: str
) -> None:
    token = only(report(text, **options))

    assert (headline, line) == (told(token["headline"]), told(token["line"]))
    assert " ".join(filter(None, [headline, line])) == told(token["summary"])


GENERAL = json.dumps(
    {
        "payload": "e30",
        "signatures": [{"protected": HEADER, "signature": mac(f"{HEADER}.e3{end}")} for end in "010"],
    }
)


def of_many(matching: int, header: str = HEADER) -> str:
    """Return a token of 103 signatures, of which that at this place matches and the others don't."""
    right, wrong = mac(f"{header}.e30"), mac("another text")
    each = [{"protected": header, "signature": right if at == matching else wrong} for at in range(103)]
    return json.dumps({"payload": "e30", "signatures": each})


KEY_BOUND = f"{signed(f'{HEADER}.e30')}~{HEADER}.e30.{SIGNATURE}"
NESTED = signed(f"{encoded({'alg': 'HS256', 'cty': 'jwt'})}.{base64url.encode(f'{HEADER}.e30.{SIGNATURE}'.encode())}")
FULL = {"alg": "HS256", "cty": "application/JWT"}
SPELT_OUT = signed(f"{encoded(FULL)}.{base64url.encode(f'{HEADER}.e30.{SIGNATURE}'.encode())}")
CAUSE = "Most likely the key is wrong, or the token was changed after signing."
WHOSE = "Make sure the secret is the issuer's."
TRIED = [
    (signed(f"{HEADER}.e30"), SECRET, "Signature verified with this secret.", WHOSE),
    (f"{HEADER}.e30.{SIGNATURE}", SECRET, "The signature doesn't match this secret.", CAUSE),
    (
        f"{HEADER}.e30.{SIGNATURE}",
        '{"kty":"RSA"}',
        "This key can't verify this token.",
        "This JWK has no n.",
    ),
    (
        f"{HEADER}..{SIGNATURE}",
        SECRET,
        "The payload isn't in this token.",
        "The signature covers that payload: add it to verify the token.",
    ),
    (
        f"{HEADER}.e30",
        SECRET,
        "This token is malformed.",
        "2 of 3 segments: the signature is missing. The copy is probably incomplete.",
    ),
    (GENERAL, SECRET, "Signature verified with this secret.", f"2 of its 3 signatures match. {WHOSE}"),
    (
        of_many(99),
        SECRET,
        "Signature verified with this secret.",
        f"1 of its first 100 signatures matches. {WHOSE}",
    ),
    (
        of_many(100),
        SECRET,
        "No match in the first 100 signatures.",
        "3 more signatures weren't read: the key may belong to one of them.",
    ),
    (
        of_many(100, encoded({"alg": "HS256", "kid": "theirs"})),
        json.dumps({"keys": [{"kty": "oct", "kid": "mine", "k": base64url.encode(SECRET.encode())}]}),
        "No match in the first 100 signatures.",
        "3 more signatures weren't read: the key may belong to one of them.",
    ),
    (
        of_many(100, encoded({"alg": "RS256"})),
        SECRET,
        "No match in the first 100 signatures.",
        "3 more signatures weren't read: the key may belong to one of them.",
    ),
    (
        KEY_BOUND,
        SECRET,
        "This token is malformed.",
        "The typ of a Key Binding JWT must be kb+jwt, but it is missing. Signature verified with this secret.",
    ),
    (
        SPELT_OUT,
        SECRET,
        "Signature verified with this secret.",
        f"The token inside it has its own signature. {WHOSE}",
    ),
    (
        NESTED,
        SECRET,
        "Signature verified with this secret.",
        f"The token inside it has its own signature. {WHOSE}",
    ),
    (
        (
            ""
            ""
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
            ".SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
        ),
        "your-256-bit-secret",
        "Signed with a publicly known key.",
        f"The key is a published sample, so the signature proves nothing. {NEVER}",
    ),
    ("nothing", SECRET, "There is no token in this text.", ""),
]


@pytest.mark.parametrize(("text", "key", "headline", "line"), TRIED)
def test_a_key_changes_what_is_told(verify: Verifier, text: str, key: str, headline: str, line: str) -> None:
    verification = verify(text, key)

    assert (headline, line) == (told(verification["headline"]), told(verification["line"]))


ACTIONS = [
    (paste({"exp": EXP}), {"now": EXP - 1}, {"id": "key", "label": "Add the secret", "settles": True}),
    (paste({"exp": EXP}), {"now": EXP}, {"id": "key", "label": "Add the secret", "settles": False}),
    (paste({"nbf": EXP}), {"now": EXP - 1}, {"id": "key", "label": "Add the secret", "settles": False}),
    (f"{paste({}, {'alg': 'ES256'})}{SIGNATURE}", {}, {"id": "key", "label": "Add the public key", "settles": True}),
    (paste({}, {"alg": "ES256"}), {}, {"id": "key", "label": "Add the public key", "settles": False}),
    (f"{HEADER}.e30.AAAA", {}, {"id": "key", "label": "Add the secret", "settles": False}),
    (JWE.replace("A" * 22, "AAAA"), {}, {"id": "key", "label": "Add the shared key", "settles": False}),
    (f"{HEADER}.e30=.{SIGNATURE}", {}, {"id": "repair", "label": "Remove the padding", "settles": True}),
    (JWE, {}, {"id": "key", "label": "Add the shared key", "settles": True}),
    (paste({}, {"alg": "none"})[:-43], {}, None),
]


@pytest.mark.parametrize(("text", "options", "action"), ACTIONS)
def test_a_token_says_what_to_do_next(
    report: Reporter, text: str, options: dict[str, Any], action: dict[str, Any] | None
) -> None:
    assert action == only(report(text, **options))["action"]


def test_what_a_diagnosis_changes_comes_first(verify: Verifier) -> None:
    in_base64 = base64.b64encode(SECRET.encode()).decode()

    verification = verify(signed(f"{HEADER}.e30"), in_base64)

    assert {"id": "apply", "label": "Read it as base64url", "settles": True} == verification["action"]
    assert {"label": "Read it as base64url", "secretEncoding": "base64url"} == verification["diagnosis"][0]["apply"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (signed(f"{HEADER}.e30"), "Try another secret"),
        (paste({}, {"alg": "ES256"}), "Try another key"),
        (f"{HEADER}.e30.AAAA", None),
    ],
)
def test_a_key_that_does_not_match_asks_for_another(verify: Verifier, text: str, label: str | None) -> None:
    action = verify(text, "another secret of thirty-two bytes")["action"]

    assert (label and {"id": "key", "label": label, "settles": False}) == action


def test_a_key_that_does_not_decrypt_asks_for_another() -> None:
    failed, unusable = (opened(JWE, key) for key in ("0" * 32, "short"))

    assert ["failed", "key-unusable"] == [one["decryption"]["state"] for one in (failed, unusable)]
    for one in (failed, unusable):
        assert {"id": "key", "label": "Try another secret", "settles": False} == one["action"]


def test_what_takes_long_is_tried_on_request(verify: Verifier) -> None:
    header = {"alg": "PBES2-HS256+A128KW", "enc": "A128GCM", "p2s": "A" * 16, "p2c": 2**31 - 1}
    parts = [encoded(header), "A" * 32, "A" * 16, "AAAA", "A" * 22]

    assert {"id": "anyway", "label": "Try it anyway", "settles": True} == verify(".".join(parts), "word")["action"]


def test_a_payload_that_is_elsewhere_is_asked_for(verify: Verifier) -> None:
    action = verify(f"{HEADER}..{SIGNATURE}", SECRET)["action"]

    assert {"id": "payload", "label": "Add the payload", "settles": True} == action


def test_a_key_that_the_token_brought_asks_for_the_issuers(verify: Verifier) -> None:
    jwk = {"kty": "oct", "k": base64url.encode(SECRET.encode())}
    token = signed(f"{encoded({'alg': 'HS256', 'jwk': jwk})}.e30")

    verification = verify(token, SECRET)

    assert "Signed with the key inside the token." == told(verification["headline"])
    assert {"id": "key", "label": "Add the issuer's key", "settles": True} == verification["action"]


@pytest.mark.untraced
@pytest.mark.parametrize("text", [case["text"] for case in CASES], ids=[case["id"] for case in CASES])
def test_a_headline_is_short(report: Reporter, text: str) -> None:
    for token in report(text)["tokens"]:
        headline = "".join(piece.get("text", "59 minutes ago") for piece in token["headline"])

        assert len(headline) <= LONGEST


@pytest.mark.parametrize("typ", ["dpop+jwt", "application/DPoP+jwt", "openid4vci-proof+jwt"])
def test_a_proof_of_possession_is_signed_with_its_own_key_as_it_must_be(verify: Verifier, typ: str) -> None:
    header = {"alg": "HS256", "typ": typ, "jwk": {"kty": "oct", "k": base64url.encode(SECRET.encode())}}
    found = verify(signed(f"{encoded(header)}.{claims({'jti': 'a'})}"), SECRET)

    assert "Signed with the key inside the token." == told(found["headline"])
    assert told(found["line"]).startswith("As it should be: it shows that whoever made it has that key.")
    assert found["action"] is None


def test_another_token_signed_with_its_own_key_needs_that_of_the_issuer(verify: Verifier) -> None:
    header = {"alg": "HS256", "typ": 5, "jwk": {"kty": "oct", "k": base64url.encode(SECRET.encode())}}
    found = verify(signed(f"{encoded(header)}.e30"), SECRET)

    assert "Add the issuer's key" == found["action"]["label"]


@pytest.mark.untraced
def test_what_a_valid_signature_covers_is_not_to_be_repaired(verify: Verifier) -> None:
    broken = base64url.encode(b'{"exp":01}')
    text = signed(f"{HEADER}.{broken}")
    spelt = f"{text.rpartition('.')[0]}.{text.rpartition('.')[2].replace('-', '+').replace('_', '/')}="

    assert verify(text, SECRET)["action"] is None
    assert "repair" == verify(f"{HEADER}.{broken}.{SIGNATURE}", "other")["action"]["id"]
    assert ("valid", "repair") == (
        verify(spelt, SECRET)["verdict"]["signature"]["state"],
        verify(spelt, SECRET)["action"]["id"],
    )
