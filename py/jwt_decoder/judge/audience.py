"""The line of a verdict about issuer and audience: the claims held against what the person expects of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.scopes import words
from jwt_decoder.judge.differences import LACKING, MISSING, NO_STRING, WITHOUT_STRINGS, Difference, between
from jwt_decoder.judge.hints import Expected, hint
from jwt_decoder.judge.typed_list import typed_list, typed_lists, unquoted
from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.model.verdict import Check, Line
from jwt_decoder.text import json_types
from jwt_decoder.text.quote import LONGEST, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.explain.profiles.profile import Profile
    from jwt_decoder.model.part import Node
    from jwt_decoder.model.sentence import Facts, Value

# What can be expected, in the order in which it is told.
NAMES: Final = ("iss", "aud", "sub", "nonce", "azp", "scope")
SCOPES: Final = ("scope", "scp")
_OF_PRESENTATION: Final = ("aud", "nonce")
_CLOSED: Final = frozenset({"encrypted", "detached", "empty"})
_OF_WORDS: Final = frozenset({"string", "array"})
_MOST_SHOWN: Final = 8
_LONGEST_CHECK: Final = 200
_LONGEST_ASKED: Final = 24
_NOTHING_EXPECTED: Final = Sentence("Nothing was compared: no expected values are set.")
_CLOSED_PAYLOAD: Final = Sentence("The payload can't be read")
_NOTHING_TO_READ: Final = Sentence("Nothing was compared: there are no readable claims.")
_RULES: Final = {
    "aud": Sentence("aud must include one of the expected values (RFC 7519 §4.1.3)"),
    "scope": Sentence("scope or scp must include every expected scope (RFC 8693 §4.2)"),
}


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A check, the claims that it is about, how they differ if they do, and the values by which that is told."""

    check: Check
    nodes: Sequence[Node]
    difference: Difference | None
    values: Facts


def audience(decoded: Decoded, expect: Mapping[str, str] | None, profile: Profile, bound: Mapping[str, Node]) -> Line:
    """Compare the claims with what the person expects them to be; the profile says what a difference may come from.

    Of ``bound``, the claims of a Key Binding JWT, aud and nonce count where the token has none (RFC 9901 §4.3).
    """
    if not expect:
        return Line("not-checked", _asking(decoded.claims), {}, _NOTHING_EXPECTED)
    if decoded.payload is None or decoded.payload.kind in _CLOSED:
        return Line("not-checked", _CLOSED_PAYLOAD, {}, _NOTHING_TO_READ)
    claims = {name: bound[name] for name in _OF_PRESENTATION if name in bound} | dict(decoded.claims)
    comparisons = tuple(_compare(claims, name, expect[name], profile) for name in NAMES if name in expect)
    checks, how = tuple(one.check for one in comparisons), _how(comparisons)
    wrong = [(one, one.difference) for one in comparisons if one.difference]
    if not wrong:
        message = Sentence("{names} as expected", names=Listing(tuple(check.name for check in checks)))
        return Line("match", message, {"checked": len(checks)}, how, checks=checks)
    first, difference = wrong[0]
    known: Facts = {"expected": expect[first.check.name], "wrong": len(wrong)}
    missing = {} if first.nodes else {"found": ""}
    return Line("mismatch", _short(first, difference, len(wrong) - 1), {**known, **missing}, how, checks=checks)


def _short(comparison: _Comparison, difference: Difference, more: int) -> Sentence:
    """Return how the claims differ in short, and how many ``more`` do."""
    sentence = difference.first.about(count=more, more=more) if more else difference.only
    named = sentence.about(name=comparison.check.name, **comparison.values)
    if not comparison.nodes:
        return named
    return named.about(found=Sentence("“{value}”", value=_shown(comparison.nodes, LONGEST)))


def _compare(claims: Mapping[str, Node], name: str, expected: str, profile: Profile) -> _Comparison:
    nodes = _nodes(claims, name)
    quoted = quote(expected, _LONGEST_CHECK)
    present = tuple(text for node in nodes for text in _texts(name, node))
    if not nodes:
        why = hint(Expected(name, expected, present, claims), profile)
        return _Comparison(Check(name, quoted, "", "missing", why), nodes, MISSING, {})
    found = _shown(nodes, _LONGEST_CHECK)
    difference, values = _difference(name, expected, nodes)
    if difference is None:
        return _Comparison(Check(name, quoted, found, "match", None), nodes, None, {})
    small = difference.hint.about(**values) if difference.hint else None
    why = small if small and name != "scope" else hint(Expected(name, expected, present, claims), profile) or small
    return _Comparison(Check(name, quoted, found, "mismatch", why), nodes, difference, values)


