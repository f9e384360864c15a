"""What the checklists answer where a token is odd, where something is missing, and where nothing can be known."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.bridge import bridge
from jwt_decoder.bridge.errors import RequestError
from jwt_decoder.engine.checklist import Asked, profiled
from jwt_decoder.engine.result import NoSuchTokenError, Options
from jwt_decoder.output.report import checklist
from jwt_decoder_cli.backend import backend, opener

from tests.conforms import conforms
from tests.unit.jwt_decoder.checklists.examples import (
    CAEP,
    CERTIFICATES,
    OF_CAEP,
    WHOLE,
    access,
    head,
    in_request,
    presented,
)
from tests.unit.jwt_decoder.checklists.made import (
    HOLDER,
    ISSUER,
    KEY,
    NOW,
    OTHER,
    Made,
    dump,
    encoded,
    jwk,
    private_jwk,
    token,
)
from tests.unit.jwt_decoder.checklists.test_checklists import held, states

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[Made], Made]

MINUTES: Final = 60
# A checklist, a change of the token that meets it, a requirement, and what is answered: None where it doesn't apply.
ANSWERS: Final[dict[str, tuple[str, Change, str, str | None]]] = {
    "no key": ("at-jwt", lambda made: replace(made, key=None), "signature", "unknown"),
    "a key of another kind": (
        "at-jwt",
        lambda made: replace(made.headed(alg="RS256"), key=KEY),
        "signature",
        "unknown",
    ),
    "nothing expected": ("at-jwt", lambda made: made.not_expecting("iss"), "expected-iss", "unknown"),
    "nothing expected of what is missing": (
        "at-jwt",
        lambda made: made.without("iss").not_expecting("iss"),
        "expected-iss",
        None,
    ),
    "something expected of what is missing": ("at-jwt", lambda made: made.without("iss"), "expected-iss", None),
    "a nonce that was sent and is missing": (
        "id-token",
        lambda made: made.without("nonce"),
        "expected-nonce",
        "not-met",
    ),
    "a nonce nobody speaks of": (
        "id-token",
        lambda made: made.without("nonce").not_expecting("nonce"),
        "expected-nonce",
        "unknown",
    ),
    "another issuer by a slash": ("at-jwt", lambda made: made.expecting(iss=f"{ISSUER}/"), "expected-iss", "not-met"),
    "no times": ("at-jwt", lambda made: made.without("exp", "iat"), "unexpired", None),
    "a time that can't be read": ("at-jwt", lambda made: made.claiming(exp="x"), "unexpired", None),
    "no nbf": ("client-attestation", lambda made: made.without("nbf"), "begun", None),
    "no iat to be in the future": ("logout-token", lambda made: made.without("iat"), "issued", None),
    "no iat to be fresh": ("dpop-proof", lambda made: made.without("iat"), "fresh", None),
    "a proof from the future": ("dpop-proof", lambda made: made.claiming(iat=NOW + 5), "fresh", "not-met"),
    "a proof of some minutes ago": (
        "dpop-proof",
        lambda made: made.claiming(iat=NOW - 10 * MINUTES),
        "fresh",
        "unknown",
    ),
    "no exp to be near": ("vapid", lambda made: made.without("exp"), "lifetime", None),
    "an unknown alg": ("at-jwt", lambda made: made.headed(alg="XS256"), "alg", "unknown"),
    "no alg": ("at-jwt", lambda made: made.headed(alg=None), "alg", "not-met"),
    "no alg where one is prescribed": ("vapid", lambda made: made.headed(alg=None), "alg", "not-met"),
    "no alg of an ID Token": ("id-token", lambda made: made.headed(alg=None), "alg", "not-met"),
    "none in the code flow": (
        "id-token",
        lambda made: made.headed(alg="none").without("c_hash"),
        "alg",
        "unknown",
    ),
    "none is no invalid signature": ("at-jwt", lambda made: made.headed(alg="none"), "signature", None),
    "no typ": ("at-jwt", lambda made: made.headed(typ=None), "typ", "not-met"),
    "typ with application": ("at-jwt", lambda made: made.headed(typ="application/at+jwt"), "typ", "met"),
    "a Header Parameter of another kind": (
        "entity-statement",
        lambda made: made.headed(kid=1),
        "header-kid",
        "not-met",
    ),
    "a key attestation of another kind": (
        "openid4vci-proof",
        lambda made: made.headed(key_attestation=None),
        "header-key_attestation",
        None,
    ),
    "a value of another kind": ("at-jwt", lambda made: made.claiming(sub=7), "sub", "not-met"),
    "an array where an object must be": ("certificate-bound", lambda made: made.claiming(cnf=[]), "cnf", "not-met"),
    "no cnf": ("certificate-bound", lambda made: made.without("cnf"), CERTIFICATES, None),
    "a hash of another length": (
        "certificate-bound",
        lambda made: made.setting(f"cnf.{CERTIFICATES}", "a"),
        CERTIFICATES,
        "not-met",
    ),
    "no hash of a certificate": ("certificate-bound", lambda made: made.claiming(cnf={}), "certificate", None),
    "no certificate": ("certificate-bound", lambda made: replace(made, around=str), "certificate", "unknown"),
    "a certificate that isn't one": (
        "certificate-bound",
        lambda made: replace(
            made, around=lambda text: f"{text}\n-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----"
        ),
        "certificate",
        "not-met",
    ),
    "an assertion without iss": ("client-assertion", lambda made: made.without("iss"), "iss-is-sub", None),
    "an assertion without a form": ("client-assertion", lambda made: replace(made, around=str), "client-id", None),
    "an assertion without aud": ("fapi-client-assertion", lambda made: made.without("aud"), "aud-string", None),
    "a request alone": ("request-object", lambda made: replace(made, around=str), "client-beside", "unknown"),
    "a request without client_id": ("request-object", lambda made: made.without("client_id"), "client-beside", None),
    "no events": ("logout-token", lambda made: made.without("events"), "logout-event", None),
    "other events": ("logout-token", lambda made: made.claiming(events={"a": {}}), "logout-event", "not-met"),
    "no events at all": ("security-event-token", lambda made: made.without("events"), "any-event", None),
    "no names of events": ("security-event-token", lambda made: made.claiming(events={}), "event-names", None),
    "no values of events": ("security-event-token", lambda made: made.claiming(events={}), "event-payloads", None),
    "no event of CAEP": ("caep-event", lambda made: made.claiming(events={}), "caep-type", None),
    "an event that is no object": (
        "caep-event",
        lambda made: made.claiming(events={f"{CAEP}credential-change": 1}),
        "credential_type",
        None,
    ),
    "a whole change of a credential": (
        "caep-event",
        lambda made: made.claiming(
            events={f"{CAEP}credential-change": {"credential_type": "pin", "change_type": "create"}}
        ),
        "change_type",
        "met",
    ),
    "an event without a time": (
        "caep-event",
        lambda made: made.claiming(events={f"{CAEP}session-revoked": {}}),
        "event_timestamp",
        None,
    ),
    "no access token": (
        "id-token",
        lambda made: replace(made, around=str),
        "at_hash",
        "unknown",
    ),
    "no at_hash": ("id-token", lambda made: made.without("at_hash"), "at_hash", None),
    "no htm": ("dpop-proof", lambda made: made.without("htm"), "htm-of-request", None),
    "no htu": ("dpop-proof", lambda made: made.without("htu"), "htu-of-request", None),
    "no request for htm": ("dpop-proof", lambda made: replace(made, around=str, index=0), "htm-of-request", "unknown"),
    "no request for htu": ("dpop-proof", lambda made: replace(made, around=str, index=0), "htu-of-request", "unknown"),
    "no access token for ath": ("dpop-proof", lambda made: replace(made, around=str, index=0), "ath", "unknown"),
    "no ath, and no access token": (
        "dpop-proof",
        lambda made: replace(made.without("ath"), around=str, index=0),
        "ath",
        "unknown",
    ),
    "no ath beside an access token": ("dpop-proof", lambda made: made.without("ath"), "ath", "not-met"),
    "no access token that is bound": ("dpop-proof", lambda made: replace(made, around=str, index=0), "jkt", "unknown"),
    "no key in a proof": ("dpop-proof", lambda made: made.headed(jwk=None), "signature", "unknown"),
    "no key to be bound to": ("dpop-proof", lambda made: made.headed(jwk=None), "jkt", None),
    "a private key in a proof": ("dpop-proof", lambda made: made.headed(jwk=private_jwk(KEY)), "header-jwk", "not-met"),
    "a string for a key": ("dpop-proof", lambda made: made.headed(jwk="a"), "header-jwk", "not-met"),
    "no key named in a proof": ("openid4vci-proof", lambda made: made.headed(jwk=None), "one-key", "not-met"),
    "a proof without its attestation": (
        "client-attestation-pop",
        lambda made: replace(made, around=str, index=0, key=None),
        "signature",
        "unknown",
    ),
    "a proof without its identity": (
        "workload-proof-token",
        lambda made: replace(made, around=str, index=0, key=None),
        "alg-of-key",
        "unknown",
    ),
    "a hash of an identity that isn't there": (
        "workload-proof-token",
        lambda made: replace(made, around=str, index=0),
        "wth-matches",
        "unknown",
    ),
    "no hash of a transaction": ("workload-proof-token", lambda made: made.without("tth"), "tth-matches", None),
    "an algorithm nobody can use": ("workload-proof-token", lambda made: made.headed(alg=None), "alg-of-key", None),
    "a workload's key without alg": (
        "workload-identity-token",
        lambda made: made.without("cnf.jwk.alg"),
        "alg-of-key",
        "not-met",
    ),
    "a workload without a key": ("workload-identity-token", lambda made: made.claiming(cnf={}), "alg-of-key", None),
    "a credential without presentation": (
        "sd-jwt-vc",
        lambda made: replace(made, finish=lambda jwt: f"{jwt}~"),
        "holder",
        None,
    ),
    "an issued credential has no nonce": (
        "sd-jwt-vc",
        lambda made: replace(made, finish=lambda jwt: f"{jwt}~"),
        "expected-nonce",
        None,
    ),
    "a presentation without a key": ("sd-jwt-vc", lambda made: made.claiming(cnf={}), "holder", "unknown"),
    "claims that may be hidden": (
        "sd-jwt-vc",
        lambda made: made.without("vct").claiming(_sd=["A" * 43]),
        "vct",
        "unknown",
    ),
    "one of what may be hidden": (
        "transaction-token",
        lambda made: replace(made.without("sub").claiming(_sd=["A" * 43]), finish=lambda jwt: f"{jwt}~"),
        "sub",
        "unknown",
    ),
    "a forbidden claim that may be hidden": (
        "caep-event",
        lambda made: replace(made.claiming(_sd=["A" * 43]), finish=lambda jwt: f"{jwt}~"),
        "no-sub",
        "unknown",
    ),
    "no certificate chain": ("haip-credential", lambda made: made.headed(x5c=None), "x5c-chain", None),
    "no status": ("haip-credential", lambda made: made.without("status"), "status.status_list", None),
    "no key of an attestation": ("key-attestation", lambda made: made.headed(kid=None, x5c=["a"]), "any-key", "met"),
    "no bits": ("status-list", lambda made: made.without("status_list.bits"), "bits", "not-met"),
    "no lst": ("status-list", lambda made: made.without("status_list.lst"), "lst", "not-met"),
    "no list for bits": ("status-list", lambda made: made.without("status_list"), "bits", None),
    "no list for lst": ("status-list", lambda made: made.without("status_list"), "lst", None),
    "a list that isn't base64url": ("status-list", lambda made: made.setting("status_list.lst", "*"), "lst", "not-met"),
    "no ttl": ("status-list", lambda made: made.without("ttl"), "ttl", None),
    "a card without issuer": ("smart-health-card", lambda made: made.without("iss"), "iss", "not-met"),
    "a card without types": ("smart-health-card", lambda made: made.without("vc.type"), "type", "not-met"),
    "a card without vc": ("smart-health-card", lambda made: made.without("vc"), "type", None),
    "a card that isn't JSON": (
        "smart-health-card",
        lambda made: replace(made.headed(zip=None), written=lambda _value: b'{"a":'),
        "minified",
        None,
    ),
    "a card without a payload": (
        "smart-health-card",
        lambda made: replace(made.headed(zip=None), written=lambda _value: b""),
        "minified",
        None,
    ),
    "a card too deep": (
        "smart-health-card",
        lambda made: replace(made.headed(zip=None), written=lambda _value: b'{"a":' + b"[" * 400 + b"]" * 400 + b"}"),
        "minified",
        None,
    ),
    "a statement about another entity": (
        "entity-statement",
        lambda made: replace(made.claiming(iss="https://anchor.example"), key=KEY),
        "kid-listed",
        None,
    ),
    "a statement about another entity, by its key": (
        "entity-statement",
        lambda made: replace(made.claiming(iss="https://anchor.example"), key=KEY),
        "signature",
        "met",
    ),
    "a statement without keys": ("entity-statement", lambda made: made.without("jwks"), "signature", "unknown"),
    "a call without orig": ("passport", lambda made: made.without("orig"), "one-origin", None),
    "a call from nobody": ("passport", lambda made: made.claiming(orig={}), "one-origin", "not-met"),
    "a call without dest": ("passport", lambda made: made.without("dest"), "destination", None),
    "a call to one that is no list": (
        "passport",
        lambda made: made.claiming(dest={"tn": "1"}),
        "destination",
        "not-met",
    ),
    "a call by URIs": (
        "passport",
        lambda made: made.claiming(orig={"uri": "sip:a@b.example"}, dest={"uri": ["sip:c@b.example"]}),
        "digits",
        None,
    ),
    "a call that isn't JSON": (
        "passport",
        lambda made: replace(made, written=lambda _value: b"{"),
        "canonical",
        None,
    ),
}


@pytest.mark.each
@pytest.mark.parametrize("name", ANSWERS)
def test_an_odd_token_is_answered(name: str) -> None:
    profile, change, identity, expected = ANSWERS[name]

    found = states(change(WHOLE[profile]), profile).get(identity)

    assert expected == (found[0] if found else None), found


def large_list() -> str:
    """Return a status list that is more than a megabyte."""
    import zlib  # noqa: PLC0415 - for this one

    return encoded(zlib.compress(bytes(2_000_000)))


def test_a_list_of_more_than_a_megabyte_is_left_packed() -> None:
    made = WHOLE["status-list"].setting("status_list.lst", large_list())

    assert ("unknown", "It is more than a megabyte, and wasn't unpacked.") == states(made, "status-list")["lst"]


def asked(text: str, profile: str = "", key: str = "", **options: object) -> dict[str, object]:
    """Return what a paste is held to."""
    given = Options(**{"now": NOW, **options})  # type: ignore[arg-type] # the options of the test
    answer = checklist(asyncio.run(profiled(Asked(text, key, given, profile), backend(), opener())))
    conforms("checklistAnswer")(answer)
    return answer  # type: ignore[return-value] # a TypedDict


def lines(answer: dict[str, object]) -> dict[str, str]:
    """Return the states by ids."""
    return {line["id"]: line["state"] for line in answer["checked"]["lines"]}  # type: ignore[index] # as the schema says


def test_a_detached_payload_is_said_to_be_missing() -> None:
    head_, _, signature = WHOLE["at-jwt"].text.split(".")

    answer = asked(f"{head_}..{signature}", "at-jwt")

    assert {"iss": "unknown", "aud": "unknown", "typ": "met"}.items() <= lines(answer).items()


@pytest.mark.untraced
def test_a_payload_that_breaks_off_may_have_more() -> None:
    text = ".".join([encoded(dump(head("at+jwt"))), encoded(b'{"iss":"a","exp":1'), "AAAA"])

    assert {"iss": "met", "sub": "unknown"}.items() <= lines(asked(text, "at-jwt")).items()


@pytest.mark.untraced
def test_a_header_that_cannot_be_read_may_have_anything() -> None:
    text = ".".join([encoded(b'{"alg":"ES256",'), encoded(dump({"iss": "a", "sub": "b"})), "A" * 86])
    found = lines(asked(text, "entity-statement"))

    assert {"typ": "unknown", "header-kid": "unknown"}.items() <= found.items()
    bare = ".".join([encoded(b'{"typ":"JWT",'), encoded(dump({"iss": "a", "sub": "b"})), "A" * 86])
    for profile in ("at-jwt", "vapid", "id-token"):
        assert lines(asked(bare, profile))["alg"] == "unknown"
    assert {"one-key": "unknown"}.items() <= lines(asked(bare, "openid4vci-proof")).items()
    assert {"any-key": "unknown"}.items() <= lines(asked(bare, "key-attestation")).items()


ENCRYPTED: Final = (
    "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIiwidHlwIjoiSldUIn0..AAAAAAAAAAAAAAAA.AAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA"
)


def test_what_is_encrypted_is_unknown() -> None:
    found = asked(ENCRYPTED, "client-assertion")

    assert {"iss", "alg"} <= {name for name, state in lines(found).items() if state == "unknown"}


def encrypted(content: str, key: bytes, **parameters: object) -> str:
    """Return a JWE of a text, with dir and A128GCM."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - for this one

    header = encoded(dump({"alg": "dir", "enc": "A128GCM", **parameters}))
    sealed = AESGCM(key).encrypt(bytes(12), content.encode(), header.encode())
    return ".".join([header, "", encoded(bytes(12)), encoded(sealed[:-16]), encoded(sealed[-16:])])


