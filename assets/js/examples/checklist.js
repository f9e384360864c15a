import { createEngine } from "../engine.js";

const TEXT =
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSIsImV4cCI6MTc2NzI3MjQwMH0.rcIF15kIbA0_jGr8BOJ0Nj5x0E4ftYUUXXORNI0b1g4";

export async function run() {
  const engine = createEngine();
  const { checked } = await engine.checklist(TEXT, { profile: "at-jwt", now: 1767272400 });
  engine.close();
  return { summary: checked?.summary, first: checked?.lines[0] };
}
