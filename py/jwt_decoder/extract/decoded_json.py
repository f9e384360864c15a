"""JSON of a token that was decoded already, where the token itself is not in the paste."""

from __future__ import annotations

import re
from heapq import merge
from typing import TYPE_CHECKING, Final

from jwt_decoder.json.parse import parse
from jwt_decoder.model.paste import Note
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import utf8

if TYPE_CHECKING:
    from collections.abc import Iterator

# Or what libraries call a header.
_TYPE: Final = re.compile(r'"typ"\s*:\s*"(?:[A-Za-z/+._-]{0,40}\+)?(?i:JWT)"|"header"\s*:\s*\{')
_ALGORITHM: Final = re.compile(r'"alg"\s*:\s*"(?:[HREP]S(?:256|384|512)|ES256K|EdDSA|Ed25519|none)"')
_CLAIM: Final = re.compile(r'"(?P<name>iss|sub|aud|exp|nbf|iat|jti)"\s*:\s*(?P<value>"|\[|[0-9]{9,10}\b)')
_TIMES: Final = frozenset({"exp", "nbf", "iat"})
# By the registered claims (RFC 7519 §4.1), what their values may be.
_TYPES: Final = {
    **dict.fromkeys(("iss", "sub", "jti"), ("string",)),
    "aud": ("string", "array"),
    **dict.fromkeys(_TIMES, ("number",)),
}
_LONGEST_ALONE: Final = 100_000
_FEWEST: Final = 3
_FEWEST_ALONE: Final = 2  # where nothing else is in the text
_REACH: Final = 2000  # characters over which header or claims may be spread

_DECODED: Final = Sentence(
    "This is the JSON of a token that was decoded already. Nothing can be verified without the token itself: paste"
    " that, three segments in base64url with dots between them."
)
_SUMMARY: Final = Sentence("This was decoded already: there is no token in it.")

_CLAIMS: Final = Sentence(
    "These are the claims of a token as JSON, not a token: there is nothing to verify. Encode makes a token of them. If"
    " they were decoded from one, paste that one: three segments in base64url with dots between them."
)
_SUMMARY_OF_CLAIMS: Final = Sentence("These are claims, not a token.")


def decoded_already(text: str) -> Iterator[Note]:
    """Give the note that header or claims of a token stand in a text as JSON, if they do."""
    if _is_claims(text):
        start = len(text) - len(text.lstrip())
        yield Note("claims-alone", start, len(text.rstrip()), _CLAIMS, {"summary": _SUMMARY_OF_CLAIMS})
        return
    place = _header(text) or _claims(text)
    if place:
        yield Note("decoded-already", *place, _DECODED, {"summary": _SUMMARY})


def _is_claims(text: str) -> bool:
    """Check whether all of a text is an object with two registered claims whose values have the right types."""
    if len(text) > _LONGEST_ALONE or not (text.lstrip().startswith("{") and text.rstrip().endswith("}")):
        return False
    members = parse(utf8.encode(text)).root
    right = [name for name, kinds in _TYPES.items() if name in members and members[name]["type"] in kinds]
    return len(right) >= _FEWEST_ALONE and "alg" not in members


def _header(text: str) -> tuple[int, int] | None:
    """Return where alg and typ of a JOSE Header stand beside each other."""
    last: dict[re.Pattern[str], re.Match[str]] = {}
    for found in merge(_TYPE.finditer(text), _ALGORITHM.finditer(text), key=re.Match.start):
        other = last.get(_ALGORITHM if found.re is _TYPE else _TYPE)
        if other and found.start() - other.end() <= _REACH and text.find("}", other.end(), found.start()) < 0:
            return other.start(), found.end()
        last[found.re] = found
    return None


def _claims(text: str) -> tuple[int, int] | None:
    """Return where three of the registered claims stand near each other, a time as a number among them."""
    seen: dict[str, re.Match[str]] = {}
    for claim in _CLAIM.finditer(text):
        if (claim["name"] in _TIMES) != claim["value"].isdecimal():
            continue
        seen = {name: one for name, one in seen.items() if claim.end() - one.start() <= _REACH}
        seen[claim["name"]] = claim
        if len(seen) >= _FEWEST and not _TIMES.isdisjoint(seen):
            return min(one.start() for one in seen.values()), claim.end()
    return None
