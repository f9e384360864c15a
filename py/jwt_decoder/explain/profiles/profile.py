"""A profile: who a token says it is from, and what kind of token it reads as, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.sentence import Sentence
    from jwt_decoder.registry.issuers import Issuer
    from jwt_decoder.registry.key_places import PublishedKeys
    from jwt_decoder.registry.row import Row
    from jwt_decoder.registry.token_types import Required, TokenType

_NO_ROWS: Final[Mapping[str, Row]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class KnownIssuer:
    """The issuer that the token names, and why that is said; nothing has been proven of it."""

    issuer: Issuer
    reason: Sentence


@dataclass(frozen=True, slots=True)
class KnownType:
    """The kind of token, why that is said, and what its specification requires and is not there."""

    type: TokenType
    reason: Sentence
    missing: tuple[Required, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Issuer and type, either or both None; ``claims`` and ``parameters`` are the rows that go before the registries.

    ``required`` are the claims that the type's specification requires in any case, ``published`` is where the issuer
    publishes its keys, if its documentation names a place.
    """

    issuer: KnownIssuer | None = None
    type: KnownType | None = None
    claims: Mapping[str, Row] = field(default_factory=lambda: _NO_ROWS)
    parameters: Mapping[str, Row] = field(default_factory=lambda: _NO_ROWS)
    required: frozenset[str] = frozenset()
    published: PublishedKeys | None = None

    @property
    def documents(self) -> frozenset[str]:
        """The specifications that define the type, whose names its tokens use in their sense."""
        return self.type.type.documents if self.type else frozenset()


UNKNOWN: Final = Profile()
