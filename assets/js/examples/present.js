import { createEngine } from "../engine.js";

const HOLDER = {
  kty: "OKP",
  crv: "Ed25519",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
};
const { d: _, ...PUBLIC } = HOLDER;

export async function run() {
  const engine = createEngine();
  const issued = await engine.sign({
    header: '{"alg":"HS256","typ":"example+sd-jwt"}',
    payload: JSON.stringify({ name: "Alice", email: "alice@mail.example", cnf: { jwk: PUBLIC } }),
    key: "keep-this-one-long-random-and-to-yourself",
    disclosable: ["/name", "/email"],
    decoys: 1,
  });
  const shown = await engine.present(String(issued.token), JSON.stringify(HOLDER), {
    disclosures: [0],
    aud: "https://verifier.example",
    nonce: "n-0S6_WzA2Mj",
  });
  engine.close();
  const [token] = shown.report?.tokens ?? [];
  return {
    issued: issued.token?.split("~").length,
    disclosed: token?.disclosures.map(({ name }) => name),
    binding: token?.nested[0]?.payload?.text?.replace(/"(iat|sd_hash)":("[^"]*"|\d+)/g, '"$1":…'),
  };
}
