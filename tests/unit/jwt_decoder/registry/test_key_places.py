"""Where the keys of issuers are, by their documentation: each place on a host that is theirs, whatever a token says."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any, Final

import pytest
from jwt_decoder.registry.issuers import ISSUERS
from jwt_decoder.registry.key_places import KEY_PLACES
from jwt_decoder.registry.token_types import TOKEN_TYPES

from tests.unit.jwt_decoder.findings.made import CLAIMS, HEADER, token

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

Json = dict[str, Any]
TENANT: Final = "72f988bf-86f1-41af-91ab-2d7cd011db47"
KID: Final = "c2f80c8b-c05c-4068-af14-17299f7896b1"
GOOGLE: Final = "https://www.googleapis.com/"
SERVICE: Final = f"{GOOGLE}service_accounts/v1/jwk/"
POOL: Final = "https://cognito-idp.eu-west-1.amazonaws.com/p"
B2C: Final = f"https://acme.b2clogin.com/{TENANT}/v2.0/"
DISCOVERY: Final = "/.well-known/openid-configuration"
POD: Final = "system:serviceaccount:a:b"
STYTCH: Final = f"project-live-{TENANT}"


def signer(region: str) -> Json:
    """Return the header of a load balancer in this region."""
    arn = f"arn:aws:elasticloadbalancing:{region}:1:loadbalancer/app/a/1"
    return {"alg": "ES256", "kid": KID, "signer": arn}


# Claims, header and the address; None where there is none.
CASES: Final[dict[str, tuple[Json, Json, str | None]]] = {
    "alb": ({"iss": POOL}, signer("eu-west-1"), f"https://public-keys.auth.elb.eu-west-1.amazonaws.com/{KID}"),
    "alb of a government": (
        {"iss": POOL},
        signer("us-gov-west-1"),
        f"https://s3-us-gov-west-1.amazonaws.com/aws-elb-public-keys-prod-us-gov-west-1/{KID}",
    ),
    "alb in no region": ({"iss": POOL}, signer("evil.example/"), None),
    "alb with a path as kid": ({"iss": POOL}, {**signer("eu-west-1"), "kid": "../x"}, None),
    "cognito": ({"iss": POOL}, HEADER, POOL + DISCOVERY),
    "iap": ({"iss": "https://cloud.google.com/iap"}, HEADER, "https://www.gstatic.com/iap/verify/public_key-jwk"),
    "google": ({"iss": "accounts.google.com"}, HEADER, f"{GOOGLE}oauth2/v3/certs"),
    "firebase": (
        {"iss": "https://securetoken.google.com/p"},
        HEADER,
        f"{SERVICE}securetoken@system.gserviceaccount.com",
    ),
    "firebase app check": (
        {"iss": "https://firebaseappcheck.googleapis.com/1"},
        HEADER,
        "https://firebaseappcheck.googleapis.com/v1/jwks",
    ),
    "ad fs": ({"iss": "http://fs.example/adfs/services/trust"}, HEADER, "https://fs.example/adfs/discovery/keys"),
    "ad fs on no plain host": ({"iss": "http://a_b/adfs"}, HEADER, None),
    "ad fs on no host": ({"iss": "http://[x/adfs"}, HEADER, None),
    "ad fs, an id token": ({"iss": "https://fs.example/adfs"}, HEADER, "https://fs.example/adfs/discovery/keys"),
    "firebase session": (
        {"iss": "https://session.firebase.google.com/p"},
        HEADER,
        f"{GOOGLE}identitytoolkit/v3/relyingparty/publicKeys",
    ),
    "service account": (
        {"iss": "a@p.iam.gserviceaccount.com", "aud": "https://oauth2.googleapis.com/token"},
        HEADER,
        f"{SERVICE}a@p.iam.gserviceaccount.com",
    ),
    "no service account": ({"iss": "a", "aud": "https://oauth2.googleapis.com/token"}, HEADER, None),
    "cloudflare": (
        {"iss": "https://acme.cloudflareaccess.com"},
        HEADER,
        "https://acme.cloudflareaccess.com/cdn-cgi/access/certs",
    ),
    "b2c": (
        {"iss": B2C, "tfp": "B2C_1_in"},
        HEADER,
        f"https://acme.b2clogin.com/{TENANT}/B2C_1_in/discovery/v2.0/keys",
    ),
    "b2c by acr": (
        {"iss": B2C, "acr": "b2c_1_in"},
        HEADER,
        f"https://acme.b2clogin.com/{TENANT}/b2c_1_in/discovery/v2.0/keys",
    ),
    "b2c with a path as policy": ({"iss": B2C, "tfp": "../x"}, HEADER, B2C[:-1] + DISCOVERY),
    "b2c with the policy in iss": (
        {"iss": f"https://acme.b2clogin.com/tfp/{TENANT}/b2c_1_in/v2.0/", "tfp": "b2c_1_in"},
        HEADER,
        f"https://acme.b2clogin.com/tfp/{TENANT}/b2c_1_in/v2.0{DISCOVERY}",
    ),
    "workos": (
        {"iss": "https://api.workos.com/user_management/client_01HBEQKA6K4Q"},
        HEADER,
        "https://api.workos.com/sso/jwks/client_01HBEQKA6K4Q",
    ),
    "workos without a client": ({"iss": "https://api.workos.com"}, HEADER, f"https://api.workos.com{DISCOVERY}"),
    "authkit": ({"iss": "https://acme.authkit.app"}, HEADER, "https://acme.authkit.app/oauth2/jwks"),
    "stytch": ({"iss": f"stytch.com/{STYTCH}"}, HEADER, f"https://api.stytch.com/v1/sessions/jwks/{STYTCH}"),
    "stytch for companies": (
        {"iss": f"stytch.com/{STYTCH}", "https://stytch.com/organization": {}},
        HEADER,
        f"https://api.stytch.com/v1/b2b/sessions/jwks/{STYTCH}",
    ),
    "stytch of another name": ({"iss": "x", "https://stytch.com/session": {}}, HEADER, None),
    "descope": (
        {"iss": "P2abcdefghijklmnopqrstuvwxyz0", "drn": "DS"},
        HEADER,
        "https://api.descope.com/P2abcdefghijklmnopqrstuvwxyz0/.well-known/jwks.json",
    ),
    "descope without a project": (
        {"iss": "https://api.descope.com/x"},
        HEADER,
        f"https://api.descope.com/x{DISCOVERY}",
    ),
    "a cluster": (
        {"iss": "https://kubernetes.default.svc", "sub": POD},
        HEADER,
        "/openid/v1/jwks",
    ),
    "a public cluster": (
        {"iss": "https://oidc.eks.eu-west-1.amazonaws.com/id/1", "sub": POD},
        HEADER,
        f"https://oidc.eks.eu-west-1.amazonaws.com/id/1{DISCOVERY}",
    ),
    "a credential": (
        {"iss": "https://a.example/b", "vct": "v"},
        {"alg": "ES256", "typ": "dc+sd-jwt"},
        "https://a.example/.well-known/jwt-vc-issuer/b",
    ),
    "a credential of a DID": ({"iss": "did:web:a", "vct": "v"}, {"alg": "ES256", "typ": "dc+sd-jwt"}, None),
    "a shared secret": ({"iss": "https://x.clerk.accounts.dev"}, {"alg": "HS256"}, None),
}


@pytest.mark.each
@pytest.mark.parametrize("name", CASES)
def test_the_address_of_the_keys_is_the_documented_one(report: Reporter, name: str) -> None:
    claims, header, address = CASES[name]
    pointers = report(token({**CLAIMS, **claims}, header))["tokens"][0]["pointers"]

    assert [address] * (address is not None) == [one["address"] for one in pointers]
    for one in pointers:
        assert shlex.split(one["command"])
        assert "iss" == one["name"]


def test_a_cluster_is_asked_by_kubectl_and_metadata_is_told_as_such(report: Reporter) -> None:
    said = {}
    for name in ("a cluster", "a credential", "iap"):
        claims, header, _address = CASES[name]
        (said[name],) = report(token({**CLAIMS, **claims}, header))["tokens"][0]["pointers"]

    assert "kubectl get --raw /openid/v1/jwks" == said["a cluster"]["command"]
    assert said["a credential"]["message"].startswith("The issuer’s metadata")
    assert said["iap"]["message"].startswith("The issuer’s documentation")


def test_each_row_is_of_issuers_and_kinds_that_there_are_and_names_its_source() -> None:
    known = {issuer.id for issuer in ISSUERS} | {kind.id for kind in TOKEN_TYPES}

    assert set() == {name for row in KEY_PLACES for name in row.ids} - known
    assert all(re.search(r"[a-z]", row.source) for row in KEY_PLACES)
