"""What a link may carry of a token: first without its signature, then whole, each with what that means."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.link_key import key_for_link
from jwt_decoder.model.sentence import Listing, Sentence, plural
from jwt_decoder.output.redaction import content, redact
from jwt_decoder.output.wording import ENGLISH, render
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.engine.result import Token
    from jwt_decoder.output.redaction import Redacted
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue

_PROOFS: Final[Mapping[frozenset[str], Sentence]] = MappingProxyType(
    {
        frozenset({"signature"}): Sentence("The signature is left out, so nobody can use it as a token."),
        frozenset({"authentication-tag"}): Sentence(
            "The Authentication Tag is left out, so nobody can use it as a token."
        ),
        frozenset({"key-binding"}): Sentence("The Key Binding JWT is left out, so nobody can use it as a token."),
        frozenset({"signature", "key-binding"}): Sentence(
            "The signature and the Key Binding JWT are left out, so nobody can use it as a token."
        ),
        frozenset(): Sentence("The token itself has no signature."),
    }
)
_OTHERS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        content.INNER: Sentence("Signatures inside it are left out too."),
        content.PRIVATE_KEY: Sentence("Private keys in it are left out."),
        "extra": Sentence("Anything this format has no room for is left out."),
        content.MEMBERS: Sentence("Members that this format doesn't define are left out."),
        content.UNREADABLE: Sentence("What couldn't be read is left out."),
        content.BEYOND: Sentence(
            "There is more text in it than is searched for tokens here: the texts after that are left out."
        ),
    }
)
_ALL_ELSE: Final = Sentence("Everything else is in it.")
_CHANGED: Final = Sentence("A Disclosure changed that way, so its digest no longer matches.")
_WHOLE: Final = Sentence("Anyone with the link has the token, and can use it wherever it is accepted.")
_BARE: Final = Sentence("Nothing is left out: the token has no signature.")
_MOST_NAMES: Final = 12


def forms(token: Token, catalogue: Catalogue = ENGLISH) -> list[shape.LinkForm]:
    """Return the forms of a token for a link, ``{id, text, message}``: redacted, if that is another one, and whole."""
    redacted = redact(token.source.text)
    readable = _readable(token)
    message = (_WHOLE if redacted.removed else _BARE).then(*readable)
    whole: shape.LinkForm = {"id": "whole", "text": token.source.text, "message": render(message, catalogue)}
    if not redacted.removed:
        return [whole]
    message = _left_out(redacted).then(*readable)
    return [{"id": "redacted", "text": redacted.text, "message": render(message, catalogue)}, whole]


def key(text: str, catalogue: Catalogue = ENGLISH) -> shape.LinkKey | None:
    """Return a key as a link may carry it, ``{text, message}``; None where there is none."""
    found = key_for_link(text)
    return {"text": found.text, "message": render(found.message, catalogue)} if text else None


def _left_out(redacted: Redacted) -> Sentence:
    """Say what is left out of the redacted form, and what of note is in it."""
    proofs = _PROOFS[redacted.removed - frozenset(_OTHERS)]
    others = [said for name, said in _OTHERS.items() if name in redacted.removed]
    changed = [_CHANGED] if redacted.changed else []
    return proofs.then(*others, *changed, _ALL_ELSE, *_disclosed(redacted.disclosures))


def _disclosed(count: int) -> list[Sentence]:
    if not count:
        return []
    return [
        plural(
            "Its {count} Disclosure is in it too, for anyone with the link to read.",
            "Its {count} Disclosures are in it too, for anyone with the link to read.",
            count,
        )
    ]


def _readable(token: Token) -> list[Sentence]:
    """Return which claims can be read, by their names."""
    part = token.inner.judged if token.inner else token.decoded
    names = [Sentence("“{name}”", name=quote(name)) for name in list(part.claims)[: _MOST_NAMES + 1]]
    listed = Listing(tuple(names[:_MOST_NAMES]))
    if len(names) > _MOST_NAMES:
        return [Sentence("Anyone who has the link can read these claims: {names} and more.", names=listed)]
    return [Sentence("Anyone who has the link can read these claims: {names}.", names=listed)] if names else []
