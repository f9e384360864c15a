"""Rules about how the text is written: base64url, names of members, and characters that nobody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.rule import Hit, Spot, rule
from jwt_decoder.findings.suspicious_values import BIDI, INVISIBLE
from jwt_decoder.text.quote import cut

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from jwt_decoder.findings.context import Context

_REFUSE: Final = "Write it without, and refuse it otherwise: two spellings of one token evade lists of revoked ones."


@rule("name-duplicate", "error", "RFC 7519 §4", "Write each name once, and refuse tokens that do not.")
def name_duplicate(token: Context) -> Iterable[Hit]:
    """Find a name that stands twice: two readers may take two values (RFC 7515 §4, RFC 7519 §4)."""
    return _faults(token, "json-duplicate-name")


@rule("base64url-padded", "error", "RFC 7515 §2", _REFUSE)
def base64url_padded(token: Context) -> Iterable[Hit]:
    """Find padding, which base64url in a token does not have (RFC 7515 §2)."""
    return _faults(token, "base64url-padded")


@rule("base64url-not-canonical", "warning", "RFC 4648 §3.5", _REFUSE)
def base64url_not_canonical(token: Context) -> Iterable[Hit]:
    """Find a last character with bits that mean nothing: there is another spelling (RFC 4648 §3.5)."""
    return _faults(token, "base64url-trailing-bits")


@rule("base64url-alphabet", "error", "RFC 4648 §5", "Encode with base64url: “-” for “+” and “_” for “/”.")
def base64url_alphabet(token: Context) -> Iterable[Hit]:
    """Find characters of the other base64 alphabet (RFC 4648 §5)."""
    return _faults(token, "base64url-standard-alphabet")


@rule("text-invisible", "warning", "Unicode TR 36 §2", "Compare by code points, and refuse such characters in names.")
def text_invisible(token: Context) -> Iterable[Hit]:
    """Find characters that nobody sees in names and values, which make two texts look alike (Unicode TR 36 §2)."""
    return _characters(token, INVISIBLE, "a character that nobody sees")


@rule("text-bidi", "warning", "Unicode TR 36 §2.8", "Refuse such characters: what is read is not what is compared.")
def text_bidi(token: Context) -> Iterable[Hit]:
    """Find characters that change the direction of what follows, so that it is read as another text (UAX 9)."""
    return _characters(token, BIDI, "a character that changes the direction of the text")


def _faults(token: Context, fault: str) -> Iterable[Hit]:
    for found in token.decoded.faults:
        if found.id == fault:
            yield Hit(Spot(found.segment, found.start, found.end, literal=True), found.message)


def _characters(token: Context, sought: re.Pattern[str], what: str) -> Iterable[Hit]:
    """Look at names and values, which are all in ``words`` where the text is not plain ASCII."""
    for word in token.words:
        for place, text in (("name", word.name), ("value", word.node.get("value", ""))):
            found = sought.search(text)
            named = f" “{cut(text)}”" if place == "name" else f" of “{cut(word.name)}”" if word.name else ""
            if found and (place == "value" or word.start != word.node["start"]):
                point = f"U+{ord(found[0]):04X}"
                message = f"The {place}{named} has {what}, {point}."
                yield Hit(token.in_payload(word.start, word.node["end"]), message, {"character": point})
