// Takes Python's memory with the engine in it, pruned.

import { lean } from "../runtime/lean.mjs";
import { textIn } from "./bare_python.mjs";

const PAGE = 1 << 16;
/** What an allocator takes more than it is asked for. */
const MARGIN = 2 * PAGE;

/** Takes what is free of the heap, fills it with zeros and keeps it: the lists of what is free would be in the image. */
function takeFreeMemory({ malloc, sbrk, memory }) {
  for (let size = 1 << 20; size >= 16; size >>= 1) {
    for (let top = sbrk(0); sbrk(0) === top && top + size + MARGIN < memory.buffer.byteLength; ) {
      const start = malloc(size) >>> 0;
      new Uint8Array(memory.buffer).fill(0, start, start + size);
    }
  }
}

/** Those of `inside`, and whatever is no part of the engine. */
const FORGET = `
import sys
def forget():
    sys.stdin = sys.stdout = sys.stderr = sys.__stdin__ = sys.__stdout__ = sys.__stderr__ = None
    for name in ("cut", "entry", "image", "prune", "records", "stand_ins"):
        sys.modules.pop(name, None)
    for name in [*globals()]:
        if name not in ("ENTRY", "__name__", "__builtins__"):
            del globals()[name]
forget()
`;

/**
 * @param {Awaited<ReturnType<typeof import("./bare_python.mjs").barePython>>} python
 * @returns {{memory: Uint8Array, limit: number,
 *   places: {entry: number, trampoline: number, brk: number, hashed: number[]}}} `limit` is where the static data ends
 */
export function dumped({ x, run }) {
  run("import cut; import image; image.make()");
  run(FORGET);
  run("NONE, EMPTY = None, {}");
  const module = x.PyImport_ImportModule(textIn(x, "__main__"));
  const [entry, none, empty] = ["ENTRY", "NONE", "EMPTY"].map(
    (name) => x.PyObject_GetAttrString(module, textIn(x, name)) >>> 0,
  );
  takeFreeMemory(x);
  const octets = new Uint8Array(x.memory.buffer);
  const start = x.emscripten_stack_get_base() >>> 0;
  const limit = x.emscripten_stack_get_end() >>> 0;
  octets.fill(0, limit, x.__stack_pointer.value);
  const view = new DataView(x.memory.buffer);
  const trampoline = x._PyRuntime.value + view.getInt32(x._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value, true);
  const memory = octets.slice(0, Math.ceil((octets.findLastIndex((octet) => octet !== 0) + 1) / PAGE) * PAGE);
  const hashed = lean(memory, { start, limit, none, empty });
  return { memory, limit, places: { entry, trampoline, brk: x.sbrk(0) >>> 0, hashed } };
}
