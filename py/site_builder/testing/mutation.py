"""Changes the engine in small ways, one at a time, and says which changes no test of its room notices.

Mutmut does it in a copy, since it takes packages at the root of a project alone. A fixed sample of each function's
changes is tried, so that two runs can be compared.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure, output, run, say
from site_builder.project import ENGINE, ROOT, WORK
from site_builder.testing import environment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FOLDER: Final = WORK / "mutation"
# What decides about words that people act on.
USUAL: Final = ("diagnose", "extract/shortening", "extract/find_tokens", "output/redaction", "judge")
# Mutmut numbers the changes of a function: the first one, and each tenth from the fifth on.
_SAMPLE: Final = ("*__mutmut_1", "*__mutmut_5", "*__mutmut_*5")
_SURVIVED: Final = ": survived"


def mutate(modules: Sequence[str]) -> None:
    """Try changes of these rooms and modules, or of the usual ones; raise Failure where one was not noticed."""
    environment.prepare("mutation")
    chosen = modules or USUAL
    for module in chosen:
        _require(module)
    _copy(chosen)
    mutmut = environment.program("mutmut")
    run([mutmut, "run", *_SAMPLE], cwd=FOLDER)
    survivors = [line.strip() for line in output([mutmut, "results"], cwd=FOLDER).decode().splitlines()]
    names = [line.removesuffix(_SURVIVED) for line in survivors if line.endswith(_SURVIVED)]
    for name in names:
        say(output([mutmut, "show", name], cwd=FOLDER).decode())
    if names:
        message = f"Changes that no test noticed: {len(names)}. Each one that changes what a person reads needs a test."
        raise Failure(message)
    say("Each change that was tried made a test fail.")


def _require(module: str) -> None:
    if not (ENGINE / module).is_dir() and not (ENGINE / f"{module}.py").is_file():
        message = f"There is no room or module {module} in {ENGINE.relative_to(ROOT)}."
        raise Failure(message)


def _copy(modules: Sequence[str]) -> None:
    """Lay out the packages, the tests and what mutmut is to do in a folder of their own."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    packages = [path for path in (ROOT / "py").iterdir() if path.is_dir()]
    for folder in (*packages, ROOT / "tests"):
        shutil.copytree(folder, FOLDER / folder.name, ignore=shutil.ignore_patterns("__pycache__"))
    settings = (ROOT / "pyproject.toml").read_text().replace('pythonpath = ["py", "."]', 'pythonpath = ["."]')
    (FOLDER / "pyproject.toml").write_text(f"{settings}\n{_settings(modules, packages)}")


def _settings(modules: Sequence[str], packages: Sequence[Path]) -> str:
    """Return the settings of mutmut; a list of JSON is one of TOML, too."""
    rooms = dict.fromkeys(module.split("/")[0] for module in modules)
    lists = {
        "source_paths": [ENGINE.name],
        "only_mutate": [f"{ENGINE.name}/{module}{end}" for module in modules for end in (".py", "/*.py")],
        "also_copy": [path.name for path in packages if path.name != ENGINE.name],
        "pytest_add_cli_args_test_selection": [f"tests/unit/{ENGINE.name}/{room}" for room in rooms],
        # A case that a sample leaves out may be the one that notices. A changed engine may be slow, and a test of time
        # would say so of none; and what is drawn at random notices now this, now that.
        "pytest_add_cli_args": ["--all", "-m", "not untraced and not hypothesis"],
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in lists.items()]
    return "\n".join(("[tool.mutmut]", *lines, "use_git_change_detection = false", ""))
