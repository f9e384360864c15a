"""Who agrees that something is asked for over the network: a person at a terminal, or --yes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

from jwt_decoder_cli import output
from jwt_decoder_cli.errors import UsageError
from jwt_decoder_cli.fetch.client import proxy_of, shown_proxy
from jwt_decoder_cli.fetch.failure import FetchError
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from jwt_decoder_cli.fetch.address import Address

_TERMINAL: Final = Path("/dev/tty")
_ASKS: Final = Sentence("GET {url}")
_THROUGH: Final = Sentence("GET {url} (through the proxy {proxy})")
_QUESTION: Final = Sentence("Ask “{host}” for keys? It learns your IP address, but not the token. [y/N]")
_YES: Final = frozenset({"y", "yes"})
_NO_TERMINAL: Final = Sentence(
    "There's no terminal on which to ask whether “{host}” may be asked for keys. --yes agrees to it."
)
_REFUSED: Final = Sentence("“{host}” wasn't asked for keys.")


class Consent:
    """What somebody has agreed to: requests to servers, each once."""

    def __init__(self, *, is_given: bool) -> None:
        """Take whether everything is agreed to beforehand."""
        self._is_given = is_given
        self._servers: set[tuple[str, str, int]] = set()

    def require(self, address: Address) -> None:
        """Say what is asked for, and of a server for the first time, whether it may be.

        Raise FetchError where somebody says no, UsageError where there is nobody to ask.
        """
        proxy = proxy_of(address)
        if proxy is None:
            line = _ASKS.about(url=address.shown)
        else:
            line = _THROUGH.about(url=address.shown, proxy=shown_proxy(proxy))
        output.tell(f"{say(line)}\n")
        if self._is_given or address.origin in self._servers:
            return
        answer = _answer(f"{say(_QUESTION.about(host=address.authority))} ")
        if answer is None:
            raise UsageError(_NO_TERMINAL.about(host=address.authority))
        if answer.strip().lower() not in _YES:
            raise FetchError(_REFUSED.about(host=address.authority))
        self._servers.add(address.origin)


def _answer(question: str) -> str | None:
    """Ask on the terminal, also where the standard input is a pipe; return None where there is none."""
    try:
        with os.fdopen(os.open(_TERMINAL, os.O_RDWR), "r+b", buffering=0) as terminal:
            terminal.write(question.encode())
            answer = terminal.readline()
            if not answer.endswith(b"\n"):
                terminal.write(b"\n")
            return answer.decode(errors="replace")
    except OSError:
        if sys.stdin is None or not sys.stdin.isatty():
            return None
    output.tell(question)
    return sys.stdin.readline()
