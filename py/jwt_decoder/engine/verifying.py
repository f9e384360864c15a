"""What a verifier of the token on screen has to be set up with: the algorithm, the key, and what is expected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.engine.given_key import given_key
from jwt_decoder.engine.reading import judge_whole
from jwt_decoder.engine.result import NoSuchTokenError
from jwt_decoder.extract import extract
from jwt_decoder.judge.audience import NAMES
from jwt_decoder.judge.typed_list import typed_list
from jwt_decoder.keys.read_key import as_private
from jwt_decoder.keys.written.forms import public_forms
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.verify.backend import BackendError
from jwt_decoder.verify.key_usability import refusal
from jwt_decoder.verify.outcome import SignatureOutcome
from jwt_decoder.verify.select_key import choose, row_for
from jwt_decoder.verify.token_signature import jose_header
from jwt_decoder.verify.verify import named_algorithm, with_public_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.engine.result import Options
    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.verify.backend import CryptoBackend

_NO_TOKEN: Final = Sentence("There is no token in this text.")
_NO_JWT: Final = Sentence("Code can be written for a signed JWT in compact form with readable claims.")
_UNSECURED: Final = Sentence("alg is none: there is nothing to verify, and a verifier must reject it.")
_OF_LINK: Final = Sentence(
    "The key came with the link, so it isn't in the code: confirm it, or use the issuer's own key."
)
_NO_URL: Final = Sentence("The URL of the keys must begin with https://.")
_NO_KID: Final = Sentence("The token has no kid, so its key can't be found among those at a URL.")
# Without TLS no keys but those of this machine can be trusted.
_SCHEMES: Final = ("https://", "http://localhost:", "http://127.0.0.1:")
_TIMES: Final = ("exp", "nbf", "iat")
# What says no more than that it is a JWT.
_PLAIN_TYPES: Final = frozenset({"jwt", "application/jwt"})


@dataclass(frozen=True, slots=True)
class Verifier:
    """What is checked; ``pem`` is the public key, empty of a secret and where no key was given.

    ``expect`` has what each claim must be, of aud and scope several. ``assumed`` are the names of those that are as in
    the token, since nothing is expected; ``required`` are the times that must be there. ``typ`` is checked where it
    says more than JWT. ``jwks`` is the URL where the code asks for keys, empty where it has one.
    """

    algorithm: Algorithm
    kid: str | None
    pem: str
    secret_encoding: str
    expect: Mapping[str, tuple[str, ...]]
    assumed: tuple[str, ...]
    required: tuple[str, ...]
    skew: float
    typ: str | None
    jwks: str = ""

    @property
    def required_and_compared(self) -> tuple[str, ...]:
        """The times that must be there, and the issuer and audience where they are compared."""
        return (*self.required, *(name for name in ("iss", "aud") if name in self.expect))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A verifier, or why there is none; ``note`` says why the key that was given is not in it."""

    verifier: Verifier | None = None
    problem: Sentence | None = None
    note: Sentence | None = None


async def verifier_of(text: str, key_text: str, options: Options, backend: CryptoBackend, jwks: str = "") -> Wanted:
    """Return what checks the token meant, with a key or the URL of keys.

    Raise NoSuchTokenError where the options mean a token beyond the last one.
    """
    tokens = extract(text).tokens
    if options.token and options.token >= len(tokens):
        raise NoSuchTokenError(len(tokens))
    if not tokens:
        return Wanted(problem=_NO_TOKEN)
    decoded = judge_whole(tokens[options.token], options, mends=False).decoded
    values = jose_header(decoded.signatures[0])
    payload = decoded.payload
    if decoded.layout.kind != "jws-compact" or payload is None or payload.kind != "claims-set":
        return Wanted(problem=_NO_JWT)
    algorithm = named_algorithm(values)
    if isinstance(algorithm, SignatureOutcome):
        return Wanted(problem=algorithm.message)
    if algorithm.family == "none":
        return Wanted(problem=_UNSECURED)
    verifier = _without_key(decoded, values, algorithm, options)
    if jwks and algorithm.has_key_pair and verifier.kid is not None:
        return Wanted(replace(verifier, jwks=jwks)) if jwks.startswith(_SCHEMES) else Wanted(problem=_NO_URL)
    found = await _with_key(verifier, key_text, values, options, backend)
    return replace(found, note=_NO_KID) if jwks and algorithm.has_key_pair else found


def _without_key(decoded: Decoded, values: Mapping[str, object], algorithm: Algorithm, options: Options) -> Verifier:
    claims, typ, kid = decoded.claims, values.get("typ"), values.get("kid")
    expect = {
        name: _expected(name, options.expect[name]) for name in NAMES if options.expect and name in options.expect
    }
    own = {name: found for name in ("iss", "aud") if name not in expect and (found := _own(claims.get(name)))}
    return Verifier(
        algorithm,
        kid if isinstance(kid, str) else None,
        "",
        options.secret_encoding,
        {name: {**expect, **own}[name] for name in NAMES if name in expect or name in own},
        tuple(own),
        tuple(name for name in _TIMES if name in claims),
        int(options.skew) if float(options.skew).is_integer() else options.skew,
        typ if isinstance(typ, str) and typ.lower() not in _PLAIN_TYPES else None,
    )


def _expected(name: str, text: str) -> tuple[str, ...]:
    """Return what a claim must be: one of the names of a service, or every scope."""
    if name == "scope":
        return tuple(typed_list(text))
    return tuple(dict.fromkeys((text, *typed_list(text)))) if name == "aud" else (text,)


def _own(node: Any) -> tuple[str, ...]:  # noqa: ANN401 - a node or None
    """Return the strings of a claim as the token has it."""
    nodes = () if node is None else node.get("items", [node])
    return tuple(one["value"] for one in nodes if one["type"] == "string")


async def _with_key(
    verifier: Verifier, key_text: str, values: Mapping[str, object], options: Options, backend: CryptoBackend
) -> Wanted:
    """Return the verifier with the public key that was given for this token; a secret is for the environment."""
    algorithm = verifier.algorithm
    key = as_private(given_key(key_text, options), algorithm.curves)
    if key.kind == "none" or not algorithm.has_key_pair:
        return Wanted(verifier)
    if key.origin == "from-link" and not key.problem:
        return Wanted(verifier, note=_OF_LINK)
    reason = key.problem
    for member in choose(key, values, algorithm).members:
        material = member.read()
        reason = refusal(material, algorithm)
        if reason is None:
            try:
                material = await with_public_part(material, row_for(algorithm, material), backend)
            except BackendError as error:
                return Wanted(verifier, note=error.sentence)
            return Wanted(replace(verifier, pem=public_forms(material, {})["pem"]))
    return Wanted(verifier, note=reason)
