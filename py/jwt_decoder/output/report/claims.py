"""Claims and Header Parameters as they cross to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.output.report import lines
from jwt_decoder.output.wording import phrase, render, render_value

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Signature
    from jwt_decoder.explain.explain import Explained
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue


def claim(explained: Explained, catalogue: Catalogue) -> shape.Claim:
    """Return a claim or a Header Parameter with what is said of it."""
    row, reading = explained.row, explained.reading
    told: shape.Claim = {
        "name": row.name,
        "node": explained.node["start"],
        "label": phrase(row.label, catalogue),
        "source": row.source,
        "reading": render(reading.text, catalogue) if reading.text else "",
        "text": phrase(row.text, catalogue),
        "kind": row.kind,
        "registry": explained.registry,
        "required": explained.required,
        "details": [
            {"label": render_value(label, catalogue), "text": render_value(text, catalogue)}
            for label, text in reading.details
        ],
        "precision": render(explained.precision, catalogue) if explained.precision else None,
    }
    words = lines.words(reading.text, catalogue) if reading.text else []
    # Nearly every reading has no instant in it.
    return {**told, "words": words} if any("at" in piece for piece in words) else told


def parameter(explained: Explained, signature: Signature, catalogue: Catalogue) -> shape.Claim:
    """Return a Header Parameter, and whether the signature covers it: then its node is one of the protected header."""
    header = signature.header
    return claim(explained, catalogue) | {"protected": header is not None and explained.row.name in header.root}
