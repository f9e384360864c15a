"""Confirmation: the key that whoever sends a token must prove to hold, as cnf says (RFC 7800 §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists.table import CHECKLISTS
from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.json.parse import members_of, plain
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.key_material import encoded, thumbprint
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.relations.relation import Node, Said
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.part import Node as JsonNode
    from jwt_decoder.model.sentence import Value
    from jwt_decoder.relations.relation import State
    from jwt_decoder.relations.speaker import Paste, Signed, Speaker

# Which kind of token proves that its sender holds the key in cnf.jwk of which other kind.
PROVES: Final = {one.id: one.proves for one in CHECKLISTS if one.proves not in {"", "jwk", "jwks"}}
PROOF: Final = "dpop-proof"
CONFIRMATION: Final = "cnf"
_JKT: Final = "jkt"
_CERTIFICATE: Final = "x5t#S256"
_BOUND: Final = Sentence("is bound to")
_PROVEN: Final = Sentence("is proven by")
_KEY: Final = Node("key", Sentence("a key that isn't here"))
_NO_CERTIFICATE: Final = Node("certificate", Sentence("a certificate that isn't here"))
_NO_STRING: Final = Sentence("{claim} of {token} must be a string.")
_NO_OBJECT: Final = Sentence("cnf of {token} must be an object; as it is, it names no key.")

_BY_PROOF: Final[dict[Signed, tuple[State, Sentence]]] = {
    True: ("holds", Sentence("{claim} of {token} is the thumbprint of the key in {proof}, and that key signed it.")),
    False: (
        "fails",
        Sentence("{claim} of {token} is the thumbprint of the key in {proof}, but that key didn't sign it."),
    ),
    None: (
        "unknown",
        Sentence("{claim} of {token} is the thumbprint of the key in {proof}; whether that key signed it isn't known."),
    ),
}
_OF_KEY: Final = Sentence("{claim} of {token} is the thumbprint of {key}.")
_OF_NO_PROOF: Final = Sentence("{claim} of {token} isn't the thumbprint of the key in {proof}.")
_OF_NO_PROOFS: Final = Sentence(
    "{claim} of {token} isn't the thumbprint of the key in any of {count} DPoP proofs here."
)
_NO_PROOF: Final = Sentence(
    "{claim} of {token} is the thumbprint of a key. Paste the DPoP proof or the key to compare it."
)


def jkt(speaker: Speaker, paste: Paste) -> Iterator[Said]:
    """Hold cnf.jkt against the keys of DPoP proofs, and other keys (RFC 9449 §6.1)."""
    node = members_of(speaker.claims[CONFIRMATION]).get(_JKT)
    if node is not None:
        yield from _thumbprint("cnf.jkt", node, speaker, paste)


def of_request(speaker: Speaker, paste: Paste) -> Iterator[Said]:
    """Hold dpop_jkt of a Request Object against the same (RFC 9449 §10)."""
    yield from _thumbprint("dpop_jkt", speaker.claims["dpop_jkt"], speaker, paste)


def _thumbprint(claim: str, node: JsonNode, speaker: Speaker, paste: Paste) -> Iterator[Said]:
    names: dict[str, Value] = {"claim": claim, "token": speaker.node.name}
    value = string_of(node)
    if not value:
        yield Said("fails", _BOUND, _KEY, _NO_STRING.about(**names))
        return
    proofs = [one for one in paste.others(speaker) if one.kind == PROOF and one.keys]
    matching = [one for one in proofs if any(_is_of(key, value) for key in one.keys)]
    keys = [one for one in paste.keys if _is_of(one.material, value)]
    for proof in matching:
        state, message = _BY_PROOF[proof.own]
        yield Said(state, _BOUND, proof.node, message.about(**names, proof=proof.node.name))
    for key in keys:
        yield Said("holds", _BOUND, key.node, _OF_KEY.about(**names, key=key.node.name))
    if matching or keys:
        return
    if len(proofs) == 1:
        yield Said("fails", _BOUND, proofs[0].node, _OF_NO_PROOF.about(**names, proof=proofs[0].node.name))
    elif proofs:
        yield Said("fails", _BOUND, _KEY, _OF_NO_PROOFS.about(**names, count=Digits(len(proofs))))
    else:
        yield Said("unknown", _BOUND, _KEY, _NO_PROOF.about(**names))


def _is_of(key: Material, value: str) -> bool:
    return encoded(thumbprint(key)) == value


_OF_CERTIFICATE: Final = Sentence("cnf.x5t#S256 of {token} is the thumbprint of {certificate}.")
_OF_NO_CERTIFICATE: Final = Sentence("cnf.x5t#S256 of {token} isn't the thumbprint of any certificate here.")
_LACKS_CERTIFICATE: Final = Sentence(
    "cnf.x5t#S256 of {token} is the thumbprint of a certificate. Paste the client's certificate as PEM to compare it."
)


def x5t(speaker: Speaker, paste: Paste) -> Iterator[Said]:
    """Hold cnf.x5t#S256 against the certificates that are here (RFC 8705 §3.1)."""
    node = members_of(speaker.claims[CONFIRMATION]).get(_CERTIFICATE)
    if node is None:
        return
    token, value = speaker.node.name, string_of(node)
    if not value:
        yield Said("fails", _BOUND, _NO_CERTIFICATE, _NO_STRING.about(claim="cnf.x5t#S256", token=token))
        return
    matching = [one.node for one in paste.certificates if encoded(one.sha256) == value]
    for one in dict.fromkeys(matching):
        yield Said("holds", _BOUND, one, _OF_CERTIFICATE.about(token=token, certificate=one.name))
    if matching:
        return
    pasted = [one.node for one in paste.certificates if one.is_pasted]
    state: State = "fails" if pasted else "unknown"
    message = _OF_NO_CERTIFICATE if pasted else _LACKS_CERTIFICATE
    target = pasted[0] if len(pasted) == 1 else _NO_CERTIFICATE
    yield Said(state, _BOUND, target, message.about(token=token))


