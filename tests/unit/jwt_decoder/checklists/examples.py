"""For each checklist a token that meets it whole, and one for each requirement that the table can't spoil by itself."""

from __future__ import annotations

import functools
import json
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tests.unit.jwt_decoder.checklists.made import (
    CLIENT,
    HOLDER,
    ISSUER,
    KEY,
    LEAF,
    NOW,
    OTHER,
    ROOT,
    SERVER,
    Made,
    deflated,
    dump,
    encoded,
    half_hash,
    in_order,
    jwk,
    of_certificate,
    pem,
    private_jwk,
    sha_256,
    thumbprint,
    token,
    x5c,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.unit.jwt_decoder.checklists.made import Json

    Miss = Callable[[Made], Made]

API: Final = "https://api.example"
OPAQUE: Final = "ya29.opaque"
CODE: Final = "SplxlOBeZQQYbYS6"
LOGOUT: Final = "http://schemas.openid.net/event/backchannel-logout"
CAEP: Final = "https://schemas.openid.net/secevent/caep/event-type/"
HEALTH: Final = "https://smarthealth.cards#health-card"
CERTIFICATES: Final = "x5t#S256"
TIMES: Final[Json] = {"iat": NOW - 30, "exp": NOW + 300}


def head(typ: str, **more: object) -> Json:
    """Return a header."""
    return {"alg": "ES256", "typ": typ, **more}


@functools.cache
def access(key: object = KEY) -> str:
    """Return an access token that is bound to a key."""
    claims = {"iss": ISSUER, "sub": "1", "aud": API, "cnf": {"jkt": thumbprint(key)}, **TIMES}  # type: ignore[arg-type] # a private key
    return token(head("at+jwt"), claims, OTHER)


def in_request(text: str, bound: str = access()) -> str:
    """Return a request with a proof and an access token."""
    return f"GET /a?b=c HTTP/1.1\nHost: api.example\nAuthorization: DPoP {bound}\nDPoP: {text}\n"


@functools.cache
def _attestation(key: object = HOLDER) -> str:
    claims = {"sub": CLIENT, "exp": NOW + 300, "cnf": {"jwk": jwk(key)}}  # type: ignore[arg-type] # a private key
    return token(head("oauth-client-attestation+jwt"), claims)


@functools.cache
def _identity(alg: str = "ES256") -> str:
    claims = {"sub": "wimse://example.com/a", "exp": NOW + 300, "cnf": {"jwk": jwk(HOLDER, alg=alg)}}
    return token(head("wit+jwt"), claims)


TXN: Final = token(head("txntoken+jwt"), {"txn": "1", "sub": "u", "aud": "https://d.example", "scope": "a", **TIMES})


def _workload(text: str, identity: str = _identity()) -> str:
    return f"Workload-Identity-Token: {identity}\nTxn-Token: {TXN}\nAuthorization: WPT {text}\n"


def presented(jwt: str, *disclosures: str, signer: object = HOLDER, **claims: object) -> str:
    """Return an SD-JWT with a Key Binding JWT."""
    before = "~".join([jwt, *disclosures, ""])
    bound = {"iat": NOW, "aud": "https://verifier.example", "nonce": "n-1", "sd_hash": sha_256(before), **claims}
    return before + token(head("kb+jwt"), bound, signer)  # type: ignore[arg-type] # a private key


def with_hidden_vct(made: Made) -> Made:
    """Return a credential whose vct is in a Disclosure."""
    disclosure = encoded(json.dumps(["salt", "vct", made.claims["vct"]]).encode())
    return replace(
        made.without("vct").claiming(_sd=[sha_256(disclosure)]), finish=lambda jwt: presented(jwt, disclosure)
    )


def in_json(text: str) -> str:
    """Return an SD-JWT in the JSON Serialization."""
    jwt, _, rest = text.partition("~")
    protected, payload, signature = jwt.split(".")
    kb_jwt = rest.rpartition("~")[2]
    unprotected = {"disclosures": [], "kb_jwt": kb_jwt}
    return json.dumps({"payload": payload, "protected": protected, "signature": signature, "header": unprotected})


LIST: Final = encoded(zlib.compress(bytes(16)))
FORM: Final = f"client_id={CLIENT}&client_assertion={{}}"
EVENT: Final[Json] = {"iss": ISSUER, "iat": NOW, "jti": "1", "aud": "rp", "toe": NOW - 5}
OF_CAEP: Final[Json] = {"event_timestamp": NOW, "initiating_entity": "policy", "reason_admin": {"en": "a"}}
ENTITY: Final[Json] = {
    "iss": "https://op.example",
    "sub": "https://op.example",
    "jwks": {"keys": [jwk(KEY, kid="1")]},
    "metadata": {"openid_provider": {}},
    "authority_hints": ["https://anchor.example"],
    "trust_marks": [{"trust_mark_type": "https://a.example", "trust_mark": "a.b.c"}],
    "crit": ["a"],
    **TIMES,
}
ASSERTION: Final[Json] = {"iss": CLIENT, "sub": CLIENT, "aud": SERVER, "jti": "1", "nbf": NOW - 30, **TIMES}
CREDENTIAL: Final[Json] = {
    "vct": "https://credentials.example/id",
    "vct#integrity": "sha256-abc",
    "iss": ISSUER,
    "nbf": NOW - 30,
    "cnf": {"jwk": jwk(HOLDER)},
    "status": {"status_list": {"idx": 1, "uri": "https://s.example/1"}},
    **TIMES,
}
CARD: Final[Json] = {
    "iss": "https://issuer.example/health",
    "nbf": NOW - 30,
    "exp": NOW + 300,
    "vc": {"type": [HEALTH], "credentialSubject": {"fhirVersion": "4.0.1", "fhirBundle": {"resourceType": "Bundle"}}},
}

WHOLE: Final[Mapping[str, Made]] = {
    "id-token": Made(
        head("JWT"),
        {
            "iss": ISSUER,
            "sub": "1",
            "aud": CLIENT,
            "azp": CLIENT,
            "nonce": "n",
            "auth_time": NOW - 60,
            "acr": "1",
            "amr": ["pwd"],
            "at_hash": half_hash(OPAQUE),
            "c_hash": half_hash(CODE),
            **TIMES,
        },
        {"iss": ISSUER, "aud": CLIENT, "azp": CLIENT, "nonce": "n"},
        lambda text: f"https://client.example/cb#code={CODE}&access_token={OPAQUE}&id_token={text}",
    ),
    "at-jwt": Made(
        head("at+jwt"),
        {
            "iss": ISSUER,
            "sub": "1",
            "aud": API,
            "client_id": CLIENT,
            "jti": "1",
            "auth_time": NOW - 60,
            "acr": "1",
            "amr": ["pwd"],
            "scope": "a b",
            **TIMES,
        },
        {"iss": ISSUER, "aud": API},
    ),
    "certificate-bound": Made(
        head("at+jwt"),
        {"iss": ISSUER, "cnf": {CERTIFICATES: of_certificate(LEAF)}, **TIMES},
        around=lambda text: f"{text}\n\n{pem(LEAF)}",
    ),
    "client-assertion": Made(head("JWT"), ASSERTION, {"sub": CLIENT, "aud": SERVER}, FORM.format),
    "fapi-client-assertion": Made(head("JWT"), ASSERTION, {"sub": CLIENT, "aud": SERVER}, FORM.format),
    "request-object": Made(
        head("oauth-authz-req+jwt"),
        {"client_id": CLIENT, "response_type": "code", "iss": CLIENT, "aud": SERVER, "nbf": NOW - 30, **TIMES},
        {"aud": SERVER},
        lambda text: f"client_id={CLIENT}&request={text}",
    ),
    "authorization-response": Made(
        head("oauth-authz-resp+jwt"),
        {"iss": SERVER, "aud": CLIENT, "code": "a", "exp": NOW + 300},
        {"iss": SERVER, "aud": CLIENT},
    ),
    "logout-token": Made(
        head("logout+jwt"),
        {"iss": ISSUER, "aud": CLIENT, "sub": "1", "sid": "2", "jti": "1", "events": {LOGOUT: {}}, **TIMES},
        {"iss": ISSUER, "aud": CLIENT},
    ),
    "security-event-token": Made(
        head("secevent+jwt"), {**EVENT, "events": {"https://a.example/event": {}}}, {"iss": ISSUER, "aud": "rp"}
    ),
    "caep-event": Made(
        head("secevent+jwt"),
        {**EVENT, "sub_id": {"format": "opaque", "id": "a"}, "events": {f"{CAEP}session-revoked": OF_CAEP}},
        {"iss": ISSUER, "aud": "rp"},
    ),
    "dpop-proof": Made(
        head("dpop+jwt", jwk=jwk(KEY)),
        {
            "jti": "1",
            "htm": "GET",
            "htu": "https://api.example/a",
            "iat": NOW,
            "nonce": "n",
            "ath": sha_256(access()),
        },
        {"nonce": "n"},
        in_request,
        key=None,
        index=1,
    ),
    "sd-jwt-vc": Made(
        head("dc+sd-jwt"),
        CREDENTIAL,
        {"iss": ISSUER, "aud": "https://verifier.example", "nonce": "n-1"},
        finish=presented,
    ),
    "haip-credential": Made(
        head("dc+sd-jwt", x5c=x5c(LEAF)),
        CREDENTIAL,
        {"iss": ISSUER, "aud": "https://verifier.example", "nonce": "n-1"},
        finish=presented,
    ),
    "status-list": Made(
        head("statuslist+jwt"),
        {
            "sub": "https://s.example/1",
            "ttl": 60,
            "status_list": {"bits": 1, "lst": LIST, "aggregation_uri": "https://s.example"},
            **TIMES,
        },
        {"sub": "https://s.example/1"},
    ),
    "openid4vci-proof": Made(
        head("openid4vci-proof+jwt", jwk=jwk(HOLDER), key_attestation="a.b.c"),
        {"aud": SERVER, "iat": NOW, "nonce": "n", "iss": CLIENT},
        {"aud": SERVER, "nonce": "n"},
        signer=HOLDER,
    ),
    "key-attestation": Made(
        head("key-attestation+jwt", kid="1"),
        {
            "attested_keys": [jwk(HOLDER)],
            "key_storage": ["iso_18045_high"],
            "user_authentication": ["iso_18045_high"],
            "certification": "https://a.example",
            "status": {},
            "nonce": "n",
            **TIMES,
        },
        {"nonce": "n"},
    ),
    "client-attestation": Made(
        head("oauth-client-attestation+jwt"),
        {"sub": CLIENT, "nbf": NOW - 30, "cnf": {"jwk": jwk(HOLDER)}, **TIMES},
        {"sub": CLIENT},
    ),
    "client-attestation-pop": Made(
        head("oauth-client-attestation-pop+jwt"),
        {"aud": SERVER, "jti": "1", "iat": NOW, "challenge": "c"},
        {"aud": SERVER},
        lambda text: f"OAuth-Client-Attestation: {_attestation()}\nOAuth-Client-Attestation-PoP: {text}",
        signer=HOLDER,
        index=1,
    ),
    "id-jag": Made(
        head("oauth-id-jag+jwt"),
        {
            "jti": "1",
            "iss": ISSUER,
            "sub": "1",
            "aud": SERVER,
            "client_id": CLIENT,
            "scope": "a",
            "auth_time": NOW - 60,
            "amr": ["mfa"],
            **TIMES,
        },
        {"iss": ISSUER, "aud": SERVER},
    ),
    "transaction-token": Made(
        head("txntoken+jwt"),
        {
            "aud": "https://d.example",
            "txn": "1",
            "sub": "u",
            "scope": "a b",
            "req_wl": "w",
            "tctx": {},
            "rctx": {},
            **TIMES,
        },
        {"aud": "https://d.example"},
    ),
    "workload-identity-token": Made(
        head("wit+jwt"),
        {
            "sub": "wimse://example.com/a",
            "iss": ISSUER,
            "jti": "1",
            "exp": NOW + 300,
            "cnf": {"jwk": jwk(HOLDER, alg="ES256")},
        },
        {"sub": "wimse://example.com/a"},
    ),
    "workload-proof-token": Made(
        head("wpt+jwt"),
        {
            "aud": "https://w.example/path",
            "exp": NOW + 60,
            "jti": "1",
            "wth": sha_256(_identity()),
            "tth": sha_256(TXN),
            "ath": "A" * 43,
            "oth": {},
        },
        {"aud": "https://w.example/path"},
        _workload,
        signer=HOLDER,
        index=2,
    ),
    "entity-statement": Made(head("entity-statement+jwt", kid="1"), ENTITY, {"sub": "https://op.example"}, key=None),
    "trust-mark": Made(
        head("trust-mark+jwt", kid="1"),
        {
            "iss": "https://marks.example",
            "sub": "https://op.example",
            "trust_mark_type": "https://marks.example/a",
            "logo_uri": "https://marks.example/logo",
            "ref": "https://marks.example/ref",
            "delegation": "a.b.c",
            **TIMES,
        },
        {"iss": "https://marks.example", "sub": "https://op.example"},
    ),
    "vapid": Made(
        head("JWT"),
        {"aud": "https://push.example", "exp": NOW + 3600, "sub": "mailto:a@b.example"},
        {"aud": "https://push.example"},
    ),
    "passport": Made(
        head("passport", x5u="https://c.example/a.pem"),
        {"iat": NOW, "orig": {"tn": "12155551212"}, "dest": {"tn": ["12155551213"]}},
        written=in_order,
    ),
    "smart-health-card": Made(
        {"alg": "ES256", "zip": "DEF", "kid": thumbprint(KEY)},
        CARD,
        {"iss": "https://issuer.example/health"},
        written=deflated,
    ),
}


def about_another(made: Made) -> Made:
    """Return a statement about another entity."""
    names = ("trust_marks", "authority_hints")
    return replace(made.without(*names).claiming(iss="https://anchor.example"), key=KEY)


def _spaced(value: object) -> bytes:
    work = zlib.compressobj(wbits=-15)
    return work.compress(json.dumps(value).encode()) + work.flush()


def _event(**members: object) -> Callable[[str], Miss]:
    return lambda kind: lambda made: made.claiming(events={f"{CAEP}{kind}": members})


def _member(name: str, value: object) -> Miss:
    return lambda made: made.claiming(events={f"{CAEP}session-revoked": {**OF_CAEP, name: value}})


_SPOILT_EVENTS: Final[Mapping[str, Miss]] = {
    "any-event": lambda made: made.claiming(events={}),
    "event-names": lambda made: made.claiming(events={"a": {}}),
    "event-payloads": lambda made: made.claiming(events={next(iter(made.claims["events"])): 1}),
}
_SPOILT_CREDENTIAL: Final[Mapping[str, Miss]] = {
    "sd-jwt": lambda made: replace(made.not_expecting("aud").not_expecting("nonce"), finish=lambda text: text),
    "not-disclosed": with_hidden_vct,
    "holder": lambda made: replace(made, finish=lambda jwt: presented(jwt, signer=OTHER)),
    "cnf": lambda made: made.claiming(cnf=[]),
}
_SPOILT_ASSERTION: Final[Mapping[str, Miss]] = {
    "iss-is-sub": lambda made: made.claiming(iss="another"),
    "client-id": lambda made: replace(made, around=lambda text: f"client_id=another&client_assertion={text}"),
}
# By checklist and requirement: how the whole token is spoilt so that it misses this one alone.
SPOILT: Final[Mapping[str, Mapping[str, Miss]]] = {
    "id-token": {
        "alg": lambda made: made.headed(alg="none"),
        "at_hash": lambda made: made.claiming(at_hash="A" * 22),
        "c_hash": lambda made: made.claiming(c_hash="A" * 22),
    },
    "certificate-bound": {
        CERTIFICATES: lambda made: made.claiming(cnf={}),
        "certificate": lambda made: replace(made, around=lambda text: f"{text}\n\n{pem(ROOT)}"),
    },
    "client-assertion": _SPOILT_ASSERTION,
    "fapi-client-assertion": {**_SPOILT_ASSERTION, "aud-string": lambda made: made.claiming(aud=[SERVER])},
    "request-object": {
        "client-beside": lambda made: replace(made, around=lambda text: f"client_id=another&request={text}"),
    },
    "logout-token": {"logout-event": lambda made: made.claiming(events={LOGOUT: None})},
    "security-event-token": _SPOILT_EVENTS,
    "caep-event": {
        "any-event": lambda made: made.claiming(events={}),
        "event-names": lambda made: made.claiming(events={**made.claims["events"], "a": {}}),
        "event-payloads": lambda made: made.claiming(events={f"{CAEP}session-revoked": 1}),
        "caep-type": lambda made: made.claiming(events={"https://a.example/event": {}}),
        "event_timestamp": _member("event_timestamp", "x"),
        "initiating_entity": _member("initiating_entity", "x"),
        "reason_admin": _member("reason_admin", "x"),
        "reason_user": _member("reason_user", "x"),
        "claims": _event()("token-claims-change"),
        "credential_type": _event(change_type="create")("credential-change"),
        "change_type": _event(credential_type="password", change_type="x")("credential-change"),
        "namespace": _event(current_level="a")("assurance-level-change"),
        "current_level": _event(namespace="a")("assurance-level-change"),
        "principal": _event(current_level="LOW")("risk-level-change"),
        "previous_status": _event(current_status="compliant")("device-compliance-change"),
        "current_status": _event(previous_status="compliant")("device-compliance-change"),
    },
    "dpop-proof": {
        "htm-of-request": lambda made: made.claiming(htm="POST"),
        "htu-of-request": lambda made: made.claiming(htu="https://api.example/other"),
        "ath": lambda made: made.claiming(ath="A" * 43),
        "jkt": lambda made: replace(
            made.claiming(ath=sha_256(access(OTHER))), around=lambda text: in_request(text, access(OTHER))
        ),
    },
    "sd-jwt-vc": _SPOILT_CREDENTIAL,
    "haip-credential": {
        **_SPOILT_CREDENTIAL,
        "cnf": lambda made: made.claiming(cnf=[]),
        "status": lambda made: made.claiming(status=[]),
        "compact": lambda made: replace(made, finish=lambda jwt: in_json(presented(jwt))),
        "x5c-chain": lambda made: made.headed(x5c=x5c(LEAF, ROOT)),
    },
    "status-list": {
        "ttl": lambda made: made.claiming(ttl=0),
        "bits": lambda made: made.setting("status_list.bits", 3),
        "lst": lambda made: made.setting("status_list.lst", encoded(b"not compressed")),
    },
    "openid4vci-proof": {
        "one-key": lambda made: made.headed(kid="1"),
        "header-jwk": lambda made: made.headed(jwk=private_jwk(HOLDER)),
    },
    "key-attestation": {"any-key": lambda made: made.headed(kid=None)},
    "workload-identity-token": {"alg-of-key": lambda made: made.setting("cnf.jwk.alg", "HS256")},
    "workload-proof-token": {
        "alg-of-key": lambda made: replace(
            made.claiming(wth=sha_256(_identity("ES384"))), around=lambda text: _workload(text, _identity("ES384"))
        ),
        "wth-matches": lambda made: made.claiming(wth="A" * 43),
        "tth-matches": lambda made: made.claiming(tth="A" * 43),
    },
    "entity-statement": {
        "of-subordinate": lambda made: made.claiming(constraints={}),
        "of-own": lambda made: about_another(made).claiming(authority_hints=["https://anchor.example"]),
        "metadata_policy": lambda made: about_another(made).claiming(metadata_policy=[]),
        "constraints": lambda made: about_another(made).claiming(constraints=[]),
        "kid-listed": lambda made: made.headed(kid="2"),
    },
    "passport": {
        "one-origin": lambda made: made.claiming(orig={"tn": "12155551212", "uri": "sip:a@b.example"}),
        "destination": lambda made: made.claiming(dest={}),
        "digits": lambda made: made.claiming(orig={"tn": "+12155551212"}),
        "canonical": lambda made: replace(made, written=lambda value: json.dumps(value).encode()),
    },
    "smart-health-card": {
        "iss": lambda made: made.claiming(iss="https://issuer.example/health/").not_expecting("iss"),
        "minified": lambda made: replace(made, written=_spaced),
        "type": lambda made: made.setting("vc.type", ["another"]),
        "header-zip": lambda made: replace(made.headed(zip=None), written=dump),
    },
}
