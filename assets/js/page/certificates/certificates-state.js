import { jwkOf, shownKey } from "../keys/keys-state.js";

/**
 * What the page knows of chains of certificates: that of the paste in Decode, and that of the key in Keys. The roots are
 * the same for both, and stay until somebody changes them.
 *
 * @typedef {import("../../types/report.js").Chain} Chain
 * @typedef {import("../../types/report.js").ChainCheck} ChainCheck
 * @typedef {import("../../types/report.js").ChainCertificate} ChainCertificate
 * @typedef {import("../state.js").State} State
 * @typedef {"decode" | "keys"} Place where a chain is shown
 * @typedef {{answer: Chain | null, isCurrent: boolean, trouble: string}} Shown `isCurrent`: it is about what is on screen
 * @typedef {Readonly<Record<Place, Shown>> & {roots: string}} Certificates
 * @typedef {{text: string, options: import("../../engine/engine.js").ChainOptions}} Asked
 * @typedef {{certificate: ChainCertificate, state: ChainCheck["state"], open: ChainCheck[], met: ChainCheck[]}} Row a
 *   certificate with its checks; `open` are those that aren't met, what fails first
 */

/** The card of each, by the beginning of its ids. */
export const PREFIXES = /** @type {const} */ ({ decode: "chain", keys: "keys-chain" });

/** @type {Shown} */
export const NO_CHAIN = { answer: null, isCurrent: false, trouble: "" };

/** @type {Certificates} */
export const NO_CERTIFICATES = { roots: "", decode: NO_CHAIN, keys: NO_CHAIN };

/**
 * What the engine is asked about certificates, where there may be some.
 *
 * @param {State} state
 * @param {Place} place
 * @returns {Asked | null}
 */
export function askedOf(state, place) {
  return place === "keys" ? ofKey(state.keys) : ofPaste(state);
}

/**
 * The token has an x5c, or there is something beside it that may be a certificate.
 *
 * @param {State} state
 * @returns {Asked | null}
 */
function ofPaste({ answer }) {
  if (!answer) return null;
  const { report, token, question } = answer;
  const hasChain = token?.parameters.some(({ name }) => name === "x5c") ?? false;
  if (!hasChain && report.keys.length === 0) return null;
  const { now } = question.judgement;
  return { text: question.text, options: { token: question.token, ...(now !== undefined && { now }) } };
}

/**
 * @param {State["keys"]} keys
 * @returns {Asked | null}
 */
function ofKey(keys) {
  const entry = shownKey(keys);
  if (!entry || entry.chain.length === 0) return null;
  const jwk = jwkOf(entry) ?? "{}";
  // Of several keys each may have its own; what has none is a certificate itself.
  return { text: "x5c" in JSON.parse(jwk) ? jwk : keys.text, options: {} };
}

/**
 * @param {Chain} answer
 * @returns {Row[]}
 */
export function rowsOf({ certificates, checks }) {
  return certificates.map((certificate, index) => {
    const own = checks.filter((check) => check.certificate === index);
    const open = openOf(own);
    return { certificate, open, state: open[0]?.state ?? "met", met: own.filter(({ state }) => state === "met") };
  });
}

/**
 * The checks of the chain as a whole that aren't met.
 *
 * @param {Chain} answer
 */
export function wholeOf({ checks }) {
  return openOf(checks.filter(({ certificate }) => certificate === null));
}

/** @param {readonly ChainCheck[]} checks */
function openOf(checks) {
  return /** @type {const} */ (["failed", "unknown"]).flatMap((wanted) =>
    checks.filter(({ state }) => state === wanted),
  );
}
