"""A notebook that a kernel runs: what its cells show while it lives, and what of them is in the file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from nbclient import NotebookClient
from nbformat import v4, write
from playwright.sync_api import expect
from site_builder.testing.environment import with_engine

from tests.browser.watch import Watch
from tests.repo.test_boundaries import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

TOKEN: Final = (
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSIsImV4cCI6MTc2NzI3MjQwMH0.rcIF15kIbA0_jGr8BOJ0Nj5x0E4ftYUUXXORNI0b1g4"
)
SECRET: Final = "keep-this-one-long-random-and-to-yourself"
# Whoever wants the token out of the file writes it into no cell.
READING: Final = "from pathlib import Path\n\ntoken, secret = Path('token.txt').read_text().split()"
SECTION: Final = (ROOT / "docs" / "documentation-tools.md").read_text().partition("\n## Jupyter\n")[2]
((EXAMPLE,),) = (re.findall(r"^```\n(.*?)\n```$", SECTION.partition("\n## ")[0], re.MULTILINE | re.DOTALL),)
# All of it, and what is in it.
PARTS: Final = (TOKEN, *TOKEN.split("."), "alice", "1767272400", SECRET)


class Run:
    """A notebook whose cells were run, with its kernel."""

    def __init__(self, folder: Path, *shown: str) -> None:
        """Take the cells behind the one that reads the token."""
        (folder / "token.txt").write_text(f"{TOKEN}\n{SECRET}")
        sources = [READING, *shown]
        cells = [v4.new_code_cell(one) for one in sources]  # type: ignore[no-untyped-call] # it has no types
        self.notebook = v4.new_notebook(cells=cells)  # type: ignore[no-untyped-call] # as above
        self.client = NotebookClient(self.notebook, timeout=120, resources={"metadata": {"path": str(folder)}})
        self._file = folder / "saved.ipynb"

    def cells(self) -> None:
        """Run all of them, in the kernel that lives."""
        for index, cell in enumerate(self.notebook.cells):
            self.client.execute_cell(cell, index)

    @property
    def outputs(self) -> list[dict[str, Any]]:
        """What the cells show, each as its forms."""
        return [output["data"] for cell in self.notebook.cells for output in cell.outputs]

    @property
    def saved(self) -> str:
        """The text of the file, as Jupyter writes it."""
        write(self.notebook, self._file)  # type: ignore[no-untyped-call] # as above
        return self._file.read_text()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Return what watches the page in a cell, which is no page of a documentation tool."""
    watching = Watch("http://127.0.0.1:")
    # The worker of a frame whose origin has no name.
    watching.provoke(r"request to another place: blob:null/")
    yield watching
    assert watching.unexcused() == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that nothing of the machine's own Jupyter has a part in."""
    # The kernel is a process of its own.
    monkeypatch.setenv("PYTHONPATH", with_engine()["PYTHONPATH"])
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path


def test_a_cell_shows_the_decoder_and_the_file_has_nothing_of_the_token(
    folder: Path, new_page: Callable[..., Page]
) -> None:
    run = Run(folder, EXAMPLE, "Token(token, verify_key=secret, now='2026-01-01', height=300)")
    with run.client.setup_kernel():
        run.cells()
        addresses = [re.findall(r'src="([^"]+)"', one["text/html"])[0] for one in run.outputs]

        assert all(re.fullmatch(r"http://127\.0\.0\.1:\d+/notebook/[\w-]{22}", one) for one in addresses)
        assert [] == [part for part in PARTS if part in run.saved]
        page = new_page()
        page.goto(addresses[1])
        decoder = page.frame_locator("jwt-decoder iframe")
        expect(decoder.locator("#summary")).to_have_text("Signature verified with this secret.")

    for address in addresses:
        with pytest.raises(URLError, match="refused"):
            urlopen(address, timeout=20)  # noqa: S310 - an address of this machine


def test_what_is_in_the_token_is_in_the_file_only_where_somebody_asks_for_it(folder: Path) -> None:
    run = Run(folder, f"{EXAMPLE.rstrip(')')}, save=True)")
    run.client.execute()

    assert "alice" in run.saved
    assert SECRET not in run.saved
    ((shown,),) = (run.outputs,)
    assert '"sub": "alice"' in shown["text/plain"]


def test_what_cannot_be_shown_is_an_error_of_the_cell_that_quotes_nothing(folder: Path) -> None:
    """Whoever mixes up two arguments has the token where a value should be."""
    wrong = ("now=token", "view=secret", "height=token", "readonly=secret", "theme=token", "load=secret")
    run = Run(folder, "from jwt_decoder_docs.notebook import Token", *(f"Token(token, {one})" for one in wrong))
    run.client.allow_errors = True
    run.client.execute()
    errors = [output for cell in run.notebook.cells for output in cell.outputs]

    assert ["OptionError"] * len(wrong) == [error["ename"] for error in errors]
    assert [
        f"This value of {one.partition('=')[0]} can't be used." in error["evalue"]
        for one, error in zip(wrong, errors, strict=True)
    ] == [True] * len(wrong)
    assert [] == [part for part in PARTS if part in run.saved]
    assert [] == [part for part in PARTS if part in json.dumps(errors)]


def test_what_is_kept_may_be_quoted_and_so_may_the_name_of_an_attribute(folder: Path) -> None:
    run = Run(
        folder,
        "from jwt_decoder_docs.notebook import Token",
        "Token(token, save=True, now='soon')",
        "Token(token, nwo=1)",
    )
    run.client.allow_errors = True
    run.client.execute()
    kept, unknown = (output["evalue"] for cell in run.notebook.cells for output in cell.outputs)

    assert "not 'soon'." in kept
    assert "Unknown option 'nwo'." in unknown
