"""A token in the field of the key, and a secret in that of the token, are each told to be in the wrong place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
JWK = '{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}'


@pytest.mark.untraced
@pytest.mark.parametrize("text", ["", TOKEN, "no token"])
@pytest.mark.parametrize("key", [TOKEN, f"Bearer {TOKEN}\n", f'{{"access_token": "{TOKEN}"}}'])
def test_a_token_in_the_field_of_the_key_is_told(verify: Verifier, text: str, key: str) -> None:
    assert "This is a token, not a key." == verify(text, key)["misplaced"]


@pytest.mark.untraced
@pytest.mark.parametrize("key", ["", "a secret", "a.secret.with-dots", JWK])
def test_what_may_be_a_key_is_in_its_place(verify: Verifier, key: str) -> None:
    assert "" == verify(TOKEN, key)["misplaced"]


@pytest.mark.parametrize("text", ["8letters", "  hunter2-hunter2\n", "c2VjcmV0LXNlY3JldA==", "ä" * 8, "x" * 1024])
def test_one_word_may_be_a_secret(report: Reporter, text: str) -> None:
    assert ["no-token", "secret-alone"] == [note["id"] for note in report(text)["notes"]]


@pytest.mark.parametrize(
    "text",
    [
        "7letter",
        "x" * 1025,
        "two wordswords",
        "https://example.com/",
        "{aaaaaaaa}",
        "[aaaaaaaa]",
        "<aaaaaaaa>",
        "host.example.com",
        "\x1b[31m\x1b[0m",
        TOKEN[:12],
        JWK.replace(" ", ""),
        "",
        TOKEN,
    ],
)
def test_what_is_no_single_word_is_no_secret(report: Reporter, text: str) -> None:
    assert "secret-alone" not in [note["id"] for note in report(text)["notes"]]
