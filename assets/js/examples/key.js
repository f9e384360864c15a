import { createEngine } from "../engine.js";

export async function run() {
  const engine = createEngine();
  const made = await engine.generateKey({ alg: "ES256" });
  const read = await engine.key(made.sets.public ?? "");
  engine.close();
  return {
    made: made.message,
    forms: made.keys.map(({ forms }) => Object.keys(forms)),
    read: read.keys.map(({ message, signatures, forms }) => ({ message, signatures, forms: Object.keys(forms) })),
  };
}
