"""JSON that was decoded already is told as that, where no token is beside it."""

from __future__ import annotations

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.output.wording import render

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
CLAIMS = '{"iss":"https://i.example","sub":"u","aud":["a"],"iat":1681148661,"exp":1681152261}'


def said(text: str) -> list[str]:
    return [note.id for note in extract(text).notes]


@pytest.mark.parametrize(
    "text",
    [
        '{"alg":"HS256","typ":"JWT"}',
        '{"header":{"alg":"HS256"},"payload":{"a":1},"signature":"x"}',
        '{ header: { alg: \'RS256\' } } {"header" : {\n "alg": "ES256"}}',
        '{"typ":"at+jwt","kid":"k","alg":"ES256"}',
        '{\n  "alg": "RS256",\n  "typ": "JWT"\n}\n.\n{"sub": "1"}\n.\n[Signature]',
        f"JWT (claims->{CLAIMS}) rejected",
        'x {"sub": "u", "exp": 1681152261, "jti": "1"}',
        '{"a":"b"} {"typ":"JWT"} {"alg":"none","typ":"JWT"}',
    ],
)
def test_it_is_told(text: str) -> None:
    [note] = extract(text).notes

    assert note.id == "decoded-already"
    assert 0 <= note.start < note.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"alg":"HS256"}',
        '{"typ":"JWT"}',
        '{"header":{"typ":"x"}} {"alg":"HS256"}',
        '{"typ":"JWT"} and elsewhere {"alg":"HS256"}',
        'of {"iss":"a","sub":"b","aud":"c"}',
        '{"exp":"never","iat":"now","nbf":"later"}',
        '{"sub":1681152261,"iss":1681152261,"exp":1681152261}',
        f'of {{"sub":"u","aud":"a","x":"{"y" * 2100}","exp":1681152261}}',
        '{"sub":"u"}',
        '{"sub":"u","exp":"tomorrow"}',
        '{"sub":"u","exp":1681152261',
        '[{"sub":"u","exp":1681152261}]',
        '{"issuer":"https://i.example","jwks_uri":"https://i.example/keys"}',
        f'{{"sub":"u","exp":1681152261,"x":"{"y" * 100_000}"}}',
    ],
)
def test_other_json_is_not(text: str) -> None:
    assert said(text) == ["no-token"]


@pytest.mark.parametrize(
    "text",
    [
        CLAIMS,
        f"  {CLAIMS}\n",
        '{"sub":"u","exp":1681152261}',
        '{\n  "iss": "a",\n  "aud": ["b", "c"]\n}',
        '{"exp":1681152261.5,"iat":1,"name":"Ada"}',
        '{"jti":"1","nbf":0}',
        f'{{"sub":"u","aud":"a","x":"{"y" * 2100}","exp":1681152261}}',
    ],
)
def test_claims_alone_are_told_as_that_with_what_makes_a_token_of_them(text: str) -> None:
    [note] = extract(text).notes

    assert note.id == "claims-alone"
    assert text[note.start : note.end] == text.strip()
    message = render(note.message)
    assert message.startswith("These are the claims of a token as JSON, not a token: there is nothing to verify.")
    assert "Encode makes a token of them." in message


def test_a_header_with_claims_is_not_called_claims() -> None:
    assert "claims-alone" not in said('{"alg":"HS256","iss":"a","sub":"b"}')


def test_beside_a_token_it_is_not_told() -> None:
    assert "decoded-already" not in said(f"{TOKEN}\n{CLAIMS}")


def test_beside_an_error_it_is_not_told() -> None:
    assert "decoded-already" not in said(f'{{"error":"invalid_grant"}}\n{CLAIMS}')


def test_it_is_told_wherever_it_stands() -> None:
    assert ["decoded-already"] == said('{"level":"info","typ":"JWT"}\n' * 5000 + '{"alg":"HS256","typ":"JWT"}')
