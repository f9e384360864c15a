"""A character in the place of another is one fault, whatever would follow from its being left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.decode.repairs import repaired
from jwt_decoder.engine.engine import report
from jwt_decoder.engine.result import Options
from jwt_decoder.text.base64url import encode

from tests.unit.jwt_decoder.diagnose.verified import HS_SECRET, causes, said, verified

if TYPE_CHECKING:
    from jwt_decoder.model.fault import Fault

SIGNED: Final = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
START: Final = SIGNED.rindex(".") + 1


def faults(text: str) -> tuple[Fault, ...]:
    (token,) = report(text, Options(now=1_795_800_000)).tokens
    return token.decoded.faults


@pytest.mark.parametrize(("alg", "octets"), [("HS256", 32), ("ES256", 64), ("ES512", 132)])
@pytest.mark.parametrize("instead", "!|$")
def test_the_last_character_of_a_signature_is_one_that_an_encoder_writes(alg: str, octets: int, instead: str) -> None:
    header = encode(json.dumps({"alg": alg}).encode())
    text = f"{header}.e30.{encode(bytes(octets))[:-1]}{instead}"
    (fault,) = faults(text)

    assert "base64url-foreign" == fault.id
    assert fault.repair is None or () == faults(repaired(text, fault.repair))


@pytest.mark.parametrize("place", [0, 9, 20, 41, 42])
@pytest.mark.parametrize("instead", "!*$é")
def test_a_signature_with_a_character_in_the_place_of_another_lacks_none(place: int, instead: str) -> None:
    text = SIGNED[: START + place] + instead + SIGNED[START + place + 1 :]

    assert ["base64url-foreign"] == [one.id for one in faults(text)]


def test_what_a_signature_lacks_beside_that_is_said() -> None:
    text = SIGNED[: START + 9] + "*" + SIGNED[START + 10 : START + 30]

    assert ["base64url-foreign", "signature-length"] == [one.id for one in faults(text)]


def test_of_a_signature_that_is_not_known_no_length_is_said() -> None:
    """Two characters are more than can be tried."""
    found = verified(
        SIGNED[: START + 9] + "*" + SIGNED[START + 10 : START + 20] + "$" + SIGNED[START + 21 :], HS_SECRET
    )

    assert ["signature-length"] == causes(found)
    assert "Some of the signature isn't base64url, so its bytes aren't known." in said(found)
    assert "missing" not in said(found)
