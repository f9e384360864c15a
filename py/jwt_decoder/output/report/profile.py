"""The profile of a token as it crosses to the page, in words that claim no more than the token does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.output.wording import render

if TYPE_CHECKING:
    from jwt_decoder.explain.profiles.profile import KnownIssuer, KnownType, Profile
    from jwt_decoder.output.report import shape
    from jwt_decoder.registry.token_types import Required


def profile(found: Profile) -> shape.Profile | None:
    """Give issuer and type with their reasons, None where neither is recognised."""
    if found.issuer is None and found.type is None:
        return None
    return {
        "issuer": _issuer(found.issuer) if found.issuer else None,
        "type": _type(found.type) if found.type else None,
    }


def _issuer(known: KnownIssuer) -> shape.KnownIssuer:
    issuer = known.issuer
    return {
        "id": issuer.id,
        "label": issuer.label,
        "reason": render(known.reason),
        "source": issuer.source,
        "message": f"The token says it is from {issuer.label}: {render(known.reason)}.",
    }


def _type(known: KnownType) -> shape.KnownType:
    kind = known.type
    message = f"Its type seems to be {kind.label}: {render(known.reason)}."
    if known.missing:
        message += f" Required and missing: {', '.join(f'{_names(one)} ({one.source})' for one in known.missing)}."
    return {
        "id": kind.id,
        "label": kind.label,
        "reason": render(known.reason),
        "source": kind.source,
        "message": message,
        "required": [{"name": _names(one), "source": one.source} for one in kind.required],
        "missing": [_names(one) for one in known.missing],
    }


def _names(required: Required) -> str:
    return " or ".join(required.names)
