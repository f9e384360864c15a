import { byId, sayOrHide } from "../../shared/dom.js";
import { roveTabindex } from "../../shared/roving-tabindex.js";
import { sentence } from "../../shared/sentence.js";
import { copyOut } from "../export/copy.js";
import { focusDecoded, goToMode } from "../mode-switch.js";
import { fieldsOf } from "./carried-token.js";
import { listenToDisclosable } from "./disclosable.js";
import { listenToShape } from "./shape.js";
import { listenToKey } from "./sign-card.js";

/**
 * The controls of the mode, and what each does.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {{focus: () => void}} Focused
 */

const PUBLIC = sentence("The public key is on the clipboard.");

/**
 * @param {App} app
 * @param {{header: Focused, payload: Focused}} editors
 */
export function listenToEncode(app, editors) {
  const { encoding } = app;
  const key = byId("encode-key", HTMLTextAreaElement);
  listenToKey("encode", (keyed) => encoding.keyed(keyed.key, keyed.secretEncoding));
  listenToKey("outer", (keyed) => encoding.keyedOuter(keyed));
  listenToShape({
    shape: (shape) => encoding.shape(shape),
    recode: () => encoding.recode(),
    outerHeader: (header) => encoding.keyedOuter({ header }),
  });
  listenToDisclosable((disclosable, decoys) => encoding.disclose(disclosable, decoys));
  onClick("encode-generate", () => void generate(app, "encode"));
  onClick("outer-generate", () => void generate(app, "outer"));
  onClick("encode-public", () => {
    void copyOut(byId("encode-public", HTMLButtonElement), encoding.publicKey(), PUBLIC);
  });
  listenToNext(app, key);
  onClick("encode-back", () => encoding.takeBack());
  onClick("encode-reset", () => encoding.reset());
  onClick("paste-edit", () => {
    encoding.carry();
    goToMode("encode", () => editors.payload.focus());
    const leftOut = app.state.encoding.origin?.leftOut;
    if (leftOut) app.tell(leftOut);
  });
  onClick("made-decode", () => {
    const { key: used, ...fields } = fieldsOf(app.state.encoding);
    app.putWithKey(encoding.token, used, fields);
    goToMode("decode", focusDecoded);
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
 * What stands beside the headline. While the token is being made nothing stands there, and the keys ask for it all the
 * same.
 *
 * @param {App} app
 * @param {HTMLElement} key
 */
function listenToNext(app, key) {
  const next = () =>
    app.encoding.next((deed) => {
      if (deed === "generate") void generate(app, "encode");
      if (deed === "outer-generate") void generate(app, "outer");
      if (deed === "key") key.focus();
      if (deed === "outer-key") byId("outer-key", HTMLElement).focus();
    });
  const button = byId("made-next", HTMLButtonElement);
  button.addEventListener("click", next);
  byId("encoder", HTMLElement).addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && button.hidden) next();
  });
}

/**
 * Puts a new key for the algorithm into the field.
 *
 * @param {App} app
 * @param {"encode" | "outer"} card
 */
async function generate(app, card) {
  const button = byId(`${card}-generate`, HTMLButtonElement);
  button.disabled = true;
  try {
    app.tell(await app.encoding.generate(card === "outer"));
  } finally {
    button.disabled = false;
    // A button that is disabled loses the focus.
    if (document.activeElement === document.body) button.focus();
  }
}

/** @param {import("./encoding.js").Encoding} encoding */
function listenToMadeCopies(encoding) {
  const kinds = /** @type {const} */ ([
    ["made-copy", "token", sentence("The token is on the clipboard.")],
    ["made-copy-header", "header", sentence("The header line is on the clipboard.")],
    ["made-copy-curl", "curl", sentence("The curl command is on the clipboard.")],
  ]);
  for (const [id, form, copied] of kinds) {
    const button = byId(id, HTMLButtonElement);
    button.addEventListener("click", () => {
      const text = encoding.copies[form];
      if (text !== "") void copyOut(button, text, copied);
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
 * @param {import("./encode-state.js").Origin | null} origin the token that the texts came from
 * @param {boolean} canBeBack what was there before can be had back
 */
export function drawCarried(origin, canBeBack) {
  sayOrHide(byId("encode-left-out", HTMLElement), origin?.leftOut ?? "");
  byId("encode-reset", HTMLElement).hidden = origin === null;
  byId("encode-back", HTMLElement).hidden = !canBeBack;
}

/** @param {boolean} isOffered the token that is decoded can be written anew */
export function drawOffer(isOffered) {
  byId("paste-edit", HTMLElement).hidden = !isOffered;
}
