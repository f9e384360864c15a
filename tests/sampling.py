"""Samples of tests that a product of cases makes, always the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pytest


def sampled(items: Iterable[pytest.Item], most: Callable[[pytest.Item], int | None]) -> list[pytest.Item]:
    """Return of each test at most so many of its cases, as far apart in its list as they can be; None is all."""
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    return [item for some in cases.values() for item in some[:: -(-len(some) // (most(some[0]) or len(some)))]]


def thinned(items: Iterable[pytest.Item], every: int) -> list[pytest.Item]:
    """Return all cases of the first test of each module, and of every so-manieth test after it."""
    tests: dict[str, list[str]] = {}
    kept = []
    for item in items:
        test = item.nodeid.partition("[")[0]
        seen = tests.setdefault(test.partition("::")[0], [])
        if test not in seen:
            seen.append(test)
        if seen.index(test) % every == 0:
            kept.append(item)
    return kept


def keep(config: pytest.Config, items: list[pytest.Item], kept: Iterable[pytest.Item]) -> None:
    """Let pytest run these of its tests, in their order, and say how many it does not."""
    wanted = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
    items[:] = [item for item in items if item in wanted]


def names_a_test(config: pytest.Config) -> bool:
    """Say whether a person chose tests by name, who means all of them."""
    return bool(config.getoption("keyword") or any("::" in word for word in config.args))
