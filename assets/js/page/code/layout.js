import { byId } from "../../shared/dom.js";
import { made } from "../../shared/made.js";
import { sentence } from "../../shared/sentence.js";

/**
 * The fold of the verdict with code to copy.
 *
 * @returns {HTMLDetailsElement}
 */
export function layOut() {
  const copy = { id: "code-copy", type: "button", class: "button small", "aria-label": sentence("Copy the code") };
  const fold = made(
    "details",
    { id: "code", class: "how snippets", hidden: true },
    made("summary", {}, sentence("Verify this in your code")),
    made("p", { id: "code-line", class: "note" }),
    made(
      "div",
      { id: "code-head", class: "code-head" },
      made(
        "fieldset",
        { id: "code-libraries", class: "segmented note" },
        made("legend", { class: "unseen" }, sentence("Library")),
      ),
      made("button", copy, sentence("Copy")),
    ),
    made("pre", { id: "code-text", role: "region", tabindex: "0", translate: "no", "data-gramm": "false" }),
  );
  byId("how", HTMLElement).after(fold);
  return byId("code", HTMLDetailsElement);
}
