"""The report for a ticket: nothing in it can be replayed, and nothing of a token becomes markup."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jwt_decoder.bridge import bridge
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.ticket import mask
from jwt_decoder.output.wording import ENGLISH, render
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.conftest import NOW
from tests.unit.jwt_decoder.judge.test_verdict import EXP, paste
from tests.unit.jwt_decoder.output.planted import encoded

JWE = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..MTIz.Y2lwaGVy.MTIz"


def ticket(text: str, **options: object) -> str:
    """Return the Markdown of a text."""
    request = {"action": "ticket", "text": text, "options": {"now": NOW, **options}}
    answer: dict[str, str] = json.loads(bridge.handle(json.dumps(request)))
    assert ["markdown"] == list(answer)
    return answer["markdown"]


def test_a_ticket_says_what_a_reader_needs_and_nothing_that_could_be_replayed() -> None:
    header = {"alg": "RS256", "typ": "at+jwt", "kid": "key-2026-11"}
    claims = {"iss": "https://issuer.example", "exp": EXP, "iat": EXP - 900, "roles": ["admin", "x"], "on": True}
    claims |= {"n": 123456789012345678901, "o": {"a": 1}, "z": None, "nbf": "2023-11-14"}

    assert (
        "## JWS Compact Serialization\n"
        "\n"
        "This token expired on 2023-11-14 22:13:20 UTC. Different audience than you expect. Not verified yet.\n"
        "\n"
        "Values are masked: only their types and lengths are shown. Not masked: times, registered or documented"
        " names, and alg, typ and cty if those are registered. The token and its signature are left out, so this"
        " can't be replayed.\n"
        "\n"
        "Checked at 1767225600 (2026-01-01 00:00:00 UTC), tolerance 60 s, before any key was tried.\n"
        "\n"
        "Probably this type: Access token (RFC 9068); missing: `sub`, `client_id`, `jti`.\n"
        "\n"
        "### Header\n"
        "\n"
        "- `alg` (Algorithm): `RS256`\n"
        "- `typ` (Type): `at+jwt`\n"
        "- `kid` (Key ID): `string, 11 characters`\n"
    ) == ticket(paste(claims | {"aud": "a"}, header), skew=60, expect={"aud": "b"}).split("\n### Verdict")[0]
    told = ticket(paste(claims, header), expect={"iss": "https://issuer.example/", "scope": "readers"})
    assert "- **Time**: expired. exp 1700000000 (2023-11-14 22:13:20 UTC) compared with now" in told
    assert (
        "- **Issuer and audience**: mismatch. Compared character by character (RFC 7519 §7.3): iss mismatch"
        " (Only a trailing slash differs.), scope missing.\n"
    ) in told
    assert "- **Signature**: not-attempted. RS256 needs the public key. Nothing was computed:" in told
    assert "- `iat`: 1699999100, 2023-11-14 21:58:20 UTC\n- `exp`: 1700000000, 2023-11-14 22:13:20 UTC\n" in told
    assert "- `iss` (Issuer): `string, 22 characters`\n" in told
    assert "- `exp` (Expiration Time): 2023-11-14 22:13:20 UTC\n" in told
    assert "- `nbf` (Not Before): nbf must be a number of seconds, but is a date as text; as seconds" in told
    for line in (
        "2 characters` (Private claim): `boolean`",
        "`number, 21 characters`",
        "`object, 1 member`",
        "claim): `null`",
    ):
        assert line in told
    assert "`number-unsafe`, info: `number, 21 characters` is beyond" in told


def test_the_audience_that_was_not_checked_is_not_told_either() -> None:
    told = ticket(paste({"aud": "launch-audience", "scope": "launch-scope"}))

    assert "launch" not in told
    assert "- **Issuer and audience**: not-checked. Nothing was compared: no expected values are set.\n" in told


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\n", "\x00", "\ufeff"])
def test_a_value_is_masked_where_a_sentence_shows_what_nobody_sees_in_it(hidden: str) -> None:
    told = ticket(paste({"a": 1}, {"alg": f"launch{hidden}codes"}))

    assert "launch" not in told
    assert "codes" not in told
    assert "“`string, 12 characters`” isn't a JWS algorithm known here." in told


def test_scopes_that_are_lacking_are_not_told() -> None:
    told = ticket(paste({"scope": "read"}), expect={"scope": "launch-missiles"})

    assert "scope mismatch (Some are missing.)." in told
    assert "launch" not in told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("nothing", "There is no token in this text.\n"),
        (JWE, "## JWE Compact Serialization\n"),
        (f"{paste([1])}", "- not a JSON object that can be listed here, 3 bytes\n"),
        (paste({f"n{index}": 1 for index in range(203)}), "- 3 more\n"),
        (f"{paste({'a': 1})}.AAAA", "`segments-count`"),
        (paste({"a": 1}, {"alg": "a`b<script>"}), "string, 11 characters"),
        (paste({"a": 1}, {"alg": "secretlike1"}), "- `alg`"),
        (json.dumps({"payload": "e30", "signatures": [{"protected": "e30", "signature": "AA"}] * 2}),
         "- **Signatures**: 2; the first is the one above.\n"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxLCJhIjoyLCJhIjozfQ." + "A" * 43, "`json-duplicate-name`"),
    ],
)  # fmt: skip
def test_any_text_has_a_ticket(text: str, says: str) -> None:
    assert says in ticket(text)


@pytest.mark.untraced
def test_a_long_list_of_faults_is_cut() -> None:
    members = ",".join('"a":1,"a":2' for _ in range(30))
    header = base64url.encode(b'{"alg":"HS256"}')
    segments = ".".join(["e3=0"] * 60)

    assert re.search(r"### Problems(\n.*){21}\n- \d+ more\n", ticket(
        json.dumps({"payload": base64url.encode(f"{{{members}}}".encode()),
                    "signatures": [{"protected": f"{header}=", "signature": f"{segments[:4]}="}] * 30})
    ))  # fmt: skip


def test_the_token_that_is_meant_is_told() -> None:
    text = f"{paste({'sub': 1})}\n{paste({'jti': 2})}"

    assert ["sub", "jti"] == [
        next(name for name in ("sub", "jti") if f"`{name}`" in ticket(text, token=index)) for index in (0, 1)
    ]


@pytest.mark.parametrize(
    ("header", "claims", "says"),
    [
        ({}, {"a": 1}, ""),
        (
            {"typ": "at+jwt"},
            {"a": 1, "iss": "i", "exp": EXP, "aud": "a", "sub": "s", "client_id": "c", "iat": EXP, "jti": "j"},
            "Probably this type: Access token (RFC 9068).\n\n",
        ),
        (
            {"typ": "logout+jwt"},
            {"iss": "i", "exp": EXP, "aud": "a", "iat": EXP, "jti": "j"},
            "Probably this type: Logout Token; missing: `events`, `sub` or `sid`.\n\n",
        ),
    ],
)
def test_the_kind_of_token_is_told_and_what_it_lacks(header: dict[str, str], claims: dict[str, Any], says: str) -> None:
    told = ticket(paste(claims, {"alg": "HS256"} | header))

    assert f"before any key was tried.\n\n{says}### Header\n" in told


def test_what_a_disclosure_holds_is_not_told() -> None:
    named, nameless = (
        base64url.encode(json.dumps(one).encode())
        for one in (["launch-salt", "launch-name", "launch-codes"], ["launch-salt", "launch-item"])
    )
    bound = f"{base64url.encode(b'{}')}.{base64url.encode(json.dumps({'sd_hash': 'launch-hash'}).encode())}.AAAA"
    told = ticket(f"{paste({'a': 1})}~{named}~{nameless}~{'AAAA~' * 201}{bound}")

    assert "- `name, 11 characters`: unreferenced, `string, 12 characters`\n" in told
    assert "- an array element, or unreadable: unreferenced, `string, 11 characters`\n" in told
    assert "- Key Binding JWT: mismatch\n" in told
    assert "- 3 more\n" in told
    assert "launch" not in told


@pytest.mark.parametrize(
    ("name", "span"),
    [
        ("sub", "`sub`"),
        ("upn", "`upn`"),
        ("a`b", "`name, 3 characters`"),
        ("password", "`name, 8 characters`"),
        ("a_http://evil.example/login", "`name, 27 characters`"),
        ("", "`name, 0 characters`"),
        ("s", "`name, 1 character`"),
    ],
)
def test_a_name_is_told_where_a_table_has_it(name: str, span: str) -> None:
    assert re.search(rf"(?m)^- {re.escape(span)} \([^)]+\): ", ticket(paste({name: 1})))


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ({"alg": "ES256"}, "- `alg` (Algorithm): `ES256`\n"),
        ({"alg": "es256"}, "- `alg` (Algorithm): `string, 5 characters`\n"),
        ({"alg": "ECDH-ES", "enc": "A128GCM"}, "- `alg` (Algorithm): `ECDH-ES`\n"),
        ({"alg": "ES256", "typ": "application/at+JWT"}, "- `typ` (Type): `application/at+JWT`\n"),
        ({"alg": "ES256", "typ": "launch+jwt"}, "- `typ` (Type): `string, 10 characters`\n"),
        ({"alg": "ES256", "kid": "ES256"}, "- `kid` (Key ID): `string, 5 characters`\n"),
    ],
)
def test_of_the_header_known_names_are_told(header: dict[str, str], told: str) -> None:
    assert told in ticket(paste({"a": 1}, header))


@pytest.mark.parametrize(
    ("payload", "told"),
    [
        ('{"password": hunter2hunter2hunter2}', "JSON expects a value here, not “`string, 21 characters`”."),
        ('{"a":100200300400500600700}', "`number, 21 characters` is beyond"),
        ('{"password":"hunter2"}', "The name “`string, 8 characters`” suggests a password"),
    ],
)
def test_a_sentence_has_types_and_lengths_in_the_place_of_what_it_quotes(payload: str, told: str) -> None:
    assert told in ticket(f"{encoded({'alg': 'HS256'})}.{encoded(payload)}.{'A' * 43}")


def test_of_a_text_that_was_cut_it_is_told_that_there_was_more() -> None:
    assert "“`more than 40 characters`” isn't a JWS algorithm" in ticket(paste({"a": 1}, {"alg": "x" * 300}))


def test_a_number_that_is_too_large_for_a_count_is_told_by_its_length() -> None:
    said = Sentence("{count} of {number}", count=99_999_999, number=100_000_000)

    assert "99,999,999 of `number, 9 characters`" == render(mask.sentence(said, frozenset(), ENGLISH))
