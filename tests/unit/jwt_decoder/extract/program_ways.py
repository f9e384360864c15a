"""The ways in which a program, a shell or a tool writes a long text in several parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.unit.jwt_decoder.extract.cutting import joined, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.unit.jwt_decoder.extract.framed_ways import Way

# What stands before the first part, between two and behind the last.
LANGUAGES: Final = {
    "ABAP": ("t = '", "' &&\n   '", "'.\n"),
    "Bash, side by side": ("T='", "''", "'\n"),
    "Bash, continued": ("T='", "'\\\n'", "'\n"),
    "C": ('const char *t =\n    "', '"\n    "', '";\n'),
    "C++, prefixed": ('auto t = u8"', '"\n  u8"', '";\n'),
    "C++, wide": ('auto t = L"', '"\n  L"', '";\n'),
    "C++, raw": ('auto t = R"(', "\n", ')";\n'),
    "C++, a stream": ('out << "', '" << "', '";\n'),
    "Elixir": ('t = "', '" <>\n  "', '"\n'),
    "Fortran": ("t = '", "' // &\n    '", "'\n"),
    "Go, raw": ("t := `", "\n", "`\n"),
    "Haskell": ('t = "', '" ++\n    "', '"\n'),
    "Haskell, a gap": ('t = "', "\\\n    \\", '"\n'),
    "Java, calls": ('sb.append("', '")\n  .append("', '");\n'),
    "Java, statements": ('sb.append("', '");\nsb.append("', '");\n'),
    "JavaScript": ('const t = "', '".concat("', '");\n'),
    "Julia": ('t = "', '" *\n  "', '"\n'),
    "Lua": ('local t = "', '" ..\n  "', '"\n'),
    "Lua, continued": ('local t = "', "\\z\n   ", '"\n'),
    "Make": ("T := ", "\nT := $(T)", "\n"),
    "MATLAB": ("t = ['", "', ...\n  '", "'];\n"),
    "MATLAB, without commas": ("t = ['", "' ...\n  '", "'];\n"),
    "OCaml": ('let t = "', '"\n  ^ "', '"\n'),
    "PowerShell": ("$t = '", "' + `\n  '", "'\n"),
    "Python": ('t = "', '" + \\\n    "', '"\n'),
    "Python, typed in": ('>>> t = ("', '"\n... "', '")\n>>> t\n'),
    "Ruby": ("t = '", "' << '", "'\n"),
    "SAS": ("t = '", "' !!\n  '", "';\n"),
    "Scala": ('val t = """', "\n  |", '""".stripMargin\n'),
    "SQL": ("UPDATE t SET x = '", "'\n  || '", "';\n"),
    "Transact-SQL": ("SET @t = N'", "' + N'", "';\n"),
    "Zig": ("const t =\n    \\\\", "\n    \\\\", "\n;\n"),
    "a shell that waits for a quote": ('% T="', "\ndquote> ", '"\n% ls\n'),
    "LaTeX": ("\\texttt{", "\\\\\n", "}\n"),
    "LaTeX, comments": ("\\texttt{", "%\n", "}\n"),
    "a word processor": ("", "\v", ""),
    "quotes of French": ("Le jeton \u00ab", "\n", "\u00bb est"),
    "a PDF": ("the token ", " ", " is odd"),
    "tabs": ("", "\t", ""),
    "what nobody sees, then a break": ("the token ", "\u200b\n", "\nis odd"),
    "a break, then what nobody sees": ("the token ", "\n\u200b", "\nis odd"),
    "a diff of Java": ('+    String t = "', '"\n+        + "', '";\n'),
    "Java, with comments": ('String t = "', '" + // part\n    "', '";\n'),
    "Java, comments before a sign": ('String t = "', '" /* part */ + "', '";\n'),
    "Java, comments behind a sign": ('String t = "', '" + /* part */ "', '";\n'),
    "Python, with comments": ('t = ("', '"  # part\n     "', '")\n'),
    "SQL, with comments": ("SET x = '", "' || -- part\n  '", "';\n"),
    "AppleScript": ('set t to "', '" & \u00ac\n  "', '"\n'),
    "Oracle": ("t := TO_CLOB('", "') ||\n  TO_CLOB('", "');\n"),
    "sections of characters": ("<t><![CDATA[", "]]><![CDATA[", "]]></t>"),
    "comments of XML": ("<t>", "<!-- x -->", "</t>"),
    "RTF": ("{\\rtf1 ", "\\line\n", "\\par\n}"),
    "cat -A": ("", "$\n", "$\n"),
    "cat -A, lines of Windows": ("", "^M$\n", "^M$\n"),
    "a screen of vi": ("", "\n", "\n~\n~\n~\n"),
    "Word": ("<p class=MsoNormal>", "<o:p></o:p></p>\n<p>", "</p>"),
}


def _of(first: str, between: str, last: str, width: int) -> Callable[[str], str]:
    return lambda token: first + between.join(lines(token, width)) + last


def _grep(token: str, width: int) -> str:
    first, *rest = lines(token, width)
    return "\n".join([f"conf/t.txt:9:{first}", *(f"conf/t.txt-{at}-{part}" for at, part in enumerate(rest, 10))])


def _excerpt(token: str, width: int) -> str:
    first, *rest = lines(token, width)
    return "\n".join([f"> 1 | {first}", *(f"  {at} | {part}" for at, part in enumerate(rest, 2))])


def _log(token: str, width: int) -> str:
    parts = enumerate(lines(token, width))
    return "\n".join(f"11-28 05:06:{at % 60:02}.123  1234  5678 D OkHttp  : {part}" for at, part in parts)


def _box(sign: str, token: str, width: int) -> str:
    rows = joined([part.ljust(width) for part in lines(token, width)], before=f"{sign} ", behind=f" {sign}")
    return f"{sign * (width + 4)}\n{rows}\n{sign * (width + 4)}\n"


def _columns(token: str, width: int) -> str:
    first, *rest = lines(token, width)
    return f"NAME     TOKEN\ndemo     {first.ljust(width)}   ok\n" + "".join(f"         {part}\n" for part in rest)


def _numbered_cells(token: str, width: int) -> str:
    rows = (f"<tr><td>{at}</td><td>{part}</td></tr>" for at, part in enumerate(lines(token, width), 1))
    return "<table>" + "\n".join(rows) + "</table>"


def _quoted_printable(token: str, width: int) -> str:
    return f"x=3D1\nt=3D{joined(lines(token, width), end='=' + chr(10))}=\n\nBye\n"


def _pages(token: str, width: int) -> str:
    first, *rest = lines(token, width)
    return "\n".join([first, "--More--", *rest[:1], "--More--(40%)", *rest[1:]]) + "\n"


def _chunks(token: str, width: int) -> str:
    chunks = lines(f'{{"access_token":"{token}","expires_in":3600}}', width)
    sized = "".join(f"{len(chunk):x}\r\n{chunk}\r\n" for chunk in chunks)
    return f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{sized}0\r\n\r\n"


_TOOLS: Final[dict[str, Callable[[str, int], str]]] = {
    "grep, with lines around": _grep,
    "more": _pages,
    "chunks": _chunks,
    "an excerpt with an arrow": _excerpt,
    "logcat": _log,
    "a box of stars": lambda token, width: _box("*", token, width),
    "a box of number signs": lambda token, width: _box("#", token, width),
    "a box of dashed lines": lambda token, width: _box("\u254e", token, width),
    "columns without bars": _columns,
    "numbered cells": _numbered_cells,
    "quoted-printable, an empty line at the end": _quoted_printable,
    "a definition": lambda token, width: joined(lines(token, width), before=": ") + "\n",
}


def _tool(write: Callable[[str, int], str], width: int) -> Callable[[str], str]:
    return lambda token: write(token, width)


def program_ways(width: int = 64) -> Iterator[Way]:
    """Return the ways by their names; each part has this width."""
    for name, (first, between, last) in LANGUAGES.items():
        yield f"parts in {name}", _of(first, between, last, width)
    for name, write in _TOOLS.items():
        yield f"lines of {name}", _tool(write, width)
