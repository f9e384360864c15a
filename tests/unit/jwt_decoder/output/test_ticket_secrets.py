"""No ticket holds what others wrote, nor a link: secrets are planted in all the pastes there are, in each place."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output.ticket import ticket as write
from jwt_decoder.text import base64url
from markdown_it import MarkdownIt

from tests.unit.jwt_decoder.conftest import NOW
from tests.unit.jwt_decoder.output.planted import PLACES, digits, spellings
from tests.unit.jwt_decoder.output.test_languages import CASES
from tests.unit.jwt_decoder.output.test_ticket import ticket

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SHORTEST_SECRET: Final = 5
# One paste of so many is tried in each place, another one of them in the next place.
STRIDE: Final = 24
LONGEST: Final = 5000
MOST_TOKENS: Final = 3
SECRET: Final = "QZXJVWKQXVZKJWQX"
# What is around a secret: what is markup, a mention or an address elsewhere, and what nobody sees.
AROUND: Final = (
    *("{}", "@{}", "org/{}#1", "http://{}.example/login", "a_http://{}.example/login", "www.{}.example"),
    *("{}@mail.example", "[{}](http://a.example)", "![{}](a)", "<img src={}>", "`{}`", "**{}**", "{}\n\n# {}"),
    *("|{}|", "_{}_", "~~{}~~", "a\u200b{}", "\u202e{}\u202c", "{}…", "“{}”", "&{};", "${}$", "\\`{}", "{} {}"),
    *("-----BEGIN {}-----", "did:example:{}", "urn:{}:a", "../{}", "' OR {}--", "a\x1b[31m{}", "“`{}", "``` {}"),
)
TAGS: Final = frozenset({"h2", "h3", "p", "ul", "li", "strong", "code"})
EXPECTABLE: Final = ("iss", "aud", "sub", "nonce", "azp", "scope")


def rendered(markdown: str) -> set[str]:
    """Return the tags that a Markdown text becomes, as CommonMark and with tables and strikethrough."""
    found: set[str] = set()
    for preset in ("commonmark", "js-default"):
        html = MarkdownIt(preset, {"html": True, "linkify": False}).render(markdown)
        found |= set(re.findall(r"<([a-z0-9]+)", html))
    return found


# As CommonMark reads a line: an escaped character is none of markup, and a run of backticks opens code up to its like.
CODE: Final = re.compile(r"(?<![\\`])(`+)(?!`).+?(?<!`)\1(?!`)")
ESCAPED: Final = re.compile(r"\\[!-/:-@\[-`{-~]")
BARE: Final = re.compile(r"[`*_\[\]<>|~&#@$]|\b[A-Za-z][A-Za-z0-9+.-]*:\S|://|(?i:www\.)")
LISTED: Final = re.compile(r"(?m)^- (\*\*[A-Z][a-z ]+\*\*)?|^##+ ")


def links(markdown: str) -> list[str]:
    """Return what may become a link in GitHub's dialect, which links addresses after any character but in code."""
    return [found[0] for found in BARE.finditer(ESCAPED.sub(" ", CODE.sub(" ", LISTED.sub("", markdown))))]


def tickets(text: str, expect: dict[str, str]) -> Iterator[str]:
    """Return the tickets of the first tokens of a paste."""
    report = engine.report(text, Options(NOW, expect=expect))
    yield from (write(report, index, 60) for index in range(len(report.tokens[:MOST_TOKENS])))


def leaks(text: str, secret: str, expected: str) -> list[str]:
    """Return what the tickets of a paste have of a secret, the links in them, and tags of no ticket."""
    expect = dict.fromkeys(EXPECTABLE, expected)
    written = spellings(secret) | digits(secret)
    found: list[str] = []
    for told in tickets(text, expect):
        found += [*(form for form in written if form in told), *links(told), *(rendered(told) - TAGS)]
    return found


