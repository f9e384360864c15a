"""SD-JWTs that others made: the examples of the specification, and strings of other implementations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.jwt_decoder.decode.sd_jwt.sd_jwts import value_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.jwt_decoder.conftest import Reporter, Verifier


@pytest.fixture(scope="module")
def examples(shared: Path) -> list[dict[str, Any]]:
    """Return the examples of the specification."""
    found: list[dict[str, Any]] = json.loads((shared / "corpora" / "sd-jwt" / "ietf-examples.json").read_text())
    return found


def text_of(example: object) -> str:
    return example if isinstance(example, str) else json.dumps(example)


@pytest.mark.untraced
def test_each_presentation_of_the_specification_gives_its_verified_claims(
    report: Reporter, examples: list[dict[str, Any]]
) -> None:
    for example in examples:
        (token,) = report(text_of(example["presentation"]))["tokens"]

        assert example["verified_claims"] == value_of(token["processed"]["tree"]), example["name"]
        assert [] == token["faults"], example["name"]
        assert ({"state": "match"} if example["key_binding"] else None) == (
            token["binding"] and {"state": token["binding"]["state"]}
        ), example["name"]


def test_each_issuance_of_the_specification_discloses_all(report: Reporter, examples: list[dict[str, Any]]) -> None:
    for example in examples:
        (token,) = report(text_of(example["issuance"]))["tokens"]

        assert {"disclosed", "nested"} >= {one["status"] for one in token["disclosures"]}, example["name"]
        assert len(token["disclosures"]) == len(token["processed"]["marks"]), example["name"]


@pytest.mark.untraced
def test_each_is_verified_over_the_issuer_signed_jwt(verify: Verifier, examples: list[dict[str, Any]]) -> None:
    """Here there is no browser, so that ES256 is only tried: what is signed must be there to be tried."""
    for example in examples:
        key = json.dumps(example["issuer_public_jwks"][0] | {"kty": "EC"})
        found = verify(text_of(example["presentation"]), key)

        assert "unsupported" == found["verdict"]["signature"]["state"], example["name"]
        assert "ES256 needs the browser" in found["verdict"]["signature"]["message"], example["name"]


@pytest.mark.untraced
def test_strings_of_other_implementations_are_read(report: Reporter, shared: Path) -> None:
    strings = json.loads((shared / "corpora" / "sd-jwt" / "other-implementations.json").read_text())
    for one in strings:
        (token,) = report(one["sd_jwt"])["tokens"]

        assert ("sd-jwt", one["disclosures"]) == (token["kind"], len(token["disclosures"]))
        assert one["has_kb"] == bool(token["nested"])
        assert {"disclosed", "nested", "duplicate"} >= {found["status"] for found in token["disclosures"]}
