"""Keys in a paste are recognised as keys, with their kind, their name and their place."""

from __future__ import annotations

import json

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.output.wording import render

JWK = json.dumps({"kty": "EC", "crv": "P-256", "x": "eyJ4Ijo", "y": "AA", "kid": "key-1"})
UNNAMED = json.dumps({"kty": "oct", "k": "glTDKakoUPbVOd03b0gW7idkUX2l4CNVFK9DMWRIDXo"})
JWKS = json.dumps({"keys": [json.loads(JWK), json.loads(UNNAMED)]}, indent=1)


def pem(label: str) -> str:
    """Give a PEM block of no particular content."""
    return f"-----BEGIN {label}-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END {label}-----"


CASES = {
    "JWK": (f"⟦{UNNAMED}⟧", [("jwk", "")]),
    "JWK with a kid": (f"\n⟦{JWK}⟧\n", [("jwk", "key-1")]),
    "JWK in a member": (f'{{"cnf": {{"jwk": ⟦{UNNAMED}⟧}}}}', [("jwk", "jwk")]),
    "JWK whose kid has escapes": ('⟦{"kty":"oct","kid":"a\\u0062"}⟧', [("jwk", "")]),
    "two JWKs": (f"⟦{JWK}⟧\n⟦{UNNAMED}⟧", [("jwk", "key-1"), ("jwk", "")]),
    "JWK Set": (f"⟦{JWKS}⟧", [("jwk-set", "")]),
    "JWK Set in text": (f"GET /jwks.json\n\n⟦{JWKS}⟧ done", [("jwk-set", "")]),
    "public key": (f"⟦{pem('PUBLIC KEY')}⟧", [("pem", "")]),
    "private key of PKCS#1": (f"a ⟦{pem('RSA PRIVATE KEY')}⟧ b", [("pem", "")]),
    "certificate": (f"⟦{pem('CERTIFICATE')}⟧\n", [("certificate", "")]),
    "chain": (f"⟦{pem('CERTIFICATE')}⟧\n⟦{pem('CERTIFICATE')}⟧", [("certificate", "")] * 2),
    "PEM in JSON": (f'{{"42ab": "⟦{pem("CERTIFICATE")}⟧"}}'.replace("\n", "\\n"), [("certificate", "42ab")]),
    "PEM in a shell variable": (f"export KEY='⟦{pem('PUBLIC KEY')}⟧'", [("pem", "KEY")]),
    "block that is not closed before the next": (f"-----BEGIN PUBLIC KEY-----\n⟦{pem('PUBLIC KEY')}⟧", [("pem", "")]),
    "PEM as a value of a JWK": (
        f'⟦{{"kty": "RSA", "pem": "{pem("PUBLIC KEY")}"}}⟧'.replace("\n", "\\n"),
        [("jwk", "")],
    ),
    "PEM, JWK, PEM": (
        f"⟦{pem('PUBLIC KEY')}⟧\n⟦{UNNAMED}⟧\n⟦{pem('CERTIFICATE')}⟧",
        [("pem", ""), ("jwk", ""), ("certificate", "")],
    ),
}

NO_KEYS = {
    "certificate request": pem("CERTIFICATE REQUEST"),
    "parameters": pem("EC PARAMETERS"),
    "end without a beginning": "-----END PUBLIC KEY-----",
    "beginning without an end": "-----BEGIN PUBLIC KEY-----",
    "other end": "-----BEGIN PUBLIC KEY-----\nAA\n-----END PRIVATE KEY-----",
    "kty that is no string": '{"kty": 1}',
    "array of strings as keys": '{"keys": ["a"], "b": {"kty": null}}',
    "kty in an array": '["kty", {"a": "kty"}]',
    "kty that is never closed": '{"kty": "oct"',
    "keys beside a JWK": '{"kty": {}, "keys": {"a": "b"}}',
}


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES)
def test_recognises_keys(marked: str, expected: list[tuple[str, str]]) -> None:
    """Each key is found once, whole, in order; there is no token in it, and a note says so."""
    starts, rest = [], marked
    while "⟦" in rest:
        start = rest.index("⟦")
        rest = rest.replace("⟦", "", 1)
        starts.append((start, rest.index("⟧")))
        rest = rest.replace("⟧", "", 1)
    extraction = extract(rest)
    found = [(key.kind, key.label, key.start, key.end) for key in extraction.keys]
    assert [(*what, *place) for what, place in zip(expected, starts, strict=True)] == found
    assert () == extraction.tokens
    are_certificates = {kind for kind, _ in expected} == {"certificate"}
    what = ("This is a certificate" if len(expected) == 1 else "These are certificates") if are_certificates else None
    assert [("no-token", f"{what or 'This is a key'}, not a token.")] == [
        (note.id, render(note.message)) for note in extraction.notes
    ]


@pytest.mark.parametrize("paste", NO_KEYS.values(), ids=NO_KEYS)
def test_takes_nothing_else_for_a_key(paste: str) -> None:
    """Blocks of other things, and members that only have the name, are no keys."""
    assert () == extract(paste).keys


def test_a_key_beside_a_token_is_given_too() -> None:
    """A paste of a token and its key gives both, and no note."""
    extraction = extract(f"eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln\n\n{pem('PUBLIC KEY')}\n{JWKS}")
    assert (1, ["pem", "jwk-set"], ()) == (
        len(extraction.tokens),
        [key.kind for key in extraction.keys],
        extraction.notes,
    )


def test_keys_have_their_place_in_a_utf_16_text() -> None:
    """A key in a UTF-16 file that was read one octet a character has its place in the paste as it stands."""
    paste = f"\r\n{pem('PUBLIC KEY')}\r\n".encode("utf-16-le").decode("latin-1")
    (key,) = extract(paste).keys
    assert (4, len(paste) - 5) == (key.start, key.end)


def test_deep_nesting_loses_only_the_outer_objects() -> None:
    """A key inside five hundred objects is found; the engine does not recurse."""
    paste = '{"a":' * 500 + UNNAMED + "}" * 500
    (key,) = extract(paste).keys
    assert ("jwk", 2500) == (key.kind, key.start)
