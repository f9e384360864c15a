import { byId } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";

const LARGEST_FILE = 20_000_000;

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
    if (file) void read(file, put, refuse);
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
  if (file) await read(file, put, refuse);
  else put(transfer?.getData("text/plain") ?? "");
}

/**
 * @param {File} file
 * @param {(text: string) => void} put
 * @param {(sentence: string) => void} refuse
 */
async function read(file, put, refuse) {
  if (file.size > LARGEST_FILE) return refuse(sentence("This file is larger than 20 MB, the most this page can read."));
  try {
    put(textOf(await file.arrayBuffer()));
  } catch {
    refuse(sentence("This file couldn’t be read."));
  }
}

/**
 * The text of a file: UTF-16 where its byte order mark says so, as PowerShell writes, else UTF-8.
 *
 * @param {ArrayBuffer} octets
 */
function textOf(octets) {
  const [first, second] = new Uint8Array(octets, 0, Math.min(2, octets.byteLength));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(octets);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(octets);
  return new TextDecoder().decode(octets);
}
