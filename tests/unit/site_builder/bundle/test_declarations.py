"""The types of the engine: what is right compiles, strictly, and what is wrong does not."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from site_builder.bundle.declarations import declarations
from site_builder.project import MODULES

RIGHT: Final = Path(__file__).parent / "consumers" / "right.ts"
STRICT: Final = (
    "--strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --noEmit --target ES2023 --module ESNext "
    "--moduleResolution Bundler --lib ESNext,DOM,DOM.Iterable --types"
)
IMPORT: Final = 'import { createEngine, EngineError } from "./engine.js";\nconst engine = createEngine();\n'
WRONG: Final = {
    "a call that is not there": ("engine.decode('x');", "TS2339"),
    "a number for a text": ("engine.report(1);", "TS2345"),
    "a verification without a key": ("engine.verify('x');", "TS2554"),
    "an option that is not there": ("engine.report('x', { leeway: 1 });", "TS2353"),
    "an option of verify given to report": ("engine.report('x', { secretEncoding: 'hex' });", "TS2353"),
    "an encoding that is not known": ("engine.verify('x', 'k', { secretEncoding: 'base32' });", "TS2322"),
    "a member that the report does not have": ("(await engine.report('x')).claims;", "TS2339"),
    "a state that there is not": (
        "(await engine.verify('x', 'k')).verdict.signature.state === 'ok' || console.log();",
        "TS2367",
    ),
    "a token taken for granted": ("(await engine.report('x')).tokens[0].kind;", "TS2532"),
    "a code that there is not": ("new EngineError('timeout', 'x');", "TS2345"),
    "a function of the inside": ('import { runtimeFrom } from "./engine.js";', "TS2305"),
}


def said(folder: Path, *consumers: str) -> list[str]:
    """Return what the compiler says of each consumer of the declarations; nothing of one that is right."""
    (folder / "engine.d.ts").write_text(declarations())
    names = [f"consumer{number}.ts" for number in range(len(consumers))]
    for name, consumer in zip(names, consumers, strict=True):
        (folder / name).write_text(consumer)
    compiler = str(MODULES / "typescript" / "bin" / "tsc")
    words = [shutil.which("node") or "node", compiler, *STRICT.split(), "", *names]
    lines = subprocess.run(words, check=False, capture_output=True, text=True, cwd=folder).stdout.splitlines()  # noqa: S603 - our own words
    assert all(line.startswith((" ", *(f"{name}(" for name in names))) for line in lines)
    return ["\n".join(line for line in lines if line.startswith(f"{name}(")) for name in names]


def test_right_use_compiles(tmp_path: Path) -> None:
    assert [""] == said(tmp_path, RIGHT.read_text())


def test_wrong_use_does_not_compile(tmp_path: Path) -> None:
    found = said(tmp_path, *(IMPORT + use for use, _ in WRONG.values()))

    assert {what: [code] for what, (_, code) in WRONG.items()} == {
        what: re.findall(r"error (TS\d+):", errors) for what, errors in zip(WRONG, found, strict=True)
    }


def test_nothing_that_crosses_is_any() -> None:
    assert [] == re.findall(r"[:<|(] *any\b", declarations())


def test_it_needs_no_other_file() -> None:
    assert "import" not in declarations()
