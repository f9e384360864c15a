"""Digests of another text of a Disclosure: of decoded JSON, or of what it was before somebody encoded it again."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, Final

from jwt_decoder.json import parse
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url, utf8

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.decode.sd_jwt.disclosure import Disclosure
    from jwt_decoder.decode.sd_jwt.hashes import Hash

_LONGEST: Final = 65_536  # octets of a Disclosure that is written again

_OF_JSON: Final = Sentence(
    "A digest matches the decoded JSON of this Disclosure, but it must be calculated from the base64url text"
    " (RFC 9901 §4.2.3), so nothing vouches for it."
)
_WRITTEN_AGAIN: Final = Sentence(
    "A digest matches this Disclosure if its JSON is written {how}: it was decoded and encoded again after the digest"
    " was made. Send it exactly as the issuer wrote it (RFC 9901 §4.2.1)."
)
_SPACES: Final = (
    ((",", ":"), Sentence("without spaces")),
    ((", ", ": "), Sentence("with a space after each comma and colon")),
)


def explained(disclosure: Disclosure, algorithm: Hash, text: str) -> Sentence | None:
    """Return which other digest of a Disclosure stands in a text, None where none does."""
    own = disclosure.json.text
    if own is None or disclosure.json.tree is None or len(disclosure.encoded.octets) > _LONGEST:
        return None
    found = ((algorithm.digest(hashed), message) for hashed, message in _others(disclosure, own))
    return next((message for digest, message in found if f'"{digest}"' in text), None)


def _others(disclosure: Disclosure, own: str) -> Iterator[tuple[str, Sentence]]:
    """Give what may have been hashed in its place: its JSON, what that would be if others had written it, and that."""
    yield own, _OF_JSON
    value = [parse.plain(item) for item in disclosure.items]
    for (separators, how), ascii_only in product(_SPACES, (False, True)):
        text = json.dumps(value, separators=separators, ensure_ascii=ascii_only)
        yield base64url.encode(utf8.encode(text)), _WRITTEN_AGAIN.about(how=how)
        yield text, _OF_JSON