def test_a_token_within_is_held_to_the_checklist_once_it_is_decrypted() -> None:
    key = b"0123456789abcdef"
    text = encrypted(WHOLE["at-jwt"].text, key, cty="JWT")

    answer = asked(text, key=key.decode())
    assert answer["claimed"] == "at-jwt"
    assert {"iss": "met", "typ": "met", "signature": "unknown"}.items() <= lines(answer).items()
    both = asked(text, key=key.decode(), inner_key=json.dumps(jwk(KEY)))
    assert lines(both)["signature"] == "met"


def test_claims_that_were_decrypted_are_held_to_the_checklist() -> None:
    key = b"0123456789abcdef"
    text = encrypted(json.dumps(WHOLE["id-token"].claims), key)

    answer = asked(text, "id-token", key=key.decode())

    assert {"iss": "met", "sub": "met", "alg": "not-met"}.items() <= lines(answer).items()


@pytest.mark.untraced
def test_a_token_is_held_to_what_it_claims_to_be() -> None:
    for profile, made in WHOLE.items():
        answer = held(made, "")
        if profile not in {"certificate-bound", "fapi-client-assertion", "haip-credential", "vapid"}:
            assert profile == answer["claimed"], profile
            assert answer["checked"]["id"] == profile
        assert answer["reason"]


