"""What is known of one issuer: its names, the rows of its claims, and apart from them those of its parameters."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.sentence import Phrase
    from jwt_decoder.registry.issuers.recognition import Recognition
    from jwt_decoder.registry.row import Row

_NO_ROWS: Final[Mapping[str, Row]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Exemption:
    """Rules, by their ids, that say nothing of this issuer's tokens, and the reason."""

    rules: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer that people meet, or a format that has claims of its own.

    ``source`` is the title of its documentation. ``prefixes`` are rows whose names are beginnings of claims' names,
    for claims that a customer of the issuer names. ``recognised`` says what speaks for it. ``algorithms`` are the names
    of those that it signs with, none where a customer chooses, or where others sign for it: what it takes of them is in
    ``recipients``. ``longest_access`` are the most seconds that its access tokens live by design, where that is longer
    than elsewhere. ``endless`` are the kinds of its tokens whose exp is 0 where they don't expire.
    """

    id: str
    label: Phrase
    source: str
    claims: Mapping[str, Row]
    parameters: Mapping[str, Row] = field(default_factory=lambda: _NO_ROWS)
    prefixes: tuple[Row, ...] = ()
    recognised: tuple[Recognition, ...] = ()
    algorithms: frozenset[str] = frozenset()
    exceptions: tuple[Exemption, ...] = ()
    longest_access: int = 0
    endless: frozenset[str] = frozenset()
