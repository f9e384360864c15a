# ruff: noqa: E501 - tables
"""Words that mean something to the engine, from which inputs are made; chosen for the branches that they open."""

from __future__ import annotations

from typing import Final

from jwt_decoder.registry.algorithms import ROWS
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.headers import HEADERS

NAMES: Final = (*CLAIMS, *HEADERS, "", "_sd", "_sd_alg", "...", "__proto__", "constructor", "a", "é😀", "\ud800")
PIECES: Final = (
    b".", b"..", b"~", b"=", b"==", b"+", b"/", b"%2E", b"%252E", b"%3D", b"%", b"&#46;", b"&quot;", b"&amp;", b"\\u002e", b"\\", b'\\"',
    b"\n", b"\r\n", b" ", b"\t", b"> ", b'"', b"'", b",", b":", b"{", b"}", b"[", b"]", b"<", b"Bearer ", b"token=", b"!", b"*", b"\0",
    "é".encode(), "😀".encode(), "…".encode(), b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xff", b'"payload":', b'"protected":', b'"signatures":[',
    b'"kty":"oct"', b'"keys":[', b"-----BEGIN PUBLIC KEY-----", b"-----END PUBLIC KEY-----", b"eyJ", b"e30", b"WyJ", b"eyJhbGciOiJub25lIn0.",
    b"Cookie: a=b; ", b"https://a.example/?code=", b"\xe2\x80\x8b", b"ssh-rsa ", b"MIIB",
)  # fmt: skip
VALUES: Final = (
    "null", "true", "false", "0", "-1", "1", "-0", "1e3", "1E400", "0.1", "1700000000", "1699999999", "1700000001", "1700000000000", "253402300800",
    "9007199254740993", "12345678901234567890", "1" * 30, "1e-7", '""', '"a"', '"none"', '"JWT"', '"at+jwt"', '"dpop+jwt"', '"dc+sd-jwt"', '"kb+jwt"',
    '"sha-256"', '"1700000000"', '"2023-11-14T22:13:20Z"', '"https://a.example"', '"https://accounts.google.com"', '"https://sts.windows.net/a/"',
    '"https://cognito-idp.eu-west-1.amazonaws.com/a"', '"javascript:alert(1)"', '"<b>"', '"\\ud800"', '"\\u0000"', '"\u202e"', '"eyJhbGciOiJub25lIn0.e30."', '"e30"',
    '"AAAA"', "[]", "{}", "[null]", '["a","a"]', '["b64"]', '["exp"]', '[{"...":"AAAA"}]', '{"...":"AAAA"}', '["_sd"]', '{"jwk":{"kty":"oct","k":"AAAA"}}',
    '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}', '{"kty":"RSA","n":"AQAB","e":"AQAB"}', '"\\/"', '"AKIAIOSFODNN7EXAMPLE"',
    *(f'"{row.name}"' for row in ROWS),
)  # fmt: skip
# Each is filled with a token; what surrounds it is how tokens arrive.
SURROUNDINGS: Final = (
    b"Bearer %s", b"Authorization: Bearer %s\r\nAccept: */*", b'{"id_token":"%s","token_type":"Bearer"}', b"?id_token=%s&state=a",
    b"curl -H 'Authorization: Bearer %s' https://a.example", b"Set-Cookie: a=%s; Path=/", b'"{\\"t\\":\\"%s\\"}"', b"&quot;%s&quot;", b"%s\n%s", b"%s~", b"'%s',",
)  # fmt: skip
