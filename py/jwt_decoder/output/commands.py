"""A token as a request carries it: a line of its header, and a command for a shell."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jwt_decoder.output.report import shape

EXAMPLE_URL: Final = "https://api.example/"
# What may stand behind the name of the scheme: token68 (RFC 9110 §11.2), and the ~ of an SD-JWT with it.
_CREDENTIALS: Final = re.compile(r"[A-Za-z0-9._~+/-]+=*", re.ASCII)
_HEADER: Final = "Authorization: Bearer {}"
_CARRIED: Final = "curl --header {header} {url}"
# A token that no header can carry is the body of the request: curl neither opens a file for it nor changes it.
_SENT: Final = "curl --header {header} --data-raw {token} {url}"
_TYPE: Final = "Content-Type: application/jose{}"


def header_line(token: str) -> str:
    """Return the line of a request that carries ``token`` (RFC 6750 §2.1)."""
    return _HEADER.format(token)


def shell_line(template: str, **words: str) -> str:
    """Return ``template`` with each of ``words`` as one word of a shell."""
    return template.format(**{name: shlex.quote(word) for name, word in words.items()})


def commands(token: str | None) -> shape.Commands:
    """Return ``token`` for a request: a JSON Serialization (RFC 7515 §9.2) has no line, and None has neither."""
    if token is None:
        return {"header": "", "curl": ""}
    if _CREDENTIALS.fullmatch(token):
        line = header_line(token)
        return {"header": line, "curl": shell_line(_CARRIED, header=line, url=EXAMPLE_URL)}
    kind = _TYPE.format("+json" if token.startswith("{") else "")
    return {"header": "", "curl": shell_line(_SENT, header=kind, token=token, url=EXAMPLE_URL)}
