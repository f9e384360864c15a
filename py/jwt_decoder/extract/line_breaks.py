"""What stands between two parts of a token that a paste has broken: line breaks, and ends and beginnings of strings."""

from __future__ import annotations

import re
from typing import Final

# White space within a line, also of pages and word processors, and what ends a line.
SPACE: Final = "[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]"
# What is not seen, and may stand where a page lets a line break.
UNSEEN: Final = "\u00ad\u180e\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)))
)
_BLANK: Final = f"{SPACE[:-1]}{UNSEEN}]"
NEW_LINE: Final = "(?:\r\n?|[\n\v\f\u0085\u2028\u2029])"
# What an editor, a shell, a program, LaTeX, RTF, `cat -A` or quoted-printable puts at the end of a line that goes on,
# and at the next one: a prompt, a margin. A percent sign is none in front of a dot or tilde that a URL encodes.
_MARK: Final = rf"(?:\\{{1,2}}+z?|\\(?:line|par)|(?:\^M)?\$)(?={SPACE}*+{NEW_LINE})|[`^\u00ac\u21a9\u21b5\u23ce]"
_WRAP: Final = rf"(?:{_MARK}|=|%(?={SPACE}*+{NEW_LINE}(?!{SPACE}*+(?:2[Ee]|7[Ee]W|25)))|[ \t]++(?:{_MARK}|[_&]))?+"
_WRAPPED: Final = (
    rf"(?:[\u21aa\u21b3|]{SPACE}*+|(?:\.\.\.|(?:d?quote|bquote|heredoc|cmdsubst)>)[ \t]++"
    r"|\\(?!u[0-9A-Fa-f]{4})(?=[A-Za-z0-9_.~-]))?+"
)
LINE_END: Final = f"{_WRAP}{_BLANK}*+"
# A line break as a URL or an HTML reference spells it.
_SPELLED: Final = (
    r"(?:%(?:25)*+0[Dd])?+%(?:25)*+0[Aa]"
    r"|(?:&(?:amp;)*+#(?:13|[xX]0*+[dD]);)?+&(?:amp;)*+#(?:10|[xX]0*+[aA]);"
)
_PAGER: Final = rf"(?:--More--(?:\([0-9]{{1,3}}%\))?{NEW_LINE})?+"  # what `more` writes below each page
# A line break, which may be spelled as in a JSON string, with up to three blank lines; then indentation and the marks
# of a quoted e-mail.
LINE_BREAK: Final = re.compile(
    rf"{LINE_END}(?:{NEW_LINE}{_PAGER}(?P<blank>(?:[>\s]{{0,40}}?{NEW_LINE}){{0,3}}+)|(?:\\++r)?\\++n|{_SPELLED}|(?<=[\u21b5\u23ce]))"
    rf"{_BLANK}*+(?:>{_BLANK}*+)*+{_WRAPPED}"
)
SPACES: Final = re.compile(r"[ \t]++")
# The end of one string and the beginning of the next: joined by an operator or a call, items of a list, or beside each
# other.
_OPERATOR: Final = r"\+{1,2}|\.{1,2}|&{1,2}|\|\||//|!!|<>|<<|[~*^]"
_CALL: Final = r"\)?[ \t\r\n]{0,80}\.(?i:concat|append|push|write|add)\("
_PREFIX: Final = r"(?:u8|[bBrRuUfFNL@$]{0,2})"
_OF_CLOBS: Final = r"\)[ \t]*+\|\|(?=\s*+(?i:to_n?clob)\()"
_BLOCK: Final = r"/\*[^*\r\n]{0,200}+\*/[ \t]*+"  # a comment
_ASIDE: Final = rf"(?:{_BLOCK})?+(?:(?://|#|--)[^\r\n]{{0,200}}+)?+"
_TO_NEXT_LINE: Final = rf"(?:[_&`\u00ac]|\\|\.\.\.)?[ \t]*+{_ASIDE}(?:\r\n?|\n)"
_IN_NEXT_LINE: Final = r"[ \t]*+(?:(?:\.\.\.|>)[ \t]++)?"
# In a line that was added or removed, behind its mark.
_NEXT_LINE: Final = rf"{_TO_NEXT_LINE}(?:[+-](?=[ \t]))?{_IN_NEXT_LINE}"
_LINE_OF_OPERATOR: Final = rf"{_TO_NEXT_LINE}(?:[+-](?=[ \t]++(?:{_OPERATOR})[ \t]*+[\"'`]))?{_IN_NEXT_LINE}"
JOINT: Final = re.compile(
    r"\\?(?P<quote>[\"'`])[ \t]*+"
    rf"(?:(?P<operator>{_CALL}|{_OPERATOR}|{_OF_CLOBS})[ \t]*+(?:{_NEXT_LINE}|{_BLOCK})?"
    rf"|(?P<comma>,)[ \t]*+(?:{_NEXT_LINE})?"
    rf"|(?:{_BLOCK}(?=[+.&|])|{_LINE_OF_OPERATOR})(?:(?P<next>{_OPERATOR})[ \t]*+)?"
    r"|(?<=[ \t])|(?<=[\"'`]))"
    rf"(?:(?i:to_n?clob)\()?{_PREFIX}\\?(?P=quote)"
)
_LINES: Final = re.compile(NEW_LINE)
_LONGEST_LINE: Final = 200  # that is wrapped


def line_before(text: str, at: int) -> str:
    """Return what stands in a line before an offset, of a long line the end of it."""
    return _LINES.split(text[max(0, at - _LONGEST_LINE) : at])[-1]
