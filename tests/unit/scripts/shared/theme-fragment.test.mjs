import assert from "node:assert/strict";
import { test } from "node:test";
import { isOfSite, isPlace, themeIn, withTheme } from "../../../../assets/js/shared/theme-fragment.js";

test("a fragment names one of two themes, or none", () => {
  assert.equal(themeIn("#theme=dark"), "dark");
  assert.equal(themeIn("#times&theme=light"), "light");
  assert.equal(themeIn("#token=a.b.c&theme=dark"), "dark");
  for (const hash of ["", "#", "#times", "#theme=auto", "#theme=darker", "#theme=", "#xtheme=dark", "#theme=DARK"]) {
    assert.equal(themeIn(hash), "", hash);
  }
});

test("a theme takes the place of another, and leaves the rest", () => {
  assert.equal(withTheme("", "dark"), "#theme=dark");
  assert.equal(withTheme("#times", "dark"), "#times&theme=dark");
  assert.equal(withTheme("#theme=light&times", "dark"), "#times&theme=dark");
  for (const none of ["", "auto", "a.b.c", "dark&token=x"]) {
    assert.equal(withTheme("#times&theme=dark", none), "#times");
    assert.equal(withTheme("#theme=dark", none), "");
  }
});

test("a place has neither a value nor a token", () => {
  for (const hash of ["", "#", "#times", "#exp-missing"]) assert.equal(isPlace(hash), true, hash);
  for (const hash of ["#a=b", "#a.b.c", "#times&theme=dark"]) assert.equal(isPlace(hash), false, hash);
});

test("a link of the site is written from where it stands, and leads to a page", () => {
  for (const href of ["rules.html", "../index.html", "learn/index.html#parts", "./", "?boot=plain", "host.html?x#y"]) {
    assert.equal(isOfSite(href), true, href);
  }
  const foreign = ["https://other.example/a.html", "//other.example/a.html", "/a.html", "\\\\other.example\\a.html"];
  for (const href of [...foreign, " https://other.example/", "mailto:a@b.example", "SHA256SUMS", "engine.d.ts"]) {
    assert.equal(isOfSite(href), false, href);
  }
});
