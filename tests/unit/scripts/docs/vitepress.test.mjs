import assert from "node:assert/strict";
import { test } from "node:test";
import { withJwtDecoder } from "../../../../assets/js/docs/vitepress.js";

const LOADED = (base) => [
  ["link", { rel: "stylesheet", href: `${base}jwt-decoder/docs.css` }],
  ["script", { src: `${base}jwt-decoder/embed.js`, defer: "" }],
];

/** What of markdown-it the plugin uses. */
const markdown = () => ({
  renderer: { rules: { fence: () => "<pre></pre>" } },
  utils: { unescapeAll: (text) => text },
});

test("a site without anything has what a decoder needs", async () => {
  const { head, vite, vue, markdown: told } = withJwtDecoder({});
  assert.deepEqual(head, LOADED("/"));
  assert.equal(vite.plugins.length, 1);
  assert.ok(vue.template.compilerOptions.isCustomElement("jwt-decoder"));
  assert.ok(!vue.template.compilerOptions.isCustomElement("my-part"));

  const md = markdown();
  await told.config(md);
  assert.match(md.renderer.rules.fence([{ info: "jwt", content: "x" }], 0), / v-pre><jwt-decoder>/);
});

test("what the author configured stays", async () => {
  const seen = [];
  const own = {
    title: "Mine",
    base: "/docs/",
    head: [["link", {}]],
    markdown: { lineNumbers: true, config: (extended) => seen.push(extended) },
    vite: { plugins: ["own"], server: { port: 1 } },
    vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "my-part", comments: true } }, other: 1 },
  };
  const { title, head, vite, vue, markdown: told } = withJwtDecoder(own);
  assert.deepEqual([title, head], ["Mine", [["link", {}], ...LOADED("/docs/")]]);
  assert.deepEqual([vite.plugins[0], vite.server], ["own", { port: 1 }]);
  const { compilerOptions } = vue.template;
  assert.deepEqual(["my-part", "jwt-decoder", "other-part"].map(compilerOptions.isCustomElement), [true, true, false]);
  assert.deepEqual([vue.other, compilerOptions.comments, told.lineNumbers], [1, true, true]);

  const md = markdown();
  await told.config(md);
  assert.deepEqual(seen, [md]);
});

test("the files go into the folder of those that are served as they are, where there is one", () => {
  const [plugin] = withJwtDecoder({}).vite.plugins;
  plugin.configResolved({ publicDir: "" });
  // Beside the sources there is no list of them: the package has it.
  assert.throws(() => plugin.configResolved({ publicDir: "public" }), { code: "ENOENT" });
});
