"""Hashes by which a token names what it came with: another token, a code, a state."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.between_tokens import half_hash
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.relations.relation import Node, Said
from jwt_decoder.text import base64url, utf8

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jwt_decoder.model.sentence import Value
    from jwt_decoder.relations.speaker import Paste, Speaker

_HASH_OF: Final = Sentence("has the hash of")
_NO_STRING: Final = Sentence("{claim} of {token} must be a string.")
_MATCH: Final = Sentence("{claim} of {token} is the hash of {other}.")
_OTHER: Final = Sentence("{claim} of {token} isn't the hash of {other}.")
_NONE: Final = Sentence("{claim} of {token} is the hash of {other}; nothing like that is here to compare it with.")
_NOT_FOUND: Final = Sentence(
    "{claim} of {token} is the hash of {other}; none of the other tokens here has it, and none is known to be that one."
)
_NO_HASH: Final = Sentence("{claim} of {token} can't be computed: the alg of the token has no hash that is known here.")


@dataclass(frozen=True, slots=True)
class Hash:
    """What a claim is the hash of.

    ``here`` and ``lacking`` name it where it is in the paste and isn't a token, and where it is missing. ``certain``
    are the texts of the paste that are that for certain, ``possible`` those that may be. ``is_half`` says that it is
    the left half of a hash, by the alg of the token (OpenID Connect Core §3.1.3.6).
    """

    claim: str
    here: Sentence
    lacking: Sentence
    certain: Callable[[Speaker, Paste], tuple[str, ...]]
    possible: Callable[[Speaker, Paste], tuple[str, ...]]
    is_half: bool

    def find(self, speaker: Speaker, paste: Paste) -> Iterator[Said]:
        """Hold the claim against what is in the paste."""
        names: dict[str, Value] = {"claim": self.claim, "token": speaker.node.name}
        certain, possible = self.certain(speaker, paste), self.possible(speaker, paste)
        lacking = Node("value", self.lacking)
        if not speaker.text(self.claim):
            yield Said("fails", _HASH_OF, lacking, _NO_STRING.about(**names))
            return
        # Of a text that is no hash: whether there is a way to make one.
        if self._matches(speaker, ("",)) is None:
            yield Said("unknown", _HASH_OF, lacking, _NO_HASH.about(**names))
            return
        matching = [one for one in dict.fromkeys((*certain, *possible)) if self._matches(speaker, (one,))]
        for text in matching:
            node = self._node(text, paste)
            yield Said("holds", _HASH_OF, node, _MATCH.about(**names, other=node.name))
        if not matching and certain:
            node = self._node(certain[0], paste) if len(certain) == 1 else Node("value", self.here)
            yield Said("fails", _HASH_OF, node, _OTHER.about(**names, other=node.name))
        elif not matching:
            message = _NOT_FOUND if possible else _NONE
            yield Said("unknown", _HASH_OF, lacking, message.about(**names, other=self.lacking))

    def _node(self, text: str, paste: Paste) -> Node:
        token = paste.with_text(text)
        return token.node if token else Node("value", self.here)

    def _matches(self, speaker: Speaker, texts: tuple[str, ...]) -> bool | None:
        if self.is_half:
            return half_hash(speaker.context, self.claim, texts)
        return speaker.context.matches(self.claim, texts, _sha_256)


def _sha_256(text: str) -> str:
    return base64url.encode(hashlib.sha256(utf8.encode(text)).digest())


def _access(speaker: Speaker, _: Paste) -> tuple[str, ...]:
    return speaker.context.access


def _may_be_access(speaker: Speaker, _: Paste) -> tuple[str, ...]:
    return speaker.context.texts


def _codes(speaker: Speaker, _: Paste) -> tuple[str, ...]:
    return speaker.context.codes


def _states(_: Speaker, paste: Paste) -> tuple[str, ...]:
    return paste.states


def _nothing(_: Speaker, __: Paste) -> tuple[str, ...]:
    return ()


def _of_kind(kind: str) -> Callable[[Speaker, Paste], tuple[str, ...]]:
    def texts(speaker: Speaker, paste: Paste) -> tuple[str, ...]:
        return tuple(one.context.token.text for one in paste.others(speaker) if one.kind == kind)

    return texts


_ACCESS_TOKEN: Final = (Sentence("the access token here"), Sentence("an access token"), _access, _may_be_access)
AT_HASH: Final = Hash("at_hash", *_ACCESS_TOKEN, is_half=True)
C_HASH: Final = Hash("c_hash", Sentence("the code here"), Sentence("a code"), _codes, _nothing, is_half=True)
S_HASH: Final = Hash("s_hash", Sentence("the state here"), Sentence("a state"), _states, _nothing, is_half=True)
ATH: Final = Hash("ath", *_ACCESS_TOKEN, is_half=False)
WTH: Final = Hash(
    "wth",
    Sentence("the Workload Identity Tokens here"),
    Sentence("a Workload Identity Token"),
    _of_kind("workload-identity-token"),
    _nothing,
    is_half=False,
)
TTH: Final = Hash(
    "tth",
    Sentence("the Transaction Tokens here"),
    Sentence("a Transaction Token"),
    _of_kind("transaction-token"),
    _nothing,
    is_half=False,
)
