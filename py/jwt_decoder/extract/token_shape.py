"""What a text must look like to be taken for a token, or for more of one."""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.registry import algorithms
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, HPKE
from jwt_decoder.text.base64url import encoded_length

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.registry.algorithms import Algorithm

# The first characters of base64url over `{"`, `{}` or `{` and JSON white space (RFC 8259 §2): `eyJ`, `ewog`, `e30`, ...
OPENING = re.compile(r"e(?:y(?:[IJL]|A[gJiKN]|B9)|w(?:o[gJiKN]|p9|0[KN]|k[gJiKN]|l9)|30)")

_COMPACT = re.compile(r"(ey[A-Za-z0-9_-]++)(?:\.[A-Za-z0-9_-]*+){2}+(?:(?:\.[A-Za-z0-9_-]*+){2})?+")
_SEGMENTS = re.compile(r"[A-Za-z0-9_-]++={0,2}(?:\.[A-Za-z0-9_-]*+={0,2})++")
_HEAD = 1024  # characters of a segment that are looked at; a member name longer than that is nobody's header
_OTHER = re.compile(r"[^A-Za-z0-9_+/-]++")
_TO_BASE64 = str.maketrans("-_", "+/")
# A byte order mark in front of it is a fault of a token, and no part of the text around.
_OBJECT = re.compile(
    rb'(?:[ \t\r\n]|\xef\xbb\xbf)*+\{[ \t\r\n]*+(?:"(?:[^"\\\x00-\x1f]|\\.)*+"[ \t\r\n]*+:|(?P<empty>\}))'
)
# What base64url makes of `"alg"`, for each of the three places where it can begin in a group.
ALGORITHM_ENCODED = ("ImFsZyI", "JhbGci", "iYWxnI")
_ALGORITHM = re.compile(rb'"alg"[ \t\r\n]*+:')
# A chain or a key may be so long that what the header names behind it is not looked at.
_LONG_MEMBER = re.compile(rb'\{[ \t\r\n]*+"(?:x5c|jwk)"[ \t\r\n]*+:[ \t\r\n]*+[\[{]')
_ALGORITHM_NAME = re.compile(rb'"alg"[ \t\r\n]*+:[ \t\r\n]*+"([^"\\]{1,40})"')
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HEADER = re.compile(rb'"(?:alg|enc|typ|cty|kid|jku|jwk|x5[uct]|crit)"[ \t\r\n]*+:')
_ENCRYPTION = re.compile(rb'"enc"[ \t\r\n]*+:(?:[ \t\r\n]*+"([A-Za-z0-9-]{1,20})")?')

# A payload that is not encoded has neither a dot nor, since an SD-JWT has its own form, a tilde (RFC 7797 §5.2).
_UNENCODED = re.compile(r"(e[A-Za-z0-9_-]++)\.[^.~]*+\.[A-Za-z0-9_-]++")
_NOT_ENCODED = re.compile(rb'"b64"[ \t\r\n]*+:[ \t\r\n]*+false')

# Where the class of characters changes as it does at random, and seldom inside words.
_TURN = re.compile(r"[a-z](?=[A-Z0-9])|[A-Z](?=[0-9])|[0-9](?=[A-Za-z])")
_LOWER = re.compile(r"[a-z]")
_UPPER = re.compile(r"[A-Z]")
_DIGIT = re.compile(r"[0-9]")
_SAMPLE = 64
_SHORT, _LONG = 12, 24
_TURNS_OF_SHORT, _TURNS_OF_LONG = 4, 8  # one turn in so many characters

# Octets of the signatures and authentication tags in use; they only help to see where a wrapped token ends.
_RSA_SIGNATURES = (128, 256, 384, 512, 1024)  # of keys of usual sizes
_OTHER_SIGNATURES = tuple(row.signature_octets for row in ALGORITHMS.values() if row.signature_octets)

_RSA_LENGTHS: Final = frozenset(map(encoded_length, _RSA_SIGNATURES))
_SIGNATURE_LENGTHS: Final = _RSA_LENGTHS | frozenset(map(encoded_length, _OTHER_SIGNATURES))
_TAG_LENGTHS: Final = {name: encoded_length(row.tag_octets) for name, row in CONTENT_ENCRYPTION.items()}
_ANY_TAG: Final = frozenset(_TAG_LENGTHS.values())
# HPKE has the tag in the ciphertext, and names no enc where it encrypts the content itself.
_HPKE: Final = HPKE.encode()
_NO_TAG: Final = frozenset({0})
# The members that a JWE alone has.
OF_JWE: Final = frozenset({"aad", "encrypted_key", "iv", "recipients", "tag", "unprotected"})
_JWS_DOTS: Final = 2
_JWE_DOTS: Final = 4


class Expected(NamedTuple):
    """What a header leads to expect of the rest: how many dots, and how many characters the last segment may have."""

    dots: int
    lengths: frozenset[int]


def expected(segment: str) -> Expected:
    """Return what a header leads to expect: of a JWS the signature of its ``alg``, of a JWE the tag of its ``enc``.

    RFC 7518 has both, in §3.1 and in §5.1.
    """
    header = head(segment, len(segment))
    named = _ALGORITHM_NAME.search(header)
    row = algorithms.find(named[1].decode("ascii", "replace")) if named else None
    if named and named[1].startswith(_HPKE):
        return Expected(_JWE_DOTS, _NO_TAG)
    encryption = _ENCRYPTION.search(header)
    if encryption and not row:
        tag = _TAG_LENGTHS.get((encryption[1] or b"").decode())
        return Expected(_JWE_DOTS, frozenset({tag}) if tag else _ANY_TAG)
    return Expected(_JWS_DOTS, _signature_lengths(row) if row else _SIGNATURE_LENGTHS)


