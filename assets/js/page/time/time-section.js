import { byId, elementOf, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { isOnCalendar, zoneHere } from "../../shared/time-zones.js";
import { drawWords } from "./ticking-sentence.js";
import { offerInstants } from "./time-controls.js";
import { timeElement } from "./time-element.js";

/**
 * The section about time: the sentence, and each instant in every form.
 *
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../types/report.js").Times} Times
 * @typedef {import("./moment.js").Moment} Moment
 * @typedef {import("./timeline.js").Life} Life
 * @typedef {import("./timeline.js").Mark} Mark
 */

/** The instants by which a token is judged; the others stand in the list alone. */
const DRAWN = new Set(["nbf", "iat", "exp"]);
const OUTSIDE = new Set(["expired", "not-yet"]);

// On paper nothing unfolds.
addEventListener("beforeprint", () => byId("times", HTMLElement).setAttribute("open", ""));

/**
 * Draws the section; its instants have no words until they are brought up to date.
 *
 * @param {Token | null} token nothing takes the section away
 */
export function drawTimes(token) {
  const times = token?.times ?? null;
  byId("times", HTMLElement).hidden = token === null;
  offerInstants(times?.points ?? []);
  byId("instant-list", HTMLElement).replaceChildren(...(times?.points ?? []).map(rowOf));
  byId("instants", HTMLElement).hidden = !times?.points.length;
  const reason = token?.verdict.time.message ?? "";
  drawWords(byId("times-sentence", HTMLElement), times?.sentence ?? [{ text: sentence("{reason}.", { reason }) }]);
}

/**
 * Says from when and where the instants in the list are seen.
 *
 * @param {string} zone
 * @param {boolean} isSet whether the clock stands at an instant that was set
 */
export function drawViewpoint(zone, isSet) {
  setText(
    byId("instants-zone", HTMLElement),
    zone === zoneHere() ? sentence("Here ({zone})", { zone }) : sentence("In {zone}", { zone }),
  );
  setText(byId("instants-from", HTMLElement), isSet ? sentence("From the time set") : sentence("From now"));
}

/**
 * The life of a token as it is drawn; nothing where it has no instant that could be.
 *
 * @param {Token | null} token
 * @param {number} skew
 * @param {boolean} isSet whether the clock stands at an instant that was set
 * @returns {Life | null}
 */
export function lifeOf(token, skew, isSet) {
  const marks = marksOf(token?.times);
  if (!token?.times || marks.length === 0) return null;
  const { from, to } = token.times;
  const isOutside = OUTSIDE.has(token.verdict.time.state);
  return { marks, from: secondsOf(from), to: secondsOf(to), skew, isOutside, isSet };
}

/**
 * @param {Times | null | undefined} times
 * @returns {Mark[]}
 */
function marksOf(times) {
  const points = times?.points ?? [];
  return points
    .map(({ name, at }) => ({ name, at: Number(at) }))
    .filter(({ name, at }) => DRAWN.has(name) && isOnCalendar(at));
}

/** @param {string | null} at */
function secondsOf(at) {
  return at === null ? null : Number(at);
}

/** @param {{name: string, at: string}} point */
function rowOf({ name, at }) {
  const row = elementOf("instant-template");
  const [claim, clock, iso, countdown] = row.children;
  row.dataset.instant = name;
  if (claim) claim.textContent = name;
  clock?.append(timeElement(at, "clock"));
  iso?.append(timeElement(at, "iso"));
  countdown?.append(timeElement(at, "countdown"));
  return row;
}
