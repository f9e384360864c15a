"""Keys of NATS: Ed25519 in base32 with a checksum, and its seed, each with a letter that says whose it is."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.key_material import raw_key
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.keys.forms.structures import Form
    from jwt_decoder.keys.key_material import Material

# Users, accounts, operators, servers and clusters sign; curve keys, with an X, encrypt.
_PUBLIC: Final = re.compile(r"[UAONC][A-Z2-7]{55}")
_SEED: Final = re.compile(r"(?:\A|(?<=\n))[ \t]*(S[UAONC][A-Z2-7]{56})[ \t\r]*(?=\n|\Z)")
_CHECKSUM: Final = 2
_FORM: Final = Sentence("NATS nkey")
_SEED_FORM: Final = Sentence("NATS nkey seed")


def read_nkey(text: str) -> tuple[str, Form, Material] | None:
    """Read a public nkey, or the first seed of a text, such as a file of credentials; None where there is none."""
    public = _PUBLIC.fullmatch(text.strip())
    if public and (octets := _checked(public.group())):
        return "raw", _FORM, raw_key("OKP", "Ed25519", octets[1:])
    seed = _SEED.search(text)
    if seed and (octets := _checked(seed[1])):
        return "raw", _SEED_FORM, raw_key("OKP", "Ed25519", b"", seed=octets[2:])
    return None


def _checked(text: str) -> bytes:
    """Return the octets before a checksum, CRC-16 with the polynomial 0x1021; none where it is another."""
    octets = base64.b32decode(text + "=" * (-len(text) % 8))
    inner, sum_ = octets[:-_CHECKSUM], octets[-_CHECKSUM:]
    return inner if binascii.crc_hqx(inner, 0).to_bytes(_CHECKSUM, "little") == sum_ else b""
