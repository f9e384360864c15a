import { lineOf, rowsOf } from "./json-rows.js";

/**
 * A JSON tree as text, printed as a pane shows it: all of it, and its lexemes as written.
 *
 * @param {import("../types/report.js").JsonNode} tree
 * @returns {string}
 */
export function jsonText(tree) {
  return Array.from(rowsOf(tree), lineOf).join("\n");
}
