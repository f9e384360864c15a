"""The tokens that a verifier must refuse, made of one that it accepts and its key: a row for each."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.keys.written.forms import public_forms
from jwt_decoder.keys.written.jwk import public_jwk
from jwt_decoder.make.generate import RSA_SIZES, Wanted, generate
from jwt_decoder.make.json_text import object_text, text_of
from jwt_decoder.make.sign import signed
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.text import base64url
from jwt_decoder.verify.verify import HASHES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.make.backend import Backends
    from jwt_decoder.registry.algorithms import Algorithm

_HOUR: Final = 3600
LIFETIME: Final = 24 * _HOUR
_OTHER_AUDIENCE: Final = text_of("https://another-service.example")
_UNKNOWN: Final = "https://example.com/unknown"


class NegativeCase(NamedTuple):
    """A token, why a verifier must refuse it, and where that is written; of the control ``is_refused`` is False."""

    id: str
    title: Sentence
    why: Sentence
    section: str
    token: str
    is_refused: bool


@dataclass(frozen=True, slots=True)
class Model:
    """The token that all others are made of: names and JSON texts of header and claims, and the key that signs it.

    ``algorithm`` is the row that says the curve. ``kid`` is that of another key which the verifier may know; ``now`` is
    in seconds. ``is_others`` says that the token was signed with another key.
    """

    header: Mapping[str, str]
    claims: Mapping[str, str]
    algorithm: Algorithm
    material: Material
    kid: str
    now: int
    backends: Backends
    is_others: bool = False

    def sound_claims(self) -> dict[str, str]:
        """Return the claims with times at which the token is valid, from now on for a day; no other one is added."""
        times = {"iat": self.now, "nbf": self.now, "exp": self.now + LIFETIME}
        return {**self.claims, **{name: str(at) for name, at in times.items() if name in self.claims}}

    async def token(self, header: Mapping[str, str] | None = None, claims: Mapping[str, str] | None = None) -> str:
        """Return a token signed with the key: what is given is put over what a sound one has."""
        message = self.message(header, claims)
        return _joined(message, await signed(self.algorithm, self.material, message.encode(), self.backends))

    def message(self, header: Mapping[str, str] | None = None, claims: Mapping[str, str] | None = None) -> str:
        """Return the JWS Signing Input of such a token."""
        texts = ({**self.header, **(header or {})}, {**self.sound_claims(), **(claims or {})})
        return ".".join(base64url.encode(object_text(one).encode()) for one in texts)


def _joined(message: str, signature: bytes) -> str:
    return f"{message}.{base64url.encode(signature)}"


async def _control(model: Model) -> str:
    return await model.token()


async def _expired(model: Model) -> str:
    begun = str(model.now - 2 * _HOUR)
    times = {name: begun for name in ("iat", "nbf") if name in model.claims}
    return await model.token(claims={**times, "exp": str(model.now - _HOUR)})


async def _not_yet(model: Model) -> str:
    return await model.token(claims={"nbf": str(model.now + _HOUR)})


async def _other_audience(model: Model) -> str:
    return await model.token(claims={"aud": _OTHER_AUDIENCE})


def _unsecured(spelling: str) -> Callable[[Model], Awaitable[str]]:
    async def make(model: Model) -> str:
        return _joined(model.message({"alg": text_of(spelling)}), b"")

    return make


async def _without_signature(model: Model) -> str:
    return _joined(model.message(), b"")


async def _other_bit(model: Model) -> str:
    message, _, signature = (await model.token()).rpartition(".")
    octets = base64url.decode(signature).octets
    return _joined(message, bytes((octets[0] ^ 1,)) + octets[1:])


async def _other_payload(model: Model) -> str:
    signature = (await model.token()).rpartition(".")[2]
    return f"{model.message(claims={'admin': 'true'})}.{signature}"


async def _other_key(model: Model) -> str:
    bits = model.material.bits if model.material.bits in RSA_SIZES else 0
    other = (await generate(Wanted(model.algorithm.name, bits=bits), model.backends.keys)).material
    message = model.message()
    return _joined(message, await signed(model.algorithm, other, message.encode(), model.backends))


async def _other_kid(model: Model) -> str:
    return await model.token({"kid": text_of(model.kid)})


async def _public_key_as_secret(model: Model) -> str | None:
    if not model.algorithm.has_key_pair:
        return None
    message = model.message({"alg": text_of("HS256")})
    secret = public_forms(model.material, {})["pem"].encode()
    return _joined(message, hmac.digest(secret, message.encode(), HASHES["SHA-256"]))


async def _unknown_critical(model: Model) -> str:
    return await model.token({"crit": text_of([_UNKNOWN]), _UNKNOWN: "true"})


async def _own_key(model: Model) -> str:
    """Sign with a new key that the header brings along."""
    row = ALGORITHMS["ES256"]
    own = (await generate(Wanted(row.name), model.backends.keys)).material
    message = model.message({"alg": text_of(row.name), "jwk": text_of(public_jwk(own, {}))})
    return _joined(message, await signed(row, own, message.encode(), model.backends))


class _Row(NamedTuple):
    """How one case is made; where it returns None, such a token cannot be made with this key."""

    id: str
    title: Sentence
    why: Sentence
    section: str
    make: Callable[[Model], Awaitable[str | None]]


_UNSIGNED: Final = Sentence("Nobody signed it, no matter how none is spelled.")
_OTHER_SIGNER: Final = Sentence(
    "This key didn't sign your token. If a service rejects this one too, the others prove nothing: use the key it"
    " trusts."
)
_NO_MATCH: Final = Sentence("The signature doesn't match what is signed.")
_ROWS: Final = (
    _Row(
        "control",
        Sentence("Control: this one is valid"),
        Sentence("A service must accept this one, or the others prove nothing."),
        "RFC 7519 §7.2",
        _control,
    ),
    _Row("expired", Sentence("Expired an hour ago"), Sentence("exp is in the past."), "RFC 7519 §4.1.4", _expired),
    _Row("not-yet", Sentence("Valid in an hour"), Sentence("nbf is in the future."), "RFC 7519 §4.1.5", _not_yet),
    _Row(
        "aud-other",
        Sentence("For another service"),
        Sentence("aud doesn't name this service."),
        "RFC 7519 §4.1.3",
        _other_audience,
    ),
    *(
        _Row(
            ident,
            Sentence("alg {alg}, no signature", alg=alg),
            _UNSIGNED,
            "RFC 8725 §3.2",
            _unsecured(alg),
        )
        for ident, alg in (
            ("alg-none", "none"),
            ("alg-none-capital", "None"),
            ("alg-none-capitals", "NONE"),
            ("alg-none-mixed", "nOnE"),
        )
    ),
    _Row(
        "signature-removed",
        Sentence("Signature removed"),
        Sentence("alg says it is signed, but there is no signature."),
        "RFC 7515 §5.2",
        _without_signature,
    ),
    _Row("signature-bit", Sentence("One bit of the signature changed"), _NO_MATCH, "RFC 7515 §5.2", _other_bit),
    _Row("payload-changed", Sentence("A claim added after signing"), _NO_MATCH, "RFC 7515 §5.2", _other_payload),
    _Row(
        "key-other",
        Sentence("Signed with another key of the same kind"),
        Sentence("The key isn't one of the issuer's."),
        "RFC 7515 §5.2",
        _other_key,
    ),
    _Row(
        "kid-other",
        Sentence("kid of another key"),
        Sentence("kid names a key that didn't sign it."),
        "RFC 7515 §4.1.4",
        _other_kid,
    ),
    _Row(
        "hmac-public-key",
        Sentence("HMAC with the public key as its secret"),
        Sentence("Anyone has the public key; the verifier must tie each key to its algorithm."),
        "RFC 8725 §2.1",
        _public_key_as_secret,
    ),
    _Row(
        "crit-unknown",
        Sentence("crit with an unknown extension"),
        Sentence("A verifier that doesn't know an extension in crit must reject the token."),
        "RFC 7515 §4.1.11",
        _unknown_critical,
    ),
    _Row(
        "header-jwk",
        Sentence("Signed with a key in its own header"),
        Sentence("Anyone can make a key like that; only the issuer's keys count."),
        "RFC 8725 §3.10",
        _own_key,
    ),
)


async def negative_cases(model: Model) -> tuple[NegativeCase, ...]:
    """Return the control and every case that can be made with the key; raises what the backends raise."""
    made = [(row, await row.make(model)) for row in _ROWS]
    return tuple(
        NegativeCase(row.id, row.title, _why(row, model), row.section, token, row.make is not _control)
        for row, token in made
        if token is not None
    )


def _why(row: _Row, model: Model) -> Sentence:
    return _OTHER_SIGNER if model.is_others and row.make is _control else row.why
