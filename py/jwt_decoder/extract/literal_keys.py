"""Keys that stand beside a token as source code or YAML has them, each with its JSON."""

from __future__ import annotations

from itertools import islice

from jwt_decoder.extract.labels import label_before
from jwt_decoder.json import bounded
from jwt_decoder.keys.forms.literal_objects import literals_in
from jwt_decoder.model.paste import KeyText
from jwt_decoder.text.quote import quote

_KEY_TYPE = "kty"
_MOST_SEARCHED = 1 << 16
_MOST = 8
_LONGEST_LABEL = 64


def literal_keys(text: str) -> list[KeyText]:
    """Return the JWKs of a text in other notations than JSON, in their order; at most eight."""
    part = text[:_MOST_SEARCHED]
    if _KEY_TYPE not in part:
        return []
    found = sorted(islice(literals_in(part), _MOST))
    return [_key(part, *one) for one in found]


def _key(text: str, start: int, end: int, written: str) -> KeyText:
    value = bounded.loads(written)
    is_one = isinstance(value, dict) and _KEY_TYPE in value
    kid = value.get("kid") if is_one else None
    label = quote(kid[:_LONGEST_LABEL], _LONGEST_LABEL) if isinstance(kid, str) else label_before(text, start, end)
    return KeyText("jwk" if is_one else "jwk-set", label, start, end, written)
