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
 * @property {(isBusy: boolean) => void} busy
 */

const NOT_SHOWN = sentence("The answer couldn’t be shown.");

/**
 * @param {() => Promise<Engine>} engine the engine, once there is one
 * @param {Answers} answers
 * @returns {((question: Question) => void) & {cancel: () => void}} `cancel` gives up what is under way
 */
export function createAsker(engine, answers) {
  let given = new AbortController();

  /**
   * @param {Question} question
   * @param {AbortSignal} superseded
   */
  async function answer(question, superseded) {
    const stop = new AbortController();
    given = stop;
    const ready = await engine();
    if (superseded.aborted) return;
    const report = await reportOn(ready, question, answers.known(), stop.signal);
    if (superseded.aborted) return;
    answers.answered(question, report);
    // A newer question ends a verification, which stops by itself; a report would take the engine with it.
    superseded.addEventListener("abort", () => stop.abort(), { once: true });
    await verify(ready, question, report, { superseded, stopped: stop.signal });
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

  const ask = newestWins(async (/** @type {Question} */ question, superseded) => {
    try {
      await answer(question, superseded);
    } catch (error) {
      if (!superseded.aborted) answers.failed(codeOf(error), messageOf(error, NOT_SHOWN));
    }
  }, answers.busy);
  return Object.assign(ask, { cancel: () => given.abort() });
}

/**
 * The report; another key or another token of the same text changes nothing in it.
 *
 * @param {Engine} engine
 * @param {Question} question
 * @param {Known | null} known
 * @param {AbortSignal} signal
 * @returns {Promise<Report>}
 */
function reportOn(engine, question, known, signal) {
  const { text, judgement } = question;
  if (known && hasSameReport(known.question, question)) return Promise.resolve(known.report);
  return again(() => engine.report(text, { ...judgement, signal }), signal);
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
