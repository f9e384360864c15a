"""The signature of a Key Binding JWT: verified with the key that the issuer put into cnf (RFC 9901 §4.3, §7.3)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.json import parse
from jwt_decoder.keys.header_keys import header_keys
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.model.verdict import Line
from jwt_decoder.verify.token_signature import outcome_of, signed_input

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decode.sd_jwt.binding import Binding
    from jwt_decoder.model.part import Node
    from jwt_decoder.verify.backend import CryptoBackend
    from jwt_decoder.verify.outcome import SignatureOutcome, State

_HOW: Final = Sentence(
    "The holder's signature was verified with the key in cnf.jwk of the issuer's token (RFC 9901 §7.3, RFC"
    " 7800 §3.2); sd_hash, typ and the claims are checked separately."
)
_NOTHING: Final = Sentence("Nothing was computed: the key must be in cnf.jwk of the issuer's token (RFC 9901 §4.1.2).")
_REFUSED: Final = Sentence("Nothing was computed: only an asymmetric algorithm would prove anything (RFC 9901 §4.3).")
_NO_CNF: Final = Line(
    "not-attempted",
    Sentence("The token has no cnf, so it names no holder key that could have signed this Key Binding JWT."),
    {"why": "no-cnf"},
    _NOTHING,
)
_NO_JWK: Final = Line(
    "not-attempted",
    Sentence("The token's cnf has no key in jwk, so this Key Binding JWT can't be verified here."),
    {"why": "no-jwk"},
    _NOTHING,
)
_VALID: Final = Sentence("The Key Binding JWT is signed with the key in cnf ({alg}).")
_INVALID: Final = Sentence("The Key Binding JWT is not signed with the key in cnf.")
_NOT_VERIFIED: Final = Sentence("The Key Binding JWT was not verified.")
_UNUSABLE: Final = Sentence("The key in cnf can't verify the Key Binding JWT.")
_SYMMETRIC: Final = Sentence(
    "Its alg is {alg}, but a Key Binding JWT is signed with the holder's private key (RFC 9901 §4.3)."
)
_STATES: Final[Mapping[State, Sentence]] = MappingProxyType(
    {
        "valid": _VALID,
        "invalid": _INVALID,
        "unsupported": _NOT_VERIFIED,
        "key-unusable": _UNUSABLE,
        "not-attempted": _NOT_VERIFIED,
    }
)
# By ``why`` of an outcome: within a verdict each of these stands alone, without a full stop.
_WHY: Final[Mapping[object, Sentence]] = MappingProxyType(
    {
        "encrypted": Sentence("A JWE is encrypted and has no signature."),
        "header": Sentence("The header can't be read."),
        "no-header": Sentence("The header is missing."),
        "member-type": Sentence("A member of the token has the wrong type."),
        "missing": Sentence("There is no signature."),
        "detached": Sentence("The payload is detached: add it to verify the signature."),
    }
)
_UNVOUCHED: Final = Sentence("The issuer's signature didn't match, so nothing vouches for that key.")
_UNCHECKED: Final = Sentence("The issuer's signature wasn't verified, so nothing vouches for that key yet.")
_OTHER: Final = Sentence("But its sd_hash doesn't match, so it isn't bound to what comes before it.")


async def key_binding(
    claims: Mapping[str, Node], bound: Decoded, binding: Binding, issued: str, backend: CryptoBackend
) -> Line:
    """Return whether the holder has signed.

    ``claims`` are those of the processed payload, ``issued`` is the state of the issuer's signature.
    """
    cnf = claims.get("cnf")
    keys = header_keys({"jwk": parse.plain(jwk)}) if (jwk := parse.members_of(cnf).get("jwk")) else ()
    if not keys:
        return _NO_JWK if cnf else _NO_CNF
    signature = bound.signatures[0]
    row = signature.algorithm
    if row and not row.has_key_pair:
        return Line("invalid", _INVALID.then(_SYMMETRIC.about(alg=row.name)), {"why": "symmetric"}, _REFUSED)
    key = read_key(keys[0].text, "text")
    outcome = await outcome_of(bound, signature, signed_input(bound, signature, None), key, backend)
    whole = (outcome.state, binding.state, issued) == ("valid", "match", "valid")
    return Line(outcome.state, _message(outcome, binding, issued), {**outcome.data, "whole": int(whole)}, _HOW)


def _message(outcome: SignatureOutcome, binding: Binding, issued: str) -> Sentence:
    """Return what is true at once: the signature, what it was made over, and who vouches for the key."""
    if outcome.state != "valid":
        return _STATES[outcome.state].then(_WHY.get(outcome.data.get("why"), outcome.message))
    more = []
    if binding.state != "match":
        more.append(_OTHER if binding.state == "mismatch" else binding.message)
    if issued != "valid":
        more.append(_UNVOUCHED if issued == "invalid" else _UNCHECKED)
    return _VALID.about(alg=outcome.data["alg"]).then(*more)
