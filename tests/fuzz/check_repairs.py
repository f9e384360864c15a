"""What must hold of the repairs of a damaged token, whichever character of it is damaged."""

from __future__ import annotations

import asyncio

from jwt_decoder.decode.repairs import repaired
from jwt_decoder.engine import engine
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests import damage
from tests.fuzz.check_report import OPTIONS, repairs_help


def repairs(octets: bytes) -> None:
    """Damage the token that the octets draw: repairs help, and with the secret the one that is found is right."""
    draw = damage.drawing(octets.hex())
    one = damage.damaged(draw, draw.choice(damage.KINDS), draw.randrange(3))
    for token in engine.report(one.text, OPTIONS).tokens:
        repairs_help(token.source.text, token.decoded)
    found = asyncio.run(engine.verify(one.text, damage.SECRET, OPTIONS, Cryptography()))
    changes = (diagnosis.change for diagnosis in found.diagnosis if diagnosis.change)
    for edit in (change.token for change in changes if change.token):
        clean = found.source.text if found.source else ""
        again = asyncio.run(engine.verify(repaired(clean, edit), damage.SECRET, OPTIONS, Cryptography()))
        assert again.verdict.signature.state == "valid", "what is said to hold holds"