def test_an_access_token_is_held_to_the_one_profile_there_is() -> None:
    answer = asked(f"access_token={token({'alg': 'ES256'}, {'iss': ISSUER, 'sub': '1'})}")

    assert (answer["claimed"], lines(answer)["typ"]) == ("at-jwt", "not-met")


def test_a_token_of_no_kind_is_held_to_nothing_until_one_is_chosen() -> None:
    text = token({"alg": "ES256"}, {"a": 1})

    answer = asked(text)
    assert (answer["claimed"], answer["checked"]) == ("", None)
    assert str(answer["reason"]).startswith("The token doesn't say what kind it is.")
    assert asked(text, "at-jwt")["checked"]


def test_a_kind_without_a_checklist_says_so() -> None:
    answer = asked(token(head("eat+jwt"), {"a": 1}))

    assert (answer["claimed"], answer["checked"]) == ("", None)
    assert str(answer["reason"]).startswith("There's no checklist for this kind of token.")


def test_a_text_without_a_token_is_held_to_nothing() -> None:
    answer = asked("nothing")

    assert (answer["claimed"], answer["checked"], answer["reason"]) == ("", None, "There is no token.")


def test_a_token_beyond_the_last_is_refused() -> None:
    with pytest.raises(NoSuchTokenError):
        asked(WHOLE["at-jwt"].text, token=3)


