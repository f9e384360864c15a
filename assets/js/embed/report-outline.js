import { byId } from "../shared/dom.js";

/**
 * All that leaves the frame: how far it is, whether somebody typed in it, what came of a decryption, and how tall its
 * content is.
 *
 * @typedef {import("./channel.js").FrameState} FrameState
 */

/** @returns {FrameState} */
function state() {
  const engine = document.documentElement.dataset.engine;
  if (engine === "failed") return "failed";
  const isBusy = byId("report", HTMLElement).getAttribute("aria-busy") === "true";
  return engine === "ready" && !isBusy ? "ready" : "starting";
}

/**
 * @param {MessagePort} page
 * @param {() => {edited: boolean, decryption: import("./channel.js").DecryptionState}} known
 */
export function reportOutline(page, known) {
  let said = "";
  const tell = () => {
    // A frame that is not seen may not be laid out for long: measured here, it is shown at its height at once.
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    const outline = { state: state(), ...known(), height };
    if (JSON.stringify(outline) === said) return;
    said = JSON.stringify(outline);
    page.postMessage(outline);
  };
  const options = { attributeFilter: ["data-engine", "aria-busy", "data-revision"], subtree: true };
  new MutationObserver(tell).observe(document.documentElement, options);
  new ResizeObserver(tell).observe(document.documentElement);
  document.addEventListener("input", tell);
}
