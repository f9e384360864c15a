"""What happens to the text of a key on its way: other dashes and quotes, lost blanks, the wrong slash."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from jwt_decoder.extract import chunks
from jwt_decoder.extract.hex_dumps import is_dumped, undumped
from jwt_decoder.extract.octet_lists import octets_listed
from jwt_decoder.keys.forms.literal_objects import as_json
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DASH: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
# A boundary with other dashes than five hyphens (RFC 7468 §2), or with too few or too many of them.
_BOUNDARY: Final = re.compile(rf"[{_DASH}]{{2,12}} ?(BEGIN|END) ?([A-Z0-9][A-Z0-9 ]{{0,39}}?) ?[{_DASH}]{{2,12}}")
_SSH2: Final = "SSH2"
_HEX: Final = re.compile(r"\s*(?:0[xX]|\\x)?((?:[0-9A-Fa-f]{2}[\s:]{0,2}){64,})")
_BETWEEN: Final = re.compile(r"[\s:]")
_LABELS: Final = (
    *("CERTIFICATE", "PUBLIC KEY", "PRIVATE KEY", "RSA PUBLIC KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"),
    *("ENCRYPTED PRIVATE KEY", "OPENSSH PRIVATE KEY", "X509 CERTIFICATE", "TRUSTED CERTIFICATE", "CERTIFICATE REQUEST"),
)
_WITH_BLANKS: Final = {label.replace(" ", ""): label for label in _LABELS}
# A line of 64 or 76 characters, or a boundary, before a line feed that is written with the wrong slash.
_SLASHED: Final = re.compile(r"(-----|[A-Za-z0-9+/]{76}|[A-Za-z0-9+/]{64}|[A-Za-z0-9+/=](?=/n-----END))/n")
_INVISIBLE: Final = str.maketrans("", "", "\ufeff\u200b\u200c\u200d\u2060\u00ad\0")
_SPACES: Final = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f\u3000", " "))
_QUOTES: Final = str.maketrans(
    {**dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'), "\u2018": "'", "\u2019": "'"}
)
_REFERENCE: Final = re.compile(r"&(?:quot|amp|lt|gt|apos|nbsp|#\d{1,6}|#x[0-9A-Fa-f]{1,6});")
_TAG: Final = re.compile(r"</?(?:br|div|p|span|code|pre|td|tr|li)\b[^<>]{0,200}>", re.IGNORECASE)
_PERCENT: Final = re.compile(r"%(?:2[02BF]|3[AD]|5B|7B|0[AD])", re.IGNORECASE)
# A string that goes on in another one, as in JavaScript, Java, PHP and Visual Basic.
_STRINGS: Final = re.compile(r"([\"'])\s*+[+.&]\s*+(?:_\s*+)?\1")
_KEY_TYPE: Final = "kty"
_DER: Final = "MII"
_FIRST_LINE: Final = re.compile(r"^([^\n]{1,80}?)-----BEGIN ", re.MULTILINE)
# What closes a line of a block: the border of a table, psql's sign of a line that goes on, and the ends of lines as
# "cat -A" and RTF write them.
_BORDERS: Final = ("|", "^M$", "^M", "$", "\\par", " +")
# The sizes between the pieces of an answer (RFC 9112 §7.1).
_PART: Final = re.compile(r"(?P<digits>[0-9]+)|(?P<blank>[ \t]+)|(?P<other>[^0-9 \t]+)")
_DIGITS: Final = "0123456789"
# What GitHub Actions and "docker logs -t" put before each line.
_STAMP: Final = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z ", re.MULTILINE)


class _Mend(NamedTuple):
    """How a text is mended, and what is said where that changed it."""

    change: Callable[[str], str]
    message: Sentence


def mended(text: str) -> tuple[str, tuple[Sentence, ...]]:
    """Return the text of a key without what happened to it on its way, and what was undone; no text raises."""
    said = []
    for mend in _MENDS:
        other = mend.change(text)
        if other != text:
            said.append(mend.message)
            text = other
    return text, tuple(said)


def _boundaries(text: str) -> str:
    return _BOUNDARY.sub(_boundary, text)


def _boundary(found: re.Match[str]) -> str:
    label = found[2].strip()
    return found[0] if label.startswith(_SSH2) else f"-----{found[1]} {_WITH_BLANKS.get(label, label)}-----"


def _undumped(text: str) -> str:
    """Return what was dumped: text as it is, and other octets in hexadecimal digits."""
    if not is_dumped(text):
        return text
    dumped = undumped(text.strip())[0].text
    return dumped if dumped.isascii() else dumped.encode("latin-1", "replace").hex()


def _is_pem(text: str) -> bool:
    return "BEGIN" in text


def _unprefixed(text: str) -> str:
    """Leave out what stands before each line of a block: a mark of mail or a diff, a name, the number of the line."""
    first = _FIRST_LINE.search(text)
    if first is None:
        return text
    parts = [(one.lastgroup, one[0]) for one in _PART.finditer(first[1])]
    end = text.find("-----END ", first.start())
    end = len(text) if end < 0 else text.rfind("\n", 0, end) + 1
    lines = text[first.start() : end].splitlines()
    ends = [_prefix(line, parts) for line in lines]
    if len(ends) < 2 or min(ends) < 0 or not first[1].strip():  # noqa: PLR2004 - one line has nothing in common
        return text
    rest = text[end:]
    behind = max(_prefix(rest, parts), 0)
    return "\n".join([line[at:] for line, at in zip(lines, ends, strict=True)] + [rest[behind:]])


def _prefix(line: str, parts: Sequence[tuple[str | None, str]]) -> int:
    """Return where a prefix of these parts ends in a line: digits may be others, and spaces more; -1 without it."""
    at = 0
    for kind, part in parts:
        if kind == "blank":
            at = len(line) - len(line[at:].lstrip(" \t"))
        elif kind == "digits" and line[at : at + 1].isdigit():
            at = len(line) - len(line[at:].lstrip(_DIGITS))
        elif kind == "other" and line.startswith(part, at):
            at += len(part)
        else:
            return -1
    return at


def _unbordered(text: str) -> str:
    """Leave out what stands on both sides of the lines of a block: the borders of a table, marks of line ends."""
    first, last = text.find("-----BEGIN "), text.rfind("-----END ")
    if not 0 <= first < last:
        return text
    end = text.find("\n", last)
    end = len(text) if end < 0 else end
    lines = [_unbordered_line(line) for line in text[first:end].split("\n")]
    return text[:first] + "\n".join(lines) + text[end:]


def _unbordered_line(line: str) -> str:
    inner = line.strip(" \t\r")
    bare = inner.removeprefix("|").lstrip(" \t")
    border = next((one for one in _BORDERS if bare.endswith(one)), "")
    bare = bare.removesuffix(border).rstrip(" \t")
    return line if bare == inner else bare


def _line_feeds(text: str) -> str:
    return _SLASHED.sub(r"\1\n", text) if _is_pem(text) else text


def _from_hex(text: str) -> str:
    """Return the text that hexadecimal digits spell, as dumps of files have it; "" where they spell none."""
    digits = _HEX.fullmatch(text)
    try:
        return bytes.fromhex(_BETWEEN.sub("", digits[1])).decode("ascii") if digits else ""
    except ValueError:
        return ""


_MENDS: Final = (
    _Mend(_undumped, Sentence("It was a hex dump; its bytes were put together.")),
    _Mend(octets_listed, Sentence("It was a list of bytes; they were put together.")),
    _Mend(lambda text: _from_hex(text) or text, Sentence("It was hex; it was decoded.")),
    _Mend(lambda text: text.translate(_INVISIBLE), Sentence("Invisible characters in it were left out.")),
    _Mend(lambda text: text.translate(_SPACES), Sentence("Its non-breaking spaces were read as spaces.")),
    _Mend(
        lambda text: unescape(text) if _REFERENCE.search(text) else text,
        Sentence("Its HTML character references were decoded."),
    ),
    _Mend(
        lambda text: text.translate(_QUOTES),
        Sentence("Its typographic quotation marks were read as straight ones."),
    ),
    _Mend(lambda text: _TAG.sub("\n", text) if _is_pem(text) else text, Sentence("HTML tags in it were left out.")),
    _Mend(
        lambda text: unquote(text) if _PERCENT.search(text) else text,
        Sentence("It was percent-encoded; it was decoded."),
    ),
    _Mend(
        lambda text: _STRINGS.sub("", text) if _is_pem(text) or _KEY_TYPE in text or _DER in text else text,
        Sentence("It was written as several strings; they were joined."),
    ),
    _Mend(lambda text: _STAMP.sub("", text), Sentence("The timestamp before each line was left out.")),
    _Mend(_unprefixed, Sentence("The prefix of each line was left out.")),
    _Mend(
        _boundaries,
        Sentence("Its BEGIN and END lines were damaged: PEM has five hyphens around them, and spaces between words."),
    ),
    _Mend(_unbordered, Sentence("What stands around each line of it was left out.")),
    _Mend(
        lambda text: chunks.joined(text)[0].text,
        Sentence("The sizes between the chunks of the HTTP response were left out."),
    ),
    _Mend(_line_feeds, Sentence("“/n” in it was read as a line break; it should be “\\n”.")),
    _Mend(
        lambda text: as_json(text) or text,
        Sentence("It isn't JSON, but was read as if it were: JSON needs double quotes around names and strings."),
    ),
)
