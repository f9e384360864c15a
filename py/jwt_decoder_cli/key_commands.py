"""``jwt-decoder keys``: make a key, say what one is, write it in another form, build a set of several."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.engine.key_forms import make_forms, read_forms
from jwt_decoder.json import bounded
from jwt_decoder.make.generate import NotMadeError, Wanted
from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.output.report.key_forms import key_forms

from jwt_decoder_cli import inputs, keys, language, options, output, terminal
from jwt_decoder_cli.backend import key_maker
from jwt_decoder_cli.draw.keys import draw_keys
from jwt_decoder_cli.errors import UsageError
from jwt_decoder_cli.status import Status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from jwt_decoder.engine.key_forms import KeyForms

    Json = Mapping[str, Any]

_SEVERAL: Final = Sentence("There are several keys in it, but {form} is for one: use jwks, or pass them one by one.")
_NO_FORM: Final = Sentence("This key can't be written that way, only as {forms}.")
_NO_PUBLIC: Final = Sentence("This key has no public part.")
_NOTHING: Final = Sentence("There is no key in it.")


def run(chosen: argparse.Namespace) -> Status:
    """Do what the words behind ``keys`` ask for. Raise UsageError and OutputError."""
    answer = _ANSWERS[chosen.action](chosen)
    _write(_TOLD[chosen.action](answer, chosen), chosen.out)
    return Status.DECODED if any(one["problem"] is None for one in answer["keys"]) else Status.NOTHING


def _new(chosen: argparse.Namespace) -> Json:
    wanted = Wanted(chosen.alg, chosen.enc or "", int(chosen.bits or 0), chosen.curve or "")
    try:
        return _usable(asyncio.run(make_forms(wanted, key_maker())))
    except NotMadeError as error:
        raise UsageError(error.sentence) from None


def _read(chosen: argparse.Namespace) -> Json:
    found = keys.key(chosen)
    text, encoding = found or ("", chosen.secret_encoding)
    return _answer(asyncio.run(read_forms(text, encoding, options.now(chosen), key_maker())))


def _read_usable(chosen: argparse.Namespace) -> Json:
    found = keys.key(chosen)
    text, encoding = found or ("", chosen.secret_encoding)
    return _usable(asyncio.run(read_forms(text, encoding, 0, key_maker())))


def _read_all(chosen: argparse.Namespace) -> Json:
    """Read every file, and all that was read as one set."""
    jwks: list[object] = []
    for name in chosen.files:
        text, encoding = inputs.key_of(inputs.read(name, "key"), chosen.secret_encoding)
        found = _usable(asyncio.run(read_forms(text, encoding, 0, key_maker())))
        jwks += bounded.loads(found["sets"]["whole"])["keys"]
    return _answer(asyncio.run(read_forms(json.dumps({"keys": jwks}), "text", 0, key_maker())))


def _answer(found: KeyForms) -> Json:
    return key_forms(found, language.CATALOGUE)


def _usable(found: KeyForms) -> Json:
    """Return the answer where there is a key in it that can be written; raise UsageError where there is none."""
    if found.key.problem:
        raise UsageError(found.key.problem)
    problem = next((one.problem for one in found.entries if one.problem), None)
    if not any(one.forms or one.public for one in found.entries):
        raise UsageError(problem or _NOTHING)
    return _answer(found)


def _in_form(answer: Json, chosen: argparse.Namespace) -> str:
    """Return the form asked for. Raise UsageError where the key has none such."""
    if chosen.to == "jwks":
        found: str | None = answer["sets"]["public" if chosen.public else "whole"]
        if found is None:
            raise UsageError(_NO_PUBLIC)
        return found
    if len(answer["keys"]) > 1:
        raise UsageError(_SEVERAL.about(form=chosen.to))
    (entry,) = answer["keys"]
    forms = entry["public"] if chosen.public else entry["forms"]
    if forms is None:
        raise UsageError(_NO_PUBLIC)
    if chosen.to not in forms:
        raise UsageError(_NO_FORM.about(forms=Listing(tuple(forms), "and")))
    return str(forms[chosen.to])


def _set(answer: Json, chosen: argparse.Namespace) -> str:
    found: str | None = answer["sets"]["whole" if chosen.private else "public"]
    if found is None:
        raise UsageError(_NO_PUBLIC)
    return found


def _shown(answer: Json, chosen: argparse.Namespace) -> str:
    output.require()
    if chosen.json:
        return json.dumps(_without_private(answer), separators=(",", ":"))
    sheet = terminal.sheet(chosen)
    draw_keys(sheet, answer)
    return sheet.text.rstrip("\n")


def _without_private(answer: Json) -> Json:
    """Return an answer with its private forms, and the thumbprints of secrets, left out."""
    shown = [
        {**one, "forms": {}, "thumbprint": "" if one["kty"] == "oct" else one["thumbprint"]} if one["private"] else one
        for one in answer["keys"]
    ]
    return {**answer, "keys": shown, "sets": {**answer["sets"], "whole": None}}


def _write(text: str, name: str | None) -> None:
    """Write a text to the standard output, or to a new file that only its owner can read."""
    told = f"{text}\n" if not text.endswith("\n") else text
    if name is None:
        output.require()
        output.write(told)
        return
    output.create(name, told, "--out")


_ANSWERS: Final[Mapping[str, Callable[[argparse.Namespace], Json]]] = {
    "new": _new,
    "show": _read,
    "convert": _read_usable,
    "set": _read_all,
}
_TOLD: Final[Mapping[str, Callable[[Json, argparse.Namespace], str]]] = {
    "new": _in_form,
    "show": _shown,
    "convert": _in_form,
    "set": _set,
}
