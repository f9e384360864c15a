import { byId, setText } from "../../shared/dom.js";
import { plural, sentence } from "../../shared/sentence.js";

/**
 * The token that is made, coloured by its segments as it is typed.
 *
 * @typedef {import("./encode-state.js").Copies} Copies
 * @typedef {import("./encode-state.js").Output} Output
 */

const HUES_OF_JWS = ["header", "payload", "signature"];
const HUES_OF_JWE = ["header", "other", "other", "payload", "signature"];

/** What is said of it beside its length. @type {ReadonlyMap<Output["state"], string>} */
const ABOUT = new Map([
  ["waiting", sentence("on its way …")],
  ["unsigned", sentence("not signed yet")],
  ["old", sentence("as it was before")],
  ["none", ""],
]);

/**
 * @param {Output} output
 * @param {Copies} copies
 */
export function drawOutput({ text, state }, copies) {
  const place = byId("made-token", HTMLElement);
  place.dataset.state = state;
  drawSegments(place, text);
  const count = plural("{count} character", "{count} characters", text.length);
  setText(byId("made-about", HTMLElement), ABOUT.get(state) ?? count);
  for (const button of document.querySelectorAll(".made-out")) {
    if (button instanceof HTMLButtonElement) button.disabled = state !== "made";
  }
  byId("made-copy-header", HTMLButtonElement).disabled = copies.header === "";
}

/**
 * @param {HTMLElement} place
 * @param {string} text of a token
 */
export function drawSegments(place, text) {
  const [jws = "", ...disclosed] = text.startsWith("{") ? [text] : text.split("~");
  const segments = jws === "" || jws.startsWith("{") ? [jws] : jws.split(".");
  const hues = segments.length === HUES_OF_JWE.length ? HUES_OF_JWE : HUES_OF_JWS;
  const pieces = segments.flatMap((segment, index) => {
    const element = document.createElement("span");
    if (segments.length > 1) element.classList.add("made-segment", `hue-${hues[index] ?? "other"}`);
    element.textContent = segment;
    return index === 0 ? [element] : [document.createTextNode("."), element];
  });
  place.replaceChildren(...pieces, ...disclosed.map((one) => document.createTextNode(`~${one}`)));
}
