import { newestWins } from "../shared/newest-wins.js";
import { sentence } from "../shared/sentence.js";
import { codeOf, messageOf } from "./engine-failure.js";
import { hasSameReport } from "./question.js";

/**
 * Asks the engine about the paste, then about its signature, and says what it answered; newest wins.
 *
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {import("../types/report.js").Report} Report
 * @typedef {import("../types/report.js").Verification} Verification
 * @typedef {import("./state.js").Question} Question
 * @typedef {{question: Question, report: Report}} Known
 * @typedef {object} Answers
 * @property {() => Known | null} known what the engine answered last
 * @property {(question: Question, report: Report) => void} answered
 * @property {(verification: Verification) => void} verified
 * @property {(message: string) => void} notVerified
 * @property {(code: string, message: string) => void} failed
 * @property {(question: Question, done: number, count: number) => void} reached how many of its tokens are read
 * @property {(isBusy: boolean) => void} busy
 */

const NOT_SHOWN = sentence("The answer couldn’t be shown.");

/**
 * @param {() => Promise<Engine>} engine the engine, once there is one
 * @param {Answers} answers
 * @returns {((question: Question) => void) & {cancel: () => void}} `cancel` gives up what is under way
 */
export function createAsker(engine, answers) {
  /**
   * @param {Question} question
   * @param {AbortSignal} superseded
   * @param {AbortSignal} stopped
   */
  async function answer(question, superseded, stopped) {
    const ready = await engine();
    if (superseded.aborted) return;
    const reached = (/** @type {number} */ done, /** @type {number} */ count) => {
      if (!superseded.aborted) answers.reached(question, done, count);
    };
    const report = await reportOn(ready, question, answers.known(), { signal: stopped, reached });
    if (superseded.aborted) return;
    answers.answered(question, report);
    // A newer question ends a verification, too, which stops by itself; a report would take the engine with it.
    const verifying = new AbortController();
    for (const one of [superseded, stopped]) one.addEventListener("abort", () => verifying.abort(), { once: true });
    await verify(ready, question, report, { superseded, stopped: verifying.signal });
  }

  /**
   * A verification that fails takes nothing of the report away.
   *
   * @param {Engine} ready
   * @param {Question} question
   * @param {Report} report
   * @param {{superseded: AbortSignal, stopped: AbortSignal}} signals
   */
  async function verify(ready, question, report, { superseded, stopped }) {
    try {
      const verification = await verified(ready, question, report, stopped);
      if (verification && !superseded.aborted) answers.verified(verification);
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
 * The report; another key or another token of the same text changes nothing in it.
 *
 * @param {Engine} engine
 * @param {Question} question
 * @param {Known | null} known
 * @param {{signal: AbortSignal, reached: (done: number, count: number) => void}} waiting
 * @returns {Promise<Report>}
 */
function reportOn(engine, question, known, waiting) {
  const { text, judgement } = question;
  if (known && hasSameReport(known.question, question)) return Promise.resolve(known.report);
  return again(() => engine.report(text, { ...judgement, ...waiting }), waiting.signal);
}

/**
 * @param {Engine} engine
 * @param {Question} question
 * @param {Report} report
 * @param {AbortSignal} signal
 * @returns {Promise<Verification | null>}
 */
async function verified(engine, { text, token, key, occasion, judgement, ...given }, report, signal) {
  if (key === "" && given.innerKey === undefined) return null;
  const index = Math.max(0, Math.min(token, report.tokens.length - 1));
  return again(() => engine.verify(text, key, { ...judgement, token: index, ...given, signal }), signal);
}

/**
 * Once more where the engine died in the middle: it has been replaced by then.
 *
 * @template T
 * @param {() => Promise<T>} call
 * @param {AbortSignal} [signal] says that nobody waits for it
 * @returns {Promise<T>}
 */
async function again(call, signal) {
  try {
    return await call();
  } catch (error) {
    if (codeOf(error) !== "dead" || signal?.aborted) throw error;
    return call();
  }
}
