"""A chain of certificates as it crosses to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.certificates.signature import scheme_of
from jwt_decoder.engine.certificates import LIMITS
from jwt_decoder.output.wording import ENGLISH, render
from jwt_decoder.text.base64url import encode

if TYPE_CHECKING:
    from jwt_decoder.certificates.x509 import X509
    from jwt_decoder.engine.certificates import Chain, Row
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue


def chain(found: Chain, catalogue: Catalogue = ENGLISH) -> shape.Chain:
    """Return what came of a chain."""
    pairs = zip(found.certificates, found.given, strict=True)
    return {
        "state": found.state,
        "message": render(found.message, catalogue),
        "limits": render(LIMITS, catalogue),
        "roots": render(found.roots, catalogue) if found.roots else "",
        "certificates": [_certificate(one, catalogue, is_given=given) for one, given in pairs],
        "checks": [_check(one, catalogue) for one in found.rows],
    }


def _certificate(certificate: X509, catalogue: Catalogue, *, is_given: bool) -> shape.ChainCertificate:
    said = certificate.said
    return {
        "subject": said.subject,
        "issuer": said.issuer,
        "not_before": said.not_before,
        "not_after": said.not_after,
        "names": [f"{one.kind}:{one.value}" for one in certificate.names],
        "key": render(certificate.key.name.first, catalogue),
        "signed": scheme.name if (scheme := scheme_of(certificate)) else "",
        "authority": certificate.is_authority,
        "path_length": certificate.path_length,
        "usage": [*certificate.uses],
        "given": is_given,
        "x5t": encode(said.sha1),
        "x5t_s256": encode(said.sha256),
    }


def _check(row: Row, catalogue: Catalogue) -> shape.ChainCheck:
    return {
        "id": row.id,
        "state": row.result.state,
        "title": render(row.title, catalogue),
        "message": render(row.result.message, catalogue),
        "section": row.section,
        "certificate": row.result.certificate,
    }
