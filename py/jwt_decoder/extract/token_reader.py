"""One token read out of the paste, character by character, with where each comes from."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from jwt_decoder.extract.breaks import Breaks
from jwt_decoder.extract.clean_text import CleanText
from jwt_decoder.extract.escapes import TILDES, spelled_at, torn_at
from jwt_decoder.extract.gaps import Gaps
from jwt_decoder.extract.progress import Progress
from jwt_decoder.extract.shortening import shortening_at
from jwt_decoder.extract.spelt_signatures import SPELT, spelt
from jwt_decoder.extract.token_shape import OPENING, expected, looks_encoded
from jwt_decoder.extract.written_dots import OPENED, dot_at, doubled_at, other_sign, pairs_at, sign_at
from jwt_decoder.text.placeholder import TEMPLATE, is_masked, is_placeholder

if TYPE_CHECKING:
    from jwt_decoder.extract.escapes import Spelled
    from jwt_decoder.extract.numbered_pieces import NumberedPieces
    from jwt_decoder.extract.token_shape import Expected

# No more segments than anybody would count: of thousands in a row, none is read again and again for each before it.
_MOST_DOTS = 64
# Nor does anybody break a header into so many pieces.
_MOST_STEPS = 4096
_PLAIN = re.compile(rf"(?:[A-Za-z0-9_-]++|\.[A-Za-z0-9_-]*+)(?:\.[A-Za-z0-9_-]*+){{0,{_MOST_DOTS}}}+")
_OPENED = re.compile(r"(?:\A|(?<=\.))(?:b|Optional)\Z")
_LONGEST_OPENING = len("Optional")
_BASE64URL = re.compile(r"[A-Za-z0-9_-]")
_BASE64 = re.compile(r"[A-Za-z0-9+/=]")
_RUN = re.compile(r"[A-Za-z0-9_.~+/=-]++")
# Characters that belong in no token and delimit none; and nearly all where the whole paste is one token.
# An ellipsis is none of them: it stands for what was left out.
_FOREIGN = re.compile(r"(?:[!$*@^%]|[^\x00-\x7f\s\u2026]){1,3}+")
_FOREIGN_IN_BARE = re.compile(r"[^\s\"'`<>{}A-Za-z0-9_.\u2026-]{1,3}+")
_FOREIGN_IN_WHOLE = re.compile(r"[^\sA-Za-z0-9_.~\u2026-]")
_ODD = re.compile(r"[^A-Za-z0-9_.-]")
_MOST_ODD = 8
_LONGEST_REST = 20_000
# Dashes that a word processor made of the hyphens of a token.
_DASH = "\u2010-\u2015\u2212\ufe63\uff0d"
_DASHES = re.compile(f"[{_DASH}]")
_ONLY_DASHES = re.compile(f"[{_DASH}]++")
_EM_DASH = "\u2014"
_DASHED = re.compile(f"[A-Za-z0-9_.{_DASH}-]{{1,700}}+")
# What masks a segment: a run of signs, or words in brackets; and what a program prints in its place.
_MASK = re.compile(
    rf"{TEMPLATE}|\[B@[0-9a-f]{{1,8}}|%\w{{1,40}}%|\*{{1,9}}\w{{1,40}}\*{{1,9}}|\u2026(?=\.)|#?<[^<>\n.~]{{1,180}}>"
    r"|[*#•●█\uff0a\xd7]{1,60}+|(?:\\\*){1,60}+|&lt;[^&\n]{1,40}&gt;|%5[Bb]\w{1,40}%5[Dd]|«[^«»\n]{1,40}»"
    r"|\[[^\[\]\n]{1,40}\]|<[^<>\n]{1,40}>|\{{1,2}[^{}\n]{1,40}\}{1,2}|\([^()\n]{1,40}\)"
    r"|([\"'`])[^\"'`\n.~]{1,40}\1"
)
_JWS_DOTS = 2
_NO_SIGNATURE = frozenset({0})
_GLANCE = 64
_LONGEST_EMPHASIS = 4
_UNKNOWN = expected("")


class Walk:
    """A reading that starts at a token's first character and goes on for as long as the token does.

    Each step takes or drops characters for good, and looks ahead over what the next one takes: the work is linear.
    """

    def __init__(self, text: str, start: int, limit: int, *, bare: bool = False, lost: str = "") -> None:
        """Begin at ``start``; what stands at ``limit`` or after it is not read.

        ``bare`` forgives more, for a paste that seems to be one token and nothing else. ``lost`` are the characters
        that the header lacks at its beginning.
        """
        self.clean = CleanText(start)
        self._text = text
        self._limit = limit
        self._bare = bare
        self._lost = lost
        self._before = text[max(0, start - _LONGEST_EMPHASIS) : start]
        self._progress = Progress(_UNKNOWN)
        self._breaks = Breaks(Gaps(text, start, limit), self.clean, self._progress, bare=bare)
        self._has_header = False
        self._steps = 0
        self._sign_of_dot = ""
        self._bindings = 0  # behind which a tilde stands: the last of them begins another token
        self._expected: Expected | None = None

    def read(self) -> str:
        """Read to the end of the token and return its clean text."""
        steps = (
            *(
                self._torn,
                self._spelt,
                self._plain,
                self._written_dot,
                self._other_sign,
                self._pairs,
                self._breaks.passed,
            ),
            *(self._spelled, self._sign, self._mask, self._foreign),
        )
        while (
            self._progress.dots <= _MOST_DOTS
            and self._bindings <= 1
            and not self._is_no_token
            and any(step() for step in steps)
        ):
            self._steps += 1
        return self.clean.text()

    @property
    def _is_no_token(self) -> bool:
        """Whether what is read generously begins like no header, and has no dot in very many steps: it is a dump."""
        is_long = self._bare and self._progress.dots == 0 and self._steps > _MOST_STEPS
        return is_long and not self._begins_like_header

    @cached_property
    def _begins_like_header(self) -> bool:
        return OPENING.match(self.clean.text()) is not None

    @property
    def expected(self) -> Expected:
        """What the first header leads to expect of the token."""
        if self._expected is None:
            self._expected = expected(self._lost + self.clean.text())
        return self._expected

    @property
    def is_complete(self) -> bool:
        """Whether all that the header leads to expect has been read."""
        return self._progress.complete

    @property
    def pieces(self) -> NumberedPieces:
        """The numbered pieces of which this token may be the first."""
        return self._breaks.gaps.pieces

    def _match(self, pattern: re.Pattern[str], at: int) -> str:
        """Return what ``pattern`` matches at an offset, "" if it does not."""
        found = pattern.match(self._text, at, self._limit)
        return found.group() if found else ""

    def _plain(self) -> bool:
        characters = self._match(_PLAIN, self.clean.at)
        if characters.endswith(".") and self._breaks.gaps.is_margin(self.clean.at + len(characters) - 1):
            characters = characters[:-1]
        characters = self._before_spelt(self._without_opening(characters))
        if characters:
            self._add(characters, self.clean.at + len(characters))
        return bool(characters)

    def _before_spelt(self, characters: str) -> str:
        """Leave out what begins a signature that is written otherwise than in base64url."""
        dots = _JWS_DOTS - self._progress.dots
        *before, begun = characters.split(".", max(0, dots))
        at = self.clean.at + len(characters) - len(begun)
        is_spelt = 0 < dots == len(before) and SPELT.match(self._text, at, self._limit)
        return characters[: len(characters) - len(begun)] if is_spelt else characters

    def _spelt(self) -> bool:
        """Take a signature that is written otherwise than in base64url, or the prefix of one."""
        if self._progress.dots != _JWS_DOTS or not self._progress.at_segment_start:
            return False
        found = SPELT.match(self._text, self.clean.at, self._limit)
        if not found:
            return False
        note, signature = spelt(found, self.expected.lengths)
        if signature:
            self._add(signature, found.end(), note)
        elif found["prefix"]:
            self.clean.drop(len(found[0]), note)
        return bool(signature or found["prefix"])

    def _without_opening(self, characters: str) -> str:
        """Leave out what stands before the quotation mark of a segment that a program printed as a value."""
        opened = _OPENED.search(characters, max(0, len(characters) - _LONGEST_OPENING))
        if not opened or not OPENED.match(self._text, self.clean.at + opened.start(), self._limit):
            return characters
        is_segment = opened.start() or (self._progress.dots and self._progress.at_segment_start)
        return characters[: opened.start()] if is_segment else characters

    def _written_dot(self) -> bool:
        """Take a dot that is written another way; what names a segment may also stand behind the dot itself."""
        if not self._progress.dots and self._progress.at_segment_start:
            return False
        has_dot = self._progress.at_segment_start
        is_other = has_dot and self._text[self.clean.at - 1] != "."
        doubled = doubled_at(self._text, self.clean.at, self._limit) if is_other else None
        if doubled and self._progress.lacks_segments():
            self._add(".", doubled.end, doubled.note)
            return True
        is_unsecured = self.expected.lengths == _NO_SIGNATURE
        if has_dot and self._progress.dots == self._progress.last_dots and is_unsecured:
            return False  # nothing follows the last dot of an Unsecured JWS
        dots = self._progress.dots - has_dot
        written = dot_at(self._text, self.clean.at, self._limit, dots) if dots < self._progress.last_dots else None
        if written is None:
            return False
        if is_unsecured and dots == 1:  # so that a blank behind it is the text's
            taken = self._text[self.clean.at : written.end].rstrip()
            written = written._replace(end=self.clean.at + len(taken))
        if has_dot:
            self.clean.drop(written.end - self.clean.at, written.note)
        else:
            for _ in range(written.dots - 1):  # each character of the token has its own place in the paste
                self._add(".", self.clean.at + 1, written.note)
            self._add(".", written.end, written.note)
        return True

    def _other_sign(self) -> bool:
        """Take what stands in place of a dot, where all segments are there."""
        dots = self._progress.dots
        if self._progress.ends_header:
            known = expected(self._lost + self.clean.text())
            self._sign_of_dot = other_sign(self._text, self.clean.at, self._limit, known)
        elif not self._sign_of_dot and 0 < dots < self._progress.last_dots:
            self._sign_of_dot = sign_at(self._text, self.clean.at, self._limit, self._progress.known, dots)
        is_there = self._sign_of_dot and self._text.startswith(self._sign_of_dot, self.clean.at)
        if not is_there or not self._progress.lacks_segments():
            return False
        self._add(".", self.clean.at + len(self._sign_of_dot), "dots-restored")
        return True

    def _pairs(self) -> bool:
        """Take a signature whose octets are separate pairs of hexadecimal digits."""
        if not self._progress.is_at_pair:
            return False
        starts = pairs_at(self._text, self.clean.at, self._limit)
        for start in starts:
            self.clean.drop(start - self.clean.at, "pairs-joined")
            self._add(self._text[start : start + 2], start + 2)
        return bool(starts)

    def _torn(self) -> bool:
        """Take a character that is spelled by an escape in two lines, before the break in it is taken for another."""
        at = self.clean.at
        is_torn = self._taken(torn_at(self._text, at, self._limit, self.clean.undone))
        if is_torn:
            self._breaks.torn(self.clean.at - 1 - self._text.rfind("\n", at, self.clean.at))
        return is_torn

    def _spelled(self) -> bool:
        """Take a character of a token that is spelled by an escape."""
        return self._taken(spelled_at(self._text, self.clean.at, self._limit))

    def _taken(self, spelled: Spelled | None) -> bool:
        if spelled is None or not self._fits(spelled.character, spelled.end):
            return False
        self._add(spelled.character, spelled.end, spelled.undone)
        return True

    def _sign(self) -> bool:
        """Take one of the characters that belong to a token in certain places only."""
        character = self._text[self.clean.at : min(self.clean.at + 1, self._limit)]
        if not character or self._breaks.is_at_soft_break or not self._fits(character, self.clean.at + 1):
            return False
        self._add(character, self.clean.at + 1)
        return True

    def _fits(self, character: str, end: int) -> bool:
        """Check whether a character whose spelling reaches to ``end`` may stand here."""
        if character == "=":
            return self._bare or (self._progress.takes_padding and not self._match(_BASE64URL, end))
        if character == "~":
            may_disclose = self._progress.is_disclosing or self._text.startswith("W", end)
            takes = self._bare or self._progress.takes_tilde
            return takes and (may_disclose or self._text[end - 1] not in TILDES)
        if character in "+/":
            return self._is_standard(character, end)
        return _PLAIN.match(character) is not None

    def _is_standard(self, character: str, end: int) -> bool:
        """Check whether a plus or slash is of the standard alphabet (RFC 4648 §4), not a space or part of a path."""
        if self._bare and (end < self._limit or not (self._progress.complete or self._progress.at_segment_start)):
            return True
        if self._before.endswith("/") or not self._progress.standard or self._progress.is_padded:
            return False
        if not self._match(_BASE64, end):
            return self._progress.completed_by(character)
        return not self._progress.complete or looks_encoded(self._text[end : min(end + _GLANCE, self._limit)])

    def _mask(self) -> bool:
        """Take what was put in the place of a whole segment; decoding says that it is no segment."""
        if not self._has_header or not self._progress.at_segment_start:
            return False
        found = _MASK.match(self._text, self.clean.at)
        if not found or not is_placeholder(found.group()) or self._before.endswith(found.group()):
            return False
        if self._progress.lacks_segments() and self._is_rest(found.end()):
            return False
        self._add("x" * len(found.group()), found.end(), given=found.group())
        return True

    def _is_rest(self, end: int) -> bool:
        """Check whether a mask that ends at an offset stands for all segments that are left, not for one of them."""
        at = self.clean.at
        shortening = shortening_at(self._text, at, at)
        return shortening is not None and shortening.end == end and not dot_at(self._text, end, self._limit, 0)

    def _foreign(self) -> bool:
        """Take characters of no alphabet where the token clearly goes on behind them; decoding will point at them."""
        shortening = shortening_at(self._text, self.clean.at, self.clean.at)
        if shortening and not is_masked(shortening.mark):
            return False
        if self._bare and self._is_whole_with_the_rest():
            characters = self._match(_FOREIGN_IN_WHOLE, self.clean.at)
            self.clean.take(characters, self.clean.at + len(characters))
            return bool(characters)
        characters = self._match(_FOREIGN_IN_BARE if self._bare else _FOREIGN, self.clean.at)
        if not characters and self._is_stray():
            characters = self._text[self.clean.at]
        word = characters and self._match(_RUN, self.clean.at + len(characters))
        if not word:
            return False
        to_come = self._progress.lacks_segments() and "." in word and not OPENING.match(word)
        to_come = to_come and self._progress.may_begin(word)
        is_dashed = self._is_dashed(characters)
        if not (to_come or self._progress.goes_on(word) or is_dashed or self._breaks.is_even(word)):
            return False
        if is_dashed:
            self._progress.add("-" * len(characters.replace(_EM_DASH, "--")))
        self.clean.take(characters, self.clean.at + len(characters))
        self._breaks.cut()
        return True

    def _is_stray(self) -> bool:
        """Check whether one character, which else ends a token, stands within a header, since its payload follows."""
        sign = self._text[self.clean.at : self.clean.at + 1]
        if not sign.isprintable() or sign == "\u2026" or self._match(_RUN, self.clean.at):
            return False
        return self._progress.rejoins(self._match(_RUN, self.clean.at + 1))

    def _is_whole_with_the_rest(self) -> bool:
        """Check whether all that is left completes the token, its few odd characters left out or each for another."""
        rest = self._text[self.clean.at : min(self._limit, self.clean.at + _LONGEST_REST + 1)]
        if self._progress.complete or len(rest) > _LONGEST_REST or not 0 < len(_ODD.findall(rest)) <= _MOST_ODD:
            return False
        return any(self._progress.completed_by(_ODD.sub(instead, rest)) for instead in ("", "A"))

    def _is_dashed(self, characters: str) -> bool:
        """Check whether what looks foreign are hyphens that became dashes, since the token fits with hyphens."""
        if not _ONLY_DASHES.fullmatch(characters):
            return False
        run = self._match(_DASHED, self.clean.at)
        whole = _DASHES.sub("-", run.replace(_EM_DASH, "--"))
        return self._progress.goes_on(whole) or self._progress.completed_by(_DASHES.sub("-", run))

    def _add(self, characters: str, end: int, reason: str = "", *, given: str = "") -> None:
        """Add characters of the alphabets, which count; with the first dot the whole header is known.

        ``given`` are those of no alphabet that the token has in their place.
        """
        self._bindings += characters == "~" and self._progress.is_binding
        self._progress.add(characters)
        self.clean.take(given or characters, end, reason)
        if characters == "~":
            self._has_header = False  # a Key Binding JWT may follow, which has one of its own
        elif not self._has_header and "." in characters:
            self._has_header = True
            known = expected((self._lost + self.clean.text()).rpartition("~")[2].partition(".")[0])
            self._expected = self._expected or known
            self._progress.expect(known)
