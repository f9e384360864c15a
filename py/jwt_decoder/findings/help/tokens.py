"""Help for each rule about a token: what it looks at, why it matters, and a token on which it fires."""

from __future__ import annotations

from typing import Final

from jwt_decoder.findings.help.entry import HEADER, PAYLOAD, Example, Help

_ANY: Final = "Every signed token."
_ALL: Final = "Every token."
_CLAIMS: Final = "Every token whose claims can be read."
_PAYLOAD: Final = "Every name and every value of the payload, however deep, down to 32 levels."
_SEVERAL: Final = "Several tokens in one paste."
_READ: Final = "A signed token is encoded and not encrypted: proxies, logs, browsers and users can read its payload."


def _claim(text: str) -> Example:
    """Make a sound token with one more member in its claims, or the last of its times replaced."""
    return Example(payload=f"{PAYLOAD[:-1]},{text}}}")


def _headed(text: str) -> Example:
    return Example(header=f"{HEADER[:-1]},{text}}}")


def _timed(iat: int, exp: int, more: str = "") -> Example:
    return Example(payload=f'{{"iss":"https://issuer.example","sub":"1","iat":{iat},"exp":{exp}{more}}}')


_NOW: Final = 1767225600
_AHEAD: Final = 4102444800
_ENTRA: Final = ',"scp":"read","azp":"c","ver":"2.0"'
_OF_ENTRA: Final = "https://login.microsoftonline.com/t/v2.0"
_PROOF: Final = '{"jti":"1","htm":"GET","htu":"https://api.example","iat":1767225600'
_POINT: Final = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
_JWK: Final = f'"jwk":{{"kty":"EC","crv":"P-256","x":"{_POINT}","y":"{_POINT}"'
_ID: Final = '{"iss":"https://issuer.example","sub":"1","aud":"c","iat":1767225540,"exp":1767226200,"nonce":"n"'
_AT: Final = (
    '{"alg":"RS256","typ":"at+jwt"}',
    '{"iss":"https://issuer.example","sub":"1","aud":"api","iat":1767225540,"exp":1767226200,"jti":"1","client_id":"c"}',
)
_DPOP: Final = f'{{"alg":"ES256","typ":"dpop+jwt",{_JWK}}}}}'
_JKT: Final = "HAhgQ09bqjq0KiKqTNjLWm_Yvy5Wpi5nO2-TB08qqFk"
_BOUND: Final = f'{_AT[1][:-1]},"cnf":{{"jkt":"{_JKT}"}}}}'


def _lived(seconds: int) -> Example:
    return Example(payload=f'{{"iss":"{_OF_ENTRA}","sub":"1","aud":"api","iat":{_NOW},"exp":{_NOW + seconds}{_ENTRA}}}')


