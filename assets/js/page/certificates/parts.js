import { byClass, byId, sayOrHide, setText } from "../../shared/dom.js";
import { plural, sentence } from "../../shared/sentence.js";
import { readKeyFile } from "../keys/key-file.js";
import { shownKey } from "../keys/keys-state.js";
import { part } from "../store.js";
import { NO_CHAIN, PREFIXES, rowsOf, wholeOf } from "./certificates-state.js";
import { chainCard } from "./layout.js";
import { checksOf, MARKS, rowOf } from "./rows.js";

/**
 * What is drawn of chains of certificates, and what their controls do.
 *
 * @typedef {import("../render.js").Draw} Draw
 * @typedef {import("../state.js").State} State
 * @typedef {import("./certifying.js").Certifying} Certifying
 */

const NO_ROOTS = sentence("No root is built in. What you give here never leaves this page.");
/** What a file of roots can be at most. */
const LARGEST = 2_000_000;

/**
 * @param {State} initial which is drawn already
 * @param {import("../app.js").App} app
 * @param {Certifying} certifying
 * @returns {Draw[]}
 */
export function certificateParts(initial, app, certifying) {
  byId("panes", HTMLElement).after(chainCard(PREFIXES.decode, {}));
  byId("keys-findings", HTMLElement).after(chainCard(PREFIXES.keys, { open: true }));
  for (const prefix of Object.values(PREFIXES)) listen(prefix, certifying);
  return [
    part(
      initial,
      ({ answer, certificates: { roots } }) => [answer, roots],
      (_answer, _roots) => certifying.ask("decode"),
    ),
    part(
      initial,
      ({ keys, certificates: { roots } }) => [shownKey(keys), roots],
      (_key, _roots) => certifying.ask("keys"),
    ),
    part(
      initial,
      ({ certificates: { decode, roots }, pageView, phase }) => [decode, roots, pageView === "full", phase],
      (shown, roots, isFull, phase) => draw(PREFIXES.decode, isFull ? shown : NO_CHAIN, roots, phase === "nothing"),
    ),
    part(
      initial,
      ({ certificates: { keys, roots } }) => [keys, roots],
      (shown, roots) => draw(PREFIXES.keys, shown, roots, true),
    ),
    part(
      initial,
      ({ certificates: { decode } }) => [decode.answer],
      (answer) => drawRows(PREFIXES.decode, answer),
    ),
    part(
      initial,
      ({ certificates: { keys } }) => [keys.answer],
      (answer) => drawRows(PREFIXES.keys, answer),
    ),
    part(
      initial,
      ({ mode, phase, certificates }) => [toldOf(certificates, mode, phase)],
      (said) => said !== "" && app.tell(said),
    ),
  ];
}

/**
 * What is heard of a chain: the verdict of one under the roots that somebody gave, and that of one without a token.
 *
 * @param {State["certificates"]} certificates
 * @param {string} mode
 * @param {State["phase"]} phase
 */
function toldOf(certificates, mode, phase) {
  if (mode !== "decode" && mode !== "keys") return "";
  const { answer, isCurrent } = certificates[mode];
  const isAsked = certificates.roots !== "" || (mode === "decode" && phase === "nothing");
  return answer && isCurrent && isAsked ? answer.message : "";
}

/**
 * @param {string} prefix
 * @param {Certifying} certifying
 */
function listen(prefix, certifying) {
  const field = byId(`${prefix}-roots`, HTMLTextAreaElement);
  const file = byId(`${prefix}-roots-file`, HTMLInputElement);
  field.addEventListener("input", () => certifying.trust(field.value));
  byId(`${prefix}-roots-open`, HTMLElement).addEventListener("click", () => file.click());
  byId(`${prefix}-roots-clear`, HTMLElement).addEventListener("click", () => {
    certifying.trust("");
    field.focus();
  });
  file.addEventListener("change", async () => {
    await readKeyFile(file.files?.[0], (text) => certifying.trust(text), LARGEST);
    // The same file may be chosen once more.
    file.value = "";
  });
}

/**
 * @param {string} prefix
 * @param {import("./certificates-state.js").Shown} shown
 * @param {string} roots
 * @param {boolean} isOpen when the card comes
 */
function draw(prefix, { answer, isCurrent, trouble }, roots, isOpen) {
  const card = byId(prefix, HTMLDetailsElement);
  const isThere = answer !== null || trouble !== "";
  if (isThere && card.hidden) card.open = isOpen;
  card.hidden = !isThere;
  card.setAttribute("aria-busy", String(!isCurrent));
  drawRoots(prefix, roots, answer?.roots ?? "");
  const state = byId(`${prefix}-state`, HTMLElement);
  state.dataset.mark = answer ? MARKS[answer.state] : "unchecked";
  setText(byClass(state, "cell-state"), trouble || (answer?.message ?? ""));
}

/**
 * What is unfolded stays so, and the focus where it is, while roots are typed.
 *
 * @param {string} prefix
 * @param {import("../../types/report.js").Chain | null} answer
 */
function drawRows(prefix, answer) {
  const rows = answer ? rowsOf(answer) : [];
  const count = plural("{count} certificate", "{count} certificates", rows.length);
  setText(byId(`${prefix}-count`, HTMLElement), rows.length === 0 ? sentence("Certificates") : count);
  sayOrHide(byId(`${prefix}-limits`, HTMLElement), answer?.limits ?? "");
  const whole = checksOf(answer ? wholeOf(answer) : []);
  whole.id = `${prefix}-whole`;
  byId(whole.id, HTMLElement).replaceWith(whole);
  const signedToken = answer?.checks.some(({ id, state }) => id === "token-key" && state === "met") ?? false;
  const list = byId(`${prefix}-list`, HTMLElement);
  const before = Array.from(list.querySelectorAll("details"));
  const opened = new Set(before.filter(({ open }) => open).map(({ id }) => id));
  const focused = before.find((details) => details.contains(document.activeElement))?.id;
  list.replaceChildren(...rows.map((row, index) => rowOf(row, prefix, signedToken && index === 0)));
  for (const details of list.querySelectorAll("details")) {
    details.open = opened.has(details.id);
    if (details.id === focused) details.querySelector("summary")?.focus();
  }
}

/**
 * @param {string} prefix
 * @param {string} roots
 * @param {string} said of them
 */
function drawRoots(prefix, roots, said) {
  const field = byId(`${prefix}-roots`, HTMLTextAreaElement);
  if (field.value !== roots) field.value = roots;
  byId(`${prefix}-roots-clear`, HTMLElement).hidden = roots === "";
  setText(byId(`${prefix}-roots-about`, HTMLElement), roots === "" ? NO_ROOTS : said);
}
