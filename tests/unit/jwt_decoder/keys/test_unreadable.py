"""Every reason why a text is no key has octets that show it, and a whole sentence wherever it is told."""

from __future__ import annotations

import base64
import json
from typing import get_args

import pytest
from jwt_decoder.keys.forms import der, pem, ssh
from jwt_decoder.keys.forms.structures import read_structure
from jwt_decoder.keys.forms.unreadable import (
    IN_PEM,
    IN_SSH_LINE,
    DerReason,
    PemReason,
    SshLineReason,
    SshReason,
)
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.output.wording import render

from tests.unit.jwt_decoder.keys.test_der import (
    ED25519_OID,
    OTHER_OID,
    RSA_OID,
    ZERO,
    bit,
    body,
    certificate,
    octet,
    seq,
)

DER: dict[DerReason, tuple[bytes, str]] = {
    "values": (ZERO + ZERO, "2 values instead of one"),
    "many-values": (seq(*[ZERO] * 300), "more values than any key has"),
    "tag": (ZERO, "tag 0x02 where 0x30 is expected"),
    "unused-bits": (seq(seq(RSA_OID), der.write(der.BIT_STRING, b"\1a")), "a BIT STRING with unused bits"),
    "negative": (seq(seq(RSA_OID), bit(seq(der.write(2, b"\xff"), ZERO))), "a negative number"),
    "identifier": (seq(seq(b"\x06\x00"), bit(b"")), "a broken object identifier"),
    "foreign-tag": (b"\x1f" + b"\xff" * 50, "a tag that never occurs in keys"),
    "not-der": (b"\x30\x05", "the bytes are cut short or not DER"),
    "too-long": (seq(*[octet(b"x" * 50_000)] * 2), "longer than any real key"),
    "no-structure": (seq(), "not a key structure"),
    "no-key": (seq(seq(ED25519_OID), bit(b""), bit(b"")), "a public key without algorithm and key"),
    "no-numbers": (seq(seq(RSA_OID), bit(seq(ZERO))), "an RSA key without modulus and exponent"),
    "no-algorithm": (seq(seq(), bit(b"")), "a key without its algorithm"),
    "private-kind": (seq(ZERO, seq(OTHER_OID), octet(seq(ZERO, ZERO, ZERO))), "an unknown kind of private key"),
    "certificate-fields": (certificate(seq()), "a certificate without all its fields"),
    "validity": (certificate(body(validity=seq())), "a certificate without its validity"),
    "name": (certificate(body(name=seq(der.write(der.SET, seq(ZERO))))), "a name without type and value"),
    "time": (certificate(body(validity=seq(der.write(0x17, b"never"), ZERO))), "an invalid time"),
}
PEM: dict[PemReason, tuple[str, str]] = {
    "character": ("AAAA AAA\u00e9", "U+00E9 isn't a base64 character"),
    "block-base64": ("A", "its base64 is cut short or broken"),
    "no-body": ("\u2026", "the key between its lines was left out"),
    "block-too-long": ("A" * 200_001, "it is longer than any real key"),
}
LINE: dict[SshLineReason, tuple[str, str]] = {
    "no-line": ("ssh-rsa " + "A" * 100_001, "it isn't an SSH public key"),
    "line-base64": ("ssh-rsa ****", "its base64 is broken"),
}
CUT_SHORT = "its bytes are cut short"
# What Python's parser finds wrong, and where.
JSON = [
    ('{"kty":', "Expecting value", 8),
    ('{"kty":"EC", x', "Expecting property name enclosed in double quotes", 14),
    ('{"keys":1, "kty" 1}', "Expecting ':' delimiter", 18),
    ('{"kty":"EC"', "Expecting ',' delimiter", 12),
    ('{"kty":"EC', "Unterminated string starting at", 8),
    ('{"kty":"a\nb"}', "Invalid control character at", 10),
    ('{"kty":"\\x"}', "Invalid \\escape", 9),
    ('{"kty":"\\u00"}', "Invalid \\uXXXX escape", 10),
    ('{"kty":1}}', "Extra data", 10),
    ('{"kty":' + "[" * 40, "it is nested deeper than any key", 1),
]


def test_each_reason_has_a_sentence_in_each_place_where_it_is_told() -> None:
    assert set(IN_PEM) == {*get_args(DerReason), *get_args(SshReason), *get_args(PemReason)}
    assert set(IN_SSH_LINE) == {*get_args(SshReason), *get_args(SshLineReason)}


def test_each_reason_has_octets_here() -> None:
    assert (set(DER), set(PEM), set(LINE)) == (
        {*get_args(DerReason)},
        {*get_args(PemReason)},
        {*get_args(SshLineReason)},
    )


@pytest.mark.parametrize("reason", DER)
def test_octets_that_are_no_key_say_why(reason: DerReason) -> None:
    octets, said = DER[reason]
    with pytest.raises(der.DerError) as caught:
        read_structure(octets)

    assert reason == caught.value.reason
    assert f"The PEM block “PUBLIC KEY” can't be read: {said}." == of_block(base64.b64encode(octets).decode())


def of_block(text: str) -> str:
    """Return what is wrong with a PEM block."""
    ((_, material),) = pem.read_pem(f"-----BEGIN PUBLIC KEY-----\n{text}\n-----END PUBLIC KEY-----")
    assert material.problem is not None
    return render(material.problem)


@pytest.mark.parametrize("reason", PEM)
def test_a_block_that_is_no_base64_says_why(reason: PemReason) -> None:
    text, said = PEM[reason]

    assert f"The PEM block “PUBLIC KEY” can't be read: {said}." == of_block(text)


@pytest.mark.parametrize("reason", LINE)
def test_a_line_that_is_no_ssh_key_says_why(reason: SshLineReason) -> None:
    text, said = LINE[reason]

    assert f"This SSH public key can't be read: {said}." == of_key(text)


def of_key(text: str) -> str:
    """Return what is wrong with a key text."""
    problem = read_key(text, "text").problem
    assert problem is not None
    return render(problem)


def test_an_ssh_key_that_is_cut_short_says_so_in_a_line_and_in_a_block() -> None:
    assert f"This SSH public key can't be read: {CUT_SHORT}." == of_key("ssh-rsa AAAA")
    octets = base64.b64encode(ssh.MAGIC + b"\0").decode()
    assert f"The PEM block “PUBLIC KEY” can't be read: {CUT_SHORT}." == of_block(octets)


@pytest.mark.parametrize(("text", "said", "character"), JSON)
def test_a_jwk_that_is_no_json_says_why_and_where(text: str, said: str, character: int) -> None:
    assert f"This looks like a JWK but isn't JSON: {said} (character {character})." == of_key(text)


def test_what_another_parser_finds_wrong_is_told_by_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def loads(*_: object, **__: object) -> object:
        raise json.JSONDecodeError("Something new", '{"kty":', 6)

    monkeypatch.setattr("jwt_decoder.json.bounded.json.loads", loads)

    assert "This looks like a JWK but isn't JSON (character 7)." == of_key('{"kty":')
