"""The functions that JavaScript calls."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import types
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.bridge import bridge, platform
from jwt_decoder.bridge.errors import RequestError
from jwt_decoder.bridge.protocol import schema
from jwt_decoder.decrypt.backend import NoDecryption
from jwt_decoder.make.backend import NoMaking
from jwt_decoder.make.generate import RSA_SIZES
from jwt_decoder.make.key_maker import NoKeys
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.registry.encryption import AGREEMENT_CURVES, CONTENT_ENCRYPTION, KEY_MANAGEMENT
from jwt_decoder.verify.backend import AlgorithmUnavailableError

from tests.conforms import conforms

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
NOW = {"now": 0}

MALFORMED = [
    ("", "The request must be JSON."),
    ("{", "The request must be JSON."),
    ("[]", "action must be report, ticket, link, help or draft."),
    ('{"action":"verify","text":"","options":{"now":0}}', "action must be report, ticket, link, help or draft."),
    ({"options": NOW}, "text must be a string."),
    ({"text": 1, "options": NOW}, "text must be a string."),
    ({"text": ""}, "options must be an object."),
    ({"text": "", "options": []}, "options must be an object."),
    ({"text": "", "options": {}}, "now must be a finite number."),
    ({"text": "", "options": {"now": "0"}}, "now must be a finite number."),
    ({"text": "", "options": {"now": True}}, "now must be a finite number."),
    ({"text": "", "options": {"now": float("nan")}}, "now must be a finite number."),
    ({"text": "", "options": {"now": float("inf")}}, "now must be a finite number."),
    ({"text": "", "options": {"now": 10**400}}, "now must be a finite number."),
    ({"text": "", "options": {"now": 0, "skew": "1"}}, "skew must be a finite number."),
    ({"text": "", "options": {"now": 0, "token": -1}}, "token must be 0 or more."),
    ({"text": "", "options": {"now": 0, "token": 0.5}}, "token must be a whole number."),
    ({"text": "", "options": {"now": 0, "token": False}}, "token must be a whole number."),
    ({"text": "", "options": {"now": 0, "expect": "a"}}, "expect must be an object."),
    ({"text": "", "options": {"now": 0, "expect": {"iss": 1}}}, "iss must be a string."),
    ({"text": "", "options": {"now": 0, "skew": -1}}, "skew must be 0 or more."),
    ({"text": "", "options": {"now": 0, "token": 1}}, "token must be 0: there is no token."),
    ({"text": TOKEN, "options": {"now": 0, "token": 99}}, "token must be 0: there is one token."),
    (
        {"text": f"{TOKEN} {TOKEN}A", "options": {"now": 0, "token": 2}},
        "token must be less than 2: there are 2 tokens.",
    ),
    (
        {"text": "", "options": {"now": 0, "expect": {"audience": "a"}}},
        "expect has no member audience: it may have iss, aud, sub, nonce, azp and scope.",
    ),
    (
        {"text": "", "options": {"now": 0, "leeway": 1}},
        "options has no member leeway: it may have now, token, skew and expect.",
    ),
    (
        {"text": "", "options": {"now": 0, "secretEncoding": "text"}},
        "options has no member secretEncoding: it may have now, token, skew and expect.",
    ),
    (
        {"text": "", "options": {"now": 0, "my secret, typed into the wrong place": 1}},
        "options has an unknown member: it may have now, token, skew and expect.",
    ),
    ({"text": "", "options": NOW, "key": "k"}, "The request has no member key: it may have action, text and options."),
]
MALFORMED_TO_VERIFY = [
    ({"payload": 1}, "payload must be a string."),
    ({"secretEncoding": "rot13"}, "secretEncoding must be one of text, base64url, base64, hex."),
    ({"secretEncoding": ["text"]}, "secretEncoding must be one of text, base64url, base64, hex."),
    ({"token": 1}, "token must be 0: there is one token."),
    (
        {"encoding": "hex"},
        (
            "options has no member encoding: it may have now, token, skew, expect, keyOrigin, secretEncoding, payload,"
            " innerKey, innerSecretEncoding and anyway."
        ),
    ),
    ({"anyway": 1}, "anyway must be true or false."),
]

SIGN = {"action": "sign", "header": "{}", "payload": "", "key": ""}
MALFORMED_TO_MAKE = [
    (
        {"action": "report"},
        (
            "action must be verify, key, generateKey, sign, encrypt, present, compare, snippet, testSet, table,"
            " checklist, chain or relations."
        ),
    ),
    ({**SIGN, "options": {**NOW, "allowNone": 1}}, "allowNone must be true or false."),
    ({**SIGN, "options": {**NOW, "signers": {}}}, "signers must be an array."),
    ({**SIGN, "options": {**NOW, "signers": [1]}}, "signers must be an object."),
    ({**SIGN, "options": {**NOW, "signers": [{"key": ""}]}}, "header must be a string."),
    ({**SIGN, "action": "encrypt", "options": {**NOW, "rounds": 10**7}}, "rounds must be 1,000,000 or less."),
    ({**SIGN, "options": {**NOW, "form": "json"}}, "form must be one of compact, flattened, general."),
]


@pytest.mark.each
@pytest.mark.parametrize(("request_", "says"), MALFORMED)
def test_a_malformed_request_is_refused_in_words(request_: str | dict[str, Any], says: str) -> None:
    text = request_ if isinstance(request_, str) else json.dumps({"action": "report", **request_})

    with pytest.raises(RequestError) as refused:
        bridge.handle(text)

    assert says == str(refused.value)


@pytest.mark.parametrize(("options", "says"), MALFORMED_TO_VERIFY)
def test_a_malformed_request_to_verify_is_refused_in_words(options: dict[str, Any], says: str) -> None:
    request = {"action": "verify", "text": TOKEN, "key": "k", "options": {**NOW, **options}}

    with pytest.raises(RequestError) as refused:
        asyncio.run(bridge.handle_async(json.dumps(request)))

    assert says == str(refused.value)


@pytest.mark.parametrize(("request_", "says"), MALFORMED_TO_MAKE)
def test_a_malformed_request_to_make_a_token_is_refused_in_words(request_: dict[str, Any], says: str) -> None:
    with pytest.raises(RequestError) as refused:
        asyncio.run(bridge.handle_async(json.dumps(request_)))

    assert says == str(refused.value)


def test_without_a_browser_only_hmac_can_be_made() -> None:
    request = {"action": "encrypt", "header": '{"alg":"dir","enc":"A128GCM"}', "payload": "", "key": "k" * 16}
    answer = json.loads(asyncio.run(bridge.handle_async(json.dumps({**request, "options": NOW}))))

    assert ["Making a key needs the browser's cryptography, which isn't available."] == [
        one["message"] for one in answer["faults"]
    ]


def test_a_refusal_quotes_nothing_of_the_request() -> None:
    with pytest.raises(RequestError) as refused:
        bridge.handle(f'{{"text": "{TOKEN}"')

    assert TOKEN not in repr(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_a_request_to_verify_needs_a_key() -> None:
    with pytest.raises(RequestError, match=r"^key must be a string\.$"):
        asyncio.run(bridge.handle_async(json.dumps({"action": "verify", "text": "", "options": NOW})))


@pytest.mark.untraced
def test_an_answer_is_ascii_and_keeps_lone_surrogates(report: Reporter) -> None:
    request = {"action": "report", "text": f"\ud800 {TOKEN}", "options": NOW}
    payload = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoiXHVkODAwIn0." + "A" * 43

    assert bridge.handle(json.dumps(request)).isascii()
    assert "\ud800" == report(payload)["tokens"][0]["payload"]["tree"]["members"][0]["node"]["value"]


class Octets:
    """A request as JavaScript passes it."""

    def __init__(self, request: object) -> None:
        """Take it as UTF-8, in which JavaScript writes what is no ASCII as it is."""
        self._octets = json.dumps(request, ensure_ascii=False).encode()

    def to_bytes(self) -> bytes:
        """Return it, as Pyodide's proxy of an array does."""
        return self._octets


