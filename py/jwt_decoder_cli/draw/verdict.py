"""The five lines of a verdict. A mark and a word say each state, so that no colour is needed to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jwt_decoder_cli.draw.words import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder_cli.sheet import Piece, Sheet

    Json = Mapping[str, Any]

PASS: Final[Piece] = ("✓", "bold green")
FAIL: Final[Piece] = ("✕", "bold red")
CAUTION: Final[Piece] = ("!", "bold yellow")
UNCHECKED: Final[Piece] = ("–", "dim")

_LINES: Final = (
    ("structure", "Structure"),
    ("signature", "Signature"),
    ("time", "Time"),
    ("audience", "Issuer, audience"),
    ("trust", "Key trust"),
)
_LOOKS: Final[Mapping[tuple[str, str], tuple[Piece, str]]] = {
    ("structure", "sound"): (PASS, "Sound"),
    ("structure", "faulty"): (FAIL, "Faulty"),
    ("structure", "unreadable"): (FAIL, "Unreadable"),
    ("signature", "valid"): (PASS, "Valid"),
    ("signature", "invalid"): (FAIL, "Invalid"),
    ("signature", "unsupported"): (CAUTION, "Not supported"),
    ("signature", "key-unusable"): (CAUTION, "Key unusable"),
    ("signature", "not-attempted"): (UNCHECKED, "Not verified"),
    ("time", "current"): (PASS, "Current"),
    ("time", "expired"): (FAIL, "Expired"),
    ("time", "not-yet"): (FAIL, "Not yet valid"),
    ("time", "unreadable"): (CAUTION, "Unreadable"),
    ("time", "not-stated"): (UNCHECKED, "Not stated"),
    ("audience", "match"): (PASS, "As expected"),
    ("audience", "mismatch"): (FAIL, "Not expected"),
    ("audience", "not-checked"): (UNCHECKED, "Not checked"),
    ("trust", "supplied"): (PASS, "Your key"),
    ("trust", "from-token"): (CAUTION, "From token"),
    ("trust", "public"): (CAUTION, "Published key"),
    ("trust", "not-known"): (UNCHECKED, "Not known"),
}
_NAME, _STATE = 18, 15
_REASON: Final = 2 + _NAME + _STATE
_MOST_SIGNATURES: Final = 20


def look_of(line: str, state: str) -> tuple[Piece, str]:
    """Return the mark and the words of a state."""
    return _LOOKS[line, state]


def draw_verdict(sheet: Sheet, verdict: Json, now: float, *, explain: bool) -> None:
    """Draw the five lines; ``explain`` says of each how it was reached."""
    for name, title in _LINES:
        line = verdict[name]
        reason = told(line["words"], now) if "words" in line else line["message"]
        mark, words = look_of(name, line["state"])
        _row(sheet, mark, title, words, reason)
        checks = line.get("checks", ())
        for check in checks if len(checks) > 1 else ():
            _check(sheet, check)
        if explain:
            sheet.write((line["how"], "dim"), hang=_REASON)


def draw_signatures(sheet: Sheet, verdicts: list[Json]) -> None:
    """Draw what is known of each signature, where there are several."""
    for number, verdict in enumerate(verdicts[:_MOST_SIGNATURES], 1):
        line, trust = verdict["signature"], verdict["trust"]
        mark, words = look_of("signature", line["state"])
        reason = trust["message"] if line["state"] == "valid" else line["message"]
        _row(sheet, mark, f"Signature {number}", words, reason)


def draw_binding(sheet: Sheet, line: Json) -> None:
    """Draw what is known of the signature of a Key Binding JWT."""
    mark, words = look_of("signature", line["state"])
    _row(sheet, mark, "Key Binding JWT", words, line["message"])


def _row(sheet: Sheet, mark: Piece, title: str, words: str, reason: str) -> None:
    first = (mark, " ", (f"{title:<{_NAME}}", "bold"), (f"{words:<{_STATE - 2}}", mark[1]))
    sheet.write(reason, hang=_REASON, first=first)


def _check(sheet: Sheet, check: Json) -> None:
    """Draw a claim beside what is expected of it."""
    if check["state"] == "match":
        sheet.write(PASS, f" {check['name']} is {check['expected']}", hang=_REASON)
        return
    found = f"is {check['found']}" if check["state"] == "mismatch" else "is not there"
    hint = f" ({check['hint']})" if check["hint"] else ""
    sheet.write(FAIL, f" {check['name']} {found}, expected {check['expected']}{hint}", hang=_REASON)
