"""Relations between tokens, keys and parties: what stands at both ends, what joins them, and whether it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from jwt_decoder.model.sentence import Listing, Sentence, alone, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jwt_decoder.relations.speaker import Paste, Speaker

State = Literal["holds", "fails", "unknown", "stated"]
Kind = Literal["token", "party", "key", "certificate", "value"]
_COUNTS: Final[Mapping[State, Sentence]] = {
    "holds": plural("{count} holds", "{count} hold", count=0),
    "fails": plural("{count} doesn't hold", "{count} don't hold", count=0),
    "unknown": plural("{count} can't be known from here", "{count} can't be known from here", count=0),
    "stated": plural("{count} is only stated", "{count} are only stated", count=0),
}
MOST_TOKENS: Final = 50
MOST_RELATIONS: Final = 200
_LIMITS: Final = Sentence(
    "Only the first {tokens} different tokens are looked at, and the first {relations} relations listed.",
    tokens=MOST_TOKENS,
    relations=MOST_RELATIONS,
)
_NOTHING: Final = Sentence("No token here says who acts for whom, or what it is bound to.")


class Node(NamedTuple):
    """What a relation is from or to; ``token`` is the place in the paste of one that is a token, ``label`` its kind."""

    kind: Kind
    name: Sentence
    token: int | None = None
    label: Sentence | None = None


class Said(NamedTuple):
    """What a row finds: ``verb`` joins the names of both ends, ``message`` says all of it.

    ``stated`` is what a token says, which nothing here can prove or refute. ``source`` is None where it is the token.
    """

    state: State
    verb: Sentence
    target: Node
    message: Sentence
    source: Node | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """A member by which a token says what it belongs to, and what finds that; ``claim`` is the claim it is in."""

    id: str
    claim: str
    section: str
    find: Callable[[Speaker, Paste], Iterable[Said]]


class Relation(NamedTuple):
    """What a row has found, with both its ends."""

    row: Saying
    source: Node
    said: Said


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations of a paste, token by token in its order; ``is_whole`` says that those are all."""

    found: tuple[Relation, ...]
    is_whole: bool = True

    @property
    def nodes(self) -> tuple[Node, ...]:
        """What the relations are between, each once."""
        ends = (end for one in self.found for end in (one.source, one.said.target))
        return tuple(dict.fromkeys(ends))

    def count(self, state: State) -> int:
        """Return how many relations are in a state."""
        return sum(one.said.state == state for one in self.found)

    @property
    def summary(self) -> Sentence:
        """The numbers: "2 hold, 1 doesn't hold, 1 can't be known from here, 3 are only stated"."""
        if not self.found:
            return _NOTHING
        return alone(Listing(tuple(counted for _, counted in self.counts)))

    @property
    def counts(self) -> tuple[tuple[State, Sentence], ...]:
        """Each state that a relation is in, with the number of those."""
        return tuple((state, one.about(count=count)) for state, one in _COUNTS.items() if (count := self.count(state)))

    @property
    def limits(self) -> Sentence | None:
        """What of a paste isn't looked at; None where all is."""
        return None if self.is_whole else _LIMITS
