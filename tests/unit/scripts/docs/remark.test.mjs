import assert from "node:assert/strict";
import { test } from "node:test";
import { remarkJwt } from "../../../../assets/js/docs/remark.js";
import { escaped } from "../../../../assets/js/shared/escaped.js";
import { CASES } from "./vectors.mjs";

const TOKEN = "eyJhbGciOiJub25lIn0.eyJhIjoxfQ.";
const POSITION = { start: { line: 3 } };

/** As a file of unified's. */
const file = {
  fail(reason, place) {
    throw new Error(`${place.start.line}: ${reason}`);
  },
};

/** The tree of a document with one block of code, and what is left of the block. */
function replaced(lang, meta, value) {
  const tree = {
    type: "root",
    children: [{ type: "list", children: [{ type: "code", lang, meta, value, position: POSITION }] }],
  };
  remarkJwt()(tree, file);
  return tree.children[0].children[0];
}

/** HTML of what the plugins of HTML are handed, as they write it. */
function html({ type, tagName, properties, children, value }) {
  if (type === "text") return escaped(value);
  const names = Object.entries(properties).map(([name, one]) => [name === "className" ? "class" : name, one]);
  const told = names.map(([name, one]) => ` ${name}="${escaped(one === true ? "" : [one].flat().join(" "))}"`);
  return `<${tagName}${told.join("")}>${children.map(html).join("")}</${tagName}>`;
}

/** The element that a node of Markdown becomes. */
const element = ({ data: { hName, hProperties, hChildren } }) => ({
  type: "element",
  tagName: hName,
  properties: hProperties,
  children: hChildren,
});

for (const { says, info, source, token = source, html: wanted } of CASES.filter((one) => one.html !== undefined)) {
  test(`a block is as the vectors have it: ${says}`, () => {
    const block = `<pre><code>${escaped(token)}\n</code></pre>`;
    assert.equal(
      html(element(replaced("jwt", info || null, source))),
      wanted.replace("…", () => block),
    );
  });
}

test("it stays where it stood, and holds no HTML", () => {
  const node = replaced("jwt", null, TOKEN);
  assert.deepEqual([node.type, node.position, node.children], ["jwtDecoder", POSITION, []]);
});

test("braces may be around the name and its options", () => {
  const { data } = replaced("{.jwt", "#one .wide readonly}", TOKEN);
  assert.deepEqual(data.hProperties, { id: "one", className: ["jwt", "wide"] });
  assert.deepEqual(data.hChildren[0].properties, { readonly: true });
});

test("other blocks of code stay what they are", () => {
  for (const lang of ["js", null, undefined]) {
    assert.deepEqual(replaced(lang, null, "1"), { type: "code", lang, meta: null, value: "1", position: POSITION });
  }
});

test("a mistake is told with its place", () => {
  assert.throws(() => replaced("jwt", "colour=red", TOKEN), {
    message: /^3: In the jwt fence, colour='red': Unknown option/,
  });
  assert.throws(() => replaced("jwt", null, undefined), { message: "3: The jwt fence is empty: it needs a token." });
});
