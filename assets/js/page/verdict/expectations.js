import { appendVisible } from "../../shared/append-visible.js";
import { byId, sayOrHide, setText } from "../../shared/dom.js";
import { paragraph, plural, sentence } from "../../shared/sentence.js";

/**
 * What a person expects of the claims, and how each of them turns out.
 *
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../types/report.js").Check} Check
 * @typedef {import("../../types/report.js").JsonNode} JsonNode
 * @typedef {"iss" | "aud" | "sub" | "nonce" | "azp" | "scope"} Name
 */

/** @type {readonly Name[]} */
const NAMES = ["iss", "aud", "sub", "nonce", "azp", "scope"];

/** @type {ReadonlyMap<string, string>} */
const RESULTS = new Map([
  ["match", sentence("As expected.")],
  ["mismatch", sentence("Not as expected.")],
  ["missing", sentence("Missing: this token has no such claim.")],
]);

const FROM_THIS = sentence(
  "Filled in from this token itself: it matches because it was copied, which proves nothing. Put in what your service is set up with, or paste another token to compare it with this one.",
);
const FROM_OTHER = sentence(
  "Filled in from an earlier token: this says how the two differ, not whether either is meant for you.",
);

/** @type {{token: Token | null, source: Token["text"] | null}} `source` is the token that the fields were filled from */
const known = { token: null, source: null };

/** @param {Name} name */
function fieldOf(name) {
  return byId(`expect-${name}`, HTMLInputElement);
}

/**
 * What is expected, empty fields left out.
 *
 * @returns {import("../../engine/engine.js").Expectations}
 */
export function expected() {
  const filled = NAMES.map((name) => /** @type {const} */ ([name, fieldOf(name).value])).filter(
    ([, value]) => value !== "",
  );
  return Object.fromEntries(filled);
}

/** @param {() => void} changed */
export function listenToExpectations(changed) {
  for (const name of NAMES) {
    fieldOf(name).addEventListener("input", () => {
      known.source = null;
      changed();
    });
  }
  byId("expect-fill", HTMLElement).addEventListener("click", () => {
    fill();
    changed();
  });
  byId("expect-clear", HTMLElement).addEventListener("click", () => {
    for (const name of NAMES) fieldOf(name).value = "";
    known.source = null;
    fieldOf("iss").focus();
    changed();
  });
}

/** Takes over what the token on screen says; a claim of several values gives its first, but all of its scopes. */
function fill() {
  const { token } = known;
  if (!token) return;
  const members = new Map((token.payload?.tree?.members ?? []).map(({ name, node }) => [name, node]));
  for (const name of NAMES) {
    const node = members.get(name) ?? (name === "scope" ? members.get("scp") : undefined);
    const strings = node ? stringsOf(node) : [];
    fieldOf(name).value = (name === "scope" ? strings.join(" ") : strings[0]) ?? "";
  }
  known.source = token.text;
}

/**
 * @param {JsonNode} node
 * @returns {string[]}
 */
function stringsOf(node) {
  return [node, ...(node.items ?? [])].filter(({ type }) => type === "string").map(({ value = "" }) => value);
}

/** @param {Token | null} token */
export function drawExpectations(token) {
  known.token = token;
  const checks = new Map((token?.verdict.audience.checks ?? []).map((check) => [check.name, check]));
  for (const name of NAMES) drawResult(name, checks.get(name) ?? null);
  const asked = Object.keys(expected()).length;
  byId("expect-fill", HTMLButtonElement).hidden = !token?.payload?.tree?.members;
  byId("expect-clear", HTMLButtonElement).hidden = asked === 0;
  setText(byId("expect-count", HTMLElement), countOf(asked, [...checks.values()]));
  const origin = known.source === token?.text ? FROM_THIS : FROM_OTHER;
  sayOrHide(byId("expect-origin", HTMLElement), known.source === null || asked === 0 ? "" : origin);
}

/**
 * @param {number} asked
 * @param {Check[]} checks
 */
function countOf(asked, checks) {
  if (asked === 0) return sentence("nothing yet");
  const met = checks.filter(({ state }) => state === "match").length;
  if (checks.length === 0) return plural("{count} to compare", "{count} to compare", asked);
  return sentence("{met} of {count} as expected", { met, count: checks.length });
}

/**
 * @param {Name} name
 * @param {Check | null} check
 */
function drawResult(name, check) {
  const place = byId(`expect-${name}-result`, HTMLElement);
  const field = fieldOf(name);
  place.replaceChildren();
  place.hidden = check === null;
  if (check === null) {
    delete place.dataset.state;
    field.removeAttribute("aria-invalid");
    return;
  }
  place.dataset.state = check.state;
  if (check.state === "match") field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
  appendVisible(place, sentenceOf(check));
}

/** @param {Check} check */
function sentenceOf({ state, found, hint }) {
  const result = RESULTS.get(state) ?? sentence("Not compared.");
  if (state !== "mismatch") return result;
  return paragraph(
    result,
    found === "" ? "" : sentence("The token says “{found}”.", { found }),
    hint === "" ? "" : sentence("It {hint}.", { hint }),
  );
}
