import assert from "node:assert/strict";
import { test } from "node:test";
import { Checklist } from "../../../../../assets/js/page/checklist/checking.js";
import { keptCall } from "../kept-call.mjs";

const turns = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A page with a token and an engine whose calls are kept. @param {() => Promise<any>} [answer] of the engine */
function opened(answer = async () => ({ claimed: "at-jwt" })) {
  const fields = {
    key: "k",
    secretEncoding: "hex",
    payload: "",
    innerKey: "",
    now: "5",
    skew: "1",
    expect: { iss: "a", aud: "" },
  };
  const checking = { isOpen: false, profile: "", answer: null, isCurrent: false, trouble: "" };
  /** @type {any} */
  let state = {
    waiting: [],
    text: "a.b.c",
    chosen: 2,
    occasion: 3,
    anyway: null,
    fields,
    linked: { key: "", other: "" },
    answer: { token: {} },
    checking,
  };
  /** @type {any[]} */
  const calls = [];
  const engine = {
    checklist: async (/** @type {any[]} */ ...given) => {
      calls.push(keptCall(given));
      return answer();
    },
  };
  const checklist = new Checklist(async () => /** @type {any} */ (engine), {
    state: () => state,
    change: (change) => {
      state = change(state);
    },
  });
  return {
    checklist,
    calls,
    now: () => state.checking,
    empty: () => {
      state = { ...state, answer: null };
    },
  };
}

test("nothing is asked while the card is closed, or without a token", async () => {
  const { checklist, calls, empty } = opened();
  checklist.ask();
  checklist.open(true);
  empty();
  checklist.ask();
  await turns();
  assert.deepEqual(calls, []);
});

test("the token on screen is held to the checklist with all that the page knows", async () => {
  const { checklist, calls, now } = opened();
  checklist.open(true);
  checklist.choose("id-token");
  checklist.ask();
  assert.equal(now().isCurrent, false);
  await turns();
  const given = { now: 5, skew: 1, expect: { iss: "a" }, key: "k", secretEncoding: "hex", token: 2 };
  assert.deepEqual(calls, [["a.b.c", { ...given, profile: "id-token" }]]);
  assert.deepEqual(now().answer, { claimed: "at-jwt" });
  assert.equal(now().isCurrent, true);
});

test("the newest question wins", async () => {
  let count = 0;
  const { checklist, now } = opened(async () => {
    count += 1;
    return { count };
  });
  checklist.open(true);
  checklist.ask();
  checklist.choose("vapid");
  checklist.ask();
  await turns();
  assert.equal(now().profile, "vapid");
  assert.equal(now().answer.count, count);
});

test("an engine that fails says so", async () => {
  const { checklist, now } = opened(async () => {
    throw new Error("of ours");
  });
  checklist.open(true);
  checklist.ask();
  await turns();
  assert.equal(now().answer, null);
  assert.notEqual(now().trouble, "");
  assert.equal(now().isCurrent, true);
});

test("an engine that fails too late says nothing", async () => {
  /** @type {((reason: Error) => void)[]} */
  const fail = [];
  const { checklist, now } = opened(() => new Promise((_resolve, reject) => fail.push(reject)));
  checklist.open(true);
  checklist.ask();
  await turns();
  checklist.ask();
  await turns();
  for (const reject of fail.slice(0, 1)) reject(new Error("late"));
  await turns();
  assert.equal(now().trouble, "");
});

test("what is under way can be given up", async () => {
  const { checklist, calls } = opened(() => new Promise(() => undefined));
  checklist.open(true);
  checklist.ask();
  await turns();
  assert.equal(calls[0].signal.aborted, false);
  checklist.cancel();
  assert.equal(calls[0].signal.aborted, true);
});
