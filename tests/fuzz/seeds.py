"""What each target begins with: the vectors of the tests and, where they are, the corpora beside the project."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from tests.fuzz.mutation import SEPARATOR
from tests.unit.jwt_decoder.explain.profiles import shapes
from tests.unit.jwt_decoder.keys.test_key_forms import certificate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.fuzz.targets import Target

_ROOT: Final = Path(__file__).resolve().parents[2]
_VECTORS: Final = _ROOT / "tests" / "vectors"
_CORPORA: Final = _ROOT.parent / "shared" / "corpora"
_SECRET: Final = "your-256-bit-secret"


def write(target: Target, folder: Path) -> None:
    """Write the seeds of a target that are short enough into its folder, each under its digest."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in target.seeds:
        for seed in _KINDS[kind]():
            if len(seed) <= target.longest:
                (folder / hashlib.sha1(seed, usedforsecurity=False).hexdigest()).write_bytes(seed)


@cache
def _texts() -> tuple[str, ...]:
    """Give every string in the vectors and the corpora that may be a token, a paste or a key."""
    found: dict[str, None] = {}
    for folder in (_VECTORS, _CORPORA):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".txt", ".pem"}:
                found[path.read_text(errors="replace")] = None
            elif path.suffix == ".json":
                found |= dict.fromkeys(_strings(json.loads(path.read_text())))
    return tuple(found)


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        if "kty" in value or "keys" in value:
            yield json.dumps(value)
        for item in value.values():
            yield from _strings(item)


def pastes() -> Iterable[bytes]:
    return [text.encode(errors="surrogatepass") for text in _texts() if text.count(".") > 1 or "eyJ" in text]


def shapes_of_profiles() -> Iterable[bytes]:
    """Give a token of each kind of issuer that the profiles know."""
    return [shapes.compact(one.header, one.claims, one.tail).encode() for one in shapes.SHAPES]


def _keys() -> Iterable[bytes]:
    texts = [text for text in _texts() if '"kty"' in text or "-----BEGIN" in text or text.startswith("ssh-")]
    forms = [octets.decode() for octets in _encoded(Encoding.PEM)]
    lines = [key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode() for key in _private()]
    return [b"\0" + text.encode(errors="replace") for text in (*texts, *forms, *lines, _SECRET, "00ff", '{"keys":[]}')]


def _der() -> Iterable[bytes]:
    return _encoded(Encoding.DER)


@cache
def _private() -> tuple[Any, ...]:
    short = rsa.generate_private_key(65537, 1024)  # noqa: S505 - small inputs are changed faster
    return short, ec.generate_private_key(ec.SECP256R1()), ed25519.Ed25519PrivateKey.generate()


@cache
def _encoded(encoding: Encoding) -> tuple[bytes, ...]:
    """Give keys and certificates in every structure."""
    found = [certificate("P-256").public_bytes(encoding), certificate("Ed25519").public_bytes(encoding)]
    for key in _private():
        found.append(key.public_key().public_bytes(encoding, PublicFormat.SubjectPublicKeyInfo))
        found.append(key.private_bytes(encoding, PrivateFormat.PKCS8, NoEncryption()))
        if not isinstance(key, ed25519.Ed25519PrivateKey):
            found.append(key.private_bytes(encoding, PrivateFormat.TraditionalOpenSSL, NoEncryption()))
    return tuple(found)


def pairs() -> Iterable[bytes]:
    """Give each token with a key that fits, and with one that does not."""
    jose = json.loads((_VECTORS / "jose.json").read_text())["compact"]
    fitting = [(json.dumps(one["key"]), one["token"]) for one in jose] + [
        (json.dumps(one["other"]), one["token"]) for one in jose
    ]
    torture = json.loads((_VECTORS / "torture.json").read_text())
    fitting += [(case.get("secret", _SECRET), case["text"]) for case in torture]
    return [b"\0" + key.encode() + SEPARATOR + text.encode(errors="surrogatepass") for key, text in fitting]


def _json() -> Iterable[bytes]:
    corpus = [text.encode(errors="surrogatepass") for text in _texts() if text[:1] in {"{", "["}]
    return [*corpus, b'{"a":[1,-0.5e3,true,null,"\\u00e9"],"b":{}}', b'"\\ud800"', b"1", b"\xef\xbb\xbf{}"]


def _segments() -> Iterable[bytes]:
    return [part.encode(errors="surrogatepass") for text in _texts() for part in text.split(".")]


def _draws() -> Iterable[bytes]:
    """Give octets from which something is drawn: any others do as well."""
    return [bytes([number]) for number in range(12)]


_KINDS: Final = {
    "pastes": pastes,
    "shapes": shapes_of_profiles,
    "keys": _keys,
    "der": _der,
    "pairs": pairs,
    "json": _json,
    "segments": _segments,
    "draws": _draws,
}
