"""What keeps a token from being signed: a sentence, and the place in the text that has to be changed."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt_decoder.keys.forms import der
from jwt_decoder.make.backend import Backends, NoMaking
from jwt_decoder.make.signing_key import ADD_PRIMES
from jwt_decoder.model.sentence import Sentence
from jwt_decoder_cli.backend import backend, backends, key_maker, opener

from tests.unit.jwt_decoder.differential.key_pairs import jwk
from tests.unit.jwt_decoder.make.made_tokens import CLAIMS, SECRET, asked, refused, signed
from tests.unit.jwt_decoder.verify.jose_tokens import private_key, private_pem, public_pem


def of_many_primes() -> str:
    """Return an RSAPrivateKey that has otherPrimeInfos (RFC 8017 A.1.2), in base64."""
    pair = private_key("RSA")
    assert isinstance(pair, rsa.RSAPrivateKey)
    key, public = pair.private_numbers(), pair.public_key().public_numbers()
    numbers = (1, public.n, public.e, key.d, key.p, key.q, key.dmp1, key.dmq1, key.iqmp)
    others = der.write(der.SEQUENCE, der.write(der.SEQUENCE, *map(der.write_number, (3, 1, 1))))
    return base64.b64encode(der.write(der.SEQUENCE, *map(der.write_number, numbers), others)).decode()


HEADERS: list[tuple[str, tuple[str, int, int, str]]] = [
    ("", ("header-empty", 0, 0, "The header is empty: it must be a JSON object that names alg.")),
    ("[1]", ("header-not-object", 0, 3, "The header is an array; it must be a JSON object.")),
    ('{"é🔑":1,}', ("json-syntax", 8, 9, "There is an extra comma before “}”.")),
    ("{}", ("alg-unknown", 0, 2, "The header has no alg, so no algorithm is named.")),
    ('{"é🔑":1,"alg":7}', ("alg-unknown", 15, 16, "alg isn't a string, so it doesn't name an algorithm.")),
    ('{"alg":"hs256"}', ("alg-unknown", 7, 14, "“hs256” isn't HS256: names are case-sensitive and exact.")),
    (
        '{"alg":"none"}',
        ("alg-none", 7, 13, "alg is none, so this token would be unsigned: if you mean that, allow it first."),
    ),
    (
        '{"a":"\ud800"}',
        ("text-surrogate", 6, 7, "There is a lone surrogate here (U+D800), which UTF-8 can't encode: delete it."),
    ),
]


@pytest.mark.parametrize(("header", "told"), HEADERS, ids=[one[1][0] for one in HEADERS])
def test_a_header_that_signs_nothing_is_told_with_its_place(header: str, told: tuple[str, int, int, str]) -> None:
    ident, start, end, message = told

    assert (ident, "header", start, end) == refused(signed(header))[:4]
    assert refused(signed(header))[4].startswith(message)


def test_a_payload_with_half_a_character_is_told() -> None:
    assert ("text-surrogate", "payload", 3, 4) == refused(signed('{"alg":"HS256"}', '\N{KEY}"\udc00"'))[:4]


@pytest.mark.parametrize(
    ("header", "key", "said"),
    [
        ('{"alg":"HS256"}', "", "HS256 needs the shared secret."),
        ('{"alg":"RS256"}', "", "RS256 needs the private key."),
        (
            '{"alg":"RS256"}',
            "no key at all",
            "RS256 needs an RSA private key, but this text isn't a key in any form known here.",
        ),
        (
            '{"alg":"RS256"}',
            json.dumps(jwk("ES256")),
            "RS256 needs an RSA private key, but this is an EC public key, P-256.",
        ),
        (
            '{"alg":"ES384"}',
            json.dumps(jwk("ES256", private=True)),
            "ES384 needs a key for P-384, but this one is for P-256.",
        ),
        (
            '{"alg":"ES256"}',
            json.dumps(jwk("ES256")),
            "ES256 signs with an EC private key, but this is an EC public key, P-256.",
        ),
        (
            '{"alg":"HS256"}',
            public_pem(private_key("RSA")),
            "HS256 needs a shared secret, but this is an RSA public key, 2048 bits.",
        ),
        (
            '{"alg":"HS256"}',
            json.dumps({**jwk("HS256"), "key_ops": ["verify"]}),
            "The key's key_ops don't include “sign”, so it must not be used to sign (RFC 7517 §4.3).",
        ),
        (
            '{"alg":"HS256"}',
            json.dumps({**jwk("HS256"), "key_ops": "sign"}),
            "The key's key_ops isn't an array, so the key isn't for anything (RFC 7517 §4.3).",
        ),
        (
            '{"alg":"HS256"}',
            json.dumps({**jwk("HS256"), "use": "enc"}),
            "The key's use is “enc”, so it isn't for signatures (RFC 7517 §4.2).",
        ),
        (
            '{"alg":"RS256"}',
            json.dumps({name: value for name, value in jwk("RS256", private=True).items() if name not in {"p", "q"}}),
            f"This RSA private key can't sign here: its primes p and q are missing. To add them, run “{ADD_PRIMES}”.",
        ),
        (
            '{"alg":"ES256"}',
            json.dumps({**jwk("ES256"), "d": "*"}),
            "This JWK's d is missing or isn't base64url, so it can't be used as a private key.",
        ),
        (
            '{"alg":"RS256"}',
            json.dumps({**jwk("RS256", private=True), "d": "*"}),
            "This JWK's d is missing or isn't base64url, so it can't be used as a private key.",
        ),
        (
            '{"alg":"ML-DSA-44"}',
            json.dumps({**jwk("ML-DSA-44"), "priv": 5}),
            "This JWK's priv is missing or isn't base64url, so it can't be used as a private key.",
        ),
        (
            '{"alg":"RS256"}',
            json.dumps({**jwk("RS256", private=True), "oth": [{"r": "Aw", "d": "AQ", "t": "AQ"}]}),
            "This RSA private key has more than two primes (oth), which can't be used here.",
        ),
        (
            '{"alg":"RS256"}',
            of_many_primes(),
            "Only the public part of this key can be read here: provide it as PKCS#8 or as a JWK.",
        ),
        (
            '{"alg":"Ed25519"}',
            json.dumps({**jwk("Ed25519", private=True), "x": jwk("Ed25519", 1)["x"]}),
            (
                "The public and private parts of this key don't belong together: a signature made with one doesn't"
                " verify with the other."
            ),
        ),
        (
            '{"alg":"ES256"}',
            json.dumps({"keys": [jwk("ES256"), jwk("ES256", 1)]}),
            "ES256 signs with an EC private key, but this is an EC public key, P-256.",
        ),
    ],
)
def test_a_key_that_does_not_sign_is_told(header: str, key: str, said: str) -> None:
    ident, where, *_, message = refused(signed(header, CLAIMS, key))

    assert ("key", said) == (where, message)
    assert ident.startswith("key-")


def test_a_key_with_key_ops_to_sign_signs() -> None:
    assert [] == signed('{"alg":"HS256"}', CLAIMS, json.dumps({**jwk("HS256"), "key_ops": ["sign"]}))["faults"]


def test_a_secret_that_is_not_in_its_encoding_has_its_place() -> None:
    found = refused(signed('{"alg":"HS256"}', key="ab🔑", secretEncoding="hex"))

    assert ("key-unreadable", "key", 2, 2) == found[:4]


def test_a_key_that_cannot_be_read_has_none() -> None:
    found = refused(signed('{"alg":"HS256"}', key='{"keys":[]}'))

    assert ("key-unreadable", "key", 0, 0, "This JWK Set has no keys.") == found


def test_a_key_that_is_too_short_for_the_algorithm_is_refused() -> None:
    found = refused(signed('{"alg":"PS512"}', key=private_pem(rsa.generate_private_key(65537, 1024))))  # noqa: S505 - that is what is refused

    assert (
        "key-refused",
        "The cryptography package rejects this key: it is invalid, or too short for the algorithm.",
    ) == (
        found[0],
        found[4],
    )


def test_without_a_library_it_says_what_is_needed() -> None:
    by = Backends(backend(), opener(), key_maker(), NoMaking(Sentence("Nothing is here.")))
    found = refused(asked("sign", '{"alg":"ES256"}', CLAIMS, json.dumps(jwk("ES256", private=True)), by))

    assert ("key-refused", "Nothing is here.") == (found[0], found[4])
    assert [] == asked("sign", '{"alg":"HS256"}', CLAIMS, SECRET, by)["faults"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            {"signers": [{"header": '{"alg":"HS256"}', "key": "k"}]},
            ("signers-many", "options", "Only the general JSON Serialization has several signatures."),
        ),
        (
            {"unprotected": '{"kid":"a"}'},
            ("unprotected-compact", "unprotected", "Only a JSON Serialization has an unprotected header."),
        ),
        (
            {"unprotected": '{"alg":"HS256"}', "form": "flattened"},
            (
                "member-twice",
                "unprotected",
                (
                    "“alg” is in the protected header and in the unprotected one; each name may be in only "
                    "one (RFC 7515 §7.2.1)."
                ),
            ),
        ),
        (
            {"unprotected": "{", "form": "general"},
            ("json-syntax", "unprotected", "The JSON text ends where a name in double quotes"),
        ),
    ],
)
def test_headers_that_do_not_go_together_are_told(options: dict[str, Any], told: tuple[str, str, str]) -> None:
    ident, where, *_, message = refused(signed('{"alg":"HS256"}', **options))

    assert told[:2] == (ident, where)
    assert message.startswith(told[2])


def test_an_algorithm_in_the_unprotected_header_has_its_place_there() -> None:
    found = refused(signed('{"typ":"JWT"}', form="flattened", unprotected='{"alg":"none"}'))

    assert ("alg-none", "unprotected", 7, 13) == found[:4]


def test_a_fault_says_whose_it_is() -> None:
    found = signed('{"alg":"HS256"}', form="general", signers=[{"header": "{}", "key": "k"}])

    assert [("header", 1)] == [(one["field"], one["signer"]) for one in found["faults"]]


def test_a_payload_that_stands_as_it_is_has_no_dot() -> None:
    header = '{"alg":"HS256","b64":false,"crit":["b64"]}'

    assert ("payload-dot", "payload", 4, 5) == refused(signed(header, '🔑"$.02"'))[:4]
    for options in ({"form": "flattened"}, {"detached": True}):
        assert [] == signed(header, '🔑"$.02"', **options)["faults"]


def test_b64_is_the_same_for_all() -> None:
    other = {"header": '{"alg":"HS256","b64":false,"crit":["b64"]}', "key": SECRET}
    found = signed('{"alg":"HS256"}', form="general", signers=[other])

    assert ("b64-different", "header", 21, 26) == refused(found)[:4]


@pytest.mark.parametrize("name", ["sign", "wrap", "encrypt_gcm"])
def test_where_nothing_is_made_every_question_has_the_sentence(name: str) -> None:
    with pytest.raises(Exception, match="Nothing is here"):
        asyncio.run(getattr(NoMaking(Sentence("Nothing is here.")), name)())


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ('{"alg":"HS256"}', "nobody knows this secret, and it is long"),
        ('{"alg":"ES256"}', json.dumps(jwk("ES256", private=True))),
        ('{"alg":"ES256"}', '{"kty":"EC","crv":"P-256","d":"nobody-knows-this"}'),
    ],
)
def test_nothing_of_the_key_is_in_an_answer(header: str, key: str) -> None:
    said = json.dumps(signed(header, CLAIMS, key))
    private = json.loads(key)["d"] if key.startswith("{") else key

    assert private not in said


def test_all_of_it_is_on_the_command_line() -> None:
    assert {"verifier", "opener", "maker"} == {
        name for name in ("verifier", "opener", "maker") if getattr(backends(), name)
    }
