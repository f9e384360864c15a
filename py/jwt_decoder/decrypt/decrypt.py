"""One recipient of a JWE against one key text (RFC 7516 §5.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decrypt.content import inflated, open_content, wrong_length
from jwt_decoder.decrypt.frameworks import derived
from jwt_decoder.decrypt.key_management import content_key
from jwt_decoder.decrypt.key_usability import refusal
from jwt_decoder.decrypt.named_algorithms import named
from jwt_decoder.decrypt.outcome import OF_KEYS, DecryptionError, DecryptionOutcome
from jwt_decoder.decrypt.recipients import encrypted_input
from jwt_decoder.decrypt.rounds import Rounds
from jwt_decoder.keys.key_findings import weak
from jwt_decoder.keys.key_material import Limits, secret_key
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.verify.backend import BackendError, KeyRefusedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.decrypt.outcome import Asked, EncryptedInput, State
    from jwt_decoder.keys.key import Key, Member
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.sentence import Facts

MOST_TRIED: Final = 64
_NO_SECRET: Final = Sentence("{alg} needs the shared key.")
_NO_PASSWORD: Final = Sentence("{alg} needs the password.")
_NO_PRIVATE: Final = Sentence("{alg} needs the private key.")
_DECRYPTED: Final = {
    True: Sentence("The content was decrypted with this key ({alg}, {enc})."),
    False: Sentence("The content was decrypted with this secret ({alg}, {enc})."),
}
_DERIVED: Final = Sentence(
    "The content was decrypted with the key that {framework} derives from this secret ({alg}, {enc})."
)
_TAG: Final = Sentence("The authentication tag doesn't match ({alg}, {enc}).")
# Of a content key that is known to be right, since its wrapping was undone; by whether there is additional data.
_CHANGED: Final = {
    False: Sentence(
        "This key unwrapped the content key, but the authentication tag doesn't match: the header, the"
        " initialization vector, the ciphertext or the tag was changed."
    ),
    True: Sentence(
        "This key unwrapped the content key, but the authentication tag doesn't match: the header, the"
        " additional data (aad), the initialization vector, the ciphertext or the tag was changed."
    ),
}
_WHICH: Final = Sentence("Key {place} of {count} was used.")
# What is said of content that was decrypted.
_OPENED: Final = frozenset({"zip", "bomb"})
_SURE: Final = frozenset({"rsa-oaep", "aes-kw", "aes-gcm-kw", "pbes2"})


def unopened(decoded: Decoded) -> DecryptionOutcome | None:
    """Return what can be said of a JWE before any key; None of any other token."""
    if not decoded.format.is_encrypted or decoded.is_opened:
        return None
    jwe = encrypted_input(decoded, decoded.signatures[0], Rounds())
    asked = named(jwe.header, jwe)
    return asked if isinstance(asked, DecryptionOutcome) else no_key(asked)


async def decrypt(jwe: EncryptedInput, key: Key, label: str, backend: DecryptionBackend) -> DecryptionOutcome:
    """Return what is inside with this key, or the one sentence why that cannot be said; never raises.

    ``label`` is what the paste calls the token, which may be the name of a cookie.
    """
    asked = named(jwe.header, jwe)
    if isinstance(asked, DecryptionOutcome):
        return asked
    if key.kind == "none":
        return no_key(asked)
    facts: Facts = {"alg": asked.alg.name, "enc": asked.enc.name}
    if key.problem:
        return DecryptionOutcome("key-unusable", key.problem, facts)
    outcomes = []
    members = chosen(key, asked)
    for member in members:
        outcomes.append(await _with_member(asked, member, label, backend))
        if outcomes[-1].state == "decrypted":
            break
    best = min(outcomes, key=OF_KEYS)
    return _of_several(best, members, len(key.members))


def no_key(asked: Asked) -> DecryptionOutcome:
    """Return what is needed to decrypt."""
    message = _NO_PRIVATE if asked.alg.has_key_pair else _NO_PASSWORD if asked.alg.family == "pbes2" else _NO_SECRET
    data: Facts = {"alg": asked.alg.name, "enc": asked.enc.name, "why": "no-key"}
    return DecryptionOutcome("not-attempted", message.about(alg=asked.alg.name), data)


def chosen(key: Key, asked: Asked) -> tuple[Member, ...]:
    """Return the keys to try: those with the kid of the header, else those whose kty and use fit; at most 64."""
    kid = asked.jwe.header.get("kid")
    named_ones = tuple(one for one in key.members if isinstance(kid, str) and one.kid == kid)
    fitting = tuple(one for one in key.members if one.kty in (None, *asked.alg.key_types) and one.use in (None, "enc"))
    return (named_ones or fitting or key.members[:1])[:MOST_TRIED]


async def _with_member(asked: Asked, member: Member, label: str, backend: DecryptionBackend) -> DecryptionOutcome:
    material = member.read()
    outcome = await _tried(asked, material, label, backend)
    findings = () if outcome.state == "key-unusable" else weak(material, asked.alg)
    facts: Facts = {"alg": asked.alg.name, "enc": asked.enc.name, "place": member.place}
    return replace(outcome, data={**facts, **outcome.data}, findings=findings)


async def _tried(asked: Asked, material: Material, label: str, backend: DecryptionBackend) -> DecryptionOutcome:
    outcome = await _told(_opened_by(asked, material, backend))
    is_open = outcome.state in {"failed", "key-unusable"} and outcome.data.get("why") not in _OPENED
    return await _told(_by_framework(asked, material, label, backend, outcome)) if is_open else outcome


async def _told(opening: Awaitable[DecryptionOutcome]) -> DecryptionOutcome:
    """Return what came of it, also where that was raised."""
    try:
        return await opening
    except DecryptionError as error:
        return DecryptionOutcome(error.state, error.sentence, error.data)
    except BackendError as error:
        state: State = "key-unusable" if isinstance(error, KeyRefusedError) else "unsupported"
        return DecryptionOutcome(state, error.sentence, {})


async def _opened_by(asked: Asked, material: Material, backend: DecryptionBackend) -> DecryptionOutcome:
    jwe, alg, enc = asked.jwe, asked.alg, asked.enc
    why = refusal(material, alg, enc)
    if why:
        return DecryptionOutcome("key-unusable", why, {})
    misshapen = wrong_length(jwe, enc)
    if misshapen:
        return DecryptionOutcome("failed", misshapen, {"why": "length"})
    plaintext = await open_content(jwe, enc, await content_key(asked, material, backend), backend)
    if plaintext is None:
        # RFC 3394 §2.2.3: what unwraps a key shows that it is the right one.
        if alg.family in _SURE or alg.wrap_octets:
            return DecryptionOutcome("failed", _CHANGED[jwe.aad is not None], {"why": "changed"})
        return DecryptionOutcome("failed", _TAG.about(alg=alg.name, enc=enc.name), {"why": "tag"})
    message = _DECRYPTED[alg.has_key_pair].about(alg=alg.name, enc=enc.name)
    return _opened(DecryptionOutcome("decrypted", message, {}, plaintext), jwe)


async def _by_framework(
    asked: Asked, material: Material, label: str, backend: DecryptionBackend, otherwise: DecryptionOutcome
) -> DecryptionOutcome:
    """Return what a key derived by a framework opens, or what came of the key itself."""
    if material.key_type != "oct" or material.limits != Limits():
        return otherwise
    for framework, key in derived(material.octets, asked, label):
        try:
            outcome = await _opened_by(asked, secret_key(key), backend)
        except DecryptionError as error:
            if error.data.get("why") in _OPENED:
                raise
            continue
        if outcome.state == "decrypted":
            message = _DERIVED.about(framework=framework.name, alg=asked.alg.name, enc=asked.enc.name)
            return replace(outcome, message=message, data={"source": framework.source})
    return otherwise


def _opened(outcome: DecryptionOutcome, jwe: EncryptedInput) -> DecryptionOutcome:
    """Undo the compression of what was decrypted; raises DecryptionError."""
    return replace(outcome, plaintext=inflated(outcome.plaintext or b"", jwe.header.get("zip")))


def _of_several(outcome: DecryptionOutcome, members: Sequence[Member], count: int) -> DecryptionOutcome:
    """Say which of several keys it was."""
    if count == 1 or "place" not in outcome.data:
        return outcome
    data: Facts = {**outcome.data, "count": count, "tried": len(members)}
    if outcome.state != "decrypted":
        return replace(outcome, data=data)
    which = _WHICH.about(place=Digits(int(str(outcome.data["place"]))), count=Digits(count))
    return replace(outcome, message=outcome.message.then(which), data=data)
