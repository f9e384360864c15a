"""Samples of tests that a product of cases makes, always the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import pytest

One = TypeVar("One")


class Some(Protocol):
    """Leaves of the cases in a test at most so many."""

    def __call__(self, cases: Sequence[One], most: int) -> Sequence[One]:
        """Return these."""


def sampled(items: Iterable[pytest.Item], most: Callable[[pytest.Item], int | None]) -> list[pytest.Item]:
    """Return of each test at most so many of its cases, as far apart in its list as they can be; None is all."""
    kept: list[pytest.Item] = []
    for some in _cases(items):
        kept += spread(some, most(some[0]) or len(some))
    return kept


def spread(cases: Sequence[One], most: int) -> Sequence[One]:
    """Return at most so many cases, as far apart in their list as they can be."""
    return cases[:: -(-len(cases) // most) or 1]


def in_turn(items: Iterable[pytest.Item], most: Callable[[pytest.Item], int | None]) -> list[pytest.Item]:
    """Return the same, but where it is one case: that is the first one of a test, the second one of the next test.

    So what is common to many tests, as where their page comes from, is there in all its values.
    """
    kept: list[pytest.Item] = []
    for turn, some in enumerate(_cases(items)):
        kept += [some[turn % len(some)]] if most(some[0]) == 1 else sampled(some, most)
    return kept


def _cases(items: Iterable[pytest.Item]) -> list[list[pytest.Item]]:
    """Return the cases of each test, a list for each; tests whose product has a name are cases of that one."""
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        marker = item.get_closest_marker("product")
        named = marker and marker.kwargs.get("of")
        cases.setdefault(named or item.nodeid.partition("[")[0], []).append(item)
    return list(cases.values())


def thinned(items: Iterable[pytest.Item], every: int) -> list[pytest.Item]:
    """Return all cases of the first test of each module, of every so-manieth test after it, and of what is marked."""
    tests: dict[str, list[str]] = {}
    kept = []
    for item in items:
        test = item.nodeid.partition("[")[0]
        seen = tests.setdefault(test.partition("::")[0], [])
        if test not in seen:
            seen.append(test)
        if seen.index(test) % every == 0 or item.get_closest_marker("everywhere"):
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
