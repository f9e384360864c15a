"""A key text becomes a Key: recognised for what it is, and otherwise a secret in the encoding the person chose."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys import key_names
from jwt_decoder.keys.decentralized import read_identifier
from jwt_decoder.keys.fetch_command import fetch_command
from jwt_decoder.keys.forms import containers, pem, ssh
from jwt_decoder.keys.forms.dns_records import read_record
from jwt_decoder.keys.forms.json_text import KeyJsonError, parse
from jwt_decoder.keys.forms.nkeys import read_nkey
from jwt_decoder.keys.forms.no_key import why_no_key
from jwt_decoder.keys.forms.printed import read_printed
from jwt_decoder.keys.forms.raw_octets import read_ambiguous, read_octets, read_pair, read_private
from jwt_decoder.keys.forms.unreadable import in_ssh_line
from jwt_decoder.keys.key import PRIVATE, PRIVATE_UNUSED, Key, Member
from jwt_decoder.keys.key_findings import private
from jwt_decoder.keys.key_material import secret_key
from jwt_decoder.keys.read_json_keys import read_json
from jwt_decoder.keys.secret import ENCODINGS, WHITE_SPACE, SecretFault, read_secret
from jwt_decoder.model.sentence import Digits, Sentence, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.keys.forms.certificate import Certificate
    from jwt_decoder.keys.forms.structures import Form
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.sentence import Value
    from jwt_decoder.registry.curves import Curve

__all__ = ["ENCODINGS", "as_private", "read_container", "read_key"]

_LOOKS_LIKE_JWK: Final = re.compile(r'"(?:kty|keys)"\s*:')
_NOT_FETCHED: Final = Sentence(
    "URL (not fetched): paste the keys it serves. For HMAC, the text itself is tried as the secret."
)
_ADDRESS: Final = Sentence("URL (not fetched): paste the keys it serves.")
_UNRECOGNISED: Final = Sentence("This isn't a key in any form known here.")
_OPENSSH_FORM: Final = "OpenSSH"
_OPENSSH: Final = Sentence(
    "Many libraries don't read private keys in this form: “{command}” writes the public key in one they do.",
    command="ssh-keygen -e -m PKCS8 -f key",
)
_ONLY_OPENSSH: Final = Sentence("Many libraries don't read private keys in this form.")
# Of a file of authorized keys.
_MOST_LINES: Final = 64
_NO_KEY: Final = Sentence("No key is given.")
_BROKEN_JWK: Final = Sentence("JWK that can't be read.")
_BROKEN_SSH: Final = Sentence("SSH public key that can't be read.")
_EMPTY_PEM: Final = Sentence("PEM without a key.")
_PARAMETERS_ONLY: Final = Sentence("The PEM has only parameters, no key.")


def read_key(text: str, secret_encoding: str) -> Key:
    """Read the key that a person typed; never raises, whatever the text.

    A text that is a PEM, certificate, JWK, JWK Set or SSH key is that key whatever ``secret_encoding`` says, never
    silently a secret; all else is a secret in ``secret_encoding`` (one of ENCODINGS), every character of it.
    """
    if not text:
        return Key("none", _NO_KEY, {}, text, secret_encoding)
    key = (
        _json(text)
        or read_container(text)
        or _tagged(text)
        or _pem(text)
        or _ssh(text)
        or _der(text)
        or _unframed(text)
        or _secret(text, secret_encoding)
    )
    return replace(key, encoding=secret_encoding)


def as_private(key: Key, curves: Iterable[Curve]) -> Key:
    """Return a text that was taken for a secret as the private key of the first curve that it may be one of."""
    for curve in curves if key.kind == "secret" else ():
        found = read_private(key.text, curve)
        if found:
            form, material = found
            return replace(_blocks("raw", form, [material], key.text), encoding=key.encoding)
    return key


def _json(text: str) -> Key | None:
    if text.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        value, duplicates = parse(text)
    except KeyJsonError as error:
        if not _LOOKS_LIKE_JWK.search(text):
            return None
        return Key("jwk", _BROKEN_JWK, {"at": error.at}, text, problem=error.sentence)
    return read_json(text, value, duplicates)


def _pem(text: str) -> Key | None:
    if not pem.BEGIN.search(text):
        return None
    blocks = pem.read_pem(text)
    if not blocks:
        return Key("pem", _EMPTY_PEM, {}, text, problem=_PARAMETERS_ONLY)
    # What is said is of the block that is used: the first one that can be.
    used = next((place for place, (_, key) in enumerate(blocks) if not key.problem), 0)
    form = Sentence("PEM ({structure})", structure=blocks[used][0])
    key = _blocks("pem", form, [key for _, key in blocks], text, used)
    is_openssh = blocks[used][0] == _OPENSSH_FORM
    return replace(key, message=key.message.then(_openssh(blocks[used][1]))) if is_openssh else key


def _openssh(key: Material) -> Sentence:
    """Return what to do with a private key of OpenSSH, whose own tool converts those of RSA and of NIST's curves."""
    return _OPENSSH if key.key_type in {"RSA", "EC"} else _ONLY_OPENSSH


