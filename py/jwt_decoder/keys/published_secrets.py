"""Secrets and signatures that are published: in documentation, frameworks, tutorials, and lists of leaked ones.

Whoever signs with one of these signs with a secret that everybody knows. Each row was looked up in public sources and
found there, many times over; the two keys of RFCs stand in the RFCs themselves.
"""

from __future__ import annotations

import base64
from typing import Final, NamedTuple

from jwt_decoder.model.sentence import Sentence

_JWT_IO: Final = Sentence("the jwt.io debugger")
_LIST: Final = Sentence("github.com/wallarm/jwt-secrets")
_PYTHON: Final = Sentence("the FastAPI tutorial on OAuth2 with JWT")
_DIRECTUS: Final = Sentence("Directus' documentation, Docker guide")
_SPRING: Final = Sentence("Spring Security tutorials")
_BEZKODER: Final = Sentence("bezkoder.com tutorials")
_GOLANG: Final = Sentence("golang-jwt's examples")
_ASP_NET_CORE: Final = Sentence("ASP.NET Core tutorials")

# The text as it is configured, the encodings in which it is used as a secret, and where it is published.
SECRET_ROWS: Final[tuple[tuple[str, str, Sentence], ...]] = (
    ("your-256-bit-secret", "text", _JWT_IO),
    ("your-384-bit-secret", "text", _JWT_IO),
    ("your-512-bit-secret", "text", _JWT_IO),
    ("a-string-secret-at-least-256-bits-long", "text", _JWT_IO),
    ("a-valid-string-secret-that-is-at-least-384-bits-long", "text", _JWT_IO),
    ("a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long", "text", _JWT_IO),
    ("secret", "text base64", Sentence("jwt.io, PyJWT's documentation and many more")),
    (
        "super-secret-jwt-token-with-at-least-32-characters-long",
        "text",
        Sentence("the Supabase command line, local development"),
    ),
    (
        "your-super-secret-jwt-token-with-at-least-32-characters-long",
        "text",
        Sentence("Supabase, self-hosting with Docker"),
    ),
    ("09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7", "text hex", _PYTHON),
    ("super-secret", "text", Sentence("Flask-JWT-Extended's documentation")),
    ("shhhhh", "text", Sentence("node-jsonwebtoken's README")),
    ("shhhhhhared-secret", "text", Sentence("express-jwt's README")),
    ("cc7e0d44fd473002f1c42167459001140ec6389b7353f8088f4d9a95f2f596f2", "text hex", Sentence("jose's documentation")),
    (
        "DO NOT USE THIS VALUE. INSTEAD, CREATE A COMPLEX SECRET AND KEEP IT SAFE OUTSIDE OF THE SOURCE CODE.",
        "text",
        Sentence("NestJS' documentation on authentication"),
    ),
    (
        "THIS IS USED TO SIGN AND VERIFY JWT TOKENS, REPLACE IT WITH YOUR OWN SECRET, IT CAN BE ANY STRING",
        "text",
        Sentence("jasonwatmore.com tutorials"),
    ),
    ("my-secret-token-to-change-in-production", "text", Sentence("JHipster's generator")),
    ("404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970", "text base64 hex", _SPRING),
    ("3cfa76ef14937c1c0ea519f8fc057a80fcd04a7420f8e8bcd0a7567c272e007b", "text base64 hex", _SPRING),
    ("bezKoderSecretKey", "text base64", _BEZKODER),
    ("bezkoder-secret-key", "text", _BEZKODER),
    ("======================BezKoder=Spring===========================", "text", _BEZKODER),
    ("javainuse", "text base64", Sentence("javainuse.com tutorials")),
    ("AllYourBase", "text", _GOLANG),
    ("my_secret_key", "text", _GOLANG),
    ("hmacSampleSecret", "text", _GOLANG),
    ("!ChangeThisMercureHubJWTSecretKey!", "text", Sentence("Mercure's documentation")),
    (
        "SecretKey012345678901234567890123456789012345678901234567890123456789",
        "text base64",
        Sentence("Nacos' default"),
    ),
    ("VGhpc0lzTXlDdXN0b21TZWNyZXRLZXkwMTIzNDU2Nzg=", "text base64", Sentence("Nacos' documentation")),
    ("3EK6FD+o0+c7tzBNVfjpMkNDi2yARAAKzQlk8O2IKoxQu4nF7EdAh8s3TwpHwrdWT6R", "text", Sentence("Hasura's documentation")),
    ("reallyreallyreallyreallyverysafe", "text", Sentence("PostgREST's tutorial")),
    ("tobemodified", "text", Sentence("Strapi's generator")),
    ("255d861b-5ea1-5996-9aa3-922530ec40b1", "text", _DIRECTUS),
    ("6116487b-cda1-52c2-b5b5-c8022c45e263", "text", _DIRECTUS),
    ("my_jitsi_app_secret", "text", Sentence("Jitsi Meet for Docker, env.example")),
    ("e71829c351aa4242c2719cbfbe671c09", "text", Sentence("Kong's documentation of the JWT plugin")),
    ("bbe7d157-a253-4094-9759-06a8236543f9", "text", Sentence("Centrifugo's documentation")),
    ("TW9zaGVFcmV6UHJpdmF0ZUtleQ==", "text base64", Sentence("ASP.NET tutorials")),
    ("this is my custom Secret key for authnetication", "text", _ASP_NET_CORE),
    ("Yh2k7QSu4l8CZg5p6X3Pna9L0Miy4D3Bvt0JVr87UcOj69Kqw5R2Nmf4FWs03Hdx", "text", _ASP_NET_CORE),
    ("your_jwt_secret", "text", Sentence("many .env templates")),
    (
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
        "base64",
        Sentence("RFC 7515, appendix A.1"),
    ),
    ("hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg", "base64", Sentence("RFC 7520, section 3.5")),
    ("VGhpcyBzZWNyZXQgaXMgc3RvcmVkIGJhc2UtNjQgZW5jb2RlZCBvbiB0aGUgcHJveHkgaG9zdA", "text base64", _LIST),
    *(
        (text, "text", _LIST)
        for text in (
            *("thisisthesecretkey", "myJwtSecret", "mysecretstring", "supersecret", "NxpmDotDevJwtSecret"),
            *("ofcourseistillloveyou", "<random_string_at_least_32_characters_long>", "secretkey", "token"),
            *("0a6b944d-d2fb-46fc-a85e-0295c986cd9f", "<Your-Token>", "r9iMKoe5CRMgvJBBtp4HrqN7QiPpUToj"),
            *("16f8c0ef4a5d391b26034086c628469d3f9f497f08163ab9b40137092f2909ef", "changeme", "foo"),
            *("some-secret-password", "test value", "password", "jwt-secret", "jwtsecret", "JWTs are the best!"),
            *("secret1", "secret2", "aSecret", "569a1821-0a93-45e8-87ab-eb857f20a010", "testing"),
            *("test123-test123-test123-test123-test123-test123-test123", "$PraveenIsAwesome!"),
            *("%kernel.secret%", "%some_secrets%", "***your-256-bit-secret***", "CHANGE_THIS_TO_SOMETHING_RANDOM"),
            *("*your jasonwebtoken secret*", "123", "123123", "1234", "12345", "123456", "1234567", "12345678"),
            *("123456789", "1234567890", "1234567890123456", "12345678901234567890123456789000"),
            *("123456789012345678901234567890123", "1234567890987654321", "123qwe", "1qaz2wsx", "42isTheAnswer"),
            *("4YOURSECRETKEY", "01234567890abcde01234567890abcde01234567890abcde01234567890abcde"),
            *("123NotAParticularyGreatSecret!!!", "!@#$%^&*", "1337h4x", "3nC0d3D$3cR3t", "0000000"),
        )
    ),
)


