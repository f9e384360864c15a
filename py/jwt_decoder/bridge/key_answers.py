"""The two actions whose answers have private keys in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jwt_decoder.bridge.errors import RequestError
from jwt_decoder.engine.key_forms import make_forms, read_forms
from jwt_decoder.make.generate import NotMadeError, Wanted
from jwt_decoder.output.report.key_forms import key_forms
from jwt_decoder.output.wording import TYPESET

if TYPE_CHECKING:
    from jwt_decoder.make.key_maker import KeyMaker
    from jwt_decoder.output.report import shape

Json = dict[str, Any]


async def read_key(members: Json, maker: KeyMaker) -> shape.KeyForms:
    """Answer a request for the forms of a key."""
    options = members["options"]
    found = await read_forms(members["text"], options.get("secretEncoding", "text"), options["now"], maker)
    return key_forms(found, TYPESET)


async def generate_key(members: Json, maker: KeyMaker) -> shape.KeyForms:
    """Answer a request for a new key. Raises RequestError for one that contradicts itself."""
    options = members["options"]
    wanted = Wanted(options["alg"], options.get("enc", ""), options.get("bits", 0), options.get("curve", ""))
    try:
        return key_forms(await make_forms(wanted, maker), TYPESET)
    except NotMadeError as error:
        raise RequestError(error.sentence) from None
