"""A report as Markdown for a ticket: values masked, signature removed, so that nobody can replay the token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast

from jwt_decoder.output.ticket import mask
from jwt_decoder.output.ticket.markdown import code, sentence
from jwt_decoder.text import numeric_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jwt_decoder.output.report import shape

_NONE: Final = "There is no token in this text.\n"
_MASKING: Final = (
    "Values are masked: of each there is the type and the length. In clear are alg, typ and cty of the header, the "
    "times, and the names of claims. The token itself and its signature are left out, so this cannot be replayed."
)
_KINDS: Final = {
    "jws-compact": "JWS Compact Serialization",
    "jwe-compact": "JWE Compact Serialization",
    "jws-json": "JWS JSON Serialization",
    "jwe-json": "JWE JSON Serialization",
    "sd-jwt": "SD-JWT",
}
_LINES: Final[tuple[tuple[Literal["structure", "signature", "time", "audience", "trust"], str], ...]] = (
    ("structure", "Structure"),
    ("signature", "Signature"),
    ("time", "Time"),
    ("audience", "Issuer and audience"),
    ("trust", "Key trust"),
)
_MOST_MEMBERS: Final = 200
_MOST_FAULTS: Final = 20
_LONGEST_NAME: Final = 80


def ticket(report: shape.Report, index: int, skew: float) -> str:
    """Return the Markdown for the token of a report at this index."""
    if not report["tokens"]:
        return _NONE
    token = report["tokens"][index]
    secrets = mask.secrets(token)
    judged = (
        f"Judged at {numeric_date.told(report['now'])}, skew {numeric_date.text(skew)} s, before any key was tried."
    )
    blocks = [
        [f"## {_KINDS[token['kind']]}", "", sentence(_told(token["summary"])), "", _MASKING, "", judged],
        _profile(token["profile"]),
        _listed("Header", _members(token["header"], token.get("parameters", ()))),
        _listed("Verdict", _verdict(token, secrets)),
        _listed("Times", _times(token)),
        _listed("Claims", _members(token["payload"], token["claims"])),
        _listed("Disclosures", _disclosures(token)),
        _listed("Faults", _faults(token["faults"], secrets)),
        _listed("Findings", _findings(token["findings"], secrets)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _profile(profile: shape.Profile | None) -> list[str]:
    """Give what kind of token it looks like, and what of that kind is lacking; the issuer is a value."""
    kind = profile["type"] if profile else None
    if kind is None:
        return []
    lacking = f"; it lacks {', '.join(map(code, kind['missing']))}" if kind["missing"] else ""
    return [f"It looks like this kind of token: {sentence(kind['label'])}{lacking}."]


def _listed(title: str, items: Iterable[str]) -> list[str]:
    found = [f"- {item}" for item in items]
    return [f"### {title}", "", *found] if found else []


def _members(part: shape.Part | None, explained: Iterable[shape.Claim]) -> Iterator[str]:
    """Give each member by its name and label; a value only where it is a time, or tells no more than the kind."""
    if part is None or part["kind"] == "encrypted":
        return
    tree = part["tree"]
    if tree is None or tree["type"] != "object":
        yield f"no JSON object that can be listed here, {part['octets']:,} octets"
        return
    known = {claim["node"]: claim for claim in explained}
    for member in tree["members"][:_MOST_MEMBERS]:
        name, node = member["name"], member["node"]
        claim = known.get(node["start"])
        label = f" ({sentence(claim['label'])})" if claim and claim["label"] else ""
        yield f"{code(name, _LONGEST_NAME)}{label}: {_value(part, name, node, claim)}"
    if len(tree["members"]) > _MOST_MEMBERS:
        yield f"{len(tree['members']) - _MOST_MEMBERS:,} more"


def _value(part: shape.Part, name: str, node: shape.Node, claim: shape.Claim | None) -> str:
    is_claim = part["kind"] == "claims-set"
    if is_claim and name in mask.TIMES and claim and claim["reading"]:
        return sentence(claim["reading"])
    return code(node["value"]) if not is_claim and mask.is_clear(name, node) else mask.described(node)


def _verdict(token: shape.Token, secrets: mask.Secrets) -> Iterator[str]:
    for name, title in _LINES:
        line = token["verdict"][name]
        how = sentence(secrets.without(line["how"], line["data"]))
        if name == "audience":
            how = _compared(token["verdict"]["audience"]["checks"]) or how
        elif name == "signature":
            how = f"{sentence(secrets.without(_ended(line['message']), line['data']))} {how}"
        yield f"**{title}**: {line['state']}. {how}"
    count = len(token["signatures"])
    if count > 1:
        yield f"**Signatures**: {count:,}, of which the first is the one above."


def _compared(checks: Sequence[shape.Check]) -> str:
    """Say which expectations were met; neither what was expected nor what was found."""
    told = [f"{one['name']} {one['state']}{f' ({_hint(one)})' if one['hint'] else ''}" for one in checks]
    return f"Compared character for character (RFC 7519 §7.3): {', '.join(told)}." if told else ""


def _hint(check: shape.Check) -> str:
    """Give what is between expected and found; the scopes that are lacking are values."""
    return "lacks some" if check["name"] == "scope" else str(check["hint"])


def _times(token: shape.Token) -> Iterator[str]:
    times = token["times"]
    if times is None:
        return
    for point in times["points"]:
        yield f"{code(point['name'])}: {point['at']}, {point['utc']}"
    yield sentence(_told(times["sentence"]))


def _disclosures(token: shape.Token) -> Iterator[str]:
    for disclosure in token["disclosures"][:_MOST_MEMBERS]:
        name, node = disclosure["name"], disclosure["node"]
        what = "an element of an array, or none that can be read" if name is None else code(name, _LONGEST_NAME)
        yield f"{what}: {disclosure['status']}{f', {mask.described(node)}' if node else ''}"
    if token["binding"]:
        yield f"Key Binding JWT: {token['binding']['state']}"


def _faults(faults: Sequence[shape.Fault], secrets: mask.Secrets) -> Iterator[str]:
    for fault in faults[:_MOST_FAULTS]:
        yield f"{code(fault['id'])}: {sentence(secrets.without(fault['message'], fault['data']))}"
    if len(faults) > _MOST_FAULTS:
        yield f"{len(faults) - _MOST_FAULTS:,} more"


def _findings(findings: Sequence[shape.Finding], secrets: mask.Secrets) -> Iterator[str]:
    for finding in findings:
        told = secrets.without(finding["message"], finding["data"])
        message = sentence(f"{told} {finding['advice']}")
        yield f"{code(finding['id'])}, {finding['severity']}: {message} ({sentence(finding['reference'])})"


def _told(words: shape.Words) -> str:
    """Give a sentence with its instants in UTC: a ticket is read at another time."""
    return "".join(_instant(cast("shape.Moment", piece)) if "at" in piece else piece["text"] for piece in words)


def _instant(moment: shape.Moment) -> str:
    return f"on {moment['utc']}" if moment["form"] == "relative" else str(moment["utc"])


def _ended(message: str) -> str:
    return message if message.endswith(".") else f"{message}."
