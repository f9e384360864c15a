"""What holds keys, but is not read here: each is named, with the command that makes a key of it that is."""

from __future__ import annotations

import binascii
import re
from typing import Final, NamedTuple

from jwt_decoder.model.sentence import Sentence

_PACKED: Final = re.compile(r"[\"']?[A-Za-z0-9+/_\s-]{24,}(?:={1,2}\s*)?[\"']?")
_HEX: Final = re.compile(r"(?:0[xX]|\\x)?((?:[0-9A-Fa-f]{2}[\s:]?){24,})")
_BETWEEN: Final = re.compile(r"[\s:]")
# Of base64 and of pairs of digits with something between them.
_BEGINNING: Final = 96


class Container(NamedTuple):
    """A file that holds keys: what it is called, why it is not read, and the command that makes PEM of it."""

    name: Sentence
    problem: Sentence
    command: str


_OF_PKCS12: Final = "openssl pkcs12 -in store.p12 -clcerts -nokeys"
_OF_JKS: Final = "keytool -exportcert -rfc -keystore store.jks -alias mykey"
_OF_BKS: Final = (
    "keytool -exportcert -rfc -keystore store.bks -alias mykey -storetype BKS -providerpath bcprov.jar"
    " -providerclass org.bouncycastle.jce.provider.BouncyCastleProvider"
)
_OF_PKCS7: Final = "openssl pkcs7 -print_certs -in bundle.p7b"
_OF_PKCS7_IN_DER: Final = "openssl pkcs7 -inform DER -print_certs -in bundle.p7b"
_OF_PGP: Final = "gpg --export-ssh-key KEYID"
_PKCS12: Final = Container(
    Sentence("PKCS#12 keystore."),
    Sentence(
        "This is a PKCS#12 keystore (.p12, .pfx), which is encrypted and can't be read here. Export its certificate"
        " with “{command}”, which asks for its password; paste what that prints.",
        command=_OF_PKCS12,
    ),
    _OF_PKCS12,
)
_JKS: Final = Container(
    Sentence("Java keystore."),
    Sentence(
        "This is a Java keystore (JKS), which can't be read here. Export its certificate with “{command}”, which asks"
        " for its password; paste what that prints.",
        command=_OF_JKS,
    ),
    _OF_JKS,
)
_BKS: Final = Container(
    Sentence("Bouncy Castle keystore."),
    Sentence(
        "This is a keystore of Bouncy Castle (BKS), which can't be read here. Export its certificate with “{command}”,"
        " which asks for its password; paste what that prints.",
        command=_OF_BKS,
    ),
    _OF_BKS,
)
_OF_BUNDLE: Final = Sentence(
    "This is a PKCS#7 bundle (.p7b), which can't be read here. Write its certificates as PEM with “{command}”;"
    " paste what that prints."
)
_BUNDLE: Final = Sentence("PKCS#7 bundle of certificates.")
_PKCS7_IN_PEM: Final = Container(_BUNDLE, _OF_BUNDLE.about(command=_OF_PKCS7), _OF_PKCS7)
_PKCS7: Final = Container(_BUNDLE, _OF_BUNDLE.about(command=_OF_PKCS7_IN_DER), _OF_PKCS7_IN_DER)
_PGP: Final = Container(
    Sentence("PGP key."),
    Sentence(
        "This is a PGP key, which no JWS or JWE uses. If it contains the RSA key that signs, export that with"
        " “{command}”; otherwise paste the key itself, as PEM or JWK.",
        command=_OF_PGP,
    ),
    _OF_PGP,
)
_PGP_SECRET: Final = _PGP._replace(name=Sentence("PGP private key."))
# By the object identifier near the beginning of DER (RFC 7292 §4, RFC 5652 §4): PFX has a version before it.
_PFX: Final = re.compile(rb"\A0.{1,5}\x02\x01\x03", re.DOTALL)
_SIGNED_DATA: Final = re.compile(rb"\A0.{1,5}\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", re.DOTALL)
_BY_OCTETS: Final = (
    (re.compile(rb"\A\xfe\xed\xfe\xed\0\0\0[\1\2]|\A\xce\xce\xce\xce\0\0\0[\1\2]", re.DOTALL), _JKS),
    (re.compile(rb"\A\0\0\0[\1\2]\0\0\0\x14", re.DOTALL), _BKS),
    (_PFX, _PKCS12),
    (_SIGNED_DATA, _PKCS7),
)
_BY_TEXT: Final = (
    (re.compile(r"-----BEGIN PGP PRIVATE KEY BLOCK-----"), _PGP_SECRET),
    (re.compile(r"-----BEGIN PGP "), _PGP),
    (re.compile(r"-----BEGIN (?:PKCS7|CMS)-----"), _PKCS7_IN_PEM),
    (re.compile(r"-----BEGIN PKCS12-----"), _PKCS12),
)


def container(text: str) -> Container | None:
    """Return what a text is that holds keys and is not read, in base64 or in a frame of its own; None for others."""
    framed = next((row for form, row in _BY_TEXT if form.search(text)), None)
    if framed:
        return framed
    octets = _beginning(text.strip())
    return next((row for form, row in _BY_OCTETS if form.search(octets)), None)


def is_private(text: str) -> bool:
    """Return whether a frame says that a private key is in it."""
    return container(text) is _PGP_SECRET


def _beginning(text: str) -> bytes:
    digits = _HEX.fullmatch(text)
    if digits:
        pairs = _BETWEEN.sub("", digits[1][:_BEGINNING])
        return bytes.fromhex(pairs[: len(pairs) // 2 * 2])
    if not _PACKED.fullmatch(text):
        return b""
    packed = "".join(text.strip("\"'").split())[:_BEGINNING].replace("-", "+").replace("_", "/").rstrip("=")
    return binascii.a2b_base64(packed[: len(packed) // 4 * 4])
