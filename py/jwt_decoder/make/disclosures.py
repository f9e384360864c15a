"""From a payload to one whose claims are disclosed one by one: digests in their place, and a Disclosure for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.sd_jwt.digests import ALGORITHM, DIGESTS, ELEMENT
from jwt_decoder.decode.sd_jwt.hashes import named_by
from jwt_decoder.json import parse
from jwt_decoder.make.json_text import text_of
from jwt_decoder.make.refusal import MakingError, Refusal
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jwt_decoder.decode.sd_jwt.hashes import Hash
    from jwt_decoder.make.key_maker import KeyMaker
    from jwt_decoder.model.part import Node

MOST_DECOYS: Final = 100
_SALT_OCTETS: Final = 16
_DECOY_OCTETS: Final = 32
_NO_CLAIMS: Final = Sentence("Only claims can be disclosed selectively, and this payload isn't a JSON object.")
_NO_HASH: Final = Sentence("_sd_alg doesn't name a hash algorithm known here, so no digest can be calculated.")
_NOTHING: Final = Sentence("There is nothing at {pointer} in the payload.")
_NO_POINTER: Final = Sentence("{pointer} isn't a JSON Pointer to a claim: those start with “/” (RFC 6901 §3).")
_TWICE: Final = Sentence("{pointer} is in the payload twice, so it isn't clear which one is meant.")
_DIGESTS: Final = Sentence(
    "{pointer} is in an object that already has “_sd”, and that name is reserved for digests (RFC 9901 §4.2.4.1)."
)

Path = tuple[str, ...]


@dataclass(slots=True)
class _Work:
    """A payload, which of its values become Disclosures, and those made so far; ``salts`` has one for each.

    ``touched`` are the paths of the containers that are written again.
    """

    octets: bytes
    paths: frozenset[Path]
    touched: frozenset[Path]
    hash: Hash
    salts: list[str]
    decoys: dict[Path, list[str]]
    disclosures: list[str] = field(default_factory=list)

    def text(self, node: Node, path: Path) -> str:
        """Return a value as JSON text; one in which nothing is disclosed by itself is as it was typed."""
        if path not in self.touched:
            return self.octets[node["start"] : node["end"]].decode()
        return self._object(node, path) if node["type"] == "object" else self._array(node, path)

    def _object(self, node: Node, path: Path) -> str:
        kept, digests = [], [*self.decoys.get(path, ())]
        for member in node["members"]:
            within = (*path, member["name"])
            text = self.text(member["node"], within)
            if within in self.paths:
                digests.append(self._disclosed(member["text"], text))
            else:
                kept.append(f"{member['text']}:{text}")
        # Sorted, they say nothing of the order in which the claims were typed (RFC 9901 §4.2.4.1).
        written = [f"{text_of(DIGESTS)}:{text_of(sorted(digests))}"] if digests else []
        return "{" + ",".join([*kept, *written]) + "}"

    def _array(self, node: Node, path: Path) -> str:
        items = []
        for index, item in enumerate(node["items"]):
            within = (*path, str(index))
            text = self.text(item, within)
            items.append(text_of({ELEMENT: self._disclosed(text)}) if within in self.paths else text)
        return "[" + ",".join(items) + "]"

    def _disclosed(self, *texts: str) -> str:
        """Keep the Disclosure of a name and a value, or of an element; return its digest (RFC 9901 §4.2)."""
        whole = "[" + ", ".join([text_of(self.salts[len(self.disclosures)]), *texts]) + "]"
        encoded = base64url.encode(whole.encode())
        self.disclosures.append(encoded)
        return self.hash.digest(encoded)


async def disclosable(payload: bytes, pointers: Sequence[str], decoys: int, keys: KeyMaker) -> tuple[bytes, list[str]]:
    """Return the payload with digests in the place of what the pointers point at, and the Disclosures, encoded.

    Each object with digests gets so many ``decoys``, the outermost one where there is none. Raise MakingError.
    """
    json = parse.parse(payload, largest=len(payload))
    tree = json.tree
    if tree is None or tree["type"] != "object" or not json.valid:
        raise MakingError(Refusal("payload-not-object", "payload", _NO_CLAIMS))
    row = named_by(parse.members_of(tree).get(ALGORITHM))
    if row is None:
        raise MakingError(Refusal("sd-alg-unknown", "payload", _NO_HASH))
    paths = frozenset(_path(one) for one in pointers)
    places = {path[:-1] for path in paths if _at(tree, path)["type"] == "object"} or {()}
    salts = [base64url.encode(await keys.random(_SALT_OCTETS)) for _ in paths]
    fakes = {
        place: [row.digest(base64url.encode(await keys.random(_DECOY_OCTETS))) for _ in range(decoys)]
        for place in (places if decoys else ())
    }
    written = (*paths, *((*place, "") for place in fakes))
    touched = frozenset(path[:end] for path in written for end in range(len(path)))
    work = _Work(payload, paths, touched, row, salts, fakes)
    return work.text(tree, ()).encode(), work.disclosures


def _path(pointer: str) -> Path:
    """Return the steps of a JSON Pointer (RFC 6901 §4)."""
    if not pointer.startswith("/"):
        raise _refused("pointer-malformed", _NO_POINTER, pointer)
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer[1:].split("/"))


def _at(tree: Node, path: Path) -> Node:
    """Return the container of what a path leads to; raise MakingError where it leads nowhere."""
    node, last = tree, tree
    for step in path:
        last = node
        children = dict(_children(node))
        if step not in children:
            raise _refused("pointer-missing", _NOTHING, _pointer(path))
        if len([1 for member in node.get("members", ()) if member["name"] == step]) > 1:
            raise _refused("member-twice", _TWICE, _pointer(path))
        if node["type"] == "object" and DIGESTS in children:
            raise _refused("member-reserved", _DIGESTS, _pointer(path))
        node = children[step]
    return last


def _children(node: Node) -> Iterable[tuple[str, Node]]:
    yield from parse.members_of(node).items()
    yield from ((str(index), item) for index, item in enumerate(node.get("items", ())))


def _pointer(path: Path) -> str:
    return "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in path)


def _refused(ident: str, message: Sentence, pointer: str) -> MakingError:
    shown = Sentence("“{pointer}”", pointer=quote(pointer))
    return MakingError(Refusal(ident, "options", message.about(pointer=shown)))