def test_a_token_far_behind_in_a_paste_is_held_to_a_checklist() -> None:
    many = "\n".join(token({"alg": "ES256"}, {"a": number}) for number in range(60))
    answer = asked(f"{many}\n{WHOLE['at-jwt'].text}", token=60)

    assert answer["claimed"] == "at-jwt"


def test_the_summary_counts() -> None:
    made = WHOLE["at-jwt"].without("jti")
    answer = asked(made.text, expect={"iss": ISSUER}, key=made.key_text)
    checked = answer["checked"]
    assert isinstance(checked, dict)

    assert (checked["met"], checked["missed"], checked["unknown"]) == (15, 1, 1)
    assert checked["summary"] == "15 met, 1 not met, 1 can't be known from here"
    whole = asked(made.text, expect={"iss": ISSUER, "aud": "https://api.example"}, key=made.key_text)["checked"]
    assert isinstance(whole, dict)
    assert whole["summary"] == "16 met, 1 not met"


def test_nothing_of_a_token_is_said_unseen() -> None:
    made = WHOLE["at-jwt"].headed(typ="\u202eat+jwt").claiming(iss=["\u202e"])

    assert "U+202E" in states(made, "at-jwt")["typ"][1]


def test_the_bridge_answers() -> None:
    request = {
        "action": "checklist",
        "text": WHOLE["at-jwt"].text,
        "key": "",
        "profile": "",
        "options": {"now": NOW},
    }
    answer = json.loads(asyncio.run(bridge.handle_async(json.dumps(request))))

    conforms("checklistAnswer")(answer)
    assert answer["claimed"] == "at-jwt"
    beyond = json.dumps({**request, "options": {"now": NOW, "token": 5}})
    with pytest.raises(RequestError, match="token must be 0"):
        asyncio.run(bridge.handle_async(beyond))


