import { REQUEST_OPTIONS } from "../shared/request-options.js";
import { atMost } from "../shared/scheduling.js";
import { sentence } from "../shared/sentence.js";
import { countInto } from "./boot-state.js";
import { EngineError, NOT_STARTED } from "./engine-error.js";
import { unpacked } from "./gzip.js";
import { BOOT_DEADLINE } from "./protocol.js";
import { Silence } from "./silence.js";
import { Compilation } from "./streaming-compile.js";
import { Content } from "./streaming-content.js";
import { warmed } from "./warm-module.js";

/**
 * The octets that the engine starts from. They are fetched once; every worker of this page starts from them.
 *
 * @typedef {import("./boot-state.js").Boot} Boot
 * @typedef {{name: string, octets: number, sha256: string, unpacked?: string}} RuntimeFile as it comes over the wire;
 *   `unpacked` is the digest of what is in it
 * @typedef {{worker: Blob, module: Promise<WebAssembly.Module>, parts: import("./protocol.js").BootParts,
 *   compiled: () => Promise<WebAssembly.Module>}} Runtime `module` may be compiling still; `compiled` compiles it anew
 * @typedef {{worker: Blob, module: Promise<WebAssembly.Module>, image: () => Promise<ArrayBuffer[]>}} FirstRuntime what
 *   the first engine starts from; each `image` may be given away
 * @typedef {Uint8Array<ArrayBuffer>} Octets
 * @typedef {Octets[]} Chunks
 * @typedef {(octets: Octets) => void} Take is given what has come of a file
 * @typedef {(file: RuntimeFile, take?: Take) => Promise<ArrayBuffer>} Get may leave it to others to call `take`
 * @typedef {(name: string, octets: Chunks) => void} Keep
 * @typedef {(address: URL, signal: AbortSignal) => Promise<Response>} Fetching may go on when the signal says that nobody waits
 * @typedef {{baseURL: URL | string, boot: Boot, keep?: Keep, request?: Fetching}} Source `baseURL` is the folder that holds
 *   `engine.js`; `keep` is given each file as it came, for use without a network; `request` is asked for each file, in the
 *   place of `fetch`
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

/** @type {Fetching} */
const overTheNetwork = (address, signal) => fetch(address, { ...REQUEST_OPTIONS, signal });

/**
 * What comes behind the first engine. Behind the seal some browsers still follow what sends them elsewhere, if they asked
 * before it: nobody is to be followed.
 *
 * @type {Fetching}
 */
const unfollowed = (address, signal) =>
  fetch(address, { ...REQUEST_OPTIONS, signal, redirect: "error", priority: "low" });

/**
 * @param {URL} baseURL
 * @param {RuntimeFile} file
 * @param {Take} take
 * @param {Silence} silence of all that is fetched beside it
 * @param {Fetching} [ask]
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
 * Gives a file to be unpacked while it comes.
 *
 * @param {Get} get
 * @param {RuntimeFile} file
 * @param {import("./streaming-unpack.js").Unpacking} unpacking
 */
