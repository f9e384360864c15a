"""Whether a token without exp may end all the same, so that nobody can say that it never expires."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.explain.profiles.by_type import names_unknown
from jwt_decoder.explain.profiles.gather_evidence import gather

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from jwt_decoder.decode.decode import Decoded

_OF_TOKENS: Final = frozenset({"iss", "sub", "aud", "iat", "nbf", "jti"})
_ISSUED: Final = frozenset({"iat"})
_BEGINNINGS: Final = frozenset({"iat", "nbf"})
# A client of Ethereum's Engine API names itself, and is believed for a minute from iat.
_CALL: Final = frozenset({"iat", "clv"})
_CALLER: Final = frozenset({"iat", "clv", "id"})
_SIGN_IN: Final = frozenset({"iat", "email"})
_PARTIES: Final = frozenset({"iss", "sub", "aud"})
# Hashes of what was sent with it: it proves that one message, which its receiver took.
_BODIES: Final = frozenset({"request_body_sha256", "payload_hash", "body_hash", "sha256"})
_ENDS: Final = re.compile(r"expir|valid_?(?:until|to$)|next_?update", re.IGNORECASE)
_MOST: Final = 1000


def why_it_may_end(judged: Decoded) -> Literal["", "unknown", "other"]:
    """Return why a token without exp may end: its kind may need none, or another claim says when; else nothing."""
    names = judged.claims.keys()
    is_known = judged.signatures[0].is_readable and not names_unknown(gather(judged).typ)
    if not is_known or _OF_TOKENS.isdisjoint(names) or _is_used_once(names):
        return "unknown"
    return "other" if any(_ENDS.search(name) for name in islice(names, _MOST)) else ""


def _is_used_once(names: AbstractSet[str]) -> bool:
    """Check for claims that are used once, at once: with times alone, to sign in at a help desk, or for a message."""
    is_sign_in = names >= _SIGN_IN and names.isdisjoint(_PARTIES)
    is_call = _ISSUED <= names <= _BEGINNINGS or _CALL <= names <= _CALLER
    return is_sign_in or is_call or not names.isdisjoint(_BODIES)
