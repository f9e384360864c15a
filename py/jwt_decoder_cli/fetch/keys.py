"""The keys of a token's issuer, fetched: from where its iss or jku leads, or from the URL that a person gives."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from jwt_decoder.json import bounded
from jwt_decoder.keys.fetch_command import discovery_of
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.registry import jwk_members
from jwt_decoder.registry.key_places import IN_CLUSTER
from jwt_decoder.text.quote import quote

from jwt_decoder_cli import inputs, output
from jwt_decoder_cli.fetch import address as addresses
from jwt_decoder_cli.fetch.client import Limits, get
from jwt_decoder_cli.fetch.consent import Consent
from jwt_decoder_cli.fetch.failure import FetchError, StatusError
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    import argparse

    from jwt_decoder.engine.result import Token
    from jwt_decoder.keys.key import Key, Origin

_SHOWN: Final = 200
# What waits longer than a day in a script waits for ever.
_LONGEST: Final = 86_400.0
_PRIVATE_FOUND: Final = "key-private"
_SAVED: Final = "--save-keys"
_OAUTH: Final = "/.well-known/oauth-authorization-server"
_NO_KEYS: Final = frozenset({"none", "secret", "unrecognised"})
_SHARED: Final = Sentence(
    "The token is signed with a secret ({alg}), which no issuer publishes, so no keys were fetched."
)
_ENCRYPTED: Final = Sentence(
    "The token is encrypted, and no issuer publishes what decrypts it, so nothing was fetched."
)
_NO_JKU: Final = Sentence("The token's header has no jku, so nothing was fetched.")
_NO_ISSUER: Final = Sentence(
    "The token has no iss that is an https URL, and it isn't known where its keys are, so nothing was fetched. If you"
    " know it, pass the URL with --jwks."
)
_NO_IDENTIFIER: Final = Sentence(
    "The token's iss, “{issuer}”, has a query or a fragment, which no issuer's has (RFC 8414 §2), so nothing was"
    " fetched. If you know where its keys are, pass the URL with --jwks."
)
_CLUSTER: Final = Sentence(
    "The keys are in the cluster: “kubectl get --raw {path}” prints them. Nothing was fetched.", path=IN_CLUSTER
)
_NO_OBJECT: Final = Sentence("“{url}” doesn't answer with a JSON object, so it isn't known where the keys are.")
_LIES: Final = Sentence(
    "“{url}” says that its issuer is “{found}”, but the token's is “{issuer}”, so its keys aren't used (RFC 8414 §3.3)."
)
_OTHERS: Final = Sentence(
    "“{url}” says that its issuer is “{found}”, but the token's is “{issuer}”. Its keys are used, because you named it."
)
_NAMELESS: Final = Sentence("“{url}” names no issuer, so its keys aren't used (RFC 8414 §3.3).")
_NO_PLACE: Final = Sentence("“{url}” has no jwks_uri, so it isn't known where the keys are.")
_NO_ANSWER: Final = Sentence("“{url}” answers with something in which there is no key. It begins “{start}”.")
_GIVEN_AWAY: Final = Sentence(
    "“{url}” gives a private key or a secret to whoever asks, so a signature that it verifies proves nothing. Its keys"
    " aren't used."
)
_EMPTY: Final = Sentence("“{url}” answers with nothing.")


@dataclass(frozen=True, slots=True)
class Source:
    """Where keys may be: URLs, each for the case that there is nothing at the one before.

    ``issuer`` is what metadata there must name as its issuer, None where a token's jku led there, or it names none.
    ``is_metadata`` says that there are no keys at the URL itself. ``origin`` is who led there. Of a URL that a person
    named, ``is_named``, another issuer is only told.
    """

    urls: tuple[str, ...]
    origin: Origin
    issuer: str | None = None
    is_metadata: bool = False
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """Keys as a server wrote them, and who led there."""

    text: str
    origin: Origin


def fetch(token: Token | None, chosen: argparse.Namespace) -> Fetched:
    """Return the keys that the words ask for, once somebody agreed.

    Raise FetchError, UsageError where nobody agreed, OutputError where they cannot be kept.

    ``token`` may be None where the words name the URL.
    """
    found = source(token, chosen)
    if chosen.save_keys is not None:
        output.require_new(chosen.save_keys, _SAVED)
    seconds = min(chosen.fetch_timeout, _LONGEST)
    limits = Limits(seconds, allows_http=chosen.allow_http, allows_private=chosen.allow_private)
    text = _Fetching(limits, Consent(is_given=chosen.yes)).keys(found)
    if chosen.save_keys is not None:
        output.create(chosen.save_keys, text, _SAVED)
    return Fetched(text, found.origin)


def source(token: Token | None, chosen: argparse.Namespace) -> Source:
    """Return where the keys may be. Raise FetchError where nothing says it."""
    if chosen.jwks is not None:
        return Source((chosen.jwks,), "fetched", _issuer(token), is_named=True)
    if token is None:
        raise FetchError(_NO_ISSUER)
    if token.decoded.format.is_encrypted:
        raise FetchError(_ENCRYPTED)
    algorithm = token.decoded.signatures[0].algorithm
    if algorithm is not None and algorithm.family == "hmac":
        raise FetchError(_SHARED.about(alg=algorithm.name))
    if chosen.from_jku:
        return Source((_jku(token),), "from-token")
    return _of_issuer(token, chosen)


def _jku(token: Token) -> str:
    node = token.decoded.signatures[0].jose.get("jku")
    jku = node.get("value") if node else None
    if not isinstance(jku, str):
        raise FetchError(_NO_JKU)
    return jku


def _issuer(token: Token | None) -> str | None:
    node = token.decoded.claims.get("iss") if token else None
    issuer = node.get("value") if node else None
    return issuer if isinstance(issuer, str) else None


def _of_issuer(token: Token, chosen: argparse.Namespace) -> Source:
    """Return where the issuer's documentation says that its keys are, else where its metadata are."""
    issuer, published = _issuer(token), token.profile.published
    if issuer is None:
        raise FetchError(_NO_ISSUER)
    origin: Origin = "fetched" if chosen.expect_iss == issuer else "from-token"
    if published:
        if published.address == IN_CLUSTER:
            raise FetchError(_CLUSTER)
        if not published.address:
            raise FetchError(_NO_ISSUER)
        return Source((published.address,), origin, issuer, published.is_metadata)
    if not issuer.startswith(("https://", "http://")):
        raise FetchError(_NO_ISSUER)
    return Source(_metadata_urls(issuer, allows_http=chosen.allow_http), origin, issuer, is_metadata=True)


