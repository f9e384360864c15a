"""From two texts to what differs between the tokens in them, or between the keys."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from jwt_decoder.compare.conclusion import Conclusion, conclusion
from jwt_decoder.compare.keys import KeySide, compare_keys
from jwt_decoder.compare.plain import Members, members_of, plain_members
from jwt_decoder.compare.reasons import reasons
from jwt_decoder.compare.side import Section, Side
from jwt_decoder.compare.tokens import differences
from jwt_decoder.engine.bounded import bounded
from jwt_decoder.engine.given_key import given_key
from jwt_decoder.engine.reading import judge_whole, read
from jwt_decoder.engine.result import NoSuchTokenError
from jwt_decoder.engine.unused import unused_on_all
from jwt_decoder.engine.verification import Trial, verification
from jwt_decoder.extract import extract
from jwt_decoder.extract.key_reader import read_key
from jwt_decoder.keys.key_material import encoded, thumbprint
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.verify.backend import BackendError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jwt_decoder.compare.difference import Difference, Reason
    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.engine.result import Options, Token, Verification
    from jwt_decoder.explain.explain import Explained
    from jwt_decoder.keys.key import Member
    from jwt_decoder.make.key_maker import KeyMaker
    from jwt_decoder.model.part import Part
    from jwt_decoder.model.paste import TokenText
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.verify.backend import CryptoBackend

_MOST_KEYS: Final = 500
_MOST_SIGNATURES: Final = 20
_NO_KEYS: Final = frozenset({"none", "secret", "unrecognised"})
_SIGNATURE: Final = Sentence("signature {place}")
_INNER: Final = Sentence("token inside")
_HOLDER: Final = Sentence("Key Binding JWT")
_MISSING: Final = Sentence("Nothing to compare")
_ABSENT: Final = {
    (False, True): Sentence("There is no token and no key in A."),
    (True, False): Sentence("There is no token and no key in B."),
    (False, False): Sentence("There is no token and no key in either of them."),
}
_ALONE: Final = Sentence("There is one token; paste another one as B.")
_ALONE_NONE: Final = Sentence("There are no two tokens in this text.")
_MIXED: Final = Sentence("A token and a key")
_MIXED_LINE: Final = Sentence("Only two tokens can be compared, or two sets of keys.")
_NO_CHANGES: Final = Sentence("Nothing was compared.")

Kind = Literal["tokens", "keys", "mixed", "missing"]


class Tools(NamedTuple):
    """What a platform gives: what verifies, what decrypts, and what works out a public key."""

    verifier: CryptoBackend
    opener: DecryptionBackend | None
    keys: KeyMaker


class TwoTexts(NamedTuple):
    """Two texts; an empty second one is the first again. ``key`` is tried on both, ``other`` is the token of B."""

    a: str
    b: str
    key: str
    options: Options
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One of two texts: the tokens in it, the one that is compared, or how many keys there are."""

    sources: tuple[TokenText, ...] = ()
    index: int = 0
    token: Token | None = None
    keys: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of a comparison: ``rows`` have what is the same, too.

    ``unused`` is why a key for the tokens within was tried on none, None where it was, and where none was given.
    """

    kind: Kind
    a: Text
    b: Text
    conclusion: Conclusion
    rows: tuple[Difference, ...] = ()
    reasons: tuple[Reason, ...] = ()
    unused: Sentence | None = None


async def compare(asked: TwoTexts, tools: Tools) -> Comparison:
    """Compare two tokens or two sets of keys. Raise NoSuchTokenError where there is no such token in its text."""
    is_one = not asked.b.strip()
    texts = asked.a, asked.a if is_one else asked.b
    sources = tuple(bounded(extract(text)).tokens for text in texts)
    if sources[0] and sources[1] and not (is_one and len(sources[0]) == 1):
        return await _tokens(texts, sources, _indices(asked, is_one=is_one), asked, tools)
    if is_one:
        return _empty("missing", sources, _MISSING, _ALONE if sources[0] else _ALONE_NONE)
    keys = tuple(() if found else _members(text) for text, found in zip(texts, sources, strict=True))
    if keys[0] and keys[1]:
        return await _keys(keys, tools)
    there = tuple(bool(one or other) for one, other in zip(sources, keys, strict=True))
    if all(there):
        return _empty("mixed", sources, _MIXED, _MIXED_LINE)
    return _empty("missing", sources, _MISSING, _ABSENT[there[0], there[1]])


def _empty(kind: Kind, sources: Sequence[Sequence[TokenText]], headline: Sentence, line: Sentence) -> Comparison:
    a, b = (Text(tuple(one)) for one in sources)
    return Comparison(kind, a, b, Conclusion("differs", headline, line, _NO_CHANGES))


def _indices(asked: TwoTexts, *, is_one: bool) -> tuple[int, int]:
    """Return which tokens are meant: of one text, the first that the other is not."""
    first = asked.options.token
    return first, asked.other if asked.other is not None else int(is_one and first == 0)


async def _tokens(
    texts: Sequence[str], sources: Sequence[Sequence[TokenText]], indices: Sequence[int], asked: TwoTexts, tools: Tools
) -> Comparison:
    found = []
    tried: list[Verification] = []
    for text, tokens, index in zip(texts, sources, indices, strict=True):
        if index >= len(tokens):
            raise NoSuchTokenError(len(tokens))
        token, verdict, done = await _read(text, tokens[index], asked, tools)
        tried += done
        found.append((Text(tuple(tokens), index, token), _side(token, verdict)))
    (left, a), (right, b) = found
    rows, why = tuple(differences(a, b)), reasons(a, b)
    return Comparison("tokens", left, right, conclusion(a, b, rows, why), rows, why, unused_on_all(tried))


async def _read(
    text: str, source: TokenText, asked: TwoTexts, tools: Tools
) -> tuple[Token, Verdict, tuple[Verification, ...]]:
    """Return a token with its verdict once the keys were tried, and what came of them, where there are any."""
    judged = judge_whole(source, asked.options, mends=False)
    token = read(source, judged, asked.options)
    if not asked.key and not asked.options.inner_key:
        return token, token.verdicts[0], ()
    key, inner = (
        given_key(asked.key, asked.options),
        read_key(asked.options.inner_key, asked.options.inner_secret_encoding),
    )
    given = None if inner.kind == "none" else inner
    # Why a signature does not match is for a report to say.
    trial = Trial(text, asked.options, tools.verifier, tools.opener, lambda: False, given=given)
    done = await verification(source, judged, key, trial)
    opened = done.decryption.token if done.decryption else None
    return opened or token, done.verdict, (done,)


def _side(token: Token, verdict: Verdict) -> Side:
    counting = _innermost(token)
    processed = counting.inner.disclosed.processed if counting.inner and counting.inner.disclosed else None
    signatures = token.decoded.signatures
    return Side(
        token.source.text,
        token.decoded.format,
        tuple(_headers(token)),
        tuple(_claims(counting)),
        tuple(one.octets for one in signatures),
        verdict,
        token.findings,
        counting.profile if token.profile.type is None else token.profile,
        counting.span,
        processed.undisclosed if processed else 0,
        next((fault.message for fault in token.decoded.faults), None),
        (*(_octets(one.header) for one in signatures), _octets(token.decoded.payload)),
    )


def _octets(part: Part | None) -> bytes:
    return part.octets if part else b""


def _innermost(token: Token) -> Token:
    """Return the token whose claims count."""
    carried = token.inner.carried if token.inner else None
    return _innermost(carried) if carried else token


def _headers(token: Token, where: Sentence | None = None) -> Iterator[Section]:
    """Yield the header of each signature, of the tokens within, and of the holder's proof."""
    explained = (token.parameters, *token.further[1:])
    for place, one in enumerate(token.decoded.signatures[:_MOST_SIGNATURES]):
        kinds = _kinds(explained[place] if place < len(explained) else ())
        named = where if place == 0 else _SIGNATURE.about(place=place + 1)
        yield Section(named, one.header, Members(plain_members(one.jose), one.is_readable), kinds)
    if token.inner and token.inner.carried:
        yield from _headers(token.inner.carried, _INNER)
    elif token.inner and token.inner.binding:
        yield from _headers(token.inner.nested[-1], _HOLDER)


