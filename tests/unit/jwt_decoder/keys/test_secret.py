"""Secrets in four encodings, strictly, with the place of the first fault."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.keys.read_key import ENCODINGS, read_key
from jwt_decoder.keys.secret import Secret, SecretFault, character_name, read_secret
from jwt_decoder.output.wording import render


@given(st.binary(min_size=1))
def test_octets_come_back_from_each_encoding(octets: bytes) -> None:
    assert octets == read_key(octets.hex(), "hex").secret
    assert octets == read_key(octets.hex().upper(), "hex").secret
    assert octets == read_key(base64.b64encode(octets).decode(), "base64").secret
    padded = base64.urlsafe_b64encode(octets).decode()
    assert octets == read_key(padded, "base64url").secret
    assert octets == read_key(padded.rstrip("="), "base64url").secret


@given(st.text(), st.sampled_from(ENCODINGS))
def test_any_text_gives_a_key(text: str, encoding: str) -> None:
    key = read_key(text, encoding)
    assert (key.secret is None) == (key.kind == "none" or bool(key.problem))


@pytest.mark.parametrize("text", [" a", "a ", "a\n", "\ta", " ", "\r\n", "“a”", "é"])
def test_a_text_secret_is_every_octet_as_typed(text: str) -> None:
    assert text.encode() == read_key(text, "text").secret


def test_white_space_at_the_edges_is_said() -> None:
    assert "It starts with a space and ends with a line feed, which is part of it." in render(
        read_key(" a\n", "text").message
    )


@pytest.mark.parametrize(
    ("text", "encoding", "at", "said"),
    [
        ("a\ud800", "text", 1, "lone surrogate"),
        ("abc", "hex", 2, "3 digits, but a byte takes two"),
        ("ab cd", "hex", 2, "a space isn't a hex digit"),
        ("abcd\n", "hex", 4, "a line feed isn't a hex digit"),
        ("ab+d", "base64url", 2, "“+” isn't in its alphabet"),
        ("ab-d", "base64", 2, "“-” isn't in its alphabet"),
        ("YWé=", "base64", 2, "U+00E9 isn't in its alphabet"),
        ("a=bc", "base64", 1, "padding isn't in its alphabet"),
        ("abcde", "base64url", 4, "it never has 5 characters"),
        ("YQ", "base64", 2, "0 of 2 padding characters"),
        ("YQ=", "base64url", 2, "1 of 2 padding characters"),
        ("YWJj=", "base64url", 4, "1 of 0 padding characters"),
        ("YR", "base64url", 1, "leftover bits that should be zero"),
        ("YWF=", "base64", 2, "leftover bits that should be zero"),
    ],
)
def test_a_secret_of_another_encoding_is_unusable_with_its_place(text: str, encoding: str, at: int, said: str) -> None:
    key = read_key(text, encoding)
    assert key.secret is None
    assert key.problem is not None
    assert said in render(key.problem)
    assert at == key.data["at"]
    assert f"(character {at + 1})" in render(key.problem)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("text -----BEGIN CERTIFICATE-----", "pem"),
        ("-----BEGIN RSA PUBLIC KEY-----", "pem"),
        ('{"kty":"oct","k":"AA"}', "jwk"),
        (' {"keys": []}', "jwk-set"),
        ("ssh-ed25519 AAAA me", "ssh"),
    ],
)
def test_another_form_of_key_is_never_silently_a_secret(text: str, kind: str) -> None:
    for encoding in ENCODINGS:
        key = read_key(text, encoding)
        assert kind == key.kind
        assert key.secret is None


def test_a_key_does_not_show_its_secret_in_a_repr() -> None:
    assert "hunter2" not in repr(read_key("hunter2", "text"))


@pytest.mark.parametrize(
    ("text", "encoding", "octets"),
    [
        ("", "text", b""),
        ("é", "text", b"\xc3\xa9"),
        ("00fF", "hex", b"\x00\xff"),
        ("YQ", "base64url", b"a"),
        ("YQ==", "base64url", b"a"),
        ("_-8", "base64url", b"\xff\xef"),
        ("YQ==", "base64", b"a"),
        ("/+8=", "base64", b"\xff\xef"),
        ("YWJj", "base64", b"abc"),
    ],
)
def test_a_secret_of_the_encoding_is_its_octets(text: str, encoding: str, octets: bytes) -> None:
    assert Secret(octets) == read_secret(text, encoding)


@pytest.mark.parametrize(
    ("text", "encoding", "message", "at"),
    [
        ("a\ud800", "text", "The secret has a lone surrogate, which UTF-8 can't encode", 1),
        ("ag", "hex", "The secret isn't hex: “g” isn't a hex digit", 1),
        ("abc", "hex", "The secret isn't hex: it has 3 digits, but a byte takes two", 2),
        ("a+", "base64url", "The secret isn't base64url: “+” isn't in its alphabet", 1),
        ("abcde", "base64", "The secret isn't base64: it never has 5 characters", 4),
        ("YQ=", "base64", "The secret isn't base64: it has 1 of 2 padding characters", 2),
        ("YW===", "base64url", "The secret isn't base64url: it has 3 of 2 padding characters", 2),
        ("YR", "base64url", "The secret isn't base64url: its last character has leftover bits that should be zero", 1),
        ("YY", "base64url", "The secret isn't base64url: its last character has leftover bits that should be zero", 1),
        ("YWE", "base64url", "", 0),
        (
            "YWF",
            "base64url",
            "The secret isn't base64url: its last character has leftover bits that should be zero",
            2,
        ),
        (
            "YWG",
            "base64url",
            "The secret isn't base64url: its last character has leftover bits that should be zero",
            2,
        ),
    ],
)
def test_the_first_fault_is_one_sentence_and_its_place(text: str, encoding: str, message: str, at: int) -> None:
    secret = read_secret(text, encoding)

    if isinstance(secret, SecretFault):
        assert (f"{message} (character {at + 1}).", at) == (render(secret.message), secret.at)
    else:
        assert ("", Secret(b"aa")) == (message, secret)


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\n", "a line feed"),
        ("\r", "a carriage return"),
        (" ", "a space"),
        ("\t", "a tab"),
        ("=", "padding"),
        ("!", "“!”"),
        ("~", "“~”"),
        ("\x1f", "U+001F"),
        ("\x7f", "U+007F"),
        ("é", "U+00E9"),
    ],
)
def test_a_character_is_named_so_that_it_can_be_seen(character: str, name: str) -> None:
    assert name == render(character_name(character))
