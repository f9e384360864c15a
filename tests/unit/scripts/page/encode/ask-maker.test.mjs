import assert from "node:assert/strict";
import { test } from "node:test";
import { createMaker } from "../../../../../assets/js/page/encode/ask-maker.js";
import { draft, made, toMake } from "./encode-made.mjs";

const AROUND = { header: "{ }", payload: "" };

/** @param {object} [more] @returns {any} */
const question = (more) => ({ of: toMake(), origin: null, adding: null, now: 5, fresh: "id", made: null, ...more });

/**
 * @param {object} [more] what the engine answers otherwise
 * @returns {any} what was asked and what came
 */
function asked(more) {
  /** @type {any[]} */
  const calls = [];
  /** @param {string} name @param {any} answer */
  const answering =
    (name, answer) =>
    async (/** @type {any[]} */ ...given) => {
      const { signal: _, ...options } = given.pop();
      calls.push([name, ...given, options]);
      return answer;
    };
  /** @type {any} */
  const engine = {
    draft: answering("draft", draft()),
    sign: answering("sign", made("made-here")),
    encrypt: answering("encrypt", made("made-here")),
    ...more,
  };
  /** @type {any[]} */
  const came = [];
  const ask = createMaker(async () => engine, {
    drafted: (drafted) => came.push(["drafted", drafted]),
    made: (of, answer) => came.push(["made", of, answer]),
    failed: (error) => came.push(["failed", error]),
  });
  return { ask, calls, came };
}

/** Lets everything that waits go on. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("the texts are asked about, then the token", async () => {
  const { ask, calls, came } = asked();
  ask(question({ origin: { header: "{}", payload: "" }, adding: { part: "header", query: "k" } }));
  await settled();
  const options = { now: 5, key: "k", secretEncoding: "text", fresh: "id" };
  const more = { origin: { header: "{}", payload: "" }, part: "header", query: "k" };
  assert.deepEqual(calls[0], ["draft", "{}", "{ }", { ...options, ...more }]);
  const texts = { header: "{}", payload: "{ }", key: "k", secretEncoding: "text", now: 5, form: "compact" };
  assert.deepEqual(calls[1], ["sign", { ...texts, allowNone: false }]);
  assert.deepEqual(
    came.map(([what]) => what),
    ["drafted", "made"],
  );
});

test("what takes long is given up, and a newer question is answered after that", async () => {
  const given = new Error("It was cancelled.");
  const { ask, came } = asked({
    sign: (/** @type {any} */ { key, signal }) =>
      key === "k"
        ? new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(given)))
        : Promise.resolve(made("made-here")),
  });
  ask(question());
  await settled();
  ask.cancel();
  await settled();
  assert.deepEqual(came.at(-1), ["failed", given]);
  ask(question({ of: toMake({ key: "other" }) }));
  await settled();
  assert.equal(came.at(-1)[0], "made");
});

test("what names enc is encrypted", async () => {
  const { ask, calls } = asked({ draft: async () => draft({ encrypted: true }) });
  ask(question({ of: toMake({ meant: "RSA1_5" }) }));
  await settled();
  assert.deepEqual([calls[0][0], calls[0][1].allowRsa15], ["encrypt", true]);
});

test("the form is what was chosen, with a header beside the protected one in JSON alone", async () => {
  const { ask, calls } = asked();
  ask(question({ of: toMake({ form: "general", unprotected: '{"kid":"a"}', isDetached: true }) }));
  await settled();
  ask(question({ of: toMake({ unprotected: '{"kid":"a"}' }) }));
  await settled();
  const [{ form, unprotected, detached }, compact] = [calls[1][1], calls[3][1]];
  assert.deepEqual([form, unprotected, detached], ["general", '{"kid":"a"}', true]);
  assert.deepEqual(["unprotected" in compact, "detached" in compact], [false, false]);
});

