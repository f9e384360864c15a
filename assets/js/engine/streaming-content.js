import { Unpacking } from "./streaming-unpack.js";

/** @typedef {import("./streaming-unpack.js").Steps} Steps */

/** What is in a file. */
export class Content extends Unpacking {
  /** @param {Promise<WebAssembly.Module>} zstd */
  constructor(zstd) {
    super(zstd);
    this.pieces = kept(this.steps);
    // Whoever gets the octets says first what is wrong with them.
    this.pieces.catch(() => undefined);
  }

  /**
   * @param {Promise<WebAssembly.Module>} zstd
   * @param {ArrayBuffer} whole
   */
  static of(zstd, whole) {
    const content = new Content(zstd);
    content.end(whole);
    return content.pieces;
  }
}

/** @param {Steps} steps */
async function kept(steps) {
  const pieces = [];
  for await (const octets of steps) pieces.push(octets.slice());
  return pieces;
}
