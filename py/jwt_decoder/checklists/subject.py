"""What a checklist may look at: a token, what is expected of it, and what came with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists.requirement import Answer
from jwt_decoder.json.parse import members_of
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.findings.paste_context import PasteContext, PastedToken
    from jwt_decoder.judge.time import Span
    from jwt_decoder.model.part import Node
    from jwt_decoder.model.verdict import Check, Line

_ENCRYPTED: Final = Answer("unknown", Sentence("The claims are encrypted: decrypt the token to check them."))
_DETACHED: Final = Answer("unknown", Sentence("The payload isn't in the token."))
_BROKEN: Final = Answer("unknown", Sentence("The claims can't be read to their end."))
_HIDDEN: Final = Answer("unknown", Sentence("Some claims aren't disclosed, and this may be among them."))
_NO_HEADER: Final = Answer("unknown", Sentence("The header can't be read."))
_CLOSED: Final = {"encrypted": _ENCRYPTED, "detached": _DETACHED, "empty": _DETACHED}


@dataclass(frozen=True, slots=True)
class Subject:
    """A token for the checklists; times in seconds.

    ``decoded`` is as it was issued, ``judged`` with the claims that count, and ``hides`` says that there may be others.
    ``checks`` hold claims against what is expected of them, by name. ``signature`` is what is known of its signature,
    ``binding`` of the one by its holder. ``paste`` is what came with it, ``text`` all of that.
    """

    decoded: Decoded
    judged: Decoded
    hides: bool
    span: Span | None
    now: float
    skew: float
    checks: Mapping[str, Check]
    signature: Line
    binding: Line | None
    paste: PasteContext
    text: str

    @property
    def claims(self) -> Mapping[str, Node]:
        """The members of the claims that count."""
        return self.judged.claims

    @property
    def header(self) -> Mapping[str, Node]:
        """The JOSE Header of the first signature."""
        return self.decoded.signatures[0].jose

    @property
    def unseen(self) -> Answer | None:
        """Why a claim that isn't seen may be there all the same; None where the claims are whole."""
        part = self.judged.payload
        if part is not None and part.kind in _CLOSED:
            return _CLOSED[part.kind]
        if self.hides:
            return _HIDDEN
        return _BROKEN if self.decoded.is_damaged(self.decoded.layout.payload) else None

    @property
    def unseen_header(self) -> Answer | None:
        """Why a Header Parameter that isn't seen may be there; None where the header is whole."""
        return None if self.decoded.signatures[0].is_readable else _NO_HEADER

    def at(self, path: tuple[str, ...]) -> Node | None:
        """Return a claim, or a member within one."""
        members = self.claims
        node = None
        for name in path:
            node = members.get(name)
            members = members_of(node)
        return node

    def others(self, kind: str) -> tuple[PastedToken, ...]:
        """Return the tokens of a kind that came with it."""
        return tuple(one for one in self.paste.others if one.kind == kind)
