"""What a link may carry of a token: first without its signature, then whole, each with what that means."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.output.wording import ENGLISH, render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.engine.result import Token
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue

# What makes a token good for anything: segments of these roles, and what is said where they are left out.
_LEFT_OUT: Final[Mapping[frozenset[str], Sentence]] = MappingProxyType(
    {
        frozenset({"signature"}): Sentence(
            "The signature is left out, so nobody can use it as a token. All else is in it."
        ),
        frozenset({"authentication-tag"}): Sentence(
            "The Authentication Tag is left out, so nobody can use it as a token. All else is in it."
        ),
        frozenset({"key-binding"}): Sentence(
            "The Key Binding JWT is left out, so nobody can use it as a token. All else is in it."
        ),
        frozenset({"signature", "key-binding"}): Sentence(
            "The signature and the Key Binding JWT are left out, so nobody can use it as a token. All else is in it."
        ),
    }
)
_PROOFS: Final = frozenset().union(*_LEFT_OUT)
_WHOLE: Final = Sentence(
    "Whoever has the link has the token, and can use it wherever it is accepted for as long as it holds."
)
_BARE: Final = Sentence("Nothing is left out: the token has no signature.")
_INSIDE: Final = Sentence("A token inside it keeps its signature, and could be used.")
_MOST_NAMES: Final = 12
_LONGEST_NAME: Final = 40


def forms(token: Token, catalogue: Catalogue = ENGLISH) -> list[shape.LinkForm]:
    """Return the forms of a token for a link, ``{id, text, message}``: redacted, if that is another one, and whole."""
    text, removed = _redacted(token)
    readable = _readable(token)
    message = (_WHOLE if removed else _BARE).then(*readable)
    whole: shape.LinkForm = {"id": "whole", "text": token.source.text, "message": render(message, catalogue)}
    if not text or not removed:
        return [whole]
    inside = [_INSIDE] if token.inner and token.inner.nested else []
    message = _LEFT_OUT[removed].then(*inside, *readable)
    return [{"id": "redacted", "text": text, "message": render(message, catalogue)}, whole]


def _redacted(token: Token) -> tuple[str, frozenset[str]]:
    """Return the text without what proves anything, and the roles of that; no text where it cannot be cut out."""
    text, removed = token.source.text, set()
    for segment in sorted(token.decoded.layout.segments, key=lambda one: one.start, reverse=True):
        if segment.role not in _PROOFS or not segment.text:
            continue
        if segment.end - segment.start == len(token.source.text):
            return "", frozenset({segment.role})  # it has no place of its own in a text as large as this
        text = text[: segment.start] + text[segment.end :]
        removed.add(segment.role)
    return text, frozenset(removed)


def _readable(token: Token) -> list[Sentence]:
    """Return which claims can be read, by their names."""
    part = token.inner.judged if token.inner else token.decoded
    names = [name[:_LONGEST_NAME] for name in list(part.claims)[: _MOST_NAMES + 1]]
    listed = Listing(tuple(names[:_MOST_NAMES]))
    if len(names) > _MOST_NAMES:
        return [Sentence("Anyone who has the link can read these claims: {names} and more.", names=listed)]
    return [Sentence("Anyone who has the link can read these claims: {names}.", names=listed)] if names else []
