import { byId } from "../dom.js";

/** The theme holds for this visit: nothing is stored. */
export function listenToTheme() {
  const choice = byId("theme", HTMLSelectElement);
  choice.addEventListener("change", () => {
    const { dataset } = document.documentElement;
    if (choice.value === "auto") delete dataset["theme"];
    else dataset["theme"] = choice.value;
  });
}
