import { Gone } from "./export/gone.js";
import { originOf } from "./question.js";
import { isReported } from "./state.js";

/**
 * What the engine is asked beside the report: each rejects where it does not answer. What is taken out belongs to the
 * text on screen: it waits for the report of that text, and rejects with `Gone` where another text comes meanwhile.
 *
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {import("./state.js").Answer} Answer
 * @typedef {import("./state.js").State} State
 * @typedef {object} Questions
 * @property {(rule: string) => Promise<import("../types/report.js").RuleHelp>} help what a rule is about
 * @property {() => Promise<import("../types/report.js").Report>} report as it is drawn
 * @property {() => Promise<string>} ticket the report for a ticket, as it is drawn
 * @property {() => Promise<import("../engine/engine.js").Links>} links what a link may carry of the token, and the key
 * @property {(waiting: import("../engine/engine.js").Waiting) => Promise<import("../types/report.js").Table>} table all
 *   tokens with the key and the expectations on screen, until nobody waits for it
 * @typedef {{now: () => State, until: (isSo: (state: State) => boolean) => Promise<State>}} States `until` gives the first
 *   state of which something is so
 */

/**
 * @param {() => Promise<Engine>} engine the engine, once there is one
 * @param {States} states of the page
 * @returns {Questions}
 */
export function createQuestions(engine, states) {
  /**
   * @template T
   * @param {(answer: Answer) => T | Promise<T>} take what is taken out of the answer that is drawn
   * @returns {Promise<T>}
   */
  async function ofShown(take) {
    const before = states.now();
    const read = await states.until((state) => isOther(state, before) || isReported(state) || !state.isBusy);
    const taken = await take(answerOf(read, before));
    if (isOther(states.now(), before)) throw new Gone();
    return taken;
  }

  return {
    help: async (rule) => (await engine()).help(rule),
    report: () => ofShown(({ report }) => report),
    ticket: () =>
      ofShown(async ({ question: { text, token, judgement }, report }) => {
        const { markdown } = await (await engine()).ticket(text, { ...judgement, token, now: report.now });
        return markdown;
      }),
    links: () => ofShown(async ({ question: { text, token, key } }) => (await engine()).link(text, { token, key })),
    table: (waiting) =>
      ofShown(async ({ question, report }) => {
        const { text, key, judgement, secretEncoding, innerKey = "", innerSecretEncoding = "text" } = question;
        const given = { secretEncoding, innerKey, innerSecretEncoding, ...originOf(states.now()) };
        const options = { ...judgement, now: report.now, ...given, ...waiting };
        return (await engine()).table(text, key, options);
      }),
  };
}

/**
 * @param {State} state
 * @param {State} before
 * @returns {Answer} that is drawn of what is on screen; throws where there is none
 */
function answerOf(state, before) {
  if (isOther(state, before)) throw new Gone();
  if (!(state.answer && isReported(state))) throw new Error("no answer");
  if (!state.answer.token) throw new Gone();
  return state.answer;
}

/**
 * Whether another text or token is on screen.
 *
 * @param {State} state
 * @param {State} before
 */
function isOther(state, before) {
  return state.text !== before.text || state.chosen !== before.chosen;
}
