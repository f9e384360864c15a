"""A key out of whatever a person has it in: the one reader of the key field and of the paste."""

from __future__ import annotations

import binascii
import re
from dataclasses import replace
from itertools import islice
from typing import Final

from jwt_decoder.extract import notes
from jwt_decoder.extract.labels import label_before
from jwt_decoder.extract.mended_key_text import mended
from jwt_decoder.extract.paste import extract
from jwt_decoder.json import bounded
from jwt_decoder.keys import read_key as forms
from jwt_decoder.keys.forms import pem
from jwt_decoder.keys.key import PRIVATE, Key
from jwt_decoder.keys.key_findings import private
from jwt_decoder.model.paste import Extraction, KeyText
from jwt_decoder.model.sentence import Digits, Sentence, plural
from jwt_decoder.registry.curves import CURVES
from jwt_decoder.text.quote import quote

_LONGEST: Final = 300_000
# A paste of any length is searched for keys anyway; only one no longer than keys are is tried as one.
_LONGEST_WHOLE: Final = 20_000
_MOST: Final = 64
_SEVERAL: Final = plural("{count} key found in this text.", "{count} keys found in this text.", count=0)
_IN_TEXT: Final = Sentence("It was found inside other text.")
_NAMED: Final = Sentence("It was found in “{name}”.")
_IN_JSON: Final = Sentence("It was found in “{name}” of the JSON.")
_IN_BASE64: Final = Sentence("It was found inside base64.")
_NAMED_IN_BASE64: Final = Sentence("It was found inside the base64 in “{name}”.")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{40,}(?:\s{1,8}[A-Za-z0-9+/_-]{4,})*+")
_MOST_RUNS: Final = 20
# Octets in base64 or hex under a name that says which half of a key pair they are.
_OCTETS: Final = (
    r"[\w.-]{0,40}(?: [Kk]ey)?)[\"']?\s{0,4}[:=]\s{0,4}[\"']?(?P<value>[A-Za-z0-9+/_-]{40,180}={0,2})(?![\w+/=-])"
)
_PUBLIC: Final = re.compile(rf"(?<![\w.-])(?P<name>[\w.-]{{0,40}}?(?i:pub|verif){_OCTETS}")
_PRIVATE: Final = re.compile(rf"(?<![\w.-])(?P<name>[\w.-]{{0,40}}?(?i:private|seed){_OCTETS}")
_SIGNING: Final = tuple(CURVES[name] for name in ("Ed25519", "P-256", "secp256k1", "P-384", "P-521", "Ed448"))
_DEEPEST: Final = 1


def read_key(text: str, secret_encoding: str) -> Key:
    """Read the key that a person gave, also where it stands in something else; never raises, whatever the text.

    ``secret_encoding`` (one of ENCODINGS) is how all else is read that is no key of another kind.
    """
    direct = forms.read_key(text, secret_encoding)
    if len(text) > _LONGEST:
        return direct
    if not _is_open(direct):
        return _named(direct)
    found = _mended(text) or _dug(text) or _unpacked(text)
    if found is None or (found.problem and direct.kind != "secret"):
        return _with_pair(direct)
    return replace(found, text=text, encoding=secret_encoding)


def with_whole_key(text: str, found: Extraction) -> Extraction:
    """Return what was found in a paste, or all of it as a key where it is one and nothing was found in it."""
    if found.tokens or found.keys or not text.strip() or len(text) > _LONGEST_WHOLE:
        return found
    key = read_key(text, "text")
    if key.kind in {"secret", "secret-member"} or key.problem:
        return found
    said = tuple(note for note in found.notes if note.id not in {"no-token", "secret-alone"})
    start = len(text) - len(text.lstrip())
    whole = KeyText(key.kind, "", start, len(text.rstrip()))
    return Extraction((), (whole,), (*said, notes.no_token(start, whole.end, (key.kind,))))


def _is_open(key: Key) -> bool:
    """Return whether a text may be more than what it was recognised as."""
    return key.kind == "secret" or (key.problem is not None and not key.command)


def _with_pair(key: Key) -> Key:
    """Add to a secret what it is where a key pair is needed, where it is told by its name or once it was mended."""
    if not key.otherwise or any(one.kind != "unrecognised" for one in key.otherwise):
        return key
    if key.otherwise[0].problem and not key.text.lstrip().startswith("{"):
        return key  # it is known what it is
    other, said = mended(key.text)
    found = [replace(one, message=one.message.then(*said)) for one in _pairs(other)] if said else []
    for named in islice(_PUBLIC.finditer(key.text), _MOST_RUNS):
        found += [_in_name(one, named["name"]) for one in _pairs(named["value"])]
    for named in islice(_PRIVATE.finditer(key.text), _MOST_RUNS):
        whole = forms.read_key(named["value"], "text")
        private_keys = (forms.as_private(whole, (curve,)) for curve in _SIGNING)
        found += [_in_name(one, named["name"]) for one in private_keys if one.kind == "raw"]
    otherwise = tuple(replace(one, text=key.text) for one in found)
    count = int(any(one.findings for one in otherwise))
    return replace(key, otherwise=otherwise or key.otherwise, findings=key.findings or private(count, is_used=False))


