import assert from "node:assert/strict";
import { test } from "node:test";
import { markdownItJwt } from "../../../../assets/js/docs/markdown-it.js";
import { escaped } from "../../../../assets/js/shared/escaped.js";
import { CASES } from "./vectors.mjs";

const TOKEN = "eyJhbGciOiJub25lIn0.eyJhIjoxfQ.";

/** What of markdown-it the plugin uses. */
function made(options) {
  const fence = (tokens, index) => {
    const { info, content, attrs } = tokens[index];
    return `<pre>${info}|${attrs ?? ""}|${escaped(content)}</pre>\n`;
  };
  const md = { renderer: { rules: { fence } }, utils: { unescapeAll: (text) => text.replaceAll("&quot;", '"') } };
  markdownItJwt(md, options);
  return (info, content, more = {}) =>
    md.renderer.rules.fence([{}, { info, content, attrs: null, map: [4, 7], ...more }], 1, {}, {}, {});
}

for (const { says, info, source, token = source, html } of CASES.filter((one) => one.html !== undefined)) {
  test(`a fence is as the vectors have it: ${says}`, () => {
    const block = `<pre>||${escaped(token)}\n</pre>`;
    assert.equal(made()(`jwt ${info}`, source), `${html.replace("…", () => block)}\n`);
  });
}

test("other fences stay what they are", () => {
  assert.equal(made()("js", "1 < 2\n"), "<pre>js||1 &lt; 2\n</pre>\n");
});

test("Vue is told to leave all of it alone", () => {
  const found = made({ vue: true })("jwt", "{{ 7*7 }}");
  assert.ok(found.startsWith('<div class="jwt" v-pre><jwt-decoder><pre>'), found);
});

test("escapes in the line of the marks are those of Markdown", () => {
  assert.match(made()("jwt verify-key=&quot;a&quot;", TOKEN), /<jwt-decoder verify-key="a">/);
});

test("the attributes that another plugin read are ours, and not those of the block of code", () => {
  const found = made()("jwt", TOKEN, {
    attrs: [
      ["class", "wide"],
      ["view", "claims"],
    ],
  });
  assert.equal(found, `<div class="jwt wide"><jwt-decoder view="claims"><pre>||${TOKEN}\n</pre></jwt-decoder></div>\n`);
});

test("a mistake is told with its line", () => {
  const problem = "In the jwt fence, view='small': view must be full, compact, claims or header, not 'small'.";
  assert.throws(() => made()("jwt view=small", TOKEN), { message: `Line 5: ${problem}` });
  assert.throws(() => made()("jwt view=small", TOKEN, { map: null }), { message: problem });
});
