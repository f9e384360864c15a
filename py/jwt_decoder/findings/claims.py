"""Rules about what claims are there, and of which type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.types import mistyped
from jwt_decoder.findings.example import with_claim
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.scopes import READABLE_CLAIMS
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Listing, Sentence, alone, plural, term
from jwt_decoder.registry.claims import CLAIMS, OF_ANY_TOKEN
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.explain.explain import Explained
    from jwt_decoder.findings.context import Context
    from jwt_decoder.registry.row import Row

_PRIVATE: Final = Sentence("{name} is registered with a different type; here it seems to be a private claim.")
_OTHERWISE: Final = Sentence("{name} is registered with a different type, which a strict verifier may insist on.")
_CORE: Final = frozenset({"iss", "sub", "aud", "exp", "nbf", "iat", "jti"})  # RFC 7519 §4.1
_MANY_AUDIENCES: Final = 10
_LONGEST_NAME: Final = 64
_MOST_FOREIGN: Final = 200
# Letters of other scripts that look like Latin ones (Unicode TR 39), and those of full width.
_LOOK: Final = str.maketrans("аеорсухіјѕԁһкмтвньгαειοκνρτυχ", "aeopcyxijsdhkmtbhbraeiokvptux")
_FULL_WIDTH: Final = range(0xFF01, 0xFF5F)
_FROM_FULL_WIDTH: Final = 0xFEE0
_NO_WIDTH: Final = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ONE_WAY: Final = str.maketrans({code: code - _FROM_FULL_WIDTH for code in _FULL_WIDTH})
_BY_LOOK: Final = {name.lower(): name for name in CLAIMS}


@rule(
    "claim-type",
    "error",
    "RFC 7519 §4.1",
    name=Sentence("Wrong type"),
    scope=Sentence("The claims of RFC 7519, and those defined by the token type or the issuer."),
    why=Sentence(
        "A verifier that compares a number with a string either finds them different or converts one to the other."
    ),
    example=Example('{"iss":1,"sub":"1","exp":1767226200}'),
    remedy=Sentence("Write the claim with the type its specification requires."),
)
def claim_type(token: Context) -> Iterable[Hit]:
    """Find registered claims whose value is of the wrong type (RFC 7519 §4.1, and each claim's own section)."""
    for row, wrong in _mistyped(token):
        if _is_owned(token, row):
            name = row.name
            yield Hit(token.in_claims(name), Sentence("{problem}.", problem=wrong), {"name": name}, row.source)


@rule(
    "claim-private",
    "info",
    "RFC 7519 §4.3",
    name=Sentence("Registered name, other type"),
    scope=Sentence("Claims whose name is registered for a different kind of token."),
    why=Sentence(
        "A private claim may have any name, but if the name is registered for another use, a library that"
        " only knows that use may misread it."
    ),
    example=Example('{"iss":"https://issuer.example","sub":"1","address":"1 Main Street","exp":1767226200}'),
    remedy=Sentence("Nothing, if issuer and verifier agree on it; otherwise pick a name that isn't registered."),
)
def claim_private(token: Context) -> Iterable[Hit]:
    """Find claims that bear a registered name and another type: private claims, it seems (RFC 7519 §4.3)."""
    for row, _ in _mistyped(token):
        if not _is_owned(token, row):
            said = _OTHERWISE if row.document in OF_ANY_TOKEN else _PRIVATE
            yield Hit(token.in_claims(row.name), said.about(name=row.name), {"name": row.name}, row.source)


@rule(
    "claim-missing",
    "error",
    "RFC 7519 §4",
    name=Sentence("Required claim is missing"),
    scope=Sentence("Token types whose specification requires claims."),
    why=Sentence("A verifier that follows the specification rejects the token."),
    example=Example('{"iss":"https://issuer.example","exp":1767226200}', '{"alg":"RS256","typ":"at+jwt"}'),
    remedy=Sentence("Ask the issuer to add it: a verifier that follows the rules rejects this token."),
)
def claim_missing(token: Context) -> Iterable[Hit]:
    """Find claims that the specification of the token's kind requires, and that are not there."""
    known = token.profile.type
    if known is None or not known.missing:
        return
    names = Listing(tuple(Listing(one.names, "or") for one in known.missing))
    message = Sentence(
        "Missing, but required for this kind of token ({label}): {names}.",
        label=term(known.type.label),
        names=alone(names),
    )
    yield Hit(token.in_claims(""), message, section=known.missing[0].source)


@rule(
    "claim-lookalike",
    "warning",
    "RFC 7519 §4",
    name=Sentence("Lookalike name"),
    scope=Sentence("Claim names that aren't in any registry."),
    why=Sentence(
        "Names are compared character by character. A verifier looks for exp, doesn't find it, and treats"
        " the token as one that never expires."
    ),
    example=with_claim('"Exp":1767226200'),
    remedy=Sentence("Spell the name exactly as it is registered, in lowercase letters."),
)
def claim_lookalike(token: Context) -> Iterable[Hit]:
    """Find names that differ from a registered one only in case or look: readers do not see them (RFC 7519 §4)."""
    foreign = 0
    for one in token.explained:
        name = one.row.name
        if one.registry != "private" or name in CLAIMS or len(name) > _LONGEST_NAME:
            continue
        foreign += not name.isascii()
        meant = _BY_LOOK.get(name.strip().lower())
        meant = meant or ("" if name.isascii() or foreign > _MOST_FOREIGN else _alike(name))
        if meant:
            message = Sentence(
                "“{name}” looks like the registered claim {meant}, but is a different name.",
                name=quote(name),
                meant=meant,
            )
            yield Hit(token.in_claims(name), message)


@rule(
    "audiences-many",
    "warning",
    "RFC 8725 §3.9",
    name=Sentence("Many audiences"),
    scope=READABLE_CLAIMS,
    why=Sentence("Each audience can use the token at all the others."),
    example=Example('{"sub":"1","exp":1767226200,"aud":[' + ",".join(f'"{index}"' for index in range(11)) + "]}"),
    remedy=Sentence("Issue a separate token for each audience."),
)
def audiences_many(token: Context) -> Iterable[Hit]:
    """Find a token for more than ten audiences, each of which can use it at all the others (RFC 8725 §3.9)."""
    aud = token.claims.get("aud")
    count = len(aud.get("items", ())) if aud else 0
    if count > _MANY_AUDIENCES:
        message = plural(
            "It has {audiences} audience, and each can use the token at all the others.",
            "It has {audiences} audiences, and each can use the token at all the others.",
            count=count,
            audiences=count,
        )
        yield Hit(token.in_claims("aud"), message)


def _alike(name: str) -> str:
    """Return the registered name that this one looks like, else nothing."""
    plain = name.translate(_NO_WIDTH).translate(_ONE_WAY).lower().translate(_LOOK)
    return _BY_LOOK.get(plain, "")


def _mistyped(token: Context) -> Iterable[tuple[Row, Sentence]]:
    """Return the rows of registered claims of another type than is registered, each with what is wrong with it."""
    for one in token.explained:
        row = CLAIMS.get(one.row.name) if one.registry != "issuer" else None
        wrong = _wrong(row, one) if row else None
        if row and wrong:
            yield row, wrong


def _is_owned(token: Context, row: Row) -> bool:
    """Check whether a specification that this token must follow defines the claim: other names may be private."""
    name, profile = row.name, token.profile
    return name in _CORE or name in profile.claims or name in profile.required or row.document in profile.documents


def _wrong(row: Row, one: Explained) -> Sentence | None:
    """Return what is wrong with the type of a claim, None where it is right."""
    if row.kind == "NumericDate":
        return None if one.node["type"] == "number" else one.reading.text
    return mistyped(row, one.node)
