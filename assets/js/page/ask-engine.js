import { newestWins } from "../shared/newest-wins.js";
import { sentence } from "../shared/sentence.js";

/**
 * Asks the engine about the paste, then about its signature, and draws the answers; newest wins.
 *
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {import("./key/key.js").KeyChoice} KeyChoice
 * @typedef {import("../types/report.js").Report} Report
 * @typedef {import("../types/report.js").Verification} Verification
 * @typedef {import("./time/time-settings.js").Judgement} Judgement
 * @typedef {{text: string, token: number, occasion: number, judgement: Judgement, payload?: string} & KeyChoice} Question
 *   `occasion` counts the instants at which the same text was asked about anew
 * @typedef {{report: (report: Report, question: Question, isSameText: boolean) => void,
 *   verification: (verification: Verification) => void, notVerified: (message: string) => void, failure: (code: string, message: string) => void,
 *   busy: (busy: boolean) => void}} Drawing
 * @typedef {{question: Question, report: Report}} Known
 */

/**
 * @param {() => Promise<Engine>} engine the engine, once there is one
 * @param {Drawing} drawing
 * @returns {(question: Question) => void}
 */
export function createAsker(engine, drawing) {
  /** @type {Known | null} what is drawn */
  let drawn = null;

  /**
   * @param {Question} question
   * @param {AbortSignal} superseded
   */
  async function answer(question, superseded) {
    const ready = await engine();
    if (superseded.aborted) return;
    const report = await reportOn(ready, question, drawn);
    if (superseded.aborted) return;
    const isSameText = drawn?.question.text === question.text && drawn.question.token === question.token;
    drawn = { question, report };
    drawing.report(report, question, isSameText);
    await verify(ready, question, report, superseded);
  }

  /**
   * A verification that fails takes nothing of the report away.
   *
   * @param {Engine} ready
   * @param {Question} question
   * @param {Report} report
   * @param {AbortSignal} superseded
   */
  async function verify(ready, question, report, superseded) {
    try {
      const verification = await verified(ready, question, report, superseded);
      if (verification && !superseded.aborted) drawing.verification(verification);
    } catch (error) {
      if (!superseded.aborted) drawing.notVerified(messageOf(error));
    }
  }

  return newestWins(async (question, superseded) => {
    try {
      await answer(question, superseded);
    } catch (error) {
      drawn = null;
      if (!superseded.aborted) drawing.failure(codeOf(error), messageOf(error));
    }
  }, drawing.busy);
}

/**
 * The report; another key alone changes nothing in it.
 *
 * @param {Engine} engine
 * @param {Question} question
 * @param {Known | null} drawn
 * @returns {Promise<Report>}
 */
function reportOn(engine, question, drawn) {
  const { text, token, judgement } = question;
  if (drawn && isSameReport(drawn.question, question)) return Promise.resolve(drawn.report);
  return again(() => engine.report(text, { token, ...judgement }));
}

/**
 * @param {Question} known
 * @param {Question} question
 */
function isSameReport(known, question) {
  const names = /** @type {const} */ (["text", "token", "occasion"]);
  const isSameJudgement = JSON.stringify(known.judgement) === JSON.stringify(question.judgement);
  return isSameJudgement && names.every((name) => known[name] === question[name]);
}

/**
 * @param {Engine} engine
 * @param {Question} question
 * @param {Report} report
 * @param {AbortSignal} signal
 * @returns {Promise<Verification | null>}
 */
async function verified(engine, { text, token, key, secretEncoding, payload, judgement }, report, signal) {
  if (key === "" || report.tokens.length === 0) return null;
  const index = Math.min(token, report.tokens.length - 1);
  const options = { ...judgement, token: index, secretEncoding, signal, ...(payload !== undefined && { payload }) };
  return again(() => engine.verify(text, key, options));
}

/**
 * Once more where the engine died in the middle: it has been replaced by then.
 *
 * @template T
 * @param {() => Promise<T>} call
 * @returns {Promise<T>}
 */
async function again(call) {
  try {
    return await call();
  } catch (error) {
    if (codeOf(error) !== "dead") throw error;
    return call();
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : "page";
}

/** @param {unknown} error */
function messageOf(error) {
  return codeOf(error) !== "page" && error instanceof Error
    ? error.message
    : sentence("The answer could not be drawn.");
}
