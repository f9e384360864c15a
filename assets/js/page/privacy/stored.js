import { cacheName } from "../../offline/cache-names.js";
import { appendVisible } from "../../shared/append-visible.js";

/**
 * What this browser holds for the site of this page, by name: nothing is opened, and nothing is read but names.
 */

const MOST = 8;
const LONGEST = 60;

/** @type {readonly (readonly [string, () => string[] | Promise<string[]>])[]} */
const KINDS = [
  [
    "cookies",
    () =>
      document.cookie
        .split("; ")
        .flatMap((one) => one.split("=", 1))
        .filter(Boolean),
  ],
  ["local", () => Object.keys(localStorage)],
  ["session", () => Object.keys(sessionStorage)],
  ["databases", async () => (await indexedDB.databases()).map(({ name }) => name ?? "")],
  ["caches", () => caches.keys()],
  ["workers", async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)],
];
const NAMES = new Map(KINDS);

/**
 * Whether something of that kind and name is what this page keeps to work without a network.
 *
 * @param {string} kind
 * @param {string} name
 */
function isOurs(kind, name) {
  const { href, pathname } = new URL(".", document.baseURI);
  return kind === "workers" ? name === href : kind === "caches" && name.startsWith(cacheName(pathname, ""));
}

/**
 * @param {HTMLElement} place a `[data-stored]`
 * @returns {Promise<boolean>} whether something lies there that is not of this page
 */
export async function drawStored(place) {
  const kind = place.dataset.stored ?? "";
  const names = await namesOf(kind);
  const foreign = names?.filter((name) => !isOurs(kind, name)) ?? [];
  const own = names?.filter((name) => isOurs(kind, name)) ?? [];
  const says = names === null ? "closed to this page here" : "none";
  const text = document.createElement("span");
  if (own.length > 0) appendVisible(text, `of this page, its own files: ${listed(own)}`);
  if (foreign.length > 0) appendVisible(text, `${own.length > 0 ? "; " : ""}not of this page: ${listed(foreign)}`);
  if (!names?.length) text.textContent = says;
  // Every second it is the same, and a selection in it should stay.
  if (place.textContent !== text.textContent) place.replaceChildren(text);
  return foreign.length > 0;
}

/**
 * @param {string} kind
 * @returns {Promise<string[] | null>} nothing where the browser has no such store for this page, as in a sandbox
 */
async function namesOf(kind) {
  try {
    return (await NAMES.get(kind)?.()) ?? null;
  } catch {
    return null;
  }
}

/** @param {string[]} names */
function listed(names) {
  const shown = names
    .slice(0, MOST)
    .map((name) => (name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name || "(no name)"));
  const more = names.length > MOST ? ` and ${names.length - MOST} more` : "";
  return `${shown.join(", ")}${more}`;
}
