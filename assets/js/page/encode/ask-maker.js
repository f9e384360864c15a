import { newestWins } from "../../shared/newest-wins.js";
import { placesIn } from "./claim-pointers.js";
import { isNested } from "./encode-state.js";

/**
 * Asks what there is to say of the texts, then for the token; newest wins.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../../types/report.js").Draft} Draft
 * @typedef {import("./encode-state.js").Adding} Adding
 * @typedef {import("./encode-state.js").Drafted} Drafted
 * @typedef {import("./encode-state.js").Made} Made
 * @typedef {import("./encode-state.js").Origin} Origin
 * @typedef {import("./encode-state.js").ToMake} ToMake
 * @typedef {{of: ToMake, origin: Origin | null, adding: Adding | null, now: number, fresh: string,
 *   made: ToMake | null}} MakingQuestion `made` is what the newest answer was made of
 * @typedef {object} Answers
 * @property {(drafted: Drafted) => void} drafted
 * @property {(of: ToMake, made: Made) => void} made
 * @property {(error: unknown) => void} failed
 */

const NONE = "none";
const RSA1_5 = "RSA1_5";

/** The fields of the page, by what the engine calls them where it signs and encrypts. @type {ReadonlyMap<string, string>} */
const FIELDS = new Map([
  ["header", "outer-header"],
  ["key", "outer-key"],
  ["nested-header", "header"],
  ["nested-key", "key"],
]);

/**
 * @param {() => Promise<Engine>} engine the engine, once there is one
 * @param {Answers} answers
 * @returns {((question: MakingQuestion) => void) & {cancel: () => void}}
 */
export function createMaker(engine, answers) {
  /**
   * @param {MakingQuestion} question
   * @param {AbortSignal} superseded
   * @param {AbortSignal} signal says that it is given up
   */
  async function answer(question, superseded, signal) {
    const ready = await engine();
    if (superseded.aborted) return;
    const { of, origin, adding } = question;
    const draft = await draftOf(ready, question, signal);
    const outer = isNested(of, draft) ? await outerDraftOf(ready, question, signal) : null;
    answers.drafted({ of, origin, adding, draft, outer });
    if (superseded.aborted || question.made === of) return;
    const made = await make(ready, question, draft, signal);
    if (!superseded.aborted) answers.made(of, made);
  }

  return newestWins(
    async (question, superseded, stopped) => {
      try {
        await answer(question, superseded, stopped);
      } catch (error) {
        if (!superseded.aborted) answers.failed(error);
      }
    },
    () => undefined,
  );
}

/**
 * @param {Engine} engine
 * @param {MakingQuestion} question
 * @param {AbortSignal} signal
 */
function draftOf(engine, { of: { texts, key, secretEncoding }, origin, adding, now, fresh }, signal) {
  return engine.draft(texts.header, texts.payload, {
    now,
    key,
    secretEncoding,
    fresh,
    signal,
    ...(origin && { origin: { header: origin.header, payload: origin.payload } }),
    ...adding,
  });
}

/**
 * What is said of the header that is around the token.
 *
 * @param {Engine} engine
 * @param {MakingQuestion} question
 * @param {AbortSignal} signal
 */
function outerDraftOf(engine, { of: { outer }, origin, now }, signal) {
  const { header, key, secretEncoding } = outer;
  const from = origin?.isNested ? { origin: { header: origin.outerHeader, payload: "" } } : {};
  return engine.draft(header, "", { now, key, secretEncoding, signal, ...from });
}

/**
 * @param {Engine} engine
 * @param {MakingQuestion} question
 * @param {Draft} draft
 * @param {AbortSignal} signal
 */
function make(engine, { of, now }, draft, signal) {
  const { texts, key, secretEncoding, meant, form, isDetached } = of;
  const unprotected = form === "compact" ? "" : of.unprotected;
  const shape = { form, now, signal, ...(unprotected !== "" && { unprotected }) };
  const asked = { ...texts, key, secretEncoding, ...shape };
  if (draft.encrypted) return engine.encrypt({ ...asked, allowRsa15: meant === RSA1_5 });
  if (isNested(of, draft)) return encryptSigned(engine, of, shape);
  return engine.sign({
    ...asked,
    ...(isDetached && { detached: true }),
    ...disclosuresOf(of),
    allowNone: meant === NONE,
  });
}

/** @param {ToMake} of */
function disclosuresOf({ texts, disclosable, decoys }) {
  const places = disclosable.length === 0 ? [] : placesIn(texts.payload);
  const pointers = places.map(({ pointer }) => pointer).filter((pointer) => disclosable.includes(pointer));
  return pointers.length > 0 ? { disclosable: pointers, decoys } : {};
}

/**
 * A token that is signed, then encrypted: for the engine the header that is around it is the first.
 *
 * @param {Engine} engine
 * @param {ToMake} of
 * @param {Pick<import("../../engine/engine.js").Texts & import("../../engine/engine.js").Waiting, "form" | "now" | "unprotected" | "signal">} shape
 * @returns {Promise<Made>}
 */
async function encryptSigned(engine, { texts, key, secretEncoding, meant, outer }, shape) {
  const { payload, header } = texts;
  const nested = { header, key, secretEncoding };
  const made = await engine.encrypt({ ...outer, payload, ...shape, allowRsa15: meant === RSA1_5, nested });
  return { ...made, faults: made.faults.map((fault) => ({ ...fault, field: FIELDS.get(fault.field) ?? fault.field })) };
}
