import assert from "node:assert/strict";
import { test } from "node:test";
import { smallImage, smallPython } from "./small-python.mjs";

globalThis.TRAMPOLINE = "00";
const { Answers } = await import("../../../../assets/js/first/answers.js");

const module = smallPython();
const call = (id, request) => ({ kind: "call", id, request });

function started() {
  const posted = [];
  return { posted, answers: new Answers((message) => posted.push(message)) };
}

test("calls wait until it is ready, and are answered in order", async () => {
  const { posted, answers } = started();
  await answers.take(call(1, "a"));
  await answers.take({ kind: "module", module });
  const boot = answers.take({ kind: "image", image: [smallImage().buffer] });
  await answers.take(call(2, "!"));
  assert.deepEqual(posted, []);
  await boot;
  await answers.take(call(3, "b"));
  assert.deepEqual(posted, [
    { kind: "ready" },
    { kind: "result", id: 1, result: "a" },
    { kind: "handed-on", id: 2 },
    { kind: "result", id: 3, result: "b" },
  ]);
});

test("after a trap everything is handed on", async () => {
  const { posted, answers } = started();
  await answers.take({ kind: "module", module });
  await answers.take({ kind: "image", image: [smallImage().buffer] });
  await answers.take(call(1, "?"));
  await answers.take(call(2, "a"));
  assert.deepEqual(posted.slice(1), [
    { kind: "handed-on", id: 1 },
    { kind: "handed-on", id: 2 },
  ]);
});

test("what can't start says so, and hands on what waited and what comes", async () => {
  const { posted, answers } = started();
  await answers.take({ kind: "module", module });
  const boot = answers.take({ kind: "image", image: [new ArrayBuffer(3)] });
  await answers.take(call(1, "a"));
  await boot;
  await answers.take(call(2, "a"));
  assert.deepEqual(posted, [{ kind: "fatal" }, { kind: "handed-on", id: 1 }, { kind: "handed-on", id: 2 }]);
});
