import assert from "node:assert/strict";
import { test } from "node:test";
import { fenceHtml, optionsOf, readFence, unwrapped } from "../../../../assets/js/docs/fence.js";
import { escaped } from "../../../../assets/js/shared/escaped.js";
import { BLOCK, CASES } from "./vectors.mjs";

const HEADER = "eyJhbGciOiJIUzI1NiJ9";
const PAYLOAD = "eyJ1c2VyX2lkIjoxMjN9";
const SIGNATURE = "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";
const TOKEN = `${HEADER}.${PAYLOAD}.${SIGNATURE}`;

for (const { says, info, source, token = source, html } of CASES.filter((one) => one.html !== undefined)) {
  test(`a fence is as the vectors have it: ${says}`, () => {
    const fence = readFence(`jwt ${info}`, source);
    assert.equal(fence.token, token);
    assert.equal(fenceHtml(fence, BLOCK), html);
    const block = `<pre><code>${escaped(token)}\n</code></pre>`;
    assert.equal(
      fenceHtml(fence),
      html.replace(BLOCK, () => block),
    );
  });
}

for (const { says, info, source, problem } of CASES.filter((one) => one.problem !== undefined)) {
  test(`a problem is as the vectors have it: ${says}`, () => {
    assert.throws(() => readFence(`jwt ${info}`, source), { message: problem });
  });
}

test("nothing of a text is markup", () => {
  assert.equal(escaped(`<a b="c" d='e'>&amp;`), "&lt;a b=&quot;c&quot; d=&#x27;e&#x27;&gt;&amp;amp;");
});

test("a fence of another name is none of ours", () => {
  for (const info of ["", "js", "jwt-decoder", "jwts", "js jwt", "{.js .jwt}", "{.jwtx}", "jwt.", 'title="jwt"']) {
    assert.equal(optionsOf(info), null, info);
    assert.equal(readFence(info, TOKEN), null, info);
  }
});

test("options stand behind the name, also in braces", () => {
  for (const info of [
    "jwt readonly",
    " jwt  readonly ",
    "jwt {readonly}",
    "jwt{ readonly }",
    "{.jwt readonly}",
    "{ .jwt readonly }",
    "{jwt readonly}",
  ]) {
    assert.equal(optionsOf(info), "readonly", info);
  }
  assert.equal(optionsOf("jwt {"), "{");
  assert.equal(optionsOf("{.jwt}"), "");
});

test("a fence has an identifier, classes, names with either mark, and values with and without quotes", () => {
  const fence = readFence("{.jwt #one .wide verify-key='a \"b\"' verify_key=c view=header readonly}", TOKEN);
  assert.deepEqual(fence, {
    token: TOKEN,
    attributes: new Map([
      ["verify-key", "c"],
      ["view", "header"],
      ["readonly", ""],
    ]),
    id: "one",
    classes: ["jwt", "wide"],
  });
  assert.equal(
    fenceHtml(fence, BLOCK, "v-pre"),
    `<div id="one" class="jwt wide" v-pre><jwt-decoder verify-key="c" view="header" readonly="">${BLOCK}</jwt-decoder></div>`,
  );
});

test("what another plugin read of the braces counts", () => {
  const more = [
    ["class", "jwt small"],
    ["id", "two"],
    ["view", "claims"],
  ];
  const { attributes, id, classes } = readFence("jwt readonly", TOKEN, more);
  assert.deepEqual([[...attributes.keys()], id, classes], [["readonly", "view"], "two", ["jwt", "small"]]);
  assert.throws(() => readFence("jwt", TOKEN, [["onclick", "alert(1)"]]), { message: /Unknown option 'onclick'/ });
});

test("what is no option is shown", () => {
  for (const [info, rest] of [
    ['jwt now="2026-01-01', "'now=\"2026-01-01'"],
    ["jwt readonly <b>", "'<b>'"],
    ["jwt {", "'{'"],
    ['jwt a=\u202eb c="d"e', "'c=\"d\"e'"],
  ]) {
    assert.throws(() => readFence(info, TOKEN), { message: new RegExp(`, not ${rest}\\.$`) });
  }
});

test("a token that an author wrapped is in one piece", () => {
  const jwe = "eyJhbGciOiJkaXIifQ..48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzO.0fmoGJV8";
  for (const [written, token] of [
    [`  ${TOKEN}\n`, TOKEN],
    [`${HEADER}\n.${PAYLOAD}\n.${SIGNATURE}`, TOKEN],
    [`${HEADER}.\n  ${PAYLOAD}.\n  ${SIGNATURE}`, TOKEN],
    [`${TOKEN.slice(0, 30)}\n${TOKEN.slice(30)}`, TOKEN],
    [`${TOKEN}\n~WyJzYWx0Il0\n~`, `${TOKEN}~WyJzYWx0Il0~`],
    [`${jwe.slice(0, 30)}\r\n${jwe.slice(30)}`, jwe],
  ]) {
    assert.equal(unwrapped(written), token);
  }
});

test("anything else stays as it stands", () => {
  const text = [
    `Bearer ${TOKEN}`,
    `${TOKEN}\n${TOKEN}`,
    `curl -H 'Authorization: ${TOKEN}'`,
    "a\nb",
    `${TOKEN}\n\n${TOKEN}`,
  ];
  for (const one of [...text, `${HEADER}.\n${PAYLOAD}.\n${SIGNATURE}\n${HEADER}.\n${PAYLOAD}.\n${SIGNATURE}`]) {
    assert.equal(unwrapped(one), one);
  }
});

test("a long text takes no longer than its length", () => {
  const long = `${"ey".repeat(200_000)}\n${"a ".repeat(100_000)}`;
  const begun = performance.now();
  unwrapped(long);
  assert.throws(() => readFence(`jwt ${'a="'.repeat(50_000)}`, TOKEN));
  assert.ok(performance.now() - begun < 3000);
});
