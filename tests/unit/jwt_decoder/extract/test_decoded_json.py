"""JSON that was decoded already is told as that, where no token is beside it."""

from __future__ import annotations

import pytest
from jwt_decoder.extract import extract

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
CLAIMS = '{"iss":"https://i.example","sub":"u","aud":["a"],"iat":1681148661,"exp":1681152261}'


def said(text: str) -> list[str]:
    return [note.id for note in extract(text).notes]


@pytest.mark.parametrize(
    "text",
    [
        '{"alg":"HS256","typ":"JWT"}',
        '{"typ":"at+jwt","kid":"k","alg":"ES256"}',
        '{\n  "alg": "RS256",\n  "typ": "JWT"\n}\n.\n{"sub": "1"}\n.\n[Signature]',
        CLAIMS,
        f"JWT (claims->{CLAIMS}) rejected",
        '{"sub": "u", "exp": 1681152261, "jti": "1"}',
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
        '{"typ":"JWT"} and elsewhere {"alg":"HS256"}',
        '{"iss":"a","sub":"b","aud":"c"}',
        '{"exp":"never","iat":"now","nbf":"later"}',
        '{"sub":1681152261,"iss":1681152261,"exp":1681152261}',
        f'{{"sub":"u","aud":"a","x":"{"y" * 2100}","exp":1681152261}}',
    ],
)
def test_other_json_is_not(text: str) -> None:
    assert said(text) == ["no-token"]


def test_beside_a_token_it_is_not_told() -> None:
    assert "decoded-already" not in said(f"{TOKEN}\n{CLAIMS}")


def test_beside_an_error_it_is_not_told() -> None:
    assert "decoded-already" not in said(f'{{"error":"invalid_grant"}}\n{CLAIMS}')


def test_it_is_told_wherever_it_stands() -> None:
    assert ["decoded-already"] == said('{"level":"info","typ":"JWT"}\n' * 5000 + '{"alg":"HS256","typ":"JWT"}')
