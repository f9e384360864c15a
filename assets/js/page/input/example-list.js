import { byId, elementOf } from "../../shared/dom.js";
import { EXAMPLES } from "./examples.js";

/** @typedef {import("./examples.js").Example} Example */

/** @param {(example: Example) => void} take */
export function drawExamples(take) {
  byId("examples", HTMLElement).append(...EXAMPLES.map((example) => itemOf(example, take)));
}

/**
 * @param {Example} example
 * @param {(example: Example) => void} take
 */
function itemOf(example, take) {
  const item = elementOf("example-template");
  const [button] = item.children;
  const [shows, says] = button?.children ?? [];
  if (shows) shows.textContent = example.shows;
  if (says) says.textContent = example.says;
  button?.addEventListener("click", () => take(example));
  return item;
}
