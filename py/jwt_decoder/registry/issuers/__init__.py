"""The issuers that people meet: each file of this folder holds rows of one house or trade, and is found by itself."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, Final

from jwt_decoder.registry.issuers.issuer import Issuer

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ISSUERS", "Issuer"]


def _rows() -> Iterator[Issuer]:
    for module in pkgutil.iter_modules(__path__):
        names = vars(import_module(f"{__name__}.{module.name}"))
        yield from (value for value in names.values() if isinstance(value, Issuer))


ISSUERS: Final[tuple[Issuer, ...]] = tuple(_rows())
