import { sentence } from "../../shared/sentence.js";
import { draftOf, isAwaited, isSame } from "./encode-state.js";

/**
 * What is said of the token that is made: what the report says of it, or why there is none, and what to do.
 *
 * @typedef {import("../../types/drawn.js").DrawnVerdict} Verdict
 * @typedef {import("../../types/report.js").Draft} Draft
 * @typedef {import("../../types/report.js").Finding} Finding
 * @typedef {import("../../types/report.js").MakingFault} MakingFault
 * @typedef {import("../../types/report.js").Words} Words
 * @typedef {import("./encode-state.js").Encoding} Encoding
 * @typedef {import("./encode-state.js").PartName} PartName
 * @typedef {{id: "edit", part: PartName, edit: import("../../types/report.js").Edit} | {id: "key" | "meant" | "generate"}} Deed
 * @typedef {{label: string, settles: boolean, deed: Deed}} Action
 * @typedef {{headline: Words, line: Words, look: "made" | "plain" | "fault", verdict: Verdict | null,
 *   findings: Finding[], action: Action | null, isAwaited: boolean}} Said
 */

/** What is made only where somebody says that it is meant. */
const NEEDS_MARK = new Set(["alg-none", "alg-rsa1-5"]);
const KEY_MISSING = "key-missing";
const WAITING = sentence("The token will be made as soon as Python runs.");
const MAKING = sentence("Making the token …");
const NO_KEY = sentence("Add a key to sign this token.");
const NO_KEY_TO_ENCRYPT = sentence("Add a key to encrypt this token.");

/** By the text that has to be changed. @type {ReadonlyMap<string, string>} */
const REFUSED = new Map([
  ["header", sentence("Not made: the header needs a change.")],
  ["payload", sentence("Not made: the payload needs a change.")],
  ["key", sentence("This key can’t make this token.")],
]);
const REFUSED_OTHERWISE = sentence("Not made yet.");

/**
 * @param {Encoding} encoding
 * @param {boolean} isReady Python runs
 * @returns {Said}
 */
export function saidOf(encoding, isReady) {
  const { made, trouble } = encoding;
  if (trouble !== "") return plain(trouble);
  if (!made) return plain(isReady ? MAKING : WAITING);
  const waits = isAwaited(encoding);
  const token = made.made.report?.tokens[0];
  if (!token) return { ...refused(encoding, made.made.faults), isAwaited: waits };
  const { verdict, headline, line, findings } = token;
  const action = actionOf(encoding);
  const isMade = verdict.trust.state === "made-here";
  return {
    headline,
    line: wordsOf(repairOf(draftOf(encoding))?.message) ?? (line.length > 0 ? line : [{ text: verdict.trust.message }]),
    look: isMade ? "made" : "plain",
    verdict,
    findings: [...findings, ...made.made.findings],
    action,
    isAwaited: waits,
  };
}

/**
 * @param {string} text
 * @returns {Said}
 */
function plain(text) {
  return {
    headline: [{ text }],
    line: [],
    look: "plain",
    verdict: null,
    findings: [],
    action: null,
    isAwaited: false,
  };
}

/**
 * @param {Encoding} encoding
 * @param {MakingFault[]} faults
 * @returns {Said}
 */
function refused(encoding, faults) {
  const [first] = faults;
  const draft = draftOf(encoding);
  const lacksKey = first?.id === KEY_MISSING;
  const asked = draft?.encrypted ? NO_KEY_TO_ENCRYPT : NO_KEY;
  const headline = lacksKey ? asked : (REFUSED.get(first?.field ?? "") ?? REFUSED_OTHERWISE);
  const message = lacksKey ? first.message : (repairOf(draft)?.message ?? first?.message ?? "");
  return {
    ...plain(headline),
    line: [{ text: message }],
    look: lacksKey ? "plain" : "fault",
    action: actionOf(encoding),
  };
}

/**
 * @param {string | undefined} text
 * @returns {Words | null}
 */
function wordsOf(text) {
  return text === undefined ? null : [{ text }];
}

/**
 * The repair of the first text that breaks off.
 *
 * @param {Draft | null} draft
 */
function repairOf(draft) {
  return draft?.header.repair ?? draft?.payload.repair ?? null;
}

/**
 * What to do next: mend a text, take the algorithm that fits the key, say that it is meant, or give a key.
 *
 * @param {Encoding} encoding
 * @returns {Action | null}
 */
function actionOf(encoding) {
  const draft = draftOf(encoding);
  const part = draft?.header.repair ? "header" : "payload";
  const repair = draft?.[part].repair;
  if (repair) return { label: repair.label, settles: true, deed: { id: "edit", part, edit: repair } };
  const { made, asked } = encoding;
  const faults = made && isSame(made.of, asked) ? made.made.faults : [];
  if (faults.some(({ id }) => NEEDS_MARK.has(id))) {
    return { label: sentence("Make it all the same"), settles: true, deed: { id: "meant" } };
  }
  const fitting = draft?.quick.find(({ id }) => id === "alg-from-key");
  if (fitting && faults.length > 0) {
    return { label: fitting.label, settles: true, deed: { id: "edit", part: "header", edit: fitting.edit } };
  }
  if (faults.some(({ id }) => id === KEY_MISSING)) {
    return { label: sentence("Generate a key"), settles: true, deed: { id: "generate" } };
  }
  const isOfKey = faults.some(({ field }) => field === "key");
  return isOfKey ? { label: sentence("Go to the key"), settles: false, deed: { id: "key" } } : null;
}
