import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { unpacked } from "../engine/gzip.js";
import { STEPS } from "../engine/protocol.js";
import { MemorySnapshot } from "./memory-snapshot.js";

/**
 * @typedef {import("../engine/protocol.js").BootParts} BootParts
 * @typedef {import("./python-bridge.js").BridgeModule} BridgeModule
 * @typedef {import("./memory-snapshot.js").Exports} Exports
 * @typedef {import("pyodide").PyodideConfig} PyodideConfig
 * @typedef {{_loadSnapshot?: Uint8Array}} SnapshotConfig a private option of Pyodide
 */

const INDEX = "https://pyodide.invalid/";
const EMPTY_ZIP = Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)]);

/**
 * Lets Pyodide find its files in memory; whatever else is asked for does not exist here.
 *
 * @param {WebAssembly.Module} module
 * @param {BodyInit} stdlib
 * @param {(exports: WebAssembly.Exports) => void} onInstance called before anything runs in it
 * @returns {Promise<never>} rejects if there is no instance: Pyodide keeps that to itself, and waits for ever
 */
function serveFromMemory(module, stdlib, onInstance) {
  /** @param {RequestInfo | URL} url */
  const answer = (url) => {
    const name = String(url).replace(INDEX, "");
    if (name === "pyodide.asm.wasm") return Promise.resolve(new Response(null));
    if (name === "python_stdlib.zip") return Promise.resolve(new Response(stdlib));
    return Promise.reject(new TypeError("there is no network here"));
  };
  /** @type {PromiseWithResolvers<never>} */
  const failure = Promise.withResolvers();
  /** @param {unknown} _response @param {WebAssembly.Imports} imports */
  const instantiate = async (_response, imports) => {
    try {
      const instance = await WebAssembly.instantiate(module, imports);
      onInstance(instance.exports);
      return { module, instance };
    } catch (error) {
      failure.reject(error);
      throw error;
    }
  };
  Reflect.set(self, "fetch", answer);
  Reflect.set(WebAssembly, "instantiateStreaming", instantiate);
  return failure.promise;
}

/**
 * Pyodide asks what it runs in by something that throws. For that a browser looks up where each caller stands, and parses
 * it again: evaluated from here it has few callers, and none that is the whole script.
 *
 * @param {SnapshotConfig} options
 */
async function load(options) {
  const { loadPyodide } = await import("pyodide");
  const silent = { stdout: () => undefined, stderr: () => undefined };
  const files = { indexURL: INDEX, packageBaseUrl: INDEX, lockFileContents: PYODIDE_LOCK, createPyodideModule };
  return loadPyodide(/** @type {PyodideConfig} */ ({ ...silent, ...files, ...options }));
}

/**
 * The snapshot names functions of `crypto.subtle`, which plain HTTP away from localhost does not have: without an empty
 * one in its place while the snapshot is loaded, nothing would start there.
 *
 * @template T
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
async function withSubtle(action) {
  if (self.crypto.subtle) return action();
  Object.defineProperty(self.crypto, "subtle", { value: {}, configurable: true });
  try {
    return await action();
  } finally {
    Reflect.deleteProperty(self.crypto, "subtle");
  }
}

/**
 * @param {BootParts} parts
 * @param {Promise<WebAssembly.Module>} module
 * @param {(step: string) => void} onStep
 * @returns {Promise<BridgeModule>}
 */
export async function startPython(parts, module, onStep) {
  onStep(STEPS.unpack);
  return "snapshot" in parts ? fromSnapshot(parts, module, onStep) : fromSources(parts, module, onStep);
}

/**
 * @param {import("../engine/protocol.js").SnapshotParts} parts
 * @param {Promise<WebAssembly.Module>} module
 * @param {(step: string) => void} onStep
 */
async function fromSnapshot({ zstd, snapshot }, module, onStep) {
  const octets = new MemorySnapshot(zstd, snapshot);
  const failure = serveFromMemory(await module, EMPTY_ZIP, (exports) => {
    octets.startFrom(/** @type {Exports} */ (/** @type {unknown} */ (exports)));
  });
  onStep(STEPS.python);
  const python = await Promise.race([withSubtle(() => load({ _loadSnapshot: octets.header })), failure]);
  return python.pyimport("jwt_decoder.bridge.bridge");
}

/**
 * @param {import("../engine/protocol.js").SourceParts} parts
 * @param {Promise<WebAssembly.Module>} module
 * @param {(step: string) => void} onStep
 */
async function fromSources({ stdlib, engine }, module, onStep) {
  const [library, archive] = await Promise.all([unpacked(stdlib).arrayBuffer(), unpacked(engine).arrayBuffer()]);
  const failure = serveFromMemory(await module, library, () => undefined);
  onStep(STEPS.python);
  const python = await Promise.race([load({}), failure]);
  onStep(STEPS.engine);
  python.unpackArchive(archive, "zip", { extractDir: "/engine" });
  python.runPython("import sys; sys.path.insert(0, '/engine')");
  return python.pyimport("jwt_decoder.bridge.bridge");
}
