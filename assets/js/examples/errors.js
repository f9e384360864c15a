import { createEngine, EngineError } from "../engine.js";

export async function run() {
  const engine = createEngine();
  try {
    return await engine.help("no-such-rule");
  } catch (error) {
    if (error instanceof EngineError) return { code: error.code, message: error.message };
    throw error;
  } finally {
    engine.close();
  }
}
