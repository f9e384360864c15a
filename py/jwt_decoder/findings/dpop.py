"""Rules about a DPoP proof and the access token beside it in one paste (RFC 9449)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.findings.example import ACCESS_TOKEN, JWK, PROOF
from jwt_decoder.findings.paste_context import FAILS, HOLDS
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.json.parse import members_of
from jwt_decoder.keys.key_material import encoded, thumbprint
from jwt_decoder.model.rule import NOTHING_TO_DO, Example
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url, utf8

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.paste_context import PasteContext

_PROOF_AND_TOKEN: Final = Sentence("A DPoP proof and an access token in one paste.")
# For the examples: the header of a proof, and the claims of an access token that is bound to the key in it.
_HEADER: Final = f'{{"alg":"ES256","typ":"dpop+jwt",{JWK}}}}}'
_JKT: Final = "HAhgQ09bqjq0KiKqTNjLWm_Yvy5Wpi5nO2-TB08qqFk"
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
        message = Sentence("cnf.jkt doesn't match the key of the DPoP proof in this paste.")
        yield Hit(context.place("cnf"), message, FAILS)


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


def _ath(text: str) -> str:
    return base64url.encode(hashlib.sha256(utf8.encode(text)).digest())


def _bound(context: PasteContext) -> bool | None:
    jkt = string_of(members_of(context.token.claims.get("cnf")).get("jkt"))
    proofs = [key for one in context.others if one.kind == "dpop-proof" for key in one.keys]
    if not jkt or not proofs:
        return None
    return any(encoded(thumbprint(key)) == jkt for key in proofs if not key.problem)