def test_octets_are_answered_as_their_text_is() -> None:
    request = {"action": "report", "text": f"naïve 🔑 {TOKEN}", "options": NOW}

    assert bridge.handle(json.dumps(request)) == bridge.handle_octets(Octets(request)).decode()


def test_octets_are_verified_as_their_text_is() -> None:
    request = {"action": "verify", "text": TOKEN, "key": "sécret", "options": NOW}

    text = asyncio.run(bridge.handle_async(json.dumps(request)))
    octets = asyncio.run(bridge.handle_octets_async(Octets(request)))

    assert text == octets.decode()


@pytest.mark.parametrize("now", [0, -1e300, 1e300, 1.5, 10**300])
def test_any_finite_number_may_be_now(report: Reporter, now: float) -> None:
    text = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjEsIm5iZiI6MX0." + "A" * 43

    assert now == report(text, now=now)["now"]
    assert report(text, now=now)["tokens"][0]["verdict"]["time"]["state"] in {"expired", "not-yet"}


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(report: Reporter, *, enabled: bool) -> None:
    was_enabled = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        report(TOKEN)
        assert enabled == gc.isenabled()
    finally:
        (gc.enable if was_enabled else gc.disable)()


@pytest.mark.untraced
def test_nothing_of_the_key_text_comes_back(verify: Verifier) -> None:
    secret = "a secret that nobody knows"

    assert secret not in json.dumps(verify(TOKEN, secret))


