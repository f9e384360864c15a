"""Credentials of other authentication schemes than Bearer: what they say of who sends them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.credentials.plain import Plain, octets_of, text_of
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable

_USER: Final = Sentence("The user name is “{user}”; the password isn't shown.")
_LONGEST: Final = 80
_USER_ID: Final = Sentence("Its user ID is {user}.")
_NUMBERS: Final = range(1, 4)
_SPNEGO: Final = (b"\x2b\x06\x01\x05\x05\x02", b"\x2a\x86\x48\x86\xf7\x12\x01\x02\x02")


def basic(found: re.Match[str]) -> Plain | None:
    """Read the user name (RFC 7617 §2)."""
    text = text_of(octets_of(found["payload"]))
    if text is None or ":" not in text:
        return None
    return Plain("", (_USER.about(user=quote(text.partition(":")[0], _LONGEST)),))


def ntlm(found: re.Match[str]) -> Plain | None:
    """Read which message of the handshake it is."""
    number = int.from_bytes((octets_of(found["payload"]) or b"")[8:12], "little")
    return Plain("", (), {"number": number}) if number in _NUMBERS else None


def kerberos(found: re.Match[str]) -> Plain | None:
    """Check for the identifier of SPNEGO or Kerberos where it begins."""
    octets = (octets_of(found["payload"]) or b"")[:24]
    return Plain() if any(one in octets for one in _SPNEGO) else None


def presigned(found: re.Match[str]) -> Plain | None:
    """Read the address that was signed, without its signature."""
    text = text_of(octets_of(found["payload"]))
    if text is None or not text.startswith("https://"):
        return None
    return Plain(re.sub(r"(?i)(X-Amz-(?:Signature|Security-Token)=)[^&]*", r"\1…", text))


def discord(found: re.Match[str]) -> Plain | None:
    """Read whose the token is: an identifier in decimal digits."""
    user = text_of(octets_of(found["user"]))
    return Plain("", (_USER_ID.about(user=user),)) if user and user.isdecimal() and user.isascii() else None


def request_signature(found: re.Match[str]) -> Plain | None:
    """Name the scheme."""
    return Plain("", (), {"scheme": found["scheme"]})


def opaque(_: re.Match[str]) -> Plain | None:
    """Take what the pattern found: nothing in it can be read."""
    return Plain()


SCHEMES: Final[dict[str, Callable[[re.Match[str]], Plain | None]]] = {
    "basic": basic,
    "ntlm": ntlm,
    "kerberos": kerberos,
    "k8s-aws": presigned,
    "discord": discord,
    "request-signature": request_signature,
    "phoenix-encrypted": opaque,
    "express-session": opaque,
    "iron": opaque,
}
