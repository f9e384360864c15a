import { byId } from "../../shared/dom.js";
import { roveTabindex } from "../../shared/roving-tabindex.js";
import { sentence } from "../../shared/sentence.js";
import { copyOut } from "../export/copy.js";
import { listenToDisclosable } from "./disclosable.js";
import { listenToSigning } from "./sign-card.js";

/**
 * The controls of the mode, and what each does.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {{focus: () => void}} Focused
 */

/** What goes around a token, in which there is nothing that a shell reads. */
const HEADER = "Authorization: Bearer ";
const CURL = "curl -H '";
const END_OF_CURL = "' https://api.example.com/";
const PUBLIC = sentence("The public key is on the clipboard.");

/**
 * @param {App} app
 * @param {{header: Focused, payload: Focused}} editors
 */
export function listenToEncode(app, editors) {
  const { encoding } = app;
  const key = byId("encode-key", HTMLTextAreaElement);
  listenToSigning((text, secretEncoding) => encoding.keyed(text, secretEncoding));
  listenToDisclosable((disclosable, decoys) => encoding.disclose(disclosable, decoys));
  onClick("encode-generate", () => void generate(app));
  onClick("encode-public", () => {
    void copyOut(byId("encode-public", HTMLButtonElement), encoding.publicKey(), PUBLIC);
  });
  onClick("made-next", () => {
    const deed = encoding.next();
    if (deed === "generate") void generate(app);
    if (deed === "key") key.focus();
  });
  onClick("encode-back", () => encoding.takeBack());
  onClick("encode-reset", () => encoding.reset());
  onClick("paste-edit", () => {
    encoding.carry();
    location.hash = "#encode";
    editors.payload.focus();
  });
  onClick("made-decode", () => {
    const { key: used, secretEncoding } = app.state.encoding.asked;
    app.putWithKey(encoding.token, used, secretEncoding);
    location.hash = "#decode";
  });
  listenToMadeCopies(encoding);
  const strip = byId("made-strip", HTMLElement);
  roveTabindex(strip, true);
  strip.addEventListener("click", ({ target }) => {
    const cell = target instanceof Element ? target.closest("[data-made-line]") : null;
    const name = cell?.getAttribute("data-made-line");
    if (name === "signature" || name === "trust") key.focus();
    else if (name) editors[name === "structure" ? "header" : "payload"].focus();
  });
}

/**
 * Puts a new key for the algorithm into the field.
 *
 * @param {App} app
 */
async function generate(app) {
  const button = byId("encode-generate", HTMLButtonElement);
  button.disabled = true;
  try {
    app.tell(await app.encoding.generate());
  } finally {
    button.disabled = false;
  }
}

/** @param {import("./encoding.js").Encoding} encoding */
function listenToMadeCopies(encoding) {
  const kinds = /** @type {const} */ ([
    ["made-copy", (/** @type {string} */ token) => token, sentence("The token is on the clipboard.")],
    [
      "made-copy-header",
      (/** @type {string} */ token) => HEADER.concat(token),
      sentence("The header line is on the clipboard."),
    ],
    [
      "made-copy-curl",
      (/** @type {string} */ token) => CURL.concat(HEADER, token, END_OF_CURL),
      sentence("The curl command is on the clipboard."),
    ],
  ]);
  for (const [id, textOf, copied] of kinds) {
    const button = byId(id, HTMLButtonElement);
    button.addEventListener("click", () => {
      const token = id === "made-copy" ? encoding.token : encoding.bearer;
      if (token !== "") void copyOut(button, textOf(token), copied);
    });
  }
}

/**
 * @param {string} id
 * @param {() => void} act
 */
function onClick(id, act) {
  byId(id, HTMLElement).addEventListener("click", act);
}

/**
 * @param {boolean} isCarried the texts came from a token
 * @param {boolean} canBeBack what was there before can be had back
 */
export function drawCarried(isCarried, canBeBack) {
  byId("encode-reset", HTMLElement).hidden = !isCarried;
  byId("encode-back", HTMLElement).hidden = !canBeBack;
}

/** @param {boolean} isOffered the token that is decoded can be written anew */
export function drawOffer(isOffered) {
  byId("paste-edit", HTMLElement).hidden = !isOffered;
}
