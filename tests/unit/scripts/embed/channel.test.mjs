import assert from "node:assert/strict";
import { test } from "node:test";
import { called, calledBy, membersOf, ROLES, VERSION } from "../../../../assets/js/embed/channel.js";

test("a message says its name and its version", () => {
  assert.deepEqual(called("progress", { loaded: 1 }), { jwtDecoder: "progress", version: VERSION, loaded: 1 });
  assert.deepEqual(called("loader"), { jwtDecoder: "loader", version: VERSION });
});

test("a message of ours is known by its name", () => {
  const message = called("open", { more: 1 });
  assert.deepEqual(calledBy(message, "open"), message);
  assert.equal(calledBy(message, "hand"), null);
});

test("what else arrives at a page is none of ours", () => {
  for (const data of [null, undefined, "open", 7, [], {}, { type: "open" }, { jwtDecoder: "constructor" }, () => 1]) {
    assert.equal(calledBy(data, "open"), null);
  }
});

test("only an object has members", () => {
  assert.deepEqual(membersOf({ kind: "show" }), { kind: "show" });
  for (const data of [null, undefined, "show", 7, true]) assert.equal(membersOf(data), null);
});

test("the files that cross are those that either engine starts from", () => {
  assert.deepEqual(ROLES, {
    first: ["zstd", "first", "firstWasm", "firstImage"],
    whole: ["worker", "wasm", "snapshot"],
  });
});
