import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { plural, sentence } from "../../shared/sentence.js";

/**
 * Which claims become Disclosures (RFC 9901), and how many decoys stand among their digests.
 *
 * @typedef {import("./encode-state.js").ToMake} ToMake
 * @typedef {(disclosable: readonly string[], decoys: number) => void} Choose
 */

const MOST = 100;
const NONE = sentence("none: a plain token");

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
 * @param {readonly string[]} names of the claims
 * @param {ToMake} asked
 * @param {boolean} isSigned only what is signed can have them
 */
export function drawDisclosable(names, { disclosable }, isSigned) {
  byId("encode-sd", HTMLElement).hidden = names.length === 0 || !isSigned;
  if (
    boxes()
      .map(({ value }) => value)
      .join("\n") !== names.join("\n")
  ) {
    byId("encode-sd-list", HTMLElement).replaceChildren(...names.map(itemOf));
  }
  for (const box of boxes()) box.checked = disclosable.includes(box.value);
  const count = names.filter((name) => disclosable.includes(name)).length;
  const said = plural("{count} claim", "{count} claims", count);
  setText(byId("encode-sd-count", HTMLElement), count === 0 ? NONE : said);
}

/** @param {string} name */
function itemOf(name) {
  const item = elementOf("disclosable-template");
  const box = item.querySelector("input");
  if (box) box.value = name;
  setText(byClass(item, "disclosable-name"), name);
  return item;
}
