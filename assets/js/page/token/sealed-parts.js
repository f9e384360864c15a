import { byId } from "../../shared/dom.js";
import { plural, sentence } from "../../shared/sentence.js";
import { inColumns } from "../../shared/visible-text.js";
import { noteOf, parametersOf } from "./brief.js";

/**
 * The parts of an encrypted token: what each is for while it is shut, and all of them behind one line once it is open.
 *
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../types/drawn.js").DrawnSegment} Segment
 */

const SHOWN = 16;

/** What a part is for, with its size. @type {ReadonlyMap<string, (size: string) => string>} */
const PURPOSES = new Map([
  ["encrypted-key", (size) => sentence("{size}: the content key, wrapped", { size })],
  ["initialization-vector", (size) => sentence("{size}, used once", { size })],
  ["ciphertext", (size) => sentence("{size}: the payload, encrypted", { size })],
  ["authentication-tag", (size) => sentence("{size}: reveals any change", { size })],
]);

/**
 * A part in one line: its first characters, and what it is for.
 *
 * @param {Segment} segment
 * @returns {Node[]}
 */
export function briefOfSealed({ role, text }) {
  if (text === "") return [noteOf(sentence("Empty."))];
  const size = plural("{count} byte", "{count} bytes", Math.floor((text.length * 3) / 4));
  const beginning = inColumns(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
  return [spanOf("pane-beginning", beginning), noteOf(PURPOSES.get(role)?.(size) ?? size)];
}

/**
 * @param {string} className
 * @param {string} text
 */
function spanOf(className, text) {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  return element;
}

/** @param {() => void} toggled */
export function listenToOutside(toggled) {
  byId("outside-open", HTMLElement).addEventListener("click", () => {
    const { dataset } = byId("panes", HTMLElement);
    if (dataset.outside === undefined) dataset.outside = "shown";
    else delete dataset.outside;
    drawButton();
    toggled();
  });
}

/**
 * Puts the parts of a token that was decrypted behind one line; of any other nothing is hidden.
 *
 * @param {Token} token
 */
export function drawOutside(token) {
  const isOpen = token.encrypted && token.payload !== null && token.payload.kind !== "encrypted";
  const { dataset } = byId("panes", HTMLElement);
  dataset.opened = openedOf(token, isOpen);
  byId("outside", HTMLElement).hidden = !isOpen;
  if (!isOpen) return;
  const names = ["alg", "enc"].flatMap((name) => parameterOf(token, name));
  const count = plural("{count} part; the tag matches", "{count} parts; the tag matches", token.segments.length);
  byId("outside-brief", HTMLElement).replaceChildren(...parametersOf(names), noteOf(count));
  drawButton();
}

/**
 * @param {Token} token
 * @param {boolean} isOpen
 */
function openedOf({ encrypted, nested }, isOpen) {
  if (!isOpen) return encrypted ? "shut" : "";
  return nested.length > 0 ? "nested" : "payload";
}

function drawButton() {
  const isShown = byId("panes", HTMLElement).dataset.outside !== undefined;
  const button = byId("outside-open", HTMLElement);
  button.setAttribute("aria-expanded", String(isShown));
  button.textContent = isShown ? sentence("Close") : sentence("Open");
}

/**
 * @param {Token} token
 * @param {string} name
 * @returns {HTMLElement[]}
 */
function parameterOf({ header }, name) {
  const value = header?.tree?.members?.find((member) => member.name === name)?.node.value;
  if (value === undefined) return [];
  const element = spanOf("pane-parameter", name);
  const strong = document.createElement("strong");
  strong.textContent = inColumns(value.slice(0, 2 * SHOWN));
  element.append(" ", strong);
  return [element];
}
