import { phrases, sentence } from "../../shared/sentence.js";

/**
 * What was tried to find out why a key does not match: the key as given, what does match, and in one row the others.
 *
 * @typedef {import("../../types/report.js").Tried} Tried
 * @typedef {{name: string, mark: "pass" | "fail" | "unchecked", outcome: string}} Row
 */

const OUTCOMES = {
  signature: { holds: sentence("Matches"), fails: sentence("No match"), none: sentence("None match") },
  decryption: { holds: sentence("Decrypts"), fails: sentence("Doesn’t decrypt"), none: sentence("None decrypt") },
};

/**
 * @param {readonly Tried[]} tried the key as given is the first, if that was tried
 * @param {boolean} isDecryption
 * @param {string} change that one click makes, in the place of the name of what matches; empty where there is none
 * @returns {Row[]}
 */
export function triedRows(tried, isDecryption, change) {
  const { holds, fails, none } = OUTCOMES[isDecryption ? "decryption" : "signature"];
  const [first, ...others] = tried.filter((one) => !one.holds).map(({ name }) => name);
  /** @type {Row[]} */
  const rows = first === undefined ? [] : [{ name: first, mark: "fail", outcome: fails }];
  for (const { name } of tried.filter((one) => one.holds))
    rows.push({ name: change || name, mark: "pass", outcome: holds });
  if (others.length > 0) rows.push({ name: alsoTried(others), mark: "unchecked", outcome: none });
  return rows;
}

/** @param {string[]} names */
function alsoTried(names) {
  return sentence("Also tried: {names}", { names: phrases(...names) });
}
