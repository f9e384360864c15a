"""For every rule a token on which it fires, where, and one next door on which it is silent."""

from __future__ import annotations

import json
from typing import Final, NamedTuple

from jwt_decoder.keys.published_secrets import SAMPLES

from tests.unit.jwt_decoder.findings.made import CLAIMS, HEADER, NOW, OCTETS, encoded, having, headed, lacking, token


class Case(NamedTuple):
    """A token on which a rule fires, one on which it is silent, and the octets of the place, of which segment."""

    firing: str
    silent: str
    place: bytes = b""
    segment: int = 1


OKTA: Final = {"iss": "https://a.okta.com", "cid": "c", "scp": ["a"]}
ENTRA: Final = {"iss": "https://login.microsoftonline.com/t/v2.0", "scp": "a", "azp": "c"}
GITHUB: Final = {"iss": "https://token.actions.githubusercontent.com"}
PROOF: Final = {"jti": "1", "htm": "GET", "htu": "https://a.example", "iat": NOW}
JWK: Final = {"kty": "EC", "crv": "P-256", "x": "a", "y": "b"}
PASSWORD: Final = {"password": "hunter2"}
SECRET: Final = {"client_secret": "s"}
_DER: Final = bytes([0x30, 68, 2, 32]) + OCTETS[:32] + bytes([2, 32]) + OCTETS[:32]
_UNSIGNED: Final = {"alg": "none"}
_JWE: Final = encoded(b'{"alg":"RSA1_5","enc":"A256GCM"}') + ".AAAA" * 4
_WITHOUT_ENC: Final = encoded(b'{"alg":"dir"}') + "." + ".AAAA" * 3
_OAEP: Final = encoded(b'{"alg":"RSA-OAEP","enc":"A256GCM"}') + ".AAAA" * 4
_ON: Final = {"kty": "OKP", "crv": "X25519", "x": encoded(OCTETS[:32])}
_OFF: Final = {"kty": "EC", "crv": "P-256", "x": encoded(OCTETS[:32]), "y": encoded(OCTETS[:32])}
_GENERAL: Final = {"payload": "e30", "signature": encoded(OCTETS[:32])}
_PLAIN: Final = json.dumps(
    _GENERAL | {"protected": encoded(b'{"alg":"HS256","b64":false,"crit":["b64"]}'), "payload": '{"sub":"1"}'}
)


def _jwe(**header: object) -> str:
    """Return a JWE with these Header Parameters."""
    jose = {"alg": "RSA-OAEP", "enc": "A256GCM", **header}
    return encoded(json.dumps(jose, separators=(",", ":")).encode()) + ".AAAA" * 4


def _unprotected(**header: object) -> str:
    """Return a JWS in JSON with these parameters in its unprotected header."""
    return json.dumps(_GENERAL | {"protected": encoded(b'{"alg":"HS256"}'), "header": header})


def _in_json(shared: dict[str, str], protected: dict[str, str] | None = None, *others: str) -> str:
    """Return a JWE in JSON whose header is in two parts, and in a third one the enc of each other recipient."""
    header = encoded(json.dumps({"alg": "dir", **(protected or {})}).encode())
    rest = {"iv": "AAAA", "ciphertext": "AAAA", "tag": "AAAA"}
    of_each = [{"header": one} for one in (shared, *({"enc": other} for other in others))]
    return json.dumps({"protected": header, "recipients": of_each, **rest})


def _signed_twice(header: str) -> str:
    """Return a JWS in JSON with a second signature that has this header."""
    signatures = [{"protected": encoded(one.encode()), "signature": "AAAA"} for one in ('{"alg":"HS256"}', header)]
    return json.dumps({"payload": "e30", "signatures": signatures})


def _rounds(count: str) -> str:
    """Return a JWE that asks for so many rounds of PBKDF2."""
    return (
        encoded(f'{{"alg":"PBES2-HS256+A128KW","enc":"A256GCM","p2s":"AAAAAAAAAAA","p2c":{count}}}'.encode())
        + ".AAAA" * 4
    )


def long(count: int) -> str:
    """Return a token of this many characters."""
    most = (count - len(having(padding=""))) * 3 // 4
    for extra, more in ((extra, more) for extra in range(most - 8, most) for more in range(4)):
        made = token(CLAIMS | {"padding": "a" * extra}, HEADER | {"kid": "2026-01" + "a" * more})
        if len(made) == count:
            return made
    raise AssertionError(count)


