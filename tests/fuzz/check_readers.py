"""What must hold of base64url and of JSON, whatever the octets; the standard library is the second opinion."""

from __future__ import annotations

import base64
import binascii
import json
import math
from typing import Final

from jwt_decoder.json import parse
from jwt_decoder.text import base64url

_LONGEST_INTEGER: Final = 400


def text_of(octets: bytes) -> str:
    """Give any octets as a text; what is no UTF-8 becomes lone surrogates, which a paste may have too."""
    return octets.decode(errors="surrogateescape")


def base64url_text(octets: bytes) -> None:
    """Every text decodes; without a fault it is the one spelling of its octets; places lie in it; repairs help."""
    text = text_of(octets)
    decoded = base64url.decode(text)
    assert bool(decoded.faults) == (base64url.encode(decoded.octets) != text), "faultless and canonical are one"
    if not decoded.faults:
        assert decoded.octets == base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    for fault in decoded.faults:
        assert 0 <= fault.start <= fault.end <= len(text), "a fault lies in the text"
        if fault.repair:
            mended = text[: fault.repair.start] + fault.repair.text + text[fault.repair.end :]
            assert _weight(base64url.decode(mended), fault.id) < _weight(decoded, fault.id), "a repair helps"
    for at in (0, len(decoded.octets) // 2, len(decoded.octets)):
        start, end = base64url.span(decoded, at, len(decoded.octets))
        assert 0 <= start <= end <= len(text), "a span lies in the text"


def _weight(decoded: base64url.Decoded, fault_id: str) -> int:
    return sum(int(str(fault.message.data.get("count", 1))) for fault in decoded.faults if fault.id == fault_id)


def json_text(octets: bytes) -> None:
    """Every text is read; what is valid, and as which value, the standard library says too."""
    found = parse.parse(octets)
    assert found.valid or found.faults, "what is not valid has a fault"
    for fault in found.faults:
        assert 0 <= fault.start <= fault.end <= len(octets), "a fault lies in the text"
    json.dumps(found.tree)
    try:
        expected = json.loads(octets.decode().removeprefix("\ufeff"), parse_constant=_refuse, parse_int=_integer)
    except (ValueError, RecursionError):
        assert not found.valid, "valid, and json says no"
        return
    too_deep = any(fault.id == "json-depth" for fault in found.faults)
    assert found.valid or too_deep, "not valid, and json says it is"
    if found.valid and found.tree:
        assert _same(parse.plain(found.tree), expected), "another value than json reads"


def _refuse(name: str) -> float:
    raise ValueError(name)


def _integer(text: str) -> int | float:
    return int(text) if len(text) < _LONGEST_INTEGER else float(text)


def _same(ours: object, theirs: object) -> bool:
    if isinstance(ours, float) and isinstance(theirs, float):
        return ours == theirs or (math.isnan(ours) and math.isnan(theirs))
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(_same(ours[name], theirs[name]) for name in ours)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(_same, ours, theirs))
    return type(ours) is type(theirs) and ours == theirs


def unpacked(text: str) -> bytes | None:
    """Give the octets of strict base64url; None where it is none. For checks, independent of the engine."""
    try:
        octets = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return octets if base64.urlsafe_b64encode(octets).rstrip(b"=").decode() == text else None
