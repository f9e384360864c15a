import { createEngine } from "../engine.js";

export async function run() {
  const engine = createEngine();
  const key = { kty: "OKP", crv: "X25519", x: "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo" };
  const made = await engine.encrypt({
    header: '{"alg":"ECDH-ES","enc":"A128GCM","cty":"JWT"}',
    payload: '{"sub":"alice"}',
    key: JSON.stringify(key),
    nested: { header: '{"alg":"HS256"}', key: "keep-this-one-long-random-and-to-yourself" },
  });
  engine.close();
  const [token] = made.report?.tokens ?? [];
  return {
    kind: token?.kind,
    // A new epk, iv and content key each time.
    header: Object.keys(JSON.parse(token?.header?.text ?? "{}")),
    within: token?.nested[0]?.payload?.text,
  };
}
