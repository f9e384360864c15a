"""What crosses to a page has the apostrophe of print; what a terminal is sent has the one that is typed."""

from __future__ import annotations

import json
import re

import pytest
from jwt_decoder.bridge.bridge import handle
from jwt_decoder.findings import ENTRIES
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.output.wording import TYPESET, render

pytestmark = pytest.mark.typeset


@pytest.mark.parametrize(
    ("text", "typeset"),
    [
        ("It isn't {name}'s, or Nacos' default.", "It isn’t {name}’s, or Nacos’ default."),
        ("Expecting ':' delimiter", "Expecting ':' delimiter"),
        ("pip install 'jwt-decoder[verify]'", "pip install 'jwt-decoder[verify]'"),
    ],
)
def test_a_quote_between_letters_is_an_apostrophe(text: str, typeset: str) -> None:
    assert typeset == TYPESET.gettext(text)


def test_nothing_that_was_pasted_is_changed() -> None:
    assert "It isn’t “o'neill”." == render(Sentence("It isn't “{name}”.", name="o'neill"), TYPESET)
    assert "2 keys don’t" == render(plural("{count} key doesn't", "{count} keys don't", 2), TYPESET)


def test_what_crosses_to_a_page_is_typeset() -> None:
    answers = [json.loads(handle(json.dumps({"action": "help", "id": rule}))) for rule in ENTRIES]
    texts = [answer[name] for answer in answers for name in ("scope", "why", "advice")]

    assert any("’" in text for text in texts)
    assert [] == [text for text in texts if re.search(r"[a-z]'[a-z]", text)]
