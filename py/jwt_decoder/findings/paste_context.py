"""A token among the others of one paste, for the rules about what tokens say of each other."""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.model.finding import Spot
from jwt_decoder.text import utf8

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.extract.requests import Request, Requests
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.part import Node

ACCESS: Final = frozenset({"access-token", "at-jwt"})
ID_TOKENS: Final = frozenset({"id-token"})
ASSERTIONS: Final = frozenset({"client-assertion"})
NAMES: Final = frozenset({"at_hash", "c_hash", "nonce", "azp", "sid", "ath", "cnf", "htm", "htu", "status"})
_OF_DPOP: Final = frozenset({"htm", "htu", "cnf"})
# What a rule says in its data, whether one token is what another one says of it.
HOLDS: Final = {"holds": "yes"}
FAILS: Final = {"holds": "no"}
_MOST_TOKENS: Final = 50
_MOST_TEXTS: Final = 8
_LABELS: Final = ("access_token", "access token", "authorization", "bearer", "dpop")
_VALUE: Final = r"[A-Za-z0-9._~+/=%-]{1,4096}"
_NAMED: Final = r'(?:[?&#\s]|^){0}=({1})|"{0}"\s{{0,8}}:\s{{0,8}}"([^"\\]{{1,4096}})"'
_ACCESS: Final = re.compile(_NAMED.format("access_token", _VALUE))
# `Authorization: DPoP`, also as a member of JSON and as an item of a HAR file.
_AUTHORIZATION: Final = re.compile(
    r"authorization[\"']?\s*[:=,]\s*(?:[\"']?value[\"']?\s*:\s*)?[\"']?(?P<scheme>bearer|dpop)\s+\Z", re.IGNORECASE
)
_REACH: Final = 80
_CODE: Final = re.compile(_NAMED.format("code", _VALUE))
_CLIENT: Final = re.compile(_NAMED.format("client_id", _VALUE))
_STATE: Final = re.compile(_NAMED.format("state", _VALUE))
_LONGEST_FORM: Final = 20_000


@dataclass(frozen=True, slots=True)
class PastedToken:
    """A token of a paste, as far as the others are held against it.

    ``label`` is what stands before it in the paste, ``kind`` the id of the recognised kind of token, else empty;
    ``keys`` are the keys that its headers carry, ``start`` is its place in the paste, in code points.
    """

    text: str
    label: str
    kind: str
    decoded: Decoded
    keys: tuple[Material, ...]
    start: int = 0

    @property
    def claims(self) -> Mapping[str, Node]:
        """The members of its payload, as far as they could be read."""
        return self.decoded.claims


@dataclass(frozen=True, slots=True)
class PasteContext:
    """A token, the others of its paste, and what else came with it.

    ``access`` are the access tokens of the paste for certain, in any form, but those of another issuer; ``texts`` are
    those that may be ones; ``codes`` are authorization codes. Of a DPoP proof, or a token that may be bound to one's
    key, ``scheme`` is the scheme of the header Authorization that it came in, bearer or dpop, ``request`` is the
    request, and ``shown`` are the tokens of that request that came with the scheme DPoP. ``clients`` are the values of
    client_id in the form that a client assertion is in.
    """

    token: PastedToken
    others: tuple[PastedToken, ...]
    access: tuple[str, ...]
    texts: tuple[str, ...]
    codes: tuple[str, ...]
    scheme: str = ""
    request: Request | None = None
    shown: tuple[PastedToken, ...] = ()
    clients: tuple[str, ...] = ()

    def claim(self, name: str) -> str:
        """Return a claim that is a string, else nothing."""
        return string_of(self.token.claims.get(name))

    def matches(self, name: str, texts: tuple[str, ...], make: Callable[[str], str]) -> bool | None:
        """Return whether a claim is what is made of one of these texts; None where there is no claim, or no text."""
        value = self.claim(name)
        if not value or not texts:
            return None
        return any(hmac.compare_digest(utf8.encode(make(text)), utf8.encode(value)) for text in texts)

    def place(self, name: str) -> Spot:
        """Return the place of a claim's value; all of the payload where there is no such claim."""
        node, payload = self.token.claims.get(name), self.token.decoded.layout.payload
        return Spot(payload, node["start"], node["end"] or None) if node else Spot(payload)


