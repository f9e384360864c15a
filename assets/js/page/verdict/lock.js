/**
 * What the card of the verdict shows of an encrypted token, and of one that has another within.
 *
 * @typedef {import("../state.js").Answer} Answer
 * @typedef {import("../state.js").Check} Check
 * @typedef {"" | "shut" | "open"} Lock of no other token
 */

/**
 * @param {Answer | null} answer
 * @returns {Lock}
 */
export function lockOf(answer) {
  const token = answer?.token;
  if (!token?.encrypted) return "";
  return token.payload === null || token.payload.kind === "encrypted" ? "shut" : "open";
}

/**
 * Whether a key that was tried on the token within did not match: no cell of the outer verdict says so.
 *
 * @param {Check} check
 */
export function isFailedWithin(check) {
  const inner = check.kind === "done" ? check.verification.inner : null;
  return inner?.decryption?.state === "failed" || inner?.verdict.signature.state === "invalid";
}
