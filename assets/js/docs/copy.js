import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { sentence } from "../shared/sentence.js";

/**
 * The files that decoders in a document need, copied beside the document; and the whole site, for whoever hosts it.
 *
 * @typedef {Readonly<Record<string, string>>} Files by the name in the copy: the name in the package
 */

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));
const SCRIPT = "embed.js";
const SUMS = "SHA256SUMS";
/** Characters of a digest and the spaces behind it. */
const DIGEST = 66;

/** The folder holds something else than an earlier copy; the message says so. */
export class FolderTakenError extends Error {}

/**
 * Makes a folder hold what pages with `<jwt-decoder>` load, and nothing else.
 *
 * @param {string} folder new, empty, or an earlier copy, which is replaced
 * @param {string} [from] the folder of the package
 * @returns {string[]} what was written, by its names in the folder: nothing where it was there
 */
export function copyDecoder(folder, from = PACKAGE) {
  const files = listed(from).decoder;
  const isOurs = (/** @type {string} */ name) => Object.hasOwn(files, name) || /^assets\/[^/]+$/.test(name);
  return replace(folder, from, files, SCRIPT, isOurs);
}

/**
 * Makes a folder hold the whole site, and nothing else.
 *
 * @param {string} folder new, empty, or an earlier copy, which is replaced
 * @param {string} [from] the folder of the package
 * @returns {string[]} what was written, by its names in the folder: nothing where it was there
 */
export function copySite(folder, from = PACKAGE) {
  const earlier = join(folder, SUMS);
  const sums = existsSync(earlier) ? readFileSync(earlier, "utf8") : "";
  const names = new Set([SUMS, ...sums.split("\n").map((line) => line.slice(DIGEST))]);
  return replace(folder, from, listed(from).site, SUMS, (name) => names.has(name));
}

/**
 * @param {string} from
 * @returns {{decoder: Files, site: Files}}
 */
function listed(from) {
  return JSON.parse(readFileSync(join(from, "files.json"), "utf8"));
}

/**
 * @param {string} folder
 * @param {string} from
 * @param {Files} files
 * @param {string} first the file by which a copy is known, also one that was not finished
 * @param {(name: string) => boolean} isOurs
 * @returns {string[]}
 */
function replace(folder, from, files, first, isOurs) {
  // Without a name it would be nowhere for one who looks, and here for one who writes.
  const place = resolve(folder);
  const found = within(place);
  if (found.length > 0 && !(found.includes(first) && found.every(isOurs))) {
    throw new FolderTakenError(
      sentence("{folder} contains something other than a copy of the decoder. Name a new or empty folder.", {
        folder: folder || place,
      }),
    );
  }
  for (const name of found) if (!Object.hasOwn(files, name)) rmSync(join(place, name));
  const changed = Object.entries(files).filter(([name, source]) => !holds(join(place, name), join(from, source)));
  changed.sort(([one], [other]) => Number(other === first) - Number(one === first));
  for (const [name, source] of changed) {
    const path = join(place, name);
    mkdirSync(dirname(path), { recursive: true });
    // What a link leads to is none of ours.
    rmSync(path, { force: true });
    writeFileSync(path, readFileSync(join(from, source)));
  }
  return changed.map(([name]) => name);
}

/**
 * @param {string} folder
 * @returns {string[]} the files in it, also those that lead elsewhere; a file in its place is one that is none of ours
 */
function within(folder) {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) return [""];
  const names = readdirSync(folder, { recursive: true }).map((name) => name.split(sep).join("/"));
  return names.filter((name) => !lstatSync(join(folder, name)).isDirectory());
}

/**
 * @param {string} path
 * @param {string} source
 */
function holds(path, source) {
  return existsSync(path) && readFileSync(path).equals(readFileSync(source));
}
