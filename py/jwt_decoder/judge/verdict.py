"""The verdict on a token before any key is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.judge.audience import audience
from jwt_decoder.judge.structure import structure
from jwt_decoder.judge.time import time
from jwt_decoder.model.verdict import NOT_ATTEMPTED, NOT_TRUSTED, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.explain.profiles.profile import Profile
    from jwt_decoder.judge.time import Span


def verdict(
    decoded: Decoded, counting: Decoded, span: Span | None, expect: Mapping[str, str] | None, profile: Profile
) -> Verdict:
    """Return the five lines; ``counting`` is the token with the claims that count, ``span`` what they say of time.

    Of an SD-JWT those are the claims of the processed payload (RFC 9901 §7.1).
    """
    compared = audience(counting, expect, profile)
    return Verdict(structure(decoded), NOT_ATTEMPTED, time(counting, span), compared, NOT_TRUSTED)
