"""A key that was given, as it crosses to the page: nothing of its text, only places in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.keys.private_parts import private_parts
from jwt_decoder.output.report.spans import spans
from jwt_decoder.output.wording import facts, render
from jwt_decoder.text.source_map import Units

if TYPE_CHECKING:
    from jwt_decoder.keys.key import Key
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue


def key(key: Key, catalogue: Catalogue) -> shape.Key | None:
    """Return what a key text was recognised as; None where there was none."""
    return None if key.kind == "none" else recognised(key, catalogue)


def recognised(key: Key, catalogue: Catalogue) -> shape.Key:
    """Return what a key text was recognised as, and where its private parts are; also of a text without a key."""
    return {
        "kind": key.kind,
        "message": render(key.message, catalogue),
        "command": key.command,
        "data": facts(key.message, key.data, catalogue),
        "private": spans(private_parts(key), Units(key.text)),
    }
