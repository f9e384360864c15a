"""Whether a token goes on behind a gap: by what it lacks, and by what the next line looks like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.escapes import spelled_at, unescaped_run
from jwt_decoder.extract.gaps import Gap, Gaps, Kind
from jwt_decoder.extract.inline_gaps import INVISIBLE
from jwt_decoder.extract.line_breaks import UNSEEN
from jwt_decoder.extract.token_shape import OPENING, begins_object, head, looks_encoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.extract.clean_text import CleanText
    from jwt_decoder.extract.progress import Progress

_RUN: Final = re.compile(r"[A-Za-z0-9_.~+/=-]++")
# A line of a token and nothing else, but for what ends it.
_LINE: Final = re.compile(r"[A-Za-z0-9_.~-]++")
_CLOSING: Final = "\u00b4\u00bb\u2018-\u201f\u203a\u275e\u27e9\u300d\u300f\u2032\u2033\uff02"  # quotes
_LINE_STOP: Final = re.compile(rf"[\"'`<;)\]}}{_CLOSING}]|\\++[rn]|\s*+\Z")
# What names another thing: `name: value`, or `name=value`, whose sign is no padding and spells nothing.
_NAME: Final = re.compile(
    r"[\w.-]++(?:[\"'`]?[ \t]?:(?=\s|[\"'`])|[ \t]?=[ \t]?(?![=.~\s\"'`\\&]|2[BDEF]|3D|5F|7E|\Z)|=[\"'`](?=[^\s\"'`]))"
)
_WORD: Final = re.compile(rf"[^\s\"'`<>&,;:|(){{}}\[\]\\?#\u2502\u2503\u2551{_CLOSING}]++")
_EMPTY_ROWS: Final = re.compile(r"~[ \t]*+\r?\n~[ \t]*+(?=[\r\n]|\Z)")  # of a screen of vi
_MORE_WORDS: Final = re.compile(r"[ \t]++\w|\(|:[\w/]")
_SOFT_BREAK: Final = re.compile(r"=[\r\n]")
_SIGNS: Final = f"^\u00ac\u21a9\u21b5\u23ce{UNSEEN}"  # of lines that go on
_OF_TEXT: Final = frozenset({"line-breaks-removed", "mail-quote-removed"})
_WRAPPED: Final = 16  # a following line as long as this one, and at least so long, is more of a wrapped token
_GROUP: Final = 4  # characters that three octets make
_LAST_AHEAD: Final = 4000  # characters in which the last segment ends
_HEADER_AHEAD: Final = 600  # characters in which the header of a Key Binding JWT ends


class Breaks:
    """The breaks of one token, and how long its lines are."""

    def __init__(self, gaps: Gaps, clean: CleanText, progress: Progress, *, bare: bool) -> None:
        """Begin at the first character of the token; ``bare`` says that nothing else is in the paste."""
        self.gaps = gaps
        self._bare = bare
        self._text = gaps.text
        self._limit = gaps.limit
        self._clean = clean
        self._progress = progress
        self._ends_soft = gaps.text.endswith("=3D", 0, clean.at)  # lines do, as in quoted-printable
        self._begin = clean.at  # of the line in the paste
        self._column = gaps.column  # at which that is, where text stands before it that was wrapped with it
        self._space = clean.at  # or break behind which the present part of a line begins
        self._was_even = False
        self._width = 0  # of the line before
        self._widest = 0  # of all lines before
        self._lengths: dict[int, int] = {}  # of the gaps where lines end ahead
        self._glued_to = 0  # up to where all is more of the token but for what is not seen
        self._judges: dict[Kind, Callable[[Gap, int], bool]] = {
            Kind.LINE: self._over_line,
            Kind.NAMED: self._over_name,
            Kind.SPACE: self._over_spaces,
            Kind.LISTED: self._to_next_string,
            Kind.JOINED: self._joined,
            Kind.INLINE: self._over_unseen,
            Kind.NUMBERED: self._to_piece,
            Kind.FRAMED: self._over_frame,
            Kind.FRAMED_LAST: self._over_frame,
            Kind.COUNTED: self._over_line,
        }

    def passed(self) -> bool:
        """Drop a gap behind which the token goes on; return whether there is one."""
        at = self._clean.at
        for gap in self.gaps.at(at):
            if self._judges[gap.kind](gap, at + gap.length):
                self._drop(gap)
                return True
        return False

    def cut(self) -> None:
        """Begin a part of the line behind a character of no alphabet."""
        self._space = self._clean.at

    def torn(self, end: int) -> None:
        """Begin a line in an escape that has just been taken, which a break tore ``end`` characters after its begin."""
        self._width, self._begin, self._column = self._line - end, self._clean.at - end, 0
        self._widest = max(self._widest, self._width)

    @property
    def is_at_soft_break(self) -> bool:
        """Whether a soft line break of quoted-printable follows; the line behind it may be empty."""
        return self._ends_soft and self._match(_SOFT_BREAK, self._clean.at) != ""

    def _drop(self, gap: Gap) -> None:
        self._ends_soft = self._ends_soft or (gap.kind is Kind.LINE and self._text[self._clean.at] == "=")
        if gap.kind is Kind.NUMBERED:
            self.gaps.pieces.taken()
            self._lengths.clear()
        if gap.kind is Kind.COUNTED:
            self.gaps.numbers.taken()
            self._lengths.clear()
        width = self._line + (self._column if gap.note in _OF_TEXT else self._wrapped_before(gap))
        self._clean.drop(gap.length, gap.note)
        self._space = self._clean.at
        if gap.kind is not Kind.SPACE:
            self._width, self._begin, self._column = width, self._clean.at, 0
            self._widest = max(self._widest, width)

    @property
    def _line(self) -> int:
        """The characters of the paste since the last break."""
        return self._clean.at - self._begin

    def _match(self, pattern: re.Pattern[str], at: int) -> str:
        """Return what a pattern matches at an offset, "" if it does not."""
        found = pattern.match(self._text, at, self._limit)
        return found.group() if found else ""

    def _over_line(self, gap: Gap, at: int) -> bool:
        word = self._match(_WORD, at).rstrip(_SIGNS + "+" * (gap.note == "rows-joined"))
        word = self._without_margin(word, at)
        if not word:
            return self._over_escape(at)
        if self._match(_NAME, at) or self._match(_EMPTY_ROWS, at):
            return False
        if not self._match(_RUN, at):
            return self._is_rest(self._match(_RUN, at + 1)) or self._over_escape(at)
        if word[0] in ".~=" and self._is_padding(gap, at):
            return False
        if self._progress.goes_on(self._whole(word, at)) or self._is_full_line(word, at) or self._holds_line(at):
            return True
        return spelled_at(self._text, at + len(word), self._limit) is not None and self._over_escape(at)

    def _over_escape(self, at: int) -> bool:
        """Check whether a line in which escapes spell characters is more of the token."""
        word, _ = unescaped_run(self._text, at, self._limit)
        if not word or not _RUN.fullmatch(word):
            return False
        is_even = self._line >= _WRAPPED and self._line in {self._width, self._widest}
        is_segment = word[0] == "." and self._progress.lacks_segments()
        return is_even or is_segment or self._progress.goes_on(word) or self._is_rest(word)

    def _over_name(self, gap: Gap, at: int) -> bool:
        """Check whether a line under a name of its own has what this one lacks: the token was wrapped in columns."""
        word = self._match(_WORD, at)
        was_even = self._line in {self._width, self._widest}
        is_even = _WRAPPED <= self._line == len(word) and (was_even or not self._progress.complete)
        return (is_even or ((was_even or len(word) < self._line) and self._is_rest(word))) and self._over_line(gap, at)

    def _wrapped_before(self, gap: Gap) -> int:
        """Return how many characters of the first line were wrapped with the token, in the frame of its lines."""
        return 0 if self._width else gap.column

    def _over_frame(self, gap: Gap, at: int) -> bool:
        """Check whether a line in a frame is more: as long as this one, or all that is lacking."""
        word = self._match(_RUN, at)
        width = self._line + self._wrapped_before(gap)
        if not self._progress.may_begin(word):
            return False
        if len(word) <= width and self._is_rest(word):
            return True
        was_even = width in {self._width, self._widest} or not self._progress.complete
        is_even = gap.kind is Kind.FRAMED and _WRAPPED <= width == len(word) and was_even
        return is_even and (not OPENING.match(word) or self._progress.may_hold(word))

    def _is_rest(self, word: str) -> bool:
        """Check whether a word is all that the token lacks, or ends a Disclosure of it."""
        if self._progress.complete or not word:
            return False
        return self._progress.completed_by(word) or (self._progress.takes_tilde and word.endswith("~"))

    def _without_margin(self, word: str, at: int) -> str:
        """Return a word at an offset without the point that only says that the row of a table goes on."""
        is_marked = word.endswith(".") and self.gaps.is_margin(at + len(word) - 1)
        return word[:-1] if is_marked else word

    def _is_padding(self, gap: Gap, at: int) -> bool:
        """Check whether the sign that ends the line may be padding, and not a soft line break as the next line has."""
        if self._text[at - gap.length] != "=" or self._ends_soft or not self._progress.may_be_padded:
            return False
        last = self._match(_RUN, at).rpartition(".")[2]
        return not last.endswith("=") or len(last.rstrip("=")) % _GROUP == _GROUP - 1

    def _over_spaces(self, _: Gap, at: int) -> bool:
        word = self._match(_WORD, at)
        if not word:
            return False
        if (self._bare or self._progress.at_segment_start or word[0] == ".") and self._progress.goes_on(word):
            return True
        return self.is_even(word) or self._progress.rejoins(word)

    def is_even(self, word: str) -> bool:
        """Check whether a word is as long as the part in front of it, or the rest behind such ones.

        A line break became a space there, as in what is copied from a page or a PDF.
        """
        if OPENING.match(word) and not self._progress.may_hold(word):
            return False
        length = self._clean.at - self._space
        is_even = _WRAPPED <= length == len(word) and (self._was_even or not self._progress.complete)
        is_rest = length > len(word) and (self._was_even or looks_encoded(word)) and self._is_rest(word)
        self._was_even = is_even
        return is_even or is_rest

    def _to_next_string(self, _: Gap, at: int) -> bool:
        word = self._match(_RUN, at)
        if not word or self._match(_NAME, at):
            return False
        return self._progress.goes_on(self._whole(word, at)) or self._is_full_line(word, at) or self._holds_line(at)

    def _joined(self, gap: Gap, at: int) -> bool:
        word = self._match(_RUN, at)
        is_said = word and not OPENING.match(word) and not self._progress.complete
        return bool(is_said) or self._to_next_string(gap, at)

    def _over_unseen(self, gap: Gap, at: int) -> bool:
        word = self._match(_WORD, at)
        if not word:
            return False
        has_tags = gap.note == "tags-removed"
        if has_tags and self._progress.lacks_segments() and (word[0] == "." or self._progress.at_segment_start):
            return self._progress.may_begin(word)
        if self._progress.goes_on(self._whole(word, at)) or self._is_full_line(word, at) or self._holds_line(at):
            return True
        return at < self._glued_to or (not OPENING.match(word) and self._is_glued(word, at + len(word)))

    def _to_piece(self, _: Gap, at: int) -> bool:
        return self._match(_RUN, at) != ""

    def _whole(self, word: str, at: int) -> str:
        """Return a word that begins a line; of one that begins like a header all of that, over its lines."""
        if not OPENING.match(word) or "." in word:
            return word
        parts: list[str] = []
        stop = min(at + _HEADER_AHEAD, self._limit)
        while at < stop and (part := self._without_margin(self._match(_LINE, at), at)):
            parts.append(part)
            at += len(part)
            if "." in part:
                break
            at += self._length_at(at)
        return "".join(parts)

    def _length_at(self, at: int) -> int:
        """Return how long the gap at an offset is, which is looked at from each line before it."""
        if at not in self._lengths:
            self._lengths[at] = next((gap.length for gap in self.gaps.at(at)), 0)
        return self._lengths[at]

    def _is_glued(self, word: str, at: int) -> bool:
        """Check whether a word that ends at an offset is more of the token with all that is glued to it.

        What is not seen stands between them alone.
        """
        parts = [word]
        stop = min(at + _HEADER_AHEAD, self._limit)
        while at < stop and (gap := INVISIBLE.match(self._text, at, self._limit)):
            parts.append(part := self._match(_WORD, gap.end()))
            at = gap.end() + len(part)
        is_more = len(parts) > 1 and self._progress.goes_on("".join(parts))
        self._glued_to = at if is_more else self._glued_to
        return is_more

    def _holds_line(self, at: int) -> bool:
        line = "" if self._progress.complete else self._match(_LINE, at)
        if not line or line.startswith("~~"):  # the end of a fenced block of Markdown
            return False
        end = at + len(line)
        marks = {self._text[end + gap.length : end + gap.length + 2] for gap in self.gaps.at(end)}
        if not marks and not _LINE_STOP.match(self._text, end):
            return False
        if self._ends_token(at, len(line)):
            return True
        mark = next((mark[0] for mark in sorted(marks) if mark[:1] in {".", "~"} and mark != "~~"), "")
        return self._progress.holds_line(line + mark, is_wrapped=self._line >= self._widest)

    def _ends_token(self, at: int, width: int) -> bool:
        """Check whether the lines from an offset on, of one width but for the last one, are all of the last segment."""
        if not self._progress.is_last(self._text[at]):
            return False
        parts: list[str] = []
        stop = min(at + _LAST_AHEAD, self._limit)
        while at < stop and (part := self._match(_LINE, at)):
            parts.append(part)
            if len(part) != width:
                break
            at += width
            at += next((gap.length for gap in self.gaps.at(at)), 0)
        return self._progress.completed_by("".join(parts))

    def _is_full_line(self, word: str, at: int) -> bool:
        """Check whether this line is as long as the one before or behind it, so that the token may go on.

        A part of a long signature can be as long as a whole one of another kind, and need not look encoded; an object
        inside a payload can stand at the beginning of a line.
        """
        length = len(word.rstrip("="))
        widths = {self._line, self._line + self._column} & {self._width, length}
        if not widths and (self._progress.at_segment_start or word[0] == "."):
            widths = {self._widest} & {length}  # the line before was the last one of a segment
        if not widths or max(widths) < _WRAPPED or not self._progress.may_begin(word):
            return False
        if OPENING.match(word) and begins_object(head(word)):
            return self._progress.may_hold(word)
        if looks_encoded(word) or {length, self._widest} == widths:
            return True
        return not self._progress.complete and not self._match(_MORE_WORDS, at + len(word))
