import { byId, setText } from "../dom.js";
import { paint } from "../highlights.js";
import { charactersOf, inClean, inPaste, octetsOf } from "../places.js";

/**
 * The link between a member of a part's JSON and the characters that carry it, both ways.
 *
 * @typedef {import("../report-types.js").Token} Token
 * @typedef {import("../report-types.js").Segment} Segment
 * @typedef {import("../highlights.js").Span} Span
 * @typedef {{octets: Span, row: HTMLElement, name: string}} LinkedMember
 * @typedef {{token: Token, segment: Segment, hue: "header" | "payload", encoded: Text, title: string,
 *   members: LinkedMember[]}} LinkedPart
 * @typedef {import("./paste.js").Paste} Paste
 */

/** @type {readonly ("header" | "payload")[]} */
const HUES = ["header", "payload"];

export class Link {
  /** @type {LinkedPart[]} */
  #parts = [];
  /** @type {HTMLElement | null} */
  #named = null;
  #paste;

  /** @param {Paste} paste */
  constructor(paste) {
    this.#paste = paste;
    const { area } = paste;
    document.addEventListener("selectionchange", () => {
      if (document.activeElement === area) this.#nameAtPaste(area.selectionStart);
    });
    area.addEventListener("pointermove", (event) => {
      const caret = caretAt(event);
      if (caret?.offsetNode === area) this.#nameAtPaste(caret.offset);
    });
    area.addEventListener("pointerleave", () => this.#name(null, ""));
  }

  /** Forgets the parts of the last report. */
  clear() {
    this.#parts = [];
    this.#named = null;
    this.#untint();
  }

  /** @param {LinkedPart} part */
  add(part) {
    this.#parts.push(part);
    const line = part.encoded.parentElement;
    if (!line) return;
    line.onpointermove = (event) => {
      const caret = caretAt(event);
      if (caret?.offsetNode === part.encoded) this.#nameAt(part, caret.offset);
    };
    line.onpointerleave = () => this.#name(null, "");
  }

  /**
   * A member that was drawn: pointing at it or focusing it tints its characters.
   *
   * @param {LinkedPart} part
   * @param {LinkedMember} member
   */
  addMember(part, member) {
    part.members.push(member);
    const { row } = member;
    row.onpointerenter = row.onfocus = () => this.#tint(part, member.octets);
    row.onpointerleave = row.onblur = () => this.#untint();
  }

  /**
   * @param {LinkedPart} part
   * @param {Span} octets
   */
  #tint({ token, segment, hue, encoded }, octets) {
    this.#untint();
    const characters = charactersOf(segment.text, octets);
    const from = inClean(token, segment.start);
    const clean = { start: from + characters.start, end: from + characters.end };
    paint("pane tint", `tint-${hue}`, encoded, [characters]);
    paint("paste tint", `tint-${hue}`, this.#paste.node, inPaste(token, clean));
  }

  #untint() {
    for (const hue of HUES) {
      paint("pane tint", `tint-${hue}`, this.#paste.node, []);
      paint("paste tint", `tint-${hue}`, this.#paste.node, []);
    }
  }

  /** @param {number} place in the paste */
  #nameAtPaste(place) {
    const part = this.#parts.find(({ segment }) => segment.start <= place && place < segment.end);
    if (!part) return this.#name(null, "");
    const { token, segment } = part;
    this.#nameAt(part, inClean(token, place) - inClean(token, segment.start));
  }

  /**
   * @param {LinkedPart} part
   * @param {number} character of the encoded segment
   */
  #nameAt(part, character) {
    const { start } = octetsOf(part.segment.text, character);
    const member = part.members.find(({ octets }) => octets.start <= start && start < octets.end);
    this.#name(member?.row ?? null, member ? `${part.title}: ${member.name}` : "");
  }

  /**
   * @param {HTMLElement | null} row
   * @param {string} words
   */
  #name(row, words) {
    if (row === this.#named) return;
    this.#named?.classList.remove("named");
    row?.classList.add("named");
    this.#named = row;
    if (!this.#paste.isHeld) setText(byId("paste-about", HTMLElement), words);
  }
}

/**
 * @param {PointerEvent} event
 * @returns {CaretPosition | null}
 */
function caretAt(event) {
  return document.caretPositionFromPoint?.(event.clientX, event.clientY) ?? null;
}
