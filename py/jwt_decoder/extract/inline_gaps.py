"""What stands within a token that came from a page: tags, invisible characters, spaces that do not break."""

from __future__ import annotations

import re
from typing import Final

from jwt_decoder.extract.line_breaks import NEW_LINE, SPACE

# Tags of HTML, of text and of what holds a line of it.
_TAG: Final = (
    r"</?(?:a|b|bdi|bdo|big|br|code|div|em|font|i|kbd|li|mark|o:p|p|pre|s|samp|small|span|strong|td|tr|tt|u|var|wbr)"
    r"(?:[ \t\r\n/][^<>]{0,300})?>"
)
# What an element has between two parts of its text: a comment, the end and the beginning of a section of characters.
_BETWEEN: Final = r"<!--[^<>]{0,300}-->|\]\]>\s{0,40}+<!\[CDATA\["
# References to characters that are not seen or that only allow or forbid a line break: U+00A0, U+00AD, U+200B to
# U+200F, U+2060, U+FEFF.
_REFERENCE: Final = (
    r"&(?:nbsp|shy|ZeroWidthSpace|NoBreak|NonBreakingSpace|zwnj|zwj|lrm|rlm"
    r"|#0*+(?:160|173|820[3-7]|8288|65279)|#[xX]0*+(?i:a0|ad|200[b-f]|2060|feff));"
)
# A cell that numbers a line.
_MEMBERS: Final = r"(?:[ \t\r\n][^<>]{0,300})?"
_NUMBER: Final = rf"<tr{_MEMBERS}>[ \t\r\n]{{0,80}}<t[dh]{_MEMBERS}>[ \t]{{0,8}}[0-9]{{1,6}}[ \t]{{0,8}}</t[dh]>"
_ONE: Final = rf"(?:{_NUMBER}|{_TAG}|{_BETWEEN}|{_REFERENCE}|(?![ \t]){SPACE})(?:{SPACE}|{NEW_LINE}){{0,100}}+"
INVISIBLE: Final = re.compile(f"(?:{_ONE}){{1,20}}+")
