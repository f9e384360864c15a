import { listenToCopyButtons } from "../shared/copy-button.js";
import { byId, setText } from "../shared/dom.js";
import { answerText } from "../shared/example-answer.js";
import { sentence } from "../shared/sentence.js";

/**
 * Runs the examples of the engine where they are read. Nothing of it is fetched before a button is pressed.
 */

/**
 * @param {HTMLButtonElement} button
 * @param {string} name of the example
 */
async function run(button, name) {
  const status = /** @type {HTMLElement} */ (button.nextElementSibling);
  const answer = byId(`answer-${name}`, HTMLElement);
  button.disabled = true;
  setText(status, sentence("Python is starting, then it answers"));
  try {
    const example = await import(new URL(`examples/${name}.js`, document.baseURI).href);
    setText(answer, answerText(await example.run()));
    setText(status, sentence("What it just answered, in this page:"));
  } catch (error) {
    setText(answer, /** @type {Error} */ (error).message);
    setText(status, sentence("It didn’t run:"));
  }
  button.disabled = false;
}

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  const name = target.dataset.run;
  if (name !== undefined) void run(target, name);
});
listenToCopyButtons(({ dataset: { copy } }) => copy);
