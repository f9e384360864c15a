"""A JSON Web Key (RFC 7517), from its members to a key."""

from __future__ import annotations

import binascii
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys import key_names
from jwt_decoder.keys.certificate_thumbprints import is_thumbprint, otherwise_written
from jwt_decoder.keys.forms import pem
from jwt_decoder.keys.forms.misspelt_jwk import in_digits, lacking, misspelt_curve, unknown_kind
from jwt_decoder.keys.forms.no_modulus import no_modulus
from jwt_decoder.keys.key_material import COORDINATES, Limits, Material, ec_key, raw_key, rsa_key, secret_key
from jwt_decoder.keys.rsa_numbers import PrivateNumbers
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.registry import jwk_members
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BASE64URL: Final = re.compile(r"[A-Za-z0-9_-]*")
_TO_STANDARD: Final = str.maketrans("-_", "+/")
_LONGEST: Final = 20_000
_SHOWN: Final = 40
_SEQUENCE: Final = b"\x30"
_PUBLIC_MEMBERS: Final = frozenset({"n", "e", "x", "y", "k", "pub", "crv"})
_CERTIFICATE_ALONE: Final = Sentence(
    "This JWK has only a certificate (x5c): its other members are missing, which RFC 7517 §4.7 doesn't allow. The key"
    " of the certificate is used."
)
_OTHER_CERTIFICATE: Final = Sentence(
    "The first certificate in this JWK's x5c has a different key than its other members, which are used here"
    " (RFC 7517 §4.7)."
)
_NO_CERTIFICATE: Final = Sentence(
    "This JWK's x5c can't be read: it must be an array of certificates, each DER in base64 (RFC 7517 §4.7)."
)
_OTHER_THUMBPRINT: Final = Sentence("This JWK's {name} doesn't match the first certificate in its x5c (RFC 7517 §4).")
_SIGN_OCTET: Final = Sentence(
    "The key isn't in canonical form: a coordinate has a zero byte before the {needed} bytes of {curve}, as signed"
    " numbers do (RFC 7518 §6.2.1.2)."
)
# By the members that a public key of the kind has.
_KINDS: Final = (("RSA", {"n", "e"}), ("EC", {"crv", "x", "y"}), ("OKP", {"crv", "x"}))
_INFERRED: Final = Sentence(
    "This JWK has no kty, which it must have (RFC 7517 §4.1): going by its members, it was read as “{kty}”."
)
_HSM: Final = "-HSM"
_IN_MODULE: Final = Sentence(
    "The kty “{kty}” is Azure Key Vault's name for a key in a hardware module; libraries don't know it."
)
_HEX: Final = re.compile(r"(?:0[xX])?[0-9A-Fa-f]{128,10000}")
_IS_DECIMAL: Final = Sentence(
    "This JWK's n is a decimal number, but it must be base64url (RFC 7518 §6.3.1). Paste such numbers as “n = …” and"
    " “e = …”, without the JSON."
)
_IS_HEX: Final = Sentence(
    "This JWK's n is hexadecimal, but it must be base64url (RFC 7518 §6.3.1). Paste such numbers as “n = …” and “e ="
    " …”, without the JSON."
)
_MANY_PRIMES: Final = Sentence("This RSA private key has more than two primes (oth), which can't be used here.")
_UNREAD: Final = Sentence("This JWK's {name} is missing or isn't base64url, so it can't be used as a private key.")
_KID_NOT_A_STRING: Final = Sentence(
    "The key's kid isn't a string (RFC 7517 §4.5), so it doesn't equal the kid of any token."
)
_LEADING_ZERO: Final = Sentence("The key isn't in canonical form: n starts with a zero byte (RFC 7518 §2).")


class JwkError(ValueError):
    """A JWK without a usable key; ``sentence`` says why."""

    def __init__(self, sentence: Sentence) -> None:
        """Take a whole sentence."""
        super().__init__(sentence.template)
        self.sentence: Final = sentence


