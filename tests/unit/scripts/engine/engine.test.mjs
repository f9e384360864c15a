import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { createBoot } from "../../../../assets/js/engine/boot-state.js";
import { facade, startEngine } from "../../../../assets/js/engine/engine.js";

/** What a page has and Node.js has not. */
const world = /** @type {Record<string, unknown>} */ (globalThis);

afterEach(() => {
  for (const name of ["Worker", "trustedTypes"]) delete world[name];
  mock.timers.reset();
});

/** An engine whose calls are kept, and answered with what it was asked. */
function kept() {
  /** @type {any[]} */
  const calls = [];
  let isClosed = false;
  const engine = facade(
    async (action, request, manner) => {
      calls.push({ action, request: JSON.parse(request), manner });
      return { of: action };
    },
    () => {
      isClosed = true;
    },
  );
  return { engine, calls, isClosed: () => isClosed };
}

test("each call is asked by its name, with this instant where none is given", async () => {
  mock.timers.enable({ apis: ["Date"], now: 1_516_239_022_999 });
  const { engine, calls } = kept();
  assert.deepEqual(await engine.report("a.b.c"), { of: "report" });
  await engine.ticket("a.b.c", { token: 1 });
  await engine.link("a.b.c", { now: 5 });
  await engine.draft("{}", "[]", { now: 5, key: "k" });
  await engine.help("expired");
  await engine.key("a key", { secretEncoding: "hex" });
  await engine.generateKey({ alg: "RS256", bits: 4096 });
  assert.deepEqual(
    calls.map(({ request }) => request),
    [
      { action: "report", text: "a.b.c", options: { now: 1_516_239_022 } },
      { action: "ticket", text: "a.b.c", options: { token: 1, now: 1_516_239_022 } },
      { action: "link", text: "a.b.c", options: { now: 5 } },
      { action: "draft", header: "{}", payload: "[]", options: { now: 5, key: "k" } },
      { action: "help", id: "expired" },
      { action: "key", text: "a key", options: { secretEncoding: "hex", now: 1_516_239_022 } },
      { action: "generateKey", options: { alg: "RS256", bits: 4096 } },
    ],
  );
});

test("a signal crosses beside the request, and a key within it", async () => {
  const { engine, calls } = kept();
  const { signal } = new AbortController();
  const { signal: superseded } = new AbortController();
  await engine.verify("a.b.c", "secret", { signal, superseded, secretEncoding: "hex", now: 0 });
  const request = { action: "verify", text: "a.b.c", key: "secret", options: { secretEncoding: "hex", now: 0 } };
  assert.deepEqual(calls, [
    { action: "verify", request, manner: { signal, superseded, reached: undefined, isLong: false } },
  ]);
  await engine.verify("a.b.c", "secret");
  assert.equal(calls[1].manner.signal, undefined);
  await engine.verify("a.b.c", "secret", { anyway: true });
  assert.equal(calls[2].manner.isLong, true);
});

test("header and payload cross as they are, the rest as options", async () => {
  mock.timers.enable({ apis: ["Date"], now: 1_516_239_022_999 });
  const { engine, calls } = kept();
  const texts = { header: '{"alg":"none" }', payload: "", key: "" };
  assert.deepEqual(await engine.sign({ ...texts, allowNone: true }), { of: "sign" });
  assert.deepEqual(await engine.encrypt({ ...texts, key: /** @type {any} */ (7), now: 5 }), { of: "encrypt" });
  assert.deepEqual(
    calls.map(({ request }) => request),
    [
      { action: "sign", ...texts, options: { allowNone: true, now: 1_516_239_022 } },
      { action: "encrypt", ...texts, key: "7", options: { now: 5 } },
    ],
  );
});

test("a presentation is asked with text and key", async () => {
  const { engine, calls } = kept();
  await engine.present("a~", "k", { now: 5, disclosures: [1] });
  await engine.present("a~", "");
  const request = { action: "present", text: "a~", key: "k", options: { now: 5, disclosures: [1] } };
  assert.deepEqual(calls[0].request, request);
  assert.equal(typeof calls[1].request.options.now, "number");
});

test("a test set is asked with text and key", async () => {
  const { engine, calls } = kept();
  assert.deepEqual(await engine.testSet("a.b.c", "k", { now: 5, url: "u" }), { of: "testSet" });
  await engine.testSet("a.b.c", "k");
  assert.deepEqual(calls[0].request, { action: "testSet", text: "a.b.c", key: "k", options: { now: 5, url: "u" } });
  assert.equal(typeof calls[1].request.options.now, "number");
});

test("a table is asked with text and key; how somebody waits for it stays here", async () => {
  const { engine, calls } = kept();
  const reached = () => undefined;
  const { signal } = new AbortController();
  assert.deepEqual(await engine.table("a.b.c d.e.f", "k", { now: 5, skew: 1, signal, reached }), { of: "table" });
  await engine.table("a.b.c", "");
  const request = { action: "table", text: "a.b.c d.e.f", key: "k", options: { now: 5, skew: 1 } };
  assert.deepEqual(calls[0], {
    action: "table",
    request,
    manner: { signal, superseded: undefined, reached, isLong: false },
  });
  assert.equal(calls[1].request.key, "");
});

