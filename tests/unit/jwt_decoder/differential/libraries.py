"""The three Python libraries as readers: each is given the key in the form it takes, or else as a JWK."""

from __future__ import annotations

import json
import warnings
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

import jwcrypto.jwe
import jwcrypto.jwk
import jwcrypto.jws
import jwcrypto.jwt
import jwt
from joserfc import jwe, jwk, jws
from joserfc.jwt import JWTClaimsRegistry

from tests.unit.jwt_decoder.differential.answers import Answer
from tests.unit.jwt_decoder.differential.key_pairs import ALGORITHMS, HMAC, SECRETS
from tests.unit.jwt_decoder.differential.key_pairs import jwk as key_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.jwt_decoder.differential.cases import Case

_PEM: Final = {"spki", "pkcs8", "pkcs1", "traditional"}
_ALLOWED: Final = list(ALGORITHMS)


def joserfc(case: Case) -> Answer:
    """Ask joserfc."""
    registry = jws.JWSRegistry(algorithms=_ALLOWED, strict_check_header=False)
    try:
        if case.kind == "compact":
            found: Any = jws.deserialize_compact(
                case.token, _joserfc_key(case.form, case.alg, case.key), _ALLOWED, registry
            )
            header, payload = found.headers(), found.payload
        else:
            key = _joserfc_key(case.form, case.alg, case.key)
            whole: Any = jws.deserialize_json(json.loads(case.token), key, _ALLOWED, registry)
            header, payload = None, whole.payload
    except Exception as error:  # noqa: BLE001 - whatever it raises, it refuses
        return _refused(error)
    claims = _claims(payload)
    if claims is None:
        return Answer(accepts=True, header=header, payload=payload, claims=False)
    times = JWTClaimsRegistry(case.now, case.skew)
    audience = JWTClaimsRegistry(case.now, case.skew, aud={"essential": True, "value": case.aud})
    told: dict[str, Any] = {name: claims[name] for name in ("exp", "nbf", "iat") if name in claims}
    heard: dict[str, Any] = {name: claims[name] for name in ("aud",) if name in claims}
    time, heard_by = _asked(lambda: times.validate(told)), _asked(lambda: audience.validate(heard))
    return Answer(accepts=True, header=header, payload=payload, claims=True, time=time, audience=heard_by)


@cache
def _joserfc_key(form: str, alg: str, text: str) -> Any:  # noqa: ANN401 - a key or a key set of the library
    if form == "jwk-set":
        return jwk.KeySet.import_key_set(json.loads(text))
    if form in _PEM:
        return jwk.import_key(text, _joserfc_type(alg))
    return jwk.import_key(json.loads(text) if form == "jwk" else key_of(alg, private=form == "jwk-private"))


def _joserfc_type(alg: str) -> Any:  # noqa: ANN401 - one of four words of the library
    return {"RS": "RSA", "PS": "RSA", "ES": "EC"}.get(alg[:2], "OKP")


def jwcrypto_(case: Case) -> Answer:
    """Ask jwcrypto."""
    try:
        token = jwcrypto.jws.JWS()
        token.allowed_algs = _ALLOWED
        token.deserialize(case.token)
        token.verify(_jwcrypto_key(case.form, case.alg, case.key))
    except Exception as error:  # noqa: BLE001 - whatever it raises, it refuses
        return _refused(error)
    header = token.jose_header if case.kind == "compact" else None
    payload = token.payload
    claims = _claims(payload)
    if case.kind != "compact" or claims is None:
        return Answer(accepts=True, header=header, payload=payload, claims=claims is not None)
    times: dict[str, str | None] = {name: None for name in ("exp", "nbf") if name in claims}
    time, audience = _asked(lambda: _jwcrypto(case, times)), _asked(lambda: _jwcrypto(case, {"aud": case.aud}))
    return Answer(accepts=True, header=header, payload=payload, claims=True, time=time, audience=audience)


def _jwcrypto(case: Case, expected: dict[str, str | None]) -> None:
    with patch("jwcrypto.jwt.time.time", lambda: case.now):
        token = jwcrypto.jwt.JWT(algs=_ALLOWED, check_claims=expected, expected_type="JWS")
        token.leeway = case.skew
        token.deserialize(case.token, _jwcrypto_key(case.form, case.alg, case.key))