def read_jwk(jwk: Mapping[str, object]) -> Material:
    """Read one JWK; what is wrong with it stands in ``problem``, what is merely odd in ``oddity``."""
    limits = Limits(jwk.get("use"), jwk.get("key_ops"), jwk.get("alg"), jwk.get("kid"))
    kty = jwk.get("kty")
    if "kty" not in jwk and (inferred := inferred_kind(jwk)):
        made = read_jwk({**jwk, "kty": inferred})
        return replace(made, oddity=made.oddity or _INFERRED.about(kty=inferred))
    if isinstance(kty, str) and kty.endswith(_HSM):
        made = read_jwk({**jwk, "kty": kty.removesuffix(_HSM)})
        return replace(made, oddity=made.oddity or _IN_MODULE.about(kty=quote(kty[:_SHOWN])))
    if not isinstance(kty, str) or _PUBLIC_MEMBERS.isdisjoint(jwk):
        certified = _certified(jwk)
        if certified:
            return replace(certified, limits=limits, oddity=_CERTIFICATE_ALONE)
    if not isinstance(kty, str):
        return Material("oct", key_names.JWK, limits=limits, problem=lacking(jwk, "kty"))
    reader = _READERS.get(kty)
    if reader is None:
        return Material("oct", key_names.JWK, limits=limits, problem=unknown_kind(kty))
    try:
        made = reader(jwk)
    except JwkError as error:
        made = Material("oct", key_names.unread_jwk(kty), problem=error.sentence)
    oddity = made.oddity or _odd_kid(jwk) or _other_certificate(jwk, made)
    return replace(made, limits=limits, oddity=oddity, unread=_unread(jwk, made))


def _unread(jwk: Mapping[str, object], made: Material) -> Sentence | None:
    """Return why there is no private part although the JWK has a private member; None where there is one."""
    if not made.private or made.seed or made.numbers:
        return None
    return _MANY_PRIMES if "oth" in jwk else _UNREAD.about(name="priv" if made.key_type == "AKP" else "d")


def _odd_kid(jwk: Mapping[str, object]) -> Sentence | None:
    return None if isinstance(jwk.get("kid", ""), str) else _KID_NOT_A_STRING


def inferred_kind(jwk: Mapping[str, object]) -> str:
    """Return the kty that the members of a JWK without one belong to; "" where they belong to none."""
    names = {name for name, value in jwk.items() if isinstance(value, str)}
    return next((kty for kty, needed in _KINDS if needed <= names), "")


def _certified(jwk: Mapping[str, object]) -> Material | None:
    """Return the key of the first certificate of a JWK."""
    chain = jwk.get("x5c")
    first = chain[0] if isinstance(chain, list) and chain else None
    bare = pem.read_bare(first) if isinstance(first, str) else None
    return bare[1] if bare and bare[1].certificate else None


def _begins_der(chain: object) -> bool:
    """Check whether a chain begins with what may be a certificate, of a kind that is not read here."""
    first = chain[0] if isinstance(chain, list) else None
    octets = pem.octets_of(first) if isinstance(first, str) else None
    return octets is not None and octets[:1] == _SEQUENCE


def _other_certificate(jwk: Mapping[str, object], made: Material) -> Sentence | None:
    """Compare the first certificate of a JWK with its other members, and its thumbprints with that (RFC 7517 §4.7)."""
    found = _certified(jwk)
    if made.problem or not jwk.get("x5c"):
        return None
    if found is None or found.certificate is None:
        return None if _begins_der(jwk["x5c"]) else _NO_CERTIFICATE
    certificate = found.certificate
    if (found.key_type, found.curve, found.octets) != (made.key_type, made.curve, made.octets):
        return _OTHER_CERTIFICATE
    for name in ("x5t", "x5t#S256"):
        value = jwk.get(name)
        if value is not None and not is_thumbprint(name, value, certificate):
            return otherwise_written(name, value, certificate) or _OTHER_THUMBPRINT.about(name=name)
    return None


def _rsa(jwk: Mapping[str, object]) -> Material:
    """RFC 7518 §6.3; only ``n`` and ``e`` verify, whatever else is there."""
    written = str(jwk.get("n"))
    if _HEX.fullmatch(written):
        raise JwkError(_IS_DECIMAL if written.isdecimal() else _IS_HEX)
    modulus, odd = _member(jwk, "n")
    if told := no_modulus(modulus):
        raise JwkError(told)
    exponent, odder = _member(jwk, "e")
    private = (int.from_bytes(_private(jwk, name), "big") for name in PrivateNumbers._fields)
    numbers = PrivateNumbers(*private) if "oth" not in jwk else None
    numbers = numbers if numbers and numbers.d else None
    made = rsa_key(
        int.from_bytes(modulus, "big"), int.from_bytes(exponent, "big"), private=is_private(jwk), numbers=numbers
    )
    leading = _LEADING_ZERO if modulus[:1] == b"\0" else None
    return replace(made, oddity=odd or odder or leading)


