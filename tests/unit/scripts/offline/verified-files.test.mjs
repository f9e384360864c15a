import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { afterEach, test } from "node:test";
import { hasDigest, obtainVerified } from "../../../../assets/js/offline/verified-files.js";

const ADDRESS = new URL("https://example.com/jwt/assets/page-1.js");
const GOOD = new TextEncoder().encode("the file");
const DIGEST = createHash("sha256").update(GOOD).digest("base64");
const world = /** @type {Record<string, any>} */ (globalThis);
const { caches, fetch } = world;

afterEach(() => {
  Object.assign(world, { caches, fetch });
});

/** @param {Record<string, string>} stores what each cache holds at the address */
function withCaches(stores) {
  world.caches = {
    match: async (/** @type {URL} */ address, /** @type {{cacheName: string}} */ { cacheName }) =>
      address.href === ADDRESS.href && cacheName in stores ? new Response(stores[cacheName]) : undefined,
  };
}

/** @param {(cache: string) => Response} answer @returns {any[]} what was asked for */
function withNetwork(answer) {
  /** @type {any[]} */
  const asked = [];
  world.fetch = async (/** @type {URL} */ address, /** @type {any} */ options) => {
    asked.push({ address: address.href, ...options });
    return answer(options.cache);
  };
  return asked;
}

/** @param {ArrayBuffer} octets */
const textOf = (octets) => new TextDecoder().decode(octets);

test("octets have a digest, in whichever of its forms", async () => {
  assert.equal(await hasDigest(GOOD.buffer, [DIGEST]), true);
  assert.equal(await hasDigest(GOOD.buffer, ["AAAA", DIGEST]), true);
  assert.equal(await hasDigest(GOOD.buffer, ["AAAA"]), false);
  assert.equal(await hasDigest(GOOD.buffer, []), false);
});

test("a file that another build has kept is not fetched", async () => {
  withCaches({ "jwt-decoder /jwt/ a": "another file", "jwt-decoder /jwt/ b": "the file" });
  const asked = withNetwork(() => assert.fail("nothing is fetched"));
  const others = ["jwt-decoder /jwt/ none", "jwt-decoder /jwt/ a", "jwt-decoder /jwt/ b"];
  assert.equal(textOf(await obtainVerified(ADDRESS, [DIGEST], others)), "the file");
  assert.deepEqual(asked, []);
});

test("a file is fetched with its digests, without credentials, a referrer or a query", async () => {
  withCaches({});
  const asked = withNetwork(() => new Response("the file"));
  assert.equal(textOf(await obtainVerified(ADDRESS, [DIGEST, "AAAA"], [])), "the file");
  assert.deepEqual(asked, [
    {
      address: "https://example.com/jwt/assets/page-1.js",
      integrity: `sha256-${DIGEST} sha256-AAAA`,
      cache: "default",
      credentials: "omit",
      referrerPolicy: "no-referrer",
    },
  ]);
});

test("what the browser keeps of an older build is fetched anew", async () => {
  withCaches({});
  const asked = withNetwork((cache) => {
    if (cache === "default") throw new TypeError("the digest differs");
    return new Response("the file");
  });
  assert.equal(textOf(await obtainVerified(ADDRESS, [DIGEST], [])), "the file");
  assert.deepEqual(
    asked.map(({ cache }) => cache),
    ["default", "reload"],
  );
});

test("a file that cannot be had rejects, and the error names it", async () => {
  withCaches({});
  withNetwork(() => new Response("", { status: 503 }));
  await assert.rejects(obtainVerified(ADDRESS, [DIGEST], []), { message: "/jwt/assets/page-1.js: 503" });
});
