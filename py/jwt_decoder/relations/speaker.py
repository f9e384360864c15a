"""What relations are looked for among: the tokens of a paste, the keys and certificates in it, and the key given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from jwt_decoder.explain.values.reading import string_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.findings.paste_context import PasteContext
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.part import Node as JsonNode
    from jwt_decoder.relations.relation import Node

# What came of a signature and a key: None where nothing did.
Signed = bool | None


class NamedKey(NamedTuple):
    """A public key that isn't in a token, and its name."""

    node: Node
    material: Material


class NamedCertificate(NamedTuple):
    """A certificate and its SHA-256 hash; ``is_pasted`` says that it stands in the paste outside of tokens."""

    node: Node
    sha256: bytes
    is_pasted: bool


class Holder(NamedTuple):
    """What is known of the Key Binding JWT of an SD-JWT: whether the key in cnf signed it, and how sd_hash compares.

    ``hashed`` is a state of a Binding.
    """

    signed: Signed
    hashed: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A token that may say what it belongs to; ``context`` has its claims that count, and what came with it.

    ``own`` says whether the key in its header signed it. ``is_sd_jwt`` says that it may have a ``holder``.
    """

    index: int
    node: Node
    context: PasteContext
    own: Signed = None
    holder: Holder | None = None
    is_sd_jwt: bool = False

    @property
    def kind(self) -> str:
        """The id of its kind, empty where it isn't known."""
        return self.context.token.kind

    @property
    def claims(self) -> Mapping[str, JsonNode]:
        """The members of the claims that count."""
        return self.context.token.claims

    @property
    def keys(self) -> tuple[Material, ...]:
        """The keys in its header that can be read."""
        return tuple(one for one in self.context.token.keys if not one.problem)

    def text(self, name: str) -> str:
        """Return a claim that is a string, else nothing."""
        return string_of(self.claims.get(name))


@dataclass(frozen=True, slots=True)
class Paste:
    """All that relations are looked for among.

    ``signed`` says of pairs of tokens whether the first is signed with the key in cnf.jwk of the second. ``states`` are
    values of state.
    """

    speakers: tuple[Speaker, ...]
    keys: tuple[NamedKey, ...] = ()
    certificates: tuple[NamedCertificate, ...] = ()
    signed: Mapping[tuple[int, int], Signed] = field(default_factory=dict)
    states: tuple[str, ...] = ()

    def others(self, speaker: Speaker) -> tuple[Speaker, ...]:
        """Return all tokens but one."""
        return tuple(one for one in self.speakers if one.index != speaker.index)

    def with_text(self, text: str) -> Speaker | None:
        """Return the token with this text; None where there is none."""
        return next((one for one in self.speakers if one.context.token.text == text), None)
