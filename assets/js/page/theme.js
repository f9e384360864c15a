import { byId } from "../shared/dom.js";

/** The theme holds for this visit: nothing is stored. */
export function listenToTheme() {
  const choice = byId("theme", HTMLSelectElement);
  choice.addEventListener("change", () => {
    const { dataset } = document.documentElement;
    if (choice.value === "auto") delete dataset.theme;
    else dataset.theme = choice.value;
  });
}

/** @param {string} name as an address gives it; none that is not a theme changes anything */
export function setTheme(name) {
  const choice = byId("theme", HTMLSelectElement);
  const option = Array.from(choice.options).find(({ value }) => value === name);
  if (!option) return;
  option.selected = true;
  choice.dispatchEvent(new Event("change"));
}
