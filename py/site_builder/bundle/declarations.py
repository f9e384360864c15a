"""``engine.d.ts``: the types of the engine for scripts, from its comments and the schema of the report."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from site_builder.failure import output
from site_builder.fetch import node
from site_builder.project import ENGINE, MODULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SCRIPT: Final = Path(__file__).with_name("report_types.mjs")
# In the place of what the page itself goes by, which says less.
_REPORT: Final = "types/report"
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
    """Let the compiler write what the comments of each module declare, and beside it the types of the report."""
    compiler = MODULES / "typescript" / "bin" / "tsc"
    output([node(), compiler, "--project", "assets/js/tsconfig.types.json", "--outDir", folder])
    output([node(), _SCRIPT, ENGINE / "bridge" / "report.schema.json", folder / f"{_REPORT}.d.ts"])


def _exported(engine: str) -> str:
    """Return the names that the module hands on from others."""
    return "".join(re.findall(r"^export \{([^}]*)\}", engine, re.MULTILINE))


def _all(folder: Path) -> dict[str, str]:
    """Return every declaration of the modules by name."""
    return {name: text for path in sorted(folder.rglob("*.d.ts")) for name, text in _declared(path.read_text())}


def _reached(wanted: set[str], declared: Mapping[str, str]) -> Iterator[str]:
    """Return the declarations that are wanted, and those of which they speak."""
    names = wanted & {*declared}
    while more := {name for one in names for name in re.findall(r"\w+", _code(declared[one]))} & {*declared} - names:
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
