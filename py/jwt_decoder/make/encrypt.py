"""A JWE out of texts and keys (RFC 7516 §5.1): the header as it was typed, and what its alg adds to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decrypt.named_algorithms import rows_of
from jwt_decoder.decrypt.outcome import Asked, DecryptionError, DecryptionOutcome, EncryptedInput
from jwt_decoder.decrypt.rounds import Rounds
from jwt_decoder.keys.key_findings import weak
from jwt_decoder.make import typed
from jwt_decoder.make.content import deflated, seal
from jwt_decoder.make.encryption_key import encryption_key
from jwt_decoder.make.json_text import with_members
from jwt_decoder.make.key_management import ADDED, Wrapping, agreed_content_key, gives_content_key, wrapped
from jwt_decoder.make.outcome import MadeText, ToSign, Used
from jwt_decoder.make.refusal import MakingError, Refusal
from jwt_decoder.make.sign import sign, unreadable
from jwt_decoder.make.written import encrypted_text
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url
from jwt_decoder.text.quote import quote
from jwt_decoder.verify.backend import BackendError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.make.backend import Backends
    from jwt_decoder.make.key_management import Wrapped
    from jwt_decoder.make.outcome import ToEncrypt
    from jwt_decoder.make.refusal import Field
    from jwt_decoder.make.typed import Header

_RSA1_5: Final = Sentence(
    "RSA1_5 is broken in practice (Bleichenbacher's attack): if your service still needs it, allow it first."
)
_NEEDS_KEY: Final = Sentence("{alg} needs the public key of the recipient.")
_NEEDS_SECRET: Final = Sentence("{alg} needs the shared key.")
_NEEDS_PASSWORD: Final = Sentence("{alg} needs the password.")
_ADDED: Final = Sentence(
    "{alg} generates a new {name} for each token, so you can't set it: delete it, and it is added when the "
    "token is encrypted."
)
_ZIP: Final = Sentence("zip must be DEF, the only compression there is (RFC 7516 §4.1.3).")
_ALONE: Final = Sentence("With {alg}, there can be only one recipient: its key determines the content key.")
_OTHER_ENC: Final = Sentence("enc must be the same for every recipient (RFC 7516 §7.2.1), but here it isn't.")
_JSON_ONLY: Final = Sentence("Only a JSON Serialization has an unprotected header, or aad.")
_ONE_RECIPIENT: Final = Sentence("Only the general JSON Serialization has several recipients.")
_TWICE: Final = Sentence("“{name}” is in two of the headers; each name may be in only one (RFC 7516 §7.2.1).")
_OF_NESTED: Final[Mapping[Field, Field]] = {"header": "nested-header", "key": "nested-key"}


@dataclass(frozen=True, slots=True)
class Sealed:
    """A JWE before it is written: ``protected`` is the text of its header, encoded; one entry a recipient.

    Of each recipient there is the text of its own header, "" without one, and its encrypted key.
    """

    jwe: EncryptedInput
    recipients: Sequence[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class _Recipient:
    """One recipient with its headers, from the innermost to the one that all share, and what they ask for."""

    place: int
    headers: tuple[Header, ...]
    asked: Asked

    def refused(self, ident: str, message: Sentence, name: str) -> MakingError:
        """Return the error that points at a member, in whichever header has it."""
        return _with(self.headers, name).refused(ident, message, name)


def _with(headers: Sequence[Header], name: str) -> Header:
    return next((one for one in headers if name in one.root), headers[-1])


async def encrypt(asked: ToEncrypt, backends: Backends) -> MadeText:
    """Return the token, and the keys that encrypted it; raise MakingError where it cannot be made."""
    recipients = _recipients(asked)
    chosen = [_key(asked, one) for one in recipients]
    plaintext, signed = await _plaintext(asked, backends)
    content_key, keys = b"", []
    for recipient, (material, _) in zip(recipients, chosen, strict=True):
        wrapping = Wrapping(recipient.asked, material, asked.rounds, backends)
        content_key, made = await _content_key(recipient, wrapping, content_key)
        keys.append(made)
    sealed = _headed(asked, recipients, keys)
    try:
        jwe = await seal(sealed.jwe, recipients[0].asked.enc, content_key, _packed(sealed, plaintext), backends)
    except BackendError as error:
        raise _of_key("key-refused", error.sentence, 0) from error
    used = (*(one for _, one in chosen), *signed)
    return MadeText(encrypted_text(asked, Sealed(jwe, sealed.recipients)), used, plaintext)


async def _plaintext(asked: ToEncrypt, backends: Backends) -> tuple[bytes, tuple[Used, ...]]:
    """Return what is encrypted, and the key that signed it first, if one did."""
    if asked.nested is None:
        return typed.octets_of(asked.payload, "payload"), ()
    try:
        made = await sign(ToSign(asked.payload, (asked.nested,)), backends)
    except MakingError as error:
        raise MakingError(
            *(replace(one, where=_OF_NESTED.get(one.where, one.where)) for one in error.refusals)
        ) from None
    return made.text.encode(), made.used


async def _content_key(recipient: _Recipient, wrapping: Wrapping, content_key: bytes) -> tuple[bytes, Wrapped]:
    """Return the content key, a new one unless there is one already, and what the recipient gets of it."""
    asked = recipient.asked
    try:
        if gives_content_key(asked):
            return await agreed_content_key(wrapping)
        content_key = content_key or await wrapping.backends.keys.random(asked.enc.key_octets)
        return content_key, await wrapped(wrapping, content_key)
    except BackendError as error:
        raise _of_key("key-refused", error.sentence, recipient.place) from error
    except DecryptionError as error:
        raise recipient.refused("header-party", error.sentence, "alg") from error


def _packed(sealed: Sealed, plaintext: bytes) -> bytes:
    return deflated(plaintext) if "zip" in sealed.jwe.header else plaintext


def _headed(asked: ToEncrypt, recipients: Sequence[_Recipient], keys: Sequence[Wrapped]) -> Sealed:
    """Return a JWE that lacks only its content: each header has what its alg adds."""
    protected, own = asked.recipients[0].header, [one.unprotected for one in asked.recipients]
    for recipient, key in zip(recipients, keys, strict=True):
        is_own = len(recipients) > 1 or _with(recipient.headers, "alg").where == "unprotected"
        if is_own:
            own[recipient.place] = with_members(own[recipient.place] or "{}", key.added)
        else:
            protected = with_members(protected, key.added)
    aad = base64url.encode(typed.octets_of(asked.aad, "aad")) if asked.aad else None
    jwe = replace(recipients[0].asked.jwe, protected=base64url.encode(protected.encode()), aad=aad)
    shown = [(text if text != "{}" else "", key.encrypted_key) for text, key in zip(own, keys, strict=True)]
    return Sealed(jwe, shown)


def _recipients(asked: ToEncrypt) -> list[_Recipient]:
    """Return what each recipient asks for; raise MakingError where the headers do not go together."""
    if asked.form != "general" and len(asked.recipients) > 1:
        raise MakingError(Refusal("recipients-many", "options", _ONE_RECIPIENT, signer=1))
    if asked.form == "compact" and (asked.shared or asked.aad or asked.recipients[0].unprotected):
        raise MakingError(Refusal("unprotected-compact", "options", _JSON_ONLY))
    protected = typed.header_of(asked.recipients[0].header)
    shared = (typed.header_of(asked.shared, "shared"),) if asked.shared else ()
    found = [_recipient(place, protected, shared, one.unprotected) for place, one in enumerate(asked.recipients)]
    first = found[0].asked
    for one in found:
        _check(asked, one, first, len(found))
    return found


def _recipient(place: int, protected: Header, shared: tuple[Header, ...], unprotected: str) -> _Recipient:
    own = (typed.header_of(unprotected, "unprotected", place),) if unprotected else ()
    headers = (*own, *shared, protected)
    values: dict[str, object] = {}
    for header in headers:
        both = next((name for name in header.root if name in values), None)
        if both is not None:
            raise header.refused("member-twice", _TWICE.about(name=quote(both)), both)
        values |= header.values
    rows = rows_of(values)
    if isinstance(rows, DecryptionOutcome):
        raise _with(headers, "alg").refused("alg-unknown", rows.message, "alg")
    jwe = EncryptedInput(values, "", None, b"", b"", b"", b"", Rounds())
    return _Recipient(place, headers, Asked(jwe, *rows))


def _check(asked: ToEncrypt, one: _Recipient, first: Asked, count: int) -> None:
    alg, header = one.asked.alg, one.asked.jwe.header
    if alg.family == "rsa1-5" and not asked.allows_rsa1_5:
        raise one.refused("alg-rsa1-5", _RSA1_5, "alg")
    if count > 1 and gives_content_key(one.asked):
        raise one.refused("alg-alone", _ALONE.about(alg=alg.name), "alg")
    if one.asked.enc != first.enc:
        raise one.refused("enc-different", _OTHER_ENC, "enc")
    name = next((name for name in ADDED.get(alg.family, ()) if name in header), None)
    if name:
        raise one.refused("parameter-typed", _ADDED.about(alg=alg.name, name=name), name)
    if header.get("zip", "DEF") != "DEF":
        raise one.refused("zip-unknown", _ZIP, "zip")


def _key(asked: ToEncrypt, one: _Recipient) -> tuple[Material, Used]:
    key, alg = asked.recipients[one.place].key.to_encrypt(), one.asked.alg
    if key.kind == "none":
        needed = _NEEDS_KEY if alg.has_key_pair else _NEEDS_PASSWORD if alg.family == "pbes2" else _NEEDS_SECRET
        raise _of_key("key-missing", needed.about(alg=alg.name), one.place)
    if key.problem:
        raise MakingError(unreadable(key, key.problem, one.place))
    chosen = encryption_key(key, one.asked)
    if isinstance(chosen, Sentence):
        raise _of_key("key-unusable", chosen, one.place)
    findings = (*key.findings, *weak(chosen.material, alg))
    return chosen.material, Used(key, alg.name, chosen.which, findings)


def _of_key(ident: str, message: Sentence, place: int) -> MakingError:
    return MakingError(Refusal(ident, "key", message, signer=place))