def _pairs(text: str) -> list[Key]:
    return [one for one in forms.read_key(text, "text").otherwise if one.kind == "raw"]


def _in_name(key: Key, name: str) -> Key:
    return replace(key, message=key.message.then(_NAMED.about(name=quote(name))))


def _mended(text: str) -> Key | None:
    """Read the text without what happened to it on its way."""
    other, said = mended(text)
    if not said:
        return None
    direct = forms.read_key(other, "text")
    found = _dug(other) if _is_open(direct) or direct.kind == "none" else direct
    return replace(found, message=found.message.then(*said)) if found else None


def _dug(text: str) -> Key | None:
    """Read the keys that stand in a text, as in a paste."""
    found = extract(text)
    packed = [(note.start, note.end) for note in found.notes if note.id == "base64-decoded"]
    keys = []
    for one in found.keys[:_MOST]:
        key = forms.read_key(one.text or text[one.start : one.end], "text")
        is_packed = any(start <= one.start and one.end <= end for start, end in packed)
        keys.append(_told(key, one, is_packed=is_packed, is_json=_is_json(text)))
    known = [key for key in keys if key.kind != "secret"]
    usable = [key for key in known if not key.problem] or known[:1]
    if len(usable) < 2:  # noqa: PLR2004 - several are told together
        return usable[0] if usable else None
    return _together(usable)


def _told(key: Key, one: KeyText, *, is_packed: bool, is_json: bool) -> Key:
    """Return a key that says where it was found."""
    # A JWK is called by its own kid where nothing else names it.
    name = one.label if one.label not in {member.kid for member in key.members} else ""
    if is_packed:
        where = _NAMED_IN_BASE64.about(name=name) if name else _IN_BASE64
    elif name:
        where = (_IN_JSON if is_json else _NAMED).about(name=name)
    else:
        where = _IN_TEXT
    return replace(key, message=key.message.then(where))


def _together(keys: list[Key]) -> Key:
    """Return all keys of a text as one, each for a choice by its kid or its kind."""
    members = [member for key in keys for member in key.members][:_MOST]
    count = sum(bool(key.data.get("private")) for key in keys)
    message = _SEVERAL.about(count=Digits(len(members)))
    data = {"private": 1} if count else {}
    found = Key("key-map", message.then(PRIVATE) if count else message, data, "", findings=private(count))
    return replace(found, members=tuple(replace(one, place=place) for place, one in enumerate(members, 1)))


def _named(key: Key) -> Key:
    """Return a key in PEM with the name that stands before it."""
    begin = pem.BEGIN.search(key.text)
    if begin is None or _is_json(key.text) or not key.text[: begin.start()].strip():
        return key
    name = label_before(key.text, begin.start(), begin.end())
    return replace(key, message=key.message.then(_NAMED.about(name=name))) if name else key


def _unpacked(text: str, depth: int = 0) -> Key | None:
    """Read a JWK, or base64 of PEM, out of runs of base64 that look like any other text there."""
    for run in islice(_BASE64.finditer(text), _MOST_RUNS):
        packed = "".join(run[0].split()).replace("-", "+").replace("_", "/").rstrip("=")
        contained = forms.read_container(run[0])
        if contained:
            name = label_before(text, *run.span())
            return replace(contained, message=contained.message.then(_NAMED.about(name=name) if name else _IN_TEXT))
        octets = binascii.a2b_base64(packed + "=" * (-len(packed) % 4)) if len(packed) % 4 != 1 else b""
        inner = octets.decode("ascii", "ignore")
        if len(inner) < len(octets) or not inner.strip():
            continue
        key = forms.read_key(inner, "text")
        found = _dug(inner) or (_unpacked(inner, depth + 1) if depth < _DEEPEST else None) if _is_open(key) else key
        if found:
            name = label_before(text, *run.span())
            where = _NAMED_IN_BASE64.about(name=name) if name else _IN_BASE64
            return replace(found, message=found.message.then(where))
    return None


def _is_json(text: str) -> bool:
    try:
        return isinstance(bounded.loads(text), (dict, list))
    except ValueError:
        return False
