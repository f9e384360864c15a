/**
 * An element made here, since no page has markup for it.
 *
 * @typedef {Readonly<Record<string, string | boolean>>} Attributes
 * @typedef {readonly (Node | string)[]} Children
 */

/**
 * @param {string} tag a name of ours
 * @param {Attributes} attributes those that are true have no value
 * @param {Children} children
 */
export function made(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, value === true ? "" : String(value));
  element.append(...children);
  return element;
}
