"""What a text is that was given as a key and is none: the name of a file, a page, a command, an answer without keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms.json_text import KeyJsonError, parse
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST_PATH: Final = 200
# The path of a file, also as the value of a property: "classpath:public.pem".
_PATH: Final = re.compile(
    r"(?:(?![A-Za-z]:[\\/])[\w.-]{1,120} {0,8}[=:] {0,8})?[\"']?"
    r"((?:classpath:|file:|[A-Za-z]:(?=[\\/]))?[\w./\\~-]{1,200}\.(?:pem|key|pub|crt|cer|der|jwks?|p12|pfx|jks|json))"
    r"[\"']?"
)
_FILE: Final = Sentence("“{path}” is the name of a file, not a key: paste what is in that file.")
_PAGE: Final = re.compile(r"\s{0,200}(?:<!doctype html|<html)[\s>]", re.IGNORECASE)
_IS_PAGE: Final = Sentence(
    "This is an HTML page, not a key: probably an error or a login page that came instead of the keys."
)
_COMMAND: Final = re.compile(
    r"\s{0,200}[$#>]?\s{0,8}(?:openssl|ssh-keygen|curl|wget|keytool|kubectl|az|aws|gcloud)\s+\S"
)
_IS_COMMAND: Final = Sentence("This is a command, not a key: run it, and paste what it prints.")
_IS_ANSWER: Final = Sentence("This is JSON, but there is no key in it.")


def why_no_key(text: str) -> Sentence | None:
    """Return what a text is instead of a key, and what to do; None where that is not known."""
    return next((found for read in _READERS if (found := read(text))), None)


def _file(text: str) -> Sentence | None:
    path = _PATH.fullmatch(text.rstrip().rpartition("\n")[2].lstrip())
    return _FILE.about(path=quote(path[1], _LONGEST_PATH)) if path else None


def _page(text: str) -> Sentence | None:
    return _IS_PAGE if _PAGE.match(text) else None


def _command(text: str) -> Sentence | None:
    return _IS_COMMAND if _COMMAND.match(text) else None


def _answer(text: str) -> Sentence | None:
    if not text.lstrip().startswith("{"):
        return None
    try:
        parse(text)
    except KeyJsonError:
        return None
    return _IS_ANSWER


_READERS: Final[tuple[Callable[[str], Sentence | None], ...]] = (_file, _page, _command, _answer)
