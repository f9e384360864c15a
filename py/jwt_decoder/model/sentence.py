"""What the engine says: a template in English and the data in it, made into text where it leaves the engine.

A sentence is never put together from pieces of English: where two things vary, there are two templates. So another
language needs a catalogue of the templates (gettext's), and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

_ALONE: Final = "{value}"
Form = Literal["relative", "clock"]
Joint = Literal["and", "or", "comma", "semicolon", "dot"]


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant within a sentence: ``at`` in seconds as text, ``utc`` in words.

    ``form`` is relative ("4 minutes ago") or clock (date and time of day).
    """

    at: str
    utc: str
    form: Form


class Digits(int):
    """A whole number told without separators of thousands: "2048 bits"."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in seconds, told in one unit, rounded down: "15 min"."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Listing:
    """Several things in a row; ``joint`` says how the last one is joined: "a, b and c", "a, b or c", "a, b, c".

    Whole statements are joined by semicolons, "a; b; c", and what stands apart by dots, "a · b · c".
    """

    items: tuple[Value, ...]
    joint: Joint = "comma"


class Sentence:
    """A sentence, or a name of something, in words that a translator sees whole; it is never changed.

    ``template`` has a ``{name}`` for each value of ``data``. ``many`` is the template for the other numbers than one,
    where ``data["count"]`` decides between them, as in gettext. ``following`` are whole sentences that come after it.
    A value is text (of the engine, or ``quote``d), a number, an instant, a length of time, several of them, or
    another sentence where it is a name ("an RSA key") or a whole one that is quoted behind a colon.
    """

    # A frozen dataclass takes four times as long to make, and a report makes hundreds.
    __slots__ = ("data", "following", "many", "template")

    def __init__(self, template: str, /, **data: Value) -> None:
        """Take a template and a value for each name in it."""
        self.template = template
        self.many = ""
        self.data: Mapping[str, Value] = data
        self.following: tuple[Sentence, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Return whether both say the same of the same."""
        return isinstance(other, Sentence) and self._all == other._all

    def __hash__(self) -> int:
        """Return a number that is the same for those that say the same."""
        return hash(self._all)

    def __repr__(self) -> str:
        """Return all of it, for those who look for a mistake."""
        return f"Sentence{self._all!r}"

    @property
    def _all(self) -> tuple[str, str, tuple[tuple[str, Value], ...], tuple[Sentence, ...]]:
        return self.template, self.many, tuple(self.data.items()), self.following

    def about(self, **data: Value) -> Sentence:
        """Return this sentence with these values, as one of a table is said of the case at hand."""
        return _made(self.template, self.many, {**self.data, **data}, self.following)

    def then(self, *sentences: Sentence) -> Sentence:
        """Return this sentence with others after it."""
        return _made(self.template, self.many, self.data, (*self.following, *sentences))

    def with_following(self, following: tuple[Sentence, ...]) -> Sentence:
        """Return this sentence with these after it, in place of those that were."""
        return _made(self.template, self.many, self.data, following)

    def with_texts(self, change: Callable[[str, str | float], Value]) -> Sentence:
        """Return this sentence with what ``change`` makes of each text and number in it, by the name of the value.

        So it is in the sentences within it and after it; a value that is ``alone`` has the name of the outer one.
        """
        data = {name: _changed(name, value, change) for name, value in self.data.items()}
        return _made(self.template, self.many, data, tuple(one.with_texts(change) for one in self.following))


def _made(template: str, many: str, data: Mapping[str, Value], following: tuple[Sentence, ...] = ()) -> Sentence:
    made = Sentence.__new__(Sentence)
    made.template, made.many, made.data, made.following = template, many, data, following
    return made


def _changed(name: str, value: Value, change: Callable[[str, str | float], Value]) -> Value:
    if isinstance(value, Sentence) and value.template == _ALONE:
        return alone(_changed(name, value.data["value"], change))
    if isinstance(value, Sentence):
        return value.with_texts(change)
    if isinstance(value, Listing):
        return Listing(tuple(_changed(name, item, change) for item in value.items), value.joint)
    return value if isinstance(value, (Moment, Duration)) else change(name, value)


def plural(one: str, many: str, /, count: int, **data: Value) -> Sentence:
    """Return the sentence for a number of things: ``one`` where ``count`` is 1 in English, else ``many``.

    Where the templates have another name for the number, it is given under that one too.
    """
    return _made(one, many, {"count": count, **data})


def size(octets: int) -> Sentence:
    """Return a size in octets as a name in a sentence that has another number, too: "1 byte"."""
    return plural("{count} byte", "{count} bytes", Digits(octets))


def alone(value: Value) -> Sentence:
    """Return a value as all that is said, as an instant may be: there is nothing in it to translate."""
    return _made(_ALONE, "", {"value": value})


def term(phrase: Phrase) -> Sentence:
    """Return a text of a table as a sentence, so that one in which it is named says it in its own language."""
    return _made(phrase, "", {})


Value: TypeAlias = str | int | float | Moment | Duration | Listing | Sentence
# A text in a row of a table, in English: the list of sentences finds it by this type of the row's field.
Phrase: TypeAlias = str
# What a record knows by name beside its sentence: a value is told as in a sentence.
Facts: TypeAlias = Mapping[str, Value]
