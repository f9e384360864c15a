import { sentence } from "../../shared/sentence.js";

/**
 * What differs in its form from the token that it came from.
 *
 * @typedef {import("./encode-state.js").Form} Form
 * @typedef {import("./encode-state.js").Origin} Origin
 * @typedef {import("./encode-state.js").Shape} Shape
 * @typedef {import("./encode-state.js").ToMake} ToMake
 * @typedef {{part: string, name: string, kind: string, before: string, after: string, message: string}} Difference
 */

/** @type {Readonly<Record<Form, string>>} */
const NAMES = {
  compact: sentence("Compact"),
  flattened: sentence("JSON, flattened"),
  general: sentence("JSON, general"),
};
const LEFT_OUT = sentence("left out of the token");
const IN_TOKEN = sentence("in the token");
const ENCRYPTED = sentence("two: signed, then encrypted");
const SIGNED = sentence("one");

/**
 * @param {Origin | null} origin
 * @param {ToMake} asked
 * @returns {Difference[]}
 */
export function shapeChanges(origin, asked) {
  if (!origin) return [];
  return [
    difference(sentence("form"), NAMES[origin.form], NAMES[asked.form]),
    difference(sentence("payload"), whereOf(origin), whereOf(asked)),
    difference(sentence("layers"), layersOf(origin), layersOf(asked)),
    difference(sentence("unprotected header"), shownHeader(origin), shownHeader(asked)),
  ].filter(({ before, after }) => before !== after);
}

/**
 * @param {string} name
 * @param {string} before
 * @param {string} after
 * @returns {Difference}
 */
function difference(name, before, after) {
  return { part: "form", name, kind: "changed", before, after, message: "" };
}

/** @param {Shape} shape */
function whereOf({ isDetached, isNested }) {
  return isDetached && !isNested ? LEFT_OUT : IN_TOKEN;
}

/** @param {Shape} shape */
function layersOf({ isNested }) {
  return isNested ? ENCRYPTED : SIGNED;
}

/** @param {Shape} shape */
function shownHeader({ form, unprotected }) {
  return form === "compact" ? "" : unprotected;
}
