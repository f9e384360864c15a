import { byId, isField } from "../../shared/dom.js";
import { keyText } from "./key-text.js";

/** What a file of a key can be at most; more is none. */
const LARGEST = 1_000_000;

/**
 * A file that is chosen takes the place of what is in the field; while the mode is shown, so does what is dropped or pasted
 * anywhere, which goes to no other mode.
 *
 * @param {(text: string) => void} put
 */
export function listenToKeyFile(put) {
  const input = byId("keys-file", HTMLInputElement);
  byId("keys-open", HTMLElement).addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    await readKeyFile(input.files?.[0], put);
    // The same file may be chosen once more.
    input.value = "";
  });
  // Before whoever listens for the whole page.
  document.addEventListener("drop", (event) => dropped(event, put), true);
  document.addEventListener("paste", (event) => pasted(event, put), true);
}

function isShown() {
  return byId("keys-mode", HTMLElement).checkVisibility();
}

/**
 * @param {File | undefined} file
 * @param {(text: string) => void} put
 * @param {number} [most] octets; a larger file is none
 */
export async function readKeyFile(file, put, most = LARGEST) {
  if (file && file.size <= most) put(keyText(new Uint8Array(await file.arrayBuffer())));
}

/**
 * @param {DragEvent} event
 * @param {(text: string) => void} put
 */
function dropped(event, put) {
  if (!isShown()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  delete document.body.dataset.dropping;
  const text = event.dataTransfer?.getData("text/plain") ?? "";
  if (text === "") void readKeyFile(event.dataTransfer?.files[0], put);
  else put(text);
}

/**
 * @param {ClipboardEvent} event
 * @param {(text: string) => void} put
 */
function pasted(event, put) {
  if (!isShown() || isField(event.target)) return;
  event.preventDefault();
  put(event.clipboardData?.getData("text/plain") ?? "");
}
