/** Runs examples of the engine in Node.js: `node run_examples.mjs FOLDER NAME...` writes their answers as one JSON object. */

import process from "node:process";
import { pathToFileURL } from "node:url";
import { answerText } from "../../../assets/js/shared/example-answer.js";

const [folder, ...names] = process.argv.slice(2);
const answers = {};
for (const name of names) {
  const { run } = await import(new URL(`${name}.js`, pathToFileURL(`${folder}/`)));
  answers[name] = answerText(await run());
}
process.stdout.write(JSON.stringify(answers));
