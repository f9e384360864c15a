"""The panel's words for the policies, and its digests."""

from __future__ import annotations

import hashlib
import subprocess
from typing import TYPE_CHECKING

import pytest
from site_builder.failure import Failure
from site_builder.hosting import policy
from site_builder.pages import privacy

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"index.html": b"page", "sw.js": b"worker", "assets/page.js": b"script", "an index.html.txt": b"text"}


@pytest.mark.parametrize(
    "stated", [policy.SITE, policy.SEAL, policy.page("style", "early"), policy.one_file("script", "style")], ids=str
)
def test_every_directive_has_plain_words(stated: dict[str, str]) -> None:
    assert [] == [name for name, value in stated.items() if not privacy.words(name, value).endswith(".")]


def test_the_words_say_what_is_allowed() -> None:
    assert "Scripts: made in the page (blob); WebAssembly, for Python." == privacy.words(
        "script-src", "blob: 'wasm-unsafe-eval'"
    )
    assert "Styles: the one in this page, by its digest." == privacy.words(
        "style-src", policy.page("a", "b")["style-src"]
    )


@pytest.mark.parametrize(("name", "value"), [("media-src", "'self'"), ("img-src", "https:")])
def test_what_has_no_words_stops_the_build(name: str, value: str) -> None:
    with pytest.raises(Failure, match="has no plain words yet"):
        privacy.words(name, value)


def test_the_command_gives_the_digest_of_the_build(tmp_path: Path) -> None:
    """The one that the panel shows, by the tools of a shell."""
    (tmp_path / "SHA256SUMS").write_text(privacy.sums(FILES))
    shown = subprocess.run(  # noqa: S602 - the shell is what is tested, and the words are our own
        privacy.build_command(), shell=True, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    kept = {name: content for name, content in FILES.items() if name not in {"index.html", "sw.js"}}

    assert f"{privacy.build_digest(FILES)}  -\n" == shown.stdout
    assert hashlib.sha256(privacy.sums(kept).encode()).hexdigest() == privacy.build_digest(FILES)


def test_the_list_names_itself_and_what_it_lists(tmp_path: Path) -> None:
    (tmp_path / "SHA256SUMS").write_text(privacy.sums(FILES))

    assert ["SHA256SUMS", *sorted(FILES)] == privacy.listed(tmp_path)
