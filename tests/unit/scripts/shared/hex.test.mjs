import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped } from "../../../../assets/js/shared/hex.js";

test("eight digits are a group, and no space ends the line", () => {
  assert.equal(grouped("00112233445566778899"), "00112233 44556677 8899");
  assert.equal(grouped("0011223344556677"), "00112233 44556677");
  assert.equal(grouped("0011"), "0011");
  assert.equal(grouped(""), "");
});
