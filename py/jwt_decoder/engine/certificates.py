"""A chain of certificates, of a token or of a text: what it is, and whether it leads to a root that was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.certificates.checks import CHECKS, Facts, Result, State
from jwt_decoder.certificates.of_token import TOKEN_CHECKS, Signed
from jwt_decoder.certificates.path import Search, first_of
from jwt_decoder.certificates.read import Read, of_roots, of_text, of_x5c
from jwt_decoder.engine.reading import judge_whole
from jwt_decoder.engine.result import NoSuchTokenError
from jwt_decoder.engine.tried import tried
from jwt_decoder.extract import extract
from jwt_decoder.json import parse
from jwt_decoder.keys.forms.pem import write_pem
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.verify.token_signature import jose_header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.certificates.path import Path
    from jwt_decoder.certificates.x509 import X509
    from jwt_decoder.engine.reading import Judged
    from jwt_decoder.engine.result import Options
    from jwt_decoder.verify.backend import CryptoBackend

LIMITS: Final = Sentence(
    "Whether a certificate was revoked, and whether anybody else trusts its root, isn't known here."
)
_NOTHING: Final = Sentence("There is no certificate in this text.")
_UNREAD: Final = Sentence("A certificate can't be read, so the chain isn't checked.")
_LEFT: Final = Sentence("Only the first {most} certificates are looked at.")
_NO_ROOTS: Final = Sentence("There is no certificate in the roots.")
_UNREAD_ROOTS: Final = Sentence("No certificate in the roots can be read.")
# What says nothing against a chain.
_HARMLESS: Final = frozenset({"extra", "policies"})
_MET: Final = Sentence("The chain leads to a root that you gave, and no check fails.")
_NO_ROOT: Final = Sentence("No check fails, but no root was given to trust.")
_UNKNOWN: Final = Sentence("No check fails, but not all of the chain can be checked here.")


@dataclass(frozen=True, slots=True)
class Row:
    """One result, with the title of its check and the section that asks for it."""

    id: str
    title: Sentence
    section: str
    result: Result


@dataclass(frozen=True, slots=True)
class Chain:
    """What came of it: a ``state`` for what was checked or why nothing was; ``certificates`` from the first one up.

    ``given`` says of each whether it is one of the roots that were given; ``roots`` what those are, None without any.
    """

    state: State | Literal["none", "unreadable"]
    message: Sentence
    roots: Sentence | None = None
    certificates: tuple[X509, ...] = ()
    given: tuple[bool, ...] = ()
    rows: tuple[Row, ...] = ()


async def chain_of(text: str, roots_texts: tuple[str, ...], options: Options, backend: CryptoBackend) -> Chain:
    """Check the x5c of the token that the options mean, else the certificates of the text, up to the roots given.

    Raise NoSuchTokenError where the options mean a token beyond the last one.
    """
    sources = extract(text).tokens
    if sources and options.token >= len(sources):
        raise NoSuchTokenError(len(sources))
    judged = judge_whole(sources[options.token], options, mends=False) if sources else None
    read = _of_token(judged) if judged else Read(())
    read = read if read.certificates or read.unread else of_text(text)
    given_roots = of_roots(roots_texts)
    about_roots = _roots(given_roots) if any(one.strip() for one in roots_texts) else None
    if read.unread:
        return Chain("unreadable", _UNREAD, about_roots)
    if not read.certificates:
        return Chain("none", _NOTHING, about_roots)
    roots = given_roots.certificates
    first = first_of(read.certificates)
    path = await Search(read.certificates, roots, backend).path(first)
    facts = Facts(path, read.certificates, bool(roots), options.now)
    rows = [Row(one.id, one.title, one.section, result) for one in CHECKS for result in one.results(facts)]
    if judged:
        rows += [*_rows_of_token(await _signed(judged, first, backend), first)]
    given = tuple(any(one.octets == root.octets for root in roots) for one in path.certificates)
    state, message = _summed_up(path, rows, has_roots=bool(roots))
    message = message.then(_LEFT.about(most=len(read.certificates))) if read.left else message
    return Chain(state, message, about_roots, path.certificates, given, tuple(rows))


def _roots(read: Read) -> Sentence:
    """Return what was given as roots, whatever it is."""
    if not read.certificates:
        return _UNREAD_ROOTS if read.unread else _NO_ROOTS
    first = read.certificates[0].said.subject
    found = plural(
        "{count} root: “{subject}”.", "{count} roots, the first is “{subject}”.", len(read.certificates), subject=first
    )
    more = [
        *([plural("{count} can't be read.", "{count} can't be read.", read.unread)] if read.unread else []),
        *([_LEFT.about(most=len(read.certificates) + read.unread)] if read.left else []),
    ]
    return found.then(*more)


def _of_token(judged: Judged) -> Read:
    headers = (jose_header(one) for one in judged.decoded.signatures)
    return next((of_x5c(one["x5c"]) for one in headers if "x5c" in one), Read(()))


async def _signed(judged: Judged, first: X509, backend: CryptoBackend) -> Signed:
    key = read_key(write_pem("CERTIFICATE", first.octets), "text")
    state = (await tried(judged.decoded, judged.verdicts, key, backend)).best.signature.state
    kind = judged.profile.type.type.id if judged.profile.type else ""
    header = jose_header(judged.decoded.signatures[0])
    claims = {name: parse.plain(node) for name, node in judged.inner.judged.claims.items()}
    return Signed(kind, header, claims, {"valid": True, "invalid": False, "key-unusable": False}.get(state))


def _rows_of_token(token: Signed, first: X509) -> Iterator[Row]:
    for one in TOKEN_CHECKS:
        for result in one.results(token, first):
            yield Row(one.id, one.title, one.section, result)


def _summed_up(path: Path, rows: list[Row], *, has_roots: bool) -> tuple[State, Sentence]:
    failed = sum(one.result.state == "failed" for one in rows)
    if failed:
        return "failed", plural("{count} check fails.", "{count} checks fail.", failed)
    if path.holds and not any(one.result.state == "unknown" and one.id not in _HARMLESS for one in rows):
        return "met", _MET
    return "unknown", _UNKNOWN if has_roots else _NO_ROOT
