"""The verdict on a token before any key is tried."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.judge.audience import audience
from jwt_decoder.judge.structure import structure
from jwt_decoder.judge.time import time
from jwt_decoder.model.verdict import NOT_ATTEMPTED, NOT_TRUSTED, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.explain.profiles.profile import Profile
    from jwt_decoder.judge.time import Span
    from jwt_decoder.model.part import Node

_NO_CLAIMS: Final[Mapping[str, Node]] = MappingProxyType({})


def verdict(  # noqa: PLR0913 - what is judged, and what it is compared with
    decoded: Decoded,
    counting: Decoded,
    span: Span | None,
    expect: Mapping[str, str] | None,
    profile: Profile,
    *,
    bound: Mapping[str, Node] = _NO_CLAIMS,
) -> Verdict:
    """Return the five lines; ``counting`` is the token with the claims that count, ``span`` what they say of time.

    Of an SD-JWT those are the claims of the processed payload (RFC 9901 §7.1), and ``bound`` those of its Key Binding
    JWT.
    """
    compared = audience(counting, expect, profile, bound)
    return Verdict(structure(decoded), NOT_ATTEMPTED, time(counting, span), compared, NOT_TRUSTED)
