/**
 * Instants in a zone: what a wall clock there shows, and which instant a wall clock means. Seconds since the epoch; a
 * zone is a name of the IANA database.
 *
 * @typedef {{year: string, month: string, day: string, hour: string, minute: string, second: string, name: string}} WallClock
 *   two digits each, the year four; `name` as "CET" or "GMT+9"
 */

/** What a Date can hold, in seconds. */
const LAST = 8_640_000_000_000;

/** @type {Intl.DateTimeFormatOptions} */
const DIGITS = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
};

/** @type {Map<string, Intl.DateTimeFormat>} making one costs more than using it a hundred times */
const FORMATS = new Map();

/** The zone of this computer as it was looked up last, and when: milliseconds. */
let here = { zone: "", at: Number.NEGATIVE_INFINITY };

/** The zone that this computer is set to. It is looked up once a second: each time takes as long as drawing a pane. */
export function zoneHere() {
  const at = Date.now();
  if (Math.abs(at - here.at) >= 1000) here = { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, at };
  return here.zone;
}

/** Makes what tells instants here, before it is needed: the first time that takes as long as drawing a token. */
export function prepareZones() {
  for (const zone of ["UTC", zoneHere()]) formatOf(zone);
}

/**
 * Every zone that this browser knows, UTC among them.
 *
 * @returns {string[]}
 */
export function zones() {
  return [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];
}

/**
 * Whether a calendar of this browser holds the instant.
 *
 * @param {number} instant
 */
export function isOnCalendar(instant) {
  return Number.isFinite(instant) && Math.abs(instant) <= LAST;
}

/**
 * @param {number} instant on a calendar
 * @param {string} zone
 * @returns {WallClock}
 */
export function wallClock(instant, zone) {
  const parts = formatOf(zone).formatToParts(new Date(instant * 1000));
  const shown = new Map(parts.map(({ type, value }) => [type, value]));
  /** @param {Intl.DateTimeFormatPartTypes} type of those that the format has */
  const part = (type) => String(shown.get(type));
  return {
    year: part("year").padStart(4, "0"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
    name: part("timeZoneName"),
  };
}

/**
 * The instant at which a wall clock in the zone shows this; where clocks are set back, the first of the two.
 *
 * @param {string} shown as a datetime field gives it: "2026-11-23T14:03" or with seconds
 * @param {string} zone
 * @returns {number} not a number where the text is none such
 */
export function instantAt(shown, zone) {
  const asUtc = Date.parse(`${shown}Z`) / 1000;
  if (!isOnCalendar(asUtc)) return Number.NaN;
  // The offset at the instant meant is that of a day before or of a day after.
  const before = asUtc - offsetAt(asUtc - 86_400, zone);
  const after = asUtc - offsetAt(asUtc + 86_400, zone);
  return [before, after].find((instant) => instant + offsetAt(instant, zone) === asUtc) ?? before;
}

/** @param {string} zone */
function formatOf(zone) {
  const known = FORMATS.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", { ...DIGITS, timeZone: zone, timeZoneName: "short" });
  FORMATS.set(zone, made);
  return made;
}

/**
 * Seconds by which a clock in the zone is ahead of UTC.
 *
 * @param {number} instant
 * @param {string} zone
 */
function offsetAt(instant, zone) {
  const { year, month, day, hour, minute, second } = wallClock(instant, zone);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) / 1000 - Math.floor(instant);
}
