"""Why a text, or the octets in it, are no key: a reason by its id, and its whole sentence wherever it is told."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Generic, Literal, TypeVar

from jwt_decoder.model.sentence import Sentence, plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.sentence import Value

DerReason = Literal[
    "values",
    "many-values",
    "tag",
    "unused-bits",
    "negative",
    "identifier",
    "foreign-tag",
    "not-der",
    "too-long",
    "no-structure",
    "no-key",
    "no-numbers",
    "no-algorithm",
    "private-kind",
    "certificate-fields",
    "validity",
    "name",
    "time",
]
SshReason = Literal["cut-short"]
SshLineReason = Literal["no-line", "line-base64"]
PemReason = Literal["character", "block-base64", "block-too-long", "no-body"]

Reason = TypeVar("Reason", bound=str)


class UnreadableError(ValueError, Generic[Reason]):
    """A text or octets that are no key: ``reason`` and ``data`` say why."""

    def __init__(self, reason: Reason, **data: Value) -> None:
        """Take the id of a sentence and the values in it."""
        super().__init__(reason)
        self.reason: Final = reason
        self.data: Final = data


def in_pem(
    label: str, error: UnreadableError[DerReason] | UnreadableError[SshReason] | UnreadableError[PemReason]
) -> Sentence:
    """Return why a PEM block cannot be read; ``label`` is what stands after BEGIN (RFC 7468 §2)."""
    return IN_PEM[error.reason].about(label=label, **error.data)


def in_ssh_line(error: UnreadableError[SshReason] | UnreadableError[SshLineReason]) -> Sentence:
    """Return why a line of OpenSSH cannot be read."""
    return IN_SSH_LINE[error.reason].about(**error.data)


IN_PEM: Final[Mapping[DerReason | SshReason | PemReason, Sentence]] = MappingProxyType(
    {
        "values": plural(
            "The PEM block “{label}” can't be read: {count} value instead of one.",
            "The PEM block “{label}” can't be read: {count} values instead of one.",
            count=0,
        ),
        "many-values": Sentence("The PEM block “{label}” can't be read: more values than any key has."),
        "tag": Sentence("The PEM block “{label}” can't be read: tag {found} where {expected} is expected."),
        "unused-bits": Sentence("The PEM block “{label}” can't be read: a BIT STRING with unused bits."),
        "negative": Sentence("The PEM block “{label}” can't be read: a negative number."),
        "identifier": Sentence("The PEM block “{label}” can't be read: a broken object identifier."),
        "foreign-tag": Sentence("The PEM block “{label}” can't be read: a tag that never occurs in keys."),
        "not-der": Sentence("The PEM block “{label}” can't be read: the bytes are cut short or not DER."),
        "too-long": Sentence("The PEM block “{label}” can't be read: longer than any real key."),
        "no-structure": Sentence("The PEM block “{label}” can't be read: not a key structure."),
        "no-key": Sentence("The PEM block “{label}” can't be read: a public key without algorithm and key."),
        "no-numbers": Sentence("The PEM block “{label}” can't be read: an RSA key without modulus and exponent."),
        "no-algorithm": Sentence("The PEM block “{label}” can't be read: a key without its algorithm."),
        "private-kind": Sentence("The PEM block “{label}” can't be read: an unknown kind of private key."),
        "certificate-fields": Sentence("The PEM block “{label}” can't be read: a certificate without all its fields."),
        "validity": Sentence("The PEM block “{label}” can't be read: a certificate without its validity."),
        "name": Sentence("The PEM block “{label}” can't be read: a name without type and value."),
        "time": Sentence("The PEM block “{label}” can't be read: an invalid time."),
        "cut-short": Sentence("The PEM block “{label}” can't be read: its bytes are cut short."),
        "character": Sentence("The PEM block “{label}” can't be read: {character} isn't a base64 character."),
        "block-base64": Sentence("The PEM block “{label}” can't be read: its base64 is cut short or broken."),
        "no-body": Sentence("The PEM block “{label}” can't be read: the key between its lines was left out."),
        "block-too-long": Sentence("The PEM block “{label}” can't be read: it is longer than any real key."),
    }
)
IN_SSH_LINE: Final[Mapping[SshReason | SshLineReason, Sentence]] = MappingProxyType(
    {
        "no-line": Sentence("This SSH public key can't be read: it isn't an SSH public key."),
        "line-base64": Sentence("This SSH public key can't be read: its base64 is broken."),
        "cut-short": Sentence("This SSH public key can't be read: its bytes are cut short."),
    }
)
