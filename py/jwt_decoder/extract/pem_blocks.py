"""Keys and certificates in the textual encoding of RFC 7468."""

from __future__ import annotations

import re

from jwt_decoder.extract.labels import label_before
from jwt_decoder.model.paste import KeyText

_BOUNDARY = re.compile(r"-----(BEGIN|END) ([A-Z0-9][A-Z0-9 ]{0,62})-----")
# Base64 of a token and no DER: `certutil -encode` calls any file a certificate.
_OF_TOKEN = re.compile(r"\s*+ZX[lcd]")
_CERTIFICATES = frozenset({"CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"})


def pem_blocks(text: str) -> list[KeyText]:
    """Return the blocks that hold a key or a certificate, in their order; each ends at the very next boundary."""
    blocks = []
    begin: re.Match[str] | None = None
    for boundary in _BOUNDARY.finditer(text):
        kind = _kind(boundary[2])
        is_whole = begin is not None and kind and boundary[1] == "END" and begin[2] == boundary[2]
        if begin is not None and is_whole and not _OF_TOKEN.match(text, begin.end()):
            label = label_before(text, begin.start(), boundary.end())
            blocks.append(KeyText(kind, label, begin.start(), boundary.end()))
        begin = boundary if boundary[1] == "BEGIN" else None
    return blocks


def _kind(label: str) -> str:
    """Return the kind of a block by the label of its boundaries (RFC 7468 §4), "" for one of no use as a key."""
    if label in _CERTIFICATES:
        return "certificate"
    return "pem" if label.endswith(("PUBLIC KEY", "PRIVATE KEY")) else ""