test("every call can be given up, and nothing of that crosses", async () => {
  const { engine, calls } = kept();
  const { signal } = new AbortController();
  const texts = { header: "{}", payload: "{}", key: "k" };
  await Promise.all([
    engine.report("t", { signal }),
    engine.ticket("t", { signal }),
    engine.link("t", { signal }),
    engine.draft("{}", "{}", { signal }),
    engine.key("t", { signal }),
    engine.generateKey({ alg: "HS256", signal }),
    engine.sign({ ...texts, signal }),
    engine.encrypt({ ...texts, signal }),
    engine.present("t", "k", { signal }),
    engine.testSet("t", "k", { signal }),
    engine.compare("t", "t", { signal }),
    engine.checklist("t", { signal }),
    engine.chain("t", "t", { signal }),
    engine.relations("t", { signal }),
    engine.snippet("t", "k", { signal }),
  ]);
  assert.equal(calls.length, 15);
  for (const { request, manner } of calls) {
    assert.equal(manner.signal, signal);
    assert.equal("signal" in request.options, false);
  }
});

test("a comparison is asked with two texts", async () => {
  const { engine, calls } = kept();
  assert.deepEqual(await engine.compare("a.b.c", "d.e.f", { now: 5, other: 1 }), { of: "compare" });
  await engine.compare("a.b.c", "");
  const request = { action: "compare", a: "a.b.c", b: "d.e.f", options: { now: 5, other: 1 } };
  assert.deepEqual(calls[0].request, request);
  assert.equal(typeof calls[1].request.options.now, "number");
});

test("a checklist is asked with a key and a profile, or with neither", async () => {
  const { engine, calls } = kept();
  assert.deepEqual(await engine.checklist("a.b.c", { key: "k", profile: "at-jwt", now: 5 }), { of: "checklist" });
  await engine.checklist("a.b.c");
  const request = { action: "checklist", text: "a.b.c", key: "k", profile: "at-jwt", options: { now: 5 } };
  assert.deepEqual(calls[0].request, request);
  assert.equal(calls[1].request.key, "");
  assert.equal(calls[1].request.profile, "");
  assert.equal(typeof calls[1].request.options.now, "number");
});

test("a chain is asked with text and roots", async () => {
  const { engine, calls } = kept();
  assert.deepEqual(await engine.chain("a.b.c", "roots", { now: 5, token: 1 }), { of: "chain" });
  await engine.chain("a.b.c", "");
  const request = { action: "chain", text: "a.b.c", roots: "roots", options: { now: 5, token: 1 } };
  assert.deepEqual(calls[0].request, request);
  assert.equal(typeof calls[1].request.options.now, "number");
});

test("relations are asked with text and key", async () => {
  const { engine, calls } = kept();
  assert.deepEqual(await engine.relations("a.b.c", { key: "k", now: 5 }), { of: "relations" });
  await engine.relations("a.b.c");
  assert.deepEqual(calls[0].request, { action: "relations", text: "a.b.c", key: "k", options: { now: 5 } });
  assert.equal(calls[1].request.key, "");
  assert.equal(typeof calls[1].request.options.now, "number");
});

test("snippets are asked with text and key", async () => {
  const { engine, calls } = kept();
  assert.deepEqual(await engine.snippet("a.b.c", "k", { now: 5, skew: 1 }), { of: "snippet" });
  await engine.snippet("a.b.c", "");
  assert.deepEqual(calls[0].request, { action: "snippet", text: "a.b.c", key: "k", options: { now: 5, skew: 1 } });
  assert.equal(typeof calls[1].request.options.now, "number");
});

test("what is no text is made one before it crosses", async () => {
  const { engine, calls } = kept();
  await engine.report(/** @type {any} */ (null));
  await engine.verify(/** @type {any} */ (7), /** @type {any} */ (undefined), {});
  await engine.help(/** @type {any} */ ({}));
  assert.deepEqual(
    calls.map(({ request: { text, key, id } }) => [text, key, id]),
    [
      ["null", undefined, undefined],
      ["7", "undefined", undefined],
      [undefined, undefined, "[object Object]"],
    ],
  );
});

test("it is closed by whoever carries its calls", () => {
  const { engine, isClosed } = kept();
  engine.close();
  assert.equal(isClosed(), true);
});

/** The worker of a page, as far as the engine uses it. */
class FakeWorker extends EventTarget {
  /** @type {any} the last that was made */
  static last;
  isEnded = false;
  /** @type {any[]} */
  sent = [];

  /** @param {string} address @param {object} options */
  constructor(address, options) {
    super();
    this.address = address;
    this.options = options;
    FakeWorker.last = this;
  }

  /** @param {any} message */
  postMessage(message) {
    this.sent.push(message);
  }

  terminate() {
    this.isEnded = true;
  }
}

test("a page's engine runs in a worker made from its own script", async () => {
  world.Worker = FakeWorker;
  world.trustedTypes = { createPolicy: (/** @type {string} */ name, /** @type {any} */ rules) => ({ name, ...rules }) };
  const runtime = { worker: new Blob(["1"]), module: new Promise(() => undefined), parts: /** @type {any} */ ({}) };
  const engine = startEngine(runtime, { boot: createBoot() });
  const call = engine.report("a");
  const worker = FakeWorker.last;
  assert.match(worker.address, /^blob:/);
  assert.deepEqual(worker.options, { name: "jwt-decoder" });
  worker.onmessage({ data: { kind: "ready" } });
  worker.onmessage({ data: { kind: "result", id: 1, result: '{"tokens":[]}' } });
  assert.deepEqual(await call, { tokens: [] });
  assert.deepEqual(
    worker.sent.map(({ kind }) => kind),
    ["boot", "call"],
  );
  assert.equal(await (await fetch(worker.address)).text(), "1");
  worker.dispatchEvent(new Event("message"));
  await assert.rejects(fetch(worker.address));
  engine.close();
  assert.equal(worker.isEnded, true);
});
