import assert from "node:assert/strict";
import { test } from "node:test";
import { answerText } from "../../../../assets/js/shared/example-answer.js";

test("a text is shown as it is, all else as JSON", () => {
  assert.equal(answerText("## Ticket\n\n"), "## Ticket");
  assert.equal(answerText({ state: "valid", at: [1] }), '{\n  "state": "valid",\n  "at": [\n    1\n  ]\n}');
  assert.equal(answerText(null), "null");
});
