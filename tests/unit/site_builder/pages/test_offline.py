"""What the service worker keeps, and what stands in the manifest."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from typing import Final

import pytest
from jwt_decoder_docs.headers import PERMISSIONS
from site_builder.bundle import esbuild
from site_builder.hosting import policy
from site_builder.pages import offline
from site_builder.pages.site_pages import PAGES

RUNTIME: Final = {
    **{role: (f"assets/{role}-1.gz", gzip.compress(role.encode())) for role in ("worker", "stdlib", "engine")},
    "zstd": ("assets/zstd-1.zst", b"packed"),
}


def site(page: str = "<p>one</p>") -> dict[str, bytes]:
    frame = policy.meta(policy.SITE) + offline.head()
    pages = {"index.html": frame + page, **{one.file: frame for one in PAGES}, "jwt-decoder.html": "alone"}
    others = {
        "torture.json": b"[]",
        "engine.js": b"",
        "embed.js": b"",
        "engine.d.ts": b"",
        "examples/a.js": b"",
        offline.MANIFEST: offline.manifest(),
    }
    return {**{name: text.encode() for name, text in pages.items()}, **others, **dict(RUNTIME.values())}


@pytest.fixture(autouse=True)
def linked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the script be what it is told by the build."""

    def script(_name: str, *, form: str, define: dict[str, object]) -> bytes:
        assert "iife" == form
        return json.dumps(define["OFFLINE_BUILD"]).encode()

    monkeypatch.setattr(esbuild, "script", script)


def made(page: str = "<p>one</p>") -> tuple[dict[str, bytes], dict[str, dict[str, dict[str, object]]]]:
    files = offline.complete(site(page), RUNTIME, {"zstd": b"inner"})
    return files, json.loads(files[offline.SERVICE_WORKER])


def sha256(content: bytes) -> str:
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def test_the_page_and_the_service_worker_name_the_same_build() -> None:
    files, kept = made()

    assert f'<meta name="build" content="{kept["hash"]}">' in files["index.html"].decode()


def test_another_page_is_another_build() -> None:
    assert made("<p>one</p>")[1]["hash"] == made("<p>one</p>")[1]["hash"]
    assert made("<p>one</p>")[1]["hash"] != made("<p>two</p>")[1]["hash"]


def test_what_is_kept_is_known_by_the_digest_of_what_is_published() -> None:
    files, kept = made()

    assert [sha256(files["index.html"])] == kept["files"]["index.html"]["digests"]


def test_a_packed_file_may_arrive_unpacked() -> None:
    kept = made()[1]
    packed = RUNTIME["worker"][1]

    assert [sha256(packed), sha256(b"worker")] == kept["files"]["assets/worker-1.gz"]["digests"]
    assert [sha256(b"packed"), sha256(b"inner")] == kept["files"]["assets/zstd-1.zst"]["digests"]


def test_what_only_the_ordinary_start_needs_is_kept_where_it_was_used() -> None:
    kept = made()[1]
    optional = [name for name, file in kept["files"].items() if not file["needed"]]

    assert ["assets/engine-1.gz", "assets/stdlib-1.gz"] == optional


def test_downloads_and_what_is_for_others_are_not_kept() -> None:
    assert {"jwt-decoder.html", "engine.d.ts", offline.SERVICE_WORKER}.isdisjoint(made()[1]["files"])


def test_the_examples_and_their_engine_are_kept_with_the_page_about_them() -> None:
    assert {"engine.js", "examples/a.js"} <= {*made()[1]["files"]}


def test_each_page_goes_with_its_own_policy_and_what_no_page_can_say() -> None:
    kept = made()[1]

    names = {"index.html", *(page.file for page in PAGES)}
    assert names == {name for name in kept["files"] if name.endswith(".html")}
    for name in names:
        assert policy.text(policy.SITE) == kept["pages"][name]["Content-Security-Policy"]
        assert "(response-origin)" == kept["pages"][name]["Connection-Allowlist"]
        assert PERMISSIONS == kept["pages"][name]["Permissions-Policy"]


def test_the_manifest_names_no_place_but_its_own() -> None:
    told = json.loads(offline.manifest())

    assert ("./", "./") == (told["start_url"], told["scope"])


def test_every_icon_stands_in_the_manifest_in_the_size_that_it_tells() -> None:
    for icon in json.loads(offline.manifest())["icons"]:
        kind, text = re.fullmatch(r"data:(.+);base64,(.+)", icon["src"]).groups()  # type: ignore[union-attr]  # it matches
        content = base64.b64decode(text)
        assert icon["type"] == kind
        if kind == "image/png":
            width, height = (int.from_bytes(content[start : start + 4]) for start in (16, 20))
            assert icon["sizes"] == f"{width}x{height}"
