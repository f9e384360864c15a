"""A name is judged by the specification that owns it; sound tokens of others get no error for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output.wording import render
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from jwt_decoder.engine.result import Token

NOW: Final = 1_795_800_000
TIMES: Final = {"iat": NOW, "exp": NOW + 600}


def token(claims: dict[str, Any], **header: object) -> str:
    octets = (json.dumps({"alg": "RS256", **header}).encode(), json.dumps(claims).encode(), bytes(256))
    return ".".join(map(base64url.encode, octets))


def read(text: str) -> Token:
    (found,) = engine.report(text, Options(now=NOW)).tokens
    return found


def severities(found: Token) -> dict[str, str]:
    return {finding.id: finding.severity for finding in found.findings}


PRIVATE: Final[dict[str, dict[str, Any]]] = {
    "a boolean as a string": {"email_verified": "true"},
    "a locale of two parts": {"locale": {"country": "US", "language": "en"}},
    "metadata of an application": {"metadata": ""},
    "a shop": {"dest": "https://shop.example"},
    "an address in a line": {"address": "1 Main Street"},
    "names of groups": {"roles": "admin", "groups": "staff", "location": "here"},
    "null": {"name": None, "picture": None, "email": None},
}


@pytest.mark.parametrize("name", PRIVATE)
def test_a_private_claim_may_bear_a_registered_name(name: str) -> None:
    """RFC 7519 §4.3."""
    found = severities(read(token({"iss": "https://a.example", "sub": "1", **TIMES, **PRIVATE[name]})))

    assert "claim-type" not in found
    assert "info" == found["claim-private"]


FOREIGN: Final[dict[str, Any]] = {
    "dest": "https://shop.example",
    "metadata": "",
    "ref": "refs/heads/main",
    "location": "here",
    "htm": 1,
    "keys": {"a": 1},
    "events": "signup",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_name_of_another_kind_of_token_is_not_explained_as_that(name: str) -> None:
    found = read(token({"iss": "https://a.example", "sub": "1", **TIMES, name: FOREIGN[name]}))
    (claim,) = [one for one in found.claims if one.row.name == name]

    assert ("private", "RFC 7519 §4.3") == (claim.registry, claim.row.source)
    assert "claim-lookalike" not in severities(found)


MEANT: Final[dict[str, Any]] = {
    "dest": {"tn": ["12155551212"]},
    "ref": "https://a.example/mark",
    "email_verified": "true",
    "roles": "admin",
    "name": None,
}


@pytest.mark.parametrize("name", MEANT)
def test_a_name_that_may_mean_what_it_is_registered_for_is_explained_so(name: str) -> None:
    found = read(token({"iss": "https://a.example", "sub": "1", **TIMES, name: MEANT[name]}))
    (claim,) = [one for one in found.claims if one.row.name == name]

    assert "registered" == claim.registry


@pytest.mark.parametrize(("name", "value"), [("email_verified", "true"), ("roles", "admin"), ("picture", None)])
def test_a_claim_in_another_type_is_not_called_a_private_one(name: str, value: object) -> None:
    found = read(token({"iss": "https://a.example", "sub": "1", **TIMES, name: value}))
    (message,) = [render(one.message) for one in found.findings if one.id == "claim-private"]

    assert f"{name} is registered with a different type, which a strict verifier may insist on." == message


OWNED: Final = {
    "iss": token({"iss": 1, "sub": "1", **TIMES}),
    "exp": token({"iss": "a", "exp": "1"}),
    "aud": token({"iss": "a", "aud": {"a": 1}, **TIMES}),
    "client_id": token({"iss": "a", "client_id": 1, **TIMES}, typ="at+jwt"),
    "dest": token({"orig": {"tn": "1"}, "dest": "2", "iat": NOW}, typ="passport"),
    "attest": token({"orig": {"tn": "1"}, "dest": {"tn": ["2"]}, "iat": NOW, "attest": 1}, typ="passport"),
    "htm": token({"jti": "1", "htm": 1, "htu": "https://a.example", "iat": NOW}, typ="dpop+jwt"),
}


@pytest.mark.parametrize("name", OWNED)
def test_the_type_of_a_claim_that_the_token_must_keep_to_is_an_error(name: str) -> None:
    found = read(OWNED[name])

    assert name in {
        finding.message.data["problem"] and name for finding in found.findings if finding.id == "claim-type"
    }
    assert "error" == severities(found)["claim-type"]


UNKNOWN_TYPES: Final = ("wia+jwt", "trust-chain+jwt", "application/cwt-set+jwt", "x-private")


@pytest.mark.parametrize("typ", UNKNOWN_TYPES)
def test_a_typ_that_is_not_known_ends_the_guessing(typ: str) -> None:
    """RFC 8725 §3.11: typ says what a token is."""
    claims = {"iss": "spiffe://a", "sub": "spiffe://a/b", "iat": NOW, "jti": "1", "htm": "GET", "htu": "https://a/"}
    found = read(token(claims, typ=typ))

    assert found.profile.type is None
    assert {"claim-missing", "exp-missing"}.isdisjoint(severities(found))
    assert "No exp" == render(found.verdicts[0].time.message)


@pytest.mark.parametrize("typ", ["JWT", "jwt", "application/jwt", "JOSE"])
def test_a_typ_that_says_no_more_than_jwt_does_not(typ: str) -> None:
    found = read(token({"iss": "spiffe://a", "sub": "spiffe://a/b", "aud": "a", **TIMES}, typ=typ))

    assert found.profile.type
    assert "jwt-svid" == found.profile.type.type.id


LABELS: Final = {
    "#id_token={}": "id-token",
    "https://a.example/cb#state=1&id_token={}": "id-token",
    '{{"access_token":"{}"}}': "access-token",
    '{{"refresh_token":"{}"}}': "refresh-token",
    "logout_token={}": "logout-token",
    "client_assertion={}": "client-assertion",
    '{{"idToken":"{}"}}': "id-token",
    "export ACCESS_TOKEN={}": "access-token",
    "refresh-token: {}": "refresh-token",
    '{{"id_token_hint":"{}"}}': "id-token",
    "DPoP: {}": "dpop-proof",
}


@pytest.mark.untraced
@pytest.mark.parametrize("around", LABELS)
def test_what_a_response_calls_a_token_counts_more_than_its_claims(around: str) -> None:
    claims = {"iss": "https://a.example", "sub": "1", "aud": "b", "nonce": "n", "scope": "openid", **TIMES}
    found = read(around.format(token(claims)))

    assert found.profile.type
    assert LABELS[around] == found.profile.type.type.id


def test_a_token_of_nats_is_one() -> None:
    claims = {"jti": "A", "iat": NOW, "iss": "OA", "sub": "OA", "aud": "x", "nats": {"type": "operator"}}
    found = read(token(claims, alg="ed25519", typ="jwt"))

    assert found.profile.type
    assert "nats-jwt" == found.profile.type.type.id
    assert {"alg-misspelt", "alg-unknown", "exp-missing"}.isdisjoint(severities(found))


def test_a_user_info_response_has_no_times() -> None:
    found = read(token({"iss": "https://a.example", "sub": "1", "aud": "b", "name": "A"}))

    assert found.profile.type
    assert "user-info" == found.profile.type.type.id
    assert "exp-missing" not in severities(found)


NAMES: Final = (
    "did:jwk:eyJrdHkiOiJFQyJ9#0",
    '"did:jwk:eyJrdHkiOiJFQyJ9#0"',
    "'key-1'",
    "did:example:1;service=agent|2",
    "https://a.example/dev/keys/1",
    "arn:aws:kms:eu-west-1:1:key/2",
    "my-profile:2026",
    "O'Brien",
    "a+b/c==",
)
HOSTILE: Final = (
    "../../dev/null",
    "/dev/null",
    "file:///etc/passwd",
    "x' OR 1=1",
    "x' UNION SELECT 'a",
    "a'--",
    "1';DROP TABLE keys",
    "$(id)",
    "a;id",
    "a|id",
    "{{7*7}}",
    "*)(uid=*",
    "\\\\host\\share",
)


@pytest.mark.parametrize("kid", NAMES)
def test_a_kid_that_is_a_name_is_not_hostile(kid: str) -> None:
    assert "kid-hostile" not in severities(read(token({"iss": "a", "sub": "b", **TIMES}, kid=kid)))


@pytest.mark.parametrize("kid", HOSTILE)
def test_a_kid_that_is_more_than_a_name_is_found(kid: str) -> None:
    assert "kid-hostile" in severities(read(token({"iss": "a", "sub": "b", **TIMES}, kid=kid)))


@pytest.mark.parametrize("white", ["\u00a0", "\u2003", "\t", "\n"])
def test_only_a_space_parts_scopes(white: str) -> None:
    """RFC 8693 §4.2."""
    text = token({"iss": "a", "sub": "b", "scope": f"read{white}admin", **TIMES})
    (found,) = engine.report(text, Options(now=NOW, expect={"scope": "admin"})).tokens

    assert "mismatch" == found.verdicts[0].audience.state


@pytest.mark.parametrize(
    "typed", ["openid, admin", "openid,admin", '["openid","admin"]', "'openid' 'admin'", "openid\nadmin"]
)
def test_scopes_are_expected_as_people_type_them(typed: str) -> None:
    text = token({"iss": "a", "sub": "b", "scope": "openid admin", **TIMES})
    (found,) = engine.report(text, Options(now=NOW, expect={"scope": typed})).tokens

    assert "match" == found.verdicts[0].audience.state
