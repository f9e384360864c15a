import { appendVisible } from "../../shared/append-visible.js";
import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { listing, sentence } from "../../shared/sentence.js";
import { commandOf } from "../export/command.js";

/**
 * Where the token itself says its keys are: keys in its header can be used with one click, addresses are text.
 *
 * @typedef {import("../../types/report.js").HeaderKey} HeaderKey
 * @typedef {import("../../types/report.js").Pointer} Pointer
 * @typedef {import("./key.js").Which} Which
 */

const MOST = 8;
const PROGRAM = sentence("Or let the command line fetch them and verify, once you agree to each server:");

/**
 * @param {HeaderKey[]} keys
 * @param {(key: HeaderKey) => void} use
 * @param {Which} which
 */
export function drawHeaderKeys(keys, use, which = "") {
  const list = byId(`${which}header-keys`, HTMLElement);
  list.hidden = keys.length === 0;
  list.replaceChildren(...keys.slice(0, MOST).map((key) => keyItem(key, use)));
}

/**
 * @param {HeaderKey} key
 * @param {(key: HeaderKey) => void} use
 */
function keyItem(key, use) {
  const item = elementOf("header-key-template");
  item.dataset.headerKey = key.name;
  const button = byClass(item, "plain");
  setText(button, sentence("Use the key in the token’s header ({name})", { name: key.name }));
  appendVisible(byClass(item, "header-key-about"), key.message);
  button.addEventListener("click", () => use(key));
  return item;
}

/**
 * @param {Pointer[]} pointers
 * @param {boolean} isNeeded whether there is no key yet, or another one is asked for
 * @param {Which} which
 */
export function drawPointers(pointers, isNeeded, which = "") {
  const details = byId(`${which}pointers`, HTMLDetailsElement);
  details.hidden = pointers.length === 0;
  details.open = isNeeded;
  const names = listing(new Set(pointers.map(({ name }) => name)));
  setText(byId(`${which}pointers-about`, HTMLElement), sentence("Where to get the issuer’s keys ({names})", { names }));
  byId(`${which}pointer-list`, HTMLElement).replaceChildren(...pointers.slice(0, MOST).map(pointerItem));
}

/** @param {Pointer} pointer */
function pointerItem({ name, address, command, program, message }) {
  const item = elementOf("pointer-template");
  item.dataset.pointer = name;
  setText(byClass(item, "pointer-message"), message);
  appendVisible(byClass(item, "pointer-address"), `${name}: ${address}`);
  if (command !== "") item.append(commandOf(command));
  if (program !== "") {
    const about = document.createElement("p");
    about.textContent = PROGRAM;
    item.append(about, commandOf(program));
  }
  return item;
}
