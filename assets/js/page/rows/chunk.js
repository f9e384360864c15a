/**
 * A run of the rows of a list, in an element of its own.
 *
 * @typedef {{element: HTMLElement, start: number, end: number, isDrawn: boolean, isHidden: boolean}} Chunk of the rows from
 *   `start` to the one before `end`; `isDrawn` where it has them, and not their text alone
 */

/**
 * The chunk that has a row; chunks have no gaps.
 *
 * @param {readonly Chunk[]} chunks in their order
 * @param {number} index
 * @returns {Chunk | undefined} nothing behind the last row
 */
export function chunkAt(chunks, index) {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(chunks[middle]?.end) <= index) low = middle + 1;
    else high = middle;
  }
  return chunks[low];
}