def _claims(token: Token) -> Iterator[Section]:
    """Yield the claims that count, and those of the holder's proof."""
    processed = token.inner.processed if token.inner else None
    if processed:
        # The digests and salts of an SD-JWT are others each time.
        yield Section(None, processed, members_of(processed), _kinds(token.processed_claims), is_spelled=False)
    else:
        payload = token.decoded.payload
        yield Section(None, payload, members_of(payload), _kinds(token.claims))
    if token.inner and token.inner.binding:
        holder = token.inner.nested[-1]
        yield Section(_HOLDER, holder.decoded.payload, members_of(holder.decoded.payload), _kinds(holder.claims))


def _kinds(explained: Sequence[Explained]) -> Mapping[str, str]:
    return {one.row.name: one.row.kind for one in explained}


def _members(text: str) -> tuple[Member, ...]:
    """Return the keys in a text; words that could be a secret are none."""
    key = read_key(text, "text")
    return () if key.kind in _NO_KEYS else key.members[:_MOST_KEYS]


async def _keys(members: Sequence[Sequence[Member]], tools: Tools) -> Comparison:
    sides = [[await _key(one, tools.keys) for one in each] for each in members]
    rows, why, what = compare_keys(*sides)
    return Comparison("keys", Text(keys=len(sides[0])), Text(keys=len(sides[1])), what, rows, why)


async def _key(member: Member, maker: KeyMaker) -> KeySide:
    material = member.read()
    if not material.octets and material.seed:
        # What cannot be worked out here is compared by its kid alone.
        with suppress(BackendError):
            material = replace(material, octets=await maker.public_key(material.curve, material.seed))
    is_read = material.problem is None and bool(material.octets)
    kid = member.kid if isinstance(member.kid, str) else None
    return KeySide(kid, material, member.jwk or {}, encoded(thumbprint(material)) if is_read else "")
