"""SMART Health Cards are read as their QR codes spell them, and what zip compressed is shown."""

from __future__ import annotations

import base64
import json
import zlib

import pytest
from jwt_decoder.engine.engine import report
from jwt_decoder.engine.result import Options
from jwt_decoder.extract import extract
from jwt_decoder.output.report.report import report as told

CLAIMS = {"iss": "https://spec.smarthealth.cards/examples/issuer", "nbf": 1591037940, "vc": {"type": ["#health-card"]}}


def token() -> str:
    """Return a token whose payload is compressed, as a card is."""
    work = zlib.compressobj(wbits=-15)
    payload = work.compress(json.dumps(CLAIMS).encode()) + work.flush()
    header = b'{"zip":"DEF","alg":"ES256","kid":"3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s"}'
    return ".".join(base64.urlsafe_b64encode(one).decode().rstrip("=") for one in (header, payload, bytes(64)))


def digits(text: str) -> str:
    """Return two digits for each character."""
    return "".join(f"{ord(one) - 45:02}" for one in text)


TOKEN = token()
HALF = len(TOKEN) // 2
FIRST, SECOND = f"shc:/1/2/{digits(TOKEN[:HALF])}", f"shc:/2/2/{digits(TOKEN[HALF:])}"


@pytest.mark.parametrize(
    "text",
    [
        f"shc:/{digits(TOKEN)}",
        f"QR: shc:/{digits(TOKEN)}\n",
        f"{FIRST}\n{SECOND}",
        f"{SECOND}\n{FIRST}",
        f"a {FIRST} {SECOND}",
    ],
)
def test_a_card_is_decoded(text: str) -> None:
    found = extract(text)

    assert [one.text for one in found.tokens] == [TOKEN]
    assert [note.id for note in found.notes] == ["digits-decoded"]
    assert 0 <= found.tokens[0].start < found.tokens[0].end <= len(text)


@pytest.mark.parametrize("text", [FIRST, "shc:/" + "99" * 30, "shc:/12", f"shc:/3/3/{digits(TOKEN)}"])
def test_what_is_no_whole_card_is_not(text: str) -> None:
    assert extract(text).tokens == ()


def test_the_claims_of_a_compressed_payload_are_shown() -> None:
    [one] = told(report(TOKEN, Options(1_600_000_000)))["tokens"]

    assert one["payload"]
    assert json.loads(one["payload"]["text"] or "") == CLAIMS
    assert one["payload"]["format"] == "compressed with DEFLATE"
    assert one["faults"] == []
