import { sentence } from "../../shared/sentence.js";

/**
 * A date and time as logs, headers and programs write it.
 *
 * @typedef {object} WrittenTime
 * @property {number} seconds since 1970; not a number where no calendar has that day or that time of day
 * @property {boolean} hasOffset
 * @property {boolean} hasYear
 * @property {boolean} hasDate
 * @property {string} rest of the text, before and after it
 * @typedef {Readonly<Record<string, string | undefined>>} Parts by name
 */

/** A line of a log; nobody types more. */
const LONGEST = 2000;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Hours ahead of UTC, by the name of the zone: those of RFC 5322 §4.3, and those that name one zone only. */
const ZONES = Object.freeze({
  ...{ z: 0, utc: 0, gmt: 0, ut: 0, edt: -4, est: -5, cdt: -5, cst: -6, mdt: -6, mst: -7, pdt: -7, pst: -8 },
  ...{
    wet: 0,
    west: 1,
    cet: 1,
    cest: 2,
    eet: 2,
    eest: 3,
    msk: 3,
    jst: 9,
    kst: 9,
    aest: 10,
    aedt: 11,
    nzst: 12,
    nzdt: 13,
  },
});

const DAY = String.raw`(?<day>\d{1,2})`;
const MONTH = String.raw`(?<month>${MONTHS.join("|")})[a-z]*\.?`;
const YEAR = String.raw`(?<year>\d{4})`;
const FRACTION = String.raw`(?:[.,](?<fraction>\d+))?(?!\d)`;
const TIME = String.raw`(?<hour>\d\d)(?::?(?<minute>\d\d)(?::?(?<second>\d\d))?)?${FRACTION}`;
const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?${FRACTION}(?:\s?(?<half>[ap]m)\b)?`;
const SIGNED = String.raw`(?:\s?(?:gmt|utc))?(?:\s(?=[+-]\d\d:?\d\d))?(?<sign>[+-])(?<hours>\d\d)(?::?(?<minutes>\d\d))?(?!\d)`;
const NAMED = String.raw`\s*(?<zone>${Object.keys(ZONES).join("|")})(?![\w.-])`;
const OFFSET = `(?:${SIGNED}|${NAMED})?`;
const LATER = String.raw`(?:,?\s+${CLOCK}${OFFSET}|(?!\d))`;
const LATE_DAY = String.raw`(?<day>1[3-9]|2\d|3[01])`;
/** What a word processor, a web page or a person writes for a hyphen. */
const HYPHENS = /[\u2010-\u2015\u2212]/g;

const FORMS = [
  // ISO 8601 and RFC 3339; with a blank; with slashes, as nginx and Go write them; without any mark.
  String.raw`${YEAR}(?<mark>[-/]?)(?<month>\d\d)\k<mark>(?<day>\d\d)(?:[t_]|\s+)${TIME}${OFFSET}`,
  String.raw`${YEAR}(?<mark>[-/])(?<month>\d\d)\k<mark>(?<day>\d\d)(?!\d)`,
  // RFC 5322, HTTP in its new form and in its old one, Apache.
  String.raw`${DAY}[\s/-]${MONTH}[\s/-](?<year>\d{4}|\d\d)(?:[\s:]|,\s|,?\sat\s)\s*${CLOCK}${OFFSET}`,
  String.raw`${DAY}[\s/-]${MONTH}[\s/-]${YEAR}(?!\d)`,
  // Syslog, C's asctime, date(1), a Date of a script.
  String.raw`${MONTH}\s+${DAY}(?:,?\s${YEAR})?(?:,?\sat)?,?\s${CLOCK}${OFFSET}(?:\s(?<last>\d{4})(?!\d))?`,
  String.raw`${MONTH}\s+${DAY},?\s${YEAR}(?!\d)`,
  // klog, as in the logs of Kubernetes.
  String.raw`[IWEF](?<month>\d\d)(?<day>\d\d)\s+${CLOCK}`,
  // With dots the day is first; with slashes only a day that is no month tells which it is.
  String.raw`${DAY}\.(?<month>\d{1,2})\.${YEAR}${LATER}`,
  `(?<month>0?[1-9]|1[0-2])/${LATE_DAY}/${YEAR}${LATER}`,
  `${LATE_DAY}/(?<month>0?[1-9]|1[0-2])/${YEAR}${LATER}`,
  // A week of ISO 8601, whose first day is Monday.
  String.raw`${YEAR}-?w(?<week>\d\d)(?:-?(?<weekday>[1-7]))?(?:(?:t|\s+)${TIME}${OFFSET})?(?!\w)`,
].map((form) => new RegExp(String.raw`(?<![\w.])${form}`, "i"));
const BARE = new RegExp(`^\\s*${CLOCK}${OFFSET}\\s*$`, "i");

const WEEKDAY = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s*$/i;
const EDGES = /^[\s[\]"'<>(),]+|[\s[\]"'<>(),]+$/g;
/** Beside an offset, the name of the zone. */
const ZONE_AGAIN = /^ (?:\([A-Za-z ]+\)|[A-Z]{3,5}\b)/;

/**
 * The first date and time in a text.
 *
 * @param {string} text
 * @param {number} present this instant in seconds, from which a year that is left out is taken
 * @returns {WrittenTime | null}
 */
export function findTime(text, present) {
  return text.length > LONGEST ? null : findIn(text.replace(HYPHENS, "-"), present);
}

/**
 * @param {string} text
 * @param {number} present
 * @returns {WrittenTime | null}
 */
function findIn(text, present) {
  const found = FORMS.map((form) => form.exec(text)).filter((one) => one !== null);
  const [first] = found.sort((one, other) => one.index - other.index);
  const match = first ?? BARE.exec(text);
  if (!match) return null;
  const parts = dated(/** @type {Parts} */ (match.groups), present);
  const year = parts.year ?? parts.last;
  const hasOffset = (parts.sign ?? parts.zone) !== undefined;
  const after = text.slice(match.index + match[0].length);
  return {
    seconds: year === undefined ? latest(parts, present) : secondsOf(parts, yearOf(year)),
    hasOffset,
    hasYear: year !== undefined,
    hasDate: first !== undefined,
    rest: restOf(text.slice(0, match.index), hasOffset ? after.replace(ZONE_AGAIN, "") : after),
  };
}

/**
 * The parts of a time with its day: that of a week where it is told so, today's where none is told.
 *
 * @param {Parts} parts
 * @param {number} present
 * @returns {Parts}
 */
function dated(parts, present) {
  if (parts.week !== undefined) return { ...parts, ...dayOfWeek(Number(parts.year), parts) };
  return parts.day === undefined ? { ...parts, ...dateOf(new Date(present * 1000)) } : parts;
}

/**
 * A day of a week (ISO 8601): the first week of a year has the fourth of January, and the last one a Thursday in it.
 *
 * @param {number} year
 * @param {Parts} parts
 * @returns {Parts}
 */
function dayOfWeek(year, { week, weekday = "1" }) {
  const monday = new Date(0);
  monday.setUTCFullYear(year, 0, 4);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7) + (Number(week) - 1) * 7);
  const thursday = new Date(monday);
  thursday.setUTCDate(thursday.getUTCDate() + 3);
  if (thursday.getUTCFullYear() !== year) return { month: "0", day: "0" };
  monday.setUTCDate(monday.getUTCDate() + Number(weekday) - 1);
  return dateOf(monday);
}

/**
 * @param {Date} date
 * @returns {Parts}
 */
function dateOf(date) {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return { year: String(year).padStart(4, "0"), month: String(month), day: String(day) };
}

/**
 * A log speaks of what was: a time without a year is the last one that is not far ahead of the clock.
 *
 * @param {Parts} parts
 * @param {number} present
 */
function latest(parts, present) {
  const year = new Date(present * 1000).getUTCFullYear();
  const seconds = secondsOf(parts, year);
  return seconds <= present + 86_400 ? seconds : secondsOf(parts, year - 1);
}

/**
 * @param {Parts} parts
 * @param {number} year
 */
function secondsOf({ month = "", day, hour = "0", minute = "0", second = "0", fraction = "", half, ...offset }, year) {
  const named = MONTHS.indexOf(month.toLowerCase().slice(0, 3)) + 1;
  const date = { year, month: named || Number(month), day: Number(day) };
  const hours = hourOf(Number(hour), half);
  const isTime = Number(minute) < 60 && Number(second) <= 60 && hours * 60 + Number(minute) <= 1440;
  if (!isTime) return Number.NaN;
  const inDay = hours * 3600 + Number(minute) * 60 + Number(second);
  return dayStart(date) + inDay + Number(`0.${fraction}`) - offsetOf(offset);
}

/**
 * @param {number} hour
 * @param {string | undefined} half of the day, where there are only twelve hours
 */
function hourOf(hour, half) {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
}

/**
 * The second at which a day begins in UTC; not a number where there is no such day.
 *
 * @param {{year: number, month: number, day: number}} date
 */
function dayStart({ year, month, day }) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / 1000 : Number.NaN;
}

/**
 * @param {Parts} parts
 * @returns {number} seconds ahead of UTC
 */
function offsetOf({ sign, hours, minutes = "0", zone }) {
  if (sign !== undefined) return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  if (zone === undefined) return 0;
  return ZONES[/** @type {keyof typeof ZONES} */ (zone.toLowerCase())] * 3600;
}

/**
 * A year of two digits as cookies and old headers have it (RFC 6265 §5.1.1).
 *
 * @param {string} year
 */
function yearOf(year) {
  const number = Number(year);
  if (year.length > 2) return number;
  return number + (number >= 70 ? 1900 : 2000);
}

/**
 * What stands around a time and is neither its brackets and quotes nor the name of its day.
 *
 * @param {string} before
 * @param {string} after
 */
function restOf(before, after) {
  const head = before.replace(WEEKDAY, "").replace(EDGES, "");
  const tail = after.replace(EDGES, "");
  return head === "" || tail === "" ? head + tail : sentence("{head} … {tail}", { head, tail });
}
