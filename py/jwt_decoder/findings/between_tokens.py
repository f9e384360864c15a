"""Rules about a token among the others of one paste: what it says of them, and whether that is so."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.findings.example import ACCESS_TOKEN
from jwt_decoder.findings.paste_context import ACCESS, ASSERTIONS, FAILS, HOLDS, ID_TOKENS
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.model.rule import HEADER, NOTHING_TO_DO, Example
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url, utf8
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.paste_context import PasteContext, PastedToken

_HASHES: Final = {"SHA-256": hashlib.sha256, "SHA-384": hashlib.sha384, "SHA-512": hashlib.sha512}
_ED25519: Final = frozenset({"EdDSA", "Ed25519"})
_LONGEST: Final = 80
_SEVERAL_TOKENS: Final = Sentence("Several tokens in one paste.")
_CODE_AND_TOKEN: Final = Sentence("A code and an ID Token in one paste.")
# For the examples: the claims of an ID Token without the brace that ends them.
_ID: Final = '{"iss":"https://issuer.example","sub":"1","aud":"c","iat":1767225540,"exp":1767226200,"nonce":"n"'
_SAME_RESPONSE: Final = Sentence("Only use tokens from the same response together, and reject others.")


@rule(
    "at-hash-mismatch",
    "error",
    "OpenID Connect Core §3.1.3.8",
    name=Sentence("at_hash of another token"),
    scope=_SEVERAL_TOKENS,
    why=Sentence("at_hash ties an access token to the ID Token it came with. This one may have been swapped in."),
    example=Example(f'{_ID},"at_hash":"AAAAAAAAAAAAAAAAAAAAAA"}}', beside=ACCESS_TOKEN),
    remedy=_SAME_RESPONSE,
)
def at_hash_mismatch(context: PasteContext) -> Iterable[Hit]:
    """Find an at_hash that is of none of the access tokens in the paste (OpenID Connect Core §3.1.3.8)."""
    if half_hash(context, "at_hash", context.access) is False:
        message = Sentence(
            "at_hash doesn't match the access token in this paste, so it came with a different ID Token."
        )
        yield Hit(context.place("at_hash"), message, FAILS)


@rule(
    "at-hash-match",
    "info",
    "OpenID Connect Core §3.1.3.8",
    name=Sentence("at_hash matches"),
    scope=_SEVERAL_TOKENS,
    why=Sentence("This access token came with this ID Token."),
    example=Example(
        f'{_ID},"at_hash":"nLj0B_uylfoXs4xOb6TT1g"}}',
        paste='{"id_token":"{}","access_token":"ya29.opaque"}',
    ),
    remedy=NOTHING_TO_DO,
)
def at_hash_match(context: PasteContext) -> Iterable[Hit]:
    """Find that at_hash is the hash of an access token in the paste (OpenID Connect Core §3.1.3.8)."""
    if half_hash(context, "at_hash", (*context.access, *context.texts)):
        yield Hit(context.place("at_hash"), Sentence("at_hash matches an access token in this paste."), HOLDS)


@rule(
    "c-hash-mismatch",
    "error",
    "OpenID Connect Core §3.3.2.10",
    name=Sentence("c_hash of another code"),
    scope=_CODE_AND_TOKEN,
    why=Sentence("c_hash ties a code to the ID Token it came with. This one may have been swapped in."),
    example=Example(
        f'{_ID},"c_hash":"AAAAAAAAAAAAAAAAAAAAAA"}}',
        paste="https://client.example/cb#code=SplxlOBeZQQYbYS6&id_token={}",
    ),
    remedy=_SAME_RESPONSE,
)
def c_hash_mismatch(context: PasteContext) -> Iterable[Hit]:
    """Find a c_hash that is not of the code in the paste (OpenID Connect Core §3.3.2.10)."""
    if half_hash(context, "c_hash", context.codes) is False:
        message = Sentence("c_hash doesn't match the code in this paste, so it came with a different ID Token.")
        yield Hit(context.place("c_hash"), message, FAILS)


@rule(
    "c-hash-match",
    "info",
    "OpenID Connect Core §3.3.2.10",
    name=Sentence("c_hash matches"),
    scope=_CODE_AND_TOKEN,
    why=Sentence("This code came with this ID Token."),
    example=Example(
        f'{_ID},"c_hash":"kai7oDKGVNIOgjZAde-mCg"}}',
        paste="https://client.example/cb#code=SplxlOBeZQQYbYS6&id_token={}",
    ),
    remedy=NOTHING_TO_DO,
)
def c_hash_match(context: PasteContext) -> Iterable[Hit]:
    """Find that c_hash is the hash of the code in the paste (OpenID Connect Core §3.3.2.10)."""
    if half_hash(context, "c_hash", context.codes):
        yield Hit(context.place("c_hash"), Sentence("c_hash matches the code in this paste."), HOLDS)


@rule(
    "c-hash-unchecked",
    "info",
    "OpenID Connect Core §3.3.2.10",
    name=Sentence("c_hash not compared"),
    scope=Sentence("ID Tokens with c_hash."),
    why=Sentence("The code that came with the token isn't in the paste, so c_hash can't be checked."),
    example=Example(f'{_ID},"c_hash":"AAAAAAAAAAAAAAAAAAAAAA"}}'),
    remedy=Sentence("Paste the whole redirect URL, with code=, to check it."),
)
def c_hash_unchecked(context: PasteContext) -> Iterable[Hit]:
    """Find a c_hash with no code in the paste to hold it against (OpenID Connect Core §3.3.2.10)."""
    if context.claim("c_hash") and not context.codes:
        yield Hit(context.place("c_hash"), Sentence("c_hash wasn't checked: there is no code in this paste."))


@rule(
    "nonce-differs",
    "warning",
    "OpenID Connect Core §3.3.3.6",
    name=Sentence("nonces differ"),
    scope=_SEVERAL_TOKENS,
    why=Sentence(
        "Both ID Tokens of one sign-in carry the nonce of its request. One of these may have been swapped in."
    ),
    example=Example(f"{_ID}}}", beside=(HEADER, f'{_ID[:-2]}other"}}')),
    remedy=_SAME_RESPONSE,
)
def nonce_differs(context: PasteContext) -> Iterable[Hit]:
    """Find ID Tokens of one issuer in one paste whose nonces differ (OpenID Connect Core §3.3.3.6)."""
    others = (one for one in context.others if one.kind in ID_TOKENS)
    if context.token.kind in ID_TOKENS and _differs(context, "nonce", others, "nonce"):
        message = Sentence(
            "The nonce differs from that of the other ID Token in this paste: they answer different requests."
        )
        yield Hit(context.place("nonce"), message, FAILS)


@rule(
    "azp-differs",
    "warning",
    "OpenID Connect Core §2",
    name=Sentence("azp differs"),
    scope=_SEVERAL_TOKENS,
    why=Sentence("Tokens in one response are for one client."),
    example=Example(f'{_ID},"azp":"another"}}', beside=ACCESS_TOKEN),
    remedy=_SAME_RESPONSE,
)
def azp_differs(context: PasteContext) -> Iterable[Hit]:
    """Find an ID Token whose azp is not the client of the access token beside it (OpenID Connect Core §2)."""
    others = [one for one in context.others if one.kind in ACCESS]
    if context.token.kind in ID_TOKENS and any(_differs(context, "azp", others, name) for name in ("azp", "client_id")):
        message = Sentence("azp names a different client than the access token in this paste.")
        yield Hit(context.place("azp"), message, FAILS)


@rule(
    "client-id-differs",
    "error",
    "RFC 7521 §4.2",
    name=Sentence("client_id of another client"),
    scope=Sentence("A client assertion in a form that has a client_id too."),
    why=Sentence("The assertion says which client asks. If the form has a client_id, it must be the same."),
    example=Example(
        '{"iss":"c","sub":"c","aud":"https://as.example","iat":1767225540,"exp":1767225600,"jti":"1"}',
        paste="client_id=another&client_assertion={}",
    ),
    remedy=Sentence("Send the client_id that sub names, or leave it out."),
)
def client_id_differs(context: PasteContext) -> Iterable[Hit]:
    """Find a client assertion whose sub is not the client_id that was sent along (RFC 7521 §4.2)."""
    subject = context.claim("sub")
    if context.token.kind in ASSERTIONS and subject and context.clients and subject not in context.clients:
        message = Sentence(
            "sub is “{subject}”, but client_id in the request is “{client}”: both must name the same client.",
            subject=quote(subject, _LONGEST),
            client=quote(context.clients[0], _LONGEST),
        )
        yield Hit(context.place("sub"), message, FAILS)


@rule(
    "sid-differs",
    "warning",
    "OpenID Connect Back-Channel Logout §2.1",
    name=Sentence("sid differs"),
    scope=_SEVERAL_TOKENS,
    why=Sentence(
        "sid names the session at the issuer. Tokens from one sign-in share it, and a Logout Token ends that session."
    ),
    example=Example(f'{_ID},"sid":"1"}}', beside=(HEADER, f'{_ID},"sid":"2"}}')),
    remedy=_SAME_RESPONSE,
)
def sid_differs(context: PasteContext) -> Iterable[Hit]:
    """Find tokens of one issuer in one paste that are of two sessions (OpenID Connect Back-Channel Logout §2.1)."""
    if _differs(context, "sid", context.others, "sid"):
        message = Sentence("sid differs from that of another token in this paste: they belong to different sessions.")
        yield Hit(context.place("sid"), message, FAILS)


def half_hash(context: PasteContext, name: str, texts: tuple[str, ...]) -> bool | None:
    """Return whether a claim is half of the hash of a text, by the ID Token's algorithm; None if nothing is there."""
    row = context.token.decoded.signatures[0].algorithm
    if row is None:
        return None
    make = hashlib.sha512 if row.name in _ED25519 else _HASHES.get(row.hash or "")
    if make is None:
        return None

    def half(text: str) -> str:
        digest = make(utf8.encode(text)).digest()
        return base64url.encode(digest[: len(digest) // 2])

    return context.matches(name, texts, half)


def _differs(context: PasteContext, name: str, others: Iterable[PastedToken], theirs: str) -> bool:
    """Return whether tokens of the same issuer have this claim, and none of them the same value."""
    own, issuer = context.claim(name), context.claim("iss")
    if not own or not issuer:
        return False
    said = [
        value
        for one in others
        if string_of(one.claims.get("iss")) == issuer and (value := string_of(one.claims.get(theirs)))
    ]
    return bool(said) and own not in said
