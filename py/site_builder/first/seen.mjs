// Answers every request with a WebAssembly that notes what it calls and reads.
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { FUNCTIONS, LINE, LINES } from "./counted.mjs";

/** After so many an instance begins anew: what is called when memory is tight differs. */
const ROUND = 500;
/** As many threads on every machine: what an instance was asked before decides a little of what it calls. */
const THREADS = 4;
const TRAMPOLINE = /hexStringToUTF8Array\("([0-9a-f]+)"\)/;

/** @returns {string} the small module that Pyodide's script carries, in hexadecimal digits */
export function trampolineOf(script) {
  const found = TRAMPOLINE.exec(fs.readFileSync(script, "utf8"));
  if (!found) throw new Error("Pyodide's script carries its trampoline in another way.");
  return found[1];
}

/**
 * @param {Uint8Array} wasm
 * @param {Uint8Array} image
 * @param {string[]} requests
 * @param {number} limit where the static data ends
 * @returns {Promise<{isCalled: (index: number) => boolean, isUsual: (index: number) => boolean, isRead: (address: number) => boolean}>}
 *   usual is what the first requests call
 */
export async function seen(wasm, image, requests, limit) {
  const shares = Array.from({ length: THREADS }, (_, share) =>
    requests.filter((_request, at) => at % THREADS === share),
  );
  const noted = await Promise.all(shares.map((share) => inThread({ wasm, image, limit, requests: share })));
  const isNoted = (kind) => (index) => noted.some((one) => one[kind][index] === 1);
  const isRead = isNoted("lines");
  return {
    isCalled: isNoted("functions"),
    isUsual: isNoted("usual"),
    isRead: (address) => isRead(address >> LINE),
  };
}

function inThread(data) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: data });
    worker.on("message", resolve);
    worker.on("error", reject);
  });
}

async function note({ wasm, image, limit, requests }) {
  globalThis.TRAMPOLINE = trampolineOf(fileURLToPath(import.meta.resolve("pyodide/pyodide.asm.mjs")));
  const { prepared, startPython, NotHere } = await import("../../../assets/js/first/python.js");
  const module = await WebAssembly.compile(wasm);
  const functions = new Uint8Array(LINES - FUNCTIONS);
  const usual = new Uint8Array(functions.length);
  const lines = new Uint8Array((limit >> LINE) + 1);
  const called = (memory) => new Uint8Array(memory.buffer, FUNCTIONS, functions.length);
  for (let at = 0; at < requests.length; at += ROUND) {
    const { answer, memory } = startPython(await prepared(module), [image]);
    for (const request of requests.slice(at, at + ROUND)) {
      try {
        answer(request);
      } catch (error) {
        if (!(error instanceof NotHere)) throw error;
      }
      if (request === requests[0]) addTo(usual, called(memory));
    }
    addTo(functions, called(memory));
    addTo(lines, new Uint8Array(memory.buffer, LINES, lines.length));
  }
  return { functions, usual, lines };
}

function addTo(noted, found) {
  for (let index = 0; index < noted.length; index += 1) noted[index] |= found[index];
}

if (!isMainThread) parentPort.postMessage(await note(workerData));
