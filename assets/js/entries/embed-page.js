import { snippetOf } from "../embed/snippets.js";
import { flash } from "../shared/clipboard.js";
import { byId, setText } from "../shared/dom.js";
import { newestWins } from "../shared/newest-wins.js";
import { sentence } from "../shared/sentence.js";
import { createEngine } from "./engine.js";

/**
 * Writes what an author pastes into a page, for each tool. The engine comes only where a key is entered: it says whether
 * that is a public one, and writes it without anything else of the text.
 *
 * @typedef {import("../embed/snippets.js").Tool} Tool
 */

const CHECKING = sentence("Checking the key …");
const REFUSED = sentence(
  "Not used: only a public key belongs in a page that everyone can read. That is a JWK, a JWK Set, a PEM public key or a certificate.",
);
const USED = sentence("Only the public key, and how it is used, goes into the page.");
const FAILED = sentence("The key couldn’t be checked, so it isn’t used.");

const form = byId("builder", HTMLFormElement);
const about = byId("builder-key-about", HTMLElement);
/** @type {ReturnType<typeof createEngine> | null} */
let engine = null;
let key = "";

/** @param {string} name */
function entered(name) {
  return String(new FormData(form).get(name) ?? "");
}

function draw() {
  const wanted = {
    base: new URL(".", document.baseURI).href,
    token: entered("token"),
    key,
    view: entered("view"),
    theme: entered("theme"),
    now: entered("now"),
    highlight: entered("highlight"),
    isFixed: entered("readonly") !== "",
  };
  setText(byId("builder-snippet", HTMLElement), snippetOf(/** @type {Tool} */ (entered("tool")), wanted));
}

/**
 * @param {string} text
 * @param {AbortSignal} superseded
 */
async function check(text, superseded) {
  let said = "";
  let found = "";
  try {
    if (text.trim() !== "") {
      engine ??= createEngine({ baseURL: new URL(".", document.baseURI).href });
      found = (await engine.link("", { key: text })).key?.text ?? "";
      said = found === "" ? REFUSED : USED;
    }
  } catch {
    said = FAILED;
  }
  if (superseded.aborted) return;
  key = found;
  setText(about, said);
  draw();
}

const ask = newestWins(check, () => undefined);

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLTextAreaElement && target.name === "key") {
    // What was checked is another text.
    key = "";
    setText(about, target.value.trim() === "" ? "" : CHECKING);
    ask(target.value);
  }
  draw();
});
byId("builder-copy", HTMLButtonElement).addEventListener("click", async ({ currentTarget }) => {
  const button = /** @type {HTMLButtonElement} */ (currentTarget);
  try {
    await navigator.clipboard.writeText(byId("builder-snippet", HTMLElement).textContent ?? "");
    flash(button, sentence("Copied"));
  } catch {
    flash(button, sentence("Not allowed here"));
  }
});
draw();
form.hidden = false;
