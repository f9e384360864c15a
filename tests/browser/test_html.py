"""The strictest checker of HTML agrees with every page, as it is written and as it is built."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest
from site_builder.pages import not_found
from site_builder.pages.site_pages import PAGES
from site_builder.project import MODULES, ROOT

from tests.conftest import DIST

if TYPE_CHECKING:
    from pathlib import Path

VNU: Final = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
# A checker that runs for seconds is done before Java has compiled it better; it goes deep into long expressions.
QUICKLY: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss16m")
BUILT: Final = [*(page.file for page in PAGES), not_found.FILE]
# It knows neither the newer CSS of the page nor the digests in its policy.
UNKNOWN: Final = re.compile("CSS: |violates Content Security Policy")


def test_vnu_finds_nothing(tmp_path: Path) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.skip("There is no Java here, which the HTML checker needs.")
    assert "learn/index.html" in BUILT
    shutil.copy(ROOT / "index.html", tmp_path / "as-it-is-written.html")
    shutil.copy(DIST / "index.html", tmp_path / "index.html")
    for file in BUILT:
        # Of a file, which has no origin, it would take the policy's 'self' for nothing, and it knows no digests.
        html = re.sub("<meta http-equiv[^>]*>", "", (DIST / file).read_text())
        (tmp_path / file.replace("/", "-")).write_text(html)
    files = sorted(map(str, tmp_path.iterdir()))
    checked = subprocess.run(  # noqa: S603 - a checker that the project pins, on pages of the project
        [java, *QUICKLY, "-jar", str(VNU), *files], capture_output=True, text=True, check=False
    )
    lines = checked.stderr.splitlines()

    assert [] == [line for line in lines if "/index.html" not in line or not UNKNOWN.search(line)]
    assert checked.returncode == int(bool(lines))
