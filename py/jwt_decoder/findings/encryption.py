"""Rules about what an encrypted token says of its encryption, and what it asks of whoever decrypts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.findings.example import encrypted
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.scopes import ENCRYPTED_TOKENS
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Digits, Sentence, plural
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, HPKE, KEY_MANAGEMENT, MOST_ROUNDS, alike
from jwt_decoder.registry.headers import HEADERS
from jwt_decoder.text import base64url
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.decode.decode import Signature
    from jwt_decoder.findings.context import Context

_PASSWORDS: Final = Sentence("Tokens encrypted with a password (PBES2).")
_BUSY: Final = Sentence("p2c asks for more than {most} rounds of PBKDF2, which ties up the recipient.")
_LEAST: Final = 1000
_ENCODED: Final = ("apu", "apv", "iv", "tag", "p2s")
_LONGEST: Final = 12
_DEFLATE: Final = "DEF"
_NAME_IT: Final = Sentence("Set enc to the algorithm that encrypted the content, spelled exactly as registered.")
_EMPTY: Final = Sentence("enc is empty, so it doesn't name an algorithm.")
_OTHER_ENC: Final = Sentence("Recipient {place} has enc “{enc}”, but the first one has “{first}”.")
_COMPRESSED: Final = Sentence(
    "The content was compressed before it was encrypted, so the token's length reveals something about it."
)


@rule(
    "enc-missing",
    "error",
    "RFC 7516 §4.1.2",
    name=Sentence("No enc"),
    scope=ENCRYPTED_TOKENS,
    why=Sentence("Without enc, nothing says how to decrypt the content, so no library can."),
    example=Example(header='{"alg":"dir"}', paste="eyJhbGciOiJkaXIifQ..AAAA.AAAA.AAAA"),
    remedy=Sentence("Set enc to the algorithm that encrypted the content."),
)
def enc_missing(token: Context) -> Iterable[Hit]:
    """Find a JWE whose JOSE Header has no enc, which must be there (RFC 7516 §4.1.2)."""
    for header in token.lacking("enc") if token.is_encrypted else ():
        if _is_hpke(header):
            continue  # that encrypts the content itself
        message = Sentence("The header has no enc, so nothing says how the content was encrypted. enc is required.")
        yield Hit(token.in_header(header), message)


@rule(
    "enc-misspelt",
    "error",
    "RFC 7516 §4.1.2",
    name=Sentence("Misspelt enc"),
    scope=ENCRYPTED_TOKENS,
    why=Sentence("Algorithm names are case-sensitive, so no library finds this one."),
    example=encrypted('{"alg":"RSA-OAEP","enc":"a256gcm"}'),
    remedy=_NAME_IT,
)
def enc_misspelt(token: Context) -> Iterable[Hit]:
    """Find an enc that is a registered one but for its case (RFC 7516 §4.1.2)."""
    for header in _encrypted(token):
        name = string_of(header.jose.get("enc"))
        meant = alike(name, CONTENT_ENCRYPTION)
        if meant and name not in CONTENT_ENCRYPTION:
            message = Sentence(
                "“{enc}” isn't {meant}: names are case-sensitive and exact.", enc=quote(name), meant=meant
            )
            yield Hit(token.in_header(header, "enc"), message)


@rule(
    "enc-unknown",
    "warning",
    "RFC 7518 §5.1",
    name=Sentence("Unknown enc"),
    scope=ENCRYPTED_TOKENS,
    why=Sentence("No library can decrypt with an algorithm it doesn't know. The name may be private."),
    example=encrypted('{"alg":"RSA-OAEP","enc":"A256CBC"}'),
    remedy=_NAME_IT,
)
def enc_unknown(token: Context) -> Iterable[Hit]:
    """Find an enc that no algorithm known here has (RFC 7518 §5.1)."""
    for header in _encrypted(token):
        node = header.jose.get("enc")
        name = string_of(node)
        is_known = name in CONTENT_ENCRYPTION or alike(name, CONTENT_ENCRYPTION) or _is_hpke(header)
        if node and node["type"] == "string" and not is_known:
            message = Sentence("“{enc}” isn't a JWE content encryption algorithm known here.", enc=quote(name))
            yield Hit(token.in_header(header, "enc"), message if name else _EMPTY)


@rule(
    "alg-rsa1-5",
    "warning",
    "RFC 8725 §3.2",
    name=Sentence("RSA1_5 encryption"),
    scope=ENCRYPTED_TOKENS,
    why=Sentence(
        "Servers that decrypt PKCS #1 v1.5 leak, by timing or errors, whether the padding was right. Enough"
        " of those answers reveal the content key (Bleichenbacher)."
    ),
    example=encrypted('{"alg":"RSA1_5","enc":"A256GCM"}'),
    remedy=Sentence("Encrypt with RSA-OAEP-256 or ECDH-ES, and don't decrypt RSA1_5."),
)
def alg_rsa1_5(token: Context) -> Iterable[Hit]:
    """Find a JWE whose content key is encrypted by PKCS #1 v1.5, which is open to attacks (RFC 8725 §3.2)."""
    for header in _encrypted(token):
        if string_of(header.jose.get("alg")) == "RSA1_5":
            message = Sentence(
                "RSA1_5 is PKCS #1 v1.5 encryption: anyone who can ask for decryption may learn the content."
            )
            yield Hit(token.in_header(header, "alg"), message)


