import { relative } from "../instants.js";

/**
 * The summary: one plain sentence or two, put together from the states of the verdict alone.
 *
 * @typedef {import("../report-types.js").Verdict} Verdict
 * @typedef {import("../report-types.js").Line} Line
 */

/** @type {ReadonlyMap<string, string>} */
const SIGNATURES = new Map([
  ["valid", "Decoded, and the signature fits this key."],
  ["invalid", "Decoded, not trusted. The signature does not fit."],
  ["unsupported", "Decoded, not verified: this algorithm cannot be checked here."],
  ["key-unusable", "Decoded, not verified: this key cannot be used."],
  ["not-attempted", "Decoded, not verified."],
  ["checking", "Decoded. The signature is being checked."],
]);

/** @type {ReadonlyMap<string, string>} */
const STRUCTURES = new Map([
  ["faulty", "It breaks a rule of the format."],
  ["unreadable", "Not all of it can be read."],
]);

/** @type {ReadonlyMap<string, string>} */
const TIMES = new Map([
  ["expired", "It has expired."],
  ["not-yet", "It is not valid yet."],
  ["unreadable", "Its times cannot be read."],
]);

/**
 * @param {Verdict} verdict
 * @param {number} now seconds
 * @returns {string}
 */
export function summaryOf({ structure, signature, time, trust }, now) {
  return [
    SIGNATURES.get(signature.state) ?? "Decoded, not verified.",
    trust.state === "public" ? "Anyone can sign with this key." : "",
    trust.state === "from-token" ? "The key came from the token itself." : "",
    STRUCTURES.get(structure.state) ?? "",
    sentenceOfTime(time, now),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/**
 * @param {Line} time
 * @param {number} now
 */
function sentenceOfTime(time, now) {
  const at = instantIn(time);
  if (at === null) return TIMES.get(time.state) ?? "";
  if (time.state === "expired") return `It expired ${relative(at, now)}.`;
  if (time.state === "not-yet") return `It becomes valid ${relative(at, now)}.`;
  if (time.state === "current") return `It expires ${relative(at, now)}.`;
  return TIMES.get(time.state) ?? "";
}

/**
 * The instant of which a line speaks: Python gives it as text, in seconds.
 *
 * @param {Line} line
 * @returns {number | null}
 */
function instantIn(line) {
  const instant = Number(line.data["at"] ?? Number.NaN);
  return Number.isFinite(instant) ? instant : null;
}
