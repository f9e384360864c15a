"""A report and a verification, from their outermost members to the innermost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decode import content
from jwt_decoder.extract.link_keys import keys_of_links
from jwt_decoder.json import binary64
from jwt_decoder.judge.expectable import expectable
from jwt_decoder.judge.worst import worst
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.output.report import inner, lines
from jwt_decoder.output.report.claims import claims, parameters, processed_claims
from jwt_decoder.output.report.diagnosis import diagnosis
from jwt_decoder.output.report.faults import fault_in_paste
from jwt_decoder.output.report.findings import key_finding
from jwt_decoder.output.report.keys import key
from jwt_decoder.output.report.profile import profile
from jwt_decoder.output.report.rows import line_of, row
from jwt_decoder.output.wording import ENGLISH, facts, render
from jwt_decoder.text import base64url
from jwt_decoder.text.source_map import Places, Units

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Decoded, Signature
    from jwt_decoder.engine.result import Decryption, Report, Token, Verification
    from jwt_decoder.explain.explain import Explained
    from jwt_decoder.findings import Finding
    from jwt_decoder.model.part import Part
    from jwt_decoder.model.paste import KeyText, Note, TokenText
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue
    from jwt_decoder.registry.algorithms import Algorithm

SCHEMA: Final = 1
_MOST_HEX: Final = 4096
_MOST_IMPRECISE: Final = 1000
_MOST_SIGNATURE_HEX: Final = 8192


def report(found: Report, catalogue: Catalogue = ENGLISH) -> shape.Report:
    """Return a report as it crosses to the page."""
    units = Units(found.text)
    linked = keys_of_links(found.text, found.extraction)
    return {
        "schema": SCHEMA,
        "now": found.now,
        "tokens": [_token(token, units, catalogue) for token in found.tokens],
        "rows": [row(one, catalogue) for one in found.rows],
        "keys": [_pasted_key(one, units, in_link=one in linked) for one in found.extraction.keys],
        "notes": [_note(note, units, catalogue) for note in found.extraction.notes],
        "related": found.related,
    }


def verification(found: Verification, catalogue: Catalogue = ENGLISH) -> shape.Verification:
    """Return a verification as it crosses to the page; nothing of the key text is in it, only places in it."""
    places = Places(found.source, Units(found.text)) if found.source else None
    return {
        "verdict": lines.verdict(found.verdict, catalogue),
        "worst": line_of(worst(found.verdict)),
        "rows": [line_of(one) for one in found.rows],
        "signatures": [lines.verdict(verdict, catalogue) for verdict in found.verdicts],
        "key": key(found.key, catalogue),
        "misplaced": render(found.misplaced, catalogue) if found.misplaced else "",
        "diagnosis": [diagnosis(one, places, found.key.text, found.payload, catalogue) for one in found.diagnosis],
        "tried": [
            {"name": render(one.name, catalogue), "holds": one.holds} for each in found.diagnosis for one in each.tried
        ],
        "diagnosed": render(found.diagnosed.message, catalogue) if found.diagnosed else None,
        "findings": [key_finding(finding, catalogue) for finding in found.findings],
        **lines.summary(found.summary, catalogue),
        "binding": lines.line(found.binding, catalogue) if found.binding else None,
        "decryption": _decryption(found.decryption, Units(found.text), catalogue) if found.decryption else None,
        "inner": verification(found.inner, catalogue) if found.inner else None,
        "unused": render(found.unused, catalogue) if found.unused else "",
        "claimed": [{"at": [*at], "line": lines.line(line, catalogue)} for at, line in found.claimed],
    }


def _decryption(found: Decryption, units: Units, catalogue: Catalogue) -> shape.Decryption:
    outcome = found.outcome
    return {
        "state": outcome.state,
        "message": render(outcome.message, catalogue),
        "data": facts(outcome.message, outcome.data, catalogue),
        "recipients": [{"state": one.state, "message": render(one.message, catalogue)} for one in found.recipients],
        "token": _token(found.token, units, catalogue) if found.token else None,
    }


def _token(token: Token, units: Units, catalogue: Catalogue) -> shape.Token:
    source, decoded = token.source, token.decoded
    places = Places(source, units)
    segments = _segments(decoded, places)
    signatures = [
        _signature(token, one, verdict, more, catalogue)
        for one, verdict, more in zip(decoded.signatures, token.verdicts, token.further, strict=True)
    ]
    within = _within(token, units, catalogue)
    return {
        "kind": decoded.layout.kind,
        "encrypted": decoded.format.is_encrypted,
        "lacks_payload": _lacks_payload(decoded),
        "label": render(source.title, catalogue) if source.title else source.label,
        "start": units.at(source.start),
        "end": units.at(source.end),
        "text": source.text,
        "pieces": _pieces(source, units),
        "profile": profile(token.profile, catalogue),
        "next": token.next,
        "segments": segments,
        "header": signatures[0]["header"],
        "payload": _optional(decoded.payload, catalogue),
        "signatures": signatures,
        **within,
        "bound": _bound(segments, within["nested"]),
        "claims": claims(token, catalogue),
        "parameters": parameters(token, decoded.signatures[0], token.parameters, catalogue),
        "faults": [fault_in_paste(fault, places, catalogue) for fault in decoded.faults],
        "findings": [_finding(finding, places, catalogue) for finding in token.findings],
        "verdict": signatures[0]["verdict"],
        "header_keys": _header_keys(token, catalogue),
        "pointers": _pointers(token, catalogue),
        "expectable": _expectable(token.decoded),
        "times": lines.times(token.times, catalogue),
        **lines.summary(token.summary, catalogue),
    }


def _within(token: Token, units: Units, catalogue: Catalogue) -> inner.Members:
    """Return the members that say what is inside of a token, and what is authenticated beside its content."""
    within = inner.members(
        token.inner, processed_claims(token, catalogue), _part, lambda one: _token(one, units, catalogue), catalogue
    )
    covered = token.decoded.layout.additional_data
    if covered is not None:
        within["aad"] = _part(content.payload(base64url.decode(covered).octets, {})[0], catalogue)
    return within


def _header_keys(token: Token, catalogue: Catalogue) -> list[shape.HeaderKey]:
    return [
        {"name": one.name, "text": one.text, "message": render(one.message, catalogue)} for one in token.header_keys
    ]


def _pointers(token: Token, catalogue: Catalogue) -> list[shape.Pointer]:
    return [
        {
            "name": one.name,
            "address": one.address,
            "command": one.command,
            "program": one.program,
            "message": render(one.message, catalogue),
        }
        for one in token.pointers
    ]


def _lacks_payload(decoded: Decoded) -> bool:
    """Return whether the payload has to be had from elsewhere (RFC 7515 appendix F, RFC 7797)."""
    if decoded.payload is None:
        return not (decoded.format.is_encrypted or decoded.format.is_text)
    return decoded.payload.kind == "detached"


def _bound(segments: list[shape.Segment], nested: list[shape.Token]) -> int | None:
    """Return the index of the nested token that is a Key Binding JWT, which is also a segment."""
    places = {(one["start"], one["end"]) for one in segments if one["role"] == "key-binding"}
    return next((index for index, one in enumerate(nested) if (one["start"], one["end"]) in places), None)


def _expectable(decoded: Decoded) -> shape.Expectable | None:
    found = expectable(decoded)
    if found is None:
        return None
    return {
        "iss": found["iss"],
        "aud": found["aud"],
        "sub": found["sub"],
        "nonce": found["nonce"],
        "azp": found["azp"],
        "scope": found["scope"],
    }


def _pieces(source: TokenText, units: Units) -> list[shape.Piece]:
    clean = Units(source.text)
    return [
        {"start": clean.at(piece.start), "end": clean.at(piece.end), "at": units.at(piece.at)}
        for piece in source.pieces
    ]


def _segments(decoded: Decoded, places: Places) -> list[shape.Segment]:
    found = []
    # The recipients of a JWE share a header: it is shown as that of the first.
    signatures = {place.header: number for number, place in reversed([*enumerate(decoded.layout.signatures)])}
    for index, segment in enumerate(decoded.layout.segments):
        start, end = places.span(segment.start, segment.end)
        one: shape.Segment = {"role": segment.role, "start": start, "end": end, "text": segment.text}
        one["counted"] = index in decoded.counted
        # Nearly every segment is encoded, and stands in the paste as it is: only the others say so.
        if index in decoded.verbatim:
            one["encoded"] = False
        if segment.role == "header" and index in signatures:
            one["signature"] = signatures[index]
        if not segment.literal:
            one["literal"] = False
        if places.is_packed:
            one["clean"] = segment.start
        found.append(one)
    return found


def _optional(part: Part | None, catalogue: Catalogue) -> shape.Part | None:
    return None if part is None else _part(part, catalogue)


def _part(part: Part, catalogue: Catalogue) -> shape.Part:
    is_text = part.text is not None
    return {
        "kind": part.kind,
        "octets": len(part.octets),
        "text": part.text,
        "tree": part.tree,
        "readable": None if is_text or part.kind == "encrypted" else content.readable(part.octets),
        "hex": None if is_text else part.octets[:_MOST_HEX].hex(),
        "format": render(part.format, catalogue) if part.format else "",
        "imprecise": [node["start"] for node in binary64.imprecise(part) if binary64.precision(node)][:_MOST_IMPRECISE],
    }


def _signature(
    token: Token, signature: Signature, verdict: Verdict, explained: tuple[Explained, ...], catalogue: Catalogue
) -> shape.Signature:
    octets, row = signature.octets, signature.algorithm
    needed = row.signature_octets if row else None
    return {
        "segment": signature.place.signature,
        "header": _optional(signature.header, catalogue),
        "unprotected": signature.place.unprotected,
        "verdict": lines.verdict(verdict, catalogue),
        "octets": len(octets),
        "needed": needed,
        "hex": octets[:_MOST_SIGNATURE_HEX].hex(),
        "message": render(_length(len(octets), row), catalogue),
        "parameters": parameters(token, signature, explained, catalogue),
    }


def _length(count: int, row: Algorithm | None) -> Sentence:
    """Return how long a signature is, and how long its algorithm makes them all."""
    if row is None or row.signature_octets is None:
        return plural("{count} byte", "{count} bytes", count)
    if row.signature_octets == count == 0:
        return Sentence("empty, as {alg} requires", alg=row.name)
    if row.signature_octets == count:
        return Sentence("{count} bytes, as {alg} requires", count=count, alg=row.name)
    return plural(
        "{count} byte; {alg} requires {needed}",
        "{count} bytes; {alg} requires {needed}",
        count,
        alg=row.name,
        needed=row.signature_octets,
    )


def _finding(finding: Finding, places: Places, catalogue: Catalogue) -> shape.Finding:
    start, end = places.span(finding.start, finding.end)
    return {**key_finding(finding, catalogue), "start": start, "end": end}


def _pasted_key(key: KeyText, units: Units, *, in_link: bool) -> shape.PastedKey:
    pasted: shape.PastedKey = {
        "kind": key.kind,
        "label": key.label,
        "start": units.at(key.start),
        "end": units.at(key.end),
        "in_link": in_link,
    }
    return {**pasted, "text": key.text} if key.text else pasted


def _note(note: Note, units: Units, catalogue: Catalogue) -> shape.Note:
    return {
        "id": note.id,
        "start": units.at(note.start),
        "end": units.at(note.end),
        "message": render(note.message, catalogue),
        "data": facts(note.message, note.data, catalogue),
    }
