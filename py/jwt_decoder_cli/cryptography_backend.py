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
    from collections.abc import Callable, Iterator, Sequence

    from jwt_decoder.registry.algorithms import Algorithm

HASHES: Final = {
    "SHA-256": hashes.SHA256(),
    "SHA-384": hashes.SHA384(),
    "SHA-512": hashes.SHA512(),
    "SHA-1": hashes.SHA1(),  # noqa: S303 - only ever to say that a signer used it
}
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

    # Of a processor; whoever runs a command waits for a second.
    search_seconds: float = 1.5

    async def verify(self, algorithm: Algorithm, public_key: bytes, signature: bytes, message: bytes) -> bool:
        """Verify as CryptoBackend says."""
        with refusals(_refused(algorithm), _lacking(algorithm)):
            return _holds(checker(algorithm, public_key), signature, message)

    async def first_valid(
        self, algorithm: Algorithm, public_key: bytes, trials: Sequence[tuple[bytes, bytes]]
    ) -> int | None:
        """Try them as CryptoBackend says."""
        with refusals(_refused(algorithm), _lacking(algorithm)):
            check_one = checker(algorithm, public_key)
            return next((at for at, trial in enumerate(trials) if _holds(check_one, *trial)), None)

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


def checker(algorithm: Algorithm, public_key: bytes) -> Callable[[bytes, bytes], None]:
    """Read the key, once for many signatures, octets as CryptoBackend; what is returned raises InvalidSignature.

    Raises ValueError for a key that is none, or UnsupportedAlgorithm.
    """
    if algorithm.family in {"rsassa-pkcs1", "rsassa-pss"}:
        rsa_key, padded, digest = _rsa_key(public_key), _padding(algorithm), HASHES[str(algorithm.hash)]
        return lambda signature, message: rsa_key.verify(signature, message, padded, digest)
    if algorithm.family == "ecdsa":
        ec_key = ec.EllipticCurvePublicKey.from_encoded_point(CURVES[str(algorithm.curve)], public_key)
        ecdsa = ec.ECDSA(HASHES[str(algorithm.hash)])
        return lambda signature, message: ec_key.verify(_in_der(signature), message, ecdsa)
    kind = (EDWARDS if algorithm.family == "eddsa" else ML_DSA)[algorithm.name][0]
    verify: Callable[[bytes, bytes], None] = kind.from_public_bytes(public_key).verify
    return verify


def _holds(check_one: Callable[[bytes, bytes], None], signature: bytes, message: bytes) -> bool:
    try:
        check_one(signature, message)
    except InvalidSignature:
        return False
    return True


def _padding(algorithm: Algorithm) -> padding.PKCS1v15 | padding.PSS:
    if algorithm.family == "rsassa-pkcs1":
        return padding.PKCS1v15()
    return padding.PSS(padding.MGF1(HASHES[str(algorithm.hash)]), int(algorithm.webcrypto["saltLength"]))


def _in_der(signature: bytes) -> bytes:
    half = len(signature) // 2
    return encode_dss_signature(int.from_bytes(signature[:half], "big"), int.from_bytes(signature[half:], "big"))


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
