"""Why a key that was given for the token within was tried on nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jwt_decoder.decode.inner_tokens import Unfolded
    from jwt_decoder.engine.result import Token, Verification

_NOT_NESTED: Final = Sentence("The key for the JWT inside wasn't used: this token has no JWT as its payload.")
_NOT_OPENED: Final = Sentence("The key for the JWT inside wasn't used: the token around it isn't decrypted.")
_ON_NONE: Final = Sentence("The key for the JWT inside wasn't used: none of these tokens could be tried with it.")


def why_unused(unfolded: Unfolded[Token] | None, *, is_closed: bool) -> Sentence | None:
    """Return why a key for the token within was not tried on any; None where one is there.

    ``is_closed`` says that the token around it is encrypted, and was not decrypted.
    """
    if is_closed:
        return _NOT_OPENED
    return None if unfolded and unfolded.carried else _NOT_NESTED


def unused_on_all(verifications: Sequence[Verification]) -> Sentence | None:
    """Return why a key for the tokens within was tried on none of them; None where it was, or none is given."""
    reasons = [one.unused for one in verifications]
    if not reasons or not all(reasons):
        return None
    return reasons[0] if len(reasons) == 1 else _ON_NONE
