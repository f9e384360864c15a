"""One token read out of the paste, character by character, with where each comes from."""

from __future__ import annotations

import re
from collections import Counter

from jwt_decoder.extract.escapes import spelled_at
from jwt_decoder.extract.inline_gaps import INVISIBLE_BREAK, INVISIBLE_BREAKS, Pieces
from jwt_decoder.extract.line_breaks import JOINT, LINE_BREAK, SPACES, column, line_before, marked_break
from jwt_decoder.extract.progress import Progress
from jwt_decoder.extract.token_shape import OPENING, expected, looks_encoded
from jwt_decoder.model.paste import Piece
from jwt_decoder.text.placeholder import is_placeholder

_PLAIN = re.compile(r"[A-Za-z0-9_.-]++")
_BASE64URL = re.compile(r"[A-Za-z0-9_-]")
_BASE64 = re.compile(r"[A-Za-z0-9+/=]")
_RUN = re.compile(r"[A-Za-z0-9_.~+/=-]++")
# A line of a token and nothing else but for what continues a line, and the dot or tilde with which the next one begins.
_WHOLE_LINE = re.compile(
    r"(?P<line>[A-Za-z0-9_.~-]++)(?=[ \t]*+[\\=]?[ \t]*+(?:(?:\r\n?|\n|\\[rn])[ \t>]*+(?P<mark>\.|~(?!~))?|[\"'`]|\Z))"
)
_NAME = re.compile(r"[\w-]++:\s")
_NEXT_WORD = re.compile(r"[^\s\"'`<>&,;:|(){}\[\]\\?#]++")
# Characters that belong in no token and delimit none; and nearly all where the whole paste is one token.
_FOREIGN = re.compile(r"(?:[!$*@^%]|[^\x00-\x7f\s]){1,3}+")
_FOREIGN_IN_BARE = re.compile(r"[^\s\"'`<>{}A-Za-z0-9_.-]{1,3}+")
_FOREIGN_IN_WHOLE = re.compile(r"[^\sA-Za-z0-9_.~-]")
_ODD = re.compile(r"[^A-Za-z0-9_.-]")
_MOST_ODD = 8
_LONGEST_REST = 20_000
# Dashes that a word processor made of the hyphens of a token.
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_EM_DASH = "\u2014"
_DASHED = re.compile("[A-Za-z0-9_.\u2010-\u2015\u2212-]{1,700}+")
# What masks a segment: a run of signs, or words in brackets.
_MASK = re.compile(r"[*#•●█]{1,60}+|\[[^\[\]\n]{1,40}\]|<[^<>\n]{1,40}>|\{{1,2}[^{}\n]{1,40}\}{1,2}|\([^()\n]{1,40}\)")
_WRAPPED = 16  # a following line as long as this one, and at least so long, is more of a wrapped token
_GLANCE = 64
_HEADER_AHEAD = 600  # characters in which the header of a Key Binding JWT ends


