"""Readings of persons and parties: actors, subject identifiers, postal addresses, credentials."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import LONGEST, MOST_DETAILS, NOTHING, Reading, capped, string_of, strings_of
from jwt_decoder.json import parse
from jwt_decoder.model.sentence import Listing, Sentence, alone, plural
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.explain.values.reading import Detail
    from jwt_decoder.model.part import Node
    from jwt_decoder.model.sentence import Value

_MOST_NAMED: Final = 3
_IDENTIFYING: Final = ("sub", "client_id", "iss")
_NOBODY: Final = Sentence("someone unnamed")
# By how many more act than the first: each acts in the place of the one after it.
_ACTORS: Final = (
    Sentence("{first}, before that {second}"),
    Sentence("{first}, before that {second}, before that {third}"),
)
_MORE_ACTORS: Final = plural(
    "{first}, before that {second}, before that {third}, and {count} earlier",
    "{first}, before that {second}, before that {third}, and {count} earlier",
    1,
)
_ORDINALS: Final = ("first", "second", "third")
_ADDRESS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "formatted": Sentence("Whole"),
        "street_address": Sentence("Street"),
        "locality": Sentence("City"),
        "region": Sentence("Region"),
        "postal_code": Sentence("Postal code"),
        "country": Sentence("Country"),
        "country_code": Sentence("Country code"),
    }
)
_IN_SHORT: Final = frozenset({"locality", "region", "country"})
# RFC 9493 §3.2: which members hold the identifier of each format.
_FORMATS: Final = MappingProxyType(
    {
        "account": ("uri",),
        "email": ("email",),
        "iss_sub": ("iss", "sub"),
        "opaque": ("id",),
        "phone_number": ("phone_number",),
        "did": ("url",),
        "uri": ("uri",),
        "aliases": (),
    }
)
_OTHER_FORMAT: Final = Reading(Sentence("unknown format"))
_NO_FORMAT: Final = Reading(Sentence("format is missing (RFC 9493 §3)"))
_SEVERAL: Final = Sentence("multiple identifiers")


def actors(node: Node) -> Reading:
    """Write out who acts, and for whom that one acted before, the earliest last (RFC 8693 §4.1)."""
    chain = list(_chain(node))
    details = ((_acting(at), _told(actor)) for at, actor in enumerate(chain))
    return Reading(_in_short(chain), capped(details, len(chain)))


def _in_short(chain: list[dict[str, Node]]) -> Sentence:
    names = dict(zip(_ORDINALS, map(_identity, chain), strict=False))
    more = len(chain) - len(names)
    if more:
        return _MORE_ACTORS.about(count=more, **names)
    return _ACTORS[len(names) - 2].about(**names) if len(names) > 1 else names["first"]


def _acting(at: int) -> Sentence:
    return Sentence("Earlier, {index}", index=at) if at else Sentence("Acting now")


def _chain(node: Node) -> Iterator[dict[str, Node]]:
    """Return the members of each actor, from the outermost on; how deep JSON may be bounds it."""
    actor: Node | None = node
    while actor is not None and actor["type"] == "object":
        members = parse.members_of(actor)
        yield members
        actor = members.get("act")


def _identity(members: dict[str, Node]) -> Sentence:
    texts = (string_of(members.get(name)) for name in _IDENTIFYING)
    return next((Sentence("“{value}”", value=quote(text, LONGEST)) for text in texts if text), _NOBODY)


def _told(members: dict[str, Node]) -> Value:
    parts = [
        Sentence("{name} “{value}”", name=name, value=quote(text, LONGEST))
        for name in _IDENTIFYING
        if (text := string_of(members.get(name)))
    ]
    return Listing(tuple(parts)) if parts else _NOBODY


def may_act(node: Node) -> Reading:
    """Return who may act (RFC 8693 §4.4)."""
    members = parse.members_of(node)
    text = Sentence("{actor} may act for the subject", actor=_identity(members))
    return Reading(text, ((Sentence("May act"), _told(members)),))


def postal_address(node: Node) -> Reading:
    """Write out an address by its parts (OpenID Connect Core 1.0 §5.1.1)."""
    members = parse.members_of(node)
    parts = {
        name: quote(", ".join(text.split("\n")), LONGEST) for name in _ADDRESS if (text := string_of(members.get(name)))
    }
    short = tuple(text for name, text in parts.items() if name in _IN_SHORT)
    details = tuple((_ADDRESS[name], text) for name, text in parts.items())
    return Reading(alone(Listing(short)) if short else None, details)


def subject_identifier(node: Node) -> Reading:
    """Read a subject identifier by its format (RFC 9493 §3.2)."""
    members = parse.members_of(node)
    name = string_of(members.get("format"))
    wanted = _FORMATS.get(name)
    if wanted is None:
        return _OTHER_FORMAT if name else _NO_FORMAT
    missing = tuple(one for one in wanted if one not in members)
    if missing:
        return Reading(
            Sentence("{missing} is missing, but format {format} requires it", missing=Listing(missing), format=name)
        )
    texts = tuple(quote(string_of(members[one]), LONGEST) for one in wanted)
    is_told = len(texts) > 1 or any(texts)
    short = alone(Listing(texts)) if is_told else _SEVERAL
    return Reading(short, tuple(zip(wanted, texts, strict=True)))


def credential(node: Node) -> Reading:
    """Return of which types a credential or a presentation is, and about whom."""
    members = parse.members_of(node)
    types = [quote(one, LONGEST) for one in strings_of(members["type"])[:MOST_DETAILS]] if "type" in members else []
    details: list[Detail] = [(Sentence("Type"), one) for one in types]
    subject = string_of(parse.members_of(members.get("credentialSubject")).get("id"))
    if subject:
        details.append((Sentence("Subject"), quote(subject, LONGEST)))
    inside = members.get("verifiableCredential")
    if inside:
        count = len(inside.get("items", ())) or 1
        details.append((Sentence("Credentials"), plural("{count} credential", "{count} credentials", count)))
    text = alone(Listing(tuple(types[:_MOST_NAMED]))) if types else None
    return Reading(text, capped(details, len(details)))


def authorization_details(node: Node) -> Reading:
    """Name the type of each authorization, and what it allows (RFC 9396 §2)."""
    items = node.get("items", [])
    details = (_authorization(parse.members_of(item)) for item in items)
    text = plural("{count} authorization", "{count} authorizations", len(items))
    return Reading(text, capped(details, len(items)))


def _authorization(members: dict[str, Node]) -> Detail:
    parts = [
        f"{name}: {quote(' '.join(strings_of(members[name])[:MOST_DETAILS]), LONGEST)}"
        for name in ("actions", "locations", "datatypes", "identifier", "privileges")
        if name in members
    ]
    return quote(string_of(members.get("type")), LONGEST) or Sentence("no type"), Listing(tuple(parts), "semicolon")


def telephone(node: Node) -> Reading:
    """Return the numbers and addresses of a caller or of the called (RFC 8225 §5.2.1)."""
    texts = [
        (name, text)
        for name, value in parse.members_of(node).items()
        if name in {"tn", "uri", "hdr"}
        for text in strings_of(value)
    ]
    if not texts:
        return NOTHING
    first = Listing(tuple(quote(text, LONGEST) for _, text in texts[:_MOST_NAMED]))
    details = ((name, quote(text, LONGEST)) for name, text in texts)
    return Reading(alone(first), capped(details, len(texts)))
