import assert from "node:assert/strict";
import { test } from "node:test";
import { cacheName, isOurs, lockName } from "../../../../assets/js/offline/cache-names.js";

const BUILD = "0123456789abcdef".repeat(4);

test("a cache is called by the folder and the build", () => {
  assert.equal(lockName("/jwt/"), "jwt-decoder /jwt/");
  assert.equal(cacheName("/jwt/", BUILD), `jwt-decoder /jwt/ ${BUILD}`);
});

test("a cache of any build of this folder is ours", () => {
  assert.equal(isOurs(cacheName("/jwt/", BUILD), "/jwt/"), true);
  assert.equal(isOurs(cacheName("/jwt/", "f".repeat(64)), "/jwt/"), true);
});

test("no other cache of the origin is ours", () => {
  const others = [
    cacheName("/", BUILD),
    cacheName("/jwt/copy/", BUILD),
    cacheName("/jwt/", BUILD.toUpperCase()),
    cacheName("/jwt/", BUILD.slice(1)),
    cacheName("/jwt/", `${BUILD}0`),
    cacheName("/jwt/", ""),
    `workbox-precache-v2-${BUILD}`,
    "",
  ];
  assert.deepEqual(
    others.filter((name) => isOurs(name, "/jwt/")),
    [],
  );
});