@rule(
    "p2c-low",
    "warning",
    "RFC 7518 §4.8.1.2",
    name=Sentence("Few rounds for the password"),
    scope=_PASSWORDS,
    why=Sentence("Each round makes guessing the password slower. With few rounds, many guesses can be tried offline."),
    example=encrypted('{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"AAAAAAAAAAA","p2c":100}'),
    remedy=Sentence("Use 1,000 rounds at the very least; several hundred thousand are usual today."),
)
def p2c_low(token: Context) -> Iterable[Hit]:
    """Find fewer rounds of PBKDF2 than RFC 7518 §4.8.1.2 recommends."""
    for header in token.headers:
        count = _rounds(header)
        if count is not None and 0 < count < _LEAST:
            message = plural(
                "p2c asks for {count} round of PBKDF2; at least {least} are recommended.",
                "p2c asks for {count} rounds of PBKDF2; at least {least} are recommended.",
                count,
                least=_LEAST,
            )
            yield Hit(token.in_header(header, "p2c"), message)


@rule(
    "p2c-high",
    "warning",
    "RFC 8725 §3.2",
    name=Sentence("Too many rounds for the password"),
    scope=_PASSWORDS,
    why=Sentence("Whoever makes the token chooses the number, and whoever decrypts it does the work."),
    example=encrypted('{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"AAAAAAAAAAA","p2c":10000000}'),
    remedy=Sentence("Reject tokens that ask for more rounds than you use yourself."),
)
def p2c_high(token: Context) -> Iterable[Hit]:
    """Find so many rounds of PBKDF2 that they may be there to keep a recipient busy."""
    for header in token.headers:
        count = _rounds(header)
        if count is not None and count > MOST_ROUNDS:
            yield Hit(token.in_header(header, "p2c"), _BUSY.about(most=MOST_ROUNDS))


@rule(
    "zip-in-jwe",
    "warning",
    "RFC 8725 §3.6",
    name=Sentence("Compressed, then encrypted"),
    scope=ENCRYPTED_TOKENS,
    why=Sentence(
        "Repeated text compresses better. If someone can choose part of the content, the length reveals, "
        "letter by letter, whether it repeats a secret next to it."
    ),
    example=encrypted('{"alg":"RSA-OAEP","enc":"A256GCM","zip":"DEF"}'),
    remedy=Sentence("Leave out zip, or never put a secret next to text that others choose."),
)
def zip_in_jwe(token: Context) -> Iterable[Hit]:
    """Find compression before encryption, as CRIME and BREACH made use of (RFC 8725 §3.6)."""
    for header in _encrypted(token):
        if string_of(header.jose.get("zip")) == _DEFLATE:
            yield Hit(token.in_header(header, "zip"), _COMPRESSED)


@rule(
    "zip-unknown",
    "error",
    "RFC 7516 §4.1.3",
    name=Sentence("Unknown zip"),
    scope=ENCRYPTED_TOKENS,
    why=Sentence("No library can decompress the content with an algorithm it doesn't know."),
    example=encrypted('{"alg":"RSA-OAEP","enc":"A256GCM","zip":"GZIP"}'),
    remedy=Sentence("Leave out zip; where the content must be compressed, use DEF."),
)
def zip_unknown(token: Context) -> Iterable[Hit]:
    """Find a zip that names no compression: DEF is all there is (RFC 7516 §4.1.3)."""
    for header in _encrypted(token):
        node = header.jose.get("zip")
        if node and node["type"] == "string" and node["value"] != _DEFLATE:
            message = Sentence("“{zip}” isn't a compression algorithm: zip must be DEF.", zip=quote(node["value"]))
            yield Hit(token.in_header(header, "zip"), message)


