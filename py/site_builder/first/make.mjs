// Makes the first engine.
// usage: node make.mjs SCRIPT WASM STDLIB.zip ENGINE.zip COMPILED-STDLIB.zip COMPILED-ENGINE.zip REQUESTS.json INSIDE OUT
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { barePython } from "./bare_python.mjs";
import { counted } from "./counted.mjs";
import { shrunk, withoutData as withoutDataSections, withoutUncalled } from "./cut_wasm.mjs";
import { dumped } from "./dumped.mjs";
import { imageOf } from "./image_file.mjs";
import { seen } from "./seen.mjs";
import { neededData, withoutData } from "./static_data.mjs";

const POISON = 0xa5;
const [script, wasm, stdlib, engine, compiledStdlib, compiledEngine, requestsFile, inside, out] = process.argv.slice(2);
const wholeStdlib = fileURLToPath(new URL("python_stdlib.zip", import.meta.resolve("pyodide")));
const requests = fs.readFileSync(requestsFile, "utf8");

/** Starts Python with the files of `inside` beside those of a step. */
function python(files) {
  const tools = fs.readdirSync(inside).filter((name) => name.endsWith(".py"));
  const own = Object.fromEntries(tools.map((name) => [`/${name}`, fs.readFileSync(path.join(inside, name))]));
  return barePython(script, wasm, { ...own, "/requests.json": requests, ...files });
}

/** @returns {Promise<Uint8Array>} which functions of Python are called */
async function called() {
  const archives = {
    "/lib/python314.zip": fs.readFileSync(compiledStdlib),
    "/engine.zip": fs.readFileSync(compiledEngine),
  };
  const { run, read } = await python(archives);
  run("import called; called.write()");
  return read("/called.json");
}

/** @returns {Promise<Record<string, Uint8Array>>} the archives without what is not called */
async function shaken(calledFunctions) {
  const tools = { "/lib/python314.zip": fs.readFileSync(wholeStdlib), "/called.json": calledFunctions };
  const sources = { "/stdlib-source.zip": fs.readFileSync(stdlib), "/engine-source.zip": fs.readFileSync(engine) };
  const { run, read } = await python({ ...tools, ...sources });
  run("import shake; shake.write()");
  return { "/lib/python314.zip": read("/stdlib.zip"), "/engine.zip": read("/engine.zip") };
}

async function make() {
  const calledFunctions = await called();
  const files = { ...(await shaken(calledFunctions)), "/called.json": calledFunctions };
  const { memory, places, limit } = dumped(await barePython(script, wasm, { ...files, "/requests.json": requests }));
  const octets = fs.readFileSync(wasm);
  const noted = await seen(counted(octets, limit), imageOf(memory, places), JSON.parse(requests), limit);
  const cut = withoutUncalled(octets, noted.isCalled);
  const isNeeded = neededData(cut, noted.isRead, limit);
  const write = (name, content) => fs.writeFileSync(path.join(out, name), content);
  write("first.wasm", shrunk(withoutDataSections(cut), noted.isUsual));
  write("first.image", imageOf(withoutData(memory, isNeeded, limit, 0), places));
  write("poisoned.image", imageOf(withoutData(memory, isNeeded, limit, POISON), places));
}

await make();
