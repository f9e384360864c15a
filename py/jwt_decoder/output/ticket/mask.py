"""What stands in a ticket in the place of text from outside: its type and its length, and nothing of it.

What may be told is listed here. All other text in a sentence is taken for text from outside, whoever put it there.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.header import CONTENT_ENCRYPTION, KEY_ENCRYPTION, MEDIA_TYPES
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.output.ticket.markdown import code
from jwt_decoder.output.wording import render
from jwt_decoder.registry import customary
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.curves import CURVES
from jwt_decoder.registry.formats import FORMATS
from jwt_decoder.registry.headers import HEADERS
from jwt_decoder.registry.issuers import ISSUERS
from jwt_decoder.registry.token_types import TOKEN_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.part import Node
    from jwt_decoder.output.wording import Catalogue

TIMES: Final = frozenset({"iat", "nbf", "exp", "auth_time"})


@cache
def names() -> frozenset[str]:
    """Return the names that the tables of the engine have, of claims and of parameters."""
    issuers = [name for issuer in ISSUERS for name in (*issuer.claims, *issuer.parameters)]
    own = [name for kind in TOKEN_TYPES for name in kind.claims]
    required = [name for kind in TOKEN_TYPES for one in kind.required for name in one.names]
    return frozenset((*CLAIMS, *HEADERS, *customary.CLAIMS, *customary.PARAMETERS, *issuers, *own, *required))


@cache
def _words() -> frozenset[str]:
    """Return the words of the field that a sentence may have: the names, and those of algorithms and formats."""
    sections = [row.section for row in FORMATS.values()]
    return names().union(ALGORITHMS, KEY_ENCRYPTION, CONTENT_ENCRYPTION, MEDIA_TYPES, CURVES, sections)


# By these names a sentence has what a value is: a word may be told that the header tells anyway, no name of a claim.
_VALUES: Final = frozenset({"found", "value", "values", "expected", "iss", "aud", "sub", "scope", "scopes", "issuer"})
# Times that a sentence has as text.
_TIMES: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        **dict.fromkeys((*TIMES, "now"), re.compile(r"-?[0-9.e+]{1,24}(?: \([0-9:. -]{19,26} UTC\))?")),
        "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9:.]{8,15} UTC)?"),
        "year": re.compile(r"-?[0-9]{1,14}"),
        "seconds": re.compile(r"-?[0-9.e+]{1,24}"),
    }
)
_NUMBER: Final = re.compile(r"-?[0-9][0-9.eE+-]*…?")
_CODE_POINT: Final = re.compile(r"\[U\+[0-9A-F]{4,6}\]")
# A number of the engine's own is a count, and none is larger.
_LARGEST: Final = 10**8
_SCALARS: Final = {"boolean": Sentence("boolean"), "null": Sentence("null")}


def sentence(said: Sentence, told: frozenset[str], catalogue: Catalogue) -> Sentence:
    """Return a sentence with types and lengths in the place of text from outside; ``told`` are more words of ours."""

    def masked(name: str, value: str | float) -> str | float:
        if isinstance(value, str):
            return value if _is_told(name, value, told) else code(_length(value, catalogue))
        return value if abs(value) < _LARGEST else code(_length(str(value), catalogue))

    return said.with_texts(masked)


def _is_told(name: str, text: str, told: frozenset[str]) -> bool:
    """Check whether a text is a word of ours, or one of the times."""
    if name in _TIMES and _TIMES[name].fullmatch(text):
        return True
    if name in _VALUES:
        return _is_algorithm(text) or _is_media_type(text)
    return text in told or text in _words()


def _length(text: str, catalogue: Catalogue) -> str:
    """Return the type and the length of a text as a sentence has it: perhaps cut, and with code points by name."""
    is_number = _NUMBER.fullmatch(text) is not None
    length = len(_CODE_POINT.sub(".", text).removesuffix("…"))
    if text.endswith("…"):
        said = plural("more than {count} character", "more than {count} characters", length)
    elif is_number:
        said = plural("number, {count} character", "number, {count} characters", length)
    else:
        said = plural("string, {count} character", "string, {count} characters", length)
    return render(said, catalogue)


def name(text: str, catalogue: Catalogue) -> str:
    """Return the name of a member as code: itself where a table has it, else its length."""
    if text in names():
        return code(text)
    return code(render(plural("name, {count} character", "name, {count} characters", len(text)), catalogue))


def described(node: Node, catalogue: Catalogue) -> str:
    """Return the type and the length of a value as code, and nothing of the value."""
    match node["type"]:
        case "string":
            said = plural("string, {count} character", "string, {count} characters", len(node["value"]))
        case "number":
            said = plural("number, {count} character", "number, {count} characters", len(node["text"]))
        case "array":
            said = plural("array, {count} item", "array, {count} items", len(node["items"]))
        case "object":
            said = plural("object, {count} member", "object, {count} members", len(node["members"]))
        case kind:
            said = _SCALARS[kind]
    return code(render(said, catalogue))


def is_clear(parameter: str, node: Node) -> bool:
    """Check whether a Header Parameter may be told: an algorithm or a media type that is known."""
    value = node.get("value", "")
    return _is_algorithm(value) if parameter == "alg" else parameter in {"typ", "cty"} and _is_media_type(value)


def _is_algorithm(text: str) -> bool:
    return text in ALGORITHMS or text in KEY_ENCRYPTION


def _is_media_type(text: str) -> bool:
    return text.lower().removeprefix("application/") in MEDIA_TYPES
