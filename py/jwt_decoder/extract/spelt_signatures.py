"""Signatures in a token that are written otherwise than in base64url, or with something around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

from jwt_decoder.extract.octet_lists import octets_listed
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Container

_NAMED: Final = r"(?:\"?{0}\"?\s?[:=]\s?)?\"?(?P<{0}>[A-Za-z0-9_-]{{40,160}}+)\"?\s?"
# What webhooks and servers write in front of a signature; a frame; R and S of ECDSA, each as a value; octets in
# percent-encoding; numbers, or the escapes of a string, as programs print octets.
SPELT: Final = re.compile(
    r"(?P<prefix>(?:t=[0-9]{1,12},)?v[01][=,:]|(?i:(?:hmac-?)?sha-?(?:1|256|384|512)[=: ]|vault:v[0-9]{1,3}:))"
    r"(?=[A-Za-z0-9_+/-]{32})"
    r"|-----BEGIN [A-Z0-9 ]{1,40}-----\s{1,9}(?P<body>(?:[A-Za-z0-9+/=\s_]|-(?!----)){20,9000}+)"
    r"-----END [A-Z0-9 ]{1,40}-----"
    rf"|[\[({{]?\s?{_NAMED.format('r')}[.,:;]\s?{_NAMED.format('s')}[\])}}]?(?![\w-]|\.\w)"
    r"|(?P<percent>(?=[^%]{0,10}%)(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9_.!~*'()-]){32,}+)"
    r"|(?:(?:Ui|I)nt8Array\([0-9]{1,4}\) )?\[?\s{0,8}-?[0-9]{1,3}"
    r"(?:(?:,\s{0,8}|\s{1,8})-?[0-9]{1,3}(?![A-Za-z0-9_.-])){31,}+(?:\s{0,4}\])?"
    r"|<Buffer (?:[0-9A-Fa-f]{2} ?){32,}+>?"
    r"|(?:\\x[0-9A-Fa-f]{2}){32,}+|b'(?:[^'\\\n]|\\.){32,}+'|b\"(?:[^\"\\\n]|\\.){32,}+\""
)
_LEAST_ESCAPES: Final = 8
_HALVES: Final = (32, 48, 66)  # octets (RFC 7518 §3.4)


def spelt(found: re.Match[str], lengths: Container[int]) -> tuple[str, str]:
    """Return the note on what was found and the signature in base64url; "" of a prefix, and of what is none.

    ``lengths`` are those that a signature may have.
    """
    if found["prefix"]:
        return "signature-prefix", ""
    if found["body"]:
        return "signature-framed", "".join(found["body"].split())
    if found["percent"]:
        octets = unquote_to_bytes(found[0])
        is_encoded = found[0].count("%") >= _LEAST_ESCAPES and not octets.isascii()
        return "signature-percent", base64url.encode(octets) if is_encoded else ""
    note, text = ("signature-numbers", _joined(found)) if found["r"] else ("signature-octets", _listed(found[0]))
    return note, text if len(text) in lengths else ""


def _joined(found: re.Match[str]) -> str:
    numbers = [_number(found[name]) for name in ("r", "s")]
    half = next((half for half in _HALVES if max(numbers).bit_length() <= 8 * half), 0)
    return base64url.encode(b"".join(one.to_bytes(half, "big") for one in numbers)) if half else ""


def _number(text: str) -> int:
    """Read a number in decimal or hexadecimal digits, or the octets of one in base64url."""
    try:
        return int(text, 10 if text.isdecimal() else 16)
    except ValueError:
        return int.from_bytes(base64url.decode(text).octets, "big")


def _listed(text: str) -> str:
    """Read a list of octets with the brackets or the bracket that it may lack at the edge of the paste."""
    if text[:1].isdecimal():
        return octets_listed(f"[{text}]")
    return octets_listed(text.rstrip("> ") + ">" if text.startswith("<") else text)
