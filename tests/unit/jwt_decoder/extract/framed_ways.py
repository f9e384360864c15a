"""The ways in which the lines of a token stand among others: marked, in tables, in pieces, joined by programs."""

from __future__ import annotations

import json
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Final

from tests.unit.jwt_decoder.extract.cutting import by_segment, dots_alone, joined, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def _marked(mark: str, width: int) -> Callable[[str], str]:
    def way(token: str) -> str:
        return "\n".join(mark.replace("0", str(number)) + part for number, part in enumerate(lines(token, width), 9))

    return way if "0" in mark and "2026" not in mark else lambda token: joined(lines(token, width), before=mark)


def _ended(end: str, width: int) -> Callable[[str], str]:
    return lambda token: "token:\n" + joined(lines(token, width), end=end + "\n") + "\n"


def _between(text: str, width: int) -> Callable[[str], str]:
    return lambda token: "<p>" + joined(lines(token, width), end=text) + "</p>"


def _table(token: str, width: int) -> str:
    first, *rest = [part.ljust(width) for part in lines(token, width)]
    rows = [f"| 1  | {first} | active |", *(f"|    | {part} |        |" for part in rest)]
    return "| id | token | state |\n|----|-------|-------|\n" + "\n".join(rows) + "\n| 2  | none | old |\n"


def _psql(token: str, width: int) -> str:
    first, *rest = [part.ljust(width) for part in lines(token, width)]
    rows = [f"  1 | {first}", *(f"    | {part}" for part in rest)]
    return " id | token\n----+-------\n" + "+\n".join(rows) + "\n(1 row)\n"


def _psql_wrapped(token: str, width: int) -> str:
    first, *rest = lines(token, width)
    return (
        " id | token\n----+-------\n" + f"  1 | {first}" + "".join(f".\n    |.{part}" for part in rest) + "\n(1 row)\n"
    )


def _psql_framed(token: str, width: int) -> str:
    rows = [part.ljust(width) for part in lines(token, width)]
    return "+----+\n| 1 | " + "+|\n|   | ".join(rows) + " |\n+----+\n"


def _psql_alone(mark: str, width: int) -> Callable[[str], str]:
    rows = f" token\n{'-' * (width + 2)}\n {{}}\n(1 row)\n"
    return lambda token: rows.format(mark.join(part.ljust(width if "+" in mark else 0) for part in lines(token, width)))


def _mysql(token: str, width: int) -> str:
    first, *rest = [part.ljust(width) for part in lines(token, width)]
    rule = f"+------+{'-' * (width + 2)}+\n"
    return rule + f"| 17   | {first} |\n" + "".join(f"|      | {part} |\n" for part in rest) + rule


def _boxed(token: str, width: int) -> str:
    rows = [f"║ {part.ljust(width)} ║" for part in lines(token, width)]
    return f"╔{'═' * (width + 2)}╗\n" + "\n".join(rows) + f"\n╚{'═' * (width + 2)}╝\n"


def _assigned(first: str, other: str, width: int) -> Callable[[str], str]:
    """Return a program that puts a token together in several statements."""

    def way(token: str) -> str:
        one, *more = lines(token, width)
        return "".join([first.replace("@", one), *(f"\n{other.replace('@', part)}" for part in more), "\n"])

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


def _cookies(form: str, order: str, width: int) -> Callable[[str], str]:
    def way(token: str) -> str:
        parts = lines(token, width)
        numbers = list(range(len(parts)))
        if order == "backwards":
            numbers.reverse()
        elif order == "in any order":
            Random(len(token)).shuffle(numbers)  # noqa: S311 - nothing secret is drawn
        return _pieces(form, parts, numbers)

    return way


def _dots_in_spans(token: str) -> str:
    return "<pre>\n" + "\n".join(f'<span class="x">{part}</span>' for part in dots_alone(token)) + "\n</pre>"


def framed_ways(width: int = 64) -> Iterator[Way]:
    """Return the ways by their names; what is wrapped has lines of this width."""
    for mark in _MARKS:
        yield f"each line behind {mark!r}", _marked(mark, width)
    for end in _ENDS:
        yield f"each line ends in {end!r}", _ended(end, width)
    for entity in _ENTITIES:
        yield f"{entity} between", _between(entity, width)
    for tags in (
        "<br>",
        "<br/>\n",
        "</p>\n<p>",
        "</div><div>",
        "</li>\n  <li>",
        "</td></tr>\n<tr><td>",
        "</code>\n<code>",
    ):
        yield f"{tags!r} between", _between(tags, width)
    for name, (first, other) in _PROGRAMS.items():
        yield f"in a program: {name}", _assigned(first, other, width)
    for form in ("numbered", "bare"):
        for order in ("in order", "backwards", "in any order"):
            yield f"cookies, {form}, {order}", _cookies(form, order, width)
    yield "a table of Markdown", partial(_table, width=width)
    yield "a table of psql", partial(_psql, width=width)
    yield "a table of psql, wrapped", partial(_psql_wrapped, width=width)
    yield "a table of psql, framed", partial(_psql_framed, width=width)
    yield "one cell of psql", _psql_alone("+\n ", width)
    yield "one cell of psql, wrapped", _psql_alone(".\n.", width)
    yield "one cell of psql, without what is around", lambda token: joined(lines(token, width), end="+\n ")
    yield "signs of returns", lambda token: joined(lines(token, width), end="\u23ce")
    yield "a table of MySQL", partial(_mysql, width=width)
    yield "a box", partial(_boxed, width=width)
    yield "blank lines between lines", lambda token: joined(lines(token, width), end="\n\n")
    yield "two blank lines between lines", lambda token: joined(lines(token, width), end="\n  \n\n")
    yield "blank lines between segments", lambda token: joined(by_segment(token), end="\n\n")
    yield "blank lines around dots", lambda token: joined(dots_alone(token), end="\n\n")
    yield "JSON array", lambda token: json.dumps(lines(token, width))
    yield "JSON array in lines", lambda token: json.dumps({"token": lines(token, width), "x": ["a", "b"]}, indent=2)
    yield (
        "list of strings",
        lambda token: "t = ''.join([\n  '" + joined(lines(token, width), end="',\n  '") + "',\n])\n",
    )
    yield "strings side by side", lambda token: 't = "' + joined(lines(token, width), end='" "') + '";\n'
    yield "dots in spans of their own lines", _dots_in_spans
    yield "a fence of tildes in one line", lambda token: f"~~~{token}~~~"
    yield "struck out", lambda token: f"old: ~~{token}~~ (expired)"
    yield "a fence in one line", lambda token: f"```{token}```"
