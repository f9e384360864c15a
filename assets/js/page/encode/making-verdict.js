import { sentence } from "../../shared/sentence.js";
import { draftOf, isAwaited, isSame, outerDraftOf } from "./encode-state.js";

/**
 * What is said of the token that is made: what the report says of it, or why there is none, and what to do.
 *
 * @typedef {import("../../types/drawn.js").DrawnVerdict} Verdict
 * @typedef {import("../../types/report.js").Draft} Draft
 * @typedef {import("../../types/report.js").Finding} Finding
 * @typedef {import("../../types/report.js").Words} Words
 * @typedef {import("./encode-state.js").Encoding} Encoding
 * @typedef {import("./encode-state.js").PartName} PartName
 * @typedef {import("./encode-state.js").Refusal} Refusal
 * @typedef {{id: "edit", part: PartName | "outer", edit: import("../../types/report.js").Edit} |
 *   {id: "meant", algorithm: string} | {id: "key" | "generate" | "outer-key" | "outer-generate" | "detach"}} Deed
 * @typedef {{label: string, settles: boolean, deed: Deed}} Action
 * @typedef {{headline: Words, line: Words, look: "made" | "plain" | "fault" | "waiting", verdict: Verdict | null,
 *   findings: Finding[], action: Action | null, isAwaited: boolean}} Said while an answer is awaited, what is said is of
 *   the texts before; with the look "waiting" there was no answer before
 */

/** What is made only where somebody says that it is meant: the alg, by the refusal. */
const NEEDS_MARK = new Map([
  ["alg-none", "none"],
  ["alg-rsa1-5", "RSA1_5"],
]);
const PAYLOAD_DOT = "payload-dot";
const PARAMETER_TYPED = "parameter-typed";
const OUTER_KEY = "outer-key";
const KEY_MISSING = "key-missing";
const WAITING = sentence("The token will be made as soon as Python runs.");
const MAKING = sentence("Making the token …");
const NO_KEY = sentence("Add a key to sign this token.");
const NO_KEY_TO_ENCRYPT = sentence("Add a key to encrypt this token.");

/** By the text that has to be changed. @type {ReadonlyMap<string, string>} */
const REFUSED = new Map([
  ["header", sentence("Not made: the header needs a change.")],
  ["payload", sentence("Not made: the payload needs a change.")],
  ["unprotected", sentence("Not made: the unprotected header needs a change.")],
  ["outer-header", sentence("Not made: the header around it needs a change.")],
  ["key", sentence("This key can’t make this token.")],
  ["outer-key", sentence("This key can’t encrypt this token.")],
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
  if (!made) return { ...plain(isReady ? MAKING : WAITING), look: "waiting", isAwaited: true };
  const waits = isAwaited(encoding);
  const token = made.made.report?.tokens[0];
  if (!token) return { ...refused(encoding, made.made.faults), isAwaited: waits };
  const { verdict, headline, line, findings } = token;
  const action = actionOf(encoding);
  const isMade = verdict.trust.state === "made-here";
  return {
    headline,
    line: wordsOf(repairOf(encoding)?.repair.message) ?? (line.length > 0 ? line : [{ text: verdict.trust.message }]),
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
 * @param {Refusal[]} faults
 * @returns {Said}
 */
function refused(encoding, faults) {
  const [first] = faults;
  const draft = draftOf(encoding);
  const lacksKey = first?.id === KEY_MISSING;
  const asked = draft?.encrypted || first?.field === OUTER_KEY ? NO_KEY_TO_ENCRYPT : NO_KEY;
  const headline = lacksKey ? asked : (REFUSED.get(first?.field ?? "") ?? REFUSED_OTHERWISE);
  const message = lacksKey ? first.message : (repairOf(encoding)?.repair.message ?? first?.message ?? "");
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
 * @param {Encoding} encoding
 */
function repairOf(encoding) {
  const draft = draftOf(encoding);
  const texts = /** @type {const} */ ([
    ["header", draft?.header.repair],
    ["payload", draft?.payload.repair],
    ["outer", outerDraftOf(encoding)?.header.repair],
  ]);
  for (const [part, repair] of texts) if (repair) return { part, repair };
  return null;
}

/**
 * What to do next: mend a text, or what there is to do about why nothing was made.
 *
 * @param {Encoding} encoding
 * @returns {Action | null}
 */
function actionOf(encoding) {
  const found = repairOf(encoding);
  if (found) return editing(found.repair.label, found.part, found.repair);
  const { made, asked } = encoding;
  const faults = made && isSame(made.of, asked) ? made.made.faults : [];
  return wayOut(encoding, faults) ?? quickWay(encoding, faults) ?? keyWay(faults);
}

/**
 * @param {string} label
 * @param {PartName | "outer"} part
 * @param {import("../../types/report.js").Edit} edit
 * @returns {Action}
 */
function editing(label, part, edit) {
  return { label, settles: true, deed: { id: "edit", part, edit } };
}

/**
 * To say that it is meant, or to leave the payload out.
 *
 * @param {Encoding} encoding
 * @param {Refusal[]} faults
 * @returns {Action | null}
 */
function wayOut({ asked }, faults) {
  const algorithm = NEEDS_MARK.get(faults.find(({ id }) => NEEDS_MARK.has(id))?.id ?? "");
  if (algorithm && algorithm !== asked.meant) {
    return { label: sentence("Make it anyway"), settles: true, deed: { id: "meant", algorithm } };
  }
  if (faults.some(({ id }) => id === PAYLOAD_DOT)) {
    return { label: sentence("Leave the payload out"), settles: true, deed: { id: "detach" } };
  }
  return null;
}

/**
 * To take the algorithm that fits the key, or to take out what is made anew.
 *
 * @param {Encoding} encoding
 * @param {Refusal[]} faults
 * @returns {Action | null}
 */
function quickWay(encoding, [first]) {
  if (!first) return null;
  const isOuter = first.field.startsWith("outer-");
  const isTyped = first.id === PARAMETER_TYPED;
  // What fits a key signs, which nothing does that is around the token.
  if (isOuter && !isTyped) return null;
  const wanted = isTyped ? "made-anew" : "alg-from-key";
  const draft = isOuter ? outerDraftOf(encoding) : draftOf(encoding);
  const found = draft?.quick.find(({ id }) => id === wanted);
  return found ? editing(found.label, isOuter ? "outer" : "header", found.edit) : null;
}

/**
 * To give a key.
 *
 * @param {Refusal[]} faults
 * @returns {Action | null}
 */
function keyWay([first]) {
  const isOuter = first?.field === OUTER_KEY;
  if (first?.id === KEY_MISSING) {
    return {
      label: sentence("Generate a key"),
      settles: true,
      deed: { id: isOuter ? "outer-generate" : "generate" },
    };
  }
  if (!isOuter && first?.field !== "key") return null;
  return { label: sentence("Go to the key"), settles: false, deed: { id: isOuter ? "outer-key" : "key" } };
}
