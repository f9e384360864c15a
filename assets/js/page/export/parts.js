import { byId } from "../../shared/dom.js";
import { part } from "../store.js";

/**
 * What is open to be taken out goes with the token that it belongs to.
 *
 * @param {import("../state.js").State} initial which is drawn already
 * @returns {import("../render.js").Draw[]}
 */
export function exportParts(initial) {
  return [part(initial, ({ text, chosen }) => [text, chosen], close)];
}

/** @param {readonly unknown[]} _token that is on screen now */
function close(..._token) {
  for (const id of ["share", "by-hand"]) byId(id, HTMLDialogElement).close();
}
