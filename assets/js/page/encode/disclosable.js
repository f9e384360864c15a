import { appendVisible } from "../../shared/append-visible.js";
import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { plural, sentence } from "../../shared/sentence.js";

/**
 * Which claims become Disclosures (RFC 9901), and how many decoys stand among their digests.
 *
 * @typedef {import("./claim-pointers.js").Place} Place
 * @typedef {import("./encode-state.js").ToMake} ToMake
 * @typedef {(disclosable: readonly string[], decoys: number) => void} Choose
 */

const MOST = 100;
const NONE = sentence("none: a plain token");

/** The pointers that are drawn. */
let drawn = "";

/** @param {Choose} choose */
export function listenToDisclosable(choose) {
  byId("encode-sd", HTMLElement).addEventListener("input", () => {
    const decoys = Math.trunc(Number(byId("encode-decoys", HTMLInputElement).value));
    choose(chosen(), Number.isFinite(decoys) ? Math.min(Math.max(decoys, 0), MOST) : 0);
  });
}

function boxes() {
  return Array.from(byId("encode-sd-list", HTMLElement).querySelectorAll("input"));
}

function chosen() {
  return boxes()
    .filter(({ checked }) => checked)
    .map(({ value }) => value);
}

/**
 * @param {readonly Place[]} places in the payload
 * @param {ToMake} asked
 * @param {boolean} isSigned only what is signed can have them
 */
export function drawDisclosable(places, { disclosable }, isSigned) {
  byId("encode-sd", HTMLElement).hidden = places.length === 0 || !isSigned;
  const pointers = places.map(({ pointer }) => pointer);
  if (pointers.join("\n") !== drawn) {
    byId("encode-sd-list", HTMLElement).replaceChildren(...places.map(itemOf));
    drawn = pointers.join("\n");
  }
  for (const box of boxes()) box.checked = disclosable.includes(box.value);
  const count = pointers.filter((pointer) => disclosable.includes(pointer)).length;
  setText(
    byId("encode-sd-count", HTMLElement),
    count === 0 ? NONE : plural("{count} Disclosure", "{count} Disclosures", count),
  );
}

/** @param {Place} place */
function itemOf({ pointer, name, depth }) {
  const item = elementOf("disclosable-template");
  item.style.setProperty("--depth", String(depth));
  const box = item.querySelector("input");
  if (box) {
    box.value = pointer;
    if (depth > 0) box.setAttribute("aria-label", pointer.slice(1));
  }
  appendVisible(byClass(item, "disclosable-name"), name);
  return item;
}
