import assert from "node:assert/strict";
import { test } from "node:test";
import { MODES, modeIn, modeOf } from "../../../../assets/js/page/modes.js";

test("each mode is found by its id, and the first where there is none", () => {
  for (const mode of MODES) {
    assert.equal(modeOf(mode.id), mode);
    assert.equal(modeIn(`#${mode.id}&theme=dark`), mode.id);
  }
  for (const id of ["", "constructor", null, undefined]) assert.equal(modeOf(id).id, "decode");
});

test("a fragment that begins with no mode names none", () => {
  for (const hash of ["", "#", "#times", "#theme=dark&decode", "#decode.x"]) assert.equal(modeIn(hash), null);
});
