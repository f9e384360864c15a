import { byId, setText } from "../shared/dom.js";
import { sentence } from "../shared/sentence.js";
import { sentenceText } from "../shared/sentence-text.js";
import { hideFaults } from "./findings/faults.js";
import { drawFindings } from "./findings/findings.js";
import { createAnnouncer } from "./live-region.js";
import { drawTimes } from "./time/time-section.js";
import { presentInstant } from "./time/time-settings.js";
import { drawWaitingPanes, hidePanes } from "./token/panes.js";
import { drawVerdict, drawWaitingVerdict, hideVerdict, tickVerdict } from "./verdict/verdict.js";

/**
 * The sheet as a whole: which of its states it is in, and what stands on top.
 *
 * @typedef {import("../types/report.js").Verdict} Verdict
 * @typedef {import("../types/report.js").Words} Words
 * @typedef {"empty" | "waiting" | "nothing" | "decoded" | "trouble"} SheetState
 */

const EMPTY = sentence("Paste a token to see what it says. Nothing you paste leaves this page.");

const WAITING = sentence("Python is starting. This is decoded as soon as it runs.");
const NO_ENGINE = sentence("Not decoded: Python did not start.");

export class Sheet {
  #element = byId("report", HTMLElement);
  #announcer = createAnnouncer();
  /** @type {Verdict | null} */
  #verdict = null;
  /** @type {Words} */
  #summary = [];

  /** @param {SheetState} state */
  #enter(state) {
    this.#element.dataset.state = state;
    byId("intro", HTMLElement).hidden = state !== "empty";
    byId("nothing", HTMLElement).hidden = state !== "nothing";
    byId("copy", HTMLElement).hidden = state !== "decoded";
    if (state !== "decoded") this.#emptyResults();
  }

  #emptyResults() {
    this.#verdict = null;
    byId("tokens", HTMLElement).hidden = true;
    hideVerdict();
    hideFaults();
    hidePanes();
    drawFindings([]);
    drawTimes(null);
  }

  showEmpty() {
    this.#enter("empty");
    this.say(EMPTY);
  }

  /** True while the sheet says that the engine failed over this paste. */
  get isInTrouble() {
    return this.#element.dataset.state === "trouble";
  }

  /** @param {string} message */
  showTrouble(message) {
    this.#enter("trouble");
    this.say(message);
  }

  /**
   * Something was pasted, and there is no engine yet, or there will be none.
   *
   * @param {boolean} isFailed
   */
  showWaiting(isFailed) {
    this.#enter("waiting");
    this.say(isFailed ? NO_ENGINE : WAITING);
    if (isFailed) return;
    drawWaitingVerdict();
    drawWaitingPanes();
  }

  /** @param {string} summary */
  showNothing(summary) {
    this.#enter("nothing");
    this.say(summary);
  }

  showDecoded() {
    this.#enter("decoded");
  }

  /**
   * @param {Verdict} verdict
   * @param {Words} summary
   */
  showVerdict(verdict, summary) {
    this.#verdict = verdict;
    this.#summary = summary;
    drawVerdict(verdict);
    this.tick(presentInstant());
  }

  /** @param {number} now seconds */
  tick(now) {
    if (!this.#verdict) return;
    this.say(sentenceText(this.#summary, now));
    tickVerdict(this.#verdict, now);
  }

  /** @param {string} summary */
  say(summary) {
    setText(byId("summary", HTMLElement), summary);
    this.#announcer.say(summary);
  }

  typed() {
    this.#announcer.typed();
  }

  /**
   * Says the outcome of what somebody did.
   *
   * @param {string} outcome
   */
  tell(outcome) {
    this.#announcer.tell(outcome);
  }

  /** @param {boolean} busy */
  setBusy(busy) {
    this.#element.setAttribute("aria-busy", String(busy));
  }

  /** Counts up what was drawn, for whoever waits for it. */
  drawn() {
    const revision = Number(this.#element.dataset.revision) + 1;
    this.#element.dataset.revision = String(revision);
  }
}
