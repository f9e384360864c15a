import { createAsker } from "../../../../assets/js/page/ask-engine.js";

/** Lets promises settle. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));

/**
 * Engines of which only the whole one is there, sooner or later.
 *
 * @param {any} engine
 * @returns {any}
 */
export const alone = (engine) => ({ whole: engine, ready: engine, first: Promise.resolve(null) });

/**
 * A page that keeps what it is told, before engines that do what a test says.
 *
 * @param {object} engine
 * @param {any} [engines]
 */
export function asking(engine, engines = alone(Promise.resolve(engine))) {
  /** @type {any[]} */
  const told = [];
  /** @type {any} */
  let known = null;
  const ask = createAsker(engines, {
    known: () => known,
    answered(asked, found) {
      known = { question: asked, report: found };
      told.push(["answered", asked.text]);
    },
    handedOn: ({ text }) => told.push(["handed on", text]),
    differed: ({ text }, found) => told.push(["differed", text, found]),
    verified: (verification) => told.push(["verified", verification]),
    notVerified: (message) => told.push(["not verified", message]),
    failed: (code, message) => told.push(["failed", code, message]),
    reached: ({ text }, done, count) => told.push(["reached", text, done, count]),
    busy: (isBusy) => told.push(["busy", isBusy]),
  });
  return { ask, told, news: () => told.filter(([what]) => what !== "busy") };
}