def is_whole(clean: str, known: Expected) -> bool:
    """Check whether a token has all segments that its header leads to expect, and a last one of the right length.

    ``known`` is what its header leads to expect; of an SD-JWT with a Key Binding JWT, what that one's does.
    """
    last = clean.rpartition(".")[2].rstrip("=")
    return clean.count(".") == known.dots and len(last) in known.lengths


def _signature_lengths(row: Algorithm) -> frozenset[int]:
    """Return the lengths of an algorithm's signatures; where only the key says them, those of usual RSA keys."""
    rows = (row, *(ALGORITHMS[name] for name in row.by_curve))
    octets = [one.signature_octets for one in rows if one.signature_octets is not None]
    return frozenset(map(encoded_length, octets)) or _RSA_LENGTHS


def head(segment: str, most: int = _HEAD) -> bytes:
    """Return the first octets of a base64url or base64 segment; characters of neither are passed over."""
    text = _OTHER.sub("", segment[:most]).translate(_TO_BASE64)
    usable = len(text) - (len(text) % 4 == 1)  # one character over a multiple of four carries no octet
    return binascii.a2b_base64(text[:usable] + "=" * (-usable % 4))


def begins_object(octets: bytes) -> bool:
    """Check whether octets begin like a JSON object with a member."""
    found = _OBJECT.match(octets)
    return found is not None and found["empty"] is None


def lost_beginning(segment: str) -> str:
    """Return the first characters of a header that a segment lacks, "e" or "ey"; "" where that is not what is wrong."""
    for lost in ("e", "ey"):
        octets = head(lost + segment)
        if begins_object(octets) and names_algorithm(octets) and not _CONTROL.search(octets):
            return lost
    return ""


def begins_any_object(octets: bytes) -> bool:
    """Check whether octets begin like a JSON object, be it empty."""
    return _OBJECT.match(octets) is not None


def names_algorithm(octets: bytes) -> bool:
    """Check whether the octets of a header name ``alg`` (RFC 7515 §4.1.1)."""
    return _ALGORITHM.search(octets) is not None


def may_name_algorithm(octets: bytes) -> bool:
    """Check whether the first octets of a header name ``alg``, or begin with a member that may hide it."""
    return names_algorithm(octets) or _LONG_MEMBER.match(octets) is not None


def names_header(octets: bytes) -> bool:
    """Check whether octets name a Header Parameter of a JWS or JWE (RFC 7515 §4.1); an object in a payload does not."""
    return _HEADER.search(octets) is not None


def names_encryption(octets: bytes) -> bool:
    """Check whether the octets of a header name ``enc`` (RFC 7516 §4.1.2): five segments are to be expected then."""
    return _ENCRYPTION.search(octets) is not None


def cut_kind(members: Mapping[str, str]) -> str:
    """Return the kind of a token in JSON that breaks off before its signature or ciphertext, "" where it is none.

    ``members`` are the strings of an object, the last of which may be cut, and "" for what is no string.
    """
    protected = members.get("protected", "")
    if OPENING.match(protected):
        is_encrypted = names_encryption(head(protected)) or not OF_JWE.isdisjoint(members)
        return "jwe-json" if is_encrypted else "jws-json"
    is_payload = next(iter(members), "") == "payload" and OPENING.match(members["payload"])
    return "jws-json" if is_payload else ""


def looks_encoded(text: str) -> bool:
    """Check whether a run of characters looks like base64url rather than like a word, a name or a number."""
    sample = text[:_SAMPLE]
    if len(sample) < _SHORT or not (_LOWER.search(sample) and _UPPER.search(sample)):
        return False
    turns = len(_TURN.findall(sample))
    if turns * _TURNS_OF_SHORT >= len(sample):
        return True
    return len(sample) >= _LONG and _DIGIT.search(sample) is not None and turns * _TURNS_OF_LONG >= len(sample)


def is_unencoded_token(text: str) -> bool:
    """Check whether a text that is all of the paste is a JWS whose header says ``b64: false``, whatever its payload."""
    if not OPENING.match(text):
        return False
    found = _UNENCODED.fullmatch(text)
    return found is not None and _NOT_ENCODED.search(head(found[1])) is not None


def is_compact_token(text: str) -> bool:
    """Check whether a text is nothing but the segments of a JWS or JWE whose header names ``alg``.

    Few pastes are anything else, and nothing else can stand in such a text.
    """
    found = _COMPACT.fullmatch(text)
    return found is not None and names_algorithm(head(found[1]))


def is_one_segment(text: str) -> bool:
    """Check whether a text has no dot and is no header that names its algorithm either."""
    return "." not in text and not names_algorithm(head(text))


def is_bare_token(text: str) -> bool:
    """Check whether a text that is all of the paste is a token, though perhaps a broken one.

    One that begins like a header is; so is one whose payload is an object though the header has lost its beginning,
    and one of three or five segments two of which are long and look encoded.
    """
    if OPENING.match(text):
        return True
    if not _SEGMENTS.fullmatch(text):
        return False
    segments = text.split(".")
    if begins_object(head(segments[0])) and names_algorithm(head(segments[0])):
        return True
    if OPENING.match(segments[1]) and begins_object(head(segments[1])):
        return True
    return len(segments) in {3, 5} and sum(map(looks_encoded, segments)) > 1
