"""The JSON Serializations, written from the members that each has (RFC 7515 §7.2, RFC 7516 §7.2, RFC 9901 §8)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final

from jwt_decoder.decode.serialization.sd_jwt import MOST_DISCLOSURES
from jwt_decoder.json import parse
from jwt_decoder.model.part import Node
from jwt_decoder.output.redaction.content import MEMBERS, UNREADABLE, Content
from jwt_decoder.output.redaction.json_text import written_object
from jwt_decoder.registry.headers import HEADERS

# Returns a member as JSON; None leaves it out.
Writer = Callable[[Content, Node], str | None]

_MOST_SIGNATURES: Final = 100
_MOST_RECIPIENTS: Final = 100


def written_token(root: Mapping[str, Node], kind: str, payload: Callable[[str], str], content: Content) -> str:
    """Return a token of this kind from its outermost members; ``payload`` writes the payload."""
    row = _GENERAL if "signatures" in root else _FLATTENED
    writers = _JWE if kind == "jwe-json" else {**row, "payload": _string(lambda _, text: payload(text))}
    return _members(root, writers, content)


def _members(members: Mapping[str, Node], writers: Mapping[str, Writer], content: Content) -> str:
    content.miss(MEMBERS, members.keys() - writers.keys())
    found = [(name, writers[name](content, node)) for name, node in members.items() if name in writers]
    return written_object((json.dumps(name), value) for name, value in found if value is not None)


def _string(write: Callable[[Content, str], str]) -> Writer:
    return lambda content, node: (
        json.dumps(write(content, node["value"])) if node["type"] == "string" else _unexpected(content, node)
    )


def _object(writers: Mapping[str, Writer]) -> Writer:
    return lambda content, node: (
        _members(parse.members_of(node), writers, content) if node["type"] == "object" else _unexpected(content, node)
    )


def _array(writer: Writer, most: int) -> Writer:
    def write(content: Content, node: Node) -> str | None:
        if node["type"] != "array":
            return _unexpected(content, node)
        content.miss("extra", [item["type"] for item in node["items"][most:]])
        written = (writer(content, item) for item in node["items"][:most])
        return f"[{','.join(one for one in written if one is not None)}]"

    return write


def _proof(role: str) -> Writer:
    def write(content: Content, node: Node) -> str:
        content.miss(role, [node.get("value", node["type"])])
        return '""'

    return write


def _unexpected(content: Content, node: Node) -> str | None:
    """Leave out what is of another type than it must be."""
    content.miss(UNREADABLE, [node["type"]])
    return None


def _disclosure(content: Content, node: Node) -> str | None:
    if node["type"] != "string":
        return _unexpected(content, node)
    left = content.disclosure(node["value"])
    return json.dumps(left) if left else None


_OPAQUE: Final = _string(lambda _, text: text)
_ENCODED: Final = _string(Content.segment)
_PARAMETERS: Final[Mapping[str, Writer]] = {**dict.fromkeys(HEADERS, Content.node), "x5c": Content.certificates}
_HEADER: Final = _object(_PARAMETERS)
_HEADER_OF_SD_JWT: Final = _object(
    {
        **_PARAMETERS,
        "disclosures": _array(_disclosure, MOST_DISCLOSURES),
        "kb_jwt": _proof("key-binding"),
    }
)
_SIGNATURE: Final[Mapping[str, Writer]] = {
    "protected": _ENCODED,
    "header": _HEADER_OF_SD_JWT,
    "signature": _proof("signature"),
}
_FLATTENED: Final[Mapping[str, Writer]] = {"payload": _ENCODED, **_SIGNATURE}
_GENERAL: Final[Mapping[str, Writer]] = {
    "payload": _ENCODED,
    "signatures": _array(_object(_SIGNATURE), _MOST_SIGNATURES),
}
_RECIPIENT: Final[Mapping[str, Writer]] = {"header": _HEADER, "encrypted_key": _OPAQUE}
_JWE: Final[Mapping[str, Writer]] = {
    "protected": _ENCODED,
    "unprotected": _HEADER,
    "iv": _OPAQUE,
    "aad": _ENCODED,
    "ciphertext": _OPAQUE,
    "tag": _proof("authentication-tag"),
    "recipients": _array(_object(_RECIPIENT), _MOST_RECIPIENTS),
    **_RECIPIENT,
}
