"""Keys as tools print and store them: XML of .NET, the text of OpenSSL, the files of SSH tools other than OpenSSH."""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms import ssh
from jwt_decoder.keys.forms.raw_octets import read_octets
from jwt_decoder.keys.key_material import COORDINATES, ec_key, raw_key, rsa_key
from jwt_decoder.keys.rsa_numbers import PrivateNumbers
from jwt_decoder.keys.weierstrass import is_on_curve
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from jwt_decoder.keys.forms.structures import Form
    from jwt_decoder.keys.key_material import Material

_BETWEEN: Final = re.compile(r"[\s:]")
_LONGEST: Final = 100_000
_ELEMENT: Final = re.compile(
    r"<(?:ds:)?(Modulus|Exponent|D|P|Q|DP|DQ|InverseQ)>\s*+([A-Za-z0-9+/=\s]{1,4000}?)\s*</(?:ds:)?\1>"
)
_PRIVATE: Final = ("D", "P", "Q", "DP", "DQ", "InverseQ")
_HEX: Final = r"((?:\s*[0-9A-Fa-f]{2}(?::|(?=\s)|\Z))+)"
_MODULUS: Final = re.compile(rf"(?i:modulus)(?: \([^)]*\))?(?::{_HEX}|=([0-9A-Fa-f]+))")
_EXPONENT: Final = re.compile(r"(?i:(?:public)?exponent): (\d{1,80})")
# A number by its name: decimal, hexadecimal or base64, by its digits; e is shorter than all others.
_JOINT: Final = r"[\"']?[ \t]{0,20}[:=][ \t]{0,20}\s?[ \t]{0,20}(?P<quote>[\"']?)"
# A number that goes on in the next line is none that is whole.
_ENDING: Final = r"(?P=quote)(?![\w+/-])(?!\s{1,40}[A-Za-z0-9+/_-]{40})"
_N: Final = re.compile(rf"(?<![\w.])(?i:n|modulus){_JOINT}(?P<value>[A-Za-z0-9+/_-]{{128,5000}}={{0,2}}){_ENDING}")
_E: Final = re.compile(
    rf"(?<![\w.])(?i:e|(?:public[_ ]?)?exponent){_JOINT}"
    r"(?P<value>AQAB|AQAAAAE=|Aw|(?:0[xX])?[0-9]{1,20})(?P=quote)(?!\w)"
)
_D: Final = re.compile(rf"(?<![\w.])(?i:d|private[_ ]?exponent){_JOINT}[A-Za-z0-9+/_-]{{40}}")
_COORDINATE: Final = rf"(?P<value>[A-Za-z0-9+/_-]{{40,160}}={{0,2}}){_ENDING}"
_X: Final = re.compile(rf"(?<![\w.])(?i:x|point_x|pub_x|qx|public x coord){_JOINT}{_COORDINATE}")
_Y: Final = re.compile(rf"(?<![\w.])(?i:y|point_y|pub_y|qy|public y coord){_JOINT}{_COORDINATE}")
# What the package rsa of Python prints.
_BARE_NUMBERS: Final = re.compile(r"\b(?P<kind>Public|Private)Key\((?P<n>[0-9]{128,5000}), (?P<e>[0-9]{1,20})(?:, |\))")
_JWK: Final = re.compile(r"\bkty\b", re.IGNORECASE)
_IS_HEX: Final = re.compile(r"(?:0[xX])?[0-9A-Fa-f]+")
_XML_POINT: Final = re.compile(r"<(?:[a-z0-9]{1,8}:)?PublicKey>\s*+([A-Za-z0-9+/=\s]{80,300}?)\s*</")
_HEX_65537: Final = "10001"
_POINT: Final = re.compile(rf"(?m:^ *pub: *+){_HEX}")
_CURVE: Final = re.compile(r"(?:ASN1 OID|NIST CURVE): *(\S+)")
_CURVES_OF_OPENSSL: Final = {"prime256v1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"}
_RAW_TITLE: Final = re.compile(r"(?m:^ *(?P<curve>ED25519|ED448|X25519|X448) (?:Private|Public)-Key:)")
_RAW_CURVES: Final = {"ED25519": "Ed25519", "ED448": "Ed448", "X25519": "X25519", "X448": "X448"}
_PRIVATE_OCTETS: Final = re.compile(rf"(?m:^ *priv: *+){_HEX}")
# In the order of PrivateNumbers.
_PRIVATE_NUMBERS: Final = tuple(
    re.compile(rf"(?m:^ *{name}: *+){_HEX}")
    for name in ("privateExponent", "prime1", "prime2", "exponent1", "exponent2", "coefficient")
)
_SSH2: Final = re.compile(
    r"---- ?BEGIN SSH2 (?:ENCRYPTED )?PUBLIC KEY ?----\s*((?:[\w-]+: .*(?:\\\n.*)*\n)*)([\sA-Za-z0-9+/=]+)---- ?END"
)
_PUTTY: Final = re.compile(
    r"PuTTY-User-Key-File-\d[^\n]{0,100}\n(?:[^\n]{0,400}\n){0,8}?"
    r"Public-Lines: (\d{1,4})\r?\n([\sA-Za-z0-9+/=]+?)(?:\n[A-Z][a-z]+-|\s*\Z)"
)
_XML_FORM: Final = Sentence("XML of .NET")
_TEXT_FORM: Final = Sentence("text of OpenSSL")
_NUMBERS_FORM: Final = Sentence("modulus and exponent by their names")
_COORDINATES_FORM: Final = Sentence("coordinates by their names")
_TO_URL: Final = str.maketrans("+/", "-_")
_SSH2_FORM: Final = Sentence("SSH2 public key file")
_PUTTY_FORM: Final = Sentence("PuTTY key file")


