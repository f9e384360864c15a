"""A token with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.model.sentence import Digits, Sentence

from jwt_decoder_cli.draw.part import draw_claims, draw_part
from jwt_decoder_cli.draw.sd_jwt import draw_disclosures
from jwt_decoder_cli.draw.verdict import draw_verdict
from jwt_decoder_cli.draw.words import HEADER, KEY_BINDING, PAYLOAD, SIGNATURE, characters, told
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder_cli.sheet import Sheet

    Json = Mapping[str, Any]

_HEADER, _PAYLOAD, _SIGNATURE = "magenta", "blue", "cyan"
# Parts of a JWE that say no more than how long they are, by their role.
_SEALED: Final[Mapping[str, Sentence]] = {
    "encrypted-key": Sentence("Encrypted Key"),
    "initialization-vector": Sentence("Initialization Vector"),
    "ciphertext": Sentence("Ciphertext"),
    "authentication-tag": Sentence("Authentication Tag"),
}
_UNPROTECTED: Final = Sentence("Header, unprotected")
_PROCESSED: Final = Sentence("Processed payload")
_INNER: Final = Sentence("The token inside it")
_IN_CLAIM: Final = Sentence("Token in {path}")
_MOST_SIGNATURES: Final = 20


@dataclass(frozen=True, slots=True)
class Telling:
    """How a report is told: as seen from ``now``, in seconds since 1970, and with what things are, or without."""

    now: float
    explain: bool


def draw_token(sheet: Sheet, token: Json, telling: Telling) -> None:
    """Draw who the token says it is from, its parts, and the tokens within it; faults and findings stand elsewhere."""
    _profile(sheet, token)
    _headers(sheet, token, telling)
    if token["payload"]:
        draw_part(sheet, PAYLOAD, _PAYLOAD, token["payload"], token["claims"])
        _explained(sheet, token["claims"], telling)
    draw_disclosures(sheet, token)
    if token["processed"]:
        claims = token["processed"]["claims"]
        draw_part(sheet, _PROCESSED, _PAYLOAD, token["processed"], claims)
        _explained(sheet, claims, telling)
    _signatures(sheet, token)
    _sealed(sheet, token)
    _sources(sheet, token)
    for inner in token["nested"]:
        _nested(sheet, token, inner, telling)


def _profile(sheet: Sheet, token: Json) -> None:
    for part in (token["profile"] or {}).values():
        if part:
            sheet.write(part["message"])
    sheet.blank()


def _headers(sheet: Sheet, token: Json, telling: Telling) -> None:
    several = len(token["signatures"]) > 1
    # The recipients of a JWE share a header.
    is_encrypted = any(segment["role"] == "ciphertext" for segment in token["segments"])
    for number, signature in enumerate(token["signatures"][:_MOST_SIGNATURES], 1):
        title, loose_title = _titles(number) if several else (HEADER, _UNPROTECTED)
        parameters = signature["parameters"] or (token["parameters"] if number == 1 else ())
        if signature["header"] and (number == 1 or not is_encrypted):
            draw_part(sheet, title, _HEADER, signature["header"], [one for one in parameters if one["protected"]])
        if signature["unprotected"]:
            loose = {"kind": "json", "octets": 0, "tree": signature["unprotected"], "imprecise": ()}
            draw_part(sheet, loose_title, _HEADER, loose, [one for one in parameters if not one["protected"]])
        _explained(sheet, parameters, telling)


def _titles(number: int) -> tuple[Sentence, Sentence]:
    """Return what the header of one of several signatures is called, and the one that no signature covers."""
    shown = Digits(number)
    return Sentence("Header {number}", number=shown), Sentence("Header {number}, unprotected", number=shown)


def _explained(sheet: Sheet, claims: Iterable[Json], telling: Telling) -> None:
    if telling.explain:
        with sheet.within():
            draw_claims(sheet, claims)


def _signatures(sheet: Sheet, token: Json) -> None:
    for signature in token["signatures"][:_MOST_SIGNATURES]:
        if signature["segment"] is not None:
            sheet.write((SIGNATURE, f"bold {_SIGNATURE}"), (f"  {signature['message']}", "dim"))
    sheet.blank()


def _sealed(sheet: Sheet, token: Json) -> None:
    for segment in token["segments"]:
        if segment["role"] in _SEALED:
            length = characters(len(segment["text"]))
            sheet.write((_SEALED[segment["role"]], "bold"), (f"  {say(length)}", "dim"))
    sheet.blank()


def _sources(sheet: Sheet, token: Json) -> None:
    """Draw where the token says that its keys are: nothing is fetched, and its own key proves nothing."""
    for key in token["header_keys"]:
        title = Sentence("Key in the header ({name})", name=key["name"])
        sheet.write((f"{say(title)}  ", "bold"), key["message"])
    for pointer in token["pointers"]:
        sheet.write(pointer["message"], first=((pointer["name"], "bold"),), hang=len("jku  "))
        if pointer["command"]:
            sheet.whole((pointer["command"], "dim"), hang=len("jku  "))
    sheet.blank()


def _nested(sheet: Sheet, token: Json, inner: Json, telling: Telling) -> None:
    is_binding = any(segment["role"] == "key-binding" for segment in token["segments"])
    title = KEY_BINDING if is_binding else _INNER
    sheet.write((_IN_CLAIM.about(path=inner["path"]) if "path" in inner else title, "bold underline"))
    with sheet.within():
        sheet.write(told(inner["summary"], telling.now))
        draw_verdict(sheet, inner["verdict"], telling.now, explain=telling.explain)
        sheet.blank()
        draw_token(sheet, inner, telling)
