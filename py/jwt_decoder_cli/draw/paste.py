"""The text that was given, by the places of a report: UTF-16 code units."""

from __future__ import annotations


class Paste:
    """A text whose places count as those of a report do."""

    def __init__(self, text: str) -> None:
        """Keep the text so that it can be cut at code units; where each character is one, as it is."""
        self._text = text if max(text, default="") < "\U00010000" else None
        self._units = b"" if self._text is not None else text.encode("utf-16-le", "surrogatepass")

    def cut(self, start: int, end: int) -> str:
        """Return what stands from one place to another; half a character is U+FFFD."""
        if self._text is not None:
            return self._text[start:end]
        return self._units[2 * start : 2 * end].decode("utf-16-le", "replace")

    def line(self, place: int) -> int:
        """Return the number of the line of a place, from 1."""
        return self.cut(0, place).count("\n") + 1

    def column(self, place: int) -> int:
        """Return the number of the character in its line, from 1."""
        before = self.cut(0, place)
        return len(before) - before.rfind("\n")
