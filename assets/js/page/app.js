import { paragraph, sentence } from "../shared/sentence.js";
import { createAsker } from "./ask-engine.js";
import { drawFaults } from "./findings/faults.js";
import { drawFindings, listenToFindings } from "./findings/findings.js";
import { colourByReport, colourGuessed } from "./input/colour.js";
import { createFold } from "./input/fold.js";
import { drawNothing } from "./input/no-token.js";
import { drawNotes } from "./input/notes.js";
import { Paste } from "./input/paste.js";
import { drawTokens } from "./input/tokens-nav.js";
import { chosenPayload, offerPayload } from "./key/detached-payload.js";
import { chosenKey, diagnosed, drawKey, setKey } from "./key/key.js";
import { drawHeaderKeys, drawPointers } from "./key/key-sources.js";
import { drawPastedKeys } from "./key/pasted-keys.js";
import { Sheet } from "./report-area.js";
import { createAlarm } from "./time/clock.js";
import { drawTimes, tickTimes } from "./time/time-section.js";
import { isSet, presentInstant } from "./time/time-settings.js";
import { CrossHighlight } from "./token/cross-highlight.js";
import { drawLessons } from "./token/lessons.js";
import { drawHolder } from "./token/nested-tokens.js";
import { drawPanes } from "./token/panes.js";
import { drawExpectations } from "./verdict/expectations.js";
import { chosenJudgement } from "./verdict/judgement.js";
import { drawSignatures } from "./verdict/signatures.js";

/**
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {import("./ask-engine.js").Question} Question
 * @typedef {import("../types/report.js").Report} Report
 * @typedef {import("../types/report.js").Token} Token
 * @typedef {import("../types/report.js").Verdict} Verdict
 * @typedef {import("../types/report.js").Verification} Verification
 */

const CHECKING = { state: "checking", message: "", data: {} };
const BEING_CHECKED = [{ text: sentence("Decoded. The signature is being checked.") }];