class Walk:
    """A reading that starts at a token's first character and goes on for as long as the token does.

    ``at`` is the offset in the paste up to which it has read.
    Each step takes or drops characters for good, and looks ahead over what the next one takes: the work is linear.
    """

    def __init__(self, text: str, start: int, limit: int, *, bare: bool = False) -> None:
        """Begin at ``start``; what stands at ``limit`` or after it is not read.

        ``bare`` forgives more, for a paste that seems to be one token and nothing else.
        """
        self.at = start
        self.pieces: list[Piece] = []
        self._reasons: list[str] = []  # for each piece the id of the note about it, "" if it stands for itself
        self._text = text
        self._limit = limit
        self._bare = bare
        self._in_path = text[max(0, start - 1) : start] == "/"
        self._progress = Progress(expected(""))
        self._has_header = False
        self._clean: list[str] = []
        self._length = 0
        self._pieces = Pieces(text, start)
        self._is_soft = text.endswith("=3D", 0, start)  # lines end in the soft breaks of quoted-printable
        line = line_before(text, start)
        self._marked = marked_break(line)
        self._line = column(line)  # characters of the paste since the last line break
        self._width = 0  # of the line before
        self._widest = 0  # of all lines before

    def read(self) -> str:
        """Read to the end of the token and return its clean text."""
        gaps = (
            self._marked_break,
            self._line_break,
            self._spaces,
            self._joint,
            self._invisible_break,
            self._next_piece,
        )
        steps = (self._plain, *gaps, self._spelled, self._sign, self._mask, self._foreign)
        while any(step() for step in steps):
            pass
        return "".join(self._clean)

    def give_back(self, kept: int) -> None:
        """End the token behind its first ``kept`` characters, of which there must be one."""
        while self.pieces[-1].start >= kept:
            self.at = self.pieces.pop().at
            self._reasons.pop()
        last = self.pieces[-1]
        if last.end > kept:
            self.pieces[-1] = Piece(last.start, kept, last.at)
            self.at = last.at + kept - last.start

    def undone(self) -> dict[str, int]:
        """Count what was undone by the id of its note."""
        return dict(Counter(filter(None, self._reasons)))

    def _match(self, pattern: re.Pattern[str], at: int) -> str:
        """Return what ``pattern`` matches at an offset, "" if it does not."""
        found = pattern.match(self._text, at, self._limit)
        return found.group() if found else ""

    def _plain(self) -> bool:
        characters = self._match(_PLAIN, self.at)
        if characters:
            self._add(characters, self.at + len(characters))
        return bool(characters)

    def _marked_break(self) -> bool:
        return self._marked is not None and self._breaks(self._match(self._marked, self.at), "line-marks-removed")

    def _line_break(self) -> bool:
        gap = self._match(LINE_BREAK, self.at)
        return self._breaks(gap, "mail-quote-removed" if ">" in gap else "line-breaks-removed")

    def _breaks(self, gap: str, reason: str) -> bool:
        """Drop a line break behind which the token goes on."""
        word = gap and self._match(_NEXT_WORD, self.at + len(gap))
        if not word or (gap[0] == "=" and word[0] in ".~=" and not self._is_soft and self._progress.may_be_padded):
            return False  # padding that ends a line is no soft line break
        if self._is_name(self.at + len(gap)):
            return False
        goes_on = self._progress.goes_on(self._whole(word, self.at + len(gap)))
        if not goes_on and not self._is_full_line(word) and not self._holds_line(gap):
            return False
        self._is_soft = self._is_soft or gap[0] == "="
        self._drop(len(gap), reason)
        self._end_line()
        return True

    def _end_line(self) -> None:
        self._width, self._line = self._line, 0
        self._widest = max(self._widest, self._width)

    def _is_name(self, at: int) -> bool:
        """Check whether a word here is the name of a value, as in YAML."""
        return self._match(_NAME, at) != ""

    def _whole(self, word: str, at: int) -> str:
        """Return a word that begins a line; of one that begins like a header all of that, over its lines."""
        if not OPENING.match(word) or "." in word:
            return word
        ahead = self._text[at : min(at + _HEADER_AHEAD, self._limit)]
        return "".join(_RUN.findall(ahead.partition(".")[0])) + "." * ("." in ahead)

    def _holds_line(self, gap: str) -> bool:
        found = _WHOLE_LINE.match(self._text, self.at + len(gap), self._limit)
        if not found or found["line"].startswith("~~"):
            return False  # the end of a fenced block of Markdown
        is_wrapped = self._line >= self._widest
        return self._progress.holds_line(found["line"] + (found["mark"] or ""), is_wrapped=is_wrapped)

    def _joint(self) -> bool:
        """Drop the end of a string and the beginning of the next one, in which the token goes on."""
        found = JOINT.match(self._text, self.at, self._limit)
        word = self._match(_RUN, found.end()) if found else ""
        if not found or not word:
            return False
        is_said = (found["operator"] or found["next"]) and not OPENING.match(word) and not self._progress.complete
        if not is_said and not self._progress.goes_on(word) and not self._is_full_line(word):
            return False
        self._drop(found.end() - self.at, "strings-joined")
        self._end_line()
        return True

    def _is_full_line(self, word: str) -> bool:
        """Check whether this line is as long as the one before or behind it, so that the token may go on.

        A part of a long signature can be as long as a whole one of another kind, and need not look encoded; an object
        inside a payload can stand at the beginning of a line.
        """
        if self._line < _WRAPPED or self._line not in {self._width, len(word.rstrip("="))}:
            return False
        if OPENING.match(word):
            return self._progress.may_hold(word)
        return looks_encoded(word) or not self._progress.complete or len(word) == self._line == self._widest

    def _spaces(self) -> bool:
        gap = self._match(SPACES, self.at)
        word = gap and self._match(_NEXT_WORD, self.at + len(gap))
        if not word or not (self._bare or self._progress.at_segment_start or word[0] == "."):
            return False
        if not self._progress.goes_on(word):
            return False
        self._drop(len(gap), "spaces-removed")
        return True

    def _invisible_break(self) -> bool:
        """Drop tags and spaces that a page has inside of a token."""
        gap = self._match(INVISIBLE_BREAK, self.at)
        word = gap and self._match(_NEXT_WORD, self.at + len(gap))
        if gap and not word:  # another one may follow
            ahead = INVISIBLE_BREAKS.match(self._text, self.at, self._limit)
            gap = ahead.group() if ahead else gap
            word = self._match(_NEXT_WORD, self.at + len(gap))
        begins = word and "<" in gap and self._progress.lacks_segments()
        is_next = begins and (word[0] == "." or self._progress.at_segment_start)
        if not word or not (is_next or self._progress.goes_on(word) or self._is_full_line(word)):
            return False
        self._drop(len(gap), "tags-removed" if "<" in gap else "spaces-removed")
        self._end_line()
        return True

    def _next_piece(self) -> bool:
        """Drop what stands between two numbered pieces of a value."""
        length = self._pieces.next_gap(self._text, self.at, self._limit)
        word = length and self._match(_RUN, self.at + length)
        if not word:
            return False
        self._pieces.taken()
        self._drop(length, "pieces-joined")
        self._end_line()
        return True

    def _spelled(self) -> bool:
        """Take a character of a token that is spelled by an escape."""
        spelled = spelled_at(self._text, self.at, self._limit)
        if spelled is None or not self._fits(spelled.character, spelled.end):
            return False
        self._add(spelled.character, spelled.end, spelled.undone)
        return True

    def _sign(self) -> bool:
        """Take one of the characters that belong to a token in certain places only."""
        character = self._text[self.at : min(self.at + 1, self._limit)]
        if not character or not self._fits(character, self.at + 1):
            return False
        self._add(character, self.at + 1)
        return True

    def _fits(self, character: str, end: int) -> bool:
        """Check whether a character whose spelling reaches to ``end`` may stand here."""
        if character == "=":
            return self._bare or (self._progress.takes_padding and not self._match(_BASE64URL, end))
        if character == "~":
            return self._bare or self._progress.takes_tilde
        if character in "+/":
            return self._is_standard(character, end)
        return _PLAIN.match(character) is not None

    def _is_standard(self, character: str, end: int) -> bool:
        """Check whether a plus or slash is of the standard alphabet (RFC 4648 §4), not a space or part of a path."""
        if self._bare:
            return True
        if self._in_path or not self._progress.standard:
            return False
        if not self._match(_BASE64, end):
            return self._progress.completed_by(character)
        return not self._progress.complete or looks_encoded(self._text[end : min(end + _GLANCE, self._limit)])

    def _mask(self) -> bool:
        """Take what was put in the place of a whole segment; decoding says that it is no segment."""
        if not self._has_header or not self._progress.at_segment_start:
            return False
        found = _MASK.match(self._text, self.at)
        if not found or not is_placeholder(found.group()):
            return False
        self._add("x" * len(found.group()), found.end(), given=found.group())
        return True

    def _foreign(self) -> bool:
        """Take characters of no alphabet where the token clearly goes on behind them; decoding will point at them."""
        if self._bare and self._is_whole_with_the_rest():
            characters = self._match(_FOREIGN_IN_WHOLE, self.at)
            self._take(characters, self.at + len(characters))
            return bool(characters)
        characters = self._match(_FOREIGN_IN_BARE if self._bare else _FOREIGN, self.at)
        word = characters and self._match(_RUN, self.at + len(characters))
        if not word:
            return False
        to_come = self._progress.lacks_segments() and "." in word and not OPENING.match(word)
        is_dashed = self._is_dashed(characters)
        if not to_come and not self._progress.goes_on(word) and not is_dashed:
            return False
        if is_dashed:
            self._progress.add("-" * len(characters.replace(_EM_DASH, "--")))
        self._take(characters, self.at + len(characters))
        return True

    def _is_whole_with_the_rest(self) -> bool:
        """Check whether all that is left completes the token, its few odd characters left out or each for another."""
        rest = self._text[self.at : min(self._limit, self.at + _LONGEST_REST + 1)]
        if self._progress.complete or len(rest) > _LONGEST_REST or not 0 < len(_ODD.findall(rest)) <= _MOST_ODD:
            return False
        return any(self._progress.completed_by(_ODD.sub(instead, rest)) for instead in ("", "A"))

    def _is_dashed(self, characters: str) -> bool:
        """Check whether what looks foreign are hyphens that became dashes, since the token fits with hyphens."""
        if not _DASHES.fullmatch(characters):
            return False
        run = self._match(_DASHED, self.at)
        whole = _DASHES.sub("-", run.replace(_EM_DASH, "--"))
        return self._progress.goes_on(whole) or self._progress.completed_by(_DASHES.sub("-", run))

    def _add(self, characters: str, end: int, reason: str = "", *, given: str = "") -> None:
        """Add characters of the alphabets, which count; with the first dot the whole header is known.

        ``given`` are those of no alphabet that the token has in their place.
        """
        self._progress.add(characters)
        self._take(given or characters, end, reason)
        if characters == "~":
            self._has_header = False  # a Key Binding JWT may follow, which has one of its own
        elif not self._has_header and "." in characters:
            self._has_header = True
            self._progress.expect(expected("".join(self._clean).rpartition("~")[2].partition(".")[0]))

    def _take(self, characters: str, end: int, reason: str = "") -> None:
        """Add characters that the paste spells from here to ``end``."""
        start, width = self._length, end - self.at
        self._length += len(characters)
        if not reason and self._reasons and not self._reasons[-1]:
            last = self.pieces[-1]
            self.pieces[-1] = Piece(last.start, self._length, last.at)
        else:
            self.pieces.append(Piece(start, self._length, self.at))
            self._reasons.append(reason)
        self._clean.append(characters)
        self._line += width
        self.at = end

    def _drop(self, width: int, reason: str) -> None:
        """Leave out the next ``width`` characters."""
        self.pieces.append(Piece(self._length, self._length, self.at))
        self._reasons.append(reason)
        self.at += width
