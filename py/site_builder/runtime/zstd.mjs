// Packs a file with Zstandard, in frames: what unpacks one holds all of it.
// usage: node zstd.mjs SOURCE OUT
import fs from "node:fs";
import process from "node:process";
import { Zstd } from "@hpcc-js/wasm-zstd";

const LEVEL = 19;
const FRAME = 3 << 20;

const [source, out] = process.argv.slice(2);
const zstd = await Zstd.load();
const content = fs.readFileSync(source);
const frames = [];
for (let at = 0; at < content.length; at += FRAME) frames.push(zstd.compress(content.subarray(at, at + FRAME), LEVEL));
fs.writeFileSync(out, Buffer.concat(frames));
