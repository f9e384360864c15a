"""What extraction says about the paste itself."""

from __future__ import annotations

from jwt_decoder.model.records import Note

# By id; each sentence stands where one was undone and where several were.
UNDONE = {
    "base64-decoded": ("The token or key stood inside base64; it was decoded.",) * 2,
    "bearer-removed": ("The authentication scheme in front is not part of the token.",) * 2,
    "colours-removed": ("Control sequences of a terminal, such as those for colours, were left out.",) * 2,
    "html-unescaped": (
        "A character of the token was written as an HTML reference; it was put back.",
        "{count} characters of the token were written as HTML references; they were put back.",
    ),
    "json-unescaped": (
        "The token was inside JSON in a JSON string; the escaping was undone.",
        "{count} characters of the token were written as escapes; they were put back.",
    ),
    "line-breaks-removed": (
        "The token was wrapped; a line break was removed.",
        "The token was wrapped; {count} line breaks were removed.",
    ),
    "line-marks-removed": (
        "The token was wrapped in lines that are marked; a line break with its mark was removed.",
        "The token was wrapped in lines that are marked; {count} line breaks with their marks were removed.",
    ),
    "mail-quote-removed": (
        "The token was wrapped in a quoted e-mail; a line break with its quotation mark was removed.",
        "The token was wrapped in a quoted e-mail; {count} line breaks with their quotation marks were removed.",
    ),
    "percent-decoded": (
        "A character of the token was percent-encoded; it was decoded.",
        "{count} characters of the token were percent-encoded; they were decoded.",
    ),
    "quoted-printable-decoded": (
        "A character of the token was written as quoted-printable mail writes it; it was decoded.",
        "{count} characters of the token were written as quoted-printable mail writes them; they were decoded.",
    ),
    "quotes-removed": ("The quotation marks around the token are not part of it.",) * 2,
    "shortened": ("The token ends in an ellipsis: it was shortened where it was copied.",) * 2,
    "spaces-removed": (
        "A space inside the token was removed.",
        "{count} runs of spaces inside the token were removed.",
    ),
    "strings-joined": (
        "The token was written as two strings; they were joined.",
        "The token was written as several strings; they were joined at {count} places.",
    ),
    "utf16-read": ("The text looks like UTF-16 read as something else; its NUL characters were left out.",) * 2,
}

_LOOKED_FOR = (
    "Looked for: a JWS or JWE in Compact Serialization whose first segment decodes to a JSON object, "
    "an SD-JWT, and the JSON Serializations of JWS and JWE."
)


def undone(note: str, start: int, end: int, count: int = 1) -> Note:
    """Give the note that something was undone ``count`` times in a range of the paste."""
    one, several = UNDONE[note]
    message = one if count == 1 else several.format(count=count)
    return Note(note, start, end, message, {"count": count})


def no_token(start: int, end: int, keys: int) -> Note:
    """Give the note that a paste, which is not empty, has no token in it."""
    message = "This is a key, not a token." if keys else f"No token was found in this text. {_LOOKED_FOR}"
    return Note("no-token", start, end, message, {"keys": keys})
