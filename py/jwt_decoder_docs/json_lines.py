"""JSON of a token laid out in lines, every lexeme as it was written, and what nobody sees by its code point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.json import bounded
from jwt_decoder.text import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.output.report import shape

_INDENT: Final = "  "
_WIDE: Final = 64


def laid_out(part: shape.Part) -> str | None:
    """Return the JSON of a part of a report in lines; nothing where it is no JSON, or none that is whole."""
    tree = part["tree"]
    if tree is None or not _is_whole(part["text"]):
        return None
    return "".join(_value(tree, "\n"))


def seen(text: str) -> str:
    """Return text in its own lines, with every character that nobody sees as its code point."""
    return "\n".join(quote.visible(line.expandtabs()) for line in text.splitlines())


def broken(text: str) -> str:
    """Return text without any space, such as a token, in lines that fit on paper; put together they are the text."""
    return "\n".join(text[at : at + _WIDE] for at in range(0, len(text), _WIDE))


def _is_whole(text: str | None) -> bool:
    try:
        bounded.loads(text or "")
    except ValueError:
        return False
    return True


def _value(node: shape.Node, line: str) -> Iterator[str]:
    """Return the pieces of a value; ``line`` is what begins a line as deep as the value."""
    if node["type"] == "object":
        yield from _block("{}", [(f"{quote.visible(one['text'])}: ", one["node"]) for one in node["members"]], line)
    elif node["type"] == "array":
        yield from _block("[]", [("", one) for one in node["items"]], line)
    else:
        yield quote.visible(node["text"])


def _block(brackets: str, entries: list[tuple[str, shape.Node]], line: str) -> Iterator[str]:
    if not entries:
        yield brackets
        return
    inner = line + _INDENT
    yield brackets[0]
    for place, (name, node) in enumerate(entries):
        yield from ("," if place else "", inner, name)
        yield from _value(node, inner)
    yield from (line, brackets[1])
