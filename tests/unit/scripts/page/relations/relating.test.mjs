import assert from "node:assert/strict";
import { test } from "node:test";
import { Relations } from "../../../../../assets/js/page/relations/relating.js";
import { keptCall } from "../kept-call.mjs";

const turns = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A page and an engine whose calls are kept. @param {boolean} related @param {() => Promise<any>} [answer] @param {string} [linkedKey] */
function opened(related, answer = async () => ({ summary: "1 holds" }), linkedKey = "") {
  const relating = { isOpen: false, answer: null, isCurrent: false, trouble: "" };
  /** @type {any} */
  let state = {
    waiting: [],
    answer: { report: { related }, question: { text: "a.b.c" } },
    fields: { key: "k" },
    linked: { key: linkedKey },
    relating,
  };
  /** @type {any[]} */
  const calls = [];
  const engine = {
    relations: async (/** @type {any[]} */ ...given) => {
      calls.push(keptCall(given));
      return answer();
    },
  };
  const relations = new Relations(async () => /** @type {any} */ (engine), {
    state: () => state,
    change: (change) => {
      state = change(state);
    },
  });
  return { relations, calls, now: () => state.relating };
}

test("nothing is asked while the card is closed, or where no token says anything of the kind", async () => {
  const closed = opened(true);
  closed.relations.ask();
  const silent = opened(false);
  silent.relations.open(true);
  silent.relations.ask();
  await turns();
  assert.deepEqual([...closed.calls, ...silent.calls], []);
});

test("the paste is asked about with the key", async () => {
  const { relations, calls, now } = opened(true);
  relations.open(true);
  relations.ask();
  assert.equal(now().isCurrent, false);
  await turns();
  assert.deepEqual(calls, [["a.b.c", { key: "k" }]]);
  assert.deepEqual([now().answer, now().isCurrent, now().trouble], [{ summary: "1 holds" }, true, ""]);
});

test("a key that came with a link says so", async () => {
  const { relations, calls } = opened(true, undefined, "k");
  relations.open(true);
  relations.ask();
  await turns();
  assert.deepEqual(calls, [["a.b.c", { key: "k", keyOrigin: "from-link" }]]);
});

test("an engine that fails says so, unless nobody waits", async () => {
  const { relations, now } = opened(true, async () => {
    throw new Error("of ours");
  });
  relations.open(true);
  relations.ask();
  await turns();
  assert.deepEqual([now().answer, now().isCurrent, now().trouble === ""], [null, true, false]);
});

test("an answer that is overtaken is not shown", async () => {
  let count = 0;
  const { relations, now } = opened(true, async () => {
    count += 1;
    return { count };
  });
  relations.open(true);
  relations.ask();
  await turns();
  relations.ask();
  relations.ask();
  await turns();
  assert.equal(now().answer.count, count);
});

test("what is under way can be given up", async () => {
  const { relations, calls } = opened(true, () => new Promise(() => undefined));
  relations.open(true);
  relations.ask();
  await turns();
  assert.equal(calls[0].signal.aborted, false);
  relations.cancel();
  assert.equal(calls[0].signal.aborted, true);
});
