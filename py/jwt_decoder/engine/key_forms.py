"""A key in every form: read from any of them, or made; what it is, what it is for, and what is wrong with it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from jwt_decoder.engine.key_uses import weaknesses
from jwt_decoder.extract.key_reader import read_key
from jwt_decoder.keys.key import Key
from jwt_decoder.keys.key_findings import outdated
from jwt_decoder.keys.key_material import encoded, thumbprint
from jwt_decoder.keys.read_json_keys import certificates
from jwt_decoder.keys.written.forms import key_set, public_forms, whole_forms
from jwt_decoder.keys.written.jwk import public_jwk, whole_jwk
from jwt_decoder.make.generate import generate
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.verify.backend import AlgorithmUnavailableError, BackendError
from jwt_decoder.verify.key_pair import one_pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.keys.forms.certificate import Certificate
    from jwt_decoder.keys.key import Member
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.make.generate import Wanted
    from jwt_decoder.make.key_maker import KeyMaker
    from jwt_decoder.model.finding import KeyFinding

_MOST: Final = 100
_NAMED_BY: Final = ("kid", "use", "alg", "key_ops")
_MADE: Final = Sentence("Generated here.")
_WHOLE: Final = Sentence("{key}.")
_OF_PUBLIC: Final = Sentence("Public: anyone may have it. Nobody can sign or decrypt with it.")
_OF_PRIVATE: Final = Sentence(
    "Anyone with it can sign or decrypt as you. For real use, generate keys where they're kept."
)
_OF_SECRET: Final = Sentence("Anyone who has it can make tokens as well as check them.")
_PSS: Final = Sentence(
    "It is only for RSA-PSS: PEM and DER say so, a JWK only by its alg; PKCS#1 and SSH can't, so they are left out."
)
_ONLY_PUBLIC: Final = Sentence("Only its public part is shown in other forms.")
_NO_PRIVATE: Final = Sentence("Its private part can't be read here, so only its public part is shown in other forms.")


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One key with its forms: ``forms`` are of all of it, ``public`` of its public part, None where it has none.

    ``members`` is what its JWK says beside the key. A key with a ``problem`` has no forms.
    """

    kind: str
    message: Sentence
    material: Material
    members: Mapping[str, object]
    problem: Sentence | None = None
    thumbprint: str = ""
    findings: tuple[KeyFinding, ...] = ()
    chain: tuple[Certificate, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict, repr=False)
    public: Mapping[str, str] | None = field(default=None, repr=False)

    @property
    def line(self) -> Sentence | None:
        """What it means to have it; None of a key that cannot be used."""
        if self.problem:
            return None
        if self.material.key_type == "oct":
            return _OF_SECRET
        return _OF_PRIVATE if self.material.private else _OF_PUBLIC


@dataclass(frozen=True, slots=True)
class KeyForms:
    """What a key text holds, at ``now``; ``whole_set`` and ``public_set`` are JWK Sets, empty where there is no key."""

    key: Key
    now: float = 0
    entries: tuple[KeyEntry, ...] = ()
    whole_set: str = field(default="", repr=False)
    public_set: str = field(default="", repr=False)


async def read_forms(text: str, secret_encoding: str, now: float, maker: KeyMaker) -> KeyForms:
    """Read the keys in a text, and write each in every form; never raises, whatever the text."""
    key = read_key(text, secret_encoding).to_show()
    entries = [await _entry(key, member, now, maker) for member in key.members[:_MOST]]
    return _with_sets(KeyForms(key, now, tuple(entries)))


async def make_forms(wanted: Wanted, maker: KeyMaker) -> KeyForms:
    """Make a key, and write it in every form; what the platform lacks is the message. Raises NotMadeError."""
    try:
        made = await generate(wanted, maker)
    except BackendError as error:
        return KeyForms(Key("none", error.sentence, {}, "", problem=error.sentence))
    material = made.material
    message = _WHOLE.about(key=material.name.first).then(_MADE)
    entry = _written(KeyEntry("jwk", message, material, made.members))
    return _with_sets(KeyForms(Key("jwk", message, {}, ""), entries=(entry,)))


async def _entry(key: Key, member: Member, now: float, maker: KeyMaker) -> KeyEntry:
    material = member.read()
    chain = key.chain if member.jwk is None else certificates(member.jwk.get("x5c"))
    entry = KeyEntry(key.kind, _WHOLE.about(key=material.name.first), material, {}, chain=chain)
    if material.problem:
        return replace(entry, message=material.problem, problem=material.problem)
    try:
        material = await _completed(material, maker)
    except BackendError as error:
        return replace(entry, message=error.sentence, problem=error.sentence)
    pair = await one_pair(material, partial(maker.public_key, material.curve))
    findings = (*weaknesses(material), *(outdated(key, now) if key.chain else ()), *pair)
    return _written(replace(entry, material=material, members=_members(member, material), findings=findings))


async def _completed(material: Material, maker: KeyMaker) -> Material:
    """Return a private key with its public part, or its primes, which some forms leave out."""
    numbers = material.numbers
    if numbers and not numbers.p and not numbers.q:
        with suppress(AlgorithmUnavailableError):  # it stays a JWK
            found = await maker.primes(material.modulus, material.exponent, numbers.d)
            return replace(material, numbers=numbers._replace(p=found[0], q=found[1])) if found else material
    if material.octets or not material.seed:
        return material
    return replace(material, octets=await maker.public_key(material.curve, material.seed))


def _members(member: Member, material: Material) -> Mapping[str, object]:
    """Return what a JWK says beside the key: as it was given, else the ID of a map, else the thumbprint for an ID."""
    if member.jwk is not None:
        return member.jwk
    if isinstance(member.kid, str):
        return {"kid": member.kid}
    return {} if material.key_type == "oct" else {"kid": encoded(thumbprint(material))}


def _written(entry: KeyEntry) -> KeyEntry:
    material, members = entry.material, entry.members
    forms = whole_forms(material, members)
    message = entry.message if forms else entry.message.then(*_lacking_private(material))
    message = message.then(_PSS) if material.pss else message
    public = None if material.key_type == "oct" else public_forms(material, members)
    return replace(entry, message=message, forms=forms, public=public, thumbprint=encoded(thumbprint(material)))


def _lacking_private(material: Material) -> tuple[Sentence, ...]:
    return (material.unread, _ONLY_PUBLIC) if material.unread else (_NO_PRIVATE,)


def _with_sets(found: KeyForms) -> KeyForms:
    """Add the JWK Sets of all keys that have forms, each key once."""
    whole = [whole_jwk(one.material, one.members) for one in _distinct(one for one in found.entries if one.forms)]
    public = [public_jwk(one.material, one.members) for one in _distinct(one for one in found.entries if one.public)]
    return replace(found, whole_set=key_set(whole) if whole else "", public_set=key_set(public) if public else "")


def _distinct(entries: Iterable[KeyEntry]) -> Iterable[KeyEntry]:
    """Return a key that came more than once, such as with its certificate, at its first place; in whole, if it did."""
    found: dict[tuple[str, ...], KeyEntry] = {}
    for one in entries:
        # Under another name or for something else it is another entry.
        named = (one.thumbprint, *(str(one.members.get(name)) for name in _NAMED_BY))
        if named not in found or (one.material.private and not found[named].material.private):
            found[named] = one
    return found.values()