def _der(text: str) -> Key | None:
    bare = pem.read_bare(text)
    if bare is None:
        return None
    form, material = bare
    return _blocks("der", Sentence("bare base64 ({structure})", structure=form), [material], text)


def read_container(text: str) -> Key | None:
    """Name what a text is that holds keys and is not read; None of any other."""
    found = containers.container(text)
    if found is None:
        return None
    count = int(containers.is_private(text))
    message = found.name.then(PRIVATE_UNUSED) if count else found.name
    findings = private(count, is_used=False)
    return Key("container", message, {}, text, problem=found.problem, findings=findings, command=found.command)


def _tagged(text: str) -> Key | None:
    """Read a text that says itself which key it is."""
    found = read_nkey(text) or read_record(text) or read_identifier(text.strip())
    if found is None:
        return None
    kind, form, material = found
    return _blocks(kind, form, [material], text)


def _unframed(text: str) -> Key | None:
    try:
        found = read_printed(text) or read_octets(text)
    except ssh.SshError:
        return None
    if found is None:
        return None
    kind, form, material = found
    return _blocks(kind, form, [material], text)


def _ssh(text: str) -> Key | None:
    lines = [line.strip() for line in text.strip().splitlines()]
    if not lines or not ssh.LINE.match(lines[0]):
        return None
    keys = [_ssh_line(line) for line in lines[:_MOST_LINES] if ssh.LINE.match(line)]
    problem = next((one for one in keys if isinstance(one, Sentence)), None)
    if problem and len(keys) == 1:
        # It may be broken over lines.
        keys = [_ssh_line("".join(lines[:_MOST_LINES]))]
    read = [one for one in keys if not isinstance(one, Sentence)]
    return _blocks("ssh", "OpenSSH", read, text) if read else Key("ssh", _BROKEN_SSH, {}, text, problem=problem)


def _ssh_line(line: str) -> Material | Sentence:
    try:
        return ssh.read_line(line)
    except (ssh.SshError, ssh.SshLineError) as error:
        return in_ssh_line(error)


def _blocks(kind: str, form: Form, keys: list[Material], text: str, used: int = 0) -> Key:
    """Make the key of the block that is ``used`` first; behind a certificate no other one is used.

    ``form`` says how that one is written.
    """
    first = keys[used]
    data: dict[str, Value] = {"words": first.name.within}
    message = Sentence("{key}, {form}.", key=first.name.first, form=form)
    if first.certificate:
        kind = "certificate"
        data |= {"not_before": first.certificate.not_before, "not_after": first.certificate.not_after}
        message = message.then(_certificate(first.certificate))
    if first.private:
        data["private"] = 1
        message = message.then(PRIVATE_UNUSED if first.problem else PRIVATE)
    if len(keys) > 1:
        message = message.then(_number_of_blocks(len(keys), is_chain=all(key.certificate for key in keys)))
    # Behind a certificate are those that issued it, and perhaps the private key that it is for.
    every = {at: Member(at + 1, partial(_same, key), kty=key.key_type) for at, key in enumerate(keys)}
    behind = [at for at in every if at != used and first.certificate and keys[at].certificate]
    members = (every[used], *(member for at, member in every.items() if at not in {used, *behind}))
    findings = private(sum(key.private for key in keys), is_used=not first.problem)
    command = str(first.problem.data.get("command", "")) if first.problem else ""
    chain = tuple(key.certificate for key in keys if key.certificate)
    found = Key(kind, message, data, text, members=members, problem=first.problem, findings=findings, command=command)
    return replace(found, chain=chain, behind=tuple(every[at] for at in behind))


