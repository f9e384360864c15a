"""Documentation made by the tools themselves from a few pages, and the browser that reads it."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from site_builder.hosting.serve import server
from site_builder.testing.environment import with_engine

from tests.browser.conftest import fleet, new_page, page, tabs
from tests.browser.watch import Watch
from tests.docs.pages import TOOLS, Tool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


# The same browser as for the site, and pages that are watched in the same way; ``watch`` is another one here.
__all__ = ["fleet", "new_page", "page", "tabs"]


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
    folder = make(tool, tmp_path_factory.mktemp(tool.name))
    with server(folder, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield Built(tool, folder, f"http://localhost:{running.server_address[1]}/")
        running.shutdown()


def make(tool: Tool, place: Path) -> Path:
    """Write the pages, let the tool build them, and return the folder of the site."""
    source = place / "source"
    for name, content in tool.files.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
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
