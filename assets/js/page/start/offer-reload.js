import { byId } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";

/** Says where Compare would be that it didn't come, and how to ask for it again. */
export function offerReload() {
  const said = document.createElement("p");
  said.className = "note";
  said.role = "status";
  said.textContent = sentence("Compare couldn’t be loaded. Decode works without it.");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = sentence("Reload the page");
  button.addEventListener("click", () => location.reload());
  byId("compare-mode", HTMLElement).replaceChildren(said, button);
}
