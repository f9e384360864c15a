"""Lighthouse gives each page of the site the whole score in accessibility and in best practices."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from typing import TYPE_CHECKING, Any, Final

import pytest
from site_builder.hosting.serve import server
from site_builder.pages import not_found
from site_builder.pages.site_pages import PAGES
from site_builder.project import MODULES

from tests.browser.fleet import CHROMIUM

if TYPE_CHECKING:
    from pathlib import Path

FILES: Final = ["index.html", *(page.file for page in PAGES), "plain.html", not_found.FILE]
# A browser of its own, as root too, without a screen.
FLAGS: Final = " ".join([*CHROMIUM, "--headless=new", "--no-sandbox"])
WORDS: Final = (
    str(MODULES / "lighthouse/cli/index.js"),
    "--only-categories=accessibility",
    "--only-categories=best-practices",
    "--output=json",
    "--quiet",
    "--no-enable-error-reporting",
    "--disable-full-page-screenshot",
    f"--chrome-flags={FLAGS}",
)

pytestmark = pytest.mark.not_in("firefox", "Lighthouse drives Chromium only.")


def audited(address: str) -> dict[str, Any]:
    """Return the report of Lighthouse on a page."""
    words = [shutil.which("node") or "node", *WORDS, address]
    browser = {"CHROME_PATH": os.environ.get("CHROMIUM", "/usr/bin/chromium")}
    ran = subprocess.run(  # noqa: S603 - a tool that the project pins, on pages of the project
        words, env={**os.environ, **browser}, capture_output=True, text=True, check=False, timeout=300
    )
    assert ran.stdout, ran.stderr
    report: dict[str, Any] = json.loads(ran.stdout)
    return report


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
def test_a_page_has_the_whole_score(site: str, file: str) -> None:
    report = audited(site + file)

    assert [] == failing(report)
    assert {"accessibility": 100, "best-practices": 100} == scores(report)


def test_what_costs_points_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<!doctype html><html lang="en"><title>A</title><img id="mute" src="no.png">')
    with server(tmp_path, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        report = audited(f"http://localhost:{running.server_address[1]}/page.html")
        running.shutdown()
    named = [one.partition(":")[0] for one in failing(report)]

    assert {"image-alt", "errors-in-console"} <= set(named)
    assert all((score or 0) < 100 for score in scores(report).values())
