import assert from "node:assert/strict";
import { test } from "node:test";
import { earlyTextOf } from "../../../../../assets/js/page/early/early-text.js";

const HEADER = '{"alg":"HS256"}';
const MOST = 63_999;

/** @param {string | Uint8Array} content */
const encoded = (content) => Buffer.from(content).toString("base64url");

/** @param {string | Uint8Array} payload */
const early = (payload) => earlyTextOf(`${encoded(HEADER)}.${encoded(payload)}.c2ln`);

/** @param {string | Uint8Array} payload */
const payloadOf = (payload) => early(payload)?.payload;

/** @param {string} text */
const whole = (text) => ({ text, isCut: false });

test("header and payload are shown as they stand, whatever they are", () => {
  for (const text of ['{"sub":"alice"}', '{"a":1,"a":', "no JSON", " \t\r\n", "\u202e<b>&lt;", "\ufeffß€😀", "\0"]) {
    assert.deepEqual(early(text), { header: whole(HEADER), payload: whole(text) });
  }
});

test("the first token of a text is shown", () => {
  const text = `Authorization: Bearer ${encoded(HEADER)}.${encoded("{}")}.c2ln and eyJhbGci.e30.c2ln`;
  assert.deepEqual(earlyTextOf(text), { header: whole(HEADER), payload: whole("{}") });
});

test("where no token is seen, or its header is not UTF-8, nothing is shown", () => {
  for (const text of ["", "no token", "eyJhbGci", "a.b.c", `eyJ_____.${encoded("{}")}.c2ln`]) {
    assert.equal(earlyTextOf(text), null);
  }
});

test("of a payload that is not UTF-8, or empty, nothing is shown", () => {
  for (const octets of [[], [0xff], [0x7b, 0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80]]) {
    assert.deepEqual(early(Uint8Array.from(octets)), { header: whole(HEADER), payload: null });
  }
});

test("of an encrypted token only the header is shown", () => {
  const token = [HEADER, '{"looks":1}', "vector", '{"looks":"like JSON"}', "tag"].map(encoded).join(".");
  assert.deepEqual(earlyTextOf(token), { header: whole(HEADER), payload: null });
});

test("what looks like a header behind other segments is not taken for one", () => {
  for (const before of ["IHsiYWxnIjoiZGlyIn0.", "a.b.c.", "-."]) {
    assert.equal(earlyTextOf(`${before}${encoded(HEADER)}.${encoded("{}")}`), null);
  }
  assert.deepEqual(earlyTextOf(`... ${encoded(HEADER)}.${encoded("{}")}`)?.header, whole(HEADER));
});

test("a segment that ends within a group shows its whole octets", () => {
  const [header, payload] = [encoded(HEADER), encoded('{"sub":"alice"}')];
  assert.deepEqual(earlyTextOf(`${header}.${payload}A.c2ln`)?.payload, whole('{"sub":"alice"}'));
  assert.deepEqual(earlyTextOf(`${header}.A.c2ln`)?.payload, null);
});

test("the alphabet is that of base64url", () => {
  const payload = "~~~???>>>";
  assert.match(encoded(payload), /[-_]/);
  assert.deepEqual(payloadOf(payload), whole(payload));
});

test("64 kB are shown, and of a longer text its beginning", () => {
  assert.deepEqual(payloadOf("x".repeat(MOST)), whole("x".repeat(MOST)));
  for (const more of [1, 2, 3, 1_000_000]) {
    assert.deepEqual(payloadOf("x".repeat(MOST + more)), { text: "x".repeat(MOST), isCut: true });
  }
});

test("a character that is cut in two at the end of the beginning is left out", () => {
  for (const length of [1, 2, 3]) {
    const shown = "x".repeat(MOST - length);
    assert.deepEqual(payloadOf(`${shown}😀${"x".repeat(9)}`), { text: shown, isCut: true });
  }
  assert.equal(payloadOf(Uint8Array.from({ length: MOST + 9 }, () => 0xff)), null);
});

test("of very many lines and unseen characters the beginning is shown", () => {
  assert.deepEqual(payloadOf("\n".repeat(999)), whole("\n".repeat(999)));
  assert.deepEqual(payloadOf("\n".repeat(2000)), { text: "\n".repeat(999), isCut: true });
  assert.deepEqual(payloadOf("\u0000".repeat(1000)), whole("\u0000".repeat(1000)));
  assert.deepEqual(payloadOf("\u202e".repeat(1001)), { text: "\u202e".repeat(1000), isCut: true });
});
