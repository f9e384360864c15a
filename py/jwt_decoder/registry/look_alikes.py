"""Characters that are taken for those of base64url, by people who read and type and by programs that read scans.

The shapes of other scripts are from the confusables of UTS #39; the rest is what is commonly mistaken in print.
"""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_WITHIN: Final = {
    "0": "Oo",
    "1": "lI",
    "2": "Zz",
    "3": "B8",
    "5": "Ss",
    "6": "bG",
    "8": "B3",
    "9": "gq",
    "B": "8",
    "C": "cG",
    "D": "O0",
    "G": "6C",
    "I": "l1i",
    "O": "0oQ",
    "Q": "O0",
    "S": "s5",
    "U": "uV",
    "V": "vU",
    "Z": "z2",
    "b": "6h",
    "c": "Ce",
    "e": "c",
    "g": "9q",
    "h": "b",
    "i": "lj1",
    "j": "i",
    "l": "I1i",
    "o": "O0",
    "q": "9g",
    "s": "S5",
    "u": "vU",
    "v": "uV",
    "z": "Z2",
    "-": "_",
    "_": "-",
}
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_MARKS: Final = {
    "!": "l1Ii",
    "|": "lI1",
    "[": "lI",
    "]": "lI",
    "(": "C",
    "{": "f",
    "$": "Ss5",
    "@": "a",
    "&": "8",
    "<": "c",
    "+": "-t",
    "/": "_l1",
    "\\": "_l1",
    ".": "_-",
    ",": "_-",
    ":": "i",
    ";": "ij",
    "~": "-_",
    "=": "-_",
    " ": "_-",
    "\N{MACRON}": "_",
    "\N{MIDDLE DOT}": "-",
    "\N{POUND SIGN}": "L",
    "\N{EURO SIGN}": "E",
    "\N{YEN SIGN}": "Y",
    "\N{SECTION SIGN}": "S",
    "\N{DEGREE SIGN}": "o0",
    "\N{COPYRIGHT SIGN}": "c",
    "\N{MULTIPLICATION SIGN}": "x",
    "\N{LATIN SMALL LETTER SHARP S}": "B",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    "\N{LATIN SMALL LETTER O WITH STROKE}": "o0",
    "\N{LATIN CAPITAL LETTER O WITH STROKE}": "O0",
    **dict.fromkeys(_DASHES, "-"),
}
_CYRILLIC: Final = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u0410\u0412\u0415\u041a"
        "\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405\u0417",
        "aeopcyxijshdqwABEKMHOPCTYXIJS3",
        strict=True,
    )
)
_GREEK: Final = dict(
    zip(
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03b1\u03b9\u03ba"
        "\u03bd\u03c1\u03c5",
        "ABEZHIKMNOPTYXoaikvpu",
        strict=True,
    )
)
_ACCENTS: Final = dict(
    zip(
        "\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef\u00f1\u00f2\u00f3"
        "\u00f4\u00f5\u00f6\u00f9\u00fa\u00fb\u00fc\u00c4\u00c7\u00c9\u00d1\u00d6\u00dc",
        "aaaaaaceeeeiiiinooooouuuuACENOU",
        strict=True,
    )
)
# What stands there, and what may have been meant, the likeliest first.
SHAPES: Final[Mapping[str, str]] = MappingProxyType({**_WITHIN, **_MARKS, **_CYRILLIC, **_GREEK, **_ACCENTS})
_AS_SEEN: Final = str.maketrans({**_CYRILLIC, **_GREEK, **dict.fromkeys(_DASHES, "-")})
# Two characters for one, and one for two.
PAIRS: Final = (("rn", "m"), ("vv", "w"), ("VV", "W"), ("cl", "d"), ("m", "rn"), ("w", "vv"), ("W", "VV"), ("d", "cl"))


_FULL_WIDTH: Final = range(0xFF01, 0xFF5F)
_FROM_FULL_WIDTH: Final = 0xFF01 - 0x21


def meant(found: str) -> str:
    """Return the characters of base64url that one may have been taken for, the likeliest first; often there is none."""
    if ord(found) not in _FULL_WIDTH:
        return SHAPES.get(found, "")
    plain = chr(ord(found) - _FROM_FULL_WIDTH)
    return plain if plain.isalnum() or plain in "-_" else SHAPES.get(plain, "")


def as_seen(text: str) -> str:
    """Return what a text looks like: its characters as those that they are taken for, without those nobody sees."""
    seen = unicodedata.normalize("NFKC", text).translate(_AS_SEEN)
    return "".join(filter(str.isprintable, seen)).strip()
