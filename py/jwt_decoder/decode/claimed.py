"""Tokens that are values of claims, however deep, or of the header: a presentation, a trust chain, a notification."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode import nested
from jwt_decoder.extract.run_together import without_full_stop
from jwt_decoder.extract.token_shape import expected, head, names_header
from jwt_decoder.model.paste import Piece, TokenText
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.model.part import Node

_MOST: Final = 10
_DEEPEST: Final = 8  # objects and arrays in one another
_MOST_VALUES: Final = 2000
_LONGEST_PATH: Final = 120
_IN_CLAIM: Final = Sentence("Token in {path}")
_IN_HEADER: Final = "{} (header)"
# A token begins where no name or number does; behind what an address escapes, too.
_WITHIN: Final = re.compile(rf"(?:(?<![\w.-])|(?<=%3[Dd])|(?<=%2[02]))e{nested.TOKEN.pattern}", re.ASCII)
# `data:application/vc+jwt,…`, as an enveloped credential has it (VC Data Model 2.0 §4.13).
_DATA: Final = re.compile(r"data:application/[a-z0-9.+-]{2,60}(?:;[a-z0-9=-]{1,40})?,")


def in_claims(source: TokenText, decoded: Decoded) -> Iterator[tuple[str, TokenText]]:
    """Give the first tokens in the claims and in the header, each with its path, and the place of its segment."""
    signature = decoded.signatures[0]
    header = signature.header.root if signature.header else {}
    in_header = [(_IN_HEADER.format(path), text) for path, text in _tokens(header)]
    payload, parameters = decoded.layout.payload, signature.place.header
    for index, found in ((payload, [*_tokens(decoded.claims)]), (parameters, in_header)):
        if found and index is not None:
            yield from _placed(nested.of_segment(source, decoded.layout.segments[index], _IN_CLAIM), found)


def _placed(around: TokenText, found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, TokenText]]:
    for path, text in found:
        shown = quote(path, _LONGEST_PATH)
        title = _IN_CLAIM.about(path=shown)
        yield shown, TokenText("", around.start, around.end, text, (Piece(0, len(text), around.start),), title)


def _tokens(members: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """Give the first tokens in an object with their paths."""
    values = islice(_strings(members), _MOST_VALUES)
    return islice(((path, text) for path, value in values for text in _tokens_of(value)), _MOST)


def _strings(claims: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    for name, node in claims.items():
        yield from _below(name, node, 0)


def _below(path: str, node: Node, depth: int) -> Iterator[tuple[str, str]]:
    """Give the strings of a value with their paths."""
    if node["type"] == "string" and not node.get("cut"):
        yield path, node["value"]
    if depth == _DEEPEST:
        return
    for member in node.get("members", ()):
        yield from _below(f"{path}.{member['name']}", member["node"], depth + 1)
    for place, item in enumerate(node.get("items", ())):
        yield from _below(f"{path}[{place}]", item, depth + 1)


def _tokens_of(value: str) -> Iterator[str]:
    """Give the tokens in a string: the one that it is, or those after a scheme, in an address, in JSON."""
    data = _DATA.match(value)
    texts = [value[data.end() :]] if data else (one.group() for one in _WITHIN.finditer(value))
    for text in texts:
        first = text.partition(".")[0]
        if nested.TOKEN.fullmatch(text) and names_header(head(first)):
            yield text if "~" in text else text[: without_full_stop(text, expected(first))[0]]
