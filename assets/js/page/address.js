import { isPlace, withTheme } from "../shared/theme-fragment.js";
import { modeIn } from "./modes.js";

/**
 * What the address of the page brings along, as text: what is meant for the paste, and how to show it. What it means is
 * not decided here.
 *
 * @typedef {{text: string, key: string, mode: string | null, view: string | null, now: string | null,
 *   theme: string | null, hadKey: boolean, isRefused: boolean, search: string}} FromAddress `text` and `key` are empty where
 *   nothing came; `hadKey` says that a key is left out; `isRefused` that a token or key stood in the query, where it is not
 *   read; `search` is what may stay of the query
 * @typedef {{name: string, value: string, text: string}} Entry `text` is how it stands in the address
 */

/** What the page may be told in its query: none of it is a secret. */
const KEPT = new Set(["boot", "view"]);
/** What says how to show a token, beside it in the fragment. */
const SETTINGS = new Set(["view", "now", "theme"]);
const KEY = "key";
const KEYS = new Set([KEY, "secret", "verify-key", "jwk", "jwks", "password", "client_secret"]);
/** Of an answer of an authorization server, what its query may hold (RFC 6749 §4.1.2, OpenID Connect Core §3.1.2.5). */
const ANSWERS = new Set(["code", "error"]);
const TOKENS = new Set([
  "token",
  "jwt",
  "id_token",
  "access_token",
  "refresh_token",
  "logout_token",
  "id_token_hint",
  "assertion",
  "client_assertion",
  "response",
  "request",
  "authorization",
  "bearer",
]);
/** What the encoding of a JSON object begins with, and two dots. */
const TOKEN_LIKE = /(?:^|[^\w-])ey[\w-]{8,}(?:\.|%2e)[\w-]*(?:\.|%2e)/i;

/**
 * @param {{hash: string, search: string}} address
 * @returns {FromAddress}
 */
export function readAddress({ hash, search }) {
  const query = entriesOf(search);
  const kept = query.filter(({ name }) => KEPT.has(name));
  const isRefused = query.some(holdsSecret);
  const isAnswer = !isRefused && query.some(({ name }) => ANSWERS.has(name));
  const mode = modeIn(hash);
  const fragment = isPlace(withTheme(hash, "")) ? [] : entriesOf(hash).slice(mode === null ? 0 : 1);
  const stays = isRefused || isAnswer ? kept : query;
  const text = textOf(isAnswer ? query.filter((entry) => !kept.includes(entry)) : [], fragment);
  const keys = fragment.filter(({ name }) => KEYS.has(name));
  // One that is named so, beside a token, may be used; whether it is a public one is not decided here.
  const isKey = text !== "" && keys.length === 1 && keys.every(({ name }) => name === KEY);
  return {
    text,
    key: isKey ? keys.map(({ value }) => value).join("") : "",
    mode,
    view: valueNamed(fragment, "view") ?? valueNamed(query, "view"),
    now: valueNamed(fragment, "now"),
    theme: valueNamed(entriesOf(hash), "theme"),
    hadKey: keys.length > 0 && !isKey,
    isRefused,
    search: joined("?", stays),
  };
}

/**
 * A token alone as itself; anything else as it stands in the address, so that pasting the address says the same.
 *
 * @param {Entry[]} query
 * @param {Entry[]} fragment
 */
function textOf(query, fragment) {
  const brought = fragment.filter(({ name }) => !(SETTINGS.has(name) || KEYS.has(name)));
  const [first, ...more] = brought;
  const isAlone = query.length === 0 && more.length === 0 && (first?.name === "token" || first?.name === "");
  return isAlone ? first.value : joined("?", query) + joined("#", brought);
}

/**
 * @param {string} mark
 * @param {Entry[]} entries
 */
function joined(mark, entries) {
  return entries.length === 0 ? "" : mark + entries.map(({ text }) => text).join("&");
}

/**
 * @param {string} part the query or the fragment, with its mark
 * @returns {Entry[]}
 */
function entriesOf(part) {
  const texts = part
    .slice(1)
    .split("&")
    .filter((text) => text !== "");
  return texts.map((text) => {
    const at = text.indexOf("=");
    return { name: at < 0 ? "" : unescaped(text.slice(0, at)), value: unescaped(text.slice(at + 1)), text };
  });
}

/**
 * @param {Entry[]} entries
 * @param {string} name
 */
function valueNamed(entries, name) {
  return entries.find((entry) => entry.name === name)?.value ?? null;
}

/** @param {Entry} entry */
function holdsSecret({ name, value }) {
  const small = name.toLowerCase();
  return value !== "" && (TOKENS.has(small) || KEYS.has(small) || TOKEN_LIKE.test(value));
}

/**
 * The text that percent-encoding stands for; as it is where it stands for none.
 *
 * @param {string} text
 */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
