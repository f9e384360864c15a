"""Every algorithm that is decrypted encrypts, and the libraries of others open it."""

from __future__ import annotations

import asyncio
import itertools
import json
import warnings
from typing import TYPE_CHECKING, Any, Final

import jwcrypto.jwe
import jwcrypto.jwk
import pytest
from cryptography.hazmat.primitives.asymmetric import x25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from joserfc import jwe
from joserfc.errors import SecurityWarning
from joserfc.jwk import OctKey
from jwt_decoder.make.backend import Backends, NoMaking
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, KEY_MANAGEMENT
from jwt_decoder.text import base64url
from jwt_decoder_cli.backend import backend, key_maker, opener

from tests.unit.jwt_decoder.decrypt.sealed import jwk, key_for, opened
from tests.unit.jwt_decoder.differential.cases import Case
from tests.unit.jwt_decoder.differential.jose import jose
from tests.unit.jwt_decoder.differential.key_pairs import jwk as signing_jwk
from tests.unit.jwt_decoder.make.made_tokens import CLAIMS, SECRET, asked, encrypted, headline, refused, state, token

if TYPE_CHECKING:
    from collections.abc import Mapping

CURVES: Final = {"ecdh-es": ("P-256", "P-384", "P-521", "X25519", "X448")}
CASES: Final = [
    (alg, enc, curve)
    for alg, enc in itertools.product(KEY_MANAGEMENT, CONTENT_ENCRYPTION)
    for curve in CURVES.get(KEY_MANAGEMENT[alg].family, ("",))
]
# joserfc has no other hashes for OAEP than those of SHA-1 and SHA-256.
LACKING: Final = frozenset({"RSA-OAEP-384", "RSA-OAEP-512"})
_ALL: Final = jwe.JWERegistry(algorithms=[*KEY_MANAGEMENT, *CONTENT_ENCRYPTION, "DEF"])
OCT: Final = {"kty": "oct", "k": base64url.encode(bytes(range(16)))}
OCT_TEXT: Final = json.dumps(OCT)
KW: Final = '{"alg":"A128KW","enc":"A128GCM"}'


def header(alg: str, enc: str, **more: object) -> str:
    """Return a header as somebody types it, with a space at its end."""
    return json.dumps({"alg": alg, "enc": enc, **more})[:-1] + " }"


