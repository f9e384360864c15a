import { createEngine } from "../engine.js";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.QFQD2mpLzrNdE0nlHKL7_Xjrb8fFo1UcC09wGZ-VYO0";

export async function run() {
  const engine = createEngine();
  const { forms } = await engine.link(TOKEN);
  engine.close();
  return forms;
}
