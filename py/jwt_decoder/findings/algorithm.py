"""Rules about ``alg``: what it names, and what that does to the token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.finding import Finding, header_place
from jwt_decoder.registry import algorithms

if TYPE_CHECKING:
    from jwt_decoder.decode import Decoded

_LONGEST_SHOWN: Final = 40
_NAME_IT: Final = "Name the algorithm that signed the token, exactly as the registry spells it."
_REFUSE: Final = "Refuse it wherever a signature is expected."


def alg_missing(decoded: Decoded) -> Finding | None:
    """Find a JOSE Header without alg, which must be there (RFC 7515 §4.1.1)."""
    header = decoded.signatures[0].header
    if "alg" in decoded.signatures[0].jose or header is None or header.kind != "json":
        return None
    start, end = header_place(decoded, "alg")
    message = "The header has no alg, which is required: nothing says how the token was signed."
    return Finding("alg-missing", "error", start, end, message, _NAME_IT, "RFC 7515 §4.1.1", {})


def alg_not_a_string(decoded: Decoded) -> Finding | None:
    """Find an alg that is no string (RFC 7515 §4.1.1)."""
    alg = decoded.signatures[0].jose.get("alg")
    if alg is None or alg["type"] == "string":
        return None
    start, end = header_place(decoded, "alg")
    message = "alg is not a string, so it names no algorithm."
    return Finding("alg-not-a-string", "error", start, end, message, _NAME_IT, "RFC 7515 §4.1.1", {})


def alg_none(decoded: Decoded) -> Finding | None:
    """Find an Unsecured JWS (RFC 7518 §3.6, RFC 8725 §3.2)."""
    if not _is_none(decoded):
        return None
    start, end = header_place(decoded, "alg")
    message = "alg is none: nobody signed this token, so anybody can have made it or changed it."
    return Finding("alg-none", "error", start, end, message, _REFUSE, "RFC 8725 §3.2", {})


def alg_none_signature(decoded: Decoded) -> Finding | None:
    """Find a signature where alg says that there is none (RFC 7518 §3.6)."""
    octets = len(decoded.signatures[0].octets)
    if not _is_none(decoded) or not octets:
        return None
    start, end = header_place(decoded, "alg")
    message = f"alg is none, but the signature is not empty: it has {octets:,} octets."
    advice = "Refuse it: somebody may have changed the header of a signed token."
    data: dict[str, str | int] = {"octets": octets}
    return Finding("alg-none-signature", "error", start, end, message, advice, "RFC 7518 §3.6", data)


def alg_misspelt(decoded: Decoded) -> Finding | None:
    """Find a name that is a registered one but for its case: libraries were fooled by it (RFC 8725 §2.1)."""
    name = _unknown_name(decoded)
    meant = algorithms.alike(name)
    if meant is None:
        return None
    start, end = header_place(decoded, "alg")
    message = f"“{name[:_LONGEST_SHOWN]}” is not {meant.name}: names are case-sensitive and exact."
    if meant.family == "none":
        message += " This spelling is known from attacks on readers that only look for “none”."
    data: dict[str, str | int] = {"alg": name[:_LONGEST_SHOWN], "meant": meant.name}
    return Finding("alg-misspelt", "error", start, end, message, _REFUSE, "RFC 7515 §4.1.1", data)


def alg_unknown(decoded: Decoded) -> Finding | None:
    """Find a name that no JWS algorithm known here has (RFC 7518 §3.1)."""
    name = _unknown_name(decoded)
    if not name or algorithms.alike(name):
        return None
    start, end = header_place(decoded, "alg")
    message = f"“{name[:_LONGEST_SHOWN]}” is no JWS algorithm known here."
    data: dict[str, str | int] = {"alg": name[:_LONGEST_SHOWN]}
    return Finding("alg-unknown", "warning", start, end, message, _NAME_IT, "RFC 7518 §3.1", data)


def _is_none(decoded: Decoded) -> bool:
    row = decoded.signatures[0].algorithm
    return row is not None and row.family == "none"


def _unknown_name(decoded: Decoded) -> str:
    """Give the name that alg has if no row has it, else nothing."""
    alg = decoded.signatures[0].jose.get("alg")
    name = alg.get("value", "") if alg else ""
    return "" if algorithms.find(name) else name
