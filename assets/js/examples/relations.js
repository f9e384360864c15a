import { createEngine } from "../engine.js";

const TEXT = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbGljZSIsImFjdCI6eyJzdWIiOiJzaG9wIn19.AAAA";

export async function run() {
  const engine = createEngine();
  const { summary, relations } = await engine.relations(TEXT);
  engine.close();
  return { summary, first: relations[0]?.message };
}
