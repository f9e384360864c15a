"""Tokens of which a part was masked: each is told as that, not as short, empty or foreign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.output.wording import render
from jwt_decoder.text import base64url
from jwt_decoder.text.placeholder import is_placeholder, printed

from tests.unit.jwt_decoder.extract.made_tokens import made

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

TOKENS: Final = made()
TOKEN: Final = TOKENS["signed 0"]
HEADER, PAYLOAD, SIGNATURE = TOKEN.split(".")
ENCRYPTED: Final = base64url.encode(b'{"alg":"dir","enc":"A128GCM"}')
FORMS: Final = ["{}", "Authorization: Bearer {}\n", "token={} user=42", "t={};"]


def said(text: str) -> list[str]:
    return [render(note.message) for note in extract(text).notes if note.id in {"shortened", "quotes-removed"}]


def faults(report: Reporter, text: str) -> list[tuple[str, str]]:
    (token,) = report(text)["tokens"]
    return [(fault["id"], fault["message"]) for fault in token["faults"]]


@pytest.mark.untraced
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "mask", ['"***"', "'****'", "`***`", '"<sig>"', "'[REDACTED]'", '"signature"', '"\u2026"', "'***'"]
)
def test_a_mask_in_quotes_is_the_segment_that_was_replaced(report: Reporter, mask: str, form: str) -> None:
    text = form.format(f"{HEADER}.{PAYLOAD}.{mask}")
    assert [
        ("segment-placeholder", f"“{mask}” isn't a signature: the real one was replaced before this was copied.")
    ] == (faults(report, text))
    assert [] == said(text)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mask", ['"***"', "'<payload>'", "`[redacted]`"])
def test_so_is_one_between_dots(report: Reporter, mask: str, form: str) -> None:
    assert [
        ("segment-placeholder", f"“{mask}” isn't a payload: the real one was replaced before this was copied.")
    ] == (faults(report, form.format(f"{HEADER}.{mask}.{SIGNATURE}")))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "mask",
    [
        r"\*\*\*",
        "&lt;redacted&gt;",
        "%5BREDACTED%5D",
        "«redacted»",
        "\uff0a\uff0a\uff0a",
        "\xd7\xd7\xd7",
        "none",
        "TODO",
    ],
)
def test_a_mask_may_be_written_as_the_text_around_it_needs(report: Reporter, mask: str, form: str) -> None:
    assert [
        ("segment-placeholder", f"“{mask}” isn't a signature: the real one was replaced before this was copied.")
    ] == (faults(report, form.format(f"{HEADER}.{PAYLOAD}.{mask}")))


@pytest.mark.parametrize(
    "text", [f'["{HEADER}.{PAYLOAD}.","***"]', f'"{HEADER}.{PAYLOAD}." "***"', f'{HEADER}.{PAYLOAD}."x"']
)
def test_other_quotes_are_no_mask(report: Reporter, text: str) -> None:
    assert "segment-placeholder" not in {name for name, _ in faults(report, text)}


@pytest.mark.untraced
@pytest.mark.parametrize("masked", ["****{}", "*****{}", "\u2022\u2022\u2022\u2022{}", "\u25cf\u25cf\u25cf{}"])
@pytest.mark.parametrize("shown", [2, 4, 8])
def test_of_a_signature_with_a_masked_beginning_no_character_is_counted(
    report: Reporter, masked: str, shown: int
) -> None:
    ((name, message),) = faults(report, f"{HEADER}.{PAYLOAD}.{masked.format(SIGNATURE[-shown:])}")
    assert "base64url-foreign" == name
    assert message.endswith("aren't base64url characters: the text was already masked where it was copied.")


@pytest.mark.untraced
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mark", ["***", "****", "**********", "\u2022\u2022\u2022", "\u2588\u2588\u2588\u2588"])
@pytest.mark.parametrize("kept", [12, len(HEADER), len(HEADER) + 9, len(TOKEN) - 10])
def test_a_mask_in_the_place_of_the_rest_is_told_as_that(report: Reporter, mark: str, kept: int, form: str) -> None:
    text = form.format(TOKEN[:kept] + mark)
    assert [f"“{mark}” replaces the rest of the token: it was already masked where it was copied."] == said(text)
    assert "token-shortened" == faults(report, text)[0][0]
    assert {"signature-length", "segments-count"}.isdisjoint(name for name, _ in faults(report, text))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mark", ["***", "********"])
def test_so_is_one_behind_the_dot_of_the_header(report: Reporter, mark: str, form: str) -> None:
    text = form.format(f"{HEADER}.{mark}")
    assert [f"“{mark}” replaces the rest of the token: it was already masked where it was copied."] == said(text)
    assert ["token-shortened"] == [name for name, _ in faults(report, text)]


def test_what_follows_a_mask_is_left_out_and_said() -> None:
    text = f"{TOKEN[:-20]}****{TOKEN[-6:]}"
    expected = (
        "“****” replaces part of the token: it was already masked where it was copied. What follows, "
        f"“{TOKEN[-6:]}”, was left out too."
    )
    assert [expected] == said(text)


@pytest.mark.parametrize(
    "text", ["eyJhbGci***", "eyJ****", "Bearer eyJhbG\u2022\u2022\u2022\u2022", "t=eyJhbGciO*****"]
)
def test_a_beginning_alone_is_called_masked(text: str) -> None:
    assert () == extract(text).tokens
    shown = text.partition("=")[2] or text.removeprefix("Bearer ")
    assert [
        f"“{shown}” is the beginning of a token that was already masked where it was copied; none of it can be read."
    ] == said(text)


@pytest.mark.parametrize("token", [TOKEN, TOKEN[: len(HEADER) + 9]])
def test_emphasis_is_no_mask(token: str) -> None:
    assert [] == said(f"***{token}***")


# One list serves what finds a template in the place of a segment, and what says of it what it is.
@pytest.mark.untraced
@pytest.mark.parametrize(
    "template",
    ["${TOKEN}", "#{token}", "{{jwt}}", "{{ 'jwt' }}", "$SIGNATURE", "%s", "${a-b:c}", "${a.b}", "{{ .a.b.c }}"],
)
@pytest.mark.parametrize("form", FORMS)
def test_a_template_is_found_and_told_by_one_list(report: Reporter, template: str, form: str) -> None:
    assert "template" == printed(template)
    assert is_placeholder(template)
    assert [
        (
            "segment-placeholder",
            f"“{template}” isn't a segment: the placeholder wasn't replaced when the token was put together.",
        )
    ] == faults(report, form.format(f"{HEADER}.{template}.{SIGNATURE}"))


@pytest.mark.untraced
@pytest.mark.parametrize("template", ["${a.b}", "{{a.b.c}}"])
@pytest.mark.parametrize("form", FORMS)
def test_a_template_with_dots_is_one_segment_wherever_it_is(report: Reporter, template: str, form: str) -> None:
    found = faults(report, form.format(f"{HEADER}.{PAYLOAD}.{template}"))
    assert ["segment-placeholder"] == [ident for ident, _ in found]

    (token,) = report(form.format(f"{ENCRYPTED}..{template}.AAAA.AAAA"))["tokens"]
    assert ["", template, "AAAA", "AAAA"] == [one["text"] for one in token["segments"][1:]]


def test_a_template_reaches_no_further_than_it_is_long(report: Reporter) -> None:
    assert "segment-placeholder" not in dict(faults(report, f"{HEADER}.${{a.{SIGNATURE}}}"))
