import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { base64url } from "../../../../assets/js/shared/base64url.js";

test("octets are written as base64url without padding", () => {
  const all = Uint8Array.from({ length: 256 }, (_, octet) => octet);
  for (const length of [0, 1, 2, 3, 256]) {
    assert.equal(base64url(all.slice(0, length)), Buffer.from(all.slice(0, length)).toString("base64url"));
  }
});
