"""Why it does not decrypt: each hypothesis with a token that only it explains, and none where nothing does."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from jwt_decoder.diagnose.decryption import HYPOTHESES
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url
from jwt_decoder.verify.backend import AlgorithmUnavailableError
from jwt_decoder_cli.cryptography_backend import Cryptography
from jwt_decoder_cli.cryptography_decryption import CryptographyDecryption

from tests.unit.jwt_decoder.decrypt.explained import (
    CBC,
    CEK,
    DIR,
    EC,
    EXPLAINED,
    LONG,
    OCT,
    RSA,
    TEXT,
    an_oct,
    long_iv,
    shown_key,
    whole_tag,
    with_parts,
)
from tests.unit.jwt_decoder.decrypt.sealed import NOW, changed, compact, jwk, key_for, opened, sealed

if TYPE_CHECKING:
    from collections.abc import Callable


def diagnosed(token: str, key: str, **options: Any) -> list[str]:  # noqa: ANN401 - of opened
    """Return the ids of the diagnoses."""
    return [one["id"] for one in opened(token, key, **options)["diagnosis"]]


@pytest.mark.each
@pytest.mark.parametrize(("ident", "token", "key"), EXPLAINED)
def test_each_hypothesis_explains_its_token(ident: str, token: str, key: str) -> None:
    assert [ident] == diagnosed(token, key)


def test_a_short_tag_that_is_no_part_of_the_hmac_is_not_called_one() -> None:
    assert "decryption-tag-length" not in diagnosed(changed(whole_tag(12), 4), json.dumps(an_oct(LONG)))


def test_with_another_key_no_padding_of_the_header_explains_anything() -> None:
    header, *others = compact(DIR, CEK).split(".")
    padded = header + "=" * (-len(header) % 4 or 1)

    assert ["ruled-out"] == diagnosed(".".join((padded, *others)), json.dumps(an_oct(bytes(range(50, 66)))))


def test_one_click_reads_the_key_otherwise() -> None:
    found = opened(compact(DIR, CEK), CEK.hex())["diagnosis"][0]

    assert "hex" == found["apply"]["secretEncoding"]
    assert "decrypted" == opened(compact(DIR, CEK), CEK.hex(), encoding="hex")["decryption"]["state"]


def test_one_click_removes_white_space() -> None:
    found = opened(compact(DIR, TEXT.encode()), f"{TEXT}\n")["diagnosis"][0]

    assert [{"start": 16, "end": 17, "text": ""}] == found["apply"]["key"]


def test_one_click_cuts_a_key() -> None:
    found = opened(compact(DIR, TEXT.encode()), f"{TEXT}789")["diagnosis"][0]

    assert [{"start": 16, "end": 19, "text": ""}] == found["apply"]["key"]
    assert "decrypted" == opened(compact(DIR, TEXT.encode()), TEXT)["decryption"]["state"]


def test_a_key_that_is_no_text_is_not_cut_by_a_click() -> None:
    token = compact({**DIR}, bytes(range(16)))
    found = opened(token, bytes(range(20)).hex(), encoding="hex")["diagnosis"][0]

    assert ("decryption-key-fitted", None) == (found["id"], found["apply"])


@pytest.mark.parametrize(
    ("key", "encoding", "edits"),
    [
        (f'"{CEK.hex()}"', "hex", [(0, 1), (33, 34)]),
        (f" 0x{CEK.hex()}", "hex", [(0, 3)]),
        (f"SECRET={base64url.encode(CEK)}", "base64url", [(0, 7)]),
    ],
)
def test_one_click_removes_what_stands_around_a_key_and_reads_the_rest(
    key: str, encoding: str, edits: list[tuple[int, int]]
) -> None:
    applied = opened(compact(DIR, CEK), key)["diagnosis"][0]["apply"]

    assert encoding == applied["secretEncoding"]
    assert edits == [(one["start"], one["end"]) for one in applied["key"]]


def test_what_stands_between_the_bytes_of_a_key_is_not_removed_by_a_click() -> None:
    assert opened(compact(DIR, CEK), CEK.hex(":"))["diagnosis"][0]["apply"] is None


def test_the_recipient_that_comes_nearest_is_explained() -> None:
    header, _, iv, text, tag = compact({"enc": "A128GCM"}, CEK).split(".")
    others = [
        {"header": {"alg": "RSA-OAEP", "kid": "a"}, "encrypted_key": "AAAA"},
        {"header": {"alg": "A128KW", "kid": "c"}, "encrypted_key": base64url.encode(aes_key_wrap(CEK, CEK))},
    ]
    token = {"protected": header, "iv": iv, "ciphertext": text, "tag": tag, "aad": "AAAA", "recipients": others}

    assert ["decryption-other-aad"] == diagnosed(json.dumps(token), json.dumps(an_oct(CEK, kid="b")))


def test_one_click_uses_the_other_key() -> None:
    token, key = next(rest for ident, *rest in EXPLAINED if ident == "decryption-other-key")
    found = opened(token, key)["diagnosis"][0]

    assert 2 == found["apply"]["member"]


@pytest.mark.parametrize(
    ("token", "key"),
    [
        (sealed("RSA-OAEP", "A128GCM", RSA), jwk(key_for("RSA-OAEP", "A256GCM"))),
        (sealed("ECDH-ES", "A128CBC-HS256", EC), jwk(key_for("ECDH-ES", "A256GCM"))),
        (compact(DIR, CEK), json.dumps(an_oct(bytes(16)))),
        (compact({**DIR, "kid": "a"}, CEK), json.dumps({"keys": [an_oct(bytes(16), kid=one) for one in "ab"]})),
        (compact({**DIR, "kid": "a"}, CEK), json.dumps(an_oct(bytes(16), kid="a"))),
        (compact({"alg": "A128KW", "enc": "A128GCM"}, bytes(16), aes_key_wrap(LONG[16:], bytes(16))), OCT),
        (changed(shown_key(), 4), jwk(EC)),
        (changed(compact(DIR, CEK), 3), json.dumps(an_oct(CEK))),
        (changed(compact(CBC, LONG, plaintext=b"no json at all"), 4), json.dumps(an_oct(LONG))),
    ],
)
def test_what_nothing_explains_is_ruled_out(token: str, key: str) -> None:
    found = opened(token, key)
    assert ["ruled-out"] == [one["id"] for one in found["diagnosis"]]
    assert {"name": "key as given", "holds": False} == found["tried"][0]
    assert not any(one["holds"] for one in found["tried"])


@pytest.mark.parametrize(
    ("header", "advice"),
    [
        ({}, "Most likely the password is wrong, or the token was changed in transit."),
        ({"kid": "a"}, "or the token was changed in transit. Compare its kid with your key's."),
        ({"alg": "dir", "p2s": "", "p2c": 0}, "Most likely the key is wrong, or the token was changed in transit."),
    ],
)
def test_the_advice_is_about_what_the_header_has(header: dict[str, object], advice: str) -> None:
    alg = {"alg": "PBES2-HS256+A128KW", "enc": "A128GCM", "p2s": "A" * 16, "p2c": 1000}
    token = compact({**alg, **header}, CEK, b"" if header.get("alg") else bytes(24))
    found = opened(token, json.dumps(an_oct(bytes(range(16)))))

    assert found["diagnosis"][0]["fix"].endswith(advice)


class OneHash(CryptographyDecryption):
    """Has OAEP with one hash only, as browsers do."""

    async def decrypt_oaep(self, key: bytes, ciphertext: bytes, digest: str, mask: str) -> bytes | None:
        """Refuse another hash in the mask."""
        if mask != digest:
            raise AlgorithmUnavailableError(Sentence("Not here."))
        return await super().decrypt_oaep(key, ciphertext, digest, mask)


def test_what_a_platform_cannot_try_is_told_and_not_ruled_out() -> None:
    token, key = next(rest for ident, *rest in EXPLAINED if ident == "decryption-oaep-mask")

    found = opened(token, key, opener=OneHash())

    assert ["ruled-out"] == [one["id"] for one in found["diagnosis"]]
    assert found["diagnosis"][0]["fix"].endswith(" Not here.")
    assert "hash in the OAEP mask" not in {one["name"] for one in found["tried"]}
    assert "alg" in {one["name"] for one in found["tried"]}


def test_what_was_tried_ends_with_what_decrypts() -> None:
    assert {"name": "encoding of the key", "holds": True} == opened(compact(DIR, CEK), CEK.hex())["tried"][-1]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("token", "key"),
    [
        (compact(DIR, CEK), ""),
        (compact(DIR, CEK), json.dumps(an_oct(CEK))),
        (compact(DIR, CEK), json.dumps(an_oct(bytes(3)))),
        (compact(DIR, CEK, b"key"), json.dumps(an_oct(CEK))),
        (changed(long_iv(), 4), OCT),
        (with_parts(compact(DIR, CEK), iv=b""), OCT),
        (with_parts(compact(DIR, CEK), iv=bytes(16)), OCT),
        (with_parts(compact(DIR, CEK), iv=bytes(7)), OCT),
        (with_parts(compact(DIR, CEK), iv=bytes(5000)), OCT),
        (with_parts(compact(DIR, CEK), tag=b""), OCT),
        (whole_tag(7), json.dumps(an_oct(LONG))),
        (with_parts(compact(CBC, LONG), tag=bytes(32)), json.dumps(an_oct(LONG))),
        (compact({**DIR, "zip": "DEF"}, CEK), json.dumps(an_oct(CEK))),
        (compact(DIR, CEK), '{"kty":"oct","k":"A"}'),
    ],
)
def test_it_is_silent_where_there_is_nothing_to_explain(token: str, key: str) -> None:
    assert [] == diagnosed(token, key)


def test_a_secret_that_is_not_in_its_encoding_is_read_otherwise() -> None:
    assert ["decryption-key-encoding"] == diagnosed(compact(DIR, TEXT.encode()), TEXT, encoding="hex")


@pytest.mark.parametrize(
    ("write", "encoding"),
    [
        (base64url.encode, "base64url"),
        (lambda octets: base64.b64encode(octets).decode(), "base64"),
        (bytes.hex, "hex"),
    ],
)
def test_a_secret_that_has_the_right_size_when_it_is_read_otherwise_is_said_to(
    write: Callable[[bytes], str], encoding: str
) -> None:
    other = bytes(range(240, 256))
    found = opened(compact(DIR, CEK), write(other))
    (diagnosis,) = found["diagnosis"]

    assert "decryption-key-size" == diagnosis["id"]
    said = f"Read as {encoding}, the key has the 16 bytes that are needed, but it doesn't decrypt the token."
    assert said == diagnosis["message"]
    assert encoding == diagnosis["apply"]["secretEncoding"]
    assert said in found["summary"][0]["text"]


@pytest.mark.parametrize("octets", [15, 17])
def test_a_secret_of_another_size_in_each_encoding_is_not_said_to_have_the_right_one(octets: int) -> None:
    assert [] == diagnosed(compact(DIR, CEK), base64url.encode(bytes(range(octets))))


def test_nothing_is_tried_for_nobody() -> None:
    token = compact(DIR, CEK)
    found = asyncio.run(
        engine.verify(
            token,
            json.dumps(an_oct(bytes(16))),
            Options(NOW),
            Cryptography(),
            lambda: False,
            opener=CryptographyDecryption(),
        )
    )

    assert () == found.diagnosis


def test_every_hypothesis_is_tried() -> None:
    assert {one.id for one in HYPOTHESES} == {ident for ident, *_ in EXPLAINED}


@pytest.mark.parametrize("part", [2, 3, 4])
def test_of_a_token_that_was_changed_it_is_not_said_that_the_key_is_wrong(part: int) -> None:
    found = opened(changed(sealed("RSA-OAEP", "A128GCM", RSA), part), jwk(RSA))

    assert ["ruled-out"] == [one["id"] for one in found["diagnosis"]]
    assert found["diagnosis"][0]["fix"].startswith("The key is the right one.")
    assert found["action"] is None


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (b"\1" * 250, "it seems to be cut short."),
        (b"\1" * 260, "something seems to have been added."),
        (b"\1" * 384, "it was made for another key."),
    ],
)
def test_an_encrypted_key_of_no_usual_length_is_cut(octets: bytes, said: str) -> None:
    header, _, *others = sealed("RSA-OAEP", "A128GCM", RSA).split(".")
    found = opened(".".join((header, base64url.encode(octets), *others)), jwk(RSA))

    assert found["diagnosis"][0]["message"].endswith(said)
