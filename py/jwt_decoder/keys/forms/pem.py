"""PEM (RFC 7468) as it arrives: escaped, on one line, quoted, with text around it, or bare base64 without its frame."""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys import key_names
from jwt_decoder.keys.forms import ssh
from jwt_decoder.keys.forms.der import DerError
from jwt_decoder.keys.forms.structures import ENCRYPTED, LARGEST, Form, read_structure
from jwt_decoder.keys.forms.unreadable import PemReason, UnreadableError, in_pem
from jwt_decoder.keys.key_material import Material
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGIN: Final = re.compile(r"-----BEGIN ([A-Z0-9][A-Z0-9 ]{0,39})-----")
_MOST_BLOCKS: Final = 64
_LINE: Final = 64
_LONGEST: Final = LARGEST * 2
_END: Final = "-----END "
_ATTRIBUTE: Final = re.compile(r"^(?:Proc-Type|DEK-Info|Comment|Subject|X-[\w-]{1,30}): ?.*$", re.MULTILINE)
_DROPPED: Final = re.compile(r"[\s\"'\\,]+")
_FOREIGN: Final = re.compile(r"[^A-Za-z0-9+/]")
_BARE: Final = re.compile(r"[\"']?M(?:[A-Za-z0-9+/\s]{50,}+|[A-Za-z0-9_\s-]{50,}+)={0,2}+\s*+[\"']?")
_TO_STANDARD: Final = str.maketrans("-_", "+/")
# Nothing, dots, or what stands for the key in documentation.
_NO_BODY: Final = re.compile(
    r"\s*+(?:[.\u2026*xX_\s]{0,200}+|<[^<>]{0,200}>|\[[^\[\]]{0,200}\]|\{\{?[^{}]{0,200}\}\}?|\$\{?\w{1,80}\}?)\s*+"
)
_PRIVATE: Final = "PRIVATE KEY"
_DASHES: Final = "LS0tLS"  # five hyphens in base64
_PARAMETERS: Final = "EC PARAMETERS"
_ENCRYPTED: Final = "Proc-Type: 4,ENCRYPTED"


class PemError(UnreadableError[PemReason]):
    """A body that is not base64, or longer than that of any key."""


def read_pem(text: str) -> list[tuple[Form, Material]]:
    """Read each block of a PEM text: how it is written, and the key, whose ``problem`` says what is wrong with it."""
    lines = text.replace("\\r", "\n").replace("\\n", "\n")
    return [_block(label, body) for label, body in _blocks(lines) if label != _PARAMETERS]


def read_bare(text: str) -> tuple[Form, Material] | None:
    """Read base64 of DER without a frame, as some servers show their keys; None where the text is no key."""
    text = text.strip()
    if len(text) > _LONGEST or not _BARE.fullmatch(text):
        return None
    try:
        return read_structure(_octets(text.translate(_TO_STANDARD)))
    except ValueError:
        return None


def read_octets(text: str, most: int = _MOST_BLOCKS) -> list[tuple[str, bytes | None]]:
    """Return the label of each block of a PEM text, and what it holds; None where that is not base64."""
    if not BEGIN.search(text):
        return []
    lines = text.replace("\\r", "\n").replace("\\n", "\n")
    return [(label, octets_of(_ATTRIBUTE.sub("", body))) for label, body in _blocks(lines, most)]


def octets_of(text: str) -> bytes | None:
    """Return what is in base64, as blocks of PEM and items of an x5c are; None where it is not, or is too long."""
    try:
        return _octets(text.translate(_TO_STANDARD)) or None if len(text) <= _LONGEST else None
    except PemError:
        return None


def has_private(text: str) -> bool:
    """Return whether the label of a block says that it is a private key."""
    return any(_PRIVATE in block[1] for block in BEGIN.finditer(text))


def in_base64(text: str) -> str:
    """Return the PEM text that a text is in base64, as secrets of deployments are; "" where it is none."""
    packed = "".join(text.split()).replace("-", "+").replace("_", "/").rstrip("=")
    if len(packed) > _LONGEST * 2 or not packed.startswith(_DASHES) or _FOREIGN.search(packed) or len(packed) % 4 == 1:
        return ""
    return binascii.a2b_base64(packed + "=" * (-len(packed) % 4)).decode(errors="replace")


def write_pem(label: str, octets: bytes) -> str:
    """Write octets as a PEM block with lines of 64 characters (RFC 7468 §2)."""
    packed = binascii.b2a_base64(octets, newline=False).decode()
    lines = [packed[at : at + _LINE] for at in range(0, len(packed), _LINE)]
    return "\n".join([f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""])


def _blocks(text: str, most: int = _MOST_BLOCKS) -> Iterator[tuple[str, str]]:
    """Split off the blocks; one without its END line reaches to the next block or to the end."""
    starts = list(BEGIN.finditer(text))[:most]
    ends = [start.start() for start in starts[1:]] + [len(text)]
    for start, end in zip(starts, ends, strict=True):
        body = text[start.end() : end]
        yield start[1], body.split(_END, 1)[0]


def _block(label: str, body: str) -> tuple[Form, Material]:
    try:
        return _read(label, body)
    except (DerError, ssh.SshError, PemError) as error:
        broken = key_names.broken(label.lower())
        is_private = _PRIVATE in label and not _NO_BODY.fullmatch(body)
        return _quoted(label), Material("RSA", broken, private=is_private, problem=in_pem(label, error))


def _quoted(label: str) -> Sentence:
    return Sentence("“{label}”", label=label)


def _read(label: str, body: str) -> tuple[Form, Material]:
    if len(body) > _LONGEST:
        raise PemError("block-too-long")
    if _NO_BODY.fullmatch(body):
        raise PemError("no-body")
    if _ENCRYPTED in body:
        return _quoted(label), Material("RSA", key_names.ENCRYPTED, private=True, problem=ENCRYPTED)
    octets = _octets(_ATTRIBUTE.sub("", body))
    if octets.startswith(ssh.MAGIC):
        return "OpenSSH", ssh.read_private_file(octets)
    return read_structure(octets)


def _octets(body: str) -> bytes:
    packed = _DROPPED.sub("", body).rstrip("=")
    foreign = _FOREIGN.search(packed)
    if foreign:
        raise PemError("character", character=f"U+{ord(foreign[0]):04X}")
    try:
        return binascii.a2b_base64(packed + "=" * (-len(packed) % 4))
    except binascii.Error as error:
        raise PemError("block-base64") from error
