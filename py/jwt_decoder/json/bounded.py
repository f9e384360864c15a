"""Python's own parser of JSON, for texts from outside: what is nested deeper than it can bear is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.json.depth import DEEPEST, too_deep

if TYPE_CHECKING:
    from collections.abc import Callable

_DECODER: Final = json.JSONDecoder()


class TooDeepError(ValueError):
    """A text is nested too deeply. A parser would overflow the stack of WebAssembly, where nothing can catch it."""


def loads(text: str, deepest: int = DEEPEST, **readers: Callable[..., object]) -> Any:  # noqa: ANN401 - any JSON
    """Return the value of a JSON text; ``readers`` are those of ``json.loads``. Raises ValueError.

    A number of more digits than Python reads is a ValueError too, unless ``parse_int`` reads it.
    """
    _check(text, deepest)
    return json.loads(text, **readers)  # type: ignore[arg-type] # each by its own name


def is_json(text: str) -> bool:
    """Check whether a text is JSON."""
    try:
        loads(text)
    except ValueError:
        return False
    return True


def end_of_value(text: str, start: int) -> int:
    """Return where the JSON value ends that begins at an offset. Raises ValueError where none does."""
    _check(text[start:], DEEPEST)
    return _DECODER.raw_decode(text, start)[1]


def _check(text: str, deepest: int) -> None:
    if too_deep(text.encode(errors="surrogatepass"), deepest) is not None:
        raise TooDeepError
