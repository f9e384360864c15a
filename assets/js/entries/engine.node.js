import { readFile } from "node:fs/promises";
import { Worker as Thread } from "node:worker_threads";

/**
 * What Node.js lends the engine in the place of the web's workers, and of `fetch` for files on this machine.
 */

/**
 * Makes a thread of Node.js look like a worker of a page. Python's own loader must not take it for Node.js: it would look
 * for its files on the disk, and they come by message.
 */
const DISGUISE = `{
  const { parentPort } = require("node:worker_threads");
  class WorkerGlobalScope {
    static [Symbol.hasInstance](one) {
      return one === globalThis;
    }
  }
  const world = {
    self: globalThis,
    WorkerGlobalScope,
    process: undefined,
    navigator: { userAgent: "a thread" },
    location: new URL("https://pyodide.invalid/"),
    postMessage: (message) => parentPort.postMessage(message),
    addEventListener: (kind, listener) => parentPort.on(kind, (data) => listener({ data })),
  };
  for (const [name, value] of Object.entries(world)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
  // Node.js 20 does not have it.
  Promise.withResolvers ??= () => {
    const made = {};
    made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
    return made;
  };
}
`;

/**
 * @param {URL} address
 * @returns {Promise<Response>} rejects where it cannot be read or fetched
 */
export async function read(address) {
  return address.protocol === "file:" ? new Response(await readFile(address)) : fetch(address);
}

/**
 * @param {string} script
 * @returns {Worker} of its members those that the engine uses
 */
export function spawnThread(script) {
  // What Python prints could quote a token: it goes nowhere.
  const thread = new Thread(DISGUISE + script, { eval: true, stdout: true, stderr: true });
  const made = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (/** @type {unknown} */ message) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
  };
  const worker = /** @type {Worker} */ (/** @type {unknown} */ (made));
  thread.on("message", (data) => worker.onmessage?.(new MessageEvent("message", { data })));
  thread.on("messageerror", () => worker.onmessageerror?.(new MessageEvent("messageerror")));
  thread.on("error", () => worker.onerror?.(/** @type {ErrorEvent} */ (new Event("error"))));
  return worker;
}
