"""Decode, explain and verify JSON Web Tokens.

``report`` says all that is known of a text without a key, ``verify`` tries a key on one of its tokens. The engine is
imported when one of them is first asked for: a program that prints its version needs none of it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.engine.engine import report, verify
    from jwt_decoder.engine.result import Options, Report

__all__ = ["Options", "Report", "__version__", "report", "verify"]

__version__ = "0.2.0"

_PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Options": "jwt_decoder.engine.result",
        "Report": "jwt_decoder.engine.result",
        "report": "jwt_decoder.engine.engine",
        "verify": "jwt_decoder.engine.engine",
    }
)


class _Package(ModuleType):
    """The package, in which the name ``verify`` is the function, also once the room of that name is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute; leave out the room that Python, having imported it, would put in a function's place."""
        if name not in _PLACES or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(name, name=name, obj=sys.modules[__name__])
    found: object = getattr(import_module(_PLACES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


sys.modules[__name__].__class__ = _Package
