"""What is in the segments of a token, written again without the proofs of tokens in it and without private keys."""

from __future__ import annotations

import binascii
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode import content
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.extract import extract
from jwt_decoder.extract.credentials import credentials_in
from jwt_decoder.json import bounded, parse
from jwt_decoder.output.redaction.json_text import written, written_object
from jwt_decoder.output.redaction.keys import certificate_in, has_secret, is_jwk, is_private_key
from jwt_decoder.output.redaction.remains import has_token, hides_token, without_remains
from jwt_decoder.registry import jwk_members
from jwt_decoder.text import base64url, utf8
from jwt_decoder.text.source_map import Places, Units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jwt_decoder.model.part import Node
    from jwt_decoder.model.paste import KeyText

# What may be left out, besides segments, which are named by their roles.
INNER: Final = "inner"
MEMBERS: Final = "members"
PRIVATE_KEY: Final = "private-key"
UNREADABLE: Final = "unreadable"
BEYOND: Final = "beyond"

# Of the token, whichever of those in it has something of the kind.
_OF_ALL: Final = frozenset({PRIVATE_KEY, BEYOND})
_DEEPEST: Final = 8
_MOST_ROUNDS: Final = 3
# No token is shorter: `e30.e30.` and an octet.
_SHORTEST: Final = 10
_PRIVATE_PEM: Final = re.compile(
    r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]{0,40}-----|\Z)", re.DOTALL
)
# A proof, and the members one of which is beside it where it is one.
_PROOFS: Final = {"signature": frozenset({"payload", "protected", "header"}), "tag": frozenset({"ciphertext"})}
# Names of signatures that stand by themselves, as webhooks and Data Integrity have them, and how they are written.
_NAMES_OF_PROOFS: Final = ("signature", "signaturevalue", "proofvalue", "sig", "mac", "jws")
_NAMES_OF_KEYS: Final = ("privatekey", "secretkey", "privkey")
_LETTERS: Final = re.compile(r"[^A-Za-z]")
_PROOF: Final = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])(?:[a-z0-9-]{2,12}[=:])?[A-Za-z0-9+/_-]{27,}={0,2}")
_SHORTEST_PROOF: Final = 20
_MARKS: Final = frozenset({"signature", "signatures", "ciphertext"})
_IN_JSON: Final = frozenset({"jws-json", "jwe-json"})
_BASE64: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_="
_TO_STANDARD: Final = str.maketrans("-_", "+/", "=")
# What is between the pieces of a text that a list has, if anything is; three are the fewest.
_BETWEEN: Final = ".\n"
_FEWEST: Final = 3
_WHOLE: Final = re.compile(r"\be[yw3][A-Za-z0-9_-]+\.|PRIVATE KEY")
_SEGMENTS: Final = frozenset({3, 5})
_SEGMENT: Final = re.compile(r"[A-Za-z0-9_-]{2,}")
# Octets as numbers; some are below zero where a language has no others.
_VALUES: Final = 256
_OCTETS: Final = re.compile(r"-?[0-9]{1,3}(?:,-?[0-9]{1,3})*+")
# A run of base64 that may be of a token.
_PACKED: Final = re.compile(r"[A-Za-z0-9+/_-]{14,}+={0,2}")


# What must be in a text for a token, a key or another credential to be in it, whichever way it is written.
_MAY_PROVE: Final = re.compile(
    r"[A-Za-z0-9+/_.~%=&#;\\-]{14,}|[{\[<>\"]|e[ \u00ad\u180e\u200b-\u200f\u2060\ufeff]{1,3}[yw3]"
    r"|(?:[0-9A-Fa-f]{2,3}[ ,:]\s?){8}"
)
# Each takes milliseconds. What is in a token beyond them is left out, whatever it is.
_MOST_TEXTS: Final = 1500
_MOST_TOKENS: Final = 300


@dataclass(frozen=True, slots=True)
class Redacted:
    """The text that is left of a token, what is left out, and how many Disclosures are in it.

    ``changed`` says that a Disclosure had something in it that was left out, so that its digest is another one.
    """

    text: str
    removed: frozenset[str]
    disclosures: int
    changed: bool


