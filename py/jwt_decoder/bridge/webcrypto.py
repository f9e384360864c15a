"""The backend of the browser: crypto.subtle, and noble for what the browser lacks. The only file that imports js.

The worker's script puts an object with two functions on ``globalThis.jwtNoble``, or does not:

- ``verify(name, publicKey, signature, message)``: whether the signature holds;
- ``publicKey(name, seed)``: the raw public key of a private one;

and one with the functions of DecryptionBackend, in camel case, on ``globalThis.jwtDecryption``: each returns octets, or
undefined for what doesn't decrypt; and one with the functions of KeyMaker on ``globalThis.jwtKeys``: random(octets),
rsa(bits), privateKey(curve) and publicKey(curve, private); and one with those of MakingBackend on
``globalThis.jwtMaking``; and on ``globalThis.jwtTrials`` what makes many verifications at once:
ofPlatform(parameters, key, signatures, messages, count) and ofNoble(name, publicKey, signatures, messages, count), with
the signatures and the messages in one array each; both return an index, or -1;

all octets as Uint8Array, ``name`` that of a row, of ``verify`` one of NOBLE; either throws where it does not take the
key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import js  # type: ignore[import-not-found, unused-ignore]
from pyodide.ffi import JsException, to_js  # type: ignore[import-not-found, unused-ignore]

from jwt_decoder.make.signing_key import ADD_PRIMES
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.verify.backend import AlgorithmUnavailableError, KeyRefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jwt_decoder.registry.algorithms import Algorithm

NOBLE: Final = frozenset(row.name for row in ALGORITHMS.values() if row.noble)
_FORMATS: Final = {
    "rsassa-pkcs1": ("spki",),
    "rsassa-pss": ("spki",),
    "ecdsa": ("raw",),
    "eddsa": ("raw",),
    # The draft that brings ML-DSA renamed the format (WICG, Modern Algorithms in the Web Cryptography API).
    "ml-dsa": ("raw-public", "raw"),
}
_NEEDED: Final = Sentence(
    "{name} needs the browser's cryptography, which is only available over HTTPS and on localhost. HMAC still works."
)
_RSA_NEEDED: Final = Sentence(
    "RSA needs the browser's cryptography, which is only available over HTTPS and on localhost. AES and ECDH "
    "still work."
)
_NO_PRIMES: Final = Sentence(
    "A browser needs the primes of an RSA private key, but this one has no p and q. To add them, run “{command}”.",
    command=ADD_PRIMES,
)
_ONE_HASH: Final = Sentence("A browser can't use one hash for OAEP and another for MGF1. The command line can.")
_RSA_MAKER_NEEDED: Final = Sentence(
    "An RSA key needs the browser's cryptography, which is only available over HTTPS and on localhost. Other "
    "keys can still be generated."
)
_KEY_REFUSED: Final = Sentence("The browser rejects this key: it is invalid.")
_LACKS: Final = Sentence("This browser can't verify {name}.")
_NOT_TAKEN: Final = Sentence("The browser rejects this key: it is invalid, or too short for the algorithm.")


class WebCrypto:
    """Verifies with ``crypto.subtle`` first, with noble where that does not know the algorithm."""

    # With the wrong key all of it is spent before that is said, at each letter that is typed.
    search_seconds: float = 0.4

    async def verify(self, algorithm: Algorithm, public_key: bytes, signature: bytes, message: bytes) -> bool:
        """Verify as CryptoBackend says."""
        key = await _imported(algorithm, public_key)
        if key is None:
            return _by_noble(algorithm, public_key, signature, message)
        parameters = _object(algorithm)
        try:
            return bool(await js.crypto.subtle.verify(parameters, key, to_js(signature), to_js(message)))
        except JsException as error:
            raise KeyRefusedError(_refused(algorithm)) from error

    async def first_valid(
        self, algorithm: Algorithm, public_key: bytes, trials: Sequence[tuple[bytes, bytes]]
    ) -> int | None:
        """Try them as CryptoBackend says."""
        key = await _imported(algorithm, public_key)
        given = (*(to_js(b"".join(each)) for each in zip(*trials, strict=True)), len(trials))
        try:
            if key is None:
                found = js.jwtTrials.ofNoble(algorithm.name, to_js(public_key), *given)
            else:
                found = await js.jwtTrials.ofPlatform(_object(algorithm), key, *given)
        except JsException as error:
            raise KeyRefusedError(_refused(algorithm)) from error
        return int(found) if found >= 0 else None

    async def public_key(self, algorithm: Algorithm, seed: bytes) -> bytes:
        """Return the public key as CryptoBackend says; only noble can, since WebCrypto never derives one."""
        noble = _noble(algorithm)
        try:
            octets: bytes = noble.publicKey(algorithm.name, to_js(seed)).to_bytes()
        except JsException as error:
            raise KeyRefusedError(_refused(algorithm)) from error
        return octets


async def _imported(algorithm: Algorithm, public_key: bytes) -> Any:  # noqa: ANN401 - a CryptoKey is a JsProxy
    """Import the key; None where the browser does not know the algorithm and noble may."""
    subtle = getattr(js.crypto, "subtle", None)
    if subtle is None and algorithm.name not in NOBLE:
        raise AlgorithmUnavailableError(_NEEDED.about(name=algorithm.name))
    if subtle is None or not algorithm.webcrypto:
        return None
    for form in _FORMATS[algorithm.family]:
        try:
            return await subtle.importKey(form, to_js(public_key), _object(algorithm), False, to_js(["verify"]))  # noqa: FBT003 - the argument "extractable" of a JavaScript function
        except JsException:
            # Its name is lost in two of three browsers where the exception was thrown at once, so it decides nothing.
            continue
    if algorithm.name in NOBLE:
        return None
    raise KeyRefusedError(_refused(algorithm))


def _by_noble(algorithm: Algorithm, public_key: bytes, signature: bytes, message: bytes) -> bool:
    noble = _noble(algorithm)
    try:
        return bool(noble.verify(algorithm.name, to_js(public_key), to_js(signature), to_js(message)))
    except JsException as error:
        raise KeyRefusedError(_refused(algorithm)) from error


def _noble(algorithm: Algorithm) -> Any:  # noqa: ANN401 - a JsProxy
    noble = getattr(js, "jwtNoble", None)
    if noble is None:
        raise AlgorithmUnavailableError(_LACKS.about(name=algorithm.name))
    return noble


def _object(algorithm: Algorithm) -> Any:  # noqa: ANN401 - a JsProxy
    return to_js(dict(algorithm.webcrypto), dict_converter=js.Object.fromEntries)


def _refused(algorithm: Algorithm) -> Sentence:
    return Sentence("The browser rejects this key for {name}: the key is invalid.", name=algorithm.name)


class WebDecryption:
    """Decrypts with crypto.subtle, and with noble what a browser lacks, as DecryptionBackend says."""

    async def unwrap(self, key: bytes, wrapped: bytes) -> bytes | None:
        """Undo AES Key Wrap."""
        return await _decrypted("unwrap", key, wrapped)

    async def decrypt_gcm(self, key: bytes, iv: bytes, sealed: bytes, aad: bytes) -> bytes | None:
        """Undo AES-GCM."""
        return await _decrypted("decryptGcm", key, iv, sealed, aad)

    async def decrypt_cbc(self, key: bytes, iv: bytes, ciphertext: bytes) -> bytes | None:
        """Undo AES-CBC."""
        return await _decrypted("decryptCbc", key, iv, ciphertext)

    async def decrypt_oaep(self, key: bytes, ciphertext: bytes, digest: str, mask: str) -> bytes | None:
        """Undo RSAES-OAEP; no browser has it with another hash in MGF1."""
        _require_subtle()
        if mask != digest:
            raise AlgorithmUnavailableError(_ONE_HASH)
        return await _decrypted("decryptOaep", key, ciphertext, digest)

    async def decrypt_pkcs1(self, key: bytes, ciphertext: bytes) -> bytes | None:
        """Undo RSAES-PKCS1-v1_5."""
        _require_subtle()
        return await _decrypted("decryptPkcs1", key, ciphertext)

    async def primes(self, modulus: int, exponent: int, private_exponent: int) -> tuple[int, int] | None:
        """Refuse: no browser takes a key without them, and none works them out."""
        del modulus, exponent, private_exponent
        raise AlgorithmUnavailableError(_NO_PRIMES)

    async def agree(self, curve: str, private: bytes, public: bytes) -> bytes:
        """Agree by ECDH."""
        return await _decrypted("agree", curve, private, public) or b""

    async def derive(self, password: bytes, salt: bytes, count: int, digest: str, octets: int) -> bytes:
        """Derive by PBKDF2."""
        return await _decrypted("derive", password, salt, count, digest, octets) or b""


class WebKeys:
    """Makes keys with crypto.subtle, and with noble what a browser lacks, as KeyMaker says."""

    async def random(self, octets: int) -> bytes:
        """Return octets of crypto.getRandomValues."""
        return await _answered(js.jwtKeys, "random", octets) or b""

    async def rsa_key(self, bits: int) -> bytes:
        """Make an RSA key."""
        if getattr(js.crypto, "subtle", None) is None:
            raise AlgorithmUnavailableError(_RSA_MAKER_NEEDED)
        return await _answered(js.jwtKeys, "rsa", bits) or b""

    async def private_key(self, curve: str) -> bytes:
        """Make a private key."""
        return await _answered(js.jwtKeys, "privateKey", curve) or b""

    async def public_key(self, curve: str, private: bytes) -> bytes:
        """Work out the public key."""
        return await _answered(js.jwtKeys, "publicKey", curve, private) or b""

    async def primes(self, modulus: int, exponent: int, private_exponent: int) -> tuple[int, int] | None:
        """Refuse, as what decrypts does."""
        return await WebDecryption().primes(modulus, exponent, private_exponent)


class WebMaking:
    """Signs and encrypts with crypto.subtle, and with noble what a browser lacks, as MakingBackend says."""

    async def sign(self, algorithm: Algorithm, private: bytes, public: bytes, message: bytes) -> bytes:
        """Sign as MakingBackend says."""
        if algorithm.name not in NOBLE and getattr(js.crypto, "subtle", None) is None:
            raise AlgorithmUnavailableError(_NEEDED.about(name=algorithm.name))
        return await _made("sign", algorithm.name, _object(algorithm), private, public, message)

    async def wrap(self, key: bytes, content_key: bytes) -> bytes:
        """Do AES Key Wrap."""
        return await _made("wrap", key, content_key)

    async def encrypt_gcm(self, key: bytes, iv: bytes, plaintext: bytes, aad: bytes) -> bytes:
        """Do AES-GCM."""
        return await _made("encryptGcm", key, iv, plaintext, aad)

    async def encrypt_cbc(self, key: bytes, iv: bytes, plaintext: bytes) -> bytes:
        """Do AES-CBC."""
        return await _made("encryptCbc", key, iv, plaintext)

    async def encrypt_oaep(self, key: bytes, content_key: bytes, digest: str) -> bytes:
        """Do RSAES-OAEP."""
        _require_subtle()
        return await _made("encryptOaep", key, content_key, digest)

    async def encrypt_pkcs1(self, key: bytes, content_key: bytes) -> bytes:
        """Do RSAES-PKCS1-v1_5."""
        _require_subtle()
        return await _made("encryptPkcs1", key, content_key)


async def _made(name: str, *arguments: object) -> bytes:
    try:
        return await _answered(js.jwtMaking, name, *arguments) or b""
    except KeyRefusedError:
        raise KeyRefusedError(_NOT_TAKEN) from None


async def _decrypted(name: str, *arguments: bytes | str | int) -> bytes | None:
    return await _answered(js.jwtDecryption, name, *arguments)


async def _answered(functions: Any, name: str, *arguments: object) -> bytes | None:  # noqa: ANN401 - a JsProxy
    given = (to_js(one) if isinstance(one, bytes) else one for one in arguments)
    try:
        made = getattr(functions, name)(*given)
        found = await made if hasattr(made, "then") else made
    except JsException as error:
        raise KeyRefusedError(_KEY_REFUSED) from error
    octets: bytes | None = found.to_bytes() if found is not None else None
    return octets


def _require_subtle() -> None:
    if getattr(js.crypto, "subtle", None) is None:
        raise AlgorithmUnavailableError(_RSA_NEEDED)
