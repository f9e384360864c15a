import { mock } from "node:test";
import { createBoot } from "../../../../assets/js/engine/boot-state.js";
import { Client } from "../../../../assets/js/engine/client.js";

/** A worker that keeps what it is sent, and says what a test lets it say. */
export class FakeWorker {
  /** @type {((event: any) => void) | null} */
  onmessage = null;
  /** @type {((event: any) => void) | null} */
  onerror = null;
  /** @type {((event: any) => void) | null} */
  onmessageerror = null;
  isEnded = false;
  /** @type {any[]} */
  sent = [];

  /** @param {any} message */
  postMessage(message) {
    this.sent.push(message);
  }

  terminate() {
    this.isEnded = true;
  }

  /** @param {object} data */
  say(data) {
    this.onmessage?.({ data });
  }

  get calls() {
    return this.sent.filter(({ kind }) => kind === "call").map(({ id, action, request }) => [id, action, request]);
  }
}

/** @type {FakeWorker[]} */
export let workers = [];
/** @type {Client[]} */
let clients = [];
export const PARTS = { stdlib: new ArrayBuffer(1), engine: new ArrayBuffer(2) };

export function begin() {
  workers = [];
  clients = [];
}

/** A deadline that runs on would keep Node waiting for it. */
export function end() {
  for (const client of clients) client.close();
  mock.timers.reset();
}

/** @param {{module?: Promise<any>, launch?: () => any}} [given] */
export function started({ module = Promise.resolve("python"), launch = launched } = {}) {
  const boot = createBoot();
  const client = new Client({ worker: new Blob(), module, parts: PARTS }, boot, launch);
  clients.push(client);
  return { boot, client };
}

function launched() {
  const made = new FakeWorker();
  workers.push(made);
  return /** @type {any} */ (made);
}

/** @param {number} index @returns {FakeWorker} */
export function worker(index) {
  return /** @type {FakeWorker} */ (workers[index]);
}

/** Lets promises settle. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));

/** @param {Promise<unknown>} promise */
export async function failure(promise) {
  const { code, message } = await promise.then(JSON.stringify, (error) => error);
  return [code, message];
}
