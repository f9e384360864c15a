import { codeOf } from "./engine-failure.js";
import { hasSameReport } from "./question.js";

/**
 * A report is answered by whoever can first: while the whole engine is on its way, by the first one. What that hands on, and
 * all else, waits for the whole engine, which answers again what the first one has answered.
 *
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {import("../engine/first-engine.js").FirstEngine} FirstEngine
 * @typedef {import("../types/report.js").Report} Report
 * @typedef {import("./state.js").Question} Question
 * @typedef {{question: Question, report: Report}} Known
 *
 * @typedef {object} Engines
 * @property {Promise<Engine>} whole the engine, once there is one; rejects where it doesn't start
 * @property {Promise<Engine>} ready the same, once it answers; it is not started for that
 * @property {Promise<Pick<FirstEngine, "report"> | null>} first what answers reports before it; nothing where there is no
 *   such thing
 *
 * @typedef {object} Answers
 * @property {() => Known | null} known what the engine answered last
 * @property {(question: Question, done: number, count: number) => void} reached how many of its tokens are read
 * @property {(question: Question) => void} handedOn the report waits for the whole engine
 * @property {(question: Question, report: Report) => void} differed the whole engine answers otherwise than the first
 *
 * @typedef {{superseded: AbortSignal, stopped: AbortSignal}} Signals `superseded`: something else was asked; `stopped`: it
 *   was given up
 */

/**
 * @param {Engines} engines
 * @param {Answers} answers
 */
export function createReporter(engines, answers) {
  /** @type {Known | null} what the first engine answered last */
  let unconfirmed = null;

  /**
   * The report; another key or another token of the same text changes nothing in it.
   *
   * @param {Question} question
   * @param {Signals} signals
   * @returns {Promise<Report | null>} nothing where nobody waits for it any more
   */
  async function reportOn(question, { superseded, stopped }) {
    const { text, judgement } = question;
    const known = answers.known();
    if (known && hasSameReport(known.question, question)) return known.report;
    const first = await engines.first;
    if (superseded.aborted) return null;
    const early = (await first?.report(text, { ...judgement, signal: stopped })) ?? null;
    if (superseded.aborted) return null;
    if (early) {
      void confirm(question, early);
      return early;
    }
    if (first) answers.handedOn(question);
    const engine = await unlessLeft(engines.whole, superseded);
    if (!engine) return null;
    const reached = (/** @type {number} */ done, /** @type {number} */ count) => {
      if (!superseded.aborted) answers.reached(question, done, count);
    };
    const options = { ...judgement, signal: stopped, superseded, reached };
    return again(() => engine.report(text, options), stopped, superseded);
  }

  /**
   * Asks the whole engine what the first one has answered, as soon as it can: of several answers about the last.
   *
   * @param {Question} question
   * @param {Report} report
   */
  async function confirm(question, report) {
    const isAwaited = unconfirmed !== null;
    unconfirmed = { question, report };
    if (isAwaited) return;
    const engine = await engines.ready;
    const { text, judgement } = unconfirmed.question;
    const before = unconfirmed;
    unconfirmed = null;
    try {
      const after = await engine.report(text, { ...judgement, now: before.report.now });
      if (JSON.stringify(after) !== JSON.stringify(before.report)) answers.differed(before.question, after);
    } catch {
      // Whoever asks next is told.
    }
  }

  return reportOn;
}

/**
 * What is waited for, or nothing as soon as nobody waits for it any more.
 *
 * @template T
 * @param {Promise<T>} awaited
 * @param {AbortSignal} superseded
 * @returns {Promise<T | null>}
 */
export function unlessLeft(awaited, superseded) {
  return new Promise((resolve, reject) => {
    superseded.addEventListener("abort", () => resolve(null), { once: true });
    awaited.then(resolve, reject);
  });
}

/**
 * Once more where the engine died in the middle: it has been replaced by then.
 *
 * @template T
 * @param {() => Promise<T>} call
 * @param {...AbortSignal} signals say that nobody waits for it
 * @returns {Promise<T>}
 */
export async function again(call, ...signals) {
  try {
    return await call();
  } catch (error) {
    if (codeOf(error) !== "dead" || signals.some(({ aborted }) => aborted)) throw error;
    return call();
  }
}
