"""Keys in every form as they cross to the page: with the answer of ``report``, the only way out for a private key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.engine.key_uses import uses
from jwt_decoder.keys.key_findings import validity
from jwt_decoder.keys.key_material import encoded
from jwt_decoder.keys.written.hidden import hidden_parts
from jwt_decoder.output.report.findings import key_finding
from jwt_decoder.output.report.keys import recognised
from jwt_decoder.output.report.spans import spans
from jwt_decoder.output.wording import ENGLISH, facts, render
from jwt_decoder.text.quote import quote
from jwt_decoder.text.source_map import Units

if TYPE_CHECKING:
    from jwt_decoder.engine.key_forms import KeyEntry, KeyForms
    from jwt_decoder.keys.forms.certificate import Certificate
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue

_LONGEST_KID: Final = 200


def key_forms(found: KeyForms, catalogue: Catalogue = ENGLISH) -> shape.KeyForms:
    """Return the keys of a text, or a new one, as they cross to the page."""
    key = found.key
    return {
        **recognised(key, catalogue),
        "problem": render(key.problem, catalogue) if key.problem else None,
        "findings": [key_finding(one, catalogue) for one in key.findings],
        "keys": [_entry(one, found.now, catalogue) for one in found.entries],
        "sets": {"whole": found.whole_set or None, "public": found.public_set or None},
    }


def _entry(entry: KeyEntry, now: float, catalogue: Catalogue) -> shape.KeyEntry:
    material = entry.material
    found = uses(material)
    kid = entry.members.get("kid")
    is_private = material.private or material.key_type == "oct"
    return {
        "kind": entry.kind,
        "message": render(entry.message, catalogue),
        "line": render(entry.line, catalogue) if entry.line else "",
        "problem": render(entry.problem, catalogue) if entry.problem else None,
        "data": facts(entry.message, {}, catalogue),
        "kty": "" if entry.problem else material.key_type,
        "curve": material.curve,
        "bits": material.bits,
        "private": is_private,
        "kid": quote(kid[:_LONGEST_KID], _LONGEST_KID) if isinstance(kid, str) else None,
        "thumbprint": entry.thumbprint,
        "signatures": [] if entry.problem else [*found.signatures],
        "encryption": [] if entry.problem else [*found.encryption],
        "findings": [key_finding(one, catalogue) for one in entry.findings],
        "chain": [_certificate(one, now) for one in entry.chain],
        "forms": {**entry.forms},
        "hidden": {name: spans(hidden_parts(text), Units(text)) for name, text in entry.forms.items() if is_private},
        "public": None if entry.public is None else {**entry.public},
    }


def _certificate(certificate: Certificate, now: float) -> shape.Certificate:
    return {
        "subject": certificate.subject,
        "issuer": certificate.issuer,
        "not_before": certificate.not_before,
        "not_after": certificate.not_after,
        "state": validity(certificate.not_before, certificate.not_after, now),
        "x5t": encoded(certificate.sha1),
        "x5t_s256": encoded(certificate.sha256),
    }
