"""Keys that come as JSON: a JWK, a JWK Set, a map of key IDs, and the discovery document that has none."""

from __future__ import annotations

from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys import key_names
from jwt_decoder.keys.decentralized import method_key
from jwt_decoder.keys.fetch_command import fetch_command
from jwt_decoder.keys.forms import pem
from jwt_decoder.keys.forms.containers import container
from jwt_decoder.keys.forms.jwk import inferred_kind, is_private, read_jwk
from jwt_decoder.keys.key import PRIVATE, PRIVATE_UNUSED, Key, Member
from jwt_decoder.keys.key_findings import duplicate_ids, duplicate_names, mixed, private
from jwt_decoder.keys.key_material import Material, secret_key
from jwt_decoder.model.sentence import Digits, Sentence, plural
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jwt_decoder.keys.forms.certificate import Certificate
    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.model.sentence import Value

_SHOWN: Final = 60
_LONGEST_ADDRESS: Final = 200
_LONGEST_CHAIN: Final = 20
_FORM: Final = "JWK"
_SET_FORM: Final = "JWK Set"
_ARRAY_FORM: Final = Sentence("array of JWKs (a JWK Set is an object)")
_MAP_FORM: Final = Sentence("map of kid to PEM")
_OBJECT_FORM: Final = Sentence("PEM in a JSON object")
_ACCOUNT_FORM: Final = Sentence("Google service account file")
# Names that say what is under them, so that they are no key IDs; without case and separators.
_NO_KIDS: Final = frozenset({"key", "pem", "cert", "certificate", "privatekey", "publickey", "signingkey", "x5c"})
_MEMBER: Final = Sentence("It was found in “{name}” of the JSON.")
_CONFIGURATION: Final = Sentence("Configuration that names the URL of the keys.")
_POINTS_AT: Final = Sentence(
    "This is the configuration of a verifier, not a key. Its keys are at “{address}” (not fetched): paste what you find"
    " there."
)
# Names without case and separators.
_ADDRESSES: Final = frozenset(
    {
        "jwkurl",
        "jwksurl",
        "jwksuri",
        "jwkuri",
        "jwkseturl",
        "jwkseturi",
        "jwksendpoint",
        "jku",
        "x5u",
        "clientx509certurl",
    }
)
_SECRET_NAMES: Final = ("secret", "jwtsecret", "secretkey", "signingsecret", "sharedsecret", "clientsecret")
_ALGORITHM_NAMES: Final = ("alg", "algorithm", "type")
_HMAC: Final = frozenset({"HS256", "HS384", "HS512"})
# Those of RSAParameters, in lower case.
_RSA_PARAMETERS: Final = {
    "modulus": "n",
    "exponent": "e",
    "inverseq": "qi",
    **{name: name for name in ("d", "p", "q", "dp", "dq")},
}
_DID_FORM: Final = Sentence("DID document")
_EMPTY_SET: Final = Sentence("This JWK Set has no keys.")
_EMPTY_PEM: Final = Sentence("The PEM is empty: there is no key in it.")
_DISCOVERY: Final = Sentence("OpenID discovery document.")


def read_json(text: str, value: object, duplicates: Sequence[str]) -> Key | None:
    """Read the key that a JSON value is; None where it is none, so that the text may be a secret."""
    findings = duplicate_names(duplicates)
    if not isinstance(value, dict):
        return _array(text, value, findings) if isinstance(value, list) else None
    if "n" not in value and (parameters := _rsa_parameters(value)) is not None:
        return _jwk(text, parameters, findings)
    if "kty" in value or isinstance(value.get("x5c"), list) or inferred_kind(value):
        return _jwk(text, value, findings)
    if isinstance(value.get("keys"), list):
        return _jwk_set(text, value["keys"], findings)
    if isinstance(value.get("jwks_uri"), str):
        return _discovery(text, value["jwks_uri"])
    return _did_document(text, value) or _key_map(text, value) or _pointer(text, value) or _shared(text, value)


def _jwk(text: str, jwk: Mapping[str, object], findings: tuple[KeyFinding, ...]) -> Key:
    material = read_jwk(jwk)
    kid = jwk.get("kid")
    data: dict[str, Value] = {"form": _FORM, "words": material.name.within}
    message = Sentence("{key}, JWK.", key=material.name.first)
    if isinstance(kid, str):
        message = message.then(Sentence("Its kid is “{kid}”.", kid=quote(kid[:_SHOWN], _SHOWN)))
    if material.private:
        data["private"] = 1
        message = message.then(PRIVATE_UNUSED if material.problem else PRIVATE)
        findings += private(1, is_used=not material.problem)
    return Key("jwk", message, data, text, members=(_member(1, jwk),), problem=material.problem, findings=findings)


