"""What proves something in a token that is damaged, within another one or by itself, is not left either."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.output.redaction import redact
from jwt_decoder.output.redaction.remains import has_token, hides_token, without_remains

from tests.unit.jwt_decoder.output.test_redaction import (
    BARE,
    CANARY,
    ENCRYPTED,
    HEADER,
    IN_JSON,
    PAYLOAD,
    SIGNATURE,
    TOKEN,
    base64_of,
    decoded_text,
    decodings,
    encoded,
    leaks,
)

if TYPE_CHECKING:
    from collections.abc import Callable

# Without a token in JSON, since of one that is broken the names alone tell what it is.
_CLAIMS: Final = {"sub": "ann", "data": [1, {"hint": f"see {TOKEN} and", "b": base64_of(TOKEN)}], "exp": 5}
_OUTER: Final = f"{HEADER}.{encoded(_CLAIMS)}."
_JWK: Final = {"kty": "OKP", "crv": "Ed25519", "x": SIGNATURE, "d": CANARY}
_BETWEEN: Final = range(len(HEADER) + 1, len(_OUTER) - 1, 7)
DAMAGE: Final[dict[str, Callable[[str, int], str]]] = {
    "lost": lambda text, at: text[:at] + text[at + 1 :],
    "doubled": lambda text, at: text[: at + 1] + text[at:],
    "replaced": lambda text, at: f"{text[:at]}{'B' if text[at] == 'A' else 'A'}{text[at + 1 :]}",
    "cut": lambda text, at: text[:at],
}


def wrapped(text: str) -> str:
    """Break a text into lines of 64."""
    return "\n".join(text[at : at + 64] for at in range(0, len(text), 64))


@pytest.mark.untraced
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_character_leaves_no_proof_of_a_token_within(damage: Callable[[str, int], str]) -> None:
    texts = [damage(_OUTER, at) + end for at in _BETWEEN for end in ("", f".{SIGNATURE}")]

    assert {} == {text: found for text in texts if (found := leaks(redact(text).text))}
    assert any(leaks(text) for text in texts)


WITHIN: Final = {
    "a JSON Serialization over lines": wrapped(json.dumps({**IN_JSON, "payload": PAYLOAD * 2})),
    "a JSON Serialization that is cut": json.dumps(IN_JSON)[:-2],
    "a private key that is cut": json.dumps(_JWK)[:-1],
    "base64 of a private key that is cut, with other text": f"see {base64_of(json.dumps({'a': _JWK}))[:-6]}, then",
    "base64 of a token that lost a character": base64_of(TOKEN)[1:],
    "a token that lost its first letter": TOKEN[1:],
    "a token that lost its dots": TOKEN.replace(".", ""),
    "base64 of a token, with a character too many": f"{base64_of(TOKEN)[:9]}A{base64_of(TOKEN)[9:]}",
}


@pytest.mark.parametrize("within", WITHIN.values(), ids=WITHIN)
def test_no_proof_of_a_damaged_token_in_a_claim_is_left(within: str) -> None:
    left = redact(f"{HEADER}.{encoded({'x': within, 'iss': 'https://a.example'})}.{SIGNATURE}")
    claims = json.loads(decoded_text(left.text.split(".")[1]))

    assert [] == leaks(left.text)
    assert "https://a.example" == claims["iss"]
    assert {"signature", "inner"} <= left.removed | ({"inner"} if "private-key" in left.removed else set())


def test_a_token_in_json_that_is_broken_is_not_said_to_have_no_proof() -> None:
    text = json.dumps({"protected": HEADER, "iv": "AA", "ciphertext": "AA", "tag": CANARY}).replace('", "iv', '" "iv')
    left = redact(text)

    assert "unreadable" in left.removed
    assert [] == leaks(left.text)


@pytest.mark.parametrize("length", [22, 32, 43])
def test_the_tag_of_a_jwe_that_lost_a_segment_is_left_out(length: int) -> None:
    header = ENCRYPTED.split(".")[0]
    tag = "zQ8x" * 11

    assert f"{header}.aaaa.bbbb." == redact(f"{header}.aaaa.bbbb.{tag[:length]}").text
    assert {"authentication-tag"} == redact(f"{header}.aaaa.bbbb.{tag[:length]}").removed
    assert f"{header}.aaaa.bbbb.{tag[:21]}" == redact(f"{header}.aaaa.bbbb.{tag[:21]}").text


def test_two_tokens_in_one_base64_are_left_out_once() -> None:
    packed = base64_of(f"{TOKEN} and {TOKEN.replace(PAYLOAD, encoded({'sub': 'bob'}))}")
    left = redact(f"{HEADER}.{encoded({'x': f'see {packed} here'})}.")
    claim = json.loads(decoded_text(left.text.split(".")[1]))["x"]

    assert [] == leaks(left.text)
    assert ["see", "here"] == claim.split()[::2]
    assert f"{BARE} and " in decoded_text(claim.split()[1])


def test_a_sixth_segment_of_a_jwe_is_named_beside_its_tag() -> None:
    assert {"authentication-tag", "extra"} == redact(f"{ENCRYPTED}.{CANARY}").removed


@pytest.mark.parametrize("cut", range(5))
def test_base64_of_a_private_key_is_read_wherever_it_is_cut(cut: int) -> None:
    packed = base64_of(json.dumps({"keys": [_JWK, {"kid": "1"}]})).rstrip("=")
    left = redact(f"{HEADER}.{encoded({'x': packed[: len(packed) - cut]})}.")

    assert [] == leaks(left.text)
    assert "OKP" in "".join(decodings(left.text))


def test_what_is_behind_a_dot_is_left_out_and_behind_a_short_word_it_stays() -> None:
    assert "abcd." == without_remains(f"abcd.{CANARY}", is_beside_token=False)
    assert f"abc.{CANARY}" == without_remains(f"abc.{CANARY}", is_beside_token=False)


def test_names_and_words_beside_a_broken_token_stay() -> None:
    words = "verifiableCredential preferred_username_of_this ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    left = redact(f"{HEADER}.{encoded(f'{words} eyJhbGciOiJIUzI1NiJ9 {CANARY}'.encode())}.")

    assert f"{words} eyJhbGciOiJIUzI1NiJ9 " == decoded_text(left.text.split(".")[1])


@pytest.mark.parametrize("text", ["a keyboard-shortcut", "x-signature", "tags", "https://a.example/eye/"])
def test_plain_text_has_nothing_of_a_token(text: str) -> None:
    assert not has_token(text)
    assert not hides_token(text.encode(), is_text=False)
    assert text == without_remains(text, is_beside_token=True)


def test_a_hash_stays_where_there_is_no_token() -> None:
    text = f"{HEADER}.{encoded({'at_hash': SIGNATURE, 'note': f'hash {SIGNATURE}'})}."

    assert (text, frozenset()) == (redact(text).text, redact(text).removed)


@pytest.mark.parametrize("cut", range(4))
def test_base64_of_text_stays_beside_a_token_though_it_is_cut(cut: int) -> None:
    text = encoded("Grüße aus 1000 Orten, grüße €€€".encode())
    text = text[: len(text) - cut]

    assert text == without_remains(text, is_beside_token=True)


def test_octets_that_are_controls_are_no_text() -> None:
    assert "" == without_remains(encoded(bytes(range(8)) * 4), is_beside_token=True)


def test_a_signed_payload_of_octets_is_left_out_only_if_it_hides_a_token() -> None:
    plain = encoded(bytes(range(128, 192)) + b"hello, world, these are words")
    moved = encoded(bytes(range(128, 192)) + TOKEN.encode())

    assert f"{HEADER}.{plain}." == redact(f"{HEADER}.{plain}.{SIGNATURE}").text
    assert f"{HEADER}.." == redact(f"{HEADER}.{moved}.{SIGNATURE}").text
    assert BARE == redact(TOKEN).text


@pytest.mark.parametrize(("count", "is_left"), [(130_000, True), (140_000, False)])
def test_a_very_long_run_is_left_out_whatever_it_hides(count: int, *, is_left: bool) -> None:
    run = "x" * count

    assert (run if is_left else "") == without_remains(run, is_beside_token=False)
