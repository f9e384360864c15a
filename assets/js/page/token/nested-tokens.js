import { appendVisible } from "../../shared/append-visible.js";
import { byClass, elementOf, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { innerOf } from "../opened.js";
import { lookOf } from "../verdict/looks.js";
import { drawDisclosures } from "./disclosures.js";
import { factsOf } from "./fact-list.js";
import { makePane } from "./pane-frame.js";
import { drawProcessed } from "./processed-payload.js";

/**
 * The tokens within a token, each under its heading, with panes of its own.
 *
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../types/report.js").Binding} Binding
 * @typedef {import("../../types/report.js").Line} Line
 * @typedef {import("../../types/report.js").ClaimedSignature} ClaimedSignature
 * @typedef {import("./pane-context.js").PaneContext} PaneContext
 * @typedef {(pane: HTMLElement, token: Token, index: number, context: PaneContext) => void} DrawSegment
 */

const MOST_SEGMENTS = 8;
const HOLDERS = sentence(
  "Its own signature isn’t verified yet: that happens, with the holder’s key in cnf, once you add the issuer’s key.",
);
const DEEPER = sentence("Its own signature isn’t verified here: paste this JWT alone, with its key, to verify it.");
const INSIDE = sentence("The payload of this token is a token itself (RFC 7519 §5.2).");

const CLAIMED = sentence("There is another token in this one. Open it to verify it with its own key.");

const MARKED = new Set(["pass", "fail", "caution"]);

/** @type {ReadonlyMap<string, string>} */
const MARKS = new Map([
  ["match", "pass"],
  ["not-compared", "caution"],
]);

/**
 * @param {HTMLElement} place
 * @param {Token} token
 * @param {PaneContext} context
 * @param {DrawSegment} drawSegment
 * @param {string} at where the token is, by its index in each token around it, with a dot behind
 */
export function drawNested(place, token, context, drawSegment, at = "") {
  const inner = place.id === "inside" ? innerOf(token) : null;
  for (const [index, nested] of token.nested.entries()) {
    const group = elementOf("group-template");
    const panes = byClass(group, "group-panes");
    group.dataset.nested = nested.kind;
    group.setAttribute("aria-label", nested.label);
    setText(byClass(group, "group-name"), nested.label);
    const isOfHolder = index === token.bound;
    describe(group, isOfHolder ? token.binding : null, nested.path);
    if (nested.path !== undefined) offerToOpen(group, nested, context, `${at}${index}`);
    if (isOfHolder) panes.before(holderNote());
    else if (nested === inner) group.dataset.inner = "";
    else if (nested.path === undefined) noteSignature(panes, nested);
    drawSegments(panes, nested, context, drawSegment);
    drawProcessed(panes, nested, context);
    drawDisclosures(panes, nested, context);
    drawNested(panes, nested, context, drawSegment, `${at}${index}.`);
    place.append(group);
  }
}

/**
 * Says what came of the signature of a token within, or how to come to know it.
 *
 * @param {HTMLElement} panes
 * @param {Token} nested
 */
function noteSignature(panes, { verdict, encrypted }) {
  if (verdict.signature.state !== "not-attempted") panes.before(noteOf(verdict.signature.message));
  else if (!encrypted) panes.before(noteOf(DEEPER));
}

/**
 * Says what is known of the holder's signature, once a key was tried; before that, how to come to know it.
 *
 * @param {Line | null} binding of the token that is shown, whose Key Binding JWT comes first
 */
export function drawHolder(binding) {
  const place = document.querySelector("[data-holder]");
  if (!(place instanceof HTMLElement)) return;
  const [mark] = lookOf("signature", binding?.state ?? "");
  const isWhole = binding?.state !== "valid" || binding.data.whole === 1;
  place.dataset.holder = binding?.state ?? "";
  place.dataset.mark = isWhole ? mark : "caution";
  const note = noteOf(binding?.message ?? HOLDERS);
  note.classList.toggle("marked", MARKED.has(place.dataset.mark));
  place.replaceChildren(note);
}

function holderNote() {
  const place = document.createElement("div");
  place.dataset.holder = "";
  place.append(noteOf(HOLDERS));
  return place;
}

/**
 * @param {HTMLElement} group
 * @param {Token} nested
 * @param {PaneContext} context
 * @param {string} at
 */
function offerToOpen(group, { text }, context, at) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain note group-open";
  button.textContent = sentence("Open this token");
  button.addEventListener("click", () => context.read(text));
  const place = document.createElement("div");
  place.dataset.claimed = at;
  byClass(group, "group-panes").before(place, button);
}

/**
 * Says of which tokens in claims the signature is valid with the key that was tried.
 *
 * @param {ReadonlyArray<ClaimedSignature>} claimed
 */
export function drawClaimed(claimed) {
  for (const place of document.querySelectorAll("[data-claimed]")) {
    if (!(place instanceof HTMLElement)) continue;
    const valid = claimed.find(({ at }) => at.join(".") === place.dataset.claimed);
    if (valid) place.dataset.mark = "pass";
    else delete place.dataset.mark;
    const notes = valid ? [noteOf(valid.line.message)] : [];
    for (const note of notes) note.classList.add("marked");
    place.replaceChildren(...notes);
  }
}

/** @param {string} text */
function noteOf(text) {
  const note = document.createElement("p");
  note.className = "note group-note";
  note.textContent = text;
  return note;
}

/**
 * @param {HTMLElement} panes
 * @param {Token} nested
 * @param {PaneContext} context
 * @param {DrawSegment} drawSegment
 */
function drawSegments(panes, nested, context, drawSegment) {
  nested.segments.slice(0, MOST_SEGMENTS).forEach(({ role }, index) => {
    if (role === "disclosure" || role === "key-binding") return;
    const pane = makePane();
    panes.append(pane);
    drawSegment(pane, nested, index, context);
  });
}

/**
 * @param {HTMLElement} group
 * @param {Binding | null} binding
 * @param {string | undefined} path of the claim that holds the token
 */
function describe(group, binding, path) {
  const about = byClass(group, "group-about");
  const said = path === undefined ? INSIDE : CLAIMED;
  setText(about, binding ? binding.message : said);
  if (!binding) return;
  about.classList.add("marked");
  group.dataset.binding = binding.state;
  group.dataset.mark = MARKS.get(binding.state) ?? "fail";
  if (binding.state === "match" || binding.expected === "") return;
  about.after(
    factsOf([
      [sentence("sd_hash is"), (value) => appendVisible(value, binding.found || sentence("missing"))],
      [sentence("It must be"), (value) => appendVisible(value, binding.expected)],
    ]),
  );
}
