"""Keys as bare octets in hexadecimal digits or base64: points of curves, keys of Ed25519, DER, blobs of SSH."""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.edwards import is_point
from jwt_decoder.keys.forms import ssh
from jwt_decoder.keys.forms.cose_key import read_cose_key
from jwt_decoder.keys.forms.der import DerError
from jwt_decoder.keys.forms.structures import read_structure
from jwt_decoder.keys.key_material import ec_key, raw_key
from jwt_decoder.keys.weierstrass import is_on_curve, uncompressed
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.keys.forms.structures import Form
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.registry.curves import Curve

_BETWEEN: Final = re.compile(r"[\s:]")
_LONGEST: Final = 40_000
_HEX: Final = re.compile(r"(?:0[xX]|\\x)?((?:[0-9A-Fa-f]{2}[\s:]?){32,})")
_PACKED: Final = re.compile(r"[A-Za-z0-9+/_-]{40,}={0,2}")
# By the length of their points, without the octet that says how they are written.
_POINTS: Final = {64: ("P-256", "secp256k1"), 96: ("P-384",), 132: ("P-521",)}
_COMPRESSED: Final = {33: ("P-256", "secp256k1"), 49: ("P-384",), 67: ("P-521",)}
_RAW: Final = {32: "Ed25519", 57: "Ed448"}
_SSH: Final = (b"\0\0\0\x07ssh-rsa", b"\0\0\0\x0bssh-ed25519", b"\0\0\0\x13ecdsa-sha2-nistp")
# The algorithm, a number, and the key, of minisign and signify; a line of words is before it.
_OF_MINISIGN: Final = 42
_BEFORE_KEY: Final = 10
_COMMENT: Final = re.compile(r"\A\s{0,8}untrusted comment: [^\n]{0,400}\n")
# A seed of Ed25519 and its public key, as NaCl, Go and Solana have them.
_PAIR: Final = 64
_FORM_OF_PAIR: Final = Sentence("seed and public key in {encoding}")
_FORM_OF_MINISIGN: Final = Sentence("public key file of minisign or signify")
_FORM_OF_COSE: Final = Sentence("COSE_Key in {encoding}")
_FORM_OF_POINT: Final = Sentence("raw point in {encoding}")
_FORM_OF_KEY: Final = Sentence("raw bytes in {encoding}")
_FORM_OF_DER: Final = Sentence("DER in {encoding} ({structure})")
_FORM_OF_SSH_FILE: Final = Sentence("OpenSSH, without its frame")
_FORM_OF_SSH: Final = Sentence("OpenSSH, without its kind")


def read_octets(text: str) -> tuple[str, Form, Material] | None:
    """Read octets that can be nothing but a key: its kind, how it is written, and the key; None for all others."""
    octets, encoding = _octets(_COMMENT.sub("", text))
    if octets.startswith(_SSH):
        return "ssh", _FORM_OF_SSH, _blob(octets)
    if octets.startswith(ssh.MAGIC):
        return "ssh", _FORM_OF_SSH_FILE, ssh.read_private_file(octets)
    if cose := read_cose_key(octets):
        return "raw", _FORM_OF_COSE.about(encoding=encoding), cose
    return _public(octets, encoding) or _der(octets, encoding)


def _public(octets: bytes, encoding: str) -> tuple[str, Form, Material] | None:
    """Read a point, or the key of minisign and signify."""
    if len(octets) == _OF_MINISIGN and octets.startswith(b"Ed") and is_point("Ed25519", octets[_BEFORE_KEY:]):
        return "raw", _FORM_OF_MINISIGN, raw_key("OKP", "Ed25519", octets[_BEFORE_KEY:])
    point = octets if octets[:1] == b"\4" else b"\4" + octets
    curve = next((one for one in _POINTS.get(len(point) - 1, ()) if is_on_curve(one, point)), "")
    if curve:
        return "raw", _FORM_OF_POINT.about(encoding=encoding), ec_key(curve, point)
    return None


def _der(octets: bytes, encoding: str) -> tuple[str, Form, Material] | None:
    try:
        form, material = read_structure(octets) if octets[:1] == b"0" and encoding == "hex" else ("", None)
    except DerError:
        return None
    return ("der", _FORM_OF_DER.about(encoding=encoding, structure=form), material) if material else None


def read_ambiguous(text: str) -> Iterator[tuple[Form, Material]]:
    """Yield each key that octets are where one is needed, and else may as well be a secret: how it is written first."""
    octets, encoding = _octets(text)
    curve = _RAW.get(len(octets), "")
    if curve and is_point(curve, octets):
        yield _FORM_OF_KEY.about(encoding=encoding), raw_key("OKP", curve, octets)
    for curve in _COMPRESSED.get(len(octets), ()):
        if uncompressed(curve, octets):
            yield _FORM_OF_POINT.about(encoding=encoding), ec_key(curve, octets)


def read_pair(text: str) -> tuple[Form, Material] | None:
    """Read octets that are a seed of Ed25519 and a public key, where such a key is needed.

    Whether they belong together, a backend works out (``key_pair.check_pair``).
    """
    octets, encoding = _octets(text)
    seed, public = octets[: _PAIR // 2], octets[_PAIR // 2 :]
    if len(octets) != _PAIR or not is_point("Ed25519", public):
        return None
    return _FORM_OF_PAIR.about(encoding=encoding), raw_key("OKP", "Ed25519", public, seed=seed)


def read_private(text: str, curve: Curve) -> tuple[Form, Material] | None:
    """Read octets that are a private key where one of this curve is needed; None of any other length.

    Of Ed25519, the public key may follow them, as in NaCl and in Go.
    """
    octets, encoding = _octets(text)
    seed, public = octets, b""
    if curve.name == "Ed25519" and len(octets) == 2 * curve.octets and is_point(curve.name, octets[curve.octets :]):
        seed, public = octets[: curve.octets], octets[curve.octets :]
    if len(seed) != curve.octets or curve.key_type == "AKP":
        return None
    made = (
        ec_key(curve.name, b"", seed=seed) if curve.key_type == "EC" else raw_key("OKP", curve.name, public, seed=seed)
    )
    return _FORM_OF_KEY.about(encoding=encoding), made


def _blob(octets: bytes) -> Material:
    return ssh.read_blob(octets, private=False)


def _octets(text: str) -> tuple[bytes, str]:
    """Return the octets that a text spells, and how; none where it spells none."""
    text = text.strip().strip("\"'`")
    if len(text) > _LONGEST:
        return b"", ""
    digits = _HEX.fullmatch(text)
    if digits:
        return bytes.fromhex(_BETWEEN.sub("", digits[1])), "hex"
    packed = "".join(text.split())
    if not _PACKED.fullmatch(packed) or len(packed.rstrip("=")) % 4 == 1:
        return b"", ""
    encoding = "base64" if {"+", "/", "="} & set(packed) else "base64url"
    standard = packed.rstrip("=").replace("-", "+").replace("_", "/")
    return binascii.a2b_base64(standard + "=" * (-len(standard) % 4)), encoding
