"""What a redirect carries besides tokens is explained, and nothing else is taken for a redirect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.wording import render
from jwt_decoder.registry.response_errors import RESPONSE_ERRORS

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Value

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
CALLBACK = "https://app.example/callback"

# Each with the ids of its notes and the text that each stands at.
RESPONSES = {
    "an error": (
        f"{CALLBACK}?error=access_denied&error_description=The+person%20said%20no&error_uri=https%3A%2F%2Fa.example&state=x",
        [
            ("response-error", "access_denied"),
            ("response-error-description", "The+person%20said%20no"),
            ("response-error-uri", "https%3A%2F%2Fa.example"),
            ("response-state", "x"),
        ],
    ),
    "an error in the fragment": ("#error=login_required", [("response-error", "login_required")]),
    "an error that nobody registered": ("error=__proto__", [("response-error", "__proto__")]),
    "a code": (f"  {CALLBACK}?code=abc\n", [("response-code", "abc"), ("response-code-in-query", "abc")]),
    "a code in the fragment": (f"{CALLBACK}#code=abc", [("response-code", "abc")]),
    "a code behind a route": (f"{CALLBACK}#/done?code=abc", [("response-code", "abc")]),
    "a code in a form": ("code=abc&state=x", [("response-code", "abc"), ("response-state", "x")]),
    "a code of an address that is no web address": (
        "com.example.app:/cb?code=a",
        [("response-code", "a"), ("response-code-in-query", "a")],
    ),
    "an issuer": ("#code=abc&iss=https%3A%2F%2Fa", [("response-code", "abc"), ("response-issuer", "https%3A%2F%2Fa")]),
    "opaque tokens": (
        "#access_token=abc&refresh_token=def",
        [("response-opaque", "abc"), ("response-opaque", "def")],
    ),
    "a JWT": (f"#access_token={TOKEN}", []),
    "a JWT beside an opaque token": (f"#id_token={TOKEN}&access_token=abc", [("response-opaque", "abc")]),
    "the same twice": (
        "#code=abc&state=x&state=y",
        [("response-code", "abc"), ("response-state", "x"), ("response-repeated", "x")],
    ),
}

NONE = (
    "",
    TOKEN,
    "https://a.example/?q=1&state=x",
    "https://a.example/?error=",
    "the code=abc and more",
    "code",
    "#/code",
    "decode=abc",
    "#xcode=abc",
)


@pytest.mark.parametrize(("text", "notes"), RESPONSES.values(), ids=RESPONSES)
def test_what_a_redirect_carries_is_explained_at_its_place(text: str, notes: list[tuple[str, str]]) -> None:
    found = extract(text).notes

    assert notes == [(note.id, text[note.start : note.end]) for note in found]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_redirect_is_left_alone(text: str) -> None:
    assert [] == [note.id for note in extract(text).notes if note.id.startswith("response-")]


def rendered(value: Value) -> str:
    """Return a sentence among the facts beside another one as text."""
    assert isinstance(value, Sentence)
    return render(value)


@pytest.mark.parametrize("name", RESPONSE_ERRORS)
def test_a_registered_error_is_told_with_its_section(name: str) -> None:
    (note,) = extract(f"#error={name}").notes

    assert name in rendered(note.data["summary"])
    assert render(note.message).endswith(f"({RESPONSE_ERRORS[name].source})")


def test_an_error_that_nobody_registered_is_quoted_and_not_in_the_summary() -> None:
    (note,) = extract("?error=%3Cb%3Eme%3C%2Fb%3E").notes

    assert "“<b>me</b>” isn't a registered error" in render(note.message)
    assert "me" not in rendered(note.data["summary"]).split()


def test_a_long_description_is_cut() -> None:
    note = next(
        note
        for note in extract("#error=a&error_description=" + "%41" * 5_000).notes
        if "It came with" in render(note.message)
    )

    assert "A" * 300 == note.message.data["description"]


@pytest.mark.untraced
@pytest.mark.parametrize("text", ["#code=a" + "&code=a" * 300_000, "?" * 1_000_000, "#code=" + "%" * 1_000_000])
def test_a_hostile_redirect_takes_no_time(text: str) -> None:
    """Quadratic work would take minutes."""
    assert extract(text).notes
