"""Digests that are not what a Disclosure needs: in the wrong place, of another algorithm or text, or written otherwise.

Another text is the decoded JSON, or what it was before somebody encoded it again.
"""

from __future__ import annotations

import base64
import json
from itertools import product
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.sd_jwt.hashes import HASHES
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
_REPAIRED: Final = Sentence(
    "A digest matches this Disclosure once its base64url is repaired: it was changed after the digest was made."
)
_WRITTEN_AGAIN: Final = Sentence(
    "A digest matches this Disclosure if its JSON is written {how}: it was decoded and encoded again after the digest"
    " was made. Send it exactly as the issuer wrote it (RFC 9901 §4.2.1)."
)
_MISPLACED: Final = Sentence(
    "Its digest is there, but not in an array “_sd” or as “...” of what is disclosed (RFC 9901 §4.2.4), so nothing"
    " vouches for it."
)
_OTHER_HASH: Final = Sentence(
    "A {found} digest matches this Disclosure, but {named} counts here: set _sd_alg to {found} (RFC 9901 §4.1.1)."
)
_SPELT: Final = Sentence(
    "A digest matches this Disclosure, but is written in {how}; it must be base64url without padding (RFC 9901 §4.2.3)."
)
_SPACES: Final = (
    ((",", ":"), Sentence("without spaces")),
    ((", ", ": "), Sentence("with a space after each comma and colon")),
)


def explained(disclosure: Disclosure, algorithm: Hash, text: str) -> Sentence | None:
    """Return which other digest of a Disclosure stands in a text, None where none does."""
    as_it_stands = _of_the_same(disclosure.encoded_text, algorithm)
    told = next((message for digest, message in as_it_stands if f'"{digest}"' in text), None)
    own = disclosure.json.text
    if told or own is None or disclosure.json.tree is None or len(disclosure.encoded.octets) > _LONGEST:
        return told
    found = ((algorithm.digest(hashed), message) for hashed, message in _others(disclosure, own))
    return next((message for digest, message in found if f'"{digest}"' in text), None)


def _of_the_same(encoded: str, algorithm: Hash) -> Iterator[tuple[str, Sentence]]:
    """Give digests of a Disclosure as it stands: the right one, which is misplaced, and those that are not right."""
    yield algorithm.digest(encoded), _MISPLACED
    octets = algorithm.function(utf8.encode(encoded))
    yield octets.hex(), _SPELT.about(how="hex")
    yield octets.hex().upper(), _SPELT.about(how="hex")
    yield base64.b64encode(octets).decode(), _SPELT.about(how="base64")
    yield base64.urlsafe_b64encode(octets).decode(), _SPELT.about(how="base64")
    for other in HASHES.values():
        yield other.digest(encoded), _OTHER_HASH.about(found=other.name, named=algorithm.name)


def _others(disclosure: Disclosure, own: str) -> Iterator[tuple[str, Sentence]]:
    """Give what may have been hashed in its place: its JSON, what that would be if others had written it, and that."""
    yield own, _OF_JSON
    if disclosure.encoded.faults:
        yield base64url.encode(disclosure.encoded.octets), _REPAIRED
    value = [parse.plain(item) for item in disclosure.items]
    for (separators, how), ascii_only in product(_SPACES, (False, True)):
        text = json.dumps(value, separators=separators, ensure_ascii=ascii_only)
        yield base64url.encode(utf8.encode(text)), _WRITTEN_AGAIN.about(how=how)
        yield text, _OF_JSON
