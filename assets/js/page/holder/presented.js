import { byId, sayOrHide, setText } from "../../shared/dom.js";
import { paragraph, sentence } from "../../shared/sentence.js";
import { sentenceText } from "../../shared/sentence-text.js";
import { lookOf } from "../verdict/looks.js";
import { drawCell, LINE_NAMES } from "../verdict/verdict.js";
import { presentationOf } from "./holder-state.js";

/**
 * What is said of a presentation: what the whole line says of any token, and of the holder's key.
 *
 * @typedef {import("./holder-state.js").Holding} Holding
 * @typedef {import("./holder-state.js").Presented} Presented
 */

const MAKING = sentence("Making the presentation …");
const ABOUT_KEY = sentence("Signs the Key Binding JWT. Never leaves this page. Forgotten when you clear it or reload.");
const UNBOUND = sentence("Without a Key Binding JWT: add the holder’s private key if the verifier asks for one.");

/**
 * @param {Holding} holding
 * @param {number} now seconds
 */
export function drawPresented(holding, now) {
  const { presented, trouble } = holding;
  const isCurrent = presentationOf(holding) !== null;
  const [fault] = presented?.made.faults ?? [];
  const verdict = presented?.verification?.verdict ?? null;
  byId("holder-made", HTMLElement).setAttribute("aria-busy", String(!isCurrent && trouble === ""));
  setText(byId("holder-said", HTMLElement), trouble || saidOf(presented, now));
  sayOrHide(byId("holder-line", HTMLElement), presented?.verification ? lineOf(presented, now) : "");
  const key = presented?.made.keys[0]?.key?.message;
  setText(byId("holder-key-about", HTMLElement), (fault?.field === "key" && fault.message) || key || ABOUT_KEY);
  for (const id of ["holder-copy", "holder-decode"])
    byId(id, HTMLButtonElement).disabled = !(isCurrent && presented?.made.token);
  byId("holder-token", HTMLElement).hidden = !presented?.made.token;
  byId("holder-lines", HTMLElement).hidden = verdict === null;
  if (!verdict) return;
  for (const cell of byId("holder-lines", HTMLElement).children) {
    const name = LINE_NAMES.find((one) => cell instanceof HTMLElement && one === cell.dataset.line);
    if (!(name && cell instanceof HTMLElement)) continue;
    const line = verdict[name];
    drawCell(cell, lookOf(name, line.state, line.data.why), line);
  }
}

/**
 * @param {Presented | null} presented
 * @param {number} now
 */
function saidOf(presented, now) {
  if (!presented) return MAKING;
  const [fault] = presented.made.faults;
  return fault?.message ?? sentenceText(presented.verification?.headline ?? [], now);
}

/**
 * What follows, and what a verifier says of the holder's signature.
 *
 * @param {Presented} presented
 * @param {number} now
 */
function lineOf({ made, verification }, now) {
  const binding = verification?.binding?.message;
  if (binding) return paragraph(binding, made.keys[0]?.chosen ?? "");
  return paragraph(sentenceText(verification?.line ?? [], now), UNBOUND);
}
