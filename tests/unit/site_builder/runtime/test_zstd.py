"""What is packed with Zstandard, and what unpacks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from site_builder.failure import Failure
from site_builder.runtime import zstd

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = bytes.fromhex("28b52ffd")


def test_what_is_packed_is_a_frame_that_is_smaller() -> None:
    packed = zstd.packed(b"again and " * 1000)

    assert MAGIC == packed[:4]
    assert len(packed) < 100


def test_packing_twice_gives_the_same_octets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = zstd.packed(b"again")
    monkeypatch.setattr(zstd, "WORK", tmp_path)

    assert first == zstd.packed(b"again")


def test_the_decoder_is_webassembly() -> None:
    assert b"\0asm" == zstd.decoder()[:4]


def test_a_package_that_hides_its_decoder_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = tmp_path / "other.mjs"
    other.write_text("export const wasm = 1;")
    monkeypatch.setattr(zstd, "_DECODER", other)

    with pytest.raises(Failure, match="does not hold its WebAssembly"):
        zstd.decoder()
