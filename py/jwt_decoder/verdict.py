"""The five lines of a verdict, never folded into one (RFC 7515 §5.2, RFC 7519 §7.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder import instants

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.decode import Decoded
    from jwt_decoder.instants import Instant
    from jwt_decoder.model import Data, Node
    from jwt_decoder.verify.model import SignatureOutcome

_TIMES: Final = ("exp", "nbf", "iat")
_ROLES: Final = {"extra": "segments after the third", "key-binding": "Key Binding JWT"}
_NO_CLAIMS: Final = {"encrypted": "The claims are encrypted", "detached": "The payload is detached"}
_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a state, one short reason, and what is in the reason."""

    state: str
    message: str
    data: Data


@dataclass(frozen=True, slots=True)
class Verdict:
    """The five lines."""

    structure: Line
    signature: Line
    time: Line
    audience: Line
    trust: Line


NOT_ATTEMPTED: Final = Line("not-attempted", "Give a key to check it", {})
NOT_TRUSTED: Final = Line("not-known", "No key has verified it", {})
NO_TOKEN: Final = Verdict(
    Line("unreadable", "There is no token", {}),
    Line("not-attempted", "There is no token", {}),
    Line("not-stated", "There is no token", {}),
    Line("not-checked", "There is no token", {}),
    NOT_TRUSTED,
)


def with_outcome(verdict: Verdict, outcome: SignatureOutcome) -> Verdict:
    """Give the verdict once a key was tried."""
    signature = Line(outcome.state, outcome.message, outcome.data)
    trust = NOT_TRUSTED
    if outcome.trust.state != "not-known":
        trust = Line(outcome.trust.state, outcome.trust.message, outcome.trust.data)
    return replace(verdict, signature=signature, trust=trust)


def structure(decoded: Decoded) -> Line:
    """Say whether the token keeps to the format: sound, faulty, or without a header that can be read."""
    faults = decoded.faults
    count = len(faults)
    if not decoded.signatures[0].is_readable:
        return Line("unreadable", "The header cannot be read", {"faults": count})
    if not count:
        return Line("sound", decoded.layout.title, {})
    first = faults[0]
    role = "" if first.segment is None else decoded.layout.segments[first.segment].role
    where = f" in the {_ROLES.get(role, role.replace('-', ' '))}" if role else ""
    message = f"1 fault{where}" if count == 1 else f"{count} faults, the first{where or ' in its shape'}"
    return Line("faulty", message, {"faults": count, "first": first.id})


def time(decoded: Decoded, now: float, skew: float) -> tuple[Line, float | None]:
    """Judge exp and nbf at ``now``, and give the next instant at which the line changes.

    A token is expired on and after exp (RFC 7519 §4.1.4), and not yet valid before nbf (§4.1.5); ``skew`` seconds
    are allowed either way. iat says nothing about being valid.
    """
    claims = decoded.claims
    if decoded.payload is None or decoded.payload.kind != "claims-set":
        return _without_claims(decoded), None
    read = {name: instants.read(name, claims[name]) for name in _TIMES if name in claims}
    known = {name: instant.seconds for name, instant in read.items() if instant.seconds is not None}
    exp, nbf = known.get("exp"), known.get("nbf")
    data: Data = {name: instants.text(seconds) for name, seconds in known.items()}
    if exp is not None and now >= exp + skew:
        return Line("expired", _expired(known, exp, now), data | {"at": data["exp"]}), None
    changes = [bound + sign * skew for bound, sign in ((exp, 1), (nbf, -1)) if bound is not None]
    upcoming = min((at for at in changes if at > now), default=None)
    if nbf is not None and now < nbf - skew:
        message = f"In {instants.lasting(nbf - now)}" if nbf > now else "Within the allowed skew"
        return Line("not-yet", message, data | {"at": data["nbf"]}), upcoming
    problem = _problem(read)
    if problem:
        return Line("unreadable", problem, data), upcoming
    return _holding(data, exp, nbf, now), upcoming


def audience(decoded: Decoded, expect: Mapping[str, str] | None) -> Line:
    """Compare the claims with what the person expects them to be."""
    if not expect:
        return Line("not-checked", "Say what you expect", {})
    if decoded.payload is None or decoded.payload.kind in {"encrypted", "detached", "empty"}:
        return Line("not-checked", "The payload cannot be read", {})
    wrong = [name for name, value in expect.items() if not _meets(decoded.claims, name, value)]
    if not wrong:
        return Line("match", f"{_listed(expect)} as expected", {"checked": len(expect)})
    name = wrong[0]
    found = _shown(decoded.claims.get(name))
    message = f"{name} is {found}" if found else f"{name} is missing"
    if len(wrong) > 1:
        message += f", and {len(wrong) - 1} more"
    return Line("mismatch", message, {"name": name, "expected": expect[name], "found": found, "wrong": len(wrong)})


def _without_claims(decoded: Decoded) -> Line:
    if decoded.claims:
        return Line("unreadable", "The claims cannot be read to their end", {})
    kind = decoded.payload.kind if decoded.payload else ""
    return Line("not-stated", _NO_CLAIMS.get(kind, "There are no claims"), {})


def _expired(known: Mapping[str, float | None], exp: float, now: float) -> str:
    begun = known.get("iat", known.get("nbf"))
    lived = f", lived {instants.lasting(exp - begun)}" if begun is not None and exp > begun else ""
    ago = instants.lasting(now - exp) if now > exp else "0 s"
    return f"{ago} ago{lived}"


def _problem(read: Mapping[str, Instant]) -> str:
    """Give what keeps a time from being read; that of iat counts only where there is no other time."""
    bounds = [instant.problem for name, instant in read.items() if name != "iat"]
    problems = bounds or [instant.problem for instant in read.values()]
    return next(filter(None, problems), "")


def _holding(data: Data, exp: float | None, nbf: float | None, now: float) -> Line:
    if exp is not None:
        left = f"For another {instants.lasting(exp - now)}" if exp > now else "Within the allowed skew"
        return Line("current", left, data | {"at": data["exp"]})
    if nbf is not None:
        return Line("current", "No exp: it never expires", data | {"at": data["nbf"]})
    return Line("not-stated", "No exp: it never expires", data)


def _meets(claims: Mapping[str, Node], name: str, expected: str) -> bool:
    if name == "scope":
        return set(expected.split()) <= {one for claim in ("scope", "scp") for one in _strings(claims.get(claim), " ")}
    return expected in _strings(claims.get(name), None if name != "aud" else "")


def _strings(node: Node | None, split: str | None) -> Iterable[str]:
    """Give the strings of a claim; an array counts where ``split`` is not None, words where it is a space."""
    if node is None:
        return []
    if node["type"] == "string":
        return node["value"].split(split) if split else [node["value"]]
    if split is None or node["type"] != "array":
        return []
    return [item["value"] for item in node["items"] if item["type"] == "string"]


def _shown(node: Node | None) -> str:
    if node is None:
        return ""
    found = ", ".join(_strings(node, "")) or node["text"] or f"an {node['type']}"
    return f"“{found if len(found) <= _SHOWN else found[:_SHOWN] + '…'}”"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