def test_an_empty_key_is_no_key(verify: Verifier) -> None:
    result = verify(TOKEN, "")

    assert result["key"] is None
    assert "not-attempted" == result["verdict"]["signature"]["state"]


def test_a_text_without_a_token_is_verified_as_nothing(verify: Verifier) -> None:
    result = verify("no token here", "secret")

    assert [] == result["signatures"]
    assert "secret" == result["key"]["kind"]
    assert "There is no token" == result["verdict"]["signature"]["message"]


def test_without_a_browser_only_hmac_can_be_verified(verify: Verifier) -> None:
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    text = f"eyJhbGciOiJFZERTQSJ9.e30.{'A' * 86}"
    line = verify(text, json.dumps(jwk))["verdict"]["signature"]

    assert ("unsupported", "Ed25519 needs the browser's cryptography, which isn't available.") == (
        line["state"],
        line["message"],
    )


def test_a_private_key_alone_needs_the_browser_too() -> None:
    with pytest.raises(AlgorithmUnavailableError, match="needs the browser's cryptography"):
        asyncio.run(platform.HmacOnly().public_key(ALGORITHMS["Ed25519"], bytes(32)))


def test_many_verifications_need_the_browser_too() -> None:
    with pytest.raises(AlgorithmUnavailableError, match="needs the browser's cryptography"):
        asyncio.run(platform.HmacOnly().first_valid(ALGORITHMS["Ed25519"], bytes(32), [(b"", b"")]))


def test_in_the_browser_the_browser_s_cryptography_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("jwt_decoder.bridge.webcrypto")
    module.WebCrypto = platform.HmacOnly  # type: ignore[attr-defined] # stands in for the class of that module
    module.WebMaking = lambda: NoMaking(Sentence("Of the browser."))  # type: ignore[attr-defined] # as above
    module.WebDecryption = lambda: NoDecryption(Sentence("Of the browser."))  # type: ignore[attr-defined] # as above
    module.WebKeys = lambda: NoKeys(Sentence("Of the browser."))  # type: ignore[attr-defined] # as above
    monkeypatch.setitem(sys.modules, "jwt_decoder.bridge.webcrypto", module)
    monkeypatch.setattr(platform, "_PLATFORM", "emscripten")

    assert isinstance(platform.backend(), platform.HmacOnly)
    assert isinstance(platform.opener(), NoDecryption)
    assert isinstance(platform.key_maker(), NoKeys)
    assert isinstance(platform.maker(), NoMaking)


def test_a_key_is_read_and_without_a_browser_none_is_made() -> None:
    read = asked("key", text="a secret", options=NOW)
    made = asked("generateKey", options={"alg": "ES256"})

    assert ("secret", ["a secret"]) == (read["kind"], [one["forms"]["text"] for one in read["keys"]])
    assert ("none", "Making a key needs the browser's cryptography, which isn't available.", []) == (
        made["kind"],
        made["problem"],
        made["keys"],
    )


def test_a_key_that_contradicts_itself_is_no_request() -> None:
    with pytest.raises(RequestError, match=r"^dir needs enc, which determines how long the key is\.$"):
        asked("generateKey", options={"alg": "dir"})
    with pytest.raises(RequestError, match=r"^bits must be one of 2048, 3072, 4096\.$"):
        asked("generateKey", options={"alg": "RS256", "bits": 1024})


def test_each_algorithm_of_a_token_may_be_asked_for_and_no_other() -> None:
    options = schema()["$defs"]["wantedKey"]["properties"]

    assert [*(name for name in ALGORITHMS if name != "none"), *KEY_MANAGEMENT] == options["alg"]["enum"]
    assert [*CONTENT_ENCRYPTION] == options["enc"]["enum"]
    assert [*RSA_SIZES] == options["bits"]["enum"]
    assert {"Ed25519", "Ed448", *AGREEMENT_CURVES} == {*options["curve"]["enum"]}


def asked(action: str, **members: object) -> dict[str, Any]:
    """Return the answer to what waits for cryptography, once it is what the schema says."""
    answer: dict[str, Any] = json.loads(asyncio.run(bridge.handle_async(json.dumps({"action": action, **members}))))
    conforms("keyForms")(answer)
    return answer
