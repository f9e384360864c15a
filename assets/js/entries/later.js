import { Checklist } from "../page/checklist/checking.js";
import { checklistParts } from "../page/checklist/parts.js";

/**
 * What the page shows only once somebody asks for it. It comes while Python is on its way, so that no first token waits
 * for it.
 *
 * @param {import("../page/app.js").App} app
 * @param {import("../page/state.js").State} initial which the page showed at first
 * @param {import("../page/checklist/checking.js").Page} page
 * @returns {import("../page/render.js").Draw[]}
 */
export function laterParts(app, initial, page) {
  return checklistParts(initial, new Checklist(() => app.engine(), page));
}
