import assert from "node:assert/strict";
import { test } from "node:test";
import { snippetOf } from "../../../../assets/js/embed/snippets.js";

const WANTED = {
  base: "https://host.example/jwt/",
  token: "eyJhbGciOiJub25lIn0.e30.",
  key: "",
  view: "full",
  theme: "auto",
  now: "",
  highlight: "",
  isFixed: false,
};
const ALL = {
  ...WANTED,
  key: '{"kty":"OKP"}',
  view: "claims",
  theme: "dark",
  now: "5",
  highlight: "exp",
  isFixed: true,
};

test("what has its usual value is not written", () => {
  assert.equal(
    snippetOf("element", WANTED),
    `<script src="https://host.example/jwt/embed.js" defer></script>
<jwt-decoder>
  <pre><code>eyJhbGciOiJub25lIn0.e30.</code></pre>
</jwt-decoder>
`,
  );
  assert.equal(
    snippetOf("frame", WANTED),
    `<iframe src="https://host.example/jwt/index.html#token=eyJhbGciOiJub25lIn0.e30."
  title="A JSON Web Token" referrerpolicy="no-referrer"></iframe>
`,
  );
  assert.equal(snippetOf("sphinx", WANTED), ".. jwt-decoder::\n\n   eyJhbGciOiJub25lIn0.e30.\n");
  assert.equal(snippetOf("mkdocs", WANTED), "```jwt\neyJhbGciOiJub25lIn0.e30.\n```\n");
  assert.equal(snippetOf("hugo", WANTED), "{{< jwt >}}\neyJhbGciOiJub25lIn0.e30.\n{{< /jwt >}}\n");
  assert.equal(
    snippetOf("notebook", WANTED),
    'from jwt_decoder_docs.notebook import Token\n\nToken(\n    "eyJhbGciOiJub25lIn0.e30.",\n)\n',
  );
});

test("each tool has its own way to write the rest", () => {
  assert.match(
    snippetOf("element", ALL),
    / verify-key="\{&quot;kty&quot;:&quot;OKP&quot;\}" view="claims" theme="dark" now="5" highlight="exp" readonly>/u,
  );
  assert.match(
    snippetOf("frame", ALL),
    /index\.html\?view=claims#token=[\w.]+&amp;theme=dark&amp;now=5&amp;key=%7B%22kty%22%3A%22OKP%22%7D"/u,
  );
  assert.match(
    snippetOf("sphinx", ALL),
    /^\.\. jwt-decoder::\n {3}:verify-key: \{"kty":"OKP"\}\n.* {3}:readonly:\n\n {3}eyJ/su,
  );
  assert.match(snippetOf("mkdocs", ALL), /^```jwt verify_key='\{"kty":"OKP"\}' view='claims' .* readonly\n/u);
  assert.match(snippetOf("fence", ALL), /^```jwt verify-key='/u);
  assert.match(snippetOf("hugo", ALL), /^\{\{< jwt verify-key=`\{"kty":"OKP"\}` .* readonly=true >\}\}\neyJ/u);
  assert.match(
    snippetOf("notebook", ALL),
    /\n {4}verify_key="\{\\"kty\\":\\"OKP\\"\}",\n.* {4}readonly=True,\n\)\n$/su,
  );
});

test("an option that a tool has no room for is left out", () => {
  for (const value of ["a b", "a'b", 'a"b', "a`b", "a\nb", "{{x}}"]) {
    assert.equal(snippetOf("fence", { ...WANTED, now: value, highlight: value }), snippetOf("fence", WANTED));
  }
});

test("a token that comes in lines is one, and one in JSON keeps its blanks", () => {
  assert.match(snippetOf("sphinx", { ...WANTED, token: " a.b\n c.\u2028d \u202e" }), /\n {3}a\.bc\.d\n$/u);
  assert.match(snippetOf("sphinx", { ...WANTED, token: '{"a":\n "b c"}' }), /\n {3}\{"a": "b c"\}\n$/u);
});
