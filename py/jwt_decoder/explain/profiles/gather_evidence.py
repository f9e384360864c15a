"""What a token says of itself, gathered for the rows that recognise its issuer and its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.evidence import Evidence, text_of

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Decoded

_LONGEST_TYP: Final = 100
_IN_HEADER: Final = Sentence("iss in the header")
# Capital letters are left out too: issuers are compared as they stand (RFC 7519 §4.1.1), and no one writes them so.
_HOST: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-")


def gather(decoded: Decoded, label: str = "") -> Evidence:
    """Return what a token says of itself; iss of the header counts where the claims have none (RFC 7519 §5.3).

    ``label`` is what the paste calls it.
    """
    header, claims = decoded.signatures[0].jose, decoded.claims
    typ = text_of(header.get("typ"))
    place = "iss" if "iss" in claims else _IN_HEADER
    iss = text_of(claims.get("iss") or header.get("iss"))
    host, path = address(iss)
    short = typ.lower().removeprefix("application/") if len(typ) <= _LONGEST_TYP else ""
    return Evidence(decoded.layout.kind, header, claims, short, iss, place, host, path, label)


def address(iss: str) -> tuple[str, str]:
    """Return host and path of an address, both empty where it has user information, brackets or other odd things.

    Only a plain https host is given, so that nothing but the host itself can look like an issuer's.
    """
    scheme, mark, rest = iss.partition("://")
    if not mark or scheme not in {"https", "http"}:
        return "", ""
    authority, slash, path = rest.partition("/")
    name, colon, port = authority.partition(":")
    if not _HOST.issuperset(name) or not name.strip(".") or (colon and not port.isdecimal()):
        return "", ""
    host = name if scheme == "https" and not colon and not name.startswith(".") else ""
    return host, slash + path.partition("?")[0].partition("#")[0]
