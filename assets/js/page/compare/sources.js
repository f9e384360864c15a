import { byId } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { readFile } from "../input/read-file.js";

/**
 * Where a text can come from besides typing: a file, or the clipboard.
 */

const NOT_ALLOWED = sentence("The browser didn’t let the page read the clipboard. Press Ctrl+V in the field.");

/**
 * @param {"a" | "b"} side
 * @param {(text: string) => void} put
 * @param {(said: string) => void} tell
 */
export function listenToSources(side, put, tell) {
  const field = byId(`compare-${side}`, HTMLTextAreaElement);
  const input = byId(`compare-${side}-input`, HTMLInputElement);
  byId(`compare-${side}-file`, HTMLElement).addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void readFile(file, put, tell);
    // The same file may be chosen once more.
    input.value = "";
  });
  byId(`compare-${side}-paste`, HTMLElement).addEventListener("click", async () => {
    try {
      put(await navigator.clipboard.readText());
    } catch {
      tell(NOT_ALLOWED);
    }
    field.focus();
  });
}