def _certificate(certificate: Certificate) -> Sentence:
    return Sentence(
        "Certificate of “{subject}”, issued by “{issuer}”, from {not_before} to {not_after}.",
        subject=certificate.subject,
        issuer=certificate.issuer,
        not_before=certificate.not_before,
        not_after=certificate.not_after,
    )


def _number_of_blocks(number: int, *, is_chain: bool) -> Sentence:
    if is_chain:
        return plural(
            "{count} block, the first is the key.", "{count} blocks, the first is the key.", count=Digits(number)
        )
    return plural("{count} block.", "{count} blocks.", count=Digits(number))


def _same(material: Material) -> Material:
    return material


def _secret(text: str, encoding: str) -> Key:
    secret = read_secret(text, encoding)
    if isinstance(secret, SecretFault):
        message = Sentence("Secret that can't be read as {encoding}.", encoding=encoding)
        otherwise = _otherwise(text, text.encode("utf-8", "surrogatepass"))
        findings = private(int(bool(otherwise[0].findings)), is_used=False)
        found = Key("secret", message, {"at": secret.at}, text, problem=secret.message, findings=findings)
        return replace(found, otherwise=otherwise)
    octets = Digits(len(secret.octets))
    if _is_address(text):
        return _address(text, secret.octets)
    message = plural(
        "Secret, {count} byte, read as {encoding}.",
        "Secret, {count} bytes, read as {encoding}.",
        count=octets,
        encoding=encoding,
    )
    member = Member(1, partial(_same, secret_key(secret.octets)), kty="oct")
    otherwise = _otherwise(text, secret.octets)
    message = message.then(*_edges(text))
    return Key(
        "secret",
        message,
        {"octets": octets},
        text,
        members=(member,),
        findings=private(int(bool(otherwise[0].findings)), is_used=False),
        otherwise=otherwise,
    )


def _address(text: str, octets: bytes) -> Key:
    """Return a secret that looks like the URL of keys, which it is where a key pair is needed."""
    member = Member(1, partial(_same, replace(secret_key(octets), own_name=key_names.ADDRESS)), kty="oct")
    why = why_no_key(text)
    command = why.command if why else fetch_command(text.strip())
    problem = why.problem if why else None
    otherwise = Key("address", _ADDRESS, {}, text, members=(member,), problem=problem, command=command)
    return Key("secret", _NOT_FETCHED, {}, text, members=(member,), command=command, otherwise=(otherwise,))


def _otherwise(text: str, octets: bytes) -> tuple[Key, ...]:
    """Return what a text that may be a secret is where a key pair is needed: a key, or nothing that is known."""
    found = tuple(_blocks("raw", form, [material], text) for form, material in read_ambiguous(text))
    if found:
        return found
    # As many secrets are as long: nothing but a token that needs such a key makes it one.
    pair = read_pair(text)
    return (_nothing(text, octets), *((_blocks("raw", pair[0], [pair[1]], text),) if pair else ()))


def _nothing(text: str, octets: bytes) -> Key:
    why = why_no_key(text)
    # PEM in base64 that was cut, too, is private where its first line says so.
    packed = _pem(pem.in_base64(text))
    is_private = bool(why and why.is_private) or bool(packed and packed.findings)
    problem = why.problem if why else packed.problem if packed else None
    member = Member(1, partial(_same, replace(secret_key(octets), own_name=key_names.UNRECOGNISED)), kty="oct")
    message = _UNRECOGNISED.then(PRIVATE_UNUSED) if is_private else _UNRECOGNISED
    found = Key("unrecognised", message, {}, text, members=(member,), problem=problem)
    return replace(found, findings=private(int(is_private), is_used=False), command=why.command if why else "")


def _is_address(text: str) -> bool:
    word, *others = text.lower().split() or [""]
    scheme, _, rest = word.partition("://")
    return not others and ((scheme in {"http", "https"} and bool(rest)) or "/.well-known/" in word)


def _edges(text: str) -> tuple[Sentence, ...]:
    """Return what is white space at either end of a secret, since it counts, and nobody sees it."""
    first, last = WHITE_SPACE.get(text[0]), WHITE_SPACE.get(text[-1])
    if first and last:
        both = Sentence("It starts with {first} and ends with {last}, which is part of it.", first=first, last=last)
        return (both,)
    if first:
        return (Sentence("It starts with {first}, which is part of it.", first=first),)
    return (Sentence("It ends with {last}, which is part of it.", last=last),) if last else ()