@dataclass(slots=True)
class Work:
    """How many more texts and tokens may be looked at, and what is left of tokens that were.

    ``inner`` has these by their text and how many are around them.
    """

    texts: int = _MOST_TEXTS
    tokens: int = _MOST_TOKENS
    inner: dict[tuple[str, int], Redacted] = field(default_factory=dict)


class Content:
    """Writes what is in a token, and gathers what is left out; ``depth`` tokens are around it.

    ``proofs`` are its own: wherever one of them stands again, it proves the same.
    """

    __slots__ = ("_depth", "_known", "_proofs", "_redact", "_work", "changed", "disclosures", "removed")

    def __init__(
        self, redact: Callable[[str, int, Work], Redacted], depth: int, work: Work, proofs: Iterable[str] = ()
    ) -> None:
        """Take what writes the tokens within, and what all of them share."""
        self._redact = redact
        self._work = work
        self._known: dict[str, str] = {}
        self._depth = depth
        self._proofs = tuple(form for one in proofs if len(one) >= _SHORTEST_PROOF for form in _spellings(one))
        self.removed: set[str] = set()
        self.disclosures = 0
        self.changed = False

    def miss(self, name: str, texts: Iterable[str]) -> None:
        """Note that something is left out, if anything was there."""
        if any(texts):
            self.removed.add(name)

    def segment(self, text: str, *, binary: bool = False) -> str:
        """Return a segment in base64url; one that is no text is left out, unless ``binary`` says that it may be."""
        octets = base64url.decode(text).octets
        left = self._octets(octets, binary=binary)
        return text if left == octets else base64url.encode(left)

    def disclosure(self, text: str) -> str:
        """Return a Disclosure (RFC 9901 §4.2), nothing of what is none."""
        if parse.parse(base64url.decode(text).octets).type != "array":
            self.miss(UNREADABLE, [text])
            return ""
        left = self.segment(text)
        self.disclosures += 1
        self.changed = self.changed or left != text
        return left

    def text(self, text: str) -> str:
        """Return a text in which tokens may stand."""
        if len(text) < _SHORTEST or not _MAY_PROVE.search(text):
            return text
        if text not in self._known:
            self._known[text] = self._left_of(text)
        return self._known[text]

    def _left_of(self, text: str) -> str:
        left = _PRIVATE_PEM.sub("", text)
        self.miss(PRIVATE_KEY, [text[len(left) :]])
        for proof in self._proofs:
            self.miss(INNER, [proof] if proof in left else [])
            left = left.replace(proof, "")
        if left.lstrip(" \t\r\n").startswith(("{", "[", '"')):
            found = parse.parse(utf8.encode(left))
            if found.valid and found.tree:
                return self._json(left, found.tree)
        if is_private_key(left):
            self.removed.add(PRIVATE_KEY)
            return ""
        packed = self._unpacked(left) if _PACKED.fullmatch(left) else None
        if packed is not None:
            return packed
        if self._work.texts == 0:
            self.removed.add(BEYOND)
            return ""
        self._work.texts -= 1
        for is_later in range(_MOST_ROUNDS):
            before, left = left, self._without_proofs(left, unpacks=not is_later)
            if left == before:
                self.miss(PRIVATE_KEY, [left] if (is_secret := has_secret(left)) else [])
                return "" if is_secret else left
        self.removed.add(UNREADABLE)
        return ""

    def node(self, node: Node) -> str:
        """Return a JSON value as JSON."""
        return written(node, self._changed)

    def certificates(self, node: Node) -> str:
        """Return an ``x5c`` (RFC 7515 §4.1.6) without what is no certificate: nobody understands that."""
        return written(node, self._no_certificate)

    def _octets(self, octets: bytes, *, binary: bool) -> bytes:
        kept = _first_value(octets)
        self.miss(UNREADABLE, [octets[len(kept) :].decode(errors="replace")])
        found = parse.parse(kept)
        text = content.readable(kept) if found.text is None else found.text
        if found.text is None and hides_token(kept, is_text=text is not None):
            self.removed.add(UNREADABLE)
            return b""
        if text is None:
            self.miss(UNREADABLE, [] if binary else ["octets"])
            return kept if binary else b""
        left = self.text(text)
        return kept if left == text else utf8.encode(left)

    def _json(self, text: str, tree: Node) -> str:
        """Return a JSON text, as it stands where all of it may stay."""
        left = self.node(tree)
        return text if left == written(tree, lambda _: None) else left

    def _changed(self, node: Node) -> str | None:
        """Return a value that is not to stay as it is."""
        if node["type"] == "string":
            left = self.text(node["value"])
            return None if left == node["value"] else json.dumps(left)
        if node["type"] != "object":
            return self._listed(node["items"]) if node["type"] == "array" else None
        token = self._token_in_json(node)
        return self._object(node) if token is None else token

    def _listed(self, items: Sequence[Node]) -> str | None:
        """Return no items in the place of those that are more together than each of them alone."""
        texts = [item["value"] for item in items if item["type"] == "string"]
        is_split = len(texts) == len(items) and self._is_split(texts, _BETWEEN)
        return "[]" if is_split else self._octets_listed(items)

    def _is_split(self, texts: Sequence[str], between: str) -> bool:
        """Say whether texts are pieces of what is left out where it stands as one; one of these was between them."""
        wholes = [one.join(texts) for one in ("", *between)] if len(texts) >= _FEWEST else []
        may_prove = any(map(_WHOLE.search, wholes)) and not any(text.count(".") > 1 for text in texts)
        return may_prove and any(self.text(whole) != whole for whole in wholes)

    def _octets_listed(self, items: Sequence[Node]) -> str | None:
        """Return no octets in the place of those that spell a text in which something is left out."""
        listed = ",".join(item.get("text", "") for item in items)
        if len(items) < _SHORTEST or not _OCTETS.fullmatch(listed):
            return None
        text = bytes(int(item["text"]) % _VALUES for item in items).decode("latin-1")
        return None if self.text(text) == text else "[]"

    def _no_certificate(self, node: Node) -> str | None:
        if node["type"] == "array":
            return None
        octets = certificate_in(node.get("value", ""))
        # Its base64 is no text: what looks like a token there is chance.
        if octets is not None and not hides_token(octets, is_text=False):
            return None
        self.miss(UNREADABLE, [node.get("value", node["type"])])
        return '""'

    def _object(self, node: Node) -> str:
        """Return an object without its private parts and its proofs; in a name a token may stand, too."""
        names = {member["name"].lower() for member in node["members"]}
        out = {name: INNER for name, beside in _PROOFS.items() if names & beside}
        out |= dict.fromkeys(jwk_members.SECRET, PRIVATE_KEY) if is_jwk(names) else {}
        texts = [member["node"].get("value", "") for member in node["members"]]
        if len(texts) in _SEGMENTS and all(map(_SEGMENT.fullmatch, texts)) and self._is_split(texts, "."):
            out |= dict.fromkeys(names, INNER)
        members = []
        for member in node["members"]:
            name, value = member["name"], member["node"]
            named = name.lower()
            is_out = named in out and (out[named] == PRIVATE_KEY or value["type"] in {"string", "array"})
            if not is_out and (proof := _kind_of_proof(name, value)):
                is_out, out[named] = True, proof
            self.miss(out.get(named, ""), [value.get("value", value["type"])] if is_out else [])
            left = self.text(name)
            lexeme = member["text"] if left == name else json.dumps(left)
            members.append((lexeme, '""' if is_out else _WRITERS.get(name, Content.node)(self, value)))
        return written_object(members)

    def _token_in_json(self, node: Node) -> str | None:
        """Return what is left of an object that is a token, None of any other and of one that may stay."""
        if _MARKS.isdisjoint(member["name"] for member in node["members"]):
            return None
        text = written(node, lambda _: None)
        found = lay_out(text)
        is_whole = found.kind in _IN_JSON and found.payload is not None
        return self._inner(text) if is_whole else None

    def _without_proofs(self, text: str, *, unpacks: bool) -> str:
        """Replace each token in a text by what is left of it, and each credential of another kind by nothing.

        ``unpacks`` says that base64 around the tokens is read, too, which is done once.
        """
        parts, at = [], 0
        text = self._without_credentials(text)
        found = extract(text)
        without_keys = self._without_keys(text, found.keys)
        tokens = found.tokens if without_keys == text else extract(without_keys).tokens
        text = without_keys
        is_beside_token = bool(tokens) or has_token(text)
        unpacked = self._unpacked if unpacks else _not_unpacked
        for source in tokens:
            start, end, left = source.start, source.end, self._inner(source.text)
            if left is not None and Places(source, Units("")).is_packed:
                start, end = len(text[:start].rstrip(_BASE64)), len(text) - len(text[end:].lstrip(_BASE64))
                left = self._unpacked(text[start:end]) or ""
            if start >= at:
                around = self._around(text[at:start], unpacked, is_beside_token=is_beside_token)
                parts += [around, text[start:end] if left is None else left]
                at = end
        return "".join((*parts, self._around(text[at:], unpacked, is_beside_token=is_beside_token)))

    def _around(self, text: str, unpacked: Callable[[str], str | None], *, is_beside_token: bool) -> str:
        """Return what is around tokens without what is left of others that could not be read."""
        text = _PACKED.sub(lambda run: run[0] if (left := unpacked(run[0])) is None else left, text)
        left = without_remains(text, is_beside_token=is_beside_token)
        self.miss(INNER, [text[len(left) :]])
        return left

    def _without_credentials(self, text: str) -> str:
        """Leave out credentials that are no JWT: each of them proves something, too."""
        for one in reversed(credentials_in(text)):
            self.removed.add(INNER)
            text = text[: one.start] + text[one.end :]
        return text

    def _without_keys(self, text: str, keys: Iterable[KeyText]) -> str:
        """Leave out the private keys and shared secrets among the keys that were found in a text."""
        for one in sorted(keys, key=lambda key: -key.start):
            key = one.text or text[one.start : one.end]
            if has_secret(key):
                self.removed.add(PRIVATE_KEY)
                found = parse.parse(utf8.encode(key))
                left = self.node(found.tree) if found.valid and found.tree else ""
                text = text[: one.start] + left + text[one.end :]
        return text

    def _unpacked(self, run: str) -> str | None:
        """Return base64 of a text in which something is left out; None of any other, and of what is no text."""
        standard = run.translate(_TO_STANDARD)
        standard = standard[: len(standard) - (len(standard) % 4 == 1)]  # the last one of a run that is cut
        try:
            text = binascii.a2b_base64(standard + "=" * (-len(standard) % 4)).decode()
        except ValueError:
            return None
        left = self.text(text)
        return None if left == text else base64url.encode(utf8.encode(left))

    def _inner(self, text: str) -> str | None:
        """Return what is left of a token within this one, None where all of it may stay."""
        known = (text, self._depth + 1)
        left = self._work.inner.get(known)
        if self._depth == _DEEPEST or (left is None and self._work.tokens == 0):
            self.removed.add(INNER if self._depth == _DEEPEST else BEYOND)
            return ""
        if left is None:
            self._work.tokens -= 1
            left = self._work.inner[known] = self._redact(*known, self._work)
        if not left.removed:
            return None
        self.removed |= left.removed & _OF_ALL
        self.miss(INNER, left.removed - _OF_ALL)
        return left.text


