"""The Disclosures of an SD-JWT (RFC 9901)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.model.sentence import Listing, Sentence, plural

from jwt_decoder_cli.draw.part import draw_value
from jwt_decoder_cli.draw.verdict import CAUTION, FAIL, PASS
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder_cli.sheet import Piece, Sheet

    Json = Mapping[str, Any]

# What is neither here nor there is a fault.
_MARKS: Final[Mapping[str, Piece]] = {
    "disclosed": PASS,
    "nested": PASS,
    "withheld": CAUTION,
    "deep": CAUTION,
    "unmatched": CAUTION,
}
_TITLE: Final = Sentence("Disclosures")
MOST: Final = 50
_HANG: Final = 5


def draw_disclosures(sheet: Sheet, token: Json) -> None:
    """Draw what each Disclosure holds, and where it belongs."""
    disclosures = token["disclosures"]
    if not disclosures:
        return
    sheet.write((_TITLE, "bold"), (f"  {say(_about(token))}", "dim"))
    with sheet.within():
        for number, one in enumerate(disclosures[:MOST], 1):
            _disclosure(sheet, number, one)
        if len(disclosures) > MOST:
            sheet.write((_more(len(disclosures) - MOST), "dim"))
    sheet.blank()


def _more(count: int) -> Sentence:
    return plural(
        "… {count} more Disclosure; --json has them all.", "… {count} more Disclosures; --json has them all.", count
    )


def _about(token: Json) -> Listing:
    disclosures = token["disclosures"]
    put = sum(one["path"] is not None for one in disclosures)
    said = [Sentence("{put} of {all} in the payload", put=put, all=len(disclosures))]
    if token["digest_algorithm"]:
        said.append(Sentence("digests by {algorithm}", algorithm=token["digest_algorithm"]))
    if token["processed"] and token["processed"]["undisclosed"]:
        count = token["processed"]["undisclosed"]
        said.append(plural("{count} digest without a Disclosure", "{count} digests without a Disclosure", count))
    return Listing(tuple(said))


def _disclosure(sheet: Sheet, number: int, one: Json) -> None:
    name = one["path"] if one["path"] is not None else one["name"]
    first = (_MARKS.get(one["status"], FAIL), f" {number}")
    sheet.write((f"{name}  " if name else "", "bold"), (one["message"], "dim"), first=first, hang=_HANG)
    with sheet.within(_HANG):
        if one["node"]:
            draw_value(sheet, one["node"])
        else:
            sheet.write(one["text"], fold=True)
