"""What must hold of a token that was written down in some way: it is found whole."""

from __future__ import annotations

from random import Random
from typing import Final

from jwt_decoder.extract import extract

from tests.unit.jwt_decoder.extract.framed_ways import framed_ways
from tests.unit.jwt_decoder.extract.made_tokens import any_token
from tests.unit.jwt_decoder.extract.program_ways import program_ways
from tests.unit.jwt_decoder.extract.written_ways import WAYS

_NARROWEST: Final = 20
_WIDEST: Final = 120


def found(octets: bytes) -> None:
    """Write the token that the octets draw in a way that they draw: it is what is found, and nothing else."""
    draw = Random(octets)  # noqa: S311 - nothing secret is drawn
    token = any_token(draw)
    width = draw.randint(_NARROWEST, _WIDEST)
    ways = WAYS if draw.randrange(2) else dict((*framed_ways(width), *program_ways(width)))
    name = draw.choice(list(ways))
    texts = [one.text for one in extract(ways[name](token)).tokens]
    assert texts == [token], f"{name}: {token} is found as {texts}"
