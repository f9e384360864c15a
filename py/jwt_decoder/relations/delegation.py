"""Delegation: who acts for whom, and who is allowed to (RFC 8693 §4.1, §4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.json.parse import members_of
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.relations.relation import Node, Said
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.model.part import Node as JsonNode
    from jwt_decoder.relations.relation import State
    from jwt_decoder.relations.speaker import Paste, Speaker

_LONGEST: Final = 60
_MOST_ACTORS: Final = 12
# What names a party, the most usual first: RFC 8693 leaves that to the two who agree on it.
_NAMES: Final = ("sub", "client_id", "azp", "email", "iss")
_NOT_NAMES: Final = frozenset({"act", "may_act", "aud", "exp", "nbf", "iat", "jti"})
_ACTS: Final = Sentence("acts for")
_ACTED: Final = Sentence("acted for")
_MAY_ACT: Final = Sentence("may act for")
_IS: Final = Sentence("is the subject of")
_NAMED_BY: Final = Sentence("is named by act of")
_UNNAMED: Final = Node("party", Sentence("somebody who isn't named"))
_SUBJECT_UNNAMED: Final = Node("party", Sentence("a subject that isn't named"))
_EARLIER: Final = Node("party", Sentence("earlier actors"))
_MORE: Final = Sentence("There are earlier actors in act of {token}, which aren't listed here.")
_NO_OBJECT: Final = Sentence("{claim} of {token} must be an object; as it is, it names nobody.")
_ACTS_FOR: Final = Sentence("{actor} acts for {subject}, says act of {token}.")
_ACTED_FOR: Final = Sentence("{actor} acted for {subject} before {later} did, says act of {token}.")
_OTHER_ACTOR: Final = Sentence(
    "{actor}, who may act by may_act of {token}, isn't the subject of {other}, the actor_token."
)
_UNKNOWN_ACTOR: Final = Sentence(
    "Whether {actor}, who may act by may_act of {token}, is the subject of {other} can't be known from here."
)
_IN_ACT: Final = Sentence("{actor}, who is in act of {token}, is the subject of {other}.")
_MAY_ACT_FOR: Final = Sentence("{actor} may act for {subject}, says may_act of {token}.")
_ACTOR: Final = Sentence("{actor}, who may act by may_act of {token}, is the subject of {other}.")
_ACTING: Final = Sentence("{actor}, who may act by may_act of {token}, is who acts in {other}.")
_OTHER_ACTING: Final = Sentence("{actor} may act by may_act of {token}, but {acting} acts in {other}.")


class Party(NamedTuple):
    """Somebody as an object names them: ``iss`` is who issued the name, empty where that isn't said."""

    name: str
    iss: str
    members: Mapping[str, JsonNode]

    @property
    def node(self) -> Node:
        """The party among the ends of relations."""
        return _party(self.name) if self.name else _UNNAMED


def _party(name: str) -> Node:
    return Node("party", Sentence("“{name}”", name=quote(name, _LONGEST)))


def _subject(speaker: Speaker) -> Node:
    name = speaker.text("sub")
    return _party(name) if name else _SUBJECT_UNNAMED


def _party_of(node: JsonNode | None) -> Party:
    members = members_of(node)
    found = {name: string_of(members.get(name)) for name in _NAMES}
    return Party(next((name for name in found.values() if name), ""), found["iss"], members)


def act(speaker: Speaker, paste: Paste) -> Iterator[Said]:
    """Say who acts for the subject, and who acted before (RFC 8693 §4.1)."""
    node: JsonNode | None = speaker.claims["act"]
    token, subject = speaker.node.name, _subject(speaker)
    chain: list[Party] = []
    while node is not None:
        if node["type"] != "object":
            yield Said("fails", _ACTS, subject, _NO_OBJECT.about(claim="act", token=token), _UNNAMED)
            break
        chain.append(_party_of(node))
        node = chain[-1].members.get("act")
    for place, party in enumerate(chain[:_MOST_ACTORS]):
        names = {"actor": party.node.name, "subject": subject.name, "token": token}
        if place == 0:
            yield Said("stated", _ACTS, subject, _ACTS_FOR.about(**names), party.node)
        else:
            later = chain[place - 1].node.name
            yield Said("stated", _ACTED, subject, _ACTED_FOR.about(**names, later=later), party.node)
        yield from _subjects(party, speaker, paste)
    if len(chain) > _MOST_ACTORS:
        yield Said("stated", _ACTED, subject, _MORE.about(token=token), _EARLIER)


