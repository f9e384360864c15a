import assert from "node:assert/strict";
import { test } from "node:test";
import { completed, completing, nameAt } from "../../../../../assets/js/page/encode/name-at-caret.js";

/** What is found where a text has a bar. @param {string} marked */
function at(marked) {
  const caret = marked.indexOf("|");
  return nameAt(marked.replace("|", ""), caret);
}

/** @param {string} name @param {string} [value] @returns {any} */
const named = (name, value = '""') => ({
  name,
  edit: { start: 1, end: 1, text: `"${name}": ${value}` },
  caret: name.length + 4 + value.length / 2,
});

/** A text after a name in it was completed, with a bar where the caret is. @param {string} marked @param {any} name */
function after(marked, name) {
  const text = marked.replace("|", "");
  const found = nameAt(text, marked.indexOf("|"));
  if (!found) return "";
  const { start, end, text: put, caret } = completed(name, found);
  return `${text.slice(0, start)}${put.slice(0, caret)}|${put.slice(caret)}${text.slice(end)}`;
}

test("a name is found while it is typed, however the text is broken", () => {
  for (const marked of [
    '{"au|',
    '{"au|"',
    '{"iss": "x", "au|',
    '{"a": {"b": [1, {}]},\n  "au|\n}',
    '{"au| "iss": "x"}',
  ]) {
    assert.equal(at(marked)?.query, "au", marked);
  }
  assert.deepEqual([...(at('{"iss": "x", "au|": 1, "a": {"b": 2}}')?.others ?? [])], ["iss", "a"]);
});

test("a value, another object, an array and what is outside are no names", () => {
  const others = [
    '{"a": "au|"}',
    '{"a": {"au|',
    '["au|',
    '"au|',
    '{"a": ["b", "au|',
    "|",
    '{"a"|: 1}',
    '{|"a": 1}',
    '{"a\\u|',
  ];
  for (const marked of others) assert.equal(at(marked), null, marked);
});

test("those that begin with it come first, those that it has already never", () => {
  const found = at('{"iss": 1, "au|');
  assert.ok(found);
  const names = ["iss", "auth_time", "nbf_au", "au", "AUD"].map((name) => named(name));
  assert.deepEqual(
    completing(names, found).map(({ name }) => name),
    ["auth_time", "AUD", "nbf_au"],
  );
  const short = at('{"a|');
  assert.ok(short);
  assert.deepEqual(
    completing(names, short).map(({ name }) => name),
    ["auth_time", "au", "AUD"],
  );
});

test("a name is completed with an empty value, in which one types on", () => {
  assert.equal(after('{"au|', named("aud")), '{"aud": "|"');
  assert.equal(after('{"am|"}', named("amr", "[]")), '{"amr": [|]}');
  assert.equal(after('{"au| \n "iss": "x"}', named("aud")), '{"aud": "|", \n "iss": "x"}');
});

test("one that has a value keeps it", () => {
  assert.equal(after('{"au|x" : "v"}', named("aud")), '{"aud"| : "v"}');
});
