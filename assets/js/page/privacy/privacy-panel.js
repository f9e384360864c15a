import { byClass, byId, sayOrHide, setText } from "../../shared/dom.js";
import { listing, plural, sentence } from "../../shared/sentence.js";
import { Requests } from "./requests.js";
import { drawStored } from "./stored.js";

/**
 * The panel behind the word "Sealed". Its words stand in the page; here it is only counted and looked up. It shows no
 * address but those of our own files, since an address can carry a token.
 *
 * @typedef {import("./requests.js").Asked} Asked
 */

const EVERY = 1000;

/** What a browser may lack, as far as a page can see. @type {Readonly<Record<string, () => boolean>>} */
const LACKS = {
  types: () => !("trustedTypes" in globalThis),
  webrtc: () => !("RTCPeerConnection" in globalThis),
  allowlist: () => chromium() < 152,
};

/** The version of Chromium that the browser says it is made from; 0 if none. */
function chromium() {
  const { userAgentData } = /** @type {{userAgentData?: {brands: {brand: string, version: string}[]}}} */ (navigator);
  return Number(userAgentData?.brands.find(({ brand }) => brand === "Chromium")?.version ?? 0);
}

/**
 * @param {(text: string) => void} tell lets a screen reader hear a sentence at once
 * @returns {{sealed: () => void}} to be called when the page has taken its network away
 */
export function listenToPrivacy(tell) {
  const panel = byId("sealed", HTMLDetailsElement);
  panel.append(byId("privacy-template", HTMLTemplateElement).content);
  let leaks = 0;
  let timer = 0;
  const requests = new Requests(() => {
    const found = requests.after.length;
    if (found > leaks) tell(raiseAlarm(found));
    leaks = found;
    if (panel.open) drawRequests(requests);
  });

  panel.addEventListener("toggle", () => {
    clearInterval(timer);
    if (!panel.open) return;
    drawOnce();
    drawRequests(requests);
    void drawStores();
    timer = window.setInterval(() => void drawStores(), EVERY);
  });
  byId("privacy-close", HTMLButtonElement).addEventListener("click", closePrivacy);
  return {
    sealed() {
      requests.sealedAt = performance.now();
      setText(byId("privacy-when", HTMLElement), new Date().toLocaleTimeString("en-GB"));
      panel.hidden = false;
    },
  };
}

/** @returns {boolean} whether it was open; the focus goes back to where it opens if it was in it */
export function closePrivacy() {
  const panel = byId("sealed", HTMLDetailsElement);
  if (!panel.open) return false;
  const isWithin = panel.contains(document.activeElement);
  panel.open = false;
  if (isWithin) panel.querySelector("summary")?.focus();
  return true;
}

/** @param {number} count */
function raiseAlarm(count) {
  const words = plural(
    "Sealed, but {count} request went out: see which",
    "Sealed, but {count} requests went out: see which",
    count,
  );
  byId("sealed-holds", HTMLElement).hidden = true;
  sayOrHide(byId("sealed-broken", HTMLElement), words);
  return words;
}

/** @param {Requests} requests */
function drawRequests(requests) {
  const { before, after, refusals } = requests;
  setText(byId("privacy-after", HTMLElement), plural("{count} request", "{count} requests", after.length));
  drawList("privacy-leaks", after);
  const rows = fileRows();
  const others = before.filter(({ name }) => !rows.has(name));
  for (const [address, row] of rows) {
    const came = before.filter(({ name }) => name === address);
    drawCame(row, came);
  }
  drawList("privacy-others", others);
  setText(byId("privacy-before", HTMLElement), beforeText(before.length, others.length));
  setText(
    byId("privacy-refused", HTMLElement),
    refusals.size === 0
      ? sentence("nothing")
      : sentence("attempts, by {directives}", { directives: listing([...refusals].sort()) }),
  );
  byId("privacy-dropped", HTMLElement).hidden = requests.dropped === 0;
  byId("privacy-unseen", HTMLElement).hidden = requests.isTold;
}

/**
 * @param {number} all
 * @param {number} others
 */
function beforeText(all, others) {
  if (all === 0) return sentence("only the page itself");
  if (others === 0) {
    return plural(
      "the page itself, and {count} request for files of this build",
      "the page itself, and {count} requests for files of this build",
      all,
    );
  }
  return plural(
    "the page itself, {count} request for files of this build, and {others} for something else",
    "the page itself, {count} requests for files of this build, and {others} for something else",
    all - others,
    { others: String(others) },
  );
}

/** The rows of our own files, by their addresses. */
function fileRows() {
  const rows = Array.from(document.querySelectorAll("[data-file]")).filter((row) => row instanceof HTMLElement);
  return new Map(rows.map((row) => [new URL(row.dataset.file ?? "", document.baseURI).href, row]));
}

/**
 * @param {HTMLElement} row
 * @param {Asked[]} times
 */
function drawCame(row, times) {
  const how = times.at(-1)?.came ?? sentence("not asked for");
  const count = times.length;
  const told = plural("{how}, {count} time", "{how}, {count} times", count, { how, count: String(count) });
  setText(byClass(row, "privacy-came"), count > 1 ? told : how);
}

/**
 * Requests of which no more than the place is shown.
 *
 * @param {string} id
 * @param {Asked[]} requests
 */
function drawList(id, requests) {
  const list = byId(id, HTMLElement);
  list.hidden = requests.length === 0;
  const lines = requests.map(({ name, by }) => {
    const line = document.createElement("li");
    const place = placeOf(name);
    line.textContent = by
      ? sentence("{place}, requested by {by}", { place, by })
      : sentence("{place}, requested by something unknown", { place });
    return line;
  });
  list.replaceChildren(...lines);
}

/** @param {string} address */
function placeOf(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.origin === location.origin) return sentence("another address of this site");
  return url && url.origin !== "null" ? url.origin : sentence("a place without a name");
}

async function drawStores() {
  const places = Array.from(document.querySelectorAll("[data-stored]")).filter((place) => place instanceof HTMLElement);
  const foreign = await Promise.all(places.map(drawStored));
  byId("privacy-foreign", HTMLElement).hidden = !foreign.includes(true);
}

/** What does not change while the page is there. */
function drawOnce() {
  const isStated = statedHere() === builtWith();
  byId("privacy-stated", HTMLElement).hidden = !isStated;
  byId("privacy-altered", HTMLElement).hidden = isStated;
  for (const [name, lacks] of Object.entries(LACKS)) show(`[data-lacks="${name}"]`, lacks());
  for (const way of ["file", "worker", "server"]) show(`[data-came="${way}"]`, way === wayHere());
}

/** The policies that stand in the page now, as they are written. */
function statedHere() {
  const stated = document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]');
  return Array.from(stated, (one) => one.getAttribute("content")).join("\n");
}

/** The policies that the panel explains. */
function builtWith() {
  const lists = Array.from(document.querySelectorAll("[data-policy]"));
  return lists.map((list) => Array.from(list.querySelectorAll("code"), (one) => one.textContent).join("; ")).join("\n");
}

function wayHere() {
  if (location.protocol === "file:") return "file";
  const [navigation] = performance.getEntriesByType("navigation");
  const isByWorker = navigation instanceof PerformanceNavigationTiming && navigation.workerStart > 0;
  return isByWorker ? "worker" : "server";
}

/**
 * @param {string} selector
 * @param {boolean} isShown
 */
function show(selector, isShown) {
  const place = document.querySelector(selector);
  if (place instanceof HTMLElement) place.hidden = !isShown;
}
