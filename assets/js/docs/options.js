import { listing, sentence } from "../shared/sentence.js";
import { quoted } from "./quoted.js";

/**
 * What authors may write beside a token, read into the attributes of `<jwt-decoder>`; `jwt_decoder_docs/options.py` reads
 * the same for the tools in Python.
 */

const TALLEST = 20_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/;

/** What an author wrote cannot be; the message is a sentence that says what can. */
export class OptionError extends Error {}

/** @type {ReadonlyMap<string, (value: string) => string>} */
export const OPTIONS = new Map([
  ["view", oneOf("view", "full", "compact", "claims", "header")],
  ["theme", oneOf("theme", "auto", "light", "dark")],
  ["verify-key", some("verify-key")],
  ["readonly", flag],
  ["now", instant],
  ["highlight", some("highlight")],
  ["height", height],
  ["load", oneOf("load", "click", "visible")],
]);

/**
 * @param {string} name
 * @param {string} value as it was written
 * @returns {string} the value of the attribute; throws an OptionError for what it cannot be
 */
export function readOption(name, value) {
  const read = OPTIONS.get(name);
  if (read) return read(value.trim());
  const told = { name: quoted(name), names: listing(OPTIONS.keys()) };
  throw new OptionError(sentence("Unknown option {name}. The options are {names}.", told));
}

/**
 * @param {string} name
 * @param {...string} values
 * @returns {(value: string) => string}
 */
function oneOf(name, ...values) {
  return (value) => {
    if (values.includes(value)) return value;
    const told = { name, most: listing(values.slice(0, -1)), last: /** @type {string} */ (values.at(-1)) };
    throw new OptionError(sentence("{name} must be {most} or {last}, not {value}.", { ...told, value: quoted(value) }));
  };
}

/**
 * @param {string} name
 * @returns {(value: string) => string}
 */
function some(name) {
  return (value) => {
    if (value) return value;
    throw new OptionError(sentence("{name} is empty: give it a value or leave it out.", { name }));
  };
}

/**
 * A flag has no value, its own name, or that it is true, in whatever way the syntaxes of authors write that.
 *
 * @param {string} value
 */
function flag(value) {
  if (["", "readonly", "true"].includes(value)) return "";
  throw new OptionError(
    sentence("readonly doesn't take a value such as {value}: leave it out to allow editing.", { value: quoted(value) }),
  );
}

/** @param {string} value */
function height(value) {
  const digits = value.replace(/px$/, "").trim();
  const pixels = Number(digits);
  if (/^\d+$/.test(digits) && pixels > 0 && pixels <= TALLEST) return String(pixels);
  throw new OptionError(
    sentence("height must be in pixels, from 1 to {most}, not {value}.", {
      most: String(TALLEST),
      value: quoted(value),
    }),
  );
}

/**
 * Seconds since 1970: seconds themselves, or a date or a date and time (ISO 8601).
 *
 * @param {string} value
 */
function instant(value) {
  if (/^-?\d{1,12}$/.test(value)) return value;
  const parts = INSTANT.exec(value);
  const date = DATE.test(value) ? value : parts?.[1];
  const seconds = date && isDay(date) ? Date.parse(value.replace(" ", "T")) / 1000 : Number.NaN;
  if (Number.isNaN(seconds)) {
    const told = { value: quoted(value) };
    throw new OptionError(
      sentence("now must be seconds since 1970 or ISO 8601, such as 2026-01-01T00:00:00Z, not {value}.", told),
    );
  }
  if (parts && parts[5] === undefined) {
    const told = { value: `${value}Z` };
    throw new OptionError(sentence("now needs a time zone, so that it means the same time everywhere: {value}.", told));
  }
  return String(Math.trunc(seconds));
}

/**
 * What parses dates takes the thirtieth of February for a day in March.
 *
 * @param {string} date
 */
function isDay(date) {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(date);
}