def _metadata_urls(issuer: str, *, allows_http: bool) -> tuple[str, str]:
    """Return where the metadata of an issuer may be (OpenID Connect Discovery §4.1, RFC 8414 §3.1)."""
    addresses.read(issuer, allows_http=allows_http)
    openid = discovery_of(issuer)
    if not openid:
        raise FetchError(_NO_IDENTIFIER.about(issuer=quote(issuer, _SHOWN)))
    parts = urlsplit(issuer)
    of_server = parts._replace(path=f"{_OAUTH}{parts.path.rstrip('/')}").geturl()
    return openid, of_server


class _Fetching:
    def __init__(self, limits: Limits, consent: Consent) -> None:
        self._limits, self._consent = limits, consent

    def keys(self, source: Source) -> str:
        *others, last = source.urls
        for url in others:
            try:
                return self._keys_at(url, source)
            except StatusError as error:
                output.complain(error.sentence)
        return self._keys_at(last, source)

    def _keys_at(self, url: str, source: Source) -> str:
        text = self._text(url)
        metadata = _metadata(text)
        if metadata is None:
            if source.is_metadata:
                raise FetchError(_NO_OBJECT.about(url=quote(url, _SHOWN)))
            return _with_keys(url, text)
        if source.issuer is not None:
            _compare_issuer(url, metadata, source)
        if isinstance(metadata.get("jwks"), dict):
            return _with_keys(url, json.dumps(metadata["jwks"]))
        place = metadata.get("jwks_uri")
        if not isinstance(place, str):
            raise FetchError(_NO_PLACE.about(url=quote(url, _SHOWN)))
        return _with_keys(place, self._text(place))

    def _text(self, url: str) -> str:
        address = addresses.read(url, allows_http=self._limits.allows_http)
        self._consent.require(address)
        return inputs.text_of(get(address, self._limits, self._consent.require))


def _metadata(text: str) -> dict[str, Any] | None:
    """Return the JSON object that says where keys are; None where a text is something else, such as the keys."""
    try:
        value = bounded.loads(text)
    except ValueError:
        return None
    is_metadata = isinstance(value, dict) and "keys" not in value and not {"issuer", "jwks_uri"}.isdisjoint(value)
    return value if is_metadata else None


def _compare_issuer(url: str, metadata: dict[str, Any], source: Source) -> None:
    """Check that metadata are those of the token's issuer (RFC 8414 §3.3), or say so where a person named them."""
    found = metadata.get("issuer")
    if not isinstance(found, str):
        if source.is_named:
            return
        raise FetchError(_NAMELESS.about(url=quote(url, _SHOWN)))
    if found == source.issuer:
        return
    about = {"url": quote(url, _SHOWN), "found": quote(found, _SHOWN), "issuer": quote(str(source.issuer), _SHOWN)}
    if not source.is_named:
        raise FetchError(_LIES.about(**about))
    output.complain(_OTHERS.about(**about))


def _with_keys(url: str, text: str) -> str:
    """Return what a server wrote, and say how many keys there are in it. Raise FetchError where there is none."""
    shown, key = quote(url, _SHOWN), read_key(text, "text")
    if not text.strip():
        raise FetchError(_EMPTY.about(url=shown))
    if key.kind in _NO_KEYS:
        raise FetchError(_NO_ANSWER.about(url=shown, start=quote(text.strip())))
    if _is_given_away(key):
        raise FetchError(_GIVEN_AWAY.about(url=shown))
    count = len(key.members)
    sentence = plural("{count} key from “{url}”.", "{count} keys from “{url}”.", count, url=shown)
    output.tell(f"{say(sentence)}\n")
    return text


def _is_given_away(key: Key) -> bool:
    """Return whether there is anything among keys that is for nobody but its owner."""
    if any(one.id == _PRIVATE_FOUND for one in key.findings):
        return True
    return any(not jwk_members.SECRET.isdisjoint(one.jwk or ()) for one in key.members)
