"""Another language needs a catalogue and nothing else: with one of every sentence in the list, no English is left."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.bridge import platform
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.findings import ENTRIES, example
from jwt_decoder.findings.header import TYPES
from jwt_decoder.keys.read_key import ENCODINGS
from jwt_decoder.model.sentence import Duration
from jwt_decoder.output import share
from jwt_decoder.output.report import entry, report, verification
from jwt_decoder.output.ticket import ticket
from jwt_decoder.output.wording import render_value
from jwt_decoder.registry import algorithms, claims, headers, token_types
from jwt_decoder.registry.issuers import ISSUERS

from tests.pseudo_language import PseudoLanguage, english_in, translated, words_of
from tests.unit.jwt_decoder.conftest import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.output.report import shape

pytestmark = pytest.mark.untraced

VECTORS: Final = Path(__file__).parents[3] / "vectors"
PSEUDO: Final = PseudoLanguage()
# Members that hold octets, or names that programs go by.
# A key to copy, and the states of a row's verdict by their lines.
_NO_LANGUAGE_THERE: Final = frozenset({".diagnosis.apply.key", ".rows.verdict"})
NO_LANGUAGE: Final = frozenset(
    (
        *(
            "data",
            "tree",
            "node",
            "hex",
            "id",
            "kind",
            "state",
            "why",
            "status",
            "severity",
            "registry",
            "role",
            "form",
        ),
        *("source", "reference", "path", "address", "command", "program", "unprotected", "digest_algorithm"),
    )
)


KEYS: Final = [
    "",
    "not hex at all",
    "-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----",
    "-----BEGIN RSA PRIVATE KEY-----\nAA==\n-----END RSA PRIVATE KEY-----",
    "-----BEGIN CERTIFICATE REQUEST-----\nAA==\n-----END CERTIFICATE REQUEST-----",
    "-----BEGIN",
    '{"kty":"oct"}',
    '{"kty":"RSA","n":"AA"}',
    '{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}',
    '{"keys":[]}',
    '{"keys":[{"kty":"x"},{"kty":"oct","k":"AA"}]}',
    "ssh-rsa AAAA",
]


@dataclass(frozen=True, slots=True)
class Case:
    """A paste, a key for it, and the options."""

    text: str
    key: str
    options: Options


def _golden() -> Iterator[tuple[str, Case]]:
    for path in sorted((VECTORS / "golden").glob("*.json")):
        golden = json.loads(path.read_text())
        options = {"now": NOW, **golden["options"]}
        options["secret_encoding"] = options.pop("secretEncoding", "text")
        yield path.stem, Case(golden["text"], "your-256-bit-secret", Options(**options))


def _torture() -> Iterator[tuple[str, Case]]:
    for case in json.loads((VECTORS / "torture.json").read_text()):
        yield case["id"], Case(case["text"], case.get("secret", "-----BEGIN"), Options(now=NOW))


def _rules() -> Iterator[tuple[str, Case]]:
    for ident, rule in ENTRIES.items():
        yield (
            ident,
            Case(example.paste(rule.example), rule.example.key, Options(now=NOW, expect={"iss": "x", "aud": "y"})),
        )


CASES: Final[Mapping[str, Case]] = {
    f"{kind} {name}": case
    for kind, cases in (("golden", _golden()), ("torture", _torture()), ("rule", _rules()))
    for name, case in cases
}


@cache
def names() -> frozenset[str]:
    """Return the words of names of the field, which are the same in every language, and of titles of documents."""
    rows = [*claims.ROWS, *headers.ROWS, *(row for issuer in ISSUERS for row in issuer.claims.values())]
    documents = [*(row.source for row in rows), *(issuer.source for issuer in ISSUERS)]
    for kind in token_types.TOKEN_TYPES:
        documents += [kind.source, *(required.source for required in kind.required)]
    signing = [text for row in algorithms.ROWS for text in (row.name, row.hash or "")]
    media = [name for allowed, _ in TYPES.values() for name in allowed]
    return words_of(*(row.name for row in rows), *documents, *signing, *media, *ENCODINGS, "Infinity", "UTC")


@dataclass(frozen=True, slots=True)
class Told:
    """A case with its report in the language, and the words that are of others or of the field."""

    case: Case
    report: shape.Report
    known: frozenset[str]


@cache
def told(name: str) -> Told:
    """Return what is told of the case of this name."""
    case = CASES[name]
    shown = report(engine.report(case.text, case.options), PSEUDO)
    quoted = [case.text, case.key, *(case.options.expect or {}).values(), *_of_tokens(shown["tokens"])]
    return Told(case, shown, names() | words_of(*quoted))


def _of_tokens(tokens: list[shape.Token]) -> Iterator[str]:
    """Return the texts of tokens, of their parts as decoded, and the ids of their faults, by which they are told."""
    for token in tokens:
        parts = [token["payload"], token["processed"], *(one["header"] for one in token["signatures"])]
        yield from (part["text"] or part["readable"] or "" for part in parts if part)
        yield from (disclosure["text"] for disclosure in token["disclosures"])
        yield from (fault["id"] for fault in token["faults"])
        yield token["text"]
        yield from _of_tokens(token["nested"])


def strings(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Return the texts of an answer that are in a language, with the way to each."""
    if isinstance(value, dict):
        for name, member in value.items():
            # What a click would put into the key field is a key.
            if name not in NO_LANGUAGE and f"{path}.{name}" not in _NO_LANGUAGE_THERE:
                yield from strings(member, f"{path}.{name}")
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, path)
    elif isinstance(value, str):
        yield path, value


