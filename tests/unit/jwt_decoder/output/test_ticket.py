"""The report for a ticket: nothing in it can be replayed, and nothing of a token becomes markup."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jwt_decoder.bridge import bridge
from jwt_decoder.output.ticket import ticket as make_ticket
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.conftest import NOW
from tests.unit.jwt_decoder.judge.test_verdict import EXP, paste

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.output.report import shape

    from tests.unit.jwt_decoder.conftest import Reporter

JWE = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..MTIz.Y2lwaGVy.MTIz"
SHORTEST_SECRET = 5


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
        "Decoded, not verified. It expired on 2023-11-14 22:13:20 UTC. It was meant for another audience.\n"
        "\n"
        "Values are masked: of each there is the type and the length. In clear are alg, typ and cty of the header, the "
        "times, and the names of claims. The token itself and its signature are left out, so this cannot be replayed.\n"
        "\n"
        "Judged at 1767225600 (2026-01-01 00:00:00 UTC), skew 60 s, before any key was tried.\n"
        "\n"
        "It looks like this kind of token: Access token (RFC 9068); it lacks `sub`, `client_id`, `jti`.\n"
        "\n"
        "### Header\n"
        "\n"
        "- `alg` (Algorithm): `RS256`\n"
        "- `typ` (Type): `at+jwt`\n"
        "- `kid` (Key ID): string, 11 characters\n"
    ) == ticket(paste(claims | {"aud": "a"}, header), skew=60, expect={"aud": "b"}).split("\n### Verdict")[0]
    told = ticket(paste(claims, header), expect={"iss": "https://issuer.example/", "scope": "readers"})
    assert "- **Time**: expired. exp 1700000000 (2023-11-14 22:13:20 UTC) compared with now" in told
    assert (
        "- **Issuer and audience**: mismatch. Compared character for character (RFC 7519 §7.3): iss mismatch (differs "
        "only by a trailing slash), scope missing.\n"
    ) in told
    assert "- **Signature**: not-attempted. RS256 needs the public key. Nothing was computed:" in told
    assert "- `iat`: 1699999100, 2023-11-14 21:58:20 UTC\n- `exp`: 1700000000, 2023-11-14 22:13:20 UTC\n" in told
    assert "- `iss` (Issuer): string, 22 characters\n" in told
    assert "- `exp` (Expiration Time): 2023-11-14 22:13:20 UTC\n" in told
    assert "- `nbf` (Not Before): nbf must be a number of seconds, this is a string: as text it is a date" in told
    for line in ("`on`: boolean", "`n`: number, 21 characters", "`o`: object, 1 member", "`z`: null"):
        assert line in re.sub(r"(`\w+`) \([^)]*\)", r"\1", told)
    assert "`number-unsafe`, info: (masked) is beyond" in told


def test_the_audience_that_was_not_checked_is_not_told_either() -> None:
    told = ticket(paste({"aud": "launch-audience", "scope": "launch-scope"}))

    assert "launch" not in told
    assert "- **Issuer and audience**: not-checked. Nothing was compared, because nothing is expected yet.\n" in told


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\n", "\x00", "\ufeff"])
def test_a_value_is_masked_where_a_sentence_shows_what_nobody_sees_in_it(hidden: str) -> None:
    told = ticket(paste({"a": 1}, {"alg": f"launch{hidden}codes"}))

    assert "launch" not in told
    assert "codes" not in told
    assert "“(masked)” is no JWS algorithm known here." in told


def test_scopes_that_are_lacking_are_not_told() -> None:
    told = ticket(paste({"scope": "read"}), expect={"scope": "launch-missiles"})

    assert "scope mismatch (lacks some)." in told
    assert "launch" not in told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("nothing", "There is no token in this text.\n"),
        (JWE, "## JWE Compact Serialization\n"),
        (f"{paste([1])}", "- no JSON object that can be listed here, 3 octets\n"),
        (paste({f"n{index}": 1 for index in range(203)}), "- 3 more\n"),
        (f"{paste({'a': 1})}.AAAA", "`segments-count`"),
        (paste({"a": 1}, {"alg": "a`b<script>"}), "string, 11 characters"),
        (paste({"a": 1}, {"alg": "secretlike1"}), "- `alg`"),
        (json.dumps({"payload": "e30", "signatures": [{"protected": "e30", "signature": "AA"}] * 2}),
         "- **Signatures**: 2, of which the first is the one above.\n"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxLCJhIjoyLCJhIjozfQ." + "A" * 43, "`json-duplicate-name`"),
    ],
)  # fmt: skip
def test_any_text_has_a_ticket(text: str, says: str) -> None:
    assert says in ticket(text)


def test_a_long_list_of_faults_is_cut() -> None:
    members = ",".join('"a":1,"a":2' for _ in range(30))
    header = base64url.encode(b'{"alg":"HS256"}')
    segments = ".".join(["e3=0"] * 60)

    assert re.search(r"### Faults(\n.*){21}\n- \d+ more\n", ticket(
        json.dumps({"payload": base64url.encode(f"{{{members}}}".encode()),
                    "signatures": [{"protected": f"{header}=", "signature": f"{segments[:4]}="}] * 30})
    ))  # fmt: skip


def test_the_token_that_is_meant_is_told() -> None:
    text = f"{paste({'first': 1})}\n{paste({'second': 2})}"

    assert ["first", "second"] == [
        next(name for name in ("first", "second") if f"`{name}`" in ticket(text, token=index)) for index in (0, 1)
    ]


@pytest.mark.parametrize(
    ("profile", "says"),
    [
        (None, ""),
        ({"issuer": None, "type": None}, ""),
        ({"type": {"label": "ID Token", "missing": []}}, "It looks like this kind of token: ID Token.\n\n"),
        (
            {"type": {"label": "ID Token", "missing": ["iss", "sub"]}},
            "It looks like this kind of token: ID Token; it lacks `iss`, `sub`.\n\n",
        ),
    ],
)
def test_the_kind_of_token_is_told_and_what_it_lacks(
    report: Reporter, profile: dict[str, Any] | None, says: str
) -> None:
    found = report(paste({"a": 1}))
    found["tokens"][0]["profile"] = profile
    told = make_ticket(cast("shape.Report", found), 0, 0)

    assert f"before any key was tried.\n\n{says}### Header\n" in told


def test_what_a_disclosure_holds_is_not_told(report: Reporter) -> None:
    found = report(paste({"a": 1}))
    node = {"type": "string", "value": "launch-codes", "text": "", "start": 0, "end": 0}
    text = '["launch-salt","launch-codes"]'
    one = {"status": "disclosed", "salt": "launch-salt", "digest": "launch-digest", "text": text}
    found["tokens"][0] |= {
        "disclosures": [one | {"name": "code", "node": node}, one | {"name": None, "node": None, "salt": None}],
        "binding": {"state": "bound"},
        "faults": [{"id": "x", "message": "“launch-codes” and launch-salt are", "data": {"salt": "launch-salt"}}],
    }
    told = make_ticket(cast("shape.Report", found), 0, 0)

    assert "- `x`: “(masked)” and (masked) are\n" in told
    assert "- `code`: disclosed, string, 12 characters\n" in told
    assert "- an element of an array, or none that can be read: disclosed\n" in told
    assert "- Key Binding JWT: bound\n" in told
    assert "launch" not in told


# Letters that hardly stand beside each other in English; what the fixed text has in common is taken out below.
SECRETS = st.text(alphabet="QXZJVWKqxzjvwk0123456789/+-._~", min_size=SHORTEST_SECRET, max_size=40)
NUMBERS = st.integers(10**7, 10**40) | st.integers(-(10**40), -(10**7))
VALUES = st.recursive(SECRETS | NUMBERS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    st.sampled_from(["a", "kty", "é"]), inner, max_size=3), max_leaves=6)  # fmt: skip
NAMES = st.sampled_from(["iss", "sub", "aud", "jti", "azp", "scope", "scp", "nonce", "cnf", "act", "_sd", "x", "email"])
HEADER_NAMES = st.sampled_from(["kid", "jku", "jwk", "x5u", "x5t", "nonce", "crit", "ppid"])
EXPECTED = st.dictionaries(st.sampled_from(["iss", "aud", "sub", "nonce", "azp", "scope"]), SECRETS)


def leaves(value: object) -> Iterator[str]:
    """Give the texts of strings and numbers, however deep."""
    if isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield str(value)


def runs(text: str) -> set[str]:
    """Give all that stands in five neighbouring characters."""
    return {text[start : start + SHORTEST_SECRET] for start in range(len(text) - SHORTEST_SECRET + 1)}


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(
    header=st.dictionaries(HEADER_NAMES, VALUES),
    claims=st.dictionaries(NAMES, VALUES),
    expect=EXPECTED,
    signature=st.binary(min_size=16, max_size=64),
    damage=st.sampled_from(["", "=", "!", ".AAAA"]),
)
def test_no_five_characters_of_a_value_or_of_the_signature_are_in_a_ticket(
    header: dict[str, Any], claims: dict[str, Any], expect: dict[str, str], signature: bytes, damage: str
) -> None:
    segments = [base64url.encode(json.dumps(part).encode()) for part in ({"alg": "HS256"} | header, claims)]
    segments.append(base64url.encode(signature))
    empty = dict.fromkeys(claims, "")
    common = runs(ticket(paste(empty, {"alg": "HS256"} | dict.fromkeys(header, "")), expect=expect))
    secret = set().union(*(runs(text) for text in [*leaves(header), *leaves(claims), *segments[1:]]))

    told = runs(ticket(".".join(segments) + damage, expect=expect))

    assert set() == told & (secret - common)


HOSTILE = st.text(
    alphabet=st.sampled_from("`*_[]()<>|~&#@$!\\:/.-+\n\r\t \u2028\u202e\u200bahtpsw\"'{}=é😀"), min_size=1, max_size=60
)
# As CommonMark reads a line: an escaped character is none of markup, and a run of backticks opens code up to its like.
INERT = re.compile(r"\\[!-/:-@\[-`{-~]|(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
BARE = re.compile(r"[`*_\[\]<>|~&#@$]|https?:|www\.")


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(names=st.lists(HOSTILE, max_size=3), alg=HOSTILE, label=HOSTILE)
def test_nothing_of_a_token_becomes_markup(names: list[str], alg: str, label: str) -> None:
    payload = base64url.encode("{{{}}}".format(",".join(f"{json.dumps(name)}:1" for name in names * 2)).encode())
    text = f"{base64url.encode(json.dumps({'alg': alg, 'typ': alg}).encode())}.{payload}.AAAA"
    lines = ticket(json.dumps({label: text})).splitlines()

    for line in lines:
        content = re.sub(r"^- (\*\*[A-Z][a-z ]+\*\*)?|^##+ ", "", line)
        assert BARE.search(INERT.sub("", content)) is None, line
        assert line == "" or line[0] in "-#DJVT", line
    assert 3 * len(names) + 40 > len(lines)


@pytest.mark.parametrize(
    ("name", "span"),
    [
        ("a", "`a`"),
        ("a`b", "`` a`b ``"),
        ("``", "``` `` ```"),
        (" a", "`  a `"),
        ("", "` `"),
        ("<b>|*", "`<b>|*`"),
        ("a\nb", "`a[U+000A]b`"),
        ("\u202e", "`[U+202E]`"),
    ],
)
def test_a_name_is_a_span_of_code(name: str, span: str) -> None:
    assert f"- {span} (Private claim): number, 1 character\n" in ticket(paste({name: 1}))
