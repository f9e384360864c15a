// Starts Pyodide in Node.js, imports and warms the engine, and writes what is in memory then.
// usage: node snapshot.mjs compile SOURCE.zip OUT.zip | node snapshot.mjs snapshot PYODIDE STDLIB.zip ENGINE.zip WARM.json OUT
//
// The private options of Pyodide that a snapshot needs are touched here and in assets/js/worker/start-python.js only.
import nodeCrypto from "node:crypto";
import fs from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";
import { alike } from "./alike.mjs";

// What differs from run to run is held still, so that two snapshots of the same sources are the same octets.
const INSTANT = Date.UTC(2026, 0, 1);
const HEADER_WORDS = 4;
const BLOCK = 1 << 16;
/** What an allocator takes more than it is asked for. */
const MARGIN = 2 * BLOCK;

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
  // Python reads through a recording proxy here, and what Node.js has refuses to be read through one.
  const { subtle } = globalThis.crypto;
  const bound = { importKey: subtle.importKey.bind(subtle), verify: subtle.verify.bind(subtle) };
  Object.defineProperty(globalThis, "crypto", { value: { getRandomValues: fill, subtle: bound } });
}

/** The memory as the wasm file alone fills it, caught before anything ran in it. */
function catchPristineMemory() {
  const instantiate = WebAssembly.instantiate;
  const caught = { memory: new Uint8Array() };
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    const { memory } = (made.instance ?? made).exports;
    if (memory && memory.buffer.byteLength > 1 << 20) caught.memory = new Uint8Array(memory.buffer.slice(0));
    return made;
  };
  return caught;
}

// Source text, line tables, the annotations of functions and the names of their locals would be nearly half of a snapshot.
// "No location" is written for every instruction, since the traceback module stumbles over a table that is empty. What is
// equal in a module is one object: marshal keeps it so.
const COMPILE = `
import ast, importlib.util, marshal, types, zipfile

class WithoutAnnotations(ast.NodeTransformer):
    def visit_arg(self, node):
        node.annotation = None
        return node

    def visit_FunctionDef(self, node):
        node.returns = None
        return self.generic_visit(node)

    visit_AsyncFunctionDef = visit_FunctionDef

OPTIMIZED, VARARGS, VARKEYWORDS = 1, 4, 8
known = {}

def shared(value):
    return known.setdefault(value, value)

def names_of_locals(code):
    if not code.co_flags & OPTIMIZED:
        return code.co_varnames
    rest = bool(code.co_flags & VARARGS) + bool(code.co_flags & VARKEYWORDS)
    given = code.co_argcount + code.co_kwonlyargcount + rest
    return shared(code.co_varnames[:given] + ("_",) * (len(code.co_varnames) - given))

def slim(code):
    units = len(code.co_code) // 2
    table = b"\\xff" * (units // 8) + (bytes([0xF8 | (units % 8 - 1)]) if units % 8 else b"")
    consts = tuple(slim(item) if isinstance(item, types.CodeType) else item for item in code.co_consts)
    names = names_of_locals(code)
    return code.replace(co_linetable=shared(table), co_consts=consts, co_qualname=code.co_name, co_varnames=names)

source = zipfile.ZipFile("/source.zip")
with zipfile.ZipFile("/compiled.zip", "w") as compiled:
    for name in sorted(source.namelist()):
        content = source.read(name)
        if name.endswith(".py"):
            try:
                tree = ast.parse(content, name)
            except SyntaxError:  # a test file that is meant to be wrong
                continue
            # Pyodide reads the annotations of its own functions.
            if not name.startswith(("_pyodide/", "pyodide/")):
                tree = WithoutAnnotations().visit(tree)
            code = compile(tree, name, "exec", dont_inherit=True, optimize=2)
            content = importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(slim(code))
            name += "c"
        compiled.writestr(zipfile.ZipInfo(name), content)
`;

async function compile(source, out) {
  const python = await loadPyodide();
  python.FS.writeFile("/source.zip", fs.readFileSync(source));
  python.runPython(COMPILE);
  fs.writeFileSync(out, python.FS.readFile("/compiled.zip"));
}

/**
 * Fills what is free of the heap with zeros: freed objects would otherwise be carried over the wire. The memory must not
 * grow for that: a browser starts with what Pyodide asks for, and a snapshot of more does not fit into it.
 */