def read_printed(text: str) -> tuple[str, Form, Material] | None:
    """Read a key that a tool printed: its kind, how it is written, and the key; None where it is none."""
    if len(text) > _LONGEST:
        return None
    return _xml(text) or _openssl(text) or _numbers(text) or _ssh_file(text)


def _xml(text: str) -> tuple[str, Form, Material] | None:
    point = _XML_POINT.search(text)
    if point and (read := read_octets(point[1])):
        return read
    found = {one[1]: _number(one[2]) for one in _ELEMENT.finditer(text)}
    if not found.get("Modulus") or not found.get("Exponent"):
        return None
    numbers = PrivateNumbers(*(found.get(name, 0) for name in _PRIVATE)) if "D" in found else None
    private = any(name in found for name in _PRIVATE)
    return "xml", _XML_FORM, rsa_key(found["Modulus"], found["Exponent"], private=private, numbers=numbers)


def _number(packed: str) -> int:
    try:
        return int.from_bytes(binascii.a2b_base64(packed), "big")
    except binascii.Error:
        return 0


def _openssl(text: str) -> tuple[str, Form, Material] | None:
    """Read what "openssl rsa -text", "openssl ec -text" and "openssl x509 -text" print."""
    is_private = "rivate" in text
    modulus, exponent = _MODULUS.search(text), _EXPONENT.search(text)
    if modulus and exponent:
        size = int(_digits(modulus[1] or modulus[2]), 16)
        numbers = _private_numbers(text) if is_private else None
        return "printed", _TEXT_FORM, rsa_key(size, int(exponent[1]), private=is_private, numbers=numbers)
    point, curve, raw = _POINT.search(text), _CURVE.search(text), _RAW_TITLE.search(text)
    seed = _octets(_PRIVATE_OCTETS.search(text))
    if point and raw:
        made = raw_key("OKP", _RAW_CURVES[raw["curve"]], _octets(point), seed=seed, private=is_private)
        return "printed", _TEXT_FORM, made
    if point is None or curve is None:
        return None
    name = _CURVES_OF_OPENSSL.get(curve[1], curve[1])
    return "printed", _TEXT_FORM, ec_key(name, _octets(point), seed=seed, private=is_private)


def _private_numbers(text: str) -> PrivateNumbers | None:
    """Return the private numbers of RSA; None where one is missing."""
    found = [_octets(one.search(text)) for one in _PRIVATE_NUMBERS]
    return PrivateNumbers(*(int.from_bytes(one, "big") for one in found)) if all(found) else None


def _octets(found: re.Match[str] | None) -> bytes:
    return bytes.fromhex(_digits(found[1])) if found else b""


def _numbers(text: str) -> tuple[str, Form, Material] | None:
    """Read a modulus and an exponent, or two coordinates, by their names, as consoles and debuggers print them."""
    bare = _BARE_NUMBERS.search(text)
    if bare:
        made = rsa_key(int(bare["n"]), int(bare["e"]), private=bare["kind"] == "Private")
        return "printed", _NUMBERS_FORM, made
    if _JWK.search(text):
        return None  # it has a kind, and is read by that
    modulus, exponent = _N.search(text), _E.search(text)
    if modulus and exponent:
        n = _named_number(modulus["value"])
        # Beside a modulus in hexadecimal digits, 10001 is 65537.
        is_hex = _IS_HEX.fullmatch(modulus["value"]) and not modulus["value"].isdecimal()
        e = 65537 if is_hex and exponent["value"].lstrip("0") == _HEX_65537 else _named_number(exponent["value"])
        return "printed", _NUMBERS_FORM, rsa_key(n, e, private=_D.search(text) is not None)
    x, y = _X.search(text), _Y.search(text)
    return _coordinates(_named_number(x["value"]), _named_number(y["value"]), text) if x and y else None


def _coordinates(x: int, y: int, text: str) -> tuple[str, Form, Material] | None:
    """Return the key whose point has these coordinates: of the one curve that it is on."""
    for curve, octets in COORDINATES.items():
        if max(x, y).bit_length() <= 8 * octets:
            point = b"\4" + x.to_bytes(octets, "big") + y.to_bytes(octets, "big")
            if is_on_curve(curve, point):
                return "printed", _COORDINATES_FORM, ec_key(curve, point, private=_D.search(text) is not None)
    return None


def _named_number(text: str) -> int:
    """Return a number that is written in decimal or hexadecimal digits, or in base64."""
    if text.isdecimal():
        return int(text)
    if _IS_HEX.fullmatch(text):
        return int(text, 16)
    return int.from_bytes(base64url.decode(text.rstrip("=").translate(_TO_URL)).octets, "big")


def _digits(text: str) -> str:
    return _BETWEEN.sub("", text)


def _ssh_file(text: str) -> tuple[str, Form, Material] | None:
    """Read the public part of a file of RFC 4716 §3, or of PuTTY."""
    text = text.replace("\r\n", "\n")
    found, putty = _SSH2.search(text), _PUTTY.search(text)
    packed = found[2] if found else putty[2] if putty else ""
    try:
        octets = binascii.a2b_base64(packed)
        if octets:
            form = _SSH2_FORM if found else _PUTTY_FORM
            return "ssh", form, ssh.read_blob(octets, private=putty is not None)
    except (binascii.Error, ssh.SshError):
        pass
    return None
