"""For every rule about tokens of one paste, a paste in which it fires and one next door in which it is silent."""

from __future__ import annotations

import hashlib
import json
from typing import Final

from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.key_material import encoded as base64url_of
from jwt_decoder.keys.key_material import thumbprint

from tests.unit.jwt_decoder.findings.made import CLAIMS, HEADER, NOW, encoded, token
from tests.unit.jwt_decoder.findings.tokens import Case

POINT: Final = encoded(bytes(range(32)))
JWK: Final = {"kty": "EC", "crv": "P-256", "x": POINT, "y": POINT}
OTHER_JWK: Final = {"kty": "EC", "crv": "P-256", "x": POINT, "y": encoded(bytes(range(1, 33)))}


def half(text: str, name: str = "sha256") -> str:
    """Return the left half of a hash."""
    digest = hashlib.new(name, text.encode()).digest()
    return encoded(digest[: len(digest) // 2])


def whole(text: str) -> str:
    """Return a hash."""
    return encoded(hashlib.sha256(text.encode()).digest())


def of_jwk(jwk: dict[str, str]) -> str:
    """Return the thumbprint of a key."""
    return base64url_of(thumbprint(read_jwk(dict(jwk))))


def id_token(**claims: object) -> str:
    """Return an ID Token with these claims."""
    return token(CLAIMS | {"nonce": "n"} | claims)


def proof(access: str, jwk: object = JWK) -> str:
    """Return a DPoP proof made for an access token."""
    claims = {"jti": "1", "htm": "GET", "htu": "https://a.example", "iat": NOW, "ath": whole(access)}
    return token(claims, {"alg": "ES256", "typ": "dpop+jwt", "jwk": jwk})


def bound(jkt: str) -> str:
    """Return an access token that is bound to a key."""
    return token(CLAIMS | {"client_id": "c", "jti": "1", "cnf": {"jkt": jkt}}, HEADER | {"typ": "at+jwt"})


STATUSES: Final = "https://issuer.example/statuses/1"


def listed(index: object, uri: object = STATUSES) -> str:
    """Return a token whose status is in a list."""
    return token(CLAIMS | {"status": {"status_list": {"idx": index, "uri": uri}}})


def status_list(lst: object = "eNo76fITAAPfAgc", bits: object = 2, **claims: object) -> str:
    """Return a list of statuses: 1, 2, 0, 3 and more (draft-ietf-oauth-status-list §4.1)."""
    said = {"sub": STATUSES, "iat": NOW - 60, "status_list": {"bits": bits, "lst": lst}, **claims}
    return token(said, {"alg": "ES256", "typ": "statuslist+jwt"})


def response(**members: str) -> str:
    """Return a token response; the token that is looked at comes first."""
    return json.dumps(members)


ACCESS: Final = token(CLAIMS | {"client_id": "c", "azp": "c", "jti": "1"}, HEADER | {"typ": "at+jwt"})
OPAQUE: Final = "ya29.opaque"
KEPT: Final = bound(of_jwk(JWK))
ASSERTION: Final = token({"iss": "c", "sub": "c", "aud": "https://as.example", "exp": NOW + 60, "jti": "1"})

CASES: Final = {
    "at-hash-mismatch": Case(
        response(id_token=id_token(at_hash=half("other")), access_token=ACCESS),
        response(id_token=id_token(at_hash=half(ACCESS)), access_token=ACCESS),
    ),
    "at-hash-match": Case(
        response(id_token=id_token(at_hash=half(OPAQUE)), access_token=OPAQUE),
        response(id_token=id_token(at_hash=half(OPAQUE)), access_token="ya29.another"),  # noqa: S106 - it is none
    ),
    "c-hash-mismatch": Case(
        f"https://a.example/cb#code=ab%2Dc&id_token={id_token(c_hash=half('other'))}",
        f"https://a.example/cb#code=ab%2Dc&id_token={id_token(c_hash=half('ab-c'))}",
    ),
    "c-hash-match": Case(
        f"https://a.example/cb#code=ab%2Dc&id_token={id_token(c_hash=half('ab-c'))}",
        f"https://a.example/cb#error_code=ab%2Dc&id_token={id_token(c_hash=half('ab-c'))}",
    ),
    "c-hash-unchecked": Case(
        id_token(c_hash=half("code")), response(id_token=id_token(c_hash=half("code")), code="code")
    ),
    "nonce-differs": Case(
        f"{id_token()} {id_token(nonce='another')}",
        f"{id_token()} {id_token(nonce='another', iss='https://b.example')}",
    ),
    "azp-differs": Case(
        f"{id_token(azp='another')} {ACCESS}",
        f"{id_token(azp='c')} {ACCESS}",
    ),
    "client-id-differs": Case(
        f"POST /token HTTP/1.1\n\nclient_id=another&client_assertion={ASSERTION}\n",
        f"client_id=another\nclient_id=c&client_assertion={ASSERTION}",
    ),
    "sid-differs": Case(
        f"{id_token(sid='1')} {id_token(sid='2')}",
        f"{id_token(sid='1')} {id_token(sid='1')}",
    ),
    "ath-mismatch": Case(f"{proof('other')} {ACCESS}", f"{proof(ACCESS)} {ACCESS}"),
    "ath-match": Case(f"{proof(ACCESS)} {ACCESS}", f"{proof('other')} {ACCESS}"),
    "jkt-mismatch": Case(f"{KEPT} {proof(KEPT, OTHER_JWK)}", f"{KEPT} {proof(KEPT)}"),
    "jkt-match": Case(f"{KEPT} {proof(KEPT)}", KEPT),
    "status-valid": Case(f"{listed(2)} {status_list()}", f"{listed(2, 'https://a.example/other')} {status_list()}"),
    "status-invalid": Case(f"{listed(0)} {status_list()}", f"{listed(2)} {status_list()}"),
    "status-suspended": Case(f"{listed(1)} {status_list()}", f"{listed(0)} {status_list()}"),
    "status-of-application": Case(f"{listed(3)} {status_list()}", f"{listed(1)} {status_list()}"),
    "status-unreadable": Case(f"{listed(16)} {status_list()}", listed(16)),
}
