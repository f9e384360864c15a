import { byClass } from "../../shared/dom.js";
import { rowsOf } from "../../shared/json-rows.js";
import { jsonText } from "../../shared/json-text.js";
import { offerPane } from "../export/copy.js";
import { roveRows } from "../rows/row-keys.js";
import { clearRows } from "../rows/rows.js";
import { drawClaims } from "./claims-pane.js";
import { areaOf, drawText, drawTree } from "./json-pane.js";

/**
 * What a pane shows of a part in the view that is chosen: printed JSON, member by member, or text.
 *
 * @typedef {import("../../types/report.js").JsonNode} JsonNode
 * @typedef {{tree: JsonNode | null, text: () => string, explained: import("./explained.js").Explained,
 *   describe?: import("./json-pane.js").Describe}} Shown `describe` is what stands beside a line of JSON where it is more
 *   than of any
 */

/**
 * @param {HTMLElement} pane
 * @param {import("./view-switch.js").View} view one that the part has
 * @param {Shown} shown
 */
export function drawView(pane, view, { tree, text, explained, describe = explained.describe }) {
  clearPane(pane);
  byClass(pane, "json").classList.toggle("raw", view === "decoded");
  pane.dataset.shows = view;
  if (view === "json" && tree) drawTree(areaOf(pane, "json"), () => rowsOf(tree), describe);
  else if (view === "claims") drawClaims(pane, tree?.members ?? [], explained);
  else drawText(pane, text());
  roveRows(byClass(pane, view === "claims" ? "claims" : "json"));
  offerPane(pane, () => (view !== "decoded" && tree ? jsonText(tree) : text()));
}

/**
 * Takes the rows of a pane away, and stops the making of any more.
 *
 * @param {HTMLElement} pane
 */
export function clearPane(pane) {
  clearRows(byClass(pane, "json"));
  clearRows(byClass(pane, "claims"));
  byClass(pane, "json-folds").hidden = true;
}
