"""SSH public keys: the one-line form of OpenSSH, and the public part of its private key files."""

from __future__ import annotations

import binascii
import re
from dataclasses import replace
from typing import Final

from jwt_decoder.keys import key_names
from jwt_decoder.keys.forms.unreadable import SshLineReason, SshReason, UnreadableError
from jwt_decoder.keys.key_material import Material, ec_key, raw_key, rsa_key
from jwt_decoder.keys.rsa_numbers import PrivateNumbers
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.curves import BY_SSH
from jwt_decoder.text.quote import quote

LINE: Final = re.compile(
    r"(?:ssh-(?:rsa|dss|ed25519|ed448)|ecdsa-sha2-[a-z0-9-]{1,20}"
    r"|[a-z0-9-]{1,40}-cert-v01@openssh\.com|sk-[a-z0-9@.-]{1,60})[ \t]+(\S+)"
)
MAGIC: Final = b"openssh-key-v1\0"
_CURVES: Final = {row.ssh.encode(): row.name for row in BY_SSH.values() if row.key_type == "EC"}
_RAW: Final = {row.ssh.encode(): row.name for row in BY_SSH.values() if row.key_type != "EC"}
_LENGTH: Final = 4
_IN_CLEAR: Final = b"none"
_ENCRYPTED: Final = Sentence(
    "This private key is encrypted, so only its public part can be read. Copy the file, remove the copy's passphrase"
    " with “{command}”, and paste that.",
    command="ssh-keygen -p -N '' -f copy",
)
_LONGEST: Final = 100_000
_SHOWN: Final = 60


class SshError(UnreadableError[SshReason]):
    """Octets that are not an SSH key."""


class SshLineError(UnreadableError[SshLineReason]):
    """A line that is not an SSH public key."""


def read_line(line: str) -> Material:
    """Read one line of an authorized_keys file or of a .pub file (RFC 4253 §6.6). Raises SshLineError and SshError."""
    match = LINE.match(line)
    if match is None or len(match[1]) > _LONGEST:
        raise SshLineError("no-line")
    try:
        octets = binascii.a2b_base64(match[1], strict_mode=True)
    except ValueError as error:
        raise SshLineError("line-base64") from error
    return read_blob(octets, private=False)


def read_private_file(octets: bytes) -> Material:
    """Read an OpenSSH private key file (PROTOCOL.key), whose public key is in clear even where the rest is not."""
    cipher, _kdf, _options, rest = _strings(octets[len(MAGIC) :], 3)
    public, rest = _strings(rest[_LENGTH:], 1)
    made = read_blob(public, private=True)
    if cipher != _IN_CLEAR:
        return replace(made, unread=_ENCRYPTED)
    return made if made.problem else _with_private(made, rest)


def _with_private(made: Material, rest: bytes) -> Material:
    """Add the private part of a file that is not encrypted, after what repeats the public one."""
    section, _ = _strings(rest, 1)
    # Two equal numbers, which tell whether a password was right, and the kind.
    _, fields = _strings(section[2 * _LENGTH :], 1)
    if made.key_type == "RSA":
        *_, d, qi, p, q, _ = _strings(fields, 6)
        of_d, of_p, of_q, of_qi = (int.from_bytes(one, "big") for one in (d, p, q, qi))
        return replace(made, numbers=PrivateNumbers(of_d, of_p, of_q, 0, 0, of_qi))
    if made.key_type == "EC":
        *_, number, _ = _strings(fields, 3)
        return ec_key(made.curve, made.octets, seed=number)
    _, pair, _ = _strings(fields, 2)
    return replace(made, seed=pair[: len(made.octets)])


def read_blob(octets: bytes, *, private: bool) -> Material:
    """Read a public key blob: RFC 4253 §6.6 for RSA, RFC 5656 §3.1 for ECDSA, RFC 8709 §4 for EdDSA."""
    kind, rest = _strings(octets, 1)
    if kind == b"ssh-rsa":
        exponent, modulus, _ = _strings(rest, 2)
        return rsa_key(int.from_bytes(modulus, "big"), int.from_bytes(exponent, "big"), private=private)
    if kind.startswith(b"ecdsa-sha2-"):
        name, point, _ = _strings(rest, 2)
        return ec_key(_CURVES.get(name) or quote(name.decode("ascii", "replace")), point, private=private)
    if kind in _RAW:
        public, _ = _strings(rest, 1)
        return raw_key("OKP", _RAW[kind], public, private=private)
    shown = quote(kind.decode("ascii", "replace")[:_SHOWN], _SHOWN)
    problem = Sentence("No JWS algorithm uses “{kind}” SSH keys.", kind=shown)
    return Material("OKP", key_names.SSH_OTHER, problem=problem)


def _strings(octets: bytes, count: int) -> list[bytes]:
    """Take ``count`` strings off (RFC 4251 §5); what is left comes last."""
    taken: list[bytes] = []
    for _ in range(count):
        length = int.from_bytes(octets[:_LENGTH], "big")
        if len(octets) < _LENGTH + length or len(octets) < _LENGTH:
            raise SshError("cut-short")
        taken.append(octets[_LENGTH : _LENGTH + length])
        octets = octets[_LENGTH + length :]
    return [*taken, octets]
