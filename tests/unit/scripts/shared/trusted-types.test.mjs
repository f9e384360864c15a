import assert from "node:assert/strict";
import { test } from "node:test";
import { trustedURL } from "../../../../assets/js/shared/trusted-types.js";

test("where the browser has no trusted types an address stays a text", () => {
  assert.equal(trustedURL("blob:https://example.com/1"), "blob:https://example.com/1");
});
