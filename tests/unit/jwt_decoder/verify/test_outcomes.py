"""What is said of a key and a signature, to the word: every member of an outcome, since each is read by somebody.

Mutation testing showed which of them nothing held on to. Of the mutants of verify, permit, choose, trust, signing and
signed that survive, these are argued:

- to go on after the first key of a set that holds: the first is still the one told, it only takes longer;
- the place told where an outcome has none, and the rank of “not-attempted”: no outcome of a key is without a place;
- `<=` for `<` between two lengths of base64url: they differ whenever the octets do;
- `None` for an empty sentence, or for False: nobody asks more of them than whether they are there;
- looking up any key among the published secrets: no public key is one of those texts;
- a payload that is missing and one that is detached: the outcome before asked the same.
"""

from __future__ import annotations

import hmac
import json
from typing import Any, Final

import pytest
from jwt_decoder.output.wording import data_of, facts, render
from jwt_decoder.verify.signing_input import detached_signing_input

from tests.unit.jwt_decoder.differential.key_pairs import forms, jwk, sign
from tests.unit.jwt_decoder.verify.jose_tokens import b64, outcome, private_key, private_pem, public_pem

HMAC_HEADER: Final = b'{"alg":"HS256"}'
EC: Final = jwk("ES256")
OTHER: Final = jwk("ES256", 1)
SECRET: Final = jwk("HS256")
RSA: Final = jwk("RS256")
EDWARDS: Final = jwk("EdDSA")
Row = tuple[str, str, str, str, str, dict[str, object], str, dict[str, object]]


def token(alg: str = "ES256", by: str = "ES256", which: int = 0, **header: Any) -> str:  # noqa: ANN401 - JSON values
    """Return a token that says ``alg`` and was signed as ``by`` says, by nobody if it says nothing."""
    parts = f"{b64(json.dumps({'alg': alg, **header}).encode())}.{b64(b'{}')}"
    return f"{parts}.{b64(sign(by, parts.encode(), which)) if by else ''}"


def headed(header: bytes) -> str:
    """Return a token with this header, which nobody signed."""
    return f"{b64(header)}.{b64(b'{}')}.{'A' * 43}"


def keys(*members: dict[str, Any]) -> str:
    return json.dumps({"keys": members})


