"""The options of a decoder in a document: what authors may write, read into the attributes of ``<jwt-decoder>``."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Digits, Listing, Sentence
from jwt_decoder.output.wording import render

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SECONDS: Final = re.compile(r"-?\d{1,12}", re.ASCII)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TALLEST: Final = 20_000


class OptionError(ValueError):
    """An option that says what cannot be; the text is a sentence that says what can."""


def read(name: str, value: str) -> str:
    """Return the value of the attribute for what an author wrote; raise OptionError for what it cannot be."""
    if name not in OPTIONS:
        unknown = Sentence(
            "Unknown option {name}. The options are {names}.", name=repr(name), names=Listing(tuple(OPTIONS))
        )
        raise OptionError(render(unknown))
    return OPTIONS[name](value.strip())


def instant(value: str) -> str:
    """Return the seconds since 1970 of an instant: seconds themselves, or a date or a date and time (ISO 8601)."""
    if _SECONDS.fullmatch(value):
        return value
    try:
        read_as = datetime.fromisoformat(value)
    except ValueError:
        wrong = Sentence(
            "now must be seconds since 1970 or ISO 8601, such as 2026-01-01T00:00:00Z, not {value}.",
            value=repr(value),
        )
        raise OptionError(render(wrong)) from None
    if read_as.tzinfo is None and not _DATE.fullmatch(value):
        zoned = f"{value}Z"
        wrong = Sentence("now needs a time zone, so that it means the same time everywhere: {value}.", value=zoned)
        raise OptionError(render(wrong))
    # A date alone is read as UTC, as browsers do (ECMA-262, Date Time String Format).
    return str(int((read_as if read_as.tzinfo else read_as.replace(tzinfo=UTC)).timestamp()))


def _one_of(name: str, *values: str) -> Callable[[str], str]:
    def chosen(value: str) -> str:
        if value not in values:
            wrong = Sentence(
                "{name} must be {values}, not {value}.",
                name=name,
                values=Listing(values, "or"),
                value=repr(value),
            )
            raise OptionError(render(wrong))
        return value

    return chosen


def _some(name: str) -> Callable[[str], str]:
    def text(value: str) -> str:
        if not value:
            raise OptionError(render(Sentence("{name} is empty: give it a value or leave it out.", name=name)))
        return value

    return text


def _height(value: str) -> str:
    digits = value.removesuffix("px").strip()
    if not (digits.isascii() and digits.isdigit() and 0 < int(digits) <= _TALLEST):
        wrong = Sentence(
            "height must be in pixels, from 1 to {most}, not {value}.", most=Digits(_TALLEST), value=repr(value)
        )
        raise OptionError(render(wrong))
    return str(int(digits))


def _flag(value: str) -> str:
    """Return what a flag is in HTML; the syntaxes of authors give it no value, its own name, or that it is true."""
    if value not in {"", "readonly", "true"}:
        wrong = Sentence(
            "readonly doesn't take a value such as {value}: leave it out to allow editing.", value=repr(value)
        )
        raise OptionError(render(wrong))
    return ""


OPTIONS: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {
        "view": _one_of("view", "full", "compact", "claims", "header"),
        "theme": _one_of("theme", "auto", "light", "dark"),
        "verify-key": _some("verify-key"),
        "readonly": _flag,
        "now": instant,
        "highlight": _some("highlight"),
        "height": _height,
        "load": _one_of("load", "click", "visible"),
    }
)
