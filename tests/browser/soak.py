"""Many pastes in one tab, good, bad and hostile, as a person makes them: what is drawn, and what stays in memory."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from tests.fuzz import seeds
from tests.fuzz.draw import Draw
from tests.fuzz.mutation import paste

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import CDPSession, Page

BATCH: Final = 50
_SEED: Final = 20_261_123
_LONGEST: Final = 3_000
# Puts texts into the field one after another, waits for the result of most, and always for that of the last.
_PASTE: Final = """async (texts) => {
  const report = document.querySelector("#report");
  const field = document.querySelector("#paste");
  const put = (text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  };
  const drawn = (before) => new Promise((resolve) => {
    const look = () => {
      if (report.dataset.revision === before || report.getAttribute("aria-busy") === "true") return;
      watch.disconnect();
      resolve();
    };
    const watch = new MutationObserver(look);
    watch.observe(report, { attributes: true });
    look();
  });
  let awaited = 0;
  for (const [index, text] of texts.entries()) {
    const before = report.dataset.revision;
    put(text);
    if (index % 5 === 3 && index + 1 < texts.length) continue;
    awaited += 1;
    await drawn(before);
  }
  return [awaited, document.querySelector("#payload").textContent];
}"""


@dataclass(slots=True)
class Soaked:
    """What came of it: how many pastes, how many awaited, batches whose last was not drawn, workers, and memory.

    ``heaps`` are the octets of the page's JavaScript heap after a collection, ``elements`` those of its document.
    """

    pastes: int = 0
    awaited: int = 0
    lost: list[int] = field(default_factory=list)
    workers: int = 0
    heaps: list[int] = field(default_factory=list)
    elements: list[int] = field(default_factory=list)


def soak(
    page: Page, runs: int, token: Callable[[str], str], said: Callable[[str], object] = lambda _line: None
) -> Soaked:
    """Paste so many texts into an open page; ``token`` makes a good token of a payload."""
    done = Soaked()

    def count(_worker: object) -> None:
        done.workers += 1

    page.on("worker", count)
    session = page.context.new_cdp_session(page)
    texts = _texts(token)
    while done.pastes < runs:
        number = len(done.lost) + done.pastes
        last = f"soaked-{number}"
        batch = [next(texts) for _ in range(BATCH - 1)] + [token(json.dumps({"sub": last}))]
        awaited, shown = page.evaluate(_PASTE, batch)
        done.awaited += awaited
        done.pastes += len(batch)
        if last not in shown:
            done.lost.append(done.pastes)
        if done.pastes % (BATCH * 10) == 0 or done.pastes == BATCH or done.pastes >= runs:
            _weigh(session, done)
            memory = f"heap {done.heaps[-1]:,} bytes, {done.elements[-1]:,} nodes"
            said(f"{done.pastes:,} pastes, {memory}, {done.workers} new workers, {len(done.lost)} lost")
    session.detach()
    return done


def _weigh(session: CDPSession, done: Soaked) -> None:
    session.send("HeapProfiler.collectGarbage")
    heap: dict[str, Any] = session.send("Runtime.getHeapUsage")
    session.send("Performance.enable")
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    done.heaps.append(int(heap["usedSize"]))
    done.elements.append(int(metrics["Nodes"]))


def _texts(token: Callable[[str], str]) -> Any:  # noqa: ANN401 - an endless iterator
    """Give pastes: one in three as its issuer made it, one in three changed, one in three hostile."""
    draw = Draw(_SEED)
    pool = [one for one in (*seeds.pastes(), *seeds.shapes_of_profiles()) if len(one) <= _LONGEST]
    hostile = [
        token('{"a":' + "[" * 3000 + "]" * 3000 + "}"),
        token('{"n":' + "9" * 10_000 + "}"),
        token(json.dumps({"ip": ":" * 20_000})),
        token(json.dumps({f"<img src=x>{number}": "\u202e" for number in range(200)})),
        "eyJ" * 3_000,
        "[" * 20_000,
        "\n".join(token(json.dumps({"n": number})) for number in range(40)),
    ]
    while True:
        yield draw.choice(pool).decode(errors="replace")
        yield paste(draw.choice(pool), _LONGEST, draw).decode(errors="replace")
        yield draw.choice(hostile)
