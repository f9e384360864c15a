"""What is said of the choice among the keys of a set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.jwt_decoder.differential.key_pairs import jwk
from tests.unit.jwt_decoder.verify.jose_tokens import private_key, public_pem
from tests.unit.jwt_decoder.verify.test_outcomes import keys, token

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Verifier


@pytest.mark.untraced
@pytest.mark.parametrize("kid", [7, None, True, ["a"], {"a": 1}])
def test_a_kid_that_is_no_string_is_not_one_that_is_missing(verify: Verifier, kid: object) -> None:
    said = verify(token(kid=kid), keys(jwk("ES256", 1)))["verdict"]["signature"]["message"]
    held = verify(token(kid=kid), keys(jwk("ES256")))["verdict"]["signature"]["message"]

    assert (True, True) == (
        said.endswith("the token's kid isn't a string."),
        held.endswith("the token's kid isn't a string."),
    )


@pytest.mark.parametrize("count", [1, 2])
def test_an_empty_kid_names_no_key(verify: Verifier, count: int) -> None:
    """Kubernetes writes it where a key has no name."""
    others = [{**jwk("ES256", 1), "kid": str(number)} for number in range(count)]
    found = verify(token(kid=""), keys(*others))
    held = verify(token(kid=""), keys({**jwk("ES256"), "kid": "1"}))

    assert found["verdict"]["signature"]["message"].endswith("the token's kid is empty.")
    assert held["verdict"]["signature"]["message"].endswith("the token's kid is empty.")
    assert "kid-mismatch" not in {one["id"] for one in held["findings"]}


def test_a_kid_in_other_case_was_not_rotated(verify: Verifier) -> None:
    found = verify(token(kid="KEY-1"), keys({**jwk("ES256", 1), "kid": "key-1"}, {**jwk("ES256", 1), "kid": "b"}))
    said = found["verdict"]["signature"]["message"]

    assert said.startswith("No key in this set has kid “KEY-1”: “key-1” differs in upper and lower case")
    assert "rotated" not in said


def test_the_only_key_of_a_set_is_called_so(verify: Verifier) -> None:
    found = verify(token(kid="a"), keys({**jwk("ES256", 1), "kid": "b"}))

    assert found["verdict"]["signature"]["message"].endswith("Tried its only key instead.")


def test_the_block_that_is_used_has_its_own_place(verify: Verifier) -> None:
    broken = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"
    found = verify(token(), broken + public_pem(private_key("P-256")))

    assert found["verdict"]["signature"]["message"].endswith("Tried key 2 of 2: the token has no kid.")
