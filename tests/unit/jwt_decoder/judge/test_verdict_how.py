"""How each line of the verdict was reached, and what ticks in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.engine.test_engine import HEADER, SECRET, signed
from tests.unit.jwt_decoder.judge.test_verdict import EXP, JWE, only, paste

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

pytestmark = pytest.mark.untraced

SIGNATURE = "A" * 43
_SHORT = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..MTIz.Y2lwaGVy.MTIz"
AT_THEN = "1700000000 (2023-11-14 22:13:20 UTC)"
AT_EXP = f"exp {AT_THEN}"
COMPACT = "Read as JWS Compact Serialization (RFC 7515 §7.1)"
INPUT = "over the JWS Signing Input exactly as it is in the token (RFC 7515 §5.2)"


def told(words: list[dict[str, Any]]) -> str:
    """Return a sentence with its instants in brackets."""
    return "".join(piece.get("text") or f"<{piece['form']} {piece['at']}>" for piece in words)


def encoded(header: object) -> str:
    """Return a header as a segment."""
    return base64url.encode(json.dumps(header).encode())


TIMES = [
    (
        {"exp": EXP},
        EXP,
        0,
        (f"{AT_EXP} compared with now, {AT_THEN}, tolerance 0 s: from exp on, the token is expired (RFC 7519 §4.1.4)."),
        f"<relative {EXP}>",
    ),
    ({"exp": EXP, "iat": EXP - 900}, EXP, 0, None, f"<relative {EXP}>, lifetime 15 min"),
    (
        {"exp": EXP},
        EXP,
        60,
        (f"{AT_EXP} compared with now, {AT_THEN}, tolerance 60 s: now is before exp (RFC 7519 §4.1.4)."),
        f"Within the tolerance, ended <relative {EXP}>",
    ),
    (
        {"exp": EXP, "nbf": EXP - 1},
        EXP - 1,
        0,
        (
            f"{AT_EXP} and nbf 1699999999 (2023-11-14 22:13:19 UTC) compared with now,"
            " 1699999999 (2023-11-14 22:13:19 UTC), tolerance 0 s: now is on or after nbf"
            " and before exp (RFC 7519 §4.1.4, §4.1.5)."
        ),
        f"Ends <relative {EXP}>",
    ),
    (
        {"nbf": EXP},
        -1e300,
        0,
        (
            "nbf 1700000000 (2023-11-14 22:13:20 UTC) compared with now, -1e+300, tolerance 0 s: before"
            " nbf, the token isn't valid yet (RFC 7519 §4.1.5)."
        ),
        f"Begins <relative {EXP}>",
    ),
    (
        {"exp": EXP, "nbf": EXP - 1},
        EXP,
        0,
        (
            f"{AT_EXP} and nbf 1699999999 (2023-11-14 22:13:19 UTC) compared with now, {AT_THEN}, tolerance 0 s:"
            " from exp on, the token is expired (RFC 7519 §4.1.4)."
        ),
        f"<relative {EXP}>, lifetime 1 s",
    ),
    (
        {"exp": EXP + 1, "nbf": EXP},
        EXP - 1,
        0.5,
        (
            "exp 1700000001 (2023-11-14 22:13:21 UTC) and nbf 1700000000 (2023-11-14 22:13:20 UTC) compared"
            " with now, 1699999999 (2023-11-14 22:13:19 UTC), tolerance 0.5 s: before nbf, the token isn't"
            " valid yet (RFC 7519 §4.1.5)."
        ),
        f"Begins <relative {EXP}>",
    ),
    ({"nbf": EXP}, EXP - 1, 5, None, f"Within the tolerance, begins <relative {EXP}>"),
    (
        {"nbf": EXP},
        EXP,
        0,
        (
            "nbf 1700000000 (2023-11-14 22:13:20 UTC) compared with now, 1700000000 (2023-11-14 22:13:20"
            " UTC), tolerance 0 s: now is on or after nbf (RFC 7519 §4.1.5), and there was no exp to compare."
        ),
        "",
    ),
    ({"exp": "x"}, EXP, 0, "Not compared with now, because exp must be a number of seconds, but is a string.", ""),
    (
        {"iat": EXP},
        EXP,
        0,
        (
            "There is no exp and no nbf, so nothing was compared; iat doesn't limit when a token is valid "
            "(RFC 7519 §4.1.6)."
        ),
        "",
    ),
    (1, EXP, 0, "There are no claims, so there are no times to compare with now.", ""),
]


@pytest.mark.parametrize(("claims", "now", "skew", "how", "words"), TIMES)
def test_the_line_of_time_says_what_was_compared_and_ticks(  # noqa: PLR0913, PLR0917 - a row of the table
    report: Reporter, claims: object, now: float, skew: float, how: str | None, words: str
) -> None:
    line = only(report(paste(claims), now=now, skew=skew))["verdict"]["time"]

    assert how in {None, line["how"]}
    assert words == told(line.get("words", []))


STRUCTURES = [
    (
        f"{HEADER}.e30.{SIGNATURE}",
        (f"{COMPACT}: 3 segments; canonical base64url; header and payload are JSON objects without repeated names."),
    ),
    (
        JWE,
        (
            "Read as JWE Compact Serialization (RFC 7516 §7.1): 5 segments; canonical base64url; the header"
            " is a JSON object without repeated names; the encrypted part was not decrypted."
        ),
    ),
    (
        f"{HEADER}..{SIGNATURE}",
        (
            f"{COMPACT}: 3 segments; canonical base64url; the"
            " header is a JSON object without repeated names; the payload isn't in the token."
        ),
    ),
    (
        f"{encoded({'alg': 'HS256', 'cty': 'JWT'})}.{base64url.encode(b'a.b.c')}.{SIGNATURE}",
        (
            f"{COMPACT}: 3 segments; canonical base64url; the header is a JSON object"
            " without repeated names; the payload doesn't have to be one."
        ),
    ),
    (
        json.dumps({"protected": encoded({"alg": "HS256", "b64": False}), "payload": "{}", "signature": SIGNATURE}),
        (
            "Read as JWS JSON Serialization (RFC 7515 §7.2): 3 segments; canonical base64url except for the"
            " payload (RFC 7797); header and payload are JSON objects without repeated names."
        ),
    ),
    (f"{HEADER}.e30=.{SIGNATURE}", (f"{COMPACT}: 3 segments; it breaks 1 rule: base64url-padded in the payload.")),
    (
        f"{HEADER}.e30=.{'A' * 42}",
        f"{COMPACT}: 3 segments; it breaks 2 rules, the first being base64url-padded in the payload.",
    ),
    (f"{HEADER}.e30", f"{COMPACT}: 2 segments; it breaks 1 rule: segments-count."),
    (
        json.dumps({"protected": encoded({"alg": "HS256", "b64": False}), "payload": "", "signature": SIGNATURE}),
        (
            "Read as JWS JSON Serialization (RFC 7515 §7.2): 3 segments; canonical base64url except for the"
            " payload (RFC 7797); the header is a JSON object without repeated names; the payload isn't in"
            " the token."
        ),
    ),
    (
        json.dumps(
            {
                "protected": encoded({"alg": "HS256", "b64": False, "cty": "JWT"}),
                "payload": "a.b.c",
                "signature": SIGNATURE,
            }
        ),
        (
            "Read as JWS JSON Serialization (RFC 7515 §7.2): 3 segments; canonical base64url except for the"
            " payload (RFC 7797); the header is a JSON object without repeated names; the payload doesn't"
            " have to be one."
        ),
    ),
    (
        f"{encoded({'alg': 'dir', 'enc': 'A256GCM', 'b64': False})}..{'A' * 16}.Y2lwaGVy.{'A' * 22}",
        (
            "Read as JWE Compact Serialization (RFC 7516 §7.1): 5 segments; canonical base64url except for"
            " the payload (RFC 7797); the header is a JSON object without repeated names; the encrypted part"
            " was not decrypted."
        ),
    ),
    (f"{HEADER}.e30=", (f"{COMPACT}: 2 segments; it breaks 2 rules, the first being segments-count.")),
    (
        f"{HEADER[:-4]}.e30.{SIGNATURE}",
        (f"{COMPACT}: 3 segments; its header isn't a JSON object, so nothing says what the rest is (RFC 7515 §4)."),
    ),
]


@pytest.mark.parametrize(("text", "how"), STRUCTURES)
def test_the_line_of_structure_says_what_was_looked_at(report: Reporter, text: str, how: str) -> None:
    assert how == only(report(text))["verdict"]["structure"]["how"]


RSA = '{"kty":"RSA","n":"' + "x" * 342 + '","e":"AQAB"}'
ED25519 = '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}'
SIGNATURES = [
    (signed(f"{HEADER}.e30"), SECRET, f"HS256 was computed with the secret of 48 bytes {INPUT}, and it matches"),
    (f"{HEADER}.e30.{SIGNATURE}", SECRET, f"HS256 was computed with the secret of 48 bytes {INPUT}, and it doesn't"),
    (
        f"{HEADER}.e30.AAAA",
        SECRET,
        "Nothing was computed: HS256 with this key makes signatures of 32 bytes, but this one has 3.",
    ),
    (f"{HEADER}.e30.{SIGNATURE}", RSA, "Nothing was computed: this key isn't what HS256 needs"),
    (f"{HEADER}.e30.{SIGNATURE}", "", "Nothing was computed: HS256 needs a key, and none was given."),
    (f"{HEADER}.e30", "", "Nothing was computed: the token has no signature segment."),
    (f"{HEADER}..{SIGNATURE}", SECRET, "Nothing was computed: what was signed is not in the token"),
    (
        f"{encoded({'alg': 'none'})}.e30.",
        "",
        "Nothing was computed: alg is none, and an Unsecured JWS has no signature",
    ),
    (f"{encoded({'alg': 'none'})}.e30.AA", "", "Nothing was computed: with alg none the signature must be empty"),
    (f"{encoded({})}.e30.{SIGNATURE}", SECRET, "Nothing was computed: the header must name the algorithm in alg"),
    (f"{encoded({'alg': 1})}.e30.{SIGNATURE}", SECRET, "Nothing was computed: alg must be a string"),
    (f"{encoded({'alg': '{place}'})}.e30.AA", SECRET, "Nothing was computed: alg isn't one of the registered"),
    (f"{encoded({'alg': 'hs256'})}.e30.AA", SECRET, "Nothing was computed: alg is compared exactly"),
    (f"{HEADER[:-4]}.e30.{SIGNATURE}", SECRET, "Nothing was computed: the header, which names the algorithm, can't be"),
    (
        f"{encoded({'alg': 'EdDSA'})}.e30.{'A' * 86}",
        ED25519,
        "Nothing was computed: the available cryptography doesn't support",
    ),
    (JWE, "", "Nothing was computed: a JWE has an Authentication Tag"),
    (_SHORT, SECRET, "Nothing was computed: the token can't be decrypted with this key."),
    ("nothing", SECRET, "No tokens were found in this text."),
]


@pytest.mark.parametrize(("text", "key", "how"), SIGNATURES)
def test_the_line_of_the_signature_says_what_was_computed(verify: Verifier, text: str, key: str, how: str) -> None:
    assert verify(text, key)["verdict"]["signature"]["how"].startswith(how)


def test_the_line_of_trust_says_with_what_the_key_was_compared(verify: Verifier) -> None:
    sample = f"{HEADER}.e30"
    header = encoded({"alg": "HS256", "jwk": {"kty": "oct", "k": base64url.encode(SECRET.encode())}})
    own = verify(signed(sample), SECRET)["verdict"]["trust"]
    none = verify(f"{sample}.{SIGNATURE}", SECRET)["verdict"]["trust"]
    embedded = verify(signed(f"{header}.e30"), SECRET)["verdict"]["trust"]

    assert own["how"].endswith("nor a published sample secret. Only you know where it comes from.")
    assert "Only a key that verified the signature is checked here, and none did." == none["how"]
    assert ("from-token" == embedded["state"]) == embedded["how"].endswith("who made the token (RFC 7515 §6).")


def test_a_published_secret_is_said_to_have_been_found(verify: Verifier) -> None:
    token = (
        ""
        ""
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
        ".SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
    )

    assert "is a published sample: " in verify(token, "your-256-bit-secret")["verdict"]["trust"]["how"]


TIMELINES = [
    (
        {"nbf": EXP - 900, "exp": EXP},
        EXP + 240,
        0,
        f"Started <clock {EXP - 900}>, expired <clock {EXP}> (<relative {EXP}>). Lifetime: 15 min.",
    ),
    (
        {"iat": EXP - 900, "exp": EXP},
        EXP - 1,
        0,
        f"Issued <clock {EXP - 900}>, expires <clock {EXP}> (<relative {EXP}>). Lifetime: 15 min.",
    ),
    ({"exp": EXP}, EXP, 0, f"Expired <clock {EXP}> (<relative {EXP}>)."),
    (
        {"exp": EXP},
        EXP,
        9,
        f"Expired <clock {EXP}> (<relative {EXP}>), still within the tolerance of 9 s.",
    ),
    (
        {"nbf": EXP},
        EXP - 10,
        9,
        (f"Starts <clock {EXP}> (<relative {EXP}>) and never expires: there is no exp."),
    ),
    (
        {"nbf": EXP},
        EXP - 9,
        9,
        (f"Starts <clock {EXP}> (<relative {EXP}>), within the tolerance of 9 s, and never expires: there is no exp."),
    ),
    ({"nbf": EXP}, EXP, 0, f"Started <clock {EXP}> and never expires: there is no exp."),
    ({"iat": EXP}, EXP, 0, f"Issued <clock {EXP}> (<relative {EXP}>)."),
    (
        {"iat": EXP, "sub": "1"},
        EXP,
        0,
        f"Issued <clock {EXP}> (<relative {EXP}>) and never expires: there is no exp.",
    ),
    (
        {"iat": EXP, "exp": "tomorrow"},
        EXP,
        0,
        f"Issued <clock {EXP}> (<relative {EXP}>). exp must be a number of seconds, but is a string.",
    ),
    (
        {"nbf": EXP, "exp": EXP},
        EXP,
        0,
        (f"Starts <clock {EXP}>, expires <clock {EXP}>: never valid, because exp isn't after nbf."),
    ),
    (
        {"nbf": EXP - 900, "exp": EXP},
        EXP - 910,
        9,
        f"Starts <clock {EXP - 900}> (<relative {EXP - 900}>), expires <clock {EXP}>. Lifetime: 15 min.",
    ),
    (
        {"nbf": EXP - 900, "exp": EXP},
        EXP - 909,
        9,
        (
            f"Starts <clock {EXP - 900}> (<relative {EXP - 900}>), within the tolerance of 9 s;"
            f" expires <clock {EXP}>. Lifetime: 15 min."
        ),
    ),
    (
        {"nbf": EXP - 900, "exp": EXP},
        EXP - 900,
        9,
        f"Started <clock {EXP - 900}>, expires <clock {EXP}> (<relative {EXP}>). Lifetime: 15 min.",
    ),
    (
        {"nbf": EXP - 900, "exp": EXP},
        EXP + 8,
        9,
        (
            f"Started <clock {EXP - 900}>, expired <clock {EXP}> (<relative {EXP}>), still within the"
            " tolerance of 9 s. Lifetime: 15 min."
        ),
    ),
    (
        {"iat": EXP - 900, "exp": EXP},
        EXP + 8,
        9,
        (
            f"Issued <clock {EXP - 900}>, expired <clock {EXP}> (<relative {EXP}>), still within the"
            " tolerance of 9 s. Lifetime: 15 min."
        ),
    ),
    (
        {"iat": EXP - 900, "exp": EXP},
        EXP + 9,
        9,
        f"Issued <clock {EXP - 900}>, expired <clock {EXP}> (<relative {EXP}>). Lifetime: 15 min.",
    ),
    (
        {"iat": EXP + 1, "exp": EXP},
        EXP - 1,
        9,
        f"Issued <clock {EXP + 1}>, expires <clock {EXP}> (<relative {EXP}>).",
    ),
    (
        {"iat": EXP, "exp": EXP},
        EXP + 8,
        9,
        (f"Issued <clock {EXP}>, expired <clock {EXP}> (<relative {EXP}>), still within the tolerance of 9 s."),
    ),
    (
        {"iat": EXP, "exp": EXP},
        EXP + 9,
        9,
        f"Issued <clock {EXP}>, expired <clock {EXP}> (<relative {EXP}>).",
    ),
    (
        {"nbf": EXP, "exp": "x"},
        EXP - 10,
        9,
        (f"Starts <clock {EXP}> (<relative {EXP}>). exp must be a number of seconds, but is a string."),
    ),
    (
        {"nbf": EXP, "exp": "x"},
        EXP - 9,
        9,
        (
            f"Starts <clock {EXP}> (<relative {EXP}>), within the tolerance of 9 s. exp must be a number of"
            " seconds, but is a string."
        ),
    ),
    (
        {"nbf": EXP, "exp": "x"},
        EXP,
        9,
        f"Started <clock {EXP}>. exp must be a number of seconds, but is a string.",
    ),
    ({"auth_time": EXP}, EXP, 0, f"The user signed in <clock {EXP}> (<relative {EXP}>)."),
    (
        {"exp": EXP, "iat": True},
        EXP - 1,
        0,
        (f"Expires <clock {EXP}> (<relative {EXP}>). iat must be a number of seconds, but is a boolean."),
    ),
]


@pytest.mark.parametrize(("claims", "now", "skew", "sentence"), TIMELINES)
def test_the_times_are_a_sentence(report: Reporter, claims: object, now: int, skew: int, sentence: str) -> None:
    times = only(report(paste(claims), now=now, skew=skew))["times"]

    assert sentence == told(times["sentence"])


def test_the_times_are_points_in_their_order(report: Reporter) -> None:
    claims = {"exp": EXP, "nbf": EXP - 60, "auth_time": EXP - 0.5, "iat": EXP - 90}
    times = only(report(paste(claims)))["times"]

    assert ["iat", "nbf", "auth_time", "exp"] == [point["name"] for point in times["points"]]
    assert {"name": "auth_time", "at": "1699999999.5", "utc": "2023-11-14 22:13:19.5 UTC"} == times["points"][2]
    assert (str(EXP - 60), str(EXP), "1 min") == (times["from"], times["to"], times["lifetime"])


@pytest.mark.parametrize("text", [paste({"sub": "1"}), paste([]), JWE])
def test_a_token_without_times_has_no_line_to_draw(report: Reporter, text: str) -> None:
    assert only(report(text))["times"] is None


TRUSTED = {
    "supplied": "The key that verified the signature isn't one of those in the token, nor a published sample secret.",
    "from-token": "The key that verified the signature was fetched from a URL that the token named or led to",
}


@pytest.mark.parametrize("origin", TRUSTED)
def test_the_line_of_trust_says_where_the_key_is_from(verify: Verifier, origin: str) -> None:
    trust = verify(signed(f"{HEADER}.e30"), SECRET, keyOrigin=origin)["verdict"]["trust"]

    assert origin == trust["state"]
    assert trust["how"].startswith(TRUSTED[origin])
