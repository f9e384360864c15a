"""What is said of a key that is read to be shown: what it is, what it is for, what is wrong, and what came with it."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from jwt_decoder.bridge import bridge
from jwt_decoder.engine.key_uses import Uses, uses
from jwt_decoder.keys.key_material import Pss
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.keys.written.jwk import number
from jwt_decoder.make.key_maker import NoKeys
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry import jwk_members

from tests.unit.jwt_decoder.findings.made import encoded
from tests.unit.jwt_decoder.keys.test_key_forms import certificate, certificate_pem, x5c
from tests.unit.jwt_decoder.make.made_keys import NOW, entry, pair, read
from tests.unit.jwt_decoder.make.made_tokens import refused, signed
from tests.unit.jwt_decoder.make.test_written import ran
from tests.unit.jwt_decoder.verify.jose_tokens import private_key, private_pem, public_pem

if TYPE_CHECKING:
    from pathlib import Path

SECRET: Final = "a secret that nobody guesses"
NONE_HERE: Final = NoKeys(Sentence("No cryptography."))


def jwk_of(kind: str, **more: object) -> dict[str, object]:
    """Return the private JWK of a kind, with other members in place of what names it."""
    members: dict[str, object] = json.loads(pair(kind)["forms"]["jwk"])
    for name in ("kid", "use", "alg"):
        members.pop(name, None)
    return members | more


def public_jwk(text: str) -> dict[str, Any]:
    """Return the public JWK of the only key of a text."""
    public = entry(text)["public"]
    assert public
    found: dict[str, Any] = json.loads(public["jwk"])
    return found


@pytest.mark.parametrize("name", sorted(jwk_members.PRIVATE))
def test_no_member_for_the_holder_alone_goes_into_the_public_form(name: str) -> None:
    assert name not in public_jwk(json.dumps(jwk_of("P-256", **{name: "AAAA"})))


@pytest.mark.parametrize("text", ["", "{", '{"kty":', '{"keys":[]}', "-----BEGIN PUBLIC KEY-----", "ssh-rsa !!!!"])
def test_what_has_no_key_says_why_and_never_raises(text: str) -> None:
    found = read(text)
    usable = [one for one in found["keys"] if one["problem"] is None]

    assert (text == "{") == bool(usable)
    assert text in {"", "{"} or found["problem"]
    assert text == "{" or {"whole": None, "public": None} == found["sets"]


@pytest.mark.parametrize("encoding", ["text", "hex", "base64", "base64url"])
def test_a_secret_is_read_in_its_encoding_and_written_in_each(encoding: str) -> None:
    forms = entry("0a0b", encoding)["forms"]

    assert "0a0b" == forms[encoding]
    assert {"jwk", "jwks", "base64url", "base64", "hex"} <= forms.keys()
    assert ("text" in forms) == (encoding == "text")


def test_a_secret_that_is_unreadable_says_where() -> None:
    found = read("xyz", "hex")

    assert (3, []) == (len("xyz"), found["keys"])
    assert "isn't hex" in str(found["problem"])


def test_what_cannot_be_seen_is_not_written_as_text() -> None:
    for text in ("a\u202eb", "a\nb"):
        assert "text" not in entry(text)["forms"]


@pytest.mark.parametrize(
    ("kind", "signatures", "encryption"),
    [
        ("P-256", ["ES256"], 4),
        ("Ed25519", ["EdDSA", "Ed25519"], 0),
        ("X25519", [], 4),
        ("secp256k1", ["ES256K"], 0),
        ("RSA", ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"], 5),
    ],
)
def test_it_says_what_it_is_for(kind: str, signatures: list[str], encryption: int) -> None:
    found = entry(pair(kind)["public"]["pem"])

    assert signatures == found["signatures"]
    assert encryption == len(found["encryption"])


@pytest.mark.parametrize(
    ("said", "signatures", "encryption"),
    [
        ({"use": "sig"}, ["ES256"], []),
        ({"use": "enc", "alg": "ECDH-ES"}, [], ["ECDH-ES"]),
        ({"alg": "ES256"}, ["ES256"], []),
        ({"alg": "ES384"}, [], []),
        ({"alg": 1, "use": "sig"}, ["ES256"], []),
    ],
)
def test_what_a_jwk_says_of_its_use_counts(
    said: dict[str, object], signatures: list[str], encryption: list[str]
) -> None:
    found = entry(json.dumps(jwk_of("P-256", **said)))

    assert (signatures, encryption) == (found["signatures"], found["encryption"])


def test_a_short_secret_is_weak_and_is_for_no_signature() -> None:
    found = entry("Zx8#q2!")

    assert ("key-short", []) == (found["findings"][0]["id"], found["signatures"])


def test_a_key_for_pss_alone_is_for_its_hash() -> None:
    material = read_key(public_pem(private_key("RSA")), "text").members[0].read()

    assert Uses(("PS384",), ()) == uses(replace(material, pss=Pss("SHA-384", "SHA-384", 48)))
    assert Uses(("PS256", "PS384", "PS512"), ()) == uses(replace(material, pss=Pss()))


def test_a_jwk_keeps_what_was_given_and_gains_nothing() -> None:
    given = jwk_of("P-256", kid="mine", iat=1_700_000_000, ratio=0.5, ext=True, key_ops=["sign", "verify", 1, "odd"])
    found = entry(json.dumps(given))
    whole, public = json.loads(found["forms"]["jwk"]), json.loads(found["public"]["jwk"])

    assert given == whole
    assert ["verify"] == public.pop("key_ops")
    assert {name: value for name, value in given.items() if name not in {"d", "key_ops"}} == public


def test_a_public_key_that_agrees_may_do_nothing() -> None:
    assert "key_ops" not in public_jwk(json.dumps(jwk_of("X25519", key_ops=["deriveBits"])))
    assert "kid" not in public_jwk(json.dumps(jwk_of("X25519")))


def test_a_key_that_came_without_a_name_has_that_of_its_thumbprint() -> None:
    text = public_pem(private_key("P-256"))

    assert entry(text)["thumbprint"] == public_jwk(text)["kid"] == entry(text)["kid"]


def test_what_is_misspelt_is_written_as_it_should_be() -> None:
    given = jwk_of("P-256")
    odd = {**given, "x": f"{given['x']}="}

    assert given == json.loads(entry(json.dumps(odd))["forms"]["jwk"])
    assert ["key-malformed"] == [one["id"] for one in entry(json.dumps(odd))["findings"]]


def test_several_keys_are_one_set() -> None:
    texts = [public_pem(private_key(kind)) for kind in ("P-256", "Ed25519")]
    found = read("\n".join(texts))

    assert [entry(text)["public"]["pem"] for text in texts] == [(one["public"] or {})["pem"] for one in found["keys"]]
    assert [public_jwk(text) for text in texts] == json.loads(found["sets"]["public"] or "")["keys"]
    assert found["sets"]["public"] == found["sets"]["whole"]


@pytest.mark.parametrize("first", [0, 1])
def test_a_key_that_came_twice_is_in_the_sets_once_and_whole(first: int) -> None:
    private = private_key("P-256")
    texts = [private_pem(private), public_pem(private), public_pem(private_key("Ed25519"))]
    found = read("\n".join([texts[first], texts[1 - first], texts[2]]))
    whole, public = (json.loads(found["sets"][which] or "")["keys"] for which in ("whole", "public"))

    assert 3 == len(found["keys"])
    assert [True, False] == ["d" in one for one in whole]
    assert [public_jwk(text) for text in texts[1:]] == public


@pytest.mark.parametrize("more", [{"kid": "other"}, {"alg": "ES256"}, {"use": "sig"}, {"key_ops": ["verify"]}])
def test_a_key_that_is_named_otherwise_is_another_entry_of_a_set(more: dict[str, object]) -> None:
    found = read(json.dumps({"keys": [jwk_of("P-256", kid="one"), jwk_of("P-256", **{"kid": "one", **more})]}))

    assert 2 == len(json.loads(found["sets"]["public"] or "")["keys"])


def test_a_set_of_secrets_has_no_public_part() -> None:
    found = read(json.dumps({"keys": [{"kty": "oct", "k": encoded(SECRET.encode())}, {"kty": "odd"}]}))

    assert [SECRET, None] == [one["forms"].get("text") for one in found["keys"]]
    assert (None, 1) == (found["sets"]["public"], len(json.loads(found["sets"]["whole"] or "")["keys"]))
    assert "isn't a known kind of key" in str(found["keys"][1]["problem"])


def test_two_keys_of_one_name_are_said_of_the_set() -> None:
    jwks = {"keys": [jwk_of("P-256", kid="a"), jwk_of("Ed25519", kid="a")]}

    assert ["key-kid-duplicate"] == [one["id"] for one in read(json.dumps(jwks))["findings"]]


def test_a_map_of_kid_names_its_keys() -> None:
    found = read(json.dumps({"one": certificate_pem("P-256"), "two": certificate_pem("Ed25519")}))

    assert ["one", "two"] == [json.loads((key["public"] or {})["jwk"])["kid"] for key in found["keys"]]


@pytest.mark.parametrize("text", [certificate_pem("P-256") * 2, json.dumps([x5c("P-256")] * 2)])
def test_a_chain_comes_with_its_key(text: str) -> None:
    found = entry(text)

    assert 2 == len(found["chain"])
    assert "current" == found["chain"][0]["state"]
    assert certificate("P-256").not_valid_after_utc == dt.datetime.fromisoformat(found["chain"][0]["not_after"])


def test_a_private_key_behind_its_certificate_is_shown_with_it() -> None:
    text = certificate_pem("P-256") * 2 + private_pem(private_key("P-256"))
    found = read(text)
    shown, private = found["keys"]

    assert (False, True) == (shown["private"], private["private"])
    assert shown["thumbprint"] == private["thumbprint"]
    assert (2, 2) == (len(shown["chain"]), len(private["chain"]))
    assert "the first is the key" not in found["message"]


def test_a_chain_in_a_jwk_is_read_up_to_what_is_none() -> None:
    public = pair("P-256")["public"]["der"]
    for chain, count in (([x5c("P-256"), "no"], 1), ([x5c("P-256"), 5], 1), ([public], 0), ("no", 0)):
        assert count == len(entry(json.dumps(jwk_of("P-256", x5c=chain)))["chain"])


@pytest.mark.parametrize(("now", "state"), [(0, "not-yet"), (NOW + 100, "current"), (10**10, "expired")])
def test_a_certificate_is_judged_at_the_time_of_the_request(now: int, state: str) -> None:
    request = {"action": "key", "text": certificate_pem("P-256"), "options": {"now": now}}
    (found,) = json.loads(asyncio.run(bridge.handle_async(json.dumps(request))))["keys"]

    assert state == found["chain"][0]["state"]
    assert (state == "current") == ([] == found["findings"])


def test_a_private_key_is_not_scolded_for_being_one() -> None:
    found = read(private_pem(private_key("P-256")))

    assert [] == found["findings"]
    assert "You pasted" not in found["message"]


def test_of_an_encrypted_key_of_openssh_the_public_part_is_written(tmp_path: Path) -> None:
    ran("ssh-keygen", "-q", "-t", "ed25519", "-a", "1", "-N", "password", "-C", "", "-f", str(tmp_path / "own"))
    text = (tmp_path / "own").read_text()
    line = (tmp_path / "own.pub").read_text().strip()
    found = entry(text)

    assert ({}, line) == (found["forms"], found["public"]["ssh"])
    assert "This private key is encrypted, so only its public part can be read." in found["message"]
    assert found["message"].endswith("Only its public part is shown in other forms.")
    assert "This private key is encrypted" in refused(signed('{"alg":"EdDSA"}', key=text))[-1]


def test_a_private_key_without_its_public_part_needs_cryptography() -> None:
    text = pair("Ed25519")["forms"]["pem"]
    (found,) = read(text, maker=NONE_HERE)["keys"]

    assert (pair("Ed25519")["public"], "") == (entry(text)["public"] and pair("Ed25519")["public"], found["kty"])
    assert ("No cryptography.", {}, None) == (found["problem"], found["forms"], found["public"])


def test_two_parts_of_different_pairs_are_said() -> None:
    other = jwk_of("P-256")
    text = json.dumps({**other, "d": encoded(b"\1" * 32)})

    assert ["key-pair"] == [one["id"] for one in entry(text)["findings"]]
    assert [] == read(text, maker=NONE_HERE)["keys"][0]["findings"]


def test_an_rsa_key_without_primes_gets_them() -> None:
    given = {name: value for name, value in jwk_of("RSA").items() if name in {"kty", "n", "e", "d"}}
    found = entry(json.dumps(given))

    assert "pem" in found["forms"]
    assert {jwk_of("RSA")["p"], jwk_of("RSA")["q"]} == {json.loads(found["forms"]["jwk"])[name] for name in "pq"}


def test_an_rsa_key_without_primes_stays_a_jwk_where_none_are_worked_out() -> None:
    given = {name: value for name, value in jwk_of("RSA").items() if name in {"kty", "n", "e", "d"}}
    found = read(json.dumps(given), maker=NONE_HERE)["keys"][0]

    assert {"jwk", "jwks"} == found["forms"].keys()
    assert given == json.loads(found["forms"]["jwk"])


@pytest.mark.untraced
@pytest.mark.parametrize("power", [1, 2])
def test_an_rsa_key_whose_modulus_is_the_power_of_a_prime_has_no_primes(power: int) -> None:
    prime = 2**1279 - 1
    modulus, order = prime**power, prime ** (power - 1) * (prime - 1)
    given = {"kty": "RSA", "n": number(modulus), "e": "AQAB", "d": number(pow(65537, -1, order))}

    assert {"jwk", "jwks"} == entry(json.dumps(given))["forms"].keys()


def test_an_rsa_key_of_three_primes_has_public_forms_alone() -> None:
    found = entry(json.dumps(jwk_of("RSA", oth=[])))

    assert ({}, True) == (found["forms"], "pem" in found["public"])


@pytest.mark.untraced
@pytest.mark.parametrize("action", ["report", "ticket", "link"])
@pytest.mark.parametrize("kind", ["RSA", "P-256", "Ed25519", "ML-DSA-44"])
def test_no_other_answer_has_a_private_key(kind: str, action: str) -> None:
    text = pair(kind)["forms"]["jwk"]
    whole = json.loads(text)
    private = [whole[name] for name in ("d", "p", "q", "dp", "dq", "qi", "priv") if name in whole]
    token = f"eyJhbGciOiJFUzI1NiJ9.e30.{'A' * 86}"
    verify = {"action": "verify", "text": token, "key": text, "options": {"now": NOW}}
    answers = [
        asyncio.run(bridge.handle_async(json.dumps(verify))),
        bridge.handle(json.dumps({"action": action, "text": token, "options": {"now": NOW}})),
    ]

    assert private
    assert not [value for value in private if any(value in answer for answer in answers)]


def test_the_private_parts_of_each_form_can_be_hidden() -> None:
    for kind in ("RSA", "P-256", "Ed25519", "ML-DSA-44"):
        found = pair(kind)
        members = json.loads(found["forms"]["jwk"])
        private = {members[name] for name in ("d", "p", "q", "dp", "dq", "qi", "priv") if name in members}
        spans, forms = found["hidden"], found["forms"]
        hidden = {name: [text[one["start"] : one["end"]] for one in spans[name]] for name, text in forms.items()}

        assert private == {*hidden["jwk"]} == {*hidden["jwks"]}
        assert ["".join(hidden["pem"][0].split())] == hidden["der"]
        assert kind == "RSA" or [found["forms"]["raw"]] == hidden["raw"]


def test_nothing_of_a_public_key_is_hidden_and_a_secret_is_in_every_form() -> None:
    assert {} == entry(public_pem(private_key("P-256")))["hidden"]
    forms, hidden = entry(SECRET)["forms"], entry(SECRET)["hidden"]
    for name in ("text", "base64url", "base64", "hex"):
        assert [{"start": 0, "end": len(forms[name])}] == hidden[name]
    assert 1 == len(hidden["jwk"]) == len(hidden["jwks"])


def test_it_says_what_it_means_to_have_it() -> None:
    lines = {entry(text)["line"] for text in (SECRET, pair("P-256")["forms"]["pem"], pair("P-256")["public"]["pem"])}

    assert 3 == len(lines)
    assert [""] == [one["line"] for one in read('{"keys":[{"kty":"odd"}]}')["keys"]]


def test_the_private_parts_of_the_text_can_be_hidden() -> None:
    text = pair("P-256")["forms"]["jwk"]
    (span,) = read(text)["private"]

    assert json.loads(text)["d"] == text[span["start"] : span["end"]]
    assert [] == read(SECRET)["private"]
