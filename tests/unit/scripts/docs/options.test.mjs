import assert from "node:assert/strict";
import { test } from "node:test";
import { OPTIONS, OptionError, readOption } from "../../../../assets/js/docs/options.js";
import { quoted } from "../../../../assets/js/docs/quoted.js";

test("an instant is seconds since 1970, whatever it was written in", () => {
  for (const [written, seconds] of [
    ["1767225600", "1767225600"],
    ["-1", "-1"],
    ["2026-01-01", "1767225600"],
    [" 2026-01-01T00:00Z ", "1767225600"],
    ["2026-01-01 01:00:00+01:00", "1767225600"],
    ["1969-12-31T23:59:58.5Z", "-1"],
    ["2024-02-29", "1709164800"],
  ]) {
    assert.equal(readOption("now", written), seconds);
  }
});

test("what is no instant is refused", () => {
  for (const written of [
    "",
    "yesterday",
    "2026-02-29",
    "2026-13-01",
    "2026-1-1",
    "2026-W01-1",
    "99999999999999",
    "1e9",
  ]) {
    assert.throws(() => readOption("now", written), OptionError, written);
  }
});

test("a height is in pixels", () => {
  assert.equal(readOption("height", "0300 px"), "300");
  for (const written of ["", "0", "-1", "1.5", "20001", "1e3", "50%", "0x10"]) {
    assert.throws(() => readOption("height", written), OptionError, written);
  }
});

test("a flag is there or not", () => {
  for (const written of ["", "readonly", "true"]) assert.equal(readOption("readonly", written), "");
});

test("a name that every object has is no option", () => {
  for (const name of ["constructor", "__proto__", "toString", "token"]) {
    assert.throws(() => readOption(name, "x"), { message: new RegExp(`Unknown option '${name}'`) });
  }
});

test("the options are in the order in which the sentence lists them", () => {
  assert.deepEqual(
    [...OPTIONS.keys()],
    ["view", "theme", "verify-key", "readonly", "now", "highlight", "height", "load"],
  );
});

test("a text in quotes is on one line, and what nobody sees has its code point", () => {
  for (const [text, told] of [
    ["a b", "'a b'"],
    ["it's", '"it\'s"'],
    [`it's "x"`, `'it\\'s "x"'`],
    ["a\\\n\r\tb", "'a\\\\\\n\\r\\tb'"],
    ["\u202e\u00a0\u0000\u{e0041}", "'\\u{202e}\\u{a0}\\u{0}\\u{e0041}'"],
  ]) {
    assert.equal(quoted(text), told);
  }
});
