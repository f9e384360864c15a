import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { roleOf } from "../../shared/segment-roles.js";
import { plural, sentence } from "../../shared/sentence.js";
import { inColumns } from "../../shared/visible-text.js";

/**
 * @typedef {import("../../types/report.js").Fault} Fault
 * @typedef {import("../../types/report.js").Segment} Segment
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../types/report.js").Repair} Repair
 * @typedef {(repair: Repair) => void} Repairer
 */

const EITHER_SIDE = 16;
const SHOWN_AT_ONCE = 5;
/** Where the verdict stands below the token, the first alone, so that the verdict stays on the screen. */
const NARROW = "(width < 40rem)";
const LONGEST_MARK = 24;

/**
 * Draws the faults of a token as a good compiler does: the line, a caret under it, the sentence, the repair.
 *
 * @param {Token | null} token
 * @param {string} text the paste
 * @param {Repairer} repair
 */
export function drawFaults(token, text, repair) {
  const faults = token?.faults ?? [];
  const list = byId("fault-list", HTMLElement);
  const more = byId("faults-more", HTMLButtonElement);
  byId("faults", HTMLElement).hidden = faults.length === 0;
  /** @param {Fault[]} some */
  const append = (some) => list.append(...some.map((fault) => blockOf(fault, token?.segments ?? [], text, repair)));
  list.replaceChildren();
  const first = matchMedia(NARROW).matches ? 1 : SHOWN_AT_ONCE;
  append(faults.slice(0, first));
  more.hidden = faults.length <= first;
  const left = faults.length - first;
  more.textContent = plural("Show {count} more problem", "Show {count} more problems", left, { count: String(left) });
  more.onclick = () => {
    append(faults.slice(first));
    more.hidden = true;
  };
}

/**
 * @param {Fault} fault
 * @param {Segment[]} segments
 * @param {string} text
 * @param {Repairer} repair
 */
function blockOf(fault, segments, text, repair) {
  const block = elementOf("fault-template");
  block.dataset.fault = fault.id;
  block.dataset.start = String(fault.start);
  block.dataset.end = String(fault.end);
  setText(byClass(block, "fault-message"), fault.message);
  drawPlace(block, fault, text);
  setText(byClass(block, "fault-where"), whereOf(fault, segments));
  if (fault.repair) offer(byClass(block, "fault-repair"), fault.repair, repair);
  return block;
}

/**
 * @param {HTMLElement} button
 * @param {Repair} offered
 * @param {Repairer} repair
 */
function offer(button, offered, repair) {
  button.hidden = false;
  button.textContent = offered.label;
  button.addEventListener("click", () => repair(offered));
}

/**
 * @param {HTMLElement} block
 * @param {Fault} fault
 * @param {string} text
 */
function drawPlace(block, { start, end }, text) {
  const before = inColumns(text.slice(whole(text, start - EITHER_SIDE), start));
  const at = inColumns(text.slice(start, Math.min(end, start + LONGEST_MARK)));
  setText(byClass(block, "fault-before"), before);
  setText(byClass(block, "fault-at"), at);
  setText(byClass(block, "fault-after"), inColumns(text.slice(end, whole(text, end + EITHER_SIDE))));
  setText(byClass(block, "fault-caret"), `${" ".repeat(columns(before))}${"^".repeat(Math.max(1, columns(at)))}`);
}

/**
 * A place that does not cut a pair of surrogates.
 *
 * @param {string} text
 * @param {number} place
 */
function whole(text, place) {
  const unit = text.charCodeAt(place);
  const low = unit >= 0xdc00 && unit <= 0xdfff;
  return Math.max(0, low ? place + 1 : place);
}

/**
 * Columns of a fixed-width line: pictures and East Asian characters take two.
 *
 * @param {string} text
 */
function columns(text) {
  return Array.from(text).reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}

const WIDE = /\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/u;

/**
 * "Payload, character 11 (48 of the paste)".
 *
 * @param {Fault} fault
 * @param {Segment[]} segments
 */
function whereOf(fault, segments) {
  const segment = fault.segment === null ? undefined : segments[fault.segment];
  const inPaste = fault.start + 1;
  if (!segment) return sentence("Character {number} of the paste", { number: inPaste });
  const inSegment = Number(fault.data.character ?? fault.start - segment.start + 1);
  const name = roleOf(segment).title;
  return sentence("{name}, character {inSegment} ({inPaste} of the paste)", { name, inSegment, inPaste });
}
