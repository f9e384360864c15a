"""A payload and a secret whose line ends were changed on the way are known by trying."""

from __future__ import annotations

import json

import pytest
from jwt_decoder.diagnose.hypotheses.line_ends import changed

from tests.unit.jwt_decoder.diagnose.test_diagnosis import (
    SECRET,
    Forged,
    hs,
)
from tests.unit.jwt_decoder.diagnose.verified import (
    causes,
    verified,
)
from tests.unit.jwt_decoder.verify.jose_tokens import b64

LINES = b"first line\r\nsecond line\r\n"
ENDS = [
    (LINES, "first line\nsecond line\n", "CRLF line endings"),
    (LINES, "first line\nsecond line", "CRLF line endings, also after the last line"),
    (b"first line\nsecond line\n", "first line\r\nsecond line\r\n", "LF line endings"),
    (b"first line\rsecond line", "first line\nsecond line", "CR line endings"),
    (b"one line\n", "one line", "a trailing line feed (LF)"),
    (b"one line\r\n", "one line", "a trailing carriage return and line feed (CRLF)"),
    (b"one line", "one line\n", "without the trailing line ending"),
    (b"one line", "one line\r\n", "without the trailing line ending"),
    (b"a\r\nb", "a\nb\n", "CRLF line endings, but none after the last line"),
    (b"a\nb", "a\r\nb\r\n", "LF line endings, but none after the last line"),
    (b"one line", "one line\n\n\n", "without any line ending after the last line"),
]


@pytest.mark.untraced
@pytest.mark.parametrize("is_encoded", [True, False])
@pytest.mark.parametrize(("signed", "given", "expected"), ENDS)
def test_a_detached_payload_with_other_line_ends_is_known(
    signed: bytes,
    given: str,
    expected: str,
    is_encoded: bool,  # noqa: FBT001 - a parameter of a test
) -> None:
    more: dict[str, object] = {} if is_encoded else {"b64": False, "crit": ["b64"]}
    over = None if is_encoded else lambda header, _: header.encode() + b"." + signed
    header, _, signature = Forged(header=more, payload=signed, over=over).token().split(".")
    found = verified(f"{header}..{signature}", SECRET, payload=given)

    assert ["payload-line-ends"] == causes(found)
    assert expected in found["diagnosis"][0]["message"]
    assert "The signature matches if the payload is used" in found["diagnosed"]


def test_a_detached_payload_that_is_another_is_not_told_to_have_other_line_ends() -> None:
    header, _, signature = Forged(payload=b"a\nb").token().split(".")
    found = verified(f"{header}..{signature}", SECRET, payload="another\ntext")

    assert ["ruled-out"] == causes(found)
    assert {"name": "line endings in the payload", "holds": False} in found["tried"]


def test_what_was_given_is_to_be_given_octet_by_octet() -> None:
    header, _, signature = Forged(payload=b"a\nb").token().split(".")
    found = verified(f"{header}..{signature}", SECRET, payload="a\r\nb")

    assert found["diagnosis"][0]["fix"].startswith("Use the payload byte for byte as it was signed")


def test_an_encoded_payload_in_the_token_has_no_other_line_ends() -> None:
    """Nothing on the way sees them."""
    other = b64(b'{\r\n"a":1\r\n}').encode()
    token = Forged(payload=b'{\n"a":1\n}', over=lambda header, _: header.encode() + b"." + other).token()

    assert ["ruled-out"] == causes(verified(token, SECRET))


def test_octets_with_other_line_ends_are_each_tried_once_up_to_a_million() -> None:
    lines = b"a\n" * 500_000
    others = [octets for _, octets in changed(lines)]

    assert len(others) == len({lines, *others}) - 1
    assert others
    assert [] == list(changed(lines + b"a"))


def test_an_unencoded_payload_in_the_token_may_have_other_line_ends() -> None:
    more: dict[str, object] = {"b64": False, "crit": ["b64"]}
    token = Forged(header=more, payload=b"x", over=lambda header, _: f"{header}.a\r\nb".encode()).token()
    header, _, signature = token.split(".")
    flattened = json.dumps({"protected": header, "payload": "a\nb", "signature": signature})
    found = verified(flattened, SECRET)

    assert ["payload-line-ends"] == causes(found)
    assert "RFC 7797" in found["diagnosis"][0]["fix"]


@pytest.mark.parametrize(
    ("secret", "typed", "expected"),
    [
        (b"ab\r\ncd", "ab\ncd", "CRLF line endings"),
        (b"ab\ncd", "ab\r\ncd", "LF line endings"),
        (b"ab\rcd", "ab\ncd", "CR line endings"),
        (b"abcdef\n", "abcdef", "a trailing line feed (LF)"),
        (b"abcdef\r\n", "abcdef", "a trailing carriage return and line feed (CRLF)"),
    ],
)
def test_a_secret_with_other_line_ends_is_known(secret: bytes, typed: str, expected: str) -> None:
    found = verified(hs(secret), typed)
    assert ["secret-line-end"] == causes(found)
    assert expected in found["diagnosed"]


@pytest.mark.parametrize(("payload", "ident"), [(b"", "input-payload"), (b"other", "ruled-out")])
def test_of_a_signature_over_another_payload_no_padding_is_the_reason(payload: bytes, ident: str) -> None:
    header, _, signature = Forged(header={"x": "yz"}, payload=payload).token().split(".")

    assert [ident] == causes(verified(f"{header}..{signature}", SECRET, payload="some text"))


@pytest.mark.parametrize("is_encoded", [True, False])
def test_a_detached_payload_is_written_anew_too(is_encoded: bool) -> None:  # noqa: FBT001 - a parameter of a test
    more: dict[str, object] = {} if is_encoded else {"b64": False, "crit": ["b64"]}
    over = None if is_encoded else lambda header, _: f'{header}.{{"a":1}}'.encode()
    header, _, signature = Forged(header=more, payload=b'{"a":1}', over=over).token().split(".")
    found = verified(f"{header}..{signature}", SECRET, payload='{"a": 1}')

    assert [("input-reserialized" if is_encoded else "ruled-out")] == causes(found)


@pytest.mark.parametrize("payload", [b"some text", b"\xff\xfe\xfd"])
def test_a_payload_that_was_encoded_before_it_was_given_is_known(payload: bytes) -> None:
    header, _, signature = Forged(payload=payload).token().split(".")
    found = verified(f"{header}..{signature}", SECRET, payload=b64(payload))

    assert ["payload-encoded"] == causes(found)
    apply = found["diagnosis"][0]["apply"]
    assert (payload == b"some text") == bool(apply)
    assert not apply or [{"start": 0, "end": len(b64(payload)), "text": "some text"}] == apply["payload"]


def test_a_payload_that_only_looks_encoded_is_not_told_to_be() -> None:
    header, _, signature = Forged(payload=b"another").token().split(".")

    assert ["ruled-out"] == causes(verified(f"{header}..{signature}", SECRET, payload="abcd"))
