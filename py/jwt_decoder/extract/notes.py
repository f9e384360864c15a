"""What extraction says about the paste itself."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.json.parse import MOST_VALUES
from jwt_decoder.model.paste import Note
from jwt_decoder.model.sentence import Sentence, plural, term
from jwt_decoder.registry.service_secrets import ServiceSecret
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jwt_decoder.extract.credentials import Credential
    from jwt_decoder.model.sentence import Facts

# By the id of the note: what was undone, whatever the number.
_ONCE: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "ascii85-decoded": Sentence("The token or key was in ASCII85; it was decoded."),
        "base64-decoded": Sentence("The token or key was inside base64; it was decoded."),
        "cookie-signature": Sentence(
            "The token was in a signed cookie, as Express makes them: “s:” in front, and the cookie's "
            "signature at the end. Neither is part of the token; both were left out."
        ),
        "bearer-removed": Sentence("The authentication scheme in front isn't part of the token."),
        "colours-removed": Sentence("Terminal control sequences, such as colour codes, were left out."),
        "decompressed": Sentence("The token or key was compressed, in base64; it was decompressed."),
        "digits-decoded": Sentence(
            "This is a SMART Health Card the way its QR code stores it: two digits for each character. The token was"
            " decoded."
        ),
        "hex-dump-read": Sentence("This is a dump of bytes; what was dumped was read."),
        "interleaved-removed": Sentence("Between all characters of the token stood another one; these were left out."),
        "notation-read": Sentence(
            "This isn't valid JSON, but the token in it could be read. JSON has names and strings in double quotes, a"
            " colon after each name, no comments, and no comma before a closing bracket."
        ),
        "octets-read": Sentence("The token or key was written byte by byte, as numbers; the bytes were read."),
        "page-breaks-removed": Sentence("Page breaks, with page footers and headers, were left out."),
        "pieces-ordered": Sentence(
            "The token was stored in numbered pieces that are out of order here; they were sorted and joined."
        ),
        "pairs-joined": Sentence("The signature was written in hex with separators; these were left out."),
        "quotes-between": Sentence(
            "A program printed the token's segments as values, each in quotation marks; these were left out. Where the"
            " token is made, join the text of the segments, not the values."
        ),
        "quotes-removed": Sentence("The quotation marks around the token aren't part of it."),
        "segments-joined": Sentence("The token's segments were separate, each with its name; they were joined."),
        "signature-octets": Sentence("The signature was written byte by byte, as numbers; its bytes were read."),
        "signature-framed": Sentence("The signature was in a PEM frame; its BEGIN and END lines were left out."),
        "signature-numbers": Sentence("R and S of the signature were written as two values; they were joined."),
        "signature-percent": Sentence("The signature's bytes were percent-encoded, not in base64url; they were read."),
        "signature-prefix": Sentence("The prefix in front of the signature isn't part of it; it was left out."),
        "tokens-separated": Sentence("Two tokens ran together here; they were separated."),
        "typesetting-removed": Sentence("Commands of LaTeX that allow a line break in the token were left out."),
        "utf16-read": Sentence("The text looks like UTF-16 read as something else; its NUL characters were left out."),
        "words-decoded": Sentence("The token was in encoded words, as fields of mail have them; they were decoded."),
    }
)
# And what was undone at so many places.
_COUNTED: Final[Mapping[str, Callable[[int], Sentence]]] = MappingProxyType(
    {
        "backslashes-removed": lambda count: plural(
            "A backslash in front of a character of the token was left out.",
            "{count} backslashes in front of characters of the token were left out.",
            count,
        ),
        "chunks-joined": lambda count: plural(
            "The HTTP message was in two chunks; they were joined, the size between them left out.",
            "The HTTP message was in chunks; they were joined, the {count} sizes between them left out.",
            count,
        ),
        "dots-restored": lambda count: plural(
            "A dot of the token was written another way; it was restored.",
            "{count} dots of the token were written another way; they were restored.",
            count,
        ),
        "html-unescaped": lambda count: plural(
            "A character of the token was written as an HTML reference; it was decoded.",
            "{count} characters of the token were written as HTML references; they were decoded.",
            count,
        ),
        "invisible-removed": lambda count: plural(
            "An invisible character inside the token was left out.",
            "Invisible characters inside the token were left out at {count} places.",
            count,
        ),
        "json-unescaped": lambda count: plural(
            "The token was inside JSON in a JSON string; the escaping was undone.",
            "{count} characters of the token were written as escapes; they were decoded.",
            count,
        ),
        "letters-restored": lambda count: plural(
            "A character only looked like one of a token; the plain one was read.",
            "{count} characters only looked like those of a token; the plain ones were read.",
            count,
        ),
        "line-breaks-removed": lambda count: plural(
            "The token was wrapped; a line break was removed.",
            "The token was wrapped; {count} line breaks were removed.",
            count,
        ),
        "line-frames-removed": lambda count: plural(
            "The token was wrapped in lines with other text around them; a line break with that text was removed.",
            "The token was wrapped in lines with other text around them; {count} line breaks with that text were"
            " removed.",
            count,
        ),
        "line-marks-removed": lambda count: plural(
            "The token was wrapped in prefixed lines; a line break with its prefix was removed.",
            "The token was wrapped in prefixed lines; {count} line breaks with their prefixes were removed.",
            count,
        ),
        "mail-quote-removed": lambda count: plural(
            "The token was wrapped in a quoted email; a line break with its quote mark was removed.",
            "The token was wrapped in a quoted email; {count} line breaks with their quote marks were removed.",
            count,
        ),
        "names-restored": lambda count: plural(
            "A member name of the JSON Serialization isn't in lower case, as it must be (RFC 7515 §5.3, §7.2); it was"
            " read as if it were.",
            "{count} member names of the JSON Serialization aren't in lower case, as they must be (RFC 7515 §5.3,"
            " §7.2); they were read as if they were.",
            count,
        ),
        "percent-decoded": lambda count: plural(
            "A character of the token was percent-encoded; it was decoded.",
            "{count} characters of the token were percent-encoded; they were decoded.",
            count,
        ),
        "pieces-joined": lambda count: plural(
            "The token was stored in two numbered pieces; they were joined.",
            "The token was stored in numbered pieces; they were joined at {count} places.",
            count,
        ),
        "prompt-removed": lambda count: plural(
            "The signature has 1 character too many: a shell's prompt stands right behind the token; it was left out.",
            "The signature has {count} characters too many: a shell's prompt stands right behind the token; it was"
            " left out.",
            count,
        ),
        "quoted-printable-decoded": lambda count: plural(
            "A character of the token was in quoted-printable, as in email; it was decoded.",
            "{count} characters of the token were in quoted-printable, as in email; they were decoded.",
            count,
        ),
        "rows-joined": lambda count: plural(
            "The token was wrapped in a table; its two rows were joined.",
            "The token was wrapped in a table; its rows were joined at {count} places.",
            count,
        ),
        "spaces-removed": lambda count: plural(
            "A space inside the token was removed.",
            "{count} runs of spaces inside the token were removed.",
            count,
        ),
        "strings-joined": lambda count: plural(
            "The token was written as two strings; they were joined.",
            "The token was written as several strings; they were joined at {count} places.",
            count,
        ),
        "tags-removed": lambda count: plural(
            "An HTML tag inside the token was left out.",
            "HTML tags inside the token were left out at {count} places.",
            count,
        ),
    }
)

_SHORTENED: Final = Sentence("“{mark}” replaces the rest of the token: it was already shortened where it was copied.")
_SHORTENED_WITHIN: Final = Sentence(
    "“{mark}” replaces part of the token: it was already shortened where it was copied. What follows,"
    " “{rest}”, was left out too."
)
_BEGINNING: Final = Sentence(
    "“{beginning}” is the beginning of a token that was already shortened where it was copied; none of it can be read."
)
# The same of signs that hide what they stand for.
_MASKED: Final = Sentence("“{mark}” replaces the rest of the token: it was already masked where it was copied.")
_MASKED_WITHIN: Final = Sentence(
    "“{mark}” replaces part of the token: it was already masked where it was copied. What follows, “{rest}”, was left"
    " out too."
)
_MASKED_BEGINNING: Final = Sentence(
    "“{beginning}” is the beginning of a token that was already masked where it was copied; none of it can be read."
)
# By whether something follows, and whether the mark hides.
_OF_MARK: Final = {
    (False, False): _SHORTENED,
    (True, False): _SHORTENED_WITHIN,
    (False, True): _MASKED,
    (True, True): _MASKED_WITHIN,
}
_HIDING: Final = re.compile("[*•●█]{3,}")

_LOWER: Final = Sentence(
    "“{beginning}” looks like a token that was changed to lower case. base64url tells a from A, so nothing undoes it: "
    "copy the token from where it wasn't changed."
)
_UPPER: Final = Sentence(
    "“{beginning}” looks like a token that was changed to upper case. base64url tells a from A, so nothing undoes it: "
    "copy the token from where it wasn't changed."
)
_CASE_LOST: Final = Sentence("The token can't be read: all its letters are of one case.")
_SHOWN_BEGINNING: Final = 12

NOT_READ: Final = "object-not-read"
_NOT_READ: Final = Sentence(
    "A JSON object that looks like a JWS or JWE has more than {most} values, too many to read here."
)

OTHER_FORMAT: Final = "other-format"
# The same, of one in which a token may stand.
HELD_BY_ANOTHER: Final = "other-format-around"
_SECRET_OF_SERVICE: Final = Sentence(
    "This looks like {kind} from {service}, since it begins with “{prefix}”. It isn't a JWT, and there is nothing in it"
    " to decode. If anyone else has seen it, revoke it at {service} and create a new one."
)
_A_SECRET: Final = Sentence("This looks like {kind} from {service}, not a JWT.")

_KEY: Final = Sentence("This is a key, not a token.")
_NO_TOKEN: Final = Sentence("No token was found in this text.").then(
    Sentence(
        "Looked for: a JWS or JWE in Compact Serialization whose first segment decodes to a JSON object, an"
        " SD-JWT, and a JWS or JWE in JSON Serialization."
    )
)


_SECRET: Final = Sentence("If this is the secret that signed a token, it goes in the key field.")


def undone(note: str, start: int, end: int, count: int = 1) -> Note:
    """Return the note that something was undone ``count`` times in a range of the paste."""
    if note in _ONCE:
        return Note(note, start, end, _ONCE[note], {"count": count})
    return Note(note, start, end, _COUNTED[note](count))


def shortened(start: int, end: int, mark: str, rest: str) -> Note:
    """Return the note that a mark stands for a part of a token, and that what stands behind it was left out."""
    sentence = _OF_MARK[bool(rest), _HIDING.fullmatch(mark) is not None].about(mark=quote(mark))
    sentence = sentence.about(rest=quote(rest)) if rest else sentence
    return Note("shortened", start, end, sentence, {"count": 1})


def beginning_alone(start: int, end: int, beginning: str) -> Note:
    """Return the note that all but the first characters of a token was left out."""
    message = _MASKED_BEGINNING if _HIDING.search(beginning) else _BEGINNING
    return Note("shortened", start, end, message.about(beginning=quote(beginning)), {"count": 1})


def case_lost(start: int, end: int, text: str) -> Note:
    """Return the note that somebody made all letters of a token of one case."""
    message = (_LOWER if text.islower() else _UPPER).about(beginning=quote(text, _SHOWN_BEGINNING))
    return Note("case-lost", start, end, message, {"summary": _CASE_LOST})


def other_format(found: Credential) -> Note:
    """Return the note of what a credential is that is no JWT; ``content`` in its data is what can be read in it."""
    row = found.row
    if isinstance(row, ServiceSecret):
        message = _SECRET_OF_SERVICE.about(kind=term(row.kind), service=row.service, prefix=row.prefix)
        data: Facts = {"format": row.prefix, "summary": _A_SECRET.about(kind=term(row.kind), service=row.service)}
        return Note(OTHER_FORMAT, found.start, found.end, message, data)
    message = row.about.about(**found.plain.named).then(*found.plain.facts, row.advice)
    data = {"format": row.id, "source": row.source, "summary": row.headline}
    if found.plain.text:
        data = {**data, "content": found.plain.text}
    return Note(HELD_BY_ANOTHER if row.holds else OTHER_FORMAT, found.start, found.end, message, data)


def not_read(start: int, end: int) -> Note:
    """Return the note that a token in JSON was passed over."""
    return Note(NOT_READ, start, end, _NOT_READ.about(most=MOST_VALUES))


def no_token(start: int, end: int, keys: Sequence[str]) -> Note:
    """Return the note that a paste, which is not empty, has no token in it, but keys of these kinds."""
    message = _certificates(len(keys)) if keys and set(keys) == {"certificate"} else _KEY if keys else _NO_TOKEN
    return Note("no-token", start, end, message, {"keys": len(keys)})


def _certificates(count: int) -> Sentence:
    return plural("This is a certificate, not a token.", "These are certificates, not a token.", count)


def secret_alone(start: int, end: int) -> Note:
    """Return the note that all of a paste may be a secret."""
    return Note("secret-alone", start, end, _SECRET)