def _rsa_parameters(value: Mapping[str, object]) -> dict[str, object] | None:
    """Return the JWK of an RSA key whose numbers have the names of .NET; None of all else."""
    named = {_RSA_PARAMETERS.get(name.lower(), ""): one for name, one in value.items() if isinstance(one, str)}
    return {"kty": "RSA", **{name: one for name, one in named.items() if name}} if {"n", "e"} <= named.keys() else None


def _jwk_set(text: str, keys: Sequence[object], findings: tuple[KeyFinding, ...]) -> Key:
    members = _members(keys)
    message = plural("JWK Set, {count} key.", "JWK Set, {count} keys.", count=Digits(len(members)))
    problem = None if members else _EMPTY_SET
    findings += _set_findings(keys, members)
    return Key("jwk-set", message, {"form": _SET_FORM}, text, members=members, problem=problem, findings=findings)


def _jwk_array(text: str, keys: Sequence[object], findings: tuple[KeyFinding, ...]) -> Key:
    members = _members(keys)
    message = plural(
        "Array of JWKs (a JWK Set is an object), {count} key.",
        "Array of JWKs (a JWK Set is an object), {count} keys.",
        count=Digits(len(members)),
    )
    findings += _set_findings(keys, members)
    return Key("jwk-set", message, {"form": _ARRAY_FORM}, text, members=members, findings=findings)


def _members(keys: Sequence[object]) -> tuple[Member, ...]:
    """RFC 7517 §5: members that are no object are ignored, as are keys of a kind that is not known."""
    objects = (jwk for jwk in keys if isinstance(jwk, dict))
    return tuple(_member(place, jwk) for place, jwk in enumerate(objects, 1))


def _set_findings(keys: Sequence[object], members: Sequence[Member]) -> tuple[KeyFinding, ...]:
    return duplicate_ids(members) + mixed(members) + _private_members(keys)


def _member(place: int, jwk: Mapping[str, object]) -> Member:
    said = jwk.get("kid"), jwk.get("kty"), jwk.get("alg"), jwk.get("use")
    return Member(place, partial(read_jwk, jwk), *said, jwk)


def _array(text: str, value: Sequence[object], findings: tuple[KeyFinding, ...]) -> Key | None:
    """Take an array of JWKs without the object around it, or of certificates as ``x5c`` has them."""
    if value and all(isinstance(item, dict) and "kty" in item for item in value):
        return _jwk_array(text, value, findings)
    first = pem.read_bare(value[0]) if value and isinstance(value[0], str) else None
    return _chain(text, value, first[1]) if first else None


def _chain(text: str, chain: Sequence[object], first: Material) -> Key | None:
    certificate = first.certificate
    if certificate is None:
        return None
    message = Sentence(
        "Certificate chain as in x5c, of “{subject}”, issued by “{issuer}”.",
        subject=certificate.subject,
        issuer=certificate.issuer,
    )
    data: dict[str, Value] = {"form": "x5c", "count": len(chain), "words": first.name.within}
    data |= {"not_before": certificate.not_before, "not_after": certificate.not_after}
    member = Member(1, partial(_pem_material, str(chain[0])), kty=first.key_type)
    return Key("certificate", message, data, text, members=(member,), problem=first.problem, chain=certificates(chain))


def certificates(chain: object) -> tuple[Certificate, ...]:
    """Return the certificates of an ``x5c`` (RFC 7517 §4.7) up to the first that cannot be read."""
    items = chain if isinstance(chain, list) else []
    read = (pem.read_bare(one) if isinstance(one, str) else None for one in items[:_LONGEST_CHAIN])
    found = (one[1].certificate if one else None for one in read)
    return tuple(one for one in takewhile(lambda one: one is not None, found) if one)


def _discovery(text: str, jwks_uri: str) -> Key:
    shown = quote(jwks_uri[:_LONGEST_ADDRESS], _LONGEST_ADDRESS)
    problem = Sentence(
        "This is an OpenID discovery document, not a key. Its keys are at “{jwks_uri}”: paste what you find there.",
        jwks_uri=shown,
    )
    command = fetch_command(jwks_uri)
    return Key("openid-configuration", _DISCOVERY, {"jwks_uri": shown}, text, problem=problem, command=command)


def _pointer(text: str, value: Mapping[str, object]) -> Key | None:
    """Take the configuration of a verifier that names where its keys are, as Hasura's and Envoy's do."""
    address = next((one for name, one in value.items() if _plain(name) in _ADDRESSES and isinstance(one, str)), None)
    if address is None:
        return None
    problem = _POINTS_AT.about(address=quote(address[:_LONGEST_ADDRESS], _LONGEST_ADDRESS))
    return Key("openid-configuration", _CONFIGURATION, {}, text, problem=problem, command=fetch_command(address))


