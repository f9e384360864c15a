"""What a key is: nothing of it that is private, and no secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.model.sentence import Listing, Sentence

from jwt_decoder_cli.draw.findings import draw_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder_cli.sheet import Sheet, Words

    Json = Mapping[str, Any]

_HANG: Final = 14
_FOR: Final = Sentence("For")
_FORMS: Final = Sentence("Forms")
_PUBLIC_FORMS: Final = Sentence("Public forms")
_CERTIFICATE: Final = Sentence("Certificate")
_NO_USE: Final = Sentence("no algorithm known here")
_STATES: Final[Mapping[str, Sentence]] = {
    "current": Sentence("“{subject}”, issued by “{issuer}”, expires at {not_after}."),
    "expired": Sentence("“{subject}”, issued by “{issuer}”, expired at {not_after}."),
    "not-yet": Sentence("“{subject}”, issued by “{issuer}”, not valid before {not_before}."),
    "unreadable": Sentence("“{subject}”, issued by “{issuer}”, with a validity that can't be read."),
}


def draw_keys(sheet: Sheet, answer: Json) -> None:
    """Draw what a text was recognised as, and each key in it."""
    sheet.write((answer["message"], "bold"))
    if answer["problem"]:
        sheet.write(answer["problem"])
    draw_findings(sheet, answer["findings"])
    for entry in answer["keys"]:
        sheet.blank()
        if len(answer["keys"]) > 1 or entry["problem"]:
            sheet.write((entry["message"], "bold"))
        for name, value in _lines(entry):
            sheet.write(value, first=((name, "dim"),), hang=_HANG)
        draw_findings(sheet, entry["findings"])


def _lines(entry: Json) -> Iterator[tuple[Words, Words]]:
    if entry["kid"] is not None:
        yield "kid", entry["kid"]
    if entry["thumbprint"] and entry["kty"] != "oct":
        yield "Thumbprint", entry["thumbprint"]
    if entry["problem"] is None:
        names = (*entry["signatures"], *entry["encryption"])
        yield _FOR, Listing(names) if names else _NO_USE
    if entry["private"] and entry["forms"]:
        yield _FORMS, Listing(tuple(entry["forms"]))
    if entry["public"]:
        yield _PUBLIC_FORMS, Listing(tuple(entry["public"]))
    for one in entry["chain"]:
        data = {name: one[name] for name in ("subject", "issuer", "not_before", "not_after")}
        yield _CERTIFICATE, _STATES[one["state"]].about(**data)