_UNREADABLE: Final = Sentence("The key in cnf.jwk of {token} can't be read.")
_SECRET: Final = Sentence("cnf.jwk of {token} has a shared secret, which everybody who has the token can read.")
_IS_KEY: Final = Sentence("cnf.jwk of {token} is {key}.")
_PROVEN_BY: Final[dict[Signed, tuple[State, Sentence]]] = {
    True: ("holds", Sentence("The key in cnf.jwk of {token} signed {proof}.")),
    False: ("fails", Sentence("The key in cnf.jwk of {token} didn't sign {proof}.")),
    None: ("unknown", Sentence("Whether the key in cnf.jwk of {token} signed {proof} isn't known.")),
}
_UNPROVEN: Final = Sentence("cnf.jwk of {token} is a key, but nothing here shows who holds it.")
_BINDING: Final = Node("token", Sentence("its Key Binding JWT"))
_BINDS: Final = Sentence("The Key Binding JWT of {token} is signed with the key in cnf.jwk, and sd_hash matches.")
_OTHER_HASH: Final = Sentence(
    "The Key Binding JWT of {token} is signed with the key in cnf.jwk, but sd_hash isn't that of what comes before it."
)
_NO_HASH: Final = Sentence(
    "The Key Binding JWT of {token} is signed with the key in cnf.jwk, but its sd_hash can't be compared."
)
_NOT_HOLDER: Final = Sentence("The Key Binding JWT of {token} isn't signed with the key in cnf.jwk.")
_HOLDER_UNKNOWN: Final = Sentence(
    "Whether the Key Binding JWT of {token} is signed with the key in cnf.jwk isn't known."
)
_NO_BINDING: Final = Sentence(
    "There is no Key Binding JWT with {token}, so nothing here shows who holds the key in cnf.jwk."
)


def jwk(speaker: Speaker, paste: Paste) -> Iterator[Said]:
    """Look for what shows that somebody holds the key in cnf.jwk (RFC 7800 §3.2)."""
    node = members_of(speaker.claims[CONFIRMATION]).get("jwk")
    if node is None:
        return
    value, token = plain(node), speaker.node.name
    material = read_jwk(value) if isinstance(value, dict) else None
    if material is None or material.problem:
        yield Said("unknown", _BOUND, _KEY, _UNREADABLE.about(token=token))
        return
    if material.key_type == "oct":
        yield Said("fails", _BOUND, _KEY, _SECRET.about(token=token))
        return
    own = (one.node for one in paste.keys if thumbprint(one.material) == thumbprint(material))
    said = (Said("holds", _BOUND, one, _IS_KEY.about(token=token, key=one.name)) for one in own)
    found = [*_bound(speaker), *_proven(speaker, paste), *said]
    yield from found or [Said("unknown", _BOUND, _KEY, _UNPROVEN.about(token=token))]


def _bound(speaker: Speaker) -> Iterator[Said]:
    """Say what is known of a Key Binding JWT (RFC 9901 §4.3)."""
    token = speaker.node.name
    if speaker.holder is None:
        if speaker.is_sd_jwt:
            yield Said("unknown", _BOUND, _KEY, _NO_BINDING.about(token=token))
        return
    signed, hashed = speaker.holder
    state: State = "unknown" if signed is None else "fails"
    message = {None: _HOLDER_UNKNOWN, False: _NOT_HOLDER, True: _OTHER_HASH}[signed]
    if signed and hashed == "match":
        state, message = "holds", _BINDS
    elif signed and hashed == "not-compared":
        state, message = "unknown", _NO_HASH
    yield Said(state, _PROVEN, _BINDING, message.about(token=token))


def _proven(speaker: Speaker, paste: Paste) -> Iterator[Said]:
    """Say which other tokens are signed with the key, and which should be."""
    for other in paste.others(speaker):
        signed = paste.signed.get((other.index, speaker.index))
        if signed or (speaker.kind and PROVES.get(other.kind) == speaker.kind):
            state, message = _PROVEN_BY[signed]
            names = {"token": speaker.node.name, "proof": other.node.name}
            yield Said(state, _PROVEN, other.node, message.about(**names))


_NAME: Final = Sentence("cnf.kid of {token} is “{kid}”, a name. Which key has it can't be computed.")
_ELSEWHERE: Final = Sentence("cnf.{member} of {token} names a key that isn't in the token.")
_NO_MEMBER: Final = Sentence("cnf of {token} names no key that is known here.")
_KNOWN: Final = frozenset({_JKT, _CERTIFICATE, "jwk"})
_AWAY: Final = ("jku", "jwe", "x5u")
_LONGEST: Final = 60


def elsewhere(speaker: Speaker, _: Paste) -> Iterator[Said]:
    """Say what of cnf can't be compared with anything (RFC 7800 §3.3 to §3.5)."""
    node, token = speaker.claims[CONFIRMATION], speaker.node.name
    members = members_of(node)
    if node["type"] != "object":
        yield Said("fails", _BOUND, _KEY, _NO_OBJECT.about(token=token))
    elif _KNOWN.isdisjoint(members):
        kid = string_of(members.get("kid"))
        away = next((name for name in _AWAY if name in members), "")
        if away:
            yield Said("unknown", _BOUND, _KEY, _ELSEWHERE.about(member=away, token=token))
        elif kid:
            yield Said("unknown", _BOUND, _KEY, _NAME.about(token=token, kid=quote(kid, _LONGEST)))
        else:
            yield Said("unknown", _BOUND, _KEY, _NO_MEMBER.about(token=token))
