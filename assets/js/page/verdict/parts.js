import { byId } from "../../shared/dom.js";
import { sentenceText } from "../../shared/sentence-text.js";
import { innerOf } from "../opened.js";
import { instantOf, isPending } from "../state.js";
import { part } from "../store.js";
import { drawDiagnosis } from "./diagnosis.js";
import { drawExpectations } from "./expectations.js";
import { drawInner } from "./inner-verdict.js";
import { isFailedWithin, lockOf } from "./lock.js";
import { drawNext } from "./next-action.js";
import { innerVerdictOf, signatureVerdictsOf, verdictOf } from "./shown-verdict.js";
import { drawSignatures } from "./signatures.js";
import { drawUnsettled, drawVerdict, drawWaiting, tickVerdict } from "./verdict.js";

/**
 * Whether nothing can be said yet, and something will be.
 *
 * @param {import("../state.js").State} state
 */
function isWaiting({ phase, boot, isLate }) {
  return phase === "decoded" ? isLate : phase === "waiting" && boot.phase !== "failed";
}

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
      ({ answer, check, isLate }) => [answer, check, isLate],
      (answer, check, isLate) => drawSignatures(isLate ? [] : signatureVerdictsOf(answer, check)),
    ),
    part(
      initial,
      (state) => [isWaiting(state), state.answer, state.check, isPending(state), state.phase === "decoded"],
      (waits, answer, check, isOld, isDecoded) => {
        if (waits) return drawWaiting(isDecoded);
        const known = isDecoded ? (verdictOf(answer, check)?.verdict ?? null) : null;
        drawVerdict(known, lockOf(answer));
        if (known && isOld) drawUnsettled();
      },
    ),
    ...sealedParts(initial),
    part(
      initial,
      (state) => [state.phase, state.answer, state.check, instantOf(state), state.isLate],
      (phase, answer, check, now, isLate) => {
        const shown = phase === "decoded" && !isLate ? verdictOf(answer, check) : null;
        if (shown) tickVerdict(shown.verdict, now);
      },
    ),
    part(
      initial,
      ({ recognised, phase, isLate }) => [phase === "decoded" && !isLate ? recognised : null],
      (recognised) => drawDiagnosis(recognised, recognised ? sentenceText(recognised.line, 0) : ""),
    ),
    part(
      initial,
      (state) => [state.phase, state.answer, state.check, isPending(state)],
      (phase, answer, check, isOld) => {
        const action = phase === "decoded" ? (verdictOf(answer, check)?.action ?? null) : null;
        drawNext(!isOld || action?.id === "cancel" ? action : null);
      },
    ),
    expectationPart(initial),
  ];
}

/** @param {import("../state.js").State} initial */
function expectationPart(initial) {
  return part(
    initial,
    ({ answer, fields, filledFrom }) => [answer, fields.expect, filledFrom],
    (answer, typed, filledFrom) => {
      const compared = answer?.question.judgement.expect ?? typed;
      const asked = Object.values(compared).filter((value) => value !== "").length;
      drawExpectations(answer?.token ?? null, asked, filledFrom);
    },
  );
}

/**
 * What is drawn of a token that is encrypted, or that has another within.
 *
 * @param {import("../state.js").State} initial which is drawn already
 * @returns {import("../render.js").Draw[]}
 */
function sealedParts(initial) {
  return [
    part(
      initial,
      (state) => [state.phase === "decoded" && !state.isLate, state.answer, state.check, isPending(state)],
      (isDecoded, answer, check, isOld) => {
        const { dataset } = byId("verdict", HTMLElement);
        dataset.lock = isDecoded ? lockOf(answer) : "";
        dataset.within = isDecoded && !isOld && isFailedWithin(check) ? "fail" : "";
      },
    ),
    part(
      initial,
      (state) => [
        state.phase === "decoded" && !state.isLate,
        state.answer,
        state.check,
        instantOf(state),
        isPending(state),
      ],
      (isDecoded, answer, check, now, isOld) => {
        const shown = isDecoded ? innerVerdictOf(answer, check) : null;
        drawInner(shown, innerOf(answer?.token ?? null)?.label ?? "", now, isOld);
        const inner = check.kind === "done" ? check.verification.inner : null;
        drawDiagnosis(isDecoded ? inner : null, inner ? sentenceText(inner.line, 0) : "", "inner-");
      },
    ),
  ];
}
