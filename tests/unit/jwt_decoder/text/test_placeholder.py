"""What was put in the place of a segment is no segment."""

from __future__ import annotations

import base64
from random import Random
from typing import Final

import pytest
from jwt_decoder.text.placeholder import is_placeholder, printed

MASKS: Final = (
    "xxx",
    "XXXX",
    "***",
    "*",
    "____",
    "…",
    "•••",
    "[REDACTED]",
    "<signature>",
    "{payload}",
    "(removed)",
    "%REDACTED%",
    "***REMOVED***",
)
WORDS: Final = (
    *("signature", "Signature", "SIGNATURE", "sig", "YOUR_SIGNATURE_HERE", "yourSignatureHere", "signature-removed"),
    *("REDACTED_SIGNATURE", "<your-secret>", "base64url_signature", "***redacted***", "payload", "[signature omitted]"),
    *("fakesignature", "invalid-signature", "testsignature1", "dummysig", "some_fake_sig", "foobar"),
)


@pytest.mark.parametrize("text", [*MASKS, *WORDS])
def test_masks_and_words_are_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["", "abc", "YWJj", "e30", "Wlpa", "signaturf", "x" * 100, "secret-of-bob"])
def test_other_text_is_none(text: str) -> None:
    assert not is_placeholder(text)


PRINTED: Final = {
    "nothing": ("undefined", "null", "NULL", "None", "nil", "NaN", "<nil>", "(null)"),
    "object": (
        *("[object Object]", "[object ArrayBuffer]", "[object Promise]", "[B@1b6d3586", "<Buffer 8f 4c 03>"),
        *(f"<Buffer{32 * ' 8f'}>", "#<ArrayBuffer>", "<memory at 0x7f2a4c>", "<bound method HMAC of x>"),
    ),
    "template": ("${signature}", "#{sig}", "$SIGNATURE", "%s", "{{ct}}", "{{ jwt.rest }}"),
    "": ("", "Nona", "nullo", "[object]", "[B@", "<signature>", "${}", "$", "%", "<Buffer"),
}


@pytest.mark.parametrize(("kind", "text"), [(kind, one) for kind, texts in PRINTED.items() for one in texts])
def test_what_a_program_prints_is_told_apart(kind: str, text: str) -> None:
    assert kind == printed(text)
    assert is_placeholder(text) or not kind


def test_octets_do_not_look_so() -> None:
    random = Random(1)  # noqa: S311 - nothing secret is drawn

    assert not any(is_placeholder(base64.urlsafe_b64encode(random.randbytes(n % 40 + 6)).decode()) for n in range(5000))
