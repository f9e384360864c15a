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
_SIGN_IN: Final = frozenset({"iat", "email"})
_PARTIES: Final = frozenset({"iss", "sub", "aud"})
_ENDS: Final = re.compile(r"expir|valid_?(?:until|to$)|next_?update", re.IGNORECASE)
_MOST: Final = 1000


def why_it_may_end(judged: Decoded) -> Literal["", "unknown", "other"]:
    """Return why a token without exp may end: its kind may need none, or another claim says when; else nothing."""
    names = judged.claims.keys()
    is_known = judged.signatures[0].is_readable and not names_unknown(gather(judged).typ)
    if not is_known or _OF_TOKENS.isdisjoint(names) or _counts_from_iat(names):
        return "unknown"
    return "other" if any(_ENDS.search(name) for name in islice(names, _MOST)) else ""


def _counts_from_iat(names: AbstractSet[str]) -> bool:
    """Check for claims that are used once, shortly after iat: with times alone, or to sign in at a help desk."""
    return _ISSUED <= names <= _BEGINNINGS or (names >= _SIGN_IN and names.isdisjoint(_PARTIES))
