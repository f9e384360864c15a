"""The issuers that people meet, each with rows of its own."""

from __future__ import annotations

from typing import Final

from jwt_decoder.registry.issuers.amazon import ALB, COGNITO, COGNITO_IDENTITY
from jwt_decoder.registry.issuers.apple import APP_STORE, APP_STORE_CONNECT, APPLE
from jwt_decoder.registry.issuers.auth0 import AUTH0
from jwt_decoder.registry.issuers.cloudflare import CLOUDFLARE
from jwt_decoder.registry.issuers.entra import ENTRA_B2C, ENTRA_GRAPH, ENTRA_V1, ENTRA_V2
from jwt_decoder.registry.issuers.github import GITHUB
from jwt_decoder.registry.issuers.gitlab import GITLAB, GITLAB_CI
from jwt_decoder.registry.issuers.google import FIREBASE, FIREBASE_CUSTOM, GOOGLE, GOOGLE_IAP
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.keycloak import KEYCLOAK, KEYCLOAK_ADMIN
from jwt_decoder.registry.issuers.kubernetes import KUBERNETES
from jwt_decoder.registry.issuers.okta import OKTA
from jwt_decoder.registry.issuers.ping import PINGFEDERATE, PINGONE
from jwt_decoder.registry.issuers.salesforce import SALESFORCE
from jwt_decoder.registry.issuers.supabase import SUPABASE
from jwt_decoder.registry.issuers.vault import VAULT

__all__ = ["ISSUERS", "Issuer"]

ISSUERS: Final[tuple[Issuer, ...]] = (
    ENTRA_V2,
    ENTRA_V1,
    ENTRA_B2C,
    ENTRA_GRAPH,
    GOOGLE,
    GOOGLE_IAP,
    FIREBASE,
    FIREBASE_CUSTOM,
    AUTH0,
    OKTA,
    COGNITO,
    COGNITO_IDENTITY,
    ALB,
    KEYCLOAK,
    KEYCLOAK_ADMIN,
    APPLE,
    APP_STORE,
    APP_STORE_CONNECT,
    GITHUB,
    GITLAB_CI,
    GITLAB,
    KUBERNETES,
    SUPABASE,
    CLOUDFLARE,
    SALESFORCE,
    PINGONE,
    PINGFEDERATE,
    VAULT,
)
