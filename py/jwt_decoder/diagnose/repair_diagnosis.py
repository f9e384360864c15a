"""What is said where the signature holds once the token's text is changed in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.repairs.alternatives import FIRST_ONE
from jwt_decoder.decode.serialization.compact import REORDER
from jwt_decoder.decode.serialization.json import JOIN
from jwt_decoder.diagnose.change import Change
from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.model.sentence import Digits, Sentence, plural
from jwt_decoder.text.quote import named, quote

if TYPE_CHECKING:
    from jwt_decoder.model.fault import Repair

TEXT_REPAIRED: Final = "text-repaired"
_LONGEST_SHOWN: Final = 16

_MENDED: Final = (
    Sentence("The signature matches once all damaged places are fixed."),
    Sentence("This key decrypts the token once all damaged places are fixed."),
)
_JOINED: Final = Sentence("The signature matches once the three segments are joined with dots.")
_REORDERED: Final = Sentence("The signature matches once header, payload and signature are in this order.")
_FIRST: Final = Sentence("The signature matches with the first of two members of the same name.")
# Each for one character that is there, or is put there, and for more; of a signature, and of what was encrypted.
_REMOVED: Final = (
    plural(
        "The signature matches once “{found}” is removed, character {place} of the token.",
        "The signature matches once “{found}” is removed, from character {place} of the token on.",
        count=0,
    ),
    plural(
        "This key decrypts the token once “{found}” is removed, character {place} of the token.",
        "This key decrypts the token once “{found}” is removed, from character {place} of the token on.",
        count=0,
    ),
)
_PUT_IN: Final = (
    plural(
        "The signature matches once “{text}” is inserted as character {place} of the token.",
        "The signature matches once “{text}” is inserted before character {place} of the token.",
        count=0,
    ),
    plural(
        "This key decrypts the token once “{text}” is inserted as character {place} of it.",
        "This key decrypts the token once “{text}” is inserted before character {place} of it.",
        count=0,
    ),
)
_REPLACED: Final = (
    plural(
        "The signature matches once “{found}”, character {place} of the token, is replaced by “{text}”.",
        "The signature matches once “{found}”, from character {place} of the token on, is replaced by “{text}”.",
        count=0,
    ),
    plural(
        "This key decrypts the token once “{found}”, character {place} of it, is replaced by “{text}”.",
        "This key decrypts the token once “{found}”, from character {place} of it on, is replaced by “{text}”.",
        count=0,
    ),
)
_FIX: Final = (
    Sentence("Use the repaired text: it is what was signed. Then find out what changes the token on its way to you."),
    Sentence("Use the repaired text: it is what was made. Then find out what changes the token on its way to you."),
)


def repair_diagnosis(found: str, repair: Repair, *, opens: bool = False) -> Diagnosis:
    """Return what is said of a token whose signature holds once a repair is made where ``found`` stands.

    ``opens`` says that it is a JWE, which is decrypted then.
    """
    place = Digits(repair.start + 1)
    if repair.label == JOIN:
        message = _JOINED
    elif repair.label == REORDER:
        message = _REORDERED
    elif repair.label == FIRST_ONE:
        message = _FIRST
    elif found and max(len(found), len(repair.text)) > _LONGEST_SHOWN:
        message = _MENDED[opens]
    elif not repair.text:
        message = _REMOVED[opens].about(count=len(found), found=named(found), place=place)
    elif not found:
        message = _PUT_IN[opens].about(count=len(repair.text), text=quote(repair.text), place=place)
    else:
        message = _REPLACED[opens].about(count=len(found), found=named(found), text=quote(repair.text), place=place)
    data = {"character": repair.start + 1}
    return Diagnosis(TEXT_REPAIRED, message, _FIX[opens], data, Change(repair.label, token=repair))
