"""Who acts for whom, and what is bound to what, among the tokens, keys and certificates of a paste."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import pytest
from jwt_decoder.bridge.bridge import handle
from jwt_decoder.engine.engine import report
from jwt_decoder.engine.relations import relations_of
from jwt_decoder.engine.result import Options
from jwt_decoder.output.report import relations
from jwt_decoder.relations.table import ROWS
from jwt_decoder_cli.backend import backend

from tests.conforms import conforms
from tests.unit.jwt_decoder.checklists.made import (
    HOLDER,
    ISSUER,
    KEY,
    LEAF,
    NOW,
    OTHER,
    ROOT,
    changed,
    encoded,
    half_hash,
    jwk,
    of_certificate,
    pem,
    private_jwk,
    sha_256,
    thumbprint,
    token,
    x5c,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ec
    from jwt_decoder.keys.key import Origin

Json = dict[str, Any]
ES: Final = {"alg": "ES256"}


def related(text: str, key: str = "") -> Json:
    """Return the answer, with the schema held against it."""
    answer = dict(relations(asyncio.run(relations_of(text, key, Options(now=NOW), backend()))))
    conforms("relations")(answer)
    return answer


def told(text: str, key: str = "") -> list[tuple[str, str]]:
    """Return each relation as its state and its sentence."""
    return [(one["state"], one["message"]) for one in related(text, key)["relations"]]


def states(text: str, key: str = "") -> dict[str, str]:
    """Return the state of the last relation of each row."""
    return {one["id"]: one["state"] for one in related(text, key)["relations"]}


def claims(**more: object) -> str:
    """Return a token of one issuer with claims."""
    return token(ES, {"iss": ISSUER, "sub": "alice", **more})


def access(**more: object) -> str:
    """Return an access token."""
    known = {"iss": ISSUER, "sub": "alice", "aud": "api", "exp": NOW + 60, "iat": NOW, "jti": "1", "client_id": "c"}
    return token({**ES, "typ": "at+jwt"}, {**known, **more})


def proof(key: ec.EllipticCurvePrivateKey = HOLDER, alg: str = "ES256", **more: object) -> str:
    """Return a DPoP proof."""
    request = {"htm": "GET", "htu": "https://api.example", "iat": NOW, "jti": "2"}
    return token({"alg": alg, "typ": "dpop+jwt", "jwk": jwk(key)}, {**request, **more}, key)


BOUND: Final = access(cnf={"jkt": thumbprint(HOLDER)})
LINKED: Final = quote(json.dumps(jwk(HOLDER, kid="mine")))
NAMELESS: Final = quote(json.dumps(jwk(HOLDER)))
LINK: Final = f"https://decoder.example/#token={BOUND}&key="
JKT: Final = "cnf.jkt of token 1 is the thumbprint of the key in token 2"


def test_actors_are_told_from_the_current_one_to_the_first() -> None:
    text = claims(act={"sub": "b", "act": {"client_id": "c", "act": {"sub": ""}}})

    assert [
        ("stated", "“b” acts for “alice”, says act of the token."),
        ("stated", "“c” acted for “alice” before “b” did, says act of the token."),
        ("stated", "somebody who isn't named acted for “alice” before “c” did, says act of the token."),
    ] == told(text)


def test_an_actor_is_found_in_another_token_of_the_same_issuer() -> None:
    acting = claims(act={"sub": "b"})

    assert ("holds", "“b”, who is in act of token 1, is the subject of token 2.") in told(
        f"{acting}\n{token(ES, {'iss': ISSUER, 'sub': 'b'})}"
    )
    assert {"act": "stated"} == states(f"{acting}\n{token(ES, {'iss': 'https://other.example', 'sub': 'b'})}")
    assert {"act": "holds"} == states(
        f"{claims(act={'sub': 'b', 'iss': 'https://other.example'})}\n"
        f"{token(ES, {'iss': 'https://other.example', 'sub': 'b'})}"
    )


@pytest.mark.parametrize(
    ("allowed", "actor", "state"),
    [
        ({"sub": "b"}, {"iss": ISSUER, "sub": "b"}, "holds"),
        ({"sub": "b"}, {"iss": ISSUER, "sub": "c"}, "fails"),
        ({"sub": "b"}, {"iss": "https://other.example", "sub": "b"}, "unknown"),
        ({"sub": "b"}, {"iss": "https://other.example", "sub": "c"}, "unknown"),
        ({"sub": "b", "iss": "https://other.example"}, {"iss": ISSUER, "sub": "b"}, "fails"),
        ({"sub": "b", "iss": "https://other.example"}, {"iss": "https://other.example", "sub": "b"}, "holds"),
        ({"sub": "b", "email": "b@example.com"}, {"iss": ISSUER, "sub": "b"}, "unknown"),
        ({"sub": "b", "email": "b@example.com"}, {"iss": ISSUER, "sub": "b", "email": "c@example.com"}, "fails"),
        ({"sub": ["b"]}, {"iss": ISSUER, "sub": "b"}, "unknown"),
        ({"iss": ISSUER}, {"iss": ISSUER, "sub": "b"}, "unknown"),
        ({"client_id": "b"}, {"iss": ISSUER, "client_id": "b"}, "unknown"),
    ],
)
def test_who_may_act_is_compared_with_the_actor_token(allowed: Json, actor: Json, state: str) -> None:
    text = f"subject_token={claims(may_act=allowed)}&actor_token={token(ES, actor)}"

    assert state == states(text)["may-act"]


@pytest.mark.parametrize("stated", ["b", ["b"], 1])
def test_who_may_act_must_be_an_object(stated: object) -> None:
    assert {"may-act": "fails"} == states(claims(may_act=stated))


def test_who_may_act_is_compared_with_no_token_that_is_nobody_s() -> None:
    assert {"may-act": "stated"} == states(f"{claims(may_act={'sub': 'b'})}\n{token(ES, {'iss': ISSUER, 'sub': 'c'})}")


@pytest.mark.parametrize(
    ("acting", "state", "said"),
    [
        ({"sub": "b"}, "holds", "“b”, who may act by may_act of token 1, is who acts in token 2."),
        ({"sub": "c"}, "fails", "“b” may act by may_act of token 1, but “c” acts in token 2."),
    ],
)
def test_who_may_act_is_compared_with_who_acts(acting: Json, state: str, said: str) -> None:
    assert (state, said) in told(f"{claims(may_act={'sub': 'b'})}\n{claims(act=acting)}")


@pytest.mark.parametrize(
    "other",
    [
        claims(act="b"),
        claims(act={"sub": "b", "iss": "https://other.example"}),
        token(ES, {"iss": ISSUER, "sub": "bob", "act": {"sub": "c"}}),
        token(ES, {"iss": "https://other.example", "sub": "alice", "act": {"sub": "c"}}),
        token(ES, {"act": {"sub": "c"}}),
    ],
)
def test_who_may_act_is_not_compared_with_what_is_not_about_the_same(other: str) -> None:
    found = [one for one in related(f"{claims(may_act={'sub': 'b'})}\n{other}")["relations"] if one["id"] == "may-act"]

    assert ["stated"] == [one["state"] for one in found]


def test_a_proof_whose_key_is_meant_and_signed_it_holds() -> None:
    assert ("holds", f"{JKT}, and that key signed it.") in told(f"{BOUND}\n{proof()}")


@pytest.mark.parametrize(
    ("beside", "state", "said"),
    [
        (changed(proof()), "fails", f"{JKT}, but that key didn't sign it."),
        (proof(alg="XX256"), "unknown", f"{JKT}; whether that key signed it isn't known."),
        (proof(OTHER), "fails", "cnf.jkt of token 1 isn't the thumbprint of the key in token 2."),
        (
            f"{proof(OTHER)}\n{proof(KEY)}",
            "fails",
            "cnf.jkt of token 1 isn't the thumbprint of the key in any of 2 DPoP proofs here.",
        ),
    ],
)
def test_a_proof_that_is_not_the_one(beside: str, state: str, said: str) -> None:
    assert (state, said) in told(f"{BOUND}\n{beside}")


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        (BOUND, json.dumps(jwk(HOLDER, kid="mine")), "the key “mine” that you gave"),
        (BOUND, json.dumps(private_jwk(HOLDER)), "the key that you gave"),
        (f"{BOUND}\n{json.dumps(jwk(HOLDER, kid='mine'))}", "", "the key “mine” in the text"),
        (f"{LINK}{LINKED}", "", "the key “mine” that came with the link"),
        (f"{LINK}{NAMELESS}", "", "the key that came with the link"),
    ],
)
def test_a_key_is_compared_with_a_thumbprint(text: str, key: str, said: str) -> None:
    assert [("holds", f"cnf.jkt of the token is the thumbprint of {said}.")] == told(text, key)


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("supplied", "the key “mine” that you gave"),
        ("fetched", "the key “mine” that was fetched"),
        ("from-token", "the key “mine” that was fetched from where the token led"),
        ("from-link", "the key “mine” that came with the link"),
    ],
)
def test_a_key_is_named_by_where_it_comes_from(origin: Origin, said: str) -> None:
    found = relations_of(BOUND, json.dumps(jwk(HOLDER, kid="mine")), Options(now=NOW, key_origin=origin), backend())
    (only,) = relations(asyncio.run(found))["relations"]

    assert f"cnf.jkt of the token is the thumbprint of {said}." == only["message"]


def test_a_private_key_that_came_with_a_link_is_not_used() -> None:
    options = Options(now=NOW, key_origin="from-link")
    (only,) = asyncio.run(relations_of(BOUND, json.dumps(private_jwk(HOLDER)), options, backend())).found

    assert "unknown" == only.said.state


def test_each_state_is_counted_in_words() -> None:
    answer = related(f"{BOUND}\n{claims(act={'sub': 'b'})}\n{claims(act={'sub': 'c'})}")

    assert [
        {"state": "unknown", "message": "1 can't be known from here"},
        {"state": "stated", "message": "2 are only stated"},
    ] == answer["counts"]
    assert answer["summary"] == ", ".join(one["message"] for one in answer["counts"])


@pytest.mark.parametrize("key", ["", json.dumps(jwk(OTHER)), "a secret", "{"])
def test_a_key_that_may_be_the_issuer_s_refutes_nothing(key: str) -> None:
    assert {"cnf-jkt": "unknown"} == states(BOUND, key)


def test_a_request_object_names_the_key_of_a_proof() -> None:
    text = claims(dpop_jkt=thumbprint(HOLDER), client_id="c", response_type="code")

    assert "holds" == states(f"{text}\n{proof()}")["dpop-jkt"]


@pytest.mark.parametrize(
    ("beside", "key", "state"),
    [
        (pem(LEAF), "", "holds"),
        ("", pem(LEAF), "holds"),
        (token({**ES, "x5c": x5c(LEAF)}, {"sub": "client"}), "", "holds"),
        (token({**ES, "x5c": x5c(ROOT)}, {"sub": "client"}), "", "unknown"),
        (pem(ROOT), "", "fails"),
        ("", pem(ROOT), "unknown"),
        ("", "", "unknown"),
    ],
)
def test_certificates_are_compared_with_a_thumbprint(beside: str, key: str, state: str) -> None:
    text = claims(cnf={"x5t#S256": of_certificate(LEAF)})

    assert {"cnf-x5t-s256": state} == states(f"{text}\n{beside}", key)


HELD: Final = claims(cnf={"jwk": jwk(HOLDER)})


@pytest.mark.parametrize(
    ("beside", "key", "said"),
    [
        ("", "", [("unknown", "cnf.jwk of the token is a key, but nothing here shows who holds it.")]),
        ("", json.dumps(jwk(HOLDER)), [("holds", "cnf.jwk of the token is the key that you gave.")]),
        (
            "",
            json.dumps(jwk(OTHER)),
            [("unknown", "cnf.jwk of the token is a key, but nothing here shows who holds it.")],
        ),
        (token(ES, {"a": 1}, HOLDER), "", [("holds", "The key in cnf.jwk of token 1 signed token 2.")]),
        (
            token(ES, {"a": 1}, OTHER),
            "",
            [("unknown", "cnf.jwk of token 1 is a key, but nothing here shows who holds it.")],
        ),
    ],
)
def test_who_holds_a_key_is_shown_by_a_signature_or_the_key(beside: str, key: str, said: list[tuple[str, str]]) -> None:
    assert said == told(f"{HELD}\n{beside}", key)


ATTESTATION: Final = token(
    {**ES, "typ": "oauth-client-attestation+jwt"},
    {"iss": ISSUER, "sub": "client", "exp": NOW + 60, "cnf": {"jwk": jwk(HOLDER)}},
)


@pytest.mark.parametrize(
    ("signer", "header", "state"),
    [(HOLDER, ES, "holds"), (OTHER, ES, "fails"), (HOLDER, {"alg": "XX256"}, "unknown")],
)
def test_a_proof_of_possession_must_be_signed_with_the_key(signer: Any, header: Json, state: str) -> None:  # noqa: ANN401 - a key
    pop = {"iss": "client", "aud": ISSUER, "jti": "1", "iat": NOW, "challenge": "c"}
    shown = token({**header, "typ": "oauth-client-attestation-pop+jwt"}, pop, signer)

    assert {"cnf-jwk": state} == states(f"{ATTESTATION}\n{shown}")


def presented(signer: ec.EllipticCurvePrivateKey = HOLDER, **hashed: object) -> str:
    """Return an SD-JWT with a Key Binding JWT."""
    issued = token({**ES, "typ": "dc+sd-jwt"}, {"iss": ISSUER, "vct": "v", "cnf": {"jwk": jwk(HOLDER)}, **hashed}) + "~"
    bound = {"iat": NOW, "aud": "a", "nonce": "n", "sd_hash": sha_256(issued)}
    return issued + token({**ES, "typ": "kb+jwt"}, bound, signer)


def rebound(text: str, claims: Json) -> str:
    """Return an SD-JWT with another Key Binding JWT by its holder."""
    return (
        text.rpartition("~")[0]
        + "~"
        + token({**ES, "typ": "kb+jwt"}, {"iat": NOW, "aud": "a", "nonce": "n", **claims}, HOLDER)
    )


@pytest.mark.parametrize(
    ("text", "state", "said"),
    [
        (presented(), "holds", "is signed with the key in cnf.jwk, and sd_hash matches."),
        (presented(OTHER), "fails", "isn't signed with the key in cnf.jwk."),
        (
            rebound(presented(), {"sd_hash": "x"}),
            "fails",
            "is signed with the key in cnf.jwk, but sd_hash isn't that of what comes before it.",
        ),
        (
            rebound(presented(), {}),
            "fails",
            "is signed with the key in cnf.jwk, but sd_hash isn't that of what comes before it.",
        ),
        (presented(_sd_alg="md5"), "unknown", "is signed with the key in cnf.jwk, but its sd_hash can't be compared."),
    ],
)
def test_a_key_binding_jwt_is_held_to_the_key_and_what_it_binds(text: str, state: str, said: str) -> None:
    assert [(state, f"The Key Binding JWT of the token {said}")] == told(text)


def test_a_key_binding_jwt_that_is_not_computed_or_not_there_is_not_known() -> None:
    whole = presented()
    unread = whole.rpartition("~")[0] + "~" + token({"alg": "XX256", "typ": "kb+jwt"}, {}, HOLDER)

    assert [
        ("unknown", "Whether the Key Binding JWT of the token is signed with the key in cnf.jwk isn't known.")
    ] == told(unread)
    assert [
        ("unknown", "There is no Key Binding JWT with the token, so nothing here shows who holds the key in cnf.jwk.")
    ] == told(whole.rpartition("~")[0] + "~")


@pytest.mark.parametrize(
    ("cnf", "state", "said"),
    [
        ("x", "fails", "cnf of the token must be an object; as it is, it names no key."),
        ({}, "unknown", "cnf of the token names no key that is known here."),
        ({"kid": "k"}, "unknown", "cnf.kid of the token is “k”, a name. Which key has it can't be computed."),
        (
            {"jku": "https://a.example", "kid": "k"},
            "unknown",
            "cnf.jku of the token names a key that isn't in the token.",
        ),
        ({"jkt": 1}, "fails", "cnf.jkt of the token must be a string."),
        ({"x5t#S256": []}, "fails", "cnf.x5t#S256 of the token must be a string."),
        ({"jwk": 1}, "unknown", "The key in cnf.jwk of the token can't be read."),
        ({"jwk": {"kty": "EC"}}, "unknown", "The key in cnf.jwk of the token can't be read."),
        (
            {"jwk": {"kty": "oct", "k": "c2VjcmV0"}},
            "fails",
            "cnf.jwk of the token has a shared secret, which everybody who has the token can read.",
        ),
    ],
)
def test_confirmations_that_nothing_can_be_compared_with(cnf: object, state: str, said: str) -> None:
    assert [(state, said)] == told(claims(cnf=cnf))


ID: Final = {"aud": "c", "exp": NOW + 60, "iat": NOW, "nonce": "n"}


@pytest.mark.parametrize(
    ("text", "state", "said"),
    [
        (
            f"id_token={claims(at_hash=half_hash('o.p'), **ID)}&access_token=o.p",
            "holds",
            "is the hash of the access token here.",
        ),
        (f"id_token={claims(at_hash='x', **ID)}&access_token=o.p", "fails", "isn't the hash of the access token here."),
        (
            f"id_token={claims(at_hash='x', **ID)}&access_token=o.p\naccess_token=q.r",
            "fails",
            "isn't the hash of the access token here.",
        ),
        (
            claims(at_hash="x", **ID),
            "unknown",
            "is the hash of an access token; nothing like that is here to compare it with.",
        ),
        (claims(at_hash=1, **ID), "fails", "must be a string."),
        (claims(at_hash="", **ID), "fails", "must be a string."),
    ],
)
def test_at_hash_is_compared_with_what_is_here(text: str, state: str, said: str) -> None:
    assert [(state, f"at_hash of the token {said}")] == told(text)


def test_at_hash_is_compared_with_other_tokens() -> None:
    known = claims(at_hash=half_hash(BOUND), **ID)

    assert ("holds", "at_hash of token 1 is the hash of token 2.") in told(f"{known}\n{BOUND}")
    assert ("fails", "at_hash of token 1 isn't the hash of token 2.") in told(f"{known}\n{access(jti='3')}")
    assert ("holds", "at_hash of token 1 is the hash of token 2.") in told(
        f"{claims(at_hash=half_hash(HELD), **ID)}\n{HELD}"
    )
    said = (
        "at_hash of token 1 is the hash of an access token; none of the other tokens here has it, and none is known to"
        " be that one."
    )
    assert ("unknown", said) in told(f"{known}\n{HELD}")


def test_a_hash_of_an_algorithm_without_one_is_not_known() -> None:
    text = f"id_token={token({'alg': 'none'}, {'iss': ISSUER, 'sub': 'a', 'at_hash': 'x', **ID})}&access_token=o.p"

    assert [
        ("unknown", "at_hash of the token can't be computed: the alg of the token has no hash that is known here.")
    ] == told(text)


@pytest.mark.parametrize(
    ("name", "around", "value"),
    [("c_hash", "code={}", "abc"), ("s_hash", "state={}", "abc"), ("s_hash", '"state": "{}"', "ab c")],
)
def test_codes_and_states_are_compared(name: str, around: str, value: str) -> None:
    beside = around.replace("{}", value)
    known = name.replace("_", "-")

    assert {known: "holds"} == states(f"?{beside}#id_token={claims(**{name: half_hash(value)}, **ID)}")
    assert {known: "fails"} == states(f"?{beside}#id_token={claims(**{name: half_hash('other')}, **ID)}")
    assert {known: "unknown"} == states(f"id_token={claims(**{name: half_hash(value)}, **ID)}")


def test_a_proof_names_its_access_token() -> None:
    assert "holds" == states(f"{BOUND}\n{proof(ath=sha_256(BOUND))}")["ath"]
    assert "fails" == states(f"{BOUND}\n{proof(ath=sha_256('other'))}")["ath"]
    assert "unknown" == states(proof(ath=sha_256(BOUND)))["ath"]


def test_a_workload_proof_names_the_tokens_that_it_is_sent_with() -> None:
    identity = token({**ES, "typ": "wit+jwt"}, {"sub": "w", "exp": NOW + 60, "cnf": {"jwk": jwk(HOLDER, alg="ES256")}})
    transaction = token(
        {**ES, "typ": "txntoken+jwt"}, {"iss": ISSUER, "sub": "a", "aud": "d", "txn": "t", "iat": NOW, "exp": NOW + 60}
    )
    shown = {
        "aud": "https://w.example",
        "exp": NOW + 60,
        "jti": "1",
        "wth": sha_256(identity),
        "tth": sha_256(transaction),
    }
    workload = token({**ES, "typ": "wpt+jwt"}, shown, HOLDER)

    assert {"cnf-jwk": "holds", "wth": "holds", "tth": "holds"} == states(f"{identity}\n{transaction}\n{workload}")
    assert (
        "fails" == states(f"{token({**ES, 'typ': 'wit+jwt'}, {'sub': 'v', 'exp': NOW, 'cnf': {}})}\n{workload}")["wth"]
    )


def test_what_is_said_of_each_end_is_what_the_sentences_say() -> None:
    answer = related(f"{BOUND}\n{proof(ath=sha_256(BOUND))}")
    ends = [
        (answer["nodes"][one["source"]]["name"], one["verb"], answer["nodes"][one["target"]]["name"])
        for one in answer["relations"]
    ]

    assert [("token 1", "is bound to", "token 2"), ("token 2", "has the hash of", "token 1")] == ends
    assert ["Access token (RFC 9068)", "DPoP proof"] == [one["label"] for one in answer["nodes"]]
    assert [0, 1] == [one["token"] for one in answer["nodes"]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOUND, "1 can't be known from here"),
        (f"{BOUND}\n{proof()}", "1 holds"),
        (claims(act={"sub": "b", "act": {"sub": "c"}}, cnf="x"), "1 doesn't hold, 2 are only stated"),
        ("", "No token here says who acts for whom, or what it is bound to."),
        (claims(), "No token here says who acts for whom, or what it is bound to."),
    ],
)
def test_the_summary_counts(text: str, said: str) -> None:
    assert said == related(text)["summary"]


def test_the_claims_that_count_are_those_of_the_token_within() -> None:
    nested = token({**ES, "cty": "JWT"}, 0, written=lambda _: claims(act={"sub": "b"}).encode())

    assert [("stated", "“b” acts for “alice”, says act of the token.")] == told(nested)


def test_one_text_twice_is_one_token() -> None:
    assert 1 == len(related(f"{BOUND}\n{BOUND}")["nodes"]) - 1


@pytest.mark.parametrize("depth", [14, 127, 10_000])
def test_no_depth_of_actors_hangs_or_breaks_it(depth: int) -> None:
    deep = '{"sub":"a","act":' * depth + "1" + "}" * depth
    begun = time.monotonic()
    found = told(f"{encoded(b'{}')}.{encoded(deep.encode())}.")

    assert ("stated", "There are earlier actors in act of the token, which aren't listed here.") in found
    assert time.monotonic() - begun < 5


@pytest.mark.untraced
def test_a_paste_of_many_tokens_says_what_is_left_out() -> None:
    many = "\n".join(claims(sub=f"u{one}", act={"sub": f"u{one + 1}"}, cnf={"jwk": jwk(HOLDER)}) for one in range(60))
    answer = related(many)

    assert "Only the first 50 different tokens are looked at, and the first 200 relations listed." == answer["limits"]
    assert "" == related(BOUND)["limits"]


@pytest.mark.untraced
def test_no_more_relations_than_a_page_can_show() -> None:
    chain: Json = {"sub": "z"}
    for one in range(11):
        chain = {"sub": f"u{one}", "act": chain}
    answer = related("\n".join(claims(jti=str(one), act=chain | {"sub": f"v{one}"}) for one in range(50)))

    assert (200, True) == (len(answer["relations"]), bool(answer["limits"]))


def test_text_of_a_token_is_quoted() -> None:
    (state, said) = told(claims(act={"sub": "\u202e<b>\n" + "x" * 200}))[0]

    assert "stated" == state
    assert said.startswith("“[U+202E]<b>[U+000A]x")
    assert "…” acts for" in said


def test_nothing_of_a_private_key_is_told() -> None:
    answer = json.dumps(related(BOUND, json.dumps(private_jwk(HOLDER))))

    assert private_jwk(HOLDER)["d"] not in answer


def test_a_report_says_whether_there_are_relations() -> None:
    for row in ROWS:
        assert report(claims(**{row.claim: "x"}), Options(now=NOW)).related
    assert not report(claims(), Options(now=NOW)).related
    assert not report("", Options(now=NOW)).related
    answer = json.loads(handle(json.dumps({"action": "report", "text": BOUND, "options": {"now": NOW}})))
    assert answer["related"] is True


def test_base64_that_is_no_token_is_no_relation() -> None:
    assert [] == told(base64.b64encode(b"{}").decode())
