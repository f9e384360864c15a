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
  const header = firstAt(segments, "header");
  const payload = firstAt(segments, "payload");
  const signature = firstAt(segments, "signature");
  if (header < payload && payload < signature) return index + 1;
  const firsts = [header, payload, signature];
  const ranks = segments.map(({ role }, at) => {
    const apart = at < payload ? "between" : "beyond";
    return ORDER.indexOf(firsts.includes(at) ? String(PLACES.get(role)) : apart);
  });
  const own = Number(ranks[index]);
  return 1 + ranks.filter((rank, at) => rank < own || (rank === own && at < index)).length;
}

/**
 * @param {readonly Segment[]} segments
 * @param {string} place
 */
function firstAt(segments, place) {
  return segments.findIndex(({ role }) => PLACES.get(role) === place);
}
