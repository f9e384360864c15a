"""How far a token has come, and whether the characters ahead are more of it."""

from __future__ import annotations

from jwt_decoder.extract.token_shape import OPENING, SIGNATURE_LENGTHS, TAG_LENGTHS, head, looks_encoded, names_header

_JWS_DOTS = 2
_JWE_DOTS = 4
_MAX_PADDING = 2
_GROUP = 4
_DISCLOSURE_OPENINGS = ("WyI", "WyJ")  # base64url of `["`: a Disclosure is a JSON array (RFC 9901 §4.2.1)


class Progress:
    """The segments that have been read of one token.

    ``dots`` counts those of the part being read: the token, or after the last ``~`` of an SD-JWT its Key Binding JWT.
    """

    def __init__(self, *, encrypted: bool) -> None:
        """Begin before the first character; ``encrypted`` expects the five segments of a JWE."""
        self.dots = 0
        self.standard = True
        self._last_dots = _JWE_DOTS if encrypted else _JWS_DOTS
        self._lengths = TAG_LENGTHS if encrypted else SIGNATURE_LENGTHS
        self._tail = 0
        self._padding = 0
        self._disclosing = False

    def add(self, characters: str) -> None:
        """Count a run of characters of the alphabets and dots, or one padding character, or one tilde."""
        if characters == "=":
            self._padding += 1
        elif characters == "~":
            self.dots = self._tail = self._padding = 0
            self._disclosing = True
        else:
            dots = characters.count(".")
            self.dots += dots
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
    def may_be_padded(self) -> bool:
        """Whether a padding character here could be the only one of its segment (RFC 4648 §4)."""
        return self._tail % _GROUP == _GROUP - 1

    @property
    def takes_tilde(self) -> bool:
        """Whether a tilde may follow: after three segments (RFC 9901 §4)."""
        return self._disclosing or self.dots >= _JWS_DOTS

    @property
    def complete(self) -> bool:
        """Whether all segments are there and the last is as long as a signature or a tag is."""
        return self.dots >= self._last_dots and self._tail in self._lengths

    def lacks_segments(self) -> bool:
        """Check whether fewer segments have been read than the token should have."""
        return self.dots < self._last_dots

    def may_hold(self, word: str) -> bool:
        """Check whether ``word``, which begins like an object, may be more of the payload: it is no header itself."""
        return self.lacks_segments() and not names_header(head(word))

    def completed_by(self, word: str) -> bool:
        """Check whether the token would be complete with ``word``."""
        word = word.rstrip(".=")
        dots = word.count(".")
        tail = len(word) - word.rfind(".") - 1 + (0 if dots else self._tail)
        return self.dots + dots >= self._last_dots and tail in self._lengths

    def goes_on(self, word: str) -> bool:
        """Check whether ``word``, which follows after a gap or a foreign character, is more of this token."""
        if OPENING.match(word):
            return (self.dots == 1 or self._binds(word)) if self.at_segment_start else self._ends_with(word)
        if word[0] == "~":
            return self.takes_tilde
        if word == ".":
            return self.lacks_segments() and not self.at_segment_start
        if self._disclosing and self.dots == 0 and ("~" in word or self.at_segment_start):
            return "~" in word or word.startswith(_DISCLOSURE_OPENINGS)
        return not self.complete and (looks_encoded(word.lstrip(".")) or self.completed_by(word))

    def _ends_with(self, word: str) -> bool:
        """Check whether ``word``, which begins like an object within a segment, is all that the token lacks."""
        is_rest = self.dots + word.count(".") == self._last_dots and self.completed_by(word)
        return is_rest and self.may_hold(word)

    def _binds(self, word: str) -> bool:
        """Check whether ``word`` begins a Key Binding JWT, whose typ is fixed (RFC 9901 §4.3)."""
        return self._disclosing and self.dots == 0 and b"kb+jwt" in head(word.partition(".")[0])
