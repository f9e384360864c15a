"""Edits of one character, in the order of their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.decode.repairs.candidates import Edit
from jwt_decoder.registry.look_alikes import meant
from jwt_decoder.text.base64url_faults import ALPHABET

if TYPE_CHECKING:
    from collections.abc import Iterator


def removed(text: str) -> Iterator[Edit]:
    """Return the edits after which a text is without one of its characters."""
    return (Edit(at, at + 1, "") for at in range(len(text)))


def alike(text: str) -> Iterator[Edit]:
    """Return the edits that put what may have been meant in the place of a character that looks like it."""
    return (Edit(at, at + 1, one) for at, here in enumerate(text) for one in meant(here))


def replaced(text: str) -> Iterator[Edit]:
    """Return the edits that put each character of base64url in the place of another one."""
    return (Edit(at, at + 1, one) for at, here in enumerate(text) for one in ALPHABET if one != here)


def inserted(text: str) -> Iterator[Edit]:
    """Return the edits that put each character of base64url between two others, or at an end."""
    return (Edit(at, at, one) for at in range(len(text) + 1) for one in ALPHABET)
