"""Kinds and issuers that have no row of shapes of their own house are known, and what only looks like them is not."""

from __future__ import annotations

import pytest
from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.explain.profiles.recognise import recognise

from tests.unit.jwt_decoder.explain.profiles.newer_shapes import KINDS, OTHERS, SHAPES
from tests.unit.jwt_decoder.explain.profiles.shapes import Shape, compact, ids, profile_of


@pytest.mark.each
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: str(shape.name))
def test_it_is_known_with_a_reason(shape: Shape) -> None:
    profile = profile_of(shape.claims, shape.header)

    assert (shape.issuer, shape.type) == ids(profile)
    assert all(known.reason.template for known in (profile.issuer, profile.type) if known)


@pytest.mark.parametrize("shape", KINDS, ids=lambda shape: str(shape.name))
def test_nothing_that_its_specification_requires_is_missing(shape: Shape) -> None:
    known = profile_of(shape.claims, shape.header).type

    assert known
    assert () == known.missing


@pytest.mark.parametrize("name", OTHERS)
def test_what_only_looks_like_one_is_none(name: str) -> None:
    claims, header = OTHERS[name]

    assert (None, None) == ids(profile_of(claims, header))


@pytest.mark.parametrize(
    ("label", "issuer"),
    [
        ("next-auth.session-token", "authjs"),
        ("__Secure-authjs.session-token.0", "authjs"),
        ("__Host-next-auth.csrf-token", None),
        ("my-next-auth.session-token", None),
    ],
)
def test_a_session_of_authjs_is_known_by_the_name_of_its_cookie(label: str, issuer: str | None) -> None:
    decoded = decode(lay_out(compact({"alg": "HS256"}, {"name": "Jo"})))

    assert (issuer, None) == ids(recognise(decoded, decoded, label))
