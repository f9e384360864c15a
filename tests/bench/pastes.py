"""From a paste to the report in the page, and to the frame that shows it."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Final

import pages
from playwright.sync_api import Browser, Page, expect

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMES: Final = 7
SIZES: Final = {"200 B": 200, "2 kB": 2_000, "20 kB": 20_000, "200 kB": 200_000, "2 MB": 2_000_000}
LOG: Final = 5_000_000
IN_FIELD: Final = 32_768
# Pastes as a person does, waits for the report, then for the frame after it; returns both times and the longest frame.
PASTE: Final = """async (text) => {
  const report = document.querySelector("#report");
  const before = report.dataset.revision;
  const field = document.querySelector("#paste");
  field.focus();
  field.select();
  let longest = 0;
  let last = performance.now();
  let running = true;
  const frame = (now) => {
    longest = Math.max(longest, now - last);
    last = now;
    if (running) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const started = performance.now();
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  if (field.dispatchEvent(paste)) {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  }
  await new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (report.dataset.revision === before || report.getAttribute("aria-busy") === "true") return;
      watch.disconnect();
      resolve();
    });
    watch.observe(report, { attributes: true });
  });
  const drawn = performance.now() - started;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  running = false;
  return [drawn, performance.now() - started, longest];
}"""

# A page with nothing but a field of the same size over its coloured text.
FIELD: Final = """<!doctype html><title>field</title><style>
.field { display: grid; width: 516px; max-height: 332px; overflow-y: auto; }
.field > * { grid-area: 1 / 1; min-width: 0; margin: 0; padding: 12px 16px; border: 0; font: 15px/26px monospace;
  white-space: pre-wrap; word-break: break-all; }
textarea { width: 100%; height: 100%; overflow: hidden; resize: none; background: none; color: transparent; }
::highlight(payload) { color: blue; }
</style><div class="field"><div></div><textarea></textarea></div>"""
# Puts a token into both and waits for the frame that shows it.
FILL: Final = """async ([text, times]) => {
  const field = document.querySelector("textarea");
  const node = document.querySelector(".field > div").appendChild(new Text());
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const taken = [];
  for (let turn = 0; turn < times; turn += 1) {
    field.value = node.data = "";
    await frame();
    const started = performance.now();
    field.value = node.data = text;
    const ends = { startOffset: text.indexOf("."), endOffset: text.lastIndexOf(".") };
    const payload = new StaticRange({ startContainer: node, endContainer: node, ...ends });
    CSS.highlights.set("payload", new Highlight(payload));
    await frame();
    taken.push(performance.now() - started);
  }
  return taken.sort((one, other) => one - other)[Math.floor(times / 2)];
}"""


def paste(page: Page, text: str, times: int = TIMES) -> list[float]:
    """Return the medians of the milliseconds to the report, to its frame, and of the longest frame between."""
    taken: list[Sequence[float]] = []
    for _ in range(times):
        for one in (pages.token(180), text):
            page.keyboard.press("Escape")
            expect(page.locator("#report")).to_have_attribute("aria-busy", "false")
            measured = page.evaluate(PASTE, one)
        taken.append(measured)
    return [statistics.median(values) for values in zip(*taken, strict=True)]


def alone(browser: Browser) -> dict[str, float]:
    """Return by size the median of the milliseconds to the frame of a page that has nothing but the field."""
    page = browser.new_page()
    page.set_content(FIELD)
    taken = {name: page.evaluate(FILL, [pages.token(size), TIMES]) for name, size in SIZES.items() if size <= IN_FIELD}
    page.close()
    return taken


def measure(browser: Browser, address: str) -> None:
    """Print the times by size, with the smallest as the unit, and that of a log."""
    bare = alone(browser)
    page = browser.new_page()
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=120_000)
    pages.say(f"paste to report in the page, to its frame, longest frame meanwhile, a field alone; median of {TIMES}")
    unit = 0.0
    for name, size in SIZES.items():
        drawn, framed, longest = paste(page, pages.token(size))
        unit = unit or drawn
        field = f"   {bare[name]:6.1f} ms" if name in bare else ""
        pages.say(f"  {name:>10}  {drawn:7.1f} ms  {drawn / unit:6.2f}   {framed:7.1f} ms   {longest:6.1f} ms{field}")
    drawn, framed, longest = paste(page, pages.log(LOG), times=3)
    pages.say(f"  5 MB of log {drawn:6.1f} ms  {drawn / unit:6.2f}   {framed:7.1f} ms   {longest:6.1f} ms")
    page.close()
