import assert from "node:assert/strict";
import { test } from "node:test";
import { watchUnanswered } from "../../../../assets/js/worker/unanswered.js";

test("what nobody handles is told, and no console says it", () => {
  const scope = new EventTarget();
  /** @type {unknown[]} */
  const told = [];
  watchUnanswered(scope, (one) => told.push(one));
  const reason = new RangeError("Maximum call stack size exceeded");
  const event = Object.assign(new Event("unhandledrejection", { cancelable: true }), { reason });
  scope.dispatchEvent(event);

  assert.deepEqual(told, [reason]);
  assert.ok(event.defaultPrevented);
});
