/**
 * Instants that Python gives, in the words and the zone of the person. Seconds since the epoch in, text out.
 */

/** @type {readonly [Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ["year", 31_556_952],
  ["month", 2_629_746],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "always" });
const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });

/** What a Date can hold, in seconds. */
const LAST = 8_640_000_000_000;

/** This instant in whole seconds. */
export function nowInSeconds() {
  return Math.floor(Date.now() / 1000);
}

/**
 * "4 minutes ago", "in 2 hours", "now": in the largest unit of which there is at least one.
 *
 * @param {number} instant
 * @param {number} now
 * @returns {string}
 */
export function relative(instant, now) {
  const difference = Math.trunc(instant - now);
  const unit = UNITS.find(([, seconds]) => Math.abs(difference) >= seconds);
  if (!unit) return "now";
  return RELATIVE.format(Math.trunc(difference / unit[1]), unit[0]);
}

/**
 * The instant in the person's own zone, with the zone's name; nothing for what no calendar holds.
 *
 * @param {number} instant
 * @returns {string}
 */
export function local(instant) {
  return Number.isFinite(instant) && Math.abs(instant) <= LAST ? LOCAL.format(instant * 1000) : "";
}