test("what is signed and then encrypted has two headers and two keys, and a fault says which", async () => {
  const outer = { header: '{"alg":"dir"}', key: "o", secretEncoding: "hex" };
  const faults = ["header", "key", "nested-header", "nested-key", "payload"].map((field) => ({ field }));
  /** @type {any[]} */
  const given = [];
  const encrypt = async (/** @type {any} */ all) => {
    given.push(all);
    return made("made-here", { faults });
  };
  const { ask, calls, came } = asked({ encrypt });
  const origin = { ...toMake().texts, isNested: true, outerHeader: "{ }" };
  ask(question({ origin, of: toMake({ isNested: true, outer, disclosable: ["a"] }) }));
  await settled();
  assert.deepEqual(calls[1], [
    "draft",
    '{"alg":"dir"}',
    "",
    { now: 5, key: "o", secretEncoding: "hex", origin: AROUND },
  ]);
  assert.deepEqual(given[0].nested, { header: "{}", key: "k", secretEncoding: "text" });
  assert.deepEqual([given[0].header, given[0].key, given[0].payload], ['{"alg":"dir"}', "o", "{ }"]);
  const [, , answer] = came[1];
  assert.deepEqual(
    answer.faults.map((/** @type {any} */ { field }) => field),
    ["outer-header", "outer-key", "header", "key", "payload"],
  );
});

test("what is encrypted already is not signed first, and what came without a header around it has none to compare", async () => {
  const { ask, calls } = asked({ draft: async () => draft({ encrypted: true }) });
  ask(question({ of: toMake({ isNested: true }) }));
  await settled();
  assert.deepEqual([calls.length, "nested" in calls[0][1]], [1, false]);
  const plain = asked();
  plain.ask(question({ of: toMake({ isNested: true }) }));
  await settled();
  assert.equal("origin" in plain.calls[1][3], false);
});

test("none is made where that one is meant, and no other", async () => {
  const { ask, calls } = asked();
  for (const meant of ["none", "RSA1_5"]) {
    ask(question({ of: toMake({ meant }) }));
    await settled();
  }
  assert.deepEqual([calls[1][1].allowNone, calls[3][1].allowNone], [true, false]);
});

test("claims that are there become Disclosures, by their JSON Pointers", async () => {
  const texts = { header: "{}", payload: '{"a/b~c": 1, "d": 2}' };
  const { ask, calls } = asked();
  ask(question({ of: toMake({ disclosable: ["/a~1b~0c", "/gone"], decoys: 2, texts }) }));
  await settled();
  assert.deepEqual([calls[1][1].disclosable, calls[1][1].decoys], [["/a~1b~0c"], 2]);
});

test("what was made already is not made again", async () => {
  const { ask, calls } = asked();
  const of = toMake();
  ask(question({ of, made: of }));
  await settled();
  assert.deepEqual(
    calls.map(([what]) => what),
    ["draft"],
  );
});

test("the newest wins, and a failure is told of that one alone", async () => {
  const { ask, came } = asked({
    sign: async (/** @type {any} */ { key }) => {
      if (key !== "k") throw new Error(key);
      return made("made-here");
    },
  });
  ask(question({ of: toMake({ key: "old" }) }));
  ask(question({ of: toMake({ key: "older" }) }));
  ask(question({ of: toMake({ key: "new" }) }));
  await settled();
  assert.deepEqual(
    came.filter(([what]) => what === "failed").map(([, { message }]) => message),
    ["new"],
  );
});

test("an answer that is overtaken on its way is dropped", async () => {
  /** @type {((answer: any) => void)[]} */
  const signs = [];
  const { ask, came } = asked({ sign: () => new Promise((resolve) => signs.push(resolve)) });
  ask(question());
  await settled();
  ask(question({ of: toMake({ key: "new" }) }));
  signs[0]?.(made("made-here"));
  await settled();
  signs[1]?.(made("made-here"));
  await settled();
  assert.deepEqual(
    came.filter(([what]) => what === "made").map(([, { key }]) => key),
    ["new"],
  );
});
