import { byClass, elementOf, setText } from "../../shared/dom.js";

/**
 * Names with their values, a line each.
 *
 * @param {[string, (value: HTMLElement) => void][]} facts a name, and what draws its value
 * @returns {HTMLElement}
 */
export function factsOf(facts) {
  const list = document.createElement("dl");
  list.className = "facts note";
  for (const [name, draw] of facts) {
    const fact = elementOf("fact-template");
    setText(byClass(fact, "fact-name"), name);
    draw(byClass(fact, "fact-value"));
    list.append(fact);
  }
  return list;
}
