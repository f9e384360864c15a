// Packs a file with Zstandard, in frames: what unpacks one holds all of it.
// usage: node zstd.mjs MEBIBYTES SOURCE OUT, with those of a frame
import fs from "node:fs";
import process from "node:process";
import { Zstd } from "@hpcc-js/wasm-zstd";

// Higher ones look back further than the 8 MiB that browsers allow where a host calls this a content coding.
const LEVEL = 19;

const [mebibytes, source, out] = process.argv.slice(2);
const size = Number(mebibytes) << 20;
const zstd = await Zstd.load();
const content = fs.readFileSync(source);
const frames = [];
for (let at = 0; at < content.length; at += size) frames.push(zstd.compress(content.subarray(at, at + size), LEVEL));
fs.writeFileSync(out, Buffer.concat(frames));
