import { paragraph, sentence } from "../../shared/sentence.js";

/**
 * The instant and the skew as somebody types them.
 *
 * @typedef {{value: number | null, problem: string}} Typed
 */

/** The years 1 to 9999, which is what Python counts. */
const FIRST = -62_135_596_800;
const LAST = 253_402_300_799;
/** A minute is usual, and a day is past all use. */
const MOST_SKEW = 86_400;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/**
 * The instant that is typed, in seconds since 1970; nothing while the clock runs.
 *
 * @param {string} typed
 * @returns {Typed}
 */
export function parseNow(typed) {
  const text = typed.trim();
  if (text === "") return { value: null, problem: "" };
  const seconds = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (seconds >= FIRST && seconds <= LAST) return { value: seconds, problem: "" };
  const isNumber = Number.isFinite(seconds);
  const clock = sentence("The clock still runs.");
  if (!isNumber) {
    return { value: null, problem: paragraph(sentence("Give seconds since 1970, such as 1767225600."), clock) };
  }
  const asMilliseconds = Math.floor(seconds / 1000);
  const hint =
    Math.abs(asMilliseconds) <= LAST
      ? sentence("As milliseconds it would be {seconds} seconds.", { seconds: String(asMilliseconds) })
      : "";
  return { value: null, problem: paragraph(sentence("No calendar goes that far."), hint, clock) };
}

/**
 * @param {string} typed
 * @returns {Typed} in seconds
 */
export function parseSkew(typed) {
  const text = typed.trim();
  if (text === "") return { value: 0, problem: "" };
  const seconds = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (seconds >= 0 && seconds <= MOST_SKEW) return { value: seconds, problem: "" };
  const problem = sentence("Give 0 to {most} seconds. Until then no skew is allowed.", { most: MOST_SKEW });
  return { value: null, problem };
}

/**
 * Seconds as they are, or a date and time (RFC 3339) in seconds; nothing for what is neither.
 *
 * @param {string} text
 * @returns {string}
 */
export function secondsIn(text) {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? "" : String(milliseconds / 1000);
}
