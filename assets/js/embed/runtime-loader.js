import { called, calledBy } from "./channel.js";

/**
 * The hidden frame that loads Python, once for a page, from the decoder's own origin.
 *
 * @typedef {(loaded: number, total: number) => void} Progress
 */

/** @type {HTMLIFrameElement | null} */
let frame = null;
let home = "";
/** Milliseconds for a frame to come. */
export const PATIENCE = 30_000;

/** @type {Map<MessagePort, () => void>} those that came before the frame was there, and who is told if it doesn't come */
const waiting = new Map();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
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
  clearTimeout(timer);
  for (const port of waiting.keys()) hand(port);
  waiting.clear();
}

/** A frame that did not come is taken away, so that whoever asks next starts another one. */
function giveUp() {
  frame?.remove();
  const told = [...waiting.values()];
  waiting.clear();
  for (const tell of told) tell();
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
  clearTimeout(timer);
  timer = setTimeout(giveUp, PATIENCE);
  addEventListener("message", heard);
  document.body.append(frame);
}

/**
 * Hands the other end of a port to the loader, which is started where it is not there.
 *
 * @param {URL} base the folder of embed.js
 * @param {MessagePort} port
 * @param {() => void} lost is called where the loader doesn't come
 */
export function handTo(base, port, lost) {
  // A page that replaces its body takes the loader with it.
  if (!frame?.isConnected) begin(base);
  if (isReady) hand(port);
  else waiting.set(port, lost);
}

/**
 * @param {Progress} listener
 * @returns {() => void} ends it
 */
export function watchLoading(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
