import { holdCacheLock } from "../offline/cache-lock.js";
import { listenToWithheld } from "../offline/withheld-files.js";
import { listenEarly } from "../page/early/early-paste.js";
import { loadFonts } from "../shared/fonts.js";
import { REQUEST_OPTIONS } from "../shared/request-options.js";
import { followTheme } from "../shared/theme.js";

/**
 * Stands in the head of the page, and shows what a paste says before anything else has come. The script of the page is asked
 * for first. Fonts, and what the first engine starts from, are asked for as soon as the page is first drawn: its script runs
 * later, and the line would be idle until then. Whatever is asked for sooner puts off the drawing. `runtime-files.js` takes
 * the answers.
 */
globalThis.releaseCacheLock = holdCacheLock();
followTheme();
listenToWithheld();
const { read, leave } = listenEarly();
// A service worker has all of it on this machine.
if (navigator.serviceWorker?.controller) ask();
else document.documentElement.dataset.fonts = "waiting";

globalThis.readEarly = () => {
  read();
  requestAnimationFrame(() => setTimeout(ask));
};
globalThis.endEarly = () => {
  leave();
  ask();
};

function ask() {
  if (globalThis.earlyResponses) return;
  void loadFonts();
  const asked = new URLSearchParams(location.search).get("boot");
  if (asked === "plain") return;
  const names = asked === "whole" ? EARLY_NAMES.whole : EARLY_NAMES.first;
  globalThis.earlyAbort = new AbortController();
  const options = { ...REQUEST_OPTIONS, signal: globalThis.earlyAbort.signal };
  globalThis.earlyResponses = new Map(names.map((name) => [name, fetch(name, options)]));
  // Whoever takes an answer says what became of it.
  for (const response of globalThis.earlyResponses.values()) response.catch(() => undefined);
}
