"""Verification by pyca/cryptography, behind the engine's own Protocol. The only module that imports that package."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, mldsa, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.verify.backend import AlgorithmUnavailableError, KeyRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.registry.algorithms import Algorithm

HASHES: Final = {"SHA-256": hashes.SHA256(), "SHA-384": hashes.SHA384(), "SHA-512": hashes.SHA512()}
CURVES: Final = {
    "P-256": ec.SECP256R1(),
    "P-384": ec.SECP384R1(),
    "P-521": ec.SECP521R1(),
    "secp256k1": ec.SECP256K1(),
}
EDWARDS: Final[dict[str, Any]] = {
    "Ed25519": (ed25519.Ed25519PublicKey, ed25519.Ed25519PrivateKey),
    "Ed448": (ed448.Ed448PublicKey, ed448.Ed448PrivateKey),
}
ML_DSA: Final[dict[str, Any]] = {
    "ML-DSA-44": (mldsa.MLDSA44PublicKey, mldsa.MLDSA44PrivateKey),
    "ML-DSA-65": (mldsa.MLDSA65PublicKey, mldsa.MLDSA65PrivateKey),
    "ML-DSA-87": (mldsa.MLDSA87PublicKey, mldsa.MLDSA87PrivateKey),
}


class Cryptography:
    """Verifies with pyca/cryptography."""

    async def verify(self, algorithm: Algorithm, public_key: bytes, signature: bytes, message: bytes) -> bool:
        """Verify as CryptoBackend says."""
        with refusals(_refused(algorithm), _lacking(algorithm)):
            try:
                check(algorithm, public_key, signature, message)
            except InvalidSignature:
                return False
        return True

    async def public_key(self, algorithm: Algorithm, seed: bytes) -> bytes:
        """Return the public key as CryptoBackend says."""
        with refusals(_refused(algorithm), _lacking(algorithm)):
            return _public_key(algorithm, seed)


@contextmanager
def refusals(refused: Sentence, lacking: Sentence) -> Iterator[None]:
    """Say of a key that is none that it is refused, and of what this machine lacks that it is lacking."""
    try:
        yield
    except ValueError as error:
        raise KeyRefusedError(refused) from error
    except UnsupportedAlgorithm as error:
        raise AlgorithmUnavailableError(lacking) from error


def check(algorithm: Algorithm, public_key: bytes, signature: bytes, message: bytes) -> None:
    """Raise InvalidSignature, ValueError for a key that is none, or UnsupportedAlgorithm; octets as CryptoBackend."""
    if algorithm.family == "rsassa-pkcs1":
        _rsa_key(public_key).verify(signature, message, padding.PKCS1v15(), HASHES[str(algorithm.hash)])
    elif algorithm.family == "rsassa-pss":
        digest = HASHES[str(algorithm.hash)]
        pss = padding.PSS(padding.MGF1(digest), int(algorithm.webcrypto["saltLength"]))
        _rsa_key(public_key).verify(signature, message, pss, digest)
    elif algorithm.family == "ecdsa":
        key = ec.EllipticCurvePublicKey.from_encoded_point(CURVES[str(algorithm.curve)], public_key)
        half = len(signature) // 2
        numbers = (int.from_bytes(signature[:half], "big"), int.from_bytes(signature[half:], "big"))
        key.verify(encode_dss_signature(*numbers), message, ec.ECDSA(HASHES[str(algorithm.hash)]))
    elif algorithm.family == "eddsa":
        EDWARDS[algorithm.name][0].from_public_bytes(public_key).verify(signature, message)
    else:
        ML_DSA[algorithm.name][0].from_public_bytes(public_key).verify(signature, message)


def _public_key(algorithm: Algorithm, seed: bytes) -> bytes:
    if algorithm.family == "ecdsa":
        number = ec.derive_private_key(int.from_bytes(seed, "big"), CURVES[str(algorithm.curve)])
        return number.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    if algorithm.name in ML_DSA:
        private = ML_DSA[algorithm.name][1].from_seed_bytes(seed)
    else:
        private = EDWARDS[algorithm.name][1].from_private_bytes(seed)
    public: bytes = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return public


def _rsa_key(octets: bytes) -> rsa.RSAPublicKey:
    key = load_der_public_key(octets)
    if not isinstance(key, rsa.RSAPublicKey):
        message = "not a key for RSA"
        raise ValueError(message)  # noqa: TRY004 - to the caller it is a key that is refused
    return key


def _refused(algorithm: Algorithm) -> Sentence:
    return Sentence("The cryptography package rejects this key for {name}: the key is invalid.", name=algorithm.name)


def _lacking(algorithm: Algorithm) -> Sentence:
    return Sentence("The cryptography package can't verify {name} on this machine.", name=algorithm.name)
