import { byClass, byId, sayOrHide, setText } from "../../shared/dom.js";
import { clock } from "../../shared/relative-time.js";
import { sentence } from "../../shared/sentence.js";
import { instantAt, wallClock, zoneHere, zones } from "../../shared/time-zones.js";
import { chosenZone, readNow, readSkew } from "./time-settings.js";

/**
 * The controls of the judgement: another instant than now, a skew, the zone in which instants are shown.
 */

/** The claims whose instants are offered with one click. */
const OFFERED = /** @type {const} */ (["exp", "nbf", "iat"]);

const EMPTY = sentence("The clock runs: the token is judged at this very second.");

/**
 * @param {{judged: () => void, shown: () => void}} changed `judged`: the token is to be judged anew; `shown`: instants
 *   are to be written anew, and nothing else
 */
export function listenToSettings({ judged, shown }) {
  const seconds = byId("now-seconds", HTMLInputElement);
  const date = byId("now-date", HTMLInputElement);
  /** @param {() => void} change */
  const judgedAfter = (change) => () => {
    change();
    drawSettings();
    judged();
  };
  seconds.addEventListener("input", judgedAfter(fillDate));
  date.addEventListener("input", judgedAfter(fillSeconds));
  byId("skew", HTMLElement).addEventListener(
    "input",
    judgedAfter(() => undefined),
  );
  const back = judgedAfter(() => setNow(""));
  for (const id of ["now-running", "as-of-running"]) {
    byId(id, HTMLElement).addEventListener("click", () => {
      back();
      // The button is gone; the field that it emptied is where the person was.
      if (byId("settings", HTMLDetailsElement).open) seconds.focus();
      else byId("summary", HTMLElement).focus();
    });
  }
  for (const name of OFFERED) {
    const button = byId(`now-at-${name}`, HTMLButtonElement);
    button.addEventListener(
      "click",
      judgedAfter(() => setNow(button.value)),
    );
  }
  byId("zone", HTMLElement).addEventListener("change", () => {
    fillDate();
    drawSettings();
    shown();
  });
  byId("settings", HTMLElement).addEventListener("toggle", offerZones, { once: true });
  drawSettings();
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

/** @param {string} seconds */
function setNow(seconds) {
  byId("now-seconds", HTMLInputElement).value = seconds;
  fillDate();
}

/**
 * Judges at an instant as if somebody had typed it.
 *
 * @param {string} seconds none for the running clock
 */
export function judgeAt(seconds) {
  setNow(seconds);
  byId("now-seconds", HTMLElement).dispatchEvent(new Event("input"));
}

/** The date field says what the seconds say. */
function fillDate() {
  const { value } = readNow();
  byId("now-date", HTMLInputElement).value = value === null ? "" : shownAs(value);
}

/** The seconds say what the date field says; a date that is not whole yet sets nothing. */
function fillSeconds() {
  const instant = instantAt(byId("now-date", HTMLInputElement).value, chosenZone());
  byId("now-seconds", HTMLInputElement).value = Number.isFinite(instant) ? String(instant) : "";
}

/** @param {number} instant */
function shownAs(instant) {
  const { year, month, day, hour, minute, second } = wallClock(Math.floor(instant), chosenZone());
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}

/** Says what the settings amount to, in the fold and over the verdict. */
function drawSettings() {
  const now = readNow();
  const skew = readSkew();
  const zone = chosenZone();
  const set =
    now.value === null ? "" : sentence("Judged as if it were {instant}.", { instant: clock(now.value, zone) });
  say("now", now.problem || set || EMPTY, now.problem !== "");
  say("skew", skew.problem, skew.problem !== "");
  sayOrHide(byClass(byId("as-of", HTMLElement), "as-of-text"), set);
  byId("as-of", HTMLElement).hidden = set === "";
  setText(byId("times-as-of", HTMLElement), set);
  byId("now-running", HTMLElement).hidden = now.value === null;
  setText(byId("now-date-zone", HTMLElement), sentence("in {zone}", { zone }));
  setText(byId("settings-now", HTMLElement), summaryOf(now.value, skew.value ?? 0));
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
  if (skew === 0) return now === null ? sentence("running, no skew") : sentence("standing still, no skew");
  const seconds = String(skew);
  if (now === null) return sentence("running, {seconds} s of skew", { seconds });
  return sentence("standing still, {seconds} s of skew", { seconds });
}

/** Several hundred names, made when somebody looks for them. */
function offerZones() {
  const select = byId("zone", HTMLSelectElement);
  const here = select.options[0];
  if (here) here.textContent = sentence("This computer's ({zone})", { zone: zoneHere() });
  const known = new Set(Array.from(select.options, ({ value }) => value));
  select.append(
    ...zones()
      .filter((zone) => !known.has(zone))
      .map((zone) => new Option(zone, zone)),
  );
}
