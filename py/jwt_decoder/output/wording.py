"""Sentences made into text, in English or by a catalogue of another language."""

from __future__ import annotations

import re
from functools import lru_cache
from string import Formatter
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from jwt_decoder.model.sentence import Digits, Duration, Listing, Moment, Sentence
from jwt_decoder.text import numeric_date, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jwt_decoder.model.sentence import Facts, Joint, Phrase, Value

    Piece: TypeAlias = str | Moment
    Scalar: TypeAlias = str | int | float
    Json: TypeAlias = Scalar | list[Scalar]


class Catalogue(Protocol):
    """What finds the words of another language, as ``gettext.NullTranslations`` and its kin do."""

    def gettext(self, message: str) -> str:
        """Return the template in that language, or the same one where it is not known."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the template for that number of things."""
        ...


class _English:
    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if n == 1 else msgid2


class _Typeset(_English):
    """English with the apostrophe of print: a terminal may lack it, a page mixes it with its own otherwise."""

    def gettext(self, message: str) -> str:
        return _typeset(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _typeset(super().ngettext(msgid1, msgid2, n))


_APOSTROPHE: Final = re.compile(r"(?<=[A-Za-z}])'(?=[a-z])|(?<=s)'(?= )")


@lru_cache(maxsize=4096)
def _typeset(template: str) -> str:
    """Return a template with apostrophes for quotes between letters; quotes around code stay."""
    return _APOSTROPHE.sub("\N{RIGHT SINGLE QUOTATION MARK}", template)


ENGLISH: Final[Catalogue] = _English()
TYPESET: Final[Catalogue] = _Typeset()
_JOINTS: Final = {
    "and": Sentence("{first} and {last}", first="", last=""),
    "or": Sentence("{first} or {last}", first="", last=""),
    "comma": Sentence("{first}, {last}", first="", last=""),
    "semicolon": Sentence("{first}; {last}", first="", last=""),
    "dot": Sentence("{first} · {last}", first="", last=""),
}
# What stands between two of them that are not the last.
_BETWEEN: Final[Mapping[Joint, Joint]] = {"and": "comma", "or": "comma"}


def render(sentence: Sentence, catalogue: Catalogue = ENGLISH) -> str:
    """Return a sentence as text; an instant in it as UTC. Nothing in the values is unseen: see ``quote.visible``."""
    if not sentence.data and not sentence.following:
        return _constant(catalogue.gettext(sentence.template))
    said = "".join(
        [
            literal + (render_value(sentence.data[name], catalogue) if name else "")
            for literal, name in _parsed(_template(sentence, catalogue))
        ]
    )
    return " ".join([said, *(render(one, catalogue) for one in sentence.following)]) if sentence.following else said


@lru_cache(maxsize=2048)
def _constant(template: str) -> str:
    """Return a template that nothing is put into: most sentences are one."""
    return "".join(literal for literal, _ in _parsed(template))


def phrase(text: Phrase, catalogue: Catalogue = ENGLISH) -> str:
    """Return a text of a table in the language of the catalogue."""
    # Of no text gettext would return what stands at the head of the catalogue.
    return catalogue.gettext(text) if text else ""


def render_value(value: Value, catalogue: Catalogue = ENGLISH) -> str:
    """Return a value as text, as it stands in a sentence."""
    if isinstance(value, str):
        return quote.visible(value)
    if isinstance(value, Sentence):
        return render(value, catalogue)
    return "".join(_told(piece) for piece in _value(value, catalogue))


def pieces(sentence: Sentence, catalogue: Catalogue = ENGLISH) -> tuple[Piece, ...]:
    """Return a sentence as text and the instants between it, which the page tells as seen from its own clock."""
    return tuple(_melted(_pieces(sentence, catalogue)))


def data_of(sentence: Sentence, catalogue: Catalogue = ENGLISH) -> dict[str, Json]:
    """Return all that a sentence says, by name: numbers as such, instants and lengths of time in seconds."""
    said: dict[str, Json] = {}
    for later in reversed(sentence.following):
        said |= data_of(later, catalogue)
    return said | {name: _json(value, catalogue) for name, value in sentence.data.items()}


def facts(sentence: Sentence, more: Facts, catalogue: Catalogue = ENGLISH) -> dict[str, Json]:
    """Return all that a sentence says, and what its record knows beside it, which counts where both have a name."""
    return data_of(sentence, catalogue) | {name: _json(value, catalogue) for name, value in more.items()}


def _told(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece.utc


def _pieces(sentence: Sentence, catalogue: Catalogue) -> Iterator[Piece]:
    for literal, name in _parsed(_template(sentence, catalogue)):
        yield literal
        if name:
            yield from _value(sentence.data[name], catalogue)
    for one in sentence.following:
        yield " "
        yield from _pieces(one, catalogue)


def _template(sentence: Sentence, catalogue: Catalogue) -> str:
    if not sentence.many:
        return catalogue.gettext(sentence.template)
    count = sentence.data.get("count")
    return catalogue.ngettext(sentence.template, sentence.many, count if isinstance(count, int) else 0)


@lru_cache(maxsize=2048)
def _parsed(template: str) -> tuple[tuple[str, str], ...]:
    return tuple((literal, name or "") for literal, name, _, _ in Formatter().parse(template))


def _value(value: Value, catalogue: Catalogue) -> Iterable[Piece]:
    if isinstance(value, str):
        return (quote.visible(value),)
    if isinstance(value, Moment):
        return (value,)
    if isinstance(value, Duration):
        return _pieces(numeric_date.lasting(value.seconds), catalogue)
    if isinstance(value, Listing):
        return _listed(value, catalogue)
    if isinstance(value, Sentence):
        return _pieces(value, catalogue)
    return (_number(value),)


def _number(value: float) -> str:
    if isinstance(value, Digits):
        return str(value)
    return f"{value:,}" if isinstance(value, int) else numeric_date.text(value)


def _listed(listing: Listing, catalogue: Catalogue) -> Iterable[Piece]:
    """Join from the left, and the last as the listing says."""
    found: list[Piece] = []
    for at, item in enumerate(listing.items):
        pieces_of_item = list(_value(item, catalogue))
        is_last = at == len(listing.items) - 1
        joint = _JOINTS[listing.joint if is_last else _BETWEEN.get(listing.joint, listing.joint)]
        found = _joined(joint, found, pieces_of_item, catalogue) if at else pieces_of_item
    return found


def _joined(joint: Sentence, first: list[Piece], last: list[Piece], catalogue: Catalogue) -> list[Piece]:
    found: list[Piece] = []
    for literal, name in _parsed(_template(joint, catalogue)):
        found.append(literal)
        found += {"first": first, "last": last}.get(name, [])
    return found


def _melted(found: Iterable[Piece]) -> Iterator[Piece]:
    """Make one text of texts that stand beside each other."""
    text = ""
    for piece in found:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
        text = ""
        yield piece
    if text:
        yield text


def _json(value: Value, catalogue: Catalogue) -> Json:
    if isinstance(value, Listing):
        return [_scalar(item, catalogue) for item in value.items]
    return _scalar(value, catalogue)


def _scalar(value: Value, catalogue: Catalogue) -> Scalar:
    if isinstance(value, str):
        return quote.visible(value)
    if isinstance(value, Moment):
        return value.at
    if isinstance(value, Duration):
        return value.seconds
    return render_value(value, catalogue) if isinstance(value, (Listing, Sentence)) else value
