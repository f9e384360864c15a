"""What of a token may carry the key that verifies it: its headers, its payload, and its Disclosures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.json import parse
from jwt_decoder.keys.forms import json_text
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.text import base64url
from jwt_decoder.verify.outcome import OWN, Carrier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.decode.decode import Decoded, Signature
    from jwt_decoder.model.part import Part

_OTHER: Final = Sentence(
    "The key is in {name} of the header of signature {signature}: whoever made the token chose it."
)
_PAYLOAD: Final = Sentence("The key is in {name} of the token's own payload: whoever made the token chose it.")
_DISCLOSURE: Final = Sentence("The key is in a Disclosure of this token: whoever made the token chose it.")


def carriers_of(decoded: Decoded, own: Signature) -> Iterator[Carrier]:
    """Yield the JSON values of a token, those of a signature's own header first."""
    if own.header:
        yield Carrier(_value(own.header), OWN)
    for number, signature in enumerate(decoded.signatures, 1):
        message = OWN if signature is own else _OTHER.about(signature=Digits(number))
        if signature.header and signature is not own:
            yield Carrier(_value(signature.header), message)
        if signature.place.unprotected:
            yield Carrier(parse.plain(signature.place.unprotected), message)
    if decoded.payload:
        yield Carrier(_value(decoded.payload), _PAYLOAD)
    for segment in decoded.layout.segments:
        if segment.role == "disclosure":
            text = base64url.decode(segment.text).octets.decode(errors="replace")
            yield Carrier(_read(text), _DISCLOSURE)


def _value(part: Part) -> object:
    """Return the JSON that a part is; where it is too large for a tree, by a parser that makes none."""
    return parse.plain(part.tree) if part.tree else _read(part.text or "")


def _read(text: str) -> object:
    try:
        return json_text.parse(text)[0]
    except json_text.KeyJsonError:
        return None
