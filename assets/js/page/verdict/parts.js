import { instantOf } from "../state.js";
import { part } from "../store.js";
import { drawExpectations } from "./expectations.js";
import { signatureVerdictsOf, verdictOf } from "./shown-verdict.js";
import { drawSignatures } from "./signatures.js";
import { drawVerdict, tickVerdict } from "./verdict.js";

/**
 * What is drawn of the verdict, and of what is expected.
 *
 * @param {import("../state.js").State} initial which is drawn already
 * @returns {import("../render.js").Draw[]}
 */
export function verdictParts(initial) {
  return [
    part(
      initial,
      ({ answer, check }) => [answer, check],
      (answer, check) => drawSignatures(signatureVerdictsOf(answer, check)),
    ),
    part(
      initial,
      ({ phase, boot, answer, check }) => [phase, boot.phase === "failed", answer, check],
      (phase, isFailed, answer, check) => {
        const waits = phase === "waiting" && !isFailed ? "waiting" : null;
        drawVerdict(phase === "decoded" ? (verdictOf(answer, check)?.verdict ?? null) : waits);
      },
    ),
    part(
      initial,
      (state) => [state.phase, state.answer, state.check, instantOf(state)],
      (phase, answer, check, now) => {
        const shown = phase === "decoded" ? verdictOf(answer, check) : null;
        if (shown) tickVerdict(shown.verdict, now);
      },
    ),
    part(
      initial,
      ({ answer, fields, filledFrom }) => [answer, fields.expect, filledFrom],
      (answer, typed, filledFrom) => {
        const compared = answer?.question.judgement.expect ?? typed;
        const asked = Object.values(compared).filter((value) => value !== "").length;
        drawExpectations(answer?.token ?? null, asked, filledFrom);
      },
    ),
  ];
}
