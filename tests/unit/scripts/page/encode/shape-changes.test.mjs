import assert from "node:assert/strict";
import { test } from "node:test";
import { shapeChanges } from "../../../../../assets/js/page/encode/shape-changes.js";
import { toMake } from "./encode-made.mjs";

const ORIGIN = /** @type {any} */ ({ form: "compact", isDetached: false, unprotected: "", isNested: false });

test("what differs in its form from the token that it came from is told", () => {
  const names = (/** @type {any} */ more) => shapeChanges(ORIGIN, toMake(more)).map(({ name }) => name);
  assert.deepEqual(names({}), []);
  assert.deepEqual(names({ unprotected: "{ }" }), []);
  assert.deepEqual(names({ isDetached: true }), ["payload"]);
  assert.deepEqual(names({ isNested: true, isDetached: true }), ["layers"]);
  const [form, header] = shapeChanges(ORIGIN, toMake({ form: "general", unprotected: "{ }" }));
  assert.deepEqual([form?.before, form?.after], ["Compact", "JSON, general"]);
  assert.deepEqual([header?.name, header?.before, header?.after], ["unprotected header", "", "{ }"]);
  assert.deepEqual(shapeChanges(null, toMake()), []);
});
