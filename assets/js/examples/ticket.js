import { createEngine } from "../engine.js";

const TOKEN =
  "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiLCJzdWIiOiJhbGljZSIsImF1ZCI6ImFwaSIsImV4cCI6MTc2NzIyNjUwMH0.h3I-QocB0vfi3UoD2cBRolFcffz0gUlshgKZ76_zfqE";

export async function run() {
  const engine = createEngine();
  const { markdown } = await engine.ticket(TOKEN, { now: 1767226600 });
  engine.close();
  return markdown;
}
