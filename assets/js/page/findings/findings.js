import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { offerHelp } from "./rule-help.js";
import { countOf, drawNames, SEVERITIES, severityName } from "./severity.js";

/**
 * @typedef {import("../../types/report.js").Finding} Finding
 * @typedef {{show: (start: number, end: number) => void, help: import("./rule-help.js").Asker,
 *   useKey: (key: string) => void}} Ways what a finding leads to: characters of the paste, the help of its rule, and a
 *   secret to be tried
 */

/**
 * @param {Ways} ways
 * @param {"" | "inner-"} [which] those of the token, or of the token within
 * @returns {(findings: Finding[]) => void} draws what a reader should worry about, the worst first, folded under one line
 *   that counts it
 */
export function createFindings(ways, which = "") {
  /** @type {Map<string, HTMLElement>} by what they say: one that says the same stays, and with it the help that is open */
  let shown = new Map();

  /** @param {Map<string, Finding>} findings by what they say */
  function drawItems(findings) {
    if ([...findings.keys()].join() === [...shown.keys()].join()) return;
    const focused = document.activeElement;
    shown = new Map([...findings].map(([key, finding]) => [key, shown.get(key) ?? itemOf(finding, ways)]));
    const list = byId(`${which}finding-list`, HTMLElement);
    list.replaceChildren(...shown.values());
    if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
  }

  return (findings) => {
    const sorted = SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
    byId(`${which}findings`, HTMLElement).hidden = sorted.length === 0;
    drawItems(new Map(sorted.map((finding) => [JSON.stringify(finding), finding])));
    setText(byId(`${which}findings-count`, HTMLElement), countOf(sorted));
    drawNames(byId(`${which}findings-first`, HTMLElement), sorted);
    byId(`${which}findings`, HTMLElement).dataset.severity = sorted[0]?.severity ?? "";
  };
}

/**
 * @param {Finding} finding
 * @param {Ways} ways
 */
function itemOf(finding, ways) {
  const item = elementOf("finding-template");
  item.dataset.finding = finding.id;
  item.dataset.severity = finding.severity;
  setText(byClass(item, "finding-severity"), severityName(finding.severity));
  setText(byClass(item, "finding-message"), finding.message);
  setText(byClass(item, "finding-advice"), finding.advice);
  setText(byClass(item, "finding-reference"), finding.reference);
  const { start, end } = finding;
  if (start !== undefined && end !== undefined) offer(byClass(item, "finding-place"), () => ways.show(start, end));
  const { secret } = finding.data;
  if (typeof secret === "string") offer(byClass(item, "finding-secret"), () => ways.useKey(secret));
  offerHelp(item, finding.id, (rule) => ways.help(rule));
  return item;
}

/**
 * @param {HTMLElement} button
 * @param {() => void} act
 */
function offer(button, act) {
  button.hidden = false;
  button.addEventListener("click", act);
}
