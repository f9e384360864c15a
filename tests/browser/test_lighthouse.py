"""Lighthouse gives each page of the site the whole score in accessibility and in best practices."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from site_builder.hosting.serve import server
from site_builder.pages import not_found
from site_builder.pages.site_pages import PAGES

from tests.answering import answering
from tests.browser.fleet import CHROMIUM

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES: Final = ["index.html", *(page.file for page in PAGES), "plain.html", not_found.FILE]
# A browser of its own for all pages, as root too, without a screen.
FLAGS: Final = (*CHROMIUM, "--headless=new", "--no-sandbox", "--remote-debugging-port=0")
AUDITOR: Final = Path(__file__).with_name("lighthouse.mjs")

pytestmark = pytest.mark.not_in("firefox", "Lighthouse drives Chromium only.")


class Lighthouse:
    """Lighthouse in Node, which audits one page after the other."""

    def __init__(self, node: subprocess.Popen[str]) -> None:
        """Take the process."""
        assert node.stdin
        assert node.stdout
        self._asked, self._answers = node.stdin, node.stdout

    def report(self, address: str) -> dict[str, Any]:
        """Return the report on a page."""
        print(address, file=self._asked, flush=True)
        report: dict[str, Any] = json.loads(self._answers.readline())
        return report


def port_of(profile: Path, browser: subprocess.Popen[bytes]) -> str:
    """Return the port on which the browser listens, as soon as it says so in its profile."""
    told = profile / "DevToolsActivePort"
    while not (told.is_file() and (lines := told.read_text().splitlines())):
        assert browser.poll() is None, "The browser did not start."
        time.sleep(0.05)
    return lines[0]


@pytest.fixture(scope="module")
def lighthouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lighthouse]:
    """Return Lighthouse with a browser of its own."""
    profile = tmp_path_factory.mktemp("profile")
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    words = [chromium, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
    node = shutil.which("node") or "node"
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as browser:  # noqa: S603 - the browser of this run
        auditor = [node, str(AUDITOR), port_of(profile, browser)]
        with subprocess.Popen(  # noqa: S603 - a tool that the project pins, on pages of the project
            auditor, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as auditing:
            yield Lighthouse(auditing)
        browser.terminate()


def scores(report: dict[str, Any]) -> dict[str, float | None]:
    """Return the scores out of 100; one that could not be found is None."""
    found = {name: category["score"] for name, category in report["categories"].items()}
    return {name: None if score is None else 100 * score for name, score in found.items()}


def failing(report: dict[str, Any]) -> list[str]:
    """Return the audits that cost points, each with its title and where on the page, and what ended the whole run."""
    weighed = [
        one["id"] for category in report["categories"].values() for one in category["auditRefs"] if one["weight"]
    ]
    audits = [report["audits"][name] for name in weighed]
    lost = [one for one in audits if one["scoreDisplayMode"] == "error" or one["score"] not in {None, 1}]
    ended = [report["runtimeError"]["message"]] if "runtimeError" in report else []
    return [*ended, *(f"{audit['id']}: {audit['title']} {places(audit)}" for audit in lost)]


def places(audit: dict[str, Any]) -> list[str]:
    """Return where on the page, or with what words, an audit failed."""
    items = audit.get("details", {}).get("items", [])
    return [item.get("node", {}).get("selector") or json.dumps(item) for item in items]


@pytest.mark.parametrize("file", FILES)
def test_a_page_has_the_whole_score(lighthouse: Lighthouse, site: str, file: str) -> None:
    report = lighthouse.report(site + file)

    assert [] == failing(report)
    assert {"accessibility": 100, "best-practices": 100} == scores(report)


def test_what_costs_points_is_named(lighthouse: Lighthouse, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<!doctype html><html lang="en"><title>A</title><img id="mute" src="no.png">')
    with answering(server(tmp_path, 0)) as address:
        report = lighthouse.report(f"{address}page.html")
    named = [one.partition(":")[0] for one in failing(report)]

    assert {"image-alt", "errors-in-console"} <= set(named)
    assert all((score or 0) < 100 for score in scores(report).values())