CASES: Final = {
    "alg-missing": Case(token(CLAIMS, {"typ": "JWT"}), headed(), b'{"typ": "JWT"}', 0),
    "alg-not-a-string": Case(headed(alg=["RS256"]), headed(), b'"alg": ["RS256"]', 0),
    "alg-none": Case(token(CLAIMS, _UNSIGNED, b""), headed(), b'"alg": "none"', 0),
    "alg-none-signature": Case(token(CLAIMS, _UNSIGNED), token(CLAIMS, _UNSIGNED, b""), b'"alg": "none"', 0),
    "alg-misspelt": Case(headed(alg="rs256"), headed(), b'"alg": "rs256"', 0),
    "alg-unknown": Case(headed(alg="XS256"), headed(alg="rs256"), b'"alg": "XS256"', 0),
    "alg-symmetric": Case(token(CLAIMS | GITHUB, {"alg": "HS256"}), headed(alg="HS256"), b'"alg": "HS256"', 0),
    "alg-deprecated": Case(headed(alg="EdDSA"), headed(alg="Ed25519"), b'"alg": "EdDSA"', 0),
    "alg-of-another-issuer": Case(token(CLAIMS | ENTRA, {"alg": "ES256"}), token(CLAIMS | ENTRA), b'"alg": "ES256"', 0),
    "enc-missing": Case(_WITHOUT_ENC, _OAEP, b'{"alg":"dir"}', 0),
    "enc-misspelt": Case(_jwe(enc="a256gcm"), _OAEP, b'"enc":"a256gcm"', 0),
    "enc-unknown": Case(_jwe(enc="A256CBC"), _jwe(enc="a256gcm"), b'"enc":"A256CBC"', 0),
    "alg-rsa1-5": Case(_JWE, _OAEP, b'"alg":"RSA1_5"', 0),
    "p2c-low": Case(_rounds("999"), _rounds("1000"), b'"p2c":999', 0),
    "p2c-high": Case(_rounds("1000001"), _rounds("1000000"), b'"p2c":1000001', 0),
    "zip-in-jwe": Case(_jwe(zip="DEF"), headed(zip="DEF"), b'"zip":"DEF"', 0),
    "zip-unknown": Case(_jwe(zip="GZIP"), _jwe(zip="DEF"), b'"zip":"GZIP"', 0),
    "zip-unprotected": Case(_in_json({"zip": "DEF"}), _in_json({}, {"zip": "DEF"}), b""),
    "enc-differs": Case(_in_json({"enc": "A128GCM"}, {}, "A256GCM"), _in_json({"enc": "A128GCM"}, {}, "A128GCM")),
    "parameter-missing": Case(
        _jwe(alg="A128GCMKW", iv="A"), _jwe(alg="A128GCMKW", iv="A", tag="A"), b'"alg":"A128GCMKW"', 0
    ),
    "parameter-encoding": Case(_jwe(apv="a b"), _jwe(apv="YWI"), b'"apv":"a b"', 0),
    "epk-invalid": Case(_jwe(epk=_OFF), _jwe(epk=_ON), b'"epk":' + json.dumps(_OFF, separators=(",", ":")).encode(), 0),
    "epk-private": Case(
        _jwe(epk={**_ON, "d": "AA"}),
        _jwe(epk=_ON),
        b'"epk":' + json.dumps({**_ON, "d": "AA"}, separators=(",", ":")).encode(),
        0,
    ),
    "crit-not-a-list": Case(headed(crit="a"), headed(crit=["a"], a=1), b'"crit": "a"', 0),
    "crit-empty": Case(headed(crit=[]), headed(crit=["a"], a=1), b'"crit": []', 0),
    "crit-unknown": Case(headed(crit=["a"], a=1), headed(crit=["b64"], b64=True), b'"crit": ["a"]', 0),
    "crit-registered": Case(headed(crit=["kid"]), headed(crit=["a"], a=1), b'"crit": ["kid"]', 0),
    "crit-duplicate": Case(headed(crit=["a", "a"], a=1), headed(crit=["a", "b"], a=1, b=1), b'"crit": ["a", "a"]', 0),
    "crit-absent": Case(headed(crit=["a"]), headed(crit=["a"], a=1), b'"crit": ["a"]', 0),
    "crit-unprotected": Case(_unprotected(crit=["a"], a=1), _unprotected(a=1), b""),
    "b64-not-critical": Case(headed(b64=False), headed(b64=False, crit=["b64"]), b'"b64": false', 0),
    "b64-unprotected": Case(_unprotected(b64=False), _unprotected(a=1), b""),
    "b64-not-a-boolean": Case(headed(b64="false"), headed(b64=True, crit=["b64"]), b'"b64": "false"', 0),
    "b64-differs": Case(_signed_twice('{"alg":"HS256","b64":false,"crit":["b64"]}'), _signed_twice('{"alg":"HS256"}')),
    "b64-in-jwt": Case(_PLAIN, headed(b64=True, crit=["b64"])),
    "kid-not-a-string": Case(headed(kid=1), headed(kid="1"), b'"kid": 1', 0),
    "kid-hostile": Case(headed(kid="../../dev/null"), headed(kid="a/b+c=="), b'"kid": "../../dev/null"', 0),
    "typ-not-a-string": Case(headed(typ=1), headed(), b'"typ": 1', 0),
    "typ-missing": Case(token(PROOF, {"alg": "ES256"}), token(PROOF, {"alg": "ES256", "typ": "dpop+jwt"})),
    "typ-wrong": Case(
        token(PROOF, {"alg": "ES256", "typ": "JWT"}),
        token(PROOF, {"alg": "ES256", "typ": "application/dpop+jwt"}),
        b'"typ": "JWT"',
        0,
    ),
    "cty-not-nested": Case(
        headed(cty="JWT"), token(token(CLAIMS).encode(), HEADER | {"cty": "JWT"}), b'"cty": "JWT"', 0
    ),
    "zip-in-jws": Case(headed(zip="DEF"), headed(), b'"zip": "DEF"', 0),
    "parameter-type": Case(headed(x5t=1), headed(x5t="a"), b'"x5t": 1', 0),
    "jku-present": Case(headed(jku="https://a.example"), headed(), b'"jku": "https://a.example"', 0),
    "x5u-present": Case(headed(x5u="https://a.example"), headed(), b'"x5u": "https://a.example"', 0),
    "jku-insecure": Case(
        headed(jku="http://a.example"), headed(jku="https://a.example"), b'"jku": "http://a.example"', 0
    ),
    "x5u-insecure": Case(
        headed(x5u="ftp://a.example"), headed(x5u="HTTPS://a.example"), b'"x5u": "ftp://a.example"', 0
    ),
    "jwk-private": Case(headed(jwk=JWK | {"d": "c"}), headed(jwk=JWK)),
    "jwk-symmetric": Case(headed(jwk={"kty": "oct", "k": "a"}), headed(jwk=JWK)),
    "jwk-present": Case(headed(jwk=JWK), token(PROOF, {"alg": "ES256", "typ": "dpop+jwt", "jwk": JWK})),
    "x5c-present": Case(headed(x5c=["MA=="]), headed(), b'"x5c": ["MA=="]', 0),
    "name-duplicate": Case(token(b'{"sub":"1","sub":"2"}'), token(b'{"sub":"1","Sub2":"2"}')),
    "base64url-padded": Case(headed() + "==", headed()),
    "base64url-alphabet": Case(headed()[:-6] + "+" + headed()[-5:], headed()),
    "base64url-not-canonical": Case(headed()[:-1] + "B", headed()),
    "text-invisible": Case(
        having(role="admin\N{ZERO WIDTH SPACE}"), having(role="\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}")
    ),
    "text-surrogate": Case(having(role="admin\ud800"), having(role="\U0001f600")),
    "text-bidi": Case(having(role="\N{RIGHT-TO-LEFT OVERRIDE}nimda"), having(role="\N{RIGHT-TO-LEFT MARK}")),
    "exp-past": Case(having(exp=NOW), having(exp=NOW + 1), b'"exp": 1767225600'),
    "exp-missing": Case(lacking("exp"), having()),
    "exp-in-header": Case(
        token({"sub": "1"}, {**HEADER, "exp": NOW}), token({"sub": "1"}, HEADER), b'"exp": 1767225600', 0
    ),
    "exp-before-iat": Case(having(iat=NOW + 2, exp=NOW + 1), having(iat=NOW, exp=NOW + 1), b'"exp": 1767225601'),
    "exp-before-nbf": Case(having(nbf=NOW + 1, exp=NOW + 1), having(nbf=NOW, exp=NOW + 1), b'"exp": 1767225601'),
    "iat-future": Case(having(iat=NOW + 1), having(iat=NOW), b'"iat": 1767225601'),
    "auth-time-after-iat": Case(
        having(iat=NOW - 9, auth_time=NOW - 8), having(iat=NOW - 9, auth_time=NOW - 9), b'"auth_time": 1767225592'
    ),
    "nbf-future": Case(having(nbf=NOW + 1), having(nbf=NOW), b'"nbf": 1767225601'),
    "lifetime-over-an-hour": Case(
        token(CLAIMS | OKTA | {"iat": NOW, "exp": NOW + 3601}), token(CLAIMS | OKTA | {"iat": NOW, "exp": NOW + 3600})
    ),
    "lifetime-over-a-day": Case(
        token(CLAIMS | OKTA | {"iat": NOW, "exp": NOW + 86_401}),
        token(CLAIMS | OKTA | {"iat": NOW, "exp": NOW + 86_400}),
    ),
    "lifetime-over-a-year": Case(having(iat=NOW, exp=NOW + 31_536_001), having(iat=NOW, exp=NOW + 31_536_000)),
    "time-not-in-seconds": Case(having(exp=1e12), having(exp=253_402_300_799), b'"exp": 1000000000000.0'),
    "exp-duration": Case(having(exp=600), having(exp=315_360_000), b'"exp": 600'),
    "time-not-integer": Case(having(exp=1e12 + 0.5), having(), b'"exp": 1000000000000.5'),
    "claim-type": Case(having(iss=1), having(iss="1"), b'"iss": 1'),
    "claim-private": Case(having(address="a"), having(address={}), b'"address": "a"'),
    "claim-missing": Case(token({"jti": "1", "htm": "GET", "htu": "a"}), token(PROOF)),
    "claim-lookalike": Case(having(Exp=1), having(expires=1), b'"Exp": 1'),
    "audiences-many": Case(having(aud=["a"] * 11), having(aud=["a"] * 10)),
    "content-private-key": Case(having(key=JWK | {"d": "c"}), having(key=JWK)),
    "content-api-key": Case(
        having(a="AKIA" + "A1" * 8), having(a="AKIA" + "A1" * 7 + "A"), b'"a": "AKIAA1A1A1A1A1A1A1A1"'
    ),
    "content-password": Case(having(**PASSWORD), having(password=True), b'"password": "hunter2"'),
    "content-secret": Case(having(**SECRET), having(secretary="s"), b'"client_secret": "s"'),
    "content-card-number": Case(having(a="4111 1111 1111 1111"), having(a="4111 1111 1111 1112")),
    "content-email": Case(having(mail="a@b.example"), having(mail="a@b"), b'"mail": "a@b.example"'),
    "content-birth-date": Case(having(dob="1990-01-01"), having(dob=""), b'"dob": "1990-01-01"'),
    "signed-with-published-secret": Case(
        SAMPLES[0].signing_input.decode() + "." + SAMPLES[0].signature,
        token(CLAIMS, {"alg": "HS256"}, bytes(32)),
        b"",
        2,
    ),
    "signature-zeros": Case(token(CLAIMS, HEADER, bytes(256)), having(), b"", 2),
    "signature-der": Case(token(CLAIMS, {"alg": "ES256"}, _DER), token(CLAIMS, {"alg": "ES256"})),
    "signature-hex": Case(
        token(CLAIMS, {"alg": "ES256"}, OCTETS[:64]).rpartition(".")[0] + "." + OCTETS[:64].hex(),
        token(CLAIMS, {"alg": "ES256"}),
    ),
    "signature-length": Case(token(CLAIMS, {"alg": "ES256"}, OCTETS[:63]), token(CLAIMS, {"alg": "ES256"})),
    "signature-rsa-short": Case(token(CLAIMS, HEADER, OCTETS[:255]), having()),
    "size-cookie": Case(long(4097), long(4096)),
    "size-header": Case(long(8193), long(8192)),
    "number-unsafe": Case(having(n=2**53), having(n=2**53 - 1), b"9007199254740992"),
    "number-infinite": Case(token(b'{"n":1e309}'), token(b'{"n":1e308}'), b"1e309"),
}
