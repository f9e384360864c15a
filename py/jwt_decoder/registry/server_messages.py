"""What servers and libraries say when they reject a token, by what it means, each with where the words come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from jwt_decoder.model.sentence import Sentence


@dataclass(frozen=True, slots=True)
class ServerMessage:
    """A cause: ``phrases`` are patterns of the words for it, ``meaning`` says what happened and what to compare.

    ``sources`` name the libraries and servers whose words they are.
    """

    id: str
    phrases: tuple[str, ...]
    summary: Sentence
    meaning: Sentence
    sources: str


SERVER_MESSAGES: Final = (
    ServerMessage(
        "expired",
        (
            r"jwt(?: is)? expired",
            r"TokenExpiredError",
            r"signature has expired",
            r"(?:the |access )?token (?:has |is )?expired",
            r"expired token",
            r"lifetime validation failed, the token is expired",
            r"\"exp\" claim timestamp check failed",
            r"token is not active",
            r"ACCESS_TOKEN_EXPIRED",
            r"ExpiredProviderToken",
        ),
        Sentence("The server says that the token has expired."),
        Sentence("Compare exp with the server's clock, and ask for a new token."),
        "jsonwebtoken, PyJWT, JJWT, golang-jwt, jose, Microsoft.IdentityModel, Envoy, Kong, APNs",
    ),
    ServerMessage(
        "not-yet-valid",
        (
            r"jwt not (?:active|yet valid)",
            r"token is not (?:yet valid|valid (?:yet|before))",
            r"token used (?:too early|before issued)",
            r"jwt must not be accepted before",
            r"cannot handle token (?:prior to|with iat prior to)",
            r"\"nbf\" claim timestamp check failed",
            r"lifetime validation failed, the token is not yet valid",
        ),
        Sentence("The server says that the token isn't valid yet."),
        Sentence("The clock that made nbf or iat is ahead of the server's: set both by NTP, or allow a minute."),
        "jsonwebtoken, PyJWT, JJWT, golang-jwt, jose, Microsoft.IdentityModel, Envoy, php-jwt, google-auth",
    ),
    ServerMessage(
        "audience",
        (
            r"jwt audience invalid",
            r"(?:invalid|bad) audience",
            r"audience doesn't match",
            r"audiences? in jwt (?:is|are) not allowed",
            r"the audience(?: '[^'\r\n]{0,200}')? is invalid",
            r"audience validation failed",
            r"unexpected \"aud\" claim value",
            r"token has invalid audience",
            r"InvalidAuthenticationTokenAudience",
        ),
        Sentence("The server says that the token is for another audience."),
        Sentence("Compare aud with the audience that the server is set up with; ask for a token for that API."),
        "jsonwebtoken, PyJWT, golang-jwt, jose, Microsoft.IdentityModel, Envoy, Auth0, Azure Resource Manager",
    ),
    ServerMessage(
        "issuer",
        (
            r"jwt issuer (?:invalid|is not configured)",
            r"invalid issuer",
            r"the issuer(?: '[^'\r\n]{0,200}')? is invalid",
            r"the iss claim is not valid",
            r"issuer validation failed",
            r"unexpected \"iss\" claim value",
            r"token has invalid issuer",
            r"no mandatory 'iss' in claims",
            r"no credentials found for given 'iss'",
        ),
        Sentence("The server says that it doesn't trust this issuer."),
        Sentence(
            "Compare iss with the issuer that the server is set up with, letter by letter, also a slash at the end."
        ),
        "jsonwebtoken, PyJWT, golang-jwt, jose, Microsoft.IdentityModel, Spring Security, Envoy, Kong",
    ),
    ServerMessage(
        "key",
        (
            r"the signature key was not found",
            r"jwks doesn't have (?:key to match kid or alg|any valid public key)",
            r"unable to find a signing key that matches",
            r"no applicable key found in the json web key set",
            r"no matching key\(s\) found",
            r"signing key [\w./+-]{1,80} was not found",
            r"IDX1050[013]\b",
        ),
        Sentence("The server says that it has no key for this token."),
        Sentence(
            "Compare kid with the keys at the issuer's jwks_uri: the token may be from another issuer or environment,"
            " or the server's copy of the keys is old, or it couldn't fetch them."
        ),
        "Microsoft.IdentityModel, Envoy, PyJWT, jwks-rsa, jose, Nimbus JOSE + JWT",
    ),
    ServerMessage(
        "signature",
        (
            r"jwt signature does not match locally computed signature",
            r"(?:jws)?signature verification failed",
            r"jwt verification fails",
            r"invalid (?:jwt )?signature",
            r"(?:token |the )?signature is invalid",
            r"JWSInvalidSignature",
            r"IDX10511\b",
        ),
        Sentence("The server says that the signature doesn't match."),
        Sentence(
            "It verified with another key than the token was signed with, or reads its secret in another encoding."
        ),
        "jsonwebtoken, PyJWT, JJWT, golang-jwt, jose, Microsoft.IdentityModel, Envoy, Kong, php-jwt, PostgREST",
    ),
    ServerMessage(
        "malformed",
        (
            r"jwt malformed",
            r"(?:not enough|wrong number of|too many) segments",
            r"jwt is not (?:well formed|in the form of header\.payload\.signature)",
            r"token is malformed",
            r"jwt strings must contain exactly 2 period characters",
            r"invalid compact jws",
            r"compacttoken parsing failed",
            r"json web token could not be decoded",
            r"IDX1(?:2741|2709|4100|4102)\b",
        ),
        Sentence("The server says that what it got is no JWT."),
        Sentence(
            "Look at what is sent, not at what was issued: often the variable is empty, the word Bearer is in it"
            " twice, quotation marks are sent along, or the access token is opaque."
        ),
        "jsonwebtoken, PyJWT, JJWT, golang-jwt, jose, Microsoft.IdentityModel, Envoy, Microsoft Graph, GitHub",
    ),
    ServerMessage(
        "missing",
        (
            r"jwt is missing",
            r"jwt must be provided",
            r"no authorization token was found",
            r"missing authorization header",
            r"access token is missing",
            r"MissingProviderToken",
            r"authorization header requires 'credential' parameter",
        ),
        Sentence("The server says that it got no token."),
        Sentence(
            "Check that the request has the header Authorization: Bearer …, and that no proxy or redirect drops it."
        ),
        "jsonwebtoken, express-jwt, Flask-JWT-Extended, Envoy, Azure API Management, APNs, Amazon API Gateway",
    ),
    ServerMessage(
        "algorithm",
        (
            r"the specified alg value is not allowed",
            r"jsonwebtokenerror: invalid algorithm",
            r"\"alg\" \(algorithm\) header parameter value not allowed",
            r"incorrect key for this algorithm",
            r"secretorpublickey must be an? (?:asymmetric|symmetric) key",
            r"signing method \w{2,10} is invalid",
            r"another algorithm expected",
            r"IDX10696\b",
        ),
        Sentence("The server says that it doesn't accept the algorithm."),
        Sentence(
            "Compare alg with the algorithms that the server is set up with, and whether its key is of that kind."
        ),
        "jsonwebtoken, PyJWT, golang-jwt, jose, Microsoft.IdentityModel, php-jwt, Nimbus JOSE + JWT",
    ),
    ServerMessage(
        "too-long",
        (
            r"'expiration time' claim \('exp'\) is too far in the future",
            r"token must be a short-lived token",
        ),
        Sentence("The server says that the token lives too long."),
        Sentence("GitHub takes 10 minutes from now, Google an hour from iat: set iat to now, and exp within that."),
        "GitHub, Google Identity",
    ),
    ServerMessage(
        "provider-token",
        (r"InvalidProviderToken",),
        Sentence("Apple says that the provider token isn't valid."),
        Sentence(
            "Compare kid with the key's ID and iss with the team's, check that the key is one for APNs of this"
            " environment, and that alg is ES256."
        ),
        "APNs",
    ),
    ServerMessage(
        "rejected",
        (
            r"InvalidAuthenticationToken\b",
            r"INVALID_ID_TOKEN",
            r"invalid token provided",
            r"\"message\":\s?\"bad credentials\"",
        ),
        Sentence("The server says that the token isn't valid."),
        Sentence("It may have expired, been revoked, or be for another API: decode the token that was sent."),
        "Azure Resource Manager, Microsoft Graph, Firebase Authentication, Okta, GitHub",
    ),
    ServerMessage(
        "entra-code",
        (r"AADSTS[0-9]{4,8}",),
        Sentence("Entra ID answered with an error."),
        Sentence("Microsoft explains each code, by its number, at https://login.microsoftonline.com/error."),
        "Microsoft Entra authentication and authorization error codes",
    ),
)
