import { createEngine } from "../engine.js";

const STAGING =
  "eyJhbGciOiJIUzI1NiIsImtpZCI6IjIwMjUifQ.eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUvIiwic2NvcGUiOiJyZWFkIHdyaXRlIn0.Zm9yLXNob3c";
const PRODUCTION =
  "eyJhbGciOiJIUzI1NiIsImtpZCI6IjIwMjYifQ.eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUiLCJzY29wZSI6InJlYWQifQ.Zm9yLXNob3c";

export async function run() {
  const engine = createEngine();
  const { headline, changes, rows } = await engine.compare(STAGING, PRODUCTION);
  engine.close();
  return {
    headline,
    changes,
    rows: rows
      .filter(({ area, change }) => area === "claims" && change !== "same")
      .map(({ name, a, b, message }) => `${name}: ${a?.text} → ${b?.text} (${message})`),
  };
}
