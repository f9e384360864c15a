// Packs a file with Zstandard at the level from which on nothing is gained.
// usage: node zstd.mjs SOURCE OUT
import fs from "node:fs";
import { Zstd } from "@hpcc-js/wasm-zstd";

const LEVEL = 19;

const [source, out] = process.argv.slice(2);
const zstd = await Zstd.load();
fs.writeFileSync(out, zstd.compress(fs.readFileSync(source), LEVEL));
