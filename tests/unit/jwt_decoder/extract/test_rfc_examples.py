"""The examples of RFC 7515, 7516, 7519, 7520, 7797, 8037 and 9901 in the layouts in which they are printed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import Final

import pytest
from jwt_decoder.extract import extract

from tests.unit.jwt_decoder.extract.test_extract import spelled

VECTORS: Final = Path(__file__).parents[3] / "vectors" / "rfc_examples.txt"
# Each has its source in the line above it, its values from there, and the indentation and width of that RFC.
EXAMPLES: Final = dict(re.findall(r"^# (.+)\n((?:[ ].*\n)+)", VECTORS.read_text(encoding="utf-8"), re.MULTILINE))
# RFCs have had no pages since RFC 8650.
PAGED: Final = [name for name in EXAMPLES if not name.startswith("RFC 9901")]
PAGE_BREAK: Final = (
    "\n\n\n\nJones, et al.                Standards Track                   [Page 38]\n{}"
    "RFC 7515                JSON Web Signature (JWS)                May 2015\n\n\n"
)
BEHIND: Final = "\n   Figure 3: An Example\n\nA.1.2.  Validating\n\n   Since the algorithm\n"
_SAMPLE: Final = 2


def clean(printed: str) -> object:
    """Return an example without its layout: a text, or what is told of a JSON object."""
    return value("".join(line.strip() for line in printed.splitlines()))


def value(text: str) -> object:
    """Return what a JSON object says, so that white space between its tokens does not count; another text as it is."""
    return json.loads(text) if text.startswith("{") else text


@pytest.mark.untraced
@pytest.mark.each
@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize(("before", "behind"), [("", ""), ("   The final representation is:\n\n", BEHIND)])
def test_an_example_is_found_whole(name: str, before: str, behind: str) -> None:
    """Alone, and among the text of the RFC."""
    paste = before + EXAMPLES[name] + behind
    (token,) = extract(paste).tokens

    assert clean(EXAMPLES[name]) == value(token.text)
    assert token.text == spelled(token, paste)


@pytest.mark.product(60)
@pytest.mark.untraced
@pytest.mark.parametrize("name", PAGED)
@pytest.mark.parametrize("feed", ["\f\n", "\n\n"], ids=["form feed", "as on a web page"])
def test_an_example_over_a_page_break_is_found_whole(name: str, feed: str, pytestconfig: pytest.Config) -> None:
    """Between any two of its lines, some of them in an ordinary run; what was left out is said."""
    printed = EXAMPLES[name].splitlines(keepends=True)
    places = list(range(1, len(printed)))
    random = Random(name)  # noqa: S311 - nothing secret is drawn
    for at in places if pytestconfig.getoption("whole") else random.sample(places, min(_SAMPLE, len(places))):
        paste = "".join(printed[:at]) + PAGE_BREAK.format(feed) + "".join(printed[at:]) + BEHIND
        found = extract(paste)

        assert [clean(EXAMPLES[name])] == [value(token.text) for token in found.tokens]
        assert [1] == [note.data["count"] for note in found.notes if note.id == "page-breaks-removed"]
        assert [found.tokens[0].text] == [spelled(token, paste) for token in found.tokens]


def test_a_page_break_behind_a_token_ends_it() -> None:
    """The text of the next page is no more of it, and a footer without a page before it is text."""
    token = clean(EXAMPLES["RFC 7515 §A.1.1"])
    paste = f"Page 1\n\n{token}{PAGE_BREAK.format(chr(12))}Acknowledgements of 2015\n"
    found = extract(paste)

    assert [token] == [one.text for one in found.tokens]
    assert [1] == [note.data["count"] for note in found.notes if note.id == "page-breaks-removed"]


NO_FOOTER: Final = (
    "Page 12\n",
    "see\nsee Page 12\n",
    "see\nPage 12 of it\n",
    f"see\n{'a' * 120}  [Page 12]\n",
    f"see\n{'a ' * 120}  [Page 12]\n",
    "see\nsee [Page 12]\n",
)


@pytest.mark.parametrize("line", NO_FOOTER)
def test_a_line_that_ends_in_a_page_is_no_footer_where_it_cannot_be(line: str) -> None:
    token = clean(EXAMPLES["RFC 7515 §A.1.1"])

    assert [token] == [one.text for one in extract(line + str(token)).tokens]
    assert [] == [note.id for note in extract(line + str(token)).notes]


def test_keys_whose_strings_are_wrapped_are_read_without_the_line_breaks() -> None:
    paste = '   {"kty":"EC",\n    "x":"f83OJ3D2xF1Bg8vub9\n      tLe1gHMzV76e8Tus9uPHvRVEU",\n    "y":"x_FEzRu9"}'
    found = extract(paste)

    assert [paste.replace("\n      tLe", "tLe").strip()] == [key.text for key in found.keys]
    assert "line-breaks-removed" in {note.id for note in found.notes}
