import { readFileSync } from "node:fs";

/**
 * What a fence becomes, for each tool the same: the list that the extension for Python is held to.
 *
 * @type {{says: string, info: string, source: string, token?: string, html?: string, problem?: string}[]}
 */
export const CASES = JSON.parse(readFileSync(new URL("../../../vectors/docs-fences.json", import.meta.url), "utf8"));

/** What stands in the list for the block of code. */
export const BLOCK = "…";
