"""One of two tokens, as far as it is compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from jwt_decoder.compare.plain import Members, type_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.explain.profiles.profile import Profile
    from jwt_decoder.findings import Finding
    from jwt_decoder.judge.time import Span
    from jwt_decoder.model.part import Part
    from jwt_decoder.model.sentence import Sentence
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.registry.formats import Format


class Section(NamedTuple):
    """A header, or claims: ``where`` it is, None of the outermost; its part and members, and their kinds.

    ``is_spelled`` says that the octets are compared, too, where all members are the same.
    """

    where: Sentence | None
    part: Part | None
    members: Members
    kinds: Mapping[str, str]
    is_spelled: bool = True


@dataclass(frozen=True, slots=True)
class Side:
    """A token with its verdict; ``headers`` and ``claims`` have at least one section each, the outermost first.

    ``signatures`` are the octets of each signature, ``content`` those of what is signed. ``undisclosed`` counts what an
    SD-JWT hides, ``problem`` is the first thing that is wrong with its form.
    """

    text: str
    format: Format
    headers: tuple[Section, ...]
    claims: tuple[Section, ...]
    signatures: tuple[bytes, ...]
    verdict: Verdict
    findings: tuple[Finding, ...]
    profile: Profile
    span: Span | None
    undisclosed: int = 0
    problem: Sentence | None = None
    content: tuple[bytes, ...] = field(default=(), repr=False)

    def parameter(self, name: str) -> str | None:
        """Return a string of the outermost header."""
        return _string(self.headers[0].members.values.get(name))

    def claim(self, name: str) -> str | None:
        """Return a string among the claims that count."""
        return _string(self.claims[0].members.values.get(name))

    @property
    def is_opened(self) -> bool:
        """Whether it is a JWE that was decrypted."""
        return self.format.is_encrypted and not self.is_sealed

    @property
    def is_sealed(self) -> bool:
        """Whether its claims are encrypted."""
        part = self.claims[0].part
        return part is not None and part.kind == "encrypted"

    @property
    def is_whole(self) -> bool:
        """Whether all claims that count could be read."""
        return self.claims[0].members.is_whole


def _string(value: object) -> str | None:
    return str(value) if type_of(value) == "string" else None
