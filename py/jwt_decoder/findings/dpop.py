"""Rules about a DPoP proof and the access token beside it in one paste (RFC 9449)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.extract.targets import is_same_target, without_query
from jwt_decoder.findings.example import ACCESS_TOKEN, JWK, PROOF
from jwt_decoder.findings.paste_context import FAILS, HOLDS
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.json.parse import members_of
from jwt_decoder.keys.key_material import encoded, short_thumbprint, thumbprint
from jwt_decoder.model.rule import NOTHING_TO_DO, Example
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url, utf8
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.paste_context import PasteContext
    from jwt_decoder.keys.key_material import Material

_PROOF_AND_TOKEN: Final = Sentence("A DPoP proof and an access token in one paste.")
# For the examples: the header of a proof, and the claims of an access token that is bound to the key in it.
_HEADER: Final = f'{{"alg":"ES256","typ":"dpop+jwt",{JWK}}}}}'
_JKT: Final = "HAhgQ09bqjq0KiKqTNjLWm_Yvy5Wpi5nO2-TB08qqFk"
_LONGEST: Final = 120
_OF_ANOTHER: Final = Sentence("cnf.jkt doesn't match the key of the DPoP proof in this paste.")
_OF_SHORT: Final = Sentence(
    "cnf.jkt is the thumbprint of the DPoP proof's key without the zero byte that a coordinate begins with: whoever"
    " computed it left that out, against RFC 7518 §6.2.1.2."
)
# To stand below a proof: an access token in its header.
_SENT_ALONG: Final = "DPoP: {}\nAuthorization: DPoP eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiJhIn0.AAAA"
_BOUND: Final = f'{ACCESS_TOKEN[1][:-1]},"cnf":{{"jkt":"{_JKT}"}}}}'


@rule(
    "ath-mismatch",
    "error",
    "RFC 9449 §4.3",
    name=Sentence("ath of another token"),
    scope=_PROOF_AND_TOKEN,
    why=Sentence("A proof only counts together with the access token whose hash it contains."),
    example=Example(f'{PROOF},"ath":"{"A" * 43}"}}', _HEADER, beside=ACCESS_TOKEN),
    remedy=Sentence("Make the proof for the access token it is sent with."),
)
def ath_mismatch(context: PasteContext) -> Iterable[Hit]:
    """Find a DPoP proof whose ath is of none of the access tokens in the paste (RFC 9449 §4.3)."""
    if context.matches("ath", context.access, _ath) is False:
        message = Sentence("ath doesn't match the access token in this paste: the proof was made for another one.")
        yield Hit(context.place("ath"), message, FAILS)


@rule(
    "ath-match",
    "info",
    "RFC 9449 §4.3",
    name=Sentence("ath matches"),
    scope=_PROOF_AND_TOKEN,
    why=Sentence("The proof was made for this access token."),
    example=Example(f'{PROOF},"ath":"Gn8OBe18YbfHRKCg3W0SvIBt-9ItN8oEZdQnBFkIJuk"}}', _HEADER, beside=ACCESS_TOKEN),
    remedy=NOTHING_TO_DO,
)
def ath_match(context: PasteContext) -> Iterable[Hit]:
    """Find that a DPoP proof was made for an access token in the paste (RFC 9449 §4.3)."""
    if context.matches("ath", (*context.access, *context.texts), _ath):
        yield Hit(context.place("ath"), Sentence("ath matches an access token in this paste."), HOLDS)


@rule(
    "jkt-mismatch",
    "error",
    "RFC 9449 §6.1",
    name=Sentence("Proof by another key"),
    scope=_PROOF_AND_TOKEN,
    why=Sentence(
        "Only the holder of the key in cnf can use the access token, and the proof was made with a different key."
    ),
    example=Example(_BOUND.replace(_JKT, "A" * 43), ACCESS_TOKEN[0], beside=(_HEADER, f"{PROOF}}}")),
    remedy=Sentence("Send the access token with a proof made with the key it is bound to."),
)
def jkt_mismatch(context: PasteContext) -> Iterable[Hit]:
    """Find an access token that is bound to another key than that of the DPoP proof beside it (RFC 9449 §6.1)."""
    if _bound(context) is False:
        jkt = _thumbprint(context)
        is_short = any(encoded(short_thumbprint(key)) == jkt for key in _proofs(context))
        yield Hit(context.place("cnf"), _OF_SHORT if is_short else _OF_ANOTHER, FAILS)


@rule(
    "jkt-match",
    "info",
    "RFC 9449 §6.1",
    name=Sentence("Proof by the bound key"),
    scope=_PROOF_AND_TOKEN,
    why=Sentence("The proof was made with the key the access token is bound to."),
    example=Example(_BOUND, ACCESS_TOKEN[0], beside=(_HEADER, f"{PROOF}}}")),
    remedy=NOTHING_TO_DO,
)
def jkt_match(context: PasteContext) -> Iterable[Hit]:
    """Find that an access token is bound to the key of the DPoP proof beside it (RFC 9449 §6.1)."""
    if _bound(context):
        message = Sentence("cnf.jkt matches the key of the DPoP proof in this paste.")
        yield Hit(context.place("cnf"), message, HOLDS)


@rule(
    "dpop-scheme",
    "error",
    "RFC 9449 §7.1",
    name=Sentence("Bearer instead of DPoP"),
    scope=Sentence("An access token bound to a DPoP key, in an Authorization header."),
    why=Sentence("A token with cnf.jkt only counts with a proof. An API that knows DPoP rejects it as a bearer token."),
    example=Example(_BOUND, ACCESS_TOKEN[0], paste="Authorization: Bearer {}"),
    remedy=Sentence("Send it as Authorization: DPoP, with a proof in the DPoP header."),
)
def dpop_scheme(context: PasteContext) -> Iterable[Hit]:
    """Find an access token that is bound to the key of a DPoP proof and sent as a bearer token (RFC 9449 §7.1)."""
    if context.scheme == "bearer" and _thumbprint(context):
        message = Sentence("This token is bound to a DPoP key, but the header says Bearer.")
        yield Hit(context.place("cnf"), message, FAILS)


@rule(
    "dpop-proof-missing",
    "warning",
    "RFC 9449 §7.1",
    name=Sentence("No DPoP proof"),
    scope=Sentence("An access token with the scheme DPoP, in a request."),
    why=Sentence("Without a fresh proof in the DPoP header, an API rejects the token."),
    example=Example(_BOUND, ACCESS_TOKEN[0], paste="GET /a HTTP/1.1\nHost: api.example\nAuthorization: DPoP {}"),
    remedy=Sentence("Add a DPoP header with a proof made for this request and this token."),
)
def dpop_proof_missing(context: PasteContext) -> Iterable[Hit]:
    """Find a request with a token of the scheme DPoP and no proof (RFC 9449 §7.1)."""
    request = context.request
    if context.scheme != "dpop" or request is None or not _thumbprint(context):
        return
    if not any(one.kind == "dpop-proof" and request.start <= one.start < request.end for one in context.others):
        message = Sentence("The request has this DPoP-bound token, but no proof in a DPoP header.")
        yield Hit(context.place("cnf"), message, FAILS)


@rule(
    "ath-missing",
    "error",
    "RFC 9449 §4.3",
    name=Sentence("No ath"),
    scope=_PROOF_AND_TOKEN,
    why=Sentence("A proof sent with an access token must contain that token's hash."),
    example=Example(f"{PROOF}}}", _HEADER, paste=_SENT_ALONG),
    remedy=Sentence("Put the base64url SHA-256 hash of the access token into ath."),
)
def ath_missing(context: PasteContext) -> Iterable[Hit]:
    """Find a DPoP proof without ath, beside a token of the scheme DPoP (RFC 9449 §4.2, §4.3)."""
    if _is_proof(context) and context.shown and "ath" not in context.token.claims:
        message = Sentence("The proof has no ath, but comes with an access token.")
        yield Hit(context.place("htm"), message, FAILS)


@rule(
    "htu-query",
    "error",
    "RFC 9449 §4.2",
    name=Sentence("htu has a query"),
    scope=Sentence("DPoP proofs."),
    why=Sentence("htu is the URL without query and fragment, and a server compares it that way."),
    example=Example(f"{PROOF.replace('api.example', 'api.example/a?b=c')}}}", _HEADER),
    remedy=Sentence("Leave out everything from the “?” or “#” on."),
)
def htu_query(context: PasteContext) -> Iterable[Hit]:
    """Find a DPoP proof whose htu has a query or a fragment (RFC 9449 §4.2)."""
    if _is_proof(context) and ("?" in context.claim("htu") or "#" in context.claim("htu")):
        yield Hit(context.place("htu"), Sentence("htu must not have a query or a fragment."), FAILS)


@rule(
    "htm-mismatch",
    "error",
    "RFC 9449 §4.3",
    name=Sentence("htm of another request"),
    scope=Sentence("DPoP proofs in a request."),
    why=Sentence("A proof counts for one method: a server compares htm with that of the request."),
    example=Example(f"{PROOF}}}", _HEADER, paste="POST /a HTTP/1.1\nHost: api.example\nDPoP: {}"),
    remedy=Sentence("Make the proof for the request's method."),
)
def htm_mismatch(context: PasteContext) -> Iterable[Hit]:
    """Find a DPoP proof that was made for another method than that of its request (RFC 9449 §4.3)."""
    request, method = context.request, context.claim("htm")
    if _is_proof(context) and request and request.method and method and method != request.method:
        message = Sentence(
            "htm is “{htm}”, but the request is a {method}.", htm=quote(method, _LONGEST), method=request.method
        )
        yield Hit(context.place("htm"), message, FAILS)


@rule(
    "htu-mismatch",
    "error",
    "RFC 9449 §4.3",
    name=Sentence("htu of another request"),
    scope=Sentence("DPoP proofs in a request."),
    why=Sentence("A proof counts for one URL: a server compares htu with that of the request."),
    example=Example(f"{PROOF}}}", _HEADER, paste="GET /other HTTP/1.1\nHost: api.example\nDPoP: {}"),
    remedy=Sentence("Make the proof for the request's URL, without its query."),
)
def htu_mismatch(context: PasteContext) -> Iterable[Hit]:
    """Find a DPoP proof that was made for another address than that of its request (RFC 9449 §4.3).

    Of a request line that has a path alone, the ends of the paths are compared: a proxy may have cut one off.
    """
    request, address = context.request, context.claim("htu")
    if _is_proof(context) and request and address and not is_same_target(address, request.address):
        message = Sentence(
            "htu is “{htu}”, but the request goes to “{address}”.",
            htu=quote(address, _LONGEST),
            address=quote(without_query(request.address), _LONGEST),
        )
        yield Hit(context.place("htu"), message, FAILS)


def _is_proof(context: PasteContext) -> bool:
    return context.token.kind == "dpop-proof"


def _thumbprint(context: PasteContext) -> str:
    return string_of(members_of(context.token.claims.get("cnf")).get("jkt"))


def _ath(text: str) -> str:
    return base64url.encode(hashlib.sha256(utf8.encode(text)).digest())


def _bound(context: PasteContext) -> bool | None:
    jkt, proofs = _thumbprint(context), _proofs(context)
    if not jkt or not proofs:
        return None
    return any(encoded(thumbprint(key)) == jkt for key in proofs if not key.problem)


def _proofs(context: PasteContext) -> list[Material]:
    return [key for one in context.others if one.kind == "dpop-proof" for key in one.keys]
