"""A JWS out of texts and keys (RFC 7515 §5.1): what is typed is signed as it stands."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.sd_jwt.binding import DISCLOSURES, IN_HEADER
from jwt_decoder.keys.key_findings import weak
from jwt_decoder.keys.read_key import as_private
from jwt_decoder.make import typed
from jwt_decoder.make.disclosures import disclosable
from jwt_decoder.make.json_text import text_of, with_members
from jwt_decoder.make.outcome import MadeText, Used
from jwt_decoder.make.refusal import MakingError, Refusal
from jwt_decoder.make.signing_key import private_octets, signing_key
from jwt_decoder.make.written import signed_text
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.text import base64url
from jwt_decoder.text.quote import quote
from jwt_decoder.text.source_map import Units
from jwt_decoder.verify.backend import BackendError
from jwt_decoder.verify.key_pair import check_pair
from jwt_decoder.verify.key_references import check_references
from jwt_decoder.verify.outcome import SignatureOutcome, SignedInput
from jwt_decoder.verify.select_key import row_for
from jwt_decoder.verify.signing_input import detached_signing_input, payload_is_encoded
from jwt_decoder.verify.trust import judge_trust
from jwt_decoder.verify.verify import HASHES, named_algorithm, with_public_part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jwt_decoder.keys.key import Key
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.make.backend import Backends
    from jwt_decoder.make.outcome import Signer, ToSign
    from jwt_decoder.make.typed import Header
    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.registry.algorithms import Algorithm

_NONE: Final = Sentence("alg is none, so this token would be unsigned: if you mean that, allow it first.")
_NEEDS_SECRET: Final = Sentence("{alg} needs the shared secret.")
_NEEDS_KEY: Final = Sentence("{alg} needs the private key.")
_ONE_SIGNER: Final = Sentence("Only the general JSON Serialization has several signatures.")
_NO_UNPROTECTED: Final = Sentence("Only a JSON Serialization has an unprotected header.")
_TWICE: Final = Sentence(
    "“{name}” is in the protected header and in the unprotected one; each name may be in only one (RFC 7515 §7.2.1)."
)
_DIFFERENT: Final = Sentence("b64 must be the same for every signature (RFC 7797 §3), but here it isn't.")
_SD_JWT_FORM: Final = Sentence(
    "The payload of an SD-JWT must be encoded and in the token: b64 can't be false, and nothing detached."
)
_RESERVED: Final = Sentence(
    "{name} is written here, for the Disclosures (RFC 9901 §8): leave it out of the unprotected header."
)
_DOT: Final = Sentence(
    "With b64 false, the payload goes into the token as it is, so it can't contain a “.” (RFC 7797 §5.2): "
    "detach it, or use a JSON Serialization."
)


@dataclass(frozen=True, slots=True)
class Part:
    """One signature: the text of its protected header, encoded, its unprotected one as it was typed, its octets."""

    protected: str
    unprotected: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class _Heads:
    """The two headers of one signature, and what they say together (RFC 7515 §4)."""

    place: int
    protected: Header | None
    unprotected: Header | None

    @property
    def first(self) -> Header:
        """The one in which a reader looks for a member that isn't there."""
        found = self.protected or self.unprotected
        assert found is not None  # noqa: S101 - one of the two is always read
        return found

    @property
    def values(self) -> dict[str, object]:
        """The JOSE Header."""
        headers = (self.unprotected, self.protected)
        return {name: value for one in headers if one for name, value in one.values.items()}

    def refused(self, ident: str, message: Sentence, name: str) -> MakingError:
        """Return the error that points at a member, in whichever header has it."""
        has_it = self.unprotected and name in self.unprotected.root
        return (self.unprotected if has_it and self.unprotected else self.first).refused(ident, message, name)


async def sign(asked: ToSign, backends: Backends) -> MadeText:
    """Return the token, and the keys that signed it; raise MakingError where it cannot be made."""
    heads = [_heads(asked, place, one) for place, one in enumerate(asked.signers)]
    algorithms = [_algorithm(one, asked) for one in heads]
    encodings = {payload_is_encoded(one.values) for one in heads}
    if len(encodings) > 1:
        raise heads[-1].refused("b64-different", _DIFFERENT, "b64")
    payload, disclosures = await _payload(asked, backends, is_encoded=encodings == {True})
    parts, used = [], []
    for signer, head, algorithm in zip(asked.signers, heads, algorithms, strict=True):
        protected = base64url.encode(head.protected.octets) if head.protected else ""
        message = detached_signing_input(head.values, protected, payload)
        signature, key = await _signature(signer, head, algorithm, message, backends)
        parts.append(Part(protected, signer.unprotected, signature))
        used.append(key)
    shown = base64url.encode(payload) if encodings == {True} else asked.payload
    if asked.is_sd_jwt:
        return MadeText(_with_disclosures(asked, heads[0], parts, shown, disclosures), tuple(used))
    return MadeText(signed_text(asked, parts, shown), tuple(used))


