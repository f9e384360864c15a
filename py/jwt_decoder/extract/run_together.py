"""Where one token ends and another begins, though nothing that belongs in no token stands between them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.token_shape import (
    ALGORITHM_ENCODED,
    OPENING,
    begins_object,
    expected,
    head,
    is_whole,
    names_algorithm,
    names_encryption,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.extract.token_shape import Expected

_DOTS: Final = 3  # of an ellipsis
_ELLIPSIS: Final = re.compile(r"\.{2,}")
_JWS_DOTS: Final = 2
_ALGORITHM: Final = re.compile("|".join(ALGORITHM_ENCODED))
_LONGEST_HEADER: Final = 1024
_MOST_DECODED: Final = 2000  # beginnings of objects, each of which costs that many characters
_JOINTS: Final = "-_"  # characters of base64url that join two words
_FIRST_MEMBER: Final = 64  # characters in which the name of the first member of a header ends


def end_of_first(clean: str, known: Expected) -> int:
    """Return how many characters the first token of a text has; all, where it is one (RFC 7515 §7.1, RFC 7516 §7.1).

    ``known`` is what its header leads to expect.
    A second one begins at a header within a segment, and where all segments of the first are there. Behind a Key
    Binding JWT there is no Disclosure (RFC 9901 §4).
    """
    start = 0
    parts = clean.split("~")
    for index, part in enumerate(parts):
        end = _end_of_jws(part, expected(part.partition(".")[0]) if index else known)
        if end < len(part):
            return start + end
        if index and "." in part and any(parts[index + 1 :]):
            return start
        start += len(part) + 1
    return len(clean)


def _end_of_jws(clean: str, known: Expected) -> int:
    segments = clean.split(".")
    wanted = known.dots + 1
    end = len(segments[0])
    for index, segment in enumerate(segments[1:], 1):
        at = _header_within(segment, index) if index + 1 < len(segments) else None
        if at is not None:
            is_unsecured = index == known.dots and known.lengths == {0}  # RFC 7515 §A.5: it ends in a dot
            if index == known.dots and at - 1 in known.lengths and segment[at - 1] in _JOINTS:
                return end + at
            return end + 1 + at if at else end + is_unsecured
        if index == wanted and begins_object(head(segment)):
            return end
        end += 1 + len(segment)
    return len(clean)


def has_all(clean: str, known: Expected) -> bool:
    """Check whether a token, or the Key Binding JWT at its end, has all that its header leads to expect."""
    binding = clean.rpartition("~")[2]
    return is_whole(binding, known if len(binding) == len(clean) else expected(binding.partition(".")[0]))


def last_lengths(clean: str, known: Expected) -> list[int]:
    """Return how long the last segment may be where all before it are there: nothing stands behind a Disclosure."""
    binding = clean.rpartition("~")[2]
    if len(binding) < len(clean):
        if "." not in binding:
            return [0]
        known = expected(binding.partition(".")[0])
    return sorted(known.lengths) if binding.count(".") == known.dots else []


def _header_within(segment: str, index: int) -> int | None:
    """Return where in a segment a header begins; the payload is an object itself, and may hold one."""
    for at in islice(_beginnings(segment, index == 1), _MOST_DECODED):
        if _is_header(segment, at):
            before = head(segment[:at], at)
            return at if index > 1 or before.rstrip().endswith(b"}") else None
    return None


def _beginnings(segment: str, begin: int) -> Iterator[int]:
    """Return where in a segment an object begins that may name its algorithm soon."""
    algorithm = _ALGORITHM.search(segment)
    for found in OPENING.finditer(segment, begin) if algorithm else ():
        at = found.start()
        if algorithm and algorithm.start() < at:
            algorithm = _ALGORITHM.search(segment, at)
        if algorithm is None:
            return
        if algorithm.start() < at + _LONGEST_HEADER:
            yield at


def _is_header(segment: str, at: int) -> bool:
    """Check whether a header that names its algorithm begins at an offset of a segment."""
    return begins_object(head(segment[at : at + _FIRST_MEMBER])) and names_algorithm(
        head(segment[at : at + _LONGEST_HEADER])
    )


def without_full_stop(clean: str, known: Expected) -> tuple[int, bool]:
    """Return how many characters are the token's and no dots of the sentence around it, and whether it is shortened.

    An Unsecured JWS ends in a dot (RFC 7515 §A.5), and so does a JWE without an Authentication Tag. ``known`` is what
    its header leads to expect; a token that has all of that is whole, whatever dots follow.
    """
    wanted = known.dots
    is_whole_jwe = clean.count(".") == wanted and wanted > _JWS_DOTS  # the segments of a JWE may be empty
    if is_whole_jwe and (_is_all_there(clean, known) or not _is_shortened(clean)):
        return len(clean), False
    ellipsis = _ellipsis(clean, known)
    if ellipsis:
        kept = ellipsis.start()
        kept += len(ellipsis.group()) > _DOTS and has_all(clean[: kept + 1], known)
        return kept, not has_all(clean[:kept], known)
    kept = len(clean.rstrip("."))
    own = wanted - clean.count(".", 0, kept)
    is_own = own <= len(clean) - kept and (own in {1, len(clean) - kept} or known.lengths == {0})
    return kept + (max(0, own) if is_own else 0), False


def _ellipsis(clean: str, known: Expected) -> re.Match[str] | None:
    """Return the first dots that stand for a part of a token: three or more, or two that have no empty segment."""
    return next((found for found in _ELLIPSIS.finditer(clean) if _stands_for_more(clean, found, known)), None)


def _stands_for_more(clean: str, found: re.Match[str], known: Expected) -> bool:
    """Check whether dots have no empty segment between them: that of a detached payload, or of no encrypted key.

    Behind a header alone, that payload and a signature may be lost, or left out; nothing tells which.
    Where the token is whole with one of two, the other is a stray one, or the full stop behind it.
    """
    if len(found.group()) >= _DOTS:
        return True
    before, behind = clean[: found.start()], clean[found.end() :]
    _, dot, part = before.rpartition("~")[2].rpartition(".")
    octets = head(part, len(part))
    if octets.rstrip().endswith(b"}") and (not dot or names_encryption(octets)):
        return not behind and known.dots > _JWS_DOTS
    return not has_all(f"{before}.{behind}", known) and (behind != "" or not has_all(before, known))


def _is_all_there(clean: str, known: Expected) -> bool:
    """Check whether the header and the last segment of a token are whole, so that nothing tells that more was there."""
    part = clean.partition(".")[0]
    return has_all(clean, known) and head(part, len(part)).rstrip().endswith(b"}")


def _is_shortened(clean: str) -> bool:
    """Check whether two segments in a row are empty, and not all of them: no JWE has an empty ciphertext as well."""
    return "." * _DOTS in clean and "." in clean.rstrip(".")
