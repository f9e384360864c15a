import { appendVisible } from "../../shared/append-visible.js";
import { byId, setText } from "../../shared/dom.js";
import { paragraph, plural, sentence } from "../../shared/sentence.js";
import { copyOut } from "./copy.js";
import { Gone } from "./gone.js";

/**
 * A link to the token: only after somebody has seen what it carries and chosen it.
 *
 * @typedef {import("../../engine/engine.js").LinkForm} LinkForm
 * @typedef {{forms: () => Promise<LinkForm[]>, tell: (text: string) => void}} Sources
 */

/** Mail programs, chats and proxies cut or refuse longer addresses. */
const CAREFUL = 2000;
/** The longest that Chromium takes. */
const LONGEST = 2_097_152;
const GONE = sentence("No link was made: the token is no longer on the page.");
const NO_ANSWER = sentence("No link was made: the engine didn’t answer.");

/** @param {Sources} sources */
export function listenToShare({ forms, tell }) {
  const dialog = byId("share", HTMLDialogElement);
  const field = byId("share-link", HTMLTextAreaElement);
  const copy = byId("share-copy", HTMLButtonElement);
  byId("share-open", HTMLElement).addEventListener("click", async () => {
    try {
      offer(await forms());
      dialog.showModal();
    } catch (error) {
      tell(error instanceof Gone ? GONE : NO_ANSWER);
    }
  });
  byId("share-close", HTMLElement).addEventListener("click", () => dialog.close());
  const copied = sentence("The link is on the clipboard.");
  copy.addEventListener("click", () => void copyOut(copy, field.value, copied));
  // Nothing of a token stays behind in a field that nobody sees.
  dialog.addEventListener("close", () => drawForm(null));
}

/**
 * Offers the forms, and shows the first, which is the one that carries less.
 *
 * @param {LinkForm[]} forms
 */
function offer(forms) {
  const choice = byId("share-forms", HTMLFieldSetElement);
  const inputs = Array.from(choice.querySelectorAll("input"));
  for (const input of inputs) {
    const form = forms.find(({ id }) => id === input.value);
    /** @type {HTMLElement} */ (input.parentElement).hidden = !form;
    input.checked = form !== undefined && form === forms[0];
    input.onchange = () => drawForm(form ?? null);
  }
  drawForm(forms[0] ?? null);
}

/** @param {LinkForm | null} form */
function drawForm(form) {
  const link = form ? linkTo(form.text) : "";
  const isTooLong = link.length > LONGEST;
  const about = byId("share-about", HTMLElement);
  about.replaceChildren();
  appendVisible(about, form?.message ?? "");
  byId("share-link", HTMLTextAreaElement).value = isTooLong ? "" : link;
  byId("share-copy", HTMLButtonElement).disabled = isTooLong || link === "";
  setText(byId("share-length", HTMLElement), link === "" ? "" : aboutLength(link.length));
}

/**
 * Behind the mark of the fragment, which no browser sends to a server.
 *
 * @param {string} token
 */
function linkTo(token) {
  const url = new URL(location.href);
  url.search = "";
  url.hash = "";
  return `${url.href}#token=${encodeURIComponent(token.toWellFormed())}`;
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
