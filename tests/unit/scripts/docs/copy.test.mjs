import assert from "node:assert/strict";
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { after, test } from "node:test";
import { main } from "../../../../assets/js/docs/command.js";
import { copyDecoder, copySite } from "../../../../assets/js/docs/copy.js";
import { docusaurusJwt } from "../../../../assets/js/docs/docusaurus.js";

const ROOT = mkdtempSync(join(tmpdir(), "jwt-decoder-"));
after(() => rmSync(ROOT, { recursive: true }));

const DECODER = { "embed.js": "site/embed.js", "index.html": "site/plain.html", "assets/a-1.js": "site/assets/a-1.js" };
const SITE = { ...DECODER, "index.html": "site/index.html", SHA256SUMS: "site/SHA256SUMS" };
const SUMS = ["embed.js", "index.html", "assets/a-1.js"].map((name) => `${"0".repeat(64)}  ${name}\n`).join("");

let count = 0;
/** A new path. */
function place(files = {}) {
  count += 1;
  const folder = join(ROOT, String(count));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A package with few files. */
const PACKAGE = place({
  "files.json": JSON.stringify({ decoder: DECODER, site: SITE }),
  ...Object.fromEntries(
    Object.values({ ...DECODER, ...SITE, plain: "site/plain.html" }).map((name) => [name, `of ${name}`]),
  ),
  "site/SHA256SUMS": SUMS,
});

const names = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => !statSync(join(folder, name)).isDirectory())
    .sort();
const wanted = (files) => Object.keys(files).sort();

test("a folder that is new or empty has the decoder then", () => {
  const empty = place();
  mkdirSync(empty);
  for (const folder of [place(), empty]) {
    assert.equal(copyDecoder(folder, PACKAGE)[0], "embed.js");
    assert.deepEqual(names(folder), wanted(DECODER));
    assert.equal(readFileSync(join(folder, "index.html"), "utf8"), "of site/plain.html");
  }
});

test("what is there is not written again, and what is old goes", () => {
  const folder = place({ "embed.js": "old", "assets/old-1.js": "old" });
  assert.deepEqual(copyDecoder(folder, PACKAGE).sort(), wanted(DECODER));
  assert.deepEqual(names(folder), wanted(DECODER));
  assert.deepEqual(copyDecoder(folder, PACKAGE), []);
});

test("what a link leads to is not written to", () => {
  const folder = place({ "embed.js": "old" });
  const mine = place({ "mine.js": "mine" });
  symlinkSync(join(mine, "mine.js"), join(folder, "index.html"));
  copyDecoder(folder, PACKAGE);
  assert.equal(readFileSync(join(mine, "mine.js"), "utf8"), "mine");
  assert.ok(lstatSync(join(folder, "index.html")).isFile());

  const other = place({ "embed.js": "old" });
  symlinkSync(mine, join(other, "assets"));
  assert.throws(() => copyDecoder(other, PACKAGE), /something other than a copy/);
  assert.deepEqual(names(mine), ["mine.js"]);

  const lost = place({ "embed.js": "old" });
  mkdirSync(join(lost, "assets"));
  symlinkSync(join(mine, "gone"), join(lost, "assets", "a-1.js"));
  copyDecoder(lost, PACKAGE);
  assert.deepEqual(names(lost), wanted(DECODER));
});

test("no name is the folder where one is", () => {
  const [here, folder] = [process.cwd(), place({ "mine.js": "mine" })];
  process.chdir(folder);
  try {
    assert.throws(() => copyDecoder("", PACKAGE), /something other than a copy/);
  } finally {
    process.chdir(here);
  }
  assert.deepEqual(names(folder), ["mine.js"]);
});

test("the whole site is copied with its list, by which a copy is known", () => {
  const folder = place();
  assert.equal(copySite(folder, PACKAGE)[0], "SHA256SUMS");
  assert.deepEqual(names(folder), wanted(SITE));
  writeFileSync(join(folder, "index.html"), "of an earlier version");
  assert.deepEqual(copySite(folder, PACKAGE), ["index.html"]);
});

test("a folder with something else is left alone", () => {
  for (const [copy, mine] of [
    [copyDecoder, { "index.md": "mine" }],
    [copyDecoder, { "assets/a-1.js": "mine" }],
    [copyDecoder, { "embed.js": "", "index.md": "mine" }],
    [copyDecoder, { "embed.js": "", "assets/more/a.js": "mine" }],
    [copySite, { "embed.js": "", "index.md": "mine" }],
    [copySite, { SHA256SUMS: SUMS, "embed.js": "", "index.md": "mine" }],
  ]) {
    const folder = place(mine);
    assert.throws(() => copy(folder, PACKAGE), { message: /contains something other than a copy of the decoder/ });
    assert.deepEqual(names(folder), wanted(mine));
  }
});

test("a file in the place of the folder is left alone", () => {
  const file = join(place({ file: "mine" }), "file");
  assert.throws(() => copyDecoder(file, PACKAGE), { name: "Error", message: /contains something other/ });
  assert.equal(readFileSync(file, "utf8"), "mine");
});

/** What the command says, and its status. */
function said(words, from = PACKAGE) {
  const [out, err] = [[], []];
  const status = main(words, { write: (text) => out.push(text) }, { write: (text) => err.push(text) }, from);
  return [status, out.join(""), err.join("")];
}

test("the command says what it did", () => {
  const [one, two] = [place(), place()];
  assert.deepEqual(said(["copy", one]), [0, `${one}: 3 files written, 0.0 MB.\n`, ""]);
  assert.deepEqual(said(["copy", one]), [0, `${one}: 0 files written, 0.0 MB.\n`, ""]);
  assert.deepEqual(said(["site", two]), [0, `${two}: 4 files written, 0.0 MB.\n`, ""]);
});

test("the command says what is wrong", () => {
  const [status, out, err] = said(["copy", place({ "index.md": "mine" })]);
  assert.deepEqual([status, out], [1, ""]);
  assert.match(err, /Name a new or empty folder\.\n$/);
  assert.equal(said(["copy", place()], place())[0], 1);
});

test("the command explains itself when it is asked to, and where it isn't understood", () => {
  for (const word of ["--help", "-h"]) assert.match(said([word])[1], /^usage: jwt-decoder-web copy FOLDER\n/);
  for (const words of [[], ["copy"], ["move", "a"], ["copy", "a", "b"]]) {
    const [status, out, err] = said(words);
    assert.deepEqual([status, out], [2, ""]);
    assert.match(err, /^usage: /);
  }
});

test("Docusaurus has the script and the style at its own base", () => {
  const { headTags } = docusaurusJwt({ siteDir: ROOT, baseUrl: "/docs/" }).injectHtmlTags();
  assert.deepEqual(headTags, [
    { tagName: "link", attributes: { rel: "stylesheet", href: "/docs/jwt-decoder/docs.css" } },
    { tagName: "script", attributes: { src: "/docs/jwt-decoder/embed.js", defer: true } },
  ]);
});
