import { byId } from "../../shared/dom.js";
import { keyText } from "./key-text.js";

/** What a file of a key can be at most; more is none. */
const LARGEST = 1_000_000;

/**
 * A file that is chosen takes the place of what is in the field; octets that are no text go as base64, as DER does.
 *
 * @param {(text: string) => void} put
 */
export function listenToKeyFile(put) {
  const input = byId("keys-file", HTMLInputElement);
  byId("keys-open", HTMLElement).addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    // The same file may be chosen once more.
    if (file && file.size <= LARGEST) put(keyText(new Uint8Array(await file.arrayBuffer())));
    input.value = "";
  });
}
