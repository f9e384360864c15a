"""One signature of a JWS against one key text (RFC 7515 §5.2)."""

from __future__ import annotations

import hmac
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys import key_names
from jwt_decoder.keys.edwards import is_point
from jwt_decoder.keys.key import Key, Member
from jwt_decoder.keys.key_findings import small_order, weak
from jwt_decoder.keys.small_order import has_small_order
from jwt_decoder.keys.weierstrass import is_on_curve
from jwt_decoder.model.sentence import Digits, Sentence, plural
from jwt_decoder.registry.algorithms import Algorithm, alike, find
from jwt_decoder.registry.foreign_algorithms import FOREIGN_ALGORITHMS, unsigning
from jwt_decoder.text.quote import quote
from jwt_decoder.verify.backend import AlgorithmUnavailableError, CryptoBackend, KeyRefusedError
from jwt_decoder.verify.key_pair import check_pair
from jwt_decoder.verify.key_references import check_references
from jwt_decoder.verify.key_usability import no_key, refusal
from jwt_decoder.verify.outcome import SignatureOutcome, SignedInput
from jwt_decoder.verify.select_key import Choice, choose, row_for, unknown_kid
from jwt_decoder.verify.signature_length import Mismatch, expected_octets, shown
from jwt_decoder.verify.trust import judge_trust

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jwt_decoder.keys.key import Origin
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.sentence import Facts
    from jwt_decoder.registry.curves import KeyType
    from jwt_decoder.verify.select_key import How

__all__ = ["CryptoBackend", "Key", "SignatureOutcome", "SignedInput", "holds", "verify", "without_key"]

# SHA-1 is that of no algorithm of JWS: a diagnosis tries it.
HASHES: Final = {"SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512", "SHA-1": "sha1"}
_ABSENT: Final = object()
_NO_ALG: Final = SignatureOutcome(
    "unsupported", Sentence("The header has no alg, so no algorithm is named."), {"why": "missing"}
)
_ALG_IS_EMPTY: Final = SignatureOutcome(
    "unsupported", Sentence("alg is empty, so it doesn't name an algorithm."), {"why": "missing"}
)
_ALG_IS_NO_STRING: Final = SignatureOutcome(
    "unsupported", Sentence("alg isn't a string, so it doesn't name an algorithm."), {"why": "not-a-string"}
)
_UNSECURED: Final = SignatureOutcome(
    "not-attempted",
    Sentence("This is an Unsecured JWS: alg is none, so there is no signature to verify."),
    {"alg": "none", "why": "unsecured"},
)
# By whether the signature holds, and whether it is an HMAC.
_TRIED: Final[Mapping[tuple[bool, bool], Sentence]] = MappingProxyType(
    {
        (True, True): Sentence("The signature matches this secret ({alg})."),
        (True, False): Sentence("The signature matches this key ({alg})."),
        (False, True): Sentence("The signature doesn't match this secret ({alg})."),
        (False, False): Sentence("The signature doesn't match this key ({alg})."),
    }
)
_NOT_ITSELF: Final = Sentence("The signature doesn't match this URL used as a secret ({alg}).")
_WHICH_KEY: Final[Mapping[How, Sentence]] = MappingProxyType(
    {
        "kid": Sentence("Tried key {place} of {count}, chosen by its kid."),
        "kid-unknown": Sentence("No key in the set has the token's kid: tried key {place} of {count} instead."),
        "kid-no-string": Sentence("Tried key {place} of {count}: the token's kid isn't a string."),
        "kid-empty": Sentence("Tried key {place} of {count}: the token's kid is empty."),
        "no-kid": Sentence("Tried key {place} of {count}: the token has no kid."),
        "keys-no-kid": Sentence("Tried key {place} of {count}: these keys have no kid."),
    }
)
_HOW_MANY_KEYS: Final[Mapping[How, Sentence]] = MappingProxyType(
    {
        "kid": plural(
            "Tried {tried} of {count} key, chosen by its kid.",
            "Tried {tried} of {count} keys, chosen by their kid.",
            count=0,
        ),
        "kid-no-string": plural(
            "Tried {tried} of {count} key: the token's kid isn't a string.",
            "Tried {tried} of {count} keys: the token's kid isn't a string.",
            count=0,
        ),
        "kid-empty": plural(
            "Tried {tried} of {count} key: the token's kid is empty.",
            "Tried {tried} of {count} keys: the token's kid is empty.",
            count=0,
        ),
        "no-kid": plural(
            "Tried {tried} of {count} key: the token has no kid.",
            "Tried {tried} of {count} keys: the token has no kid.",
            count=0,
        ),
        "keys-no-kid": plural(
            "Tried {tried} of {count} key: these keys have no kid.",
            "Tried {tried} of {count} keys: these keys have no kid.",
            count=0,
        ),
    }
)
_TEXTS: Final = frozenset({"secret", "unrecognised"})
_OFF_CURVE: Final = Sentence("This key's point isn't on {curve}: it was never a valid public key, or it was changed.")
_IS_ON_CURVE: Final[Mapping[KeyType, Callable[[str, bytes], bool]]] = MappingProxyType(
    {"EC": is_on_curve, "OKP": is_point}
)
_OF_SMALL_ORDER: Final = Sentence(
    "The public key is a point of small order: libraries disagree on whether it verifies a signature."
)
_NONE_SO_LONG: Final = Sentence("The signature is {octets} bytes, and none of the keys tried makes one of that length.")
_ONLY_ONE: Final = Sentence("Tried its only key instead.")
_INSTEAD: Final = plural("Tried {tried} of its {of} key instead.", "Tried {tried} of its {of} keys instead.", count=0)


