import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { minify } from "terser";

const [from, to] = process.argv.slice(2);
// The oldest browsers that are supported know all of this edition of the language.
const { code } = await minify(readFileSync(from, "utf8"), { module: true, ecma: 2020, compress: { passes: 2 } });
writeFileSync(to, code);
