"""Signing inputs of detached and unencoded payloads."""

from __future__ import annotations

import hashlib
import hmac

from jwt_decoder.verify.signing_input import detached_signing_input, payload_is_encoded, signing_input

from tests.unit.jwt_decoder.verify.jose_tokens import b64, unb64

# RFC 7797 §4, with the key of RFC 7515 appendix A.1.
KEY = unb64("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow")


def test_a_detached_payload_is_encoded_by_default() -> None:
    message = detached_signing_input({"alg": "HS256"}, "eyJhbGciOiJIUzI1NiJ9", b"$.02")
    assert b"eyJhbGciOiJIUzI1NiJ9.JC4wMg" == message
    assert "5mvfOroL-g7HyqJoozehmsaqmvTYGEq5jTI1gVvoEoQ" == b64(hmac.digest(KEY, message, hashlib.sha256))


def test_an_unencoded_payload_stands_as_it_is() -> None:
    header = {"alg": "HS256", "b64": False, "crit": ["b64"]}
    message = detached_signing_input(header, "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19", b"$.02")
    assert "A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY" == b64(hmac.digest(KEY, message, hashlib.sha256))


def test_only_false_itself_means_unencoded() -> None:
    assert [payload_is_encoded({"b64": value}) for value in (False, True, 0, None, "false")] == [False, *[True] * 4]


def test_a_lone_surrogate_in_the_text_is_no_obstacle() -> None:
    assert b"a.\xed\xa0\x80" == signing_input("a", "\ud800")
