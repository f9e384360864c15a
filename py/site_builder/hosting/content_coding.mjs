// Packs a file with brotli, or unpacks what is packed in another way.
// usage: node content_coding.mjs br SOURCE OUT · node content_coding.mjs unbr|unzst < PACKED > CONTENT
import fs from "node:fs";
import process from "node:process";
import { buffer } from "node:stream/consumers";
import zlib from "node:zlib";
import { ZSTDDecoder } from "zstddec/stream";

const LARGE = 1 << 20;

/** The best quality takes a minute for the page as one file, and makes it no smaller: most of it is packed already. */
function brotli(content) {
  const quality = content.length > LARGE ? 9 : zlib.constants.BROTLI_MAX_QUALITY;
  return zlib.brotliCompressSync(content, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: quality } });
}

async function unzst(packed) {
  const decoder = new ZSTDDecoder();
  await decoder.init();
  return decoder.decode(packed);
}

const [way, source, out] = process.argv.slice(2);
if (way === "br") fs.writeFileSync(out, brotli(fs.readFileSync(source)));
else {
  const packed = await buffer(process.stdin); // a pipe that isn't filled yet can't be read at once
  process.stdout.write(way === "unbr" ? zlib.brotliDecompressSync(packed) : await unzst(packed));
}
