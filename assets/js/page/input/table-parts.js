import { instantOf } from "../state.js";
import { part } from "../store.js";
import { momentOf } from "../time/moment.js";
import { TokenTable } from "./token-table.js";

/**
 * The table of all tokens.
 *
 * @param {import("../state.js").State} initial which is drawn already
 * @param {import("../app.js").App} app
 * @returns {import("../render.js").Draw[]}
 */
export function tableParts(initial, app) {
  const table = new TokenTable({
    rows: () => app.state.decoded?.report.rows ?? [],
    table: (waiting) => (app.state.fields.key === "" ? null : app.questions.table(waiting)),
    moment: () => momentOf(app.state),
    choose: (token) => app.choose(token),
  });
  return [
    part(
      initial,
      (state) => [instantOf(state), state.fields.zone],
      (..._inputs) => table.tick(),
    ),
  ];
}
