"""Of many damaged tokens the first few and the one that is shown have repairs, so that a log is read in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests import damage

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

MENDED: Final = 20
COUNT: Final = 30


def mended(found: dict[str, object]) -> list[int]:
    """Return which tokens of a report have a repair."""
    tokens: list[dict[str, list[dict[str, object]]]] = found["tokens"]  # type: ignore[assignment]
    return [at for at, token in enumerate(tokens) if any(fault["repair"] for fault in token["faults"])]


@pytest.mark.untraced
def test_repairs_are_looked_for_in_the_first_damaged_tokens_and_in_the_one_that_is_shown(report: Reporter) -> None:
    draw = damage.drawing(5)
    damaged = [damage.damaged(draw, damage.doubled, 1).text for _ in range(COUNT)]
    sound = [damage.token(draw) for _ in range(COUNT)]
    text = "\n".join(f"{at}: {one}" for at, one in enumerate([*sound, *damaged]))

    assert [*range(COUNT, COUNT + MENDED)] == mended(report(text))
    assert [*range(COUNT, COUNT + MENDED), 2 * COUNT - 1] == mended(report(text, token=2 * COUNT - 1))


@pytest.mark.untraced
def test_a_shortened_token_is_called_so_wherever_it_stands(report: Reporter) -> None:
    draw = damage.drawing(6)
    damaged = [damage.damaged(draw, damage.lost, 1).text for _ in range(MENDED)]
    text = "\n".join([*(f"{at}: {one}" for at, one in enumerate(damaged)), f"last: {damage.token(draw)[:60]}..."])

    assert "token-shortened" == report(text)["tokens"][-1]["faults"][0]["id"]
