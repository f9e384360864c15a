// Starts Python from a snapshot as the worker does, and prints what it says of each program.
// usage: node restored.mjs FOLDER SNAPSHOT EMPTY.zip PROGRAM...
import fs from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";
import { MemorySnapshot } from "../../../../assets/js/worker/memory-snapshot.js";

const [folder, file, empty, ...programs] = process.argv.slice(2);
const octets = Uint8Array.from(fs.readFileSync(file));
// It is not packed, so that nothing unpacks it.
const snapshot = new MemorySnapshot(undefined, octets.buffer);
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate.apply(WebAssembly, given);
  const { exports } = made.instance ?? made;
  if (exports._PyRuntime) snapshot.startFrom(exports);
  return made;
};
/** What was raised, alone: Node.js prints the line it stands in, which is the whole of Pyodide. */
process.on("uncaughtException", ({ message }) => {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
});
const python = await loadPyodide({
  _loadSnapshot: snapshot.header,
  indexURL: folder,
  lockFileContents: fs.readFileSync(fileURLToPath(import.meta.resolve("pyodide/pyodide-lock.json")), "utf8"),
  stdLibURL: empty,
});
console.log(JSON.stringify(programs.map((program) => python.runPython(program))));
