"""A report as Markdown for a ticket: values masked, signature removed, so that nobody can replay the token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Listing, Sentence, plural, term
from jwt_decoder.output.ticket import markdown, mask
from jwt_decoder.output.ticket.markdown import code
from jwt_decoder.output.ticket.said import said
from jwt_decoder.output.wording import ENGLISH, phrase, render
from jwt_decoder.text import numeric_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jwt_decoder.decode.inner_tokens import Unfolded
    from jwt_decoder.engine.result import Report, Token
    from jwt_decoder.explain.explain import Explained
    from jwt_decoder.explain.profiles.profile import KnownType
    from jwt_decoder.findings import Finding
    from jwt_decoder.judge.timeline import Times
    from jwt_decoder.model.fault import Fault
    from jwt_decoder.model.part import Node, Part
    from jwt_decoder.model.verdict import Check, Verdict
    from jwt_decoder.output.wording import Catalogue

_NONE: Final = Sentence("There is no token in this text.")
_MASKING: Final = Sentence(
    "Values are masked: only their types and lengths are shown. Not masked: times, registered or documented"
    " names, and alg, typ and cty if those are registered. The token and its signature are left out, so this"
    " can't be replayed."
)
_STRUCTURE: Final = Sentence("Structure")
_SIGNATURE: Final = Sentence("Signature")
_TIME: Final = Sentence("Time")
_AUDIENCE: Final = Sentence("Issuer and audience")
_TRUST: Final = Sentence("Key trust")
_HEADER: Final = Sentence("Header")
_VERDICT: Final = Sentence("Verdict")
_TIMES: Final = Sentence("Times")
_CLAIMS: Final = Sentence("Claims")
_DISCLOSURES: Final = Sentence("Disclosures")
_FAULTS: Final = Sentence("Problems")
_FINDINGS: Final = Sentence("Findings")
_SIGNATURES: Final = Sentence("Signatures")
_KEY_BINDING: Final = Sentence("Key Binding JWT")
_NAMELESS: Final = Sentence("an array element, or unreadable")
# In the place of the scopes themselves, which are values.
_LACKING: Final = Sentence("Some are missing.")
_MOST_MEMBERS: Final = 200
_MOST_FAULTS: Final = 20


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes what is said of one token; ``told`` are the words of ours that no table has: the ids of its faults."""

    token: Token
    told: frozenset[str]
    catalogue: Catalogue

    def said(self, sentence: Sentence) -> str:
        """Return a sentence without text from outside, with its instants in UTC."""
        return said(sentence, self.told, self.catalogue)

    def listed(self, title: Sentence, items: Iterable[str]) -> list[str]:
        """Return a heading and a list below it, nothing where the list is empty."""
        found = [f"- {item}" for item in items]
        return [f"### {self.said(title)}", "", *found] if found else []

    def rest(self, count: int) -> Iterator[str]:
        """Return how many more there are, nothing where there are none."""
        if count > 0:
            yield self.said(plural("{count} more", "{count} more", count))


