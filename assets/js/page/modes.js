import { sentence } from "../shared/sentence.js";

/**
 * The modes of the page, a row each: what a mode shows is in index.html whatever has its id as `data-of-mode`, and what it
 * does in its folder. Links to `#id` switch, so that the browser's Back works; an address with no mode means the first.
 *
 * @typedef {object} Mode
 * @property {string} id which its link and its addresses have after the number sign
 * @property {string} title of the document, which the browser keeps in its history
 * @property {string} field that the skip link leads to, by its id
 * @property {string} skip what the skip link says
 */

const DECODE = {
  id: "decode",
  title: sentence("JWT Decoder"),
  field: "paste",
  skip: sentence("Skip to the paste field"),
};

const ENCODE = {
  id: "encode",
  title: sentence("Encode · JWT Decoder"),
  field: "encode-payload",
  skip: sentence("Skip to the payload"),
};

const KEYS = {
  id: "keys",
  title: sentence("Keys · JWT Decoder"),
  field: "keys-text",
  skip: sentence("Skip to the key field"),
};

const COMPARE = {
  id: "compare",
  title: sentence("Compare · JWT Decoder"),
  field: "compare-b",
  skip: sentence("Skip to the second token"),
};

/** @type {readonly Mode[]} */
export const MODES = [DECODE, ENCODE, KEYS, COMPARE];

/**
 * @param {string | null | undefined} id
 * @returns {Mode} of this id; the first one where there is none
 */
export function modeOf(id) {
  return MODES.find((mode) => mode.id === id) ?? DECODE;
}

/**
 * The mode that a fragment names, before all else that is in it.
 *
 * @param {string} hash with its mark, or empty
 * @returns {string | null} its id; none of what is an id of an element or no word of ours
 */
export function modeIn(hash) {
  const [first = ""] = hash.slice(1).split("&");
  return MODES.find((mode) => mode.id === first)?.id ?? null;
}