async def verify(jws: SignedInput, key: Key, backend: CryptoBackend) -> SignatureOutcome:
    """Return whether the signature holds with the key, or the one sentence why that cannot be said; never raises."""
    algorithm = named_algorithm(jws.header)
    if isinstance(algorithm, SignatureOutcome):
        return algorithm
    if algorithm.family == "none":
        return _unsecured(jws)
    if key.kind == "none":
        return _no_key(algorithm)
    if key.problem:
        return SignatureOutcome("key-unusable", key.problem, {"alg": algorithm.name, "kind": key.kind}, key.findings)
    if key.kind in _TEXTS and (reason := no_key(key.members[0].read(), algorithm)):
        return SignatureOutcome("key-unusable", reason, {"alg": algorithm.name, "kind": key.kind}, key.findings)
    choice = choose(key, jws.header, algorithm)
    outcomes = []
    for member in choice.members:
        outcomes.append(await _with_member(jws, member, algorithm, key.origin, backend))
        if outcomes[-1].state == "valid":
            break
    return _of_several(min(outcomes, key=_rank), key, choice, jws.header.get("kid"))


def without_key(jws: SignedInput) -> SignatureOutcome:
    """Return what can be said of the signature before any key: what ``verify`` says for an empty one."""
    algorithm = named_algorithm(jws.header)
    if isinstance(algorithm, SignatureOutcome):
        return algorithm
    return _unsecured(jws) if algorithm.family == "none" else _no_key(algorithm)


def named_algorithm(header: Mapping[str, object]) -> Algorithm | SignatureOutcome:
    """Return the row that the header names, or the outcome when it names none."""
    value = header.get("alg", _ABSENT)
    if value is _ABSENT:
        return _NO_ALG
    if not isinstance(value, str):
        return _ALG_IS_NO_STRING
    return find(value) or (_unknown(value) if value else _ALG_IS_EMPTY)


async def holds(
    material: Material, algorithm: Algorithm, signature: bytes, message: bytes, backend: CryptoBackend
) -> bool:
    """Return whether the mathematics hold, whatever else is said of key and length; raises what the backend raises."""
    if algorithm.family == "hmac":
        expected = hmac.digest(material.octets, message, HASHES[str(algorithm.hash)])
        return hmac.compare_digest(expected, signature)
    public = await accepted(material, algorithm, backend)
    return await backend.verify(algorithm, public.octets, signature, message)


async def accepted(material: Material, algorithm: Algorithm, backend: CryptoBackend) -> Material:
    """Return a key with its public octets; raises KeyRefusedError for one that verifies nothing, or anything."""
    public = await with_public_part(material, algorithm, backend)
    if has_small_order(public.curve, public.octets):
        raise KeyRefusedError(_OF_SMALL_ORDER)
    is_there = _IS_ON_CURVE.get(public.key_type)
    if is_there and not is_there(public.curve, public.octets):
        raise KeyRefusedError(_OFF_CURVE.about(curve=public.curve))
    return public


async def with_public_part(material: Material, algorithm: Algorithm, backend: CryptoBackend) -> Material:
    """Return a key with its public octets, which a backend works out where it is only a seed."""
    if material.octets or not material.seed:
        return material
    return replace(material, octets=await backend.public_key(algorithm, material.seed))


