import { guessSegments } from "../../shared/guess-segments.js";
import { roleOf } from "../../shared/segment-roles.js";
import { inClean, inPaste } from "../../shared/source-map.js";
import { unseenIn } from "../../shared/visible-text.js";

/**
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../shared/segment-roles.js").Hue} Hue
 * @typedef {import("../../shared/highlights.js").Span} Span
 * @typedef {Pick<import("./paste.js").Paste, "node" | "from" | "paint">} Paste where it is painted
 * @typedef {Record<Hue, Span[]>} Coloured
 */

const HUES = /** @type {const} */ (["other", "header", "payload", "signature"]);

/** @returns {Coloured} */
function none() {
  return { other: [], header: [], payload: [], signature: [] };
}

/**
 * @param {Paste} paste
 * @param {import("../state.js").Colours} colours
 */
export function drawColours(paste, colours) {
  if (colours?.by === "guess") colourGuessed(paste);
  if (colours?.by === "report") colourByReport(paste, colours.decoded.report.tokens);
}

/**
 * Colours by dots alone, before the engine has read the text; it decides nothing.
 *
 * @param {Paste} paste
 */
function colourGuessed(paste) {
  const coloured = none();
  const { node, from } = paste;
  for (const { hue, start, end } of guessSegments(node.data))
    coloured[hue].push({ start: from + start, end: from + end });
  paintHues(paste, coloured);
  paste.paint("paste", "fault", []);
}

/**
 * Colours the segments of every token, inverts faulty characters and marks unseen ones, as the report says.
 *
 * @param {Paste} paste
 * @param {Token[]} tokens
 */
function colourByReport(paste, tokens) {
  const coloured = none();
  // A Key Binding JWT stands in the paste too; its colours go over that of the segment that it is.
  for (const token of tokens.flatMap((one) => [one, ...one.nested.filter((_, index) => index === one.bound)])) {
    for (const segment of token.segments) {
      const clean = { start: inClean(token, segment.start), end: inClean(token, segment.end) };
      coloured[roleOf(segment).hue].push(...inPaste(token, clean));
    }
  }
  paintHues(paste, coloured);
  const faults = tokens.flatMap((token) => token.faults);
  paste.paint(
    "paste",
    "fault",
    faults.map(({ start, end }) => ({ start, end })),
  );
}

/**
 * @param {Paste} paste
 * @param {Coloured} coloured
 */
function paintHues(paste, coloured) {
  const { node, from } = paste;
  for (const hue of HUES) paste.paint("paste", `segment-${hue}`, coloured[hue]);
  const unseen = unseenIn(node.data).map(({ start, end }) => ({ start: from + start, end: from + end }));
  paste.paint("paste", "control", unseen);
}
