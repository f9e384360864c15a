"""What is packed depends on contents alone."""

import gzip
import io
import zipfile
from pathlib import Path

from site_builder.bundle import pack


def test_a_gzip_member_carries_no_name_and_no_time() -> None:
    packed = pack.gzipped(b"octets")

    assert b"octets" == gzip.decompress(packed)
    assert bytes(5) == packed[3:8]  # flags and time


def test_an_archive_does_not_depend_on_the_order_of_its_files() -> None:
    assert pack.zipped({"a": b"1", "b": b"2"}) == pack.zipped({"b": b"2", "a": b"1"})


def test_an_archive_gives_its_files_back() -> None:
    archive = zipfile.ZipFile(io.BytesIO(pack.zipped({"folder/name.py": b"content"})))

    assert ["folder/name.py"] == archive.namelist()
    assert b"content" == archive.read("folder/name.py")


def test_a_package_is_packed_without_what_python_cached(tmp_path: Path) -> None:
    package = tmp_path / "package"
    (package / "__pycache__").mkdir(parents=True)
    (package / "__pycache__" / "module.pyc").write_bytes(b"cached")
    (package / "module.py").write_bytes(b"source")

    assert {"package/module.py": b"source"} == pack.package_files(package)


def test_a_digest_is_ten_hexadecimal_digits_of_the_content() -> None:
    assert "e3b0c44298" == pack.digest(b"")


def test_a_package_is_packed_without_what_only_an_installed_one_has(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    for name in ("__main__.py", "module.py", "py.typed"):
        (package / name).write_bytes(b"content")

    assert ["package/module.py"] == list(pack.package_files(package))
