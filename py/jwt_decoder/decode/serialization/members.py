"""Which members each JSON Serialization has, and of which type (RFC 7515 §7.2, RFC 7516 §7.2)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.json import parse
from jwt_decoder.model.fault import Fault
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.json_types import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.model.part import Node


class Form(NamedTuple):
    """The outermost members, the list of those who sign or receive, its items' members, and one that must be there.

    ``lacking`` is what is said where it isn't, ``empty`` what is said of a list that has no items. Of ``headers`` one
    at least must be there, in each item too.
    """

    types: Mapping[str, str]
    listed: str = ""
    item: Mapping[str, str] = MappingProxyType({})
    needed: str = ""
    lacking: Sentence | None = None
    empty: Sentence | None = None
    headers: tuple[str, ...] = ("protected", "header")


_NOT_SIGNED: Final = Sentence("“signatures” is an empty array: there is no signature in this token (RFC 7515 §7.2.1).")
_NOT_RECEIVED: Final = Sentence(
    "“recipients” is an empty array: it must have an object for each recipient, even if that object is empty"
    " (RFC 7516 §7.2.1)."
)
_UNSIGNED: Final = Sentence("“signature” is missing: there is no signature in this token (RFC 7515 §7.2.2).")
_NO_CIPHERTEXT: Final = Sentence("“ciphertext” is missing: there is nothing to decrypt (RFC 7516 §7.2.1).")
_NO_HEADER: Final = {
    2: Sentence("There is no header: “protected” and “header” are both missing (RFC 7515 §7.2.1)."),
    3: Sentence("There is no header: “protected”, “unprotected” and “header” are all missing (RFC 7516 §7.2.1)."),
}
_OF_JWE: Final = ("protected", "unprotected", "header")
_SIGNED: Final = MappingProxyType({"protected": "string", "header": "object", "signature": "string"})
_RECEIVED: Final = MappingProxyType({"header": "object", "encrypted_key": "string"})
_ENCRYPTED: Final = MappingProxyType(
    {"protected": "string", "unprotected": "object"} | dict.fromkeys(("iv", "aad", "ciphertext", "tag"), "string")
)
GENERAL_JWS: Final = Form(
    MappingProxyType({"payload": "string", "signatures": "array"}),
    *("signatures", _SIGNED, "signature"),
    empty=_NOT_SIGNED,
)
FLATTENED_JWS: Final = Form(MappingProxyType({"payload": "string", **_SIGNED}), needed="signature", lacking=_UNSIGNED)
GENERAL_JWE: Final = Form(
    MappingProxyType({**_ENCRYPTED, "recipients": "array"}),
    *("recipients", _RECEIVED, "ciphertext", _NO_CIPHERTEXT, _NOT_RECEIVED, _OF_JWE),
)
FLATTENED_JWE: Final = Form(
    MappingProxyType({**_ENCRYPTED, **_RECEIVED}), needed="ciphertext", lacking=_NO_CIPHERTEXT, headers=_OF_JWE
)


def judge(root: Mapping[str, Node], form: Form, *, is_whole: bool) -> Iterable[Fault]:
    """Find members of another type, a list without items, and what stands beside a list but belongs in its items.

    ``is_whole`` says that ``root`` has all members, so that one that is not in it is missing.
    """
    yield from _of_other_types(root, form.types)
    if is_whole:
        nodes = root.values()
        start, end = min(one["start"] for one in nodes), max(one["end"] for one in nodes)
        if form.lacking and form.needed not in root:
            yield Fault("member-missing", start, end, form.lacking)
        elif not form.listed and root.keys().isdisjoint(form.headers):
            yield Fault("member-missing", start, end, _NO_HEADER[len(form.headers)])
    for name in form.item:
        if name in root and name not in form.types:
            message = Sentence(
                "“{name}” is next to “{listed}”, but belongs in the objects of that array.",
                name=name,
                listed=form.listed,
            )
            yield Fault("member-misplaced", root[name]["start"], root[name]["end"], message)
    listed = root.get(form.listed)
    if form.empty and listed and listed["type"] == "array" and not listed["items"] and not listed.get("cut"):
        yield Fault("member-empty", listed["start"], listed["end"], form.empty)
    for item in listed.get("items", ()) if listed else ():
        if item["type"] == "object":
            yield from _of_other_types(parse.members_of(item), form.item)
            yield from _lacking(item, form, root)
        else:
            message = Sentence(
                "Each item of “{listed}” must be an object, but one is {found}.",
                listed=form.listed,
                found=NAMES[item["type"]],
            )
            yield Fault("member-type", item["start"], item["end"], message)


def _lacking(item: Node, form: Form, root: Mapping[str, Node]) -> Iterable[Fault]:
    """Find an item without what each of them must have, in itself or from what all share (RFC 7515 §7.2.1)."""
    found = parse.members_of(item)
    if item.get("cut"):
        return
    if form.needed in form.item and form.needed not in found:
        message = Sentence(
            "Each item of “{listed}” must have “{name}”, but one doesn't.", listed=form.listed, name=form.needed
        )
        yield Fault("member-missing", item["start"], item["end"], message)
    elif (found.keys() | (root.keys() & _ENCRYPTED.keys())).isdisjoint(form.headers):
        yield Fault("member-missing", item["start"], item["end"], _NO_HEADER[len(form.headers)])


def is_whole(root: Mapping[str, Node], entry: Mapping[str, Node]) -> bool:
    """Return whether a signature and what it signs can be read at all: a member of another type is no missing one."""
    payload = {name: root[name] for name in ("payload",) if name in root}
    return not any(True for _ in _of_other_types({**entry, **payload}, FLATTENED_JWS.types))


def _of_other_types(members: Mapping[str, Node], types: Mapping[str, str]) -> Iterable[Fault]:
    for name, needed in types.items():
        node = members.get(name)
        if node is not None and node["type"] != needed:
            message = Sentence(
                "“{name}” must be {needed}, but is {found}.",
                name=name,
                needed=NAMES[needed],
                found=NAMES[node["type"]],
            )
            yield Fault("member-type", node["start"], node["end"], message)
