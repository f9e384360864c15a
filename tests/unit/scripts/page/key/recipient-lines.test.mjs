import assert from "node:assert/strict";
import { test } from "node:test";
import { recipientLines } from "../../../../../assets/js/page/key/recipient-lines.js";

/** @param {string[]} messages @param {string} [state] @returns {any} */
const made = (messages, state = "failed") => ({
  state,
  recipients: messages.map((message) => ({ state, message })),
});

/** @param {any} decryption */
const texts = (decryption) => recipientLines(decryption).map(({ text }) => text);

test("of a single recipient it is told what decrypted, and nothing where the verdict says it", () => {
  assert.deepEqual(recipientLines(made(["It decrypts."], "decrypted")), [{ state: "decrypted", text: "It decrypts." }]);
  assert.deepEqual(texts(made(["It doesn’t."])), []);
  assert.deepEqual(texts(null), []);
});

test("recipients in a row of whom the same is said have one line", () => {
  assert.deepEqual(texts(made(["a", "b"])), ["Recipient 1: a", "Recipient 2: b"]);
  assert.deepEqual(texts(made(["a", "b", "b", "b", "a"])), [
    "Recipient 1: a",
    "Recipients 2 to 4: b",
    "Recipient 5: a",
  ]);
  assert.deepEqual(texts(made(Array.from({ length: 100 }, () => "a"))), ["Recipients 1 to 100: a"]);
});
