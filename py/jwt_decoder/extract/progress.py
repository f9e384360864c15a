"""How far a token has come, and whether the characters ahead are more of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.extract.token_shape import OPENING, head, looks_encoded, names_header

if TYPE_CHECKING:
    from jwt_decoder.extract.token_shape import Expected

_JWS_DOTS = 2
_MAX_PADDING = 2
_LONGEST_HEADER = 16_000  # with a chain of certificates
_GROUP = 4
_DISCLOSURE_OPENINGS = ("WyI", "WyJ")  # base64url of `["`: a Disclosure is a JSON array (RFC 9901 §4.2.1)


class Progress:
    """The segments that have been read of one token.

    ``dots`` counts those of the part being read: the token, or after the last ``~`` of an SD-JWT its Key Binding JWT;
    ``last_dots`` is how many of them stand before the last segment.
    """

    def __init__(self, expected: Expected) -> None:
        """Begin before the first character, with what the beginning of the header leads to expect."""
        self.dots = 0
        self.standard = True
        self.expect(expected)
        self._tail = 0
        self._ending = ""  # the last characters of the segment
        self._padding = 0
        self.is_disclosing = False

    def expect(self, expected: Expected) -> None:
        """Take what the header, once more of it is read, leads to expect."""
        self.known = expected
        self.last_dots = expected.dots

    def add(self, characters: str) -> None:
        """Count a run of characters of the alphabets and dots, or one padding character, or one tilde."""
        if characters == "=":
            self._padding += 1
        elif characters == "~":
            self.dots = self._tail = self._padding = 0
            self._ending = ""
            self.is_disclosing = True
        else:
            dots = characters.count(".")
            self.dots += dots
            segment = characters.rpartition(".")[2]
            self._ending = (segment if dots else self._ending + segment)[-2 * _GROUP :]
            self._tail = len(characters) - characters.rfind(".") - 1 + (0 if dots else self._tail)
            self._padding = 0
            self.standard = self.standard and "-" not in characters and "_" not in characters

    @property
    def at_segment_start(self) -> bool:
        """Whether no character of the present segment has been read."""
        return self._tail == 0

    @property
    def takes_padding(self) -> bool:
        """Whether a padding character may follow (RFC 4648 §4: two at most)."""
        return self._tail > 0 and self._padding < _MAX_PADDING

    @property
    def is_padded(self) -> bool:
        """Whether the segment has its padding, behind which no more of it follows (RFC 4648 §4)."""
        return self._padding > 0

    @property
    def may_be_padded(self) -> bool:
        """Whether a padding character here could be the only one of its segment (RFC 4648 §4)."""
        return self._tail % _GROUP == _GROUP - 1

    @property
    def takes_tilde(self) -> bool:
        """Whether a tilde may follow: after three segments (RFC 9901 §4)."""
        return self.is_disclosing or self.dots >= _JWS_DOTS

    @property
    def complete(self) -> bool:
        """Whether all segments are there and the last is as long as a signature or a tag is."""
        return self.dots >= self.last_dots and self._tail in self.known.lengths

    @property
    def ends_header(self) -> bool:
        """Whether the first segment, if it is no longer than headers are, ends like an object."""
        if self.dots or self.is_disclosing or not 0 < self._tail <= _LONGEST_HEADER:
            return False
        return head(self._ending[-(_GROUP + self._tail % _GROUP) :]).rstrip().endswith(b"}")

    @property
    def is_binding(self) -> bool:
        """Whether the last part of an SD-JWT is a Key Binding JWT."""
        return self.is_disclosing and self.dots > 0

    @property
    def is_at_pair(self) -> bool:
        """Whether two characters of the last segment have been read: the octet of a signature in hexadecimal digits."""
        return self.dots == self.last_dots and self._tail == 2  # noqa: PLR2004 - digits of an octet

    def rejoins(self, word: str) -> bool:
        """Check whether ``word`` is the rest of a header that a stray character cut in two: the payload follows it."""
        rest, _, payload = word.partition(".")
        is_within = self.dots == 0 and not self.is_disclosing and self._tail > 0 and not self.ends_header
        return is_within and rest != "" and not OPENING.match(word) and OPENING.match(payload) is not None

    def may_begin(self, word: str) -> bool:
        """Check whether ``word`` may begin what stands behind a tilde: a Disclosure or a Key Binding JWT, if any."""
        is_behind = self.is_disclosing and self.dots == 0 and self.at_segment_start
        return not is_behind or word.startswith(_DISCLOSURE_OPENINGS) or OPENING.match(word) is not None

    def lacks_segments(self) -> bool:
        """Check whether fewer segments have been read than the token should have."""
        return self.dots < self.last_dots

    def is_last(self, character: str) -> bool:
        """Check whether the last segment begins with a character, which may be the dot before it."""
        dots = self.dots + (character == ".")
        return dots == self.last_dots and (self.at_segment_start or character == ".")

    def may_hold(self, word: str) -> bool:
        """Check whether ``word``, which begins like an object, may be more of the payload: it is no header itself.

        What looks like one is more of it too where the payload lacks a value just there.
        """
        return self.lacks_segments() and (self._lacks_value or not names_header(head(word)))

    @property
    def _lacks_value(self) -> bool:
        """Whether the JSON of the present segment breaks off, behind whole octets, where a value must follow."""
        if self.at_segment_start or self._tail % _GROUP:
            return False
        return head(self._ending[-_GROUP:]).rstrip()[-1:] in {b":", b"["}

    def completed_by(self, word: str) -> bool:
        """Check whether the token would be complete with ``word``."""
        word = word.partition("~")[0].rstrip("=")
        full_stops = len(word) - len(word.rstrip(".")) - (self.known.lengths == {0})  # one is an Unsecured JWS's own
        word = word[: len(word) - max(0, full_stops)]
        dots = word.count(".")
        tail = len(word) - word.rfind(".") - 1 + (0 if dots else self._tail)
        return self.dots + dots >= self.last_dots and tail in self.known.lengths

    def goes_on(self, word: str) -> bool:
        """Check whether ``word``, which follows after a gap or a foreign character, is more of this token."""
        if self.rejoins(word):
            return True
        if OPENING.match(word):
            return (self.dots == 1 or self._binds(word)) if self.at_segment_start else self._ends_with(word)
        if word[0] == "~":
            return self.takes_tilde and not word.startswith("~~")
        if word == ".":
            return self.lacks_segments() and not self.at_segment_start
        if self.is_disclosing and self.dots == 0 and ("~" in word or self.at_segment_start):
            return "~" in word or word.startswith(_DISCLOSURE_OPENINGS)
        return not self.complete and (looks_encoded(word.lstrip(".")) or self.completed_by(word))

    def holds_line(self, line: str, *, is_wrapped: bool) -> bool:
        """Check whether ``line``, a whole line of characters of a token, is more of this one.

        It begins a segment or ends one, or the token would be complete with it. ``is_wrapped`` says that no line
        before was longer than the last one.
        """
        if names_header(head(line)):
            return False
        if self.is_disclosing and not self.dots:
            return line.endswith("~") or self._ends_segment(line, is_wrapped=False)
        if not self.at_segment_start and line[0] != "." and not self._ends_segment(line, is_wrapped=is_wrapped):
            return self.completed_by(line)
        dots = self.dots + line.count(".")
        if dots < self.last_dots or (dots == self.last_dots and line.endswith(".") and dots > self.dots):
            return True
        return looks_encoded(line.rpartition(".")[2]) or self.completed_by(line)

    def _ends_segment(self, line: str, *, is_wrapped: bool) -> bool:
        """Check whether the segment ends in ``line``: one that is an object with its brace, another in a last line."""
        rest, dot, _ = line.partition(".")
        if not dot:
            return False
        if self.last_dots > _JWS_DOTS and self.dots:
            return is_wrapped
        aligned = self._ending[-(_GROUP + self._tail % _GROUP) :]
        return head(aligned + rest).rstrip().endswith(b"}")

    def _ends_with(self, word: str) -> bool:
        """Check whether ``word``, which begins like an object within a segment, is all that the token lacks."""
        is_rest = self.dots + word.count(".") == self.last_dots and self.completed_by(word)
        return is_rest and self.may_hold(word)

    def _binds(self, word: str) -> bool:
        """Check whether ``word`` begins a Key Binding JWT, whose typ is fixed (RFC 9901 §4.3)."""
        return self.is_disclosing and self.dots == 0 and b"kb+jwt" in head(word.partition(".")[0])
