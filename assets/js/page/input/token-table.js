import { appendVisible } from "../../shared/append-visible.js";
import { byId, setText } from "../../shared/dom.js";
import { paragraph, plural, sentence } from "../../shared/sentence.js";
import { severityName } from "../findings/severity.js";
import { LongWork } from "../long-work.js";
import { drawWords } from "../time/ticking-sentence.js";
import { tick } from "../time/time-element.js";
import { lookOf } from "../verdict/looks.js";
import { numberOf, placeOf } from "./token-rows.js";

/**
 * Every token of the paste in one table over the page, under the key and the expectations that are set. It is drawn when
 * it is opened, and nothing of it stays when it is closed.
 *
 * @typedef {import("../../types/report.js").Row} Row
 * @typedef {import("../../types/report.js").Table} Table
 * @typedef {import("../time/moment.js").Moment} Moment
 * @typedef {object} Sources
 * @property {() => readonly Row[]} rows as the report has them
 * @property {(waiting: import("../../engine/engine.js").Waiting) => Promise<Table> | null} table with what came of the key, none without one
 * @property {() => Moment} moment
 * @property {(token: number) => void} choose called with the index of a token in the paste
 */

/** What each column is called, and what it has of a row that is no more than text. */
const COLUMNS = /** @type {const} */ ([
  [sentence("Kind"), "kind"],
  [sentence("Issuer"), "issuer"],
  [sentence("Subject"), "subject"],
  [sentence("kid"), "kid"],
  [sentence("Algorithm"), "algorithm"],
]);
const TITLES = [
  sentence("Token"),
  ...COLUMNS.map(([title]) => title),
  sentence("Expires"),
  sentence("Verdict"),
  sentence("Worst finding"),
];

export class TokenTable {
  #dialog = byId("table", HTMLDialogElement);
  #rows = byId("table-rows", HTMLElement);
  #about = byId("table-about", HTMLElement);
  #close = byId("table-close", HTMLButtonElement);
  #sources;
  #asked = new AbortController();
  #work = new LongWork({
    id: "table-long-work",
    put: (element) => byId("table-about", HTMLElement).parentElement?.after(element),
    // What is outside of a dialog that is open can't be heard.
    tell: (said) => setText(this.#about, said),
    cancel: () => this.#cancel(),
  });

  /** @param {Sources} sources */
  constructor(sources) {
    this.#sources = sources;
    byId("table-open", HTMLElement).addEventListener("click", () => void this.#open());
    this.#close.addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("close", () => {
      this.#asked.abort();
      this.#work.show(false, "");
      this.#rows.replaceChildren();
    });
  }

  /** Brings what speaks of now up to date. */
  tick() {
    tick(this.#rows, this.#sources.moment());
  }

  async #open() {
    const given = new AbortController();
    this.#asked = given;
    const rows = this.#sources.rows();
    const reached = (/** @type {number} */ done, /** @type {number} */ count) => this.#work.reach({ done, count });
    const asked = this.#sources.table({ signal: given.signal, reached });
    this.#draw(rows, asked ? sentence("Trying the key on all of them…") : sentence("No key is given."));
    this.#dialog.showModal();
    if (asked) this.#work.show(true, sentence("Still trying the key on all of them."));
    const isGone = () => this.#asked !== given || !this.#dialog.open;
    try {
      const table = await asked;
      if (table && !isGone()) this.#draw(table.rows, outcomeOf(table));
    } catch {
      if (!isGone()) this.#draw(rows, sentence("The key couldn’t be tried on all of them."));
    }
    if (isGone()) return;
    this.#work.show(false, "");
    this.#work.reach(null);
  }

  /** What was tried until then is shown as soon as it is there. */
  #cancel() {
    this.#asked.abort();
    this.#work.show(false, "");
    setText(this.#about, sentence("It was cancelled."));
    this.#close.focus();
  }

  /**
   * @param {readonly Row[]} rows
   * @param {string} about
   */
  #draw(rows, about) {
    const isOneLine = rows.every(({ lines }) => lines.every((line) => line === 1));
    const elements = rows.map((row) => this.#row(row, isOneLine));
    const head = rowOf(TITLES.map((title) => cell("th", title)));
    this.#rows.replaceChildren(head, ...elements);
    setText(this.#about, about);
    this.tick();
  }

  /**
   * @param {Row} row
   * @param {boolean} isOneLine the paste has no lines to tell apart
   */
  #row(row, isOneLine) {
    const { worst, finding } = row;
    const button = cell("button", row.label || row.request || numberOf(row));
    button.className = "plain";
    button.addEventListener("click", () => {
      this.#dialog.close();
      this.#sources.choose(row.tokens[0] ?? 0);
    });
    const name = cell("th", "");
    name.append(button, cell("p", placeOf(row, isOneLine)));
    const expires = cell("td", "");
    drawWords(expires, row.expires);
    const verdict = cell("td", "");
    const [mark, words] = lookOf(worst.line, worst.state, worst.why);
    Object.assign(verdict.dataset, { mark, line: worst.line, state: worst.state });
    const state = cell("p", words);
    state.className = "cell-state";
    const headline = cell("p", "");
    drawWords(headline, row.headline);
    verdict.append(state, headline);
    const message = finding ? paragraph(severityName(finding.severity), finding.message) : "";
    return rowOf([
      name,
      ...COLUMNS.map(([, member]) => cell("td", row[member])),
      expires,
      verdict,
      cell("td", message),
    ]);
  }
}

/**
 * @param {string} tag
 * @param {string} text
 */
function cell(tag, text) {
  const element = document.createElement(tag);
  appendVisible(element, text);
  return element;
}

/** @param {HTMLElement[]} cells each of which says, where there is one column, what it is */
function rowOf(cells) {
  const row = document.createElement("tr");
  for (const [at, title] of TITLES.entries()) {
    const one = cells[at];
    if (one?.hasChildNodes()) one.dataset.title = title;
  }
  row.append(...cells);
  return row;
}

/** @param {Table} table */
function outcomeOf({ rows, tried }) {
  const valid = rows.filter(({ verdict }) => verdict.signature === "valid").length;
  if (tried < rows.length) {
    const numbers = { tried, valid };
    return plural(
      "It was cancelled: the key was tried on {tried} of {count} token, and verifies {valid}.",
      "It was cancelled: the key was tried on {tried} of {count} tokens, and verifies {valid}.",
      rows.length,
      numbers,
    );
  }
  return plural("It verifies {valid} of {count} token.", "It verifies {valid} of {count} tokens.", rows.length, {
    valid,
  });
}
