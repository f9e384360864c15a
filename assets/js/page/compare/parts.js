import { byId, sayOrHide, setText } from "../../shared/dom.js";
import { paragraph, plural, sentence } from "../../shared/sentence.js";
import { sentenceText } from "../../shared/sentence-text.js";
import { focusDecoded, goToMode } from "../mode-switch.js";
import { originOf } from "../question.js";
import { part } from "../store.js";
import { ColouredField } from "./coloured-field.js";
import { isAsked, rowsOf } from "./compare-state.js";
import { layOut } from "./layout.js";
import { drawRows } from "./rows.js";
import { listenToSources } from "./sources.js";

/**
 * What is drawn of the mode Compare. Nothing of it is done before somebody goes there.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {import("../state.js").State} State
 * @typedef {import("./compare-state.js").CompareState} CompareState
 * @typedef {import("./compare-state.js").Side} Side
 * @typedef {import("../../types/report.js").ComparedText} ComparedText
 * @typedef {import("../../types/report.js").Comparison} Comparison
 */

const MODE = "compare";
const SIDES = /** @type {const} */ (["a", "b"]);
const COMPARING = sentence("Comparing …");
const NOT_COMPARED = sentence("They couldn’t be compared.");
const NO_KEY = sentence("No key");
const WITH_KEY = sentence("Key given");
const WITH_LINKED_KEY = sentence("Key from the link");
/** @type {Readonly<Record<Comparison["tone"], string>>} */
const MARKS = { same: "same", differs: "differs", caution: "caution", fails: "fail" };
const TICKET = sentence("The ticket, without values or tokens, is on the clipboard.");
const IN_A = sentence("in the text of A");

/**
 * @param {State} initial which is drawn already
 * @param {App} app
 * @param {import("./comparing.js").Comparing} comparing
 * @returns {import("../render.js").Draw[]}
 */
export function compareParts(initial, app, comparing) {
  let isLaidOut = false;
  const coloured = { a: new ColouredField("a", app), b: new ColouredField("b", app) };
  return [
    part(
      initial,
      ({ mode }) => [mode],
      (mode) => {
        if (mode !== MODE) return;
        if (!isLaidOut) {
          layOut();
          listen(comparing, (said) => app.tell(said));
          const ticket = byId("compare-ticket", HTMLButtonElement);
          ticket.addEventListener("click", () => {
            void app.copyOut(ticket, app.state.comparing.answer?.ticket ?? "", TICKET);
          });
          for (const side of SIDES) coloured[side].lay();
          isLaidOut = true;
          draw(app.state.comparing, app.state.present, coloured);
        }
        comparing.arrive();
      },
    ),
    part(
      initial,
      (state) => [state.comparing],
      (known) => {
        if (isLaidOut) draw(known, app.state.present, coloured);
      },
    ),
    part(
      initial,
      (state) => [state.mode, state.fields, originOf(state).keyOrigin === "from-link"],
      (mode, fields, isOfLink) => {
        if (mode === MODE) drawSettings(fields, isOfLink);
      },
    ),
    part(
      initial,
      ({ mode, comparing: { answer } }) => [mode === MODE ? answer : null],
      (answer) => answer && app.tell(paragraph(answer.headline, answer.line)),
    ),
  ];
}

/**
 * @param {import("./comparing.js").Comparing} comparing
 * @param {(said: string) => void} tell
 */
function listen(comparing, tell) {
  for (const side of SIDES) {
    const field = byId(`compare-${side}`, HTMLTextAreaElement);
    field.addEventListener("input", () => comparing.typed(side, field.value));
    byId(`compare-${side}-clear`, HTMLElement).addEventListener("click", () => {
      comparing.typed(side, "");
      field.focus();
    });
    listenToSources(side, (text) => comparing.typed(side, text), tell);
    const choice = byId(`compare-${side}-token`, HTMLSelectElement);
    choice.addEventListener("change", () => comparing.choose(side, Number(choice.value)));
    byId(`compare-${side}-open`, HTMLElement).addEventListener("click", () => {
      comparing.open(side);
      goToMode("decode", focusDecoded);
    });
  }
  byId("compare-swap", HTMLElement).addEventListener("click", () => comparing.swap());
  byId("compare-view", HTMLElement).addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement) comparing.show(event.target.value === "all");
  });
}

/**
 * @param {CompareState} state
 * @param {number} now
 * @param {Readonly<Record<Side, ColouredField>>} coloured
 */
function draw(state, now, coloured) {
  const { answer, isBusy } = state;
  const area = byId("compare-mode", HTMLElement);
  area.dataset.state = isAsked(state) ? "shown" : "empty";
  area.setAttribute("aria-busy", String(isBusy));
  for (const side of SIDES) drawSide(state, side, coloured[side]);
  drawVerdict(state);
  const { shown, same, count } = rowsOf(state);
  byId("compare-rows", HTMLElement).hidden = !answer || answer.rows.length === 0;
  if (!answer) return;
  drawReasons(answer, now);
  const all = answer.rows.length;
  setText(byId("compare-count", HTMLElement), sentence("{count} of {all} lines", { count, all }));
  drawRows(byId("compare-table", HTMLTableElement), shown, answer.rows, now);
  sayOrHide(
    byId("compare-same", HTMLElement),
    same.length === 0 ? "" : sentence("The same: {names}", { names: same.join(", ") }),
  );
}

