"""The line of a verdict about issuer and audience: the claims held against what the person expects of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.verdict import Check, Line
from jwt_decoder.text import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.model.records import Data, Node

_SCOPES: Final = ("scope", "scp")
_CLOSED: Final = frozenset({"encrypted", "detached", "empty"})
_MOST_SHOWN: Final = 8
_LONGEST_CHECK: Final = 200
_LONGEST_ASKED: Final = 24
_RULES: Final = {
    "aud": "aud must have one of the values expected (RFC 7519 §4.1.3)",
    "scope": "scope or scp must have all of the scopes expected (RFC 8693 §4.2)",
}
_EXACTLY: Final = "character for character (RFC 7519 §7.3)"
_ARTICLES: Final = {"array": "an array", "object": "an object", "null": "null"}


def audience(decoded: Decoded, expect: Mapping[str, str] | None) -> Line:
    """Compare the claims with what the person expects them to be."""
    if not expect:
        how = "Nothing was compared, because nothing is expected yet."
        return Line("not-checked", _asking(decoded.claims), {}, how)
    if decoded.payload is None or decoded.payload.kind in _CLOSED:
        how = "Nothing was compared, because there are no claims to read."
        return Line("not-checked", "The payload cannot be read", {}, how)
    checks = tuple(_check(decoded.claims, name, value) for name, value in expect.items())
    wrong = [check for check in checks if check.state != "match"]
    if not wrong:
        message = f"{', '.join(expect)} as expected"
        return Line("match", message, {"checked": len(expect)}, _how(checks), checks=checks)
    first = wrong[0]
    nodes = _nodes(decoded.claims, first.name)
    found = f"“{_told(nodes, quote.LONGEST)}”" if nodes else ""
    message = f"{first.name} is {found or 'missing'}"
    message += f": it {first.hint}" if first.hint else ""
    message += f", and {len(wrong) - 1} more" if len(wrong) > 1 else ""
    data: Data = {"name": first.name, "expected": expect[first.name], "found": found, "wrong": len(wrong)}
    return Line("mismatch", message, data, _how(checks), checks=checks)


def _check(claims: Mapping[str, Node], name: str, expected: str) -> Check:
    nodes = _nodes(claims, name)
    found = [value for node in nodes for value in _values(name, node)]
    wanted = expected.split() if name == "scope" else _alternatives(name, expected)
    told = quote.cut(expected, _LONGEST_CHECK)
    if not nodes:
        return Check(name, told, "", "missing", "")
    holds = set(wanted) <= set(found) if name == "scope" else not set(wanted).isdisjoint(found)
    hint = "" if holds else _hint(name, nodes[0], wanted, found)
    return Check(name, told, _told(nodes, _LONGEST_CHECK), "match" if holds else "mismatch", hint)


def _alternatives(name: str, expected: str) -> list[str]:
    """Give what may stand there: of aud as typed, or any of the words; a service may go by several names."""
    return [expected, *expected.split()] if name == "aud" else [expected]


def _values(name: str, node: Node) -> Iterable[str]:
    """Give the strings of a claim: scopes by their spaces (RFC 8693 §4.2), items of an array for aud and scopes."""
    if node["type"] == "string":
        return node["value"].split() if name == "scope" else [node["value"]]
    if name not in {"aud", "scope"} or node["type"] != "array":
        return []
    return [item["value"] for item in node["items"] if item["type"] == "string"]


def _hint(name: str, node: Node, wanted: Sequence[str], found: Sequence[str]) -> str:
    """Say what is between expected and found, where that is one small thing."""
    if name == "scope":
        present = set(found)
        return f"lacks {quote.cut(' '.join(scope for scope in wanted if scope not in present))}"
    if not found:
        return f"is {_ARTICLES.get(node['type'], 'a ' + node['type'])}, not a string"
    return next((hint for hint, alike in _ALIKE if _same(wanted, found, alike)), "")


def _same(wanted: Sequence[str], found: Sequence[str], alike: Callable[[str], str]) -> bool:
    return not {alike(one) for one in wanted}.isdisjoint(alike(one) for one in found)


def _how(checks: tuple[Check, ...]) -> str:
    """Say what was compared with what; each mismatch by name, with both sides."""
    rules = [_RULES[check.name] for check in checks if check.name in _RULES]
    names = ", ".join(check.name for check in checks)
    wrong = [f"{check.name}: expected “{check.expected}”, {_met(check)}" for check in checks if check.state != "match"]
    parts = [f"{names} compared with what you expect, {_EXACTLY}", *rules, *wrong]
    return f"{'; '.join(parts)}."


def _met(check: Check) -> str:
    if check.state == "missing":
        return "and it is missing"
    return f"found “{check.found}”{', which ' if check.hint else ''}{check.hint}"


def _asking(claims: Mapping[str, Node]) -> str:
    """Say what the token says, so that a person can say whether it is meant so."""
    told = ((word, quote.cut(_strings(claims[name]), _LONGEST_ASKED)) for name, word in _SAID if name in claims)
    said = ", ".join(f"{word} {value}" for word, value in told if value)
    return f"{said[0].upper()}{said[1:]}: say what you expect" if said else "Say what you expect"


def _told(nodes: Sequence[Node], most: int) -> str:
    """Give the value of a claim for a person, of no string what it is instead."""
    found = ", ".join(_strings(node) or node["text"] or f"an {node['type']}" for node in nodes)
    return quote.cut(found, most)


def _strings(node: Node) -> str:
    """Give a string, or the strings of an array, a few of them."""
    if node["type"] == "string":
        return node["value"]
    items = node.get("items", [])[:_MOST_SHOWN]
    return ", ".join(item["value"] for item in items if item["type"] == "string")


def _nodes(claims: Mapping[str, Node], name: str) -> list[Node]:
    return [claims[one] for one in (_SCOPES if name == "scope" else (name,)) if one in claims]


def _no_white_space(text: str) -> str:
    return text.strip()


def _no_slash(text: str) -> str:
    return text.removesuffix("/")


def _no_case(text: str) -> str:
    return text.casefold()


def _no_case_or_slash(text: str) -> str:
    return text.removesuffix("/").casefold()


def _no_scheme(text: str) -> str:
    return text.removeprefix("https://").removesuffix("/")


_SAID: Final = (("aud", "for"), ("iss", "from"))
_ALIKE: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("differs only by white space at an end", _no_white_space),
    ("differs only by a trailing slash", _no_slash),
    ("differs only in case", _no_case),
    ("differs only in case and by a trailing slash", _no_case_or_slash),
    ("differs only by “https://” at the beginning", _no_scheme),
)
