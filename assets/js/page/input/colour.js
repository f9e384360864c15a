import { guessSegments } from "../../shared/guess-segments.js";
import { paint } from "../../shared/highlights.js";
import { roleOf } from "../../shared/segment-roles.js";
import { inClean, inPaste } from "../../shared/source-map.js";
import { unseenIn } from "../../shared/visible-text.js";

/**
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../shared/segment-roles.js").Hue} Hue
 * @typedef {import("../../shared/highlights.js").Span} Span
 * @typedef {Record<Hue, Span[]>} Coloured
 */

const HUES = /** @type {const} */ (["other", "header", "payload", "signature"]);

/** @returns {Coloured} */
function none() {
  return { other: [], header: [], payload: [], signature: [] };
}

/**
 * @param {Text} node
 * @param {import("../state.js").Colours} colours
 */
export function drawColours(node, colours) {
  if (colours?.by === "guess") colourGuessed(node);
  if (colours?.by === "report") colourByReport(node, colours.decoded.report.tokens);
}

/**
 * Colours by dots alone, before the engine has read the text; it decides nothing.
 *
 * @param {Text} node
 */
function colourGuessed(node) {
  const coloured = none();
  for (const { hue, start, end } of guessSegments(node.data)) coloured[hue].push({ start, end });
  paintHues(node, coloured);
  paint("paste", "fault", node, []);
}

/**
 * Colours the segments of every token, inverts faulty characters and marks unseen ones, as the report says.
 *
 * @param {Text} node
 * @param {Token[]} tokens
 */
function colourByReport(node, tokens) {
  const coloured = none();
  // A Key Binding JWT stands in the paste too; its colours go over that of the segment that it is.
  for (const token of tokens.flatMap((one) => [one, ...one.nested.filter((_, index) => index === one.bound)])) {
    for (const segment of token.segments) {
      const clean = { start: inClean(token, segment.start), end: inClean(token, segment.end) };
      coloured[roleOf(segment).hue].push(...inPaste(token, clean));
    }
  }
  paintHues(node, coloured);
  const faults = tokens.flatMap((token) => token.faults);
  paint(
    "paste",
    "fault",
    node,
    faults.map(({ start, end }) => ({ start, end })),
  );
}

/**
 * @param {Text} node
 * @param {Coloured} coloured
 */
function paintHues(node, coloured) {
  for (const hue of HUES) paint("paste", `segment-${hue}`, node, coloured[hue]);
  paint("paste", "control", node, unseenIn(node.data));
}
