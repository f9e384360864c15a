"""How the tokens of a paste belong together, as it crosses to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.output.wording import ENGLISH, render

if TYPE_CHECKING:
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue
    from jwt_decoder.relations.relation import Node, Relation, Relations


def relations(found: Relations, catalogue: Catalogue = ENGLISH) -> shape.Relations:
    """Return all that relations are between, and each of them."""
    nodes = found.nodes
    places = {node: place for place, node in enumerate(nodes)}
    return {
        "summary": render(found.summary, catalogue),
        "limits": render(found.limits, catalogue) if found.limits else "",
        "holds": found.count("holds"),
        "fails": found.count("fails"),
        "unknown": found.count("unknown"),
        "stated": found.count("stated"),
        "counts": [{"state": state, "message": render(counted, catalogue)} for state, counted in found.counts],
        "nodes": [_node(one, catalogue) for one in nodes],
        "relations": [_relation(one, places, catalogue) for one in found.found],
    }


def _node(node: Node, catalogue: Catalogue) -> shape.RelatedNode:
    label = render(node.label, catalogue) if node.label else ""
    return {"kind": node.kind, "name": render(node.name, catalogue), "label": label, "token": node.token}


def _relation(relation: Relation, places: dict[Node, int], catalogue: Catalogue) -> shape.Relation:
    row, source, said = relation
    return {
        "id": row.id,
        "state": said.state,
        "source": places[source],
        "target": places[said.target],
        "verb": render(said.verb, catalogue),
        "message": render(said.message, catalogue),
        "section": row.section,
    }
