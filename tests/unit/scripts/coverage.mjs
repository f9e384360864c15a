/**
 * A reporter for `node --test`: what failed, and what of the scripts the tests leave out. Every module that they load
 * must be run whole, lines and branches; else the run fails.
 */

import { relative } from "node:path";
import process from "node:process";

const FLOOR = 100;
const SCRIPTS = "assets/js/";

/**
 * @param {{path: string, coveredLinePercent: number, coveredBranchPercent: number,
 *   lines: {line: number, count: number}[], branches: {line: number, count: number}[]}} file
 */
function lacking({ path, coveredLinePercent, coveredBranchPercent, lines, branches }) {
  const name = relative(process.cwd(), path).replaceAll("\\", "/");
  if (!name.startsWith(SCRIPTS) || Math.min(coveredLinePercent, coveredBranchPercent) >= FLOOR) return [];
  const left = new Set([...lines, ...branches].filter(({ count }) => count === 0).map(({ line }) => line));
  const share = `${coveredLinePercent.toFixed(1)} % of lines, ${coveredBranchPercent.toFixed(1)} % of branches`;
  return [`${name}: ${share}; not run: ${[...left].join(", ")}`];
}

/** @param {AsyncIterable<{type: string, data: any}>} events */
export default async function* report(events) {
  let passed = 0;
  for await (const { type, data } of events) {
    if (type === "test:pass" && data.skip === undefined) passed += 1;
    if (type === "test:fail")
      yield `FAILED ${data.file}: ${data.name}\n${data.details.error.cause?.stack ?? data.details.error.message}\n`;
    if (type === "test:stderr") yield data.message;
    if (type !== "test:coverage") continue;
    const missing = data.summary.files.flatMap(lacking);
    if (missing.length > 0) process.exitCode = 1;
    yield missing.map((line) => `${line}\n`).join("");
  }
  yield `${passed} passed\n`;
}
