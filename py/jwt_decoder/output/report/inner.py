"""What is inside a token, in the shape of report.schema.json: its Disclosures, what they make, the tokens within."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from jwt_decoder.output.wording import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.decode.inner_tokens import Unfolded
    from jwt_decoder.decode.sd_jwt import Binding, Disclosed
    from jwt_decoder.decode.sd_jwt.disclosure import Disclosure
    from jwt_decoder.decode.sd_jwt.process import Processed
    from jwt_decoder.decode.sd_jwt.rebuild import Fate
    from jwt_decoder.engine.result import Token
    from jwt_decoder.model.part import Part
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue

    PartView = Callable[[Part, Catalogue], shape.Part]
    TokenView = Callable[[Token], shape.Token]


class Members(TypedDict):
    """The members of a token that say what is inside of it, and where it is inside of another."""

    nested: list[shape.Token]
    disclosures: list[shape.Disclosure]
    digest_algorithm: str | None
    processed: shape.Processed | None
    binding: shape.Binding | None
    aad: NotRequired[shape.Part]
    path: NotRequired[str]


def members(
    inner: Unfolded[Token] | None,
    claims: list[shape.Claim],
    part: PartView,
    token: TokenView,
    catalogue: Catalogue,
) -> Members:
    """Return the members of a token that say what is inside of it; ``part`` and ``token`` shape what they hold.

    ``claims`` are those of the processed payload.
    """
    disclosed = inner.disclosed if inner else None
    processed = disclosed.processed if disclosed else None
    return {
        "nested": [*map(token, inner.nested), *_claimed(inner, token)] if inner else [],
        "disclosures": _disclosures(disclosed, catalogue) if disclosed else [],
        "digest_algorithm": disclosed.algorithm.name if disclosed and disclosed.algorithm else None,
        "processed": _processed(processed, claims, part, catalogue) if processed else None,
        "binding": _binding(inner.binding, catalogue) if inner and inner.binding else None,
    }


def _claimed(inner: Unfolded[Token], token: TokenView) -> list[shape.Token]:
    return [{**token(one), "path": path} for path, one in inner.claimed]


def _disclosures(found: Disclosed, catalogue: Catalogue) -> list[shape.Disclosure]:
    return [_disclosure(one, fate, catalogue) for one, fate in zip(found.disclosures, found.fates, strict=True)]


def _disclosure(one: Disclosure, fate: Fate, catalogue: Catalogue) -> shape.Disclosure:
    octets = one.encoded.octets
    return {
        "segment": one.segment,
        "status": fate.status,
        "message": render(fate.message, catalogue),
        "digest": one.digest or None,
        "salt": one.salt,
        "name": one.name,
        "node": one.value,
        "octets": len(octets),
        "text": octets.decode(errors="replace") if one.json.text is None else one.json.text,
        "path": fate.path,
        "holder": fate.holder,
    }


def _processed(found: Processed, claims: list[shape.Claim], part: PartView, catalogue: Catalogue) -> shape.Processed:
    marks: list[shape.Mark] = [{"start": mark.start, "disclosure": mark.disclosure} for mark in found.marks]
    return {**part(found.part, catalogue), "marks": marks, "undisclosed": found.undisclosed, "claims": claims}


def _binding(found: Binding, catalogue: Catalogue) -> shape.Binding:
    return {
        "state": found.state,
        "message": render(found.message, catalogue),
        "expected": found.expected,
        "found": found.found,
    }
