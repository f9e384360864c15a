"""Three lessons below the tool, the first of which speaks of the token on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

PARTS = ("header", "payload", "signature")
JWE = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..MTIzNDU2Nzg5MDEy.Y2lwaGVydGV4dA.MTIzNDU2Nzg5MDEyMzQ1Ng"


def said(sheet: Sheet) -> list[str]:
    """Return what the lesson says of the token on screen."""
    return [sheet.page.locator(f"#learn-{part}").inner_text() for part in PARTS]


def unfold(sheet: Sheet) -> None:
    """Open the first lesson."""
    sheet.page.locator("#learn-parts > summary").click()


def test_three_lessons_open_by_the_keyboard(sheet: Sheet) -> None:
    """They are there, folded, with and without a token."""
    lessons = sheet.page.locator("#learn details")
    expect(lessons).to_have_count(3)
    assert lessons.evaluate_all("(all) => all.map(({ open }) => open)") == [False, False, False]
    for index in range(3):
        lessons.nth(index).locator("summary").press("Enter")
    assert lessons.evaluate_all("(all) => all.map(({ open }) => open)") == [True, True, True]


def test_the_first_lesson_speaks_of_the_token_on_screen(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """Its own algorithm, its own claims, its own signature; without a token it speaks of tokens alone."""
    unfold(sheet)
    assert said(sheet) == ["", "", ""]
    sheet.paste(make_token('{"sub":"alice","exp":1}'))
    assert said(sheet) == [
        'In the token on screen, alg is "HS256".',
        "The token on screen has 2 claims: “sub”, “exp”.",
        "In the token on screen it has 32 bytes.",
    ]
    sheet.field.fill("")
    sheet.settled()
    assert said(sheet) == ["", "", ""]


@pytest.mark.parametrize(
    ("text", "part", "says"),
    [
        (JWE, "payload", "five parts, and its payload is encrypted"),
        ("eyJhbGciOiJub25lIn0.eyJhIjoxfQ.", "signature", "nobody signed that token"),
        ("eyJhbGciOiJub25lIn0.eyJhIjoxfQ.", "payload", "has 1 claim: “a”."),
    ],
)
def test_the_lesson_is_right_about_other_tokens(sheet: Sheet, text: str, part: str, says: str) -> None:
    """Encrypted, unsigned, of one claim."""
    unfold(sheet)
    sheet.paste(text)
    expect(sheet.page.locator(f"#learn-{part}")).to_contain_text(says)


def test_a_hostile_token_teaches_nothing_else(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """Names are text, cut where they are long, and never more than a few."""
    unfold(sheet)
    names = ",".join(f'"{index}":0' for index in range(500))
    sheet.paste(make_token(f'{{"<img src=x onerror=alert(1)>":1,"{"n" * 5000}":2,"\\u202eevil” \\u200bx":3,{names}}}'))
    place = sheet.page.locator("#learn-payload")
    expect(place).to_contain_text("has 503 claims: “<img src=x onerror=alert(1)>”, “nnn")
    expect(place).to_contain_text("and others.")
    expect(place.locator("img")).to_have_count(0)
    expect(place).to_contain_text("“[U+202E]evil[U+201D] [U+200B]x”")
    assert len(place.inner_text()) < len("n" * 300)
