"""How a claim can differ from what a person expects of it, in every form in which a verdict says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.registry.look_alikes import as_seen

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
    Sentence("{name}: expected “{expected}”, but it is missing"),
)
OTHER: Final = Difference(
    None,
    Sentence("{name} is {found}"),
    plural("{name} is {found}, and {more} more", "{name} is {found}, and {more} more", 1),
    Sentence("{name}: expected “{expected}”, found “{found}”"),
)
LACKING: Final = Difference(
    Sentence("“{missing}” is missing."),
    Sentence("{name} is {found}: “{missing}” is missing"),
    plural(
        "{name} is {found}: “{missing}” is missing, and {more} more",
        "{name} is {found}: “{missing}” is missing, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”: “{missing}” is missing"),
)
NO_STRING: Final = Difference(
    Sentence("It is {type}, not a string."),
    Sentence("{name} is {found}: it is {type}, not a string"),
    plural(
        "{name} is {found}: it is {type}, not a string, and {more} more",
        "{name} is {found}: it is {type}, not a string, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”: it is {type}, not a string"),
)
WITHOUT_STRINGS: Final = Difference(
    Sentence("There is no string in it."),
    Sentence("{name} is an array without strings"),
    plural(
        "{name} is an array without strings, and {more} more",
        "{name} is an array without strings, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found an array without strings"),
)
_WHITE_SPACE: Final = Difference(
    Sentence("Only leading or trailing white space differs."),
    Sentence("{name} is {found}: only leading or trailing white space differs"),
    plural(
        "{name} is {found}: only leading or trailing white space differs, and {more} more",
        "{name} is {found}: only leading or trailing white space differs, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”: only leading or trailing white space differs"),
)
_SLASH: Final = Difference(
    Sentence("Only a trailing slash differs."),
    Sentence("{name} is {found}: only a trailing slash differs"),
    plural(
        "{name} is {found}: only a trailing slash differs, and {more} more",
        "{name} is {found}: only a trailing slash differs, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”: only a trailing slash differs"),
)
_CASE: Final = Difference(
    Sentence("Only upper and lower case differ."),
    Sentence("{name} is {found}: only upper and lower case differ"),
    plural(
        "{name} is {found}: only upper and lower case differ, and {more} more",
        "{name} is {found}: only upper and lower case differ, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”: only upper and lower case differ"),
)
_CASE_AND_SLASH: Final = Difference(
    Sentence("Only upper and lower case and a trailing slash differ."),
    Sentence("{name} is {found}: only upper and lower case and a trailing slash differ"),
    plural(
        "{name} is {found}: only upper and lower case and a trailing slash differ, and {more} more",
        "{name} is {found}: only upper and lower case and a trailing slash differ, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”: only upper and lower case and a trailing slash differ"),
)
_SCHEME: Final = Difference(
    Sentence("Only “https://” at the start differs."),
    Sentence("{name} is {found}: only “https://” at the start differs"),
    plural(
        "{name} is {found}: only “https://” at the start differs, and {more} more",
        "{name} is {found}: only “https://” at the start differs, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”: only “https://” at the start differs"),
)
_SCHEME_AND_SLASH: Final = Difference(
    Sentence("Only “https://” at the start and a trailing slash differ."),
    Sentence("{name} is {found}: only “https://” at the start and a trailing slash differ"),
    plural(
        "{name} is {found}: only “https://” at the start and a trailing slash differ, and {more} more",
        "{name} is {found}: only “https://” at the start and a trailing slash differ, and {more} more",
        1,
    ),
    Sentence(
        "{name}: expected “{expected}”, found “{found}”: only “https://” at the start and a trailing slash differ"
    ),
)
_LOOK_ALIKE: Final = Difference(
    Sentence("They look alike, but some characters differ."),
    Sentence("{name} is {found}: they look alike, but some characters differ"),
    plural(
        "{name} is {found}: they look alike, but some characters differ, and {more} more",
        "{name} is {found}: they look alike, but some characters differ, and {more} more",
        1,
    ),
    Sentence("{name}: expected “{expected}”, found “{found}”: they look alike, but some characters differ"),
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
    return text.removeprefix("https://")


def _without_scheme_or_slash(text: str) -> str:
    return text.removeprefix("https://").removesuffix("/")


# Each with what makes the two alike; the first that does is the one.
_SMALL: Final[tuple[tuple[Difference, Callable[[str], str]], ...]] = (
    (_WHITE_SPACE, _without_white_space),
    (_SLASH, _without_slash),
    (_CASE, _without_case),
    (_CASE_AND_SLASH, _without_case_or_slash),
    (_SCHEME, _without_scheme),
    (_SCHEME_AND_SLASH, _without_scheme_or_slash),
    (_LOOK_ALIKE, as_seen),
)


def between(wanted: Iterable[str], present: Iterable[str]) -> Difference:
    """Return what is between the strings that may stand there and those that do, where it is one small thing."""
    return next((small for small, alike in _SMALL if not {*map(alike, wanted)}.isdisjoint(map(alike, present))), OTHER)
