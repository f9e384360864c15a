"""A report as Markdown for a ticket: values masked, signature removed, so that nobody can replay the token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast

from jwt_decoder.model.sentence import Listing, Sentence, plural
from jwt_decoder.output.ticket import mask
from jwt_decoder.output.ticket.markdown import code, sentence
from jwt_decoder.output.wording import ENGLISH, phrase, render
from jwt_decoder.registry.formats import FORMATS
from jwt_decoder.text import numeric_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue

_NONE: Final = Sentence("There is no token in this text.")
_MASKING: Final = Sentence(
    "Values are masked: of each there is the type and the length. In clear are alg, typ and cty of the header, the "
    "times, and the names of claims. The token itself and its signature are left out, so this cannot be replayed."
)
_LINES: Final[tuple[tuple[Literal["structure", "signature", "time", "audience", "trust"], Sentence], ...]] = (
    ("structure", Sentence("Structure")),
    ("signature", Sentence("Signature")),
    ("time", Sentence("Time")),
    ("audience", Sentence("Issuer and audience")),
    ("trust", Sentence("Key trust")),
)
_HEADER: Final = Sentence("Header")
_VERDICT: Final = Sentence("Verdict")
_TIMES: Final = Sentence("Times")
_CLAIMS: Final = Sentence("Claims")
_DISCLOSURES: Final = Sentence("Disclosures")
_FAULTS: Final = Sentence("Faults")
_FINDINGS: Final = Sentence("Findings")
_SIGNATURES: Final = Sentence("Signatures")
_KEY_BINDING: Final = Sentence("Key Binding JWT")
_NAMELESS: Final = Sentence("an element of an array, or none that can be read")
# In the place of the scopes themselves, which are values.
_LACKING: Final = Sentence("lacks some")
_MOST_MEMBERS: Final = 200
_MOST_FAULTS: Final = 20
_LONGEST_NAME: Final = 80


def ticket(report: shape.Report, index: int, skew: float, catalogue: Catalogue = ENGLISH) -> str:
    """Return the Markdown for the token of a report at this index; the report is in the language of the catalogue."""
    if not report["tokens"]:
        return f"{render(_NONE, catalogue)}\n"
    token = report["tokens"][index]
    secrets = mask.secrets(token)
    blocks = [
        _top(report["now"], skew, token, catalogue),
        _profile(token["profile"], catalogue),
        _listed(_HEADER, _members(token["header"], token.get("parameters", ()), catalogue), catalogue),
        _listed(_VERDICT, _verdict(token, secrets, catalogue), catalogue),
        _listed(_TIMES, _times(token, catalogue), catalogue),
        _listed(_CLAIMS, _members(token["payload"], token["claims"], catalogue), catalogue),
        _listed(_DISCLOSURES, _disclosures(token, catalogue), catalogue),
        _listed(_FAULTS, _faults(token["faults"], secrets, catalogue), catalogue),
        _listed(_FINDINGS, _findings(token["findings"], secrets, catalogue), catalogue),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _top(now: float, skew: float, token: shape.Token, catalogue: Catalogue) -> list[str]:
    judged = Sentence(
        "Judged at {now}, skew {skew} s, before any key was tried.",
        now=numeric_date.told(now),
        skew=numeric_date.text(skew),
    )
    title = phrase(FORMATS[token["kind"]].title, catalogue)
    summary = sentence(_told(token["summary"], catalogue))
    return [f"## {title}", "", summary, "", render(_MASKING, catalogue), "", render(judged, catalogue)]


def _profile(profile: shape.Profile | None, catalogue: Catalogue) -> list[str]:
    """Return what kind of token it looks like, and what of that kind is lacking; the issuer is a value."""
    kind = profile["type"] if profile else None
    if kind is None:
        return []
    label, names = sentence(kind["label"]), Listing(tuple(map(code, kind["missing"])))
    if kind["missing"]:
        said = Sentence("It looks like this kind of token: {label}; it lacks {names}.", label=label, names=names)
    else:
        said = Sentence("It looks like this kind of token: {label}.", label=label)
    return [render(said, catalogue)]


def _listed(title: Sentence, items: Iterable[str], catalogue: Catalogue) -> list[str]:
    found = [f"- {item}" for item in items]
    return [f"### {render(title, catalogue)}", "", *found] if found else []


def _members(part: shape.Part | None, explained: Iterable[shape.Claim], catalogue: Catalogue) -> Iterator[str]:
    """Return each member by its name and label; a value only where it is a time, or tells no more than the kind."""
    if part is None or part["kind"] == "encrypted":
        return
    tree = part["tree"]
    if tree is None or tree["type"] != "object":
        yield render(_no_members(part["octets"]), catalogue)
        return
    known = {claim["node"]: claim for claim in explained}
    for member in tree["members"][:_MOST_MEMBERS]:
        name, node = member["name"], member["node"]
        claim = known.get(node["start"])
        label = f" ({sentence(claim['label'])})" if claim and claim["label"] else ""
        yield f"{code(name, _LONGEST_NAME)}{label}: {_value(part, name, node, claim, catalogue)}"
    yield from _rest(len(tree["members"]) - _MOST_MEMBERS, catalogue)


def _no_members(octets: int) -> Sentence:
    return plural(
        "no JSON object that can be listed here, {count} octet",
        "no JSON object that can be listed here, {count} octets",
        octets,
    )


def _rest(count: int, catalogue: Catalogue) -> Iterator[str]:
    """Return how many more there are, nothing where there are none."""
    if count > 0:
        yield render(plural("{count} more", "{count} more", count), catalogue)


def _value(part: shape.Part, name: str, node: shape.Node, claim: shape.Claim | None, catalogue: Catalogue) -> str:
    is_claim = part["kind"] == "claims-set"
    if is_claim and name in mask.TIMES and claim and claim["reading"]:
        return sentence(claim["reading"])
    return code(node["value"]) if not is_claim and mask.is_clear(name, node) else mask.described(node, catalogue)


def _verdict(token: shape.Token, secrets: mask.Secrets, catalogue: Catalogue) -> Iterator[str]:
    masked = render(mask.MASKED, catalogue)
    for name, title in _LINES:
        line = token["verdict"][name]
        how = sentence(secrets.without(line["how"], line["data"], masked))
        if name == "audience":
            how = _compared(token["verdict"]["audience"]["checks"], catalogue) or how
        elif name == "signature":
            how = f"{sentence(secrets.without(_ended(line['message']), line['data'], masked))} {how}"
        yield f"**{render(title, catalogue)}**: {line['state']}. {how}"
    count = len(token["signatures"])
    if count > 1:
        several = Sentence("{count}, of which the first is the one above.", count=count)
        yield f"**{render(_SIGNATURES, catalogue)}**: {render(several, catalogue)}"


def _compared(checks: Sequence[shape.Check], catalogue: Catalogue) -> str:
    """Return which expectations were met; neither what was expected nor what was found."""
    if not checks:
        return ""
    met = Listing(tuple(f"{one['name']} {one['state']}{_hint(one, catalogue)}" for one in checks))
    return render(Sentence("Compared character for character (RFC 7519 §7.3): {checks}.", checks=met), catalogue)


def _hint(check: shape.Check, catalogue: Catalogue) -> str:
    """Return what is between expected and found; the scopes that are lacking are values."""
    hint = render(_LACKING, catalogue) if check["name"] == "scope" else check["hint"]
    return f" ({hint})" if check["hint"] else ""


def _times(token: shape.Token, catalogue: Catalogue) -> Iterator[str]:
    times = token["times"]
    if times is None:
        return
    for point in times["points"]:
        yield f"{code(point['name'])}: {point['at']}, {point['utc']}"
    yield sentence(_told(times["sentence"], catalogue))


def _disclosures(token: shape.Token, catalogue: Catalogue) -> Iterator[str]:
    for disclosure in token["disclosures"][:_MOST_MEMBERS]:
        name, node = disclosure["name"], disclosure["node"]
        what = render(_NAMELESS, catalogue) if name is None else code(name, _LONGEST_NAME)
        yield f"{what}: {disclosure['status']}{f', {mask.described(node, catalogue)}' if node else ''}"
    if token["binding"]:
        yield f"{render(_KEY_BINDING, catalogue)}: {token['binding']['state']}"


def _faults(faults: Sequence[shape.Fault], secrets: mask.Secrets, catalogue: Catalogue) -> Iterator[str]:
    masked = render(mask.MASKED, catalogue)
    for fault in faults[:_MOST_FAULTS]:
        yield f"{code(fault['id'])}: {sentence(secrets.without(fault['message'], fault['data'], masked))}"
    yield from _rest(len(faults) - _MOST_FAULTS, catalogue)


def _findings(findings: Sequence[shape.Finding], secrets: mask.Secrets, catalogue: Catalogue) -> Iterator[str]:
    masked = render(mask.MASKED, catalogue)
    for finding in findings:
        told = secrets.without(finding["message"], finding["data"], masked)
        message = sentence(f"{told} {finding['advice']}")
        yield f"{code(finding['id'])}, {finding['severity']}: {message} ({sentence(finding['reference'])})"


def _told(words: shape.Words, catalogue: Catalogue) -> str:
    """Return a sentence with its instants in UTC: a ticket is read at another time."""
    told = (_instant(cast("shape.Moment", piece), catalogue) if "at" in piece else piece["text"] for piece in words)
    return "".join(told)


def _instant(moment: shape.Moment, catalogue: Catalogue) -> str:
    """Return an instant; one that is told by its distance from now reads "4 minutes ago", and so "on" a date here."""
    if moment["form"] != "relative":
        return moment["utc"]
    return render(Sentence("on {date}", date=moment["utc"]), catalogue)


def _ended(message: str) -> str:
    return message if message.endswith(".") else f"{message}."
