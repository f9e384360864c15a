import { judgementOf } from "./state.js";

/**
 * What the engine is asked beside the report: each rejects where it does not answer.
 *
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {object} Questions
 * @property {(rule: string) => Promise<import("../types/report.js").RuleHelp>} help what a rule is about
 * @property {() => Promise<string>} ticket the report for a ticket, as it is drawn
 * @property {() => Promise<import("../engine/engine.js").LinkForm[]>} linkForms what a link may carry of the token
 */

/**
 * @param {() => Promise<Engine>} engine the engine, once there is one
 * @param {() => import("./state.js").State} state
 * @returns {Questions}
 */
export function createQuestions(engine, state) {
  return {
    help: async (rule) => (await engine()).help(rule),
    async ticket() {
      const { text, chosen, fields } = state();
      const { markdown } = await (await engine()).ticket(text, { token: chosen, ...judgementOf(fields) });
      return markdown;
    },
    async linkForms() {
      const { text, chosen } = state();
      const { forms } = await (await engine()).link(text, { token: chosen });
      return forms;
    },
  };
}
