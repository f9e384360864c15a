/**
 * The numbers of the segments: as they are read, from the top of the page to its end.
 *
 * @typedef {import("../../types/report.js").Segment} Segment
 */

/** The segments that have a place of their own, by their role. @type {ReadonlyMap<string, string>} */
export const PLACES = new Map([
  ["header", "header"],
  ["payload", "payload"],
  ["ciphertext", "payload"],
  ["signature", "signature"],
  ["authentication-tag", "signature"],
]);

/** The places in their order: the first of each, and what is put before the payload and after the signature. */
const ORDER = ["header", "between", "payload", "signature", "beyond"];

/**
 * The number of a segment, counted from 1. JSON may have its members in any order; where the three are in theirs, it is
 * the place among all.
 *
 * @param {readonly Segment[]} segments
 * @param {number} index
 */
export function numberOf(segments, index) {
  const firsts = ["header", "payload", "signature"].map((place) => firstAt(segments, place));
  const [header = 0, payload = 0, signature = 0] = firsts;
  if (header < payload && payload < signature) return index + 1;
  const ranks = segments.map((_, at) => rankOf(segments, at, firsts));
  const own = ranks[index] ?? 0;
  return 1 + ranks.filter((rank, at) => rank < own || (rank === own && at < index)).length;
}

/**
 * @param {readonly Segment[]} segments
 * @param {string} place
 */
function firstAt(segments, place) {
  return segments.findIndex(({ role }) => PLACES.get(role) === place);
}

/**
 * @param {readonly Segment[]} segments
 * @param {number} at
 * @param {readonly number[]} firsts
 */
function rankOf(segments, at, firsts) {
  const place = firsts.includes(at) ? PLACES.get(segments[at]?.role ?? "") : null;
  return ORDER.indexOf(place ?? (at < firstAt(segments, "payload") ? "between" : "beyond"));
}
