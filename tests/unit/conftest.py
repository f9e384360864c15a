"""Which unit tests run and what of them is measured: coverage is what examples reach, not what chance or amounts do."""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

import jwt_decoder
import pytest
from jwt_decoder.diagnose.decryption import damage
from jwt_decoder.findings import rules
from jwt_decoder.output import wording
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.sampling import keep, names_a_test, sampled

if TYPE_CHECKING:
    from collections.abc import Generator

_HERE: Final = Path(__file__).parent
# It is given a browser's names first, by the test that is about it.
_FOR_A_BROWSER: Final = "webcrypto"
# Of each test so many of its cases are tried, where they are not marked as wanted each; --all tries them all.
_MOST_CASES: Final = 12

if "PYTEST_XDIST_WORKER" in os.environ:
    # Programs that a test starts run nothing that is measured, and start sooner so; the workers are measured.
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
    # What runs when a module is imported is measured here, since nothing is while tests are collected.
    for _module in pkgutil.walk_packages(jwt_decoder.__path__, "jwt_decoder."):
        if not _module.name.endswith((_FOR_A_BROWSER, "__main__")):
            importlib.import_module(_module.name)

# Many small things are made and let go, few of them in circles.
_BETWEEN_COLLECTIONS: Final = 50_000

# A rule that raises fails the test.
rules.SURVIVED = ()

_ENGINE: Final = _HERE / "jwt_decoder"
_TRACER: Final = sys.gettrace()
sys.settrace(None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave of each test a sample of its cases, but where whole runs are asked for or a person names a test."""
    if not (config.getoption("whole") or names_a_test(config)):
        keep(config, items, sampled(items, _most_cases))


def _most_cases(item: pytest.Item) -> int | None:
    has_its_own = any(map(item.get_closest_marker, ("each", "product")))
    return _MOST_CASES if _is_in(_HERE, item) and not has_its_own else None


def _is_in(folder: Path, item: pytest.Item) -> bool:
    """Say whether a test is in a folder: by their names, since tests are asked a hundred thousand times."""
    return str(item.path).startswith(f"{folder}{os.sep}")


def pytest_collection_finish() -> None:
    """Keep what was collected from the garbage collector, which would look through it again and again."""
    gc.freeze()
    gc.set_threshold(_BETWEEN_COLLECTIONS)


@pytest.fixture(autouse=True, scope="session")
def _short_searches() -> None:
    """End at once the long searches that a key which does not fit sets off; what is about them asks for their time."""
    patch = pytest.MonkeyPatch()
    patch.setattr(Cryptography, "search_seconds", 0.0)
    patch.setattr(damage, "_MOST_SECONDS", 0.0)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Trace a test of the engine that is an example, and nothing around it."""
    if not _is_example(pyfuncitem):
        return (yield)
    sys.settrace(_TRACER)
    try:
        return (yield)
    finally:
        sys.settrace(None)


def _is_example(item: pytest.Item) -> bool:
    """Say whether a test is one of the engine, and tries neither many inputs nor large ones: traced, it would crawl."""
    return _is_in(_ENGINE, item) and not any(map(item.get_closest_marker, ("hypothesis", "untraced")))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Compare sentences as they are written: the apostrophe of print, which the bridge gives, has its own tests."""
    if item.get_closest_marker("typeset") or not _is_in(_HERE, item):
        return (yield)
    with mock.patch.object(wording, "_typeset", str):
        return (yield)
