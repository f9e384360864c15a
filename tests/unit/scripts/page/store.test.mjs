import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore, part } from "../../../../assets/js/page/store.js";

test("each change replaces the record, and is drawn", () => {
  /** @type {object[]} */
  const drawn = [];
  const initial = { count: 0 };
  const store = createStore(initial, (state) => drawn.push(state));
  store.update(({ count }) => ({ count: count + 1 }));
  store.update(({ count }) => ({ count: count + 1 }));
  assert.deepEqual(drawn, [{ count: 1 }, { count: 2 }]);
  assert.deepEqual(store.get(), { count: 2 });
  assert.deepEqual(initial, { count: 0 });
});

test("what changes nothing is not drawn", () => {
  let drawn = 0;
  const store = createStore({}, () => {
    drawn += 1;
  });
  store.update((state) => state);
  assert.equal(drawn, 0);
});

test("a change that is made while another is drawn is drawn after it", () => {
  /** @type {string[]} */
  const order = [];
  const store = createStore({ name: "a" }, ({ name }) => {
    order.push(`begin ${name}`);
    if (name === "b") store.update(() => ({ name: "c" }));
    order.push(`end ${name}`);
  });
  store.update(() => ({ name: "b" }));
  assert.deepEqual(order, ["begin b", "end b", "begin c", "end c"]);
});

test("a drawing that fails says so, and the next one is drawn", () => {
  /** @type {string[]} */
  const drawn = [];
  const store = createStore({ name: "a" }, ({ name }) => {
    if (name === "bad") throw new RangeError("it cannot be drawn");
    drawn.push(name);
  });
  assert.throws(() => store.update(() => ({ name: "bad" })), { message: "it cannot be drawn" });
  store.update(() => ({ name: "good" }));
  assert.deepEqual(drawn, ["good"]);
});

test("who waits for something to be so is told once it is, and drawn", async () => {
  let drawn = 0;
  const store = createStore({ count: 0 }, ({ count }) => {
    drawn = count;
  });
  assert.deepEqual(await store.until(({ count }) => count === 0), { count: 0 });
  /** @type {string[]} */
  const told = [];
  const two = store.until(({ count }) => count === 2).then(({ count }) => told.push(`${count}, ${drawn} drawn`));
  const three = store.until(({ count }) => count > 2).then(({ count }) => told.push(`${count}, ${drawn} drawn`));
  for (const count of [1, 2]) store.update(() => ({ count }));
  await two;
  assert.deepEqual(told, ["2, 2 drawn"]);
  store.update(() => ({ count: 3 }));
  await three;
  assert.deepEqual(told, ["2, 2 drawn", "3, 3 drawn"]);
});

test("a part is drawn where what it takes is another than before", () => {
  /** @type {unknown[][]} */
  const drawn = [];
  const tokens = ["a"];
  const draw = part(
    { tokens, chosen: Number.NaN, other: 0 },
    (state) => [state.tokens, state.chosen],
    (...inputs) => drawn.push(inputs),
  );
  draw({ tokens, chosen: Number.NaN, other: 1 });
  assert.deepEqual(drawn, []);
  draw({ tokens, chosen: 2, other: 1 });
  draw({ tokens: ["a"], chosen: 2, other: 1 });
  assert.deepEqual(drawn, [
    [["a"], 2],
    [["a"], 2],
  ]);
});

test("a part that could not be drawn is tried again", () => {
  let tries = 0;
  const draw = part(
    { n: 0 },
    ({ n }) => [n],
    () => {
      tries += 1;
      if (tries === 1) throw new RangeError("not yet");
    },
  );
  assert.throws(() => draw({ n: 1 }));
  draw({ n: 1 });
  draw({ n: 1 });
  assert.equal(tries, 2);
});
