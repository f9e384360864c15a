import { inQuotation } from "../../shared/quotation.js";
import { nowInSeconds } from "../../shared/relative-time.js";
import { paragraph, sentence } from "../../shared/sentence.js";
import { findTime } from "./written-time.js";

/**
 * The instant and the skew as somebody types them.
 *
 * @typedef {{value: number | null, problem: string, note: string}} Typed `note` says what was assumed
 */

/** The years 1 to 9999, which is what Python counts. */
const FIRST = -62_135_596_800;
const LAST = 253_402_300_799;
/** A minute is usual, and a day is past all use. */
const MOST_SKEW = 86_400;
const LONGEST_REST = 60;
const EXAMPLE = sentence(
  "Not understood. Enter a time such as 2026-01-01T00:00:00Z, or seconds since 1970 such as 1767225600.",
);
const EITHER = /^(0?[1-9]|1[0-2])[/-](0?[1-9]|1[0-2])[/-](\d{4})(?!\d)/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+|\d{9,},\d+)$/;
/** The same instant is a thousand times larger in the next unit: no count of it is within the calendar of two. */
const UNITS = /** @type {const} */ ([
  [1, ""],
  [1e3, sentence("Read as milliseconds.")],
  [1e6, sentence("Read as microseconds.")],
  [1e9, sentence("Read as nanoseconds.")],
]);
/** What a length of time is told in, in the order in which it is told: how it is written, and its seconds. */
const LENGTHS = /** @type {const} */ ([
  ["d(?:ays?)?", 86_400],
  ["h(?:ours?|rs?)?", 3600],
  ["m(?:in(?:ute)?s?)?", 60],
  ["s(?:ec(?:ond)?s?)?", 1],
  ["ms", 0.001],
]);
const COUNTED = LENGTHS.map(([unit]) => String.raw`(?:(\d+\.?\d*|\.\d+)\s*${unit})?\s*`);
/** "1h 30m", "5 minutes"; ISO 8601 sets PT before it. */
const LENGTH = new RegExp(`^(?:pt)?${COUNTED.join("")}$`, "i");

/**
 * The instant that is typed, in seconds since 1970; nothing while the clock runs.
 *
 * @param {string} typed
 * @param {number} [present] this instant, from which a year that is left out is taken
 * @returns {Typed}
 */
export function parseNow(typed, present = nowInSeconds()) {
  const text = typed.trim().replace(/^@(?=\d)/, "");
  if (text === "") return { value: null, problem: "", note: "" };
  return NUMBER.test(text) ? counted(Number(text.replace(",", "."))) : written(text, present);
}

/**
 * @param {number} count since 1970, in whichever unit has it on the calendar
 * @returns {Typed}
 */
function counted(count) {
  const unit = UNITS.find(([size]) => count / size >= FIRST && count / size <= LAST);
  return unit ? { value: count / unit[0], problem: "", note: unit[1] } : offCalendar();
}

/**
 * @param {string} text
 * @param {number} present
 * @returns {Typed}
 */
function written(text, present) {
  const found = findTime(text, present);
  if (found === null) return unread(ambiguous(text));
  const { seconds, hasOffset, rest } = found;
  if (!hasOffset && /^[A-Z]{2,5}$/.test(rest)) {
    return unread(sentence("Write the time zone {zone} as an offset, such as +05:30.", { zone: rest }));
  }
  if (Number.isNaN(seconds)) return unread(sentence("No such date or time of day."));
  return seconds >= FIRST && seconds <= LAST ? { value: seconds, problem: "", note: noteOn(found) } : offCalendar();
}

/**
 * What to type in place of a text that was not understood; with slashes, either number may be the month.
 *
 * @param {string} text
 */
function ambiguous(text) {
  const [, first = "", second = "", year] = EITHER.exec(text) ?? [];
  if (year === undefined) return EXAMPLE;
  const [one, other] = [first, second].map((part) => part.padStart(2, "0"));
  return sentence("{text} may be {one} or {other}: enter one of them.", {
    text: `${first}/${second}/${year}`,
    one: `${year}-${other}-${one}`,
    other: `${year}-${one}-${other}`,
  });
}

/**
 * What was assumed, and what was not read.
 *
 * @param {import("./written-time.js").WrittenTime} found
 */
function noteOn({ seconds, hasOffset, hasYear, hasDate, rest }) {
  const year = String(new Date(seconds * 1000).getUTCFullYear());
  return paragraph(
    hasDate ? "" : sentence("No date given, so today in UTC is assumed."),
    hasYear ? "" : sentence("No year given, so {year} is assumed.", { year }),
    hasOffset ? "" : sentence("No offset given, so UTC is assumed."),
    rest === "" ? "" : sentence("Ignored: “{rest}”", { rest: inQuotation(rest, LONGEST_REST) }),
  );
}

/** @returns {Typed} */
function offCalendar() {
  return unread(sentence("That is beyond any calendar date."));
}

/**
 * @param {string} why
 * @returns {Typed}
 */
function unread(why) {
  return { value: null, problem: paragraph(why, sentence("The clock still runs.")), note: "" };
}

/**
 * @param {string} typed
 * @returns {Typed} in seconds
 */
export function parseSkew(typed) {
  const text = typed.trim();
  const seconds = lengthOf(text === "" ? "0" : text);
  if (seconds >= 0 && seconds <= MOST_SKEW) return { value: seconds, problem: "", note: "" };
  const why = Number.isNaN(seconds)
    ? sentence("Not understood. Enter seconds, or a length such as 90s, 5m or 1h.")
    : sentence("Enter 0 seconds to a day, such as 60 or 5m.");
  return { value: null, problem: paragraph(why, sentence("Until then, no tolerance applies.")), note: "" };
}

/**
 * @param {string} text
 * @returns {number} seconds; not a number where it is no length of time
 */
function lengthOf(text) {
  if (NUMBER.test(text)) return Number(text);
  const counts = LENGTH.exec(text)?.slice(1) ?? [];
  if (counts.every((count) => count === undefined)) return Number.NaN;
  return LENGTHS.reduce((sum, [, size], at) => sum + Number(counts[at] ?? 0) * size, 0);
}
