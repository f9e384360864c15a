import { newestWins } from "../shared/newest-wins.js";
import { sentence } from "../shared/sentence.js";
import { again, createReporter, unlessLeft } from "./ask-report.js";
import { codeOf, messageOf } from "./engine-failure.js";

/**
 * Asks about the paste, then about its signature, and says what was answered; newest wins.
 *
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {import("../types/report.js").Report} Report
 * @typedef {import("../types/report.js").Verification} Verification
 * @typedef {import("./state.js").Question} Question
 * @typedef {import("./ask-report.js").Engines} Engines
 * @typedef {import("./ask-report.js").Signals} Signals
 *
 * @typedef {object} MoreAnswers
 * @property {(question: Question, report: Report) => void} answered
 * @property {(verification: Verification) => void} verified
 * @property {(message: string) => void} notVerified
 * @property {(code: string, message: string) => void} failed
 * @property {(isBusy: boolean) => void} busy
 *
 * @typedef {import("./ask-report.js").Answers & MoreAnswers} Answers
 */

const NOT_SHOWN = sentence("The answer couldn’t be shown.");

/**
 * @param {Engines} engines
 * @param {Answers} answers
 * @returns {((question: Question) => void) & {cancel: () => void}} `cancel` gives up what is under way
 */
export function createAsker(engines, answers) {
  const reportOn = createReporter(engines, answers);

  /**
   * @param {Question} question
   * @param {AbortSignal} superseded
   * @param {AbortSignal} stopped
   */
  async function answer(question, superseded, stopped) {
    const report = await reportOn(question, { superseded, stopped });
    if (superseded.aborted || !report) return;
    answers.answered(question, report);
    // A newer question ends a verification, too, which stops by itself; a report would take the engine with it.
    const verifying = new AbortController();
    for (const one of [superseded, stopped]) one.addEventListener("abort", () => verifying.abort(), { once: true });
    await verify(question, report, { superseded, stopped: verifying.signal });
  }

  /**
   * A verification that fails takes nothing of the report away.
   *
   * @param {Question} question
   * @param {Report} report
   * @param {Signals} signals
   */
  async function verify(question, report, { superseded, stopped }) {
    if (question.key === "" && question.innerKey === undefined) return;
    try {
      const engine = await unlessLeft(engines.whole, superseded);
      if (!engine) return;
      const verification = await verified(engine, question, report, { superseded, stopped });
      if (!superseded.aborted) answers.verified(verification);
    } catch (error) {
      if (!superseded.aborted) answers.notVerified(messageOf(error, NOT_SHOWN));
    }
  }

  return newestWins(async (/** @type {Question} */ question, superseded, stopped) => {
    try {
      await answer(question, superseded, stopped);
    } catch (error) {
      if (!superseded.aborted) answers.failed(codeOf(error), messageOf(error, NOT_SHOWN));
    }
  }, answers.busy);
}

/**
 * @param {Engine} engine
 * @param {Question} question
 * @param {Report} report
 * @param {Signals} signals
 * @returns {Promise<Verification>}
 */
async function verified(engine, { text, token, key, occasion, judgement, ...given }, report, { superseded, stopped }) {
  const index = Math.max(0, Math.min(token, report.tokens.length - 1));
  const options = { ...judgement, token: index, ...given, signal: stopped, superseded };
  return again(() => engine.verify(text, key, options), stopped, superseded);
}
