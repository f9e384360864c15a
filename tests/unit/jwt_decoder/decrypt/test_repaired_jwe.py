"""A damaged JWE is tried with its repairs before anything else is said of it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.decode.repairs.candidates import edited
from jwt_decoder.diagnose.decryption import damage
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output import report as written
from jwt_decoder.text import base64url
from jwt_decoder_cli.cryptography_backend import Cryptography
from jwt_decoder_cli.cryptography_decryption import CryptographyDecryption

from tests.unit.jwt_decoder.decrypt.sealed import changed, compact, jwk, key_for, sealed

if TYPE_CHECKING:
    from jwt_decoder.decode.repairs.candidates import Edit
    from jwt_decoder.output.report import shape

HEADER: Final = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0"
JWE: Final = f"{HEADER}..AAECAwQFBgcICQoL.6E7UuwQ5zXRpsw3jVcZSdQ.m2UVeaYrG7dytL3iO4H9ng"
KEY: Final = '{"kty":"oct","k":"AAECAwQFBgcICQoLDA0ODw"}'
IV, CIPHERTEXT, TAG = (JWE.rindex(one) for one in ("AAEC", "6E7U", "m2UV"))
CHANGED: Final = f"{JWE[:CIPHERTEXT]}7{JWE[CIPHERTEXT + 1 :]}"


@pytest.fixture(autouse=True)
def _time_to_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search for as long as it takes, which the other tests of decryption leave out."""
    monkeypatch.setattr(damage, "_MOST_SECONDS", 30.0)


def repaired(text: str, apply: shape.Apply) -> str:
    edit = apply["edit"]
    assert edit
    return text[: edit["start"]] + edit["text"] + text[edit["end"] :]


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


@pytest.mark.untraced
@pytest.mark.parametrize("key", [KEY.replace("AAEC", "AAED"), '{"kty":"oct"}'])
def test_with_another_key_no_repair_is_the_reason(key: str) -> None:
    found = opened(f"{JWE[:CIPHERTEXT]}!{JWE[CIPHERTEXT:]}", key)["diagnosis"]

    assert [] == [one for one in found if one["id"] == "text-repaired"]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("place", "instead", "said"),
    [
        (IV + 3, "B", "“B”, character 45 of it, is replaced by “C”"),
        (CIPHERTEXT, "7", "“7”, character 59 of it, is replaced by “6”"),
        (CIPHERTEXT + 9, "O", "“O”, character 68 of it, is replaced by “X”"),
        (CIPHERTEXT + 4, "uu", "“u” is removed, character 6"),
        (CIPHERTEXT + 4, "", "“u” is inserted as character 63 of it"),
        (TAG + 21, "Q", "“Q”, character 103 of it, is replaced by “g”"),
    ],
)
def test_what_nothing_shows_is_found_with_the_key(place: int, instead: str, said: str) -> None:
    """Another valid character, or one that is lost or doubled, in any part that the tag covers, and in the tag."""
    text = JWE[:place] + instead + JWE[place + 1 :]
    [found] = opened(text)["diagnosis"]

    assert ("text-repaired", True) == (found["id"], said in found["message"])
    assert found["apply"]
    assert JWE == repaired(text, found["apply"])


@pytest.mark.untraced
def test_what_nothing_shows_is_found_in_a_header() -> None:
    token = compact({"alg": "dir", "enc": "A128GCM", "kid": "key-one"}, bytes(range(16)))
    header, *rest = token.split(".")
    other = base64url.encode(base64url.decode(header).octets.replace(b"one", b"ona"))
    text = ".".join((other, *rest))
    [found] = opened(text)["diagnosis"]

    assert found["apply"]
    assert token == repaired(text, found["apply"])


@pytest.mark.parametrize("alg", ["A128KW", "A256GCMKW", "ECDH-ES+A128KW"])
def test_what_nothing_shows_is_found_in_an_encrypted_key(alg: str) -> None:
    key = key_for(alg, "A128CBC-HS256")
    token = sealed(alg, "A128CBC-HS256", key)
    place = token.index(".") + 9
    text = token[:place] + ("O" if token[place] != "O" else "0") + token[place + 1 :]
    [found] = opened(text, jwk(key))["diagnosis"]

    assert found["apply"]
    assert token == repaired(text, found["apply"])


@pytest.mark.untraced
@pytest.mark.product(2)
@pytest.mark.parametrize("alg", ["A128KW", "A256GCMKW", "ECDH-ES+A128KW", "RSA-OAEP"])
def test_a_key_that_unwraps_is_the_right_one_whatever_was_changed(alg: str) -> None:
    """Of two characters nothing is found, but a content key that is unwrapped shows its key (RFC 3394 §2.2.3)."""
    key = key_for(alg, "A128CBC-HS256")
    found = opened(changed(sealed(alg, "A128CBC-HS256", key), 3), jwk(key))

    assert ["ruled-out"] == [one["id"] for one in found["diagnosis"]]
    assert found["diagnosis"][0]["fix"].startswith("The key is the right one.")


@pytest.mark.parametrize("wanted", [True, False])
def test_the_search_ends_with_its_time_and_with_who_waits(monkeypatch: pytest.MonkeyPatch, *, wanted: bool) -> None:
    monkeypatch.setattr(damage, "_MOST_SECONDS", 0.0 if wanted else 9.0)
    monkeypatch.setattr(damage, "_TOGETHER", 1)
    # More than there are other hypotheses, and less than there are characters.
    waits = iter([True] * 40)
    asked = engine.verify(
        CHANGED, KEY, Options(0), Cryptography(), lambda: wanted or next(waits, False), opener=CryptographyDecryption()
    )
    diagnosis = written.verification(asyncio.run(asked))["diagnosis"]

    assert ["ruled-out"][: len(diagnosis)] == [one["id"] for one in diagnosis]


def test_what_was_not_tried_for_want_of_time_is_not_ruled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damage, "_MOST_SECONDS", 0.0)
    cut = {one["name"] for one in opened(CHANGED)["tried"]}
    monkeypatch.setattr(damage, "_MOST_SECONDS", 9.0)
    other = {one["name"] for one in opened(CHANGED, KEY.replace("AAEC", "AAED"))["tried"]}

    assert "as many changes of one character as time allowed" in cut - other
    assert "one character of the token" in other - cut


def changes_tried(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many changes of one character are looked at for a text."""
    tried = []

    def counted(part: str, edit: Edit) -> str:
        tried.append(edit)
        return edited(part, edit)

    monkeypatch.setattr(damage, "edited", counted)
    opened(text)
    return len(tried)


@pytest.mark.untraced
def test_the_search_ends_with_its_time_also_where_no_change_gives_a_part_its_length(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert changes_tried(JWE[:-3], monkeypatch) > 1000
    monkeypatch.setattr(damage, "_MOST_SECONDS", -1.0)

    assert 1 == changes_tried(JWE[:-3], monkeypatch)


def test_where_two_parts_are_not_as_long_as_they_must_be_no_change_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 == changes_tried(f"{JWE[: CIPHERTEXT - 4]}{JWE[CIPHERTEXT - 1 : -3]}", monkeypatch)


def test_nothing_is_searched_in_very_much_ciphertext(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damage, "_LONGEST", 10)

    assert "one character of the token" not in {one["name"] for one in opened(CHANGED)["tried"]}
