import { byId, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { variantsOf, wantedKey } from "./variants.js";

/**
 * The card that makes keys: the algorithms that people mostly want, a button each, and all of them in a list.
 *
 * @typedef {import("./keys-state.js").Wanted} Wanted
 */

const GENERATE = sentence("Generate");

function buttons() {
  return Array.from(byId("keys-usual", HTMLElement).querySelectorAll("button"));
}

/** @param {(wanted: Wanted) => void} generate */
export function listenToGenerate(generate) {
  const alg = byId("keys-alg", HTMLSelectElement);
  const variant = byId("keys-variant", HTMLSelectElement);
  for (const button of buttons()) {
    button.addEventListener("click", () => {
      alg.value = button.value;
      drawVariants();
      generate(wantedKey(button.value, ""));
    });
  }
  alg.addEventListener("change", drawVariants);
  byId("keys-generate", HTMLElement).addEventListener("click", () => generate(wantedKey(alg.value, variant.value)));
  drawVariants();
}

function drawVariants() {
  const select = byId("keys-variant", HTMLSelectElement);
  const variants = variantsOf(byId("keys-alg", HTMLSelectElement).value);
  select.hidden = variants === null;
  select.replaceChildren(...(variants?.values ?? []).map((value) => new Option(value, value)));
}

/**
 * @param {Wanted | null} wanted of the key that is shown
 * @param {boolean} isBusy
 */
export function drawGenerate(wanted, isBusy) {
  for (const button of buttons()) button.setAttribute("aria-pressed", String(button.value === wanted?.alg));
  const again = wanted ? sentence("Another {alg}", { alg: wanted.alg }) : GENERATE;
  setText(byId("keys-generate", HTMLElement), isBusy && wanted ? sentence("Generating …") : again);
}