/** Where the paste, the key and the answers of the engine meet. */
export class App {
  paste = new Paste((inputType) => this.#pasteChanged(inputType));
  sheet = new Sheet();
  #crossHighlight = new CrossHighlight(this.paste);
  #offerFold = createFold();
  #alarm = createAlarm(() => this.askAnew());
  #askEngine;
  #chosen = 0;
  #occasion = 0;
  #isReady = false;
  /** @type {Token | null} */
  #token = null;
  /** @type {Report | null} */
  #report = null;
  #engine;

  /** @param {() => Promise<Engine>} engine the engine, once there is one */
  constructor(engine) {
    this.#engine = engine;
    listenToFindings({
      show: (start, end) => this.paste.select(start, end),
      help: async (rule) => (await engine()).help(rule),
    });
    this.#askEngine = createAsker(engine, {
      report: (report, question, isSameText) => this.#drawReport(report, question, isSameText),
      verification: (verification) => this.#drawVerification(verification),
      notVerified: (message) => this.#drawNotVerified(message),
      failure: (code, message) => this.#drawFailure(code, message),
      busy: (busy) => this.sheet.setBusy(busy),
    });
  }

  /** @param {import("../engine/boot-state.js").BootState["phase"]} phase */
  engineIs(phase) {
    this.#isReady = phase === "ready";
    if (this.#token || this.paste.text === "" || (this.sheet.isInTrouble && phase !== "failed")) return;
    this.sheet.showWaiting(phase === "failed");
  }

  /**
   * @param {string} text
   * @param {string} key
   */
  take(text, key) {
    this.put(text, key);
    this.paste.area.focus();
  }

  /**
   * Shows a text without taking the focus to it.
   *
   * @param {string} text
   * @param {string} key
   */
  put(text, key) {
    setKey({ key, secretEncoding: "text" });
    this.paste.set(text);
  }

  ask() {
    const judgement = chosenJudgement();
    this.#askEngine({
      text: this.paste.text,
      token: this.#chosen,
      occasion: this.#occasion,
      judgement,
      ...chosenKey(),
      ...chosenPayload(),
    });
  }

  /** The report that is drawn. */
  get report() {
    return this.#report;
  }

  /**
   * The report for a ticket, as it is drawn.
   *
   * @returns {Promise<string>}
   */
  async ticket() {
    const engine = await this.#engine();
    const options = { token: this.#chosen, ...chosenJudgement() };
    const { markdown } = await engine.ticket(this.paste.text, options);
    return markdown;
  }

  /**
   * What a link may carry of the token that is drawn.
   *
   * @returns {Promise<import("../engine/engine.js").LinkForm[]>}
   */
  async linkForms() {
    const engine = await this.#engine();
    const { forms } = await engine.link(this.paste.text, { token: this.#chosen });
    return forms;
  }

  /** Brings all that speaks of now up to date. */
  tick() {
    this.sheet.tick(presentInstant());
    tickTimes();
  }

  /** Asks about the same text at another instant. */
  askAnew() {
    this.#occasion += 1;
    this.ask();
  }

  /** @param {string} inputType */
  #pasteChanged(inputType) {
    this.#chosen = 0;
    this.sheet.typed();
    if (!this.#isReady || inputType === "insertFromPaste") colourGuessed(this.paste.node);
    if (!(this.#isReady || this.#token)) this.sheet.showWaiting(document.documentElement.dataset.engine === "failed");
    this.ask();
  }

  /**
   * @param {Report} report
   * @param {Question} question
   * @param {boolean} isSameText
   */
  #drawReport(report, question, isSameText) {
    const index = Math.min(question.token, report.tokens.length - 1);
    this.#token = report.tokens[index] ?? null;
    this.#report = report;
    if (!isSameText) this.#drawPaste(report, index, question.text);
    if (this.#token) this.#drawJudgement(this.#token, question);
    drawTimes(this.#token);
    if (!isSameText) drawLessons(this.#token);
    drawExpectations(this.#token);
    // A clock that stands still brings no instant about.
    this.#alarm(isSet() ? null : (this.#token?.next ?? null));
    this.sheet.drawn();
  }

  /**
   * @param {Report} report
   * @param {number} index of the token
   * @param {string} text
   */
  #drawPaste(report, index, text) {
    colourByReport(this.paste.node, report.tokens);
    drawNotes(report.notes);
    drawPastedKeys(report.keys, (key) => this.#useKey(key.text ?? text.slice(key.start, key.end), report));
    const token = report.tokens[index];
    if (!token) this.#crossHighlight.clear();
    if (token) this.#drawToken(report.tokens, token, text);
    else if (text.trim() === "") this.sheet.showEmpty();
    else this.sheet.showNothing(drawNothing(report));
    this.#drawKeySources(token ?? null);
    this.#offerFold();
  }

  /**
   * @param {Token[]} tokens
   * @param {Token} token
   * @param {string} text
   */
  #drawToken(tokens, token, text) {
    this.sheet.showDecoded();
    drawTokens(tokens, tokens.indexOf(token), (index) => this.#choose(index));
    drawFaults(token, text, ({ start, end, text: replacement }) => this.paste.edit(start, end, replacement));
    drawPanes(token, this.#crossHighlight);
  }

  /** @param {Token | null} token */
  #drawKeySources(token) {
    offerPayload(token);
    drawPointers(token?.pointers ?? []);
    drawHeaderKeys(token?.header_keys ?? [], ({ text }) => {
      setKey({ key: text, secretEncoding: "text" });
      this.ask();
    });
  }

  /**
   * @param {Token} token
   * @param {Question} question
   */
  #drawJudgement({ verdict, summary, findings, signatures }, { key }) {
    drawSignatures(signatures.map((one) => one.verdict));
    drawFindings(findings);
    if (key === "") drawKey(null);
    if (key === "") drawHolder(null);
    if (key === "") this.sheet.showVerdict(verdict, summary);
    else this.sheet.showVerdict({ ...verdict, signature: CHECKING }, BEING_CHECKED);
  }

  /** @param {Verification} verification */
  #drawVerification(verification) {
    drawKey(verification);
    drawSignatures(verification.signatures);
    drawHolder(verification.binding);
    drawFindings([...(this.#token?.findings ?? []), ...verification.findings]);
    this.sheet.showVerdict(diagnosed(verification), verification.summary);
    this.sheet.drawn();
  }

  /** @param {string} message */
  #drawNotVerified(message) {
    if (!this.#token) return;
    drawHolder(null);
    const { verdict, summary } = this.#token;
    this.sheet.showVerdict({ ...verdict, signature: { state: "not-attempted", message, data: {} } }, summary);
    this.sheet.drawn();
  }

  /**
   * @param {string} code
   * @param {string} message
   */
  #drawFailure(code, message) {
    this.#token = null;
    this.#report = null;
    if (code === "boot") return;
    drawExpectations(null);
    drawNotes([]);
    drawPastedKeys([], () => undefined);
    this.#drawKeySources(null);
    this.sheet.showTrouble(paragraph(message, sentence("The paste is kept.")));
    this.sheet.drawn();
  }

  /**
   * @param {string} key a part of the paste; where there is no token beside it, it makes room for one
   * @param {Report} report
   */
  #useKey(key, { tokens }) {
    setKey({ key, secretEncoding: "text" });
    if (tokens.length === 0) this.paste.clear();
    else this.ask();
  }

  /** @param {number} index */
  #choose(index) {
    this.#chosen = index;
    this.ask();
  }
}
