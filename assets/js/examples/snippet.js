import { createEngine } from "../engine.js";

const TOKEN =
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSIsImV4cCI6MTc2NzI3MjQwMH0.rcIF15kIbA0_jGr8BOJ0Nj5x0E4ftYUUXXORNI0b1g4";

export async function run() {
  const engine = createEngine();
  const { snippets, line } = await engine.snippet(TOKEN, "", { skew: 60, expect: { sub: "alice" } });
  engine.close();
  return { line, snippets: snippets.map(({ name, code }) => `${name}: ${code.split("\n").length} lines`) };
}