def _shared(text: str, value: Mapping[str, object]) -> Key | None:
    """Take the shared secret out of a configuration: of a name that says so, else of one beside an algorithm."""
    named = {_plain(name): name for name, one in value.items() if isinstance(one, str) and one}
    algorithm = next((value[named[name]] for name in _ALGORITHM_NAMES if name in named), "")
    names = (*_SECRET_NAMES, *(("key", "k") if algorithm in _HMAC else ()))
    name = next((named[one] for one in names if one in named), None)
    if name is None or (algorithm and algorithm not in _HMAC):
        return None
    octets = str(value[name]).encode("utf-8", "surrogatepass")
    message = plural(
        "Secret, {count} byte, from “{name}” of the JSON.",
        "Secret, {count} bytes, from “{name}” of the JSON.",
        count=Digits(len(octets)),
        name=quote(name[:_SHOWN], _SHOWN),
    )
    return Key("secret-member", message, {}, text, members=(Member(1, lambda: secret_key(octets), kty="oct"),))


def _key_map(text: str, value: Mapping[str, object]) -> Key | None:
    """Take a map of key IDs to PEM texts, as Google and Firebase publish their certificates, or an object with some."""
    found = {name: item for name, item in value.items() if isinstance(item, str) and _is_pem(item)}
    # What is none of them is found like keys in any other text.
    if not found or all(map(container, found.values())):
        return None
    count = Digits(len(found))
    if len(found) == 1 < len(value) or not _NO_KIDS.isdisjoint(map(_plain, found)):
        return _object(text, value, found)
    message = plural("Map of kid to PEM, {count} key.", "Map of kid to PEM, {count} keys.", count=count)
    findings = private(sum(map(pem.has_private, found.values())))
    members = tuple(Member(place, partial(_pem_material, item), kid) for place, (kid, item) in _numbered(found))
    return Key("key-map", message, {"form": _MAP_FORM}, text, members=members, findings=findings)


def _is_pem(text: str) -> bool:
    """Check whether a text has PEM, and is no JSON that has it."""
    return not text.lstrip().startswith(("{", "[")) and pem.BEGIN.search(text) is not None


def _object(text: str, value: Mapping[str, object], found: Mapping[str, str]) -> Key:
    """Take the PEM texts of an object about something else, such as the file of a service account of Google's."""
    is_account = value.get("type") == "service_account"
    kid = value.get("private_key_id") if is_account else None
    members = tuple(Member(place, partial(_pem_material, item), kid) for place, (_, item) in _numbered(found))
    first = members[0].read()
    form = _ACCOUNT_FORM if is_account else _OBJECT_FORM
    message = Sentence("{key}, {form}.", key=first.name.first, form=form)
    if len(members) > 1:
        message = plural(
            "JSON object with {count} key in PEM.", "JSON object with {count} keys in PEM.", Digits(len(members))
        )
    number = sum(map(pem.has_private, found.values()))
    if number:
        message = message.then(PRIVATE_UNUSED if first.problem else PRIVATE)
    if len(members) == 1:
        message = message.then(_MEMBER.about(name=_shown(found)))
    data: dict[str, Value] = {"form": form, "words": first.name.within}
    findings = private(number, is_used=not first.problem)
    # What is wrong with one of several is said of it alone.
    problem = first.problem if len(members) == 1 else None
    command = str(problem.data.get("command", "")) if problem else ""
    return Key("pem", message, data, text, members=members, problem=problem, findings=findings, command=command)


def _did_document(text: str, value: Mapping[str, object]) -> Key | None:
    """Take the verification methods of a DID document, or one alone; also as a resolver answers."""
    inner = value.get("didDocument")
    document = inner if isinstance(inner, dict) else value
    listed = document.get("verificationMethod") or document.get("publicKey")
    methods = [one for one in (listed if isinstance(listed, list) else [document]) if isinstance(one, dict)]
    read = [(one, method_key(one)) for one in methods]
    members = tuple(
        Member(place, partial(_same, material), one.get("id"), material.key_type)
        for place, (one, material) in enumerate(((one, material) for one, material in read if material), 1)
    )
    if not members:
        return None
    count = sum(member.read().private for member in members)
    message = plural("DID document, {count} key.", "DID document, {count} keys.", count=Digits(len(members)))
    message = message.then(PRIVATE) if count else message
    return Key("key-map", message, {"form": _DID_FORM}, text, members=members, findings=private(count))


def _same(material: Material) -> Material:
    return material


def _shown(found: Mapping[str, str]) -> str:
    return quote(next(iter(found))[:_SHOWN], _SHOWN)


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")


def _numbered(found: Mapping[str, str]) -> enumerate[tuple[str, str]]:
    return enumerate(found.items(), 1)


def _pem_material(text: str) -> Material:
    found = pem.read_bare(text)
    blocks = [found] if found else pem.read_pem(text)
    return blocks[0][1] if blocks else Material("RSA", key_names.EMPTY_PEM, problem=_EMPTY_PEM)


def _private_members(keys: Sequence[object]) -> tuple[KeyFinding, ...]:
    return private(sum(1 for jwk in keys if isinstance(jwk, dict) and is_private(jwk)))
