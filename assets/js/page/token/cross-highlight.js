import { byClass, setText } from "../../shared/dom.js";
import { paint } from "../../shared/highlights.js";
import { pathAt, pathText } from "../../shared/json-path.js";
import { sentence } from "../../shared/sentence.js";
import { carriersOf, characterAt, segmentInPaste } from "../../shared/source-map.js";
import { inColumns } from "../../shared/visible-text.js";

/**
 * Highlights across: what a pane shows of a part, and the characters that carry it, both ways.
 *
 * @typedef {import("../../types/report.js").JsonNode} JsonNode
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../types/drawn.js").DrawnSegment} Segment
 * @typedef {import("../../shared/highlights.js").Span} Span
 * @typedef {import("../../shared/source-map.js").Carriers} Carriers
 * @typedef {{pane: HTMLElement, token: Token, segment: Segment, hue: "header" | "payload", encoded: EncodedLine, title: string,
 *   carriers: Carriers, tree: JsonNode | null, rows: Map<number, HTMLElement>}} TracedPart `rows` are those of the members
 *   that are drawn, by the octet at which the member begins; without a tree nothing is traced
 * @typedef {{part: TracedPart, octets: Span}} Traced
 * @typedef {{part: TracedPart, row: HTMLElement | null, words: string}} Naming
 * @typedef {import("./encoded-line.js").EncodedLine} EncodedLine
 * @typedef {import("../input/paste.js").Paste} Paste
 */

/** @type {readonly ("header" | "payload")[]} */
const HUES = ["header", "payload"];
const LONGEST_NAME = 120;

/**
 * A part whose rows and characters are traced to each other, with none of its rows drawn.
 *
 * @param {Omit<TracedPart, "carriers" | "rows">} part
 * @returns {TracedPart}
 */
export function tracedPart(part) {
  return { ...part, carriers: carriersOf(part.segment), rows: new Map() };
}

export class CrossHighlight {
  /** @type {TracedPart[]} */
  #parts = [];
  /** @type {WeakMap<Node, Traced>} */
  #traced = new WeakMap();
  /** @type {Traced | null} whose characters are tinted */
  #tinted = null;
  /** @type {Naming | null} what the encoded text is said to carry where somebody points at it */
  #named = null;
  #paste;
  #say;
  #isOfText;

