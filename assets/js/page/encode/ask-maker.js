import { newestWins } from "../../shared/newest-wins.js";
import { placesIn } from "./claim-pointers.js";

/**
 * Asks what there is to say of the texts, then for the token; newest wins.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../../types/report.js").Made} Made
 * @typedef {import("./encode-state.js").Adding} Adding
 * @typedef {import("./encode-state.js").Drafted} Drafted
 * @typedef {import("./encode-state.js").Texts} Texts
 * @typedef {import("./encode-state.js").ToMake} ToMake
 * @typedef {{of: ToMake, origin: Texts | null, adding: Adding | null, now: number, fresh: string,
 *   made: ToMake | null}} MakingQuestion `made` is what the newest answer was made of
 * @typedef {object} Answers
 * @property {(drafted: Drafted) => void} drafted
 * @property {(of: ToMake, made: Made) => void} made
 * @property {(error: unknown) => void} failed
 */

/**
 * @param {() => Promise<Engine>} engine the engine, once there is one
 * @param {Answers} answers
 * @returns {(question: MakingQuestion) => void}
 */
export function createMaker(engine, answers) {
  /**
   * @param {MakingQuestion} question
   * @param {AbortSignal} superseded
   */
  async function answer(question, superseded) {
    const ready = await engine();
    if (superseded.aborted) return;
    const { of, origin, adding } = question;
    const draft = await draftOf(ready, question);
    answers.drafted({ of, origin, adding, draft });
    if (superseded.aborted || question.made === of) return;
    const made = await make(ready, question, draft);
    if (!superseded.aborted) answers.made(of, made);
  }

  return newestWins(
    async (question, superseded) => {
      try {
        await answer(question, superseded);
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
 */
function draftOf(engine, { of: { texts, key, secretEncoding }, origin, adding, now, fresh }) {
  return engine.draft(texts.header, texts.payload, {
    now,
    key,
    secretEncoding,
    fresh,
    ...(origin && { origin }),
    ...adding,
  });
}

/**
 * @param {Engine} engine
 * @param {MakingQuestion} question
 * @param {import("../../types/report.js").Draft} draft
 */
function make(engine, { of: { texts, key, secretEncoding, isMeant, disclosable, decoys }, now }, draft) {
  const asked = { ...texts, key, secretEncoding, now };
  if (draft.encrypted) return engine.encrypt({ ...asked, allowRsa15: isMeant });
  const places = disclosable.length === 0 ? [] : placesIn(texts.payload);
  const pointers = places.map(({ pointer }) => pointer).filter((pointer) => disclosable.includes(pointer));
  return engine.sign({
    ...asked,
    allowNone: isMeant,
    ...(pointers.length > 0 && { disclosable: pointers, decoys }),
  });
}