async def _with_member(
    jws: SignedInput, member: Member, algorithm: Algorithm, origin: Origin, backend: CryptoBackend
) -> SignatureOutcome:
    material = member.read()
    tried: Facts = {"alg": algorithm.name, "place": member.place, "words": material.name.within}
    why = refusal(material, algorithm)
    if why:
        return SignatureOutcome("key-unusable", why, tried, small_order(material))
    row = row_for(algorithm, material)
    findings = weak(material, row) + check_references(jws.header, material) + await check_pair(material, row, backend)
    mismatch = Mismatch(jws, algorithm, row, material, Digits(expected_octets(row, material)))
    if mismatch.octets != mismatch.needed:
        name, shows = shown(mismatch)
        lengths: Facts = {**tried, "octets": mismatch.octets, "needed": mismatch.needed, "why": name}
        return SignatureOutcome("invalid", shows, lengths, findings)
    try:
        material = await with_public_part(material, row, backend)
        valid = await holds(material, row, jws.signature, jws.signing_input, backend)
    except AlgorithmUnavailableError as error:
        return SignatureOutcome("unsupported", error.sentence, tried, findings)
    except KeyRefusedError as error:
        return SignatureOutcome("key-unusable", error.sentence, tried, findings)
    message = _TRIED[valid, algorithm.family == "hmac"].about(alg=algorithm.name)
    if not valid:
        is_address = material.own_name is key_names.ADDRESS
        said, about = (_NOT_ITSELF.about(alg=algorithm.name), ()) if is_address else (message, findings)
        return SignatureOutcome("invalid", said, tried, about)
    trust, more = judge_trust(jws, material, origin)
    return SignatureOutcome("valid", message, tried, findings + more, trust)


def _rank(outcome: SignatureOutcome) -> tuple[int, bool]:
    """Return a rank that puts first what says most: one key that fits counts more than others that cannot be used.

    A key that could have made the signature counts more than one that makes none of such a length.
    """
    states = ("valid", "invalid", "unsupported", "key-unusable", "not-attempted")
    return states.index(outcome.state), "needed" in outcome.data


def _of_several(outcome: SignatureOutcome, key: Key, choice: Choice, kid: object) -> SignatureOutcome:
    """Add which of several keys it was, and what is to be said of the key text as a whole."""
    findings = key.findings + outcome.findings
    if choice.how == "only":
        return replace(outcome, findings=findings)
    tried, count = len(choice.members), Digits(len(key.members))
    data: Facts = {**outcome.data, "tried": tried, "count": count}
    message = outcome.message
    if tried > 1 and outcome.data.get("why") == "other-key":
        message = _NONE_SO_LONG.about(octets=outcome.data["octets"])
    if choice.how == "kid-unknown" and outcome.state != "valid":
        data = {**data, "lacking": "kid"}
        instead = _INSTEAD.about(count=count, tried=tried, of=count) if count > 1 else _ONLY_ONE
        message = unknown_kid(str(kid), key.kids).then(message, instead)
        return replace(outcome, message=message, data=data, findings=findings)
    if tried == 1 or outcome.state == "valid":
        which = _WHICH_KEY[choice.how].about(place=outcome.data.get("place", 1), count=count)
    else:
        which = _HOW_MANY_KEYS[choice.how].about(tried=tried, count=count)
    return replace(outcome, message=message.then(which), data=data, findings=findings)


def _unknown(value: str) -> SignatureOutcome:
    meant, alg = alike(value), quote(value)
    if meant is None:
        message = unsigning(value).about(alg=alg)
        if value in FOREIGN_ALGORITHMS:
            message = message.then(FOREIGN_ALGORITHMS[value])
        return SignatureOutcome("unsupported", message, {"why": "unknown"})
    if meant.family == "none":
        message = Sentence(
            "“{alg}” isn't {meant}: names are case-sensitive and exact, and this spelling of none is known"
            " from attacks.",
            alg=alg,
            meant=meant.name,
        )
    else:
        message = Sentence("“{alg}” isn't {meant}: names are case-sensitive and exact.", alg=alg, meant=meant.name)
    return SignatureOutcome("unsupported", message, {"why": "misspelt"})


def _unsecured(jws: SignedInput) -> SignatureOutcome:
    """RFC 7518 §3.6: the signature of an Unsecured JWS must be empty, and no key is used."""
    octets = Digits(len(jws.signature))
    if not octets:
        return _UNSECURED
    message = plural(
        "alg is none, so the signature must be empty, but it is {octets} byte.",
        "alg is none, so the signature must be empty, but it is {octets} bytes.",
        count=octets,
        octets=octets,
    )
    return SignatureOutcome("invalid", message, {"alg": "none", "octets": octets, "needed": 0, "why": "unsecured"})


def _no_key(algorithm: Algorithm) -> SignatureOutcome:
    if algorithm.family == "hmac":
        message = Sentence("{alg} needs the shared secret.", alg=algorithm.name)
    else:
        message = Sentence("{alg} needs the public key.", alg=algorithm.name)
    return SignatureOutcome("not-attempted", message, {"alg": algorithm.name, "why": "no-key"})
