import { byClass, byId, sayOrHide, setText } from "../../shared/dom.js";
import { clock } from "../../shared/relative-time.js";
import { paragraph, sentence } from "../../shared/sentence.js";
import { instantAt, wallClock, zoneHere, zones } from "../../shared/time-zones.js";
import { zoneOf } from "./moment.js";
import { parseNow, parseSkew } from "./typed-time.js";

/**
 * The controls of the judgement: another instant than now, a skew, the zone in which instants are shown.
 *
 * @typedef {import("../state.js").Fields} Fields
 */

/** The claims whose instants are offered with one click. */
const OFFERED = /** @type {const} */ (["exp", "nbf", "iat"]);

const EMPTY = sentence("The clock is running: the token is checked at the current time.");

/**
 * @param {{judged: () => void, judgeAt: (seconds: string) => void, shown: () => void}} actions `judged`: the token is to
 *   be judged anew; `judgeAt` an instant, nothing for the running clock; `shown`: instants are to be written anew, and
 *   nothing else
 */
export function listenToSettings({ judged, judgeAt, shown }) {
  const seconds = byId("now-seconds", HTMLInputElement);
  const date = byId("now-date", HTMLInputElement);
  const zone = byId("zone", HTMLSelectElement);
  for (const field of [seconds, byId("skew", HTMLInputElement)]) field.addEventListener("input", judged);
  date.addEventListener("input", () => judgeAt(secondsOf(date.value, zone.value)));
  for (const id of ["now-running", "as-of-running"]) {
    byId(id, HTMLElement).addEventListener("click", () => {
      judgeAt("");
      // The button is gone; the field that it emptied is where the person was.
      if (byId("settings", HTMLDetailsElement).open) seconds.focus();
      else byId("summary", HTMLElement).focus();
    });
  }
  for (const name of OFFERED) {
    const button = byId(`now-at-${name}`, HTMLButtonElement);
    button.addEventListener("click", () => judgeAt(button.value));
  }
  zone.addEventListener("change", shown);
  const settings = byId("settings", HTMLDetailsElement);
  settings.addEventListener("toggle", offerZones, { once: true });
  settings.addEventListener("toggle", () => drawZone(zone.value));
}

/**
 * Offers the instants of this token.
 *
 * @param {readonly {name: string, at: string}[]} points
 */
export function offerInstants(points) {
  for (const name of OFFERED) {
    const button = byId(`now-at-${name}`, HTMLButtonElement);
    button.value = points.find((point) => point.name === name)?.at ?? "";
    button.hidden = button.value === "";
  }
}

/**
 * The seconds that a date says; nothing for one that is not whole yet.
 *
 * @param {string} date
 * @param {string} zone
 */
function secondsOf(date, zone) {
  const instant = date === "" ? Number.NaN : instantAt(date, zoneOf(zone));
  return Number.isFinite(instant) ? String(instant) : "";
}

/**
 * The date says what the seconds say; one that says it already is left as somebody typed it.
 *
 * @param {Fields} fields
 */
export function drawDateField({ now, zone }) {
  const field = byId("now-date", HTMLInputElement);
  const { value } = parseNow(now);
  if (secondsOf(field.value, zone) === String(value ?? "")) return;
  field.value = value === null ? "" : shownAs(value, zoneOf(zone));
}

/**
 * @param {number} instant
 * @param {string} zone
 */
function shownAs(instant, zone) {
  const { year, month, day, hour, minute, second } = wallClock(Math.floor(instant), zone);
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}

/**
 * Says what the settings amount to, in the fold and over the verdict.
 *
 * @param {Fields} fields
 */
export function drawSettings(fields) {
  const now = parseNow(fields.now);
  const skew = parseSkew(fields.skew);
  const instant = now.value === null ? "" : clock(now.value, zoneOf(fields.zone));
  const set = instant && sentence("Checked as of {instant}.", { instant });
  say("now", now.problem || paragraph(set, now.note) || EMPTY, now.problem !== "");
  say("skew", skew.problem, skew.problem !== "");
  sayOrHide(byClass(byId("as-of", HTMLElement), "as-of-text"), set);
  byId("as-of", HTMLElement).hidden = set === "";
  setText(byId("times-as-of", HTMLElement), set);
  byId("now-running", HTMLElement).hidden = now.value === null;
  if (byId("settings", HTMLDetailsElement).open) drawZone(fields.zone);
  setText(byId("settings-now", HTMLElement), summaryOf(now.value, skew.value ?? 0));
}

/**
 * Says in which zone the date is, while that can be seen: to look up the zone of this computer takes as long as much else of
 * a start.
 *
 * @param {string} zone
 */
function drawZone(zone) {
  setText(byId("now-date-zone", HTMLElement), sentence("in {zone}", { zone: zoneOf(zone) }));
}

/**
 * @param {"now" | "skew"} name
 * @param {string} text
 * @param {boolean} isProblem
 */
function say(name, text, isProblem) {
  sayOrHide(byId(`${name}-about`, HTMLElement), text);
  const field = byId(name === "now" ? "now-seconds" : "skew", HTMLInputElement);
  if (isProblem) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/**
 * @param {number | null} now
 * @param {number} skew
 */
function summaryOf(now, skew) {
  if (skew === 0) return now === null ? sentence("running, no tolerance") : sentence("fixed, no tolerance");
  const seconds = String(skew);
  if (now === null) return sentence("running, {seconds} s of tolerance", { seconds });
  return sentence("fixed, {seconds} s of tolerance", { seconds });
}

/** Several hundred names, made when somebody looks for them. */
function offerZones() {
  const select = byId("zone", HTMLSelectElement);
  const here = select.options[0];
  if (here) here.textContent = sentence("This computer’s ({zone})", { zone: zoneHere() });
  const known = new Set(Array.from(select.options, ({ value }) => value));
  select.append(
    ...zones()
      .filter((zone) => !known.has(zone))
      .map((zone) => new Option(zone, zone)),
  );
}
