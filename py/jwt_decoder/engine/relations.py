"""How the tokens of a paste belong together: what it takes to know that, from a paste and a key."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.certificates.read import of_text
from jwt_decoder.engine.bounded import bounded
from jwt_decoder.engine.given_key import given_key
from jwt_decoder.engine.reading import judge_whole
from jwt_decoder.extract import extract
from jwt_decoder.extract.key_reader import read_key
from jwt_decoder.extract.link_keys import keys_of_links
from jwt_decoder.findings import PastedToken
from jwt_decoder.findings.paste_context import each, states
from jwt_decoder.json import parse
from jwt_decoder.keys.header_keys import header_keys
from jwt_decoder.model.sentence import Digits, Sentence, term
from jwt_decoder.relations.confirmation import CONFIRMATION, PROOF
from jwt_decoder.relations.relation import MOST_TOKENS, Node, Relations
from jwt_decoder.relations.speaker import Holder, NamedCertificate, NamedKey, Paste, Speaker
from jwt_decoder.relations.table import CLAIMS, relations
from jwt_decoder.text.quote import quote
from jwt_decoder.verify.holder_signature import key_binding
from jwt_decoder.verify.token_signature import jose_header, outcome_of, signed_input

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.engine.reading import Judged
    from jwt_decoder.engine.result import Options, Token
    from jwt_decoder.findings.paste_context import PasteContext
    from jwt_decoder.keys.key import Key, Origin
    from jwt_decoder.model.paste import Extraction, TokenText
    from jwt_decoder.relations.speaker import Signed
    from jwt_decoder.verify.backend import CryptoBackend

_MOST_KEYS: Final = 64
_MOST_SIGNATURES: Final = 200
_LONGEST: Final = 60
_THE_TOKEN: Final = Sentence("the token")
_NUMBERED: Final = Sentence("token {number}")


class _Named(NamedTuple):
    """What a key is called that has no kid, and one that has."""

    unnamed: Sentence
    named: Sentence


_GIVEN: Final[Mapping[Origin, _Named]] = MappingProxyType(
    {
        "supplied": _Named(Sentence("the key that you gave"), Sentence("the key “{kid}” that you gave")),
        "fetched": _Named(Sentence("the key that was fetched"), Sentence("the key “{kid}” that was fetched")),
        "from-token": _Named(
            Sentence("the key that was fetched from where the token led"),
            Sentence("the key “{kid}” that was fetched from where the token led"),
        ),
        "from-link": _Named(
            Sentence("the key that came with the link"), Sentence("the key “{kid}” that came with the link")
        ),
    }
)
_PASTED: Final = _Named(Sentence("the key in the text"), Sentence("the key “{kid}” in the text"))
_CERTIFICATE: Final = Sentence("the certificate of “{subject}”")
_SIGNED: Final[dict[str, Signed]] = {"valid": True, "invalid": False}


def speaks(tokens: Sequence[Token]) -> bool:
    """Return whether any token says whom it is about or what it is bound to, so that there are relations."""
    different = {one.source.text: one for one in tokens}
    return any(not CLAIMS.isdisjoint(_counting(one).claims) for one in [*different.values()][:MOST_TOKENS])


async def relations_of(text: str, key_text: str, options: Options, backend: CryptoBackend) -> Relations:
    """Return who acts for whom and what is bound to what, among the first fifty different tokens of a text."""
    extraction = bounded(extract(text))
    different: dict[str, tuple[int, TokenText]] = {}
    for index, one in enumerate(extraction.tokens):
        different.setdefault(one.text, (index, one))
    chosen = [*different.values()][:MOST_TOKENS]
    judged = [judge_whole(one, options, mends=False) for _, one in chosen]
    pasted = tuple(_pasted(one, found) for (_, one), found in zip(chosen, judged, strict=True))
    if all(CLAIMS.isdisjoint(one.claims) for one in pasted):
        return Relations(())
    contexts = tuple(each(text, pasted))
    speakers = []
    for (index, _), found, context in zip(chosen, judged, contexts, strict=True):
        node = Node("token", _name(index, is_alone=len(chosen) == 1), index, _label(found))
        speakers.append(await _speaker(Speaker(index, node, context), found, backend))
    decoded = {index: found.decoded for (index, _), found in zip(chosen, judged, strict=True)}
    key = given_key(key_text, options)
    keys = (*_keys(key, _GIVEN[key.origin]), *_keys_in(text, extraction))
    signed = await _signed(speakers, decoded, backend)
    certificates = tuple(_certificates(text, key_text, contexts))
    paste = Paste(tuple(speakers), keys[:_MOST_KEYS], certificates, signed, states(text))
    return relations(paste, is_whole=len(different) <= MOST_TOKENS)


def _name(index: int, *, is_alone: bool) -> Sentence:
    return _THE_TOKEN if is_alone else _NUMBERED.about(number=Digits(index + 1))


def _label(judged: Judged) -> Sentence | None:
    kind = judged.profile.type
    return term(kind.type.label) if kind else None


def _counting(token: Token | Judged) -> Decoded:
    """Return what a token says where its claims count: of one that carries another, that of the inner one."""
    carried = token.inner.carried if token.inner else None
    judged = token.inner.judged if token.inner else token.decoded
    return _counting(carried) if carried else judged


def _pasted(source: TokenText, judged: Judged) -> PastedToken:
    kind = judged.profile.type.type.id if judged.profile.type else ""
    keys = tuple(key.material for key in header_keys(jose_header(judged.decoded.signatures[0])))
    return PastedToken(source.text, source.label, kind, _counting(judged), keys, source.start)


async def _speaker(speaker: Speaker, judged: Judged, backend: CryptoBackend) -> Speaker:
    """Add what comes of the signatures of a token by keys that it has itself."""
    inner = judged.inner
    if inner.binding:
        bound = inner.nested[-1].decoded
        line = await key_binding(inner.judged.claims, bound, inner.binding, "valid", backend)
        holder = Holder(_SIGNED.get(line.state), inner.binding.state)
        return replace(speaker, holder=holder, is_sd_jwt=True)
    if speaker.kind == PROOF and speaker.keys:
        keys = header_keys(jose_header(judged.decoded.signatures[0]))
        return replace(speaker, own=await _tried(judged.decoded, read_key(keys[0].text, "text"), backend))
    return replace(speaker, is_sd_jwt=judged.decoded.layout.kind == "sd-jwt")


async def _tried(decoded: Decoded, key: Key, backend: CryptoBackend) -> Signed:
    signature = decoded.signatures[0]
    outcome = await outcome_of(decoded, signature, signed_input(decoded, signature, None), key, backend)
    return _SIGNED.get(outcome.state)


async def _signed(
    speakers: Sequence[Speaker], decoded: dict[int, Decoded], backend: CryptoBackend
) -> dict[tuple[int, int], Signed]:
    """Try the key in each cnf.jwk on the other tokens."""
    found: dict[tuple[int, int], Signed] = {}
    for speaker in speakers:
        node = parse.members_of(speaker.claims.get(CONFIRMATION)).get("jwk")
        keys = header_keys({"jwk": parse.plain(node)}) if node else ()
        if not keys or keys[0].material.problem or keys[0].material.key_type == "oct":
            continue
        key = read_key(keys[0].text, "text")
        for other in speakers:
            if other is not speaker and len(found) < _MOST_SIGNATURES:
                found[other.index, speaker.index] = await _tried(decoded[other.index], key, backend)
    return found


def _keys_in(text: str, extraction: Extraction) -> tuple[NamedKey, ...]:
    found: list[NamedKey] = []
    of_links = keys_of_links(text, extraction)
    for one in extraction.keys[:_MOST_KEYS]:
        names = _GIVEN["from-link"] if one in of_links else _PASTED
        found += _keys(read_key(one.text or text[one.start : one.end], "text"), names)
    return tuple(found)


def _keys(key: Key, names: _Named) -> Iterator[NamedKey]:
    """Yield the public keys of a text, by their kid where they have one; a secret is bound to nothing."""
    for member in key.members[:_MOST_KEYS]:
        material = member.read()
        if material.key_type != "oct" and material.octets and not material.problem:
            is_named = isinstance(member.kid, str) and member.kid
            name = names.named.about(kid=quote(str(member.kid), _LONGEST)) if is_named else names.unnamed
            yield NamedKey(Node("key", name), material)


def _certificates(text: str, key_text: str, contexts: Sequence[PasteContext]) -> Iterator[NamedCertificate]:
    for source, is_pasted in ((text, True), (key_text, False)):
        for one in of_text(source).certificates:
            yield _certificate(one.said.subject, one.said.sha256, is_pasted=is_pasted)
    for context in contexts:
        for key in context.token.keys:
            if key.certificate:
                yield _certificate(key.certificate.subject, key.certificate.sha256, is_pasted=False)


def _certificate(subject: str, sha256: bytes, *, is_pasted: bool) -> NamedCertificate:
    return NamedCertificate(Node("certificate", _CERTIFICATE.about(subject=subject)), sha256, is_pasted)
