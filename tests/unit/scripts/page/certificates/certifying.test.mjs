import assert from "node:assert/strict";
import { test } from "node:test";
import {
  askedOf,
  NO_CERTIFICATES,
  NO_CHAIN,
  rowsOf,
  wholeOf,
} from "../../../../../assets/js/page/certificates/certificates-state.js";
import { Certifying } from "../../../../../assets/js/page/certificates/certifying.js";
import { NO_KEYS } from "../../../../../assets/js/page/keys/keys-state.js";
import { keptCall } from "../kept-call.mjs";

const turns = () => new Promise((resolve) => setTimeout(resolve, 5));

/** What Decode shows. @param {{keys?: object[], names?: string[] | null, now?: number}} [given] @returns {any} */
function answered({ keys = [], names = null, now } = {}) {
  const token = names && { parameters: names.map((name) => ({ name })) };
  const judgement = now === undefined ? {} : { now };
  return { question: { text: "paste", token: 1, judgement }, report: { keys }, token };
}

/** @param {object} some of the state @returns {any} */
const stateOf = (some) => ({ answer: null, keys: NO_KEYS, certificates: NO_CERTIFICATES, ...some });

/** @param {object[]} entries @returns {any} */
const keysOf = (...entries) => ({ ...NO_KEYS, text: "pem", answer: { keys: entries } });

/** A page and an engine whose calls are kept. @param {any} first @param {() => Promise<any>} answer of the engine */
function opened(first, answer) {
  let state = { waiting: [], ...first };
  /** @type {any[]} */
  const calls = [];
  const engine = {
    chain: async (/** @type {any[]} */ ...given) => {
      calls.push(keptCall(given));
      return answer();
    },
  };
  const certifying = new Certifying(async () => /** @type {any} */ (engine), {
    state: () => state,
    change: (change) => {
      state = change(state);
    },
  });
  return {
    certifying,
    calls,
    now: () => state.certificates,
    put: (/** @type {object} */ some) => {
      state = { ...state, ...some };
    },
  };
}

test("certificates are asked about where there may be some", () => {
  assert.equal(askedOf(stateOf({}), "decode"), null);
  assert.equal(askedOf(stateOf({ answer: answered({ names: ["alg"] }) }), "decode"), null);
  assert.equal(askedOf(stateOf({ answer: answered() }), "decode"), null);
  const wanted = { text: "paste", options: { token: 1 } };
  assert.deepEqual(askedOf(stateOf({ answer: answered({ names: ["x5c"] }) }), "decode"), wanted);
  assert.deepEqual(askedOf(stateOf({ answer: answered({ keys: [{}] }) }), "decode"), wanted);
  const past = { text: "paste", options: { token: 1, now: 5 } };
  assert.deepEqual(askedOf(stateOf({ answer: answered({ keys: [{}], now: 5 }) }), "decode"), past);
});

test("in Keys those of the key that is shown are meant", () => {
  const withChain = { chain: [{}], forms: { jwk: '{"x5c":["A"]}' } };
  assert.equal(askedOf(stateOf({}), "keys"), null);
  assert.equal(askedOf(stateOf({ keys: keysOf({ chain: [], forms: {} }) }), "keys"), null);
  const jwk = { text: '{"x5c":["A"]}', options: {} };
  assert.deepEqual(askedOf(stateOf({ keys: keysOf(withChain) }), "keys"), jwk);
  const pem = { text: "pem", options: {} };
  assert.deepEqual(askedOf(stateOf({ keys: keysOf({ chain: [{}], forms: { jwk: "{}" } }) }), "keys"), pem);
  assert.deepEqual(askedOf(stateOf({ keys: keysOf({ chain: [{}], forms: {}, public: null }) }), "keys"), pem);
});

test("the answer is taken with the roots that were given", async () => {
  const answer = { state: "met" };
  const page = opened(stateOf({ answer: answered({ keys: [{}] }) }), async () => answer);
  page.certifying.trust("roots");
  page.certifying.ask("decode");
  assert.equal(page.now().decode.isCurrent, false);
  await turns();
  assert.deepEqual(page.calls, [["paste", "roots", { token: 1 }]]);
  assert.deepEqual(page.now(), {
    roots: "roots",
    decode: { answer, isCurrent: true, trouble: "" },
    keys: NO_CHAIN,
  });
});

test("what has no certificate leaves nothing behind, whether it is asked about or not", async () => {
  const page = opened(stateOf({ answer: answered({ keys: [{}] }) }), async () => ({ state: "none" }));
  page.certifying.ask("decode");
  await turns();
  assert.deepEqual(page.now().decode, NO_CHAIN);
  page.put({
    certificates: { ...NO_CERTIFICATES, decode: { answer: {}, isCurrent: true, trouble: "" } },
    answer: null,
  });
  page.certifying.ask("decode");
  await turns();
  assert.deepEqual(page.now().decode, NO_CHAIN);
  assert.equal(page.calls.length, 1);
});

test("an answer about certificates that are gone is not taken, nor a failure", async () => {
  for (const late of ["answer", "failure"]) {
    /** @type {((value: any) => void)[]} */
    const pending = [];
    const page = opened(
      stateOf({ answer: answered({ keys: [{}] }) }),
      () =>
        new Promise((resolve, reject) => {
          pending.push(late === "answer" ? () => resolve({ state: "met" }) : () => reject(new Error("no")));
        }),
    );
    page.certifying.ask("decode");
    await turns();
    page.put({ answer: null });
    page.certifying.ask("decode");
    for (const end of pending) end(null);
    await turns();
    assert.deepEqual(page.now().decode, NO_CHAIN);
  }
});

test("an engine that fails says so", async () => {
  const page = opened(stateOf({ keys: keysOf({ chain: [{}], forms: {} }) }), async () => {
    throw new Error("no");
  });
  page.certifying.ask("keys");
  await turns();
  assert.deepEqual(page.now().keys, { answer: null, isCurrent: true, trouble: "The engine didn’t answer." });
});

test("what fails comes first, then what can't be told; what is met is kept apart", () => {
  /** @param {string} id @param {string} state @param {number | null} certificate @returns {any} */
  const check = (id, state, certificate) => ({ id, state, certificate });
  const [leaf, root, order] = [
    [check("dates", "met", 0), check("hash", "unknown", 0), check("signature", "failed", 0)],
    [check("dates", "met", 1)],
    [check("order", "met", null), check("extra", "unknown", null)],
  ];
  /** @type {any} */
  const answer = { certificates: ["leaf", "root"], checks: [...leaf, ...root, ...order] };
  assert.deepEqual(rowsOf(answer), [
    { certificate: "leaf", state: "failed", open: [leaf[2], leaf[1]], met: [leaf[0]] },
    { certificate: "root", state: "met", open: [], met: root },
  ]);
  assert.deepEqual(wholeOf(answer), [order[1]]);
});

test("what is under way can be given up", async () => {
  const page = opened(stateOf({ answer: answered({ keys: [{}] }) }), () => new Promise(() => undefined));
  page.certifying.ask("decode");
  await turns();
  assert.equal(page.calls[0].signal.aborted, false);
  page.certifying.cancel("decode");
  assert.equal(page.calls[0].signal.aborted, true);
});
