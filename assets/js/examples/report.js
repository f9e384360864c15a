import { createEngine } from "../engine.js";

const TEXT = `curl -H 'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiLCJzdWIiOiJhbGljZSIsImF1ZCI6ImFwaSIsImV4cCI6MTc2NzIyNjUwMH0.h3I-QocB0vfi3UoD2cBRolFcffz0gUlshgKZ76_zfqE' https://api.example/`;

export async function run() {
  const engine = createEngine();
  const { tokens } = await engine.report(TEXT, { now: 1767226600 });
  engine.close();
  return tokens.map(({ kind, start, end, payload, verdict, findings }) => ({
    kind,
    place: `from ${start} to ${end}`,
    payload: payload?.text,
    time: verdict.time.message,
    findings: findings.map(({ id, severity }) => `${severity}: ${id}`),
  }));
}
