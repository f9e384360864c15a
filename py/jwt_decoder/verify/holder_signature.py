"""The signature of a Key Binding JWT: verified with the key that the issuer put into cnf (RFC 9901 §4.3, §7.3)."""

from __future__ import annotations

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
    from jwt_decoder.model.records import Node
    from jwt_decoder.model.sentence import Text
    from jwt_decoder.verify.backend import CryptoBackend
    from jwt_decoder.verify.outcome import SignatureOutcome

_ASYMMETRIC: Final = "a Key Binding JWT is signed with the private key of the holder (RFC 9901 §4.3)"
_HOW: Final = (
    "The signature of the holder was verified with the key that stands in cnf.jwk of the token before it"
    " (RFC 9901 §7.3, RFC 7800 §3.2); sd_hash, typ and the claims are judged apart from it."
)
_NOTHING: Final = "Nothing was computed: the key must stand in cnf.jwk of the token before it (RFC 9901 §4.1.2)."
_REFUSED: Final = "Nothing was computed: with another algorithm nothing would be proved (RFC 9901 §4.3)."
_NO_CNF: Final = "The token has no cnf, so it names no holder whose key could have signed this Key Binding JWT."
_NO_JWK: Final = "cnf of the token holds no key in jwk, so this Key Binding JWT cannot be verified with it here."
_STATES: Final = {
    "invalid": "The Key Binding JWT is not signed with the key in cnf.",
    "unsupported": "The Key Binding JWT was not verified.",
    "key-unusable": "The key in cnf cannot verify the Key Binding JWT.",
    "not-attempted": "The Key Binding JWT was not verified.",
}
_UNVOUCHED: Final = Sentence("The signature of the issuer has not held, so nobody vouches for that key.")
_OTHER: Final = Sentence("But it was made for something else: its sd_hash does not match.")


async def key_binding(
    claims: Mapping[str, Node], bound: Decoded, binding: Binding, issued: str, backend: CryptoBackend
) -> Line:
    """Say whether the holder has signed.

    ``claims`` are those of the processed payload, ``issued`` is the state of the issuer's signature.
    """
    cnf = claims.get("cnf")
    keys = header_keys({"jwk": parse.plain(jwk)}) if (jwk := parse.members_of(cnf).get("jwk")) else ()
    if not keys:
        return Line("not-attempted", _NO_JWK if cnf else _NO_CNF, {"why": "no-jwk" if cnf else "no-cnf"}, _NOTHING)
    signature = bound.signatures[0]
    row = signature.algorithm
    if row and not row.has_key_pair:
        message = f"{_STATES['invalid']} Its alg is {row.name}, and {_ASYMMETRIC}."
        return Line("invalid", message, {"alg": row.name, "why": "symmetric"}, _REFUSED)
    key = read_key(keys[0].text, "text")
    outcome = await outcome_of(bound, signature, signed_input(bound, signature, None), key, backend)
    whole = (outcome.state, binding.state, issued) == ("valid", "match", "valid")
    return Line(outcome.state, _said(outcome, binding, issued), outcome.data | {"whole": int(whole)}, _HOW)


def _said(outcome: SignatureOutcome, binding: Binding, issued: str) -> Text:
    """Put together what is true at once: the signature, what it was made over, and who vouches for the key."""
    if outcome.state != "valid":
        reason = outcome.message if outcome.message.endswith(".") else f"{outcome.message}."
        return f"{_STATES[outcome.state]} {reason}"
    following = []
    if binding.state != "match":
        following.append(_OTHER if binding.state == "mismatch" else binding.message)
    if issued != "valid":
        following.append(_UNVOUCHED)
    alg = outcome.data.get("alg", "")
    return Sentence("The Key Binding JWT is signed with the key in cnf ({alg}).", alg=alg).then(*following)
