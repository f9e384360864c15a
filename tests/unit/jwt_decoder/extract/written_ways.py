"""The ways in which people have a token in front of them when they copy it."""

from __future__ import annotations

import json
import re
from quopri import encodestring
from typing import TYPE_CHECKING, Final

from tests.unit.jwt_decoder.extract.cutting import (
    by_segment,
    dots_alone,
    dots_in_front,
    joined,
    lines,
    segments_wrapped,
    wrapped_before_dots,
)
from tests.unit.jwt_decoder.extract.dumped_ways import dumped_ways
from tests.unit.jwt_decoder.extract.framed_ways import framed_ways
from tests.unit.jwt_decoder.extract.packed_ways import packed_ways
from tests.unit.jwt_decoder.extract.program_ways import program_ways
from tests.unit.jwt_decoder.extract.record_ways import record_ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PIECE: Final = 80


def _numbered(parts: list[str]) -> str:
    return "\n".join(f"{number:3} {part}" for number, part in enumerate(parts, 1))


def _cookies(token: str) -> str:
    return "; ".join(f"session.{index}={part}" for index, part in enumerate(lines(token, _PIECE))) + "; theme=dark"


def _quoted_printable(token: str) -> str:
    return encodestring(f"token={token}\nbye".encode()).decode()


def _folded_yaml(token: str) -> str:
    return "token: >-\n" + joined(lines(token, 60), before="  ") + "\nnext: value\n"


def _literal_yaml(token: str) -> str:
    return "token: |\n" + joined(lines(token, 64), before="    ") + "\nother: 1\n"


def _of_width(width: int) -> Iterator[tuple[str, Callable[[str], str]]]:
    yield f"segments wrapped at {width}", lambda token: joined(segments_wrapped(token, width))
    yield f"dots in front, at {width}", lambda token: joined(wrapped_before_dots(token, width))
    yield f"indented at {width}", lambda token: joined(lines(token, width), before="     ")
    yield f"mail at {width}", lambda token: joined(lines(token, width), before="> ")
    yield f"numbered at {width}", lambda token: _numbered(lines(token, width))


def _wrapped(width: int) -> Callable[[str], str]:
    return lambda token: joined(lines(token, width))


def _ways() -> Iterator[tuple[str, Callable[[str], str]]]:
    for width in range(20, 121):
        yield f"wrapped at {width}", _wrapped(width)
    for width in (40, 64, 72, 76, 80, 100):
        yield from _of_width(width)
    yield "by segment", lambda token: joined(by_segment(token))
    yield "dots in front", lambda token: joined(dots_in_front(token))
    yield "dots alone", lambda token: joined(dots_alone(token))
    yield "by segment, indented", lambda token: joined(by_segment(token), before="  ")
    yield "bare", lambda token: token
    yield "double quotes", lambda token: f'"{token}"'
    yield "a fence", lambda token: f"```\n{token}\n```\n"
    yield "a fence of tildes", lambda token: f"~~~\n{token}\n~~~\n"
    yield "a named fence, wrapped", lambda token: "```jwt\n" + joined(lines(token, 72)) + "\n```\n"
    yield "a named fence of tildes, wrapped", lambda token: "~~~jwt\n" + joined(lines(token, 72)) + "\n~~~\n"
    yield "a header", lambda token: f"Authorization: Bearer {token}\nAccept: */*\n"
    yield "prose", lambda token: f"The token is {token} and nothing else."
    yield "curl", lambda token: f"curl -H 'Authorization: Bearer {token}' https://api.example/me\n"
    yield "a variable", lambda token: f'export TOKEN="{token}"\n'
    yield "here document", lambda token: f"cat <<EOF\n{token}\nEOF\n"
    yield "continued lines", lambda token: "TOKEN=" + joined(lines(token, 60), end="\\\n") + "\necho $TOKEN\n"
    yield "joined strings", lambda token: "t = (" + joined(lines(token, 60), before='"', behind='"') + ")\n"
    yield "added strings", lambda token: "t = " + joined(lines(token, 60), before='"', behind='"', end=" +\n  ") + ";\n"
    yield "JSON", lambda token: json.dumps({"access_token": token, "token_type": "Bearer"})
    yield "JSON in JSON", lambda token: json.dumps({"body": json.dumps({"access_token": token})})
    yield "JSON with line feeds", lambda token: json.dumps({"token": joined(lines(token, 64))})
    yield "YAML", lambda token: f"token: {token}\nname: x\n"
    yield "folded YAML", _folded_yaml
    yield "literal YAML", _literal_yaml
    yield "a log", lambda token: f"2026-11-28T05:06:37Z INFO auth token={token} user=42\n"
    yield "HTML", lambda token: f"<p>Token: <code>{token}</code></p>"
    yield "HTML with <wbr>", lambda token: "<code>" + joined(lines(token, 30), end="<wbr>") + "</code>"
    yield "HTML with spans", lambda token: "<pre>" + _spans(token) + "</pre>"
    yield "a URL with line feeds", lambda token: "body=" + joined(lines(token, 64), end="%0D%0A") + "&next=1"
    yield "HTML with references", lambda token: '<p t="' + joined(lines(token, 64), end="&#13;&#10;") + '"></p>'
    yield "XML with references", lambda token: "<t>" + joined(lines(token, 76), end="&#xA;") + "</t>"
    yield "a glued scheme", lambda token: f"Bearer{token}"
    yield "no-break spaces", lambda token: joined(lines(token, 50), end="\u00a0")
    yield "cookies in pieces", _cookies
    yield "quoted-printable", _quoted_printable
    yield "Windows lines", lambda token: joined(lines(token, 64), end="\r\n")
    yield "escaped Markdown", _escaped
    yield "escaped LaTeX", _escaped_underscores
    yield "a comment of HTML", lambda token: f"<!--{token}-->"
    yield "emphasis", lambda token: f"*{token}*"
    yield "a prompt behind it", lambda token: f"$ cat t\n{token}me@host:~/work$ "
    yield "a prompt of PowerShell behind it", lambda token: f"{token}PS C:\\Users\\me> "
    yield "quoted, with a full stop", lambda token: f"It is \u2039{token}\u203a."
    yield "a comment", lambda token: joined(lines(token, 64), before="// ")
    yield "hash comments", lambda token: joined(lines(token, 64), before="# ")


def _spans(token: str) -> str:
    return '<span class="o">.</span>'.join(f'<span class="k">{part}</span>' for part in token.split("."))


def _escaped(token: str) -> str:
    return "The token is " + re.sub(r"(?=[_.~-])", r"\\", token) + " and so on."


def _escaped_underscores(token: str) -> str:
    return r"\texttt{" + token.replace("_", r"\_") + "}"


WAYS: Final = dict((*_ways(), *framed_ways(), *program_ways(), *dumped_ways(), *packed_ways(), *record_ways()))
