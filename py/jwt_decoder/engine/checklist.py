"""A token held to the specification of its kind: what it takes to know that, from a paste, a key and expectations."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists.requirement import Checked, held
from jwt_decoder.checklists.subject import Subject
from jwt_decoder.checklists.table import BY_ID, claimed
from jwt_decoder.engine.bounded import bounded
from jwt_decoder.engine.engine import verify
from jwt_decoder.engine.reading import read_token
from jwt_decoder.engine.result import NoSuchTokenError
from jwt_decoder.extract import extract
from jwt_decoder.extract.key_reader import with_whole_key
from jwt_decoder.extract.requests import Requests
from jwt_decoder.findings import PastedToken
from jwt_decoder.findings.paste_context import whole
from jwt_decoder.json.parse import members_of, plain
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.checklists.requirement import Checklist
    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.engine.result import Options, Token, Verification
    from jwt_decoder.model.part import Node
    from jwt_decoder.verify.backend import CryptoBackend

# Of so many tokens of a paste it is asked what they say of each other.
_MOST_TOKENS: Final = 50
_NOT_RECOGNISED: Final = Sentence("The token doesn't say what kind it is. Choose one to check it against.")
_NO_CHECKLIST: Final = Sentence("There's no checklist for this kind of token. Choose one to check it against.")


@dataclass(frozen=True, slots=True)
class Profiled:
    """A token and the checklist that it was held to.

    ``claimed`` is the checklist for what the token claims to be, ``reason`` why that is said, or why there is none.
    ``checked`` is None where there is none, and none was chosen.
    """

    claimed: Checklist | None
    reason: Sentence
    checked: Checked | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is held to what: a paste, the text of a key, what is expected, and the id of a checklist.

    The key text is empty where there is no key, the id where the checklist is that for what the token claims to be.
    """

    text: str
    key: str
    options: Options
    profile: str = ""


async def profiled(asked: Asked, backend: CryptoBackend, opener: DecryptionBackend) -> Profiled | None:
    """Hold the token meant to a checklist.

    None where the text has no token. Raise NoSuchTokenError where the options mean a token beyond the last one.
    """
    text, options, profile = asked.text, asked.options, asked.profile
    sources = with_whole_key(text, bounded(extract(text))).tokens
    if options.token and options.token >= len(sources):
        raise NoSuchTokenError(len(sources))
    if not sources:
        return None
    known = dict(enumerate(sources[:_MOST_TOKENS])) | {options.token: sources[options.token]}
    tokens = {index: read_token(one, options, mends=False, guesses=False) for index, one in known.items()}
    outer = tokens[options.token]
    pasted = {index: _pasted(token) for index, token in tokens.items()}
    others = tuple(one for index, one in pasted.items() if index != options.token)
    chosen = BY_ID[profile] if profile else _claimed(outer)
    own = _own_key(outer, others, chosen.proves) if chosen else ""
    trying = replace(options, key_origin="supplied") if own else options
    found = await verify(text, own or asked.key, trying, backend, lambda: False, opener=opener)
    token, verified = _within(outer, found)
    if not profile and token is not outer:
        chosen = _claimed(token)
    mine = replace(_pasted(token), text=outer.source.text, start=outer.source.start)
    context = whole(mine, text, (mine, *others), Requests(text))
    subject = Subject(
        decoded=token.decoded,
        judged=token.inner.judged if token.inner else token.decoded,
        hides=bool(token.inner and token.inner.may_hide_claims),
        span=token.span,
        now=options.now,
        skew=options.skew,
        checks={check.name: check for check in token.verdicts[0].audience.checks},
        signature=verified.verdict.signature if verified else token.verdicts[0].signature,
        binding=verified.binding if verified else None,
        paste=context,
        text=text,
    )
    return Profiled(_claimed(token), _reason(token), held(chosen, subject) if chosen else None)


def _claimed(token: Token) -> Checklist | None:
    return claimed(token.profile.type.type.id, token.decoded.claims) if token.profile.type else None


def _reason(token: Token) -> Sentence:
    if token.profile.type is None:
        return _NOT_RECOGNISED
    return token.profile.type.reason if _claimed(token) else _NO_CHECKLIST


def _pasted(token: Token) -> PastedToken:
    kind = token.profile.type.type.id if token.profile.type else ""
    keys = tuple(key.material for key in token.header_keys)
    return PastedToken(token.source.text, token.source.label, kind, token.decoded, keys, token.source.start)


def _within(token: Token, found: Verification) -> tuple[Token, Verification | None]:
    """Return the token whose claims count with what came of a key: of an encrypted one that was decrypted the inner."""
    opened = found.decryption.token if found.decryption else None
    if opened is None:
        return token, found
    carried = opened.inner.carried if opened.inner else None
    return (carried, found.inner) if carried else (opened, found)


def _own_key(token: Token, others: tuple[PastedToken, ...], proves: str) -> str:
    """Return the key by which a token proves that its sender has it, as text; empty where it isn't in the paste."""
    if proves == "jwk":
        return token.header_keys[0].text if token.header_keys else ""
    claims = token.decoded.claims
    if proves == "jwks":
        is_own = "iss" in claims and plain(claims["iss"]) == plain(claims.get("sub", claims["iss"]))
        return _text(claims.get("jwks")) if is_own else ""
    bound = (members_of(one.claims.get("cnf")).get("jwk") for one in others if one.kind == proves)
    return next((_text(node) for node in bound if node), "")


def _text(node: Node | None) -> str:
    return json.dumps(plain(node)) if node and node["type"] == "object" else ""