def _difference(name: str, expected: str, nodes: Sequence[Node]) -> tuple[Difference | None, Facts]:
    """Return how the claims differ from what is expected, if they do, with the values by which that is told."""
    present = {text for node in nodes for text in _texts(name, node)}
    if name == "scope" and any(node["type"] in _OF_WORDS for node in nodes):
        return _of_scopes(expected, present)
    wanted = _alternatives(name, expected)
    if not present.isdisjoint(wanted):
        return None, {}
    if present:
        return between(wanted, present), {}
    type_ = nodes[0]["type"]
    return (
        (WITHOUT_STRINGS, {}) if (name, type_) == ("aud", "array") else (NO_STRING, {"type": json_types.NAMES[type_]})
    )


def _of_scopes(expected: str, present: AbstractSet[str]) -> tuple[Difference | None, Facts]:
    """Return which of the scopes are missing, unless all are there in one of the ways in which the list can be read."""
    if any(present >= set(wanted) for wanted in typed_lists(expected) if wanted):
        return None, {}
    lacking = [scope for scope in typed_list(expected) if scope not in present]
    return LACKING, {"missing": quote(" ".join(lacking))}


def _alternatives(name: str, expected: str) -> list[str]:
    """Return what may stand there: as typed, or any of a list; only a service is told in words without quotes.

    A service may go by several names, and several issuers may be trusted.
    """
    listed = chain.from_iterable(typed_lists(expected)) if name == "aud" else unquoted(expected)
    return [expected, *listed]


def _texts(name: str, node: Node) -> Iterable[str]:
    """Return the strings of a claim: scopes by their spaces (RFC 8693 §4.2), items of an array for aud and scopes."""
    if node["type"] == "string":
        return words(node["value"]) if name == "scope" else [node["value"]]
    if name not in {"aud", "scope"} or node["type"] != "array":
        return []
    return [item["value"] for item in node["items"] if item["type"] == "string"]


def _how(comparisons: Sequence[_Comparison]) -> Sentence:
    """Return what was compared with what; each mismatch by name, with both sides."""
    names = tuple(one.check.name for one in comparisons)
    compared = Sentence(
        "{names} compared with the expected values, character by character (RFC 7519 §7.3)", names=Listing(names)
    )
    rules = [_RULES[name] for name in names if name in _RULES]
    wrong = [
        one.difference.how.about(name=one.check.name, expected=one.check.expected, found=one.check.found, **one.values)
        for one in comparisons
        if one.difference
    ]
    return Sentence("{statements}.", statements=Listing((compared, *rules, *wrong), "semicolon"))


def _asking(claims: Mapping[str, Node]) -> Sentence:
    """Return what the token says, so that a person can say whether it is meant so."""
    aud, iss = (quote(_strings(claims[name]), _LONGEST_ASKED) if name in claims else "" for name in ("aud", "iss"))
    if aud and iss:
        return Sentence("For “{aud}”, from “{iss}”: enter the values you expect", aud=aud, iss=iss)
    if aud:
        return Sentence("For “{aud}”: enter the values you expect", aud=aud)
    return (
        Sentence("From “{iss}”: enter the values you expect", iss=iss)
        if iss
        else Sentence("Enter the issuer and audience you expect")
    )


def _shown(nodes: Sequence[Node], most: int) -> Value:
    """Return the value of a claim for a person, of an object or of an array without strings its type instead."""
    texts = [_strings(node) or ("" if node["type"] == "string" else node["text"]) for node in nodes]
    if all(text or node["type"] == "string" for text, node in zip(texts, nodes, strict=True)):
        return quote(", ".join(texts), most)
    return Listing(
        tuple(
            quote(text, most) if text else json_types.NAMES[node["type"]]
            for node, text in zip(nodes, texts, strict=True)
        )
    )


def _strings(node: Node) -> str:
    """Return a string, or the strings of an array, a few of them."""
    if node["type"] == "string":
        return node["value"]
    items = node.get("items", [])[:_MOST_SHOWN]
    return ", ".join(item["value"] for item in items if item["type"] == "string")


def _nodes(claims: Mapping[str, Node], name: str) -> list[Node]:
    return [claims[one] for one in (SCOPES if name == "scope" else (name,)) if one in claims]
