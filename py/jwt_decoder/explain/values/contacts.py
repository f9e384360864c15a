"""Readings of email addresses and phone numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import NOTHING, Reading
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.model.part import Node

_EMAIL: Final = re.compile(r"[^\s@]{1,200}@([^\s@]{1,253})")
_PHONE: Final = re.compile(r"\+?[0-9 ().-]{3,40}(?:;ext=[0-9]{1,15})?")
_NO_EMAIL: Final = Reading(Sentence("not an email address"))
_NO_PHONE: Final = Reading(Sentence("not a phone number"))
_NO_COUNTRY: Final = Reading(Sentence("+ and country code are missing (E.164)"))


def email(node: Node) -> Reading:
    """Return where an email address is none."""
    return NOTHING if _EMAIL.fullmatch(node["value"]) else _NO_EMAIL


def phone(node: Node) -> Reading:
    """Return where a phone number is none, or lacks the code of its country (E.164)."""
    value = node["value"]
    if not _PHONE.fullmatch(value):
        return _NO_PHONE
    return NOTHING if value.startswith("+") else _NO_COUNTRY
