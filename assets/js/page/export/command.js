import { byClass, elementOf, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { copyDrawn } from "./copy.js";

/**
 * A command for a shell, whole, with the button that copies it.
 *
 * @param {string} command
 */
export function commandOf(command) {
  const element = elementOf("command-template");
  const button = /** @type {HTMLButtonElement} */ (byClass(element, "command-copy"));
  setText(byClass(element, "command-text"), command);
  button.addEventListener(
    "click",
    () => void copyDrawn(button, () => command, sentence("The command is on the clipboard.")),
  );
  return element;
}
