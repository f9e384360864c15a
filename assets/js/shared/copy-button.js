import { flash } from "./clipboard.js";
import { sentence } from "./sentence.js";

/**
 * The buttons of a page that copy an example: one way for all of them.
 *
 * @param {(button: HTMLButtonElement) => string | undefined} textOf what a button copies; nothing of one that does not
 */
export function listenToCopyButtons(textOf) {
  document.addEventListener("click", async ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    const text = textOf(target);
    if (text === undefined) return;
    try {
      await navigator.clipboard.writeText(text);
      flash(target, sentence("Copied"));
    } catch {
      flash(target, sentence("Not allowed here"));
    }
  });
}
