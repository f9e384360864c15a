import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING_HELD } from "../../../../../assets/js/page/holder/holder-state.js";
import { Holding } from "../../../../../assets/js/page/holder/holding.js";

const turns = () => new Promise((resolve) => setTimeout(resolve, 5));
/** @type {any} */
const TOKEN = {
  kind: "sd-jwt",
  text: "a.b.c~d~",
  processed: null,
  disclosures: [{ status: "disclosed", holder: null }],
};

/** A page with an engine whose calls are kept. @param {object} [others] of the engine */
function opened(others = {}) {
  const fields = { key: "issuer", secretEncoding: "hex", now: "", skew: "0", expect: {} };
  /** @type {any} */
  let state = {
    waiting: [],
    text: "",
    chosen: 0,
    occasion: 0,
    anyway: null,
    fields,
    linked: { key: "", other: "" },
    holding: NOTHING_HELD,
  };
  /** @type {any[]} */
  const calls = [];
  /** @param {string} name @param {any} answer */
  const answering =
    (name, answer) =>
    async (/** @type {any[]} */ ...given) => {
      calls.push([name, ...given]);
      return answer;
    };
  const engine = {
    draft: answering("draft", { private: [{ start: 1, end: 2 }] }),
    present: answering("present", { token: "presented" }),
    verify: answering("verify", { binding: null }),
    ...others,
  };
  const holding = new Holding(async () => /** @type {any} */ (engine), {
    state: () => state,
    change: (change) => {
      state = change(state);
    },
  });
  holding.take(TOKEN);
  holding.open(true);
  return { holding, calls, now: () => state.holding };
}

test("what is chosen is presented, and judged with the key of the page", async () => {
  const { holding, calls, now } = opened();
  holding.give({ key: "k", aud: "v", nonce: "n" });
  holding.ask();
  await turns();
  assert.deepEqual(
    calls.map(([name, text, key]) => [name, text, key]),
    [
      ["draft", "{}", "{}"],
      ["present", "a.b.c~d~", "k"],
      ["verify", "presented", "issuer"],
    ],
  );
  const { disclosures, aud, nonce } = calls[1][3];
  assert.deepEqual([disclosures, aud, nonce], [[0], "v", "n"]);
  assert.equal(calls[2][3].secretEncoding, "hex");
  assert.equal(holding.text, "presented");
  assert.deepEqual(now().presented.spans, [{ start: 1, end: 2 }]);
  holding.toggle(0);
  assert.equal(holding.text, "");
});

test("nothing is asked while nobody sees it", async () => {
  const { holding, calls } = opened();
  holding.open(false);
  holding.ask();
  await turns();
  assert.deepEqual(calls, []);
});

test("what cannot be presented isn't judged", async () => {
  const { holding, calls, now } = opened({ present: async () => ({ token: null, faults: [] }) });
  holding.ask();
  await turns();
  assert.deepEqual(calls, []);
  assert.equal(now().presented.verification, null);
});

test("an answer to what is no longer chosen changes nothing, nor does its failure", async () => {
  /** @type {any} */
  let present;
  const waiting = () =>
    new Promise((resolve, reject) => {
      present = { resolve, reject };
    });
  for (const end of ["resolve", "reject"]) {
    const { holding, now } = opened({ present: waiting });
    holding.ask();
    await turns();
    holding.give({ chosen: [] });
    present[end]({ token: "late" });
    await turns();
    assert.deepEqual([now().presented, now().trouble], [null, ""]);
  }
});

test("an engine that fails is said, and one that comes too late does nothing", async () => {
  const { holding, now } = opened({ present: () => Promise.reject(new Error("no")) });
  holding.ask();
  await turns();
  assert.notEqual(now().trouble, "");
  const late = opened();
  late.holding.ask();
  late.holding.take(null);
  await turns();
  assert.deepEqual(late.calls, []);
});

test("what is under way can be given up", async () => {
  /** @type {AbortSignal[]} */
  const signals = [];
  const { holding } = opened({
    present: (/** @type {any[]} */ ...given) => {
      signals.push(given.at(-1).signal);
      return new Promise(() => undefined);
    },
  });
  holding.ask();
  await turns();
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [false],
  );
  holding.cancel();
  assert.equal(signals[0]?.aborted, true);
});
