import { earlyOf } from "../state.js";
import { part } from "../store.js";
import { drawEarly } from "./early-panes.js";

/**
 * What is drawn of the paste before there is an answer.
 *
 * @param {import("../state.js").State} initial which is drawn already
 * @returns {import("../render.js").Draw}
 */
export function earlyPart(initial) {
  return part(initial, (state) => [earlyOf(state)], drawEarly);
}
