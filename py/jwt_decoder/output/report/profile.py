"""The profile of a token as it crosses to the page, in words that claim no more than the token does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.model.sentence import Listing, Sentence, term
from jwt_decoder.output.wording import phrase, render, render_value

if TYPE_CHECKING:
    from jwt_decoder.explain.profiles.profile import KnownIssuer, KnownType, Profile
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue
    from jwt_decoder.registry.token_types import Required


def profile(found: Profile, catalogue: Catalogue) -> shape.Profile | None:
    """Return issuer and type with their reasons, None where neither is recognised."""
    if found.issuer is None and found.type is None:
        return None
    return {
        "issuer": _issuer(found.issuer, catalogue) if found.issuer else None,
        "type": _type(found.type, catalogue) if found.type else None,
    }


def _issuer(known: KnownIssuer, catalogue: Catalogue) -> shape.KnownIssuer:
    issuer, reason = known.issuer, known.reason
    message = Sentence("Looks like {issuer}: {reason}.", issuer=term(issuer.label), reason=reason)
    return {
        "id": issuer.id,
        "label": phrase(issuer.label, catalogue),
        "reason": render(reason, catalogue),
        "source": issuer.source,
        "message": render(message, catalogue),
    }


def _type(known: KnownType, catalogue: Catalogue) -> shape.KnownType:
    kind, reason = known.type, known.reason
    message = Sentence("Probably this type: {type} ({reason}).", type=term(kind.label), reason=reason)
    if known.missing:
        names = Listing(
            tuple(Sentence("{names} ({source})", names=_any(one), source=one.source) for one in known.missing)
        )
        message = message.then(Sentence("Missing, but required: {names}.", names=names))
    return {
        "id": kind.id,
        "label": phrase(kind.label, catalogue),
        "reason": render(reason, catalogue),
        "source": kind.source,
        "message": render(message, catalogue),
        "required": [{"name": render_value(_any(one), catalogue), "source": one.source} for one in kind.required],
        "missing": [render_value(_any(one), catalogue) for one in known.missing],
    }


def _any(required: Required) -> Listing:
    """Return the claims of which one is enough."""
    return Listing(required.names, "or")
