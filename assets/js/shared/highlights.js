/**
 * CSS Custom Highlights: characters are coloured where they stand, and the document stays one text node.
 */

/** Later names are painted over earlier ones. */
const NAMES = /** @type {const} */ ([
  "segment-other",
  "segment-header",
  "segment-payload",
  "segment-signature",
  "tint-header",
  "tint-payload",
  "control",
  "fault",
]);

/** @typedef {typeof NAMES[number]} HighlightName */
/** @typedef {{start: number, end: number}} Span UTF-16 units, half open */

const canHighlight = typeof Highlight === "function" && "highlights" in CSS;

/** @type {Map<string, {text: string, ranges: AbstractRange[]}>} what was painted, and the text that stood there */
const painted = new Map();
/** @type {Map<HighlightName, Highlight>} */
const registered = new Map();

/** @param {HighlightName} name */
function highlightOf(name) {
  const known = registered.get(name);
  if (known) return known;
  const made = new Highlight();
  made.priority = NAMES.indexOf(name);
  registered.set(name, made);
  CSS.highlights.set(name, made);
  return made;
}

/**
 * @param {Text} node
 * @param {Span} span
 */
function rangeOf(node, { start, end }) {
  const last = node.length;
  const from = Math.min(start, last);
  return new StaticRange({
    startContainer: node,
    startOffset: from,
    endContainer: node,
    endOffset: Math.min(Math.max(end, from), last),
  });
}

/**
 * @param {AbstractRange} one
 * @param {AbstractRange | undefined} other
 */
function isSame({ startContainer, startOffset, endOffset }, other) {
  return startContainer === other?.startContainer && startOffset === other.startOffset && endOffset === other.endOffset;
}

/**
 * Paints these characters, instead of those that this painter painted with this name before. What is painted already is
 * left as it is: a browser would paint the whole text anew.
 *
 * @param {string} painter who paints; painters do not disturb each other
 * @param {HighlightName} name
 * @param {Text} node
 * @param {readonly Span[]} spans
 */
export function paint(painter, name, node, spans) {
  if (!canHighlight) return;
  const place = `${painter} ${name}`;
  const before = painted.get(place);
  const ranges = spans.map((span) => rangeOf(node, span));
  const isAsMany = before?.text === node.data && before.ranges.length === ranges.length;
  if (isAsMany && ranges.every((range, at) => isSame(range, before.ranges[at]))) return;
  const highlight = highlightOf(name);
  for (const range of before?.ranges ?? []) highlight.delete(range);
  for (const range of ranges) highlight.add(range);
  painted.set(place, { text: node.data, ranges });
}

/**
 * Scrolls a box so that characters of a text in it are seen, and nothing but that box.
 *
 * @param {HTMLElement} box
 * @param {Text} node
 * @param {number} place of the first of them
 * @param {number} [above] how much of the rest of the box is left above them
 */
export function scrollTo(box, node, place, above = 0) {
  const range = document.createRange();
  range.setStart(node, Math.min(place, node.length));
  range.setEnd(node, Math.min(place + 1, node.length));
  const { top, bottom } = range.getBoundingClientRect();
  const seen = box.getBoundingClientRect();
  if (top < seen.top || bottom > seen.bottom) box.scrollTop += top - seen.top - above * (seen.height - bottom + top);
}