@rule(
    "zip-unprotected",
    "error",
    "RFC 7516 §4.1.3",
    name=Sentence("Unprotected zip"),
    scope=Sentence("Encrypted tokens in JSON Serialization."),
    why=Sentence("The tag doesn't cover an unprotected header, so anyone can add zip or remove it on the way."),
    example=Example(
        header='{"alg":"dir","enc":"A128GCM","zip":"DEF"}',
        paste='{"protected":"eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0","unprotected":{"zip":"DEF"},'
        '"iv":"AAAAAAAAAAAAAAAA","ciphertext":"AAAA","tag":"AAAAAAAAAAAAAAAAAAAAAA"}',
    ),
    remedy=Sentence("Put zip in the protected header, or leave it out."),
)
def zip_unprotected(token: Context) -> Iterable[Hit]:
    """Find a zip that the tag does not cover (RFC 7516 §4.1.3)."""
    for header in _encrypted(token):
        if "zip" in header.jose and (header.header is None or "zip" not in header.header.root):
            yield Hit(token.in_header(header), Sentence("zip isn't in the protected header, so anyone can change it."))


@rule(
    "enc-differs",
    "error",
    "RFC 7516 §7.2.1",
    name=Sentence("A different enc for another recipient"),
    scope=Sentence("Encrypted tokens in JSON Serialization."),
    why=Sentence("All recipients decrypt the same content, so those with the wrong enc can't."),
    example=Example(
        header='{"alg":"A128KW","enc":"A128GCM"}',
        paste='{"recipients":[{"header":{"alg":"A128KW","enc":"A128GCM"},"encrypted_key":"AAAA"},{"header":{"alg":'
        '"A128KW","enc":"A256GCM"},"encrypted_key":"AAAA"}],"iv":"AAAAAAAAAAAAAAAA","ciphertext":"AAAA",'
        '"tag":"AAAAAAAAAAAAAAAAAAAAAA"}',
    ),
    remedy=Sentence("Put enc in the protected header, which all recipients share."),
)
def enc_differs(token: Context) -> Iterable[Hit]:
    """Find a recipient whose enc isn't that of the first one (RFC 7516 §7.2.1)."""
    first = string_of(token.headers[0].jose.get("enc")) if token.is_encrypted else ""
    for place, header in enumerate(_encrypted(token), 1):
        name = string_of(header.jose.get("enc"))
        if first and name and name != first:
            told = _OTHER_ENC.about(place=Digits(place), enc=quote(name), first=quote(first))
            yield Hit(token.in_header(header), told)


@rule(
    "parameter-missing",
    "error",
    "RFC 7518 §4",
    name=Sentence("Missing algorithm parameter"),
    scope=ENCRYPTED_TOKENS,
    why=Sentence("Without it the content key can't be recovered, so nobody can decrypt the token."),
    example=encrypted('{"alg":"ECDH-ES","enc":"A256GCM"}'),
    remedy=Sentence("Let the library that encrypts write the whole header."),
)
def parameter_missing(token: Context) -> Iterable[Hit]:
    """Find an alg whose own Header Parameters are not there (RFC 7518 §4.6.1, §4.7.1, §4.8.1)."""
    for header in _encrypted(token):
        row = KEY_MANAGEMENT.get(string_of(header.jose.get("alg")))
        missing = [name for name in row.parameters if name not in header.jose] if row else []
        if row and missing and not token.decoded.breaks_off:
            message = Sentence("{alg} needs {name}, which isn't in the header.", alg=row.name, name=missing[0])
            yield Hit(token.in_header(header, "alg"), message, section=row.source)


@rule(
    "parameter-encoding",
    "error",
    "RFC 7518 §4",
    name=Sentence("Algorithm parameter isn’t base64url"),
    scope=ENCRYPTED_TOKENS,
    why=Sentence(
        "Its bytes go into the key. One library rejects what isn't base64url, another reads other bytes and"
        " can't decrypt the token."
    ),
    example=encrypted('{"alg":"ECDH-ES","enc":"A256GCM","apu":"alice@example.com"}'),
    remedy=Sentence("Encode the value as base64url, without padding."),
)
def parameter_encoding(token: Context) -> Iterable[Hit]:
    """Find what goes into a key and isn't base64url (RFC 7518 §4.6.1, §4.7.1, §4.8.1)."""
    for header in _encrypted(token):
        for name in _ENCODED:
            value = string_of(header.jose.get(name))
            if base64url.decode(value).faults and not token.decoded.breaks_off:
                message = Sentence("{name} isn't base64url text, as it must be.", name=name)
                yield Hit(token.in_header(header, name), message, {"name": name}, HEADERS[name].source)


def _encrypted(token: Context) -> tuple[Signature, ...]:
    """Return the headers of a JWE."""
    return token.headers if token.is_encrypted else ()


def _is_hpke(header: Signature) -> bool:
    return string_of(header.jose.get("alg")).startswith(HPKE)


def _rounds(header: Signature) -> int | None:
    """Return p2c of an algorithm with a password, as large as it is told; None where there is none."""
    node = header.jose.get("p2c")
    alg = string_of(header.jose.get("alg"))
    if node is None or node["type"] != "number" or not alg.startswith("PBES2-") or not node["text"].isdecimal():
        return None
    return int(node["text"][:_LONGEST])
