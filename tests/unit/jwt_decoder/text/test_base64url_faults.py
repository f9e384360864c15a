"""What is said of a text that is not base64url, to the word; mutation testing showed what nothing held on to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.output.wording import data_of, render
from jwt_decoder.text.base64url import decode

if TYPE_CHECKING:
    from jwt_decoder.model.fault import Fault

DASH: Final = "a hyphen that some program turned into a dash"
INVISIBLE: Final = "an invisible character that was copied along"

# A text, and of each fault in it: id, start, end, message, data, and the repair as start, end, text and label.
FAULTS: Final[dict[str, list[tuple[object, ...]]]] = {
    "QUI=": [
        (
            "base64url-padded",
            3,
            4,
            "Padding (“=”) at the end, which base64url in a token doesn't have. Some servers add it.",
            {"character": 4, "count": 1, "found": "="},
            (3, 4, "", "Remove the padding"),
        )
    ],
    "QQ= =": [
        (
            "base64url-padded",
            2,
            5,
            "Padding (“==”) at the end, which base64url in a token doesn't have. Some servers add it.",
            {"character": 3, "count": 2, "found": "=="},
            (2, 5, " ", "Remove the padding"),
        ),
        (
            "base64url-whitespace",
            3,
            4,
            "1 white space character inside the segment: the text was wrapped or edited.",
            {"character": 4, "count": 1},
            (3, 4, "", "Remove it"),
        ),
    ],
    "-_+/": [
        (
            "base64url-standard-alphabet",
            2,
            3,
            (
                "“+” is from the standard base64 alphabet (2 such characters); base64url uses “-” for “+”"
                " and “_” for “/”. An ordinary base64 encoder was used."
            ),
            {"character": 3, "count": 2, "found": "+"},
            (2, 4, "-_", "Write it in base64url"),
        )
    ],
    "+aa/+": [
        (
            "base64url-standard-alphabet",
            0,
            1,
            (
                "“+” is from the standard base64 alphabet (3 such characters); base64url uses “-” for “+”"
                " and “_” for “/”. An ordinary base64 encoder was used."
            ),
            {"character": 1, "count": 3, "found": "+"},
            (0, 5, "-aa_-", "Write it in base64url"),
        ),
        (
            "base64url-length",
            4,
            5,
            "5 characters: base64url never has that length. One is missing or extra.",
            {"character": 5, "count": 5},
            None,
        ),
    ],
    "AB": [
        (
            "base64url-trailing-bits",
            1,
            2,
            (
                "The last character, “B”, has leftover bits that should be zero; “A” decodes to the same"
                " bytes. Either it was changed, or the text is cut off here."
            ),
            {"character": 2, "found": "B", "canonical": "A"},
            (1, 2, "A", "Replace with “A”"),
        )
    ],
    "A…B": [
        (
            "base64url-foreign",
            1,
            2,
            "“…” isn't a base64url character: the text was already shortened where it was copied.",
            {"character": 2, "count": 1, "found": "…", "cause": "the text was already shortened where it was copied"},
            None,
        ),
    ],
    "QU\tJD\n\nQUJD": [
        (
            "base64url-whitespace",
            2,
            3,
            "3 white space characters inside the segment: the text was wrapped or edited.",
            {"character": 3, "count": 3},
            (2, 7, "JD", "Remove it"),
        )
    ],
    "QUJDR": [
        (
            "base64url-length",
            4,
            5,
            "5 characters: base64url never has that length. One is missing or extra.",
            {"character": 5, "count": 5},
            None,
        )
    ],
    "Q%%UJD": [
        (
            "base64url-foreign",
            1,
            3,
            "“%%” aren't base64url characters: percent-encoding that was only partly decoded.",
            {"character": 2, "count": 2, "found": "%%", "cause": "percent-encoding that was only partly decoded"},
            (1, 3, "", "Remove them"),
        )
    ],
    "ééééééééééééééééQUJD": [
        (
            "base64url-foreign",
            0,
            16,
            "“éééééééééééééééé” aren't base64url characters.",
            {"character": 1, "count": 16, "found": "éééééééééééééééé"},
            (0, 16, "", "Remove them"),
        )
    ],
    "éééééééééééééééééQUJD": [
        (
            "base64url-foreign",
            0,
            17,
            "“éééééééééééééééé”… aren't base64url characters.",
            {"character": 1, "count": 17, "found": "éééééééééééééééé"},
            (0, 17, "", "Remove them"),
        )
    ],
    "A!A!A!A!A!A!A!A!A!!A": [
        (
            "base64url-foreign",
            1,
            2,
            "“!” isn't a base64url character.",
            {"character": 2, "count": 1, "found": "!"},
            (1, 2, "", "Remove it"),
        ),
        (
            "base64url-foreign",
            3,
            4,
            "“!” isn't a base64url character.",
            {"character": 4, "count": 1, "found": "!"},
            (3, 4, "", "Remove it"),
        ),
        (
            "base64url-foreign",
            5,
            6,
            "“!” isn't a base64url character.",
            {"character": 6, "count": 1, "found": "!"},
            (5, 6, "", "Remove it"),
        ),
        (
            "base64url-foreign",
            7,
            8,
            "“!” isn't a base64url character.",
            {"character": 8, "count": 1, "found": "!"},
            (7, 8, "", "Remove it"),
        ),
        (
            "base64url-foreign",
            9,
            10,
            "“!” isn't a base64url character.",
            {"character": 10, "count": 1, "found": "!"},
            (9, 10, "", "Remove it"),
        ),
        (
            "base64url-foreign",
            11,
            12,
            "“!” isn't a base64url character.",
            {"character": 12, "count": 1, "found": "!"},
            (11, 12, "", "Remove it"),
        ),
        (
            "base64url-foreign",
            13,
            14,
            "“!” isn't a base64url character.",
            {"character": 14, "count": 1, "found": "!"},
            (13, 14, "", "Remove it"),
        ),
        (
            "base64url-foreign",
            15,
            16,
            "“!” isn't a base64url character.",
            {"character": 16, "count": 1, "found": "!"},
            (15, 16, "", "Remove it"),
        ),
        (
            "base64url-foreign",
            17,
            19,
            "2 more characters from here on aren't base64url: this probably isn't an encoded segment.",
            {"character": 18, "count": 2},
            (17, 19, "", "Remove them"),
        ),
    ],
    "QU\u2014JD": [
        (
            "base64url-foreign",
            2,
            3,
            f"“\u2014” isn't a base64url character: {DASH}.",
            {"character": 3, "count": 1, "found": "\u2014", "cause": DASH},
            (2, 3, "--", "Replace with “--”"),
        )
    ],
    "QU\u200b\u2011JD": [
        (
            "base64url-foreign",
            2,
            4,
            f"“U+200B\u2011” aren't base64url characters: {INVISIBLE}.",
            {"character": 3, "count": 2, "found": "U+200B\u2011", "cause": INVISIBLE},
            (2, 4, "-", "Replace with “-”"),
        )
    ],
    "Q\u200bUI\u2013D": [
        (
            "base64url-foreign",
            1,
            2,
            f"“U+200B” isn't a base64url character: {INVISIBLE}.",
            {"character": 2, "count": 1, "found": "U+200B", "cause": INVISIBLE},
            (1, 5, "UI-", "Fix all 2 places"),
        ),
        (
            "base64url-foreign",
            4,
            5,
            f"“\u2013” isn't a base64url character: {DASH}.",
            {"character": 5, "count": 1, "found": "\u2013", "cause": DASH},
            (1, 5, "UI-", "Fix all 2 places"),
        ),
    ],
    "QU\u200bJ!D": [
        (
            "base64url-foreign",
            2,
            3,
            f"“U+200B” isn't a base64url character: {INVISIBLE}.",
            {"character": 3, "count": 1, "found": "U+200B", "cause": INVISIBLE},
            (2, 3, "", "Remove it"),
        ),
        (
            "base64url-foreign",
            4,
            5,
            "“!” isn't a base64url character.",
            {"character": 5, "count": 1, "found": "!"},
            (4, 5, "", "Remove it"),
        ),
    ],
    "=": [
        (
            "base64url-padded",
            0,
            1,
            "Padding (“=”) at the end, which base64url in a token doesn't have. Some servers add it.",
            {"character": 1, "count": 1, "found": "="},
            (0, 1, "", "Remove the padding"),
        )
    ],
    "QR==": [
        (
            "base64url-trailing-bits",
            1,
            2,
            (
                "The last character, “R”, has leftover bits that should be zero; “Q” decodes to the same"
                " bytes. Either it was changed, or the text is cut off here."
            ),
            {"character": 2, "found": "R", "canonical": "Q"},
            (1, 2, "Q", "Replace with “Q”"),
        ),
        (
            "base64url-padded",
            2,
            4,
            "Padding (“==”) at the end, which base64url in a token doesn't have. Some servers add it.",
            {"character": 3, "count": 2, "found": "=="},
            (2, 4, "", "Remove the padding"),
        ),
    ],
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_says_all_that_is_known(text: str) -> None:
    told = [(fault.id, fault.start, fault.end, render(fault.message), _data(fault)) for fault in decode(text).faults]
    repairs = [fault.repair for fault in decode(text).faults]
    edits = [repair and (repair.start, repair.end, repair.text, render(repair.label)) for repair in repairs]

    assert FAULTS[text] == [(*rest, edit) for rest, edit in zip(told, edits, strict=True)]


def _data(fault: Fault) -> dict[str, object]:
    """Return what the message says, with the place from one."""
    return {"character": fault.start + 1, **data_of(fault.message), **fault.data}


def test_a_long_run_of_foreign_characters_is_shown_in_part_with_its_cause() -> None:
    (fault,) = decode("abcd" + "\u2014" * 100 + "efgh").faults

    assert render(fault.message).startswith("“————")
    assert render(fault.message).endswith(f"—”… aren't base64url characters: {DASH}.")
