import { byId, elementOf, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { isOnCalendar, zoneHere } from "../../shared/time-zones.js";
import { drawAges } from "./claim-ages.js";
import { drawWords } from "./ticking-sentence.js";
import { offerInstants } from "./time-controls.js";
import { tick, timeElement } from "./time-element.js";
import { chosenZone, isSet, presentInstant, readSkew } from "./time-settings.js";
import { clearTimeline, drawTimeline } from "./timeline.js";

/**
 * The section about time: the sentence, the drawing of it, and each instant in every form.
 *
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../types/report.js").Times} Times
 * @typedef {import("./timeline.js").Mark} Mark
 */

/** The instants by which a token is judged; the others stand in the list alone. */
const DRAWN = new Set(["nbf", "iat", "exp"]);
const OUTSIDE = new Set(["expired", "not-yet"]);

/** @type {{token: Token | null}} */
const shown = { token: null };

/** Draws anew what depends on the width of the drawing. */
export function listenToTimes() {
  new ResizeObserver(drawLine).observe(byId("times", HTMLElement));
  // Another view of a part has readings of its own.
  byId("panes", HTMLElement).addEventListener("change", tickTimes);
}

/**
 * @param {Token | null} token nothing takes the section away
 */
export function drawTimes(token) {
  shown.token = token;
  const times = token?.times ?? null;
  byId("times", HTMLElement).hidden = token === null;
  clearTimeline();
  offerInstants(times?.points ?? []);
  byId("instant-list", HTMLElement).replaceChildren(...(times?.points ?? []).map(rowOf));
  byId("instants", HTMLElement).hidden = !times?.points.length;
  const reason = token?.verdict.time.message ?? "";
  drawWords(byId("times-sentence", HTMLElement), times?.sentence ?? [{ text: sentence("{reason}.", { reason }) }]);
  tickInstants();
  // The frame lays the page out anyway: to measure labels before it would do so a second time, while somebody waits.
  requestAnimationFrame(drawLine);
}

/** Brings every instant on the page up to date. */
export function tickTimes() {
  tickInstants();
  drawLine();
}

function tickInstants() {
  if (!shown.token) return;
  const moment = { now: presentInstant(), zone: chosenZone() };
  drawAges(byId("panes", HTMLElement));
  const { zone } = moment;
  const isHere = zone === zoneHere();
  setText(
    byId("instants-zone", HTMLElement),
    isHere ? sentence("Here ({zone})", { zone }) : sentence("In {zone}", { zone }),
  );
  setText(byId("instants-from", HTMLElement), isSet() ? sentence("From the instant set") : sentence("From now"));
  tick(byId("report", HTMLElement), moment);
}

function drawLine() {
  const { token } = shown;
  const marks = token ? marksOf(token.times) : [];
  byId("timeline", SVGSVGElement).classList.toggle("none", marks.length === 0);
  if (!token?.times || marks.length === 0) return;
  const { from, to } = token.times;
  const life = {
    marks,
    from: instantOf(from),
    to: instantOf(to),
    skew: readSkew().value ?? 0,
    isOutside: OUTSIDE.has(token.verdict.time.state),
    isSet: isSet(),
  };
  drawTimeline(life, { now: presentInstant(), zone: chosenZone() });
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
function instantOf(at) {
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