# What it is, the token, the key, and of the outcome: state, message, data, and the state and data of trust.
ROWS: Final[tuple[Row, ...]] = (
    (
        "a key that holds",
        token(),
        json.dumps(EC),
        "valid",
        "The signature matches this key (ES256).",
        {"alg": "ES256", "place": 1, "words": "EC public key, P-256"},
        "supplied",
        {},
    ),
    (
        "a secret that holds",
        token("HS256", "HS256"),
        json.dumps(SECRET),
        "valid",
        "The signature matches this secret (HS256).",
        {"alg": "HS256", "place": 1, "words": "secret of 64 bytes"},
        "supplied",
        {},
    ),
    (
        "a key that does not hold",
        token(),
        json.dumps(OTHER),
        "invalid",
        "The signature doesn't match this key (ES256).",
        {"alg": "ES256", "place": 1, "words": "EC public key, P-256"},
        "not-known",
        {},
    ),
    (
        "a secret that does not hold",
        token("HS256", "HS256", 1),
        json.dumps(SECRET),
        "invalid",
        "The signature doesn't match this secret (HS256).",
        {"alg": "HS256", "place": 1, "words": "secret of 64 bytes"},
        "not-known",
        {},
    ),
    (
        "a key that cannot be read",
        token(),
        '{"kty":"EC"',
        "key-unusable",
        "This looks like a JWK but isn't JSON: Expecting ',' delimiter (character 12).",
        {"alg": "ES256", "kind": "jwk", "character": 12},
        "not-known",
        {},
    ),
    (
        "no key",
        token(),
        "",
        "not-attempted",
        "ES256 needs the public key.",
        {"alg": "ES256", "why": "no-key"},
        "not-known",
        {},
    ),
    (
        "no secret",
        token("HS256", "HS256"),
        "",
        "not-attempted",
        "HS256 needs the shared secret.",
        {"alg": "HS256", "why": "no-key"},
        "not-known",
        {},
    ),
    (
        "a set whose second key holds",
        token(),
        keys(OTHER, EC, OTHER),
        "valid",
        "The signature matches this key (ES256). Tried key 2 of 3: the token has no kid.",
        {"alg": "ES256", "place": 2, "words": "EC public key, P-256", "tried": 3, "count": 3},
        "supplied",
        {},
    ),
    (
        "a key that kid names",
        token(kid="b"),
        keys(OTHER | {"kid": "a"}, EC | {"kid": "b"}),
        "valid",
        "The signature matches this key (ES256). Tried key 2 of 2, chosen by its kid.",
        {"alg": "ES256", "place": 2, "words": "EC public key, P-256", "tried": 1, "count": 2},
        "supplied",
        {},
    ),
    (
        "a set of one",
        token(),
        keys(EC),
        "valid",
        "The signature matches this key (ES256). Tried key 1 of 1: the token has no kid.",
        {"alg": "ES256", "place": 1, "words": "EC public key, P-256", "tried": 1, "count": 1},
        "supplied",
        {},
    ),
    (
        "a set in which none fits",
        token(),
        keys(RSA, EDWARDS),
        "key-unusable",
        (
            "ES256 needs an EC public key, but this is an RSA public key, 2048 bits. Tried key 1 of 2: the"
            " token has no kid."
        ),
        {
            "alg": "ES256",
            "place": 1,
            "words": "RSA public key, 2048 bits",
            "tried": 1,
            "count": 2,
            "needs": "an EC public key",
            "key": "an RSA public key, 2048 bits",
        },
        "not-known",
        {},
    ),
    (
        "keys that say they are for something else are not tried",
        token(),
        keys(EC | {"use": "enc"}, OTHER | {"use": "sig"}, OTHER | {"alg": "ES256"}, EC | {"alg": "ES384"}),
        "invalid",
        "The signature doesn't match this key (ES256). Tried 2 of 4 keys: the token has no kid.",
        {"alg": "ES256", "place": 2, "words": "EC public key, P-256", "tried": 2, "count": 4},
        "not-known",
        {},
    ),
    (
        "a kid that is not in the set",
        token(kid="z"),
        keys(OTHER | {"kid": "a"}, EC | {"kid": "b"}),
        "valid",
        ("The signature matches this key (ES256). No key in the set has the token's kid: tried key 2 of 2 instead."),
        {"alg": "ES256", "place": 2, "words": "EC public key, P-256", "tried": 2, "count": 2},
        "supplied",
        {},
    ),
    (
        "two keys that do not hold",
        token(which=2),
        keys(OTHER, EC),
        "invalid",
        "The signature doesn't match this key (ES256). Tried 2 of 2 keys: the token has no kid.",
        {"alg": "ES256", "place": 1, "words": "EC public key, P-256", "tried": 2, "count": 2},
        "not-known",
        {},
    ),
    (
        "no algorithm",
        headed(b'{"typ":"JWT"}'),
        "s",
        "unsupported",
        "The header has no alg, so no algorithm is named.",
        {"why": "missing"},
        "not-known",
        {},
    ),
    (
        "an algorithm that is no name",
        headed(b'{"alg":256,"typ":"JWT"}'),
        "s",
        "unsupported",
        "alg isn't a string, so it doesn't name an algorithm.",
        {"why": "not-a-string"},
        "not-known",
        {},
    ),
    (
        "a name of forty characters",
        token("x" * 40, "HS256"),
        "s",
        "unsupported",
        "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx” isn't a JWS algorithm known here.",
        {"alg": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "why": "unknown"},
        "not-known",
        {},
    ),
    (
        "a name of forty-one characters",
        token("x" * 41, "HS256"),
        "s",
        "unsupported",
        "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” isn't a JWS algorithm known here.",
        {"alg": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…", "why": "unknown"},
        "not-known",
        {},
    ),
    (
        "a name in other case",
        token("es256"),
        json.dumps(EC),
        "unsupported",
        "“es256” isn't ES256: names are case-sensitive and exact.",
        {"alg": "es256", "meant": "ES256", "why": "misspelt"},
        "not-known",
        {},
    ),
    (
        "none in other case",
        token("None"),
        "",
        "unsupported",
        "“None” isn't none: names are case-sensitive and exact, and this spelling of none is known from attacks.",
        {"alg": "None", "meant": "none", "why": "misspelt"},
        "not-known",
        {},
    ),
    (
        "none with a signature",
        token("none"),
        "",
        "invalid",
        "alg is none, so the signature must be empty, but it is 64 bytes.",
        {"octets": 64, "needed": 0, "alg": "none", "count": 64, "why": "unsecured"},
        "not-known",
        {},
    ),
    (
        "none",
        token("none", ""),
        "",
        "not-attempted",
        "This is an Unsecured JWS: alg is none, so there is no signature to verify.",
        {"alg": "none", "why": "unsecured"},
        "not-known",
        {},
    ),
    (
        "a signature that is too long",
        token() + "AA",
        json.dumps(EC),
        "invalid",
        "The signature is 66 bytes; ES256 needs 64. 2 characters too many.",
        {
            "alg": "ES256",
            "place": 1,
            "words": "EC public key, P-256",
            "octets": 66,
            "needed": 64,
            "characters": 2,
            "count": 2,
            "why": "too-long",
        },
        "not-known",
        {},
    ),
    (
        "a signature that is too short",
        token()[:-4],
        json.dumps(EC),
        "invalid",
        "The signature is 61 bytes; ES256 needs 64. 4 characters seem to be missing.",
        {
            "alg": "ES256",
            "place": 1,
            "words": "EC public key, P-256",
            "octets": 61,
            "size": "61 bytes",
            "needed": 64,
            "why": "too-short",
            "characters": 4,
            "count": 4,
        },
        "not-known",
        {},
    ),
    (
        "Ed25519 for ES256",
        token(),
        json.dumps(EDWARDS),
        "key-unusable",
        "ES256 needs an EC public key, but this is an Ed25519 public key.",
        {
            "alg": "ES256",
            "place": 1,
            "words": "Ed25519 public key",
            "needs": "an EC public key",
            "key": "an Ed25519 public key",
        },
        "not-known",
        {},
    ),
    (
        "RSA for ES256",
        token(),
        json.dumps(RSA),
        "key-unusable",
        "ES256 needs an EC public key, but this is an RSA public key, 2048 bits.",
        {
            "alg": "ES256",
            "place": 1,
            "words": "RSA public key, 2048 bits",
            "needs": "an EC public key",
            "key": "an RSA public key, 2048 bits",
        },
        "not-known",
        {},
    ),
    (
        "a secret for ES256",
        token(),
        json.dumps(SECRET),
        "key-unusable",
        "ES256 needs an EC public key, but this is a secret of 64 bytes.",
        {
            "alg": "ES256",
            "place": 1,
            "words": "secret of 64 bytes",
            "needs": "an EC public key",
            "key": "a secret of 64 bytes",
        },
        "not-known",
        {},
    ),
    (
        "a text for ES256",
        token(),
        "a secret",
        "key-unusable",
        "ES256 needs an EC public key, but this text isn't a key in any form known here.",
        {"alg": "ES256", "kind": "secret", "needs": "an EC public key"},
        "not-known",
        {},
    ),
    (
        "EC for HS256",
        token("HS256", "HS256"),
        json.dumps(EC),
        "key-unusable",
        "HS256 needs a shared secret, but this is an EC public key, P-256.",
        {
            "alg": "HS256",
            "place": 1,
            "words": "EC public key, P-256",
            "needs": "a shared secret",
            "key": "an EC public key, P-256",
        },
        "not-known",
        {},
    ),
    (
        "EC for RS256",
        token("RS256", "RS256"),
        json.dumps(EC),
        "key-unusable",
        "RS256 needs an RSA public key, but this is an EC public key, P-256.",
        {
            "alg": "RS256",
            "place": 1,
            "words": "EC public key, P-256",
            "needs": "an RSA public key",
            "key": "an EC public key, P-256",
        },
        "not-known",
        {},
    ),
    (
        "EC for EdDSA",
        token("EdDSA", "EdDSA"),
        json.dumps(EC),
        "key-unusable",
        "EdDSA needs an Ed25519 or Ed448 public key, but this is an EC public key, P-256.",
        {
            "alg": "EdDSA",
            "place": 1,
            "words": "EC public key, P-256",
            "needs": "an Ed25519 or Ed448 public key",
            "key": "an EC public key, P-256",
        },
        "not-known",
        {},
    ),
    (
        "EC for ML-DSA",
        token("ML-DSA-44", "ML-DSA-44"),
        json.dumps(EC),
        "key-unusable",
        "ML-DSA-44 needs an ML-DSA public key, but this is an EC public key, P-256.",
        {
            "alg": "ML-DSA-44",
            "place": 1,
            "words": "EC public key, P-256",
            "needs": "an ML-DSA public key",
            "key": "an EC public key, P-256",
        },
        "not-known",
        {},
    ),
    (
        "another ML-DSA",
        token("ML-DSA-44", "ML-DSA-44"),
        json.dumps(jwk("ML-DSA-65")),
        "key-unusable",
        "ML-DSA-44 needs a key for ML-DSA-44, but this one is for ML-DSA-65.",
        {
            "alg": "ML-DSA-44",
            "place": 1,
            "words": "ML-DSA-65 public key",
            "curves": ["ML-DSA-44"],
            "curve": "ML-DSA-65",
        },
        "not-known",
        {},
    ),
    (
        "the key of the header",
        token(jwk=EC),
        json.dumps(EC),
        "valid",
        "The signature matches this key (ES256).",
        {"alg": "ES256", "place": 1, "words": "EC public key, P-256"},
        "from-token",
        {"name": "jwk"},
    ),
    (
        "a key that only signs",
        token(),
        json.dumps(EC | {"key_ops": ["sign"]}),
        "key-unusable",
        "The key's key_ops don't include “verify”, so it must not be used to verify (RFC 7517 §4.3).",
        {"alg": "ES256", "place": 1, "words": "EC public key, P-256"},
        "not-known",
        {},
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_an_outcome_says_all_that_is_known(row: Row) -> None:
    _, signed, key, *expected = row
    found = outcome(signed, key)

    said, trust = facts(found.message, found.data), facts(found.trust.message, found.trust.data)
    assert expected == [found.state, render(found.message), said, found.trust.state, trust]


def test_an_ml_dsa_key_is_an_ml_dsa_key() -> None:
    said = render(outcome(token(), json.dumps(jwk("ML-DSA-44"))).message)
    assert "ES256 needs an EC public key, but this is an ML-DSA-44 public key." == said


def test_of_two_blocks_of_pem_it_is_said_which_verified() -> None:
    pems = [public_pem(private_key("P-256", which)) for which in (1, 0)]
    assert render(outcome(token(), "".join(pems)).message).endswith("Tried key 2 of 2: the token has no kid.")


def test_of_a_map_of_one_it_is_said_that_it_was_that_one() -> None:
    only = json.dumps({"a": forms("ES256")["certificate"]})
    assert render(outcome(token(), only).message).endswith("Tried key 1 of 1: the token has no kid.")


def test_keys_that_name_the_algorithm_are_all_tried() -> None:
    members = keys(OTHER | {"alg": "ES256"}, EC | {"alg": "ES256"})
    assert ("valid", 2) == (outcome(token(), members).state, outcome(token(), members).data["tried"])


def test_keys_that_name_eddsa_are_tried_for_its_curve() -> None:
    """RFC 9864 §2: EdDSA means either curve, so that each name fits."""
    other = jwk("EdDSA", 1)
    members = keys(other | {"alg": "ES256"}, EDWARDS | {"alg": "EdDSA"}, other | {"alg": "EdDSA"})
    assert "valid" == outcome(token("Ed25519", "Ed25519"), members).state
    assert "valid" == outcome(token("Ed25519", "Ed25519"), json.dumps(EDWARDS | {"alg": "EdDSA"})).state
    named = keys(EC | {"alg": "EdDSA"}, OTHER | {"alg": "ES256"}, OTHER)
    assert 2 == outcome(token(), named).data["tried"]


def test_a_private_key_that_only_decrypts_does_not_verify() -> None:
    private = jwk("ES256", private=True)
    assert "key-unusable" == outcome(token(), json.dumps(private | {"key_ops": ["decrypt"]})).state
    assert "valid" == outcome(token(), json.dumps(private | {"key_ops": ["sign"]})).state


def test_a_published_secret_is_said_to_be_one_and_where() -> None:
    parts = f"{b64(HMAC_HEADER)}.{b64(b'{}')}"
    secret = "your-256-bit-secret"
    signed = f"{parts}.{b64(hmac.digest(secret.encode(), parts.encode(), 'sha256'))}"
    found = outcome(signed, secret)

    assert "public" == found.trust.state
    data = facts(found.trust.message, found.trust.data)
    assert str(data["where"]) in render(found.trust.message)
    assert [data] == [data_of(one.message) for one in found.findings if one.id == "key-published"]


def test_an_empty_key_in_the_header_is_not_the_one_that_verified() -> None:
    """A private key may come without its public part, which is then worked out: neither has octets to compare."""
    empty = {"kty": "OKP", "crv": "Ed25519", "x": ""}
    found = outcome(token("EdDSA", "EdDSA", jwk=empty), private_pem(private_key("Ed25519")))

    assert ("valid", "supplied") == (found.state, found.trust.state)


@pytest.mark.parametrize(("payload", "written"), [(b"a", b"h.YQ"), (b"ab", b"h.YWI"), (b"abc", b"h.YWJj")])
def test_a_detached_payload_is_signed_without_padding(payload: bytes, written: bytes) -> None:
    """RFC 7515 appendix F."""
    assert written == detached_signing_input({}, "h", payload)
