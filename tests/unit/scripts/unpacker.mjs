import { readFileSync } from "node:fs";

/** What unpacks Zstandard, out of the package that carries it as text. */
export function unpacker() {
  const source = readFileSync("node_modules/zstddec/dist/zstddec-stream.mjs", "utf8");
  const [, base64] = /** @type {RegExpExecArray} */ (/^const wasm = "([A-Za-z0-9+/=]+)";$/m.exec(source));
  return WebAssembly.compile(Buffer.from(base64, "base64"));
}
