import { listenToCopyButtons } from "../shared/copy-button.js";
import { byId, setText } from "../shared/dom.js";
import { plural } from "../shared/sentence.js";

/**
 * Shows of the rules those that have all the words in the field, and copies their examples.
 */

const rules = [...document.querySelectorAll(".rule-list > li")].filter((item) => item instanceof HTMLElement);
const texts = rules.map((item) => (item.textContent ?? "").toLowerCase());
const field = byId("filter", HTMLInputElement);
const shown = byId("shown", HTMLOutputElement);

function filter() {
  const words = field.value.toLowerCase().split(/\s+/u).filter(Boolean);
  let count = 0;
  for (const [index, rule] of rules.entries()) {
    rule.hidden = !words.every((word) => texts[index]?.includes(word));
    count += rule.hidden ? 0 : 1;
  }
  const all = rules.length;
  const found = plural("{found} of {count} rule", "{found} of {count} rules", all, { found: count });
  setText(shown, words.length === 0 ? plural("{count} rule", "{count} rules", all) : found);
}

/** Shows the rule that the address names, which the field may have hidden. */
function follow() {
  const named = document.querySelector(":target");
  if (!(named instanceof HTMLElement && named.hidden)) return;
  field.value = "";
  filter();
  named.scrollIntoView();
}

field.addEventListener("input", filter);
window.addEventListener("hashchange", follow);
listenToCopyButtons((button) => button.closest(".copied")?.querySelector("code")?.textContent ?? undefined);
filter();