function sweepFreeMemory({ _malloc, _free, _sbrk, HEAPU8 }) {
  const held = [];
  for (let size = 1 << 20; size >= 16; size >>= 1) {
    for (let top = _sbrk(0); _sbrk(0) === top && top + size + MARGIN < HEAPU8.length; ) {
      const start = _malloc(size);
      HEAPU8.fill(0, start, start + size);
      held.push(start);
    }
  }
  for (const start of held) _free(start);
}

/**
 * Takes out what is left on the stack of calls that have ended, and whatever differs from object to object for no reason.
 *
 * @returns {number[]} where the heap begins, and the addresses of the types of texts and dictionaries
 */
function clean(memory, { _emscripten_stack_get_base: base, _emscripten_stack_get_end: end, stackSave }) {
  const limit = end() >>> 0;
  memory.fill(0, limit, stackSave() >>> 0);
  const start = base() >>> 0;
  const { dictionaries, texts } = alike(memory, { start, limit });
  return [start, texts, dictionaries];
}

const isBlank = (octets) => octets.every((octet) => octet === 0);

/**
 * What `assets/js/worker/memory-snapshot.js` starts from: the snapshot's memory less the octets that the wasm file brings anyway,
 * and less the blocks in which nothing is left then. The first block is Pyodide's header, in a word of which that is free
 * stands how many blocks the wasm file fills, then how many blocks there are, three places in it, and a bit for each block that
 * follows.
 */
function packed(snapshot, pristine, places) {
  const header = new Uint32Array(snapshot.buffer, snapshot.byteOffset, HEADER_WORDS);
  if (header[3] !== 0) throw new Error("The fourth word of Pyodide's snapshot is not free any more.");
  header[3] = Math.ceil((pristine.findLastIndex((octet) => octet !== 0) + 1) / BLOCK);
  const memory = snapshot.subarray(header[1]);
  for (let at = 0; at < header[3] * BLOCK; at += 1) memory[at] ^= pristine[at];
  const first = new Uint8Array(BLOCK);
  first.set(snapshot.subarray(0, header[1]));
  const count = memory.length / BLOCK;
  const words = Uint32Array.of(count, ...places);
  first.set(new Uint8Array(words.buffer), header[1]);
  const blocks = [first];
  for (let index = 0; index < count; index += 1) {
    const block = memory.subarray(BLOCK * index, BLOCK * (index + 1));
    if (isBlank(block)) continue;
    first[header[1] + words.byteLength + (index >> 3)] |= 1 << (index & 7);
    blocks.push(block);
  }
  return Buffer.concat(blocks);
}

// The archives are not there where the snapshot is taken up.
const FORGET = `
import gc, sys, zipimport
sys.path.remove("/engine.zip")
sys.path_importer_cache.clear()
zipimport._zip_directory_cache.clear()
gc.collect()
`;

/** Those that Python answers later: `actions.json` says so of each. */
const AWAITED = new Set(["verify", "sign", "encrypt"]);

async function takeSnapshot(folder, stdlib, engine, warm, out) {
  holdStill();
  const pristine = catchPristineMemory();
  const python = await loadPyodide({
    _makeSnapshot: true,
    env: { PYTHONHASHSEED: "0" },
    indexURL: folder,
    lockFileContents: fs.readFileSync(fileURLToPath(import.meta.resolve("pyodide/pyodide-lock.json")), "utf8"),
    stdLibURL: stdlib,
  });
  python.FS.writeFile("/engine.zip", fs.readFileSync(engine));
  python.runPython("import sys; sys.path.insert(0, '/engine.zip')");
  const bridge = python.pyimport("jwt_decoder.bridge.bridge");
  for (const request of JSON.parse(fs.readFileSync(warm, "utf8"))) {
    const octets = new TextEncoder().encode(JSON.stringify(request));
    const answer = await (AWAITED.has(request.action) ? bridge.handle_octets_async : bridge.handle_octets)(octets);
    answer.destroy();
  }
  bridge.destroy();
  python.runPython(FORGET);
  sweepFreeMemory(python._module);
  const taken = python.makeMemorySnapshot();
  const [, start] = new Uint32Array(taken.buffer, 0, HEADER_WORDS);
  const places = clean(taken.subarray(start), python._module);
  fs.writeFileSync(out, packed(taken, pristine.memory, places));
}

const [action, ...words] = process.argv.slice(2);
// Python keeps the path of its program: no path of the machine that builds belongs into the memory that is shipped.
process.argv = ["node", "/python"];
try {
  await { compile, snapshot: takeSnapshot }[action](...words);
} catch (error) {
  // Without this Node.js prints the line it stands in, which is the whole of Pyodide.
  console.error(error.message);
  process.exit(1);
}
