import { expected } from "./expectations.js";
import { readNow, readSkew } from "../../parts/moment.js";

/**
 * What a token is held against, as the controls of the page say.
 *
 * @typedef {import("../../parts/moment.js").Judgement} Judgement
 */

/** @returns {Judgement} */
export function chosenJudgement() {
  const now = readNow().value;
  return { ...(now !== null && { now }), skew: readSkew().value ?? 0, expect: expected() };
}
