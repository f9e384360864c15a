"""Requests that make a token, read into what the engine takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jwt_decoder.engine import making
from jwt_decoder.engine.negative_set import negative_set
from jwt_decoder.engine.result import Options
from jwt_decoder.extract.key_reader import read_key
from jwt_decoder.make.outcome import Signer, ToEncrypt, ToSign
from jwt_decoder.make.present import ToPresent
from jwt_decoder.output.commands import EXAMPLE_URL
from jwt_decoder.output.negative_set import negative_set as told
from jwt_decoder.output.report import made
from jwt_decoder.output.wording import TYPESET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.make.backend import Backends
    from jwt_decoder.output.report import shape

Json = dict[str, Any]


async def sign(members: Json, backends: Backends) -> shape.Made:
    """Answer a request to sign."""
    options = members["options"]
    asked = ToSign(
        members["payload"],
        (_signer({**options, **members}), *map(_signer, options.get("signers", ()))),
        form=options.get("form", "compact"),
        is_detached=options.get("detached", False),
        allows_none=options.get("allowNone", False),
        disclosable=tuple(options.get("disclosable", ())),
        decoys=options.get("decoys", 0),
    )
    return made(await making.sign(asked, judged_by(options), backends), TYPESET)


async def encrypt(members: Json, backends: Backends) -> shape.Made:
    """Answer a request to encrypt."""
    options = members["options"]
    asked = ToEncrypt(
        members["payload"],
        (_signer({**options, **members}), *map(_signer, options.get("recipients", ()))),
        nested=_signer(options["nested"]) if "nested" in options else None,
        form=options.get("form", "compact"),
        shared=options.get("shared", ""),
        aad=options.get("aad", ""),
        rounds=options.get("rounds"),
        allows_rsa1_5=options.get("allowRsa15", False),
    )
    return made(await making.encrypt(asked, judged_by(options), backends), TYPESET)


async def present(members: Json, backends: Backends) -> shape.Made:
    """Answer a request for what a holder presents."""
    options = members["options"]
    asked = ToPresent(
        options.get("disclosures"),
        read_key(members["key"], options.get("secretEncoding", "text")),
        options.get("header", ""),
        options.get("aud", ""),
        options.get("nonce", ""),
    )
    judged = replace(judged_by(options), token=options.get("token", 0))
    return made(await making.present(members["text"], asked, judged, backends))


async def test_set(members: Json, backends: Backends) -> shape.NegativeSet:
    """Answer a request for the tokens that a verifier must refuse."""
    options = members["options"]
    asked = Options(
        now=options["now"], token=options.get("token", 0), secret_encoding=options.get("secretEncoding", "text")
    )
    found = await negative_set(members["text"], members["key"], asked, backends)
    return told(found, options.get("url", EXAMPLE_URL))


def _signer(members: Mapping[str, Any]) -> Signer:
    """Return one who signs, or a recipient, whose header is that of the request."""
    key = read_key(members["key"], members.get("secretEncoding", "text"))
    return Signer(members.get("header", ""), key, members.get("unprotected", ""))


def judged_by(options: Json) -> Options:
    """Return when and by what a token that was made is judged."""
    expect = {name: value for name, value in options.get("expect", {}).items() if value}
    return Options(now=options["now"], skew=options.get("skew", 0), expect=expect)