def test_the_bridge_knows_every_checklist() -> None:
    from jwt_decoder.bridge.protocol import REQUESTS  # noqa: PLC0415 - for this one
    from jwt_decoder.checklists.table import BY_ID  # noqa: PLC0415 - for this one

    assert REQUESTS["checklist"]["properties"]["profile"]["enum"] == ["", *BY_ID]


def test_an_access_token_of_another_issuer_is_not_that_of_a_proof() -> None:
    made = replace(WHOLE["dpop-proof"], around=lambda text: in_request(text, access(OTHER)))

    assert states(made, "dpop-proof")["ath"][0] == "not-met"


def test_a_presentation_by_another_key_names_what_was_computed() -> None:
    made = replace(WHOLE["sd-jwt-vc"], finish=lambda jwt: presented(jwt, signer=OTHER))

    assert "cnf.jwk" in states(made, "sd-jwt-vc")["holder"][1]


def test_the_time_of_an_event_may_be_in_any_of_several() -> None:
    events = {f"{CAEP}session-revoked": {}, f"{CAEP}session-presented": OF_CAEP}

    assert states(WHOLE["caep-event"].claiming(events=events), "caep-event")["event_timestamp"][0] == "met"


def test_a_proof_is_verified_by_its_own_key_alone() -> None:
    made = replace(WHOLE["dpop-proof"], key=HOLDER)

    assert states(made, "dpop-proof")["signature"][0] == "met"
