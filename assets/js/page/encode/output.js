import { byId, setText } from "../../shared/dom.js";
import { plural, sentence } from "../../shared/sentence.js";

/**
 * The token that is made, coloured by its segments as it is typed.
 *
 * @typedef {import("./encode-state.js").Coloured} Coloured
 * @typedef {import("./encode-state.js").Copies} Copies
 * @typedef {import("./encode-state.js").Output} Output
 */

/** Of any other part it is said that it is one. @type {ReadonlyMap<string, string>} */
const HUES = new Map([
  ["header", "hue-header"],
  ["payload", "hue-payload"],
  ["ciphertext", "hue-payload"],
  ["signature", "hue-signature"],
  ["authentication-tag", "hue-signature"],
]);

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
export function drawOutput({ text, segments, state }, copies) {
  const place = byId("made-token", HTMLElement);
  place.dataset.state = state;
  drawSegments(place, text, segments);
  const count = plural("{count} character", "{count} characters", text.length);
  setText(byId("made-about", HTMLElement), ABOUT.get(state) ?? count);
  for (const button of document.querySelectorAll(".made-out")) {
    if (button instanceof HTMLButtonElement) button.disabled = state !== "made";
  }
  byId("made-copy-header", HTMLButtonElement).disabled = copies.header === "";
  byId("made-copy-curl", HTMLButtonElement).disabled = copies.curl === "";
}

/**
 * @param {HTMLElement} place
 * @param {string} text of a token
 * @param {readonly Coloured[]} segments
 */
export function drawSegments(place, text, segments) {
  let end = 0;
  const pieces = segments.flatMap((segment) => {
    const before = text.slice(end, segment.start);
    const element = document.createElement("span");
    element.classList.add("made-segment", HUES.get(segment.role) ?? "hue-other");
    element.textContent = text.slice(segment.start, segment.end);
    end = segment.end;
    return [document.createTextNode(before), element];
  });
  place.replaceChildren(...pieces, document.createTextNode(text.slice(end)));
}
