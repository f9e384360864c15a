import { byId } from "../../shared/dom.js";
import { brief } from "../../shared/relative-time.js";
import { listing, sentence } from "../../shared/sentence.js";
import { placeLabels } from "./timeline-labels.js";
import { scaleOf } from "./timeline-scale.js";

/**
 * The life of a token, drawn: a bar from nbf or iat to exp, a tick for each instant, a rule for now. A picture of what
 * the sentence over it says.
 *
 * @typedef {import("./timeline-scale.js").Scale} Scale
 * @typedef {{name: string, at: number}} Mark
 * @typedef {{marks: readonly Mark[], from: number | null, to: number | null, skew: number, isOutside: boolean,
 *   isSet: boolean}} Life seconds; `isOutside`: the verdict says that it is not valid; `isSet`: now is an instant that was set
 * @typedef {import("./moment.js").Moment} Moment
 */

const SVG = "http://www.w3.org/2000/svg";
/** Pixels from the top. */
const NOW_LABEL = 12;
const NOW = 20;
const LINE = 43;
const BOTTOM = 66;
const TICK = 11;
const BAR = 8;
const ROW = 20;

/**
 * Takes away what is drawn of the last token: its labels keep no room.
 *
 * @param {boolean} isNone whether there is no other to draw
 */
export function clearTimeline(isNone) {
  const svg = byId("timeline", SVGSVGElement);
  svg.replaceChildren();
  svg.setAttribute("height", String(BOTTOM + ROW));
  svg.classList.toggle("none", isNone);
  delete svg.dataset.drawn;
}

/**
 * @param {Life} life with a mark at least
 * @param {Moment} moment
 */
export function drawTimeline(life, moment) {
  const svg = byId("timeline", SVGSVGElement);
  const scale = scaleOf({ ...life, marks: life.marks.map(({ at }) => at) }, life.skew, moment.now);
  const labels = labelsOf(life, scale, moment);
  const key = JSON.stringify([labels, scale.broken, life.skew, life.isOutside, svg.clientWidth]);
  // Each second most of it stands where it stood.
  if (key === svg.dataset.drawn) return;
  svg.dataset.drawn = key;
  svg.replaceChildren(...axis(scale), ...bar(life, scale), ...ticks(life, scale), nowRule(life, scale));
  const height = BOTTOM + placeLabels(svg, labels) * ROW;
  // A row of labels that was needed once keeps its room, so that nothing jumps.
  svg.setAttribute("height", String(Math.max(height, Number(svg.getAttribute("height")))));
}

/**
 * @param {Life} life
 * @param {Scale} scale
 * @param {Moment} moment
 * @returns {import("./timeline-labels.js").Label[]}
 */
function labelsOf({ marks, isSet }, scale, { now, zone }) {
  const instants = [...marks.map(({ at }) => at), ...(scale.broken === null ? [now] : [])];
  const span = Math.max(...instants) - Math.min(...instants);
  /** @type {Map<number, string[]>} */
  const named = new Map();
  for (const { name, at } of marks) named.set(at, [...(named.get(at) ?? []), name]);
  const below = Array.from(named, ([at, names]) => ({
    text: sentence("{names} {instant}", { names: listing(names), instant: brief(at, zone, span) }),
    at: scale.place(at),
    top: BOTTOM + 12,
    height: ROW,
    className: "mark",
  }));
  const far = scale.broken === null ? span : Math.abs(now - (marks[0]?.at ?? now));
  const instant = brief(now, zone, far);
  const above = {
    text: isSet ? sentence("set to {instant}", { instant }) : sentence("now {instant}", { instant }),
    at: scale.now,
    top: NOW_LABEL,
    height: 0,
    className: "now",
  };
  return [above, ...below];
}

/** @param {Scale} scale */
function axis({ broken }) {
  if (broken === null) return [line("axis", 0, LINE, 100, LINE)];
  const slash = element("path", { class: "break", d: "M-5 6 L-1 -6 M1 6 L5 -6" });
  const place = element("svg", { x: `${broken}%`, y: String(LINE), overflow: "visible" });
  place.append(slash);
  return [line("axis", 0, LINE, broken - 0.6, LINE), line("axis", broken + 0.6, LINE, 100, LINE), place];
}

/**
 * The bar; a side that the token leaves open reaches the end of the line, without a tick.
 *
 * @param {Life} life
 * @param {Scale} scale
 */
function bar({ marks, from, to, skew }, { place }) {
  const isJudged = marks.some(({ name, at }) => name === "nbf" && at === from);
  const start = from === null ? 0 : place(from);
  const end = to === null ? 100 : place(to);
  if (end < start || (from === null && to === null)) return [];
  const whole = element("rect", {
    class: "life",
    x: `${start}%`,
    y: String(LINE - BAR / 2),
    width: `${end - start}%`,
    height: String(BAR),
  });
  const allowed = [];
  if (skew > 0 && to !== null) allowed.push(line("skew", end, LINE, place(to + skew), LINE));
  if (skew > 0 && from !== null && isJudged) allowed.push(line("skew", place(from - skew), LINE, start, LINE));
  return [whole, ...allowed];
}

/**
 * @param {Life} life
 * @param {Scale} scale
 */
function ticks({ marks }, { place }) {
  return marks.map(({ at }) => line("tick", place(at), LINE - TICK, place(at), LINE + TICK));
}

/**
 * @param {Life} life
 * @param {Scale} scale
 */
function nowRule({ isOutside }, { now }) {
  return line(isOutside ? "rule outside" : "rule", now, NOW, now, BOTTOM);
}

/**
 * @param {string} className
 * @param {number} x1 per cent
 * @param {number} y1
 * @param {number} x2 per cent
 * @param {number} y2
 */
function line(className, x1, y1, x2, y2) {
  return element("line", { class: className, x1: `${x1}%`, y1: String(y1), x2: `${x2}%`, y2: String(y2) });
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 */
function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
