import { statSync } from "node:fs";
import { join } from "node:path";
import { plural, sentence } from "../shared/sentence.js";
import { copyDecoder, copySite } from "./copy.js";

/**
 * `jwt-decoder-web copy FOLDER` and `jwt-decoder-web site FOLDER`.
 *
 * @typedef {{write: (text: string) => unknown}} Stream
 */

const USAGE = `usage: jwt-decoder-web copy FOLDER
       jwt-decoder-web site FOLDER

`;

/**
 * @param {readonly string[]} words
 * @param {Stream} out
 * @param {Stream} err
 * @param {string} [from] the folder of the package
 * @returns {number} the exit status: 1 where a person must change something, which one sentence says, and 2 for words
 *   that are no command
 */
export function main(words, out, err, from) {
  const [name, folder, ...more] = words;
  const isCommand = (name === "copy" || name === "site") && folder !== undefined && more.length === 0;
  if (!isCommand) {
    const isAsked = name === "--help" || name === "-h";
    (isAsked ? out : err).write(`${USAGE}${help()}\n`);
    return isAsked ? 0 : 2;
  }
  try {
    const written = (name === "copy" ? copyDecoder : copySite)(folder, from);
    out.write(`${done(folder, written)}\n`);
    return 0;
  } catch (error) {
    err.write(`${/** @type {Error} */ (error).message}\n`);
    return 1;
  }
}

function help() {
  return [
    sentence("copy: what pages with <jwt-decoder> need, such as into docs/public/jwt-decoder"),
    sentence("site: the whole site, to be hosted"),
    sentence("FOLDER: new, empty, or an earlier copy to replace"),
  ].join("\n");
}

/**
 * @param {string} folder
 * @param {readonly string[]} written
 */
function done(folder, written) {
  const octets = written.map((name) => statSync(join(folder, name)).size).reduce((sum, size) => sum + size, 0);
  const told = { folder, size: (octets / 1e6).toFixed(1) };
  return plural(
    "{folder}: {count} file written, {size} MB.",
    "{folder}: {count} files written, {size} MB.",
    written.length,
    told,
  );
}
