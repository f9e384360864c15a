"""Why it does not decrypt: each hypothesis with a token that only it explains, and none where nothing does."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from joserfc.jwk import RSAKey
from jwt_decoder.decrypt.derivation import concat_kdf
from jwt_decoder.diagnose.decryption import HYPOTHESES
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.text import base64url
from jwt_decoder_cli.cryptography_backend import Cryptography
from jwt_decoder_cli.cryptography_decryption import CryptographyDecryption

from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, NOW, changed, compact, jwk, key_for, opened, sealed

TEXT = "0123456789abcdef"
CEK = bytes(range(32, 48))
LONG = bytes(range(32, 64))
EC = key_for("ECDH-ES", "A128GCM")
RSA = key_for("RSA-OAEP", "A128GCM")
RSA_LONG = RSAKey.generate_key(2056, private=True)
SHA1 = hashes.SHA1()  # noqa: S303 - that of RSA-OAEP
DIR = {"alg": "dir", "enc": "A128GCM"}
_CBC = {"alg": "dir", "enc": "A128CBC-HS256"}


def an_oct(octets: bytes, **more: object) -> dict[str, object]:
    """Return a shared key as JWK."""
    return {"kty": "oct", "k": base64url.encode(octets), **more}


def parties(name: str, apu: bytes = b"QWxpY2U") -> str:
    """Return a token of ECDH-ES whose sender took apu for text, or left it out, or put another name into the KDF."""
    own = ec.derive_private_key(7, ec.SECP256R1())
    numbers = own.public_key().public_numbers()
    x, y = (base64url.encode(number.to_bytes(32, "big")) for number in (numbers.x, numbers.y))
    epk = {"kty": "EC", "crv": "P-256", "x": x, "y": y}
    shared = own.exchange(ec.ECDH(), EC.get_op_key("deriveKey"))
    apu = apu if name == "A128GCM" else b"Alice"
    header = {"alg": "ECDH-ES", "enc": "A128GCM", "epk": epk, "apu": "QWxpY2U"}
    return compact(header, concat_kdf(shared, name, apu, b"", 16))


def bare_salt() -> str:
    """Return a token of PBES2 whose sender left the name of the algorithm out of the salt."""
    salt = bytes(range(16))
    kek = PBKDF2HMAC(hashes.SHA256(), 16, salt, 1000).derive(TEXT.encode())
    header = {"alg": "PBES2-HS256+A128KW", "enc": "A128GCM", "p2s": base64url.encode(salt), "p2c": 1000}
    return compact(header, CEK, aes_key_wrap(kek, CEK))


def other_oaep() -> str:
    """Return a token that says SHA-256 and used SHA-1."""
    wrapped = RSA.get_op_key("wrapKey").encrypt(CEK, padding.OAEP(padding.MGF1(SHA1), SHA1, None))
    return compact({"alg": "RSA-OAEP-256", "enc": "A128GCM"}, CEK, wrapped)


def masked(alg: str, digest: hashes.HashAlgorithm, mask: hashes.HashAlgorithm) -> str:
    """Return a token whose sender took another hash for the mask of OAEP."""
    wrapped = RSA.get_op_key("wrapKey").encrypt(CEK, padding.OAEP(padding.MGF1(mask), digest, None))
    return compact({"alg": alg, "enc": "A128GCM"}, CEK, wrapped)


def swapped() -> str:
    """Return a token whose sender took the halves of the key the other way round."""
    header = {"alg": "dir", "enc": "A128CBC-HS256"}
    return compact(header, LONG[16:] + LONG[:16])


def renamed(enc: str, header: dict[str, str], cek: bytes, wrapped: bytes = b"") -> str:
    """Return a token that was encrypted by another enc than it says."""
    written = base64url.encode(json.dumps(header).encode())
    token = compact({**header, "enc": enc}, cek, wrapped, covered=written)
    return f"{written}.{token.partition('.')[2]}"


def other_enc() -> str:
    """Return a token that says CBC and used GCM with a key of the same length."""
    return renamed("A256GCM", {"alg": "dir", "enc": "A128CBC-HS256"}, LONG)


def wrapped_for_another_enc() -> str:
    """Return a token whose content key is longer than its enc says."""
    return renamed("A256GCM", {"alg": "A128KW", "enc": "A128GCM"}, LONG, aes_key_wrap(CEK, LONG))


OCT = json.dumps(an_oct(CEK))


def spaced(covered: str) -> str:
    """Return a token whose tag covers another text than its header."""
    return compact(DIR, TEXT.encode(), covered=covered)


def with_parts(token: str, **parts: bytes) -> str:
    """Return a token with other octets as its parts."""
    names = ("header", "key", "iv", "text", "tag")
    written = dict(zip(names, token.split("."), strict=True)) | {
        name: base64url.encode(octets) for name, octets in parts.items()
    }
    return ".".join(written[name] for name in names)


def part(token: str, place: int) -> bytes:
    """Return the octets of a part."""
    return base64url.decode(token.split(".")[place]).octets


def long_iv() -> str:
    """Return a token of GCM with an Initialization Vector as long as a block."""
    token, iv = compact(DIR, CEK), bytes(range(16))
    made = AESGCM(CEK).encrypt(iv, CLAIMS, token.split(".")[0].encode())
    return with_parts(token, iv=iv, text=made[:-16], tag=made[-16:])


def whole_tag(most: int) -> str:
    """Return a token of CBC whose tag is so much of its HMAC."""
    token = compact(_CBC, LONG)
    header, iv, text = token.split(".")[0].encode(), part(token, 2), part(token, 3)
    mac = hmac.digest(LONG[:16], header + iv + text + (len(header) * 8).to_bytes(8, "big"), "sha256")
    return with_parts(token, tag=mac[:most])


def tag_behind(tag: bytes) -> str:
    """Return a token whose tag stands behind the ciphertext, and this in its own place."""
    token = compact(DIR, CEK)
    return with_parts(token, text=part(token, 3) + part(token, 4), tag=tag or part(token, 4))


def with_aad(covered: str, aad: str) -> str:
    """Return a token in JSON whose tag covers another aad than it has."""
    header = base64url.encode(json.dumps(DIR).encode())
    parts = compact(DIR, CEK, covered=f"{header}{covered}").split(".")
    names = ("protected", "encrypted_key", "iv", "ciphertext", "tag")
    return json.dumps({**dict(zip(names, parts, strict=True)), "aad": aad})


def shown_key() -> str:
    """Return a token that shows the key it is for."""
    return sealed("ECDH-ES", "A128GCM", EC, header={"jwk": json.loads(jwk(EC, private=False))})


def cut_zeros() -> str:
    """Return a token whose encrypted key begins with a zero that was cut off."""
    header = {"alg": "RSA-OAEP", "enc": "A128GCM"}
    public = RSA.get_op_key("wrapKey")
    wrapped = b"\1"
    while wrapped[0]:
        wrapped = public.encrypt(CEK, padding.OAEP(padding.MGF1(SHA1), SHA1, None))
    return compact(header, CEK, wrapped[1:])


_WRITTEN = base64url.encode(json.dumps(DIR).encode())
_COMPACT = base64url.encode(json.dumps(DIR, separators=(",", ":")).encode())
EXPLAINED = [
    ("decryption-key-trimmed", compact(DIR, TEXT.encode()), f"{TEXT}\n"),
    ("decryption-key-trimmed", compact(DIR, TEXT.encode()), f'"{TEXT}"'),
    ("decryption-key-trimmed", compact(DIR, CEK), f"'{base64url.encode(CEK)}'"),
    ("decryption-key-trimmed", compact(DIR, CEK), f"{base64url.encode(CEK)}\n"),
    ("decryption-key-trimmed", compact(DIR, CEK), f'export SECRET="{CEK.hex()}"'),
    ("decryption-key-trimmed", compact(DIR, CEK), f"0x{CEK.hex()}"),
    ("decryption-key-trimmed", compact(DIR, CEK), CEK.hex(":")),
    ("decryption-key-encoding", compact(DIR, CEK), CEK.hex()),
    ("decryption-key-encoding", compact(DIR, CEK), base64url.encode(CEK)),
    ("decryption-key-hashed", compact(DIR, hashlib.md5(b"passphrase", usedforsecurity=False).digest()), "passphrase"),
    (
        "decryption-key-hashed",
        compact(DIR, hashlib.sha1(b"passphrase", usedforsecurity=False).digest()[:16]),
        "passphrase",
    ),
    ("decryption-key-hashed", compact(DIR, hashlib.sha256(b"passphrase").hexdigest()[:16].encode()), "passphrase"),
    ("decryption-key-hashed", compact(DIR, base64.b64encode(hashlib.sha512(b"pass").digest())[:16]), "pass"),
    ("decryption-key-fitted", compact(DIR, b"passphrase".ljust(16, b"\0")), "passphrase"),
    ("decryption-key-fitted", compact(DIR, TEXT.encode()), f"{TEXT}789"),
    (
        "decryption-other-key",
        compact({**DIR, "kid": "a"}, CEK),
        json.dumps({"keys": [an_oct(bytes(16), kid="a"), an_oct(CEK, kid="b")]}),
    ),
    ("decryption-other-alg", other_oaep(), jwk(RSA)),
    ("decryption-oaep-mask", masked("RSA-OAEP-256", hashes.SHA256(), SHA1), jwk(RSA)),
    ("decryption-oaep-mask", masked("RSA-OAEP", hashes.SHA256(), SHA1), jwk(RSA)),
    ("decryption-oaep-mask", masked("RSA-OAEP", SHA1, hashes.SHA512()), jwk(RSA)),
    ("decryption-leading-zeros", cut_zeros(), jwk(RSA)),
    ("decryption-other-enc", other_enc(), json.dumps(an_oct(LONG))),
    ("decryption-other-enc", wrapped_for_another_enc(), json.dumps(an_oct(CEK))),
    ("decryption-bare-salt", bare_salt(), TEXT),
    ("decryption-raw-parties", parties("A128GCM"), jwk(EC)),
    ("decryption-no-parties", parties("A128GCM", b""), jwk(EC)),
    ("decryption-kdf-name", parties("ECDH-ES"), jwk(EC)),
    (
        "decryption-other-alg",
        compact({"alg": "A256KW", "enc": "A128GCM"}, LONG[16:], aes_key_wrap(CEK, LONG[16:])),
        OCT,
    ),
    ("decryption-other-alg", compact({"alg": "dir", "enc": "A128GCM"}, LONG[16:], aes_key_wrap(CEK, LONG[16:])), OCT),
    ("decryption-content-key", compact({"alg": "A128KW", "enc": "A128GCM"}, CEK), OCT),
    ("decryption-content-key", compact({"alg": "A256KW", "enc": "A128GCM"}, CEK, bytes(24)), OCT),
    ("decryption-key-forbids", compact(DIR, CEK), json.dumps(an_oct(CEK, use="sig"))),
    ("decryption-key-forbids", compact(DIR, CEK), json.dumps(an_oct(CEK, alg="A128KW"))),
    ("decryption-iv-length", long_iv(), OCT),
    ("decryption-tag-length", whole_tag(32), json.dumps(an_oct(LONG))),
    ("decryption-tag-length", whole_tag(12), json.dumps(an_oct(LONG))),
    ("decryption-tag-place", tag_behind(b""), OCT),
    ("decryption-other-aad", with_aad(".a/b", base64url.encode(b"a/b")), OCT),
    ("decryption-other-aad", with_aad("", "AAAA"), OCT),
    ("decryption-other-recipient", sealed("RSA-OAEP", "A128GCM", RSA), jwk(RSA_LONG)),
    ("decryption-other-recipient", shown_key(), jwk(key_for("ECDH-ES", "A256GCM"))),
    ("decryption-other-recipient", compact({**DIR, "kid": "a"}, CEK), json.dumps(an_oct(bytes(16), kid="b"))),
    ("decryption-key-halves", swapped(), json.dumps(an_oct(LONG))),
    ("decryption-other-aad", spaced(""), TEXT),
    ("decryption-other-aad", spaced(json.dumps(DIR)), TEXT),
    ("decryption-other-aad", spaced(_COMPACT), TEXT),
    ("decryption-other-aad", spaced(f"{_WRITTEN}="), TEXT),
    ("decryption-other-aad", spaced(_WRITTEN).replace(".", "=.", 1), TEXT),
    ("decryption-tag-changed", changed(compact(_CBC, LONG), 4), json.dumps(an_oct(LONG))),
]


def diagnosed(token: str, key: str, **options: Any) -> list[str]:  # noqa: ANN401 - of opened
    """Return the ids of the diagnoses."""
    return [one["id"] for one in opened(token, key, **options)["diagnosis"]]


@pytest.mark.parametrize(("ident", "token", "key"), EXPLAINED)
def test_each_hypothesis_explains_its_token(ident: str, token: str, key: str) -> None:
    assert [ident] == diagnosed(token, key)


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
        (changed(compact(_CBC, LONG, plaintext=b"no json at all"), 4), json.dumps(an_oct(LONG))),
    ],
)
def test_what_nothing_explains_is_ruled_out(token: str, key: str) -> None:
    found = opened(token, key)
    assert ["ruled-out"] == [one["id"] for one in found["diagnosis"]]
    assert {"name": "key as given", "holds": False} == found["tried"][0]
    assert not any(one["holds"] for one in found["tried"])


def test_what_was_tried_ends_with_what_decrypts() -> None:
    assert {"name": "encoding of the key", "holds": True} == opened(compact(DIR, CEK), CEK.hex())["tried"][-1]


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
        (with_parts(compact(_CBC, LONG), tag=bytes(32)), json.dumps(an_oct(LONG))),
        (compact({**DIR, "zip": "DEF"}, CEK), json.dumps(an_oct(CEK))),
        (compact(DIR, CEK), '{"kty":"oct","k":"A"}'),
    ],
)
def test_it_is_silent_where_there_is_nothing_to_explain(token: str, key: str) -> None:
    assert [] == diagnosed(token, key)


def test_a_secret_that_is_not_in_its_encoding_is_read_otherwise() -> None:
    assert ["decryption-key-encoding"] == diagnosed(compact(DIR, TEXT.encode()), TEXT, encoding="hex")


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
