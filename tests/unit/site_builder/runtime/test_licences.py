"""The list of licences names everything by others that is in the site."""

from __future__ import annotations

import itertools
import json
import re
from typing import Final

import pytest
from site_builder.failure import Failure
from site_builder.project import MODULES, ROOT, pinned
from site_builder.runtime import licences
from site_builder.runtime.slim_pyodide import PYODIDE

DEPENDENCIES: Final = sorted(json.loads((ROOT / "package.json").read_text())["dependencies"])
TEXTS: Final = ROOT / "assets" / "licences"

# Modules of Python that are linked to a library by others, and that library as the list names it.
LIBRARIES: Final = {
    "_blake2": "HACL*",
    "_bz2": "bzip2",
    "_ctypes": "libffi",
    "_decimal": "libmpdec",
    "_elementtree": "expat",
    "_hmac": "HACL*",
    "_lzma": "liblzma",
    "_md5": "HACL*",
    "_sha1": "HACL*",
    "_sha2": "HACL*",
    "_sha3": "HACL*",
    "_sqlite3": "SQLite",
    "_zstd": "Zstandard",
    "pyexpat": "expat",
    "zlib": "zlib",
}
# Those that Python or Pyodide wrote, or whose notices are among those of the software that Python incorporates.
OWN: Final = {
    *re.findall(
        r"\w+",
        """
        _abc _ast _asyncio _bisect _codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw
        _collections _contextvars _csv _datetime _functools _heapq _imp _io _json _locale _lsprof _multibytecodec
        _opcode _operator _pickle _posixsubprocess _pyodide_core _queue _random _remote_debugging _signal _socket _sre
        _stat _statistics _string _struct _suggestions _symtable _sysconfig _testbuffer _testcapi _testcapi_datetime
        _testclinic _testclinic_limited _testinternalcapi _testlimitedcapi _thread _tokenize _tracemalloc _types
        _typing _weakref _xxtestfuzz _zoneinfo array atexit binascii cmath errno faulthandler fcntl gc itertools math
        mmap posix select termios time unicodedata xxsubtype
        """,
    )
}
# What is in WebAssembly, script or archive without a module of its own, and octets by which it is known.
KNOWN_BY: Final = {
    "mimalloc": ("pyodide.asm.wasm", b"mimalloc: error: "),
    "musl": ("pyodide.asm.wasm", b"-+   0X0x"),
    "libc++": ("pyodide.asm.wasm", b"St13runtime_error"),
    "Emscripten": ("pyodide.asm.mjs", b"_emscripten_"),
    "mini-lz4": ("pyodide.asm.mjs", b"LZ4.codec"),
    "error-stack-parser": ("pyodide.mjs", b"ErrorStackParser"),
}


@pytest.fixture(scope="module")
def titles() -> list[str]:
    """Return the headings of the list: the lines that are underlined by as many characters as they have."""
    lines = licences.third_party().splitlines()
    return [line for line, below in itertools.pairwise(lines) if below == "=" * len(line) and line]


@pytest.mark.parametrize("name", DEPENDENCIES)
def test_each_package_of_the_site_is_named_with_its_version(name: str, titles: list[str]) -> None:
    version = json.loads((MODULES / name / "package.json").read_text())["version"]

    assert 1 == sum(title.startswith(f"{name} {version} (") for title in titles)


@pytest.mark.parametrize("requirement", pinned("browser"))
def test_each_python_package_of_the_site_is_named_with_its_version(requirement: str, titles: list[str]) -> None:
    assert requirement.replace("==", " ") in titles


@pytest.mark.parametrize("name", sorted({*LIBRARIES.values(), "libunwind", "compiler-rt", "Python", *KNOWN_BY}))
def test_each_library_inside_pyodide_is_named(name: str, titles: list[str]) -> None:
    inside = [title for title in titles if title.endswith(", in pyodide")]

    assert [title for title in inside if re.search(rf"(^|[ ,]){re.escape(name)}([ ,]|$)", title)]


def test_no_module_in_pyodide_is_linked_to_something_that_is_not_looked_at() -> None:
    """A module that is new needs a look at what it is linked to, before it is put into one of the two lists."""
    found = re.findall(rb"PyInit_(\w+)", (PYODIDE / "pyodide.asm.wasm").read_bytes())
    modules = {name.decode() for name in found}

    assert {*LIBRARIES} | OWN == modules


@pytest.mark.parametrize(("file", "octets"), KNOWN_BY.values(), ids=KNOWN_BY)
def test_what_is_named_is_in_there(file: str, octets: bytes) -> None:
    assert octets in (PYODIDE / file).read_bytes()


@pytest.mark.parametrize("one", licences.IN_PYODIDE, ids=lambda one: one.name)
def test_each_text_is_there_in_full_and_names_its_source(one: licences.Incorporated) -> None:
    text = (TEXTS / one.file).read_text()

    assert one.file == "Python.txt" or text.startswith("Source: https://")
    assert text.strip() in licences.third_party()


def test_no_text_lies_there_unused() -> None:
    used = {one.file for one in licences.IN_PYODIDE} | {"MPL-2.0.txt"}

    assert used == {path.name for path in TEXTS.iterdir()}


def test_a_package_whose_licence_has_no_text_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "_NAMES", ())

    with pytest.raises(
        Failure, match=r"The licence of @fontsource/ibm-plex-mono \(OFL-1\.1\) has no text: put it into"
    ):
        licences.third_party()
