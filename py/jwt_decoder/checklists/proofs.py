"""What is required of proofs that their sender has a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists import rows
from jwt_decoder.checklists.hashes import ath, hash_of
from jwt_decoder.checklists.kinds import AUDIENCE, BARE_URL, JWK, OBJECT, SECONDS, SHA_256, STRING, text_of
from jwt_decoder.checklists.requirement import MET, Answer, Checklist, Requirement
from jwt_decoder.extract.targets import is_same_target, without_query
from jwt_decoder.json.parse import members_of, plain
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.key_material import encoded, thumbprint
from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.registry import algorithms
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from jwt_decoder.checklists.subject import Subject

_DPOP: Final = "RFC 9449 §4.2"
_DPOP_CHECKS: Final = "RFC 9449 §4.3"
_PROOF: Final = "OpenID for Verifiable Credential Issuance 1.0, Appendix F.1"
_PROOF_CHECKS: Final = "OpenID for Verifiable Credential Issuance 1.0, Appendix F.4"
_POP: Final = "draft-ietf-oauth-attestation-based-client-auth §5.2"
_WPT: Final = "draft-ietf-wimse-wpt §2"
_ATTESTATION: Final = "client-attestation"
_WIT: Final = "workload-identity-token"
_LONGEST: Final = 120
_KEYS: Final = ("jwk", "kid", "x5c")
_REQUEST: Final = Sentence("Paste the whole request with it.")
_SHORT: Final = 600


def _method(subject: Subject) -> Answer | None:
    node, request = subject.claims.get("htm"), subject.paste.request
    if node is None:
        return None
    if request is None or not request.method:
        return rows.unknown(_REQUEST)
    return (
        MET
        if text_of(node) == request.method
        else rows.missed(Sentence("The request is a {method}.", method=request.method))
    )


def _address(subject: Subject) -> Answer | None:
    node, request = subject.claims.get("htu"), subject.paste.request
    if node is None:
        return None
    if request is None:
        return rows.unknown(_REQUEST)
    if is_same_target(text_of(node), request.address):
        return MET
    target = quote(without_query(request.address), _LONGEST)
    return rows.missed(Sentence("The request goes to “{address}”.", address=target))


def _bound_key(subject: Subject) -> Answer | None:
    """Hold the key of a proof to the thumbprint in the access token beside it."""
    jwk = subject.header.get("jwk")
    if jwk is None or not JWK.holds(jwk):
        return None
    found = (members_of(one.claims.get("cnf")).get("jkt") for one in subject.paste.others if one.kind != "dpop-proof")
    bound = [text_of(node) for node in found if node is not None]
    if not bound:
        return rows.unknown(Sentence("Paste the access token with it, if it is a JWT."))
    key = read_jwk({name: plain(member) for name, member in members_of(jwk).items()})
    is_same = encoded(thumbprint(key)) in bound
    return MET if is_same else rows.missed(Sentence("The access token is bound to another key."))


def _one_key(subject: Subject) -> Answer | None:
    found = [name for name in _KEYS if name in subject.header]
    if len(found) == 1:
        return MET
    if found:
        return rows.missed(Sentence("{names} are present.", names=Listing(tuple(found), "and")))
    return subject.unseen_header or rows.missed(Sentence("None of them is present."))


def _alg_of_key(subject: Subject) -> Answer | None:
    """Hold alg of a Workload Proof Token to that of the key in the Workload Identity Token."""
    alg = subject.header.get("alg")
    keys = [members_of(members_of(one.claims.get("cnf")).get("jwk")) for one in subject.others(_WIT)]
    named = [text_of(key["alg"]) for key in keys if "alg" in key]
    row = algorithms.find(text_of(alg)) if alg else None
    if alg is None or (row and row.family in rows.WITHOUT_PAIR):
        return None
    if not named:
        return rows.unknown(Sentence("Paste the Workload Identity Token with it."))
    return MET if text_of(alg) in named else rows.missed(Sentence("The key is for “{alg}”.", alg=quote(named[0])))


_BY_JWK: Final = Sentence("The signature must be valid with the key in jwk.")
_NO_JWK: Final = Sentence("There is no key in jwk to check it with.")
_DPOP_PROOF: Final = (
    rows.typed("dpop+jwt", _DPOP),
    rows.signs(_DPOP),
    rows.headed("jwk", JWK, _DPOP),
    rows.has("jti", STRING, _DPOP),
    rows.has("htm", STRING, _DPOP),
    rows.has("htu", BARE_URL, _DPOP),
    rows.has("iat", SECONDS, _DPOP),
    rows.may_have("nonce", STRING, _DPOP),
    rows.verified(_DPOP_CHECKS, _BY_JWK, _NO_JWK),
    Requirement("htm-of-request", Sentence("htm must be the method of the request."), _DPOP_CHECKS, _method),
    Requirement("htu-of-request", Sentence("htu must be the URL of the request."), _DPOP_CHECKS, _address),
    rows.expected("nonce", _DPOP_CHECKS, words=Sentence("nonce must be the one the server gave."), always=True),
    rows.fresh(_DPOP_CHECKS),
    ath(_DPOP_CHECKS),
    Requirement("jkt", Sentence("The access token must be bound to the proof's key."), _DPOP_CHECKS, _bound_key),
)
_KEY_PROOF: Final = (
    rows.typed("openid4vci-proof+jwt", _PROOF),
    rows.signs(_PROOF),
    Requirement("one-key", Sentence("The header must have exactly one of jwk, kid and x5c."), _PROOF, _one_key),
    rows.may_be_headed("jwk", JWK, _PROOF),
    rows.may_be_headed("key_attestation", STRING, _PROOF),
    rows.has("aud", AUDIENCE, _PROOF),
    rows.has("iat", SECONDS, _PROOF),
    rows.may_have("nonce", STRING, _PROOF),
    rows.may_have("iss", STRING, _PROOF),
    rows.expected("aud", _PROOF_CHECKS, words=Sentence("aud must be your credential issuer.")),
    rows.expected("nonce", _PROOF_CHECKS, words=Sentence("nonce must be the one the issuer gave."), always=True),
    rows.verified(
        _PROOF_CHECKS,
        Sentence("The signature must be valid with the key in the header."),
        Sentence("The key isn't in the header: add it to check the signature."),
    ),
    rows.fresh(_PROOF_CHECKS),
)
_ATTESTATION_PROOF: Final = (
    rows.typed("oauth-client-attestation-pop+jwt", _POP),
    rows.signs(_POP),
    rows.has("aud", AUDIENCE, _POP),
    rows.has("jti", STRING, _POP),
    rows.has("iat", SECONDS, _POP),
    rows.may_have("challenge", STRING, _POP),
    rows.expected("aud", _POP, words=Sentence("aud must be your authorization server.")),
    rows.verified(
        _POP,
        Sentence("The signature must be valid with the key in cnf of the Client Attestation."),
        Sentence("Paste the Client Attestation with it."),
    ),
    rows.fresh(_POP),
)
_WORKLOAD_PROOF: Final = (
    rows.typed("wpt+jwt", _WPT),
    rows.signs(_WPT),
    rows.has("aud", AUDIENCE, _WPT),
    rows.has("exp", SECONDS, _WPT),
    rows.has("jti", STRING, _WPT),
    rows.has("wth", SHA_256, _WPT),
    rows.may_have("ath", SHA_256, _WPT),
    rows.may_have("tth", SHA_256, _WPT),
    rows.may_have("oth", OBJECT, _WPT),
    Requirement(
        "alg-of-key", Sentence("alg must be that of the key in the Workload Identity Token."), _WPT, _alg_of_key
    ),
    rows.verified(
        _WPT,
        Sentence("The signature must be valid with the key in cnf of the Workload Identity Token."),
        Sentence("Paste the Workload Identity Token with it."),
    ),
    hash_of(
        "wth",
        _WIT,
        Sentence("wth must be the hash of the Workload Identity Token."),
        Sentence("Paste the Workload Identity Token with it."),
        _WPT,
    ),
    hash_of(
        "tth",
        "transaction-token",
        Sentence("tth must be the hash of the Transaction Token."),
        Sentence("Paste the Transaction Token with it."),
        _WPT,
    ),
    rows.expected("aud", _WPT, words=Sentence("aud must be the URL of the request.")),
    rows.unexpired(_WPT),
    rows.ends_within(_SHORT, _WPT, Sentence("exp must be near: minutes or seconds from now.")),
)

DPOP_PROOF: Final = Checklist("dpop-proof", "DPoP proof", "RFC 9449 §4", _DPOP_PROOF, "jwk")
KEY_PROOF: Final = Checklist("openid4vci-proof", "Key proof for a credential", _PROOF, _KEY_PROOF, "jwk")
CLIENT_ATTESTATION_POP: Final = Checklist(
    "client-attestation-pop", "Proof of possession of a Client Attestation", _POP, _ATTESTATION_PROOF, _ATTESTATION
)
WORKLOAD_PROOF: Final = Checklist("workload-proof-token", "Workload Proof Token", _WPT, _WORKLOAD_PROOF, _WIT)
