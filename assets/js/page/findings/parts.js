import { isOfText } from "../state.js";
import { part } from "../store.js";
import { findingsOf, innerFindingsOf } from "../verdict/shown-verdict.js";
import { drawFaults } from "./faults.js";
import { createFindings } from "./findings.js";

/**
 * What is drawn of faults and findings.
 *
 * @param {import("../state.js").State} initial which is drawn already
 * @param {import("../app.js").App} app
 * @returns {import("../render.js").Draw[]}
 */
export function findingParts(initial, app) {
  const ways = {
    /** @param {number} start @param {number} end */
    show: (start, end) => {
      if (isOfText(app.state)) app.paste.select(start, end);
    },
    /** @param {string} rule */
    help: (rule) => app.questions.help(rule),
    /** @param {string} key */
    useKey: (key) => app.mending.useKey(key),
  };
  const drawFindings = createFindings(ways);
  const drawInnerFindings = createFindings({ ...ways, useKey: (key) => app.mending.useInnerKey(key) }, "inner-");
  return [
    part(
      initial,
      ({ decoded }) => [decoded],
      (decoded) => drawFaults(decoded?.token ?? null, decoded?.text ?? "", (repair) => app.mending.repair(repair)),
    ),
    part(
      initial,
      ({ answer, check }) => [answer, check],
      (answer, check) => {
        drawFindings(findingsOf(answer, check));
        drawInnerFindings(innerFindingsOf(answer, check));
      },
    ),
  ];
}
