"""Claims and Header Parameters as they cross to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.explain.values.inner_text import A_TOKEN
from jwt_decoder.output.report import lines
from jwt_decoder.output.report.wrong_claims import Wrong, wrong_claims, wrong_names, wrong_parameters
from jwt_decoder.output.wording import phrase, render, render_value

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Signature
    from jwt_decoder.engine.result import Token
    from jwt_decoder.explain.explain import Explained
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue


def claims(token: Token, catalogue: Catalogue) -> list[shape.Claim]:
    """Return the claims of a payload."""
    wrong = wrong_claims(token)
    return [_claim(one, wrong, catalogue) for one in token.claims]


def processed_claims(token: Token, catalogue: Catalogue) -> list[shape.Claim]:
    """Return the claims of the processed payload of an SD-JWT; what rules find in it has no place there."""
    wrong = Wrong(wrong_names(token), {})
    return [_claim(one, wrong, catalogue) for one in token.processed_claims]


def parameters(
    token: Token, signature: Signature, found: tuple[Explained, ...], catalogue: Catalogue
) -> list[shape.Claim]:
    """Return Header Parameters, and of each whether the signature covers it: then its node is one of that header."""
    wrong, nothing = wrong_parameters(token, signature.place.header, found), Wrong({}, {})
    root = signature.header.root if signature.header else {}
    return [
        _claim(one, wrong if one.row.name in root else nothing, catalogue) | {"protected": one.row.name in root}
        for one in found
    ]


def _claim(explained: Explained, wrong: Wrong, catalogue: Catalogue) -> shape.Claim:
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
    problem = wrong.of(explained)
    # Nearly every reading has no instant in it, and nearly nothing is wrong.
    if any("at" in piece for piece in words):
        told["words"] = words
    if reading is A_TOKEN:
        told["token"] = True
    if problem:
        told["wrong"] = render(problem, catalogue)
    return told
