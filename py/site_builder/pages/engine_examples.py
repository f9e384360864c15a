"""The examples of the engine: their source as the page shows it, and what they answer, from the engine just built."""

from __future__ import annotations

import html
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from site_builder.bundle.pack import digest
from site_builder.failure import output
from site_builder.fetch import node
from site_builder.pages.template import marked
from site_builder.project import SCRIPTS, WORK

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER: Final = SCRIPTS / "examples"
_STAGE: Final = WORK / "examples"
_RUN: Final = Path(__file__).with_name("run_examples.mjs")
_PAGE: Final = "engine.html"
# What a run reads: the engine with what it starts from, and the examples.
_NEEDED: Final = ("assets/python-", "assets/worker-", "assets/zstd-", "engine.", "examples/")


def files() -> dict[str, bytes]:
    """Return the examples by their name in ``dist/``, as they stand in the sources: both find the engine alike."""
    return {f"examples/{path.name}": path.read_bytes() for path in sorted(_FOLDER.glob("*.js"))}


def figure(name: str) -> str:
    """Return an example of the page: the source, a button that runs it, and a place for the answer."""
    source = (_FOLDER / f"{name}.js").read_text()
    code = html.escape(source, quote=False)
    return f"""<figure class="run" id="example-{name}">
<figcaption class="note"><code>examples/{name}.js</code></figcaption>
<pre class="listing"><code translate="no">{code}</code></pre>
<p class="run-row"><button type="button" class="button" data-run="{name}">Run it here</button>
<span class="note" role="status">What it answered when this page was built:</span></p>
{_blank(name)}</figure>"""


def _blank(name: str) -> str:
    return f'<pre class="answer" id="answer-{name}" translate="no"></pre>'


def answered(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of the site with the answers in the page, each from a run of the example in Node.js."""
    page = site[_PAGE].decode()
    marks = {
        _blank(name): _blank(name).replace("></", f">{html.escape(answer, quote=False)}</")
        for name, answer in _run(site).items()
    }
    return {**site, _PAGE: marked(page, marks, of=_PAGE).encode()}


def _run(site: Mapping[str, bytes]) -> dict[str, str]:
    """Return the answers by the names of the examples; they are run once for the same files."""
    needed = {name: content for name, content in site.items() if name.startswith(_NEEDED)}
    # The page itself is none of what an answer depends on.
    needed.pop(_PAGE)
    made = WORK / "answers" / digest("".join(f"{name} {digest(content)}" for name, content in needed.items()).encode())
    if not made.is_file():
        _write(needed)
        names = [name.removeprefix("examples/").removesuffix(".js") for name in files()]
        answers = output([node(), _RUN, _STAGE / "examples", *names])
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_bytes(answers)
    found: dict[str, str] = json.loads(made.read_bytes())
    return found


def _write(needed: Mapping[str, bytes]) -> None:
    shutil.rmtree(_STAGE, ignore_errors=True)
    for name, content in needed.items():
        path = _STAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
