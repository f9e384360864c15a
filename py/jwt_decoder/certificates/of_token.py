"""What a chain must be for the token that it came with: its key, its thumbprints, and whose token it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from jwt_decoder.certificates.checks import Result
from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.text import base64url
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jwt_decoder.certificates.x509 import X509

_LONGEST: Final = 200
_NO_NAMES: Final = Sentence("The certificate has no names beside its subject.")


@dataclass(frozen=True, slots=True)
class Signed:
    """What is known of a token: its kind, header and claims, and whether the key of the first certificate signed it.

    ``holds`` is None where that cannot be told.
    """

    kind: str
    header: Mapping[str, object]
    claims: Mapping[str, object]
    holds: bool | None


@dataclass(frozen=True, slots=True)
class TokenCheck:
    """A row, as Check is one, for a token and the certificate that should be its signer's."""

    id: str
    title: Sentence
    section: str
    results: Callable[[Signed, X509], Iterator[Result]]


def _key(token: Signed, leaf: X509) -> Iterator[Result]:
    data = {"subject": leaf.said.subject}
    if token.holds is None:
        yield Result("unknown", Sentence("Whether the key of “{subject}” signed the token can't be told.", **data), 0)
    elif token.holds:
        yield Result("met", Sentence("The key of “{subject}” signed the token.", **data), 0)
    else:
        yield Result("failed", Sentence("The key of “{subject}” didn't sign the token.", **data), 0)


def _thumbprint(name: str, digest: Callable[[X509], bytes]) -> Callable[[Signed, X509], Iterator[Result]]:
    def compare(token: Signed, leaf: X509) -> Iterator[Result]:
        said = token.header.get(name)
        if not isinstance(said, str):
            return
        if said == base64url.encode(digest(leaf)):
            yield Result("met", Sentence("{name} is that of “{subject}”.", name=name, subject=leaf.said.subject), 0)
        else:
            message = Sentence("{name} isn't that of “{subject}”.", name=name, subject=leaf.said.subject)
            yield Result("failed", message, 0)

    return compare


def _issuer(token: Signed, leaf: X509) -> Iterator[Result]:
    """Look for iss among the names: as a URI, or its host as a DNS name, for credentials that are signed so."""
    issuer = token.claims.get("iss")
    if token.kind not in _BY_NAME or not isinstance(issuer, str):
        return
    # A host is compared without regard to case (RFC 5280 §7.2).
    if _has(leaf, "uri", issuer) or (issuer.startswith("https://") and _has(leaf, "dns", _host(issuer))):
        yield Result("met", Sentence("iss, {iss}, is among the names of the certificate.", iss=_quoted(issuer)), 0)
    else:
        message = Sentence("iss, {iss}, isn't among the names of the certificate.", iss=_quoted(issuer))
        yield Result("failed", message.then(_names(leaf)), 0)


def _client(token: Signed, leaf: X509) -> Iterator[Result]:
    """Compare a client_id whose prefix says that it is a name or the hash of the certificate."""
    client = token.claims.get("client_id")
    prefix, _, rest = client.partition(":") if isinstance(client, str) else ("", "", "")
    if prefix == "x509_san_dns":
        is_so = _has(leaf, "dns", rest)
    elif prefix == "x509_hash":
        is_so = rest == base64url.encode(leaf.said.sha256)
    else:
        return
    if is_so:
        yield Result(
            "met", Sentence("client_id, {client}, is that of the certificate.", client=_quoted(str(client))), 0
        )
        return
    message = Sentence("client_id, {client}, isn't that of the certificate.", client=_quoted(str(client)))
    right = Sentence("x509_hash:{hash}", hash=base64url.encode(leaf.said.sha256))
    yield Result("failed", message.then(_names(leaf) if prefix == "x509_san_dns" else _IT_IS.about(right=right)), 0)


_IT_IS: Final = Sentence("It would be {right}.")


def _has(leaf: X509, kind: str, value: str) -> bool:
    plain = str.casefold if kind == "dns" else str
    return any(one.kind == kind and plain(one.value) == plain(value) for one in leaf.names)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _names(leaf: X509) -> Sentence:
    names = tuple(f"“{one.value}”" for one in leaf.names)
    return Sentence("It has {names}.", names=Listing(names, "and")) if names else _NO_NAMES


def _quoted(text: str) -> str:
    return f"“{quote(text, _LONGEST)}”"


# Kinds whose issuer is whom the certificate names (draft-ietf-oauth-sd-jwt-vc §3.5, OpenID4VC HAIP §6.1.1).
_BY_NAME: Final = frozenset({"sd-jwt-vc"})

TOKEN_CHECKS: Final = (
    TokenCheck("token-key", Sentence("The token’s signature"), "RFC 7515 §4.1.6", _key),
    TokenCheck("x5t", Sentence("x5t"), "RFC 7515 §4.1.7", _thumbprint("x5t", lambda one: one.said.sha1)),
    TokenCheck(
        "x5t-s256", Sentence("x5t#S256"), "RFC 7515 §4.1.8", _thumbprint("x5t#S256", lambda one: one.said.sha256)
    ),
    TokenCheck("issuer-name", Sentence("Issuer"), "draft-ietf-oauth-sd-jwt-vc §3.5", _issuer),
    TokenCheck("client-name", Sentence("Client"), "OpenID4VP 1.0 §5.9.3", _client),
)
