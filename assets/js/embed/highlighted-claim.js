import { byId } from "../shared/dom.js";

/**
 * Marks the rows of one claim wherever they are drawn. The name comes from outside: it is compared, and never becomes a
 * selector.
 */
export class HighlightedClaim {
  #name = "";

  constructor() {
    new MutationObserver(() => this.#mark()).observe(byId("panes", HTMLElement), { childList: true, subtree: true });
  }

  /** @param {string} name of a claim or Header Parameter; empty for none */
  set(name) {
    this.#name = name;
    this.#mark();
  }

  #mark() {
    for (const row of document.querySelectorAll("[data-claim], [data-parameter]")) {
      if (!(row instanceof HTMLElement)) continue;
      const name = row.dataset.claim ?? row.dataset.parameter;
      if (this.#name !== "" && name === this.#name) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  }
}
