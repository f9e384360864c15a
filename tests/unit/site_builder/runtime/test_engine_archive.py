"""The engine as it goes into the browser says what it says here."""

import ast
import io
import zipfile

from site_builder.bundle.pack import package_files
from site_builder.project import ENGINE
from site_builder.runtime import engine_archive, wheels


def test_no_module_names_a_character_and_each_is_the_same_to_python() -> None:
    sources = {**package_files(ENGINE), **wheels.modules()}
    made = zipfile.ZipFile(io.BytesIO(engine_archive.archive()))
    assert sorted(sources) == made.namelist()
    changed = {name: made.read(name) for name, content in sources.items() if made.read(name) != content}

    assert changed
    assert [] == [name for name in sources if name.endswith(".py") and b"\\N{" in made.read(name)]
    for name, content in changed.items():
        assert ast.dump(ast.parse(sources[name])) == ast.dump(ast.parse(content))
