import { byClass, byId, elementOf, setText } from "../dom.js";
import { counted } from "../segments.js";

/** @typedef {import("../report-types.js").Finding} Finding */

const SEVERITIES = /** @type {const} */ ([
  ["error", "error"],
  ["warning", "warning"],
  ["info", "remark"],
]);

/**
 * Draws what a reader should worry about, the worst first, folded under one line that counts it.
 *
 * @param {Finding[]} findings
 */
export function drawFindings(findings) {
  const sorted = SEVERITIES.flatMap(([severity]) => findings.filter((finding) => finding.severity === severity));
  byId("findings", HTMLElement).hidden = sorted.length === 0;
  byId("finding-list", HTMLElement).replaceChildren(...sorted.map(itemOf));
  setText(byId("findings-count", HTMLElement), `${countOf(sorted)}. ${sorted[0]?.message ?? ""}`);
  byId("findings", HTMLElement).dataset["severity"] = sorted[0]?.severity ?? "";
}

/** @param {Finding[]} findings */
function countOf(findings) {
  return SEVERITIES.map(([severity, noun]) => [findings.filter((one) => one.severity === severity).length, noun])
    .filter(([count]) => count !== 0)
    .map(([count, noun]) => counted(Number(count), String(noun)))
    .join(", ");
}

/** @param {Finding} finding */
function itemOf(finding) {
  const item = elementOf("finding-template");
  item.dataset["finding"] = finding.id;
  item.dataset["severity"] = finding.severity;
  const noun = SEVERITIES.find(([severity]) => severity === finding.severity)?.[1] ?? "remark";
  setText(byClass(item, "finding-severity"), `${noun[0]?.toUpperCase()}${noun.slice(1)}.`);
  setText(byClass(item, "finding-message"), finding.message);
  setText(byClass(item, "finding-advice"), finding.advice);
  setText(byClass(item, "finding-reference"), finding.reference);
  return item;
}
