import { byId, setText } from "../dom.js";
import { counted } from "../segments.js";

/**
 * Up to this many characters live in the field; laying out more costs more than a frame at each keystroke.
 */
export const LARGEST_IN_FIELD = 262_144;
const SHOWN_OF_LARGE = 2_048;

/**
 * The paste: what is in the field, or what is held in memory because it is too large for one.
 *
 * @typedef {{text: () => string, set: (text: string) => void, edit: (start: number, end: number, text: string) => void,
 *   clear: () => void, undoClear: () => void, shown: () => string, area: HTMLTextAreaElement, node: Text,
 *   isHeld: () => boolean}} Paste
 *
 * @param {(inputType: string) => void} changed called after each change of the text, with what made it
 * @returns {Paste}
 */
export function createPaste(changed) {
  const area = byId("paste", HTMLTextAreaElement);
  const node = byId("backdrop", HTMLElement).appendChild(new Text());
  /** @type {string | null} */
  let held = null;
  let cleared = "";

  function text() {
    return held ?? area.value;
  }

  /** @param {string} inputType */
  function settle(inputType) {
    // A last line that is empty has no height in a block, but has one in a field.
    node.data = `${area.value}\n`;
    area.readOnly = held !== null;
    area.rows = 1;
    byId("paste-clear", HTMLElement).hidden = text() === "";
    byId("paste-undo", HTMLElement).hidden = cleared === "" || text() !== "";
    setText(byId("paste-about", HTMLElement), held === null ? "" : aboutHeld(held));
    changed(inputType);
  }

  /**
   * @param {string} value
   * @param {string} inputType
   */
  function put(value, inputType = "insertReplacementText") {
    held = value.length > LARGEST_IN_FIELD ? value : null;
    area.value = held === null ? value : value.slice(0, SHOWN_OF_LARGE);
    settle(inputType);
  }

  /**
   * @param {number} start
   * @param {number} end
   * @param {string} replacement
   */
  function edit(start, end, replacement) {
    if (held !== null) return put(held.slice(0, start) + replacement + held.slice(end));
    area.focus();
    area.setSelectionRange(start, end);
    // Deprecated, and still the one way that leaves the field's own undo intact.
    const done = document.execCommand(replacement === "" ? "delete" : "insertText", false, replacement);
    if (!done) {
      area.setRangeText(replacement, start, end, "end");
      settle("insertReplacementText");
    }
  }

  function clear() {
    cleared = text() || cleared;
    put("", "deleteContent");
    area.focus();
  }

  function undoClear() {
    put(cleared, "insertFromPaste");
    area.focus();
  }

  area.addEventListener("input", (event) => {
    const inputType = event instanceof InputEvent ? event.inputType : "";
    if (area.value.length > LARGEST_IN_FIELD) put(area.value, "insertFromPaste");
    else settle(inputType);
  });
  area.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (held === null && pasted.length <= LARGEST_IN_FIELD) return;
    event.preventDefault();
    put(pasted, "insertFromPaste");
  });
  byId("paste-clear", HTMLButtonElement).addEventListener("click", clear);
  byId("paste-undo", HTMLButtonElement).addEventListener("click", undoClear);
  return {
    text,
    set: (value) => put(value, "insertFromPaste"),
    edit,
    clear,
    undoClear,
    shown: () => area.value,
    area,
    node,
    isHeld: () => held !== null,
  };
}

/** @param {string} text */
function aboutHeld(text) {
  const size = (text.length / 1_000_000).toLocaleString("en", { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return `${size} million characters are held in memory and read in full. The first ${counted(SHOWN_OF_LARGE, "character")} are shown.`;
}
