"""Keys that stand in a text without a frame: base64 of DER, as some servers show theirs, and lines of OpenSSH."""

from __future__ import annotations

import re
from heapq import merge
from typing import TYPE_CHECKING

from jwt_decoder.extract.base64_runs import lines_of
from jwt_decoder.extract.labels import label_before
from jwt_decoder.keys.forms import pem, ssh
from jwt_decoder.model.paste import KeyText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# How base64 of DER begins: certificates and RSA keys, EC keys on their curves, Edwards keys; and lines of OpenSSH.
_DER = re.compile(
    "M(?:II|I[GH]|FkwEwYH|HYwEAYH|FYwEAYH|CowBQYD|EMwBQYD|C4CAQAw|HcCAQEE|EECAQAw)"  # an alternation
)
_SSH = re.compile("(?:ssh-(?:rsa|ed25519|ed448)|ecdsa-sha2-nistp[0-9]{3}) AAAA[A-Za-z0-9+/]+={0,2}")
_SSH_SIGN = " AAAA"  # all of them have it
_GLUED = re.compile(r"[A-Za-z0-9+/_.-]")
_SHORTEST = 56
_MOST_READ = 20
_PADDING = "="


def bare_keys(text: str, taken: Sequence[tuple[int, int]]) -> list[KeyText]:
    """Return such keys outside of the ranges ``taken``, which are in order; no more than twenty texts are tried."""
    ranges = iter((*taken, (len(text), len(text))))
    start, end = next(ranges)
    keys: list[KeyText] = []
    tried = at = 0
    for place in _beginnings(text):
        while place >= end:
            start, end = next(ranges)
        if not at <= place < start or _GLUED.match(text, place - 1, place):
            continue
        if tried == _MOST_READ:
            break
        tried += 1
        line = _SSH.match(text, place)
        key = _ssh(text, line) if line else _der(text, place, start)
        if key:
            keys.append(key)
            at = key.end
    return keys


def _beginnings(text: str) -> Iterator[int]:
    der = (found.start() for found in _DER.finditer(text))
    if _SSH_SIGN not in text:
        return der
    return merge(der, (found.start() for found in _SSH.finditer(text)))


def _ssh(text: str, line: re.Match[str]) -> KeyText | None:
    try:
        ssh.read_line(line.group())
    except (ssh.SshError, ssh.SshLineError):
        return None
    return KeyText("ssh", label_before(text, *line.span()), *line.span())


def _der(text: str, start: int, limit: int) -> KeyText | None:
    lines = lines_of(text, start, limit)
    end = lines[-1][1]
    if end - start < _SHORTEST:
        return None
    packed = "".join(text[line:stop] for line, stop in lines)
    found = pem.read_bare(packed)
    if found is None:
        return None
    while end < limit and text[end] == _PADDING:
        end += 1
    kind = "certificate" if found[1].certificate else "der"
    return KeyText(kind, label_before(text, start, end), start, end, packed if len(lines) > 1 else "")
