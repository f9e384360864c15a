import { EngineError } from "./engine-error.js";
import { unpacked } from "./unpack.js";

/**
 * The octets that the engine starts from. They are fetched once; every worker of this page starts from them.
 *
 * @typedef {import("./boot.js").Boot} Boot
 * @typedef {{name: string, octets: number}} RuntimeFile `octets` as they come over the wire
 * @typedef {{worker: Blob, module: WebAssembly.Module, stdlib: ArrayBuffer, engine: ArrayBuffer}} Runtime
 */

/**
 * @param {Response} response
 * @param {(octets: number) => void} onOctets
 */
async function read(response, onOctets) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    chunks.push(chunk.value);
    onOctets(chunk.value.byteLength);
  }
  return new Blob(chunks).arrayBuffer();
}

/**
 * @param {URL} baseURL
 * @param {RuntimeFile} file
 * @param {(octets: number) => void} onOctets
 * @returns {Promise<ArrayBuffer>}
 */
async function fetchFile(baseURL, file, onOctets) {
  try {
    const response = await fetch(new URL(file.name, baseURL), { credentials: "omit", referrerPolicy: "no-referrer" });
    if (response.ok) return await read(response, onOctets);
    throw new EngineError("boot", `The file ${file.name} could not be fetched: the server answered ${response.status}.`);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError("boot", `The file ${file.name} could not be fetched: the connection failed or was cut.`);
  }
}

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
async function intact(name, action) {
  try {
    return await action();
  } catch {
    throw new EngineError("boot", `The file ${name} arrived damaged or incomplete.`);
  }
}

/** @param {ArrayBuffer} octets */
async function compile(octets) {
  const wasm = { headers: { "Content-Type": "application/wasm" } };
  return WebAssembly.compileStreaming(new Response(unpacked(octets).body, wasm));
}

/** @param {ArrayBuffer} octets */
async function script(octets) {
  return new Blob([await unpacked(octets).arrayBuffer()], { type: "text/javascript" });
}

/**
 * Fetches everything the engine needs. Nothing is fetched after this.
 *
 * @param {{baseURL: URL | string, boot: Boot}} options `baseURL` is the folder that holds `engine.js`
 * @returns {Promise<Runtime>} rejects with an EngineError of code `boot` that says which file failed and how
 */
export async function fetchRuntime({ baseURL, boot }) {
  const files = RUNTIME_FILES;
  const total = Object.values(files).reduce((sum, file) => sum + file.octets, 0);
  let loaded = 0;
  boot.set({ phase: "fetching", step: "fetch", loaded, total });
  /** @param {RuntimeFile} file */
  const get = (file) =>
    fetchFile(new URL(baseURL, globalThis.location?.href), file, (octets) => {
      loaded = Math.min(total, loaded + octets);
      boot.set({ loaded });
    });
  try {
    const [worker, module, stdlib, engine] = await Promise.all([
      get(files.worker).then((octets) => intact(files.worker.name, () => script(octets))),
      get(files.wasm).then((octets) => intact(files.wasm.name, () => compile(octets))),
      get(files.stdlib),
      get(files.engine),
    ]);
    return { worker, module, stdlib, engine };
  } catch (error) {
    const failure = /** @type {EngineError} */ (error);
    boot.set({ phase: "failed", failure: { code: failure.code, message: failure.message } });
    throw failure;
  }
}
