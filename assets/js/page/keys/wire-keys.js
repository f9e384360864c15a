import { byId } from "../../shared/dom.js";
import { exactText, listenExactly } from "../key/exact-text.js";
import { focusDecoded, goToMode } from "../mode-switch.js";
import { listenToGenerate } from "./generate-card.js";
import { listenToKeyFile } from "./key-file.js";
import { jwkOf, shownKey, signingKey } from "./keys-state.js";

/**
 * The controls of the mode Keys, and what each does.
 *
 * @typedef {import("../state.js").SecretEncoding} SecretEncoding
 */

/** @param {import("../app.js").App} app */
export function listenToKeys(app) {
  const { keys } = app;
  const field = byId("keys-text", HTMLTextAreaElement);
  listenExactly(field, byId("keys-ends", HTMLElement));
  const typed = () => keys.typed(exactText(field), encoding());
  field.addEventListener("input", typed);
  byId("keys-encoding", HTMLElement).addEventListener("change", typed);
  listenToGenerate((wanted) => keys.generate(wanted));
  listenToKeyFile((text) => {
    keys.typed(text, encoding());
    field.focus();
  });
  onClick("keys-keep", () => keys.keep());
  onClick("keys-forget", () => {
    keys.forget();
    field.focus();
  });
  onClick("keys-sign", () => {
    const entry = shownKey(app.state.keys);
    if (!entry) return;
    app.encoding.keyed(signingKey(entry), "text");
    goToMode("encode", () => byId("encode-payload", HTMLElement).focus());
  });
  onClick("keys-use", () => {
    const entry = shownKey(app.state.keys);
    // What signs nothing decrypts, which takes all of it; what verifies does so with its public part.
    const isForSignatures = entry !== null && entry.signatures.length > 0;
    app.setKey((isForSignatures ? entry.public?.pem : null) ?? jwkOf(entry) ?? "");
    app.ask();
    goToMode("decode", focusDecoded);
  });
}

/** @returns {SecretEncoding} */
function encoding() {
  const radios = Array.from(byId("keys-encoding", HTMLFieldSetElement).querySelectorAll("input"));
  return /** @type {SecretEncoding} */ (radios.find(({ checked }) => checked)?.value ?? "text");
}

/**
 * @param {string} id
 * @param {() => void} act
 */
function onClick(id, act) {
  byId(id, HTMLElement).addEventListener("click", act);
}
