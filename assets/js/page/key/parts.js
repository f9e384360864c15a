import { byId } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { part } from "../store.js";
import { offerPayload } from "./detached-payload.js";
import { drawKey } from "./key.js";
import { drawHeaderKeys, drawPointers } from "./key-sources.js";
import { MaskedKey } from "./masked-key.js";
import { drawPastedKeys } from "./pasted-keys.js";

const CLEARED = sentence("The key field is empty, and nothing of the key is kept.");

/** @param {import("../app.js").App} app */
function maskedKey(app) {
  const parts = {
    field: byId("key", HTMLTextAreaElement),
    show: byId("key-show", HTMLButtonElement),
    clear: byId("key-clear", HTMLButtonElement),
    hidden: byId("key-hidden", HTMLElement),
  };
  return new MaskedKey(parts, () => {
    app.replacing.forgetKeys();
    app.tell(CLEARED);
  });
}

/**
 * What is drawn of the key, and of those that may be used.
 *
 * @param {import("../state.js").State} initial which is drawn already
 * @param {import("../app.js").App} app
 * @returns {import("../render.js").Draw[]}
 */
export function keyParts(initial, app) {
  const mask = maskedKey(app);
  return [
    part(
      initial,
      ({ readKey, fields }) => [readKey, fields.key],
      (readKey, _key) => mask.take(readKey),
    ),
    part(initial, ({ recognised, isLate }) => [isLate ? null : recognised], drawKey),
    part(
      initial,
      ({ decoded }) => [decoded],
      (decoded) => {
        const token = decoded?.token ?? null;
        const keys = decoded?.report.keys ?? [];
        // A key alone is offered in the place of the token.
        drawPastedKeys(token || keys.length > 1 ? keys : [], ({ text, start, end }) => {
          app.mending.usePastedKey(text ?? String(decoded?.text.slice(start, end)));
        });
        offerPayload(token);
        drawHeaderKeys(token?.header_keys ?? [], ({ text }) => app.mending.useKey(text));
      },
    ),
    part(
      initial,
      ({ decoded, fields, recognised }) => [decoded, fields.key === "" || recognised?.action?.id === "key"],
      (decoded, isNeeded) => drawPointers(decoded?.token?.pointers ?? [], isNeeded),
    ),
  ];
}
