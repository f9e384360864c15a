"""What stands in for modules that nothing in the page calls."""

import io
import zipfile

from site_builder.runtime import slim_stdlib


def archive(names: list[str]) -> bytes:
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w") as target:
        for name in names:
            target.writestr(name, f"# {name}")
    return octets.getvalue()


def test_only_what_has_a_stand_in_is_replaced() -> None:
    trimmed = zipfile.ZipFile(io.BytesIO(slim_stdlib.trimmed(archive(["ssl.py", "json/__init__.py"]))))

    assert ["json/__init__.py", "ssl.py"] == trimmed.namelist()
    assert b"# json/__init__.py" == trimmed.read("json/__init__.py")
    assert b"raise ImportError\n" == trimmed.read("ssl.py")


def test_every_stand_in_is_a_module_of_the_pinned_library() -> None:
    """A name that has moved in a newer Pyodide would be trimmed no more."""
    library = zipfile.ZipFile(slim_stdlib.STDLIB)

    assert set() == slim_stdlib.STAND_INS.keys() - set(library.namelist())


def test_every_stand_in_compiles() -> None:
    for name, source in slim_stdlib.STAND_INS.items():
        compile(source, name, "exec")
