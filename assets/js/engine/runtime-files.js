import { REQUEST_OPTIONS } from "../shared/request-options.js";
import { sentence } from "../shared/sentence.js";
import { EngineError, NOT_STARTED } from "./engine-error.js";
import { unpacked } from "./gzip.js";
import { BOOT_DEADLINE, STEPS } from "./protocol.js";
import { Silence } from "./silence.js";
import { Compilation } from "./streaming-compile.js";

/**
 * The octets that the engine starts from. They are fetched once; every worker of this page starts from them.
 *
 * @typedef {import("./boot-state.js").Boot} Boot
 * @typedef {{name: string, octets: number, sha256: string, unpacked?: string}} RuntimeFile as it comes over the wire;
 *   `unpacked` is the digest of what is in it
 * @typedef {{worker: Blob, module: Promise<WebAssembly.Module>, parts: import("./protocol.js").BootParts,
 *   compiled: () => Promise<WebAssembly.Module>}} Runtime `module` may be compiling still; `compiled` compiles it anew
 * @typedef {Uint8Array<ArrayBuffer>} Octets
 * @typedef {Octets[]} Chunks
 * @typedef {(octets: Octets) => void} Take is given what has come of a file
 * @typedef {(file: RuntimeFile, take?: Take) => Promise<ArrayBuffer>} Get may leave it to others to call `take`
 * @typedef {(name: string, octets: Chunks) => void} Keep
 * @typedef {(address: URL, signal: AbortSignal) => Promise<Response>} Ask may go on when the signal says that nobody waits
 */

/**
 * What was asked for before this script was here; each once, since a second try is to ask anew.
 *
 * @param {string} name
 */
function asked(name) {
  const response = globalThis.earlyResponses?.get(name);
  globalThis.earlyResponses?.delete(name);
  return response;
}

/** What ends those requests; the first start alone waits for them. */
function earlyAbort() {
  const { earlyAbort: abort } = globalThis;
  globalThis.earlyAbort = undefined;
  return abort;
}

/**
 * @param {Response} response
 * @param {Take} take
 * @returns {Promise<Chunks>}
 */
async function read(response, take) {
  /** @type {Chunks} */
  const chunks = [];
  const reader = /** @type {ReadableStream<Octets>} */ (response.body).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    chunks.push(chunk.value);
    take(chunk.value);
  }
  return chunks;
}

/** @param {Chunks} chunks */
export function joined(chunks) {
  const octets = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    octets.set(chunk, at);
    at += chunk.byteLength;
  }
  return octets.buffer;
}

/**
 * The octets of a file that this page carries in itself, as text of an element.
 *
 * @param {string} id
 */
function embedded(id) {
  if (!("fromBase64" in Uint8Array)) {
    throw new EngineError("boot", sentence("This browser is too old for the single-file page."));
  }
  return Uint8Array.fromBase64(document.getElementById(id)?.textContent ?? "").buffer;
}

/** @type {Ask} */
const overTheNetwork = (address, signal) => fetch(address, { ...REQUEST_OPTIONS, signal });

/**
 * @param {URL} baseURL
 * @param {RuntimeFile} file
 * @param {Take} take
 * @param {Silence} silence of all that is fetched beside it
 * @param {Ask} [ask]
 * @returns {Promise<Chunks>}
 */
export async function fetchFile(baseURL, file, take, silence, ask = overTheNetwork) {
  try {
    return await silence.during(async (signal) => {
      const response = await (asked(file.name) ?? ask(new URL(file.name, baseURL), signal));
      if (!response.ok) throw refusal(file.name, response.status);
      return read(response, (come) => {
        silence.broken();
        take(come);
      });
    });
  } catch (error) {
    throw error instanceof EngineError ? error : interruption(file.name, silence.isOver);
  }
}

/**
 * @param {string} name
 * @param {number} status
 */
function refusal(name, status) {
  const values = { name, status: String(status) };
  return new EngineError("boot", sentence("The file {name} couldn’t be loaded: the server answered {status}.", values));
}

/**
 * @param {string} name
 * @param {boolean} isSilent nothing came of it, nor of what was fetched beside it
 */
function interruption(name, isSilent) {
  return new EngineError(
    "boot",
    isSilent
      ? sentence("The file {name} couldn’t be loaded: the server sent nothing for half a minute.", { name })
      : sentence("The file {name} couldn’t be loaded: the connection failed, was cut or was refused.", { name }),
  );
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
    throw new EngineError("boot", sentence("The file {name} arrived damaged or incomplete.", { name }));
  }
}

/**
 * A Zstandard frame has no checksum of its own here. It may come unpacked: some hosts take it for a content coding, and
 * some browsers undo that. Without `crypto.subtle`, on plain HTTP, it is taken as it came.
 *
 * @param {RuntimeFile} file
 * @param {ArrayBuffer} octets
 */
