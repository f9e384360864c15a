/**
 * The few ways in which this page touches its document. Text goes in as text; nothing else goes in.
 */

/**
 * The element of the page with this id. The page is ours, so a missing one is a mistake of ours.
 *
 * @template {Element} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new TypeError(`The page has no ${type.name} with the id ${id}.`);
}

/**
 * The descendant with this class; the class is a constant of ours, never text of a token.
 *
 * @param {ParentNode} parent
 * @param {string} name
 * @returns {HTMLElement}
 */
export function byClass(parent, name) {
  const element = parent.querySelector(`.${name}`);
  if (element instanceof HTMLElement) return element;
  throw new TypeError(`A template has no element of the class ${name}.`);
}

/**
 * A copy of what the template with this id holds.
 *
 * @param {string} id
 * @returns {DocumentFragment}
 */
export function copyOf(id) {
  const copy = byId(id, HTMLTemplateElement).content.cloneNode(true);
  return /** @type {DocumentFragment} */ (copy);
}

/**
 * The first element of a copy of the template with this id.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function elementOf(id) {
  const element = copyOf(id).firstElementChild;
  if (element instanceof HTMLElement) return element;
  throw new TypeError(`The template ${id} is empty.`);
}

/**
 * Sets a text only where it differs: assistive technology and the layout are left alone otherwise.
 *
 * @param {HTMLElement} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Says a text, and takes the element away where there is none.
 *
 * @param {HTMLElement} element
 * @param {string} text
 */
export function sayOrHide(element, text) {
  setText(element, text);
  element.hidden = text === "";
}

/**
 * Whether what is typed or pasted there goes into it.
 *
 * @param {EventTarget | null} target
 */
export function isField(target) {
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement || target instanceof HTMLSelectElement
  );
}
