import { byId } from "../../shared/dom.js";
import { nowInSeconds } from "../../shared/relative-time.js";
import { paragraph, sentence } from "../../shared/sentence.js";
import { zoneHere } from "../../shared/time-zones.js";

/**
 * The settings of the judgement, as their controls say: the instant, the skew, the zone. Nothing is kept elsewhere.
 *
 * @typedef {import("../../engine/engine.js").Expectations} Expectations
 * @typedef {{now?: number, skew: number, expect: Expectations}} Judgement seconds; no `now` while the clock runs
 * @typedef {{value: number | null, problem: string}} Reading
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
 * @returns {Reading}
 */
export function readNow() {
  const text = byId("now-seconds", HTMLInputElement).value.trim();
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

/** @returns {Reading} */
export function readSkew() {
  const text = byId("skew", HTMLInputElement).value.trim();
  if (text === "") return { value: 0, problem: "" };
  const seconds = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (seconds >= 0 && seconds <= MOST_SKEW) return { value: seconds, problem: "" };
  const problem = sentence("Give 0 to {most} seconds. Until then no skew is allowed.", { most: MOST_SKEW });
  return { value: null, problem };
}

/** The instant at which is judged: the one that is set, or the present second. */
export function presentInstant() {
  return readNow().value ?? nowInSeconds();
}

/** True while the clock stands at an instant that was set. */
export function isSet() {
  return readNow().value !== null;
}

/** The zone in which instants are shown. */
export function chosenZone() {
  return byId("zone", HTMLSelectElement).value || zoneHere();
}