/**
 * @param {CompareState} state
 * @param {Side} side
 * @param {ColouredField} field
 */
function drawSide(state, side, field) {
  const text = state[side];
  field.draw(text);
  for (const name of ["paste", "file"]) byId(`compare-${side}-${name}`, HTMLElement).hidden = text !== "";
  const found = state.answer?.[side];
  const isIn = side === "b" && text === "" && found?.token !== null && found !== undefined;
  setText(byId(`compare-${side}-what`, HTMLElement), found ? whatOf(found, isIn) : "");
  byId(`compare-${side}-clear`, HTMLElement).hidden = text === "";
  byId(`compare-${side}-open`, HTMLElement).hidden = found?.token === null || found === undefined;
  const choice = byId(`compare-${side}-token`, HTMLSelectElement);
  const labels = found && found.token !== null && found.tokens.length > 1 ? found.tokens : [];
  choice.hidden = labels.length === 0;
  const options = labels.map((label, index) => {
    const number = sentence("Token {number}", { number: index + 1 });
    return new Option(label === "" ? number : `${number} · ${label}`, String(index));
  });
  choice.replaceChildren(...options);
  choice.value = String(found?.token ?? 0);
}

/**
 * @param {ComparedText} found
 * @param {boolean} isInA
 */
function whatOf({ kind, algorithm, issuer, keys }, isInA) {
  if (keys > 0) return plural("{count} key", "{count} keys", keys);
  return [isInA ? IN_A : "", kind, algorithm, issuer].filter((one) => one !== "").join(" · ");
}

/** @param {CompareState} state */
function drawVerdict(state) {
  const { headline, line, changes, mark } = toldOf(state);
  byId("compare-verdict", HTMLElement).hidden = headline === "";
  const summary = byId("compare-summary", HTMLElement);
  setText(summary, headline);
  summary.dataset.mark = mark;
  setText(byId("compare-line", HTMLElement), line);
  sayOrHide(byId("compare-changes", HTMLElement), changes);
  byId("compare-swap", HTMLElement).hidden = changes === "";
  byId("compare-ticket", HTMLElement).hidden = !state.answer?.ticket;
}

/**
 * @param {CompareState} state
 * @returns {{headline: string, line: string, changes: string, mark: string}}
 */
function toldOf({ answer, isBusy, trouble }) {
  if (trouble !== "") return { headline: NOT_COMPARED, line: trouble, changes: "", mark: "fail" };
  if (!answer) return { headline: isBusy ? COMPARING : "", line: "", changes: "", mark: "waiting" };
  const { kind, tone, headline, line } = answer;
  const isCompared = kind === "tokens" || kind === "keys";
  return { headline, line, changes: isCompared ? answer.changes : "", mark: isCompared ? MARKS[tone] : "unchecked" };
}

/**
 * @param {Comparison} answer
 * @param {number} now
 */
function drawReasons({ reasons }, now) {
  for (const isCertain of [true, false]) {
    const list = byId(isCertain ? "compare-reasons" : "compare-may", HTMLElement);
    const items = reasons.filter(({ certain }) => certain === isCertain);
    list.replaceChildren(
      ...items.map(({ message, line }) => {
        const item = document.createElement("li");
        const strong = document.createElement("strong");
        strong.textContent = sentenceText(message, now);
        item.append(strong, line === "" ? "" : ` ${line}`);
        return item;
      }),
    );
    list.hidden = items.length === 0;
    if (!isCertain)
      byId("compare-may-head", HTMLElement).hidden = items.length === 0 || items.length === reasons.length;
  }
}

/**
 * @param {State["fields"]} fields
 * @param {boolean} isOfLink where the key comes from
 */
function drawSettings({ key, now, skew, expect }, isOfLink) {
  const names = Object.entries(expect)
    .filter(([, value]) => value !== "")
    .map(([name]) => name);
  const said = [
    keySaid(key, isOfLink),
    names.length === 0 ? sentence("no expected values") : sentence("expected: {names}", { names: names.join(", ") }),
    ...(now === "" ? [] : [sentence("at another time")]),
    ...(skew === "" || skew === "0" ? [] : [sentence("tolerance {seconds} s", { seconds: skew })]),
  ];
  setText(byId("compare-settings", HTMLElement), said.join(" · "));
}

/**
 * @param {string} key
 * @param {boolean} isOfLink
 */
function keySaid(key, isOfLink) {
  if (key === "") return NO_KEY;
  return isOfLink ? WITH_LINKED_KEY : WITH_KEY;
}
