"""What is read is plain English: words and turns of phrase that an engineer would not say are in no sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.output.wording import TYPESET
from site_builder.sentences.template import template

from tests.repo.test_boundaries import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCUMENTS: Final = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
# Those for people who work on the project, in its own words.
OF_THE_HOUSE: Final = frozenset({"design.md", "house.md", "measured.md", "releasing.md", "style.md", "walk.md"})
# By what must not be said: what is said in its place.
INSTEAD: Final = {
    r"octets?": "bytes",
    r"valid until \S": "expires",
    r"remarks?": "note",
    r"instants?": "time",
    r"is spelt": "is spelled",
    r"stands? (?:in|at|behind|before|after|here|there|twice)": "is in, comes after, appears twice",
    r"such (?:a|an) one|of such|so many": "one like that",
    r"which so": "so",
    r"by custom": "by convention",
    r"signature (?:fits|holds|does not hold)|no longer fits": "matches, doesn't match",
    r"whom (?:the|it|a|each|what|or)\b": "who",
    r"anew|afresh": "again",
    r"e-mails?": "email",
    r"hexadecimal digits": "hex",
    r"line ends": "line endings",
    r"(?:is|are|does|do|can|could|was|were|has|have)(?:not| not (?:a|an|be) )known here": "isn't known here",
    r"none of (?:them|those|these) holds": "none matched",
    r"judged?": "checked",
    r"faults?": "problem",
    r"sound token|faulty token": "well-formed, malformed",
}
BARRED: Final = {re.compile(rf"\b(?:{words})", re.IGNORECASE): better for words, better in INSTEAD.items()}
# What is put in has the names of the engine, and code has its own.
CODE: Final = re.compile(r"(`{3,}).*?\1|`[^`\n]*`|\]\([^)\n]*\)|<code>.*?</code>|\{\w+\}", re.DOTALL)


def _said() -> Iterator[tuple[str, str]]:
    """Return every sentence of the list and every paragraph for users, each with where it is."""
    for message in template():
        place = message.locations[0][0] if message.locations else ""
        for text in [message.id] if isinstance(message.id, str) else message.id:
            yield place, text
    for path in DOCUMENTS:
        if path.name not in OF_THE_HOUSE:
            yield from ((path.name, line) for line in _prose(path))


def _prose(path: Path) -> list[str]:
    return CODE.sub("", path.read_text()).splitlines()


def unusual(text: str) -> list[str]:
    """Return what a text should say in the place of words that nobody would."""
    said = CODE.sub("", text)
    return [f"{found[0]}: {better}" for words, better in BARRED.items() if (found := words.search(said))]


def test_no_sentence_has_a_word_that_an_engineer_would_not_say() -> None:
    assert [] == [f"{place}: {text}: {better}" for place, text in _said() for better in unusual(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The signature is 1 octets where HS256 needs 32.",
        "Issued today, valid until tomorrow.",
        "The claim stands twice in the payload.",
        "By custom the user's number.",
        "For whom the token is meant.",
        "The signature holds.",
        "From this instant on.",
    ],
)
def test_such_a_word_is_found(text: str) -> None:
    assert unusual(text)


# What is no text for people: elements of code, scripts, and tags but for what their attributes say.
UNSAID: Final = re.compile(r"<(?:code|script|style|svg)\b.*?</(?:code|script|style|svg)>|<!--.*?-->", re.DOTALL)
STRAIGHT: Final = re.compile(r"[A-Za-z}]'[a-z]|s' ")


def test_the_page_has_one_apostrophe_that_of_print() -> None:
    """Its own texts have it, and those of the engine get it where they cross; a terminal is sent the other."""
    pages = [ROOT / "index.html", *(ROOT / "assets" / "pages").glob("*.html")]
    texts = [(path.name, line) for path in pages for line in UNSAID.sub("", path.read_text()).splitlines()]
    for place, text in _said():
        if place.endswith(".js"):
            texts.append((place, text))
        elif place.endswith(".py") and "jwt_decoder_cli" not in place:
            texts.append((place, TYPESET.gettext(text)))

    assert [] == [(place, text) for place, text in texts if STRAIGHT.search(text)]
