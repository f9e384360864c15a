"""Readings of language tags (RFC 5646)."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import Reading
from jwt_decoder.model.sentence import Listing, Sentence, alone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.explain.values.reading import Detail
    from jwt_decoder.model.part import Node

_LANGUAGES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "ar": Sentence("Arabic"),
        "bg": Sentence("Bulgarian"),
        "bn": Sentence("Bengali"),
        "ca": Sentence("Catalan"),
        "cs": Sentence("Czech"),
        "cy": Sentence("Welsh"),
        "da": Sentence("Danish"),
        "de": Sentence("German"),
        "el": Sentence("Greek"),
        "en": Sentence("English"),
        "es": Sentence("Spanish"),
        "et": Sentence("Estonian"),
        "eu": Sentence("Basque"),
        "fa": Sentence("Persian"),
        "fi": Sentence("Finnish"),
        "fil": Sentence("Filipino"),
        "fr": Sentence("French"),
        "ga": Sentence("Irish"),
        "he": Sentence("Hebrew"),
        "hi": Sentence("Hindi"),
        "hr": Sentence("Croatian"),
        "hu": Sentence("Hungarian"),
        "id": Sentence("Indonesian"),
        "is": Sentence("Icelandic"),
        "it": Sentence("Italian"),
        "ja": Sentence("Japanese"),
        "ko": Sentence("Korean"),
        "lt": Sentence("Lithuanian"),
        "lv": Sentence("Latvian"),
        "ms": Sentence("Malay"),
        "nb": Sentence("Norwegian"),
        "nl": Sentence("Dutch"),
        "nn": Sentence("Norwegian"),
        "no": Sentence("Norwegian"),
        "pl": Sentence("Polish"),
        "pt": Sentence("Portuguese"),
        "ro": Sentence("Romanian"),
        "ru": Sentence("Russian"),
        "sk": Sentence("Slovak"),
        "sl": Sentence("Slovenian"),
        "sr": Sentence("Serbian"),
        "sv": Sentence("Swedish"),
        "sw": Sentence("Swahili"),
        "ta": Sentence("Tamil"),
        "th": Sentence("Thai"),
        "tr": Sentence("Turkish"),
        "uk": Sentence("Ukrainian"),
        "ur": Sentence("Urdu"),
        "vi": Sentence("Vietnamese"),
        "zh": Sentence("Chinese"),
    }
)
_TAG: Final = re.compile(
    r"([A-Za-z]{2,8})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?((?:[-_][A-Za-z0-9]{1,8}){0,9})"
)
_NO_TAG: Final = Reading(Sentence("not a language tag, such as en-US (RFC 5646)"))
_LANGUAGE: Final = Sentence("Language")
_SCRIPT: Final = Sentence("Script")
_REGION: Final = Sentence("Region")


def language(node: Node) -> Reading:
    """Take a language tag apart (RFC 5646 §2.1)."""
    tag = _TAG.fullmatch(node["value"])
    if tag is None:
        return _NO_TAG
    code, script, region = tag[1].lower(), tag[2], tag[3]
    name = _LANGUAGES.get(code)
    further: list[Detail] = [(_SCRIPT, script.title())] if script else []
    further += [(_REGION, region.upper())] if region else []
    details = ((_LANGUAGE, Sentence("{name} ({code})", name=name, code=code) if name else code), *further)
    return Reading(_in_short(Listing((name or code, *(text for _, text in further))), tag[0]), details)


def _in_short(parts: Listing, tag: str) -> Sentence:
    if "_" in tag:
        return Sentence("{parts}; RFC 5646 uses a hyphen, not an underscore", parts=parts)
    return alone(parts)
