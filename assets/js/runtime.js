import { EngineError } from "./engine-error.js";
import { STEPS } from "./protocol.js";
import { unpacked } from "./unpack.js";

/**
 * The octets that the engine starts from. They are fetched once; every worker of this page starts from them.
 *
 * @typedef {import("./boot.js").Boot} Boot
 * @typedef {{name: string, octets: number}} RuntimeFile `octets` as they come over the wire
 * @typedef {{worker: Blob} & import("./protocol.js").BootParts} Runtime
 * @typedef {(file: RuntimeFile) => Promise<ArrayBuffer>} Get
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
 * The octets of a file that this page carries in itself, as text of an element.
 *
 * @param {string} id
 */
function embedded(id) {
  if (!("fromBase64" in Uint8Array)) throw new EngineError("boot", "This browser is too old for the page as one file.");
  return Uint8Array.fromBase64(document.getElementById(id)?.textContent ?? "").buffer;
}

/**
 * @param {URL} baseURL
 * @param {RuntimeFile} file
 * @param {(octets: number) => void} onOctets
 * @returns {Promise<ArrayBuffer>}
 */
async function fetchFile(baseURL, file, onOctets) {
  if (file.name.startsWith("#")) return embedded(file.name.slice(1));
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
 * @param {Get} get
 * @returns {Promise<import("./protocol.js").SnapshotParts>}
 */
async function snapshotParts(get) {
  const [module, snapshot] = await Promise.all([wasm(get), get(RUNTIME_FILES.snapshot)]);
  return { module, snapshot };
}

/**
 * @param {Get} get
 * @returns {Promise<import("./protocol.js").SourceParts>}
 */
async function sourceParts(get) {
  const [module, stdlib, engine] = await Promise.all([wasm(get), get(RUNTIME_FILES.stdlib), get(RUNTIME_FILES.engine)]);
  return { module, stdlib, engine };
}

/** @param {Get} get */
async function wasm(get) {
  const octets = await get(RUNTIME_FILES.wasm);
  return intact(RUNTIME_FILES.wasm.name, () => compile(octets));
}

/** @param {Get} get */
async function worker(get) {
  const octets = await get(RUNTIME_FILES.worker);
  return intact(RUNTIME_FILES.worker.name, () => script(octets));
}

/**
 * Counts what arrives into `boot`.
 *
 * @param {Boot} boot
 * @param {URL} baseURL
 * @param {boolean} plain
 * @returns {Get}
 */
function counted(boot, baseURL, plain) {
  const { worker, wasm, snapshot, stdlib, engine } = RUNTIME_FILES;
  const files = plain ? [worker, wasm, stdlib, engine] : [worker, wasm, snapshot];
  const total = files.reduce((sum, file) => sum + file.octets, 0);
  let loaded = 0;
  boot.set({ phase: "fetching", step: STEPS.fetch, loaded, total });
  return (file) =>
    fetchFile(baseURL, file, (octets) => {
      loaded = Math.min(total, loaded + octets);
      boot.set({ loaded });
    });
}

/**
 * Fetches everything the engine needs. Nothing is fetched after this.
 *
 * @param {{baseURL: URL | string, boot: Boot, plain?: boolean}} options `baseURL` is the folder that holds `engine.js`;
 *   `plain` starts Python from its sources, slowly, instead of from a memory snapshot
 * @returns {Promise<Runtime>} rejects with an EngineError of code `boot` that says which file failed and how
 */
export async function fetchRuntime({ baseURL, boot, plain = false }) {
  const get = counted(boot, new URL(baseURL, globalThis.location?.href), plain);
  try {
    const parts = plain ? sourceParts(get) : snapshotParts(get);
    const [script, started] = await Promise.all([worker(get), parts]);
    return { worker: script, ...started };
  } catch (error) {
    const failure = /** @type {EngineError} */ (error);
    boot.set({ phase: "failed", failure: { code: failure.code, message: failure.message } });
    throw failure;
  }
}
