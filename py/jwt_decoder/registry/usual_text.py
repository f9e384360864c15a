"""What headers and payloads usually say: from examples of specifications and documentation of issuers.

It tells likely texts from unlikely ones where a token is damaged, and is never taken for what a token says.
"""

from __future__ import annotations

from typing import Final

HEADERS: Final = (
    '{"alg":"HS256","typ":"JWT"}',
    '{"alg":"RS256","typ":"JWT","kid":"',
    '{"alg":"ES256","typ":"at+jwt","kid":"key-1"}',
    '{"typ":"JWT","alg":"HS512","kid":"2026-01"}',
    '{"alg":"PS256","kid":"rsa-1","x5t":"","jku":"https://',
    '{"alg":"EdDSA","crv":"Ed25519","kty":"OKP","x":"',
    '{"alg":"none","cty":"JWT","typ":"dpop+jwt","jwk":{"kty":"EC","crv":"P-256","x":"","y":""}}',
    '{"kid":"","alg":"RS384","typ":"dc+sd-jwt","x5c":["MII"],"b64":false,"crit":["b64"]}',
    '"alg":"HS384","alg":"RS512","alg":"ES384","alg":"ES512","alg":"ES256K","typ":"logout+jwt"',
)
CLAIMS: Final = (
    '{"iss":"https://login.example.com/","sub":"alice","aud":"https://api.example.com","exp":1767272400,"iat":17672',
    '{"iss":"https://accounts.google.com","sub":"1234567890","email":"alice@gmail.com","email_verified":true,"nonce":"',
    '{"sub":"1234567890","name":"John Doe","admin":true,"iat":1516239022}',
    '{"aud":["account","api"],"azp":"client","scope":"openid profile email offline_access","client_id":"',
    '{"user_id":123,"username":"bob","role":"user","roles":["admin","user","editor","viewer"],"groups":["staff"]',
    '{"tid":"","oid":"","preferred_username":"alice@example.org","given_name":"Alice","family_name":"Example"',
    '"jti":"","nbf":1767268800,"auth_time":1767268800,"sid":"","acr":"1","amr":["pwd","mfa","otp"],"at_hash":"',
    '"realm_access":{"roles":["default-roles","uma_authorization"]},"resource_access":{"account":{"roles":["manage-',
    '"permissions":["read:orders","write:orders","delete"],"tenant":"acme","locale":"en-US","picture":"https://',
    '"token_use":"access","version":2,"active":true,"enabled":false,"phone_number":"+1","zoneinfo":"Europe/Berlin"',
    '"cnf":{"jkt":"","jwk":{"kty":"EC"}},"_sd_alg":"sha-256","_sd":["","vct":"https://credentials.example/identity',
    '"iss":"http://localhost:8080/realms/demo","org":"example","plan":"free","scp":"user.read","type":"Bearer"',
    '"data":{"id":42,"items":[1,2,3]},"email":"support@company.com","url":"https://www.example.net/path?query=value',
    '"address":{"street_address":"Main Street","country":"DE"},"birthdate":"1990-01-01","gender":"female","level":3',
    '"service":"order-service","environment":"production","device":"mobile","session":"","key":"value","test":"hello',
)
