import { byId } from "../../shared/dom.js";
import { made } from "../../shared/made.js";
import { sentence } from "../../shared/sentence.js";

/**
 * The elements of the mode Compare, made when somebody goes there first: nobody who decodes a token waits for them.
 *
 * @typedef {import("../../shared/made.js").Attributes} Attributes
 */

/** @param {"A" | "B"} name */
function letter(name) {
  return made("span", { class: `letter letter-${name.toLowerCase()}` }, name);
}

/** @param {"A" | "B"} name */
function actions(name) {
  const id = `compare-${name.toLowerCase()}`;
  const act = { type: "button", class: "quiet" };
  const paste = sentence("Paste into {name}", { name });
  const file = sentence("Open file… as {name}", { name });
  const clear = { "aria-label": sentence("Clear {name}", { name }), hidden: true };
  const open = { "aria-label": sentence("Open in Decode: {name}", { name }), hidden: true };
  const input = { type: "file", "aria-label": sentence("File to open as {name}", { name }), hidden: true };
  return made(
    "div",
    { class: "card-actions" },
    made("button", { ...act, id: `${id}-paste`, "aria-label": paste }, sentence("Paste")),
    made("button", { ...act, id: `${id}-file`, "aria-label": file }, sentence("Open file…")),
    made("input", { ...input, id: `${id}-input` }),
    made("button", { ...act, id: `${id}-clear`, ...clear }, sentence("Clear")),
    made("button", { ...act, id: `${id}-open`, ...open }, sentence("Open in Decode")),
  );
}

/**
 * @param {"A" | "B"} name
 * @param {string} label
 * @param {string} placeholder
 */
function field(name, label, placeholder) {
  const id = `compare-${name.toLowerCase()}`;
  const typed = { spellcheck: "false", autocomplete: "off", autocapitalize: "off", autocorrect: "off" };
  const choice = { id: `${id}-token`, class: "compare-token", "aria-label": sentence("Token of {name}", { name }) };
  return made(
    "section",
    { class: "card typed", "aria-label": label },
    made(
      "div",
      { class: "card-head" },
      made("label", { for: id }, letter(name), made("span", { class: "unseen" }, `, ${label}`)),
      made("p", { id: `${id}-what`, class: "note compare-what" }),
      actions(name),
    ),
    made("select", { ...choice, hidden: true }),
    made(
      "div",
      { class: "field" },
      made("div", { id: `${id}-backdrop`, class: "backdrop", "aria-hidden": "true" }),
      made("textarea", { id, rows: "1", ...typed, translate: "no", "data-gramm": "false", placeholder }),
    ),
  );
}

/**
 * @param {string} value
 * @param {string} name
 * @param {Attributes} more
 */
function view(value, name, more) {
  return made(
    "label",
    {},
    made("input", { type: "radio", name: "compare-view", value, ...more }),
    made("span", {}, name),
  );
}

function verdict() {
  const depending = sentence("Depending on the verifier:");
  const reasons = { class: "reasons", "aria-label": sentence("Reasons"), hidden: true };
  return made(
    "section",
    { id: "compare-verdict", class: "verdict card", "aria-labelledby": "compare-summary", hidden: true },
    made(
      "div",
      { class: "verdict-head" },
      made("h2", { id: "compare-summary", class: "summary", tabindex: "-1" }),
      made("p", { id: "compare-line", class: "summary-line" }),
      made("p", { id: "compare-changes", class: "summary-line" }),
      made("button", { id: "compare-swap", type: "button", class: "button", hidden: true }, sentence("Swap A and B")),
      made(
        "button",
        { id: "compare-ticket", type: "button", class: "button", hidden: true },
        sentence("Copy as ticket"),
      ),
    ),
    made("ol", { id: "compare-reasons", ...reasons }),
    made("p", { id: "compare-may-head", class: "reasons-head note", hidden: true }, depending),
    made("ul", { id: "compare-may", ...reasons, "aria-label": depending }),
  );
}

function differences() {
  return made(
    "section",
    { id: "compare-rows", class: "card", "aria-labelledby": "compare-rows-name", hidden: true },
    made(
      "div",
      { class: "card-head" },
      made("h2", { id: "compare-rows-name" }, sentence("Differences")),
      made("p", { id: "compare-count", class: "note" }),
      made(
        "fieldset",
        { id: "compare-view", class: "segmented note" },
        made("legend", { class: "unseen" }, sentence("Lines to show")),
        view("differences", sentence("Differences"), { checked: true }),
        view("all", sentence("All"), {}),
      ),
    ),
    made(
      "table",
      { id: "compare-table", class: "diff" },
      made(
        "thead",
        {},
        made(
          "tr",
          {},
          made("td", {}),
          made("th", { scope: "col" }, letter("A")),
          made("th", { scope: "col" }, letter("B")),
        ),
      ),
    ),
    made("p", { id: "compare-same", class: "note diff-same", hidden: true }),
  );
}

function settings() {
  return made(
    "section",
    { class: "card compare-settings", "aria-labelledby": "compare-settings-name" },
    made(
      "div",
      { class: "card-head" },
      made("h2", { id: "compare-settings-name" }, sentence("Checked with")),
      made("p", { class: "note" }, sentence("for both, as in Decode")),
      made("div", { class: "card-actions" }, made("a", { class: "quiet", href: "#decode" }, sentence("Change"))),
    ),
    made("p", { id: "compare-settings", class: "note" }),
  );
}

/** Puts all of it into the document. */
export function layOut() {
  const works = sentence("The one that works, or any text that contains it");
  const fails = sentence("The one that fails. Leave it empty if both are in A");
  byId("compare-mode", HTMLElement).replaceChildren(
    made("h2", { id: "compare-title", class: "unseen" }, sentence("Compare")),
    made(
      "div",
      { class: "lead" },
      made("p", { class: "lead-headline" }, sentence("Two tokens: what differs, and why the second fails.")),
      made(
        "p",
        {},
        sentence("Header, claims, verdict and findings, side by side. Two sets of keys can be compared, too."),
      ),
    ),
    made(
      "div",
      { class: "source" },
      field("A", sentence("First token or key set"), works),
      field("B", sentence("Second token or key set"), fails),
    ),
    made("div", { class: "reading" }, verdict(), differences()),
    made("div", { class: "side" }, settings()),
  );
}
