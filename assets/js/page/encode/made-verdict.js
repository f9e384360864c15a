import { byClass, byId, elementOf, sayOrHide, setText } from "../../shared/dom.js";
import { sentenceText } from "../../shared/sentence-text.js";
import { countOf, drawNames, severityName } from "../findings/severity.js";
import { lookOf } from "../verdict/looks.js";

/**
 * The verdict on the token that is made: it has a mark of its own, and is never green.
 *
 * @typedef {import("../../types/drawn.js").LineName} LineName
 * @typedef {import("./making-verdict.js").Said} Said
 */

const LINE_NAMES = /** @type {const} */ (["structure", "signature", "time", "audience", "trust"]);

/**
 * @param {Said} said
 * @param {number} now seconds
 */
export function drawMadeVerdict(said, now) {
  const card = byId("made-verdict", HTMLElement);
  card.dataset.look = said.look;
  card.setAttribute("aria-busy", String(said.isAwaited));
  setText(byId("made-summary", HTMLElement), sentenceText(said.headline, now));
  sayOrHide(byId("made-line", HTMLElement), sentenceText(said.line, now));
  drawCells(said.verdict, now);
  drawFindings(said.findings);
  const next = byId("made-next", HTMLButtonElement);
  next.hidden = said.action === null;
  if (said.action) setText(next, said.action.label);
  next.classList.toggle("first", said.action?.settles ?? false);
}

/**
 * @param {Said["verdict"]} verdict
 * @param {number} now
 */
function drawCells(verdict, now) {
  byId("made-strip", HTMLElement).hidden = verdict === null;
  for (const cell of document.querySelectorAll("[data-made-line]")) {
    const name = LINE_NAMES.find((one) => one === cell.getAttribute("data-made-line"));
    if (!(name && cell instanceof HTMLElement)) continue;
    if (verdict === null) {
      // The card looks as its cells do, also where they are hidden.
      delete cell.dataset.mark;
      continue;
    }
    const { words: reason, message, state, data } = verdict[name];
    const [mark, words] = lookOf(name, state, data.why);
    cell.dataset.mark = mark;
    cell.dataset.state = state;
    setText(byClass(cell, "cell-state"), words);
    setText(byClass(cell, "cell-reason"), reason ? sentenceText(reason, now) : message);
  }
}

/** @param {Said["findings"]} findings */
function drawFindings(findings) {
  byId("made-findings", HTMLElement).hidden = findings.length === 0;
  setText(byId("made-findings-count", HTMLElement), countOf(findings));
  drawNames(byId("made-findings-first", HTMLElement), findings);
  byId("made-finding-list", HTMLElement).replaceChildren(...findings.map(findingItem));
}

/** @param {Said["findings"][number]} finding */
function findingItem({ severity, message, advice }) {
  const item = elementOf("made-finding-template");
  item.dataset.severity = severity;
  setText(byClass(item, "finding-severity"), severityName(severity));
  setText(byClass(item, "finding-message"), message);
  setText(byClass(item, "finding-advice"), advice);
  return item;
}
