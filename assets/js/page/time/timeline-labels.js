/**
 * Labels of the drawn line: each stands at its instant, inside the drawing, and under those that it would cover.
 *
 * @typedef {{text: string, at: number, top: number, height: number, className: string}} Label `at` in per cent; `top`
 *   in pixels; `height` of a row, nothing where a label stands alone
 * @typedef {{start: number, end: number}} Extent pixels
 */

const SVG = "http://www.w3.org/2000/svg";
const GAP = 10;

/**
 * @param {SVGSVGElement} svg
 * @param {Label[]} labels
 * @returns {number} the rows of labels that it took
 */
export function placeLabels(svg, labels) {
  const width = svg.clientWidth;
  /** @type {Extent[][]} */
  const rows = [];
  for (const label of labels) {
    const text = document.createElementNS(SVG, "text");
    text.setAttribute("class", label.className);
    text.textContent = label.text;
    svg.append(text);
    const extent = extentOf(label, text.getComputedTextLength(), width);
    const row = label.height === 0 ? 0 : rowFor(rows, extent);
    anchor(text, label, extent, width);
    text.setAttribute("y", String(label.top + row * label.height));
  }
  return Math.max(rows.length, 1);
}

/**
 * Where a label lies: centred at its instant, or moved in from the edge.
 *
 * @param {Label} label
 * @param {number} length
 * @param {number} width
 * @returns {Extent}
 */
function extentOf({ at }, length, width) {
  const centred = (at / 100) * width - length / 2;
  const start = Math.max(0, Math.min(centred, width - length));
  return { start, end: start + length };
}

/**
 * The first row in which nothing is in the way.
 *
 * @param {Extent[][]} rows
 * @param {Extent} extent
 */
function rowFor(rows, extent) {
  const free = rows.findIndex((row) =>
    row.every(({ start, end }) => extent.end + GAP <= start || end + GAP <= extent.start),
  );
  const index = free === -1 ? rows.push([]) - 1 : free;
  rows[index]?.push(extent);
  return index;
}

/**
 * By its middle or by its edge, so that a drawing of another width, as on paper, still has it in place.
 *
 * @param {SVGTextElement} text
 * @param {Label} label
 * @param {Extent} extent
 * @param {number} width
 */
function anchor(text, { at }, { start, end }, width) {
  const inside = end === width ? ["end", "100%"] : ["middle", `${at}%`];
  const [by = "", x = ""] = start === 0 ? ["start", "0"] : inside;
  text.setAttribute("text-anchor", by);
  text.setAttribute("x", x);
}
