import { createEngine } from "../engine.js";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.QFQD2mpLzrNdE0nlHKL7_Xjrb8fFo1UcC09wGZ-VYO0";

export async function run() {
  const engine = createEngine();
  const secrets = ["your-256-bit-secret", "another secret"];
  const found = await Promise.all(secrets.map((secret) => engine.verify(TOKEN, secret)));
  engine.close();
  return found.map(({ verdict: { signature, trust } }) => ({
    signature: `${signature.state}: ${signature.message}`,
    trust: `${trust.state}: ${trust.message}`,
  }));
}