  /**
   * @param {Paste} paste
   * @param {(named: string) => void} say what the characters of the paste carry that somebody points at
   * @param {() => boolean} isOfText whether the parts are those of the text on screen
   */
  constructor(paste, say, isOfText) {
    this.#paste = paste;
    this.#say = say;
    this.#isOfText = isOfText;
    const { area } = paste;
    document.addEventListener("selectionchange", () => {
      if (document.activeElement === area) this.#nameAtPaste(area.selectionStart);
    });
    area.addEventListener("pointermove", (event) => {
      const caret = caretAt(event);
      if (caret?.offsetNode === area) this.#nameAtPaste(caret.offset);
    });
    area.addEventListener("pointerleave", () => this.#name(null));
    // What has the focus stays tinted while the pointer is elsewhere: a finger leaves what it touched.
    document.addEventListener("pointerover", ({ target }) => {
      this.#tint(this.#tracedAt(target) ?? this.#tracedAt(document.activeElement));
    });
    document.documentElement.addEventListener("pointerleave", () => this.#tint(this.#tracedAt(document.activeElement)));
    document.addEventListener("focusin", ({ target }) => this.#tint(this.#tracedAt(target)));
    document.addEventListener("focusout", () => this.#tint(null));
  }

  /** Takes every mark away: the text on screen is another one. */
  rest() {
    this.#name(null);
    this.#tint(null);
  }

  /** Forgets the parts of the last report. */
  clear() {
    this.rest();
    this.#parts = [];
    this.#traced = new WeakMap();
  }

  /** @param {TracedPart} part */
  add(part) {
    this.#parts.push(part);
    const { encoded } = part;
    const { element } = encoded;
    /** @param {PointerEvent} event */
    const point = (event) => {
      const caret = caretAt(event);
      if (caret?.offsetNode === encoded.node) this.#nameAt(part, encoded.from + caret.offset);
    };
    element.onpointermove = point;
    element.onpointerdown = point;
    element.onpointerleave = () => this.#name(null);
  }

  /**
   * Forgets the rows of a part that is drawn in another way.
   *
   * @param {TracedPart} part
   */
  forgetRows(part) {
    this.rest();
    part.rows.clear();
  }

  /**
   * A row that was drawn: pointing at it or focusing it tints the characters that carry these octets.
   *
   * @param {TracedPart} part
   * @param {Span} octets
   * @param {HTMLElement} row
   */
  addRow(part, octets, row) {
    if (!part.tree) return;
    this.#traced.set(row, { part, octets });
    // A closing bracket is traced too, and stands below the line that is named.
    if (!part.rows.has(octets.start)) part.rows.set(octets.start, row);
  }

  /**
   * @param {EventTarget | null} target
   * @returns {Traced | null} that of the innermost row around it
   */
  #tracedAt(target) {
    for (let node = target instanceof Node ? target : null; node; node = node.parentNode) {
      const traced = this.#traced.get(node);
      if (traced) return traced;
    }
    return null;
  }

  /** @param {Traced | null} wanted */
  #tint(wanted) {
    const traced = this.#isOfText() ? wanted : null;
    if (traced === this.#tinted) return;
    if (this.#tinted?.part !== traced?.part) this.#tinted?.part.encoded.rest();
    this.#tinted = traced;
    for (const hue of HUES) {
      paint("pane tint", `tint-${hue}`, this.#paste.node, []);
      this.#paste.paint("paste tint", `tint-${hue}`, []);
    }
    if (!traced) return;
    const { token, segment, hue, encoded, carriers } = traced.part;
    const characters = carriers(traced.octets);
    paint("pane tint", `tint-${hue}`, encoded.node, [encoded.reveal(characters)]);
    const spans = segmentInPaste(token, segment, characters);
    this.#paste.paint("paste tint", `tint-${hue}`, spans);
    if (spans[0]) this.#paste.reveal(spans[0].start);
  }

  /** @param {number} shown place in what the field shows of the paste */
  #nameAtPaste(shown) {
    const place = this.#paste.from + shown;
    for (const part of this.#parts) {
      const character = characterAt(part.token, part.segment, place);
      if (character !== null) return this.#nameAt(part, character);
    }
    return this.#name(null);
  }

  /**
   * @param {TracedPart} part
   * @param {number} character of the encoded segment
   */
  #nameAt(part, character) {
    const path = part.tree ? pathAt(part.tree, part.carriers, character) : [];
    if (path.length === 0) return this.#name(null);
    const row = path.findLast(({ member }) => member && part.rows.has(member.start))?.member;
    const words = inColumns(pathText(path));
    const shown = words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME)}…` : words;
    return this.#name({ part, row: (row && part.rows.get(row.start)) ?? null, words: shown });
  }

  /** @param {Naming | null} wanted */
  #name(wanted) {
    const naming = this.#isOfText() ? wanted : null;
    const before = this.#named;
    this.#named = naming;
    if (before?.part === naming?.part && before?.words === naming?.words && before?.row === naming?.row) return;
    before?.row?.classList.remove("named");
    if (before) setText(byClass(before.part.pane, "pane-named"), "");
    naming?.row?.classList.add("named");
    if (naming) setText(byClass(naming.part.pane, "pane-named"), naming.words);
    this.#say(naming ? sentence("{part}: {member}", { part: naming.part.title, member: naming.words }) : "");
  }
}

/**
 * @param {PointerEvent} event
 * @returns {CaretPosition | null}
 */
function caretAt(event) {
  return document.caretPositionFromPoint?.(event.clientX, event.clientY) ?? null;
}
