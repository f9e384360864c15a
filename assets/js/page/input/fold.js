import { byId } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";

/**
 * On a narrow page the field shows a few lines once decoded; this unfolds it, and offers to only where it hides some.
 *
 * @returns {() => void} to be called when the field or what surrounds it has changed
 */
export function createFold() {
  const field = byId("field", HTMLElement);
  const button = byId("paste-unfold", HTMLButtonElement);

  function offer() {
    const unfolded = field.classList.contains("unfolded");
    button.hidden = !unfolded && field.scrollHeight <= field.clientHeight + 1;
  }

  button.addEventListener("click", () => {
    const unfolded = field.classList.toggle("unfolded");
    button.setAttribute("aria-expanded", String(unfolded));
    button.textContent = unfolded ? sentence("Show less") : sentence("Show all");
    offer();
  });
  new ResizeObserver(offer).observe(field);
  // The frame lays the page out anyway; to ask before it would lay it out a second time, while somebody waits.
  return () => void requestAnimationFrame(offer);
}
