import { createEngine } from "../engine.js";

const TOKEN =
  "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiLCJzdWIiOiJhbGljZSIsImF1ZCI6ImFwaSIsImV4cCI6MTc2NzIyNjUwMH0.h3I-QocB0vfi3UoD2cBRolFcffz0gUlshgKZ76_zfqE";

export async function run() {
  const engine = createEngine();
  const expect = { iss: "https://login.example", aud: "another-api" };
  const { tokens } = await engine.report(TOKEN, { now: 1767226520, skew: 60, expect });
  engine.close();
  return tokens.map(({ verdict: { time, audience } }) => ({
    time: `${time.state}: ${time.message}`,
    audience: `${audience.state}: ${audience.message}`,
  }));
}
