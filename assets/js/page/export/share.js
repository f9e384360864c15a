import { appendVisible } from "../../shared/append-visible.js";
import { byId, setText } from "../../shared/dom.js";
import { paragraph, plural, sentence } from "../../shared/sentence.js";
import { copyOut } from "./copy.js";
import { isGone } from "./gone.js";

/**
 * A link to the token: only after somebody has seen what it carries and chosen it.
 *
 * @typedef {import("../../engine/engine.js").LinkForm} LinkForm
 * @typedef {import("../../engine/engine.js").Links} Links
 * @typedef {{links: () => Promise<Links>, tell: (text: string) => void}} Sources
 */

/** Mail programs, chats and proxies cut or refuse longer addresses. */
const CAREFUL = 2000;
/** The longest that Chromium takes. */
const LONGEST = 2_097_152;
const GONE = sentence("No link was made: the token is no longer on the page.");
const NO_ANSWER = sentence("No link was made: the engine didn’t answer.");

/** @param {Sources} sources */
export function listenToShare({ links, tell }) {
  const dialog = byId("share", HTMLDialogElement);
  const field = byId("share-link", HTMLTextAreaElement);
  const copy = byId("share-copy", HTMLButtonElement);
  byId("share-open", HTMLElement).addEventListener("click", async () => {
    try {
      offer(await links());
      dialog.showModal();
    } catch (error) {
      tell(isGone(error) ? GONE : NO_ANSWER);
    }
  });
  byId("share-close", HTMLElement).addEventListener("click", () => dialog.close());
  const copied = sentence("The link is on the clipboard.");
  copy.addEventListener("click", () => void copyOut(copy, field.value, copied));
  // Nothing of a token stays behind in a field that nobody sees.
  dialog.addEventListener("close", () => drawForm(null, null));
}

/**
 * Offers the forms, and shows the first, which is the one that carries less.
 *
 * @param {Links} links
 */
function offer({ forms, key }) {
  const choice = byId("share-forms", HTMLFieldSetElement);
  const inputs = Array.from(choice.querySelectorAll("input"));
  for (const input of inputs) {
    const form = forms.find(({ id }) => id === input.value);
    /** @type {HTMLElement} */ (input.parentElement).hidden = !form;
    input.checked = form !== undefined && form === forms[0];
    input.onchange = () => drawForm(form ?? null, key);
  }
  withKey().checked = false;
  drawForm(forms[0] ?? null, key);
}

function withKey() {
  return /** @type {HTMLInputElement} */ (byId("share-key", HTMLElement).firstElementChild);
}

/**
 * A key goes along only with a whole token: nothing else can be verified with it.
 *
 * @param {LinkForm | null} form
 * @param {Links["key"]} key
 */
function drawForm(form, key) {
  const isWhole = form?.id === "whole" && key !== null;
  byId("share-key", HTMLElement).hidden = !isWhole;
  withKey().disabled = !key?.text;
  withKey().onchange = () => drawForm(form, key);
  const isWith = isWhole && withKey().checked;
  const link = form ? linkTo(form.text, isWith ? (key?.text ?? "") : "") : "";
  const isTooLong = link.length > LONGEST;
  const about = byId("share-about", HTMLElement);
  about.replaceChildren();
  const ofKey = isWhole && (isWith || key?.text === "") ? (key?.message ?? "") : "";
  appendVisible(about, paragraph(form?.message ?? "", ofKey));
  byId("share-link", HTMLTextAreaElement).value = isTooLong ? "" : link;
  byId("share-copy", HTMLButtonElement).disabled = isTooLong || link === "";
  setText(byId("share-length", HTMLElement), link === "" ? "" : aboutLength(link.length));
}

/**
 * Behind the mark of the fragment, which no browser sends to a server.
 *
 * @param {string} token
 * @param {string} key empty where none goes along
 */
function linkTo(token, key) {
  const url = new URL(location.href);
  url.search = "";
  url.hash = "";
  const beside = key === "" ? "" : `&key=${encodeURIComponent(key)}`;
  return `${url.href}#token=${encodeURIComponent(token.toWellFormed())}${beside}`;
}

/** @param {number} length */
function aboutLength(length) {
  if (length > LONGEST) {
    return plural(
      "{count} character: too long for a link in any browser.",
      "{count} characters: too long for a link in any browser.",
      length,
    );
  }
  const isOfDisk = location.protocol === "file:";
  const disk = isOfDisk ? sentence("It only works on this computer, because the page was opened from a file.") : "";
  return paragraph(
    length > CAREFUL ? warningOf(length) : plural("{count} character.", "{count} characters.", length),
    disk,
  );
}

/** @param {number} length */
function warningOf(length) {
  return plural(
    "{count} character: many programs truncate a URL this long, so try it first.",
    "{count} characters: many programs truncate a URL this long, so try it first.",
    length,
  );
}
