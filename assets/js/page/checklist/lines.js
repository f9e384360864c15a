import { byClass, elementOf, sayOrHide, setText } from "../../shared/dom.js";

/**
 * Lines that say of each thing whether it holds, by groups.
 *
 * @typedef {{mark: string, state: string, words: string, why: string, section: string}} HeldLine `state` is a word
 */

/**
 * @param {string} name
 * @param {readonly HTMLElement[]} lines
 */
export function groupOfLines(name, lines) {
  const group = elementOf("requirements-template");
  setText(byClass(group, "requirements-name"), name);
  byClass(group, "requirements-list").replaceChildren(...lines);
  return group;
}

/** @param {HeldLine} line */
export function lineOf({ mark, state, words, why, section }) {
  const item = elementOf("requirement-template");
  item.dataset.mark = mark;
  setText(byClass(item, "cell-state"), state);
  setText(byClass(item, "requirement-words"), words);
  sayOrHide(byClass(item, "requirement-why"), why);
  setText(byClass(item, "requirement-section"), section);
  return item;
}
