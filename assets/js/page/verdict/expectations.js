import { appendVisible } from "../../shared/append-visible.js";
import { byId, sayOrHide, setText } from "../../shared/dom.js";
import { paragraph, plural, sentence } from "../../shared/sentence.js";
import { EXPECTED, expectedField } from "../fields.js";
import { expectableOf } from "../opened.js";
import { drawChips, foldExpected, openExpected } from "./expected-chips.js";

/**
 * What a person expects of the claims, and how each of them turns out.
 *
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../types/report.js").Check} Check
 * @typedef {import("../state.js").Expected} Expected
 */

/** @type {ReadonlyMap<string, string>} */
const RESULTS = new Map([
  ["match", sentence("As expected.")],
  ["mismatch", sentence("Not as expected.")],
  ["missing", sentence("Missing: this token has no such claim.")],
]);

const FROM_THIS = sentence(
  "Copied from this token, so of course it matches; that proves nothing. Enter what your service is configured with, or paste another token to compare it with this one.",
);
const FROM_OTHER = sentence(
  "Copied from an earlier token: this shows how the two differ, not whether either is meant for you.",
);

/**
 * @param {{typed: () => void, fill: () => void, clear: () => void}} actions
 */
export function listenToExpectations({ typed, fill, clear }) {
  for (const name of EXPECTED) expectedField(name).addEventListener("input", typed);
  byId("expect-fill", HTMLElement).addEventListener("click", fill);
  byId("expect-clear", HTMLElement).addEventListener("click", () => {
    clear();
    foldExpected();
    openExpected("iss").focus();
  });
}

/**
 * @param {Token | null} token
 * @param {number} asked how many claims were compared, or are to be
 * @param {string | null} filledFrom the token that the fields were filled from
 */
export function drawExpectations(token, asked, filledFrom) {
  drawChips();
  const checks = new Map((token?.verdict.audience.checks ?? []).map((check) => [check.name, check]));
  for (const name of EXPECTED) drawResult(name, checks.get(name) ?? null);
  byId("expect-fill", HTMLButtonElement).hidden = expectableOf(token) === null;
  byId("expect-clear", HTMLButtonElement).hidden = asked === 0;
  setText(byId("expect-count", HTMLElement), countOf(asked, [...checks.values()]));
  const origin = filledFrom === token?.text ? FROM_THIS : FROM_OTHER;
  sayOrHide(byId("expect-origin", HTMLElement), filledFrom === null || asked === 0 ? "" : origin);
}

/**
 * @param {number} asked
 * @param {Check[]} checks
 */
function countOf(asked, checks) {
  if (asked === 0) return sentence("none set");
  const met = checks.filter(({ state }) => state === "match").length;
  if (checks.length === 0) return plural("{count} to compare", "{count} to compare", asked);
  return sentence("{met} of {count} as expected", { met, count: checks.length });
}

/**
 * @param {Expected} name
 * @param {Check | null} check
 */
function drawResult(name, check) {
  const place = byId(`expect-${name}-result`, HTMLElement);
  const field = expectedField(name);
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
  return paragraph(result, found === "" ? "" : sentence("The token says “{found}”.", { found }), hint);
}
