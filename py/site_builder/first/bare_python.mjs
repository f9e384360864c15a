// Starts CPython as Pyodide builds it, in Node.js, without Pyodide: its WebAssembly and the script that emscripten made for
// it, a file system in memory, and nothing imported but what the interpreter needs.
import nodeCrypto from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

const INSTANT = Date.UTC(2026, 0, 1);
/** What stands for the path of the program and for those of its files: none of the machine belongs into an image. */
const PROGRAM = "/python";

/** Whatever differs from run to run is held still, so that two images of the same sources are the same octets. */
function holdStill() {
  const Clock = Date;
  globalThis.Date = class extends Clock {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [INSTANT]));
    }
    static now() {
      return INSTANT;
    }
  };
  performance.now = () => 0;
  const fill = (array) =>
    new Uint8Array(array.buffer ?? array, array.byteOffset ?? 0, array.byteLength).fill(7) && array;
  nodeCrypto.randomFillSync = fill;
  Object.defineProperty(globalThis, "crypto", { value: { getRandomValues: fill } });
}

const FLAGS = Object.entries({ Py_NoSiteFlag: 1, Py_OptimizeFlag: 2, Py_DontWriteBytecodeFlag: 1 });

/** What emscripten's script asks of Pyodide. */
function api(indexURL) {
  const { info } = JSON.parse(fs.readFileSync(fileURLToPath(import.meta.resolve("pyodide/pyodide-lock.json")), "utf8"));
  return {
    config: { jsglobals: globalThis, args: [], env: {}, packages: [], indexURL, fullStdLib: false },
    runtimeEnv: { IN_NODE: true, IN_NODE_ESM: true, IN_NODE_COMMONJS: false },
    lockFilePromise: Promise.resolve({ info, packages: {} }),
  };
}

/**
 * @param {string} script emscripten's
 * @param {string} wasm
 * @param {Record<string, string | Uint8Array>} files
 * @returns {Promise<{x: WebAssembly.Exports, read: (name: string) => Uint8Array, run: (code: string) => void}>}
 */
export async function barePython(script, wasm, files) {
  process.argv = ["node", PROGRAM];
  holdStill();
  globalThis.require ??= createRequire(import.meta.url);
  const { default: create } = await import(pathToFileURL(script));
  const env = { PYTHONHASHSEED: "0", HOME: "/home", PYTHONPATH: "/:/engine.zip" };
  let x;
  const { FS } = await create({
    noInitialRun: true,
    API: api("/"),
    print: (line) => process.stdout.write(`${line}\n`),
    printErr: (line) => process.stderr.write(`${line}\n`),
    thisProgram: PROGRAM,
    arguments: [],
    preRun: [
      ({ FS: disk, ENV }) => {
        disk.mkdirTree("/lib/python3.14/lib-dynload");
        disk.mkdirTree("/home");
        for (const [name, content] of Object.entries(files)) disk.writeFile(name, content);
        Object.assign(ENV, env);
      },
    ],
    instantiateWasm(imports, receive) {
      const mark = Symbol("an error of JavaScript");
      imports.env.Jsv_GetError_import = () => mark;
      imports.env.JsvError_Check = (value) => value === mark;
      WebAssembly.instantiate(fs.readFileSync(wasm), imports).then(({ instance, module }) => {
        x = instance.exports;
        receive(instance, module);
      });
      return {};
    },
  });
  for (const [name, value] of FLAGS) new DataView(x.memory.buffer).setInt32(x[name].value, value, true);
  x.Py_InitializeEx(0);
  return {
    x,
    read: (name) => FS.readFile(name),
    run(code) {
      const text = textIn(x, code);
      const failed = x.PyRun_SimpleString(text);
      x.free(text);
      if (failed) throw new Error("Python raised what stands above.");
    },
  };
}

/** The address of a text that ends with a zero; whoever asks frees it. */
export function textIn(x, text) {
  const octets = new TextEncoder().encode(`${text}\0`);
  const start = x.malloc(octets.length) >>> 0;
  new Uint8Array(x.memory.buffer).set(octets, start);
  return start;
}
