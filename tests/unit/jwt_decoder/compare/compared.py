"""What the engine answers who asks it to compare, with the schema held against every answer."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
from typing import Any, Final

from jwt_decoder.bridge import comparing
from jwt_decoder.engine.comparison import Tools
from jwt_decoder_cli.backend import backend, key_maker, opener

from tests.conforms import conforms

NOW: Final = 1_767_225_600
SECRET: Final = "keep-this-one-long-random-and-to-yourself"
HEADER: Final = {"alg": "HS256", "typ": "JWT"}
TOOLS: Final = Tools(backend(), opener(), key_maker())

Json = dict[str, Any]


def b64(octets: bytes) -> str:
    """Return octets as base64url."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def text(value: object) -> str:
    """Return a value as JSON text, or a text as it is."""
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))


def signed(claims: object, header: object = None, by: str = SECRET) -> str:
    """Return a token; header and claims are values or JSON texts."""
    message = ".".join(b64(text(one).encode(errors="surrogatepass")) for one in (header or HEADER, claims))
    return f"{message}.{b64(hmac.digest(by.encode(), message.encode(), hashlib.sha256))}"


def compared(a: str, b: str, tools: Tools = TOOLS, **options: Any) -> Json:  # noqa: ANN401 - JSON
    """Return the answer for two texts."""
    members = {"a": a, "b": b, "options": {"now": NOW, **options}}
    answer = dict(asyncio.run(comparing.compare(members, tools.verifier, tools.opener, tools.keys)))
    conforms("comparison")(answer)
    return answer


def of_claims(a: object, b: object, **options: Any) -> Json:  # noqa: ANN401 - JSON
    """Return the answer for two tokens with these claims."""
    return compared(signed(a), signed(b), **options)


def rows(answer: Json, *areas: str) -> dict[str, str]:
    """Return what differs, by name, in some areas: header and claims if none are named."""
    wanted = areas or ("header", "claims", "key")
    return {one["name"]: one["change"] for one in answer["rows"] if one["area"] in wanted and one["change"] != "same"}


def row(answer: Json, name: str) -> Json:
    """Return the row of a name."""
    (found,) = (one for one in answer["rows"] if one["name"] == name)
    return dict(found)


def reasons(answer: Json, *, certain: bool | None = None) -> dict[str, str]:
    """Return the reasons by their ids."""
    return {
        one["id"]: "".join(piece.get("text", piece.get("utc", "")) for piece in one["message"])
        for one in answer["reasons"]
        if certain in (None, one["certain"])
    }
