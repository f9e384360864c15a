"""Rules about a token among the others of one paste: what it says of them, and whether that is so."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.findings.paste_context import ACCESS, ID_TOKENS
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.json.parse import members_of
from jwt_decoder.keys.key_material import encoded, thumbprint
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url, utf8

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jwt_decoder.findings.paste_context import PasteContext, PastedToken

_HASHES: Final = {"SHA-256": hashlib.sha256, "SHA-384": hashlib.sha384, "SHA-512": hashlib.sha512}
_ED25519: Final = frozenset({"EdDSA", "Ed25519"})
_SAME_RESPONSE: Final = Sentence("Take tokens of one response together, and refuse the others.")
_NOTHING: Final = Sentence("Nothing to do.")
_HOLDS: Final = {"holds": "yes"}
_FAILS: Final = {"holds": "no"}


@rule("at-hash-mismatch", "error", "OpenID Connect Core §3.1.3.8", _SAME_RESPONSE)
def at_hash_mismatch(context: PasteContext) -> Iterable[Hit]:
    """Find an at_hash that is of none of the access tokens in the paste (OpenID Connect Core §3.1.3.8)."""
    if _half_hash(context, "at_hash", context.access) is False:
        message = Sentence(
            "at_hash is not the hash of the access token in this paste, which so came with another ID Token."
        )
        yield Hit(context.place("at_hash"), message, _FAILS)


@rule("at-hash-match", "info", "OpenID Connect Core §3.1.3.8", _NOTHING)
def at_hash_match(context: PasteContext) -> Iterable[Hit]:
    """Find that at_hash is the hash of an access token in the paste (OpenID Connect Core §3.1.3.8)."""
    if _half_hash(context, "at_hash", (*context.access, *context.texts)):
        yield Hit(context.place("at_hash"), Sentence("at_hash is the hash of an access token in this paste."), _HOLDS)


@rule("c-hash-mismatch", "error", "OpenID Connect Core §3.3.2.10", _SAME_RESPONSE)
def c_hash_mismatch(context: PasteContext) -> Iterable[Hit]:
    """Find a c_hash that is not of the code in the paste (OpenID Connect Core §3.3.2.10)."""
    if _half_hash(context, "c_hash", context.codes) is False:
        message = Sentence("c_hash is not the hash of the code in this paste, which so came with another ID Token.")
        yield Hit(context.place("c_hash"), message, _FAILS)


@rule("c-hash-match", "info", "OpenID Connect Core §3.3.2.10", _NOTHING)
def c_hash_match(context: PasteContext) -> Iterable[Hit]:
    """Find that c_hash is the hash of the code in the paste (OpenID Connect Core §3.3.2.10)."""
    if _half_hash(context, "c_hash", context.codes):
        yield Hit(context.place("c_hash"), Sentence("c_hash is the hash of the code in this paste."), _HOLDS)


@rule(
    "c-hash-unchecked",
    "info",
    "OpenID Connect Core §3.3.2.10",
    Sentence("Paste the whole redirect, with code=, to have it compared."),
)
def c_hash_unchecked(context: PasteContext) -> Iterable[Hit]:
    """Find a c_hash with no code in the paste to hold it against (OpenID Connect Core §3.3.2.10)."""
    if context.claim("c_hash") and not context.codes:
        yield Hit(
            context.place("c_hash"), Sentence("c_hash was compared with nothing: there is no code in this paste.")
        )


@rule("nonce-differs", "warning", "OpenID Connect Core §3.3.3.6", _SAME_RESPONSE)
def nonce_differs(context: PasteContext) -> Iterable[Hit]:
    """Find ID Tokens of one issuer in one paste whose nonces differ (OpenID Connect Core §3.3.3.6)."""
    others = (one for one in context.others if one.kind in ID_TOKENS)
    if context.token.kind in ID_TOKENS and _differs(context, "nonce", others, "nonce"):
        message = Sentence("The nonce is not that of the other ID Token in this paste: they answer two requests.")
        yield Hit(context.place("nonce"), message, _FAILS)


@rule("azp-differs", "warning", "OpenID Connect Core §2", _SAME_RESPONSE)
def azp_differs(context: PasteContext) -> Iterable[Hit]:
    """Find an ID Token whose azp is not the client of the access token beside it (OpenID Connect Core §2)."""
    others = [one for one in context.others if one.kind in ACCESS]
    if context.token.kind in ID_TOKENS and any(_differs(context, "azp", others, name) for name in ("azp", "client_id")):
        message = Sentence("azp is another client than that of the access token in this paste.")
        yield Hit(context.place("azp"), message, _FAILS)


@rule("sid-differs", "warning", "OpenID Connect Back-Channel Logout §2.1", _SAME_RESPONSE)
def sid_differs(context: PasteContext) -> Iterable[Hit]:
    """Find tokens of one issuer in one paste that are of two sessions (OpenID Connect Back-Channel Logout §2.1)."""
    if _differs(context, "sid", context.others, "sid"):
        message = Sentence("sid is not that of another token in this paste: they are of two sessions.")
        yield Hit(context.place("sid"), message, _FAILS)


@rule("ath-mismatch", "error", "RFC 9449 §4.3", Sentence("Make a proof for the access token that it is sent with."))
def ath_mismatch(context: PasteContext) -> Iterable[Hit]:
    """Find a DPoP proof whose ath is of none of the access tokens in the paste (RFC 9449 §4.3)."""
    if _matches(context, "ath", context.access, _ath) is False:
        message = Sentence("ath is not the hash of the access token in this paste: the proof was made for another one.")
        yield Hit(context.place("ath"), message, _FAILS)


@rule("ath-match", "info", "RFC 9449 §4.3", _NOTHING)
def ath_match(context: PasteContext) -> Iterable[Hit]:
    """Find that a DPoP proof was made for an access token in the paste (RFC 9449 §4.3)."""
    if _matches(context, "ath", (*context.access, *context.texts), _ath):
        yield Hit(context.place("ath"), Sentence("ath is the hash of an access token in this paste."), _HOLDS)


@rule(
    "jkt-mismatch",
    "error",
    "RFC 9449 §6.1",
    Sentence("Send the access token with a proof by the key that it is bound to."),
)
def jkt_mismatch(context: PasteContext) -> Iterable[Hit]:
    """Find an access token that is bound to another key than that of the DPoP proof beside it (RFC 9449 §6.1)."""
    if _bound(context) is False:
        message = Sentence("cnf.jkt is not the thumbprint of the key of the DPoP proof in this paste.")
        yield Hit(context.place("cnf"), message, _FAILS)


@rule("jkt-match", "info", "RFC 9449 §6.1", _NOTHING)
def jkt_match(context: PasteContext) -> Iterable[Hit]:
    """Find that an access token is bound to the key of the DPoP proof beside it (RFC 9449 §6.1)."""
    if _bound(context):
        message = Sentence("cnf.jkt is the thumbprint of the key of the DPoP proof in this paste.")
        yield Hit(context.place("cnf"), message, _HOLDS)


def _half_hash(context: PasteContext, name: str, texts: tuple[str, ...]) -> bool | None:
    """Hold a claim against the left half of the hash that the ID Token's algorithm has; None if nothing is there."""
    row = context.token.decoded.signatures[0].algorithm
    if row is None:
        return None
    make = hashlib.sha512 if row.name in _ED25519 else _HASHES.get(row.hash or "")
    if make is None:
        return None

    def half(text: str) -> str:
        digest = make(utf8.encode(text)).digest()
        return base64url.encode(digest[: len(digest) // 2])

    return _matches(context, name, texts, half)


def _ath(text: str) -> str:
    return base64url.encode(hashlib.sha256(utf8.encode(text)).digest())


def _matches(context: PasteContext, name: str, texts: tuple[str, ...], make: Callable[[str], str]) -> bool | None:
    """Say whether a claim is what is made of one of these texts; None where there is no claim, or no text."""
    value = context.claim(name)
    if not value or not texts:
        return None
    return any(hmac.compare_digest(utf8.encode(make(text)), utf8.encode(value)) for text in texts)


def _differs(context: PasteContext, name: str, others: Iterable[PastedToken], theirs: str) -> bool:
    """Say whether tokens of the same issuer have this claim, and none of them the same value."""
    own, issuer = context.claim(name), context.claim("iss")
    if not own or not issuer:
        return False
    said = [
        value
        for one in others
        if string_of(one.claims.get("iss")) == issuer and (value := string_of(one.claims.get(theirs)))
    ]
    return bool(said) and own not in said


def _bound(context: PasteContext) -> bool | None:
    jkt = string_of(members_of(context.token.claims.get("cnf")).get("jkt"))
    proofs = [key for one in context.others if one.kind == "dpop-proof" for key in one.keys]
    if not jkt or not proofs:
        return None
    return any(encoded(thumbprint(key)) == jkt for key in proofs if not key.problem)
