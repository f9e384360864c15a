/**
 * Asks the built engine in Node.js: `node node_engine.mjs ENGINE` reads one JSON object from standard input and writes a list
 * of answers. `options` are those of `createEngine`; `calls` are made at once, each a name and its arguments.
 */

import process from "node:process";
import { text } from "node:stream/consumers";

const { createEngine, EngineError } = await import(process.argv[2]);
const { options, calls } = JSON.parse(await text(process.stdin));
const engine = createEngine(options);

const asked = calls.map(([name, ...words]) =>
  engine[name](...words).then(
    (value) => ({ value }),
    (error) => ({ code: error instanceof EngineError ? error.code : "other", message: error.message }),
  ),
);
const answers = await Promise.all(asked);
engine.close();
// What is asked of a closed engine is answered too, and then nothing keeps the process.
const closed = await engine.report("x").then(
  () => "answered",
  ({ code }) => code,
);
process.stdout.write(JSON.stringify({ answers, closed, phase: engine.boot.state.phase }));
