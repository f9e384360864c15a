import { createEngine } from "../engine.js";

export async function run() {
  const engine = createEngine();
  const { payload } = await engine.draft('{"alg":"HS256"}', '{"sub":"alice" "exp":1795824567}', { now: 1795820967 });
  engine.close();
  return payload;
}
