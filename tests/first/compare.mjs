// Asks the first engine and the whole one the same, and says where they differ: for each group of requests, which names
// the image that the first engine starts from.
// usage: node compare.mjs SCRIPT WASM STDLIB.zip ENGINE.zip FIRST.wasm TRAMPOLINE GROUPS.json
import fs from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { barePython } from "../../py/site_builder/first/bare_python.mjs";

const WHOLE = `
import json
from jwt_decoder.bridge import bridge
def answer(request):
    try:
        return bridge.handle(request)
    except bridge.RequestError:
        return None
with open("/requests.json") as requests, open("/answers.json", "w") as answers:
    answers.write(json.dumps([answer(request) for request in json.loads(requests.read())]))
`;

/** @returns {Promise<(string | null)[]>} null for what is refused */
async function whole({ script, wasm, stdlib, engine, groups }) {
  const requests = groups.flatMap((group) => group.requests);
  const archives = { "/lib/python314.zip": fs.readFileSync(stdlib), "/engine.zip": fs.readFileSync(engine) };
  const python = await barePython(script, wasm, { ...archives, "/requests.json": JSON.stringify(requests) });
  python.run(WHOLE);
  return JSON.parse(new TextDecoder().decode(python.read("/answers.json")));
}

/** @returns {Promise<(string | null)[]>} null for what is handed on */
async function first({ firstWasm, groups, trampoline }) {
  globalThis.TRAMPOLINE = trampoline;
  const { NotHere, prepared, startPython } = await import("../../assets/js/first/python.js");
  const module = await WebAssembly.compile(fs.readFileSync(firstWasm));
  const answers = [];
  for (const { image, requests } of groups) {
    const octets = fs.readFileSync(image);
    const start = async () => startPython(await prepared(module), [octets]);
    let python = await start();
    for (const request of requests) {
      try {
        answers.push(python.answer(request));
      } catch (error) {
        answers.push(null);
        if (!(error instanceof NotHere)) python = await start();
      }
    }
  }
  return answers;
}

function inThread(data) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: data });
    worker.on("message", resolve);
    worker.on("error", reject);
  });
}

if (isMainThread) {
  const [script, wasm, stdlib, engine, firstWasm, trampoline, file] = process.argv.slice(2);
  const groups = JSON.parse(fs.readFileSync(file, "utf8"));
  const data = { script, wasm, stdlib, engine, firstWasm, groups, trampoline };
  const [expected, found] = await Promise.all(["whole", "first"].map((of) => inThread({ ...data, of })));
  const said = groups.map(({ requests }) => {
    const answers = requests.map((_request, index) => ({ index, right: expected.shift(), given: found.shift() }));
    const different = answers.filter(({ given, right }) => given !== right);
    const indices = (some) => some.map(({ index }) => index);
    return {
      handedOn: indices(different.filter(({ given }) => given === null)),
      different: indices(different.filter(({ given }) => given !== null)),
    };
  });
  fs.writeSync(1, JSON.stringify(said));
} else {
  parentPort.postMessage(await { whole, first }[workerData.of](workerData));
}