async function feed(get, file, unpacking) {
  try {
    const octets = await get(file, (come) => unpacking.take(come));
    unpacking.end(octets);
    await intact(file.name, () => check(file, octets));
    return octets;
  } catch (error) {
    unpacking.fail(error);
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

/**
 * @param {Get} get
 * @param {RuntimeFile} file
 */
async function worker(get, file) {
  const octets = await get(file);
  const script = await intact(file.name, () => unpacked(octets).arrayBuffer());
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
 * @param {readonly RuntimeFile[]} files all that will be asked for
 * @param {Source} source
 * @returns {Get}
 */
function countingGet(files, { baseURL, boot, keep = () => undefined, request }) {
  const base = new URL(baseURL, globalThis.location?.href);
  const total = files.reduce((sum, file) => sum + file.octets, 0);
  const silence = new Silence(earlyAbort());
  const arrived = countInto(boot, total);
  return async (file, take) => {
    if (file.name.startsWith("#")) return embedded(file.name.slice(1));
    const count = (/** @type {Octets} */ come) => {
      arrived(come.byteLength);
      take?.(come);
    };
    const octets = await fetchFile(base, file, count, silence, request);
    keep(file.name, octets);
    return joined(octets);
  };
}

/** @returns {RuntimeFile[]} what the whole engine starts from */
function filesOfWhole(plain = false) {
  const { zstd, wasm, snapshot, stdlib, engine } = RUNTIME_FILES;
  return [RUNTIME_FILES.worker, zstd, wasm, ...(plain ? [stdlib, engine] : [snapshot])];
}

/** @returns {RuntimeFile[]} what the first engine starts from, beside what the whole one does too */
function filesOfFirst() {
  const { first, firstWasm, firstImage } = RUNTIME_FILES;
  return [first, firstWasm, firstImage];
}

/**
 * Fetches everything the engine needs. Nothing is fetched after this; Python's WebAssembly may be compiling still.
 *
 * @param {Source & {plain?: boolean}} source `plain` starts Python from its sources, slowly, instead of from a memory
 *   snapshot
 * @returns {Promise<Runtime>} rejects with an EngineError of code `boot` that says which file failed and how
 */
export async function fetchRuntime({ plain = false, ...source }) {
  const get = countingGet(filesOfWhole(plain), source);
  return runtimeFrom(get, source.boot, { plain });
}

/**
 * What is fetched one after the other: first what the first engine starts from, and so that nothing competes with it for
 * the line, the rest only when little of it is still to come.
 *
 * @typedef {object} Ordered
 * @property {Promise<FirstRuntime>} first
 * @property {Promise<void>} answered every request for the rest was answered: from here on only octets come. Rejects where
 *   one will not come
 * @property {Promise<void>} nearly little of what the first engine starts from is to come
 * @property {Promise<Runtime>} whole rejects as that of `fetchRuntime` does
 * @property {() => void} unpack is called where nothing is more urgent than to take, unpack and compile the whole engine: its
 *   requests are answered before
 */

/** So many octets of the first engine are to come when little is: about as many as the last script of the page has. */
const LITTLE = 100_000;
/**
 * So many are to come when the rest is asked for: they take about as long as its answers, and more would share the line
 * with the rest.
 */
const AHEAD = 40_000;
/**
 * Milliseconds for which nobody takes what comes of the rest: until the first engine has answered, a processor has better to
 * do. Over a slow line less comes meanwhile than browsers keep.
 */
const LONGEST_FOR_FIRST = 2000;

/**
 * @param {Source} source
 * @returns {Ordered}
 */
export function fetchInOrder({ request = unfollowed, ...source }) {
  /** @type {Promise<unknown>[]} */
  const answers = [];
  const [shared, all] = [RUNTIME_FILES.zstd, [...filesOfFirst(), ...filesOfWhole()]];
  const [nearly, begun, calm] = [Promise.withResolvers(), Promise.withResolvers(), Promise.withResolvers()];
  let isBegun = false;
  const get = countingGet(all, {
    ...source,
    request: async (address, signal) => {
      const response = request(address, signal);
      answers.push(response.then(({ ok }) => ok || Promise.reject(new TypeError("refused"))));
      if (isBegun) await atMost(LONGEST_FOR_FIRST, calm.promise);
      return response;
    },
  });
  let left = [...filesOfFirst(), shared].reduce((sum, { octets }) => sum + octets, 0);
  /** @type {Get} */
  const ahead = (file, take) =>
    get(file, (come) => {
      left -= come.byteLength;
      if (left <= LITTLE) nearly.resolve(undefined);
      if (left <= AHEAD) begun.resolve(undefined);
      take?.(come);
    });
  const zstd = decoder(ahead);
  const first = firstFrom(ahead, zstd);
  // Hosts may have packed it better; and without it the whole engine starts alone.
  const ended = () => {
    nearly.resolve(undefined);
    begun.resolve(undefined);
  };
  first.then(ended, ended);
  const unhurried = Promise.all([zstd, calm.promise]).then(([unpacker]) => unpacker);
  const whole = begun.promise.then(() => {
    isBegun = true;
    return runtimeFrom(get, source.boot, { zstd: unhurried });
  });
  const answered = begun.promise.then(async () => void (await Promise.all(answers)));
  for (const promise of [first, unhurried, whole, answered]) promise.catch(() => undefined);
  return { first, nearly: nearly.promise, answered, whole, unpack: () => calm.resolve(undefined) };
}

/**
 * What the first engine starts from, from files that somebody gets.
 *
 * @param {Get} get
 * @param {Promise<WebAssembly.Module>} [zstd] what unpacks it, where that is known already
 * @returns {Promise<FirstRuntime>} rejects with an EngineError
 */
export async function firstFrom(get, zstd = decoder(get)) {
  const { first, firstWasm, firstImage } = RUNTIME_FILES;
  const [python, memory] = [new Compilation(zstd), new Content(zstd)];
  let isHere = false;
  // Over a slow line the memory comes long after.
  python.module.then((module) => warmed(module, () => !isHere)).catch(() => undefined);
  const [script, packed] = await Promise.all([
    worker(get, first),
    feed(get, firstImage, memory),
    feed(get, firstWasm, python),
    zstd,
  ]);
  isHere = true;
  /** @type {Promise<Chunks> | null} */
  let fresh = memory.pieces;
  const image = async () => {
    const pieces = fresh ?? Content.of(zstd, packed);
    fresh = null;
    return (await pieces).map(({ buffer }) => buffer);
  };
  return { worker: script, module: python.module, image };
}

/**
 * The runtime from files that somebody gets.
 *
 * @param {Get} get
 * @param {Boot} boot
 * @param {{plain?: boolean, zstd?: Promise<WebAssembly.Module>}} [how] `zstd` is what unpacks it, where that is known already
 * @returns {Promise<Runtime>} rejects as `fetchRuntime` does
 */
export async function runtimeFrom(get, boot, { plain = false, zstd = decoder(get) } = {}) {
  try {
    const python = new Compilation(zstd);
    const { wasm } = RUNTIME_FILES;
    const all = Promise.all([
      worker(get, RUNTIME_FILES.worker),
      partsOf(get, zstd, plain),
      feed(get, wasm, python),
      zstd,
    ]);
    const [script, parts, octets] = await all;
    return { worker: script, module: python.module, parts, compiled: () => Compilation.of(zstd, octets) };
  } catch (error) {
    const failure = /** @type {EngineError} */ (error);
    boot.set({ phase: "failed", failure: { code: failure.code, message: failure.message } });
    throw failure;
  }
}
