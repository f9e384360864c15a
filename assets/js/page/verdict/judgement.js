import { readNow, readSkew } from "../time/time-settings.js";
import { expected } from "./expectations.js";

/**
 * What a token is held against, as the controls of the page say.
 *
 * @typedef {import("../time/time-settings.js").Judgement} Judgement
 */

/** @returns {Judgement} */
export function chosenJudgement() {
  const now = readNow().value;
  return { ...(now !== null && { now }), skew: readSkew().value ?? 0, expect: expected() };
}
