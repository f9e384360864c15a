import { sentence } from "../../shared/sentence.js";
import { innerOf } from "../opened.js";

/**
 * What the verdict says: what the report says, or what came of the key.
 *
 * @typedef {import("../state.js").Answer} Answer
 * @typedef {import("../state.js").Check} Check
 * @typedef {import("../../types/report.js").NextAction} Action
 * @typedef {import("../../types/report.js").Finding} Finding
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../types/drawn.js").DrawnVerdict} Verdict
 * @typedef {import("../../types/report.js").Words} Words
 * @typedef {Omit<Action, "id"> & {id: Action["id"] | "cancel"}} Offer what the report says is next, or to end what is
 *   under way
 * @typedef {{verdict: Verdict, headline: Words, line: Words, action: Offer | null}} Shown
 */

const BEING_CHECKED = [{ text: sentence("Checking the signature …") }];
const FOR_MINUTES = [{ text: sentence("This can take minutes.") }];
/** @type {Offer} */
const CANCEL = { id: "cancel", label: sentence("Cancel"), settles: false };
const BEING_DECRYPTED = [{ text: sentence("Decrypting …") }];

/**
 * @param {Answer | null} answer
 * @param {Check} check
 * @returns {Shown | null} nothing where there is no token
 */
export function verdictOf(answer, check) {
  const token = answer?.token;
  if (!token) return null;
  const { verdict, headline, line, action } = token;
  if (check.kind === "checking") {
    if (answer.question.anyway) return { verdict, headline: BEING_DECRYPTED, line: FOR_MINUTES, action: CANCEL };
    if (token.encrypted) return { verdict, headline: BEING_DECRYPTED, line: [], action: null };
    return { verdict: withSignature(verdict, "checking", ""), headline: BEING_CHECKED, line: [], action: null };
  }
  if (check.kind === "failed") {
    const { message } = check;
    return { verdict: withSignature(verdict, "not-attempted", message), headline, line: [{ text: message }], action };
  }
  if (check.kind === "done") return ofVerification(check.verification);
  return { verdict, headline, line, action };
}

/** @param {import("../../types/report.js").Verification} verification */
function ofVerification(verification) {
  const { headline, line, action } = verification;
  return { verdict: explained(verification), headline, line, action };
}

/**
 * Where a diagnosis says why the signature is invalid, it says so in the place of the line's own reason.
 *
 * @param {import("../../types/report.js").Verification} verification
 * @returns {Verdict}
 */
function explained({ verdict, diagnosed }) {
  return diagnosed === null ? verdict : { ...verdict, signature: { ...verdict.signature, message: diagnosed } };
}

/**
 * @param {Verdict} verdict
 * @param {string} state
 * @param {string} message
 * @returns {Verdict}
 */
function withSignature(verdict, state, message) {
  return { ...verdict, signature: { state, message, data: {} } };
}

/**
 * The verdict on each signature; where there is none, as for the recipients of a JWE, there is one verdict.
 *
 * @param {Answer | null} answer
 * @param {Check} check
 * @returns {Verdict[]}
 */
export function signatureVerdictsOf(answer, check) {
  const signatures = answer?.token?.signatures ?? [];
  const verdicts = check.kind === "done" ? check.verification.signatures : signatures.map(({ verdict }) => verdict);
  return signatures.some(({ segment }) => segment !== null) ? verdicts : verdicts.slice(0, 1);
}

/**
 * @param {Answer | null} answer
 * @param {Check} check
 * @returns {Finding[]} those of the token, then those of the key
 */
export function findingsOf(answer, check) {
  const found = answer?.token?.findings ?? [];
  return check.kind === "done" ? [...found, ...check.verification.findings] : found;
}

/**
 * The verdict on the token within, which has a signature and a key of its own.
 *
 * @param {Answer | null} answer
 * @param {Check} check
 * @returns {Shown | null} nothing where there is no such token
 */
export function innerVerdictOf(answer, check) {
  const inner = innerOf(answer?.token ?? null);
  if (!inner) return null;
  const { verdict, headline, line } = inner;
  // No character of the paste carries what is in it: there is nothing to repair there.
  const action = inner.action?.id === "key" ? inner.action : null;
  if (check.kind === "checking" && answer?.question.innerKey !== undefined)
    return { verdict: withSignature(verdict, "checking", ""), headline: BEING_CHECKED, line: [], action: null };
  const found = check.kind === "done" ? check.verification.inner : null;
  return found ? ofVerification(found) : { verdict, headline, line, action };
}

/**
 * @param {Answer | null} answer
 * @param {Check} check
 * @returns {Finding[]} those of the token within, then those of its key
 */
export function innerFindingsOf(answer, check) {
  const found = innerOf(answer?.token ?? null)?.findings ?? [];
  return check.kind === "done" ? [...found, ...(check.verification.inner?.findings ?? [])] : found;
}
