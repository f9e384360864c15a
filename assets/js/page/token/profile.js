import { byClass } from "../../shared/dom.js";

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
  element.hidden = found.length === 0;
  element.replaceChildren(...found.map(sentenceOf));
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
