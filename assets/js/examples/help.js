import { createEngine } from "../engine.js";

export async function run() {
  const engine = createEngine();
  const { severity, why, advice, reference } = await engine.help("alg-none");
  engine.close();
  return { severity, why, advice, reference };
}
