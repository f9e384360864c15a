import assert from "node:assert/strict";
import { test } from "node:test";
import { Gone, isGone } from "../../../../assets/js/page/export/gone.js";
import { createQuestions } from "../../../../assets/js/page/questions.js";
import { createStore } from "../../../../assets/js/page/store.js";
import { question, ready, report, token } from "./made.mjs";

const NOW = 1_800_000_000.5;

/** @param {string} text @param {object} [more] @returns {any} */
const answer = (text, more) => ({
  question: question(text, more),
  report: { ...report(text), now: NOW },
  token: token(text),
});

/**
 * A page before an engine that repeats what it is asked.
 *
 * @param {object} state
 */
function asking(state) {
  const engine = {
    help: async (/** @type {string} */ rule) => `help of ${rule}`,
    ticket: async (/** @type {any[]} */ ...words) => ({ markdown: words }),
    link: async (/** @type {any[]} */ ...words) => words,
    table: async (/** @type {any[]} */ ...words) => words,
  };
  const store = createStore(ready(state), () => undefined);
  const states = { now: () => store.get(), until: store.until };
  /** @type {any} */
  const questions = createQuestions(async () => /** @type {any} */ (engine), states);
  const change = (/** @type {object} */ more) => store.update((before) => ({ ...before, ...more }));
  return { questions, change };
}

const WAYS = /** @type {const} */ (["report", "ticket", "links"]);

test("help is asked for by the name of the rule", async () => {
  assert.equal(await asking({}).questions.help("exp-past"), "help of exp-past");
});

test("what is drawn is taken out as it was asked for, at the instant at which it was judged", async () => {
  const judgement = { skew: 5, expect: { iss: "me" } };
  const drawn = answer("a", { judgement, token: 1 });
  const fields = { ...ready().fields, skew: "5", expect: { ...ready().fields.expect, iss: "me" } };
  const { questions } = asking({ text: "a", chosen: 1, fields, answer: drawn });
  assert.equal(await questions.report(), drawn.report);
  assert.deepEqual(await questions.ticket(), ["a", { ...judgement, token: 1, now: NOW }]);
  assert.deepEqual(await questions.links(), ["a", { token: 1, key: "" }]);
});

test("the table is asked for with the key and the expectations on screen", async () => {
  const { signal } = new AbortController();
  const reached = () => undefined;
  const judgement = { skew: 5, expect: { iss: "me" } };
  const fields = { ...ready().fields, key: "k", skew: "5", expect: { ...ready().fields.expect, iss: "me" } };
  const drawn = answer("a", { judgement, key: "k", secretEncoding: "text" });
  const { questions } = asking({ text: "a", fields, answer: drawn });
  const options = {
    ...judgement,
    now: NOW,
    secretEncoding: "text",
    innerKey: "",
    innerSecretEncoding: "text",
    signal,
    reached,
  };
  assert.deepEqual(await questions.table({ signal, reached }), ["a", "k", options]);
});

for (const way of WAYS) {
  test(`while an answer is on its way, the ${way} waits for it`, async () => {
    const { questions, change } = asking({ text: "b", isBusy: true, answer: answer("a") });
    const taken = questions[way]();
    change({ isLate: true });
    change({ answer: answer("b") });
    assert.match(JSON.stringify(await taken), /"b"/u);
  });

  test(`where another text or token comes meanwhile, the ${way} is not taken`, async () => {
    for (const other of [{ text: "c" }, { chosen: 1 }]) {
      const { questions, change } = asking({ text: "b", isBusy: true, answer: answer("a") });
      const taken = questions[way]();
      change(other);
      await assert.rejects(taken, Gone);
    }
  });

  test(`where another text comes while the ${way} is made, it is not taken`, async () => {
    const { questions, change } = asking({ text: "a", answer: answer("a") });
    const taken = questions[way]();
    change({ text: "b" });
    await assert.rejects(taken, Gone);
  });

  test(`of a text without a token the ${way} is not taken`, async () => {
    const { questions } = asking({ text: "a", answer: { ...answer("a"), token: null } });
    await assert.rejects(questions[way](), Gone);
  });

  test(`where no answer comes, the ${way} is not taken, and nothing is said of the text`, async () => {
    const { questions, change } = asking({ text: "b", isBusy: true, answer: answer("a") });
    const taken = questions[way]();
    change({ isBusy: false });
    await assert.rejects(taken, (error) => !(error instanceof Gone));
  });
}

test("what is gone is told from what failed", () => {
  assert.deepEqual([new Gone(), new Error("no"), null].map(isGone), [true, false, false]);
});
