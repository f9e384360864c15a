"""A damaged JWE is tried with its repairs before anything else is said of it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output import report as written
from jwt_decoder_cli.cryptography_backend import Cryptography
from jwt_decoder_cli.cryptography_decryption import CryptographyDecryption

if TYPE_CHECKING:
    from jwt_decoder.output.report import shape

HEADER: Final = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0"
JWE: Final = f"{HEADER}..AAECAwQFBgcICQoL.6E7UuwQ5zXRpsw3jVcZSdQ.m2UVeaYrG7dytL3iO4H9ng"
KEY: Final = '{"kty":"oct","k":"AAECAwQFBgcICQoLDA0ODw"}'
IV, CIPHERTEXT, TAG = (JWE.rindex(one) for one in ("AAEC", "6E7U", "m2UV"))


def opened(text: str, key: str = KEY) -> shape.Verification:
    asked = engine.verify(text, key, Options(0), Cryptography(), opener=CryptographyDecryption())
    return written.verification(asyncio.run(asked))


@pytest.mark.parametrize(
    ("place", "instead", "said"),
    [
        (10, "x", "“x”, character 11 of it, is replaced by “J”"),
        (IV + 3, "!", "“!”, character 45 of it, is replaced by “C”"),
        (CIPHERTEXT + 3, "*", "is replaced by “U”"),
        (len(JWE), "z", "“z” is removed"),
    ],
)
def test_the_repair_with_which_it_is_decrypted_is_the_diagnosis(place: int, instead: str, said: str) -> None:
    [found] = opened(JWE[:place] + instead + JWE[place + 1 :])["diagnosis"]

    assert "text-repaired" == found["id"]
    assert said in found["message"]
    assert found["message"].startswith("This key decrypts the token once ")
    assert "signed" not in found["fix"]


def test_the_recipients_of_one_in_json_are_all_tried() -> None:
    token = {"protected": HEADER, "iv": "AAECAwQFBgcICQoL", "ciphertext": "6E7UuwQ5zXRpsw3jVcZSdQ", "tag": JWE[TAG:]}
    odd = json.dumps({**token, "tag": f"{JWE[TAG : TAG + 4]}!{JWE[TAG + 5 :]}", "recipients": [{}, {}]})

    assert "is replaced by “e”" in opened(odd)["diagnosis"][0]["message"]


@pytest.mark.parametrize("key", [KEY.replace("AAEC", "AAED"), '{"kty":"oct"}'])
def test_with_another_key_no_repair_is_the_reason(key: str) -> None:
    found = opened(f"{JWE[:CIPHERTEXT]}!{JWE[CIPHERTEXT:]}", key)["diagnosis"]

    assert [] == [one for one in found if one["id"] == "text-repaired"]


def test_a_whole_one_is_not_searched() -> None:
    assert ["ruled-out"] == [one["id"] for one in opened(f"{JWE[:CIPHERTEXT]}7{JWE[CIPHERTEXT + 1 :]}")["diagnosis"]]
