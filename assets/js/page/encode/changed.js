import { byClass, byId, elementOf, setText } from "../../shared/dom.js";

/**
 * What differs from the token that it came from.
 *
 * @typedef {import("./shape-changes.js").Difference} Difference
 */

/** @param {Difference[]} changes */
export function drawChanged(changes) {
  byId("encode-changed", HTMLElement).hidden = changes.length === 0;
  byId("encode-changes", HTMLElement).replaceChildren(...changes.map(itemOf));
}

/** @param {Difference} change */
function itemOf({ part, name, kind, before, after, message }) {
  const item = elementOf("change-template");
  item.dataset.change = kind;
  item.dataset.part = part;
  setText(byClass(item, "change-name"), name);
  setText(byClass(item, "change-before"), before);
  setText(byClass(item, "change-after"), after);
  setText(byClass(item, "change-message"), message);
  return item;
}
