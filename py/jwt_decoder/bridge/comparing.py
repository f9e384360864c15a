"""Requests to compare two tokens or two sets of keys, read into what the engine takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jwt_decoder.engine.comparison import Tools, TwoTexts
from jwt_decoder.engine.comparison import compare as compared
from jwt_decoder.engine.result import Options
from jwt_decoder.output.report.comparison import comparison
from jwt_decoder.output.wording import TYPESET

if TYPE_CHECKING:
    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.make.key_maker import KeyMaker
    from jwt_decoder.output.report import shape
    from jwt_decoder.verify.backend import CryptoBackend

Json = dict[str, Any]


async def compare(
    members: Json, verifier: CryptoBackend, opener: DecryptionBackend | None, keys: KeyMaker
) -> shape.Comparison:
    """Answer a request to compare."""
    options = members["options"]
    judged = Options(
        now=options["now"],
        token=options.get("token", 0),
        skew=options.get("skew", 0),
        expect={name: value for name, value in options.get("expect", {}).items() if value},
        secret_encoding=options.get("secretEncoding", "text"),
        inner_key=options.get("innerKey", ""),
        key_origin=options.get("keyOrigin", "supplied"),
        inner_secret_encoding=options.get("innerSecretEncoding", "text"),
    )
    asked = TwoTexts(members["a"], members["b"], options.get("key", ""), judged, options.get("other"))
    return comparison(await compared(asked, Tools(verifier, opener, keys)), TYPESET)
