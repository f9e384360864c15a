import { cacheName } from "../../offline/cache-names.js";
import { appendVisible } from "../../shared/append-visible.js";
import { listing, plural, sentence } from "../../shared/sentence.js";

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
  const says = names === null ? sentence("not accessible here") : sentence("none");
  const text = document.createElement("span");
  appendVisible(text, names?.length ? sentenceOf(listed(own), listed(foreign)) : says);
  // Every second it is the same, and a selection in it should stay.
  if (place.textContent !== text.textContent) place.replaceChildren(text);
  return foreign.length > 0;
}

/**
 * @param {string} own names, or nothing
 * @param {string} foreign names, or nothing
 */
function sentenceOf(own, foreign) {
  if (foreign === "") return sentence("of this page, its own files: {own}", { own });
  if (own === "") return sentence("not of this page: {foreign}", { foreign });
  return sentence("of this page, its own files: {own}; not of this page: {foreign}", { own, foreign });
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
    .map((name) => (name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name || sentence("(no name)")));
  const left = names.length - MOST;
  if (left <= 0) return listing(shown);
  const values = { names: listing(shown), count: String(left) };
  return plural("{names} and {count} more", "{names} and {count} more", left, values);
}
