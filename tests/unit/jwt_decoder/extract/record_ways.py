"""The ways in which logs, pages and tools put other text around each part of a token, or between its characters."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Final

from tests.unit.jwt_decoder.extract.cutting import joined, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.unit.jwt_decoder.extract.framed_ways import Way

_BOLD: Final = {
    **{chr(ord("A") + at): chr(0x1D400 + at) for at in range(26)},
    **{chr(ord("a") + at): chr(0x1D41A + at) for at in range(26)},
    **{chr(ord("0") + at): chr(0x1D7CE + at) for at in range(10)},
}


def _docker(token: str, width: int) -> str:
    """Give the records of a log, each a line of JSON with a line of the text."""
    rows = enumerate(lines(token, width))
    return "".join(
        json.dumps({"log": f"{part}\n", "stream": "stdout", "time": f"2026-11-30T01:17:{at % 60:02}.{at * 77}Z"}) + "\n"
        for at, part in rows
    )


def _docker_split(token: str, width: int) -> str:
    """Give the records of a line that was too long for one."""
    rows = enumerate(lines(f"token: {token}\n", width))
    return "".join(
        json.dumps({"log": part, "stream": "stdout", "time": f"2026-11-30T01:17:{at % 60:02}Z"}) + "\n"
        for at, part in rows
    )


def _messages(token: str, width: int) -> str:
    rows = enumerate(lines(token, width))
    return "".join(json.dumps({"level": 30, "time": 1796000000000 + at, "msg": part}) + "\n" for at, part in rows)


def _container(token: str, width: int) -> str:
    """Give the log of a container runtime, in which P is a part and F the last one."""
    *parts, last = lines(token, width)
    rows = [f"2026-11-30T01:17:{at % 60:02}.000{at}Z stdout P {part}\n" for at, part in enumerate(parts)]
    return "".join(rows) + f"2026-11-30T01:18:00.000000000Z stdout F {last}\n"


def _callouts(token: str, width: int) -> str:
    return "----\n" + "\n".join(f"{part} <{at}>" for at, part in enumerate(lines(token, width), 1)) + "\n----\n<1> a\n"


def _strings_of_a_debugger(token: str, width: int) -> str:
    return "".join(f'{0x5555559E + at * width:#x}:\t "{part}"\n' for at, part in enumerate(lines(token, width)))


def _trace(token: str, width: int) -> str:
    """Give what ``curl --trace-ascii`` writes, whose offsets are in hex."""
    rows = enumerate(lines(f"Authorization: Bearer {token}", width))
    return "=> Send header\n" + "".join(f"{at * width:04x}: {part}\n" for at, part in rows) + "0009: \n"


def _counted(token: str, width: int) -> str:
    """Give lines as a page shows them whose column of numbers was copied with them."""
    return "".join(f"{at}\n{part}\n" for at, part in enumerate(lines(token, width), 7))


def _secret_of_a_cluster(token: str, _: int) -> str:
    return f"data:\n  namespace: ZGVmYXVsdA==\n  token: {base64.b64encode(token.encode()).decode()}\n  ca.crt: \n"


def _property_list(token: str, _: int) -> str:
    return "<data>\n\t" + joined(lines(base64.b64encode(token.encode()).decode(), 52), end="\n\t") + "\n\t</data>\n<x/>"


def _called_a_certificate(token: str, _: int) -> str:
    """Give what ``certutil -encode`` of Windows makes of any file."""
    body = joined(lines(base64.b64encode(token.encode()).decode(), 64), end="\r\n")
    return f"-----BEGIN CERTIFICATE-----\r\n{body}\r\n-----END CERTIFICATE-----\r\n"


def _marked(token: str, width: int) -> str:
    """Give a page that marks some characters, as a search for them does."""
    return f'<p>{token[:width]}<mark data-x="1">{token[width : width + 5]}</mark>{token[width + 5 :]}</p>'


def _panes(token: str, width: int) -> str:
    return "".join(f"{part:<{width}}\u2502line {at}: ok\n" for at, part in enumerate(lines(token, width)))


_RECORDS: Final[dict[str, Callable[[str, int], str]]] = {
    "Docker": _docker,
    "Docker, one line": _docker_split,
    "a logger": _messages,
    "a container runtime": _container,
    "callouts": _callouts,
    "a debugger": _strings_of_a_debugger,
    "curl": _trace,
    "a column of numbers": _counted,
    "two panes": _panes,
    "AsciiDoc": lambda token, width: joined(lines(token, width), end=" +\n") + "\n\nnext\n",
    "a terminal that marks them": lambda token, width: joined(lines(token, width), end=">\n") + "\n",
    "colours that lost their escape character": lambda token, width: joined(
        lines(token, width), before="[32m", behind="[0m"
    ),
    "JSON with line feeds, in a list": lambda token, width: json.dumps(
        {"lines": [f"{part}\n" for part in lines(token, width)]}, indent=2
    ),
}

_SPREAD: Final[dict[str, Callable[[str, int], str]]] = {
    "a Kubernetes secret": _secret_of_a_cluster,
    "a property list": _property_list,
    "a certificate that is none": _called_a_certificate,
    "dots of full width": lambda token, _: token.replace(".", "\uff0e"),
    "a mark": _marked,
    "colours as a program wrote them": lambda token, _: f'{{"m":"\\u001b[1;32m{token}\\u001b[0m"}}',
    "a link of a terminal": lambda token, _: f"\x1b]8;;https://a.example\x07{token}\x1b]8;;\x07 more",
    "places for a break, narrow": lambda token, _: "<td>" + joined(lines(token, 20), end="<wbr>") + "</td>",
    "groups of sixteen": lambda token, _: "a\n" + joined(lines(token, 16), end="\u202f") + "\nb",
    "what nobody sees": lambda token, _: "the " + joined(lines(token, 17), end="\u200b") + " is",
    "soft hyphens": lambda token, _: joined(lines(token, 11), end="\u00ad"),
    "full width": lambda token, _: "".join(chr(ord(one) + 0xFEE0) for one in token),
    "bold letters": lambda token, _: "it is " + "".join(_BOLD.get(one, one) for one in token),
    "characters of a list": lambda token, _: f"t = {list(token)!r};",
    "characters of C": lambda token, _: (
        "char t[] = {\n" + joined([", ".join(f"'{one}'" for one in row) for row in lines(token, 12)], end=",\n")
    ),
}


def _record(write: Callable[[str, int], str], width: int) -> Callable[[str], str]:
    return lambda token: write(token, width)


def record_ways(width: int = 64) -> Iterator[Way]:
    """Return the ways by their names; each part has this width."""
    for name, write in _RECORDS.items():
        yield f"records of {name}", _record(write, width)
    for name, write in _SPREAD.items():
        yield f"spread as {name}", _record(write, width)