_WRITERS: Final[Mapping[str, Callable[[Content, Node], str]]] = {"x5c": Content.certificates}


def _not_unpacked(_run: str) -> None:
    """Let base64 stay as it is."""


def _spellings(proof: str) -> Iterator[str]:
    """Return how the octets of a proof may be written."""
    octets = base64url.decode(proof).octets
    yield from {proof, proof.translate(_TO_STANDARD)}
    if octets:
        yield from (octets.hex(), octets.hex().upper())


def _kind_of_proof(name: str, value: Node) -> str:
    """Return what a member is by its name and by how it is written: a signature, a private key, or "" for neither."""
    if value["type"] != "string" or not _PROOF.fullmatch(value["value"]):
        return ""
    letters = _LETTERS.sub("", name).lower()
    return INNER if letters.endswith(_NAMES_OF_PROOFS) else PRIVATE_KEY if letters.endswith(_NAMES_OF_KEYS) else ""


def _first_value(octets: bytes) -> bytes:
    """Return octets up to the end of the JSON object or array that they begin with, all of them where none ends."""
    text = octets.decode(errors="surrogateescape")
    start = len(text) - len(text.lstrip(" \t\r\n\ufeff"))
    if not text.startswith(("{", "["), start):
        return octets
    try:
        end = bounded.end_of_value(text, start)
    except ValueError:
        return octets
    rest = text[end:]
    return octets if not rest.strip(" \t\r\n") else text[:end].encode(errors="surrogateescape")
