"""The ways in which the lines of a token stand among others: marked, in tables, in pieces, joined by programs."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Final

from tests.unit.jwt_decoder.extract.cutting import by_segment, dots_alone, joined, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PIECE: Final = 80
Way = tuple[str, "Callable[[str], str]"]

# What stands before each line; `0` is its number.
_MARKS: Final = (
    "-- ", "--", "// ", "/// ", "# ", "## ", "; ", ";; ", "* ", " * ", "% ", "! ", "' ", '" ', "REM ", "- ", "+ ", "-",
    "+", "| ", ">> ", "> > ", "│ ", "0 | ", "0: ", "0:", "0. ", "0) ", "[0] ", "(0) ", "0 ", "0\t", "L0: ", "0│ ",
    "web_1  | ", "app/token.txt:0:", "2026-11-28T05:06:00Z ", "[2026-11-28 05:06:00] INFO ", "\u00a0\u00a0", "\u3000",
    "\u2003", " \u00a0 ", "\u21aa ",
)  # fmt: skip
# What stands behind each.
_ENDS: Final = ("\\", " \\", "=", "\u21a9", " \u21a9", "\u21b5", "\u23ce", "\u00ac", "`", "^", " ", "  ", "\t", " _")
_ENTITIES: Final = (
    "&#8203;",
    "&#x200B;",
    "&shy;",
    "&#173;",
    "&zwnj;",
    "&zwj;",
    "&ZeroWidthSpace;",
    "&NoBreak;",
    "&#xad;",
    "&nbsp;",
)


def _marked(mark: str) -> Callable[[str], str]:
    def way(token: str) -> str:
        return "\n".join(mark.replace("0", str(number)) + part for number, part in enumerate(lines(token, 64), 9))

    return way if "0" in mark and "2026" not in mark else lambda token: joined(lines(token, 64), before=mark)


def _ended(end: str) -> Callable[[str], str]:
    return lambda token: "token:\n" + joined(lines(token, 60), end=end + "\n") + "\n"


def _between(text: str) -> Callable[[str], str]:
    return lambda token: "<p>" + joined(lines(token, 50), end=text) + "</p>"


def _table(token: str) -> str:
    first, *rest = [part.ljust(60) for part in lines(token, 60)]
    rows = [f"| 1  | {first} | active |", *(f"|    | {part} |        |" for part in rest)]
    return "| id | token | state |\n|----|-------|-------|\n" + "\n".join(rows) + "\n| 2  | none | old |\n"


def _psql(token: str) -> str:
    first, *rest = [part.ljust(60) for part in lines(token, 60)]
    rows = [f"  1 | {first}", *(f"    | {part}" for part in rest)]
    return " id | token\n----+-------\n" + "+\n".join(rows) + "\n(1 row)\n"


def _psql_wrapped(token: str) -> str:
    first, *rest = lines(token, 60)
    return (
        " id | token\n----+-------\n" + f"  1 | {first}" + "".join(f".\n    |.{part}" for part in rest) + "\n(1 row)\n"
    )


def _psql_framed(token: str) -> str:
    rows = [part.ljust(60) for part in lines(token, 60)]
    return "+----+\n| 1 | " + "+|\n|   | ".join(rows) + " |\n+----+\n"


def _mysql(token: str) -> str:
    first, *rest = [part.ljust(60) for part in lines(token, 60)]
    rule = f"+------+{'-' * 62}+\n"
    return rule + f"| 17   | {first} |\n" + "".join(f"|      | {part} |\n" for part in rest) + rule


def _boxed(token: str) -> str:
    rows = [f"║ {part.ljust(60)} ║" for part in lines(token, 60)]
    return f"╔{'═' * 62}╗\n" + "\n".join(rows) + f"\n╚{'═' * 62}╝\n"


def _assigned(first: str, other: str, end: str = "") -> Callable[[str], str]:
    """Return a program that puts a token together in several statements."""

    def way(token: str) -> str:
        one, *more = lines(token, 70)
        return "".join([first.replace("@", one) + end, *(f"\n{other.replace('@', part)}{end}" for part in more), "\n"])

    return way


_PROGRAMS: Final = {
    "shell +=": ("T=@", "T+=@"),
    "shell += quoted": ('export T="@"', 'T+="@"'),
    "shell $T": ('T="@"', 'T="$T@"'),
    "shell ${T}": ("TOKEN='@'", "TOKEN=${TOKEN}'@'"),
    "JavaScript +=": ('let token = "@";', 'token += "@";'),
    "Python +=": ("token = '@'", "token += '@'"),
    "PHP .=": ("$jwt = '@';", "$jwt .= '@';"),
    "added to itself": ('t = "@"', 't = t + "@"'),
    "batch": ("set T=@", "set T=%T%@"),
    "PowerShell +=": ("$token = '@'", "$token += '@'"),
}


def _pieces(form: str, parts: list[str], order: list[int]) -> str:
    names = ["s" if form == "bare" and number == 0 else f"s.{number}" for number in range(len(parts))]
    return "Cookie: " + "; ".join(f"{names[number]}={parts[number]}" for number in order) + "; theme=dark"


def _cookies(form: str, order: str) -> Callable[[str], str]:
    def way(token: str) -> str:
        parts = lines(token, _PIECE)
        numbers = list(range(len(parts)))
        if order == "backwards":
            numbers.reverse()
        elif order == "in any order":
            Random(len(token)).shuffle(numbers)  # noqa: S311 - nothing secret is drawn
        return _pieces(form, parts, numbers)

    return way


def _dots_in_spans(token: str) -> str:
    return "<pre>\n" + "\n".join(f'<span class="x">{part}</span>' for part in dots_alone(token)) + "\n</pre>"


def framed_ways() -> Iterator[Way]:
    """Return the ways by their names."""
    for mark in _MARKS:
        yield f"each line behind {mark!r}", _marked(mark)
    for end in _ENDS:
        yield f"each line ends in {end!r}", _ended(end)
    for entity in _ENTITIES:
        yield f"{entity} between", _between(entity)
    for tags in (
        "<br>",
        "<br/>\n",
        "</p>\n<p>",
        "</div><div>",
        "</li>\n  <li>",
        "</td></tr>\n<tr><td>",
        "</code>\n<code>",
    ):
        yield f"{tags!r} between", _between(tags)
    for name, (first, other) in _PROGRAMS.items():
        yield f"in a program: {name}", _assigned(first, other)
    for form in ("numbered", "bare"):
        for order in ("in order", "backwards", "in any order"):
            yield f"cookies, {form}, {order}", _cookies(form, order)
    yield "a table of Markdown", _table
    yield "a table of psql", _psql
    yield "a table of psql, wrapped", _psql_wrapped
    yield "a table of psql, framed", _psql_framed
    yield "a table of MySQL", _mysql
    yield "a box", _boxed
    yield "blank lines between lines", lambda token: joined(lines(token, 64), end="\n\n")
    yield "two blank lines between lines", lambda token: joined(lines(token, 72), end="\n  \n\n")
    yield "blank lines between segments", lambda token: joined(by_segment(token), end="\n\n")
    yield "blank lines around dots", lambda token: joined(dots_alone(token), end="\n\n")
    yield "JSON array", lambda token: json.dumps(lines(token, 64))
    yield "JSON array in lines", lambda token: json.dumps({"token": lines(token, 64), "x": ["a", "b"]}, indent=2)
    yield "list of strings", lambda token: "t = ''.join([\n  '" + joined(lines(token, 64), end="',\n  '") + "',\n])\n"
    yield "strings side by side", lambda token: 't = "' + joined(lines(token, 64), end='" "') + '";\n'
    yield "dots in spans of their own lines", _dots_in_spans
    yield "a fence of tildes in one line", lambda token: f"~~~{token}~~~"
    yield "struck out", lambda token: f"old: ~~{token}~~ (expired)"
    yield "a fence in one line", lambda token: f"```{token}```"