def _ec(jwk: Mapping[str, object]) -> Material:
    """RFC 7518 §6.2: both coordinates have the full length of the curve."""
    curve = _name(jwk, "crv")
    length = COORDINATES.get(curve)
    if length and _lacks_public_part(jwk, "x", "y"):
        return ec_key(curve, b"", seed=_private(jwk, "d"), private=True)
    x, odd = _member(jwk, "x")
    y, odder = _member(jwk, "y")
    if length is None:
        return ec_key(curve, b"\x04", private="d" in jwk)
    signed = _SIGN_OCTET.about(needed=Digits(length), curve=curve) if length + 1 in {len(x), len(y)} else None
    x, y = (one[one[: len(one) - length] == b"\0" :] for one in (x, y))
    if max(len(x), len(y)) > length:
        raise JwkError(_too_long(curve, length, max(len(x), len(y))))
    oddity = signed or odd or odder or (_short(curve, length) if min(len(x), len(y)) < length else None)
    point = b"\x04" + x.rjust(length, b"\0") + y.rjust(length, b"\0")
    return replace(ec_key(curve, point, seed=_private(jwk, "d"), private="d" in jwk), oddity=oddity)


def is_private(jwk: Mapping[str, object]) -> bool:
    """Return whether a JWK has a private member: of RSA one prime alone gives all the others (RFC 7518 §6.3.2)."""
    return not jwk_members.PRIVATE.isdisjoint(jwk)


def _lacks_public_part(jwk: Mapping[str, object], *names: str) -> bool:
    return "d" in jwk and not any(name in jwk for name in names)


def _too_long(curve: str, needed: int, octets: int) -> Sentence:
    return Sentence(
        "A coordinate on {curve} has {needed} bytes, but this key has one of {octets}.",
        curve=curve,
        needed=Digits(needed),
        octets=Digits(octets),
    )


def _short(curve: str, needed: int) -> Sentence:
    return Sentence(
        "The key isn't in canonical form: a coordinate is under the {needed} bytes of {curve} (RFC 7518 §6.2.1.2).",
        needed=Digits(needed),
        curve=curve,
    )


def _okp(jwk: Mapping[str, object]) -> Material:
    """RFC 8037 §2."""
    if _lacks_public_part(jwk, "x"):
        return raw_key("OKP", _name(jwk, "crv"), b"", seed=_private(jwk, "d"), private=True)
    octets, odd = _member(jwk, "x")
    made = raw_key("OKP", _name(jwk, "crv"), octets, private="d" in jwk)
    return replace(made, seed=_private(jwk, "d"), oddity=odd)


def _akp(jwk: Mapping[str, object]) -> Material:
    """RFC 9964: the algorithm takes the place of a curve."""
    octets, odd = _member(jwk, "pub")
    made = raw_key("AKP", _name(jwk, "alg"), octets, private="priv" in jwk)
    return replace(made, seed=_private(jwk, "priv"), oddity=odd)


def _oct(jwk: Mapping[str, object]) -> Material:
    """RFC 7518 §6.4."""
    octets, odd = _member(jwk, "k")
    return replace(secret_key(octets), oddity=odd)


_READERS: Final[dict[str, Callable[[Mapping[str, object]], Material]]] = {
    "RSA": _rsa,
    "EC": _ec,
    "OKP": _okp,
    "AKP": _akp,
    "oct": _oct,
}


def _name(jwk: Mapping[str, object], name: str) -> str:
    """Return the curve or algorithm that a member names, quoted, which changes none that is known."""
    value = jwk.get(name)
    if not isinstance(value, str):
        raise JwkError(lacking(jwk, name))
    told = misspelt_curve(value[:_SHOWN], jwk.get("kty")) if name == "crv" else None
    if told:
        raise JwkError(told)
    return quote(value[:_SHOWN])


def _member(jwk: Mapping[str, object], name: str) -> tuple[bytes, Sentence | None]:
    """Return the octets of a base64url member, and what is odd about its spelling, None where nothing is."""
    value = jwk.get(name)
    if not isinstance(value, str):
        raise JwkError(lacking(jwk, name))
    if len(value) > _LONGEST:
        raise JwkError(Sentence("This JWK's {name} is longer than in any real key.", name=name))
    if told := in_digits(name, value):
        raise JwkError(told)
    packed = "".join(value.split()).rstrip("=").replace("+", "-").replace("/", "_")
    if not _BASE64URL.fullmatch(packed) or len(packed) % 4 == 1:
        raise JwkError(Sentence("This JWK's {name} isn't base64url.", name=name))
    octets = binascii.a2b_base64(packed.translate(_TO_STANDARD) + "=" * (-len(packed) % 4))
    return octets, None if packed == value else _lenient(name)


def _private(jwk: Mapping[str, object], name: str) -> bytes:
    """Return the octets of a private member, b"" where there are none to read: it verifies nothing."""
    try:
        return _member(jwk, name)[0]
    except JwkError:
        return b""


def _lenient(name: str) -> Sentence:
    return Sentence(
        "The key isn't in canonical form: {name} isn't base64url without padding (RFC 7518 §6), but was read anyway.",
        name=name,
    )
