import { expected } from "./expect.js";
import { readNow, readSkew } from "./moment.js";

/**
 * What a token is held against, as the controls of the page say.
 *
 * @typedef {import("./moment.js").Judgement} Judgement
 */

/** @returns {Judgement} */
export function chosenJudgement() {
  const now = readNow().value;
  return { ...(now !== null && { now }), skew: readSkew().value ?? 0, expect: expected() };
}
