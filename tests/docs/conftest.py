"""Documentation made by the tools themselves from a few pages, and the browser that reads it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from site_builder.fetch import node
from site_builder.hosting.serve import server
from site_builder.testing import node_sites
from site_builder.testing.environment import with_engine

from tests.answering import answering
from tests.browser.conftest import fleet, new_page, page, tabs
from tests.browser.watch import Watch
from tests.docs.pages import TOOLS, Tool
from tests.sampling import keep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


# The same browser as for the site, and pages that are watched in the same way; ``watch`` is another one here.
__all__ = ["fleet", "new_page", "page", "tabs"]


# How long another worker may take for a site: with a machine that is busy with other things.
_PATIENCE: Final = 900


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow tools for whole runs, but where somebody names one of their tests."""
    if not config.getoption("whole") and not any("::" in word for word in config.args):
        keep(config, items, [item for item in items if not _is_slow(item)])


def _is_slow(item: pytest.Item) -> bool:
    called = getattr(item, "callspec", None)
    tool = called.params.get("built") if called else None
    return isinstance(tool, Tool) and tool.is_slow


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a module of Python as a person would, and return what it said."""
    # Material advertises its successor on standard error.
    env = {**with_engine(), "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": ""}
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", *words], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )


def sphinx(source: Path, builder: str, *words: str) -> Path:
    """Build with Sphinx, on two processors, and with warnings as errors; return the folder of what came."""
    target = source.parent / f"{source.name}-{builder}"
    done = run(
        "sphinx", "-q", "-W", "-j", "2", "-b", builder, "-d", f"{target}-read", *words, ".", str(target), cwd=source
    )
    assert (0, "") == (done.returncode, done.stderr)
    return target


@dataclass(frozen=True)
class Built:
    """Documentation that a tool made: its folder, and the address at which it is served."""

    tool: Tool
    folder: Path
    address: str


@pytest.fixture(scope="session", params=TOOLS, ids=lambda tool: tool.name)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """Return documentation of each tool in turn."""
    tool: Tool = request.param
    if tool.is_node:
        shared = tmp_path_factory.getbasetemp()
        folder = once(shared.parent if hasattr(request.config, "workerinput") else shared, tool, make_with_node)
    else:
        folder = make(tool, tmp_path_factory.mktemp(tool.name))
    with answering(server(folder, 0)) as address:
        yield Built(tool, folder, address)


def once(shared: Path, tool: Tool, making: Callable[[Tool], Path]) -> Path:
    """Let one of the workers make a site, which takes long, and the others wait for it; return its folder."""
    lock, said = shared / f"{tool.name}.lock", shared / f"{tool.name}.made"
    try:
        lock.mkdir()
    except FileExistsError:
        until = time.monotonic() + _PATIENCE
        while not said.is_file() and time.monotonic() < until:
            time.sleep(0.2)
        assert said.is_file(), f"another worker did not make the site of {tool.name}"
        return shared / said.read_text()
    folder = making(tool)
    shutil.copytree(folder, shared / tool.name)
    unfinished = said.with_suffix(".part")
    unfinished.write_text(tool.name)
    unfinished.rename(said)
    return shared / tool.name


def make_with_node(tool: Tool) -> Path:
    """Build a site beside the packages of its tool, and return the folder of what came."""
    place = node_sites.prepare(tool.name)
    node_sites.install_package(place)
    for path in place.iterdir():
        if path.name not in node_sites.KEPT:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    write(tool, place)
    for program, *words in tool.commands:
        done = run_node(place, program, *words)
        assert 0 == done.returncode, done.stdout + done.stderr
    (place / tool.site / "favicon.ico").touch()
    return place / tool.site


def run_node(place: Path, name: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program that a package brings, as npm would."""
    program = place / "node_modules" / ".bin" / name
    env = {**os.environ, "CI": "true", "ASTRO_TELEMETRY_DISABLED": "1", "NO_UPDATE_NOTIFIER": "1"}
    command = [node(), str(program.resolve()), *words]
    return subprocess.run(command, cwd=place, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - our own words


def write(tool: Tool, source: Path) -> None:
    """Write the files of the documents."""
    for name, content in tool.files.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def make(tool: Tool, place: Path) -> Path:
    """Write the pages, let the tool build them, and return the folder of the site."""
    source = place / "source"
    write(tool, source)
    for words in tool.commands:
        done = run(*words, cwd=source)
        assert 0 == done.returncode, done.stdout + done.stderr
    # Browsers ask for it where a theme brings none.
    (source / tool.site / "favicon.ico").touch()
    return source / tool.site


@pytest.fixture
def watch(built: Built) -> Iterator[Watch]:
    """Return what watches this test's pages; the test fails at its end if anything was seen that nobody named."""
    watching = Watch(built.address)
    # The worker of a frame whose origin has no name.
    watching.provoke(r"request to another place: blob:null/")
    for pattern in built.tool.faults:
        watching.provoke(pattern)
    yield watching
    assert watching.unexcused() == []
