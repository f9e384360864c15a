"""The packed twins of files, and the codings that make them."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from site_builder.failure import Failure
from site_builder.hosting import content_coding, twins
from site_builder.runtime import zstd

if TYPE_CHECKING:
    from pathlib import Path

TEXT = b"again and " * 1000


def test_a_file_of_text_has_two_twins_that_hold_it() -> None:
    made = twins.twins({"assets/page.js": TEXT})

    assert {"assets/page.js.br", "assets/page.js.gz"} == {*made}
    assert TEXT == content_coding.unpacked("br", made["assets/page.js.br"])
    assert TEXT == gzip.decompress(made["assets/page.js.gz"])


@pytest.mark.parametrize(
    ("name", "content"),
    [("assets/type.woff2", TEXT), ("assets/worker.js.gz", TEXT), ("short.html", b"short"), ("hard.txt", bytes(0))],
)
def test_what_gains_nothing_has_none(name: str, content: bytes) -> None:
    assert {} == twins.twins({name: content})


def test_what_packing_hardly_makes_smaller_has_none() -> None:
    assert {} == twins.twins(
        {"packed.txt": content_coding.brotli(bytes(index * index % 251 for index in range(90_000)) * 2)}
    )


def test_packing_twice_gives_the_same_octets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = content_coding.brotli(TEXT)
    monkeypatch.setattr(content_coding, "WORK", tmp_path)

    assert first == content_coding.brotli(TEXT)


def test_zstandard_is_unpacked_too_over_all_its_frames() -> None:
    long = TEXT * 700  # more than the three million octets of a frame

    assert long == content_coding.unpacked("zst", zstd.packed(long))


def test_what_is_damaged_is_said() -> None:
    with pytest.raises(Failure):
        content_coding.unpacked("br", b"no brotli")


def test_a_file_that_is_only_there_packed_is_no_twin() -> None:
    files = {"index.html": b"", "index.html.br": b"", "assets/worker.js.gz": b""}

    assert ["index.html.br"] == [name for name in files if twins.is_twin(name, files)]
