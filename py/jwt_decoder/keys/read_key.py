"""A key text becomes a Key: recognised for what it is, and otherwise a secret in the encoding the person chose."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms import pem, ssh
from jwt_decoder.keys.forms.json_text import KeyJsonError, parse
from jwt_decoder.keys.key import Key, Member
from jwt_decoder.keys.key_findings import PRIVATE, private
from jwt_decoder.keys.key_material import secret_key
from jwt_decoder.keys.read_json_keys import read_json
from jwt_decoder.keys.secret import ENCODINGS, SecretFault, read_secret

if TYPE_CHECKING:
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.records import Data

__all__ = ["ENCODINGS", "read_key"]

_EDGES: Final = {"\n": "a line feed", "\r": "a carriage return", " ": "a space", "\t": "a tab"}
_LOOKS_LIKE_JWK: Final = re.compile(r'"(?:kty|keys)"\s*:')


def read_key(text: str, secret_encoding: str) -> Key:
    """Read the key that a person typed; never raises, whatever the text.

    A text that is a PEM, certificate, JWK, JWK Set or SSH key is that key whatever ``secret_encoding`` says, never
    silently a secret; all else is a secret in ``secret_encoding`` (one of ENCODINGS), every character of it.
    """
    if not text:
        return Key("none", "No key is given.", {}, text, secret_encoding)
    key = _json(text) or _pem(text) or _ssh(text) or _der(text) or _secret(text, secret_encoding)
    return replace(key, encoding=secret_encoding)


def _json(text: str) -> Key | None:
    if text.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        value, duplicates = parse(text)
    except KeyJsonError as error:
        if not _LOOKS_LIKE_JWK.search(text):
            return None
        problem = f"This looks like a JWK but is not JSON: {error} (character {error.at + 1})."
        return Key("jwk", "JWK that cannot be read.", {"at": error.at}, text, problem=problem)
    return read_json(text, value, duplicates)


def _pem(text: str) -> Key | None:
    if not pem.BEGIN.search(text):
        return None
    blocks = pem.read_pem(text)
    if not blocks:
        problem = "The PEM text has parameters only, and no key."
        return Key("pem", "PEM without a key.", {}, text, problem=problem)
    return _blocks("pem", [(f"PEM ({form})", material) for form, material in blocks], text)


def _der(text: str) -> Key | None:
    found = pem.read_bare(text)
    return _blocks("der", [(f"bare base64 ({found[0]})", found[1])], text) if found else None


def _ssh(text: str) -> Key | None:
    lines = [line.strip() for line in text.strip().splitlines()[:1]]
    if not lines or not ssh.LINE.match(lines[0]):
        return None
    try:
        return _blocks("ssh", [("OpenSSH", ssh.read_line(lines[0]))], text)
    except ssh.SshError as error:
        problem = f"This SSH public key cannot be read: {error}."
        return Key("ssh", "SSH public key that cannot be read.", {}, text, problem=problem)


def _blocks(kind: str, found: list[tuple[str, Material]], text: str) -> Key:
    """Make the key of the first block; the certificates after the first of a chain are said, not used."""
    form, first = found[0]
    data: Data = {"form": form, "words": first.words}
    message = f"{first.words[0].upper()}{first.words[1:]}, {form}."
    if first.certificate:
        kind = "certificate"
        said = first.certificate
        data |= {"subject": said.subject, "issuer": said.issuer}
        data |= {"not_before": said.not_before, "not_after": said.not_after}
        message += f" Certificate of {said.subject}, issued by {said.issuer}"
        message += f", from {said.not_before} to {said.not_after}."
    if first.private:
        data["private"] = 1
        message += PRIVATE
    usable = [material for _, material in found] if not first.certificate else [first]
    if len(found) > 1:
        data["count"] = len(found)
        message += f" {len(found)} blocks{', the first is the key' if first.certificate else ''}."
    members = tuple(
        Member(place, partial(_same, material), kty=material.key_type) for place, material in enumerate(usable, 1)
    )
    problem = first.problem if all(material.problem for material in usable) else ""
    findings = private(1) if first.private else ()
    return Key(kind, message, data, text, members=members, problem=problem, findings=findings)


def _same(material: Material) -> Material:
    return material


def _secret(text: str, encoding: str) -> Key:
    secret = read_secret(text, encoding)
    if isinstance(secret, SecretFault):
        data: Data = {"encoding": encoding, "at": secret.at}
        problem = f"{secret.message} (character {secret.at + 1})."
        return Key("secret", f"Secret that cannot be read as {encoding}.", data, text, problem=problem)
    octets = len(secret.octets)
    data = {"encoding": encoding, "octets": octets}
    message = f"Secret, {octets} octets, read as {encoding}.{_edges(text)}"
    member = Member(1, partial(_same, secret_key(secret.octets)), kty="oct")
    return Key("secret", message, data, text, members=(member,))


def _edges(text: str) -> str:
    """Say white space at either end of a secret, since it counts, and nobody sees it."""
    said = [f"starts with {_EDGES[text[0]]}"] if text[0] in _EDGES else []
    said += [f"ends with {_EDGES[text[-1]]}"] if text[-1] in _EDGES else []
    return f" It {' and '.join(said)}, which is part of it." if said else ""
