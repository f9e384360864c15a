import { createEngine } from "../engine.js";

const HEADER = '{"alg":"HS256","typ":"JWT"}';
const PAYLOAD = '{"sub": "alice", "exp": 1767226500}';

export async function run() {
  const engine = createEngine();
  const key = "keep-this-one-long-random-and-to-yourself";
  const made = await engine.sign({ header: HEADER, payload: PAYLOAD, key, now: 1767225600 });
  const refused = await engine.sign({ header: '{"alg":"HS265"}', payload: PAYLOAD, key });
  engine.close();
  const { trust, time } = made.report?.tokens[0]?.verdict ?? {};
  return {
    token: made.token,
    trust: `${trust?.state}: ${trust?.message}`,
    time: time?.message,
    refused: refused.faults.map(({ field, start, end, message }) => `${field}, from ${start} to ${end}: ${message}`),
  };
}