TOKEN_HELP: Final[tuple[Help, ...]] = (
    Help(
        "alg-missing",
        _ALL,
        "Without alg nothing says how the token was signed. A reader that guesses can be led to a weaker algorithm.",
        Example(header='{"typ":"JWT"}'),
    ),
    Help(
        "alg-not-a-string",
        _ALL,
        "The name of an algorithm is a string. Anything else is a mistake, or a try to confuse a comparison.",
        Example(header='{"alg":["RS256"]}'),
    ),
    Help(
        "alg-none",
        _ANY,
        "An Unsecured JWS has no signature. Readers that accepted it where they expected a signed one let anybody in.",
        Example(header='{"alg":"none"}', signature=""),
    ),
    Help(
        "alg-none-signature",
        _ANY,
        "Somebody who takes a signed token, writes none into its header and forgets the signature leaves this behind.",
        Example(header='{"alg":"none"}'),
    ),
    Help(
        "alg-misspelt",
        _ANY,
        "Names of algorithms are exact. A reader that only refuses “none” may accept “nOnE”, and treat it as the same.",
        Example(header='{"alg":"nOnE"}', signature=""),
    ),
    Help(
        "alg-unknown",
        _ANY,
        "No reader can verify what it does not know. The name may be a private one, or of an algorithm for encryption.",
        Example(header='{"alg":"XS256"}'),
    ),
    Help(
        "alg-symmetric",
        "Tokens of issuers that sign with private keys, and kinds of token that rule shared secrets out.",
        "A public key is no secret. A reader that takes the algorithm from the header may use the issuer's public key "
        "as the secret of HMAC, and whoever has that key can then make tokens.",
        Example(
            '{"iss":"https://token.actions.githubusercontent.com","sub":"repo:a/b","exp":1767226200}', '{"alg":"HS256"}'
        ),
    ),
    Help(
        "alg-of-another-issuer",
        "Tokens of issuers whose algorithms are known.",
        "Either the issuer began to use another algorithm, or the token is not from it.",
        Example(
            '{"iss":"https://token.actions.githubusercontent.com","sub":"repo:a/b","exp":1767226200}', '{"alg":"ES256"}'
        ),
    ),
    Help(
        "alg-rsa1-5",
        "Encrypted tokens.",
        "Servers that decrypt PKCS #1 v1.5 tell by time or error whether the padding was right. From many such answers "
        "the content key follows (Bleichenbacher).",
        Example(
            header='{"alg":"RSA1_5","enc":"A256GCM"}',
            paste="eyJhbGciOiJSU0ExXzUiLCJlbmMiOiJBMjU2R0NNIn0.AAAA.AAAA.AAAA.AAAA",
        ),
    ),
    Help(
        "crit-not-a-list",
        _ALL,
        "crit lists what a reader must understand. What is no list of names cannot be obeyed.",
        _headed('"crit":"exp"'),
    ),
    Help(
        "crit-empty",
        _ALL,
        "An empty list asks for nothing. It shows a generator that does not know what crit is for.",
        _headed('"crit":[]'),
    ),
    Help(
        "crit-unknown",
        _ALL,
        "The issuer says that the token must be refused by whoever does not know this extension. Ignoring that may "
        "ignore a condition that it depends on.",
        _headed('"crit":["http://example.com/urgent"],"http://example.com/urgent":true'),
    ),
    Help(
        "crit-registered",
        _ALL,
        "Names that the specifications define must not stand in crit: strict readers refuse the token.",
        _headed('"kid":"1","crit":["kid"]'),
    ),
    Help(
        "crit-duplicate",
        _ALL,
        "A name that stands twice is a mistake of whoever made the token, or a try to make two readers disagree.",
        _headed('"crit":["exp","exp"],"exp":1'),
    ),
    Help(
        "crit-absent",
        _ALL,
        "crit names a parameter that is not there, so a strict reader refuses the token.",
        _headed('"crit":["b64"]'),
    ),
    Help(
        "crit-unprotected",
        "Tokens in JSON Serialization.",
        "The signature does not cover an unprotected header. Whoever passes the token on can take crit out, and so "
        "the condition.",
        Example(
            "{}",
            '{"alg":"HS256"}',
            paste='{"payload":"e30","protected":"eyJhbGciOiJIUzI1NiJ9","header":{"crit":["a"],"a":1},"signature":"Wlpa"}',
        ),
    ),
    Help(
        "b64-not-critical",
        _ANY,
        "A reader that does not know b64 decodes the payload where another takes it as it is: they see two.",
        _headed('"b64":false'),
    ),
    Help(
        "b64-not-a-boolean", _ANY, "A string in the place of false is true for some readers.", _headed('"b64":"false"')
    ),
    Help(
        "b64-in-jwt",
        "Tokens whose payload is a set of claims.",
        "A JWT is always encoded: characters of an unencoded payload, such as a full stop, would end a segment.",
        Example(
            "{}",
            paste='{"payload":"{\\"sub\\":\\"1\\"}","protected":"eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19",'
            '"signature":"Wlpa"}',
        ),
    ),
    Help("kid-not-a-string", _ALL, "Key IDs are compared as strings. A number may equal nothing.", _headed('"kid":1')),
    Help(
        "kid-hostile",
        _ALL,
        "Readers have used kid as a name of a file, in a query or in a command. With ../../dev/null the key was empty, "
        "and everybody could sign.",
        _headed('"kid":"../../dev/null"'),
    ),
    Help(
        "typ-not-a-string",
        _ALL,
        "typ is a media type, and that is a string.",
        Example(header='{"alg":"RS256","typ":1}'),
    ),
    Help(
        "typ-missing",
        "DPoP proofs, Key Binding JWTs and SD-JWT VCs.",
        "typ keeps one kind of token from being taken for another. These kinds must have it.",
        Example(f"{_PROOF}}}", '{"alg":"ES256"}'),
    ),
    Help(
        "typ-wrong",
        "DPoP proofs, Key Binding JWTs and SD-JWT VCs.",
        "typ keeps one kind of token from being taken for another. A reader that checks it refuses this token.",
        Example(f"{_PROOF}}}", '{"alg":"ES256","typ":"JWT"}'),
    ),
    Help(
        "cty-not-nested",
        "Tokens whose payload is a set of claims.",
        "cty JWT says that the payload is another token. A reader that believes it fails, or reads something else.",
        _headed('"cty":"JWT"'),
    ),
    Help(
        "zip-in-jws",
        "Signed tokens, other than health cards.",
        "Only encrypted tokens know compression. A reader that undoes it anyway may be made to fill its memory.",
        _headed('"zip":"DEF"'),
    ),
    Help(
        "parameter-type",
        _ALL,
        "A parameter of the wrong type is ignored by one reader and refused by another.",
        _headed('"x5t":1'),
    ),
    Help(
        "jku-present",
        _ALL,
        "A reader that fetches keys from an address in the token trusts whoever wrote it, and can be sent to addresses "
        "in its own network.",
        _headed('"jku":"https://keys.example/jwks.json"'),
    ),
    Help(
        "x5u-present",
        _ALL,
        "A reader that fetches a certificate from an address in the token trusts whoever wrote it, and can be sent to "
        "addresses in its own network.",
        _headed('"x5u":"https://keys.example/cert.pem"'),
    ),
    Help(
        "jku-insecure",
        _ALL,
        "Without TLS anybody on the way can give other keys.",
        _headed('"jku":"http://keys.example/jwks.json"'),
    ),
    Help(
        "x5u-insecure",
        _ALL,
        "Without TLS anybody on the way can give another certificate.",
        _headed('"x5u":"http://keys.example/cert.pem"'),
    ),
    Help(
        "jwk-private",
        _ALL,
        "The private part of a key signs. Everybody who sees this token can sign others by it.",
        _headed(f'{_JWK},"d":"{_POINT}"}}'),
    ),
    Help(
        "jwk-symmetric",
        _ALL,
        "A shared secret signs as well as verifies. In a header everybody can read it.",
        _headed('"jwk":{"kty":"oct","k":"c2VjcmV0"}'),
    ),
    Help(
        "jwk-present",
        "Every token but DPoP proofs and key proofs, in which the key is what is proven.",
        "A signature that holds with the key in the same token proves nothing: whoever made the token chose the key.",
        _headed(f"{_JWK}}}"),
    ),
    Help(
        "x5c-present",
        "Every token but those of the App Store and SD-JWT VCs, which are verified so.",
        "A certificate in the token is worth what its chain is: it must end in one that the reader trusts already.",
        _headed('"x5c":["MIIB"]'),
    ),
    Help(
        "name-duplicate",
        _ALL,
        "Of two values one reader takes the first and another the last. What was checked is then not what is used.",
        Example('{"sub":"user","sub":"admin"}'),
    ),
    Help(
        "base64url-padded",
        _ALL,
        "A token must have one spelling. A padded one is refused by strict readers, and evades lists of revoked ones.",
        Example(header='{"alg":"HS256"}', signature="Wlpa" * 10 + "Wlo="),
    ),
    Help(
        "base64url-alphabet",
        _ALL,
        "An ordinary base64 encoder was used. Strict readers refuse it, and “+” turns into a space in a form.",
        Example(header='{"alg":"HS256"}', signature="Wl+a" * 10 + "Wlo"),
    ),
    Help(
        "base64url-not-canonical",
        _ALL,
        "The last character carries bits that nobody reads, so one token has several spellings. It may also be cut.",
        Example(header='{"alg":"HS256"}', signature="Wlpa" * 10 + "Wlp"),
    ),
    Help(
        "text-invisible",
        _PAYLOAD,
        "Two texts that look alike are not the same: admin with a zero-width space is another user.",
        _claim('"role":"admin\\u200b"'),
    ),
    Help(
        "text-bidi",
        _PAYLOAD,
        "Such a character turns what follows around on the screen, so that a person reads another text than a program.",
        _claim('"role":"\\u202enimda"'),
    ),
    Help(
        "exp-past",
        _CLAIMS,
        "On and after exp, with the skew that you allow, a token must not be accepted.",
        _timed(_NOW - 600, _NOW),
    ),
    Help(
        "exp-missing",
        "Claims of tokens, other than proofs, credentials, notices and tokens that are revoked in another way.",
        "A token without an end works for whoever finds it, as long as its key is in use.",
        Example('{"iss":"https://issuer.example","sub":"1"}'),
    ),
    Help(
        "exp-before-iat",
        _CLAIMS,
        "A token that ended before it was issued is of no use. Time zones, or minutes taken for seconds, do that.",
        _timed(_NOW, _NOW - 1),
    ),
    Help(
        "exp-before-nbf",
        _CLAIMS,
        "There is no instant on or after nbf and before exp.",
        _timed(_NOW - 60, _NOW + 60, f',"nbf":{_NOW + 60}'),
    ),
    Help(
        "iat-future",
        _CLAIMS,
        "Nobody issues a token in the future: the clock of the issuer or of this computer is wrong.",
        _timed(_AHEAD, _AHEAD + 600),
    ),
    Help(
        "nbf-future",
        _CLAIMS,
        "Before nbf, with the skew that you allow, a token must not be accepted. It is made for later, or a clock is "
        "wrong.",
        _timed(_NOW, _AHEAD + 600, f',"nbf":{_AHEAD}'),
    ),
    Help(
        "lifetime-over-an-hour",
        "Access tokens, up to a day.",
        "An access token is taken by whoever holds it, and most cannot be revoked. An hour or less is the advice.",
        _lived(7200),
    ),
    Help(
        "lifetime-over-a-day",
        "Access tokens, up to a year.",
        "An access token is taken by whoever holds it, and most cannot be revoked. An hour or less is the advice.",
        _lived(172_800),
    ),
    Help(
        "lifetime-over-a-year",
        "Every token but credentials and those that are meant to last.",
        "In a year people leave, keys are changed, and copies of the token are in logs and backups.",
        _lived(63_072_000),
    ),
    Help(
        "time-not-in-seconds",
        "Every claim that is a NumericDate.",
        "Milliseconds taken as seconds are thousands of years from now, so that the token never ends.",
        _timed(_NOW, _NOW * 1000),
    ),
    Help(
        "claim-type",
        "Every registered claim.",
        "A reader that compares a number with a string finds them different, or turns one into the other.",
        Example('{"iss":1,"sub":"1","exp":1767226200}'),
    ),
    Help(
        "claim-missing",
        "Kinds of token whose specification requires claims.",
        "A reader that keeps to the specification refuses the token.",
        Example('{"iss":"https://issuer.example","exp":1767226200}', '{"alg":"RS256","typ":"at+jwt"}'),
    ),
    Help(
        "claim-lookalike",
        "Names of claims that no registry has.",
        "Names are compared character by character. A reader looks for exp, finds none, and takes the token for one "
        "without an end.",
        _claim('"Exp":1767226200'),
    ),
    Help(
        "audiences-many",
        _CLAIMS,
        "Each of the audiences can use the token at all the others.",
        Example('{"sub":"1","exp":1767226200,"aud":[' + ",".join(f'"{index}"' for index in range(11)) + "]}"),
    ),
    Help(
        "content-private-key",
        _PAYLOAD,
        _READ,
        _claim('"key":"-----BEGIN PRIVATE KEY-----\\nMC4CAQAw\\n-----END PRIVATE KEY-----"'),
    ),
    Help("content-api-key", _PAYLOAD, _READ, _claim('"aws":"AKIAIOSFODNN7EXAMPLE"')),
    Help("content-password", _PAYLOAD, _READ, _claim('"password":"hunter2"')),
    Help("content-secret", _PAYLOAD, _READ, _claim('"client_secret":"s3cr3t"')),
    Help("content-card-number", _PAYLOAD, _READ, _claim('"card":"4111 1111 1111 1111"')),
    Help("content-email", _PAYLOAD, _READ, _claim('"email":"a@mail.example"')),
    Help("content-birth-date", _PAYLOAD, _READ, _claim('"birthdate":"1990-01-01"')),
    Help(
        "signature-zeros",
        _ANY,
        "With R and S zero the equation of ECDSA holds for every key, and Java 15 to 18 did not check for that.",
        Example(header='{"alg":"ES256"}', signature="A" * 86),
    ),
    Help(
        "signature-der",
        "Signatures of ECDSA.",
        "OpenSSL and many libraries write DER. A JWS has the two numbers alone, so its readers refuse this.",
        Example(
            header='{"alg":"ES256"}',
            signature="MEQCIFpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaAiBaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWg",
        ),
    ),
    Help(
        "signature-length",
        "Signatures of algorithms that fix their length.",
        "The token was cut where it was copied, or its header names another algorithm than the one that was used.",
        Example(header='{"alg":"HS256"}', signature="Wlpa"),
    ),
    Help(
        "signature-rsa-short",
        "Signatures of RSA.",
        "A signature is as long as its key. Keys of 1024 bits are within reach of those with many computers.",
        Example(signature="Wlpa" * 42 + "Wlo"),
    ),
    Help(
        "size-cookie",
        "Tokens in Compact Serialization, up to 8,192 characters.",
        "Browsers drop cookies that are too long without a word, and the user is signed out again and again.",
        _claim(f'"groups":"{"a" * 3600}"'),
    ),
    Help(
        "size-header",
        "Tokens in Compact Serialization.",
        "Apache and nginx answer 400, Node.js 431, when the header fields are too long.",
        _claim(f'"groups":"{"a" * 6400}"'),
    ),
    Help(
        "number-unsafe",
        _CLAIMS,
        "JavaScript and many readers of JSON keep numbers as binary64, and round this one without a word.",
        _claim('"id":9007199254740993'),
    ),
    Help(
        "at-hash-mismatch",
        _SEVERAL,
        "at_hash binds an access token to the ID Token that it came with. Another one may have been put in its place.",
        Example(f'{_ID},"at_hash":"AAAAAAAAAAAAAAAAAAAAAA"}}', beside=_AT),
    ),
    Help(
        "at-hash-match",
        _SEVERAL,
        "The access token is the one that this ID Token came with.",
        Example(
            f'{_ID},"at_hash":"nLj0B_uylfoXs4xOb6TT1g"}}',
            paste='{"id_token":"{}","access_token":"ya29.opaque"}',
        ),
    ),
    Help(
        "c-hash-mismatch",
        "A code and an ID Token in one paste.",
        "c_hash binds a code to the ID Token that it came with. Another one may have been put in its place.",
        Example(
            f'{_ID},"c_hash":"AAAAAAAAAAAAAAAAAAAAAA"}}',
            paste="https://client.example/cb#code=SplxlOBeZQQYbYS6&id_token={}",
        ),
    ),
    Help(
        "c-hash-match",
        "A code and an ID Token in one paste.",
        "The code is the one that this ID Token came with.",
        Example(
            f'{_ID},"c_hash":"kai7oDKGVNIOgjZAde-mCg"}}',
            paste="https://client.example/cb#code=SplxlOBeZQQYbYS6&id_token={}",
        ),
    ),
    Help(
        "c-hash-unchecked",
        "ID Tokens with c_hash.",
        "The code that came with the token is not in the paste, so that nothing can be said of it.",
        Example(f'{_ID},"c_hash":"AAAAAAAAAAAAAAAAAAAAAA"}}'),
    ),
    Help(
        "nonce-differs",
        _SEVERAL,
        "Both ID Tokens of one sign-in have the nonce of its request. Others may have been put in their place.",
        Example(f"{_ID}}}", beside=(HEADER, f'{_ID[:-2]}other"}}')),
    ),
    Help(
        "azp-differs",
        _SEVERAL,
        "Tokens of one response are for one client.",
        Example(f'{_ID},"azp":"another"}}', beside=_AT),
    ),
    Help(
        "sid-differs",
        _SEVERAL,
        "sid names the session at the issuer. Tokens of one sign-in have the same, and a Logout Token ends that one.",
        Example(f'{_ID},"sid":"1"}}', beside=(HEADER, f'{_ID},"sid":"2"}}')),
    ),
    Help(
        "ath-mismatch",
        "A DPoP proof and an access token in one paste.",
        "A proof counts only together with the access token whose hash is in it.",
        Example(f'{_PROOF},"ath":"{"A" * 43}"}}', _DPOP, beside=_AT),
    ),
    Help(
        "ath-match",
        "A DPoP proof and an access token in one paste.",
        "The proof was made for this access token.",
        Example(f'{_PROOF},"ath":"Gn8OBe18YbfHRKCg3W0SvIBt-9ItN8oEZdQnBFkIJuk"}}', _DPOP, beside=_AT),
    ),
    Help(
        "jkt-mismatch",
        "A DPoP proof and an access token in one paste.",
        "The access token is of use only to the holder of the key in cnf. The proof is by another key.",
        Example(_BOUND.replace(_JKT, "A" * 43), _AT[0], beside=(_DPOP, f"{_PROOF}}}")),
    ),
    Help(
        "jkt-match",
        "A DPoP proof and an access token in one paste.",
        "The proof is by the key that the access token is bound to.",
        Example(_BOUND, _AT[0], beside=(_DPOP, f"{_PROOF}}}")),
    ),
)
