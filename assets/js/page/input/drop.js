import { byId } from "../../shared/dom.js";
import { readFile } from "./read-file.js";

/**
 * A file or a text dropped anywhere on the page takes the place of the paste.
 *
 * @param {(text: string) => void} put
 * @param {(sentence: string) => void} refuse
 */
export function listenToDrop(put, refuse) {
  const { dataset } = document.body;
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    dataset.dropping = "";
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) delete dataset.dropping;
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    delete dataset.dropping;
    void take(event.dataTransfer, put, refuse);
  });
}

/**
 * A file that is chosen takes the place of the paste, too.
 *
 * @param {(text: string) => void} put
 * @param {(sentence: string) => void} refuse
 */
export function listenToFile(put, refuse) {
  const input = byId("paste-file", HTMLInputElement);
  byId("paste-open", HTMLElement).addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void readFile(file, put, refuse);
    // The same file may be chosen once more.
    input.value = "";
  });
}

/**
 * @param {DataTransfer | null} transfer
 * @param {(text: string) => void} put
 * @param {(sentence: string) => void} refuse
 */
async function take(transfer, put, refuse) {
  const file = transfer?.files[0];
  if (file) await readFile(file, put, refuse);
  else put(transfer?.getData("text/plain") ?? "");
}
