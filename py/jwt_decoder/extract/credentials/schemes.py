"""Credentials of other authentication schemes than Bearer, and of services: what they say of who sends them."""

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
_BOT: Final = Sentence("The ID of the bot is {bot}.")
_VIEW_STATE: Final = b"\xff\x01"
_JAVA: Final = b"\xac\xed\x00\x05"
_ARTIFACT: Final = (b"\x00\x04", 44)  # its type, and how many octets it has
_NUMBERS: Final = range(1, 4)
_MECHANISM: Final = 32  # octets among which the identifier stands
_SPNEGO: Final = (b"\x2b\x06\x01\x05\x05\x02", b"\x2a\x86\x48\x86\xf7\x12\x01\x02\x02")


def basic(found: re.Match[str]) -> Plain | None:
    """Read the user name (RFC 7617 §2)."""
    octets = octets_of(found["payload"]) or b""
    text = text_of(octets) or octets.decode("latin-1")
    if ":" not in text or not text.isprintable():
        return None
    return Plain("", (_USER.about(user=quote(text.partition(":")[0], _LONGEST)),))


def ntlm(found: re.Match[str]) -> Plain | None:
    """Read which message of the handshake it is."""
    number = int.from_bytes((octets_of(found["payload"]) or b"")[8:12], "little")
    return Plain("", (), {"number": number}) if number in _NUMBERS else None


def kerberos(found: re.Match[str]) -> Plain | None:
    """Check for the identifier of SPNEGO or Kerberos where it begins."""
    octets = (octets_of(found["payload"]) or b"")[:_MECHANISM]
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


def telegram(found: re.Match[str]) -> Plain | None:
    """Read whose the token is: what stands before the colon."""
    return Plain("", (_BOT.about(bot=found.group().partition(":")[0]),))


def named(found: re.Match[str]) -> Plain | None:
    """Name what the pattern names: the sentence about it says it."""
    return Plain("", (), found.groupdict())


def begins_with(*beginnings: bytes) -> Callable[[re.Match[str]], Plain | None]:
    """Check how the octets begin; nothing else in them is read."""
    return lambda found: Plain() if (octets_of(found["payload"]) or b"").startswith(beginnings) else None


def artifact(found: re.Match[str]) -> Plain | None:
    """Check for the type of a SAML artifact and for its length (SAML bindings §3.6.4)."""
    octets = octets_of(found["payload"]) or b""
    return Plain() if (octets[:2], len(octets)) == _ARTIFACT else None


def markup(found: re.Match[str]) -> Plain | None:
    """Take the XML as it is; the pattern begins behind its bracket."""
    return Plain(f"<{found.group()}")


def opaque(_: re.Match[str]) -> Plain | None:
    """Take what the pattern found: nothing in it can be read."""
    return Plain()


SCHEMES: Final[dict[str, Callable[[re.Match[str]], Plain | None]]] = {
    "basic": basic,
    "ntlm": ntlm,
    "kerberos": kerberos,
    "k8s-aws": presigned,
    "discord": discord,
    "request-signature": named,
    "other-scheme": named,
    "session-id": named,
    "shc-part": named,
    "paserk": named,
    "thumbprint": named,
    "telegram": telegram,
    "saml-artifact": artifact,
    "saml-xml": markup,
    "view-state": begins_with(_VIEW_STATE),
    "java-serialized": begins_with(_JAVA),
    "phoenix-encrypted": opaque,
    "express-session": opaque,
    "iron": opaque,
    **dict.fromkeys(
        (
            "aspx-auth",
            "sanctum",
            "data-integrity",
            "pkcs7",
            "signed-url",
            "message-signature",
            "terraform",
            "entra-secret",
        ),
        opaque,
    ),
}
