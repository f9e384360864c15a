"""Where a key comes from: a file, a prompt, or the environment; never the command line."""

from __future__ import annotations

import getpass
import os
import warnings
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

from jwt_decoder_cli import inputs
from jwt_decoder_cli.errors import UsageError
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    import argparse

_EMPTY: Final = Sentence("The key is empty.")
_NO_VARIABLE: Final = Sentence(
    "The environment has no variable with the name given to --secret-env. The name isn't shown, because it"
    " could be the secret itself."
)
_NO_TERMINAL: Final = Sentence("There's no terminal to ask on: use --key FILE or --secret-env NAME.")
_PROMPT: Final = Sentence("Secret or key:")


def key(chosen: argparse.Namespace) -> tuple[str, str] | None:
    """Return the key as text and the encoding of a secret, None where no key is given; raise UsageError."""
    encoding: str = chosen.secret_encoding
    if chosen.key is not None:
        text, encoding = inputs.key_of(inputs.read(chosen.key, "key"), encoding)
    elif chosen.secret_env is not None:
        text, encoding = _of_environment(chosen.secret_env, encoding)
    elif chosen.ask_secret:
        text = _asked()
    else:
        return None
    if not text:
        raise UsageError(_EMPTY)
    return text, encoding


def inner_key(chosen: argparse.Namespace) -> tuple[str, str]:
    """Return the key for the token within as text, empty where none is given, and its encoding; raise UsageError."""
    encoding: str = chosen.inner_secret_encoding
    if chosen.inner_key is None:
        return "", encoding
    text, encoding = inputs.key_of(inputs.read(chosen.inner_key, "key"), encoding)
    if not text:
        raise UsageError(_EMPTY)
    return text, encoding


def _of_environment(name: str, encoding: str) -> tuple[str, str]:
    """Return what a variable holds, octets that are no text as base64; its name is not repeated where it is none."""
    if name not in os.environ:
        raise UsageError(_NO_VARIABLE)
    try:
        os.environ[name].encode()
    except UnicodeEncodeError:
        return inputs.key_of(os.fsencode(os.environ[name]), encoding)
    return os.environ[name], encoding


def _asked() -> str:
    """Ask on the terminal, also where the standard input is a pipe; never where it would be shown."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(f"{say(_PROMPT)} ")
        except (EOFError, getpass.GetPassWarning):
            raise UsageError(_NO_TERMINAL) from None
