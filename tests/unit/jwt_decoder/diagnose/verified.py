"""Tokens with what is known of them, and what is said of a verification."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from jwt_decoder.engine.engine import verify
from jwt_decoder.engine.result import Options
from jwt_decoder.output.report.report import verification
from jwt_decoder_cli.cryptography_backend import Cryptography

# A token in ES256 and one in HS256, and the keys of both.
ES = (
    "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ."
    "1LCVzCi_fJ_LeQaoqM60im3FccECmNTwF3KhXawvaZRBzpX3xEo27pLUAta3O5xD97oVeYevdLbNgRFdzmGbjw"
)
ES_IN_DER = (
    ""
    ""
    "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.MEYCIQD7RvtBWSbM1ocNs3rClGGU4UrKDXYbA0deDDYFsml1egIhAMmwT3EPBKXb3Lv6eLMSo31FsrlIqES3"
    "hK7crfGWKAlJ"
)
SPKI = (
    ""
    ""
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEcLEgbAHk2UakdZAdH8TSRDl3AwBkrk7Ol3eqmKDPfX5t7sLQEO4ScVwlZv7FUSADV+jwmwl0fZ8TYGym"
    "0xFq/A=="
)
HS_IN_HEX = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.8f4c03832332f7245c4299f7867569f6f0719fb80183c2cbfb1aad7fa576c9c3"
RS_1024 = (
    ""
    ""
    "eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.diDvS_NQyafzerPMpW-Wm03PzAqXZNY-0WHXWUYMHaF6fZ_UQ8dNBLtXuuXxWYhYNK-MxwMHXiiKSGUQqygB"
    "_tIHOickzisive6GyB8Mpmy-oMfrYl_TJjvZF6S8w0U05Tz16_478UMEPv531kP-cDsCazbBX-aPaWJjs1cX0h0"
)
HS_SECRET = "plain-secret-of-my-service-2026"

CERTAINTY = re.compile(
    r"certain|must have|copy the whole|missing|too many|Then it is|was changed on the way", re.IGNORECASE
)


def verified(text: str, key: str, **more: Any) -> Any:  # noqa: ANN401 - JSON
    options = Options(now=1795800000, **more)
    return verification(asyncio.run(verify(text, key, options, Cryptography())))


def causes(found: Any) -> list[str]:  # noqa: ANN401 - JSON
    return [one["id"] for one in found["diagnosis"]]


def said(found: Any) -> str:  # noqa: ANN401 - JSON
    """Put all together that is said of a signature and why it does not hold."""
    line = found["verdict"]["signature"]
    texts = [line["message"], *(one[name] for one in found["diagnosis"] for name in ("message", "fix"))]
    return "\n".join(texts)
