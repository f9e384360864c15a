import { rowsOf } from "../../shared/json-rows.js";

/**
 * Which objects and arrays of printed JSON are folded into one line. The outermost is never folded.
 *
 * @typedef {import("../../shared/json-rows.js").JsonRow} JsonRow
 * @typedef {"long" | "all" | "none"} Wanted what is folded at first: what has many lines, everything, nothing
 * @typedef {{at: (index: number) => JsonRow | undefined, hide: (start: number, end: number, isHidden: boolean) => void,
 *   redraw: (index: number) => void}} Rows where the lines are
 */

/** A value of more lines than these is folded, unless it is the outermost. */
const MOST_LINES = 100;

/**
 * Whether a line begins an object or an array that ends on another one.
 *
 * @param {JsonRow} row
 */
export function isFoldable({ isWhole, text, depth }) {
  return depth > 0 && !isWhole && (text.startsWith("{") || text.startsWith("["));
}

export class JsonFolds {
  /** whether there is anything to fold, as far as the lines were made */
  isAny = false;
  /** @type {Set<number>} the lines that are folded */
  #folded = new Set();
  #wanted;
  /** The depth of the folded value that is being made. @type {number | null} */
  #within = null;

  /** @param {Wanted} wanted */
  constructor(wanted) {
    this.#wanted = wanted;
  }

  /** Whether there is one that is folded. */
  get isAnyFolded() {
    return this.#folded.size > 0;
  }

  /** @param {number} index */
  isFolded(index) {
    return this.#folded.has(index);
  }

  /**
   * Whether a line that is made is within a folded value.
   *
   * @param {JsonRow} row
   * @param {number} index
   */
  isHidden(row, index) {
    const isWithin = this.#within !== null && (row.depth > this.#within || isEndOf(row, this.#within));
    if (!isWithin) this.#within = null;
    if (isFoldable(row)) {
      this.isAny = true;
      if (this.#isWanted(row)) {
        this.#folded.add(index);
        this.#within ??= row.depth;
      }
    }
    return isWithin;
  }

  /** @param {JsonRow} row */
  #isWanted({ node }) {
    if (this.#wanted !== "long") return this.#wanted === "all";
    const lines = rowsOf(node);
    for (let count = 0; count <= MOST_LINES; count += 1) if (lines.next().done) return false;
    return true;
  }

  /**
   * Folds a value, or unfolds it; what is folded within it stays so.
   *
   * @param {number} index of its first line
   * @param {Rows} rows
   */
  toggle(index, rows) {
    const end = endOf(index, rows);
    const isFolded = !this.#folded.delete(index);
    if (isFolded) this.#folded.add(index);
    rows.hide(index + 1, end, isFolded);
    for (let at = index + 1; !isFolded && at < end; at += 1) {
      if (!this.#folded.has(at)) continue;
      const inner = endOf(at, rows);
      rows.hide(at + 1, inner, true);
      at = inner - 1;
    }
    rows.redraw(index);
  }

  /**
   * Unfolds whatever hides a line.
   *
   * @param {number} index
   * @param {Rows} rows
   */
  reveal(index, rows) {
    for (const at of [...this.#folded].sort((one, other) => one - other)) {
      if (at < index && index < endOf(at, rows)) this.toggle(at, rows);
    }
  }
}

/**
 * The line of the value that a line is in.
 *
 * @param {number} index
 * @param {Rows} rows
 * @returns {number} -1 for the first line
 */
export function parentOf(index, rows) {
  const depth = depthAt(index, rows);
  let at = index - 1;
  while (at >= 0 && depthAt(at, rows) >= depth) at -= 1;
  return at;
}

/**
 * @param {number} index
 * @param {Rows} rows
 */
function depthAt(index, rows) {
  return rows.at(index)?.depth ?? 0;
}

/**
 * @param {number} index of the first line of a value
 * @param {Rows} rows
 * @returns {number} the line behind its last one
 */
function endOf(index, rows) {
  const depth = depthAt(index, rows);
  let at = index + 1;
  while ((rows.at(at)?.depth ?? -1) > depth) at += 1;
  const row = rows.at(at);
  return row && isEndOf(row, depth) ? at + 1 : at;
}

/**
 * @param {JsonRow} row
 * @param {number} depth
 */
function isEndOf(row, depth) {
  return row.depth === depth && !row.isWhole && /^[\]}]/.test(row.text);
}
