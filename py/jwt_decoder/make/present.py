"""What a holder presents of an SD-JWT: some of its Disclosures, and a Key Binding JWT (RFC 9901 §4.3, §7.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.sd_jwt.binding import HASH, TYPE
from jwt_decoder.decode.sd_jwt.process import disclose
from jwt_decoder.json import parse
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.key_material import thumbprint
from jwt_decoder.make.json_text import text_of
from jwt_decoder.make.outcome import MadeText, Signer, ToSign, Used
from jwt_decoder.make.refusal import MakingError, Refusal
from jwt_decoder.make.sign import sign
from jwt_decoder.make.typed import octets_of
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.verify.key_usability import fits
from jwt_decoder.verify.select_key import row_for
from jwt_decoder.verify.verify import with_public_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.keys.key import Key
    from jwt_decoder.make.backend import Backends

_NO_SD_JWT: Final = Sentence("Only an SD-JWT in compact form can be presented: a JWT with “~” behind it.")
_NO_DISCLOSURE: Final = Sentence("There is no Disclosure {number}: this token has {count}.")
_NO_HASH: Final = Sentence("The hash algorithm of this token isn't known, so sd_hash can't be calculated.")
_OTHER_KEY: Final = Sentence("This key isn't the one in the token's cnf, so a verifier refuses it.")
_NO_CNF: Final = Sentence("The token's cnf names no key in jwk, so a verifier can't check this one.")
_FIRST: Final = "ES256"


@dataclass(frozen=True, slots=True)
class ToPresent:
    """What is presented: which Disclosures, by their indices, all of them where that is None.

    With a ``key`` a Key Binding JWT is added, for ``aud`` and ``nonce``; ``header`` is its header as it was typed, ""
    for the one that follows from the key.
    """

    disclosures: Sequence[int] | None
    key: Key
    header: str = ""
    aud: str = ""
    nonce: str = ""


async def present(issued: Decoded, asked: ToPresent, now: int, backends: Backends) -> MadeText:
    """Return the presentation of an SD-JWT that was taken apart; raise MakingError."""
    if issued.layout.kind != "sd-jwt":
        raise MakingError(Refusal("token-no-sd-jwt", "text", _NO_SD_JWT))
    text = "".join(f"{one}~" for one in _chosen(issued, asked.disclosures))
    if asked.key.kind == "none":
        return MadeText(text, ())
    found = disclose(issued)[1]
    row = found.algorithm if found else None
    if row is None:
        raise MakingError(Refusal("sd-alg-unknown", "text", _NO_HASH))
    for given in (asked.aud, asked.nonce):
        octets_of(given, "options")
    claims = {"iat": now, "aud": asked.aud, "nonce": asked.nonce, HASH: row.digest(text)}
    signer = Signer(asked.header or _header(asked.key), asked.key)
    made = await sign(ToSign(text_of(claims), (signer,)), backends)
    (used,) = made.used
    said = await _said(issued, asked.key, used.algorithm, backends)
    return MadeText(text + made.text, (Used(used.key, used.algorithm, said, used.findings),))


def _chosen(issued: Decoded, indices: Sequence[int] | None) -> list[str]:
    """Return the issuer-signed JWT and the Disclosures that were chosen, in their order in the token."""
    segments = issued.layout.segments
    disclosures = [one.text for one in segments if one.role == "disclosure"]
    beyond = next((one for one in indices or () if one >= len(disclosures)), None)
    if beyond is not None:
        message = _NO_DISCLOSURE.about(number=Digits(beyond + 1), count=Digits(len(disclosures)))
        raise MakingError(Refusal("disclosure-missing", "options", message))
    wanted = range(len(disclosures)) if indices is None else sorted({*indices})
    jws = ".".join(one.text for one in segments if one.role in {"header", "payload", "signature"})
    return [jws, *(disclosures[index] for index in wanted)]


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
