"""What a comparison comes to: a headline, what follows from it, and what changed in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from jwt_decoder.compare.tokens import failing
from jwt_decoder.model.sentence import Listing, Sentence, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jwt_decoder.compare.difference import Difference, Reason
    from jwt_decoder.compare.side import Side

Tone = Literal["same", "differs", "caution", "fails"]
_MOST: Final = 8
CONTENT: Final = frozenset({"header", "claims", "key"})
_TWICE: Final = Sentence("The same token twice")
_TWICE_LINE: Final = Sentence("Not a single character differs.")
_EQUAL: Final = Sentence("The same content")
_EQUAL_LINE: Final = Sentence("Only how it is written or encoded differs.")
_FAILS: Final = plural("Where A passes, B fails: {count} reason", "Where A passes, B fails: {count} reasons", 0)
_BOTH_FAIL: Final = plural("Both fail, B for {count} more reason", "Both fail, B for {count} more reasons", 0)
_EACH: Final = Sentence("Each is enough. A verifier stops at the first it meets, usually in this order.")
_ONE: Final = Sentence("It is enough: a verifier stops there.")
_MAY: Final = plural("B may fail where A passes: {count} reason", "B may fail where A passes: {count} reasons", 0)
_MAY_LINE: Final = Sentence("It depends on what the verifier is set up for.")
_TO_BE_SURE: Final = Sentence("Enter a key and expected values to be sure.")
_DIFFER: Final = plural("{count} difference", "{count} differences", 0)
_HARMLESS: Final = Sentence("None of them is a reason known here to reject B but not A.")
_ALIKE: Final = Sentence("Both fail as they are; no difference known here makes B worse.")
_NOT_COMPARED: Final = Sentence("Not compared")
_NOT_COMPARED_LINE: Final = Sentence("What can be read is the same, but not all of it can be read.")
_CHANGED: Final = Sentence("Changed: {names}.")
_ONLY_A: Final = Sentence("Only in A: {names}.")
_ONLY_B: Final = Sentence("Only in B: {names}.")
_UNKNOWN: Final = Sentence("Not compared: {names}.")
_NOTHING: Final = Sentence("No difference in header and claims.")
_BY_CHANGE: Final = (("changed", _CHANGED), ("removed", _ONLY_A), ("added", _ONLY_B), ("unknown", _UNKNOWN))


class Conclusion(NamedTuple):
    """A headline with its tone, the line below it, and what changed."""

    tone: Tone
    headline: Sentence
    line: Sentence
    changes: Sentence


def conclusion(a: Side, b: Side, rows: Sequence[Difference], reasons: Sequence[Reason]) -> Conclusion:
    """Return what the comparison comes to."""
    return Conclusion(*_headline(a, b, rows, reasons), changes(rows))


def _headline(
    a: Side, b: Side, rows: Sequence[Difference], reasons: Sequence[Reason]
) -> tuple[Tone, Sentence, Sentence]:
    if a.text == b.text:
        return "same", _TWICE, _TWICE_LINE
    certain = sum(one.is_certain for one in reasons)
    if certain:
        headline = (_BOTH_FAIL if failing(a) else _FAILS).about(count=certain)
        return "fails", headline, _EACH if certain > 1 else _ONE
    if reasons:
        return "caution", _MAY.about(count=len(reasons)), _MAY_LINE if _is_settled(a) else _MAY_LINE.then(_TO_BE_SURE)
    content = [one for one in rows if one.area in CONTENT and one.change != "same"]
    if any(one.change != "unknown" for one in content):
        count = sum(one.change != "unknown" for one in content)
        return "differs", _DIFFER.about(count=count), _ALIKE if failing(a) and failing(b) else _HARMLESS
    return ("differs", _NOT_COMPARED, _NOT_COMPARED_LINE) if content else ("same", _EQUAL, _EQUAL_LINE)


def _is_settled(side: Side) -> bool:
    """Return whether a key was tried, and values are expected."""
    return side.verdict.signature.state == "valid" and bool(side.verdict.audience.checks)


def changes(rows: Sequence[Difference]) -> Sentence:
    """Return what changed, in one sentence for each kind of change."""
    content = [one for one in rows if one.area in CONTENT]
    told = []
    for change, sentence in _BY_CHANGE:
        names = [one.name for one in content if one.change == change]
        if names:
            more = (*names[:_MOST], plural("{count} more", "{count} more", len(names) - _MOST))
            told.append(sentence.about(names=Listing(more if len(names) > _MOST else tuple(names))))
    return told[0].then(*told[1:]) if told else _NOTHING
