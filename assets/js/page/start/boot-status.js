import { STEPS } from "../../engine/protocol.js";
import { byId, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";

/**
 * @typedef {import("../../engine/boot-state.js").BootState} BootState
 */

/**
 * Shows how far Python has come; the paste field works meanwhile.
 *
 * @param {BootState} state
 * @param {boolean} isFirst the first engine answers reports already
 */
export function drawBoot(state, isFirst) {
  const { phase, loaded, total } = state;
  const { dataset } = document.documentElement;
  dataset.engine = isFirst ? "ready" : engineState(phase);
  dataset.whole = engineState(phase);
  // Where the first engine is enough, nothing is on its way.
  byId("boot", HTMLElement).hidden =
    phase === "ready" || phase === "failed" || (isFirst && phase === "fetching" && total === 0);
  setText(
    byId("boot-text", HTMLElement),
    phase === "fetching" ? fetchingText(loaded, total, isFirst) : startingText(isFirst),
  );
  const bar = byId("boot-progress", HTMLProgressElement);
  if (phase === "fetching" && total > 0) {
    bar.max = total;
    bar.value = loaded;
  } else {
    bar.removeAttribute("value");
  }
  if (phase === "failed") drawTrouble(state, isFirst);
  else byId("trouble", HTMLElement).hidden = true;
}

/** @param {BootState["phase"]} phase */
function engineState(phase) {
  return phase === "ready" || phase === "failed" ? phase : "loading";
}

/**
 * @param {number} loaded
 * @param {number} total
 * @param {boolean} isFirst
 */
function fetchingText(loaded, total, isFirst) {
  if (total === 0) return startingText(isFirst);
  const values = { loaded: megabytes(loaded), total: megabytes(total) };
  return isFirst
    ? sentence("Loading the rest, {loaded} of {total} MB", values)
    : sentence("Python is starting, {loaded} of {total} MB", values);
}

/** @param {boolean} isFirst */
function startingText(isFirst) {
  return isFirst ? sentence("The rest is starting") : sentence("Python is starting");
}

/** @param {number} octets */
function megabytes(octets) {
  return (octets / 1_000_000).toFixed(1);
}

/** True where this page can start Python from its sources, and has not tried to. */
function canStartPlainly() {
  return "stdlib" in RUNTIME_FILES && !startsPlainly();
}

/** How the address asks for Python to be started. */
export function askedStart() {
  return new URLSearchParams(location.search).get("boot");
}

/** True if the address asks for the ordinary start. */
export function startsPlainly() {
  return "stdlib" in RUNTIME_FILES && askedStart() === "plain";
}

/** True where there is a first engine, and the address doesn't ask for a start without it. */
export function startsInOrder() {
  return "first" in RUNTIME_FILES && !["plain", "whole"].includes(askedStart() ?? "");
}

/**
 * Counts the reports that the whole engine answered otherwise than the first one did. It is drawn, and never silent: that
 * is a fault of ours, which every test of the page looks for. Nothing of a report is said here.
 *
 * @param {number} differences
 */
export function drawDifferences(differences) {
  document.documentElement.dataset.differences = String(differences);
  reportError(new Error(sentence("The first engine’s report was another than that of the whole engine.")));
}

/**
 * @param {BootState} state
 * @param {boolean} isFirst
 */
function drawTrouble({ failure, step }, isFirst) {
  const isSealed = step === STEPS.rest;
  const hasFetched = step !== STEPS.fetch && !isSealed;
  byId("trouble-plain", HTMLElement).hidden = !(hasFetched && canStartPlainly());
  byId("trouble-reload", HTMLElement).hidden = !isSealed;
  byId("trouble-retry", HTMLElement).hidden = isSealed;
  byId("trouble-copy", HTMLElement).hidden = step === STEPS.fetch;
  setText(byId("trouble-text", HTMLElement), failure?.message ?? sentence("Python didn’t start."));
  setText(
    byId("trouble-kept", HTMLElement),
    isFirst
      ? sentence("Your paste is kept, and is still decoded. No signature is checked until all of Python runs.")
      : sentence("Your paste is kept. A token in it is shown as it is; nothing is checked until Python runs."),
  );
  byId("trouble", HTMLElement).hidden = false;
}

/**
 * @param {() => void} retry
 * @param {() => string} pasted
 */
export function listenToTrouble(retry, pasted) {
  byId("trouble-retry", HTMLButtonElement).addEventListener("click", retry);
  byId("trouble-copy", HTMLButtonElement).addEventListener("click", () => navigator.clipboard.writeText(pasted()));
}
