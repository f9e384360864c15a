"""How a claim can differ from what a person expects of it, in every form in which a verdict says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference: in short if it is the only one, in short with how many ``more`` there are, and at length.

    ``hint`` is a sentence of what is between the two, None where that is not one small thing.
    """

    hint: Sentence | None
    only: Sentence
    first: Sentence
    how: Sentence


MISSING: Final = Difference(
    None,
    Sentence("{name} is missing"),
    plural("{name} is missing, and {more} more", "{name} is missing, and {more} more", 1),
    Sentence("{name}: expected “{expected}”, and it is missing"),
)
OTHER: Final = Difference(
    None,
    Sentence("{name} is {found}"),
    plural("{name} is {found}, and {more} more", "{name} is {found}, and {more} more", 1),
    Sentence("{name}: expected “{expected}”, found “{found}”"),
)
LACKING: Final = Difference(
    Sentence("It lacks “{missing}”."),
    Sentence("{name} is {found}: it lacks “{missing}”"),
    plural(
        "{name} is {found}: it lacks “{missing}”, and {more} more",
        "{name} is {found}: it lacks “{missing}”, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”, which lacks “{missing}”"),
)
NO_STRING: Final = Difference(
    Sentence("It is {type}, not a string."),
    Sentence("{name} is {found}: it is {type}, not a string"),
    plural(
        "{name} is {found}: it is {type}, not a string, and {more} more",
        "{name} is {found}: it is {type}, not a string, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”, which is {type}, not a string"),
)
_WHITE_SPACE: Final = Difference(
    Sentence("It differs only by white space at an end."),
    Sentence("{name} is {found}: it differs only by white space at an end"),
    plural(
        "{name} is {found}: it differs only by white space at an end, and {more} more",
        "{name} is {found}: it differs only by white space at an end, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”, which differs only by white space at an end"),
)
_SLASH: Final = Difference(
    Sentence("It differs only by a trailing slash."),
    Sentence("{name} is {found}: it differs only by a trailing slash"),
    plural(
        "{name} is {found}: it differs only by a trailing slash, and {more} more",
        "{name} is {found}: it differs only by a trailing slash, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”, which differs only by a trailing slash"),
)
_CASE: Final = Difference(
    Sentence("It differs only in case."),
    Sentence("{name} is {found}: it differs only in case"),
    plural(
        "{name} is {found}: it differs only in case, and {more} more",
        "{name} is {found}: it differs only in case, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”, which differs only in case"),
)
_CASE_AND_SLASH: Final = Difference(
    Sentence("It differs only in case and by a trailing slash."),
    Sentence("{name} is {found}: it differs only in case and by a trailing slash"),
    plural(
        "{name} is {found}: it differs only in case and by a trailing slash, and {more} more",
        "{name} is {found}: it differs only in case and by a trailing slash, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”, which differs only in case and by a trailing slash"),
)
_SCHEME: Final = Difference(
    Sentence("It differs only by “https://” at the beginning."),
    Sentence("{name} is {found}: it differs only by “https://” at the beginning"),
    plural(
        "{name} is {found}: it differs only by “https://” at the beginning, and {more} more",
        "{name} is {found}: it differs only by “https://” at the beginning, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”, which differs only by “https://” at the beginning"),
)


def _without_white_space(text: str) -> str:
    return text.strip()


def _without_slash(text: str) -> str:
    return text.removesuffix("/")


def _without_case(text: str) -> str:
    return text.casefold()


def _without_case_or_slash(text: str) -> str:
    return text.removesuffix("/").casefold()


def _without_scheme(text: str) -> str:
    return text.removeprefix("https://").removesuffix("/")


# Each with what makes the two alike; the first that does is the one.
_SMALL: Final[tuple[tuple[Difference, Callable[[str], str]], ...]] = (
    (_WHITE_SPACE, _without_white_space),
    (_SLASH, _without_slash),
    (_CASE, _without_case),
    (_CASE_AND_SLASH, _without_case_or_slash),
    (_SCHEME, _without_scheme),
)


def between(wanted: Iterable[str], present: Iterable[str]) -> Difference:
    """Return what is between the strings that may stand there and those that do, where it is one small thing."""
    return next((small for small, alike in _SMALL if not {*map(alike, wanted)}.isdisjoint(map(alike, present))), OTHER)
