"""What was put in the place of a segment is no segment."""

from __future__ import annotations

import base64
from random import Random
from typing import Final

import pytest
from jwt_decoder.text.placeholder import is_placeholder

MASKS: Final = ("xxx", "XXXX", "***", "*", "____", "…", "•••", "[REDACTED]", "<signature>", "{payload}", "(removed)")
WORDS: Final = (
    *("signature", "Signature", "SIGNATURE", "sig", "YOUR_SIGNATURE_HERE", "yourSignatureHere", "signature-removed"),
    *("REDACTED_SIGNATURE", "<your-secret>", "base64url_signature", "***redacted***", "payload", "[signature omitted]"),
)


@pytest.mark.parametrize("text", [*MASKS, *WORDS])
def test_masks_and_words_are_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["", "abc", "YWJj", "e30", "Wlpa", "signaturf", "x" * 100, "secret-of-bob"])
def test_other_text_is_none(text: str) -> None:
    assert not is_placeholder(text)


def test_octets_do_not_look_so() -> None:
    random = Random(1)  # noqa: S311 - nothing secret is drawn

    assert not any(is_placeholder(base64.urlsafe_b64encode(random.randbytes(n % 40 + 6)).decode()) for n in range(5000))
