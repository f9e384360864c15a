"""The truth in two or three sentences."""

from __future__ import annotations

import itertools
import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from jwt_decoder.judge.summary import MOST_SENTENCES, SENTENCES, Known, summary
from jwt_decoder.output.wording import render
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.engine.test_engine import HEADER, SECRET, mac, signed
from tests.unit.jwt_decoder.judge.test_verdict import EXP, only, paste
from tests.unit.jwt_decoder.judge.test_verdict_how import JWE, encoded, told

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

SIGNATURE = "A" * 43
NEVER = "It has no exp: it never expires."


def claims(members: object) -> str:
    """Return claims as a segment."""
    return base64url.encode(json.dumps(members).encode())


REPORTS: list[tuple[str, dict[str, Any], str]] = [
    (paste({"exp": EXP}), {"now": EXP}, f"Decoded, not verified. It expired <relative {EXP}>."),
    (paste({"exp": EXP}), {"now": EXP - 1}, f"Decoded, not verified. It expires <relative {EXP}>."),
    (
        paste({"exp": EXP}),
        {"now": EXP, "skew": 1},
        f"Decoded, not verified. It expired <relative {EXP}>, which the skew of 1 s still allows.",
    ),
    (paste({"nbf": EXP}), {"now": EXP - 1}, f"Decoded, not verified. It becomes valid <relative {EXP}>."),
    (paste({"nbf": EXP}), {"now": EXP}, f"Decoded, not verified. {NEVER}"),
    (paste({"exp": "x"}), {}, "Decoded, not verified. Its times cannot be read."),
    (paste([]), {}, "Decoded, not verified. It is a JWS and no JWT: its payload is not a JSON object."),
    (
        paste({"aud": "a"}),
        {"expect": {"aud": "b"}},
        f"Decoded, not verified. {NEVER} It was meant for another audience.",
    ),
    (paste({"aud": "a"}), {"expect": {"aud": "a"}}, f"Decoded, not verified. {NEVER}"),
    (paste({"iss": "a"}), {"expect": {"iss": "b"}}, f"Decoded, not verified. {NEVER} It comes from another issuer."),
    (paste({}), {"expect": {"azp": "b"}}, "Decoded, not verified. It has no azp, which you expect."),
    (
        paste({}),
        {"expect": {"azp": "b", "iss": "b"}},
        "Decoded, not verified. Several of its claims are not what you expect.",
    ),
    (JWE, {}, "Decoded, not verified. It is encrypted: what it claims cannot be read without the key."),
    (paste({}, {"alg": "none"})[:-43], {}, "Decoded, not verified. Nobody signed it."),
    (f"{HEADER}..{SIGNATURE}", {}, "Decoded, not verified."),
    (paste({}, {"alg": "?"}), {}, "Decoded, not verified: this algorithm cannot be checked here."),
    (paste({}, {"typ": "JWT"}), {}, "Decoded, not verified: it names no algorithm."),
    (
        f"{HEADER[:-4]}.e30.{SIGNATURE}",
        {},
        "Decoded, not verified: its header cannot be read. Not all of it can be read.",
    ),
    (
        f"{HEADER}.{claims({'exp': EXP, 'aud': 'a'})}=.{SIGNATURE}",
        {"now": EXP, "expect": {"aud": "b"}},
        f"Decoded, not verified. It expired <relative {EXP}>. It was meant for another audience.",
    ),
]


@pytest.mark.parametrize(("text", "options", "sentences"), REPORTS)
def test_a_token_is_told_in_two_or_three_sentences(
    report: Reporter, text: str, options: dict[str, Any], sentences: str
) -> None:
    assert sentences == told(only(report(text, **options))["summary"])


GENERAL = json.dumps(
    {
        "payload": "e30",
        "signatures": [{"protected": HEADER, "signature": mac(f"{HEADER}.e3{end}")} for end in "010"],
    }
)
KEY_BOUND = f"{signed(f'{HEADER}.e30')}~{HEADER}.e30.{SIGNATURE}"
NESTED = signed(f"{encoded({'alg': 'HS256', 'cty': 'jwt'})}.{base64url.encode(f'{HEADER}.e30.{SIGNATURE}'.encode())}")
TRIED = [
    (signed(f"{HEADER}.e30"), SECRET, "Decoded, and the signature fits this key."),
    (f"{HEADER}.e30.{SIGNATURE}", SECRET, "Decoded, not trusted. The signature does not fit."),
    (f"{HEADER}.e30.{SIGNATURE}", '{"kty":"RSA"}', "Decoded, not verified: this key cannot be used."),
    (f"{HEADER}..{SIGNATURE}", SECRET, "Decoded, not verified. Its payload is not in it: the signature needs it."),
    (f"{HEADER}.e30", SECRET, "Decoded, not verified. There is no signature in it. It breaks a rule of the format."),
    (GENERAL, SECRET, "Decoded, and the signature fits this key. 2 of its 3 signatures fit."),
    (
        KEY_BOUND,
        SECRET,
        (
            "Decoded, and the signature fits this key. It breaks a rule of the format. "
            "Its Key Binding JWT has a key and a signature of its own."
        ),
    ),
    (
        NESTED,
        SECRET,
        ("Decoded, and the signature fits this key. The token within it has a signature of its own."),
    ),
    (
        (
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
            ".SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
        ),
        "your-256-bit-secret",
        f"Decoded, and the signature fits this key. Anyone can sign with this key. {NEVER}",
    ),
    ("nothing", SECRET, "There is no token in this text."),
]


@pytest.mark.parametrize(("text", "key", "sentences"), TRIED)
def test_a_key_changes_what_is_told(verify: Verifier, text: str, key: str, sentences: str) -> None:
    assert sentences == told(verify(text, key)["summary"])


def test_each_sentence_has_a_weight_of_its_own() -> None:
    weights = [weight for weight, _ in SENTENCES]

    assert len(weights) == len(set(weights))


@pytest.mark.parametrize(
    "states", [*itertools.product(["valid", "invalid"], ["public", "supplied"], ["faulty", "sound"])]
)
def test_there_are_never_more_than_three(states: tuple[str, str, str]) -> None:
    signature, trust, structure = (SimpleNamespace(state=state, data={}) for state in states)
    line = SimpleNamespace(state="mismatch", checks=[SimpleNamespace(name="aud", state="mismatch")])
    time = SimpleNamespace(state="unreadable")
    verdict = SimpleNamespace(signature=signature, trust=trust, structure=structure, time=time, audience=line)
    layout = SimpleNamespace(kind="sd-jwt", segments=[SimpleNamespace(role="key-binding")])
    known = Known(
        cast("Any", SimpleNamespace(layout=layout, payload=None)), cast("Any", verdict), None, ("valid", "invalid")
    )

    sentences = render(summary(known))

    assert sentences.count(". ") < MOST_SENTENCES + sentences.count("not trusted.")
