"""A payload that came by hand: its line ends, which a form, an editor or a transfer writes anew, and its encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.change import payload_decoded
from jwt_decoder.diagnose.change import payload_line_ends as change_of_payload
from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url
from jwt_decoder.verify.signing_input import detached_signing_input, payload_is_encoded, signing_input

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jwt_decoder.diagnose.hypotheses.case import Case

_LARGEST: Final = 1_000_000
_LF: Final = b"\n"
_CR: Final = b"\r"
_CRLF: Final = b"\r\n"


def _lines(octets: bytes) -> bytes:
    return octets.replace(_CRLF, _LF).replace(_CR, _LF)


def _without_last(octets: bytes) -> bytes:
    return octets.removesuffix(_LF).removesuffix(_CR)


# How the line ends are changed, in words that stand behind "when it is taken", and how it is done.
_CHANGES: Final[tuple[tuple[Sentence, Callable[[bytes], bytes]], ...]] = (
    (Sentence("with LF line endings"), _lines),
    (Sentence("with CRLF line endings"), lambda octets: _lines(octets).replace(_LF, _CRLF)),
    (Sentence("with CR line endings"), lambda octets: _lines(octets).replace(_LF, _CR)),
    (Sentence("without the trailing line ending"), _without_last),
    (Sentence("with a trailing line feed (LF)"), lambda octets: octets + _LF),
    (Sentence("with a trailing carriage return and line feed (CRLF)"), lambda octets: octets + _CRLF),
    (
        Sentence("with LF line endings, but none after the last line"),
        lambda octets: _without_last(_lines(octets)),
    ),
    (
        Sentence("with CRLF line endings, but none after the last line"),
        lambda octets: _without_last(_lines(octets)).replace(_LF, _CRLF),
    ),
    (
        Sentence("with CR line endings, but none after the last line"),
        lambda octets: _without_last(_lines(octets)).replace(_LF, _CR),
    ),
    (
        Sentence("with LF line endings, also after the last line"),
        lambda octets: _lines(octets) + _LF,
    ),
    (
        Sentence("with CRLF line endings, also after the last line"),
        lambda octets: (_lines(octets) + _LF).replace(_LF, _CRLF),
    ),
    (Sentence("without any line ending after the last line"), lambda octets: octets.rstrip(_CRLF)),
)
_GIVEN_FIX: Final = Sentence(
    "Use the payload byte for byte as it was signed: text fields and text-mode transfers change line endings."
)
_IN_TOKEN_FIX: Final = Sentence(
    "Keep the payload byte for byte as it was signed: the token carries it unencoded, so line endings count (RFC 7797)."
)

_ENCODED: Final = Sentence("The signature matches if the payload given isn't encoded again: it's base64url already.")
_ENCODED_FIX: Final = Sentence("Give the payload as it was before it was encoded.")


def changed(octets: bytes) -> Iterator[tuple[Sentence, bytes]]:
    """Yield the octets with other line ends, each once, and how they were changed; none is what came in."""
    seen = {octets}
    for name, change in _CHANGES if len(octets) <= _LARGEST else ():
        other = change(octets)
        if other not in seen:
            seen.add(other)
            yield name, other


async def payload_line_ends(case: Case) -> Diagnosis | None:
    """Change the line ends of a payload that came apart from the token, or stands in it as it is.

    Source: RFC 7515 appendix F and RFC 7797 §5.2 sign the octets of the content; HTML §4.10.11 makes CRLF an LF.
    """
    jws = case.jws
    is_given = not jws.encoded_payload
    if not jws.payload or not (is_given or not payload_is_encoded(jws.header)):
        return None
    for how, octets in changed(jws.payload):
        if await case.any_key(message=detached_signing_input(jws.header, jws.encoded_header, octets)):
            message = Sentence("The signature matches if the payload is used {how}.", how=how)
            if not is_given:
                return Diagnosis("payload-line-ends", message, _IN_TOKEN_FIX)
            change = change_of_payload(jws.payload, octets)
            return Diagnosis("payload-line-ends", message, _GIVEN_FIX, change=change)
    return None


async def payload_encoded(case: Case) -> Diagnosis | None:
    """Take a payload that came apart from the token for what stands in its segment.

    Source: RFC 7515 appendix F: what comes apart is the payload, and who verifies encodes it again.
    """
    jws = case.jws
    if jws.encoded_payload or not jws.payload or not payload_is_encoded(jws.header):
        return None
    decoded = base64url.decode(jws.payload.decode("utf-8", "replace"))
    if decoded.faults or not await case.any_key(message=signing_input(jws.encoded_header, "") + jws.payload):
        return None
    change = payload_decoded(jws.payload, decoded.octets)
    return Diagnosis("payload-encoded", _ENCODED, _ENCODED_FIX, change=change)
