import { byClass } from "../../shared/dom.js";
import { phrases } from "../../shared/sentence.js";
import { drawBrief } from "./pane-frame.js";

/**
 * Who a token says it is from and what it seems to be, each with the reason, and what its specification requires that is
 * not there.
 *
 * @typedef {import("../../types/report.js").Profile} Profile
 * @typedef {import("../../types/report.js").KnownIssuer | import("../../types/report.js").KnownType} Recognised
 */

/**
 * @param {HTMLElement} pane
 * @param {Profile | null} profile
 */
export function drawProfile(pane, profile) {
  const element = byClass(pane, "pane-profile");
  const found = [profile?.issuer, profile?.type].filter((one) => one !== null && one !== undefined);
  element.hidden = true;
  element.replaceChildren(...found.map(sentenceOf));
  drawBrief(pane, found.length === 0 ? [] : [labelsOf(element, found)]);
}

/**
 * The names alone, on a button that unfolds the reasons.
 *
 * @param {HTMLElement} reasons
 * @param {Recognised[]} found
 */
function labelsOf(reasons, found) {
  const labels = document.createElement("button");
  labels.type = "button";
  labels.className = "quiet";
  labels.textContent = phrases(...found.map(({ label }) => label).toReversed());
  labels.setAttribute("aria-expanded", "false");
  labels.addEventListener("click", () => {
    reasons.hidden = !reasons.hidden;
    labels.setAttribute("aria-expanded", String(!reasons.hidden));
  });
  return labels;
}

/**
 * The sentence, with the name in it set off for those who only look for that.
 *
 * @param {Recognised} recognised
 */
function sentenceOf({ id, label, message }) {
  const sentence = document.createElement("p");
  sentence.dataset.profile = id;
  const [before = "", ...after] = message.split(label);
  const name = document.createElement("strong");
  name.textContent = after.length > 0 ? label : "";
  sentence.append(before, name, after.join(label));
  return sentence;
}