def _subjects(party: Party, speaker: Speaker, paste: Paste) -> Iterator[Said]:
    """Find the tokens whose subject an actor is, of the same issuer."""
    name, issuer = string_of(party.members.get("sub")), party.iss or speaker.text("iss")
    for other in paste.others(speaker):
        if name and other.text("sub") == name and other.text("iss") == issuer:
            names = {"actor": party.node.name, "token": speaker.node.name, "other": other.node.name}
            yield Said("holds", _IS, other.node, _IN_ACT.about(**names), party.node)


def may_act(speaker: Speaker, paste: Paste) -> Iterator[Said]:
    """Say who may act for the subject, and hold the actors in other tokens to that (RFC 8693 §4.4)."""
    node, token, subject = speaker.claims["may_act"], speaker.node.name, _subject(speaker)
    if node["type"] != "object":
        yield Said("fails", _MAY_ACT, subject, _NO_OBJECT.about(claim="may_act", token=token), _UNNAMED)
        return
    party = _party_of(node)
    names = {"actor": party.node.name, "subject": subject.name, "token": token}
    message = _MAY_ACT_FOR.about(**names)
    yield Said("stated", _MAY_ACT, subject, message, party.node)
    for other in paste.others(speaker):
        yield from _as_actor(party, speaker, other)
        yield from _as_named(party, speaker, other)


def _as_actor(party: Party, speaker: Speaker, other: Speaker) -> Iterator[Said]:
    """Compare with the token of an actor: it is one by what the paste calls it, or because it names who may act."""
    is_allowed = _is_allowed(party, other.claims, speaker.text("iss"), other.text("iss"))
    names = {"actor": party.node.name, "token": speaker.node.name, "other": other.node.name}
    if is_allowed and string_of(party.members.get("sub")):
        yield Said("holds", _IS, other.node, _ACTOR.about(**names), party.node)
    elif other.context.token.label == "actor_token":
        message = _OTHER_ACTOR if is_allowed is False else _UNKNOWN_ACTOR
        state: State = "fails" if is_allowed is False else "unknown"
        yield Said(state, _IS, other.node, message.about(**names), party.node)


def _as_named(party: Party, speaker: Speaker, other: Speaker) -> Iterator[Said]:
    """Compare with the actor in a token about the same subject of the same issuer."""
    named = other.claims.get("act")
    same = all(speaker.text(name) and speaker.text(name) == other.text(name) for name in ("iss", "sub"))
    if named is None or named["type"] != "object" or not same:
        return
    is_allowed = _is_allowed(party, members_of(named), speaker.text("iss"), _party_of(named).iss or other.text("iss"))
    names = {"token": speaker.node.name, "other": other.node.name, "actor": party.node.name}
    if is_allowed:
        yield Said("holds", _NAMED_BY, other.node, _ACTING.about(**names), party.node)
    elif is_allowed is False:
        acting = _party_of(named).node.name
        yield Said("fails", _NAMED_BY, other.node, _OTHER_ACTING.about(**names, acting=acting), party.node)


def _is_allowed(party: Party, members: Mapping[str, JsonNode], issuer: str, their_issuer: str) -> bool | None:
    """Return whether may_act means a party by all the members that it has; None where one isn't known of the party.

    A name without an issuer is one of the token's own issuer.
    """
    own = {name: string_of(node) for name, node in party.members.items() if name not in _NOT_NAMES}
    wanted = {name: value for name, value in ({"iss": issuer} | own).items() if value}
    found = {name: string_of(node) for name, node in members.items()} | {"iss": their_issuer}
    differing = [name for name, value in wanted.items() if found.get(name) and found[name] != value]
    if not differing:
        is_named = bool(wanted.keys() - {"iss"})
        return True if is_named and all(found.get(name) == value for name, value in wanted.items()) else None
    # Another name means another party where one issuer gave both.
    is_comparable = differing != ["iss"] and wanted.get("iss", "") == their_issuer
    return False if party.iss or is_comparable else None
