import { createAsker } from "../../../../assets/js/page/ask-engine.js";

/** Lets promises settle. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));

/**
 * A page that keeps what it is told, before an engine that does what a test says.
 *
 * @param {object} engine
 */
export function asking(engine) {
  /** @type {any[]} */
  const told = [];
  /** @type {any} */
  let known = null;
  const ask = createAsker(async () => /** @type {any} */ (engine), {
    known: () => known,
    answered(asked, found) {
      known = { question: asked, report: found };
      told.push(["answered", asked.text]);
    },
    verified: (verification) => told.push(["verified", verification]),
    notVerified: (message) => told.push(["not verified", message]),
    failed: (code, message) => told.push(["failed", code, message]),
    reached: ({ text }, done, count) => told.push(["reached", text, done, count]),
    busy: (isBusy) => told.push(["busy", isBusy]),
  });
  return { ask, told, news: () => told.filter(([what]) => what !== "busy") };
}
