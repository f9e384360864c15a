import { sentence } from "../../shared/sentence.js";

/**
 * What the page cannot do without, and whether this browser has it.
 */

/** @type {readonly (readonly [string, () => boolean])[]} */
const NEEDED = [
  ["WebAssembly", () => typeof WebAssembly === "object"],
  [sentence("workers"), () => typeof Worker === "function"],
  ["DecompressionStream", () => typeof DecompressionStream === "function"],
];

/**
 * @returns {string} a sentence, or nothing where nothing is lacking
 */
export function lackingHere() {
  const lacking = NEEDED.filter(([, isHere]) => !isHere()).map(([name]) => name);
  if (lacking.length === 0) return "";
  const parts = new Intl.ListFormat("en").format(lacking);
  return sentence("This browser can’t run Python: it lacks {parts}. A current Firefox, Chromium or Safari can.", {
    parts,
  });
}