def unplanted() -> list[str]:
    """Return the pastes that there are: golden ones, hard ones, and one for each rule."""
    return [case.text for case in CASES.values() if len(case.text) < LONGEST]


def found_in(place: str, pastes: Sequence[str]) -> dict[str, list[str]]:
    """Return what leaks of a secret in this place, by the paste; what is around the secret is another one in each."""
    found: dict[str, list[str]] = {}
    for at, before in enumerate(pastes):
        text = AROUND[(list(PLACES).index(place) * 7 + at) % len(AROUND)].replace("{}", SECRET)
        planted = PLACES[place](before, text)
        if leaked := leaks(planted, SECRET, text):
            found[planted] = leaked
    return found


@pytest.mark.product(7)
@pytest.mark.untraced
@pytest.mark.parametrize("place", PLACES)
def test_no_ticket_of_any_paste_has_a_planted_secret_or_a_link(place: str, pytestconfig: pytest.Config) -> None:
    stride = 1 if pytestconfig.getoption("whole") else STRIDE
    pastes = unplanted()[list(PLACES).index(place) % stride :: stride]

    assert {} == found_in(place, pastes)
    assert any(PLACES[place](text, SECRET) != text for text in pastes)


@pytest.mark.untraced
@pytest.mark.parametrize("place", PLACES)
def test_no_ticket_of_a_corpus_has_a_planted_secret_or_a_link(
    place: str, shared: Path, pytestconfig: pytest.Config
) -> None:
    corpora = shared / "corpora"
    pastes = [path.read_text() for path in sorted((corpora / "real-world").glob("*.txt"))]
    examples = json.loads((corpora / "rfc-appendix.json").read_text())
    pastes += [one if isinstance(one := case["input"], str) else json.dumps(one) for case in examples]
    stride = 1 if pytestconfig.getoption("whole") else STRIDE

    assert {} == found_in(place, [one[:LONGEST] for one in pastes[list(PLACES).index(place) % stride :: stride]])


CANARY = st.text(alphabet="QXZJVWKqxzjvwk", min_size=14, max_size=30)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(canary=CANARY, before=st.sampled_from(unplanted()), places=st.lists(st.sampled_from([*PLACES]), min_size=2,
       max_size=3), around=st.sampled_from(AROUND))  # fmt: skip
def test_nothing_of_others_is_in_a_ticket_whatever_is_planted_together(
    canary: str, before: str, places: list[str], around: str
) -> None:
    text = around.replace("{}", canary)
    for place in places:
        before = PLACES[place](before, text)

    assert [] == leaks(before, canary, text)


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


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    header=st.dictionaries(HEADER_NAMES, VALUES),
    claims=st.dictionaries(NAMES, VALUES),
    expect=EXPECTED,
    signature=st.binary(min_size=16, max_size=64),
    damage=st.sampled_from(["", "=", "!", ".AAAA"]),
)
@example(header={}, claims={"iss": ["25519"]}, expect={}, signature=bytes(64), damage="")
def test_no_five_characters_of_a_value_or_of_the_signature_are_in_a_ticket(
    header: dict[str, Any], claims: dict[str, Any], expect: dict[str, str], signature: bytes, damage: str
) -> None:
    segments = [base64url.encode(json.dumps(part).encode()) for part in ({"alg": "HS256"} | header, claims)]
    segments.append(base64url.encode(signature))
    empty = [{"alg": "HS256"} | dict.fromkeys(header, ""), dict.fromkeys(claims, "")]
    # As long as the signature, since what a length is that of is said: "Ed25519" has five characters in a row.
    alike = [*(base64url.encode(json.dumps(part).encode()) for part in empty), base64url.encode(b"\7" * len(signature))]
    common = runs(ticket(".".join(alike) + damage, expect=expect))
    secret = set().union(*(runs(text) for text in [*leaves(header), *leaves(claims), *segments[1:]]))

    told = runs(ticket(".".join(segments) + damage, expect=expect))

    assert set() == told & (secret - common)
