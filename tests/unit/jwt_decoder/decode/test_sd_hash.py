"""What sd_hash was made over, where that is not all that stands before the Key Binding JWT."""

from __future__ import annotations

import json

import pytest
from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.sd_jwt.binding import bind
from jwt_decoder.decode.sd_jwt.hashes import DEFAULT, HASHES
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.output.wording import render

from tests.unit.jwt_decoder.verify.jose_tokens import b64

BEFORE = "e30.e30.AA~WyJhIiwiYiIsImMiXQ~"


@pytest.mark.parametrize(("over", "told"), [(BEFORE[:-1], True), (BEFORE[:-2], False), (BEFORE, False)])
def test_an_sd_hash_without_the_last_tilde_is_told(over: str, told: bool) -> None:  # noqa: FBT001 - a row of a table
    header, payload = (
        b64(b'{"alg":"ES256","typ":"kb+jwt"}'),
        b64(json.dumps({"sd_hash": DEFAULT.digest(over)}).encode()),
    )
    _, binding = bind(BEFORE, DEFAULT, decode(lay_out(f"{header}.{payload}.AA")))

    assert told == ("without the last “~”" in render(binding.message))
    assert ("match" if over == BEFORE else "mismatch") == binding.state


@pytest.mark.parametrize(
    ("digest", "told"),
    [
        (DEFAULT.digest("e30.e30.AA"), "over the issuer-signed JWT alone"),
        (DEFAULT.digest("e30.e30.AA~"), "over the issuer-signed JWT alone"),
        (
            HASHES["sha-512"].digest(BEFORE),
            "it is the sha-512 digest, but the hash algorithm of this SD-JWT is sha-256.",
        ),
        (HASHES["sha-512"].digest(BEFORE[:-1]), "for other Disclosures or another token."),
    ],
)
def test_what_an_sd_hash_was_made_of_is_told_where_it_is_known(digest: str, told: str) -> None:
    payload = b64(json.dumps({"sd_hash": digest}).encode())
    _, binding = bind(BEFORE, DEFAULT, decode(lay_out(f"{b64(b'{}')}.{payload}.AA")))

    assert told in render(binding.message)