class Sample(NamedTuple):
    """A token that documentation prints: its two texts, its secret, its signature, and where it stands."""

    header: str
    payload: str
    secret: str
    signature: str
    where: Sentence

    @property
    def signing_input(self) -> bytes:
        """The octets that its signature holds for (RFC 7515 §5.1)."""
        return b".".join(base64.urlsafe_b64encode(text.encode()).rstrip(b"=") for text in (self.header, self.payload))


_DOE = '{"sub":"1234567890","name":"John Doe","iat":1516239022}'
_ADMIN = '{"sub":"1234567890","name":"John Doe","admin":true}'
_ADMIN_NOW = '{"sub":"1234567890","name":"John Doe","admin":true,"iat":1516239022}'
_HS256 = '{"alg":"HS256","typ":"JWT"}'
_SUPABASE = "super-secret-jwt-token-with-at-least-32-characters-long"

SAMPLES: Final = (
    Sample(_HS256, _DOE, "your-256-bit-secret", "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c", _JWT_IO),
    Sample(_HS256, _DOE, "secret", "XbPfbIHMI6arZ3Y922BhjWgQzWXcXNrz0ogtVhfEd2o", _JWT_IO),
    Sample(_HS256, _ADMIN, "secret", "TJVA95OrM7E2cBab30RMHrHDcEfxjoYZgeFONFh7HgQ", _JWT_IO),
    Sample(
        _HS256,
        _ADMIN_NOW,
        "a-string-secret-at-least-256-bits-long",
        "KMUFsIDTnFmyG3nMiGM6H9FNFUROf3wh7SmqJp-QV30",
        _JWT_IO,
    ),
    Sample(
        _HS256,
        '{"iss":"supabase-demo","role":"anon","exp":1983812996}',
        _SUPABASE,
        "CRXP1A7WOeoJeXxjNni43kdQwgnWNReilDMblYTn_I0",
        Sentence("the Supabase command line, anon key"),
    ),
    Sample(
        _HS256,
        '{"iss":"supabase-demo","role":"service_role","exp":1983812996}',
        _SUPABASE,
        "EGIM96RAZx35lJzdJsyH-qQwv8Hdp7fsn3W0YpN81IU",
        Sentence("the Supabase command line, service_role key"),
    ),
)


def _octets(text: str, encoding: str) -> bytes:
    if encoding == "hex":
        return bytes.fromhex(text)
    if encoding == "base64":
        packed = text.strip("=").replace("-", "+").replace("_", "/")
        # A lenient decoder, as these were used with, drops a last character that carries no whole octet.
        packed = packed[: len(packed) - (len(packed) % 4 == 1)]
        return base64.b64decode(packed + "=" * (-len(packed) % 4))
    return text.encode()


SECRETS: Final = {
    _octets(text, encoding): where for text, encodings, where in SECRET_ROWS for encoding in encodings.split()
}
SIGNATURES: Final = {sample.signature: sample for sample in SAMPLES}
