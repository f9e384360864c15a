"""A sample of a product of cases is the same in every run, and as wide as the product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from tests.sampling import in_turn, sampled, thinned


@dataclass(frozen=True)
class Item:
    """What a sample looks at of a test."""

    nodeid: str
    mark: pytest.MarkDecorator | None = None

    def get_closest_marker(self, name: str) -> pytest.Mark | None:
        """Return the mark of this name, if there is one."""
        return self.mark.mark if self.mark and self.mark.name == name else None


def sample(most: int | None, *ids: str) -> list[str]:
    items: list[Any] = [Item(one) for one in ids]
    return [item.nodeid for item in sampled(items, lambda _: most)]


@pytest.mark.parametrize(
    ("most", "kept"),
    [(1, "0"), (2, "05"), (3, "048"), (4, "0369"), (9, "02468"), (10, "0123456789"), (None, "0123456789")],
)
def test_of_a_product_so_many_are_kept_from_all_of_it(most: int | None, kept: str) -> None:
    assert [f"a.py::test[{one}]" for one in kept] == sample(most, *(f"a.py::test[{one}]" for one in "0123456789"))


def test_each_test_has_a_sample_of_its_own() -> None:
    assert ["a.py::one", "a.py::two[0]", "b.py::two[0]"] == sample(
        1, "a.py::one", "a.py::two[0]", "a.py::two[1]", "b.py::two[0]"
    )


def test_one_case_of_each_test_is_another_one_from_test_to_test() -> None:
    items: list[Any] = [Item(f"a.py::{test}[{case}]") for test in ("1", "2", "3") for case in ("server", "disk")]

    one, two = (in_turn(items, how) for how in (lambda _: 1, lambda _: 2))
    assert ["a.py::1[server]", "a.py::2[disk]", "a.py::3[server]"] == [item.nodeid for item in one]
    assert items == two


def test_tests_of_one_product_have_one_sample() -> None:
    starts = pytest.mark.product(2, of="starts")
    starting = [Item(f"{module}.py::{test}", starts) for module in "ab" for test in ("1", "2[x]", "2[y]")]
    items: list[Any] = [Item("a.py::0"), *starting, Item("b.py::3")]

    kept = sampled(items, lambda _: 2)
    assert ["a.py::0", "a.py::1", "b.py::1", "b.py::3"] == [item.nodeid for item in kept]


def test_what_is_wanted_everywhere_is_never_thinned_out() -> None:
    items: list[Any] = [Item("a.py::1"), Item("a.py::2", pytest.mark.everywhere), Item("a.py::3")]

    assert ["a.py::1", "a.py::2"] == [item.nodeid for item in thinned(items, 8)]


def test_of_each_module_every_so_manieth_test_is_kept_with_all_its_cases() -> None:
    tests = ("1[x]", "1[y]", "2", "3[x]", "3[y]", "4")
    items: list[Any] = [Item(f"{module}.py::{test}") for module in "ab" for test in tests]

    kept = ("1[x]", "1[y]", "3[x]", "3[y]")
    assert [f"{module}.py::{test}" for module in "ab" for test in kept] == [item.nodeid for item in thinned(items, 2)]
