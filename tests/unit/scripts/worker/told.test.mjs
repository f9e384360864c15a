import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { EVERY, told } from "../../../../assets/js/worker/told.js";

afterEach(() => mock.restoreAll());

test("what goes fast is told now and then, and what is over soon not at all", () => {
  let now = 1000;
  mock.method(performance, "now", () => now);
  /** @type {number[][]} */
  const heard = [];
  const tell = told((...step) => heard.push(step));
  for (let done = 1; done <= 30; done += 1) {
    now += EVERY / 10;
    tell(done, 30);
  }
  assert.deepEqual(heard, [
    [10, 30],
    [20, 30],
    [30, 30],
  ]);
  told((...step) => heard.push(step))(1, 1);
  assert.equal(heard.length, 3);
});
