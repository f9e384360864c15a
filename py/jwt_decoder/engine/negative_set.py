"""From a token and its key to the tokens that a verifier must refuse."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.engine.result import NoSuchTokenError
from jwt_decoder.extract import extract
from jwt_decoder.extract.key_reader import read_key
from jwt_decoder.keys.read_key import as_private
from jwt_decoder.make.json_text import written
from jwt_decoder.make.negative_cases import Model, negative_cases
from jwt_decoder.make.refusal import MakingError, Refusal
from jwt_decoder.make.sign import unreadable
from jwt_decoder.make.signing_key import signing_key
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.verify.backend import BackendError
from jwt_decoder.verify.outcome import SignatureOutcome
from jwt_decoder.verify.select_key import row_for
from jwt_decoder.verify.token_signature import jose_header, outcome_of, signed_input
from jwt_decoder.verify.verify import named_algorithm, with_public_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.engine.result import Options
    from jwt_decoder.keys.key import Key
    from jwt_decoder.make.backend import Backends
    from jwt_decoder.make.negative_cases import NegativeCase
    from jwt_decoder.model.part import Node

_NO_TOKEN: Final = Sentence("There is no token in this text.")
_NO_JWT: Final = Sentence("A test set needs a signed JWT in compact form with readable claims.")
_NOT_ENCODED: Final = Sentence(
    "A test set needs a JWT, but b64 is false: the claims of a JWT are encoded (RFC 7797 §7)."
)
_NO_KEY: Final = Sentence("A test set needs the signing key: the shared secret or the private key.")
_UNSECURED: Final = Sentence("alg is none, so there is no key to sign with.")
_OTHER_KID: Final = "another-key"


@dataclass(frozen=True, slots=True)
class NegativeSet:
    """The cases, or why there are none."""

    cases: tuple[NegativeCase, ...] = ()
    refusals: tuple[Refusal, ...] = ()


async def negative_set(text: str, key_text: str, options: Options, backends: Backends) -> NegativeSet:
    """Return the tokens made of the token meant; raise NoSuchTokenError where the options mean one beyond the last."""
    tokens = extract(text).tokens
    if options.token and options.token >= len(tokens):
        raise NoSuchTokenError(len(tokens))
    key = read_key(key_text, options.secret_encoding).to_sign()
    try:
        decoded = _decoded(tokens[options.token].text if tokens else None)
        model = await _model(decoded, key, math.floor(options.now), backends)
        model = replace(model, is_others=await _is_others(decoded, key, backends))
        return NegativeSet(await negative_cases(model))
    except MakingError as error:
        return NegativeSet(refusals=error.refusals)
    except BackendError as error:
        return NegativeSet(refusals=(Refusal("key-refused", "key", error.sentence),))


def _decoded(token: str | None) -> Decoded:
    if token is None:
        raise MakingError(Refusal("token-missing", "text", _NO_TOKEN))
    return decode(lay_out(token))


async def _model(decoded: Decoded, key: Key, now: int, backends: Backends) -> Model:
    first = decoded.signatures[0]
    payload, header = decoded.payload, first.header
    if decoded.layout.kind != "jws-compact" or header is None or payload is None or payload.kind != "claims-set":
        raise MakingError(Refusal("token-no-jwt", "text", _NO_JWT))
    values = jose_header(first)
    if values.get("b64") is False:
        raise MakingError(Refusal("token-no-jwt", "text", _NOT_ENCODED))
    algorithm = named_algorithm(values)
    if isinstance(algorithm, SignatureOutcome):
        raise MakingError(Refusal("alg-unknown", "text", algorithm.message))
    if algorithm.family == "none":
        raise MakingError(Refusal("alg-none", "text", _UNSECURED))
    if key.kind == "none":
        raise MakingError(Refusal("key-missing", "key", _NO_KEY))
    if key.problem:
        raise MakingError(unreadable(key, key.problem, 0))
    chosen = signing_key(as_private(key, algorithm.curves), values, algorithm)
    if isinstance(chosen, Sentence):
        raise MakingError(Refusal("key-unusable", "key", chosen))
    row = row_for(algorithm, chosen.material)
    material = await with_public_part(chosen.material, row, backends.verifier)
    kids = (one.kid for one in key.members if isinstance(one.kid, str) and one.kid != values.get("kid"))
    texts = (_texts(first.jose), _texts(payload.root))
    return Model(*texts, row, material, next(kids, _OTHER_KID), now, backends)


async def _is_others(decoded: Decoded, key: Key, backends: Backends) -> bool:
    """Return whether the token was signed with another key, or changed since."""
    first = decoded.signatures[0]
    jws = signed_input(decoded, first, None)
    outcome = await outcome_of(decoded, first, jws, key, backends.verifier)
    return outcome.state == "invalid" and bool(jws.signature)


def _texts(members: Mapping[str, Node]) -> dict[str, str]:
    return {name: written(node) for name, node in members.items()}
