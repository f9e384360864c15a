"""What is said of the choice among the keys of a set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.jwt_decoder.differential.key_pairs import jwk
from tests.unit.jwt_decoder.verify.test_outcomes import keys, token

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Verifier


@pytest.mark.parametrize("kid", [7, None, True, ["a"], {"a": 1}])
def test_a_kid_that_is_no_string_is_not_one_that_is_missing(verify: Verifier, kid: object) -> None:
    said = verify(token(kid=kid), keys(jwk("ES256", 1)))["verdict"]["signature"]["message"]
    held = verify(token(kid=kid), keys(jwk("ES256")))["verdict"]["signature"]["message"]

    assert (True, True) == (
        said.endswith("the token's kid isn't a string."),
        held.endswith("the token's kid isn't a string."),
    )
