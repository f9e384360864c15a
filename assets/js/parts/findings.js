import { byClass, byId, elementOf, setText } from "../dom.js";
import { counted } from "../segments.js";

/**
 * @typedef {import("../report-types.js").Finding} Finding
 * @typedef {(start: number, end: number) => void} Shower shows characters of the paste
 */

const SEVERITIES = /** @type {const} */ ([
  ["error", "error"],
  ["warning", "warning"],
  ["info", "remark"],
]);

/**
 * Draws what a reader should worry about, the worst first, folded under one line that counts it.
 *
 * @param {Finding[]} findings
 * @param {Shower} [show]
 */
export function drawFindings(findings, show) {
  const sorted = SEVERITIES.flatMap(([severity]) => findings.filter((finding) => finding.severity === severity));
  byId("findings", HTMLElement).hidden = sorted.length === 0;
  byId("finding-list", HTMLElement).replaceChildren(...sorted.map((finding) => itemOf(finding, show)));
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

/**
 * @param {Finding} finding
 * @param {Shower} [show]
 */
function itemOf(finding, show) {
  const item = elementOf("finding-template");
  item.dataset["finding"] = finding.id;
  item.dataset["severity"] = finding.severity;
  const noun = SEVERITIES.find(([severity]) => severity === finding.severity)?.[1] ?? "remark";
  setText(byClass(item, "finding-severity"), `${noun[0]?.toUpperCase()}${noun.slice(1)}.`);
  setText(byClass(item, "finding-message"), finding.message);
  setText(byClass(item, "finding-advice"), finding.advice);
  setText(byClass(item, "finding-reference"), finding.reference);
  const { start, end } = finding;
  if (start === undefined || end === undefined) return item;
  offerPlace(byClass(item, "finding-place"), start, end, show);
  offerHelp(byClass(item, "finding-help"), finding.id);
  return item;
}

/**
 * @param {HTMLElement} button
 * @param {number} start
 * @param {number} end
 * @param {Shower} [show]
 */
function offerPlace(button, start, end, show) {
  if (!show) return;
  button.hidden = false;
  button.addEventListener("click", () => show(start, end));
}

/**
 * Links to the help of a rule, which a page that is one file does not have beside it. The name is one of the engine's
 * own rules, never of a token.
 *
 * @param {HTMLElement} link
 * @param {string} rule
 */
function offerHelp(link, rule) {
  if (location.protocol === "file:" || !(link instanceof HTMLAnchorElement)) return;
  link.hidden = false;
  link.href = `rules.html#${rule}`;
}
