"""What a holder presents of an SD-JWT: some of its Disclosures, and a Key Binding JWT (RFC 9901 §4.3, §7.2, §8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.sd_jwt.binding import DISCLOSURES, HASH, IN_HEADER, KEY_BINDING, TYPE, presented
from jwt_decoder.decode.sd_jwt.process import disclose
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.json import parse
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.key_material import thumbprint
from jwt_decoder.make.json_text import text_of, with_members
from jwt_decoder.make.outcome import MadeText, Signer, ToSign, Used
from jwt_decoder.make.refusal import MakingError, Refusal
from jwt_decoder.make.sign import sign
from jwt_decoder.make.typed import octets_of
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.text import utf8
from jwt_decoder.verify.key_usability import fits
from jwt_decoder.verify.select_key import row_for
from jwt_decoder.verify.verify import with_public_part

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decode.sd_jwt import Disclosed
    from jwt_decoder.keys.key import Key
    from jwt_decoder.make.backend import Backends
    from jwt_decoder.model.part import Node

_NO_SD_JWT: Final = Sentence(
    "Only an SD-JWT can be presented: a JWT followed by “~”, or a JWS in JSON with Disclosures (RFC 9901 §4, §8)."
)
_BROKEN: Final = Sentence("This token's JSON is broken: fix that first.")
_NO_DISCLOSURE: Final = Sentence("There is no Disclosure {number}: this token has {count}.")
_NO_HASH: Final = Sentence("This token's hash algorithm isn't known here, so sd_hash can't be calculated.")
_OTHER_KEY: Final = Sentence("This key isn't the one in the token's cnf, so a verifier will reject the presentation.")
_NO_CNF: Final = Sentence("The token's cnf has no jwk, so a verifier can't check this key.")
_FIRST: Final = "ES256"


@dataclass(frozen=True, slots=True)
class ToPresent:
    """What is presented: which Disclosures, by their indices, all of them where that is None.

    One that is within another takes that one along: without it no digest of the token would lead there (§7.2).

    With a ``key`` a Key Binding JWT is added, for ``aud`` and ``nonce``; ``header`` is its header as it was typed, ""
    for the one that follows from the key.
    """

    disclosures: Sequence[int] | None
    key: Key
    header: str = ""
    aud: str = ""
    nonce: str = ""


async def present(text: str, asked: ToPresent, now: int, backends: Backends) -> MadeText:
    """Return the presentation of an SD-JWT, in the form that it has; raise MakingError."""
    issued = decode(lay_out(text))
    found = disclose(issued)[1]
    if found is None:
        raise MakingError(Refusal("token-no-sd-jwt", "text", _NO_SD_JWT))
    chosen = _chosen(found, asked.disclosures)
    shown = presented(issued, chosen)
    if asked.key.kind == "none":
        return MadeText(_written(text, issued, chosen, ""), ())
    row = found.algorithm
    if row is None:
        raise MakingError(Refusal("sd-alg-unknown", "text", _NO_HASH))
    for given in (asked.aud, asked.nonce):
        octets_of(given, "options")
    claims = {"iat": now, "aud": asked.aud, "nonce": asked.nonce, HASH: row.digest(shown)}
    signer = Signer(asked.header or _header(asked.key), asked.key)
    made = await sign(ToSign(text_of(claims), (signer,)), backends)
    (used,) = made.used
    said = await _said(issued, asked.key, used.algorithm, backends)
    return MadeText(_written(text, issued, chosen, made.text), (Used(used.key, used.algorithm, said, used.findings),))


def _chosen(found: Disclosed, indices: Sequence[int] | None) -> frozenset[int]:
    """Return the indices of the Disclosures that go along: those asked for, and those that they are within."""
    count = len(found.disclosures)
    waiting = [*(range(count) if indices is None else indices)]
    beyond = next((one for one in waiting if one >= count), None)
    if beyond is not None:
        message = _NO_DISCLOSURE.about(number=Digits(beyond + 1), count=Digits(count))
        raise MakingError(Refusal("disclosure-missing", "options", message))
    chosen: set[int] = set()
    while waiting:
        index = waiting.pop()
        holder = found.fates[index].holder
        if index not in chosen and holder is not None:
            waiting.append(holder)
        chosen.add(index)
    return frozenset(chosen)


def _written(text: str, issued: Decoded, chosen: Container[int], binding: str) -> str:
    """Return what is presented, in the form of the token: one in JSON stays as it is but for its first header."""
    if issued.layout.kind == "sd-jwt":
        return presented(issued, chosen) + binding
    disclosures = (one.text for one in issued.layout.segments if one.role == "disclosure")
    kept = [one for index, one in enumerate(disclosures) if index in chosen]
    added = {DISCLOSURES: text_of(kept), **({KEY_BINDING: text_of(binding)} if binding else {})}
    octets = utf8.encode(text)
    entry = _first_entry(octets)
    header = parse.members_of(entry).get("header")
    if header is None:
        return _replaced(octets, entry, with_members(_text(octets, entry), {"header": with_members("{}", added)}))
    others = (one for one in header.get("members", ()) if one["name"] not in IN_HEADER)
    whole = ",".join(f"{one['text']}:{_text(octets, one['node'])}" for one in others)
    return _replaced(octets, header, with_members(f"{{{whole}}}", added))


def _first_entry(octets: bytes) -> Node:
    """Return the object that has the first signature and its headers (RFC 7515 §7.2)."""
    json = parse.parse(octets, largest=len(octets))
    signatures = json.root.get("signatures")
    entry = next(iter(signatures.get("items", ())), None) if signatures else json.tree
    if not json.valid or entry is None or entry["type"] != "object":
        raise MakingError(Refusal("token-broken", "text", _BROKEN))
    return entry


def _text(octets: bytes, node: Node) -> str:
    return octets[node["start"] : node["end"]].decode()


def _replaced(octets: bytes, node: Node, text: str) -> str:
    return octets[: node["start"]].decode() + text + octets[node["end"] :].decode()


def _header(key: Key) -> str:
    """Return the header that follows from a key: the first algorithm that it fits."""
    material = key.members[0].read() if key.members else None
    fitting = (name for name, row in ALGORITHMS.items() if material and row.has_key_pair and fits(material, row))
    return text_of({"alg": next(fitting, _FIRST), "typ": TYPE})


async def _said(issued: Decoded, key: Key, alg: str, backends: Backends) -> Sentence | None:
    """Return that the key isn't the one that the issuer bound the token to; None where it is."""
    jwk = parse.members_of(issued.claims.get("cnf")).get("jwk")
    value = parse.plain(jwk) if jwk else None
    if not isinstance(value, dict):
        return _NO_CNF
    wanted, row = thumbprint(read_jwk(value)), ALGORITHMS[alg]
    fitting = [material for one in key.members if fits(material := one.read(), row)]
    found = [await with_public_part(one, row_for(row, one), backends.verifier) for one in fitting]
    return None if wanted in map(thumbprint, found) else _OTHER_KEY
