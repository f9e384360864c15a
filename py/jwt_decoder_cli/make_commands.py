"""``jwt-decoder sign``, ``encrypt``, ``present`` and ``test-set``: tokens out of texts and a key."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.engine import making
from jwt_decoder.engine.negative_set import negative_set
from jwt_decoder.engine.result import Options
from jwt_decoder.extract.key_reader import read_key
from jwt_decoder.make.outcome import Signer, ToEncrypt, ToSign
from jwt_decoder.make.present import ToPresent
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.output.negative_set import negative_set as shaped_set
from jwt_decoder.output.report import made

from jwt_decoder_cli import inputs, keys, language, options, output
from jwt_decoder_cli.backend import backends
from jwt_decoder_cli.errors import UsageError
from jwt_decoder_cli.status import Status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Coroutine, Mapping

    from jwt_decoder.engine.making import Made
    from jwt_decoder.make.refusal import Field, Refusal

_TEXTS: Final[dict[Field, Sentence]] = {
    "header": Sentence("In the header, character {character}: {message}"),
    "payload": Sentence("In the payload, character {character}: {message}"),
    "unprotected": Sentence("In the unprotected header, character {character}: {message}"),
    "aad": Sentence("In the aad, character {character}: {message}"),
    "nested-header": Sentence("In the inner header, character {character}: {message}"),
    "nested-key": Sentence("In the inner key: {message}"),
}


def sign(chosen: argparse.Namespace) -> Status:
    """Do what the words behind ``sign`` ask for. Raise UsageError and OutputError."""
    output.require()
    asked = ToSign(
        *_texts(chosen),
        form=chosen.form,
        is_detached=chosen.detached,
        allows_none=chosen.allow_none,
        disclosable=tuple(chosen.disclose),
        decoys=chosen.decoys,
    )
    return _printed(making.sign(asked, _options(chosen), backends()), chosen)


def encrypt(chosen: argparse.Namespace) -> Status:
    """Do what the words behind ``encrypt`` ask for. Raise UsageError and OutputError."""
    output.require()
    asked = ToEncrypt(
        *_texts(chosen),
        nested=_nested(chosen),
        form=chosen.form,
        aad=chosen.aad,
        rounds=chosen.rounds,
        allows_rsa1_5=chosen.allow_rsa1_5,
    )
    return _printed(making.encrypt(asked, _options(chosen), backends()), chosen)


def present(chosen: argparse.Namespace) -> Status:
    """Do what the words behind ``present`` ask for. Raise UsageError and OutputError."""
    output.require()
    key, encoding = keys.key(chosen) or ("", chosen.secret_encoding)
    text = inputs.text_of(inputs.read(chosen.file, "text"))
    indices = [] if chosen.no_disclosures else chosen.disclosure and [one - 1 for one in chosen.disclosure]
    asked = ToPresent(indices, read_key(key, encoding), chosen.header, chosen.aud, chosen.nonce)
    return _printed(making.present(text, asked, _options(chosen), backends()), chosen)


def test_set(chosen: argparse.Namespace) -> Status:
    """Do what the words behind ``test-set`` ask for. Raise UsageError and OutputError."""
    output.require()
    key, encoding = keys.key(chosen) or ("", chosen.secret_encoding)
    text = inputs.text_of(inputs.read(chosen.file, "text"))
    asked = Options(now=options.now(chosen), secret_encoding=encoding)
    found = asyncio.run(negative_set(text, key, asked, backends()))
    if found.refusals:
        raise UsageError(found.refusals[0].message)
    shaped: Mapping[str, Any] = shaped_set(found, chosen.url, language.CATALOGUE)
    output.write(str(shaped[chosen.to]))
    return Status.DECODED


def _texts(chosen: argparse.Namespace) -> tuple[str, tuple[Signer]]:
    """Return the payload, and the one who signs or for whom is encrypted."""
    text, encoding = keys.key(chosen) or ("", chosen.secret_encoding)
    name = chosen.header_file
    header = chosen.header if name is None else inputs.header_of(inputs.read(name, "text"), name)
    payload = inputs.payload_of(inputs.read(chosen.payload, "payload"), chosen.payload)
    return payload, (Signer(header, read_key(text, encoding), chosen.unprotected),)


def _nested(chosen: argparse.Namespace) -> Signer | None:
    if chosen.inner_header is None:
        return None
    return Signer(chosen.inner_header, read_key(*keys.inner_key(chosen)))


def _options(chosen: argparse.Namespace) -> Options:
    return Options(now=options.now(chosen))


def _printed(work: Coroutine[Any, Any, Made], chosen: argparse.Namespace) -> Status:
    """Print what was made. Raise UsageError with the first reason why nothing was."""
    found = asyncio.run(work)
    if chosen.json:
        output.write(json.dumps(made(found, language.CATALOGUE), separators=(",", ":")) + "\n")
        return Status.USAGE if found.refusals else Status.DECODED
    if found.text is None:
        raise UsageError(_told(found.refusals[0]))
    output.write(f"{found.text}\n")
    for one in found.used:
        if one.chosen:
            output.complain(one.chosen)
    return Status.DECODED


def _told(refusal: Refusal) -> Sentence:
    sentence = _TEXTS.get(refusal.where)
    if sentence is None:
        return refusal.message
    character = refusal.data.get("character", 1)
    return sentence.about(character=Digits(int(str(character))), message=refusal.message)
