"""What a link may carry of a token: first without its signature, then whole, each with what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jwt_decoder.engine.result import Token
    from jwt_decoder.output.report import shape

# What makes a token good for anything, by the role of its segment, and what is lost with it.
_PROOFS: Final = {
    "signature": "the signature",
    "authentication-tag": "the Authentication Tag",
    "key-binding": "the Key Binding JWT",
}
_WHOLE: Final = "Whoever has the link has the token, and can use it wherever it is accepted for as long as it holds."
_BARE: Final = "Nothing is left out: the token has no signature."
_LEFT_OUT: Final = "{} left out, so nobody can use it as a token. All else is in it."
_INSIDE: Final = "A token inside it keeps its signature, and could be used."
_READABLE: Final = "Anyone who has the link can read these claims: {}."
_MOST_NAMES: Final = 12
_LONGEST_NAME: Final = 40


def forms(token: Token) -> list[shape.LinkForm]:
    """Give the forms of a token for a link, ``{id, text, message}``: redacted, if that is another one, and whole."""
    text, removed = _redacted(token)
    readable = _readable(token)
    whole: shape.LinkForm = {
        "id": "whole",
        "text": token.source.text,
        "message": f"{_WHOLE if removed else _BARE} {readable}".strip(),
    }
    if not text or not removed:
        return [whole]
    said = [_LEFT_OUT.format(_listed(removed))]
    said += [_INSIDE] if token.inner and token.inner.nested else []
    redacted: shape.LinkForm = {"id": "redacted", "text": text, "message": " ".join((*said, readable)).strip()}
    return [redacted, whole]


def _redacted(token: Token) -> tuple[str, list[str]]:
    """Cut out of the text what proves anything; give what that was. No text is given where it cannot be cut out."""
    text, removed = token.source.text, []
    for segment in sorted(token.decoded.layout.segments, key=lambda one: one.start, reverse=True):
        name = _PROOFS.get(segment.role)
        if name is None or not segment.text:
            continue
        if segment.end - segment.start == len(token.source.text):
            return "", [name]  # it has no place of its own in a text as large as this
        text = text[: segment.start] + text[segment.end :]
        removed.append(name)
    return text, list(dict.fromkeys(reversed(removed)))


def _listed(removed: list[str]) -> str:
    *first, last = removed
    words = f"{', '.join(first)} and {last} are" if first else f"{last} is"
    return words[0].upper() + words[1:]


def _readable(token: Token) -> str:
    """Name the claims that can be read."""
    part = token.inner.judged if token.inner else token.decoded
    names = [name[:_LONGEST_NAME] for name in list(part.claims)[: _MOST_NAMES + 1]]
    if not names:
        return ""
    shown = ", ".join(names[:_MOST_NAMES])
    return _READABLE.format(shown + (" and more" if len(names) > _MOST_NAMES else ""))
