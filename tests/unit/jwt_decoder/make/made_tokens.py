"""What the engine answers who asks it for a token, with the schema held against every answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.bridge import making
from jwt_decoder_cli.backend import backends

from tests.conforms import conforms

if TYPE_CHECKING:
    from jwt_decoder.make.backend import Backends

NOW: Final = 1_767_225_600
SECRET: Final = "keep-this-one-long-random-and-to-yourself"
CLAIMS: Final = '{"iss":"https://issuer.example","sub":"alice","exp":1767229200}'
_ACTIONS: Final = {"sign": making.sign, "encrypt": making.encrypt}

Json = dict[str, Any]


def asked(action: str, header: str, payload: str, key: str, by: Backends | None = None, **options: object) -> Json:
    """Return the answer to a request."""
    members: Json = {"header": header, "payload": payload, "key": key, "options": {"now": NOW, **options}}
    answer = dict(asyncio.run(_ACTIONS[action](members, by or backends())))
    conforms("made")(answer)
    return answer


def signed(header: str, payload: str = CLAIMS, key: str = SECRET, **options: object) -> Json:
    """Return the answer to a request to sign."""
    return asked("sign", header, payload, key, None, **options)


def encrypted(header: str, payload: str = CLAIMS, key: str = SECRET, **options: object) -> Json:
    """Return the answer to a request to encrypt."""
    return asked("encrypt", header, payload, key, None, **options)


def token(answer: Json) -> str:
    """Return the token that was made."""
    assert [] == answer["faults"]
    return str(answer["token"])


def refused(answer: Json) -> tuple[str, str, int, int, str]:
    """Return why nothing was made: id, text and place of the only fault, and the sentence."""
    assert (None, None) == (answer["token"], answer["report"])
    (fault,) = answer["faults"]
    return fault["id"], fault["field"], fault["start"], fault["end"], fault["message"]


def state(answer: Json) -> dict[str, str]:
    """Return the state of each line of the verdict on what was made."""
    return {name: line["state"] for name, line in answer["report"]["tokens"][0]["verdict"].items()}


def headline(one: Json) -> str:
    """Return the headline of a token of a report."""
    return "".join(piece.get("text", "…") for piece in one["headline"])
