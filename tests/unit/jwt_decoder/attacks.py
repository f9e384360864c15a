"""Every regular expression of the engine, how each is used, and texts made to keep it busy."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Final

import jwt_decoder

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEARCHES: Final = {"search", "sub", "subn", "finditer", "findall", "split"}
_METHODS: Final = _SEARCHES | {"match", "fullmatch"}
_CALL: Final = re.compile(r"\b(\w+)\.(\w+)\(")
_DEEPEST: Final = 4
_MOST_ATOMS: Final = 10
_CATEGORIES: Final = {
    codes.CATEGORY_DIGIT: "0",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_NOT_WORD: " ",
}
_ENOUGH: Final = (" ", "a", "A", "0", '"', "\\", "-", ".", ":", "/")
# A text is tried short first: what is worse than quadratic shows there, and would never end on a longer one.
_SCREENS: Final = (24, 200, 3_000)
_SUSPECT: Final = 0.004
_LARGER: Final = 4
_TRIES: Final = 3


def engine_patterns() -> dict[re.Pattern[Any], list[str]]:
    """Give the patterns in the names of the engine's modules, however deep in tables, each with where it is kept."""
    found: dict[re.Pattern[Any], list[str]] = {}
    for module in pkgutil.walk_packages(jwt_decoder.__path__, "jwt_decoder."):
        if not module.name.endswith("webcrypto"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for pattern in _within(value, 0):
                    found.setdefault(pattern, []).append(f"{module.name}:{name}")
    return found


def _within(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < _DEEPEST and isinstance(value, dict):
        yield from _within([*value, *value.values()], depth + 1)
    elif depth < _DEEPEST and isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _within(item, depth + 1)
    elif depth < _DEEPEST and is_dataclass(value) and not isinstance(value, type):
        yield from _within([getattr(value, field.name, None) for field in fields(value)], depth + 1)


def calls_of_compile() -> int:
    """Count the patterns that the engine's source compiles."""
    return _calls().count(("re", "compile"))


def inline_patterns() -> set[tuple[str, str]]:
    """Give the uses of re that compile a pattern on the spot, such as re.sub."""
    return {called for called in _calls() if called[0] == "re" and called[1] in _METHODS}


@cache
def uses() -> dict[str, set[str]]:
    """Give the methods by which a pattern is used: one of its own module by that and its name, another by its name."""
    found: dict[str, set[str]] = {}
    for module, calls in _calls_by_module().items():
        for name, method in calls:
            if method in _METHODS:
                found.setdefault(f"{module}:{name}" if name.startswith("_") else name, set()).add(method)
    return found


def _calls() -> list[tuple[str, str]]:
    return [call for calls in _calls_by_module().values() for call in calls]


@cache
def _calls_by_module() -> dict[str, list[tuple[str, str]]]:
    """Give for each call of a method the last name before the dot and its own, as they stand in the source."""
    root = Path(jwt_decoder.__path__[0])
    paths = sorted(root.rglob("*.py"))
    named = {".".join((root.name, *path.relative_to(root).with_suffix("").parts)): path for path in paths}
    return {name.removesuffix(".__init__"): _CALL.findall(path.read_text()) for name, path in named.items()}


def is_searched(pattern: re.Pattern[Any], places: list[str], used: dict[str, set[str]]) -> bool:
    """Say whether a pattern is looked for everywhere in a text; one in a table may be, unless it is anchored."""
    del pattern
    methods = set().union(*(_methods(place, used) for place in places))
    return bool(methods & _SEARCHES)


def _methods(place: str, used: dict[str, set[str]]) -> set[str]:
    name = place.partition(":")[2]
    return used.get(place if name.startswith("_") else name, {"match"})


def slowest(pattern: re.Pattern[Any], *, searched: bool, every: int = 1) -> tuple[float, str]:
    """Give the growth that the worst text shows, in times for a text four times as long, and that text's recipe.

    Of the recipes one in ``every`` is tried, and each that is one character over and over with another at the end.
    """
    worst = (0.0, "")
    recipes = (recipe for at, recipe in enumerate(_recipes(pattern)) if at % every == 0 or _is_plain(recipe))
    for recipe in recipes:
        size = next((size for size in _SCREENS if _is_suspect(pattern, recipe, size, searched=searched)), 0)
        if size:
            short, long = (
                min(_taken(pattern, recipe, length, searched=searched) for _ in range(_TRIES))
                for length in (size, size * _LARGER)
            )
            worst = max(worst, (long / short, "{!r} + {!r} * n + {!r}".format(*recipe)))
            if worst[0] > _LARGER**2:
                break
    return worst


def _is_plain(recipe: tuple[str, str, str]) -> bool:
    begin, pump, end = recipe
    return not begin and len(pump) == 1 and bool(end)


def _is_suspect(pattern: re.Pattern[Any], recipe: tuple[str, str, str], size: int, *, searched: bool) -> bool:
    """Say whether a text of about ``size`` characters takes long each time; once, something else may have."""
    return all(_taken(pattern, recipe, size, searched=searched) > _SUSPECT for _ in range(_TRIES))


def _taken(pattern: re.Pattern[Any], recipe: tuple[str, str, str], size: int, *, searched: bool) -> float:
    """Give the seconds that a text of about ``size`` characters takes."""
    begin, pump, end = recipe
    written = begin + pump * (size // len(pump)) + end
    text = written if isinstance(pattern.pattern, str) else written.encode("latin-1", "replace")
    begun = time.thread_time()
    if searched:
        for _ in pattern.finditer(text):
            pass
    else:
        pattern.fullmatch(text)
    return time.thread_time() - begun


def _recipes(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """Give beginnings, what is repeated, and ends: a beginning leads into a repetition, an end breaks the match."""
    whole = _sample(pattern.pattern, pattern.flags)
    atoms = list(dict.fromkeys([*_atoms(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)), *_ENOUGH]))
    atoms = atoms[: _MOST_ATOMS + len(_ENOUGH)]
    pumps = [*atoms, *(one + other for one in atoms for other in atoms if one != other), whole]
    begins = dict.fromkeys(["", whole, *(whole[:at] for at in range(1, min(len(whole), 8)))])
    for pump in filter(None, pumps):
        for begin in begins:
            for end in ("", "\x01"):
                yield begin, pump, end


def _sample(source: str | bytes, flags: int) -> str:
    return "".join(_atoms(parser.parse(source, flags & ~re.DEBUG)))


def _atoms(tree: Any) -> Iterator[str]:  # noqa: ANN401 - the parser's own records
    """Give a text for each node that takes one, in order; the first way of each branch."""
    for code, value in tree:
        if code in {codes.LITERAL, codes.NOT_LITERAL, codes.ANY}:
            yield chr(value) if code is codes.LITERAL else "x"
        elif code is codes.IN:
            yield _one_of(value)
        elif code is codes.BRANCH:
            for way in value[1]:
                yield from _atoms(way)
        elif code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
            yield from _atoms(value[2])
        elif code is codes.SUBPATTERN:
            yield from _atoms(value[-1])
        elif code is codes.ATOMIC_GROUP:
            yield from _atoms(value)


def _one_of(ways: list[tuple[Any, Any]]) -> str:
    """Give a character of a class."""
    if ways[0][0] is codes.NEGATE:
        return "é"
    code, value = ways[0]
    if code is codes.RANGE:
        return chr(value[0])
    return chr(value) if code is codes.LITERAL else _CATEGORIES[value]
