"""What stands in HTML and Markdown for a person to read, as extraction methods of Babel.

A message is the content of a block, such as a paragraph, with the elements within its line as tags without attributes:
a translator sees a sentence whole, and where it links or is emphasised. An element that stands alone in its block, or
beside others with nothing between them, is a message of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby
from typing import TYPE_CHECKING, Final

from site_builder.pages import markdown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from typing import IO, Any

    Said = tuple[int, None, str, list[str]]

_INLINE: Final = frozenset(
    (
        *("a", "abbr", "b", "bdi", "br", "code", "em", "i", "kbd"),
        *("mark", "q", "small", "span", "strong", "sup"),
    )
)
_VOID: Final = frozenset(["br", "hr", "img", "input", "link", "meta", "source", "wbr"])
_UNREAD: Final = frozenset(("script", "style"))
_ATTRIBUTES: Final = ("alt", "aria-label", "placeholder", "title")
# Where the build puts something in.
_SLOT: Final = re.compile(r"<!-- ([a-z ]+) -->")
_NAMED: Final = re.compile(r"\{\w+\}")


@dataclass(slots=True)
class _Text:
    line: int
    text: str


@dataclass(slots=True)
class _Element:
    line: int
    tag: str
    attributes: Mapping[str, str | None]
    children: list[_Text | _Element] = field(default_factory=list)

    @property
    def is_inline(self) -> bool:
        """Whether it stands within a line, as all that is in it does."""
        return self.tag in _INLINE and all(isinstance(child, _Text) or child.is_inline for child in self.children)

    @property
    def is_read(self) -> bool:
        """Whether its text is in a language; the root says of the whole page that browsers are not to translate it."""
        return self.tag not in _UNREAD and (self.tag == "html" or self.attributes.get("translate") != "no")


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = _Element(1, "", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(self.getpos()[0], tag, dict(attrs))
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1].tag == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        before = data[: len(data) - len(data.lstrip())]
        self._open[-1].children.append(_Text(self.getpos()[0] + before.count("\n"), _with_slots(data)))

    def handle_comment(self, data: str) -> None:
        self._open[-1].children.append(_Text(self.getpos()[0], _with_slots(f"<!--{data}-->")))


def extract_html(
    fileobj: IO[bytes], _keywords: Mapping[str, Any], _tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Said]:
    """Return the texts of a page, and of its attributes that are read, with the line of each."""
    del options
    tree = _Tree()
    tree.feed(fileobj.read().decode())
    tree.close()
    for line, text in _messages(tree.root):
        yield line, None, text, []


def extract_markdown(
    fileobj: IO[bytes], _keywords: Mapping[str, Any], _tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Said]:
    """Return the headings, paragraphs and cells of a document as they are written, with the line of each."""
    del options
    for token in markdown.parser().parse(fileobj.read().decode()):
        if token.type == "inline" and token.map and _has_words(token.content):
            yield token.map[0] + 1, None, _in_one_line(token.content), []


def _messages(element: _Element) -> Iterator[tuple[int, str]]:
    yield from _of_attributes(element)
    if not element.is_read:
        return
    for is_line, children in groupby(element.children, lambda child: isinstance(child, _Text) or child.is_inline):
        run = list(children)
        if is_line and any(isinstance(child, _Text) and _has_words(child.text) for child in run):
            yield _line_of(run), _in_one_line(_written(run))
            yield from (said for child in run if isinstance(child, _Element) for said in _of_attributes(child))
            continue
        for child in run:
            if isinstance(child, _Element):
                yield from _messages(child)


def _of_attributes(element: _Element) -> Iterator[tuple[int, str]]:
    names = (*_ATTRIBUTES, "content") if element.attributes.get("name") == "description" else _ATTRIBUTES
    for name in names:
        text = _with_slots(element.attributes.get(name) or "")
        if _has_words(text):
            yield element.line, _in_one_line(text)


def _line_of(run: Iterable[_Text | _Element]) -> int:
    """Return the line of the first thing in a run that is more than white space."""
    return next(child.line for child in run if isinstance(child, _Element) or child.text.strip())


def _written(run: Iterable[_Text | _Element]) -> str:
    return "".join(child.text if isinstance(child, _Text) else _as_tag(child) for child in run)


def _as_tag(element: _Element) -> str:
    if element.tag in _VOID:
        return f"<{element.tag}>"
    return f"<{element.tag}>{_written(element.children)}</{element.tag}>"


def _with_slots(text: str) -> str:
    return _SLOT.sub(lambda found: f"{{{found[1].replace(' ', '_')}}}", text)


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, _NAMED.sub("", text)))


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
