import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { admit, dismiss, hasRoom } from "../../../../assets/js/embed/live-limit.js";

/** @type {any[]} */
let made = [];

/** @param {string} name @param {{isEdited?: boolean, isSeen?: boolean}} [state] */
function opened(name, { isEdited = false, isSeen = true } = {}) {
  const one = { name, isEdited, isSeen, isClosed: false, close: () => dismiss(Object.assign(one, { isClosed: true })) };
  made.push(one);
  admit(one);
  return one;
}

const closed = () => made.filter(({ isClosed }) => isClosed).map(({ name }) => name);

afterEach(() => {
  for (const one of made) dismiss(one);
  made = [];
});

test("a fourth decoder closes the oldest", () => {
  for (const name of ["a", "b", "c", "d", "e"]) opened(name);
  assert.deepEqual(closed(), ["a", "b"]);
});

test("one in which somebody typed stays as long as there is another", () => {
  opened("a", { isEdited: true });
  for (const name of ["b", "c", "d"]) opened(name);
  assert.deepEqual(closed(), ["b"]);
});

test("where somebody typed in all of them the oldest goes", () => {
  for (const name of ["a", "b", "c", "d"]) opened(name, { isEdited: true });
  assert.deepEqual(closed(), ["a"]);
});

test("one more opens by itself only where it takes none that is seen or was typed in", () => {
  opened("a", { isSeen: false });
  opened("b");
  assert.equal(hasRoom(), true);
  opened("c");
  assert.equal(hasRoom(), true);
  made[0].isSeen = true;
  assert.equal(hasRoom(), false);
  for (const one of made) Object.assign(one, { isEdited: true, isSeen: false });
  assert.equal(hasRoom(), false);
});

test("one that was closed makes room, and may be dismissed twice", () => {
  const [a] = [opened("a"), opened("b"), opened("c")];
  dismiss(/** @type {any} */ (a));
  dismiss(/** @type {any} */ (a));
  opened("d");
  assert.deepEqual(closed(), []);
});
