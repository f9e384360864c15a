"""For every rule about what a service takes and about requests, a paste that fires and one that is silent."""

from __future__ import annotations

from typing import Final

from tests.unit.jwt_decoder.findings.made import CLAIMS, HEADER, NOW, Json, token
from tests.unit.jwt_decoder.findings.pastes import ACCESS, JWK, KEPT, proof
from tests.unit.jwt_decoder.findings.tokens import Case

EVENT: Final = "http://schemas.openid.net/event/backchannel-logout"
_LOGOUT: Final = {**CLAIMS, "jti": "1", "events": {EVENT: {}}}
_ES256: Final = {"alg": "ES256", "typ": "JWT", "kid": "K"}
_APPLE: Final = {**CLAIMS, "iss": "TEAM123456", "sub": "com.example.web", "aud": "https://appleid.apple.com"}
_PUSH: Final = {"aud": "https://fcm.googleapis.com", "exp": NOW + 600, "sub": "mailto:a@b.example"}
_ASSERTION: Final = {**CLAIMS, "iss": "c", "sub": "c", "jti": "1", "aud": "https://as.example/token"}


def app(seconds: int, alg: str = "RS256") -> str:
    """Return the JWT of a GitHub App that ends so many seconds from now."""
    return token({"iss": "123456", "iat": NOW - 60, "exp": NOW + seconds}, {"alg": alg})


def logout(**claims: object) -> str:
    """Return a Logout Token with these claims too."""
    return token({**_LOGOUT, **claims}, {**HEADER, "typ": "logout+jwt"})


def made(claims: Json) -> str:
    """Return a DPoP proof of these claims."""
    return token({"jti": "1", "htm": "GET", "htu": "https://a.example/b", "iat": NOW, **claims}, _PROOF_HEADER)


def sent(proof: str, line: str = "GET /b") -> str:
    """Return a request with a DPoP proof."""
    return f"{line} HTTP/1.1\nHost: a.example\nDPoP: {proof}\n"


_PROOF_HEADER: Final = {"alg": "ES256", "typ": "dpop+jwt", "jwk": JWK}
_SHOWN: Final = f"Authorization: DPoP {ACCESS}\n"

CASES: Final = {
    "lifetime-over-limit": Case(app(601), app(600), f'"exp": {NOW + 601}'.encode()),
    "alg-not-accepted": Case(app(600, "RS512"), app(600)),
    "kid-needed": Case(token(_APPLE, {"alg": "ES256"}), token(_APPLE, _ES256)),
    "push-audience": Case(
        token({**_PUSH, "aud": "https://fcm.googleapis.com/fcm/send/a"}, _ES256),
        token({**_PUSH, "aud": "https://fcm.googleapis.com/"}, _ES256),
    ),
    "push-contact": Case(token({**_PUSH, "sub": "a@b.example"}, _ES256), token(_PUSH, _ES256)),
    "assertion-audience": Case(token(_ASSERTION), token({**_ASSERTION, "aud": "https://as.example"})),
    "logout-nonce": Case(logout(nonce="n"), logout(), b'"nonce": "n"'),
    "logout-event": Case(logout(events={EVENT: None}), logout()),
    "next-step": Case(app(600), token(CLAIMS)),
    "dpop-scheme": Case(f"Authorization: Bearer {KEPT}", f"Authorization: DPoP {KEPT}"),
    "dpop-proof-missing": Case(
        f"GET /b HTTP/1.1\nAuthorization: DPoP {KEPT}\n",
        f"GET /b HTTP/1.1\nAuthorization: DPoP {KEPT}\nDPoP: {proof(KEPT)}\n",
    ),
    "ath-missing": Case(sent(made({})) + _SHOWN, sent(proof(ACCESS)) + _SHOWN),
    "htu-query": Case(made({"htu": "https://a.example/b?c=d"}), made({})),
    "htm-mismatch": Case(sent(made({}), "POST /b"), sent(made({}))),
    "htu-mismatch": Case(sent(made({}), "GET /c"), sent(made({}), "GET /b?c=d")),
}
