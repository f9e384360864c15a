import { made } from "../../shared/made.js";
import { sentence } from "../../shared/sentence.js";

/**
 * The card of a chain of certificates: the same in Decode and in Keys, whose ids begin otherwise.
 *
 * @param {string} prefix
 * @param {import("../../shared/made.js").Attributes} more
 */
export function chainCard(prefix, more) {
  return made(
    "details",
    { id: `${prefix}`, class: "chain card", hidden: true, ...more },
    made(
      "summary",
      { class: "card-head" },
      made("h2", { id: `${prefix}-count` }),
      " ",
      made("span", { id: `${prefix}-state`, class: "chain-state note" }, made("span", { class: "cell-state" })),
    ),
    made("ul", { id: `${prefix}-whole`, class: "chain-checks", hidden: true }),
    made("ol", { id: `${prefix}-list`, class: "chain-list" }),
    roots(prefix),
    made("p", { id: `${prefix}-limits`, class: "chain-limits note" }),
  );
}

/** @param {string} prefix */
function roots(prefix) {
  const id = `${prefix}-roots`;
  const typed = { spellcheck: "false", autocomplete: "off", autocapitalize: "off", autocorrect: "off" };
  const placeholder = sentence("Paste root certificates: PEM, base64 or a JWK Set");
  const quiet = { type: "button", class: "quiet" };
  return made(
    "section",
    { class: "chain-roots card typed", "aria-label": sentence("Roots") },
    made(
      "div",
      { class: "card-head" },
      made("label", { for: id }, sentence("Roots you trust")),
      made(
        "div",
        { class: "card-actions" },
        made("button", { id: `${id}-open`, ...quiet }, sentence("Open file…")),
        made("input", { id: `${id}-file`, type: "file", "aria-label": sentence("File with roots"), hidden: true }),
        made("button", { id: `${id}-clear`, ...quiet, "aria-label": sentence("Clear the roots") }, sentence("Clear")),
      ),
    ),
    made("textarea", {
      id,
      class: "chain-text",
      rows: "1",
      ...typed,
      translate: "no",
      "data-gramm": "false",
      placeholder,
      "aria-describedby": `${id}-about`,
    }),
    made("p", { id: `${id}-about`, class: "note" }),
  );
}
