/**
 * What of a payload can become a Disclosure: each claim, and each member and element within one (RFC 9901 §4.2).
 *
 * @typedef {{pointer: string, path: string, name: string, depth: number}} Place `pointer` is a JSON Pointer (RFC 6901 §3),
 *   `path` what is read of it, `name` the member's, or the number of an element in brackets
 */

const DEEPEST = 4;
const MOST = 200;
/** Names that an SD-JWT has for itself. */
const RESERVED = new Set(["_sd", "_sd_alg", "..."]);

/**
 * @param {string} payload JSON text
 * @returns {Place[]} in the order of the payload, each before what is within it; none of what is no JSON object
 */
export function placesIn(payload) {
  const value = parsed(payload);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return within(value, "", "", 0).slice(0, MOST);
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {object} value
 * @param {string} pointer to it
 * @param {string} path
 * @param {number} depth
 * @returns {Place[]}
 */
function within(value, pointer, path, depth) {
  if (depth === DEEPEST) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, inner]) => {
    if (!isList && RESERVED.has(key)) return [];
    const name = isList ? `[${key}]` : key;
    const step = key.replace(/~/g, "~0").replace(/\//g, "~1");
    const dot = isList || depth === 0 ? "" : ".";
    const place = { pointer: `${pointer}/${step}`, path: `${path}${dot}${name}`, name, depth };
    const more = typeof inner === "object" && inner !== null ? within(inner, place.pointer, place.path, depth + 1) : [];
    return [place, ...more];
  });
}