def ticket(report: Report, index: int, skew: float, catalogue: Catalogue = ENGLISH) -> str:
    """Return the Markdown for the token of a report at this index."""
    if not report.tokens:
        return f"{render(_NONE, catalogue)}\n"
    token = report.tokens[index]
    decoded = token.decoded
    to = _Writer(token, frozenset(fault.id for fault in decoded.faults), catalogue)
    blocks = [
        _top(to, report.now, skew),
        _profile(to, token.profile.type),
        to.listed(_HEADER, _members(to, decoded.signatures[0].header, token.parameters)),
        to.listed(_VERDICT, _verdict(to, token.verdicts[0])),
        to.listed(_TIMES, _times(to, token.times)),
        to.listed(_CLAIMS, _members(to, decoded.payload, token.claims)),
        to.listed(_DISCLOSURES, _disclosures(to, token.inner)),
        to.listed(_FAULTS, _faults(to, decoded.faults)),
        to.listed(_FINDINGS, _findings(to, token.findings)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _top(to: _Writer, now: float, skew: float) -> list[str]:
    judged = Sentence(
        "Checked at {now}, tolerance {skew} s, before any key was tried.", now=numeric_date.told(now), skew=skew
    )
    title = markdown.sentence(phrase(to.token.decoded.format.title, to.catalogue))
    return [f"## {title}", "", to.said(to.token.summary.whole), "", to.said(_MASKING), "", to.said(judged)]


def _profile(to: _Writer, known: KnownType | None) -> list[str]:
    """Return what kind of token it looks like, and what of that kind is lacking; the issuer is a value."""
    if known is None:
        return []
    label = term(known.type.label)
    names = Listing(tuple(Listing(tuple(map(code, one.names)), "or") for one in known.missing))
    if known.missing:
        said = Sentence("Probably this type: {label}; missing: {names}.", label=label, names=names)
    else:
        said = Sentence("Probably this type: {label}.", label=label)
    return [markdown.sentence(render(said, to.catalogue))]


def _members(to: _Writer, part: Part | None, explained: Iterable[Explained]) -> Iterator[str]:
    """Return each member by its name and label; a value only where it is a time, or tells no more than the kind."""
    if part is None or part.kind == "encrypted":
        return
    tree = part.tree
    if tree is None or tree["type"] != "object":
        yield to.said(_no_members(len(part.octets)))
        return
    known = {claim.node["start"]: claim for claim in explained}
    for member in tree["members"][:_MOST_MEMBERS]:
        name, node = member["name"], member["node"]
        claim = known.get(node["start"])
        label = f" ({markdown.sentence(phrase(claim.row.label, to.catalogue))})" if claim else ""
        yield f"{mask.name(name, to.catalogue)}{label}: {_value(to, part, name, node, claim)}"
    yield from to.rest(len(tree["members"]) - _MOST_MEMBERS)


def _no_members(octets: int) -> Sentence:
    return plural(
        "not a JSON object that can be listed here, {count} byte",
        "not a JSON object that can be listed here, {count} bytes",
        octets,
    )


def _value(to: _Writer, part: Part, name: str, node: Node, claim: Explained | None) -> str:
    if part.kind == "claims-set":
        reading = claim.reading.text if claim and name in mask.TIMES else None
        return to.said(reading) if reading else mask.described(node, to.catalogue)
    return code(node["value"]) if mask.is_clear(name, node) else mask.described(node, to.catalogue)


def _verdict(to: _Writer, verdict: Verdict) -> Iterator[str]:
    signature, audience = verdict.signature, verdict.audience
    signed = f"{_ended(to.said(signature.message))} {to.said(signature.how)}"
    lines = (
        (_STRUCTURE, verdict.structure.state, to.said(verdict.structure.how)),
        (_SIGNATURE, signature.state, signed),
        (_TIME, verdict.time.state, to.said(verdict.time.how)),
        (_AUDIENCE, audience.state, _compared(to, audience.checks) or to.said(audience.how)),
        (_TRUST, verdict.trust.state, to.said(verdict.trust.how)),
    )
    for title, state, how in lines:
        yield f"**{to.said(title)}**: {state}. {how}"
    count = len(to.token.decoded.signatures)
    if count > 1:
        several = Sentence("{count}; the first is the one above.", count=count)
        yield f"**{to.said(_SIGNATURES)}**: {to.said(several)}"


def _compared(to: _Writer, checks: Sequence[Check]) -> str:
    """Return which expectations were met; neither what was expected nor what was found."""
    if not checks:
        return ""
    met = Listing(tuple(f"{one.name} {one.state}{_hint(to, one)}" for one in checks))
    compared = Sentence("Compared character by character (RFC 7519 §7.3): {checks}.", checks=met)
    return render(compared, to.catalogue)


def _hint(to: _Writer, check: Check) -> str:
    """Return what is between expected and found; the scopes that are lacking are values."""
    hint = _LACKING if check.name == "scope" else check.hint
    return f" ({to.said(hint)})" if check.hint and hint else ""


def _times(to: _Writer, times: Times | None) -> Iterator[str]:
    if times is None:
        return
    for point in times.points:
        yield f"{code(point.name)}: {point.text}, {numeric_date.utc(point.known)}"
    yield to.said(times.sentence)


def _disclosures(to: _Writer, inner: Unfolded[Token] | None) -> Iterator[str]:
    found = inner.disclosed if inner else None
    pairs = list(zip(found.disclosures, found.fates, strict=True)) if found else []
    for one, fate in pairs[:_MOST_MEMBERS]:
        what = to.said(_NAMELESS) if one.name is None else mask.name(one.name, to.catalogue)
        yield f"{what}: {fate.status}{f', {mask.described(one.value, to.catalogue)}' if one.value else ''}"
    yield from to.rest(len(pairs) - _MOST_MEMBERS)
    if inner and inner.binding:
        yield f"{to.said(_KEY_BINDING)}: {inner.binding.state}"


def _faults(to: _Writer, faults: Sequence[Fault]) -> Iterator[str]:
    for fault in faults[:_MOST_FAULTS]:
        yield f"{code(fault.id)}: {to.said(fault.message)}"
    yield from to.rest(len(faults) - _MOST_FAULTS)


def _findings(to: _Writer, findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        said = f"{to.said(finding.message)} {to.said(finding.advice)}"
        yield f"{code(finding.id)}, {finding.severity}: {said} ({markdown.sentence(finding.reference)})"


def _ended(message: str) -> str:
    return message if message.endswith(".") else f"{message}."