def _with_disclosures(
    asked: ToSign, head: _Heads, parts: Sequence[Part], payload: str, disclosures: Sequence[str]
) -> str:
    """Return an SD-JWT: in JSON its Disclosures are in the first unprotected header (RFC 9901 §4, §8)."""
    if asked.form == "compact":
        return "".join(f"{one}~" for one in (signed_text(asked, parts, payload), *disclosures))
    taken = next((name for name in IN_HEADER if head.unprotected and name in head.unprotected.root), None)
    if taken is not None:
        raise head.refused("member-reserved", _RESERVED.about(name=taken), taken)
    first, *others = parts
    unprotected = with_members(first.unprotected or "{}", {DISCLOSURES: text_of([*disclosures])})
    return signed_text(asked, [replace(first, unprotected=unprotected), *others], payload)


async def _payload(asked: ToSign, backends: Backends, *, is_encoded: bool) -> tuple[bytes, list[str]]:
    """Return the octets to be signed, and the Disclosures that belong to them."""
    payload = typed.octets_of(asked.payload, "payload")
    if not asked.is_sd_jwt:
        _check_unencoded(asked, is_encoded=is_encoded)
        return payload, []
    if asked.is_detached or not is_encoded:
        raise MakingError(Refusal("sd-jwt-form", "options", _SD_JWT_FORM))
    try:
        return await disclosable(payload, asked.disclosable, asked.decoys, backends.keys)
    except BackendError as error:
        raise MakingError(Refusal("key-refused", "key", error.sentence)) from error


def _heads(asked: ToSign, place: int, signer: Signer) -> _Heads:
    if place and asked.form != "general":
        raise MakingError(Refusal("signers-many", "options", _ONE_SIGNER, signer=place))
    if asked.form == "compact" and signer.unprotected:
        raise MakingError(Refusal("unprotected-compact", "unprotected", _NO_UNPROTECTED, signer=place))
    unprotected = typed.header_of(signer.unprotected, "unprotected", place) if signer.unprotected else None
    # A JWS in JSON may have its whole header unprotected.
    is_bare = unprotected is not None and not signer.header
    protected = None if is_bare else typed.header_of(signer.header, "header", place)
    if protected and unprotected:
        both = next((name for name in unprotected.root if name in protected.root), None)
        if both is not None:
            raise unprotected.refused("member-twice", _TWICE.about(name=quote(both)), both)
    return _Heads(place, protected, unprotected)


def _algorithm(head: _Heads, asked: ToSign) -> Algorithm:
    named = named_algorithm(head.values)
    if isinstance(named, SignatureOutcome):
        raise head.refused("alg-unknown", named.message, "alg")
    if named.family == "none" and not asked.allows_none:
        raise head.refused("alg-none", _NONE, "alg")
    return named


def _check_unencoded(asked: ToSign, *, is_encoded: bool) -> None:
    at = asked.payload.find(".")
    if not is_encoded and asked.form == "compact" and not asked.is_detached and at >= 0:
        place = Units(asked.payload).at(at)
        where = {"character": Digits(at + 1)}
        raise MakingError(Refusal("payload-dot", "payload", _DOT, place, place + 1, data=where))


async def _signature(
    signer: Signer, head: _Heads, algorithm: Algorithm, message: bytes, backends: Backends
) -> tuple[bytes, Used]:
    key = as_private(signer.key, algorithm.curves).to_sign()
    if algorithm.family == "none":
        return b"", Used(key, algorithm.name)
    if key.kind == "none":
        needed = _NEEDS_KEY if algorithm.has_key_pair else _NEEDS_SECRET
        raise _of_key("key-missing", needed.about(alg=algorithm.name), head)
    if key.problem:
        raise MakingError(unreadable(key, key.problem, head.place))
    chosen = signing_key(key, head.values, algorithm)
    if isinstance(chosen, Sentence):
        raise _of_key("key-unusable", chosen, head)
    row, material = row_for(algorithm, chosen.material), chosen.material
    try:
        material = await with_public_part(material, row, backends.verifier)
        pair = await check_pair(material, row, backends.verifier)
        if pair:
            raise _of_key("key-pair-mismatch", pair[0].message, head)
        signature = await signed(row, material, message, backends)
    except BackendError as error:
        raise _of_key("key-refused", error.sentence, head) from error
    findings = (*key.findings, *weak(material, row), *_about(head.values, material))
    return signature, Used(key, algorithm.name, chosen.which, findings)


def _about(header: Mapping[str, object], material: Material) -> tuple[KeyFinding, ...]:
    """Return what the header says wrongly of the key, and that the secret is published."""
    _, published = judge_trust(SignedInput(header, b"", b""), material)
    return (*check_references(header, material), *published)


def unreadable(key: Key, problem: Sentence, place: int) -> Refusal:
    """Return that a key text cannot be read, at the character that its reader stopped at."""
    at = key.data.get("at")
    start = Units(key.text).at(at) if isinstance(at, int) else 0
    return Refusal("key-unreadable", "key", problem, start, start, place)


def _of_key(ident: str, message: Sentence, head: _Heads) -> MakingError:
    return MakingError(Refusal(ident, "key", message, signer=head.place))


async def signed(row: Algorithm, material: Material, message: bytes, backends: Backends) -> bytes:
    """Return the signature of a message by a key that may sign; raises what the backend raises."""
    if row.family == "hmac":
        return hmac.digest(material.octets, message, HASHES[str(row.hash)])
    return await backends.maker.sign(row, private_octets(material), material.octets, message)
