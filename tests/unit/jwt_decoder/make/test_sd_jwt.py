"""SD-JWTs: issued with Disclosures and decoys, presented with some of them, and bound to the holder's key."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jwt_decoder.bridge import bridge, making
from jwt_decoder.bridge.errors import RequestError
from jwt_decoder.bridge.protocol import schema
from jwt_decoder.make.backend import Backends
from jwt_decoder.make.key_maker import NoKeys
from jwt_decoder.model.sentence import Sentence
from jwt_decoder_cli.backend import backend, backends, maker, opener

from tests.unit.jwt_decoder.decrypt.sealed import opened
from tests.unit.jwt_decoder.differential.key_pairs import jwk
from tests.unit.jwt_decoder.make.made_tokens import NOW, SECRET, asked, refused, signed, token
from tests.unit.jwt_decoder.verify.jose_tokens import private_key, private_pem

Json = dict[str, Any]
_MADE: Final = Draft202012Validator({**schema(), "$ref": "#/$defs/made"})
HEADER: Final = '{"alg":"HS256","typ":"example+sd-jwt"}'
CLAIMS: Final = (
    '{ "sub" : "alice", "n": 1.50, "address": {"street": "\\u0041 street", "city" : "B"}, "list": ["x", {"y": 1}] }'
)


def issued(*pointers: str, payload: str = CLAIMS, decoys: int = 0) -> Json:
    """Return the answer to a request for an SD-JWT."""
    return signed(HEADER, payload, disclosable=list(pointers), decoys=decoys)


def disclosed(text: str, hash_: str = "sha256") -> Json:
    """Return the payload of an SD-JWT with its Disclosures put in, as RFC 9901 §7.1 says, without the engine."""
    jws, *disclosures = text.split("~")[:-1]
    by_digest = {}
    for one in disclosures:
        digest = hashlib.new(hash_, one.encode()).digest()
        by_digest[base64.urlsafe_b64encode(digest).decode().rstrip("=")] = json.loads(_decoded(one))
    found: Json = _put_in(json.loads(_decoded(jws.split(".")[1])), by_digest)
    assert {} == by_digest
    return found


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _put_in(value: Any, by_digest: Json) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        return [_put_in(_element(item, by_digest), by_digest) for item in value]
    if not isinstance(value, dict):
        return value
    found = [by_digest.pop(digest, None) for digest in value.get("_sd", ())]
    added = {one[1]: one[2] for one in found if one}
    return {name: _put_in(one, by_digest) for name, one in {**value, **added}.items() if name != "_sd"}


def _element(item: Any, by_digest: Json) -> Any:  # noqa: ANN401 - any JSON
    is_digest = isinstance(item, dict) and set(item) == {"..."}
    return by_digest.pop(item["..."])[1] if is_digest else item


@pytest.mark.untraced
@pytest.mark.parametrize(
    "pointers",
    [
        ("/sub",),
        ("/address/street", "/address/city"),
        ("/address", "/address/street"),
        ("/list/0", "/list/1", "/list/1/y"),
        ("/sub", "/n", "/address", "/list"),
    ],
)
def test_what_is_disclosed_makes_the_payload_again(pointers: tuple[str, ...]) -> None:
    found = issued(*pointers)
    (one,) = found["report"]["tokens"]

    assert json.loads(CLAIMS) == disclosed(token(found))
    assert ("sd-jwt", len(pointers)) == (one["kind"], len(one["disclosures"]))
    assert {"disclosed", "nested"} >= {disclosure["status"] for disclosure in one["disclosures"]}
    assert ("sound", "made-here") == (one["verdict"]["structure"]["state"], one["verdict"]["trust"]["state"])
    assert "valid" == opened(token(found), SECRET)["verdict"]["signature"]["state"]


VALUES: Final = st.recursive(
    st.text('aé\\"~/', max_size=3) | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab~/", max_size=2), inner, max_size=3),
    max_leaves=8,
)


def pointers_in(value: object, path: str = "") -> list[str]:
    """Return a JSON Pointer to each value within one."""
    pairs: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = []
    for name, inner in pairs:
        within = f"{path}/{str(name).replace('~', '~0').replace('/', '~1')}"
        found += [within, *pointers_in(inner, within)]
    return found


@given(st.dictionaries(st.text("ab~/", max_size=2), VALUES, min_size=1, max_size=3), st.data(), st.integers(1, 3))
def test_any_claims_can_be_disclosed(claims: Json, data: st.DataObject, decoys: int) -> None:
    chosen = data.draw(st.lists(st.sampled_from(pointers_in(claims)), unique=True, max_size=6))

    assert claims == disclosed(token(issued(*chosen, payload=json.dumps(claims), decoys=decoys)))


def test_what_nothing_is_disclosed_of_stays_as_it_was_typed() -> None:
    payload = issued("/list/1/y")["report"]["tokens"][0]["payload"]["text"]
    before = '{"sub":"alice","n":1.50,"address":{"street": "\\u0041 street", "city" : "B"},"list":["x",{"_sd":["'

    assert payload.startswith(before)


def test_decoys_are_digests_of_nothing() -> None:
    payload = json.loads(issued("/address/city", decoys=3)["report"]["tokens"][0]["payload"]["text"])

    assert (4, sorted(payload["address"]["_sd"])) == (len(payload["address"]["_sd"]), payload["address"]["_sd"])
    assert "_sd" not in payload
    alone = json.loads(issued(decoys=2)["report"]["tokens"][0]["payload"]["text"])
    assert (2, "alice") == (len(alone["_sd"]), alone["sub"])


def test_the_hash_is_the_one_that_the_payload_names() -> None:
    payload = '{"_sd_alg":"sha-512","a":1}'

    assert {"_sd_alg": "sha-512", "a": 1} == disclosed(token(issued("/a", payload=payload)), "sha512")


def test_two_starts_give_different_salts() -> None:
    assert not {*token(issued("/sub")).split("~")[1:-1]} & {*token(issued("/sub")).split("~")[1:-1]}


@pytest.mark.parametrize(
    ("payload", "pointers", "told"),
    [
        (CLAIMS, ("/missing",), ("pointer-missing", "options", "There is nothing at “/missing” in the payload.")),
        (CLAIMS, ("/list/2",), ("pointer-missing", "options", "There is nothing at “/list/2” in the payload.")),
        (CLAIMS, ("/sub/x~1y",), ("pointer-missing", "options", "There is nothing at “/sub/x~1y” in the payload.")),
        (CLAIMS, ("sub",), ("pointer-malformed", "options", "“sub” isn't a JSON Pointer to a claim: those start with")),
        ("[1]", ("/0",), ("payload-not-object", "payload", "Only claims can be disclosed selectively")),
        ('{"a":1}x', ("/a",), ("payload-not-object", "payload", "Only claims can be disclosed selectively")),
        ('{"a":1,"a":2}', ("/a",), ("member-twice", "options", "“/a” is in the payload twice")),
        ('{"a":1,"_sd":[]}', ("/a",), ("member-reserved", "options", "“/a” is in an object that already has “_sd”")),
        ('{"a":1,"_sd_alg":"md5"}', ("/a",), ("sd-alg-unknown", "payload", "_sd_alg doesn't name a hash algorithm")),
    ],
)
def test_what_cannot_be_disclosed_is_told(payload: str, pointers: tuple[str, ...], told: tuple[str, ...]) -> None:
    ident, where, *_, message = refused(issued(*pointers, payload=payload))

    assert told[:2] == (ident, where)
    assert message.startswith(told[2])


def test_the_payload_of_an_sd_jwt_is_encoded_and_in_the_token() -> None:
    unencoded = '{"alg":"HS256","b64":false,"crit":["b64"]}'

    assert "sd-jwt-form" == refused(signed(HEADER, CLAIMS, disclosable=["/sub"], detached=True))[0]
    assert "sd-jwt-form" == refused(signed(unencoded, CLAIMS, disclosable=["/sub"], form="flattened"))[0]


@pytest.mark.untraced
@pytest.mark.parametrize("unprotected", ["", "{}", '{ "kid" : "1" }'])
@pytest.mark.parametrize("form", ["flattened", "general"])
def test_an_sd_jwt_in_json_has_its_disclosures_in_the_first_header(form: str, unprotected: str) -> None:
    found = signed(HEADER, BOUND, disclosable=["/a", "/b"], form=form, unprotected=unprotected)
    (one,) = found["report"]["tokens"]
    members = json.loads(token(found))
    (first,) = members.get("signatures", [members])

    assert [text for text in first["header"] if text != "kid"] == ["disclosures"]
    assert ("kid" in first["header"]) == ("kid" in unprotected)
    assert (["a", "b"], []) == ([disclosure["name"] for disclosure in one["disclosures"]], one["faults"])
    assert "valid" == opened(token(found), SECRET)["verdict"]["signature"]["state"]


@pytest.mark.parametrize("name", ["disclosures", "kb_jwt"])
def test_what_disclosures_are_for_is_not_typed(name: str) -> None:
    unprotected = json.dumps({name: []})
    found = signed(HEADER, CLAIMS, disclosable=["/sub"], form="flattened", unprotected=unprotected)

    assert ("member-reserved", "unprotected") == refused(found)[:2]


def test_without_random_octets_none_is_made() -> None:
    by = Backends(backend(), opener(), NoKeys(Sentence("Nothing is here.")), maker())

    assert "Nothing is here." == refused(asked("sign", HEADER, CLAIMS, SECRET, by, disclosable=["/sub"]))[4]


HOLDER: Final = json.dumps(jwk("Ed25519", private=True))
BOUND: Final = json.dumps({"a": 1, "b": 2, "cnf": {"jwk": jwk("Ed25519")}})
NO_HASH: Final = '{"_sd_alg":1}'


def presented(text: str, key: str = "", **options: object) -> Json:
    """Return what a holder presents."""
    members = {"text": text, "key": key, "options": {"now": NOW, **options}}
    answer = dict(asyncio.run(making.present(members, backends())))
    assert [] == [error.message for error in _MADE.iter_errors(answer)]
    return answer


def test_a_holder_chooses_disclosures() -> None:
    text = token(issued("/a", "/b", payload=BOUND))
    found = presented(f"Authorization: Bearer {text}", disclosures=[1])
    (one,) = found["report"]["tokens"]

    assert ["b"] == [disclosure["name"] for disclosure in one["disclosures"]]
    assert text.split("~")[0] == token(found).split("~")[0]
    assert ([], "not-known") == (found["keys"], one["verdict"]["trust"]["state"])
    assert text == token(presented(text))
    assert text.split("~")[0] + "~" == token(presented(text, disclosures=[]))


@pytest.mark.untraced
@pytest.mark.parametrize("key", [HOLDER, private_pem(private_key("Ed25519"))])
def test_the_presentation_is_bound_to_audience_and_nonce(key: str) -> None:
    text = token(issued("/a", "/b", payload=BOUND))
    found = presented(text, key, disclosures=[0], aud="https://verifier.example", nonce="n")
    (one,) = found["report"]["tokens"]
    binding = one["nested"][0]

    assert '{"alg":"EdDSA","typ":"kb+jwt"}' == binding["header"]["text"]
    claims = json.loads(binding["payload"]["text"])
    assert {"iat": NOW, "aud": "https://verifier.example", "nonce": "n"} == {
        name: claims[name] for name in ("iat", "aud", "nonce")
    }
    assert ("made-here", "") == (binding["verdict"]["trust"]["state"], found["keys"][0]["chosen"])
    whole = opened(token(found), SECRET)
    assert ("valid", 1) == (whole["binding"]["state"], whole["binding"]["data"]["whole"])


def test_a_disclosure_takes_along_the_one_that_it_is_within() -> None:
    text = token(issued("/address", "/address/city", "/sub"))
    names = [one["name"] for one in presented(text)["report"]["tokens"][0]["disclosures"]]
    (shown,) = presented(text, disclosures=[names.index("city")])["report"]["tokens"]

    assert {"city", "address"} == {one["name"] for one in shown["disclosures"]}
    assert [] == shown["faults"]


@pytest.mark.parametrize("unprotected", ["", '{"x":1.50}'])
@pytest.mark.parametrize("form", ["flattened", "general"])
def test_one_in_json_is_presented_in_json(form: str, unprotected: str) -> None:
    text = token(signed(HEADER, BOUND, disclosable=["/a", "/b"], form=form, unprotected=unprotected))
    first = token(presented(text, HOLDER, disclosures=[], aud="a", nonce="1"))
    found = presented(text, HOLDER, disclosures=[1], aud="a", nonce="1")
    whole = opened(token(found), SECRET)

    assert ("valid", 1) == (whole["binding"]["state"], whole["binding"]["data"]["whole"])
    assert ["b"] == [one["name"] for one in found["report"]["tokens"][0]["disclosures"]]
    assert ("1.50" in token(found)) == ("1.50" in unprotected)
    assert 1 == first.count("kb_jwt")
    assert text == token(presented(token(presented(text, HOLDER))))


def test_one_in_json_gets_the_header_that_it_lacks() -> None:
    payload = json.dumps({"_sd": ["x"], "cnf": {"jwk": jwk("Ed25519")}})
    whole = opened(token(presented(token(signed(HEADER, payload, form="flattened")), HOLDER)), SECRET)

    assert "valid" == whole["binding"]["state"]


@pytest.mark.untraced
def test_a_presentation_that_had_one_gets_another() -> None:
    text = token(issued("/a", payload=BOUND))
    first = token(presented(text, HOLDER, aud="a", nonce="1"))
    second = presented(first, HOLDER, nonce="2")["report"]["tokens"][0]["nested"][0]

    assert text == token(presented(first))
    assert "2" == json.loads(second["payload"]["text"])["nonce"]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("payload", "said"),
    [
        (BOUND, "This key isn't the one in the token's cnf, so a verifier will reject the presentation."),
        ('{"a":1}', "The token's cnf has no jwk, so a verifier can't check this key."),
        ('{"a":1,"cnf":{"jwk":1}}', "The token's cnf has no jwk, so a verifier can't check this key."),
    ],
)
def test_a_key_that_the_issuer_did_not_name_is_said(payload: str, said: str) -> None:
    key = json.dumps(jwk("ES256", private=True))
    found = presented(token(issued("/a", payload=payload)), key, header='{"alg":"ES256","typ":"kb+jwt"}')

    assert said == found["keys"][0]["chosen"]


@pytest.mark.parametrize(
    ("text", "key", "options", "told"),
    [
        ("", "", {}, ("token-missing", "text")),
        (token(signed(HEADER)), "", {}, ("token-no-sd-jwt", "text")),
        (token(issued("/a", payload=BOUND)), "", {"disclosures": [1]}, ("disclosure-missing", "options")),
        (token(issued("/a", payload=BOUND)), "a secret", {}, ("key-unusable", "key")),
        (token(issued("/a", payload=BOUND)), '{"keys":[]}', {}, ("key-unreadable", "key")),
        (token(issued("/a", payload=BOUND)), HOLDER, {"nonce": "\ud800"}, ("text-surrogate", "options")),
        (f"{token(signed(HEADER, NO_HASH))}~", HOLDER, {}, ("sd-alg-unknown", "text")),
        ('{"payload":"e30","signatures":[{"header":{"disclosures":["WyJhIl0"]}},]}', "", {}, ("token-broken", "text")),
    ],
)
def test_what_cannot_be_presented_is_told(text: str, key: str, options: Json, told: tuple[str, str]) -> None:
    assert told == refused(presented(text, key, **options))[:2]


def test_a_token_beyond_the_last_is_no_request() -> None:
    request = {"action": "present", "text": token(issued("/sub")), "key": "", "options": {"now": 0, "token": 1}}
    with pytest.raises(RequestError, match=r"^token must be 0: there is one token\.$"):
        asyncio.run(bridge.handle_async(json.dumps(request)))
