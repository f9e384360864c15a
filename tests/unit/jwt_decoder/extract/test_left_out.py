"""Where what is left of a text stood in the paste, character by character."""

from __future__ import annotations

import re

import pytest
from jwt_decoder.extract.left_out import without_character, without_spans

LONG = 10_000
WIDE = {
    "none": "abc",
    "every other": "a\0" * LONG,
    "first": "\0a" * LONG,
    "runs": ("\0" * 5000 + "ab" + "c" * 4096) * 3,
    "mixed": "".join("\0" if at % 7 % 3 else chr(97 + at % 26) for at in range(LONG)),
    "nothing left": "\0" * LONG,
}


@pytest.mark.untraced
@pytest.mark.parametrize("text", WIDE.values(), ids=WIDE)
def test_every_character_that_is_left_is_found_where_it_stood(text: str) -> None:
    layer, count = without_character(text, "\0")

    kept = [at for at, character in enumerate(text) if character != "\0"]
    assert (len(text) - len(kept), "".join(text[at] for at in kept)) == (count, layer.text)
    assert kept == [layer.begins[at] for at in range(len(kept))]
    assert kept[::-1] == [layer.begins[at] for at in reversed(range(len(kept)))]


@pytest.mark.parametrize("joint", ["", "\n"])
@pytest.mark.parametrize("text", ["abc", "<1>ab<2><3>c<4>", "a<1>", "<1>", ""])
def test_every_character_between_spans_is_found_where_it_stood(text: str, joint: str) -> None:
    spans = [found.span() for found in re.finditer("<.>", text)]

    layer, count = without_spans(text, spans, joint)

    assert (len(spans), re.sub("<.>", joint, text)) == (count, layer.text)
    stood = [layer.begins[at] for at in range(len(layer.text))]
    assert [text[at] if one != "\n" else "<" for at, one in zip(stood, layer.text, strict=True)] == [
        one if one != "\n" else "<" for one in layer.text
    ]
