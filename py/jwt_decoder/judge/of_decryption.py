"""Headlines about a token that is encrypted, and about what a key did to the token within another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.judge.known import Known

_DECRYPTED: Final = {
    True: Sentence("Decrypted with this secret."),
    False: Sentence("Decrypted with this key."),
}
_NOT_DECRYPTED: Final = {
    True: Sentence("This secret doesn't decrypt the token."),
    False: Sentence("This key doesn't decrypt the token."),
}
# Why a token is closed, whatever the key: its content is compressed, its header is wrong, its password takes long.
_UNPACKED: Final = frozenset({"zip", "bomb"})
_BROKEN: Final = frozenset({"header", "off-curve", "small-order"})
_COSTLY: Final = frozenset({"costly", "together"})
_BEYOND: Final = "beyond"


def not_decrypted(known: Known) -> Sentence | None:
    """Return that it does not decrypt with this key."""
    is_other = known.decoded.layout.unread or _is_told(known)
    return _NOT_DECRYPTED[known.has_secret] if known.opened == "failed" and not is_other else None


def _is_told(known: Known) -> bool:
    return known.why_closed in _UNPACKED | _BROKEN


def no_match_read(known: Known) -> Sentence | None:
    """Return that it is for none of the recipients that were read, where there are more."""
    if not known.decoded.layout.unread or known.opened not in {"failed", "key-unusable"} or _is_told(known):
        return None
    return Sentence("No match in the first {most} recipients.", most=len(known.signatures))


def not_unpacked(known: Known) -> Sentence | None:
    """Return that its content is compressed, and stays so."""
    return Sentence("Decrypted, but not decompressed.") if known.why_closed in _UNPACKED else None


def not_for_anybody(known: Known) -> Sentence | None:
    """Return that its header keeps everybody from decrypting it."""
    return Sentence("Nobody can decrypt this token.") if known.why_closed in _BROKEN else None


def not_unasked(known: Known) -> Sentence | None:
    """Return that it asks for more work than is done unasked."""
    return Sentence("Not decrypted: it would take a while.") if known.why_closed in _COSTLY else None


def no_match_within(known: Known) -> Sentence | None:
    """Return that the signature of the token within does not match."""
    is_other = known.within is not None and known.within.state == "invalid"
    return Sentence("The signature inside doesn't match.") if is_other else None


def not_decrypted_within(known: Known) -> Sentence | None:
    """Return that the token within does not decrypt."""
    is_closed = known.within is not None and known.within.state == "failed"
    return Sentence("The token inside doesn't decrypt.") if is_closed else None


def said_within(known: Known) -> Sentence | None:
    """Return why the token within is no better."""
    return known.within and (known.within.diagnosed or known.within.message)


def cannot_decrypt(known: Known) -> Sentence | None:
    """Return that the key is not one for it."""
    is_unusable = known.opened == "key-unusable" and not known.decoded.layout.unread
    return Sentence("This key can't decrypt this token.") if is_unusable else None


def cannot_be_decrypted(known: Known) -> Sentence | None:
    """Return that nothing here can decrypt it."""
    is_closed = (known.opened == "unsupported" and known.why_closed not in _UNPACKED) or known.why_closed == _BEYOND
    return Sentence("This token can't be decrypted here.") if is_closed else None


def decrypted(known: Known) -> Sentence | None:
    """Return that it was decrypted."""
    return _DECRYPTED[known.has_secret] if known.opened == "decrypted" else None


def encrypted(known: Known) -> Sentence | None:
    """Return that it is closed, where nothing else is known."""
    is_told = known.opened not in {"", "not-attempted"} or known.why_closed in {*_COSTLY, _BEYOND}
    is_known = is_told or known.verdict.trust.state == "made-here"
    is_closed = known.decoded.format.is_encrypted and not is_known
    return Sentence("Encrypted: unreadable without the key.") if is_closed else None


def said_of_decryption(known: Known) -> Sentence | None:
    """Return why it is closed."""
    return known.diagnosed or (known.decryption.message if known.decryption else None)
