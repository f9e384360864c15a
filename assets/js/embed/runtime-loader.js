import { called, calledBy } from "./channel.js";

/**
 * The hidden frame that loads Python, once for a page, from the decoder's own origin.
 *
 * @typedef {(loaded: number, total: number) => void} Progress
 */

/** @type {HTMLIFrameElement | null} */
let frame = null;
let home = "";
/** @type {MessagePort[]} those that came before the frame was there */
const waiting = [];
let isReady = false;
/** @type {Set<Progress>} */
const listeners = new Set();

/**
 * @param {MessageEvent} event
 */
function heard({ data, source, origin }) {
  if (!frame || source !== frame.contentWindow || origin !== home) return;
  const progress = calledBy(data, "progress");
  if (progress) for (const listener of listeners) listener(Number(progress.loaded), Number(progress.total));
  if (!calledBy(data, "loader")) return;
  isReady = true;
  for (const port of waiting.splice(0)) hand(port);
}

/** @param {MessagePort} port */
function hand(port) {
  frame?.contentWindow?.postMessage(called("hand"), home, [port]);
}

/** @param {URL} base */
function begin(base) {
  frame = document.createElement("iframe");
  // Pages that lay out their frames as blocks would show it in spite of `hidden`.
  frame.style.cssText = "display: none !important";
  frame.referrerPolicy = "no-referrer";
  home = base.origin;
  // Its own origin, to fetch from it, and nothing beyond: no navigation of this page, no windows, no forms. Where that is
  // the origin of this page too a sandbox would keep nothing, and browsers say so.
  if (home !== location.origin) frame.sandbox.add("allow-scripts", "allow-same-origin");
  frame.src = new URL("loader.html", base).href;
  isReady = false;
  addEventListener("message", heard);
  document.body.append(frame);
}

/**
 * Hands the other end of a port to the loader, which is started where it is not there.
 *
 * @param {URL} base the folder of embed.js
 * @param {MessagePort} port
 */
export function handTo(base, port) {
  // A page that replaces its body takes the loader with it.
  if (!frame?.isConnected) begin(base);
  if (isReady) hand(port);
  else waiting.push(port);
}

/**
 * @param {Progress} listener
 * @returns {() => void} ends it
 */
export function watchLoading(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
