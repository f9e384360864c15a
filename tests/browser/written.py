"""Tokens of which it is known where each octet of the payload stands in the paste: what the page is held against."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st
from jwt_decoder.text.base64url import encode

if TYPE_CHECKING:
    import random


@dataclass
class Written:
    """JSON text as it is being written, with the octets of each member and its path."""

    text: str = ""
    members: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def octets(self) -> int:
        """How many octets there are so far."""
        return len(self.text.encode())


def write(out: Written, value: object, path: str, draw: random.Random) -> None:
    """Write a value with white space and escapes where JSON allows them."""
    space = draw.choice(["", "", " ", "\n  "])
    if isinstance(value, dict):
        out.text += "{" + space
        for index, (name, inner) in enumerate(value.items()):
            out.text += ("," + space) if index else ""
            start = out.octets
            lexeme = json.dumps(name, ensure_ascii=draw.random() < 0.5)
            out.text += lexeme + draw.choice([":", " : "])
            here = called(path, name, lexeme)
            slot = len(out.members)
            out.members.append((here, start, 0))
            write(out, inner, here, draw)
            out.members[slot] = (here, start, out.octets)
        out.text += space + "}"
    elif isinstance(value, list):
        out.text += "["
        for index, inner in enumerate(value):
            out.text += ", " if index else ""
            write(out, inner, f"{path}[{index}]", draw)
        out.text += "]"
    else:
        out.text += json.dumps(value, ensure_ascii=draw.random() < 0.5)


def called(path: str, name: str, lexeme: str) -> str:
    """Say how a member is called: the way to it, quoted where a name is no plain word."""
    if not path:
        return name or lexeme
    plain = name and all(character.isascii() and (character.isalnum() or character in "_$-") for character in name)
    return f"{path}.{name}" if plain else f"{path}[{lexeme}]"


NAMES: Final = st.sampled_from(
    ["a", "b", "sub", "exp", "realm_access", "roles", "é", "\U0001f600", "a b", "", "x.y", '"']
)
SCALARS: Final = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.sampled_from(["\U0001f469‍\U0001f4bb", "\\"])
)
VALUES: Final = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
PAYLOADS: Final = st.dictionaries(NAMES, VALUES, min_size=1, max_size=5)


@dataclass(frozen=True)
class Case:
    """A paste, the members of its payload with their octets, and where each character of the payload stands."""

    paste: str
    members: list[tuple[str, int, int]]
    places: list[int]

    @property
    def length(self) -> int:
        """How many UTF-16 units the paste has."""
        return units(self.paste)

    def in_segment(self, start: int, end: int) -> tuple[int, int]:
        """Give the characters of the segment of which a bit belongs to octets: first, and one past the last."""
        carrying = [at for at in range(len(self.places)) if 6 * at < 8 * end and 8 * start < 6 * at + 6]
        return carrying[0], carrying[-1] + 1

    def carrying(self, start: int, end: int) -> list[int]:
        """Give the places in the paste of those characters."""
        return self.places[slice(*self.in_segment(start, end))]

    def names(self) -> list[str]:
        """Give for each place in the paste the deepest member that its character carries, or nothing."""
        found = [""] * self.length
        for path, start, end in self.members:  # a member comes before those inside of it
            for place in self.carrying(start, end):
                found[place] = path
        return found


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a token in a paste: wrapped or not, with its dots percent-encoded or not, after other text or not."""
    chance = draw(st.randoms(use_true_random=False))
    written = Written()
    write(written, draw(PAYLOADS), "", chance)
    segment = encode(written.text.encode())
    dot = draw(st.sampled_from([".", ".", "%2E"]))
    before = draw(st.sampled_from(["", "Bearer ", "\U0001f600 é ", "https://a.example/?id_token="]))
    header = encode(b'{"alg":"HS256"}')
    width = draw(st.sampled_from([0, 0, 20, 64])) if dot == "." and not before.startswith("http") else 0
    paste, column, places = f"{before}{header}{dot}", len(header) + 1, []
    for character in segment:
        if width and column >= width:
            paste, column = paste + "\n", 0
        places.append(units(paste))
        paste, column = paste + character, column + 1
    paste += dot + "A" * 43
    return Case(paste, written.members, places)


def units(text: str) -> int:
    """Return how many UTF-16 units a text has."""
    return len(text.encode("utf-16-le")) // 2