async function check(file, octets) {
  if (!globalThis.crypto.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", octets));
  const text = Array.from(digest, (octet) => octet.toString(16).padStart(2, "0")).join("");
  if (text !== file.sha256 && text !== file.unpacked) throw new RangeError("another file");
}

/**
 * @param {Get} get
 * @param {RuntimeFile} file
 */
async function checked(get, file) {
  const octets = await get(file);
  await intact(file.name, () => check(file, octets));
  return octets;
}

/**
 * Gives Python's WebAssembly to be compiled while it comes.
 *
 * @param {Get} get
 * @param {Compilation} python
 */
async function feed(get, python) {
  try {
    const octets = await get(RUNTIME_FILES.wasm, (come) => python.take(come));
    python.end(octets);
    await intact(RUNTIME_FILES.wasm.name, () => check(RUNTIME_FILES.wasm, octets));
    return octets;
  } catch (error) {
    python.fail(error);
    throw error;
  }
}

/**
 * A compiler may never answer.
 *
 * @template T
 * @param {Promise<T>} compiling
 * @returns {Promise<T>}
 */
function inTime(compiling) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new EngineError("boot", NOT_STARTED)), BOOT_DEADLINE);
    compiling.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** @param {Get} get */
async function decoder(get) {
  const octets = await get(RUNTIME_FILES.zstd);
  const { name } = RUNTIME_FILES.zstd;
  return inTime(intact(name, async () => WebAssembly.compile(await unpacked(octets).arrayBuffer())));
}

/** @param {Get} get */
async function worker(get) {
  const octets = await get(RUNTIME_FILES.worker);
  const script = await intact(RUNTIME_FILES.worker.name, () => unpacked(octets).arrayBuffer());
  return new Blob([script], { type: "text/javascript" });
}

/**
 * What differs between the two ways to start.
 *
 * @param {Get} get
 * @param {Promise<WebAssembly.Module>} zstd
 * @param {boolean} plain
 * @returns {Promise<import("./protocol.js").BootParts>}
 */
async function partsOf(get, zstd, plain) {
  if (plain) {
    const [stdlib, engine] = await Promise.all([get(RUNTIME_FILES.stdlib), get(RUNTIME_FILES.engine)]);
    return { stdlib, engine };
  }
  const [unpacker, snapshot] = await Promise.all([zstd, checked(get, RUNTIME_FILES.snapshot)]);
  return { zstd: unpacker, snapshot };
}

/**
 * Counts what arrives into `boot`.
 *
 * @param {Boot} boot
 * @param {URL} baseURL
 * @param {boolean} plain
 * @param {Keep} keep
 * @param {Ask} [ask]
 * @returns {Get}
 */
function countingGet(boot, baseURL, plain, keep, ask) {
  const { zstd, wasm, snapshot, stdlib, engine } = RUNTIME_FILES;
  const files = [RUNTIME_FILES.worker, zstd, wasm, ...(plain ? [stdlib, engine] : [snapshot])];
  const total = files.reduce((sum, file) => sum + file.octets, 0);
  const silence = new Silence(earlyAbort());
  let loaded = 0;
  boot.set({ phase: "fetching", step: STEPS.fetch, loaded, total });
  return async (file, take) => {
    if (file.name.startsWith("#")) return embedded(file.name.slice(1));
    const count = (/** @type {Octets} */ come) => {
      loaded = Math.min(total, loaded + come.byteLength);
      boot.set({ loaded });
      take?.(come);
    };
    const octets = await fetchFile(baseURL, file, count, silence, ask);
    keep(file.name, octets);
    return joined(octets);
  };
}

/**
 * Fetches everything the engine needs. Nothing is fetched after this; Python's WebAssembly may be compiling still.
 *
 * @param {{baseURL: URL | string, boot: Boot, plain?: boolean, keep?: Keep, request?: Ask}} options `baseURL` is the folder
 *   that holds `engine.js`; `plain` starts Python from its sources, slowly, instead of from a memory snapshot; `keep` is
 *   given each file as it came, for use without a network; `request` is asked for each file, in the place of `fetch`
 * @returns {Promise<Runtime>} rejects with an EngineError of code `boot` that says which file failed and how
 */
export async function fetchRuntime({ baseURL, boot, plain = false, keep = () => undefined, request }) {
  const get = countingGet(boot, new URL(baseURL, globalThis.location?.href), plain, keep, request);
  return runtimeFrom(get, boot, plain);
}

/**
 * The runtime from files that somebody gets.
 *
 * @param {Get} get
 * @param {Boot} boot
 * @param {boolean} [plain]
 * @returns {Promise<Runtime>} rejects as `fetchRuntime` does
 */
export async function runtimeFrom(get, boot, plain = false) {
  try {
    const zstd = decoder(get);
    const python = new Compilation(zstd);
    const all = Promise.all([worker(get), partsOf(get, zstd, plain), feed(get, python), zstd]);
    const [script, parts, octets] = await all;
    return { worker: script, module: python.module, parts, compiled: () => Compilation.of(zstd, octets) };
  } catch (error) {
    const failure = /** @type {EngineError} */ (error);
    boot.set({ phase: "failed", failure: { code: failure.code, message: failure.message } });
    throw failure;
  }
}