@cache
def _jwcrypto_key(form: str, alg: str, text: str) -> Any:  # noqa: ANN401 - a key or a key set of the library, which has no types
    if form == "jwk-set":
        return jwcrypto.jwk.JWKSet.from_json(text)
    if form in {*_PEM, "certificate"}:
        return jwcrypto.jwk.JWK.from_pem(text.encode())
    return jwcrypto.jwk.JWK(**(json.loads(text) if form == "jwk" else key_of(alg, private=form == "jwk-private")))


class _Clock(datetime):
    """A clock that stands at the instant of the case."""

    at = 0

    @classmethod
    def now(cls, tz: object = None) -> _Clock:
        """Give the instant of the case."""
        del tz
        return cls.fromtimestamp(cls.at, UTC)


def pyjwt(case: Case) -> Answer | None:
    """Ask PyJWT, which reads the compact form only, and chooses from a JWK Set only by fetching it."""
    if case.kind != "compact" or case.form == "jwk-set":
        return None
    try:
        key = _pyjwt_key(case)
        found = jwt.PyJWS().decode_complete(case.token, key, _ALLOWED)
    except Exception as error:  # noqa: BLE001 - whatever it raises, it refuses
        return _refused(error)
    if _claims(found["payload"]) is None:
        return Answer(accepts=True, header=found["header"], payload=found["payload"], claims=False)

    def ask(**options: bool) -> Callable[[], object]:
        wanted: Any = {"verify_aud": False, "verify_exp": False, "verify_nbf": False, "verify_iat": False}
        others: Any = {"verify_sub": False, "verify_jti": False, "verify_iss": False}
        audience = case.aud if options.get("verify_aud") else None

        def told() -> None:
            with patch("jwt.api_jwt.datetime", _Clock):
                _Clock.at = case.now
                asked: Any = {**wanted, **others, **options}
                jwt.decode(case.token, key, _ALLOWED, asked, audience=audience, leeway=case.skew)

        return told

    time, heard = _asked(ask(verify_exp=True, verify_nbf=True)), _asked(ask(verify_aud=True))
    header, payload = found["header"], found["payload"]
    return Answer(accepts=True, header=header, payload=payload, claims=True, time=time, audience=heard)


def _pyjwt_key(case: Case) -> Any:  # noqa: ANN401 - a key of pyca/cryptography, or text
    if case.alg in HMAC:
        return SECRETS[0]
    if case.form in {"spki", "pkcs1", "ssh"}:
        return case.key
    named = jwt.get_unverified_header(case.token).get("alg")
    own = case.key if case.form == "jwk" else json.dumps(key_of(case.alg))
    return jwt.PyJWS().get_algorithm_by_name(str(named)).from_jwk(own)


def decrypted(case: Case) -> dict[str, Answer]:
    """Ask both Python libraries that read a JWE in JSON (RFC 7516 §7.2) to decrypt one."""
    key = json.loads(case.key)

    def by_joserfc() -> bytes | None:
        registry = jwe.JWERegistry(strict_check_header=False)
        return jwe.decrypt_json(json.loads(case.token), jwk.OctKey.import_key(key), registry=registry).plaintext

    def by_jwcrypto() -> bytes:
        token = jwcrypto.jwe.JWE()
        token.deserialize(case.token, jwcrypto.jwk.JWK(**key))
        return bytes(token.payload)

    found = {}
    for name, decrypt in (("joserfc", by_joserfc), ("jwcrypto", by_jwcrypto)):
        try:
            found[name] = Answer(accepts=True, payload=decrypt())
        except Exception as error:  # noqa: BLE001 - whatever it raises, it refuses
            found[name] = _refused(error)
    return found


def _claims(payload: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _asked(ask: Callable[[], object]) -> str:
    try:
        ask()
    except Exception:  # noqa: BLE001 - whatever it raises, it refuses
        return "refused"
    return "holds"


def _refused(error: Exception) -> Answer:
    return Answer(accepts=False, why=(type(error).__name__, str(error)[:80]))


_LIBRARIES: Final[dict[str, Callable[[Case], Answer | None]]] = {
    "joserfc": joserfc,
    "jwcrypto": jwcrypto_,
    "PyJWT": pyjwt,
}


def ask(case: Case) -> dict[str, Answer | None]:
    """Ask all three; what they warn of is no refusal."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {name: reader(case) for name, reader in _LIBRARIES.items()}
