"""Two tokens of any kind, damaged ones included, and what each difference means for a verifier."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Final

import pytest
from jwt_decoder.bridge import bridge, making
from jwt_decoder.bridge.errors import RequestError
from jwt_decoder_cli.backend import backends

from tests.unit.jwt_decoder.compare.compared import (
    HEADER,
    NOW,
    SECRET,
    b64,
    compared,
    of_claims,
    reasons,
    row,
    rows,
    signed,
)
from tests.unit.jwt_decoder.differential.key_pairs import jwk
from tests.unit.jwt_decoder.make import made_tokens
from tests.unit.jwt_decoder.make.made_tokens import token

CLAIMS: Final = {"iss": "https://a.example/", "aud": ["api", "web"], "sub": "s", "iat": NOW, "exp": NOW + 3600}
TOKEN: Final = signed(CLAIMS)


@pytest.mark.parametrize("text", [TOKEN, TOKEN[:-9], TOKEN[:40], "eyJhbGciOiJub25lIn0..", TOKEN.replace(".", "..", 1)])
def test_a_token_does_not_differ_from_itself(text: str) -> None:
    answer = compared(text, text, key=SECRET, expect={"iss": "x"})

    every = rows(answer, "verdict", "kind", "header", "claims", "key", "findings")
    assert ("tokens", "same", {}, []) == (answer["kind"], answer["tone"], every, answer["reasons"])
    assert ("The same token twice", "No difference in header and claims.") == (answer["headline"], answer["changes"])


def test_what_changed_is_told_in_one_sentence() -> None:
    more = {f"claim-{number}": number for number in range(10)}
    answer = compared(
        signed({**CLAIMS, "nbf": 1}), signed({**CLAIMS, "sub": "t", "exp": NOW + 60, **more}, {**HEADER, "kid": "1"})
    )

    first = "Changed: sub, exp. Only in A: nbf. Only in B: kid, claim-0, claim-1, claim-2, claim-3, claim-4, claim-5"
    assert f"{first}, claim-6, 3 more." == answer["changes"]


def test_which_tokens_were_compared_is_told() -> None:
    answer = compared(f"access_token={TOKEN} id_token={signed({'iss': 'https://b.example'})}", TOKEN)

    assert {
        "token": 0,
        "tokens": ["access_token", "id_token"],
        "keys": 0,
        "kind": "Access token",
        "algorithm": "HS256",
        "issuer": "a.example",
    } == answer["a"] | {"kind": "Access token"}


@pytest.mark.untraced
def test_two_tokens_of_one_paste_are_compared() -> None:
    other = signed({**CLAIMS, "sub": "t"})
    both = f"{TOKEN}\n{other}\n{signed({})}"

    assert [(0, 1), (1, 0), (2, 0), (0, 2), (0, 0)] == [
        (answer["a"]["token"], answer["b"]["token"])
        for answer in (
            compared(both, ""),
            compared(both, " ", token=1),
            compared(both, "", token=2),
            compared(both, "", other=2),
            compared(both, TOKEN),
        )
    ]
    assert {"sub": "changed"} == rows(compared(both, ""))


@pytest.mark.parametrize(
    ("a", "b", "kind", "line"),
    [
        (TOKEN, "", "missing", "There is one token; paste another one as B."),
        ("", "", "missing", "There are no two tokens in this text."),
        ("words", TOKEN, "missing", "There is no token and no key in A."),
        (TOKEN, "words", "missing", "There is no token and no key in B."),
        ("words", "words", "missing", "There is no token and no key in either of them."),
        (TOKEN, json.dumps(jwk("RS256")), "mixed", "Only two tokens can be compared, or two sets of keys."),
        (json.dumps(jwk("RS256")), TOKEN, "mixed", "Only two tokens can be compared, or two sets of keys."),
    ],
)
def test_what_cannot_be_compared_says_why(a: str, b: str, kind: str, line: str) -> None:
    answer = compared(a, b)

    assert (kind, line, [], []) == (answer["kind"], answer["line"], answer["rows"], answer["reasons"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"token": 1}, "token must be 0: there is one token."),
        ({"other": 3}, "token must be 0: there is one token."),
        ({"other": -1}, "other must be 0 or more."),
    ],
)
def test_a_token_that_is_not_there_is_refused(options: dict[str, int], message: str) -> None:
    request = {"action": "compare", "a": TOKEN, "b": TOKEN, "options": {"now": NOW, **options}}

    with pytest.raises(RequestError, match=re.escape(message)):
        asyncio.run(bridge.handle_async(json.dumps(request)))


def test_header_and_payload_that_differ_only_as_text_say_so() -> None:
    answer = compared(signed('{"a":1,"b":"x"}'), signed('{"b":"\\u0078", "a":1}', '{"typ":"JWT","alg":"HS256"}'))

    spelled = [one["message"] for one in answer["rows"] if one["name"] == "JSON text"]
    assert ["The same members, but white space, order or escapes differ."] * 2 == spelled
    assert ("differs", "2 differences") == (answer["tone"], answer["headline"])


def test_a_signature_that_tells_more_than_the_content_is_a_row() -> None:
    again, copied = (
        signed(CLAIMS, by="another"),
        f"{signed({**CLAIMS, 'sub': 't'}).rpartition('.')[0]}.{TOKEN.rpartition('.')[2]}",
    )

    assert {"signature": "changed"} == rows(compared(TOKEN, again))
    assert "it was signed again, or with another key" in row(compared(TOKEN, again), "signature")["message"]
    assert "at least one was changed after signing" in row(compared(TOKEN, copied), "signature")["message"]
    assert "B has A's signature under different content." == reasons(compared(TOKEN, copied))["copied"].replace(
        "'", "'"
    )


@pytest.mark.parametrize("text", [f"{TOKEN}=", f" {TOKEN}", TOKEN.replace(".", "%2E")])
def test_the_same_content_in_another_encoding_is_no_difference(text: str) -> None:
    answer = compared(TOKEN, text)

    assert {} == rows(answer)
    assert "same" == answer["tone"] or "malformed" in reasons(answer)


def test_what_a_damaged_token_may_still_have_is_not_called_missing() -> None:
    whole = signed({**CLAIMS, "n": {"x": [1, 2]}, "z": 1})
    cut = whole[: whole.rindex(".") - 12]

    answer = compared(whole, cut)

    assert {"n": "unknown", "z": "unknown", "content": "unknown"} == rows(answer)
    assert "fails" == answer["tone"]
    assert "B is malformed." == reasons(answer, certain=True)["malformed"]
    assert answer["reasons"][0]["line"]
    assert {"n": "unknown", "z": "unknown", "content": "unknown"} == rows(compared(cut, whole))
    assert "malformed" not in reasons(compared(cut, whole))


def test_headers_that_cannot_be_read_are_not_compared() -> None:
    answer = compared(TOKEN, f"{b64(b'oops')}.{TOKEN.partition('.')[2]}")

    found = next(one for one in answer["rows"] if one["area"] == "header")
    assert ("unknown", "One of them can't be read, so the header wasn't compared.") == (
        found["change"],
        found["message"],
    )


@pytest.mark.parametrize(
    ("a", "b", "change", "message"),
    [
        ("one text", "one word", "changed", ""),
        ("one text", "one text", "same", ""),
        ("[1]", "[2]", "changed", ""),
        ("one text", CLAIMS, "unknown", "One of them can't be read, so the claims weren't compared."),
    ],
)
def test_a_payload_that_is_no_object_is_compared_as_text(a: object, b: object, change: str, message: str) -> None:
    found = row(compared(signed(a, {"alg": "HS256"}), signed(b, {"alg": "HS256"})), "content")

    assert (change, message) == (found["change"], found["message"])


def test_payloads_of_octets_are_compared_by_them() -> None:
    def of(octets: bytes) -> str:
        return f"{b64(json.dumps({'alg': 'HS256'}).encode())}.{b64(octets)}.AAAA"

    found = row(compared(of(b"\xff\xfe\x00"), of(b"\xff\xfe\x01\x02")), "content")

    assert ("changed", "3 bytes", "4 bytes") == (found["change"], found["a"]["text"], found["b"]["text"])


def encrypted(claims: object, **header: str) -> str:
    """Return a JWE of some claims."""
    jose = {"alg": "dir", "enc": "A128GCM", **header}
    key = json.dumps({"kty": "oct", "k": b64(b"0123456789abcdef")})
    return token(made_tokens.encrypted(json.dumps(jose), json.dumps(claims), key))


KEY: Final = json.dumps({"kty": "oct", "k": b64(b"0123456789abcdef")})


def test_encrypted_claims_are_compared_once_they_are_decrypted() -> None:
    a, b = encrypted(CLAIMS), encrypted({**CLAIMS, "sub": "t", "iss": 1})

    sealed, opened = compared(a, b), compared(a, b, key=KEY)

    assert {"content": "unknown"} == rows(sealed)
    assert ("Not compared", "differs") == (sealed["headline"], sealed["tone"])
    assert "Add the key that decrypts both." in row(sealed, "content")["message"]
    assert {"sub": "changed", "iss": "changed"} == rows(opened)


def test_a_token_that_the_key_of_the_first_does_not_open_fails() -> None:
    other = json.dumps({"kty": "oct", "k": b64(b"another-key-here")})
    b = token(made_tokens.encrypted('{"alg":"dir","enc":"A128GCM"}', "{}", other))

    answer = compared(encrypted(CLAIMS), b, key=KEY)

    assert ["signature"] == [*reasons(answer, certain=True)]
    assert "One of them is encrypted, so the claims weren't compared." == row(answer, "content")["message"]


def test_an_encrypted_and_a_signed_token_are_of_two_kinds() -> None:
    answer = compared(TOKEN, encrypted(CLAIMS))

    assert {"encrypted": "B is encrypted, A isn't."} == reasons(answer)
    assert "A is encrypted, B isn't." == reasons(compared(encrypted(CLAIMS), TOKEN))["encrypted"]
    assert "changed" == rows(answer, "kind")["Serialization"]


def test_the_claims_of_a_token_within_are_compared() -> None:
    def nested(claims: object) -> str:
        header = '{"alg":"dir","enc":"A128GCM","cty":"JWT"}'
        return token(made_tokens.encrypted(header, signed(claims), KEY))

    answer = compared(nested(CLAIMS), nested({**CLAIMS, "sub": "t"}), key=KEY, innerKey=SECRET)

    assert {"sub": "changed"} == rows(answer)
    assert "same" == row(answer, "alg (token inside)")["change"]


def test_each_signature_has_its_header() -> None:
    def general(*headers: object) -> str:
        signatures = [{"protected": b64(json.dumps(one).encode()), "signature": "AAAA"} for one in headers]
        return json.dumps({"payload": b64(json.dumps(CLAIMS).encode()), "signatures": signatures})

    answer = compared(general({"alg": "HS256"}, {"alg": "ES256", "kid": "1"}), general({"alg": "HS256"}))

    assert {"alg (signature 2)": "removed", "kid (signature 2)": "removed"} == rows(answer)


def sd_jwt(claims: object, *disclosed: str, holder: str = "", nonce: str = "n") -> str:
    """Return an SD-JWT as it is presented; with the key of its holder, with a Key Binding JWT."""
    text = token(
        made_tokens.signed(
            '{"alg":"HS256","typ":"dc+sd-jwt"}', json.dumps(claims), disclosable=[f"/{one}" for one in disclosed]
        )
    )
    if not holder:
        return text
    members = {"text": text, "key": holder, "options": {"now": NOW, "aud": "https://v.example", "nonce": nonce}}
    return str(asyncio.run(making.present(members, backends()))["token"])


@pytest.mark.untraced
def test_the_disclosed_claims_of_an_sd_jwt_are_compared_not_their_digests() -> None:
    claims = {"given_name": "Ada", "iss": "https://a.example"}

    answer = compared(sd_jwt(claims, "given_name"), sd_jwt({**claims, "given_name": "Eve"}, "given_name"))

    assert {"given_name": "changed"} == rows(answer)
    assert {} == rows(compared(sd_jwt(claims, "given_name"), sd_jwt(claims, "given_name")), "header", "claims")
    hidden = sd_jwt(claims, "given_name").partition("~")[0] + "~"
    assert {"Claims not disclosed": "added"} == rows(compared(sd_jwt(claims, "given_name"), hidden), "kind")


def test_the_proof_of_a_holder_is_compared() -> None:
    private = json.dumps(jwk("ES256", private=True))
    claims = {"given_name": "Ada", "cnf": {"jwk": jwk("ES256")}}

    answer = compared(
        sd_jwt(claims, "given_name", holder=private), sd_jwt(claims, "given_name", holder=private, nonce="o")
    )

    assert "changed" == rows(answer)["nonce (Key Binding JWT)"]
    assert {"nonce (Key Binding JWT)", "sd_hash (Key Binding JWT)"} >= rows(answer, "claims").keys()


@pytest.mark.each
@pytest.mark.parametrize(
    ("change", "header", "ident", "message"),
    [
        ({}, {"alg": "none"}, "unsigned", "B isn't signed: its alg is none."),
        ({}, {"alg": "HS512"}, "algorithm", "B's alg is “HS512”, A's is “HS256”."),
        ({}, {"crit": ["x", "y"]}, "critical", "B requires “x” and “y” to be understood (crit)."),
        ({}, {"typ": "at+jwt"}, "typ", "B's typ is “at+jwt”, A's is “JWT”."),
        ({}, {"typ": None}, "typ", "B has no typ, A's is “JWT”."),
        ({}, {"kid": "k2"}, "kid", "B names the key “k2”, A names none."),
        ({"exp": NOW - 1}, {}, "expired", "B expired 2025-12-31 23:59:59 UTC."),
        ({"nbf": NOW + 1}, {}, "not-yet", "B is valid 2026-01-01 00:00:01 UTC."),
        ({"exp": "soon"}, {}, "times", "B's times can't be read."),
        ({"exp": None}, {}, "no-exp", "B has no exp, A has."),
        ({"iss": "https://b.example"}, {}, "iss", "B's iss is “https://b.example”, A's is “https://a.example/”."),
        ({"iss": None}, {}, "iss", "B has no iss, A's is “https://a.example/”."),
        ({"aud": "web"}, {}, "aud", "B's aud lacks “api”."),
        ({"aud": None}, {}, "aud", "B's aud lacks “api” and “web”."),
        ({"cnf": {"jkt": "x"}}, {}, "bound", "B is bound to a key (cnf), A isn't."),
    ],
)
def test_each_difference_that_a_verifier_may_mind_is_a_reason(
    change: dict[str, object], header: dict[str, object], ident: str, message: str
) -> None:
    claims = {name: value for name, value in {**CLAIMS, **change}.items() if value is not None}
    jose = {name: value for name, value in {**HEADER, **header}.items() if value is not None}
    answer = compared(TOKEN, signed(claims, jose))

    assert message == reasons(answer)[ident]
    is_certain = {"unsigned", "expired", "not-yet", "times"}
    assert (ident in is_certain) == (ident in reasons(answer, certain=True))
    assert ident not in reasons(compared(TOKEN, TOKEN))


def test_a_typ_may_leave_out_what_it_is_of() -> None:
    assert {} == reasons(compared(TOKEN, signed(CLAIMS, {**HEADER, "typ": "application/jwt"})))
    assert "B's typ is “JWT”, A has none." == reasons(compared(signed(CLAIMS, {"alg": "HS256"}), TOKEN))["typ"]


def test_kids_differ_in_words() -> None:
    one, two = (signed(CLAIMS, {**HEADER, "kid": kid}) for kid in ("k1", "k2"))

    assert "B names the key “k2”, A the key “k1”." == reasons(compared(one, two))["kid"]
    assert "B names no key (kid), A names “k1”." == reasons(compared(one, TOKEN))["kid"]
    assert "kid" not in reasons(compared(one, two, key=SECRET))


def test_scopes_that_the_second_lacks_are_a_reason() -> None:
    one, two = signed({"scope": "a b c", "scp": ["x"]}), signed({"scope": "b d"})
    many = signed({"scope": "a b c d e f"})

    assert "B lacks the scopes “a”, “b”, “c”, “d”, “e”, …." == reasons(compared(many, signed({})))["scope"]
    assert "B lacks the scopes “a”, “c” and “x”." == reasons(compared(one, two))["scope"]
    assert "scope" not in reasons(compared(two, signed({"scope": "d b"})))
    assert "expected-scope" in reasons(compared(one, two, expect={"scope": "a"}), certain=True)


def test_the_expected_values_decide_where_they_are_set() -> None:
    expect = {"iss": "https://a.example/", "aud": "api", "sub": "s", "nonce": "n"}
    second = signed({**CLAIMS, "iss": "https://a.example", "aud": "web", "sub": None, "scope": "x"})

    answer = compared(TOKEN, second, expect={**expect, "sub": ""})

    certain = reasons(answer, certain=True)
    assert "B's iss is “https://a.example”, expected “https://a.example/”." == certain["expected-iss"]
    assert "B's aud is “web”, expected “api”." == certain["expected-aud"]
    assert {"expected-iss", "expected-aud"} == reasons(answer).keys()
    assert "Only a trailing slash differs." == answer["reasons"][0]["line"]
    gone = signed({name: value for name, value in CLAIMS.items() if name != "iss"})
    assert (
        "B has no iss, expected “https://a.example/”." == reasons(compared(TOKEN, gone, expect=expect))["expected-iss"]
    )


def test_a_key_decides_about_signatures() -> None:
    forged = signed(CLAIMS, by="another")
    es256 = signed(CLAIMS, {"alg": "ES256"})

    assert {"signature": "B's signature doesn't match this key, A's does."} == reasons(
        compared(TOKEN, forged, key=SECRET)
    )
    assert "B can't be verified with this key, A can." == reasons(compared(TOKEN, es256, key=SECRET))["signature"]
    assert {} == reasons(compared(forged, TOKEN, key=SECRET))


def test_another_kind_of_token_is_a_reason() -> None:
    access = signed({**CLAIMS, "client_id": "c", "jti": "j", "scope": "x"}, {**HEADER, "typ": "at+jwt"})
    lacking = signed({**CLAIMS, "jti": "j", "scope": "x"}, {**HEADER, "typ": "at+jwt"})
    logout = signed({**CLAIMS, "events": {}}, {**HEADER, "typ": "logout+jwt"})

    assert "B looks like another kind of token: " in reasons(compared(access, logout))["kind"]
    assert "B has no client_id, which its kind requires, and A has." == reasons(compared(access, lacking))["missing"]
    assert "client_id" in reasons(compared(access, signed({**CLAIMS, "client_id": "d"})))


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("a", "b", "options", "tone", "headline", "line"),
    [
        (
            {},
            {"exp": NOW - 1},
            {},
            "fails",
            "Where A passes, B fails: 1 reason",
            "It is enough: a verifier stops there.",
        ),
        (
            {"exp": NOW - 1},
            {"exp": NOW - 2, "iss": "x"},
            {"expect": {"iss": "https://a.example/"}},
            "fails",
            "Both fail, B for 1 more reason",
            "It is enough: a verifier stops there.",
        ),
        (
            {},
            {"exp": NOW - 2, "iss": "x"},
            {"expect": {"iss": "https://a.example/"}},
            "fails",
            "Where A passes, B fails: 2 reasons",
            "Each is enough. A verifier stops at the first it meets, usually in this order.",
        ),
        (
            {},
            {"iss": "x"},
            {},
            "caution",
            "B may fail where A passes: 1 reason",
            "It depends on what the verifier is set up for. Enter a key and expected values to be sure.",
        ),
        (
            {},
            {"iss": "x"},
            {"key": SECRET, "expect": {"aud": "api"}},
            "caution",
            "B may fail where A passes: 1 reason",
            "It depends on what the verifier is set up for.",
        ),
        ({}, {"sub": "t"}, {}, "differs", "1 difference", "None of them is a reason known here to reject B but not A."),
        (
            {"exp": 1},
            {"exp": 2},
            {},
            "differs",
            "1 difference",
            "Both fail as they are; no difference known here makes B worse.",
        ),
    ],
)
def test_the_headline_says_what_it_comes_to(  # noqa: PLR0913, PLR0917 - a row of the table
    a: dict[str, object], b: dict[str, object], options: dict[str, object], tone: str, headline: str, line: str
) -> None:
    answer = of_claims({**CLAIMS, **a}, {**CLAIMS, **b}, **options)

    assert (tone, headline, line) == (answer["tone"], answer["headline"], answer["line"])
    assert 42 >= len(headline)


def test_lifetimes_are_compared() -> None:
    answer = of_claims(CLAIMS, {**CLAIMS, "exp": NOW + 7200})

    found = row(answer, "Lifetime")
    assert ("changed", "1 h", "2 h") == (found["change"], found["a"]["text"], found["b"]["text"])
    assert {"Lifetime": "removed"} == rows(of_claims(CLAIMS, {"exp": NOW + 1}), "kind")
    assert {"Lifetime": "added"} == rows(of_claims({"exp": NOW - 1, "iat": NOW}, CLAIMS), "kind")


def test_findings_that_only_one_has_are_rows() -> None:
    answer = of_claims(CLAIMS, {**CLAIMS, "password": "hunter2"})

    assert "added" in rows(answer, "findings").values()
    assert {"removed"} == set(rows(of_claims({**CLAIMS, "exp": 1}, CLAIMS), "findings").values())
    found = rows(of_claims({**CLAIMS, "exp": 1}, {**CLAIMS, "exp": 2}), "findings")
    assert "changed" in found.values()


def test_issuers_that_are_known_are_compared() -> None:
    google, other = (signed({**CLAIMS, "iss": iss}) for iss in ("https://accounts.google.com", "https://x.example"))

    assert "removed" == rows(compared(google, other), "kind")["Issuer"]


def test_a_ticket_has_what_differs_and_no_value() -> None:
    a = {"iss": "https://issuer.example/", "aud": "secret-api", "exp": NOW + 60, "scope": "read write", "private": "x1"}
    b = {"iss": "https://issuer.example", "aud": "secret-api", "exp": NOW - 60, "scope": "read", "sub": "alice-9"}
    answer = of_claims(a, b)
    ticket = answer["ticket"]

    assert ticket.startswith("## Comparison of two tokens\n\nWhere A passes, B fails")
    assert "- `sub`: only in B" in ticket
    assert "- `iss`: differs. " in ticket
    assert "- `name, 7 characters`: only in A" in ticket
    assert "### Reasons\n\n- B expired on " in ticket
    for value in ("issuer.example", "secret-api", "alice-9", "private", "x1", "eyJ"):
        assert value not in ticket


def test_a_ticket_of_what_does_not_differ_or_cannot_be_compared() -> None:
    assert "### Differences\n\nNothing differs.\n" in of_claims({"a": 1}, {"a": 1})["ticket"]
    assert "" == compared("words", "words")["ticket"]
