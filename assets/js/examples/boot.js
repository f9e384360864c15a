import { createBoot, createEngine } from "../engine.js";

export async function run() {
  const steps = new Set();
  const boot = createBoot();
  boot.subscribe(({ phase, step }) => steps.add(`${phase}: ${step}`));
  const engine = createEngine({ boot });
  await engine.report("");
  engine.close();
  return [...steps];
}
