"""Tokens that do not decrypt, each for a reason of its own, with the key that was given and the id of the reason."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from joserfc.jwk import RSAKey
from jwt_decoder.decrypt.derivation import concat_kdf
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, changed, compact, jwk, key_for, sealed
from tests.unit.jwt_decoder.rsa_keys import rsa_key
from tests.unit.jwt_decoder.verify.jose_tokens import private_pem

TEXT = "0123456789abcdef"
CEK = bytes(range(32, 48))
LONG = bytes(range(32, 64))
SALT = bytes(range(16))
EC = key_for("ECDH-ES", "A128GCM")
RSA = key_for("RSA-OAEP", "A128GCM")
RSA_LONG = RSAKey.import_key(private_pem(rsa_key(2056)))
SHA1 = hashes.SHA1()  # noqa: S303 - that of RSA-OAEP
DIR = {"alg": "dir", "enc": "A128GCM"}
CBC = {"alg": "dir", "enc": "A128CBC-HS256"}


def an_oct(octets: bytes, **more: object) -> dict[str, object]:
    """Return a shared key as JWK."""
    return {"kty": "oct", "k": base64url.encode(octets), **more}


def parties(name: str, apu: bytes = b"Alice", apv: bytes = b"Bob", /, **header: str) -> str:
    """Return a token of ECDH-ES whose sender took these for apu and apv, and this name, in the KDF."""
    own = ec.derive_private_key(7, ec.SECP256R1())
    numbers = own.public_key().public_numbers()
    x, y = (base64url.encode(number.to_bytes(32, "big")) for number in (numbers.x, numbers.y))
    epk = {"kty": "EC", "crv": "P-256", "x": x, "y": y}
    shared = own.exchange(ec.ECDH(), EC.get_op_key("deriveKey"))
    names = header or {"apu": "QWxpY2U", "apv": "Qm9i"}
    return compact({"alg": "ECDH-ES", "enc": "A128GCM", "epk": epk, **names}, concat_kdf(shared, name, apu, apv, 16))


def of_password(alg: str, salt: bytes) -> str:
    """Return a token of PBES2 whose sender took this for the whole salt."""
    kek = PBKDF2HMAC(hashes.SHA256(), 16, salt, 1000).derive(TEXT.encode())
    header = {"alg": alg, "enc": "A128GCM", "p2s": base64url.encode(SALT), "p2c": 1000}
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
    token = compact(CBC, LONG)
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
    ("decryption-key-size", compact(DIR, CEK), base64url.encode(bytes(range(240, 256)))),
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
    ("decryption-bare-salt", of_password("PBES2-HS256+A128KW", SALT), TEXT),
    ("decryption-other-alg", of_password("PBES2-HS512+A256KW", b"PBES2-HS256+A128KW\0" + SALT), TEXT),
    ("decryption-raw-parties", parties("A128GCM", b"QWxpY2U", b"Qm9i"), jwk(EC)),
    ("decryption-raw-parties", parties("A128GCM", b"Alice", b"Qm9i"), jwk(EC)),
    ("decryption-raw-parties", parties("A128GCM", b"QWxpY2U", b"", apu="QWxpY2U"), jwk(EC)),
    ("decryption-no-parties", parties("A128GCM", b"", b""), jwk(EC)),
    ("decryption-no-parties", parties("A128GCM", b""), jwk(EC)),
    ("decryption-no-parties", parties("A128GCM", b"", b"", apv="Qm9i"), jwk(EC)),
    ("decryption-exchanged-parties", parties("A128GCM", b"Bob", b"Alice"), jwk(EC)),
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
    ("text-repaired", spaced(_WRITTEN).replace(".", "=.", 1), TEXT),
    ("decryption-tag-changed", changed(compact(CBC, LONG), 4), json.dumps(an_oct(LONG))),
]