def by_joserfc(text: str, key: Any) -> bytes | None:  # noqa: ANN401 - one of four classes
    """Return what joserfc reads in a token."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecurityWarning)
        return jwe.decrypt_compact(text, key, registry=_ALL).plaintext


def by_jwcrypto(text: str, key: str) -> bytes:
    """Return what jwcrypto reads in a token."""
    found = jwcrypto.jwe.JWE(algs=[*KEY_MANAGEMENT, *CONTENT_ENCRYPTION])
    found.deserialize(text, jwcrypto.jwk.JWK(**json.loads(key)))
    return bytes(found.payload)


@pytest.mark.untraced
@pytest.mark.product(40)
@pytest.mark.parametrize(("alg", "enc", "curve"), CASES)
def test_what_is_encrypted_another_library_opens(alg: str, enc: str, curve: str) -> None:
    # Of all algorithms of RSA the same key: to make one takes longer than all else.
    is_rsa = "RSA" in KEY_MANAGEMENT[alg].key_types
    key = key_for("RSA-OAEP", "A128GCM") if is_rsa else key_for(alg, enc, curve or "P-256")
    is_pair = KEY_MANAGEMENT[alg].has_key_pair
    found = encrypted(header(alg, enc), key=jwk(key, private=not is_pair), allowRsa15=True, rounds=1000)
    text = token(found)

    assert "decrypted" == opened(text, jwk(key))["decryption"]["state"]
    if alg not in LACKING:
        assert CLAIMS.encode() == by_joserfc(text, key)
        assert CLAIMS.encode() == by_jwcrypto(text, jwk(key))


def test_jose_opens_every_algorithm_that_it_has() -> None:
    encs = itertools.cycle(CONTENT_ENCRYPTION)
    algs = [
        (alg, next(encs), curve) for alg in KEY_MANAGEMENT for curve in CURVES.get(KEY_MANAGEMENT[alg].family, ("",))
    ]
    cases = []
    for alg, enc, curve in algs:
        is_rsa = "RSA" in KEY_MANAGEMENT[alg].key_types
        key = key_for("RSA-OAEP", "A128GCM") if is_rsa else key_for(alg, enc, curve or "P-256")
        text = token(encrypted(header(alg, enc), key=jwk(key), allowRsa15=True, rounds=1000))
        cases.append(Case(text, alg, "jwk", jwk(key), (curve,), kind="compact JWE"))
    opened_by_jose = {
        (case.alg, *case.made)
        for case, answer in zip(cases, jose(cases), strict=True)
        if answer and answer.payload == CLAIMS.encode()
    }

    lacking = {(alg, curve) for alg, _, curve in algs} - opened_by_jose
    assert {"RSA1_5"} | {f"{alg} X448" for alg, _, curve in algs if curve == "X448"} == {
        f"{alg} {curve}".strip() for alg, curve in lacking
    }


@pytest.mark.parametrize(
    ("alg", "added"),
    [
        ("dir", ()),
        ("A128KW", ()),
        ("A128GCMKW", ("iv", "tag")),
        ("PBES2-HS256+A128KW", ("p2s", "p2c")),
        ("ECDH-ES", ("epk",)),
        ("RSA-OAEP", ()),
    ],
)
def test_the_header_stays_as_it_was_typed_and_what_is_added_comes_last(alg: str, added: tuple[str, ...]) -> None:
    typed = header(alg, "A128GCM", é="\ud83d\udd11")
    found = encrypted(typed, key=jwk(key_for(alg, "A128GCM")), rounds=1000)
    text = base64url.decode(token(found).split(".")[0]).octets.decode()

    assert text.startswith(typed[:-1])
    assert text.endswith("}")
    assert ["alg", "enc", "é", *added] == [*json.loads(text)]


@pytest.mark.parametrize(
    ("alg", "name"),
    [("A128GCMKW", "iv"), ("A128GCMKW", "tag"), ("PBES2-HS256+A128KW", "p2c"), ("ECDH-ES", "epk")],
)
def test_one_that_is_typed_already_is_a_fault(alg: str, name: str) -> None:
    typed = header(alg, "A128GCM", **{name: 1})
    found = refused(encrypted(typed, key=jwk(key_for(alg, "A128GCM"))))

    assert ("parameter-typed", "header", typed.rindex("1"), typed.rindex("1") + 1) == found[:4]
    assert found[4].startswith(f"{alg} generates a new {name} for each token")


@pytest.mark.untraced
@pytest.mark.parametrize(("alg", "rounds"), [("PBES2-HS256+A128KW", 600_000), ("PBES2-HS512+A256KW", 210_000)])
def test_a_password_is_hashed_as_often_as_is_asked_for_today(alg: str, rounds: int) -> None:
    assert rounds == json.loads(base64url.decode(token(encrypted(header(alg, "A128GCM"))).split(".")[0]).octets)["p2c"]


def test_two_starts_give_different_keys_and_vectors() -> None:
    parts = [token(encrypted(KW, key=OCT_TEXT)).split(".") for _ in range(2)]

    assert [True, False, False, False, False] == [one == other for one, other in zip(*parts, strict=True)]


def test_nothing_random_comes_from_the_module_whose_state_a_snapshot_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("random.Random.random", lambda _: pytest.fail("asked"))
    monkeypatch.setattr("random.Random.getrandbits", lambda *_: pytest.fail("asked"))

    assert [] == encrypted(header("ECDH-ES+A128KW", "A128CBC-HS256"), key=jwk(key_for("ECDH-ES", "")))["faults"]


def test_it_is_judged_with_what_is_inside_and_never_looks_verified() -> None:
    found = encrypted(KW, key=OCT_TEXT)
    (one,) = found["report"]["tokens"]

    assert CLAIMS == one["payload"]["text"]
    assert ("current", "made-here", "not-attempted") == tuple(
        state(found)[name] for name in ("time", "trust", "signature")
    )
    assert "Encrypted here by you: a test token." == headline(one)


def test_compressed_content_opens_elsewhere() -> None:
    found = encrypted('{"alg":"A128KW","enc":"A128CBC-HS256","zip":"DEF"}', "a" * 1000, OCT_TEXT)

    assert 300 > len(token(found))
    assert b"a" * 1000 == by_joserfc(token(found), OctKey.import_key({**OCT}))
    assert "a" * 1000 == found["report"]["tokens"][0]["payload"]["text"]


@pytest.mark.parametrize("form", ["flattened", "general"])
def test_in_json_the_headers_stand_as_they_were_typed(form: str) -> None:
    found = token(
        encrypted(
            '{"enc":"A128GCM"}',
            key=OCT_TEXT,
            form=form,
            shared='{ "typ" : "JWT" }',
            unprotected='{ "alg" : "A128GCMKW" }',
            aad="more",
        )
    )

    assert '"unprotected":{ "typ" : "JWT" },' in found
    assert '"header":{ "alg" : "A128GCMKW" ,"iv":"' in found
    assert CLAIMS == opened(found, OCT_TEXT)["decryption"]["token"]["payload"]["text"]
    assert CLAIMS.encode() == by_jwcrypto(found, OCT_TEXT)


def test_several_recipients_open_one_content() -> None:
    keys = [jwk(key_for(alg, "A128GCM")) for alg in ("ECDH-ES+A128KW", "RSA-OAEP", "A256KW")]
    others = [
        {"key": key, "unprotected": f'{{"alg":"{alg}"}}'}
        for key, alg in zip(keys[1:], ("RSA-OAEP", "A256KW"), strict=True)
    ]
    found = encrypted(
        '{"enc":"A128GCM"}', key=keys[0], form="general", unprotected='{"alg":"ECDH-ES+A128KW"}', recipients=others
    )

    assert ["ECDH-ES+A128KW", "RSA-OAEP", "A256KW"] == [one["alg"] for one in found["keys"]]
    assert {"decrypted"} == {opened(token(found), key)["decryption"]["state"] for key in keys}
    assert {CLAIMS.encode()} == {by_jwcrypto(token(found), key) for key in keys}


def test_what_each_alg_adds_goes_to_its_recipient() -> None:
    other = {"key": OCT_TEXT}
    found = encrypted('{"alg":"A128GCMKW","enc":"A128GCM"}', key=OCT_TEXT, form="general", recipients=[other])
    whole = json.loads(token(found))

    assert [{"iv", "tag"}] * 2 == [set(one["header"]) for one in whole["recipients"]]
    assert '{"alg":"A128GCMKW","enc":"A128GCM"}' == base64url.decode(whole["protected"]).octets.decode()


def test_a_header_of_no_members_is_left_out() -> None:
    found = encrypted(KW, key=OCT_TEXT, form="general", recipients=[{"key": OCT_TEXT}])

    assert [["encrypted_key"]] * 2 == [[*one] for one in json.loads(token(found))["recipients"]]
    alone = json.loads(token(encrypted('{"alg":"dir","enc":"A128GCM"}', key=OCT_TEXT, form="flattened")))
    assert ["protected", "iv", "ciphertext", "tag"] == [*alone]


def test_a_token_is_signed_and_then_encrypted() -> None:
    signer = {"header": '{"alg":"HS256"}', "key": SECRET}
    found = encrypted('{"alg":"A128KW","enc":"A128GCM","cty":"JWT"}', key=OCT_TEXT, nested=signer)
    (one,) = found["report"]["tokens"]
    whole = json.dumps({"keys": [OCT, {"kty": "oct", "k": base64url.encode(SECRET.encode())}]})

    assert ["A128KW", "HS256"] == [used["alg"] for used in found["keys"]]
    assert "made-here" == one["nested"][0]["verdict"]["trust"]["state"]
    assert ["Signed and encrypted here: a test token.", "Signed here by you: a test token."] == [
        headline(one),
        headline(one["nested"][0]),
    ]
    inner = opened(token(found), whole)["decryption"]["token"]["nested"][0]
    assert ("valid", CLAIMS) == (inner["verdict"]["signature"]["state"], inner["payload"]["text"])


def test_without_cty_the_nested_token_is_text_and_that_is_said() -> None:
    found = encrypted(KW, key=OCT_TEXT, nested={"header": '{"alg":"HS256"}', "key": SECRET})

    assert [] == [
        one for one in found["report"]["tokens"][0]["nested"] if one["verdict"]["trust"]["state"] == "supplied"
    ]
    assert [] == found["faults"]


@pytest.mark.parametrize(
    ("nested", "where"),
    [({"header": "{", "key": SECRET}, "nested-header"), ({"header": '{"alg":"HS256"}', "key": ""}, "nested-key")],
)
def test_what_is_wrong_with_the_signer_has_its_own_field(nested: Mapping[str, str], where: str) -> None:
    assert where == refused(encrypted(KW, key=OCT_TEXT, nested=nested))[1]


def test_a_set_picks_the_recipient_by_kid_and_says_which() -> None:
    keys = json.dumps({"keys": [{"kty": "oct", "k": "AA", "kid": "a"}, {**OCT, "kid": "b"}]})
    found = [
        encrypted(json.dumps({"alg": "A128KW", "enc": "A128GCM", **more}), key=keys) for more in ({"kid": "b"}, {})
    ]

    assert ["Encrypted for key 2 of 2, chosen by its kid.", "Encrypted for key 2 of 2."] == [
        one["keys"][0]["chosen"] for one in found
    ]


def test_a_private_key_alone_encrypts_too() -> None:
    key = x25519.X25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    found = encrypted('{"alg":"ECDH-ES","enc":"A128GCM"}', key=key)

    assert (
        "X25519 private key, PEM (PKCS#8). Its public part encrypts; the private part isn't used."
        == (found["keys"][0]["key"]["message"])
    )
    assert "decrypted" == opened(token(found), key)["decryption"]["state"]


@pytest.mark.parametrize("operations", [["wrapKey"], ["unwrapKey"]])
def test_a_key_says_what_it_may_do(operations: list[str]) -> None:
    key = jwk(key_for("RSA-OAEP", "A128GCM"), key_ops=operations, use="enc")

    assert [] == encrypted('{"alg":"RSA-OAEP","enc":"A128GCM"}', key=key)["faults"]


def test_parties_go_into_the_key() -> None:
    key = key_for("ECDH-ES", "A128GCM")
    found = token(encrypted(header("ECDH-ES", "A128GCM", apu="QWxpY2U", apv="Qm9i"), key=jwk(key)))

    assert CLAIMS.encode() == by_joserfc(found, key)


_X, _Y = base64url.encode(bytes(31) + b"\1"), base64url.encode(bytes(31) + b"\2")
REFUSED: Final[list[tuple[str, str, dict[str, Any], tuple[str, str, str]]]] = [
    ('{"alg":"A128KW"}', OCT_TEXT, {}, ("alg-unknown", "header", "The header has no enc, so nothing says how")),
    ('{"enc":"A128GCM"}', OCT_TEXT, {}, ("alg-unknown", "header", "The header has no alg, so nothing says how")),
    (
        '{"alg":"RSA1_5","enc":"A128GCM"}',
        OCT_TEXT,
        {},
        (
            "alg-rsa1-5",
            "header",
            "RSA1_5 is broken in practice (Bleichenbacher's attack): if your service still needs it, allow it first",
        ),
    ),
    (
        '{"alg":"A128KW","enc":"A128GCM","zip":"GZ"}',
        OCT_TEXT,
        {},
        ("zip-unknown", "header", "zip must be DEF, the only"),
    ),
    (KW, "", {}, ("key-missing", "key", "A128KW needs the shared key.")),
    ('{"alg":"RSA-OAEP","enc":"A128GCM"}', "", {}, ("key-missing", "key", "RSA-OAEP needs the public key of the")),
    (
        '{"alg":"PBES2-HS256+A128KW","enc":"A128GCM"}',
        "",
        {},
        ("key-missing", "key", "PBES2-HS256+A128KW needs the password."),
    ),
    (KW, '{"keys":[]}', {}, ("key-unreadable", "key", "This JWK Set has no keys.")),
    (KW, '{"kty":"oct","k":"AA"}', {}, ("key-unusable", "key", "A128KW needs a key of 16 bytes, but this one has 1.")),
    (
        '{"alg":"RSA-OAEP","enc":"A128GCM"}',
        OCT_TEXT,
        {},
        ("key-unusable", "key", "RSA-OAEP needs an RSA public key, but this is a secret of 16 bytes."),
    ),
    (KW, json.dumps({**OCT, "key_ops": ["sign"]}), {}, ("key-unusable", "key", "The key's key_ops don't allow")),
    (
        '{"alg":"ECDH-ES","enc":"A128GCM"}',
        json.dumps({"kty": "EC", "crv": "P-256", "x": _X, "y": _Y}),
        {},
        ("key-unusable", "key", "This key's point isn't on P-256"),
    ),
    (
        '{"alg":"ECDH-ES","enc":"A128GCM"}',
        json.dumps({"kty": "OKP", "crv": "X25519", "x": base64url.encode(bytes(32))}),
        {},
        ("key-unusable", "key", "The public key is a point of small order"),
    ),
    (KW, OCT_TEXT, {"recipients": [{"key": OCT_TEXT}]}, ("recipients-many", "options", "Only the general JSON")),
    (KW, OCT_TEXT, {"aad": "a"}, ("unprotected-compact", "options", "Only a JSON Serialization has an unprotected")),
    (
        KW,
        OCT_TEXT,
        {"form": "flattened", "shared": '{"alg":"dir"}'},
        ("member-twice", "header", "“alg” is in two of the headers; each name may be in only one (RFC 7516 §7.2.1)."),
    ),
    (
        '{"alg":"dir","enc":"A128GCM"}',
        OCT_TEXT,
        {"form": "general", "recipients": [{"key": OCT_TEXT}]},
        ("alg-alone", "header", "With dir, there can be only one recipient: its key determines the content key."),
    ),
    (
        '{"alg":"A128KW"}',
        OCT_TEXT,
        {
            "form": "general",
            "unprotected": '{"enc":"A128GCM"}',
            "recipients": [{"key": OCT_TEXT, "unprotected": '{"enc":"A256GCM"}'}],
        },
        ("enc-different", "unprotected", "enc must be the same for every recipient (RFC 7516 §7.2.1), but here"),
    ),
    (
        '{"alg":"ECDH-ES","enc":"A128GCM","apu":1}',
        json.dumps(signing_jwk("ES256")),
        {},
        ("header-party", "header", "The header's apu must be base64url text, but isn't."),
    ),
    (
        KW,
        OCT_TEXT,
        {"form": "flattened", "aad": "\udc00"},
        ("text-surrogate", "aad", "There is a lone surrogate here"),
    ),
]


@pytest.mark.each
@pytest.mark.parametrize(("typed", "key", "options", "told"), REFUSED, ids=[one[3][0] for one in REFUSED])
def test_what_cannot_be_encrypted_is_told(typed: str, key: str, options: dict[str, Any], told: tuple[str, ...]) -> None:
    ident, where, *_, message = refused(encrypted(typed, key=key, **options))

    assert told[:2] == (ident, where)
    assert message.startswith(told[2])


def test_a_payload_with_half_a_character_is_told() -> None:
    assert "payload" == refused(encrypted(KW, "\ud800", OCT_TEXT))[1]


@pytest.mark.parametrize("alg", ["A128KW", "dir"])
def test_without_a_library_it_says_what_is_needed(alg: str) -> None:
    by = Backends(backend(), opener(), key_maker(), NoMaking(Sentence("Nothing is here.")))
    found = refused(asked("encrypt", header(alg, "A128GCM"), CLAIMS, OCT_TEXT, by))

    assert ("key-refused", "Nothing is here.") == (found[0], found[4])


@pytest.mark.parametrize("name", ["encrypt_oaep", "encrypt_pkcs1"])
def test_a_key_that_is_none_is_refused_by_the_library(name: str) -> None:
    from jwt_decoder.verify.backend import KeyRefusedError  # noqa: PLC0415 - used here alone
    from jwt_decoder_cli.cryptography_making import CryptographyMaking  # noqa: PLC0415 - as above

    more = ("SHA-256",) if name == "encrypt_oaep" else ()
    for key in (b"", base64url.decode("MCowBQYDK2VuAyEA").octets + bytes(range(1, 33))):
        with pytest.raises(KeyRefusedError):
            asyncio.run(getattr(CryptographyMaking(), name)(key, b"key", *more))