def gather(text: str, tokens: tuple[PastedToken, ...], requests: Requests) -> Iterable[PasteContext]:
    """Return those of the first fifty tokens that say anything of others; nothing where none does."""
    known = tokens[:_MOST_TOKENS]
    speaking = [one for one in known if one.kind in ASSERTIONS or not NAMES.isdisjoint(one.claims)]
    if not speaking:
        return
    opaque, codes = _values(_ACCESS, text), _values(_CODE, text)
    for one in speaking:
        context = _among(one, known, opaque, codes)
        if not _is_of_dpop(one):
            clients = _values(_CLIENT, _form(text, one.start)) if one.kind in ASSERTIONS else ()
            yield replace(context, clients=clients)
            continue
        yield _in_request(context, text, requests)


def whole(one: PastedToken, text: str, tokens: tuple[PastedToken, ...], requests: Requests) -> PasteContext:
    """Return a token among the first fifty of its paste, with all that came with it, whatever its kind."""
    context = _among(one, tokens[:_MOST_TOKENS], _values(_ACCESS, text), _values(_CODE, text))
    clients = _values(_CLIENT, _form(text, one.start))
    return _in_request(replace(context, clients=clients), text, requests)


def each(text: str, tokens: tuple[PastedToken, ...]) -> Iterable[PasteContext]:
    """Return each of the first fifty tokens with what came with it, but for what is known of its request."""
    known = tokens[:_MOST_TOKENS]
    opaque, codes = _values(_ACCESS, text), _values(_CODE, text)
    return [_among(one, known, opaque, codes) for one in known]


def states(text: str) -> tuple[str, ...]:
    """Return the values of state in a paste, that an ID Token may have the hash of."""
    return _values(_STATE, text)


def _among(
    one: PastedToken, known: tuple[PastedToken, ...], opaque: tuple[str, ...], codes: tuple[str, ...]
) -> PasteContext:
    others = tuple(other for other in known if other is not one)
    strangers = {other.text for other in others if _is_of_another(one, other)}
    kept = (*opaque, *(other.text for other in others if _is_access(other)))
    access = tuple(text for text in kept if text not in strangers)
    texts = tuple(other.text for other in others if other.text not in access)
    access = tuple(text for text in access if text != one.text)
    return PasteContext(one, others, access, texts, codes)


def _in_request(context: PasteContext, text: str, requests: Requests) -> PasteContext:
    request = requests.at(context.token.start)
    shown = tuple(other for other in context.others if _came_with(other, text, request))
    return replace(context, scheme=_scheme(text, context.token.start), request=request, shown=shown)


def _is_of_dpop(token: PastedToken) -> bool:
    """Return whether a token may be a DPoP proof, or bound to the key of one: of it alone its request is looked for."""
    return not _OF_DPOP.isdisjoint(token.claims)


def _form(text: str, at: int) -> str:
    """Return the line in which a place stands: that of a form, as it was sent."""
    start = text.rfind("\n", max(0, at - _LONGEST_FORM), at) + 1
    end = text.find("\n", at, at + _LONGEST_FORM)
    return text[max(start, at - _LONGEST_FORM) : at + _LONGEST_FORM if end == -1 else end]


def _scheme(text: str, start: int) -> str:
    found = _AUTHORIZATION.search(text[max(0, start - _REACH) : start])
    return found["scheme"].lower() if found else ""


def _came_with(token: PastedToken, text: str, request: Request | None) -> bool:
    """Return whether a token was shown with the scheme DPoP, in this request where the paste tells of requests."""
    is_of_request = request is None or request.start <= token.start < request.end
    return is_of_request and _scheme(text, token.start) == "dpop"


def _values(sought: re.Pattern[str], text: str) -> tuple[str, ...]:
    found = islice(sought.finditer(text), _MOST_TEXTS)
    return tuple(dict.fromkeys(unquote(one[1]) if one[1] else one[2] for one in found))


def _is_of_another(token: PastedToken, other: PastedToken) -> bool:
    """Return whether both name an issuer, and not the same: a log holds tokens that never belonged together."""
    own, theirs = (string_of(one.claims.get("iss")) for one in (token, other))
    return bool(own) and bool(theirs) and own != theirs


def _is_access(token: PastedToken) -> bool:
    return token.kind in ACCESS or (not token.kind and token.label.lower() in _LABELS)
