import { byClass, elementOf, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { copyOut } from "../export/copy.js";

/**
 * The help of a rule, opened where its finding stands. The engine knows the words, so they are there without a network.
 *
 * @typedef {import("../../types/report.js").RuleHelp} RuleHelp
 * @typedef {(rule: string) => Promise<RuleHelp>} Asker
 */

const ASKING = sentence("Asking the engine …");
const NO_ANSWER = sentence("The engine didn’t answer. Close this and open it again to retry.");

/**
 * What is on the button that copies a piece of an example, and what is said when it did.
 *
 * @type {Readonly<Record<"paste" | "key", readonly [string, string]>>}
 */
const COPIES = {
  paste: [sentence("Copy example"), sentence("The example is on the clipboard.")],
  key: [sentence("Copy the key"), sentence("The example’s key is on the clipboard.")],
};

/**
 * @param {HTMLElement} item of a finding
 * @param {string} rule one of the engine's own rules, never a name of a token
 * @param {Asker} ask
 */
export function offerHelp(item, rule, ask) {
  const details = /** @type {HTMLDetailsElement} */ (byClass(item, "finding-help"));
  const state = byClass(details, "finding-help-state");
  let isAnswered = false;
  setText(byClass(details, "finding-id"), rule);
  details.addEventListener("toggle", async () => {
    if (!details.open || isAnswered) return;
    setText(state, ASKING);
    try {
      const help = await ask(rule);
      isAnswered = true;
      drawHelp(details, help);
      setText(state, "");
    } catch {
      setText(state, NO_ANSWER);
    }
  });
}

/**
 * @param {HTMLElement} details
 * @param {RuleHelp} help
 */
function drawHelp(details, { id, scope, why, advice, reference, example }) {
  setText(byClass(details, "help-scope"), scope);
  setText(byClass(details, "help-why"), why);
  setText(byClass(details, "help-advice"), advice);
  setText(byClass(details, "help-reference"), reference);
  // A page that is one file has no other page beside it, and no link in its template.
  const link = details.querySelector(".finding-rule");
  if (link instanceof HTMLAnchorElement) link.href = `rules.html#${id}`;
  const parts = example.parts.map(({ name, text }) => partOf(name, text));
  const copied = [copiedOf("paste", example.text), ...(example.key ? [copiedOf("key", example.key)] : [])];
  byClass(details, "help-example").replaceChildren(...parts, ...copied);
  byClass(details, "finding-help-lines").hidden = false;
}

/**
 * @param {"header" | "payload"} name
 * @param {string} text
 */
function partOf(name, text) {
  const line = document.createElement("p");
  const code = document.createElement("code");
  setText(code, text);
  line.append(name === "header" ? sentence("Header") : sentence("Payload"), " ", code);
  return line;
}

/**
 * @param {"paste" | "key"} name
 * @param {string} text
 */
function copiedOf(name, text) {
  const line = elementOf("copied-template");
  const button = /** @type {HTMLButtonElement} */ (line.querySelector("button"));
  setText(/** @type {HTMLElement} */ (line.querySelector("code")), text);
  const [label, copied] = COPIES[name];
  setText(button, label);
  button.addEventListener("click", () => void copyOut(button, text, copied));
  return line;
}
