import { byClass, setText } from "../../shared/dom.js";
import { lengthOf } from "../../shared/relative-time.js";
import { sentence } from "../../shared/sentence.js";

/**
 * The life of a token as a bar beside its end: what was lived, what is left, and now.
 *
 * @typedef {import("./timeline.js").Life} Life
 */

/**
 * Draws the bar in the row of exp, where the token has a beginning and an end.
 *
 * @param {ParentNode} place in which the rows of the claims are
 * @param {Life | null} life
 * @param {number} now seconds
 */
export function drawLife(place, life, now) {
  const row = Array.from(place.querySelectorAll(".claim")).find(isOfEnd);
  const bar = row instanceof HTMLElement ? byClass(row, "life") : null;
  if (!bar) return;
  const { from = null, to = null } = life ?? {};
  bar.hidden = from === null || to === null || to <= from;
  if (from === null || to === null) return;
  const lived = Math.min(Math.max((now - from) / (to - from), 0), 1);
  bar.style.setProperty("--lived", `${100 * lived}%`);
  bar.toggleAttribute("data-over", life?.isOutside);
  setText(byClass(bar, "life-said"), saidOf(from, to, now));
}

/** @param {Element} row */
function isOfEnd(row) {
  return row instanceof HTMLElement && row.dataset.claim === "exp";
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} now
 */
function saidOf(from, to, now) {
  const lifetime = lengthOf(to - from);
  if (now < from) return sentence("Lifetime {lifetime}", { lifetime });
  if (now >= to) return sentence("Lifetime {lifetime}, expired {time} ago", { lifetime, time: lengthOf(now - to) });
  return sentence("Lifetime {lifetime}, {time} left", { lifetime, time: lengthOf(to - now) });
}
