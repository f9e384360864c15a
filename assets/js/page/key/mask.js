/**
 * What a field shows of a private key once it was read: the key, with dots in the place of what is private.
 *
 * @typedef {import("../../types/report.js").Span} Span
 * @typedef {{text: string, spans: readonly Span[]}} ReadKey a key text as it was read, and where it is private
 */

/** As many whatever they stand for: their number says nothing. */
const DOTS = "•".repeat(24);

/**
 * @param {ReadKey} key
 * @returns {string}
 */
export function masked({ text, spans }) {
  let shown = "";
  let at = 0;
  for (const { start, end } of spans) {
    shown += text.slice(at, start) + DOTS;
    at = end;
  }
  return (shown + text.slice(at)).replace(/\r\n?/g, "\n").trimEnd();
}

/**
 * Whether a text is what a field showed of a key that is no longer kept, as a browser that undoes brings it back.
 *
 * @param {string} text
 */
export function isMask(text) {
  return text.includes(DOTS);
}
