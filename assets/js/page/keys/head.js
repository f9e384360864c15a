import { byId, setText } from "../../shared/dom.js";
import { paragraph, sentence } from "../../shared/sentence.js";
import { shownKey } from "./keys-state.js";

/**
 * What is said above a key: what it is and what it means to have it.
 *
 * @typedef {import("./keys-state.js").KeysState} KeysState
 */

const ABOUT = sentence("Never leaves this page. Forgotten when you clear it or reload.");
const READING = sentence("Reading the key …");
const GENERATING = sentence("Generating a key …");
const NOT_READ = sentence("The key couldn’t be read.");
const NOT_GENERATED = sentence("No key was generated.");

/** @param {KeysState} keys */
export function drawHead(keys) {
  const { answer, isBusy, text, wanted, trouble, kept } = keys;
  const area = byId("keys-mode", HTMLElement);
  const isEmpty = text === "" && wanted === null && trouble === "" && kept.length === 0;
  area.dataset.state = isEmpty ? "empty" : "shown";
  area.setAttribute("aria-busy", String(isBusy));
  const { headline, line, mark } = headOf(keys);
  const summary = byId("keys-summary", HTMLElement);
  setText(summary, headline);
  summary.dataset.mark = mark;
  setText(byId("keys-line", HTMLElement), line);
  byId("keys-verdict", HTMLElement).hidden = headline === "";
  const isRead = answer !== null && text !== "";
  setText(byId("keys-about", HTMLElement), (isRead && answer.message) || ABOUT);
  // Of what is no secret there is nothing to choose.
  byId("keys-encoding", HTMLElement).hidden = isRead && answer.kind !== "secret";
  byId("keys-forget", HTMLElement).hidden = isEmpty;
}

/**
 * @param {KeysState} keys
 * @returns {{headline: string, line: string, mark: string}}
 */
function headOf(keys) {
  const { answer, isBusy, wanted, trouble } = keys;
  const entry = shownKey(keys);
  if (isBusy) return { headline: wanted ? GENERATING : READING, line: "", mark: "waiting" };
  if (trouble !== "") return { headline: wanted ? NOT_GENERATED : NOT_READ, line: trouble, mark: "fail" };
  if (entry?.problem) return { headline: sentence("This key can’t be used."), line: entry.problem, mark: "fail" };
  if (entry) return { headline: entry.message, line: entry.line, mark: entry.private ? "caution" : "key" };
  if (answer?.problem) return { headline: sentence("There’s no key in it."), line: answer.problem, mark: "fail" };
  return { headline: "", line: "", mark: "" };
}

/** @param {KeysState} keys */
export function saidOf(keys) {
  if (keys.isBusy) return "";
  const { headline, line } = headOf(keys);
  return headline === "" ? "" : paragraph(headline, line);
}
