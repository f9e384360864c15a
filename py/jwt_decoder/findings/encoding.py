"""Rules about how the text is written: base64url, names of members, and characters that nobody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.findings.example import with_claim
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.scopes import EVERY_TOKEN, WHOLE_PAYLOAD
from jwt_decoder.findings.suspicious_values import BIDI, INVISIBLE, SURROGATE
from jwt_decoder.json import parse
from jwt_decoder.model.finding import Spot
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from jwt_decoder.findings.context import Context
    from jwt_decoder.findings.suspicious_values import Word
    from jwt_decoder.model.part import Node

_REFUSE: Final = Sentence(
    "Write the canonical form without padding, and reject anything else: a second spelling of a token gets"
    " past deny lists."
)


class _Told(NamedTuple):
    """What is said of a character, by where it stands: in a name, in the value of a name, in a value without one."""

    in_name: Sentence
    in_value: Sentence
    in_nameless: Sentence


_UNSEEN: Final = _Told(
    Sentence("The name “{name}” contains an invisible character, {character}."),
    Sentence("The value of “{name}” contains an invisible character, {character}."),
    Sentence("The value contains an invisible character, {character}."),
)
_TURNING: Final = _Told(
    Sentence("The name “{name}” contains a character that changes the text direction, {character}."),
    Sentence("The value of “{name}” contains a character that changes the text direction, {character}."),
    Sentence("The value contains a character that changes the text direction, {character}."),
)

_HALF: Final = _Told(
    Sentence("The name “{name}” contains half of a character, {character}."),
    Sentence("The value of “{name}” contains half of a character, {character}."),
    Sentence("The value contains half of a character, {character}."),
)


@rule(
    "name-duplicate",
    "error",
    "RFC 7519 §4",
    name=Sentence("Duplicate name"),
    scope=EVERY_TOKEN,
    why=Sentence("One verifier takes the first value, another the last. Then what was checked isn't what gets used."),
    example=Example('{"sub":"user","sub":"admin"}'),
    remedy=Sentence("Write each name once, and reject tokens that repeat one."),
)
def name_duplicate(token: Context) -> Iterable[Hit]:
    """Find a name that appears twice: two readers may take two values (RFC 7515 §4, RFC 7519 §4)."""
    return _faults(token, "json-duplicate-name")


@rule(
    "base64url-padded",
    "error",
    "RFC 7515 §2",
    name=Sentence("Padding"),
    scope=EVERY_TOKEN,
    why=Sentence(
        "A token should have only one spelling. Strict verifiers reject a padded one, and it gets past deny lists."
    ),
    example=Example(header='{"alg":"HS256"}', signature="Wlpa" * 10 + "Wlo="),
    remedy=_REFUSE,
)
def base64url_padded(token: Context) -> Iterable[Hit]:
    """Find padding, which base64url in a token does not have (RFC 7515 §2)."""
    return _faults(token, "base64url-padded")


@rule(
    "base64url-alphabet",
    "error",
    "RFC 4648 §5",
    name=Sentence("base64, not base64url"),
    scope=EVERY_TOKEN,
    why=Sentence(
        "An ordinary base64 encoder was used. Strict verifiers reject the result, and forms turn “+” into a space."
    ),
    example=Example(header='{"alg":"HS256"}', signature="Wl+a" * 10 + "Wlo"),
    remedy=Sentence("Encode with base64url: “-” for “+” and “_” for “/”."),
)
def base64url_alphabet(token: Context) -> Iterable[Hit]:
    """Find characters of the other base64 alphabet (RFC 4648 §5)."""
    return _faults(token, "base64url-standard-alphabet")


@rule(
    "base64url-not-canonical",
    "warning",
    "RFC 4648 §3.5",
    name=Sentence("Leftover bits"),
    scope=EVERY_TOKEN,
    why=Sentence(
        "The last character has bits that nobody reads, so one token has several spellings. It may also be cut short."
    ),
    example=Example(header='{"alg":"HS256"}', signature="Wlpa" * 10 + "Wlp"),
    remedy=_REFUSE,
)
def base64url_not_canonical(token: Context) -> Iterable[Hit]:
    """Find a last character with bits that mean nothing: there is another spelling (RFC 4648 §3.5)."""
    return _faults(token, "base64url-trailing-bits")


@rule(
    "text-invisible",
    "warning",
    "Unicode TR 36 §2",
    name=Sentence("Invisible characters"),
    scope=WHOLE_PAYLOAD,
    why=Sentence("Texts that look alike may differ: admin with a zero-width space is a different user."),
    example=with_claim('"role":"admin\\u200b"'),
    remedy=Sentence("Compare code points, and reject such characters in names."),
)
def text_invisible(token: Context) -> Iterable[Hit]:
    """Find characters that nobody sees in names and values, which make two texts look alike (Unicode TR 36 §2)."""
    return _characters(token, INVISIBLE, _UNSEEN)


@rule(
    "text-bidi",
    "warning",
    "Unicode TR 36 §2.8",
    name=Sentence("Bidirectional control characters"),
    scope=WHOLE_PAYLOAD,
    why=Sentence(
        "This character reorders the text after it on screen, so a person reads something else than a program does."
    ),
    example=with_claim('"role":"\\u202enimda"'),
    remedy=Sentence("Reject such characters: what people read isn't what programs compare."),
)
def text_bidi(token: Context) -> Iterable[Hit]:
    """Find characters that change the direction of what follows, so that it is read as another text (UAX 9)."""
    return _characters(token, BIDI, _TURNING)


@rule(
    "text-surrogate",
    "warning",
    "RFC 8259 §8.2",
    name=Sentence("Half of a character"),
    scope=EVERY_TOKEN,
    why=Sentence(
        "A lone surrogate isn't text: some parsers keep it, others put U+FFFD or “?” in its place or refuse the token."
        " Different names become equal that way."
    ),
    example=with_claim('"sub":"admin\\ud800"'),
    remedy=Sentence("Write both halves of the pair, or the character itself in UTF-8, and reject lone ones."),
)
def text_surrogate(token: Context) -> Iterable[Hit]:
    """Find lone surrogates in names and values of header and payload (RFC 8259 §8.2)."""
    yield from _characters(token, SURROGATE, _HALF)
    for header in token.headers:
        for name, node in header.jose.items():
            found = SURROGATE.search(name) or _half_in(node)
            if found:
                message = _HALF.in_value.about(name=quote(name), character=_point(found))
                yield Hit(token.in_header(header, name), message)


def _half_in(node: Node) -> re.Match[str] | None:
    """Return the first lone surrogate in a value."""
    texts = (
        text
        for one in parse.nodes_of(node)
        for text in (one.get("value", ""), *(member["name"] for member in one.get("members", ())))
    )
    return next(filter(None, map(SURROGATE.search, texts)), None)


def _faults(token: Context, ident: str) -> Iterable[Hit]:
    for fault in token.decoded.faults:
        if fault.id == ident:
            yield Hit(Spot(fault.segment, fault.start, fault.end, literal=True), fault.message)


def _characters(token: Context, sought: re.Pattern[str], told: _Told) -> Iterable[Hit]:
    """Find them in names and values, which are all in ``words`` where the text is not plain ASCII."""
    for word in token.words:
        in_name = sought.search(word.name) if word.start != word.node["start"] else None
        in_value = sought.search(word.node.get("value", ""))
        if in_name:
            yield Hit(_spot(token, word), told.in_name.about(name=quote(word.name), character=_point(in_name)))
        if in_value and word.name:
            yield Hit(_spot(token, word), told.in_value.about(name=quote(word.name), character=_point(in_value)))
        elif in_value:
            yield Hit(_spot(token, word), told.in_nameless.about(character=_point(in_value)))


def _spot(token: Context, word: Word) -> Spot:
    return token.in_payload(word.start, word.node["end"])


def _point(character: re.Match[str]) -> str:
    return f"U+{ord(character[0]):04X}"
