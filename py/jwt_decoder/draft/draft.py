"""All that is said of two texts while somebody writes a token with them, whatever they are: nothing raises."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode import content
from jwt_decoder.draft import changes, quick
from jwt_decoder.draft.edits import object_of
from jwt_decoder.draft.hints import hints
from jwt_decoder.draft.key_advice import key_advice
from jwt_decoder.draft.names import names
from jwt_decoder.draft.repair import mending
from jwt_decoder.json.parse import parse
from jwt_decoder.make.typed import SURROGATE, lone_surrogate
from jwt_decoder.model.fault import Fault
from jwt_decoder.text import utf8

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.draft.changes import Change
    from jwt_decoder.draft.edits import Object, PartName
    from jwt_decoder.draft.hints import Hint
    from jwt_decoder.draft.key_advice import KeyAdvice
    from jwt_decoder.draft.names import Name
    from jwt_decoder.draft.quick import AlgorithmEdit, ContentEdit, PayloadEncoding, Quick
    from jwt_decoder.draft.repair import Mending
    from jwt_decoder.keys.private_parts import Span

_SURROGATE_OCTETS: Final = 3
_OF_OCTETS: Final = frozenset({"utf8-invalid", "payload-not-text"})


@dataclass(frozen=True, slots=True)
class Texts:
    """A header and a payload as they were typed."""

    header: str
    payload: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a draft: the texts, the instant in seconds, and what else the page knows.

    ``origin`` is the token that it came from. ``fresh`` is a new identifier. ``part`` and ``query`` ask for names that
    could be added to a part, which is None where none are wanted.
    """

    texts: Texts
    now: int
    key: str = field(default="", repr=False)
    encoding: str = "text"
    origin: Texts | None = None
    fresh: str = ""
    part: PartName | None = None
    query: str = ""


@dataclass(frozen=True, slots=True)
class DraftPart:
    """One text: what stands beside its members, its faults, and what mends the first one where it breaks off."""

    text: str
    hints: tuple[Hint, ...]
    faults: tuple[Fault, ...]
    mending: Mending | None


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is said: ``algorithm`` is the value of alg, "" where there is none that is a string.

    ``fitting`` are the algorithms that fit the key, and ``private`` is where that is a private one, in code points of
    ``key``. ``enc`` is the value of enc, "" where it is no string, and None where there is none; ``contents`` are the
    edits of that. ``encoding`` is that of the payload, None where the header is no object. ``named`` is the part that
    the names are for.
    """

    header: DraftPart
    payload: DraftPart
    algorithm: str
    fitting: tuple[str, ...]
    private: tuple[Span, ...]
    enc: str | None
    algorithms: tuple[AlgorithmEdit, ...]
    contents: tuple[ContentEdit, ...]
    encoding: PayloadEncoding | None
    quick: tuple[Quick, ...]
    named: PartName
    names: tuple[Name, ...]
    changes: tuple[Change, ...]
    key: str = field(repr=False)


def draft(asked: Asked) -> Draft:
    """Return all that is said of a draft."""
    header, payload = (utf8.encode(text) for text in (asked.texts.header, asked.texts.payload))
    jose, header_faults = content.header(header)
    _, payload_faults = content.payload(payload, jose.root)
    wholes = {"header": object_of(header, parse(header)), "payload": object_of(payload, parse(payload))}
    whole = wholes["header"]
    advice = key_advice(asked.key, asked.encoding)
    return Draft(
        _part("header", header, header_faults, asked),
        _part("payload", payload, payload_faults, asked),
        jose.root["alg"].get("value", "") if "alg" in jose.root else "",
        advice.algorithms,
        advice.private,
        jose.root["enc"].get("value", "") if "enc" in jose.root else None,
        tuple(quick.of_algorithms(whole)) if whole else (),
        tuple(quick.of_content_encryptions(whole)) if whole else (),
        quick.of_payload_encoding(whole) if whole else None,
        tuple(_quick(whole, wholes["payload"], advice, asked)),
        asked.part or "payload",
        tuple(_names(wholes, asked)),
        tuple(islice(_changes(asked), changes.MOST)),
        asked.key,
    )


def _part(name: PartName, octets: bytes, faults: tuple[Fault, ...], asked: Asked) -> DraftPart:
    text = asked.texts.header if name == "header" else asked.texts.payload
    found = tuple(hints(name, parse(octets).root, asked.now))
    lone = lone_surrogate(text)
    if lone:
        # As octets it is no UTF-8, which nobody typed.
        start = len(utf8.encode(text[: lone[0]]))
        others = (one for one in faults if one.id not in _OF_OCTETS)
        return DraftPart(text, found, (Fault(SURROGATE, start, start + _SURROGATE_OCTETS, lone[1]), *others), None)
    broken = next((one for one in faults if one.id == "json-syntax"), None)
    return DraftPart(text, found, faults, mending(octets, broken) if broken else None)


def _quick(header: Object | None, payload: Object | None, advice: KeyAdvice, asked: Asked) -> Iterator[Quick]:
    if header:
        yield from quick.of_header(header, advice)
    if payload:
        yield from quick.of_payload(payload, asked.now, asked.fresh)
        yield from quick.of_layout(payload)


def _names(wholes: dict[str, Object | None], asked: Asked) -> Iterator[Name]:
    whole = wholes[asked.part] if asked.part else None
    if asked.part and whole:
        yield from names(asked.part, whole, asked.query, asked.now)


def _changes(asked: Asked) -> Iterator[Change]:
    if asked.origin is None:
        return
    yield from _changed("header", asked.origin.header, asked.texts.header)
    yield from _changed("payload", asked.origin.payload, asked.texts.payload)


def _changed(part: PartName, before: str, after: str) -> Iterator[Change]:
    """Return what differs in a part; of a text that breaks off nobody can say what is missing."""
    read = parse(utf8.encode(after))
    if read.valid:
        yield from changes.changes(part, parse(utf8.encode(before)).root, read.root)
