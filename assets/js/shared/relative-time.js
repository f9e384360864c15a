import { plural, sentence } from "./sentence.js";
import { isOnCalendar, wallClock } from "./time-zones.js";

/**
 * Instants that Python gives, in the words and the zone of the person. Seconds since the epoch in, text out.
 */

/** How many of a unit are told, and how many seconds it has. @type {readonly [(count: number) => string, number][]} */
const UNITS = [
  [(count) => plural("{count} year", "{count} years", count), 31_556_952],
  [(count) => plural("{count} month", "{count} months", count), 2_629_746],
  [(count) => plural("{count} day", "{count} days", count), 86_400],
  [(count) => plural("{count} hour", "{count} hours", count), 3600],
  [(count) => plural("{count} minute", "{count} minutes", count), 60],
  [(count) => plural("{count} second", "{count} seconds", count), 1],
];

/** The same in short, where a length of time is told and no distance. @type {readonly [(count: number) => string, number][]} */
const SHORT = [
  [(count) => plural("{count} year", "{count} years", count), 31_556_952],
  [(count) => plural("{count} day", "{count} days", count), 86_400],
  [(count) => sentence("{count} h", { count }), 3600],
  [(count) => sentence("{count} min", { count }), 60],
  [(count) => sentence("{count} s", { count }), 1],
];

const MONTHS = [
  sentence("Jan"),
  sentence("Feb"),
  sentence("Mar"),
  sentence("Apr"),
  sentence("May"),
  sentence("Jun"),
  sentence("Jul"),
  sentence("Aug"),
  sentence("Sep"),
  sentence("Oct"),
  sentence("Nov"),
  sentence("Dec"),
];

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
  const unit = unitOf(difference);
  if (!unit) return sentence("now");
  const [inUnits, size] = unit;
  return towards(difference, inUnits(Math.trunc(Math.abs(difference) / size)));
}

/**
 * "in 4 minutes 12 seconds": as `relative`, with the next smaller unit, so that it counts down.
 *
 * @param {number} instant
 * @param {number} now
 * @returns {string}
 */
export function countdown(instant, now) {
  const difference = Math.trunc(instant - now);
  const unit = unitOf(difference);
  if (!unit) return sentence("now");
  const [inUnits, size] = unit;
  const smaller = UNITS[UNITS.indexOf(unit) + 1];
  const rest = smaller ? Math.trunc((Math.abs(difference) % size) / smaller[1]) : 0;
  const whole = inUnits(Math.trunc(Math.abs(difference) / size));
  if (!smaller || rest === 0) return towards(difference, whole);
  const [inSmaller] = smaller;
  return towards(difference, sentence("{whole} {rest}", { whole, rest: inSmaller(rest) }));
}

/**
 * "2018-01-18 02:30:22 CET", as Python writes UTC; nothing for what no calendar holds.
 *
 * @param {number} instant
 * @param {string} zone
 * @returns {string}
 */
export function clock(instant, zone) {
  if (!isOnCalendar(instant)) return "";
  const { year, month, day, hour, minute, second, name } = wallClock(instant, zone);
  return `${year}-${month}-${day} ${hour}:${minute}:${second}${fraction(instant)} ${name}`;
}

/**
 * ISO 8601 in UTC: "2018-01-18T01:30:22Z"; nothing for what no calendar holds.
 *
 * @param {number} instant
 * @returns {string}
 */
export function iso(instant) {
  return isOnCalendar(instant) ? new Date(instant * 1000).toISOString().replace(".000Z", "Z") : "";
}

/**
 * The shortest text that tells instants of one drawing apart: the time of day, or the day.
 *
 * @param {number} instant
 * @param {string} zone
 * @param {number} span seconds between the first and the last instant of the drawing
 * @returns {string}
 */
export function brief(instant, zone, span) {
  if (!isOnCalendar(instant)) return "";
  const { year, month, day, hour, minute, second } = wallClock(instant, zone);
  if (span <= 600) return `${hour}:${minute}:${second}`;
  const time = `${hour}:${minute}`;
  if (span <= 64_800) return time;
  const date = { day: String(Number(day)), month: /** @type {string} */ (MONTHS[Number(month) - 1]) };
  if (span <= 15 * 86_400) return sentence("{day} {month}, {time}", { ...date, time });
  return sentence("{day} {month} {year}", { ...date, year });
}

/**
 * A length of time in the largest unit of which there is at least one, and the next smaller one down to minutes:
 * "1 h 59 min".
 *
 * @param {number} seconds
 * @returns {string}
 */
export function lengthOf(seconds) {
  const index = SHORT.findIndex(([, least]) => seconds >= least);
  const [unit, size] = /** @type {typeof SHORT[number]} */ (SHORT.at(index));
  const whole = unit(Math.trunc(seconds / size));
  const [smaller, part] = SHORT[index + 1] ?? [unit, size];
  const rest = Math.trunc((seconds % size) / part);
  return rest > 0 && part > 1 ? sentence("{whole} {rest}", { whole, rest: smaller(rest) }) : whole;
}

/** @param {number} difference */
function unitOf(difference) {
  return UNITS.find(([, seconds]) => Math.abs(difference) >= seconds);
}

/**
 * @param {number} difference
 * @param {string} length of time
 */
function towards(difference, length) {
  return difference > 0 ? sentence("in {length}", { length }) : sentence("{length} ago", { length });
}

/** @param {number} instant */
function fraction(instant) {
  const thousandths = Math.round((instant - Math.floor(instant)) * 1000);
  return thousandths === 0 || thousandths === 1000 ? "" : `.${String(thousandths).padStart(3, "0").replace(/0+$/, "")}`;
}