def left(answer: object, known: frozenset[str]) -> list[tuple[str, frozenset[str], str]]:
    """Return the texts in which English is left, each with the way to it and its English words."""
    return [(path, words, text) for path, text in strings(answer) if (words := english_in(text, known))]


@pytest.mark.untraced
@pytest.mark.product(6)
@pytest.mark.parametrize("name", CASES)
def test_a_report_has_no_english_left(name: str) -> None:
    assert [] == left(told(name).report, told(name).known)


@pytest.mark.untraced
@pytest.mark.product(16)
@pytest.mark.parametrize("name", CASES)
def test_a_verification_has_no_english_left(name: str) -> None:
    case = CASES[name]
    tried = asyncio.run(engine.verify(case.text, case.key or "secret", case.options, platform.backend()))

    assert [] == left(verification(tried, PSEUDO), told(name).known)


@pytest.mark.untraced
@pytest.mark.product(16)
@pytest.mark.parametrize("name", CASES)
def test_a_ticket_and_a_link_have_no_english_left(name: str) -> None:
    options, known = CASES[name].options, told(name).known | words_of(*ids(told(name).report))
    markdown = ticket(engine.report(CASES[name].text, options), options.token, options.skew, PSEUDO)
    links = [share.forms(token, PSEUDO) for token in engine.report(CASES[name].text, options).tokens]

    assert [] == left(links, known)
    assert [] == [line for line in markdown.splitlines() if english_in(line, known)]


def ids(value: object) -> Iterator[str]:
    """Return states, ids, severities and the like, by which a ticket names things as programs do."""
    if isinstance(value, dict):
        yield from (member for name, member in value.items() if name in NO_LANGUAGE and isinstance(member, str))
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        yield from ids(child)


@pytest.mark.parametrize("key", KEYS)
def test_what_is_said_of_a_key_has_no_english_left(key: str) -> None:
    case = CASES["torture plain"]
    tried = asyncio.run(engine.verify(case.text, key, case.options, platform.backend()))

    assert [] == left(verification(tried, PSEUDO), told("torture plain").known | words_of(key))


def test_the_help_of_each_rule_has_no_english_left() -> None:
    entries = [{**entry(rule, PSEUDO), "example": ""} for rule in ENTRIES.values()]

    assert [] == left(entries, names())


def test_the_language_turns_values_around_and_decides_about_numbers_itself() -> None:
    lengths = [Duration(years * 31_556_952.0) for years in (1, 12, 21)]

    assert "⟦Иу ит {second}, ноу {first}.⟧" == translated("It is {first}, not {second}.")
    assert ["⟦1 шдас⟧", "⟦12 шдаст⟧", "⟦21 шдас⟧"] == [render_value(length, PSEUDO) for length in lengths]
    assert frozenset({"that", "key"}) == english_in("⟦Иу ит⟧ that key, x5t and alg", frozenset({"and", "alg"}))
