import { createLatest } from "./latest.js";

/**
 * Asks the engine about the paste, then about its signature, and draws the answers; newest wins.
 *
 * @typedef {import("./engine.js").Engine} Engine
 * @typedef {import("./parts/key.js").KeyChoice} KeyChoice
 * @typedef {import("./report-types.js").Report} Report
 * @typedef {import("./report-types.js").Verification} Verification
 * @typedef {{text: string, token: number} & KeyChoice} Question
 * @typedef {{report: (report: Report, question: Question) => void,
 *   verification: (verification: Verification) => void, failure: (code: string, message: string) => void,
 *   busy: (busy: boolean) => void}} Drawing
 */

/**
 * @param {() => Promise<Engine>} engine the engine, once there is one
 * @param {Drawing} drawing
 * @returns {(question: Question) => void}
 */
export function createInquiry(engine, drawing) {
  /**
   * @param {Question} question
   * @param {() => boolean} isNewest
   */
  async function answer(question, isNewest) {
    const ready = await engine();
    if (!isNewest()) return;
    const { text, key, secretEncoding } = question;
    const report = await again(() => ready.report(text, { token: question.token }));
    if (!isNewest()) return;
    drawing.report(report, question);
    if (key === "" || report.tokens.length === 0) return;
    const token = Math.min(question.token, report.tokens.length - 1);
    const verification = await again(() => ready.verify(text, key, { token, secretEncoding }));
    if (isNewest()) drawing.verification(verification);
  }

  return createLatest(async (question, isNewest) => {
    try {
      await answer(question, isNewest);
    } catch (error) {
      if (isNewest()) drawing.failure(codeOf(error), messageOf(error));
    }
  }, drawing.busy);
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
  return codeOf(error) !== "page" && error instanceof Error ? error.message : "The answer could not be drawn.";
}
