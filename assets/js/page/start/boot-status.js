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
 */
export function drawBoot(state) {
  const { phase, loaded, total } = state;
  document.documentElement.dataset.engine = engineState(phase);
  byId("boot", HTMLElement).hidden = phase === "ready" || phase === "failed";
  setText(
    byId("boot-text", HTMLElement),
    phase === "fetching" ? fetchingText(loaded, total) : sentence("Python is starting"),
  );
  const bar = byId("boot-progress", HTMLProgressElement);
  if (phase === "fetching" && total > 0) {
    bar.max = total;
    bar.value = loaded;
  } else {
    bar.removeAttribute("value");
  }
  if (phase === "failed") drawTrouble(state);
  else byId("trouble", HTMLElement).hidden = true;
}

/** @param {BootState["phase"]} phase */
function engineState(phase) {
  return phase === "ready" || phase === "failed" ? phase : "loading";
}

/**
 * @param {number} loaded
 * @param {number} total
 */
function fetchingText(loaded, total) {
  if (total === 0) return sentence("Python is starting");
  const values = { loaded: megabytes(loaded), total: megabytes(total) };
  return sentence("Python is starting, {loaded} of {total} MB", values);
}

/** @param {number} octets */
function megabytes(octets) {
  return (octets / 1_000_000).toFixed(1);
}

/** True where this page can start Python from its sources, and has not tried to. */
function canStartPlainly() {
  return "stdlib" in RUNTIME_FILES && !startsPlainly();
}

/** True if the address asks for the ordinary start. */
export function startsPlainly() {
  return "stdlib" in RUNTIME_FILES && new URLSearchParams(location.search).get("boot") === "plain";
}

/** @param {BootState} state */
function drawTrouble({ failure, step }) {
  const hasFetched = step !== STEPS.fetch;
  byId("trouble-plain", HTMLElement).hidden = !(hasFetched && canStartPlainly());
  byId("trouble-copy", HTMLElement).hidden = !hasFetched;
  setText(byId("trouble-text", HTMLElement), failure?.message ?? sentence("Python didn’t start."));
  setText(
    byId("trouble-kept", HTMLElement),
    sentence("Your paste is kept. A token in it is shown as it is; nothing is checked until Python runs."),
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
