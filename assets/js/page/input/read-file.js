import { sentence } from "../../shared/sentence.js";

const LARGEST_FILE = 20_000_000;

/**
 * @param {File} file
 * @param {(text: string) => void} put
 * @param {(sentence: string) => void} refuse
 */
export async function readFile(file, put, refuse) {
  if (file.size > LARGEST_FILE) return refuse(sentence("This file is larger than 20 MB, the most this page can read."));
  try {
    put(textOf(await file.arrayBuffer()));
  } catch {
    refuse(sentence("This file couldn’t be read."));
  }
}

/**
 * The text of a file: UTF-16 where its byte order mark says so, as PowerShell writes, else UTF-8.
 *
 * @param {ArrayBuffer} octets
 */
function textOf(octets) {
  const [first, second] = new Uint8Array(octets, 0, Math.min(2, octets.byteLength));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(octets);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(octets);
  return new TextDecoder().decode(octets);
}
