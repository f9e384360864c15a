"""Rules about ``alg``: what it names, and what that does to the token."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.scopes import EVERY_TOKEN, SIGNED_TOKENS
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Sentence, plural, term
from jwt_decoder.registry import algorithms
from jwt_decoder.registry.encryption import HPKE, KEY_MANAGEMENT, alike
from jwt_decoder.registry.foreign_algorithms import unsigning
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.decode.decode import Signature
    from jwt_decoder.findings.context import Context

_OF_GITHUB: Final = '{"iss":"https://token.actions.githubusercontent.com","sub":"repo:a/b","exp":1767226200}'
_NAME_IT: Final = Sentence("Set alg to the algorithm that signed the token, spelled exactly as registered.")
_NAME_HOW: Final = Sentence("Set alg to the algorithm for the content key, spelled exactly as registered.")
_REFUSE: Final = Sentence("Reject it wherever you expect a signature.")
_DEPRECATED: Final = "EdDSA"
_PIN: Final = Sentence("Accept only the algorithms you configured for this issuer, whatever the header says.")
_NO_SIGNING: Final = Sentence("The header has no alg, so nothing says how the token was signed. alg is required.")
_NOBODY: Final = Sentence("alg is none: nobody signed this token, so anyone could have made or changed it.")
_ONE_OF_SEVERAL: Final = Sentence(
    "alg of one of the signatures is none: to a verifier that accepts it, anyone could have made this token."
)
_NO_WAY_TO_THE_KEY: Final = Sentence(
    "The header has no alg, so nothing says how to get the content key. alg is required."
)

_NO_ENCRYPTION: Final = Sentence("“{alg}” isn't a JWE algorithm known here.")
_SIGNER: Final = Sentence("“{alg}” doesn't encrypt: it is for signed tokens, and this one is encrypted.")

# Kinds of token whose specification rules shared secrets out.
PUBLIC_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dpop-proof": "RFC 9449 §4.2",
        "openid4vci-proof": "OpenID for Verifiable Credential Issuance, Appendix F.1",
        "jwt-svid": "SPIFFE, JWT-SVID §2.1",
    }
)


@rule(
    "alg-missing",
    "error",
    "RFC 7515 §4.1.1",
    name=Sentence("No alg"),
    scope=EVERY_TOKEN,
    why=Sentence(
        "Without alg, nothing says how the token was signed. A verifier that guesses can be tricked into a"
        " weaker algorithm."
    ),
    example=Example(header='{"typ":"JWT"}'),
    remedy=_NAME_IT,
)
def alg_missing(token: Context) -> Iterable[Hit]:
    """Find a JOSE Header without alg, which must be there (RFC 7515 §4.1.1)."""
    for header in token.lacking("alg"):
        message = _NO_WAY_TO_THE_KEY if token.is_encrypted else _NO_SIGNING
        yield Hit(token.in_header(header), message, remedy=_own_remedy(token))
    for header in token.headers:
        alg = header.jose.get("alg")
        if alg and alg.get("value") == "":
            message = Sentence("alg is empty, so it doesn't name an algorithm.")
            yield Hit(token.in_header(header, "alg"), message, remedy=_own_remedy(token))


@rule(
    "alg-not-a-string",
    "error",
    "RFC 7515 §4.1.1",
    name=Sentence("alg isn't a string"),
    scope=EVERY_TOKEN,
    why=Sentence("Algorithm names are strings. Anything else is a mistake, or an attempt to confuse a comparison."),
    example=Example(header='{"alg":["RS256"]}'),
    remedy=_NAME_IT,
)
def alg_not_a_string(token: Context) -> Iterable[Hit]:
    """Find an alg that is no string (RFC 7515 §4.1.1)."""
    for header in token.headers:
        alg = header.jose.get("alg")
        if alg is not None and alg["type"] != "string":
            message = Sentence("alg isn't a string, so it doesn't name an algorithm.")
            yield Hit(token.in_header(header, "alg"), message, remedy=_own_remedy(token))


@rule(
    "alg-none",
    "error",
    "RFC 8725 §3.2",
    name=Sentence("Not signed (alg none)"),
    scope=SIGNED_TOKENS,
    why=Sentence("An Unsecured JWS has no signature. Verifiers that accept it in place of a signed one let anyone in."),
    example=Example(header='{"alg":"none"}', signature=""),
    remedy=_REFUSE,
)
def alg_none(token: Context) -> Iterable[Hit]:
    """Find an Unsecured JWS (RFC 7518 §3.6, RFC 8725 §3.2)."""
    for header in _signed(token):
        if _family(header) == "none":
            is_only = all(_family(other) == "none" for other in _signed(token))
            yield Hit(token.in_header(header, "alg"), _NOBODY if is_only else _ONE_OF_SEVERAL)


@rule(
    "alg-none-signature",
    "error",
    "RFC 7518 §3.6",
    name=Sentence("Signature despite alg none"),
    scope=SIGNED_TOKENS,
    why=Sentence(
        "This is what you get when someone takes a signed token, sets alg to none and forgets to remove the signature."
    ),
    example=Example(header='{"alg":"none"}'),
    remedy=Sentence("Reject it: someone may have changed the header of a signed token."),
)
def alg_none_signature(token: Context) -> Iterable[Hit]:
    """Find a signature where alg says that there is none (RFC 7518 §3.6)."""
    for header in _signed(token):
        octets = len(header.octets)
        if _family(header) == "none" and octets:
            message = plural(
                "alg is none, but there is a signature of {octets} byte.",
                "alg is none, but there is a signature of {octets} bytes.",
                count=octets,
                octets=octets,
            )
            yield Hit(token.in_header(header, "alg"), message)


@rule(
    "alg-misspelt",
    "error",
    "RFC 7515 §4.1.1",
    name=Sentence("Misspelt alg"),
    scope=EVERY_TOKEN,
    why=Sentence(
        "Algorithm names are case-sensitive. A verifier that only blocks “none” may let “nOnE” through and"
        " still treat it as none."
    ),
    example=Example(header='{"alg":"nOnE"}', signature=""),
    remedy=_REFUSE,
)
def alg_misspelt(token: Context) -> Iterable[Hit]:
    """Find a name that is a registered one but for its case: libraries were fooled by it (RFC 8725 §2.1)."""
    for header in token.headers:
        name = _unknown_name(token, header)
        meant = _alike(token, name)
        if meant is None:
            continue
        message = Sentence("“{alg}” isn't {meant}: names are case-sensitive and exact.", alg=quote(name), meant=meant)
        if meant == "none":
            message = message.then(
                Sentence("This spelling is known from attacks on verifiers that only look for “none”.")
            )
        # What is misspelt is signed all the same, unless it is none.
        remedy = _REFUSE if meant == "none" else _own_remedy(token) or _NAME_IT
        yield Hit(token.in_header(header, "alg"), message, remedy=remedy)


@rule(
    "alg-unknown",
    "warning",
    "RFC 7518 §3.1",
    name=Sentence("Unknown alg"),
    scope=EVERY_TOKEN,
    why=Sentence(
        "No library can use an algorithm it doesn't know. The name may be private: some sign, others are for encrypted"
        " tokens."
    ),
    example=Example(header='{"alg":"XS256"}'),
    remedy=_NAME_IT,
)
def alg_unknown(token: Context) -> Iterable[Hit]:
    """Find a name that no JWS algorithm known here has (RFC 7518 §3.1), nor one of JWE where it is encrypted (§4.1)."""
    for header in token.headers:
        name = _unknown_name(token, header)
        if name and not _alike(token, name):
            message = _stranger(token, name).about(alg=quote(name))
            yield Hit(token.in_header(header, "alg"), message, remedy=_own_remedy(token))


_KIND_HAS_PAIR: Final = Sentence(
    "{alg} uses a shared secret, but a token of this kind ({kind}) is signed with a private key: a public key may have"
    " been used as the secret."
)
_ISSUER_HAS_PAIR: Final = Sentence(
    "{alg} uses a shared secret, but {issuer} signs with a private key: a public key may have been used as the secret."
)


@rule(
    "alg-symmetric",
    "error",
    "RFC 8725 §2.1",
    name=Sentence("Shared secret instead of a private key"),
    scope=Sentence("Tokens from issuers that sign with private keys, and token types that rule out shared secrets."),
    why=Sentence(
        "Public keys aren't secret. A verifier that takes the algorithm from the header may use the issuer's"
        " public key as an HMAC secret, and then anyone who has that key can forge tokens."
    ),
    example=Example(_OF_GITHUB, '{"alg":"HS256"}'),
    remedy=_PIN,
)
def alg_symmetric(token: Context) -> Iterable[Hit]:
    """Find HMAC where issuer or kind of token use public keys: such a key may have been taken for a secret.

    The attack is in RFC 8725 §2.1; kinds of token rule it out in sections of their own.
    """
    source = PUBLIC_TYPES.get(token.type, "")
    if not source and (not token.algorithms or _signs_with_secrets(token)):
        return
    if source and token.profile.type:
        sentence = _KIND_HAS_PAIR.about(kind=term(token.profile.type.type.label))
    else:
        sentence = _ISSUER_HAS_PAIR.about(issuer=term(token.issuer.label) if token.issuer else "")
    for header in _signed(token):
        if _family(header) == "hmac":
            message = sentence.about(alg=header.jose["alg"]["value"])
            yield Hit(token.in_header(header, "alg"), message, section=source)


def _signs_with_secrets(token: Context) -> bool:
    rows = (algorithms.find(name) for name in token.algorithms)
    return any(row is not None and row.family == "hmac" for row in rows)


@rule(
    "alg-deprecated",
    "info",
    "RFC 9864 §2.2",
    name=Sentence("alg doesn’t name its curve"),
    scope=Sentence("Every signed token."),
    why=Sentence("EdDSA leaves the curve to the key, so two sides that support EdDSA may not support the same one."),
    example=Example(header='{"alg":"EdDSA"}'),
    remedy=Sentence("Where both sides know it, sign with Ed25519 or Ed448 instead."),
)
def alg_deprecated(token: Context) -> Iterable[Hit]:
    """Find EdDSA, which RFC 9864 §2.2 deprecates in favour of a name for each curve."""
    for header in _signed(token):
        if string_of(header.jose.get("alg")) == _DEPRECATED:
            message = Sentence("EdDSA is deprecated: Ed25519 and Ed448 say which curve is meant.")
            yield Hit(token.in_header(header, "alg"), message)


@rule(
    "alg-of-another-issuer",
    "warning",
    "RFC 8725 §3.1",
    name=Sentence("Unusual alg for this issuer"),
    scope=Sentence("Tokens from issuers whose algorithms are known."),
    why=Sentence("Either the issuer has switched algorithms, or the token isn't from that issuer."),
    example=Example(_OF_GITHUB, '{"alg":"ES256"}'),
    remedy=_PIN,
)
def alg_of_another_issuer(token: Context) -> Iterable[Hit]:
    """Find an algorithm that the issuer named is not known to sign with (RFC 8725 §3.1)."""
    known = token.algorithms
    if not known or token.issuer is None:
        return
    for header in _signed(token):
        row = header.algorithm
        if row and row.family not in {"none", "hmac"} and row.name not in known:
            label = term(token.issuer.label)
            message = Sentence("{issuer} isn't known to sign with {alg}.", issuer=label, alg=row.name)
            yield Hit(token.in_header(header, "alg"), message, {"known": ", ".join(sorted(known))})


def _signed(token: Context) -> tuple[Signature, ...]:
    """Return the headers whose alg is one of a JWS."""
    return () if token.is_encrypted else token.headers


def _family(header: Signature) -> str:
    row = header.algorithm
    return row.family if row else ""


def _unknown_name(token: Context, header: Signature) -> str:
    """Return the name that alg has if no row has it, else nothing."""
    name = string_of(header.jose.get("alg"))
    if token.is_encrypted:
        return "" if name in KEY_MANAGEMENT or name.startswith(HPKE) else name
    return "" if algorithms.find(name) else name


def _own_remedy(token: Context) -> Sentence | None:
    """Return what to do where nothing is signed; None where the rule says it."""
    return _NAME_HOW if token.is_encrypted else None


def _alike(token: Context, name: str) -> str | None:
    """Return the name that differs by its case alone."""
    if token.is_encrypted:
        return alike(name, KEY_MANAGEMENT)
    meant = algorithms.alike(name)
    return meant.name if meant else None


def _stranger(token: Context, name: str) -> Sentence:
    if not token.is_encrypted:
        return unsigning(name)
    return _SIGNER if algorithms.find(name) else _NO_ENCRYPTION
