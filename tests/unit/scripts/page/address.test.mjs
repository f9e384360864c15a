import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress } from "../../../../assets/js/page/address.js";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.c2ln";
const NOTHING = {
  text: "",
  key: "",
  mode: null,
  view: null,
  now: null,
  theme: null,
  hadKey: false,
  isRefused: false,
  search: "",
};

/** @param {string} address from its query on */
function read(address) {
  const { hash, search } = new URL(address, "https://example.com/");
  return readAddress({ hash, search });
}

test("an address without a query or a fragment brings nothing", () => {
  assert.deepEqual(read(""), NOTHING);
  assert.deepEqual(read("#findings"), NOTHING);
});

test("a fragment brings a token, alone or by name", () => {
  assert.deepEqual(read(`#${TOKEN}`), { ...NOTHING, text: TOKEN });
  assert.deepEqual(read(`#token=${TOKEN}`), { ...NOTHING, text: TOKEN });
  assert.deepEqual(read("#token=a%20b%2Ec"), { ...NOTHING, text: "a b.c" });
});

test("what stands beside the token says how it is shown", () => {
  const shown = read(`#token=${TOKEN}&view=claims&now=1516239022&theme=dark`);
  assert.deepEqual(shown, { ...NOTHING, text: TOKEN, view: "claims", now: "1516239022", theme: "dark" });
  assert.equal(read("?view=compact").view, "compact");
  assert.equal(read(`?view=compact#token=${TOKEN}&view=header`).view, "header");
});

test("a mode stands before all else, and is no text", () => {
  assert.deepEqual(read("#decode"), { ...NOTHING, mode: "decode" });
  assert.deepEqual(read("#decode&theme=dark"), { ...NOTHING, mode: "decode", theme: "dark" });
  const whole = read(`#decode&theme=dark&view=claims&now=1516239022&token=${TOKEN}`);
  assert.deepEqual(whole, {
    ...NOTHING,
    text: TOKEN,
    mode: "decode",
    view: "claims",
    now: "1516239022",
    theme: "dark",
  });
  assert.deepEqual(read(`#token=${TOKEN}&decode`).mode, null);
  for (const word of ["Decode", "constructor", "payload"]) assert.deepEqual(read(`#${word}`), NOTHING);
});

test("a key beside a token is brought along, whatever it is, and no other one", () => {
  assert.deepEqual(read(`#token=${TOKEN}&key=%7B%22kty%22`), { ...NOTHING, text: TOKEN, key: '{"kty"' });
  assert.deepEqual(read(`#key=a&decode&token=${TOKEN}`).key, "a");
  for (const address of ["#key=a", "#key=a&view=full"])
    assert.deepEqual([read(address).key, read(address).hadKey], ["", true]);
  const two = read(`#token=${TOKEN}&key=a&key=b`);
  assert.deepEqual([two.text, two.key, two.hadKey], [TOKEN, "", true]);
  assert.equal(read(`#token=${TOKEN}&key=a&secret=b`).key, "");
});

test("a key of another name in the fragment is not taken, and said to have been there", () => {
  for (const name of ["secret", "verify-key", "jwk", "jwks", "password", "client_secret"]) {
    assert.deepEqual(read(`#token=${TOKEN}&${name}=s3cret`), { ...NOTHING, text: TOKEN, hadKey: true });
  }
});

test("an answer of an authorization server comes as it stands in the address", () => {
  const fragment = `#access_token=${TOKEN}&state=x%20y`;
  assert.deepEqual(read(fragment), { ...NOTHING, text: fragment });
  const query = read("?code=abc&state=xyz&view=compact");
  assert.deepEqual(query, { ...NOTHING, text: "?code=abc&state=xyz", view: "compact", search: "?view=compact" });
  assert.equal(read("?error=access_denied").text, "?error=access_denied");
  assert.equal(read("?code=abc#id_token=x.y.z").text, "?code=abc#id_token=x.y.z");
});

test("a token or key in the query is refused, and nothing but settings stays of the query", () => {
  for (const entry of [`token=${TOKEN}`, `ID_TOKEN=${TOKEN}`, "key=s3cret", `x=${TOKEN}`, `q=Bearer%20${TOKEN}`]) {
    assert.deepEqual(read(`?boot=plain&${entry}`), { ...NOTHING, isRefused: true, search: "?boot=plain" });
  }
});

test("a query that carries no secret stays", () => {
  assert.deepEqual(read("?utm_source=mail&token="), { ...NOTHING, search: "?utm_source=mail&token=" });
});

test("percent signs that encode nothing stay as they are", () => {
  assert.equal(read("#token=100%.x").text, "100%.x");
  assert.equal(read("#token=%E0%A4%A.x").text, "%E0%A4%A.x");
});

test("a name of a member that every object has is a name like any other", () => {
  assert.deepEqual(read("#__proto__=1&constructor=2"), { ...NOTHING, text: "#__proto__=1&constructor=2" });
});

test("a place of the page brings nothing, and the theme beside it is its own", () => {
  assert.deepEqual(read("#findings&theme=dark"), { ...NOTHING, theme: "dark" });
  assert.deepEqual(read("#theme=light"), { ...NOTHING, theme: "light" });
});
