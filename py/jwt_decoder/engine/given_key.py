"""The key that a request has, and where it says that it comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jwt_decoder.extract.key_reader import read_key
from jwt_decoder.keys.link_key import of_link

if TYPE_CHECKING:
    from jwt_decoder.engine.result import Options
    from jwt_decoder.keys.key import Key


def given_key(text: str, options: Options) -> Key:
    """Read the key of a request; what may not be in a link is no key where it comes from one."""
    is_of_link = options.key_origin == "from-link"
    key = of_link(text) if is_of_link else read_key(text, options.secret_encoding)
    return replace(key, origin=options.key_origin)
