import { createEngine } from "../engine.js";

const TOKEN =
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSIsImV4cCI6MTc2NzIyNjUwMH0.hTgEUHQ6-Z71sCxggxUr4vdhyWLR9tIMlmLVM1qemPE";
// The secret is the octets that this is the base64 of. Taken as text, it does not fit.
const SECRET = "c2VjcmV0LW9mLXRoZS1leGFtcGxlLWFuZC1sb25nLWVub3VnaA==";

export async function run() {
  const engine = createEngine();
  const asText = await engine.verify(TOKEN, SECRET);
  const asBase64 = await engine.verify(TOKEN, SECRET, { secretEncoding: "base64" });
  engine.close();
  return {
    asText: asText.verdict.signature.state,
    diagnosis: asText.diagnosis.map(({ message, fix }) => `${message} ${fix}`),
    asBase64: asBase64.verdict.signature.state,
  };
}
