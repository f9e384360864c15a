"""``engine.d.ts``: the types of the engine for scripts, from its comments and the schema of the report."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from site_builder.failure import output
from site_builder.fetch import node
from site_builder.project import MODULES, SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_REPORT: Final = "types/report.d.ts"
_HEAD: Final = """/**
 * The types of engine.js, all of them in this file. Made by the build of JWT Decoder, the report from its schema.
 * The report grows by members and is never reshaped.
 */

"""
# The compiler puts each declaration at the beginning of a line, and what it says of it before it.
_STATEMENT: Final = re.compile(
    r"^(/\*\*.*?\*/\n)?(export |import )(.*?)(?=^/\*\*|^export |^import |\Z)", re.MULTILINE | re.DOTALL
)
_DECLARED: Final = re.compile(r"(?:declare )?(type|interface|function|class|const) (\w+)")
# A member may have the name of a function; of the types each begins with a capital letter.
_TYPE: Final = re.compile(r"\b[A-Z]\w*")
_ELSEWHERE: Final = re.compile(r'import\("[./\w-]+/([\w-]+)\.js"\)\.(\w+)')


@cache
def declarations() -> str:
    """Return the types of what ``engine.js`` exports, and of all that they speak of, in one text."""
    with TemporaryDirectory() as folder:
        _compile(Path(folder))
        engine = (Path(folder) / "entries" / "engine.d.ts").read_text()
        declared = _all(Path(folder))
    public = {*re.findall(r"\w+", _exported(engine)), *(name for name, _ in _declared(engine))}
    return _HEAD + "\n".join(_reached(public, declared))


def _compile(folder: Path) -> None:
    """Let the compiler write what the comments of each module declare, and put the types of the report beside it."""
    compiler = MODULES / "typescript" / "bin" / "tsc"
    output([node(), compiler, "--project", "assets/js/tsconfig.types.json", "--outDir", folder])
    (folder / _REPORT).parent.mkdir(exist_ok=True)
    shutil.copy(SCRIPTS / _REPORT, folder / _REPORT)


def _exported(engine: str) -> str:
    """Return the names that the module hands on from others."""
    return "".join(re.findall(r"^export \{([^}]*)\}", engine, re.MULTILINE))


def _all(folder: Path) -> dict[str, str]:
    """Return every declaration of the modules by name; what the engine declares itself goes before the report's."""
    declared: dict[str, str] = {}
    for path in sorted(folder.rglob("*.d.ts")):
        for name, text in _declared(path.read_text()):
            declared.setdefault(name, text)
    return declared


def _reached(wanted: set[str], declared: Mapping[str, str]) -> Iterator[str]:
    """Return the declarations that are wanted, and those of which they speak."""
    names = wanted & {*declared}
    while more := {name for one in names for name in _TYPE.findall(_code(declared[one]))} & {*declared} - names:
        names |= more
    return (text for name, text in declared.items() if name in names)


def _code(text: str) -> str:
    return re.sub(r"/\*\*.*?\*/", "", text, flags=re.DOTALL)


def _declared(text: str) -> Iterator[tuple[str, str]]:
    """Return each declaration with its name; none that is only another name for one elsewhere."""
    for said, _, rest in _STATEMENT.findall(text):
        declared = _DECLARED.match(rest)
        if declared is None or _ELSEWHERE.fullmatch(rest.partition(" = ")[2].strip().rstrip(";")):
            continue
        # What is said of a whole module stands before its first declaration.
        before = "" if "@typedef" in said else said
        yield declared[2], f"{before}export {_ELSEWHERE.sub(lambda one: one[2], rest).rstrip()}\n"
